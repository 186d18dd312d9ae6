"""When a value that was coded is the one that the annotator wrote down, field by field."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from detente.evaluate.gold import Record

_ENOUGH = 0.8
"""The share (F1) of words that the contents of a statement must have in common."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many values are right, how many were coded and how many the annotator has.

    ``apart`` of the right ones are from articles of which only some records were annotated: they count for recall, not
    for precision, and nothing of such articles is among ``coded``.
    """

    right: int = 0
    coded: int = 0
    gold: int = 0
    apart: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right + other.right, self.coded + other.coded, self.gold + other.gold, self.apart + other.apart
        )

    def for_recall(self) -> Counts:
        """The same without a say in precision."""
        return Counts(self.right, 0, self.gold, self.right)

    @property
    def wrong(self) -> int:
        """Values that are false or missed; one value in the place of another counts once."""
        return max(self.coded, self.gold) - self.right

    @property
    def precision(self) -> float | None:
        """Of what was coded, how much is right; None where nothing was coded, or nothing that could be wrong."""
        return (self.right - self.apart) / self.coded if self.coded else None

    @property
    def recall(self) -> float | None:
        """Of what there is, how much was coded; None where there is nothing."""
        return self.right / self.gold if self.gold else None

    @property
    def precision_interval(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval of the precision."""
        return _wilson(self.right - self.apart, self.coded)

    @property
    def recall_interval(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval of the recall."""
        return _wilson(self.right, self.gold)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where one of them is not known."""
        precision, recall = self.precision, self.recall
        if precision is None or recall is None:
            return None if self.right or precision == recall else 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _wilson(part: int, whole: int) -> tuple[float, float] | None:
    if not whole:
        return None
    share, z = part / whole, 1.959964
    middle, half = share + z * z / (2 * whole), z * math.sqrt(share * (1 - share) / whole + (z / (2 * whole)) ** 2)
    return max(0.0, (middle - half) / (1 + z * z / whole)), min(1.0, (middle + half) / (1 + z * z / whole))


Compare = Callable[[Any, Any], Counts]


def one(same: Callable[[Any, Any], bool]) -> Compare:
    """For a field with one value or none."""

    def compare(gold: Any, coded: Any) -> Counts:
        return Counts(
            int(gold is not None and coded is not None and same(gold, coded)), coded is not None, gold is not None
        )

    return compare


def many(same: Callable[[Any, Any], bool]) -> Compare:
    """For a list, whose order does not count; each value is found by one. What is optional in it does not count."""

    def compare(gold: Iterable[Any] | None, coded: Iterable[Any] | None) -> Counts:
        wanted, left = list(gold or ()), list(coded or ())
        right = must = 0
        for value in sorted(wanted, key=_optional):
            found = next((other for other in left if same(value, other)), None)
            if found is not None:
                left.remove(found)
            if not _optional(value):
                must += 1
                right += found is not None
        return Counts(right, right + len(left), must)

    return compare


def _optional(value: object) -> bool:
    return isinstance(value, dict) and bool(value.get("optional"))


def same_word(gold: object, coded: object) -> bool:
    """Equal, but for upper and lower case."""
    return str(gold).strip().lower() == str(coded).strip().lower()


def same_actor(gold: Record, coded: Record) -> bool:
    """The same country where the annotator gave one; else the same name; else the same first sector."""
    if gold.get("country"):
        return bool(gold["country"] == coded.get("country"))
    names = [gold[key] for key in ("name", "text") if gold.get(key)]
    if names:
        return any(_within(name, coded[key]) for name in names for key in ("name", "text") if coded.get(key))
    sectors = gold.get("sectors") or [None]
    return bool(sectors[0] in (coded.get("sectors") or [])[:1])


def same_place(gold: Record, coded: Record) -> bool:
    """The same country and the same name, as far as the annotator gave them."""
    if gold.get("country") and gold["country"] != coded.get("country"):
        return False
    names = [gold[key] for key in ("name", "text") if gold.get(key)]
    return not names or any(_within(name, coded[key]) for name in names for key in ("name", "text") if coded.get(key))


def same_date(gold: Record, coded: Record) -> bool:
    """The same first and last day; where the annotator gave one day only, both are that day."""
    first = str(gold.get("start") or gold.get("end"))
    last = str(gold.get("end") or gold.get("start"))
    return (first, last) == (str(coded["start"]), str(coded["end"]))


def same_content(gold: str, coded: str) -> bool:
    """Most of the words, in the sense of :data:`_ENOUGH`."""
    return common_words(gold, coded) >= _ENOUGH


def same_target(gold: Record, coded: Record) -> bool:
    """The same kind, the same actor and words in common, as far as the annotator gave them."""
    if gold.get("kind") and gold["kind"] != coded.get("kind"):
        return False
    if gold.get("actor") and not (coded.get("actor") and same_actor(gold["actor"], coded["actor"])):
        return False
    return not gold.get("text") or common_words(gold["text"], coded["text"]) > 0


def same_voice(gold: list[Record], coded: list[Record]) -> bool:
    """The article's own voice both, or the same outermost speaker."""
    if not gold or not coded:
        return not gold and not coded
    first, other = gold[0].get("speaker"), coded[0].get("speaker")
    return same_actor(first, other) if first and other else first is None and other is None


def common_words(one_text: str, other_text: str) -> float:
    """The F1 of the words of two texts, each counted once."""
    words, others = (set(re.findall(r"\w+", text.lower())) for text in (one_text, other_text))
    return 2 * len(words & others) / max(1, len(words) + len(others))


def _within(name: str, other: str) -> bool:
    """Whether one name is the other or part of it, in whole words."""
    short, long = sorted((name.strip().lower(), other.strip().lower()), key=len)
    return bool(short) and re.search(rf"(?<!\w){re.escape(short)}(?!\w)", long) is not None


FIELDS: dict[str, dict[str, Compare]] = {
    "events": {
        "type": one(same_word),
        "mode": one(same_word),
        "status": one(same_word),
        "actors": many(same_actor),
        "recipients": many(same_actor),
        "date": one(same_date),
        "place": one(same_place),
        "contexts": many(same_word),
        "attribution": one(same_voice),
    },
    "statements": {
        "speaker": one(same_actor),
        "form": one(same_word),
        "cue": one(same_word),
        "content": one(same_content),
        "addressees": many(same_actor),
        "about": many(same_actor),
        "date": one(same_date),
        "issues": many(same_word),
    },
    "engagements": {
        "kind": one(same_word),
        "status": one(same_word),
        "parties": many(same_actor),
        "host": one(same_actor),
        "date": one(same_date),
        "place": one(same_place),
        "issues": many(same_word),
    },
    "positions": {
        "holder": one(same_actor),
        "stance": one(same_word),
        "target": one(same_target),
    },
}
"""The fields that are compared, by kind of record, and how."""


def compare(kind: str, name: str, gold: Record, coded: Record) -> Counts:
    """The counts of one field of two records; of several right values the best."""
    judge = FIELDS[kind][name]
    values = [gold[name], *gold.get("also", {}).get(name, [])]
    return min((judge(value, coded.get(name)) for value in values), key=lambda counts: (counts.wrong, -counts.right))
