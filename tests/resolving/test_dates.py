"""Date expressions in context sentences: what each means in news of the day it was published."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from detente.data import read_tsv
from detente.parsing import Parsed, Parser
from detente.resolving.dates import DateMention, find_dates

HERE = Path(__file__).parent
FILES = ("dates_before.tsv", "dates_after.tsv", "dates_blind.tsv")
ROWS = [(name, line, row) for name in FILES if (HERE / name).exists() for line, row in read_tsv(HERE / name)]


@pytest.fixture(scope="session")
def parses(parser: Parser) -> dict[str, Parsed]:
    texts = list(dict.fromkeys(row["sentence"] for _, _, row in ROWS))
    return dict(zip(texts, parser.pipe(texts), strict=True))


def verdict(row: dict[str, str], parsed: Parsed) -> str:
    """Empty if right, else what is wrong."""
    published = datetime.date.fromisoformat(row["published"]) if row["published"] != "-" else None
    mentions = find_dates(parsed, published)
    if row["expression"] == "-":
        return "" if not mentions else f"invented {[(one.text, str(one.start), str(one.end)) for one in mentions]}"
    start = parsed.text.index(row["expression"])
    end = start + len(row["expression"])
    over: list[DateMention] = [one for one in mentions if one.span[0] < end and start < one.span[1]]
    wanted = (row["start"], row["end"])
    if len(over) == 1 and (str(over[0].start), str(over[0].end)) == wanted:
        return ""
    return f"wanted {wanted} found {[(one.text, str(one.start), str(one.end)) for one in over]}"


def wrong(name: str, parses: dict[str, Parsed]) -> list[str]:
    """The rows of a file that come out wrong."""
    found = []
    for file, line, row in ROWS:
        if file == name and (fault := verdict(row, parses[row["sentence"]])):
            found.append(f"{name}:{line}: {row['expression']!r} in {row['sentence']!r}: {fault}")
    return found


@pytest.mark.parametrize("name", FILES)
def test_97_of_100_expressions_are_right(name: str, parses: dict[str, Parsed]) -> None:
    total = sum(file == name for file, _, _ in ROWS)
    faults = wrong(name, parses)
    assert len(faults) <= 0.03 * total, "\n".join(faults)
