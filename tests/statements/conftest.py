"""One parser and one resolver for all tests of the room."""

from __future__ import annotations

from functools import lru_cache

import pytest

from detente.parsing import Parsed, Parser
from detente.resolving import Resolution, Resolver
from detente.statements import Said, StatementFinder


class Reader:
    """Parses, resolves and finds statements, each text parsed once."""

    def __init__(self, parser: Parser) -> None:
        self.finder = StatementFinder()
        self.resolver = Resolver()
        self.parse = lru_cache(maxsize=None)(parser.parse)

    def said(self, text: str, resolution: Resolution | None = None) -> list[Said]:
        parsed: Parsed = self.parse(text)
        return self.finder.said(parsed, resolution or self.resolver.resolve(parsed, None, None), "a")


@pytest.fixture(scope="session")
def reader(parser: Parser) -> Reader:
    return Reader(parser)
