"""Whether noun phrases are what a phrase of a pattern asks for, and who of them fills its slot."""

from __future__ import annotations

from dataclasses import replace

from detente.events.codebook.patterns import Phrase, Words
from detente.events.matching.attempt import Attempt
from detente.events.matching.parties import fits
from detente.events.matching.things import VERBAL, is_circumstance
from detente.events.matching.words import words_at
from detente.resolving import ActorMention

_ARMED = frozenset({"MIL", "REB", "UAF", "IMG", "PRM", "COP", "CRM"})
"""Sectors whose blows fall on things as well: "shelled the village"."""
_UNTOLD = frozenset({"UNK", "SOC"})
_OF_PEOPLE = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "CONSULT"})
"""Types in which "he" or "they" may stand for somebody political beside somebody who is."""
_THINGS = frozenset({"it", "its", "itself", "this", "that"})
_BEINGS = frozenset({"person", "organisation", "office"})


def fill(attempt: Attempt, phrase: Phrase, heads: list[int], *, strict: bool = False) -> bool:
    """Put the noun phrases at ``heads`` into ``phrase``; ``strict`` takes only those that are actors themselves."""
    if phrase.words:
        matching = [head for head in heads if _said(attempt, head, phrase.words)]
        if not matching:
            return False
        if phrase.slot in {"A", "R"}:
            # "A:critic": the noun itself is who acts
            return fill(attempt, replace(phrase, words=Words()), matching, strict=strict)
        if phrase.owner in {"A", "R"}:
            owners = [m for head in matching for m in _owners(attempt, head, phrase)]
            if not owners and not (phrase.owner == "R" and attempt.clause.kind == "verb" and not phrase.constraint):
                return False
            if phrase.owner == "R" or not attempt.slots["A"]:
                attempt.put(phrase.owner, owners)
            if not owners:
                attempt.found.vague.extend(matching)
        else:
            attempt.worded.extend(matching)
        first, last = attempt.found.trigger
        if abs(matching[0] - attempt.clause.head) <= 8:
            attempt.found.trigger = (min(first, matching[0]), max(last, matching[0]))
        return True
    if phrase.slot == "X":
        if phrase.constraint:
            heads = [h for h in heads if _is_of(attempt, h, phrase.constraint)]
        attempt.loose.extend(heads)
        return bool(heads)
    if phrase.slot is None:
        return False
    mentions: list[ActorMention] = []
    for head in heads:
        found, direct = attempt.scene.parties.actors_at(attempt.sentence, head)
        if not direct and (strict or _must_be_direct(attempt, phrase)):
            continue
        if phrase.slot == "R" and attempt.reached and not attempt.slots["A"]:
            # "they were told what to say" says neither who they are nor who told them
            found = [m for m in found if not _is_nameless(m) or fits(m, phrase.constraint)]
        beside = bool(mentions)
        found = [
            m for m in found if fits_in_company(attempt, m, phrase.constraint) or (beside and _is_companion(m, phrase))
        ]
        mentions.extend(found)
        if found and not direct:
            attempt.roundabout += 1
            attempt.found.around[phrase.slot].append(head)
    if not mentions and phrase.slot == "R" and not strict:
        return _without_actor(attempt, phrase, heads)
    if not mentions:
        return False
    attempt.put(phrase.slot, mentions)
    return True


def _said(attempt: Attempt, head: int, words: Words) -> bool:
    """Whether the noun phrase at ``head`` is one of ``words``, or a measure of it ("tons *of wheat*").

    So are spells of time: "two days *of drills*".
    """
    if words_at(attempt.sentence, head, words) is not None:
        return True
    return any(words_at(attempt.sentence, h, words) is not None for h in attempt.measured(head))


def _is_of(attempt: Attempt, head: int, constraint: frozenset[str]) -> bool:
    """Whether the phrase at ``head`` is itself somebody of one of the kinds or sectors of ``constraint``."""
    found, direct = attempt.scene.parties.actors_at(attempt.sentence, head)
    return direct and any(fits(m, constraint) for m in found)


def fits_in_company(attempt: Attempt, mention: ActorMention, constraint: frozenset[str]) -> bool:
    """As :func:`fits`; somebody of whom nothing is known passes for political in political company."""
    if fits(mention, constraint):
        return True
    if mention.kind in {"relation", "group"} and not mention.actor.sectors:
        # "the president's rivals" are political as he is
        owners = attempt.scene.resolution.inside(attempt.sentence, mention.head)
        return any(m.kind not in {"demonym", "place"} and fits(m, constraint) for m in owners)
    if (
        not constraint & {"political", "public", "GOV"}
        or set(mention.actor.sectors) - _UNTOLD
        or not (mention.kind in _BEINGS or (attempt.entry.type in _OF_PEOPLE and _is_nameless(mention)))
    ):
        return False
    return attempt.scene.parties.in_company(mention)


def _is_nameless(mention: ActorMention) -> bool:
    """Whether a pronoun speaks of people of whom nothing is known but that they are people."""
    people = mention.kind == "pronoun" and mention.entity.kind in _BEINGS | {"pronoun"}
    return people and mention.entity.name not in _THINGS


def _is_companion(mention: ActorMention, phrase: Phrase) -> bool:
    """Whether an unknown group passes for political beside somebody who is: "Chad and *its allies* agreed"."""
    plain = phrase.constraint <= {"political", "public"} and mention.kind in {"group", "relation"}
    return plain and not set(mention.actor.sectors) - _UNTOLD


def _must_be_direct(attempt: Attempt, phrase: Phrase) -> bool:
    """Whether an actor named within a phrase will not do: "a list of terrorists", "missiles from Korea arrived"."""
    human = phrase.constraint & {"person", "group"} and not phrase.constraint & {"country", "political", "GOV"}
    met = attempt.entry.type == "CONSULT" and (phrase.slot == "A" or bool(attempt.entry.mutual and phrase.constraint))
    return bool(human) or met


def _without_actor(attempt: Attempt, phrase: Phrase, heads: list[int]) -> bool:
    """The recipient's place where nobody known stands: one condemns things, and armies hit them."""
    if attempt.entry.mode in attempt.scene.lists["personal_modes"]:
        return False
    armed = any(_ARMED.intersection(m.actor.sectors) for m in attempt.slots["A"])
    if phrase.constraint or not (_may_be_thing(attempt) or (armed and attempt.clause.kind == "verb")):
        return False
    own = set(attempt.clause.objects)  # "a *move* that Chad condemned" is no circumstance
    things = [h for h in heads if h in own or not is_circumstance(attempt, h)]
    attempt.found.vague.extend(things)
    return bool(things)


def _may_be_thing(attempt: Attempt) -> bool:
    """Whether what it tells of is done to things as well: one condemns a law, and gives in to demands."""
    entry, pattern = attempt.entry, attempt.pattern
    of_words = any(a.phrase.words and not a.prepositions and not a.optional for a in pattern.arguments)
    protested = entry.type == "PROTEST" and pattern.subject is not None and pattern.subject.slot
    verbal = entry.type in VERBAL or bool(protested)
    of_things = verbal or entry.becomes is not None or (entry.type == "CONCEDE" and of_words)
    return of_things and pattern.kind != "noun"


def joined(attempt: Attempt, mentions: list[ActorMention]) -> list[ActorMention]:
    """The first of those named in a phrase, with those joined to it: "endorsements of *Kay, Roy and Lee*"."""
    beside = attempt.sentence.conjuncts(mentions[0].head) if mentions else []
    return [m for m in mentions if m is mentions[0] or (m.head in beside and m.kind == mentions[0].kind)]


def _owners(attempt: Attempt, head: int, phrase: Phrase) -> list[ActorMention]:
    """The actors that own the noun at ``head``: "Russia's ambassador", "the Russian ambassador"."""
    itself = attempt.scene.resolution.at(attempt.sentence, head)
    inside = [
        m
        for m in attempt.scene.resolution.inside(attempt.sentence, head)
        if fits_in_company(attempt, m, phrase.constraint)
    ]
    if itself is not None and itself.actor.country:
        return [itself]
    if not inside and itself is None and attempt.clause.via != head:
        # "rockets fired from Gaza", "the truce proposed by Norway"
        inside = [
            m
            for m in attempt.scene.parties.actors_at(attempt.sentence, head)[0]
            if fits_in_company(attempt, m, phrase.constraint)
        ]
    if inside or itself is None or attempt.entry.type == "REQUEST":
        return joined(attempt, inside)  # "asked for *soldiers*": they are nobody's who is named
    return [itself] if fits_in_company(attempt, itself, phrase.constraint) else []
