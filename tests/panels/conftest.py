"""A store of events made by hand: enough of them, on days around the ends of weeks, months and years."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from detente.events import load_ontology
from detente.record import Actor, Article, DateSpan, Document, Event, EventEvidence
from detente.store import Store

TEXT = "What the paper says, in so many words."


def side(country: str | None, sector: str = "GOV", name: str | None = None) -> Actor:
    name = name or country or "Somebody"
    return Actor(text=name, name=name, country=country, sectors=[sector], evidence=(0, 4))


def event(type: str, actors: list[Actor], recipients: list[Actor], on: date | None, **more: Any) -> Event:
    entry = load_ontology().types[type]
    given: dict[str, Any] = {"status": "happened", "score": entry.score, "quad": entry.quad, "confidence": 0.9}
    evidence = EventEvidence(
        sentence=(0, 20), trigger=(0, 4), actors=[(0, 4)] * len(actors), recipients=[(0, 4)] * len(recipients)
    )
    when = DateSpan(start=on, end=on, text="then") if on else None
    return Event(id="e", type=type, actors=actors, recipients=recipients, date=when, evidence=evidence, **given | more)


def document(id: str, published: date | None, *events: Event) -> Document:
    named = [one.model_copy(update={"id": f"e{number}"}) for number, one in enumerate(events, 1)]
    return Document(article=Article(id=id, source=f"{id}.txt", published=published, text=f"{id}: {TEXT}"), events=named)


def many() -> list[Document]:
    """Fifty articles of chance, the same every time."""
    chance = random.Random(7)
    countries: list[str | None] = ["GBR", "CHN", "FRA", "USA", None]
    documents = []
    for number in range(50):
        day = date(2021, 12, 20) + timedelta(days=chance.randrange(120))
        events = []
        for _ in range(chance.randrange(5)):
            one, two = (
                [side(name, chance.choice(["GOV", "MIL"])) for name in chance.sample(countries, 2)] for _ in "ab"
            )
            kind = chance.choice(["CONSULT", "SANCTION", "ASSAULT", "SUPPORT", "AID"])
            status = chance.choice(["happened", "ongoing", "planned"])
            mutual = kind == "CONSULT" or chance.random() < 0.1
            events.append(
                event(kind, one, [] if mutual else two[:1], day - timedelta(days=chance.randrange(9)), status=status)
            )
        documents.append(document(f"n{number}", day if number else None, *events))
    return documents


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("panels") / "news.duckdb") as opened:
        opened.add(many(), derive=False)
        yield opened


@pytest.fixture
def few(tmp_path: Any) -> Iterator[Store]:
    """A visit, a meeting of three, a sanction within a month of them, a protest at home, and something only planned."""
    gbr, chn, fra, usa = (side(name) for name in ("GBR", "CHN", "FRA", "USA"))
    minister = side("GBR", name="Ann Hall")
    with Store(tmp_path / "few.duckdb") as opened:
        opened.add(
            [
                document(
                    "a",
                    date(2022, 1, 31),
                    event("CONSULT", [gbr], [chn], date(2022, 1, 3), mode="visit", score=4.0),
                    event("CONSULT", [gbr, chn, fra], [], date(2022, 1, 31)),
                    event("SANCTION", [minister, gbr], [chn], date(2022, 3, 31)),
                    event("PROTEST", [side("FRA", "CVL")], [], date(2022, 2, 1)),
                    event("ACCUSE", [side("USA", "LEG")], [usa], date(2022, 2, 2)),
                    event("AGREE", [gbr], [usa], date(2023, 5, 1), status="planned"),
                )
            ],
            derive=False,
        )
        yield opened
