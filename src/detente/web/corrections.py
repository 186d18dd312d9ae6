"""What people made of the machine's records: kept apart from them, by what they are about and not by their number.

A correction holds the machine's record as it was (``before``) and what is right (``after``). It stays what it is when
the article is coded anew: the records of the new coding are compared with ``before``, and those that say the same are
known as judged already.
"""

from __future__ import annotations

import datetime
import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from detente.record import Document, Engagement, Event, Position, Statement
from detente.web.desk import Desk

Action = Literal["accept", "change", "delete", "add"]
Kind = Literal["event", "statement", "engagement", "position"]
Record = Event | Statement | Engagement | Position
KINDS: dict[Kind, type[Record]] = {
    "event": Event,
    "statement": Statement,
    "engagement": Engagement,
    "position": Position,
}
LETTERS: dict[str, Kind] = {"e": "event", "s": "statement", "g": "engagement", "p": "position"}


@dataclass(frozen=True)
class Correction:
    """One judgement; ``record`` is a kind of record, or ``article``: everything in it was checked."""

    correction: str
    article_key: str
    article_id: str
    record: str
    record_key: str
    action: Action
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    who: str
    made_at: datetime.datetime

    @property
    def subject(self) -> str:
        """What it is about: the same for all judgements of the same thing, whatever its number was."""
        if self.record == "article":
            return "article"
        if "/+" in self.record_key or self.before is None:
            return self.record_key
        return identity(self.record, self.before)

    @property
    def right(self) -> dict[str, Any] | None:
        """The record that is right; None: there is none."""
        return None if self.action == "delete" else self.after if self.after is not None else self.before


def identity(kind: str, record: dict[str, Any]) -> str:
    """What makes a record this one and no other: its words, and what it says of them."""
    evidence = record.get("evidence", {})
    match kind:
        case "event":
            parts = [record["type"], record["status"], evidence["trigger"], evidence["actors"], evidence["recipients"]]
        case "statement":
            parts = [evidence["content"], evidence["speaker"]]
        case "engagement":
            parts = [record["kind"], [mention["evidence"]["trigger"] for mention in record["mentions"]]]
        case _:
            parts = [record["stance"], evidence["target"], evidence["holder"]]
    return f"{kind} {json.dumps(parts)}"


def save(
    desk: Desk,
    document: Document,
    article_key: str,
    action: Action,
    record: str,
    record_key: str,
    who: str,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> str:
    """Keep a judgement; gives its key."""
    key = uuid.uuid4().hex
    desk.write(
        """
        INSERT INTO corrections BY NAME
        SELECT $key AS correction, $article_key AS article_key, $article_id AS article_id, $record AS record,
            $record_key AS record_key, $action AS action, $before::JSON AS before, $after::JSON AS after,
            $who AS who, $now AS made_at
        """,
        {
            "key": key,
            "article_key": article_key,
            "article_id": document.article.id,
            "record": record,
            "record_key": record_key if action != "add" else f"{article_key}/+{key}",
            "action": action,
            "before": json.dumps(before, ensure_ascii=False) if before is not None else None,
            "after": json.dumps(after, ensure_ascii=False) if after is not None else None,
            "who": who,
            "now": datetime.datetime.now(datetime.UTC).replace(tzinfo=None),
        },
    )
    return key


def load(desk: Desk, article_key: str | None = None) -> list[Correction]:
    """All corrections in the order that they were made, or those of an article."""
    clause = "WHERE article_key = $key" if article_key else ""
    rows = desk.rows(
        f"SELECT * FROM corrections {clause} ORDER BY made_at, correction", {"key": article_key} if article_key else {}
    )
    for row in rows:
        for side in ("before", "after"):
            row[side] = json.loads(row[side]) if row[side] is not None else None
    return [Correction(**row) for row in rows]


def latest(corrections: Iterable[Correction]) -> dict[str, Correction]:
    """The last word on each subject. What was added and then changed or deleted keeps its subject."""
    return {one.subject: one for one in corrections}


def records(document: Document) -> dict[str, tuple[Kind, Record]]:
    """The records of a document by their number on the page ("e1", "s2", "g1", "p3")."""
    found: dict[str, tuple[Kind, Record]] = {}
    lists: tuple[tuple[str, list[Any]], ...] = (
        ("e", document.events),
        ("s", document.statements),
        ("g", document.engagements),
        ("p", document.positions),
    )
    for letter, every in lists:
        found |= {f"{letter}{number}": (LETTERS[letter], one) for number, one in enumerate(every, 1)}
    return found


def judged(document: Document, last: dict[str, Correction]) -> dict[str, Correction]:
    """The last word on each of the machine's records, by its number on the page."""
    found = {}
    for number, (kind, record) in records(document).items():
        one = last.get(identity(kind, record.model_dump(mode="json")))
        if one is not None:
            found[number] = one
    return found


def added(last: dict[str, Correction]) -> list[Correction]:
    """The records that people added and that stand."""
    return [one for one in last.values() if "/+" in one.record_key and one.right is not None]


def as_record(one: Correction) -> Record:
    """The record that a correction holds to be right.

    Raises:
        ValueError: it is of an article, or there is none.
    """
    for kind, model in KINDS.items():
        if kind == one.record and one.right is not None:
            return model.model_validate(one.right)
    raise ValueError(f"correction {one.correction} holds no record")
