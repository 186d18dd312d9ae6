"""WARC archives as Common Crawl's news has them: the articles among the pages that a crawler fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any

from detente.reading.html import read_html
from detente.reading.language import other_language
from detente.reading.limits import Limits
from detente.reading.problem import Problem
from detente.reading.raw import Raw

_HTML = ("text/html", "application/xhtml+xml")
_LANG = re.compile(rb"""<html\b[^>]*?\blang\s*=\s*["']?\s*([A-Za-z]{2,3})""", re.I)


def read_warc(source: str, file: IO[bytes], limits: Limits) -> Iterator[Raw | Problem]:
    """The English articles of the pages in ``file``, which is unpacked already.

    What is no page (pictures, robots.txt, errors), holds no article or is in another language is part of every crawl:
    it is passed over without a word. The source of an article is its address.
    """
    from warcio.archiveiterator import WARCIterator

    number = 0
    try:
        for record in WARCIterator(file):
            number += 1
            if not _is_page(record):
                continue
            address = record.rec_headers.get_header("WARC-Target-URI")
            page = record.content_stream().read(limits.page + 1)
            if len(page) > limits.page or _declares_another_language(page):
                continue
            found = read_html(source, page)
            if isinstance(found, Raw) and not (isinstance(found.text, str) and other_language(found.text)):
                yield Raw(f"record {number}", found.text, address, found.title, found.published, address)
    except Exception as error:  # the library raises this and that on a record that breaks off
        what = f"the archive is damaged after record {number} ({str(error)[:120]})"
        yield Problem(source, None, "cut off", what, "get the whole file")


def _is_page(record: Any) -> bool:
    """Whether a record is a page that was there."""
    if record.rec_type != "response" or record.http_headers is None or record.http_headers.get_statuscode() != "200":
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return kind in _HTML


def _declares_another_language(page: bytes) -> bool:
    declared = _LANG.search(page[:4096])
    return declared is not None and declared[1].lower() not in {b"en", b"eng"}
