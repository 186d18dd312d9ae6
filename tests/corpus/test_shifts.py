"""Changes of stance: the small corpora of ``shifts.toml``, and what counts as the same target."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import tomli

from detente import Coder
from detente.corpus import Stand, load_target_words, shifts, stands
from detente.data import DataError
from detente.record import Actor, Position, PositionEvidence, Target

CASES = tomli.loads((Path(__file__).parent / "shifts.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_shifts_of_a_corpus_are_shown_and_no_others(coder: Coder, case: dict[str, Any]) -> None:
    documents = [
        (str(number), coder.code(article["text"].strip(), published=article["published"]))
        for number, article in enumerate(case["article"])
    ]
    found = shifts(stands(documents))
    assert [(s.holder.name, *s.stances) for s in found] == [tuple(wanted[:3]) for wanted in case["shift"]]
    assert all(wanted[3] in shift.target for wanted, shift in zip(case["shift"], found, strict=True))


def stand(number: int, stance: Any, target: str, holder: str = "Ana Ribeiro", actor: Actor | None = None) -> Stand:
    who = Actor(text=holder, name=holder, country="PRT", evidence=(0, 1))
    position = Position(
        id=f"{number}:p1",
        holder=who,
        stance=stance,
        target=Target(kind="issue" if actor is None else "actor", text=target, actor=actor),
        evidence=PositionEvidence(sentence=(0, 1), target=(0, 1)),
    )
    return Stand(f"{number}/p1", datetime.date(2020, 1, number), position)


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("isolating China", "isolate China", True),
        ("the closure of mines", "closing the mines", False),
        ("the Danube canal", "a canal on the Danube", True),
        ("sanctions on Belarus", "sanctions on Iran", False),
        ("sanctions", "sanctions", False),
        ("the bill", "the bill", False),
        ("it", "it", False),
        ("Resolution 1973", "Resolution 1975", False),
        ("the delivery of tanks", "the delivery of tanks to Ukraine", False),
    ],
)
def test_targets_are_one_if_their_words_and_names_are(before: str, after: str, same: bool) -> None:
    found = shifts([stand(1, "opposes", before), stand(2, "supports", after)])
    assert bool(found) is same


def test_what_both_are_told_on_one_day_is_passed_over() -> None:
    day_two = [stand(2, "supports", "the Danube canal"), stand(2, "opposes", "the Danube canal")]
    assert shifts([stand(1, "supports", "the Danube canal"), *day_two]) == []
    found = shifts([stand(1, "supports", "the Danube canal"), *day_two, stand(3, "opposes", "the Danube canal")])
    assert [(s.before.key, s.after.key) for s in found] == [("1/p1", "3/p1")]


def test_an_actor_as_target_is_compared_by_name() -> None:
    dalca = Actor(text="Dalca", name="Radu Dalca", country="ROU", role="prime minister", evidence=(0, 1))
    full = dalca.model_copy(update={"text": "the prime minister"})
    assert len(shifts([stand(1, "supports", "Dalca", actor=dalca), stand(2, "opposes", "him", actor=full)])) == 1
    other = dalca.model_copy(update={"name": "Ion Pavel"})
    assert shifts([stand(1, "supports", "Dalca", actor=dalca), stand(2, "opposes", "Pavel", actor=other)]) == []


def test_wrong_words_are_named(tmp_path: Path) -> None:
    path = tmp_path / "shifts.toml"
    path.write_text("[empty]\nwords = ['the']\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"\[vague\] words must be a list of words"):
        load_target_words(path)
