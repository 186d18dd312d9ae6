"""The date and the place that belong to a predicate, and not those of another clause."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from detente.data import read_tsv
from detente.parsing import Parsed, Parser
from detente.resolving.dates import date_of, find_dates
from detente.resolving.places import find_places, place_of

ROWS = list(read_tsv(Path(__file__).parent / "places_and_dates_of.tsv"))


@pytest.fixture(scope="session")
def parses(parser: Parser) -> dict[str, Parsed]:
    texts = list(dict.fromkeys(row["sentence"] for _, row in ROWS))
    return dict(zip(texts, parser.pipe(texts), strict=True))


def faults(parses: dict[str, Parsed]) -> tuple[list[str], list[str]]:
    """The rows with a wrong date and those with a wrong place."""
    dates, places = [], []
    for line, row in ROWS:
        parsed = parses[row["sentence"]]
        sentence = parsed.sentences[0]
        token = sentence.words.index(row["predicate"])
        date = date_of(sentence, token, find_dates(parsed, datetime.date.fromisoformat(row["published"])))
        place = place_of(sentence, token, find_places(parsed))
        if (str(date.start) if date else "-") != row["start"]:
            dates.append(f"line {line}: {row['predicate']!r} in {row['sentence']!r}: {date and date.text}")
        if (place.name if place else "-") != row["place"]:
            places.append(f"line {line}: {row['predicate']!r} in {row['sentence']!r}: {place and place.name}")
    return dates, places


def test_the_date_of_a_predicate(parses: dict[str, Parsed]) -> None:
    dates, _ = faults(parses)
    assert len(dates) <= 0.05 * len(ROWS), "\n".join(dates)


def test_the_place_of_a_predicate(parses: dict[str, Parsed]) -> None:
    _, places = faults(parses)
    assert len(places) <= 0.05 * len(ROWS), "\n".join(places)
