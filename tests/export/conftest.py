"""A store of documents made by hand, with every sort of event that the formats treat in a way of their own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente.record import (
    Actor,
    Article,
    Attribution,
    AttributionEvidence,
    DateSpan,
    Document,
    Engagement,
    Event,
    EventEvidence,
    Mention,
    Place,
)
from detente.store import Store

TEXT = (
    'Wire "Nord", OSLO.\n\nNorway expelled two Russian diplomats on Tuesday. '
    "Ministers of Norway, Sweden and Finland met in Oslo. "
    "Rebels protested. The UN urged calm on Russia. The Norwegian prime minister visited Sweden. Norway may retaliate."
)


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def side(name: str, country: str | None = None, *sectors: str, role: str | None = None) -> Actor:
    return Actor(text=name, name=name, country=country, sectors=list(sectors), role=role, evidence=(0, 4))


def event(number: int, words: str, type: str, actors: list[Actor], recipients: list[Actor], **more: Any) -> Event:
    start = TEXT.index(words)
    sentence = (TEXT.rfind(". ", 0, start) + 2, TEXT.index(".", start) + 1)
    evidence = EventEvidence(
        sentence=sentence,
        trigger=span(words),
        actors=[(0, 4)] * len(actors),
        recipients=[(0, 4)] * len(recipients),
    )
    given = {"mode": None, "status": "happened", "quad": "verbal cooperation", "score": 2.5, "confidence": 0.9} | more
    return Event(id=f"e{number}", type=type, actors=actors, recipients=recipients, evidence=evidence, **given)


NORWAY = side("Norway", "NOR", "GOV")
SWEDEN = side("Sweden", "SWE", "GOV")
FINLAND = side("Finland", "FIN", "GOV")
RUSSIA = side("Russia", "RUS", "GOV")
REBELS = side('The "Red;\tGuard"', None, "REB", "MIL")
UN = side("United Nations", "UNO", "UNO")
SOLBERG = side("Ingrid Solberg", "NOR", "GOV", role="prime minister")
OSLO = Place(text="Oslo", name="Oslo", country="NOR", latitude=59.91273, longitude=10.74609)
TUESDAY = DateSpan(start=date(2022, 4, 5), end=date(2022, 4, 5), text="on Tuesday")


def events() -> list[Event]:
    conflict = {"quad": "material conflict", "score": -5.5, "mode": "expel", "contexts": ["diplomatic"]}
    said = Attribution(speaker=UN, cue="said", evidence=AttributionEvidence())
    return [
        event(1, "expelled", "SANCTION", [NORWAY], [RUSSIA], date=TUESDAY, **conflict),
        event(2, "met", "CONSULT", [NORWAY, SWEDEN, FINLAND], [], place=OSLO),
        event(3, "protested", "PROTEST", [REBELS], [], mode="demo", quad="material conflict", score=-5.0),
        event(4, "urged", "REQUEST", [UN], [RUSSIA], attribution=[said], quad="verbal conflict", score=0.0),
        event(5, "visited", "CONSULT", [SOLBERG], [SWEDEN], mode="visit", score=4.0),
        event(6, "retaliate", "SANCTION", [NORWAY], [RUSSIA], status="possible", quad="material conflict", score=-6.0),
    ]


def document(id: str, published: date | None, source: str, *told: Event) -> Document:
    mention = Mention(status="held", evidence=EventEvidence(sentence=span("Ministers"), trigger=span("met")))
    talks = Engagement(id="g1", kind="talks", parties=[NORWAY, SWEDEN], status="held", mentions=[mention])
    article = Article(id=id, source=source, published=published, text=TEXT)
    return Document(article=article, events=list(told), engagements=[talks])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Three articles: one with all events, a copy of it the day after, and one without a day."""
    path = tmp_path / "news.duckdb"
    with Store(path) as store:
        store.add(
            [
                document("first", date(2022, 4, 6), "https://news.example/a", *events()),
                document("copy", date(2022, 4, 7), "https://other.example/b", *events()),
                document("undated", None, "c.txt", events()[3]),
            ],
            derive=False,
        )
        keys = dict(store.sql("SELECT id, article_key FROM articles").fetchall())
        with store.transaction() as connection:
            for table in ("duplicates", "stories"):
                connection.execute(f"DELETE FROM {table}")
            connection.execute("INSERT INTO duplicates VALUES (?, ?, 1.0)", [keys["copy"], keys["first"]])
            for key in keys.values():
                story = keys["first"] if key == keys["copy"] else key
                connection.execute("INSERT INTO stories VALUES (?, ?)", [key, story])
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('derived', 'yes')")
    return path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store(path, read_only=True) as opened:
        yield opened
