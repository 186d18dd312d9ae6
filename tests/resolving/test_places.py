"""Places in context sentences: where something happens, which place is meant, and what is no place but an actor."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from detente.data import read_tsv
from detente.parsing import Parsed, Parser
from detente.resolving.places import PlaceMention, find_places

HERE = Path(__file__).parent
FILES = ("places_before.tsv", "places_after.tsv", "places_blind.tsv", "places_blind2.tsv")
ROWS = [(name, line, row) for name in FILES if (HERE / name).exists() for line, row in read_tsv(HERE / name)]


@pytest.fixture(scope="session")
def parses(parser: Parser) -> dict[str, Parsed]:
    texts = list(dict.fromkeys(row["sentence"] for _, _, row in ROWS))
    return dict(zip(texts, parser.pipe(texts), strict=True))


def kilometres(a: float, b: float, c: float, d: float) -> float:
    a, b, c, d = map(math.radians, (a, b, c, d))
    value = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(value))


def verdicts(row: dict[str, str], parsed: Parsed) -> tuple[bool, bool | None, str]:
    """Whether the country is right, whether the point is within 50 km (None: not asked), and what was found."""
    start = parsed.text.rindex(row["expression"])
    end = start + len(row["expression"])
    over: list[PlaceMention] = [one for one in find_places(parsed) if one.span[0] < end and start < one.span[1]]
    said = str([(one.text, one.name, one.country, one.latitude, one.longitude, one.role) for one in over])
    if row["country"] == "not":
        return not over, None, said
    one = over[0] if len(over) == 1 else None
    country = one is not None and (row["country"] == "-" or one.country in row["country"].split("/"))
    if row["latitude"] == "-":
        return country, None, said
    if one is None or one.latitude is None or one.longitude is None:
        return country, False, said
    far = kilometres(float(row["latitude"]), float(row["longitude"]), one.latitude, one.longitude)
    return country, far <= 50, said


def score(name: str, parses: dict[str, Parsed]) -> tuple[list[str], list[str], int, int]:
    """The rows with a wrong country and those too far off, and how many were asked of each."""
    countries, points, asked, placed = [], [], 0, 0
    for file, line, row in ROWS:
        if file != name:
            continue
        country, point, said = verdicts(row, parses[row["sentence"]])
        where = f"{name}:{line}: {row['expression']!r} in {row['sentence']!r}: found {said}"
        asked += 1
        placed += point is not None
        if not country:
            countries.append(where)
        if point is False:
            points.append(where)
    return countries, points, asked, placed


@pytest.mark.parametrize("name", FILES)
def test_95_of_100_countries_and_88_of_100_points_are_right(name: str, parses: dict[str, Parsed]) -> None:
    countries, points, asked, placed = score(name, parses)
    assert len(countries) <= 0.05 * asked, "\n".join(countries)
    assert len(points) <= 0.12 * placed, "\n".join(points)
