"""Which predicate a phrase belongs to: the nearest that governs it in the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, TypeVar

from detente.data import FOLDER, listed, read_toml
from detente.parsing import Sentence

PATH = FOLDER / "resolving" / "attachment.toml"
_DURING = frozenset({"in", "at", "during"})
_AT = _DURING | {"near", "outside", "inside"}
_PART: tuple[list[str], ...] = ([], ["part"])
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
    return Verbs(**{name: frozenset(listed(PATH, raw, "verbs", name)) for name in ("light", "occur", "raising")})


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


class Phrase(Protocol):
    """A date or place in a sentence: tokens ``first`` to ``last`` (inclusive), hanging in the tree by ``anchor``."""

    @property
    def sentence(self) -> Sentence: ...
    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def anchor(self) -> int: ...


P = TypeVar("P", bound=Phrase)


def belonging(
    sentence: Sentence,
    token: int,
    phrases: Sequence[P],
    order: Callable[[P], Any],
    loose: Callable[[P, int], bool],
) -> P | None:
    """The phrase that belongs to the predicate (a verb, or a noun such as "talks") at ``token`` of ``sentence``.

    It hangs on the predicate itself, or on a light verb around it or a noun below it ("held talks on Friday", "talks
    were held on Friday"), never on another clause. Of several, that with the least ``order``, then the nearest.
    ``loose(phrase, verb)`` says whether a phrase that hangs on a noun below ``verb`` is likelier the verb's own.
    """

    def best(found: list[P]) -> P | None:
        return min(found, key=lambda one: (order(one), abs(one.first - token), one.first), default=None)

    def of_noun() -> P | None:
        found = []
        for one in phrases:
            above = list(governors(sentence, one.anchor))
            if token in above[:1] or (
                token in above[:-1] and all(sentence.pos[i] == "PROPN" for i in above[: above.index(token)])
            ):
                found.append(one)
        own = best(found)
        if own:
            return own
        head, dep = sentence.heads[token], sentence.deps[token]
        sharing = verbs().light if dep == "dobj" else verbs().occur
        shared = dep in {"dobj", "nsubj", "nsubjpass", "attr"} and is_predicate(sentence, head)
        if shared:
            return of_verb(head) if sentence.lemmas[head] in sharing else None
        if dep == "pobj" and sentence.lower[head] in _DURING:
            above = list(governors(sentence, head))
            if above and is_predicate(sentence, above[-1]) and [sentence.lemmas[i] for i in above[:-1]] in _PART:
                return of_verb(above[-1])
        return None

    def of_verb(verb: int) -> P | None:
        direct, moved = [], []
        for one in phrases:
            above = list(governors(sentence, one.anchor))
            if not above or above[-1] != verb:
                continue
            if len(above) == 1:
                direct.append(one)
            elif _rises(sentence, one, above, loose):
                moved.append(one)
        found = best(direct) or best(moved)
        head, dep = sentence.heads[verb], sentence.deps[verb]
        if found or head == verb or not is_predicate(sentence, head):
            return found
        if dep == "xcomp" and sentence.lemmas[head] in verbs().raising:
            return of_verb(head)
        subjects = any(sentence.deps[child] in {"nsubj", "nsubjpass"} for child in sentence.children[verb])
        if dep == "conj" and not subjects:
            shared = of_verb(head)
            return shared if shared and shared.last < head else None
        return None

    return of_verb(token) if is_predicate(sentence, token) else of_noun()


def _rises(sentence: Sentence, one: P, above: list[int], loose: Callable[[P, int], bool]) -> bool:
    """Whether a phrase that hangs on a noun is nevertheless that of the verb above."""
    noun, verb = above[0], above[-1]
    if sentence.deps[one.anchor] in {"poss", "compound", "nummod", "amod", "nmod"} or one.last < noun or len(above) > 3:
        return False
    if sentence.deps[noun] in {"nsubj", "nsubjpass"} and noun < verb:
        return sentence.lemmas[verb] in verbs().occur
    prep = sentence.heads[noun]
    if sentence.deps[noun] == "pobj" and sentence.heads[prep] == verb and sentence.lower[prep] in _AT:
        return True
    if sentence.deps[noun] not in {"dobj", "pobj", "attr", "dative", "oprd", "nsubj", "nsubjpass", "appos"}:
        return False
    return sentence.lemmas[verb] in verbs().light or sentence.pos[noun] in {"PROPN", "PRON"} or loose(one, verb)
