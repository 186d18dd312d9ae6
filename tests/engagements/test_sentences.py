"""The sentences of ``sentences.tsv``: what each must give."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import get_args

import pytest

from detente.coder import Coder
from detente.data import read_tsv
from detente.record import EngagementStatus

ROWS = [row for _, row in read_tsv(Path(__file__).parent / "sentences.tsv")]
DAY = datetime.date(2021, 6, 15)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:60] for row in ROWS])
def test_sentence_gives_its_engagements(coder: Coder, row: dict[str, str]) -> None:
    document = coder.code(row["text"], published=DAY)
    found = sorted(
        f"{g.kind} {'+'.join(sorted({p.country or p.name for p in g.parties}))} {g.status}"
        for g in document.engagements
    )
    assert found == expected(row["engagements"])


def expected(cell: str) -> list[str]:
    """The engagements of a cell, parties in order."""
    if cell == "none":
        return []
    wanted = []
    for part in cell.split("; "):
        kind, rest = part.split(" ", 1)
        status = next(name for name in get_args(EngagementStatus) if rest.endswith(f" {name}"))
        parties = rest.removesuffix(f" {status}")  # "SEN+Le Monde"
        wanted.append(f"{kind} {'+'.join(sorted(parties.split('+')))} {status}")
    return sorted(wanted)
