"""Which characters of a text are actor, cue or trigger: overlapping evidence laid flat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from detente.record import Attribution, Document, Span

Role = Literal["trigger", "cue", "actor"]
ROLES: tuple[Role, ...] = ("trigger", "cue", "actor")
"""Where several meet, the first of these is shown, but an actor inside of a longer span stays an actor."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text in one role; ``spoken``: part of a statement's content; ``events``: whose trigger ends here."""

    start: int
    end: int
    role: Role | None
    spoken: bool
    events: tuple[int, ...] = ()


@dataclass(slots=True)
class Marks:
    """The spans of a document by role, and the numbers (from 1) of the events by the end of their trigger."""

    spans: dict[Role, set[Span]] = field(default_factory=lambda: {role: set() for role in ROLES})
    spoken: set[Span] = field(default_factory=set)
    numbers: dict[int, list[int]] = field(default_factory=dict)

    def segments(self, start: int, end: int) -> Iterator[Segment]:
        """The pieces of ``text[start:end]``, in order, without gap or overlap."""
        everything = [*(self.spans[role] for role in ROLES), self.spoken]
        edges = {start, end}
        for spans in everything:
            edges.update(edge for span in spans for edge in span if start < edge < end)
        inside = [sorted(span for span in spans if span[0] < end and span[1] > start) for spans in everything]
        before: Segment | None = None
        for first, last in pairwise(sorted(edges)):
            *sizes, spoken = [
                min((b - a for a, b in spans if a <= first and last <= b), default=None) for spans in inside
            ]
            role, events = _choose(sizes), tuple(self.numbers.get(last, ()))
            if before and (before.role, before.spoken, before.events) == (role, spoken is not None, ()):
                before = Segment(before.start, last, role, before.spoken, events)
            else:
                if before:
                    yield before
                before = Segment(first, last, role, spoken is not None, events)
        if before:
            yield before


def _choose(sizes: list[int | None]) -> Role | None:
    """The role to show where spans of these ``sizes`` lie (in the order of :data:`ROLES`).

    An actor inside of a longer trigger or cue ("called the minister naive") is shown as the actor.
    """
    *others, actor = sizes
    there = [(role, size) for role, size in zip(ROLES, others, strict=False) if size is not None]
    if actor is not None and all(actor < size for _, size in there):
        return "actor"
    return there[0][0] if there else None


def find_marks(document: Document) -> Marks:
    """The marks of all records of ``document``."""
    marks = Marks()

    def mark(role: Role, spans: Iterable[Span | None]) -> None:
        marks.spans[role].update(span for span in spans if span and span[0] < span[1])

    def attribute(chain: Iterable[Attribution]) -> None:
        for link in chain:
            mark("actor", [link.evidence.speaker])
            mark("cue", [link.evidence.cue])

    for number, event in enumerate(document.events, 1):
        mark("trigger", [event.evidence.trigger])
        mark("actor", [*event.evidence.actors, *event.evidence.recipients])
        attribute(event.attribution)
        marks.numbers.setdefault(event.evidence.trigger[1], []).append(number)
    for statement in document.statements:
        mark("actor", [statement.evidence.speaker, *(who.evidence for who in statement.addressees + statement.about)])
        mark("cue", [statement.evidence.cue])
        marks.spoken.update(statement.evidence.content)
    for engagement in document.engagements:
        mark("actor", [who.evidence for who in engagement.parties])
        for mention in engagement.mentions:
            mark("trigger", [mention.evidence.trigger])
            attribute(mention.attribution)
    for position in document.positions:
        mark("actor", [position.evidence.holder])
        mark("cue", [position.evidence.cue])
    return marks
