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


IDENTITY: dict[str, tuple[str, ...]] = {
    "event": ("type", "status", "evidence.trigger", "evidence.actors", "evidence.recipients"),
    "statement": ("evidence.content", "evidence.speaker"),
    "engagement": ("kind", "mentions[*].evidence.trigger"),
    "position": ("stance", "evidence.target", "evidence.holder"),
}
"""What makes a record this one and no other: where its words are, and what it says of them (as JSON paths)."""


def identity(kind: str, record: dict[str, Any]) -> str:
    """What is the same for the same record, whatever its number is."""
    return f"{kind} {json.dumps([_at(record, path) for path in IDENTITY[kind]])}"


def _at(record: dict[str, Any], path: str) -> Any:
    name, _, rest = path.partition(".")
    if name.endswith("[*]"):
        return [_at(one, rest) for one in record[name.removesuffix("[*]")]]
    return _at(record[name], rest) if rest else record[name]


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


def load(desk: Desk, article_key: str) -> list[Correction]:
    """The corrections of an article in the order that they were made."""
    return _read(desk, "WHERE article_key = $key ORDER BY made_at, correction", {"key": article_key})


def newest(desk: Desk, most: int) -> list[Correction]:
    """The last corrections that were made, the last first."""
    return _read(desk, f"ORDER BY made_at DESC, correction DESC LIMIT {most:d}", {})


def _read(desk: Desk, which: str, given: dict[str, Any]) -> list[Correction]:
    rows = desk.rows(f"SELECT * FROM corrections {which}", given)
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
