"""Past or future: how the clause that a date hangs on is told."""

from __future__ import annotations

from detente.parsing import Sentence
from detente.resolving.attachment import VERBAL
from detente.resolving.dates.meaning import Direction
from detente.resolving.dates.words import words

_AHEAD = frozenset(
    {"could", "may", "might", "should", "must", "can", "would", "will", "shall", "'ll", "wo", "'d", "ca", "sha"}
)


def direction_of(sentence: Sentence, i: int) -> Direction | None:
    """Whether what hangs on token ``i`` is told as past or as still to come; None if the grammar does not say."""
    data = words()
    node = i
    for above in (i, *sentence.ancestors(i)):
        lemma = sentence.lemmas[above]
        if above != i and sentence.deps[node] not in {"relcl", "acl"}:
            if lemma in data.planned and sentence.pos[above] != "PROPN":
                return "future"
            if any(sentence.lower[child] in data.upcoming for child in sentence.dependents(above, "amod")):
                return "future"
        if sentence.pos[above] in VERBAL and sentence.deps[above] not in {"aux", "auxpass"}:
            return _of_verb(sentence, above)
        linked = above != i and sentence.deps[above] in {"prep", "pcomp", "mark", "advmod"}
        if linked or sentence.pos[above] == "ADP":
            word = sentence.lower[above]
            if word in data.before and word not in {"until", "till"}:
                return "future"
            if word == "of" and above and sentence.lower[above - 1] == "ahead":
                return "future"
            if word in data.after and above != i:
                return "past"
        node = above
    return None


def _of_verb(sentence: Sentence, i: int, depth: int = 0) -> Direction | None:
    data = words()
    tag, lemma = sentence.tags[i], sentence.lemmas[i]
    helpers = [j for j in sentence.children[i] if sentence.deps[j] in {"aux", "auxpass"}]
    helping = {sentence.lower[j] for j in helpers}
    have = bool(helping & {"have", "has", "had", "'ve", "having"})
    unreal = have and helping & {"could", "may", "might", "should", "must", "would"}
    if helping & _AHEAD and not unreal and not ("'d" in helping and tag == "VBN"):
        return "future"
    if have or helping & {"did"}:
        return "past"
    if lemma in data.planned and tag == "VBN":
        return "future"
    if "to" in helping or (tag == "VB" and sentence.deps[i] in {"xcomp", "ccomp"}):
        return _of_infinitive(sentence, i, depth)
    if tag == "VBG":
        if helping & {"was", "were", "been"}:
            return "past"
        if helping & {"is", "are", "am", "'s", "'re", "'m"}:
            return "future"
        return _of_governor(sentence, i, depth)
    if tag == "VBD":
        return _of_past_be(sentence, i)
    if tag == "VBN":
        if helping & {"is", "are", "be", "'s", "'re", "being"}:
            return "future" if lemma in data.planned or "be" in helping else None
        if not helping and sentence.deps[i] in {"conj"}:
            return _of_governor(sentence, i, depth) or "past"
        return "past"
    if tag in {"VBP", "VBZ"}:
        if lemma in data.telling:
            return "past"
        for j in sentence.children[i]:
            if sentence.lemmas[j] in data.planned and sentence.deps[j] in {"acomp", "attr", "oprd", "prep"}:
                return "future"
        return "future"
    if sentence.deps[i] == "conj" and depth < 4:
        return _of_verb(sentence, sentence.heads[i], depth + 1)
    return None


def _of_past_be(sentence: Sentence, i: int) -> Direction:
    """ "was due on Friday" looks ahead for all its past tense."""
    if sentence.lemmas[i] == "be":
        for j in sentence.children[i]:
            if sentence.lemmas[j] in words().planned and sentence.deps[j] in {"acomp", "attr", "prep"}:
                return "future"
    return "past"


def _of_infinitive(sentence: Sentence, i: int, depth: int) -> Direction | None:
    head = sentence.heads[i]
    if head == i or sentence.deps[i] in {"acl", "relcl", "csubj", "csubjpass"}:
        return "future"
    if sentence.lemmas[head] in words().done and sentence.pos[head] in VERBAL and depth < 4:
        return _of_verb(sentence, head, depth + 1)
    if sentence.deps[i] == "conj" and depth < 4:
        return _of_verb(sentence, head, depth + 1)
    return None if sentence.deps[i] == "advcl" else "future"


def _of_governor(sentence: Sentence, i: int, depth: int) -> Direction | None:
    """A participle or gerund has the time of what it hangs on."""
    if depth > 4:
        return None
    data = words()
    for above in sentence.ancestors(i):
        if sentence.pos[above] in VERBAL and sentence.deps[above] not in {"aux", "auxpass"}:
            return _of_verb(sentence, above, depth + 1)
        if sentence.lower[above] in data.after:
            return "past"
    return None
