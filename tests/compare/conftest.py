"""A small store, and files of the public sets made here in their published column order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zlib import crc32

import pytest

from detente.export import columns
from detente.record import Actor, Article, DateSpan, Document, Event, EventEvidence
from detente.store import Store

TEXT = "Norway expelled two diplomats. More was said that day."
QUADS = {
    "CONSULT": "verbal cooperation",
    "SANCTION": "material conflict",
    "ACCUSE": "verbal conflict",
    "ASSAULT": "material conflict",
}


def side(country: str) -> Actor:
    return Actor(text=country, name=country, country=country, sectors=["GOV"], evidence=(0, 6))


def document(id: str, day: date, *told: tuple[str, str, str]) -> Document:
    """An article of one day: (type, source, target); a meeting is mutual."""
    events = []
    for number, (type_, source, target) in enumerate(told, 1):
        mutual = type_ == "CONSULT"
        actors, recipients = ([side(source), side(target)], []) if mutual else ([side(source)], [side(target)])
        evidence = EventEvidence(
            sentence=(0, 30), trigger=(7, 15), actors=[(0, 6)] * len(actors), recipients=[(0, 6)] * len(recipients)
        )
        events.append(
            Event(
                id=f"e{number}",
                type=type_,
                actors=actors,
                recipients=recipients,
                date=DateSpan(start=day, end=day, text="that day"),
                status="happened",
                quad=QUADS[type_],
                score=0.0,
                confidence=0.9,
                evidence=evidence,
            )
        )
    return Document(article=Article(id=id, source=f"{id}.txt", published=day, text=f"{TEXT} {id}"), events=events)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "news.duckdb"
    with Store(path) as store:
        store.add(
            [
                document("a", date(2022, 1, 10), ("CONSULT", "NOR", "RUS"), ("SANCTION", "NOR", "RUS")),
                document("b", date(2022, 2, 10), ("ACCUSE", "GBR", "CHN")),
                document("c", date(2022, 4, 20), ("ASSAULT", "RUS", "UKR"), ("SANCTION", "NOR", "RUS")),
                document("d", date(2023, 6, 1), ("SANCTION", "USA", "IRN")),
            ],
            derive=False,
        )
    return path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store(path, read_only=True) as opened:
        yield opened


def lines(name: str, *rows: dict[str, str], header: bool = True) -> str:
    """A tab-separated file in the published order of columns."""
    names = columns(name)
    cells = ["\t".join(row.get(column, "") for column in names) for row in rows]
    return "\n".join((["\t".join(names)] if header else []) + cells) + "\n"


def icews(day: str, code: str, source: str, target: str, number: int = 0) -> dict[str, str]:
    return {
        "Event ID": str(number or crc32(f"{day} {code} {source} {target}".encode())),
        "Event Date": day,
        "CAMEO Code": code,
        "Source Name": f"Government ({source})",
        "Source Country": source,
        "Target Name": f"Government ({target})",
        "Target Country": target,
        "Event Text": "Some text",
        "Publisher": "A paper",
    }


def gdelt(day: str, code: str, source: str, target: str) -> dict[str, str]:
    return {
        "GLOBALEVENTID": str(crc32(f"{day} {code} {source} {target}".encode())),
        "SQLDATE": day,
        "Actor1CountryCode": source,
        "Actor1Name": "ONE",
        "Actor2CountryCode": target,
        "Actor2Name": "TWO",
        "EventCode": code,
        "SOURCEURL": "https://a.example/x",
    }


def polecat(day: str, type_: str, actors: str, recipients: str) -> dict[str, str]:
    return {
        "Event ID": f"{day}{type_}{actors}{recipients}",
        "Event Date": day,
        "Event Type": type_,
        "Event Mode": "None",
        "Actor Name": "One",
        "Actor Country": actors,
        "Recipient Name": "Two",
        "Recipient Country": recipients,
        "Source": "A paper",
    }
