"""Bodies that nothing but their capitals and their speaking tell: "Action Against Hunger says ..."."""

from __future__ import annotations

from collections.abc import Iterator

from detente.parsing import Sentence
from detente.resolving.draft import Draft
from detente.resolving.lexicon.index import Lexicon, fold
from detente.resolving.lexicon.matching import is_shouted

_JOINTS = frozenset({"of", "for", "the", "and", "in", "against", "without", "on", "to", "&", "'s", "’s", "'", "’", "-"})
_OTHERS = frozenset({"PERSON", "GPE", "LOC", "NORP", "DATE", "TIME", "FAC"})


def speaking_bodies(sentence: Sentence, lexicon: Lexicon, covered: set[int], start: int) -> Iterator[Draft]:
    """A draft for each capitalised subject of a verb of saying that is none of the tokens ``covered`` by others."""
    saying = lexicon.words["saying"]
    if saying.isdisjoint(sentence.lemmas) or is_shouted(sentence):
        return
    for verb, lemma in enumerate(sentence.lemmas):
        if lemma not in saying or sentence.pos[verb] != "VERB":
            continue
        for subject in sentence.dependents(verb, "nsubj"):
            span = _name(sentence, subject, start)
            if span is None or any(i in covered for i in range(span[0], span[1] + 1)):
                continue
            first, last = span
            low = first - 1 if first - 1 >= start and sentence.lower[first - 1] == "the" else first
            if _is_person(sentence, lexicon, first, last):
                yield Draft(sentence, first, last, subject, "person", span, name=span)
            elif not any(n.label in _OTHERS and n.first <= subject <= n.last for n in sentence.names):
                yield Draft(sentence, low, last, subject, "organisation", span, name=span, definite=True)


def _name(sentence: Sentence, subject: int, start: int) -> tuple[int, int] | None:
    """The capitalised tokens around ``subject``: two of them, or an acronym."""
    first, end = max(start, sentence.edges[subject][0]), sentence.edges[subject][1]
    last = subject
    for i in range(subject + 1, end + 1):
        if sentence.words[i][0].isupper() and sentence.pos[i] in {"PROPN", "NOUN", "ADJ"}:
            last = i
        elif sentence.lower[i] not in _JOINTS:
            break
    while first < subject and sentence.lower[first] in {"the", "a", "an", '"', "“"}:
        first += 1
    capitals = 0
    for i in range(first, last + 1):
        word = sentence.words[i]
        if word[0].isupper() and word.isalpha():
            capitals += i > 0 or sentence.pos[i] == "PROPN" or last > i
        elif sentence.lower[i] not in _JOINTS:
            return None
    if not sentence.words[subject][0].isupper() or first > subject:
        return None
    word = sentence.words[subject]
    acronym = first == last and word.isupper() and len(word) > 2 and sentence.pos[subject] == "PROPN"
    proper = any(sentence.pos[i] == "PROPN" for i in range(first, last + 1))
    return (first, last) if acronym or (capitals > 1 and proper) else None


def _is_person(sentence: Sentence, lexicon: Lexicon, first: int, last: int) -> bool:
    """Whether a name opens with a given name."""
    words = sentence.words[first : last + 1]
    return 1 < len(words) < 5 and fold(words[0]) in lexicon.given and all(w[0].isupper() for w in words)
