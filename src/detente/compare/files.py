"""The lines of the public sets' files: plain, gzipped or zipped, in UTF-8 or what was before it."""

from __future__ import annotations

import csv
import gzip
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path


class OtherError(Exception):
    """A file of another data set cannot be read. The message says which and why."""


def find(paths: Iterable[Path]) -> list[Path]:
    """The files among ``paths`` and in the directories among them, each once.

    Raises:
        OtherError: one is not there, or a directory has no files.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.iterdir() if each.is_file() and not each.name.startswith("."))
            if not inside:
                raise OtherError(f"{path} is a directory without files")
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise OtherError(f"there is no file {path}")
    return list(dict.fromkeys(found))


def rows(path: Path) -> Iterator[list[str]]:
    """The rows of a file, or of every file in a zip archive one after the other: tab-separated, or else with commas.

    Raises:
        OtherError: it cannot be read.
    """
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    if not name.endswith("/") and not name.startswith("__MACOSX"):
                        with archive.open(name) as stream:
                            yield from _rows(stream)
            return
        with path.open("rb") as plain:
            yield from _rows(gzip.GzipFile(fileobj=plain) if path.suffix == ".gz" else plain)
    except (OSError, EOFError, zipfile.BadZipFile, RuntimeError) as error:
        raise OtherError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from error


def _rows(stream: Iterable[bytes]) -> Iterator[list[str]]:
    lines = _lines(stream)
    first = next(lines, None)
    if first is None:
        return
    if "\t" in first:
        yield _split(first)
        for line in lines:
            yield _split(line)
    else:
        yield from csv.reader([first])
        yield from csv.reader(lines)


def _split(line: str) -> list[str]:
    """The cells of a tab-separated line; quotation marks around a whole cell are none of its own."""
    return [
        cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell
        for cell in line.split("\t")
    ]


def _lines(stream: Iterable[bytes]) -> Iterator[str]:
    """Lines without their ends; one that is not UTF-8 is read as Windows-1252."""
    for number, line in enumerate(stream):
        plain = line.rstrip(b"\r\n")
        if number == 0:
            plain = plain.removeprefix(b"\xef\xbb\xbf")
        if plain:
            try:
                yield plain.decode("utf-8")
            except UnicodeDecodeError:
                yield plain.decode("cp1252", "replace")
