"""States told of by their part of the world and their number: "the three Baltic premiers", "both Gulf states"."""

from __future__ import annotations

from detente.parsing import Sentence
from detente.resolving.described import kinds

_BEFORE = 5
"""How many words before the noun may tell which they are."""


def region_at(sentence: Sentence, head: int) -> frozenset[str]:
    """The states of the region that stands before a noun: "the three *Baltic* prime ministers"."""
    first = max(0, head - _BEFORE)
    own = [k for k in range(first, head) if head in (sentence.heads[k], *sentence.ancestors(k))]
    words = [sentence.lower[k] for k in own]
    for length in (3, 2, 1):
        for start in range(len(words) - length + 1):
            found = kinds().states.get(" ".join(words[start : start + length]))
            if found is not None:
                return found
    return frozenset()
