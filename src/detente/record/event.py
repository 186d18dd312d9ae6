"""Events: who did what to whom (PLOVER 2.0)."""

from typing import Literal

from pydantic import Field

from detente.record.actor import Actor
from detente.record.article import DateSpan, Place
from detente.record.base import Model, Span

Status = Literal[
    "happened",
    "ongoing",
    "planned",
    "intended",
    "possible",
    "hypothetical",
    "requested",
    "refused",
    "cancelled",
    "negated",
]
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
"""The quad classes in the order of their numbers, from 1."""
Auxiliary = Literal["historical", "future", "hypothetical", "negation"]


class AttributionEvidence(Model):
    """Where the text names the speaker and the words that mark the claim as the speaker's."""

    speaker: Span | None = None
    cue: Span | None = None


class Attribution(Model):
    """One link of the chain of who says so."""

    speaker: Actor | None = None
    cue: str | None = None
    evidence: AttributionEvidence


class EventEvidence(Model):
    """The characters that say so: the sentence, the trigger and the spans of actors, recipients, date, place."""

    sentence: Span
    trigger: Span
    actors: list[Span] = Field(default_factory=list)
    recipients: list[Span] = Field(default_factory=list)
    date: Span | None = None
    place: Span | None = None


class Event(Model):
    """One event.

    ``actors`` did it (all parties, when it is mutual), ``recipients`` had it done to them (empty when mutual).
    ``status`` says how real the event is, ``type`` and ``mode`` what it is. ``attribution`` is the chain of
    speakers, outermost first; empty means the article's own voice. ``score`` runs from -10 (conflict) to +10
    (cooperation) by type and mode as the ontology says. ``confidence`` is between 0 and 1.
    """

    id: str
    type: str
    mode: str | None = None
    contexts: list[str] = Field(default_factory=list)
    actors: list[Actor] = Field(default_factory=list)
    recipients: list[Actor] = Field(default_factory=list)
    place: Place | None = None
    date: DateSpan | None = None
    status: Status
    auxiliary: list[Auxiliary] = Field(default_factory=list)
    attribution: list[Attribution] = Field(default_factory=list)
    quad: str
    score: float
    confidence: float
    evidence: EventEvidence
