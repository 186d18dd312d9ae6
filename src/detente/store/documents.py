"""From the rows of the tables back to the documents that they were made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from detente.record import Document
from detente.store.keys import record_number

Row = dict[str, Any]
Parts = dict[tuple[str, str], list[Row]]
"""Actors by the key of their record and their part in it."""
_ARTICLE = ("id", "source", "title", "published", "language", "text")


def rebuild(tables: dict[str, list[Row]], keys: Iterable[str]) -> list[Document]:
    """The documents of the articles ``keys``, in that order. ``tables`` holds all rows of these articles."""
    parts: Parts = defaultdict(list)
    for row in sorted(tables["participants"], key=lambda row: int(row["number"])):
        parts[row["record_key"], row["part"]].append(_actor(row))
    articles = {row["article_key"]: row for row in tables["articles"]}
    events = _by_article(tables["events"], "event_key")
    statements = _by_article(tables["statements"], "statement_key")
    engagements = _by_article(tables["engagements"], "engagement_key")
    positions = _by_article(tables["positions"], "position_key")
    return [
        Document.model_validate(
            {
                "article": {name: articles[key][name] for name in _ARTICLE},
                "events": [_event(row, parts) for row in events[key]],
                "statements": [_statement(row, parts) for row in statements[key]],
                "engagements": [_engagement(row, parts) for row in engagements[key]],
                "positions": [_position(row, parts) for row in positions[key]],
            }
        )
        for key in keys
    ]


def _by_article(rows: list[Row], key: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: record_number(row[key])):
        found[row["article_key"]].append(row)
    return found


def _actor(row: Row) -> Row:
    actor = {name: row[name] for name in ("text", "name", "country", "sectors", "role")}
    return {**actor, "evidence": (row["start"], row["end"])}


def _first(parts: Parts, key: str, part: str) -> Row | None:
    return next(iter(parts[key, part]), None)


def _date(row: Row) -> Row | None:
    if row["date_text"] is None:
        return None
    return {"start": row["date_start"], "end": row["date_end"], "text": row["date_text"]}


def _place(row: Row) -> Row | None:
    if row["place_text"] is None:
        return None
    return {
        "text": row["place_text"],
        "name": row["place_name"],
        "country": row["place_country"],
        "latitude": row["latitude"],
        "longitude": row["longitude"],
    }


def _event(row: Row, parts: Parts) -> Row:
    same = ("id", "type", "mode", "contexts", "status", "auxiliary", "attribution")
    event = {name: row[name] for name in (*same, "quad", "score", "confidence", "evidence")}
    key = row["event_key"]
    return {
        **event,
        "actors": parts[key, "actor"],
        "recipients": parts[key, "recipient"],
        "date": _date(row),
        "place": _place(row),
    }


def _statement(row: Row, parts: Parts) -> Row:
    same = ("id", "form", "cue", "content", "occasion", "issues", "within", "evidence")
    key = row["statement_key"]
    return {
        **{name: row[name] for name in same},
        "speaker": _first(parts, key, "speaker"),
        "addressees": parts[key, "addressee"],
        "about": parts[key, "about"],
        "date": _date(row),
    }


def _engagement(row: Row, parts: Parts) -> Row:
    key = row["engagement_key"]
    return {
        **{name: row[name] for name in ("id", "kind", "status", "issues", "mentions")},
        "parties": parts[key, "party"],
        "host": _first(parts, key, "host"),
        "date": _date(row),
        "place": _place(row),
    }


def _position(row: Row, parts: Parts) -> Row:
    key = row["position_key"]
    target = {"kind": row["target_kind"], "text": row["target_text"], "actor": _first(parts, key, "target")}
    return {
        **{name: row[name] for name in ("id", "stance", "statement", "evidence")},
        "holder": _first(parts, key, "holder"),
        "target": target,
    }
