"""Whether those found are parties of an engagement: enough of them, and such as make politics."""

from __future__ import annotations

from collections.abc import Iterable

from detente.engagements.contact import Contact
from detente.engagements.kinds import Word, load_kinds
from detente.engagements.parties.named import Party, distinct
from detente.engagements.status.told import UNDONE
from detente.engagements.words import load_words

_BODIES = frozenset({"IGO", "UNO", "EUR"})
_TROOPS = frozenset({"MIL", "REB", "UAF", "IMG", "PRM"})


def settle(
    contact: Contact,
    word: Word,
    owners: list[Party],
    others: list[Party],
    hosts: list[Party],
    attends: bool = False,
    media: Iterable[Party] = (),
) -> bool:
    """Put the parties in; False if there are too few, or they are not of those who make politics."""
    if word.owner == "visitor" or word.kind == "visit":
        return _visit(contact, owners, others)
    if word.kind in {"speech", "interview"}:
        speakers = [p for p in owners if p.political and not p.media and not p.is_state]
        if not speakers and word.kind == "interview":
            speakers = [p for p in others if p.political and p.is_person]
            others = owners
        others = [*others, *media]
        contact.parties = distinct(speakers[:1] + [p for p in others if not p.unknown and p.entity.known])
        return bool(speakers)
    parties = distinct([*owners, *others])
    if word.media or any(p.media for p in parties):
        return False
    parties = [p for p in parties if p.political or p.unknown or p.chiefs]
    if not any(p.political or p.chiefs for p in parties):
        return False
    contact.parties = distinct([*parties, *hosts])
    contact.host = hosts[0] if hosts else None
    both = word.kind == "call" and len({p.actor.country for p in owners} - {None}) > 1  # "in a call, the two agreed"
    if word.needs_other and not others and word.kind != "speech" and not both:
        return False
    several = (p for p in parties if p.entity.plural or (p.entity.kind == "organisation" and not _is_public(p)))
    plural = not others and any(several)
    bodies = any(_BODIES & {*p.actor.sectors, p.actor.country or ""} for p in owners if not p.is_person)
    if _at_home(parties, others):
        return False
    if (
        contact.status == "refused"
        and others
        and not any(p.political or (p.is_person and p.actor.country) for p in others)
    ):
        return False  # "refused to talk to police"
    if len(parties) > 1 and not word.among and len({p.actor.country or p.actor.name for p in contact.parties}) == 1:
        return not any(p.actor.country for p in parties) or not word.bare
    if word.attended or attends:
        return bool(parties)
    head = contact.sentence.lemmas[contact.head]
    if contact.status == "refused" and word.kind in {"talks", "meeting"} and head != "discussion":
        return any(p.political and not p.unknown for p in owners)  # "ruled out direct talks"
    if contact.status in UNDONE and word.kind == "talks" and any(p.is_state for p in others):
        return True  # "talks with Japan have been suspended"
    noun = contact.sentence.pos[contact.head] == "NOUN"
    if any(p.chiefs for p in parties) and word.kind in {"meeting", "talks", "summit"} and (noun or word.among):
        return True  # "a meeting of the six foreign ministers"
    own = plural and head in load_words().conversing and all(_is_national(p) for p in parties)  # "our generals talked"
    return (
        len(parties) > 1
        or (plural and word.among and not own)
        or (bodies and word.kind in {"meeting", "talks", "call"})
    )


def _is_national(party: Party) -> bool:
    """Whether it is of one nation."""
    return party.actor.country is not None and not _BODIES & {party.actor.country, *party.actor.sectors}


def _visit(contact: Contact, owners: list[Party], others: list[Party]) -> bool:
    visitors = [p for p in owners if (p.political or _is_sent(contact, p)) and not _troops(p)]
    if contact.sentence.pos[contact.head] in {"VERB", "ADJ"}:
        visitors = [p for p in visitors if not p.is_state]
    called_on = contact.sentence.lemmas[contact.head] == "visit"
    goals = [p for p in others if p.is_state or ((contact.status == "invited" or called_on) and _may_receive(p))]
    if not goals and not visitors:
        return False
    home = {p.actor.country for p in visitors}
    goals = [p for p in goals if p.actor.country not in home]
    if visitors and not goals and contact.place is not None and contact.place.country in home:
        return False
    if visitors and not goals and contact.status in UNDONE and contact.sentence.pos[contact.head] == "NOUN":
        contact.parties = distinct(visitors)
        return True
    if not goals or not visitors or all(_is_nobody(p) for p in visitors):
        return False
    contact.parties = distinct([*visitors, *goals])
    contact.host = goals[0]
    return True


def _is_sent(contact: Contact, party: Party) -> bool:
    """Whether it is a team of a country, which travels for it: "an Afghan technical team"."""
    kinds = load_kinds()
    words = set(party.actor.name.split())
    sport = kinds.sports.intersection(contact.sentence.lemmas)
    return party.actor.country is not None and not party.is_person and bool(words & kinds.delegations) and not sport


def _at_home(parties: list[Party], others: list[Party]) -> bool:
    """Whether a government only meets itself: "meeting with the cabinet, the prime minister said"."""
    own = {p.actor.country for p in parties}
    bodies = any(p.entity.kind in {"organisation", "group"} for p in others)
    authorities = all(p.actor.sectors[:1] == ["GOV"] for p in parties)
    armed = any(p.actor.sectors[:1] == ["MIL"] and p.actor.country is None for p in others if not p.is_person)
    of_one = all(p.actor.sectors[:1] in (["GOV"], ["LEG"]) and not (p.is_person or p.is_state) for p in parties)
    if bodies and len(own - {None}) < 2 and of_one:
        return True  # "the government would consult parliament"
    return bodies and ((len(own) == 1 and None not in own and authorities) or (len(own) == 2 and None in own and armed))


def _may_receive(party: Party) -> bool:
    """Whether one may visit him or her rather than a country."""
    return party.political or (party.is_person and party.actor.country is not None)


def _is_public(party: Party) -> bool:
    """Whether it is an authority of a state, which meets by itself: a cabinet, a parliament."""
    return bool({"GOV", "LEG", "JUD", "PTY", "MIL"} & set(party.actor.sectors[:1]))


def _troops(party: Party) -> bool:
    return bool(_TROOPS & set(party.actor.sectors[:1])) and not party.is_person


def _is_nobody(party: Party) -> bool:
    """Whether it is leaders of nowhere: "when *world leaders* come to Munyonyo"."""
    leaders = party.actor.text.split()[-1] in load_words().leaders_of_several
    return party.entity.plural and party.actor.country is None and not party.entity.known and leaders
