"""Plain text: one file, one article; the first line may open with its date."""

from __future__ import annotations

import re
from typing import TextIO

from detente.reading.cleaning import clean
from detente.reading.limits import Limits
from detente.reading.raw import Raw

_DATE_LINE = re.compile(r"\s*date[ \t]+(\d{4}-\d{2}-\d{2})(?:\r\n|\s|\Z)")


def split_date(text: str) -> tuple[str | None, str]:
    """The date that ``text`` opens with (``date YYYY-MM-DD``) and the text after it and the one space that follows."""
    match = _DATE_LINE.match(text)
    return (match[1], text[match.end() :]) if match else (None, text)


def read_plain(text: TextIO, limits: Limits) -> Raw:
    """The one article of a plain text; of one that is too long only as much as shows that it is."""
    published, content = split_date(text.read(limits.max_chars + 64))
    return Raw(None, clean(content), published=published)
