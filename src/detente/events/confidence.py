"""How sure an event is: between 0 and 1, from how it was found."""

from __future__ import annotations

from detente.events.matching import Found

BASE = 0.72
UNREAL = {"possible": 0.06, "requested": 0.15, "hypothetical": 0.15, "negated": 0.15, "refused": 0.1, "cancelled": 0.05}
"""What is not real is often not what the sentence is about."""


def confidence(found: Found, status: str) -> float:
    """A figure between 0 and 1 from how specific the pattern was, and how directly its parties are named."""
    score = BASE + 0.03 * min(found.pattern.weight, 6)
    if found.clause.link == "nominal":
        score -= 0.12 if found.carrier is None else 0.03
    score -= 0.08 * found.roundabout
    if not found.actors or not (found.recipients or found.mutual):
        score -= 0.06
    if found.likened:
        score -= 0.2
    if found.inner:
        score += 0.03
    if any(m.kind == "pronoun" and m.actor.country is None for m in (*found.actors, *found.recipients)):
        score -= 0.1
    score -= UNREAL.get(status, 0.0)
    return round(max(0.05, min(0.97, score)), 2)
