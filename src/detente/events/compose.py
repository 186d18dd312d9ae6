"""Composition: what an operator ("threatened to", "called for", "lifted") makes of the event it is said of."""

from __future__ import annotations

from detente.events.codebook.ontology import Ontology
from detente.events.matching.found import Found

FUTURE_IS_AGREE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
"""PLOVER: any of these that is still to come is AGREE."""

_STILL_TO_COME = frozenset({"planned", "intended"})


def composed(found: Found, ontology: Ontology) -> tuple[str, str | None] | None:
    """Type and mode of an operator's event; None if the operator says nothing of such an inner event."""
    entry = found.entry
    own = (entry.type, entry.mode) if entry.type else None
    if entry.becomes is None:
        return own
    inner = found.inner[0]
    target = look_up(entry.becomes, inner.type, inner.mode, ontology)
    if target is None:
        return own
    if target == "ACCUSE/allege" and (
        inner.clause.negated or (inner.clause.modals and inner.clause.link == "complement")
    ):
        return (
            None  # "claimed that Mali had *not* attacked the convoy", "*would* attack it", accuses nobody of the attack
        )
    return None if target == "none" else split(target, inner.type, inner.mode)


def look_up(table: dict[str, str], type_: str, mode: str | None, ontology: Ontology) -> str | None:
    """What a table of composition has for a type and mode, the most special row first."""
    kind = ontology.types[type_].quad.rsplit(" ", 1)[-1]
    return next((table[key] for key in (f"{type_}/{mode}", type_, kind, "*") if key in table), None)


def split(target: str, type_: str, mode: str | None) -> tuple[str, str | None]:
    """The type and mode that "TYPE/mode" names; "same" leaves them as they are."""
    if target == "same":
        return type_, mode
    new, _, new_mode = target.partition("/")
    return new, new_mode or None


def as_of_status(type_: str, mode: str | None, status: str, *, ahead: bool) -> tuple[str, str | None]:
    """PLOVER's rules for what is still to come; ``ahead``: a possible one lies in the future."""
    if status in _STILL_TO_COME or (status == "possible" and ahead):
        if type_ in FUTURE_IS_AGREE:
            return "AGREE", None
        if type_ == "RETREAT":
            return "CONCEDE", None
    return type_, mode
