"""What grammar says of a pronoun: whom it cannot mean, whose words it stands in, and whether it means anything."""

from __future__ import annotations

from detente.parsing import Sentence
from detente.resolving.grammar import SUBJECTS
from detente.resolving.lexicon.index import Words

REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_OBJECTS = frozenset({"dobj", "iobj", "dative", "pobj", "oprd"})
_BELOW_A_VERB = frozenset({"prep", "dobj", "dative", "conj", "pobj", "advmod", "prt"})
_RELATIVE = frozenset({"who", "which", "that"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "csubj", "acl"})


def subjects_of(sentence: Sentence, verb: int) -> list[int]:
    """The subjects of a verb with all that is joined to them; of one without its own, those of the verb it goes with.

    "He came and sat", "she wants to go" have the subject of the first verb; "they asked him to go" has its object.
    """
    for _ in range(8):
        own = [c for c in sentence.children[verb] if sentence.deps[c] in SUBJECTS]
        if own:
            found = [item for subject in own for item in sentence.conjuncts(subject)]
            found += [name for item in found for name in sentence.dependents(item, "appos")]
            if sentence.deps[verb] == "relcl" and any(sentence.lower[c] in _RELATIVE for c in own):
                found.append(sentence.heads[verb])  # "Singh, who received him": not Singh
            return found
        head, dep = sentence.heads[verb], sentence.deps[verb]
        if dep == "acl" and sentence.tags[verb] in {"VBG", "VBN"}:
            return sentence.conjuncts(head)  # "Schenk, standing beside him"
        if head == verb or dep not in {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp"}:
            return []
        if dep in {"xcomp", "ccomp"}:
            objects = [c for c in sentence.children[head] if sentence.deps[c] in {"dobj", "dative"} and c < verb]
            if objects:
                return [item for thing in objects for item in sentence.conjuncts(thing)]
        verb = head
    return []


def cannot_mean(sentence: Sentence, token: int) -> set[int]:
    """The heads of the phrases that an object pronoun cannot stand for: the subjects of its own clause."""
    if sentence.deps[token] not in _OBJECTS and sentence.deps[token] != "conj":
        return set()
    node = sentence.heads[token]
    for _ in range(6):
        if sentence.pos[node] in {"VERB", "AUX"}:
            return set(subjects_of(sentence, node))
        if sentence.deps[node] not in _BELOW_A_VERB or sentence.heads[node] == node:
            return set()
        if any(sentence.deps[c] == "poss" for c in sentence.children[node]):
            return set()
        node = sentence.heads[node]
    return set()


def own_subject(sentence: Sentence, token: int) -> set[int]:
    """The heads of the phrases that a reflexive pronoun ("themselves") stands for."""
    return cannot_mean(sentence, token)


def clause_of(sentence: Sentence, token: int) -> int | None:
    """The verb of the clause that ``token`` is in."""
    node = token
    for _ in range(12):
        if sentence.pos[node] in {"VERB", "AUX"} and sentence.deps[node] not in {"aux", "auxpass"}:
            return node
        if sentence.heads[node] == node:
            return None
        node = sentence.heads[node]
    return None


def tellers(sentence: Sentence, token: int, words: Words) -> set[int]:
    """The subjects of the nearest verb of saying or thinking whose content holds ``token``: "X said that it ..."."""
    verb = clause_of(sentence, token)
    for _ in range(6):
        if verb is None or sentence.heads[verb] == verb:
            return set()
        above = sentence.heads[verb]
        if sentence.deps[verb] in {"ccomp", "xcomp"} and sentence.lemmas[above] in words["telling"]:
            subjects = subjects_of(sentence, above)
            return {s for s in subjects if s < token}
        if sentence.deps[verb] not in _CLAUSAL | {"conj", "relcl"} or sentence.deps[verb] == "relcl":
            return set()
        verb = clause_of(sentence, above)
    return set()


def ruling(sentence: Sentence, token: int) -> set[int]:
    """The subjects of the clause that rules the clause of ``token``: "Russia would pull back when it saw fit"."""
    verb = clause_of(sentence, token)
    if verb is None or sentence.heads[verb] == verb or sentence.deps[verb] not in {"advcl", "conj"}:
        return set()
    return {s for s in subjects_of(sentence, sentence.heads[verb]) if s < token}


def is_empty(sentence: Sentence, token: int, words: Words) -> bool:
    """Whether an "it" means nothing or a matter: "it seems", "it is said that", "it was clear that", "it rained"."""
    if sentence.deps[token] == "expl":
        return True
    if sentence.deps[token] not in SUBJECTS:
        return False
    verb = sentence.heads[token]
    if sentence.lemmas[verb] in words["impersonal"]:
        return True
    clausal = any(sentence.deps[c] in {"ccomp", "csubj", "csubjpass"} for c in sentence.children[verb])
    if sentence.deps[token] == "nsubjpass":
        return clausal
    if sentence.lemmas[verb] != "be":
        return False
    told = [c for c in sentence.children[verb] if sentence.deps[c] in {"acomp", "attr"}]
    return not any(sentence.lemmas[c] in words["minded"] for c in told)
