"""The example articles: what they are, and what must come of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from detente.data import read_tsv
from detente.reading import read
from detente.record import Actor, Article, Document, Event, Statement

if TYPE_CHECKING:
    from detente import Coder

EVENTS_FOUND = 0.48
STATEMENTS_FOUND = 0.92
ENGAGEMENTS_FOUND = 0.35
"""The shares of what a reader finds that must be found: floors against loss, raised as the coder gets better."""

NOT_HAPPENED = [
    ("visit-announced.txt", "will travel to Hanoi"),
    ("visit-announced.txt", "is to meet her Vietnamese counterpart"),
    ("visit-announced.txt", "she intended to go on to Beijing"),
    ("visit-announced.txt", "cancelled a trip to Hanoi"),
    ("visit-announced.txt", "have never come to blows"),
    ("sanctions.txt", "threatened to close its border"),
    ("sanctions.txt", "was considering measures of its own"),
    ("sanctions.txt", "Britain could follow suit"),
    ("border-clash.txt", "has not moved troops"),
    ("border-clash.txt", "abducted nobody"),
    ("border-clash.txt", "may travel to Khartoum"),
    ("border-clash.txt", "to withdraw to the lines"),
    ("parliamentary-row.txt", "hoped to visit China"),
    ("parliamentary-row.txt", "not to go to Beijing"),
    ("summit-held.html", "nobody was arrested"),
    ("summit-held.html", "will meet again in Bujumbura"),
    ("protest.html", "would not negotiate"),
    ("agency.jsonl", "will visit the port"),
    ("agency.jsonl", "If the ELN kidnapped anybody"),
    ("agency.jsonl", "demanded that the ministers of defence"),
    ("embassy-row.txt", "are to meet on Thursday"),
    ("embassy-row.txt", "would allow the seizure"),
    ("trip-called-off.txt", "had been due to meet his French counterpart"),
    ("trip-called-off.txt", "would be happy to host a meeting"),
    ("trip-called-off.txt", "has not ruled out seeing"),
    ("speech.txt", "no meeting had been arranged"),
    ("speech.txt", "had never threatened Canada"),
]


@pytest.fixture(scope="module")
def articles(examples: Path) -> list[Article]:
    problems: list[object] = []
    found = list(read([examples], on_problem=problems.append))
    assert not problems
    return found


def test_there_are_articles_of_every_format(examples: Path) -> None:
    assert {path.suffix for path in examples.iterdir()} == {".txt", ".html", ".jsonl"}


def test_each_is_a_dated_article_of_ordinary_length(articles: list[Article]) -> None:
    assert len(articles) >= 8
    for article in articles:
        assert article.published is not None and 2019 <= article.published.year <= 2026, article.source
        assert 350 <= len(article.text.split()) <= 650, article.source


def test_web_pages_lose_what_is_not_the_article(articles: list[Article]) -> None:
    pages = [article for article in articles if article.source and article.source.endswith(".html")]
    assert [page.title for page in pages] == [
        "Bolivian miners block roads as fuel protests turn deadly",
        "Five presidents agree river pact at Kisumu summit",
    ]
    for page in pages:
        for furniture in ("Most read", "Subscribe", "Invented for", "Home"):
            assert furniture not in page.text


# --- what must come of them ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def coded(coder: Coder, articles: list[Article]) -> dict[str, list[Document]]:
    """The documents by the name of the example file they come from."""
    found: dict[str, list[Document]] = {}
    for article, doc in zip(articles, coder.pipe(articles), strict=True):
        name = Path(article.source or "").name
        found.setdefault(name if "." in name else "agency.jsonl", []).append(doc)
    return found


def expected(table: str) -> list[dict[str, str]]:
    """The rows of one of the tables beside this file."""
    return [row for _, row in read_tsv(Path(__file__).with_name(table))]


def sides(event: Event) -> list[set[str]]:
    """The countries of actors and of recipients."""
    return [countries(event.actors), countries(event.recipients)]


def countries(actors: list[Actor]) -> set[str]:
    """The countries of ``actors``, or their first sector where they have no country."""
    return {actor.country or "".join(actor.sectors[:1]) or actor.name for actor in actors}


def event_found(row: dict[str, str], docs: list[Document]) -> bool:
    wanted = [None if row[side] == "-" else set(row[side].split("+")) for side in ("actors", "recipients")]
    for doc in docs:
        at = doc.article.text.find(row["trigger"])
        for event in doc.events:
            start, end = event.evidence.trigger
            near = at >= 0 and start < at + len(row["trigger"]) and at < end
            right = (event.type, event.status) == (row["event"], row["status"])
            if near and right and all(w is None or w == told for w, told in zip(wanted, sides(event), strict=True)):
                return True
    return False


def statement_found(row: dict[str, str], docs: list[Document]) -> bool:
    return any(
        row["content"] in statement.content
        and statement.form == row["form"]
        and (statement.speaker is None if row["speaker"] == "-" else row["speaker"] in _names(statement))
        for doc in docs
        for statement in doc.statements
    )


def engagement_found(row: dict[str, str], docs: list[Document]) -> bool:
    for doc in docs:
        at = doc.article.text.find(row["words"])
        for engagement in doc.engagements:
            triggers = [mention.evidence.trigger for mention in engagement.mentions]
            near = any(at >= 0 and start < at + len(row["words"]) and at < end for start, end in triggers)
            right = (engagement.kind, engagement.status) == (row["kind"], row["status"])
            if near and right and countries(engagement.parties) == set(row["parties"].split("+")):
                return True
    return False


def _names(statement: Statement) -> str:
    return f"{statement.speaker.name} {statement.speaker.text}" if statement.speaker else ""


def test_most_events_a_reader_finds_are_found(coded: dict[str, list[Document]]) -> None:
    """With the right type, status, and whoever the table names on either side, all at once."""
    rows = expected("examples_events.tsv")
    missed = [f"{row['trigger']}: {row['event']}" for row in rows if not event_found(row, coded[row["article"]])]
    assert 1 - len(missed) / len(rows) >= EVENTS_FOUND, missed


def test_most_statements_a_reader_finds_are_found(coded: dict[str, list[Document]]) -> None:
    """With the right speaker and form."""
    rows = expected("examples_statements.tsv")
    missed = [f"{row['speaker']}: {row['content']}" for row in rows if not statement_found(row, coded[row["article"]])]
    assert 1 - len(missed) / len(rows) >= STATEMENTS_FOUND, missed


def test_engagements_a_reader_finds_are_found(coded: dict[str, list[Document]]) -> None:
    """With the right kind, parties and status, all at once."""
    rows = expected("examples_engagements.tsv")
    missed = [f"{row['words']}: {row['kind']}" for row in rows if not engagement_found(row, coded[row["article"]])]
    assert 1 - len(missed) / len(rows) >= ENGAGEMENTS_FOUND, missed


def test_what_is_planned_called_off_or_denied_has_not_happened(coded: dict[str, list[Document]]) -> None:
    for file, words in NOT_HAPPENED:
        for doc in coded[file]:
            at = doc.article.text.find(words)
            told = [
                event
                for event in doc.events
                if event.evidence.trigger[0] < at + len(words)
                and at < event.evidence.trigger[1]
                and event.type in {"CONSULT", "MOBILIZE", "SANCTION", "ASSAULT", "RETREAT", "COERCE", "AID", "PROTEST"}
                and event.status in {"happened", "ongoing"}
            ]
            assert at < 0 or not told, (file, words, told)


def test_the_examples_hold_nearly_every_type_of_event(coded: dict[str, list[Document]]) -> None:
    types = {event.type for docs in coded.values() for doc in docs for event in doc.events}
    assert len(types) >= 14, sorted(types)


def test_the_examples_hold_every_form_of_statement(coded: dict[str, list[Document]]) -> None:
    forms = {statement.form for docs in coded.values() for doc in docs for statement in doc.statements}
    assert forms == {"direct", "indirect", "mixed", "unmarked"}
