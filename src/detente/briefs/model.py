"""What a brief holds, before it is written down."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

AHEAD = ("under way", "scheduled", "postponed", "invited", "intended", "possible")
"""Statuses of what may still come, the most certain first."""
OFF = ("cancelled", "refused")


@dataclass(frozen=True)
class Citation:
    """Where a line is from: the words of the article, who published them and when."""

    quote: str
    id: str
    source: str | None
    title: str | None
    published: datetime.date | None


@dataclass(frozen=True)
class Contact:
    """An engagement between the two sides; ``history`` is (day of report, status), each status once."""

    kind: str
    status: str
    parties: tuple[str, ...]
    place: str | None
    start: datetime.date | None
    end: datetime.date | None
    when: str | None
    history: tuple[tuple[datetime.date | None, str], ...]
    citation: Citation


@dataclass(frozen=True)
class Stand:
    """Who is for or against what."""

    holder: str
    role: str | None
    country: str
    stance: str
    target: str
    citation: Citation


@dataclass(frozen=True)
class Turn:
    """Somebody who changed position."""

    holder: str
    target: str
    before: str
    after: str
    first: datetime.date | None
    last: datetime.date | None
    citation: Citation


@dataclass(frozen=True)
class Saying:
    """What one side says about the other."""

    speaker: str
    role: str | None
    country: str
    cue: str | None
    content: str
    issues: tuple[str, ...]
    citation: Citation


@dataclass(frozen=True)
class Deed:
    """An event between the two sides."""

    day: datetime.date | None
    type: str
    mode: str | None
    quad: str
    score: float
    who: tuple[str, ...]
    whom: tuple[str, ...]
    says: tuple[str, ...]
    citation: Citation


@dataclass(frozen=True)
class Count:
    """Events of one quad class in one period, which begins with ``start``."""

    start: datetime.date
    quad: str
    events: int


@dataclass(frozen=True)
class Brief:
    """A brief on the relation of ``sides`` (country codes); ``names`` are what they are called.

    ``as_of`` is the day from which it looks back and ahead; ``since`` and ``until`` bound the articles that were read.
    """

    sides: tuple[str, str]
    names: tuple[str, str]
    as_of: datetime.date | None
    since: datetime.date | None
    until: datetime.date | None
    articles: int = 0
    quads: Mapping[str, int] = field(default_factory=dict)
    period: str = "month"
    course: list[Count] = field(default_factory=list)
    ahead: list[Contact] = field(default_factory=list)
    overdue: list[Contact] = field(default_factory=list)
    held: list[Contact] = field(default_factory=list)
    off: list[Contact] = field(default_factory=list)
    stands: list[Stand] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    sayings: list[Saying] = field(default_factory=list)
    cooperation: list[Deed] = field(default_factory=list)
    conflict: list[Deed] = field(default_factory=list)

    @property
    def events(self) -> int:
        """How many events between the two happened."""
        return sum(self.quads.values())

    @property
    def cooperative(self) -> int:
        """How many of them are of cooperation."""
        return sum(count for quad, count in self.quads.items() if quad.endswith("cooperation"))

    @property
    def empty(self) -> bool:
        """Whether the articles tell nothing of the two."""
        return not (self.events or self.ahead or self.overdue or self.held or self.off or self.stands or self.sayings)
