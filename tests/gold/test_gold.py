"""The annotated articles: how many engagements and positions are found, and how many of those are right."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from detente.coder import Coder

FOLDER = Path(__file__).parent


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


scoring = load("scoring")


LOWEST = {
    "a": (0.91, 0.95),
    "b": (0.95, 0.94),
    "c": (0.91, 0.92),
    "d": (0.94, 0.97),
    "e": (0.95, 0.97),
    "f": (0.91, 0.93),
    "g": (0.91, 0.87),
    "h": (0.89, 0.89),
    "i": (0.80, 0.85),
    "j": (0.91, 0.89),
    "k": (0.92, 0.83),
    "l": (0.87, 0.83),
    "m": (0.87, 0.88),
    "n": (0.89, 0.86),
    "o": (0.87, 0.94),
    "p": (0.83, 0.86),
    "q": (0.90, 0.95),
    "r": (0.85, 0.93),
    "s": (0.81, 0.89),
    "t": (0.84, 0.95),
    "u": (0.90, 0.81),
    "v": (0.88, 0.87),
    "w": (0.88, 0.94),
    "x": (0.86, 0.81),
    "y": (0.88, 0.89),
    "z": (0.84, 0.89),
    "aa": (0.88, 0.85),
    "bb": (0.73, 0.83),
    "cc": (0.96, 0.94),
    "dd": (0.98, 0.89),
    "ee": (0.81, 0.93),
    "ff": (0.98, 0.95),
    "gg": (0.92, 0.94),
    "hh": (0.92, 0.93),
    "ii": (0.79, 0.72),
    "jj": (0.81, 0.82),
    "kk": (0.88, 0.74),
    "ll": (0.80, 0.86),
    "mm": (0.74, 0.70),
    "nn": (0.73, 0.81),
    "oo": (0.59, 0.66),
    "pp": (0.69, 0.66),
    "qq": (0.79, 0.75),
    "rr": (0.74, 0.81),
    "ss": (0.72, 0.67),
    "tt": (0.69, 0.68),
    "uu": (0.70, 0.71),
    "vv": (0.58, 0.64),
}
"""The F1 below which the engagements and positions of each set must not fall."""


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.fixture(scope="module", params=list(LOWEST))
def tallies(request: pytest.FixtureRequest, coder: Coder) -> tuple[str, Any, Any]:
    engagements, positions = scoring.Tally(), scoring.Tally()
    for name, gold in scoring.articles(request.param):
        document = coder.code(gold["text"].strip(), published=gold["published"], id=name)
        engagements.add(scoring.score_engagements(document, gold))
        positions.add(scoring.score_positions(document, gold))
    return request.param, engagements, positions


def test_engagements_are_found(tallies: tuple[str, Any, Any]) -> None:
    which, engagements, _ = tallies
    assert engagements.f1 >= LOWEST[which][0], "\n".join([str(engagements), *engagements.notes])


def test_positions_are_found(tallies: tuple[str, Any, Any]) -> None:
    which, _, positions = tallies
    assert positions.f1 >= LOWEST[which][1], "\n".join([str(positions), *positions.notes])


def test_every_span_quotes_the_text(coder: Coder) -> None:
    for name, gold in scoring.articles(""):
        document = coder.code(gold["text"].strip(), published=gold["published"], id=name)
        text = document.article.text
        for engagement in document.engagements:
            for party in engagement.parties:
                assert text[slice(*party.evidence)] == party.text
            for mention in engagement.mentions:
                start, end = mention.evidence.trigger
                low, high = mention.evidence.sentence
                assert low <= start < end <= high
        for position in document.positions:
            assert text[slice(*position.evidence.target)] == position.target.text


def test_a_wrong_one_is_counted() -> None:
    """The scorer itself: nothing found is all missed, and what nobody asked for is false."""
    from detente.record import Actor, Article, Document, Engagement, Position, PositionEvidence, Target

    name, gold = scoring.articles("a01")[0]
    empty = Document(article=Article(id=name, text=gold["text"]))
    tally = scoring.score_engagements(empty, gold)
    assert (tally.right, tally.false) == (0, 0)
    assert tally.missed == len([e for e in gold["engagement"] if not e.get("optional")])
    actor = Actor(text="CAIRO", name="Egypt", country="EGY", evidence=(1, 6))
    wrong = empty.model_copy(
        update={
            "engagements": [Engagement(id="x", kind="visit", parties=[actor], status="held")],
            "positions": [
                Position(
                    id="x",
                    holder=actor,
                    stance="opposes",
                    target=Target(kind="issue", text="CAIRO"),
                    evidence=PositionEvidence(sentence=(1, 6), target=(1, 6)),
                )
            ],
        }
    )
    assert scoring.score_engagements(wrong, gold).false == 1
    assert scoring.score_positions(wrong, gold).false == 1
