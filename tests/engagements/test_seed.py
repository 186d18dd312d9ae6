"""The article that the house must master: its engagements, and who stands where."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.coder import Coder
from detente.record import Document

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed" / "article.txt"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed article lies outside the repository")

ENGAGEMENTS = [
    ("visit", "intended", {"James Cleverly", "China"}, None, None),
    ("talks", "held", {"James Cleverly", "Wang Yi", "Qin Gang"}, None, None),
    ("talks", "held", {"Alok Sharma"}, "2021-01-01", "Tianjin"),
    ("speech", "held", {"James Cleverly"}, "2023-04-25", None),
    ("interview", "held", {"James Cleverly", "Telegraph"}, None, None),
]

POSITIONS = [
    ("James Cleverly", "supports", "engagement with Beijing"),
    ("James Cleverly", "opposes", "shut down relations with the country"),
    ("James Cleverly", "opposes", "declare a new Cold War"),
    ("James Cleverly", "opposes", "isolate China"),
    ("James Cleverly", "opposes", "not engaging with them"),
    ("James Cleverly", "supports", "use it"),
    ("Iain Duncan Smith", "opposes", "Mr Cleverly"),
    ("Iain Duncan Smith", "opposes", "the speech"),
]


@pytest.fixture(scope="module")
def document() -> Document:
    return Coder().code(SEED.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("kind", "status", "parties", "start", "place"), ENGAGEMENTS)
def test_the_engagement_is_told_once(
    document: Document, kind: str, status: str, parties: set[str], start: str | None, place: str | None
) -> None:
    found = [g for g in document.engagements if g.kind == kind and {p.name for p in g.parties} == parties]
    assert len(found) == 1
    assert found[0].status == status
    assert start is None or (found[0].date is not None and str(found[0].date.start) == start)
    assert place is None or (found[0].place is not None and found[0].place.name == place)


def test_chances_to_engage_in_the_uk_are_possible(document: Document) -> None:
    (found,) = [g for g in document.engagements if g.kind == "other"]
    assert found.status == "possible"
    assert {p.country for p in found.parties} >= {"GBR", "CHN"}


@pytest.mark.parametrize(("holder", "stance", "words"), POSITIONS)
def test_the_position_is_told(document: Document, holder: str, stance: str, words: str) -> None:
    found = [p for p in document.positions if p.holder.name == holder and words in p.target.text]
    assert [p.stance for p in found] == [stance]
