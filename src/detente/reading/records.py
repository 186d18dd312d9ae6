"""One record at a time, for those who take the records out of the files themselves."""

from __future__ import annotations

import io
from collections.abc import Iterator

from detente.reading.articles import make_article
from detente.reading.json_lines import read_json_lines
from detente.reading.limits import MAX_CHARS, Limits
from detente.reading.problem import Problem
from detente.reading.raw import Raw
from detente.record import Article


def read_record(line: str, source: str, max_chars: int = MAX_CHARS) -> Iterator[Article | Problem]:
    """The article in a line of JSON Lines, what is wrong with it, or both."""
    limits = Limits(max_chars)
    for raw in read_json_lines(source, io.StringIO(line), limits):
        if isinstance(raw, Raw):
            yield from make_article(raw, source, limits)
        else:
            yield raw
