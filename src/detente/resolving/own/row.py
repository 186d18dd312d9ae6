"""One row of a user's own actors, whatever the format of the file."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One actor over one span of days, with the line it stands on. ``start`` and ``end`` may still be text."""

    line: int
    name: str
    aliases: tuple[str, ...]
    country: str | None
    sectors: tuple[str, ...]
    role: str
    person: bool
    start: str | datetime.date | None = None
    end: str | datetime.date | None = None
