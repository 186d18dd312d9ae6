"""The readable files that say what words, countries, offices and rules mean, and how to load them.

Everything below this folder is data: a political scientist may read and change it. Each room validates what it
loads and raises :class:`DataError`, which names the file and the line.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tomli

FOLDER = Path(__file__).parent
"""Where the package's own data lies."""


class DataError(Exception):
    """A data file is wrong. The message names file and line and says what is expected there."""

    def __init__(self, path: Path, line: int | None, message: str) -> None:
        self.path, self.line = path, line
        super().__init__(f"{path}:{line}: {message}" if line else f"{path}: {message}")


@contextmanager
def nothing_thrown_away() -> Iterator[None]:
    """Big tables are read without the interpreter going over them again and again in search of garbage."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def read_toml(path: Path) -> dict[str, Any]:
    """The contents of a TOML file.

    Raises:
        DataError: it is missing, not UTF-8 or not TOML.
    """
    try:
        return tomli.loads(path.read_bytes().decode("utf-8"))
    except tomli.TOMLDecodeError as error:
        raise DataError(path, error.lineno, error.msg) from error
    except UnicodeDecodeError as error:
        raise DataError(path, None, f"not UTF-8 at byte {error.start}") from error
    except OSError as error:
        raise DataError(path, None, error.strerror or str(error)) from error


def is_words(value: object) -> bool:
    """Whether a value read from a file is a list of words, none of them empty."""
    return isinstance(value, list) and all(isinstance(word, str) and word for word in value)


def listed(path: Path, raw: dict[str, Any], table: str, name: str) -> list[str]:
    """The words of ``name = [...]`` in a table of a TOML file that has been read from ``path``.

    Raises:
        DataError: there is no such list, or something else than words is in it.
    """
    words: list[str] = raw.get(table, {}).get(name)
    if not is_words(words):
        raise DataError(path, None, f"[{table}] {name} must be a list of words")
    return words


def listed_all(path: Path, raw: dict[str, Any], table: str, names: Iterable[str]) -> dict[str, list[str]]:
    """The words of every list of a table, by their names; the table has these lists and no other.

    Raises:
        DataError: one is missing or is none of words, or there is one that nothing reads.
    """
    found = {name: listed(path, raw, table, name) for name in names}
    unknown = set(raw[table]) - set(found)
    if unknown:
        raise DataError(path, None, f"[{table}] {min(unknown)} is none of {', '.join(found)}")
    return found


def table_line(path: Path, table: str, number: int) -> int | None:
    """The line of the ``number``-th (from 0) ``[[table]]`` of a TOML file: called only to report an error there."""
    header = re.compile(rf"^\s*\[\[\s*{re.escape(table)}\s*\]\]")
    with path.open(encoding="utf-8") as file:
        found = [line for line, content in enumerate(file, 1) if header.match(content)]
    return found[number] if number < len(found) else None


def read_words(path: Path) -> list[str]:
    """The words of a file of words parted by blanks and lines; lines that open with ``#`` are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def read_tsv(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a tab-separated file with a header, each with its line; lines that open with ``#`` are comments.

    Raises:
        DataError: a row has another number of fields than the header, or the file is missing or not UTF-8.
    """
    try:
        lines = path.read_bytes().decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise DataError(path, None, f"not UTF-8 at byte {error.start}") from error
    except OSError as error:
        raise DataError(path, None, error.strerror or str(error)) from error
    header: list[str] | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = [field.strip() for field in line.split("\t")]
        if header is None:
            header = fields
        elif len(fields) != len(header):
            raise DataError(
                path, number, f"{len(fields)} fields where the header has {len(header)} ({', '.join(header)})"
            )
        else:
            yield number, dict(zip(header, fields, strict=True))
