"""An article's text with its records marked: overlapping evidence laid flat into pieces, each a link to its record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from detente.record.base import Span
from detente.record.document import Document
from detente.record.event import Attribution

Role = Literal["trigger", "cue", "actor", "target", "spoken"]
RANK: dict[Role, int] = {"trigger": 0, "cue": 1, "target": 3, "actor": 2, "spoken": 9}
"""Where several meet, the lowest is shown; the words of a statement are only a ground under the others."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The evidence of one record (``e1``, ``s2``, ``g1``, ``p3``) in one role."""

    start: int
    end: int
    role: Role
    record: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Text with the same marks throughout; ``opens``: the records whose first evidence begins here."""

    text: str
    start: int
    role: Role | None
    spoken: bool
    records: tuple[str, ...]
    opens: tuple[str, ...]


def find_marks(document: Document) -> list[Mark]:
    """All marks of a document."""
    found: list[Mark] = []

    def add(record: str, role: Role, spans: Iterable[Span | None]) -> None:
        found.extend(Mark(span[0], span[1], role, record) for span in spans if span and span[0] < span[1])

    def attribute(record: str, chain: Iterable[Attribution]) -> None:
        for link in chain:
            add(record, "actor", [link.evidence.speaker])
            add(record, "cue", [link.evidence.cue])

    for number, event in enumerate(document.events, 1):
        add(f"e{number}", "trigger", [event.evidence.trigger])
        add(f"e{number}", "actor", [*event.evidence.actors, *event.evidence.recipients])
        attribute(f"e{number}", event.attribution)
    for number, statement in enumerate(document.statements, 1):
        add(f"s{number}", "cue", [statement.evidence.cue])
        add(f"s{number}", "actor", [statement.evidence.speaker])
        add(f"s{number}", "spoken", statement.evidence.content)
    for number, engagement in enumerate(document.engagements, 1):
        for mention in engagement.mentions:
            add(f"g{number}", "trigger", [mention.evidence.trigger])
        add(f"g{number}", "actor", [who.evidence for who in engagement.parties])
    for number, position in enumerate(document.positions, 1):
        add(f"p{number}", "actor", [position.evidence.holder])
        add(f"p{number}", "cue", [position.evidence.cue])
        add(f"p{number}", "target", [position.evidence.target])
    return found


def paragraphs(text: str) -> list[Span]:
    """The spans of the paragraphs: parted by blank lines or, where there are none, by line ends."""
    parting = r"\n\s*\n" if re.search(r"\S\s*\n[^\S\n]*\n\s*\S", text) else r"\n"
    found, start = [], 0
    for match in [*re.finditer(parting, text), None]:
        end = match.start() if match else len(text)
        piece = text[start:end]
        if piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            found.append((first, first + len(piece.strip())))
        start = match.end() if match else end
    return found


def marked(text: str, found: list[Mark], limit: int) -> Iterator[list[Piece]]:
    """The paragraphs of ``text`` up to ``limit`` characters, each as its pieces in order, without gap or overlap."""
    found = sorted(found, key=lambda mark: (mark.start, mark.end))
    first: dict[str, int] = {}
    for mark in found:
        if mark.role in ("trigger", "cue"):
            first.setdefault(mark.record, mark.start)
    for mark in found:
        first.setdefault(mark.record, mark.start)
    waiting, active = 0, list[Mark]()
    for start, end in paragraphs(text):
        if start >= limit:
            return
        while waiting < len(found) and found[waiting].start < end:
            active.append(found[waiting])
            waiting += 1
        active = [mark for mark in active if mark.end > start]
        edges = sorted(
            {start, end, *(edge for mark in active for edge in (mark.start, mark.end) if start < edge < end)}
        )
        pieces = []
        for low, high in pairwise(edges):
            there = [mark for mark in active if mark.start <= low and high <= mark.end]
            pieces.append(_piece(text, low, high, there, first))
        yield pieces


def _piece(text: str, low: int, high: int, there: list[Mark], first: dict[str, int]) -> Piece:
    shown = sorted(
        (mark for mark in there if mark.role != "spoken"), key=lambda mark: (RANK[mark.role], mark.end - mark.start)
    )
    spoken = sorted((mark for mark in there if mark.role == "spoken"), key=lambda mark: mark.end - mark.start)
    records = tuple(dict.fromkeys(mark.record for mark in (*shown, *spoken)))
    opens = tuple(record for record in records if first[record] == low)
    return Piece(text[low:high], low, shown[0].role if shown else None, bool(spoken), records, opens)
