"""Whom "both sides", "the two men" and "they" stand for where several are named together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from detente.resolving.coreference.binding import cannot_mean
from detente.resolving.grammar import SUBJECTS
from detente.resolving.lexicon.index import Words
from detente.resolving.lexicon.wording import wording
from detente.resolving.resolution import ActorMention, Entity

_NUMBERS = frozenset({"three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_FIGHTING = frozenset({"REB", "SEP", "OPP", "PRM"})
_NAMED = frozenset({"state", "place"})
_FAR = 10
"""How many sentences back two are looked for that were named together."""


def pair(mention: ActorMention, mentions: list[ActorMention], position: int) -> Entity | None:
    """ "Both sides", "the two countries": the two states last spoken of, or the article's two."""
    sentence = mention.sentence
    before = sentence.lower[mention.first : mention.head + 1]
    counted = not {"both", "two", "neither"}.isdisjoint(before)
    if not counted and ("the" not in before or not _many(mention)):
        return None
    if not _NUMBERS.isdisjoint(before):
        return None
    barred = cannot_mean(sentence, mention.head)
    acting = [m.entity for m in mentions[:position] if m.sentence is sentence and m.head in barred]
    if counted and len(acting) == 2 and all(e.kind == "state" for e in acting) and _inside_a_noun(mention):
        return together(acting)  # "Hungary and Slovakia agreed to let engineers from *both countries* go on"
    if counted and sentence.lemmas[mention.head] in wording().opposed:
        foes = _opponents(mentions[:position])
        if foes and not any(entity in acting for entity in foes):
            return together(foes)
    seen: list[Entity] = []
    places: list[Entity] = []
    for candidate in reversed(mentions[:position]):
        if sentence.index - candidate.sentence.index > 2 or sentence.paragraph - candidate.sentence.paragraph > 1:
            break
        entity = candidate.entity
        two = _states_of(entity, mentions[:position]) if counted and not acting else []
        if len(two) == 2 and all(other in two or other in places for other in seen):
            return together(two)  # "the two governments went to The Hague. *Both countries* ..."
        if candidate.kind == "place" and entity not in seen:
            places.append(entity)
        if len(entity.members) > 2 and not counted:
            return None
        if entity.kind == "state" and entity.country and entity not in seen and entity not in acting:
            seen.append(entity)
    seen.reverse()
    if len(seen) == 2 and any(entity in places for entity in seen) and not _together_once(mentions[:position], seen):
        # of a state where others meet nothing is meant
        chief = _chief(mentions[:position]) or _coupled(mentions[:position], acting)
        seen = chief if len(chief) == 2 and not any(entity in acting for entity in chief) else seen
    if len(seen) != 2:
        seen = [entity for entity in _chief(mentions[:position]) if entity not in acting]
    if len(seen) != 2 and counted:
        seen = _coupled(mentions[:position], acting)
    counted = counted or len(seen) != 2
    if len(seen) != 2 and sentence.lemmas[mention.head] == "side":
        seen = _of_two_officials(mention, mentions[:position])
    if len(seen) != 2 or not (counted or _together_once(mentions[:position], seen)):
        return None  # "the neighbours" are others than the two told of one after the other
    return together(seen)


def _inside_a_noun(mention: ActorMention) -> bool:
    """Whether the phrase hangs from a noun: "engineers *from both countries*", not "talked *to both countries*"."""
    sentence, node = mention.sentence, mention.sentence.heads[mention.head]
    return sentence.pos[node] == "ADP" and sentence.pos[sentence.heads[node]] in {"NOUN", "PROPN"}


def _states_of(entity: Entity, before: list[ActorMention]) -> list[Entity]:
    """The two states of "both governments" or "the two countries"; none of anything else."""
    countries = [member.country for member in entity.members if member.kind in {"state", "organisation"}]
    if len(countries) != 2 or len(entity.members) != 2 or None in countries or countries[0] == countries[1]:
        return []
    states = {m.entity.country: m.entity for m in before if m.entity.kind == "state"}
    return [states[country] for country in countries if country in states]


def _many(mention: ActorMention) -> bool:
    """Whether the noun is a plural: "the sides", not "the Kyrgyz side"."""
    return mention.sentence.tags[mention.head] in {"NNS", "NNPS"}


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


def _pairs(mentions: list[ActorMention]) -> Iterator[list[ActorMention]]:
    """The mentions at the heads of each coordination of two, in the order of the mentions."""
    for mention in mentions:
        heads = mention.sentence.conjuncts(mention.head)
        if len(heads) == 2 and mention.sentence.deps[mention.head] != "conj":
            yield [m for m in mentions if m.sentence is mention.sentence and m.head in heads]


def _coupled(before: list[ActorMention], acting: list[Entity]) -> list[Entity]:
    """The only two states that the article has joined by "and", others than those who act: "Chad and Sudan"."""
    couples: dict[frozenset[int], list[Entity]] = {}
    for joined in _pairs(before):
        two = [m.entity for m in joined if m.kind in _NAMED]
        if len(two) == 2 and all(e.kind == "state" and e.country and e not in acting for e in two):
            couples[frozenset(map(id, two))] = two
    return next(iter(couples.values())) if len(couples) == 1 else []


def _opponents(before: list[ActorMention]) -> list[Entity]:
    """A government and those who fight it, if they are the last two whom the article has joined by "and"."""
    for joined in _pairs(before[::-1]):
        two = [m.entity for m in reversed(joined) if m.kind != "pronoun"]
        if len(two) != 2 or not all(entity.country for entity in two):
            continue
        if all(entity.kind == "state" for entity in two):
            return []
        ruling = [e for e in two if "GOV" in e.sectors and e.kind in {"state", "organisation"}]
        fighting = [e for e in two if _FIGHTING & set(e.sectors) and e.kind == "organisation"]
        if len(ruling) == len(fighting) == 1:
            return two
    return []


def two_persons(mention: ActorMention, mentions: list[ActorMention], position: int, words: Words) -> Entity | None:
    """ "Both men", "the two presidents": the two persons of that kind last spoken of, or told of together before."""
    sentence = mention.sentence
    own = range(mention.core[0], mention.head + 1)
    before = {sentence.lower[i] for i in range(mention.first, mention.head) if sentence.heads[i] in own}
    if {"both", "neither"}.isdisjoint(before) and not ("two" in before and {"the", "these", "those"} & before):
        return _of_office(mention, mentions[:position], words) if before == {"the"} else None
    barred = cannot_mean(sentence, mention.head)
    acting = [m.entity for m in mentions[:position] if m.sentence is sentence and m.head in barred]
    fitting = [
        m for m in mentions[:position] if _may_be(m.entity, mention.title or "", words) and m.entity not in acting
    ]
    office = mention.title in words["offices_of_two"]
    if mention.title == "leader":
        chiefs = [m for m in fitting if m.entity.role in words["leader_roles"]]
        fitting = chiefs if len({id(m.entity) for m in chiefs}) > 1 else fitting
    near: list[Entity] = []
    for candidate in reversed(fitting):
        if sentence.index - candidate.sentence.index > 3 or sentence.paragraph - candidate.sentence.paragraph > 1:
            break
        if candidate.entity not in near:
            near.append(candidate.entity)
    if len(near) == 2 and (not acting or _together_once(fitting, near)):
        return together(near[::-1])
    if len(near) > 2:
        told = [entity for entity in near if entity.country or entity.sectors]  # the rest may be places
        near = told if len(told) == 2 else near
        if near is told and not acting:
            return together(near[::-1])
    if len(near) > 2 and not office:
        joined = _joined_two(fitting, near)
        return together(joined) if joined else None
    everybody = list({id(m.entity): m.entity for m in fitting}.values())
    if office and len(everybody) == 2:
        return together(everybody)
    found = _last_two(fitting, sentence.index, near)
    return together(found) if found else None


def _of_office(mention: ActorMention, before: list[ActorMention], words: Words) -> Entity | None:
    """ "The ministers", "the presidents": the only two of that office named in one sentence just before, of two states.

    "His Mongolian counterpart" holds the office too. Nobody else of the office may be named since.
    """
    title = mention.title or ""
    offices = words["offices_of_two"] | wording().two_of_office
    if title not in offices or not _many(mention) or mention.entity.known:
        return None
    last = index = mention.sentence.index
    found: list[Entity] = []
    here = {m.entity.country for m in before if m.sentence is mention.sentence and m.entity.kind == "person"} - {None}
    if len(here) > 1:
        # "Ivanov and Powell are to prepare *the presidents'* meeting": the presidents whom they serve
        holding = {m.entity.country: m.entity for m in before if _holds(m, title, words) and m.entity.country in here}
        return together(list(holding.values())) if len(here) == len(holding) == 2 else None
    for candidate in reversed(before):
        distance = index - candidate.sentence.index
        if distance > 2 or (found and candidate.sentence.index != last):
            break
        if not distance or candidate.kind in {"pronoun", "demonym", "place"} or not _holds(candidate, title, words):
            continue
        last = candidate.sentence.index
        if candidate.entity not in found:
            found.append(candidate.entity)
    lands = {entity.country for entity in found} - {None}
    return together(found[::-1]) if len(found) == 2 and len(lands) == 2 else None


def _holds(candidate: ActorMention, title: str, words: Words) -> bool:
    """Whether somebody holds an office of that kind, or is the counterpart of one."""
    entity = candidate.entity
    role = entity.role or ""
    if entity.plural or entity.country in words["international"]:
        return False
    if candidate.kind == "relation" or entity.kind == "relation":
        return candidate.title in wording().peers and entity.country is not None
    if entity.kind not in {"person", "office"} or role.startswith("former ") or not entity.country:
        return False
    if title == "leader":
        return role in words["leader_roles"]
    if title == "minister":
        return role.endswith("minister") and role != "prime minister"
    return role == title or (title == "premier" and role == "prime minister")


def _may_be(entity: Entity, title: str, words: Words) -> bool:
    """Whether somebody may be one of "the two men", "the two presidents"."""
    if entity.kind != "person" or not entity.known or entity.plural:
        return False
    role = entity.role or ""
    if title in words["offices_of_two"]:
        return role == title or (title == "premier" and role == "prime minister")
    known = wording()
    if title in known.above_speakers and role in known.speakers:
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


def others_named(mention: ActorMention, before: list[ActorMention], entity: Entity) -> bool:
    """Whether "they" stands behind two persons of its own sentence who are not the two that it would mean."""
    if len(entity.members) != 2 or any(member.kind != "person" for member in entity.members):
        return False
    here = [m.entity for m in before if m.sentence is mention.sentence and m.kind != "pronoun"]
    others = {id(one) for one in here if one.kind == "person" and one.known and not one.members}
    return len(others - {id(member) for member in entity.members}) > 1


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
