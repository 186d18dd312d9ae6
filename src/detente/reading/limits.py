"""How much is held in memory at once, and how long an article may be."""

from __future__ import annotations

from dataclasses import dataclass

MAX_CHARS = 1_000_000
"""Characters an article may have unless the caller says otherwise: a long book is no news article."""


@dataclass(frozen=True, slots=True)
class Limits:
    """``max_chars``: the longest article that is read, in characters."""

    max_chars: int = MAX_CHARS

    @property
    def record(self) -> int:
        """The longest record (a line, a JSON value, a table row) that is held in memory, in characters."""
        return max(16 * self.max_chars, 1 << 20)

    @property
    def page(self) -> int:
        """The longest HTML page, in bytes: most of a page is not its text."""
        return max(16 * self.max_chars, 1 << 20)
