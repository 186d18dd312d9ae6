"""Which coded record tells of the same thing as which gold record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from detente.evaluate.agreement import FIELDS, common_words, compare, same_actor
from detente.evaluate.gold import Record

_SAME_PLACE = 100
_SAME_SENTENCE = 50
"""What it weighs against single fields (1 each) that two records rest on the same words, or on the same sentence."""


def pair(kind: str, gold: Sequence[Record], coded: Sequence[Record]) -> list[tuple[int, int]]:
    """Pairs of numbers into ``gold`` and ``coded``, each number once: the best pairs first."""
    weights = [
        (weight, not record.get("optional"), -g, -c)
        for g, record in enumerate(gold)
        for c, other in enumerate(coded)
        if (weight := _weight(kind, record, other)) is not None
    ]
    pairs, used_gold, used_coded = [], set(), set()
    for _, _, g, c in sorted(weights, reverse=True):
        if -g not in used_gold and -c not in used_coded:
            used_gold.add(-g)
            used_coded.add(-c)
            pairs.append((-g, -c))
    return sorted(pairs)


def _weight(kind: str, gold: Record, coded: Record) -> float | None:
    """How well two records go together; None: they do not."""
    given = [name for name in FIELDS[kind] if name in gold]
    agreement = sum(not compare(kind, name, gold, coded).wrong for name in given)
    words, others = list(_words(kind, gold)), list(_words(kind, coded))
    if words:
        if _meet(words, others):
            return _SAME_PLACE + agreement
        if _alike(kind, gold, coded) and (kind == "engagements" or _meet(words, list(_sentences(kind, coded)))):
            return _SAME_SENTENCE + agreement
        return None
    sentences = list(_sentences(kind, gold))
    if sentences:
        return _SAME_SENTENCE + agreement if _meet(sentences, list(_sentences(kind, coded))) else None
    return agreement if _alike(kind, gold, coded) else None


def _alike(kind: str, gold: Record, coded: Record) -> bool:
    """Whether two records are of the same thing by what they say, wherever they stand."""

    def same(name: str) -> bool:
        return name not in gold or not compare(kind, name, gold, coded).wrong

    if kind == "events":
        sides = [(g, c) for side in ("actors", "recipients") for g in gold.get(side, []) for c in coded[side]]
        given = any(gold.get(side) for side in ("actors", "recipients"))
        return same("type") and (not given or any(same_actor(g, c) for g, c in sides))
    if kind == "statements":
        return "content" in gold and common_words(gold["content"], coded["content"]) >= 0.5
    if kind == "engagements":
        lists = [gold.get("parties") or [], *gold.get("also", {}).get("parties", [])]
        shared = any(same_actor(g, c) for wanted in lists for g in wanted for c in coded["parties"])
        return same("kind") and (shared or not any(lists))
    return same("holder") and same("target")


def _words(kind: str, record: Record) -> Iterator[tuple[int, int]]:
    """The spans of the words that make the record."""
    for evidence in _evidence(kind, record):
        if kind == "statements":
            yield from evidence.get("content") or ()
        elif span := evidence.get("target" if kind == "positions" else "trigger"):
            yield span


def _sentences(kind: str, record: Record) -> Iterator[tuple[int, int]]:
    for evidence in _evidence(kind, record):
        if evidence.get("sentence"):
            yield evidence["sentence"]


def _evidence(kind: str, record: Record) -> Iterator[Record]:
    holders = record.get("mentions") or [] if kind == "engagements" else [record]
    for holder in holders:
        yield holder.get("evidence") or {}


def _meet(spans: Sequence[Any], others: Sequence[Any]) -> bool:
    return any(start < other_end and other_start < end for start, end in spans for other_start, other_end in others)
