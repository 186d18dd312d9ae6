"""States told of by their part of the world and their number: "the three Baltic premiers", "both Gulf states"."""

from __future__ import annotations

from detente.engagements.words import load_words
from detente.parsing import Sentence, noun_obliques
from detente.resolving import ActorMention, Resolution
from detente.resolving.coreference.described import kinds
from detente.resolving.lexicon.files import load

_BEFORE = 5
"""How many words before the noun may tell which they are."""


def bloc_of(resolution: Resolution, sentence: Sentence, head: int) -> ActorMention | None:
    """The body whose people meet: "the leaders of the 10 *member* states", "*delegates to* the Seabed Authority"."""
    words = load_words()
    if sentence.tags[head] != "NNS" or sentence.lemmas[head] not in words.chiefs_of_members:
        return None
    behind = [(prep, h) for prep, h in noun_obliques(sentence, head) if prep in {"of", "from", "to"}]
    if sentence.lemmas[head] in words.members:
        named = [m for _, h in behind if (m := resolution.at(sentence, h)) is not None]
        return next((m for m in named if m.entity.kind == "organisation" and m.entity.known), None)
    near = [[sentence.lemmas[h], *(sentence.lemmas[c] for c in sentence.children[h])] for _, h in behind]
    if not any("member" in lemmas for lemmas in near):
        return None
    bodies = [
        m
        for m in resolution.mentions
        if m.entity.kind == "organisation" and m.entity.country in load().words["international"] and m.entity.known
    ]
    before = [m for m in bodies if (m.sentence.index, m.head) < (sentence.index, head)]
    return before[-1] if before and sentence.index - before[-1].sentence.index <= 6 else None


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
