"""Who "he", "the country", "the minister" and "both sides" stand for. A wrong link is worse than none."""

from __future__ import annotations

from detente.parsing import Parsed
from detente.resolving.coreference import bare, described, epithets, nouns, pairs
from detente.resolving.coreference.distance import Order
from detente.resolving.coreference.pronouns import FEMALE, MALE, antecedent
from detente.resolving.coreference.several import of_both_states, several
from detente.resolving.lexicon.index import Words
from detente.resolving.resolution import ActorMention, Entity


def link(mentions: list[ActorMention], parsed: Parsed, words: Words, countries: dict[str, str]) -> None:
    """Give pronouns, definite nouns and bare titles the entity they stand for, where that is plain.

    ``countries`` has the names of states by code.
    """
    mentions.sort(key=lambda m: (m.sentence.index, m.first, m.last))
    order = Order(parsed)
    order.taken = {(m.sentence.index, i) for m in mentions for i in range(m.core[0], m.core[1] + 1)}
    nouns.bearers(mentions, words)
    bodies = words["bloc_nouns"] | words["body_nouns"]
    nouns.named_later(mentions)
    states = _States(mentions, countries)
    for position, mention in enumerate(mentions):
        if mention.kind == "pronoun":
            entity = antecedent(mention, mentions, position, order, words)
            if mention.sentence.lower[mention.head] in {"they", "them", "their"}:
                if entity is not None and pairs.others_named(mention, mentions[:position], entity):
                    entity = None  # the pair told of before, but two others have met since
                entity = entity or pairs.named_together(mention, mentions, position)
            elif entity is None and bare.is_bare(mention):
                entity = bare.meant(mention, mentions, position)
            elif entity is None and epithets.is_age(mention):
                entity = epithets.of_that_age(mention, mentions, position)
            elif entity is None and epithets.is_ranked(mention):
                entity = epithets.of_two(mention, mentions, position)
            if entity is not None:
                mention.entity = entity
                _gender(mention)
        elif nouns.is_neither(mention):
            two = pairs.two_persons(mention, mentions, position, words)
            mention.entity = two or pairs.pair(mention, mentions, position) or mention.entity
        elif (
            (found := _guest_or_several(mention, mentions, position, words)) is not None
            or (_may_be_named(mention) and (found := epithets.meant(mention, mentions, position)) is not None)
            or (found := epithets.national(mention, mentions, position)) is not None
        ):
            mention.entity = found
        elif described.is_state_noun(mention, words["state_nouns"]):
            entity = _state(mention, mentions, position, words, states)
            if entity is not None:
                mention.entity = entity
            elif not mention.entity.known:
                described.forget_region(mention)
        elif (
            mention.title in bodies
            and mention.definite
            and not mention.plural
            and not mention.name
            and nouns.is_bare(mention)
        ):
            entity = nouns.body(mention, mentions, position, words)
            if entity is not None:
                mention.entity = entity
            elif (found := nouns.again(mention, mentions, position)) is not None:
                mention.entity = found
        elif mention.title in words["of_the_state"] and _repeats(mention) and mention.entity.country is None:
            entity = nouns.state(mention, mentions, position)
            if entity is not None:
                mention.entity.country = entity.country
                mention.entity.name = f"{mention.title} of {entity.name}"
        elif mention.title in words["pair_nouns"] and mention.plural:
            entity = pairs.pair(mention, mentions, position)
            if entity is None and mention.title in words["pairs_of_either"]:
                entity = pairs.two_persons(mention, mentions, position, words)
            if entity is not None:
                mention.entity = entity
        elif mention.title in words["pairs_of_persons"] and mention.plural:
            entity = pairs.two_persons(mention, mentions, position, words)
            if entity is not None:
                mention.entity = entity
        elif _repeats(mention) and (found := nouns.again(mention, mentions, position)) is not None:
            mention.entity = found
    loose = (bare.is_bare, epithets.is_age, epithets.is_ranked)
    mentions[:] = [m for m in mentions if m.entity.kind != "pronoun" or not any(is_one(m) for is_one in loose)]


def _guest_or_several(
    mention: ActorMention, mentions: list[ActorMention], position: int, words: Words
) -> Entity | None:
    """Whom "her visitor", "the three leaders" or "both armies" are."""
    if mention.kind == "relation" and (found := nouns.guest(mention, mentions, position)) is not None:
        return found
    if not mention.plural:
        return None
    if mention.kind == "group" and mention.entity.country is None and not mention.entity.members:
        union = nouns.members(mention, mentions, position, words)
        if union is not None:
            mention.entity.country, mention.entity.sectors = union.country, union.sectors
    found = several(mention, mentions, position, words)
    return found or of_both_states(mention, mentions, position, words)


class _States(dict[str, Entity]):
    """The states of an article by their code, made where only a person's office tells of one."""

    def __init__(self, mentions: list[ActorMention], countries: dict[str, str]) -> None:
        super().__init__()
        self.names = countries
        for mention in mentions:
            if mention.entity.kind == "state" and mention.entity.country and not mention.entity.members:
                self.setdefault(mention.entity.country, mention.entity)

    def of(self, code: str | None, words: Words) -> Entity | None:
        """The state of a code that is one."""
        if code is None or code in words["international"] or code not in self.names:
            return None
        if code not in self:
            self[code] = Entity(self.names[code], "state", code, ("GOV",), known=True)
        return self[code]


def _state(
    mention: ActorMention, mentions: list[ActorMention], position: int, words: Words, states: _States
) -> Entity | None:
    """Which state "the country", "his country", "the Gulf state" or "the country of Chad" is."""
    named = described.behind(mention, mentions)
    if named is not None:
        return named
    code = mention.entity.country
    if code and described.is_followed_by_of(mention) and described.ends_with(mention, states.names.get(code, "")):
        return states.of(code, words)  # "the Sultanate of Oman"
    owner = described.owner(mention, mentions)
    if owner is not None:
        return states.of(owner.country, words)
    if not mention.definite or described.has_owner(mention) or described.is_followed_by_of(mention):
        return None
    left = described.which(mention)
    if left:
        return described.described(mention, mentions, position)
    plain = nouns.is_bare(mention) or (left is not None and not nouns.goes_on(mention))
    if mention.title in words["state_nouns"] and plain:
        return nouns.state(mention, mentions, position) or states.of(mention.entity.country, words)
    return None


def _may_be_named(mention: ActorMention) -> bool:
    """Whether a singular noun with "the" may tell of somebody named before: "the Green politician"."""
    kinds = {"person", "office"}
    return mention.kind in kinds and mention.definite and not mention.name and not mention.entity.known


def _repeats(mention: ActorMention) -> bool:
    """Whether a noun with "the" may stand for somebody named by the same noun before: "the ministry", "the envoy"."""
    kinds = {"organisation", "group", "person", "office"}
    if mention.title is None or mention.name or not mention.definite or mention.kind not in kinds:
        return False
    return not mention.entity.known and nouns.is_bare(mention)


def _gender(mention: ActorMention) -> None:
    """Who is once called "she" is no "he" later on."""
    told = _GENDERS.get(mention.sentence.lower[mention.head])
    if told and not mention.entity.gender and mention.entity.kind == "person":
        mention.entity.gender = told


_GENDERS = dict.fromkeys(MALE, "m") | dict.fromkeys(FEMALE, "f")
