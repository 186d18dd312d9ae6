"""The lines of a text stream, without ever holding more than a limit of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO


def read_lines(text: TextIO, limit: int) -> Iterator[tuple[int, str | None]]:
    """Each line with its number from 1 and its line end; ``None`` for one of more than ``limit`` characters."""
    number = 0
    while line := text.readline(limit):
        number += 1
        if len(line) < limit or line.endswith(("\n", "\r")):
            yield number, line
            continue
        while (line := text.readline(limit)) and not line.endswith(("\n", "\r")):
            pass
        yield number, None
