"""Documents made by hand, and a store that holds some."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from detente import Coder, Store
from detente.reading import read
from detente.record import (
    Actor,
    Article,
    Attribution,
    AttributionEvidence,
    DateSpan,
    Document,
    Event,
    EventEvidence,
)


def side(name: str, country: str | None = None, *sectors: str) -> Actor:
    return Actor(text=name, name=name, country=country, sectors=list(sectors), evidence=(0, len(name)))


NORWAY, RUSSIA = side("Norway", "NOR", "GOV"), side("Russia", "RUS", "GOV")


def event(
    actors: list[Actor],
    recipients: list[Actor],
    type: str = "SANCTION",
    mode: str | None = None,
    status: str = "happened",
    on: date | tuple[date, date] | None = None,
    says: Actor | None = None,
    done_to: list[tuple[int, int]] | None = None,
    confidence: float = 0.9,
) -> Event:
    start, end = on if isinstance(on, tuple) else (on, on)
    return Event(
        id="e",
        type=type,
        mode=mode,
        actors=actors,
        recipients=recipients,
        status=status,  # type: ignore[arg-type]
        date=DateSpan(start=start, end=end, text="then") if start and end else None,
        attribution=[Attribution(speaker=says, cue="said", evidence=AttributionEvidence())] if says else [],
        quad="material conflict",
        score=-5.0,
        confidence=confidence,
        evidence=EventEvidence(
            sentence=(0, 20),
            trigger=(0, 3),
            actors=[one.evidence for one in actors],
            recipients=[one.evidence for one in recipients] + (done_to or []),
        ),
    )


def document(id: str, *events: Event, published: date | None = date(2022, 4, 5), source: str = "x.txt") -> Document:
    named = [one.model_copy(update={"id": f"{id}.e{number}"}) for number, one in enumerate(events, 1)]
    article = Article(id=id, source=source, published=published, text=f"What {id} says, in so many words.")
    return Document(article=article, events=named)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "news.duckdb") as opened:
        yield opened


@pytest.fixture(scope="session")
def coded(coder: Coder, examples: Path) -> list[Document]:
    """The documents of our own articles."""
    return list(coder.pipe(read([examples], on_problem=print)))
