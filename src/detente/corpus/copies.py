"""Copies: articles that are another article, whole, shortened or lightly edited."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from itertools import islice
from zlib import crc32

from rensa import RMinHash, RMinHashLSH

from detente.corpus.words import facts, shingles

ALIKE = 0.55
"""The share of the shorter text's shingles that the longer has, from which on it is a copy: a word in six changed."""

SAME_FACTS = 0.7
"""The share of the shorter text's names and numbers that the longer has. A form letter with other figures has fewer."""

_SHORT = 15
"""A text of fewer shingles is a copy only if all of it stands in the other."""

_NOTHING = 3
"""A text of fewer shingles (a bare heading) is no copy of anything."""

_LEAD = 60
"""Words at the beginning that are compared by themselves: what is cut from an article is cut from its end."""

_WHOLE_BANDS, _WHOLE_ROWS = 42, 3
"""Of whole texts: with a Jaccard similarity of .5 two are looked at with 99.6% probability, of .3 68%, of .02 0.03%."""

_LEAD_BANDS, _LEAD_ROWS = 12, 5
"""Of beginnings: with .9 they are looked at with 99.99% probability, with .7 89%, with .3 3%."""

_SEED = 7

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
    originals: list[_Original] = []
    whole, lead = _Index(_WHOLE_BANDS, _WHOLE_ROWS), _Index(_LEAD_BANDS, _LEAD_ROWS)
    read = lru_cache(_KEPT)(lambda key: Words.of(text_of(key)))
    source = iter(texts)
    while chunk := list(islice(source, _CHUNK)):
        of_whole = whole.hashes(each.text for each in chunk)
        of_lead = lead.hashes(" ".join(each.text.split()[:_LEAD]) for each in chunk)
        for each, *hashes in zip(chunk, of_whole, of_lead, strict=True):
            alike = whole.alike(hashes[0])
            for number, similarity in lead.alike(hashes[1]).items():
                alike[number] = max(similarity, alike.get(number, 0.0))
            likeliest = nsmallest(_CLOSELY, alike, key=lambda number: (-alike[number], number))
            words = Words.of(each.text)
            copy = _first_alike(each.key, words, (originals[number] for number in likeliest), read)
            if copy is not None:
                yield copy
            else:
                whole.add(hashes[0])
                lead.add(hashes[1])
                originals.append(_Original(each.key, _hashed(words.facts)))


@dataclass(frozen=True, slots=True)
class _Original:
    """What is kept of an article that is no copy: its facts as hashes, enough to tell a form letter by."""

    key: str
    facts: array[int]


def _hashed(facts: set[str]) -> array[int]:
    return array("I", {crc32(fact.encode("utf-8", "surrogatepass")) for fact in facts})


class _Index:
    """Finds texts that have many shingles in common, by their MinHashes; they are numbered as they are added."""

    def __init__(self, bands: int, rows: int) -> None:
        self._permutations = bands * rows
        self._bands = RMinHashLSH(0.5, self._permutations, bands)
        self._hashes: list[RMinHash] = []

    def hashes(self, texts: Iterable[str]) -> list[RMinHash]:
        """The MinHash of each text."""
        found = RMinHash.from_token_sets([sorted(shingles(text)) for text in texts], self._permutations, _SEED)
        return list(found)

    def add(self, minhash: RMinHash) -> None:
        """Add the next text."""
        self._bands.insert(len(self._hashes), minhash)
        self._hashes.append(minhash)

    def alike(self, minhash: RMinHash) -> dict[int, float]:
        """The numbers of the texts that may be like it, with their estimated Jaccard similarity."""
        return {number: minhash.jaccard(self._hashes[number]) for number in self._bands.query(minhash)}


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
        return _same_facts(self.facts, other.facts)


def _first_alike(key: str, mine: Words, candidates: Iterable[_Original], read: Callable[[str], Words]) -> Copy | None:
    if len(mine.shingles) < _NOTHING:
        return None
    facts = set(_hashed(mine.facts))
    for original in candidates:
        if not _same_facts(facts, set(original.facts)):
            continue
        theirs = read(original.key)
        similarity = mine.wording(theirs)
        small = min(len(mine.shingles), len(theirs.shingles)) < _SHORT
        if similarity >= (1.0 if small else ALIKE) and mine.same_facts(theirs):
            return Copy(key, original.key, similarity)
    return None


def _same_facts(one: AbstractSet[object], other: AbstractSet[object]) -> bool:
    return min(len(one), len(other)) < 3 or _overlap(one, other) >= SAME_FACTS


def _overlap(one: AbstractSet[object], other: AbstractSet[object]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
