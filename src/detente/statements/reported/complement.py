"""What a cue governs."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.statements.cues import Reading

Range = tuple[int, int]
"""First and last token, inclusive."""


@dataclass(slots=True)
class Complement:
    """What a cue governs.

    ``ranges`` are the tokens of the content, ``form`` the form that matched, ``head`` the head token of the content,
    ``more`` further tokens of the cue (prepositions), ``addressee`` the head of who was told.
    """

    ranges: list[Range]
    form: str
    reading: Reading
    head: int
    more: list[int] = field(default_factory=list)
    addressee: int | None = None
