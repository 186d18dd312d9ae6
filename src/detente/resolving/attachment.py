"""Which predicate a phrase belongs to: the nearest that governs it in the tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from detente.data import FOLDER, DataError, read_toml
from detente.parsing import Sentence

PATH = FOLDER / "resolving" / "attachment.toml"
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True)
class Verbs:
    """Verbs that share dates and places with what is around them; the names are those of the data file."""

    light: frozenset[str]
    occur: frozenset[str]
    raising: frozenset[str]


@cache
def verbs() -> Verbs:
    """The verbs of the packaged file.

    Raises:
        DataError: the file is wrong.
    """
    raw = read_toml(PATH)
    found = {}
    for name in ("light", "occur", "raising"):
        words = raw.get(name)
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise DataError(PATH, None, f"{name} must be a list of verbs")
        found[name] = frozenset(words)
    return Verbs(**found)


def outer(sentence: Sentence, first: int, last: int) -> int:
    """The token of the phrase ``first`` to ``last`` (inclusive) by which it hangs in the tree."""
    for i in range(first, last + 1):
        head = sentence.heads[i]
        if head == i or not first <= head <= last:
            if sentence.deps[i] == "punct":
                continue
            return i
    return first


def is_predicate(sentence: Sentence, i: int) -> bool:
    """Whether token ``i`` is a verb that is no auxiliary of another."""
    return sentence.pos[i] in VERBAL and sentence.deps[i] not in {"aux", "auxpass"}


def governors(sentence: Sentence, i: int) -> Iterator[int]:
    """The nouns and predicates above token ``i``, up to and with the first verb."""
    node = i
    for above in sentence.ancestors(i):
        if is_predicate(sentence, above):
            yield above
            return
        if sentence.pos[above] in {"NOUN", "PROPN", "ADJ", "NUM", "PRON"} and sentence.deps[above] not in {
            "aux",
            "auxpass",
        }:
            yield above
        node = above
    if node != i and sentence.pos[node] not in {"NOUN", "PROPN", "ADJ", "NUM", "PRON", "VERB", "AUX"}:
        yield node
