"""Every span of every record lies inside the text and holds the words that the record claims; coding is deterministic.

Checked on our own articles, on texts generated from fragments that try the reader (quotation marks of all kinds left
open, emoji, right-to-left script, combining and invisible characters, empty paragraphs), and on a shared corpus where
it is there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading import read
from detente.record import (
    Actor,
    Article,
    Attribution,
    DateSpan,
    Document,
    EventEvidence,
    Place,
    Position,
    Span,
    Statement,
)

if TYPE_CHECKING:
    from detente import Coder


# --- what every document must keep ------------------------------------------------------------------------------


def faults(doc: Document) -> list[str]:
    """What is wrong with the spans, references and values of ``doc``: nothing, one hopes."""
    return list(_faults(doc, doc.article.text))


def _faults(doc: Document, text: str) -> Iterator[str]:
    for kind, records in (
        ("events", doc.events),
        ("statements", doc.statements),
        ("engagements", doc.engagements),
        ("positions", doc.positions),
    ):
        ids = [record.id for record in records]
        if len(set(ids)) != len(ids):
            yield f"{kind}: ids that are not unique: {ids}"
    for event in doc.events:
        where = f"event {event.id}"
        yield from _actors(text, where, [*event.actors, *event.recipients])
        yield from _event_evidence(text, where, event.evidence, event.date, event.place)
        yield from _attribution(text, where, event.attribution)
        for side, actors, spans in (
            ("actors", event.actors, event.evidence.actors),
            ("recipients", event.recipients, event.evidence.recipients),
        ):
            if spans[: len(actors)] != [actor.evidence for actor in actors]:
                yield f"{where}: evidence.{side} does not begin with the spans of its {side}"
        if not event.actors and not event.recipients:
            yield f"{where}: nobody in it"
        if not 0 <= event.confidence <= 1:
            yield f"{where}: confidence {event.confidence}"
    known = {statement.id for statement in doc.statements}
    outer = {statement.id: statement.within for statement in doc.statements}
    for statement in doc.statements:
        yield from _statement(text, statement)
        seen, link = {statement.id}, statement.within
        while link is not None:
            if link not in known or link in seen:
                yield f"statement {statement.id}: within {link!r}, which is unknown or goes round in a circle"
                break
            seen.add(link)
            link = outer[link]
    for engagement in doc.engagements:
        where = f"engagement {engagement.id}"
        yield from _actors(text, where, [*engagement.parties, *([engagement.host] if engagement.host else [])])
        if not engagement.parties:
            yield f"{where}: nobody in it"
        if engagement.status not in {mention.status for mention in engagement.mentions}:
            yield f"{where}: the status {engagement.status!r} of none of its mentions"
        if engagement.place and engagement.place.text not in text:
            yield f"{where}: place {engagement.place.text!r} is not in the text"
        yield from _date(text, where, engagement.date)
        for mention in engagement.mentions:
            yield from _event_evidence(text, where, mention.evidence)
            yield from _attribution(text, where, mention.attribution)
    for position in doc.positions:
        yield from _position(text, position)
        if position.statement is not None and position.statement not in known:
            yield f"position {position.id}: rests on the unknown statement {position.statement!r}"


def _event_evidence(
    text: str, where: str, evidence: EventEvidence, date: DateSpan | None = None, place: Place | None = None
) -> Iterator[str]:
    yield from _span(text, f"{where}: sentence", evidence.sentence)
    yield from _span(text, f"{where}: trigger", evidence.trigger)
    if not evidence.sentence[0] <= evidence.trigger[0] < evidence.trigger[1] <= evidence.sentence[1]:
        yield f"{where}: trigger {evidence.trigger} is not in its sentence {evidence.sentence}"
    for span in [*evidence.actors, *evidence.recipients]:
        yield from _span(text, f"{where}: actor", span)
    yield from _date(text, where, date)
    for name, claimed, span in (
        ("date", date.text if date else None, evidence.date),
        ("place", place.text if place else None, evidence.place),
    ):
        if span is not None:
            yield from _span(text, f"{where}: {name}", span, claimed)
        elif claimed is not None:
            yield f"{where}: {name} {claimed!r} without evidence"


def _statement(text: str, statement: Statement) -> Iterator[str]:
    where, evidence = f"statement {statement.id}", statement.evidence
    yield from _actors(text, where, [*statement.addressees, *statement.about])
    if statement.speaker is not None:
        yield from _actors(text, where, [statement.speaker])
        if evidence.speaker is None or not _names(text, evidence.speaker, statement.speaker):
            yield f"{where}: evidence.speaker {evidence.speaker} is not where {statement.speaker.text!r} is named"
    if evidence.speaker is not None:
        yield from _span(text, f"{where}: speaker", evidence.speaker)
    yield from _span(text, f"{where}: sentence", evidence.sentence)
    if (statement.cue is None) != (evidence.cue is None):
        yield f"{where}: cue {statement.cue!r} with evidence {evidence.cue}"
    if evidence.cue is not None:
        yield from _span(text, f"{where}: cue", evidence.cue, statement.cue)
    if not evidence.content:
        yield f"{where}: no content"
    for span in evidence.content:
        yield from _span(text, f"{where}: content", span)
    if any(first[1] > second[0] for first, second in pairwise(evidence.content)):
        yield f"{where}: spans of the content overlap or are out of order: {evidence.content}"
    words = " ".join(text[start:end] for start, end in evidence.content)
    if statement.content != words:
        yield f"{where}: content {statement.content!r} but its spans hold {words!r}"
    if statement.occasion is not None and statement.occasion not in text:
        yield f"{where}: occasion {statement.occasion!r} is not in the text"
    yield from _date(text, where, statement.date)


def _position(text: str, position: Position) -> Iterator[str]:
    where, evidence = f"position {position.id}", position.evidence
    yield from _actors(text, where, [position.holder, *([position.target.actor] if position.target.actor else [])])
    yield from _span(text, f"{where}: sentence", evidence.sentence)
    yield from _span(text, f"{where}: target", evidence.target, position.target.text)
    if evidence.holder is not None:
        yield from _span(text, f"{where}: holder", evidence.holder, position.holder.text)
    if evidence.cue is not None:
        yield from _span(text, f"{where}: cue", evidence.cue)
    if (
        evidence.cue is not None
        and not evidence.sentence[0] <= evidence.cue[0] < evidence.cue[1] <= evidence.sentence[1]
    ):
        yield f"{where}: cue {evidence.cue} is not in its sentence {evidence.sentence}"
    if evidence.target[1] > evidence.sentence[1]:  # a pronoun's may be in a sentence before
        yield f"{where}: target {evidence.target} is behind its sentence {evidence.sentence}"


def _actors(text: str, where: str, actors: Iterable[Actor]) -> Iterator[str]:
    for actor in actors:
        yield from _span(text, f"{where}: actor {actor.name!r}", actor.evidence, actor.text)
        if not actor.name.strip():
            yield f"{where}: actor {actor.text!r} has no name"


def _attribution(text: str, where: str, chain: Iterable[Attribution]) -> Iterator[str]:
    for link in chain:
        if (link.speaker is None) != (link.evidence.speaker is None) or (link.cue is None) != (
            link.evidence.cue is None
        ):
            yield f"{where}: a link of its attribution has a speaker or cue without evidence, or the other way round"
        if link.speaker is not None and link.evidence.speaker is not None:
            yield from _actors(text, where, [link.speaker])
            yield from _span(text, f"{where}: attributed to", link.evidence.speaker)
            if not _names(text, link.evidence.speaker, link.speaker):
                yield f"{where}: the span of who says so is not where {link.speaker.text!r} is named"
        if link.evidence.cue is not None:
            yield from _span(text, f"{where}: attributed by", link.evidence.cue, link.cue)


def _names(text: str, span: Span, actor: Actor) -> bool:
    """Whether a speaker's phrase shares words with the actor's own span, or is the relative pronoun after it."""
    start, end = actor.evidence
    if span[0] < end and start < span[1]:
        return True
    return text[span[0] : span[1]].lower() in {"who", "which", "that", "whom"} and end <= span[0]


def _date(text: str, where: str, date: DateSpan | None) -> Iterator[str]:
    if date is not None:
        if date.start > date.end:
            yield f"{where}: the date {date.text!r} ends before it starts"
        if date.text not in text:
            yield f"{where}: the date {date.text!r} is not in the text"


def _span(text: str, what: str, span: Span, claimed: str | None = None) -> Iterator[str]:
    start, end = span
    if not 0 <= start < end <= len(text):
        yield f"{what}: {span} is not inside the text of {len(text)} characters"
    elif text[start:end] != text[start:end].strip():
        yield f"{what}: {text[start:end]!r} has space around it"
    elif claimed is not None and text[start:end] != claimed:
        yield f"{what}: claims {claimed!r} where the text has {text[start:end]!r}"


# --- own articles -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def articles(examples: Path) -> list[Article]:
    problems: list[object] = []
    found = list(read([examples], on_problem=problems.append))
    assert found and not problems
    return found


@pytest.fixture(scope="module")
def coded(coder: Coder, articles: list[Article]) -> list[Document]:
    return list(coder.pipe(articles))


def test_own_articles_keep_what_they_claim(coded: list[Document]) -> None:
    assert [fault for doc in coded for fault in faults(doc)] == []


def test_own_articles_give_records_of_every_kind(coded: list[Document]) -> None:
    """So that the test above has something to look at."""
    for records in ("events", "statements", "engagements", "positions"):
        assert sum(len(getattr(doc, records)) for doc in coded) >= len(coded), records


def test_the_check_itself_sees_a_wrong_span(coded: list[Document]) -> None:
    doc = coded[0].model_copy(deep=True)
    assert faults(doc) == []
    doc.article.text = " " + doc.article.text
    assert len(faults(doc)) >= len(doc.events) + len(doc.statements) + len(doc.engagements) + len(doc.positions)


# --- generated texts ----------------------------------------------------------------------------------------------

PHRASES = [
    "President Xi Jinping met Emmanuel Macron in Paris on Tuesday",
    "The Kremlin said that it would not attend the talks",
    "Mr Sunak, who became prime minister in 2022, visited Kyiv",
    "Poland’s foreign minister accused Belarus of lying",
    "she said",
    "he told reporters in Ankara last week,",
    "Iran and Saudi Arabia agreed to restore ties,",
    "according to two officials",
    "We will never accept this",
    "troops fired on protesters",
    "“There is no plan,",
    "” said the spokesman, “and there never was one.”",
    'it was "a grave mistake"',
    "‘Not now,’ the ambassador warned",
    "« Jamais », a dit le ministre",
    "„Nein“, sagte sie",
    "``Maybe,'' Powell said.",
    "the U.N. called on Sudan's army to withdraw",
    "the two sides, which signed an accord in 1991, have not spoken since",
    "Prime Minister",
    "Washington",
    "1.",
    "10 Downing Street",
    "on Monday, May 3",
]
ODD = [
    "🇺🇦",
    "👩🏽‍🚒",
    "قال الوزير",
    "האם",
    "北京",
    "e\u0301",
    "\u00a0",
    "\u200b",
    "\u200f",
    "\ufeff",
    "\ufb01",
    "İ",
    "ß",
    "\U0001d4d0",
    "\x0b",
    "\u2028",
    "…",
    "—",
    "-",
    ";",
    "(",
    ")",
    "“",
    "”",
    "‘",
    "’",
    '"',
    "'",
    "«",
    "»",
    "„",
    "``",
    "''",
    "’s",
    "'s",
    "&amp;",
    "<b>",
    "@",
    "#",
    "%",
    "0",
]
ENDS = [". ", ".\n", ".\n\n", "? ", "! ", ".” ", "\n\n\n", "\r\n\r\n", " \n \n", ": ", ", ", " ", "\t", ""]

pieces = st.one_of(st.sampled_from(PHRASES), st.sampled_from(ODD), st.text(max_size=8))
texts = st.lists(st.tuples(pieces, st.sampled_from(ENDS)), min_size=1, max_size=14).map(
    lambda parts: "".join(piece + end for piece, end in parts)
)


@settings(max_examples=120)
@given(text=texts)
def test_generated_texts_keep_what_they_claim(coder: Coder, text: str) -> None:
    assert faults(coder.code(text, published="2023-04-26")) == []


@settings(max_examples=40)
@given(data=st.data())
def test_articles_with_odd_characters_put_in_keep_what_they_claim(
    coder: Coder, examples: Path, data: st.DataObject
) -> None:
    """Some paragraphs of a real article, into which odd characters are put at random."""
    path = data.draw(st.sampled_from(sorted(examples.glob("*.txt"))), label="article")
    paragraphs = path.read_text(encoding="utf-8").split("\n")
    first = data.draw(st.integers(0, max(0, len(paragraphs) - 6)))
    text = "\n".join(paragraphs[first : first + 6])
    for odd in data.draw(st.lists(st.sampled_from(ODD), max_size=6)):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + odd + text[at:]
    assert faults(coder.code(text)) == []


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", ".", "“", "‘’", "said", "🇺🇦", "\u200f\u200f", "A" * 5000])
def test_texts_with_next_to_nothing_in_them_give_a_document(coder: Coder, text: str) -> None:
    doc = coder.code(text)
    assert faults(doc) == []
    assert doc.events == [] and doc.engagements == [] and doc.positions == []


# --- determinism --------------------------------------------------------------------------------------------------


def lines(docs: Iterable[Document]) -> dict[str, str]:
    return {doc.article.id: doc.model_dump_json() for doc in docs}


def test_two_runs_give_the_same_bytes(coder: Coder, articles: list[Article], coded: list[Document]) -> None:
    assert [doc.model_dump_json() for doc in coder.pipe(articles)] == [doc.model_dump_json() for doc in coded]


def test_another_order_gives_the_same_documents(coder: Coder, articles: list[Article], coded: list[Document]) -> None:
    assert lines(coder.pipe(articles[::-1])) == lines(coded)
    assert lines(coder.pipe(articles[3:] + articles[:3])) == lines(coded)


def test_one_article_alone_is_coded_as_among_others(
    coder: Coder, articles: list[Article], coded: list[Document]
) -> None:
    assert lines(coder.pipe(articles[-1:])) == lines(coded[-1:])


def test_another_process_with_another_hash_seed_gives_the_same_documents(
    articles: list[Article], coded: list[Document]
) -> None:
    program = (
        "import json, sys; from detente import Coder; from detente.record import Article;"
        "articles = [Article(**each) for each in json.load(sys.stdin)];"
        "sys.stdout.reconfigure(encoding='utf-8');"
        "[print(doc.model_dump_json()) for doc in Coder().pipe(articles)]"
    )
    chosen = articles[:4]
    run = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps([article.model_dump(mode="json") for article in chosen]),
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONHASHSEED": "4711"},
        check=True,
    )
    assert run.stdout.splitlines() == [doc.model_dump_json() for doc in coded[: len(chosen)]]


# --- shared corpora -----------------------------------------------------------------------------------------------


def test_wikinews_keeps_what_it_claims(coder: Coder, corpora: Path) -> None:
    """The first articles only; the whole corpus is a benchmark, not a test."""
    path = corpora / "wikinews.jsonl"
    if not path.is_file():
        pytest.skip(f"no {path}")
    some = islice(read([path], on_problem=print), 25)
    assert [fault for doc in coder.pipe(some) for fault in faults(doc)] == []


def test_every_article_of_wikinews_can_be_read(corpora: Path) -> None:
    """All 471: none is lost before it is coded, so that `detente code` writes as many lines."""
    path = corpora / "wikinews.jsonl"
    if not path.is_file():
        pytest.skip(f"no {path}")
    problems: list[object] = []
    found = list(read([path], on_problem=problems.append))
    assert (len(found), problems) == (471, [])
