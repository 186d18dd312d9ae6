"""How sure an event is: between 0 and 1, from how it was found."""

from __future__ import annotations

import math

from detente.events.matching.found import Found

BASE = 0.72
SECOND = 0.7
"""What the second opinion's chance is worth where it is alone: of 24 such events in marked sentences 20 had the right
type, and in news some three of four were right."""
UNREAL = {
    "intended": 0.1,
    "possible": 0.06,
    "requested": 0.15,
    "hypothetical": 0.15,
    "negated": 0.15,
    "refused": 0.1,
    "cancelled": 0.05,
}
"""What is not real is often not what the sentence is about."""


def confidence(found: Found, status: str) -> float:
    """A figure between 0 and 1 from how specific the pattern was, and how directly its parties are named."""
    if found.chance is not None:
        return round(max(0.05, SECOND * found.chance - UNREAL.get(status, 0.0)), 2)
    score = BASE + 0.03 * min(found.pattern.weight, 6)
    if found.clause.link == "nominal":
        score -= 0.12 if found.carrier is None else 0.03
    score -= 0.08 * found.roundabout
    if not found.actors or not (found.recipients or found.mutual):
        score -= 0.06
    if found.inner:
        score += 0.03
    if any(m.kind == "pronoun" and m.actor.country is None for m in (*found.actors, *found.recipients)):
        score -= 0.1
    score -= UNREAL.get(status, 0.0)
    return round(max(0.05, min(0.97, score)), 2)


def revised(own: float, chance: float) -> float:
    """How sure an event of the codebook is when the second opinion gives its type such a chance.

    A logistic curve fitted by ``scripts/fit_confidence.py`` to 933 events of marked sentences of which it is known
    whether the type is right (docs/quality.md).
    """
    return round(min(0.97, 1 / (1 + math.exp(1.74 - 2.53 * own - 2.24 * chance))), 2)
