"""Whom a verb of contact may tell of: somebody to call on, several of one state, one of those who come together."""

from __future__ import annotations

from detente.engagements.kinds import Word
from detente.engagements.parties.named import Party
from detente.engagements.status.signs import is_still
from detente.parsing import Clause


def may_be_called(party: Party) -> bool:
    """Whether it is somebody whom a politician calls or calls on."""
    known = party.political or (party.unknown and party.actor.country is not None)
    return (party.is_person and known) or party.entity.kind == "relation"


def is_called(party: Party) -> bool:
    """Whether it is somebody who has a name."""
    return party.is_person and (party.entity.known or (party.entity.kind == "person" and party.actor.name.istitle()))


def is_placed(clause: Clause, party: Party) -> bool:
    """Whether it is told since when, or for what, an office holder without a name is somewhere."""
    below = any(c.parent is clause and c.link == "purpose" for c in clause.sentence.clauses)
    return party.political and party.actor.country is not None and (is_still(clause) or below)


def is_group(party: Party) -> bool:
    """Whether it is several people of one state or union: "briefed *the bloc's ministers*"."""
    told = any(word[:1].isupper() for word in party.actor.text.split())
    return party.entity.plural and party.political and party.actor.country is not None and told


def among_themselves(word: Word) -> bool:
    """Whether it is a verb by which several come together: "meet", "gather"."""
    return word.among and word.kind == "meeting"
