"""Whether the name of a place tells where something happens, or stands for those who govern there."""

from __future__ import annotations

from typing import Literal

from detente.parsing import Sentence
from detente.resolving.attachment import is_predicate, outer
from detente.resolving.places.words import words

Role = Literal["in", "to", "object", "target", "event", "from"]


def role_of(sentence: Sentence, first: int, last: int, country: bool, surface: bool = False) -> tuple[Role, int] | None:
    """How tokens ``first`` to ``last`` tell a place, and the token by which the phrase of the place hangs in the tree.

    ``country`` says that the name is a country's, ``surface`` that one can be on or over it. Roles: "in" (at, off),
    "to" (a journey's end), "object" ("visited Kyiv"), "target" ("strikes on Kyiv"), "event" ("the Kyiv talks"), "from".
    None for actors: "Beijing accused", "talks with Ankara", "Washington's view".
    """
    data = words()
    top = node = outer(sentence, first, last)
    possessed = False
    for _ in range(8):
        head, dep = sentence.heads[node], sentence.deps[node]
        if head == node:
            return None
        lemma = sentence.lemmas[head]
        if dep == "pobj" or (dep == "pcomp" and sentence.pos[node] in {"NOUN", "PROPN"}):
            if country and node == top and _is_doer(sentence, node):
                return None
            return _after_preposition(sentence, head, country, surface)
        if possessed and dep in {"dobj", "nsubjpass", "nsubj"}:
            return None
        if dep in {"dobj", "nsubjpass"} and is_predicate(sentence, head):
            return ("object", node) if lemma in data.taking_place else None
        if dep == "nsubj" and is_predicate(sentence, head):
            return ("object", node) if lemma in data.falling and not country else None
        inner = dep in {"compound", "nmod", "poss", "amod", "npadvmod"}
        part = inner and (lemma in data.parts or sentence.lower[head] in data.parts)
        compound = dep == "compound" and sentence.deps[head] == "compound"
        beside = dep in {"appos", "conj"} and sentence.pos[head] in {"NOUN", "PROPN", "ADV"}
        owned = dep == "poss" and sentence.pos[head] == "PROPN" and not _is_person(sentence, head)
        if part or compound or beside or owned:
            node, surface, possessed = head, surface or part, possessed or dep == "poss"
        elif inner and dep != "poss" and not country and lemma in data.events:
            return "event", node
        else:
            return None
    return None


def _after_preposition(sentence: Sentence, prep: int, country: bool, surface: bool) -> tuple[Role, int] | None:
    data = words()
    word = sentence.lower[prep]
    governor = _governor(sentence, prep)
    lemma = sentence.lemmas[governor]
    around = {lemma, sentence.lower[governor]}
    if sentence.deps[prep] == "prep" and sentence.pos[sentence.heads[prep]] == "ADP":
        upper = sentence.heads[prep]
        if sentence.lower[upper] in {"out", "outside", "inside"} and word == "of":
            return ("from" if sentence.lower[upper] == "out" else "in"), prep
    if word == "of":
        if around & data.parts:
            return _of_part(sentence, governor, country)
        return ("target", prep) if lemma in data.striking_of else None
    if word in data.always and not (word == "at" and country):
        if around & data.not_in and word == "in":
            return None
        return "in", prep
    if word == "on" and surface:
        return "in", prep
    if word == "between":
        return ("in", prep) if around & data.parts or around & data.ways else None
    if word in data.over and (surface or around & data.flying):
        return "in", prep
    if word == "from":
        if around & data.distances:
            return "in", prep
        return ("from", prep) if around & data.leaving and not (country and lemma in data.speaking) else None
    if word in {"into", "onto"} and is_predicate(sentence, governor) and lemma not in data.not_into:
        return "to", prep
    if word in data.to and around & data.going and not (word in {"on", "for"} and around.isdisjoint(data.leaving_for)):
        return "to", prep
    if word in data.target and around & data.striking:
        return "target", prep
    if word == "to" and _is_visit(sentence, governor):
        return "to", prep
    return None


def _is_person(sentence: Sentence, i: int) -> bool:
    return any(name.label == "PERSON" and name.first <= i <= name.last for name in sentence.names)


def _is_doer(sentence: Sentence, i: int) -> bool:
    """ "no point in *Britain trying*": the country does it."""
    return any(sentence.tags[child] == "VBG" and child == i + 1 for child in sentence.dependents(i, "acl"))


def _is_visit(sentence: Sentence, governor: int) -> bool:
    """ "pay a visit to", "on the way to" """
    return sentence.lower[governor] in words().visits


def _governor(sentence: Sentence, prep: int) -> int:
    """What a preposition hangs on, through other prepositions and adverbs ("in and around", "out of", "back to")."""
    node = sentence.heads[prep]
    for _ in range(4):
        if sentence.pos[node] in {"ADP", "ADV", "SCONJ", "PART"} and sentence.heads[node] != node:
            if sentence.lower[node] in words().parts:
                break
            node = sentence.heads[node]
        else:
            break
    return node


def _of_part(sentence: Sentence, noun: int, country: bool) -> tuple[Role, int] | None:
    """ "in the city of Goma", "north of Kyiv": what the noun of place is, the name is."""
    if sentence.pos[noun] == "ADV" or sentence.deps[noun] in {"advmod", "npadvmod"}:
        return "in", noun
    return role_of(sentence, noun, noun, country, surface=True)
