"""What a comparison gives."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass, field
from typing import Any


class NothingInCommonError(Exception):
    """The two sets cannot be compared: one is empty, or they have no time in common. The message says which."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of one dyad or of all: events here and there, how many have a counterpart, and the correlation of the series.

    ``correlation`` is Pearson's, over all periods; None where one of the series does not vary.
    """

    name: str
    ours: int
    theirs: int
    ours_matched: int
    theirs_matched: int
    correlation: float | None


@dataclass
class Comparison:
    """How far two sets agree in the time that both have, ``first`` to ``last``.

    ``cells`` is the correlation over every dyad, class and period at once; ``outside`` how many events of ours and of
    theirs lie before or after. ``types``: our type and theirs, of our events and the nearest of theirs in the dyad.
    """

    by: str
    match: str
    window: int
    first: datetime.date
    last: datetime.date
    periods: int
    total: Agreement
    cells: float | None
    dyads_ours: int
    dyads_theirs: int
    dyads_both: int
    outside: tuple[int, int]
    series: list[dict[str, Any]] = field(default_factory=list)
    dyads: list[Agreement] = field(default_factory=list)
    types: list[dict[str, Any]] = field(default_factory=list)
    ours_alone: list[dict[str, Any]] = field(default_factory=list)
    theirs_alone: list[dict[str, Any]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The whole as JSON has it."""
        return asdict(self) | {"first": self.first.isoformat(), "last": self.last.isoformat()}
