"""Files, directories, globs and standard input to articles."""

from __future__ import annotations

import datetime
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from detente.reading.articles import article_id, make_article
from detente.reading.cleaning import clean, whole
from detente.reading.dates import read_date
from detente.reading.decoding import open_text
from detente.reading.files import File, find_files
from detente.reading.html import read_html
from detente.reading.json_documents import read_json
from detente.reading.json_lines import read_json_lines
from detente.reading.kinds import Kind, NotTextError, find_kind, is_tab_separated
from detente.reading.limits import MAX_CHARS, Limits
from detente.reading.parquet import read_parquet
from detente.reading.plain import read_plain, split_date
from detente.reading.problem import Problem
from detente.reading.raw import Raw
from detente.reading.stream import Stream
from detente.reading.tables import read_table
from detente.reading.warc import read_warc
from detente.record import Article


def read(
    paths: Iterable[str | Path | File],
    *,
    on_problem: Callable[[Problem], None],
    max_chars: int = MAX_CHARS,
    on_bytes: Callable[[int], None] | None = None,
) -> Iterator[Article]:
    """The articles in ``paths``: files, directories, globs, ``-`` for standard input, or what ``find_files`` gave.

    Whatever cannot be read goes to ``on_problem``, and reading goes on. Articles come one at a time: a file of any size
    is never held as a whole. ``max_chars`` is the longest article that is read, in characters; ``on_bytes`` is told the
    number of bytes taken from the files, as they are read.
    """
    limits = Limits(max_chars)
    for file in find_files(paths, on_problem=on_problem):
        for found in _read_file(file, limits, on_bytes):
            if isinstance(found, Problem):
                on_problem(found)
            else:
                yield found


def read_text(
    text: str,
    *,
    published: datetime.date | str | None = None,
    id: str | None = None,
    title: str | None = None,
    source: str | None = None,
) -> Article:
    """The article of one string, without asking whether it is empty, too long or English.

    The text stays as it is, half characters aside (``article.text`` may differ from ``text`` by these).
    If the text opens with ``date YYYY-MM-DD``, that and the one space after it are taken off and give ``published``,
    unless it is given.

    Raises:
        ValueError: ``published`` is no date.
    """
    said, content = split_date(whole(text))
    try:
        day = read_date(said)
    except ValueError:
        day, content = None, whole(text)
    return Article(
        id=id or article_id(content),
        source=source,
        title=title,
        published=read_date(published) or day,
        text=content,
    )


def read_page(
    page: bytes,
    source: str,
    *,
    title: str | None = None,
    published: datetime.date | str | None = None,
    max_chars: int = MAX_CHARS,
) -> Iterator[Article | Problem]:
    """The article of one HTML page fetched from ``source``; ``title`` and ``published`` where the page has none."""
    found = read_html(source, page)
    if isinstance(found, Problem):
        yield found
        return
    said = replace(found, title=found.title or title, published=found.published or published, source=source)
    yield from make_article(said, source, Limits(max_chars))


def read_words(
    text: str,
    source: str,
    *,
    title: str | None = None,
    published: datetime.date | str | None = None,
    max_chars: int = MAX_CHARS,
) -> Iterator[Article | Problem]:
    """The article of a text got from ``source``, or why it is none (which :func:`read_text` does not ask)."""
    yield from make_article(Raw(None, clean(text), None, title, published, source), source, Limits(max_chars))


def _read_file(file: File, limits: Limits, on_bytes: Callable[[int], None] | None) -> Iterator[Article | Problem]:
    name = file.name
    try:
        opened = _open(name)
    except OSError as error:
        yield Problem(
            name, None, "unreadable", f"cannot be opened ({error.strerror or error})", "check its permissions"
        )
        return
    stream = Stream(opened, on_bytes, keep_open=name == "-")
    try:
        head = stream.head()
        if head:
            kind = find_kind(name, head, named=file.named)
            nothing = True
            for raw in _records(kind, name, stream, head, limits):
                nothing = False
                if isinstance(raw, Raw):
                    yield from make_article(raw, name, limits)
                else:
                    yield raw
            if nothing and not stream.trouble:
                yield Problem(name, None, "empty", "there are no articles in it", "leave it out")
        elif not stream.trouble:
            yield Problem(name, None, "empty", "the file is empty", "leave it out")
        if stream.trouble:
            yield Problem(name, None, "cut off", stream.trouble, "get the whole file")
    except NotTextError as error:
        yield Problem(name, None, "not text", error.what, error.advice)
    except Exception as error:  # whatever one file does to a reader, the others are still read
        what = f"cannot be read to its end ({type(error).__name__}: {str(error)[:120]})"
        yield Problem(name, None, "unreadable", what, "check the file")
    finally:
        stream.close()


def _records(kind: Kind, name: str, stream: Stream, head: bytes, limits: Limits) -> Iterator[Raw | Problem]:
    """The records of a file of this ``kind``; one that is an article by itself only if it was read to its end."""
    if kind == "parquet":
        if Path(name).is_file() and not stream.packed:
            yield from read_parquet(name, name)
        else:
            with _searchable(stream) as file:
                yield from read_parquet(name, file)
    elif kind == "warc":
        found = _whole(read_warc(name, stream.buffered(), limits), stream)
        yield from (raw for raw in found if isinstance(raw, Raw) or not stream.trouble)
    elif kind == "html":
        page = stream.buffered().read(limits.page + 1)
        if len(page) > limits.page:
            what = f"the page is larger than {limits.page:,} bytes"
            yield Problem(name, None, "too long", what, "save its text as plain text")
        elif not stream.trouble:
            yield read_html(name, page)
    else:
        text = open_text(stream.buffered(), head)
        if kind == "plain":
            raw = read_plain(text, limits)
            if not stream.trouble:
                yield raw
        elif kind == "json lines":
            yield from read_json_lines(name, text, limits)
        elif kind == "json":
            yield from read_json(name, text, limits)
        else:
            rows = read_table(name, text, limits, tabs=is_tab_separated(name))
            yield from _whole(rows, stream)


def _whole(rows: Iterator[Raw | Problem], stream: Stream) -> Iterator[Raw | Problem]:
    """``rows`` without the last one if the stream broke off in it: a cut row can look like a whole one."""
    held = next(rows, None)
    while held is not None:
        following = next(rows, None)
        if following is not None or not stream.trouble:
            yield held
        held = following


def _open(name: str) -> IO[bytes]:
    if name == "-":
        if sys.stdin is None:
            raise OSError("there is no standard input")
        return sys.stdin.buffer
    return Path(name).open("rb")


def _searchable(stream: Stream) -> IO[bytes]:
    """The content of ``stream`` as a file that can be searched, on disk and gone when closed."""
    copy = tempfile.TemporaryFile()  # noqa: SIM115 (the caller closes it)
    shutil.copyfileobj(stream.buffered(), copy)
    copy.seek(0)
    return copy
