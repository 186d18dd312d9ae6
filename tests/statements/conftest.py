"""One parser for all tests of the room, and a resolution that knows nobody: the room must stand without it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest

from detente.parsing import Parsed, Parser
from detente.statements import Said, StatementFinder


class NoResolution:
    """A stand-in for a resolution that finds no actor, date or place."""

    dates: tuple[()] = ()

    def at(self, sentence: Any, token: int) -> None:
        return None

    def of(self, sentence: Any) -> list[Any]:
        return []


class Reader:
    """Parses and finds statements, each text once."""

    def __init__(self, parser: Parser) -> None:
        self.finder = StatementFinder()
        self.parse = lru_cache(maxsize=None)(parser.parse)

    def said(self, text: str, resolution: Any = None) -> list[Said]:
        parsed: Parsed = self.parse(text)
        return self.finder.said(parsed, resolution or NoResolution(), "a")


@pytest.fixture(scope="session")
def reader(parser: Parser) -> Reader:
    return Reader(parser)
