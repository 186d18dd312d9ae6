"""What the second opinion makes of the codebook's events: how sure they are, and now and then another type."""

from __future__ import annotations

from detente.events.codebook.ontology import Ontology
from detente.events.opinion.model import Opinion
from detente.events.telling.confidence import revised
from detente.events.telling.record import REAL
from detente.record import Event

SURE_OF_OTHER = 0.9
"""The chance of another type from which it is taken for that type."""
UNSURE = 0.87
"""The codebook's own confidence from which its type stands, whatever the second opinion says."""


def revise(event: Event, opinion: Opinion, ontology: Ontology, text: str) -> Event:
    """The event as the second opinion leaves it; ``text`` is the article's.

    Asked are events that happened (of what is planned, asked or denied the codebook's rules know more) and whose two
    sides the text names. Where the codebook is not sure of its type and
    the second opinion is of another, it is of the other and has no mode; but a threat is never the deed.
    """
    chances = chances_of(event, opinion, text) if event.status in REAL else {}
    if not chances:
        return event
    likeliest = max(chances, key=lambda type_: chances[type_])
    other = likeliest not in {event.type, "NONE"} and chances[likeliest] >= SURE_OF_OTHER and event.confidence < UNSURE
    if other and not (event.type == "THREATEN" and ontology.types[likeliest].quad.startswith("material")):
        _retype(event, likeliest, ontology)
    event.confidence = revised(event.confidence, chances[event.type])
    return event


def chances_of(event: Event, opinion: Opinion, text: str) -> dict[str, float]:
    """What the second opinion says of an event's two sides; empty if the text does not name both."""
    actors, recipients = event.evidence.actors, event.evidence.recipients
    if not recipients:
        actors, recipients = actors[:1], actors[1:]
    if not actors or not recipients:
        return {}
    return opinion.within(text, event.evidence.sentence, actors[0], recipients[0])


def _retype(event: Event, type_: str, ontology: Ontology) -> None:
    event.type, event.mode = type_, None
    event.quad, event.score = ontology.types[type_].quad, ontology.score(type_, None)
    if type_ == "CONSULT" and event.recipients:
        event.actors, event.recipients = [*event.actors, *event.recipients], []
        spans = [*event.evidence.actors, *event.evidence.recipients]
        event.evidence.actors, event.evidence.recipients = spans, []
