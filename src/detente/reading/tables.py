"""CSV and TSV, also with big fields, fields over several lines, and rows that are wrong."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from typing import TextIO

from detente.reading.limits import Limits
from detente.reading.lines import read_lines
from detente.reading.problem import Problem
from detente.reading.raw import Raw, choose_names

_MEND = "correct or remove the row"


def read_table(source: str, text: TextIO, limits: Limits, *, tabs: bool = False) -> Iterator[Raw | Problem]:
    """The rows of ``text`` below its header; ``tabs``: fields are parted by tabs, else by what the header shows.

    A row that is wrong costs only itself, also when it is wrong by a quotation mark that nothing closes.
    """
    csv.field_size_limit(max(csv.field_size_limit(), min(limits.record, 2**31 - 1)))
    rows = _Rows(text, limits.record, "\t" if tabs else None)
    header = rows.header()
    if header is None:
        yield Problem(source, None, "empty", "there is no header line", "leave it out")
        return
    chosen = {part: header.index(name) for part, name in choose_names(header).items()}
    if "text" not in chosen:
        shown = ", ".join(repr(name) for name in header[:8])
        what = f"the header has no column 'text' (it has {shown[:200]})"
        yield Problem(source, "line 1", "malformed", what, "name the column that holds the articles 'text'")
        return
    lost = False
    for line, row in rows:
        record = f"line {line}"
        if isinstance(row, list) and len(row) == len(header):
            yield Raw(record, **{part: row[column] for part, column in chosen.items()})
            lost = False
        elif not lost:
            what = row if isinstance(row, str) else f"{len(row)} fields where the header has {len(header)}"
            yield Problem(source, record, "malformed", what, _MEND)
            lost = True


class _Rows:
    """The rows of a table with the line each begins on; for one that cannot be read the words that say why."""

    def __init__(self, text: TextIO, limit: int, delimiter: str | None) -> None:
        self._lines = read_lines(text, limit)
        self._back: deque[tuple[int, str | None]] = deque()
        self._limit = limit
        self._delimiter = delimiter
        self._width = 0

    def header(self) -> list[str] | None:
        for _, line in self._lines:
            line = (line or "").strip("\ufeff\r\n\0")
            if line.strip():
                if self._delimiter is None:
                    self._delimiter = max(",;\t|", key=line.count)
                names = next(csv.reader([line], delimiter=self._delimiter))
                self._width = len(names)
                return names
        return None

    def __iter__(self) -> Iterator[tuple[int, list[str] | str]]:
        while (first := self._next()) is not None:
            number, line = first
            if line is None:
                yield number, f"the line is longer than {self._limit:,} characters"
            elif line.strip():
                yield number, self._row(line)

    def _next(self) -> tuple[int, str | None] | None:
        return self._back.popleft() if self._back else next(self._lines, None)

    def _row(self, line: str) -> list[str] | str:
        """One row that begins with ``line``; lines that it took in vain are given back."""
        assert self._delimiter
        if self._delimiter == "\t" and (plain := self._unquoted(line)):
            return plain
        taken: list[tuple[int, str | None]] = []

        def lines() -> Iterator[str]:
            yield line
            size = len(line)
            while (more := self._next()) is not None:
                taken.append(more)
                size += len(more[1] or "")
                if more[1] is None or size > self._limit:
                    return
                yield more[1]

        try:
            row = next(csv.reader(lines(), delimiter=self._delimiter, strict=True))
            if len(row) == self._width or not taken:
                return row
            reason: list[str] | str = row
        except (csv.Error, StopIteration) as error:
            reason = f"not a row of the table ({error})"
        self._back.extendleft(reversed(taken))
        return reason

    def _unquoted(self, line: str) -> list[str] | None:
        """The fields of a row whose quotation marks are part of the text, as in most TSV; else ``None``."""
        fields = line.rstrip("\r\n").split("\t")
        if len(fields) != self._width:
            return None
        for i, field in enumerate(fields):
            if field.startswith('"'):
                inner = field[1:-1]
                if len(field) >= 2 and field.endswith('"') and '"' not in inner.replace('""', ""):
                    fields[i] = inner.replace('""', '"')
                elif field.replace('""', "").count('"') % 2:
                    return None
        return fields
