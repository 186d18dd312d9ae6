"""The sentences of ``sentences.tsv``: what each must give."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from detente.coder import Coder
from detente.data import read_tsv

ROWS = [row for _, row in read_tsv(Path(__file__).parent / "sentences.tsv")]
DAY = datetime.date(2021, 6, 15)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:60] for row in ROWS])
def test_sentence_gives_its_positions(coder: Coder, row: dict[str, str]) -> None:
    document = coder.code(row["text"], published=DAY)
    found = sorted(f"{p.holder.country or p.holder.name} {p.stance} «{p.target.text}»" for p in document.positions)
    assert found == ([] if row["positions"] == "none" else sorted(row["positions"].split("; ")))
