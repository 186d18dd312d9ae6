"""Engagements: contacts between parties, each told once however often the article comes back to it."""

from typing import Literal

from pydantic import Field

from detente.record.actor import Actor
from detente.record.article import DateSpan, Place
from detente.record.base import Model
from detente.record.event import Attribution, EventEvidence

EngagementKind = Literal[
    "visit", "meeting", "talks", "call", "summit", "speech", "interview", "signing", "exercise", "other"
]
EngagementStatus = Literal[
    "held", "under way", "scheduled", "intended", "possible", "invited", "postponed", "cancelled", "refused"
]


class Mention(Model):
    """One place where the article speaks of the engagement."""

    status: EngagementStatus
    attribution: list[Attribution] = Field(default_factory=list)
    evidence: EventEvidence


class Engagement(Model):
    """One contact; its status is that of the latest and most certain mention."""

    id: str
    kind: EngagementKind
    parties: list[Actor] = Field(default_factory=list)
    host: Actor | None = None
    place: Place | None = None
    date: DateSpan | None = None
    status: EngagementStatus
    issues: list[str] = Field(default_factory=list)
    mentions: list[Mention] = Field(default_factory=list)
