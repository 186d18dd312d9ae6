"""From documents to the rows of the tables."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from detente.record import Actor, DateSpan, Document, Place, Versions
from detente.store.keys import article_key
from detente.store.tables import CODED

Row = dict[str, Any]
Tables = Mapping[str, list[Row]]
"""Rows by table."""


class Rows:
    """The rows of some documents, table by table. The values are Python's, nested ones as lists and dictionaries."""

    def __init__(self, versions: Versions, coded_at: datetime.datetime) -> None:
        self.tables: dict[str, list[Row]] = {name: [] for name in CODED}
        self._versions = versions.model_dump()
        self._coded_at = coded_at

    def __len__(self) -> int:
        return len(self.tables["articles"])

    def add(self, document: Document) -> str:
        """Add a document's rows; gives the article's key."""
        article, key = document.article, article_key(document.article)
        self.tables["articles"].append(
            {
                "article_key": key,
                **article.model_dump(),
                "words": len(article.text.split()),
                **self._versions,
                "coded_at": self._coded_at,
            }
        )
        self._events(document, key)
        self._statements(document, key)
        self._engagements(document, key)
        self._positions(document, key)
        return key

    def _events(self, document: Document, key: str) -> None:
        for number, event in enumerate(document.events, 1):
            row = event.model_dump(include={"id", "type", "mode", "contexts", "status", "auxiliary"})
            row |= {"quad": event.quad, "score": event.score, "confidence": event.confidence}
            row |= {
                "attribution": [link.model_dump() for link in event.attribution],
                "evidence": event.evidence.model_dump(),
            }
            row |= {
                "event_key": f"{key}/e{number}",
                "article_key": key,
                **date_columns(event.date),
                **place_columns(event.place),
            }
            self.tables["events"].append(row)
            self._parts(row["event_key"], key, "event", actor=event.actors, recipient=event.recipients)

    def _statements(self, document: Document, key: str) -> None:
        for number, statement in enumerate(document.statements, 1):
            row = statement.model_dump(
                include={"id", "form", "cue", "content", "occasion", "issues", "within", "evidence"}
            )
            row |= {"statement_key": f"{key}/s{number}", "article_key": key, **date_columns(statement.date)}
            self.tables["statements"].append(row)
            self._parts(
                row["statement_key"],
                key,
                "statement",
                speaker=_one(statement.speaker),
                addressee=statement.addressees,
                about=statement.about,
            )

    def _engagements(self, document: Document, key: str) -> None:
        for number, engagement in enumerate(document.engagements, 1):
            row = engagement.model_dump(include={"id", "kind", "status", "issues"})
            row |= {"engagement_key": f"{key}/g{number}", "article_key": key}
            row |= {**date_columns(engagement.date), **place_columns(engagement.place)}
            row["mentions"] = [mention.model_dump() for mention in engagement.mentions]
            self.tables["engagements"].append(row)
            self._parts(row["engagement_key"], key, "engagement", party=engagement.parties, host=_one(engagement.host))

    def _positions(self, document: Document, key: str) -> None:
        for number, position in enumerate(document.positions, 1):
            row = position.model_dump(include={"id", "stance", "statement", "evidence"})
            row |= {"target_kind": position.target.kind, "target_text": position.target.text}
            row |= {"position_key": f"{key}/p{number}", "article_key": key}
            self.tables["positions"].append(row)
            self._parts(
                row["position_key"], key, "position", holder=[position.holder], target=_one(position.target.actor)
            )

    def _parts(self, record_key: str, key: str, record: str, **parts: Iterable[Actor]) -> None:
        for part, actors in parts.items():
            for number, actor in enumerate(actors, 1):
                row = actor.model_dump(exclude={"evidence"})
                row |= {"sector": next(iter(actor.sectors), None), "start": actor.evidence[0], "end": actor.evidence[1]}
                row |= {"article_key": key, "record_key": record_key, "record": record, "part": part, "number": number}
                self.tables["participants"].append(row)


def _one(actor: Actor | None) -> list[Actor]:
    return [] if actor is None else [actor]


def date_columns(date: DateSpan | None) -> Row:
    """A date as its three columns."""
    if date is None:
        return dict.fromkeys(("date_start", "date_end", "date_text"))
    return {"date_start": date.start, "date_end": date.end, "date_text": date.text}


def place_columns(place: Place | None) -> Row:
    """A place as its five columns."""
    if place is None:
        return dict.fromkeys(("place_text", "place_name", "place_country", "latitude", "longitude"))
    return {
        "place_text": place.text,
        "place_name": place.name,
        "place_country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }
