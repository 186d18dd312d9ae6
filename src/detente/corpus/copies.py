"""Copies: articles that are another article, whole, shortened or lightly edited."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
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

_CLOSELY = 8
"""How many candidates, the likeliest first, are compared word by word: a form letter has thousands of look-alikes."""

_CHUNK = 500
_KEPT = 2000
"""How many texts' words are kept at hand."""


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
    originals: list[tuple[str, RMinHash]] = []
    read = lru_cache(_KEPT)(lambda key: Words.of(text_of(key)))
    source = iter(texts)
    while chunk := list(islice(source, _CHUNK)):
        hashes = RMinHash.from_token_sets([sorted(shingles(each.text)) for each in chunk], _PERMUTATIONS, _SEED)
        for each, minhash in zip(chunk, hashes, strict=True):
            likeliest = nsmallest(_CLOSELY, index.query(minhash), key=lambda n: (-minhash.jaccard(originals[n][1]), n))
            copy = _first_alike(each, (originals[number][0] for number in likeliest), read)
            if copy is not None:
                yield copy
            else:
                index.insert(len(originals), minhash)
                originals.append((each.key, minhash))


def earlier(text: Text) -> tuple[bool, datetime.date, int, str]:
    """Sorts texts so that originals come before their copies: by day, dated ones first; on one day the longer first."""
    return text.published is None, text.published or datetime.date.min, -len(text.text), text.key


@dataclass(frozen=True, slots=True)
class Words:
    """A text as it is compared with another one."""

    shingles: set[str]
    facts: set[str]

    @classmethod
    def of(cls, text: str) -> Words:
        """Those of ``text``."""
        return cls(shingles(text), facts(text))

    def wording(self, other: Words) -> float:
        """The share of the shorter one's shingles that is in both."""
        return _overlap(self.shingles, other.shingles)

    def same_facts(self, other: Words) -> bool:
        """Whether both tell of the same names and figures."""
        few = min(len(self.facts), len(other.facts)) < 3
        return few or _overlap(self.facts, other.facts) >= SAME_FACTS


def _first_alike(text: Text, candidates: Iterable[str], read: Callable[[str], Words]) -> Copy | None:
    mine = Words.of(text.text)
    for key in candidates:
        theirs = read(key)
        similarity = mine.wording(theirs)
        small = min(len(mine.shingles), len(theirs.shingles)) < _SHORT
        if similarity >= (1.0 if small else ALIKE) and mine.same_facts(theirs):
            return Copy(text.key, key, similarity)
    return None


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
