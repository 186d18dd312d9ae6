"""Who "he", "the country", "the minister" and "both sides" stand for. A wrong link is worse than none."""

from __future__ import annotations

from detente.parsing import Parsed
from detente.resolving import nouns, pairs
from detente.resolving.distance import Order
from detente.resolving.lexicon import Words
from detente.resolving.pronouns import antecedent
from detente.resolving.resolution import ActorMention


def link(mentions: list[ActorMention], parsed: Parsed, words: Words) -> None:
    """Give pronouns, definite nouns and bare titles the entity they stand for, where that is plain."""
    mentions.sort(key=lambda m: (m.sentence.index, m.first, m.last))
    order = Order(parsed)
    order.taken = {(m.sentence.index, i) for m in mentions for i in range(m.core[0], m.core[1] + 1)}
    nouns.bearers(mentions, words)
    bodies = words["bloc_nouns"] | words["body_nouns"]
    nouns.named_later(mentions)
    for position, mention in enumerate(mentions):
        if mention.kind == "pronoun":
            entity = antecedent(mention, mentions, position, order, words)
            if entity is None and mention.sentence.lower[mention.head] in {"they", "them", "their"}:
                entity = pairs.named_together(mention, mentions, position)
            if entity is not None:
                mention.entity = entity
                _gender(mention)
        elif (
            mention.title in words["state_nouns"] and mention.definite and not mention.plural and nouns.is_bare(mention)
        ):
            entity = nouns.state(mention, mentions, position, words)
            if entity is not None:
                mention.entity = entity
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
        elif mention.title in words["pair_nouns"] and mention.plural:
            entity = pairs.pair(mention, mentions, position)
            if entity is not None:
                mention.entity = entity
        elif mention.title in words["pairs_of_persons"] and mention.plural:
            entity = pairs.two_persons(mention, mentions, position)
            if entity is not None:
                mention.entity = entity
        elif _repeats(mention) and (found := nouns.again(mention, mentions, position)) is not None:
            mention.entity = found


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


_GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
