"""Quotation marks: what is a quotation and what an apostrophe."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.parsing.quotes import find_quotes


def quotes(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(text, paragraphs(text)) if q.depth == 0]


def paragraphs(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will sign,” she said. “Not today.”", ["“We will sign,”", "“Not today.”"]),
        ('"We will sign," she said.', ['"We will sign,"']),
        ("‘We won’t sign,’ she said.", ["‘We won’t sign,’"]),
        ("'We won't sign,' she said.", ["'We won't sign,'"]),
        ("« Non », said the minister.", ["« Non »"]),
        ("»Nein«, said the minister.", ["»Nein«"]),
        ("„Nein“, said the minister.", ["„Nein“"]),
        ("”Nej”, said the minister.", ["”Nej”"]),
        ("``No deal,'' the envoy said.", ["``No deal,''"]),
        ("The ministers’ plan, the EU’s idea and the ’90s deals.", []),
        ("Rock 'n' roll at Jones' house; Sa'ar's and the Houthis' reply.", []),
        ("Lavrov: West is ‘losing’ its mind", ["‘losing’"]),
        ("'We want the workers' vote,' he said.", ["'We want the workers' vote,'"]),
    ],
)
def test_styles(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


def test_nested_quotations_have_depth_one() -> None:
    text = "“He told me ‘never again’ and left,” she said."
    found = find_quotes(text, paragraphs(text))
    assert [(text[q.start : q.end], q.depth) for q in found] == [
        ("“He told me ‘never again’ and left,”", 0),
        ("‘never again’", 1),
    ]


def test_inner_span_leaves_the_marks_out() -> None:
    (quote,) = find_quotes("“No,” he said.", [(0, 14)])
    assert "“No,” he said."[slice(*quote.inner)] == "No,"


def test_quotation_over_paragraphs_opens_anew_in_each() -> None:
    text = "“We came in peace.\n“We leave in peace.\n“That is all,” the envoy said."
    found = find_quotes(text, paragraphs(text))
    assert [(text[q.start : q.end], q.closed) for q in found] == [
        ("“We came in peace.", False),
        ("“We leave in peace.", False),
        ("“That is all,”", True),
    ]


def test_lost_closing_mark_reopens_at_the_next_opening_one() -> None:
    text = "He spoke of “a new dawn and of “a long road” ahead."
    assert quotes(text) == ["“a long road”"]


def test_stray_mark_in_mid_sentence_is_no_quotation() -> None:
    assert quotes('The 6" pipe under the Baltic is closed.') == []


def test_straight_marks_around_curly_ones() -> None:
    text = '"He calls it “peace” and means war.'
    assert quotes(text) == [text]


pieces = st.sampled_from(
    [
        "“",
        "”",
        "‘",
        "’",
        '"',
        "'",
        "«",
        "»",
        "„",
        "`",
        "``",
        "''",
        " ",
        "\n",
        "said",
        "s",
        "The",
        ",",
        ".",
        ":",
        "’s",
        "90",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(pieces, max_size=40).map("".join)))
def test_never_fails_and_spans_are_in_order_and_inside(text: str) -> None:
    spans = paragraphs(text)
    found = find_quotes(text, spans)
    assert found == sorted(found, key=lambda q: (q.start, -q.end))
    for quote in found:
        assert 0 <= quote.start <= quote.inner[0] < quote.inner[1] <= quote.end <= len(text)
        assert any(a <= quote.start and quote.end <= b for a, b in spans)
        assert quote.closed or quote.inner[1] == quote.end
    outer = [q for q in found if q.depth == 0]
    assert all(a.end <= b.start for a, b in itertools.pairwise(outer))
    for quote in found:
        if quote.depth:
            assert any(o.start <= quote.start and quote.end <= o.end for o in outer)


@given(st.lists(pieces, max_size=40).map("".join))
def test_same_input_same_answer(text: str) -> None:
    assert find_quotes(text, paragraphs(text)) == find_quotes(text, paragraphs(text))
