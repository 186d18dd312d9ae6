"""Our own record as one flat table, for CSV and Parquet: a row an event, or a row a directed dyad."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from detente.export.cameo import load_cameo
from detente.export.told import Side, Told

if TYPE_CHECKING:
    import pyarrow as pa

_EVENT = {
    "event_key": "string",
    "article_key": "string",
    "article_id": "string",
    "source": "string",
    "title": "string",
    "published": "date",
    "story": "string",
    "copies": "int",
    "day": "date",
    "date_start": "date",
    "date_end": "date",
    "date_text": "string",
    "type": "string",
    "mode": "string",
    "contexts": "list",
    "status": "string",
    "auxiliary": "list",
    "quad": "string",
    "score": "float",
    "cameo": "string",
    "confidence": "float",
    "attributed": "bool",
    "speaker": "string",
    "speaker_country": "string",
}
_PLACE = {
    "place_text": "string",
    "place_name": "string",
    "place_country": "string",
    "latitude": "float",
    "longitude": "float",
    "sentence": "string",
}
_SIDE = ("name", "country", "sector")
_MEMBERS = ("names", "countries", "sectors", "roles")

EVENTS = _EVENT | {f"{part}_{member}": "list" for part in ("actor", "recipient") for member in _MEMBERS} | _PLACE
"""The columns of a table of events and what they hold."""
PAIRS = _EVENT | {f"{end}_{part}": "string" for end in ("source", "target") for part in _SIDE}
PAIRS = PAIRS | {"mutual": "bool"} | _PLACE
"""The columns of a table of directed dyads."""


def rows(event: Told, *, pairs: bool = False) -> Iterator[dict[str, Any]]:
    """The row of an event, or the rows of its dyads (none where one side only is known)."""
    speaker = event.speaker or {}
    code = load_cameo().choose(event.type, event.mode, event.contexts, event.engagements, event.status)
    common: dict[str, Any] = {name: getattr(event, name, None) for name in (*_EVENT, *_PLACE)}
    common |= {
        "cameo": code.code if code else None,
        "attributed": bool(event.attribution),
        "speaker": speaker.get("name"),
        "speaker_country": speaker.get("country"),
    }
    if not pairs:
        sides = _members("actor", event.actors) | _members("recipient", event.recipients)
        yield {name: (common | sides)[name] for name in EVENTS}
        return
    for pair in event.pairs:
        ends = {
            f"{end}_{part}": getattr(side, part)
            for end, side in (("source", pair.source), ("target", pair.target))
            for part in _SIDE
        }
        yield {name: (common | ends | {"mutual": pair.mutual})[name] for name in PAIRS}


def _members(part: str, sides: list[Side]) -> dict[str, Any]:
    """Lists of equal length, in the order of the record; a member without a value is null."""
    return {
        f"{part}_names": [side.name for side in sides],
        f"{part}_countries": [side.country for side in sides],
        f"{part}_sectors": [side.sector for side in sides],
        f"{part}_roles": [side.role for side in sides],
    }


def schema(columns: dict[str, str]) -> pa.Schema:
    """The Arrow schema of a table."""
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "date": pa.date32(),
        "int": pa.int64(),
        "float": pa.float64(),
        "bool": pa.bool_(),
        "list": pa.list_(pa.string()),
    }
    return pa.schema([(name, types[kind]) for name, kind in columns.items()])


def cell(value: Any) -> str:
    """A value as CSV has it: lists joined by "; ", true and false in small letters, null as nothing."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join("" if part is None else str(part).replace(";", ",") for part in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
