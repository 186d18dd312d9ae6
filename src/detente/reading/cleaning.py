"""The one place where the characters of a text are changed; all offsets refer to what comes out of here.

Files of plain text and HTML pages are cleaned. The text of a record (JSON, CSV, Parquet, Python) is data with
perhaps offsets of its own: only half characters, which no output can hold, are mended in it.
"""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """``text`` with every line end as ``\\n``, control characters as spaces and no half characters.

    Line ends are ``\\r\\n``, ``\\r``, vertical tab, form feed, NEL and the Unicode line and paragraph separators.
    A surrogate pair becomes the character that it stands for, a lone surrogate U+FFFD. All else stays as it is, so that
    cleaning a cleaned text changes nothing.
    """
    return _CONTROLS.sub(" ", _LINE_ENDS.sub("\n", whole(text)))


def whole(text: str) -> str:
    """``text`` without half characters: a surrogate pair becomes its character, a lone surrogate U+FFFD."""
    if _SURROGATES.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
