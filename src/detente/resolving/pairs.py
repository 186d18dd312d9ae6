"""Whom "both sides", "the two men" and "they" stand for where several are named together."""

from __future__ import annotations

from collections import Counter

from detente.resolving.grammar import SUBJECTS
from detente.resolving.resolution import ActorMention, Entity


def pair(mention: ActorMention, mentions: list[ActorMention], position: int) -> Entity | None:
    """ "Both sides", "the two countries": the two states last spoken of, or the article's two."""
    sentence = mention.sentence
    if not any(sentence.lower[i] in {"both", "two", "the"} for i in range(mention.first, mention.head + 1)):
        return None
    seen: list[Entity] = []
    for candidate in reversed(mentions[:position]):
        if sentence.index - candidate.sentence.index > 2 or sentence.paragraph - candidate.sentence.paragraph > 1:
            break
        entity = candidate.entity
        if entity.kind == "state" and entity not in seen:
            seen.append(entity)
    seen.reverse()
    if len(seen) != 2:
        seen = _chief(mentions[:position])
    return together(seen) if len(seen) == 2 else None


def _chief(before: list[ActorMention]) -> list[Entity]:
    """The two states that an article has named again and again, if no third comes near them."""
    named = Counter(id(m.entity) for m in before if m.entity.kind == "state" and m.kind != "place")
    entities = {id(m.entity): m.entity for m in before}
    ranked = named.most_common(3)
    if len(ranked) < 2 or ranked[1][1] < 2 or (len(ranked) > 2 and ranked[2][1] * 2 > ranked[1][1]):
        return []
    return [entity for key, entity in entities.items() if key in {ranked[0][0], ranked[1][0]}]


def two_persons(mention: ActorMention, mentions: list[ActorMention], position: int) -> Entity | None:
    """ "Both men", "the two leaders": the two persons last spoken of, if they are just two."""
    sentence = mention.sentence
    if not any(sentence.lower[i] in {"both", "two"} for i in range(mention.first, mention.head + 1)):
        return None
    seen: list[Entity] = []
    for candidate in reversed(mentions[:position]):
        if sentence.index - candidate.sentence.index > 3 or sentence.paragraph - candidate.sentence.paragraph > 1:
            break
        entity = candidate.entity
        if entity.kind == "person" and entity.known and not entity.plural and entity not in seen:
            seen.append(entity)
    seen.reverse()
    other = {"man": "f", "woman": "m"}.get(mention.title or "")
    return together(seen) if len(seen) == 2 and all(e.gender != other for e in seen) else None


def named_together(mention: ActorMention, mentions: list[ActorMention], position: int) -> Entity | None:
    """ "They" after "Germany, France and Britain said": all that are the subject, in the same sentence or the last."""
    sentence = mention.sentence
    for index in (sentence.index, sentence.index - 1):
        subjects = [
            m
            for m in mentions[:position]
            if m.sentence.index == index
            and m.sentence.deps[m.head] in SUBJECTS
            and m.kind != "pronoun"
            and not m.entity.plural
            and (m.sentence is not sentence or m.last < mention.first)
        ]
        groups = [found for m in subjects if len(found := _joined(m, mentions)) > 1]
        if len(groups) == 1 and not any(m.plural for m in subjects):
            return together(groups[0])
        if subjects:
            return None
    return None


def _joined(first: ActorMention, mentions: list[ActorMention]) -> list[Entity]:
    """The entities of a coordination whose first member this is; none if one of the members is nobody."""
    sentence = first.sentence
    heads = sentence.conjuncts(first.head)
    here = {m.head: m for m in mentions if m.sentence is sentence and m.kind not in {"demonym", "relation"}}
    if len(heads) < 2 or any(head not in here for head in heads):
        return []
    words = sentence.lower[heads[0] : heads[-1]]
    if "and" not in words or any(here[head].entity.plural for head in heads):
        return []
    return list({id(here[head].entity): here[head].entity for head in heads}.values())


def together(entities: list[Entity]) -> Entity:
    """One entity for several."""
    sectors = entities[0].sectors if len({e.sectors for e in entities}) == 1 else ()
    name = " and ".join((", ".join(e.name for e in entities[:-1]), entities[-1].name))
    return Entity(name, "group", None, sectors, plural=True, known=True, members=list(entities))
