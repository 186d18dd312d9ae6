"""JSON: one object, an array of them, or several one after another, never holding more than one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from detente.reading.json_lines import kind_of
from detente.reading.limits import Limits
from detente.reading.problem import Problem
from detente.reading.raw import Raw, choose_names, from_mapping

_CHUNK = 1 << 16
_BETWEEN = re.compile(r"[\s,\]\ufeff\0]*")
_NEXT = re.compile(r"\}\s*,\s*(?=\{)")
_MEND = "correct the file there"


def read_json(source: str, text: TextIO, limits: Limits) -> Iterator[Raw | Problem]:
    """The records of ``text``; after one that is malformed it goes on with the next one that can be found."""
    number = 0
    for value in _Values(source, text, limits.record):
        if isinstance(value, Problem):
            yield value
            continue
        for item in _unwrap(value):
            number += 1
            record = f"record {number}"
            if isinstance(item, dict):
                yield from_mapping(record, item)
            else:
                what = f"a JSON {kind_of(item)} stands where an object with a text is expected"
                yield Problem(source, record, "malformed", what, _MEND)


def _unwrap(value: object) -> list[Any]:
    """The articles of an object that is only their envelope ({"status": "ok", "articles": [...]}), else ``value``."""
    if isinstance(value, dict) and "article" not in value and "text" not in choose_names(value):
        lists = [part for part in value.values() if isinstance(part, list) and part and isinstance(part[0], dict)]
        if len(lists) == 1:
            return lists[0]
    return [value]


class _Values:
    """The JSON values of a stream, or of the array that it holds, and a :class:`Problem` for each piece between."""

    def __init__(self, source: str, text: TextIO, limit: int) -> None:
        self._source, self._text, self._limit = source, text, limit
        self._buffer, self._at = "", 0
        self._decoder = json.JSONDecoder()
        self._cut = False

    def __iter__(self) -> Iterator[object]:
        self._skip()
        inside = self._buffer.startswith("[", self._at)
        self._at += inside
        number = 0
        while True:
            closed = self._skip()
            if self._at >= len(self._buffer):
                break
            number += 1
            yield self._value(number)
        if inside and not closed and not self._cut:
            yield Problem(self._source, None, "cut off", "the array is not closed", "get the whole file")

    def _grow(self, size: int = _CHUNK) -> bool:
        """Read on and drop what is done with; false at the end."""
        more = self._text.read(size)
        self._buffer, self._at = self._buffer[self._at :] + more, 0
        return bool(more)

    def _skip(self) -> bool:
        """Go to the next value; whether a closing bracket stood before it."""
        closed = False
        while True:
            start = self._at
            match = _BETWEEN.match(self._buffer, start)
            assert match
            self._at = match.end()
            closed = closed or "]" in match.group()
            if self._at < len(self._buffer) or not self._grow():
                return closed

    def _value(self, number: int) -> object:
        size = _CHUNK
        while True:
            try:
                value, self._at = self._decoder.raw_decode(self._buffer, self._at)
                return value
            except json.JSONDecodeError as error:
                cut = error.msg.startswith("Unterminated string") or error.pos >= len(self._buffer.rstrip()) - 8
                message, position = error.msg, error.pos
            except (ValueError, RecursionError) as error:
                cut, message, position = False, str(error), self._at
            if cut and len(self._buffer) - self._at < self._limit:
                if self._grow(size):
                    size *= 2
                    continue
                self._buffer, self._at, self._cut = "", 0, True
                what = f"the file ends in the middle of it ({message})"
                return Problem(self._source, f"record {number}", "cut off", what, "get the whole file")
            self._at = position
            self._find_next()
            return Problem(self._source, f"record {number}", "malformed", f"not JSON ({message})", _MEND)

    def _find_next(self) -> None:
        while True:
            match = _NEXT.search(self._buffer, self._at)
            if match:
                self._at = match.end()
                return
            self._at = max(self._at, len(self._buffer) - 64)
            if not self._grow():
                self._buffer, self._at = "", 0
                return
