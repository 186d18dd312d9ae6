"""``detente read``: the text with its marks, and the tables, at any width and without colour."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from detente.cli.view import show
from detente.cli.view.marks import ROLES, Marks, find_marks
from detente.cli.view.text import marked
from detente.record import Article, DateSpan, Document, paragraphs

from .conftest import Run
from .samples import TEXT, sample, span


def shown(document: Document, width: int = 80, *, colour: bool = False, no_color: bool = False) -> str:
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=no_color,
        highlight=False,
    )
    show(document, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_without_colour_the_marks_are_signs() -> None:
    text = " ".join(shown(sample()).split())
    assert "[Norway] *expelled*¹ two [Russian] diplomats on Tuesday, Foreign Minister [Ingrid Solberg] _said_." in text
    assert "“We will *meet*² our [Swedish colleagues] in Stockholm next week,” she _told_ [reporters]." in text
    assert "[actor] _cue_ *trigger*¹" in text


@pytest.mark.parametrize("options", [{"no_color": True, "colour": True}, {"colour": False}])
def test_no_colour_means_no_colour(options: dict[str, bool]) -> None:
    text = shown(sample(), **options)
    codes = {code for found in re.findall(r"\x1b\[([\d;]*)m", text) for code in found.split(";")}
    assert codes <= {"", "0", "1", "2", "3"}  # none, reset, bold, dim, italic
    assert "*expelled*¹" in re.sub(r"\x1b\[[\d;]*m", "", text)


def test_with_colour_the_text_stays_as_it_is() -> None:
    text = shown(sample(), 120, colour=True)
    assert "\x1b[1;36mMoscow\x1b[0m" in text
    assert "*expelled*" not in text
    assert "\x1b[33msaid\x1b[0m" in text
    assert "\x1b[1;3;35mexpelled\x1b[0m" in text


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("colour", [True, False])
def test_no_line_is_wider_than_the_terminal(width: int, colour: bool) -> None:
    from rich.text import Text

    for line in shown(sample(), width, colour=colour).splitlines():
        assert Text.from_ansi(line).cell_len <= width


def test_the_tables_say_who_did_what_to_whom() -> None:
    text = shown(sample(), 120)
    (row,) = [line for line in text.splitlines() if "SANCTION" in line]
    assert row.split() == ["1", "Norway", "SANCTION", "Russia", "happened", "2022-04-05", "Ingrid", "Solberg"]
    (row,) = [line for line in text.splitlines() if "AGREE" in line]
    assert "each other" in row
    assert "2022-04-11 – 2022-04-17, Stockholm" in row
    assert "the article" in row
    for heading in ("Events 2", "Statements 2", "Engagements 1", "Positions 1"):
        assert heading in text
    assert "Norway expelled two Russian diplomats on Tuesday" in text
    assert "opposes" in text


def test_country_and_office_stand_below_a_name_the_first_time_only() -> None:
    document = sample()
    document.events.append(document.events[0].model_copy(update={"id": "norway-1.e3"}))
    text = shown(document, 120)
    table = text[text.index("Events 3") : text.index("Statements 2")]
    assert table.count("Norway") == 2
    assert table.count("NOR GOV") == 2  # Norway itself, and Ingrid Solberg
    assert table.count("NOR GOV, foreign minister") == 1


def test_long_lists_say_how_many_more_there_are() -> None:
    document = sample()
    document.engagements[0].issues = ["human_rights", "military", "trade", "environment", "crime"]
    assert "human rights, military, trade, 2 more" in " ".join(shown(document, 200).split())


def test_a_document_without_records_shows_its_text() -> None:
    text = shown(Document(article=Article(id="a", title="Quiet", text="Nothing happened [at all] in *Bern*.")))
    assert "Quiet" in text
    assert "Nothing happened [at all] in *Bern*." in text
    assert "no records" in text
    assert "Events" not in text


def test_overlapping_evidence_is_laid_flat() -> None:
    marks = Marks()
    marks.spans["actor"] |= {(0, 10), (5, 12)}
    marks.spans["trigger"] |= {(8, 9)}
    marks.spans["cue"] |= {(11, 15)}
    marks.spoken |= {(3, 14)}
    marks.numbers[9] = [1, 3]
    assert [(s.start, s.end, s.role, s.spoken, s.events) for s in marks.segments(0, 16)] == [
        (0, 3, "actor", False, ()),
        (3, 8, "actor", True, ()),
        (8, 9, "trigger", True, (1, 3)),
        (9, 11, "actor", True, ()),
        (11, 14, "cue", True, ()),
        (14, 15, "cue", False, ()),
        (15, 16, None, False, ()),
    ]


def test_an_actor_inside_of_a_trigger_stays_an_actor() -> None:
    text = "He called the minister naive."
    marks = Marks()
    marks.spans["trigger"].add((3, 28))
    marks.spans["cue"].add((3, 9))
    marks.spans["actor"].add((10, 22))
    marks.spoken.add((10, 28))
    marks.numbers[28] = [1, 2]
    assert marked(text, (0, 29), marks, colour=False).plain == "He *called* [the minister] *naive*¹,²."
    assert marked(text, (0, 29), marks, colour=True).plain == "He called the minister naive¹,²."


SPANS = st.sets(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: (min(pair), max(pair))), max_size=5)


@given(st.fixed_dictionaries(dict.fromkeys(ROLES, SPANS)), SPANS, st.integers(0, 10), st.integers(11, 30))
def test_segments_have_no_gap_and_no_overlap(
    spans: dict[str, set[tuple[int, int]]], spoken: set[tuple[int, int]], start: int, end: int
) -> None:
    marks = Marks(spans, spoken, {})  # type: ignore[arg-type]
    pieces = list(marks.segments(start, end))
    assert [piece.start for piece in pieces] == [start, *(piece.end for piece in pieces[:-1])]
    assert pieces[-1].end == end
    for before, after in pairwise(pieces):
        assert (before.role, before.spoken) != (after.role, after.spoken)
    for piece in pieces:
        for at in range(piece.start, piece.end):
            here = [role for role in ROLES if any(a <= at < b for a, b in spans[role])]
            assert (piece.role in here) if here else piece.role is None
            assert piece.spoken == any(a <= at < b for a, b in spoken)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2021-05-03", "2021-05-03", "2021-05-03"),
        ("2021-05-01", "2021-05-31", "2021-05"),
        ("2021-12-01", "2021-12-31", "2021-12"),
        ("2021-01-01", "2021-12-31", "2021"),
        ("2021-01-01", "2022-12-31", "2021-01-01 – 2022-12-31"),
        ("2021-05-03", "2021-05-09", "2021-05-03 – 2021-05-09"),
        ("2021-05-01", "9999-12-31", "2021-05-01 – 9999-12-31"),
    ],
)
def test_dates_are_said_in_short(start: str, end: str, said: str) -> None:
    document = sample()
    document.events = document.events[:1]
    document.events[0].date = DateSpan(start=date.fromisoformat(start), end=date.fromisoformat(end), text="then")
    (row,) = [line for line in shown(document, 120).splitlines() if "SANCTION" in line]
    assert re.search(rf"happened +{said} +Ingrid", row)


def test_all_kinds_of_evidence_are_marked() -> None:
    marks = find_marks(sample())
    assert marks.spans["trigger"] == {span("expelled"), span("meet")}
    assert marks.spans["cue"] == {span("said"), span("told")}
    assert span("Moscow") in marks.spans["actor"]
    assert marks.numbers == {span("expelled")[1]: [1], span("meet")[1]: [2]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.\n \nThree.", ["One.", "Two.", "Three."]),
        ("One.\nTwo.\n", ["One.", "Two."]),
        ("  One\nmore.\n\n\nTwo.", ["One\nmore.", "Two."]),
        ("\n\n", []),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in paragraphs(text)] == expected


def test_the_command(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "norway.txt"
    path.write_text("date 2022-04-05 " + TEXT, encoding="utf-8")
    result = run("read", path)
    assert "[Norway] *expelled*¹" in result.stdout
    assert f"2022-04-05 · {path}"[:40] in " ".join(result.stdout.split())
    assert (result.exit_code, result.stderr) == (0, "")


def test_standard_input_and_several_articles(run: Run) -> None:
    rows = [{"title": "First", "text": TEXT}, {"title": "Second", "text": TEXT}, {"text": ""}]
    result = run("read", "-", input="\n".join(map(json.dumps, rows)))
    assert result.stdout.index("First ━") < result.stdout.index("Second ━")
    assert "standard input, line 3: the text is empty" in result.stderr
    assert result.exit_code == 1


def test_a_text_with_markup_of_its_own_is_shown_as_it_is(run: Run) -> None:
    result = run("read", "-", input="The [bold]minister[/bold] of the :smile: [/] and the [red] line.")
    assert "The [bold]minister[/bold] of the :smile: [/] and the [red] line." in result.stdout
