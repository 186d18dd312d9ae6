"""Copies: articles that are another article, whole, shortened or lightly edited."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from rensa import RMinHash, RMinHashLSH

from detente.corpus.words import facts, shingles

ALIKE = 0.55
"""The share of the shorter text's shingles that the longer has, from which on it is a copy: a word in six changed."""

SAME_FACTS = 0.7
"""The share of the shorter text's names and numbers that the longer has. A form letter with other figures has fewer."""

_SHORT = 15
"""A text of fewer shingles is a copy only if all of it stands in the other."""

_PERMUTATIONS, _ROWS, _SEED = 192, 3, 7
"""64 bands of 3: with a Jaccard similarity of .4 two texts are looked at with 98% probability, of .3 83%, .02 0.05%."""

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Text:
    """What is compared. ``key`` names the article."""

    key: str
    published: datetime.date | None
    text: str


@dataclass(frozen=True, slots=True)
class Copy:
    """``key`` is a copy of the earlier article ``of``; ``similarity``: the share of the shorter's shingles in both."""

    key: str
    of: str
    similarity: float


def find_copies(texts: Iterable[Text], text_of: Callable[[str], str]) -> Iterator[Copy]:
    """The copies among ``texts``, each with the earliest article that it is a copy of.

    ``texts`` come in the order in which they count as earlier (see :func:`earlier`) and are not kept; ``text_of`` gives
    a text again by its key, for the few pairs that are looked at closely.
    """
    index = RMinHashLSH(0.5, _PERMUTATIONS, _PERMUTATIONS // _ROWS)
    originals: list[str] = []
    source = iter(texts)
    while chunk := list(islice(source, _CHUNK)):
        hashes = RMinHash.from_token_sets([sorted(shingles(each.text)) for each in chunk], _PERMUTATIONS, _SEED)
        for each, minhash in zip(chunk, hashes, strict=True):
            copy = _first_alike(each, (originals[number] for number in sorted(index.query(minhash))), text_of)
            if copy is not None:
                yield copy
            else:
                index.insert(len(originals), minhash)
                originals.append(each.key)


def earlier(text: Text) -> tuple[bool, datetime.date, int, str]:
    """Sorts texts so that originals come before their copies: by day, dated ones first; on one day the longer first."""
    return text.published is None, text.published or datetime.date.min, -len(text.text), text.key


def _first_alike(text: Text, candidates: Iterable[str], text_of: Callable[[str], str]) -> Copy | None:
    mine, told = shingles(text.text), facts(text.text)
    for key in candidates:
        other = text_of(key)
        theirs = shingles(other)
        similarity = overlap(mine, theirs)
        small = min(len(mine), len(theirs)) < _SHORT
        if similarity >= (1.0 if small else ALIKE) and same_facts(told, facts(other)):
            return Copy(text.key, key, similarity)
    return None


def overlap(one: set[str], other: set[str]) -> float:
    """The share of the smaller set that is in both."""
    return len(one & other) / max(1, min(len(one), len(other)))


def same_facts(one: set[str], other: set[str]) -> bool:
    """Whether two texts, given by their :func:`facts`, tell of the same names and figures."""
    return min(len(one), len(other)) < 3 or overlap(one, other) >= SAME_FACTS
