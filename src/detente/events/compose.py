"""Composition: what an operator ("threatened to", "called for", "lifted") makes of the event it is said of."""

from __future__ import annotations

from detente.events.matching import Found
from detente.events.ontology import Ontology

FUTURE_IS_AGREE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
"""PLOVER: any of these that is still to come is AGREE."""

_STILL_TO_COME = frozenset({"planned", "intended"})


def composed(found: Found, ontology: Ontology) -> tuple[str, str | None] | None:
    """Type and mode of an operator's event; None if the operator says nothing of such an inner event."""
    entry = found.entry
    if entry.becomes is None:
        return (entry.type, entry.mode) if entry.type else None
    inner = found.inner[0]
    kind = ontology.types[inner.type].quad.rsplit(" ", 1)[-1]
    for key in (f"{inner.type}/{inner.mode}", inner.type, kind, "*"):
        target = entry.becomes.get(key)
        if target is None:
            continue
        if target == "none":
            return None
        if target == "same":
            return inner.type, inner.mode
        type_, _, mode = target.partition("/")
        return type_, mode or None
    return (entry.type, entry.mode) if entry.type else None


def as_of_status(type_: str, mode: str | None, status: str, *, ahead: bool) -> tuple[str, str | None]:
    """PLOVER's rules for what is still to come; ``ahead``: a possible one lies in the future."""
    if status in _STILL_TO_COME or (status == "possible" and ahead):
        if type_ in FUTURE_IS_AGREE:
            return "AGREE", None
        if type_ == "RETREAT":
            return "CONCEDE", None
    return type_, mode
