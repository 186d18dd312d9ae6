"""Files that are there whole or not at all: text (gzipped where the name says so) and Parquet."""

from __future__ import annotations

import gzip
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO


@contextmanager
def text_file(path: Path | None) -> Iterator[TextIO]:
    """A text file in UTF-8 with line ends as they are written; ``None`` is standard output.

    Raises:
        OSError: it cannot be written to.
    """
    if path is None:
        file = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=False)
        try:
            yield file
            file.flush()
        finally:
            file.detach()
        return
    with whole(path) as temporary:
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(temporary, "wt", encoding="utf-8", newline="") as file:
            yield file


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A file to write to, beside ``path``, which takes its place when all went well.

    What is there and no regular file (a device, a pipe) is written to as it is.
    """
    if path.exists() and not path.is_file():
        yield path
        return
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
