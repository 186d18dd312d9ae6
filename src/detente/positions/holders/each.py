"""What several hold together is a position of each of them."""

from __future__ import annotations

from detente.positions.context import Finding
from detente.resolving import Resolution


def each_alone(found: list[Finding], resolution: Resolution) -> list[Finding]:
    """What several hold, as a position of each: "*the two sides* support it", "*the three presidents* oppose it"."""
    several = {(m.actor.evidence, m.actor.name): m for m in resolution.mentions if m.entity.members}
    each: list[Finding] = []
    for one in found:
        mention = several.get((one.holder.evidence, one.holder.name))
        if mention is None:
            each.append(one)
            continue
        for member in mention.entity.members:
            told = {
                "name": member.name,
                "country": member.country,
                "sectors": list(member.sectors),
                "role": member.role,
            }
            each.append(Finding(one.holder.model_copy(update=told), one.stance, one.target, one.cue, one.said))
    return each
