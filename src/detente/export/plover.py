"""PLOVER's own exchange format: one JSON object a line."""

from __future__ import annotations

from typing import Any

from detente.export.cells import country_name
from detente.export.told import Side, Told

FIELDS = ("id", "date", "actor", "recipient", "event", "mode", "context", "location", "text")
ACTOR_FIELDS = (
    "raw_text",
    "entity_name",
    "wikidata_id",
    "wiki_description",
    "country_name",
    "sector_code",
    "other_sector_codes",
)


def record(event: Told) -> dict[str, Any]:
    """The event as one object. What our record does not know (Wikidata) is null."""
    place = None
    if event.place_name:
        place = {
            "raw_text": event.place_text,
            "place_name": event.place_name,
            "country_name": country_name(event.place_country) or None,
            "latitude": event.latitude,
            "longitude": event.longitude,
        }
    return {
        "id": event.event_key,
        "date": event.day.isoformat() if event.day else None,
        "actor": [_actor(side) for side in event.actors],
        "recipient": [_actor(side) for side in event.recipients],
        "event": event.type,
        "mode": event.mode,
        "context": event.contexts,
        "location": place,
        "text": event.sentence,
    }


def _actor(side: Side) -> dict[str, Any]:
    return {
        "raw_text": side.text,
        "entity_name": side.name,
        "wikidata_id": None,
        "wiki_description": None,
        "country_name": country_name(side.country) or None,
        "sector_code": side.sector,
        "other_sector_codes": list(side.sectors[1:]),
    }
