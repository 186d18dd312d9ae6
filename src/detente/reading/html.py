"""HTML: the article of a page, its title and its date, without menus, comments and advertisements."""

from __future__ import annotations

import logging
import re
from typing import Any

from detente.reading.decoding import decode, find_encoding
from detente.reading.problem import Problem
from detente.reading.raw import Raw

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w\-]+)""", re.I)
_DATES = {"original_date": True, "extensive_search": False}
"""The date that the page itself states; none is guessed from its text."""


def read_html(source: str, page: bytes) -> Raw | Problem:
    """The one article of ``page``."""
    for name in ("trafilatura", "htmldate", "readability", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    import trafilatura

    try:
        found: Any = trafilatura.bare_extraction(
            _decode(page),
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
    return Raw(None, found.text, title=found.title, published=found.date)


def _decode(page: bytes) -> str:
    encoding = find_encoding(page[:1024])
    declared = _CHARSET.search(page[:4096])
    if encoding == "utf-8" and declared:
        try:
            return page.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeError):
            pass
    return decode(page, encoding)
