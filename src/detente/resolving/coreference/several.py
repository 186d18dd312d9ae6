"""Whom "the three leaders", "the four states" and "both armies" stand for: those told of together before."""

from __future__ import annotations

from detente.resolving.coreference.pairs import pair, together
from detente.resolving.lexicon.index import Words
from detente.resolving.resolution import ActorMention, Entity

_NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_DEFINITE = frozenset({"the", "these", "those", "all"})
_NEAR = 3
"""How many sentences back the officials are looked for whose states are meant."""
_FAR = 10
"""How many sentences back several are looked for that were named together."""


def number(mention: ActorMention) -> int:
    """How many "the three leaders" are; 0 where the phrase tells no number, or is not definite."""
    sentence = mention.sentence
    own = range(mention.core[0], mention.head + 1)
    before = [sentence.lower[i] for i in range(mention.first, mention.head) if sentence.heads[i] in own]
    many = next((_NUMBERS[word] for word in before if word in _NUMBERS), 0)
    return many if _DEFINITE & set(before) else 0


def several(mention: ActorMention, mentions: list[ActorMention], position: int, words: Words) -> Entity | None:
    """Those who were last named together and are as many: states for "the four states", persons for "the three men"."""
    many = number(mention)
    title = mention.title or ""
    if not many or mention.entity.country is not None:
        return None
    states = title in words["pair_nouns"] or title in words["state_nouns"] or title.rstrip("s") in words["state_nouns"]
    persons = title in words["pairs_of_persons"] or title in words["several_persons"]
    if not states and not persons:
        return None
    sentence = mention.sentence
    for candidate in reversed(mentions[:position]):
        if sentence.index - candidate.sentence.index > _FAR:
            break
        found = candidate.entity.members or _joined(candidate, mentions)
        if len(found) == many and all(_fits(entity, persons) for entity in found):
            return together(found)
    return None if persons else _of_those_met(mention, mentions[:position], many)


def _of_those_met(mention: ActorMention, before: list[ActorMention], many: int) -> Entity | None:
    """The states of as many officials as one sentence names: "the three countries" after three ministers met."""
    index = mention.sentence.index
    states = {m.entity.country: m.entity for m in before if m.entity.kind == "state" and m.entity.country}
    for number in range(index, max(-1, index - 1 - _NEAR), -1):
        told = [e for m in before if m.sentence.index == number for e in m.entity.members or [m.entity]]
        officials = [e for e in told if e.kind in {"person", "office", "relation"} and e.country]
        countries = list(dict.fromkeys(e.country for e in officials if e.country))
        if len(countries) == many and all(country in states for country in countries):
            return together([states[country] for country in countries])
    return None


def _joined(first: ActorMention, mentions: list[ActorMention]) -> list[Entity]:
    """Those of a coordination whose first member this is."""
    sentence = first.sentence
    heads = sentence.conjuncts(first.head)
    if len(heads) < 3 or heads[0] != first.head:
        return []
    here = {m.head: m.entity for m in mentions if m.sentence is sentence and m.kind not in {"demonym", "pronoun"}}
    return [here[head] for head in heads if head in here]


def _fits(entity: Entity, persons: bool) -> bool:
    """Whether it is a person or an office of some state, or a state."""
    if not persons:
        return entity.kind == "state" and entity.country is not None
    return entity.kind in {"person", "office", "relation"} and (entity.known or entity.country is not None)


def of_both_states(mention: ActorMention, mentions: list[ActorMention], position: int, words: Words) -> Entity | None:
    """ "Both armies", "the two governments": one for each of the two states that the passage speaks of."""
    sentence = mention.sentence
    own = range(mention.core[0], mention.head + 1)
    before = {sentence.lower[i] for i in range(mention.first, mention.head) if sentence.heads[i] in own}
    if "both" not in before and not ("two" in before and {"the", "these"} & before):
        return None
    if mention.title not in words["bodies_of_states"] or mention.entity.country is not None:
        return None
    two = pair(mention, mentions, position)
    if two is None:
        return None
    entity = mention.entity
    own_bodies = [
        Entity(f"{_singular(mention.title)} of {state.name}", "organisation", state.country, entity.sectors, known=True)
        for state in two.members
    ]
    return together(own_bodies)


def _singular(title: str) -> str:
    return f"{title[:-3]}y" if title.endswith("ies") else title
