"""HTML: the article of a page, its title and its date, without menus, comments and advertisements."""

from __future__ import annotations

import logging
import re
from typing import Any

from detente.reading.cleaning import clean
from detente.reading.decoding import decode, find_encoding
from detente.reading.problem import Problem
from detente.reading.raw import Raw

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w\-]+)""", re.I)
_BALLAST = re.compile(r"""data:[\w/+.\-]+;base64,[\w+/=\s]*|<[^<>]{20000,}>""")
"""Embedded pictures, and tags so long that taking them apart would last for minutes: neither holds any text."""

_LATIN_1 = {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"}
"""Names under which browsers read Windows-1252."""

_DATES = {"original_date": True, "extensive_search": False}
"""The date that the page itself states; none is guessed from its text."""


def read_html(source: str, page: bytes) -> Raw | Problem:
    """The one article of ``page``."""
    for name in ("trafilatura", "htmldate", "readability", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    import trafilatura

    try:
        found: Any = trafilatura.bare_extraction(
            _BALLAST.sub("", _decode(page)),
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=_DATES,
        )
    except Exception as error:
        what = f"the page cannot be taken apart ({type(error).__name__}: {str(error)[:120]})"
        return Problem(source, None, "malformed", what, "save its text as plain text")
    if found is None or not found.text:
        return Problem(source, None, "empty", "no article was found on this page", "save its text as plain text")
    return Raw(None, clean(found.text), title=found.title, published=found.date)


def _decode(page: bytes) -> str:
    """The page as text: UTF-8 if it is that, else what it declares, else what its bytes show."""
    encoding = find_encoding(page[:1024])
    declared = _CHARSET.search(page[:4096])
    if encoding == "utf-8" and declared:
        name = declared[1].decode("ascii", "replace").lower()
        for attempt in ("utf-8", "windows-1252" if name in _LATIN_1 else name):
            try:
                return page.decode(attempt)
            except (LookupError, UnicodeError):
                continue
    return decode(page, encoding)
