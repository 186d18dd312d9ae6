"""Whom "both sides", "the two men" and "they" stand for where several are named together."""

from __future__ import annotations

from collections import Counter

from detente.resolving.binding import cannot_mean
from detente.resolving.grammar import SUBJECTS
from detente.resolving.lexicon import Words
from detente.resolving.resolution import ActorMention, Entity

_FAR = 10
"""How many sentences back two are looked for that were named together."""


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
    if len(seen) != 2 and sentence.lemmas[mention.head] == "side":
        seen = _of_two_officials(mention, mentions[:position])
    return together(seen) if len(seen) == 2 else None


def _of_two_officials(mention: ActorMention, before: list[ActorMention]) -> list[Entity]:
    """The states of the two officials whom a sentence before told of together: "the two sides" after they met."""
    index = mention.sentence.index
    for number in range(index - 1, max(-1, index - 1 - _FAR), -1):
        here = [m.entity for m in before if m.sentence.index == number and m.entity.kind in {"person", "office"}]
        countries = list(dict.fromkeys(e.country for e in here if e.country and "GOV" in e.sectors))
        if len(countries) > 1:
            states = {m.entity.country: m.entity for m in before if m.entity.kind == "state"}
            return [states[c] for c in countries if c in states] if len(countries) == 2 else []
    return []


def _chief(before: list[ActorMention]) -> list[Entity]:
    """The two states that an article has named again and again, if no third comes near them."""
    named = Counter(id(m.entity) for m in before if m.entity.kind == "state" and m.kind != "place")
    entities = {id(m.entity): m.entity for m in before}
    ranked = named.most_common(3)
    if len(ranked) < 2 or ranked[1][1] < 2 or (len(ranked) > 2 and ranked[2][1] * 2 > ranked[1][1]):
        return []
    return [entity for key, entity in entities.items() if key in {ranked[0][0], ranked[1][0]}]


def two_persons(mention: ActorMention, mentions: list[ActorMention], position: int, words: Words) -> Entity | None:
    """ "Both men", "the two presidents": the two persons of that kind last spoken of, or told of together before."""
    sentence = mention.sentence
    own = range(mention.core[0], mention.head + 1)
    before = {sentence.lower[i] for i in range(mention.first, mention.head) if sentence.heads[i] in own}
    if "both" not in before and not ("two" in before and {"the", "these", "those"} & before):
        return None  # so too of "both countries' ministers"
    barred = cannot_mean(sentence, mention.head)
    acting = [m.entity for m in mentions[:position] if m.sentence is sentence and m.head in barred]
    fitting = [
        m for m in mentions[:position] if _may_be(m.entity, mention.title or "", words) and m.entity not in acting
    ]
    office = mention.title in words["offices_of_two"]
    near: list[Entity] = []
    for candidate in reversed(fitting):
        if sentence.index - candidate.sentence.index > 3 or sentence.paragraph - candidate.sentence.paragraph > 1:
            break
        if candidate.entity not in near:
            near.append(candidate.entity)
    if len(near) == 2 and (not acting or _together_once(fitting, near)):
        return together(near[::-1])
    if len(near) > 2 and not office:
        joined = _joined_two(fitting, near)
        return together(joined) if joined else None
    everybody = list({id(m.entity): m.entity for m in fitting}.values())
    if office and len(everybody) == 2:
        return together(everybody)
    found = _last_two(fitting, sentence.index, near)
    return together(found) if found else None


def _may_be(entity: Entity, title: str, words: Words) -> bool:
    """Whether somebody may be one of "the two men", "the two presidents"."""
    if entity.kind != "person" or not entity.known or entity.plural:
        return False
    role = entity.role or ""
    if title in words["offices_of_two"]:
        return role == title or (title == "premier" and role == "prime minister")
    if title in {"minister", "leader", "diplomat"} and role in {"spokesperson", "press secretary"}:
        return False
    return entity.gender != {"men": "f", "man": "f", "women": "m", "woman": "m"}.get(title)


def _joined_two(fitting: list[ActorMention], near: list[Entity]) -> list[Entity]:
    """Of several persons the only two whom a sentence joins by "and": "Mugabe and Tsvangirai signed it"."""
    found: list[list[Entity]] = []
    for mention in fitting:
        heads = mention.sentence.conjuncts(mention.head)
        if mention.entity not in near or len(heads) != 2 or heads[0] != mention.head:
            continue
        joined = [m.entity for m in fitting if m.sentence is mention.sentence and m.head in heads and m.entity in near]
        if len(joined) == 2 and all(set(map(id, joined)) != set(map(id, other)) for other in found):
            found.append(joined)
    return found[0] if len(found) == 1 else []


def _together_once(fitting: list[ActorMention], two: list[Entity]) -> bool:
    """Whether one sentence names both."""
    first, second = ({m.sentence.index for m in fitting if m.entity is entity} for entity in two)
    return bool(first & second)


def _last_two(fitting: list[ActorMention], index: int, near: list[Entity]) -> list[Entity]:
    """The two persons whom a sentence before named together, if the text between speaks of nobody else."""
    by_sentence: dict[int, list[Entity]] = {}
    for candidate in fitting:
        if index - candidate.sentence.index <= _FAR:
            entities = by_sentence.setdefault(candidate.sentence.index, [])
            if candidate.entity not in entities:
                entities.append(candidate.entity)
    since = list(near)
    for number in sorted(by_sentence, reverse=True):
        entities = by_sentence[number]
        if len(entities) == 2 and all(entity in entities for entity in since):
            return entities
        since += [entity for entity in entities if entity not in since]
        if len(since) > 2:
            return []
    return []


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
