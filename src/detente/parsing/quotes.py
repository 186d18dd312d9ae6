"""Quotation marks of every style."""

from __future__ import annotations

from typing import NamedTuple


class Quote(NamedTuple):
    """One quotation: ``start`` and ``end`` with its marks, ``inner`` without them; ``closed`` is False if a mark lacks.

    ``depth`` is 0 for an outer quotation and 1 for one within another.
    """

    start: int
    end: int
    inner: tuple[int, int]
    closed: bool
    depth: int


def find_quotes(text: str, paragraphs: list[tuple[int, int]]) -> list[Quote]:
    """The quotations of ``text`` in the order of their starts."""
    raise NotImplementedError
