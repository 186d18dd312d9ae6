"""Noun phrases and what stands behind prepositions: coordination spread out, quantities looked through."""

from __future__ import annotations

from collections.abc import Iterator

from detente.parsing.clauses.clause import Clause
from detente.parsing.sentence import Sentence
from detente.parsing.words import words

_NOUN_PREPOSITIONS = {"in front"}
_ONLY_WHOLE = frozenset(
    {"according", "owing", "due", "thanks", "contrary", "prior", "because", "regardless", "irrespective", "pursuant"}
)
"""Words that make a preposition with the next: what stands behind "according to" does not stand behind "to"."""


def noun_obliques(sentence: Sentence, i: int) -> list[tuple[str, int]]:
    """The (preposition, head) pairs that hang on the noun at token ``i``: "talks *with Peru* *in Lima*"."""
    holder = Clause(sentence, i, "noun", sentence.lemmas[i])
    for child in sentence.children[i]:
        if sentence.deps[child] in {"prep", "agent"}:
            add_preposition(holder, child)
    for child in _behind_quantifier(sentence, i):
        add_preposition(holder, child)
    return holder.obliques


def _behind_quantifier(sentence: Sentence, i: int) -> list[int]:
    """The prepositions that hang on the quantity of the noun at ``i``: "some of its troops *from Chad*"."""
    of = sentence.heads[i]
    if sentence.deps[i] != "pobj" or sentence.lower[of] != "of":
        return []
    if sentence.lemmas[sentence.heads[of]] not in words().quantities:
        return []
    return [child for child in sentence.dependents(sentence.heads[of], "prep") if child > i]


def noun_phrases(sentence: Sentence, i: int) -> list[int]:
    """The heads of the coordinated noun phrases at ``i``; "a number of soldiers" is headed by "soldiers"."""
    quantities = words().quantities
    heads = []
    for head in sentence.conjuncts(i):
        inner = head
        if sentence.lemmas[head] in quantities:
            of = [c for c in sentence.dependents(head, "prep") if sentence.lower[c] == "of"]
            if of:
                heads_below = sentence.dependents(of[0], "pobj")
                if heads_below:
                    heads.extend(sentence.conjuncts(heads_below[0]))
                    continue
        heads.append(inner)
    return heads


def add_preposition(clause: Clause, prep: int) -> None:
    """Add the noun phrases of a preposition, of the prepositions below it and of those coordinated with it."""
    sentence = clause.sentence
    word = sentence.lower[prep]
    for child in sentence.children[prep]:
        dep = sentence.deps[child]
        if dep == "pobj":
            if not _tells_more(sentence, prep, child):
                clause.obliques.extend((word, head) for head in noun_phrases(sentence, child))
            if f"{word} {sentence.lower[child]}" in _NOUN_PREPOSITIONS:
                clause.obliques.extend(_behind_noun(sentence, word, child))
        elif word == "as" and _is_said_behind_as(sentence, prep, child):
            clause.obliques.append((word, child))  # "described the offer as fair"
        elif dep == "prep":
            inner = sentence.lower[child]
            for grandchild in sentence.dependents(child, "pobj"):
                for head in noun_phrases(sentence, grandchild):
                    clause.obliques.append((f"{word} {inner}", head))
                    if word not in _ONLY_WHOLE:
                        clause.obliques.append((inner, head))
        elif dep == "conj" and sentence.pos[child] in {"ADP", "SCONJ"}:
            add_preposition(clause, child)


def _is_said_behind_as(sentence: Sentence, prep: int, child: int) -> bool:
    """Whether a word that hangs on "as" is what something is said to be: a quality, or a participle."""
    told = {"amod", "acomp", "pcomp"} if sentence.pos[child] in {"ADJ", "VERB"} else set()
    return sentence.deps[child] in told or (sentence.deps[child] in {"amod", "acomp"} and child > prep)


def _tells_more(sentence: Sentence, prep: int, head: int) -> bool:
    """Whether "with" opens a clause of its own: "spoke on the project, *with the mayor saying* that it was late"."""
    if sentence.lower[prep] != "with" or prep == 0 or sentence.words[prep - 1] != ",":
        return False
    return has_participle(sentence, head)


def has_participle(sentence: Sentence, head: int) -> bool:
    """Whether a participle behind a noun tells what it does: "the mayor *saying* that it was late"."""
    return any(sentence.tags[c] == "VBG" and c > head for c in sentence.dependents(head, "acl", "advcl", "pcomp"))


def _behind_noun(sentence: Sentence, prep: str, noun: int) -> Iterator[tuple[str, int]]:
    """What stands behind prepositions of several words: "in front of *the palace*"."""
    for of in sentence.dependents(noun, "prep"):
        for child in sentence.dependents(of, "pobj"):
            for head in noun_phrases(sentence, child):
                yield f"{prep} {sentence.lower[noun]} {sentence.lower[of]}", head


def add_adverb_preposition(clause: Clause, adverb: int) -> None:
    """ "Ahead of the speech", "away from the border": the preposition hangs on the adverb."""
    sentence = clause.sentence
    for child in sentence.dependents(adverb, "prep"):
        for grandchild in sentence.dependents(child, "pobj"):
            for head in noun_phrases(sentence, grandchild):
                clause.obliques.append((f"{sentence.lower[adverb]} {sentence.lower[child]}", head))
                clause.obliques.append((sentence.lower[child], head))
