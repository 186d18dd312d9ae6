"""What went wrong with one file or one record of it, in words that a user can act on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reason = Literal[
    "not found",
    "unreadable",
    "not text",
    "empty",
    "malformed",
    "cut off",
    "not English",
    "too long",
    "date not read",
    "not coded",
]
"""The kinds of problem, as a summary counts them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One file or record that was skipped, or (``kept``) read without a part of it.

    ``source`` is the file as the user named it (``-`` for standard input), ``record`` the place in it ("line 3",
    "record 12", "row 7"; null when the whole file is meant), ``what`` what is wrong and ``advice`` what to do.
    """

    source: str
    record: str | None
    reason: Reason
    what: str
    advice: str
    kept: bool = False

    def __str__(self) -> str:
        place = "standard input" if self.source == "-" else self.source
        if self.record:
            place += f", {self.record}"
        return f"{place}: {self.what}; {self.advice}"
