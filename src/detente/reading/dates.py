"""The day of publication, from the many ways in which files write it."""

from __future__ import annotations

import datetime
import math
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_NAMED = (
    re.compile(rf"\b{_DAY}[\s\-/]+(?:of\s+)?{_MONTH}[\s,\-/]+{_YEAR}", re.I),
    re.compile(rf"\b{_MONTH}\s+{_DAY}(?:\s*,\s*|\s+){_YEAR}", re.I),
    re.compile(rf"\b{_MONTH}\s+{_DAY}\s+\d{{1,2}}:\d\d:\d\d\s+(?:[a-z+\-:\d]+\s+)?{_YEAR}", re.I),
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:[T\s]?\d{4}(?:\d\d)?.*)?$")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)")
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_NUMBER = re.compile(r"\d{9,10}(?:\.\d*)?|\d{13}")


def read_date(value: object) -> datetime.date | None:
    """The calendar day of ``value``, in the time zone that it is written in; ``None`` if it says nothing.

    Takes dates, times, ISO 8601 and RFC 2822, "26 April 2023", "April 26, 2023", "26.04.2023", "20230426", and seconds
    or milliseconds since 1970 (UTC).

    Raises:
        ValueError: it says something, but no day that can be told; the message says what.
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f"the date is {_shown(value)}")
    text = str(value).strip()
    if text.lower() in {"", "null", "none", "nan", "nat", "n/a"}:
        return None
    try:
        return _read(text)
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"the date {_shown(value)} is not understood") from None


def _read(text: str) -> datetime.date:
    if _NUMBER.fullmatch(text):
        seconds = float(text) / (1000 if len(text.split(".")[0]) > 10 else 1)
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()
    if match := _YEAR_FIRST.match(text) or _COMPACT.match(text) or _DAY_FIRST.match(text):
        return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
    if match := _SLASHES.match(text):
        first, second, year = (int(part) for part in match.groups())
        if first != second and first <= 12 and second <= 12:
            raise ValueError("day and month cannot be told apart")
        day, month = (first, second) if first > 12 else (second, first)
        return datetime.date(year, month, day)
    for pattern in _NAMED:
        if match := pattern.search(text):
            return datetime.date(int(match["year"]), _MONTHS.index(match["month"].lower()) + 1, int(match["day"]))
    raise ValueError("no known form")


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."
