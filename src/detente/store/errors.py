"""What can be wrong with a store, in words that a user can act on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StoreError(Exception):
    """A store cannot be opened, read or written. The message says which, why, and what to do."""


@contextmanager
def explained(path: Path, doing: str) -> Iterator[None]:
    """Turns the errors of DuckDB and of the file system into a :class:`StoreError` that says what to do."""
    import duckdb

    try:
        yield
    except (duckdb.Error, OSError) as error:
        raise StoreError(f"cannot {doing} {path}: {_reason(str(error))}") from error


def _reason(message: str) -> str:
    low = message.lower()
    held = re.search(r"conflicting lock is held in (.*?)\(PID (\d+)\)", message, re.DOTALL | re.IGNORECASE)
    if held:
        return f"another process (number {held[2]}) has it open; wait until it has ended, or end it"
    if "lock on file" in low:
        return "another process has it open; wait until it has ended, or end it"
    if "different configuration" in low:
        return "this process has it open in another way (read-only or not); close that first"
    if "not a valid duckdb database" in low or "not a duckdb" in low:
        return "it is no DuckDB file; choose another file"
    if "no space left" in low or "file too large" in low or "disk quota" in low or "could not write all" in low:
        return (
            "the disk is full (or the file may not grow); free some space and run it again, what was finished is kept"
        )
    if "read-only" in low:
        return "it may only be read; check its permissions and those of its folder"
    if "permission denied" in low:
        return "permission denied; check its permissions and those of its folder"
    if "no such file" in low or "does not exist" in low:
        return "no such file or directory; check the path"
    if "is a directory" in low:
        return "it is a directory"
    first = message.strip().splitlines()[0] if message.strip() else "no reason given"
    return re.sub(r"^[A-Za-z-]+ Error: ", "", first)
