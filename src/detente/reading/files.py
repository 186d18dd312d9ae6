"""From what a user names (files, directories, globs, ``-``) to the files to read."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.reading.problem import Problem


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: ``name`` as the user would write it (``-`` is standard input).

    ``named`` tells one that the user named from one that was found in a directory.
    """

    name: str
    named: bool = True

    @property
    def size(self) -> int:
        """Its bytes; 0 where that is not known."""
        try:
            return Path(self.name).stat().st_size if self.name != "-" else 0
        except OSError:
            return 0


def find_files(paths: Iterable[str | Path | File], *, on_problem: Callable[[Problem], None]) -> list[File]:
    """The files that ``paths`` stand for, each once, in the order given; those of a directory or a glob sorted.

    Directories are searched to the bottom; hidden files and folders in them are left out. A path without file, a
    directory without files and a glob without match go to ``on_problem``.
    """
    found: list[File] = []
    seen: set[str] = set()
    for path in paths:
        for file in [path] if isinstance(path, File) else _expand(str(path), on_problem):
            key = file.name if file.name == "-" else os.path.realpath(file.name)
            if key not in seen:
                seen.add(key)
                found.append(file)
    return found


def _expand(name: str, on_problem: Callable[[Problem], None]) -> Iterator[File]:
    if name == "-":
        yield File("-")
    elif name and Path(name).is_dir():
        yield from _walk(name, on_problem)
    elif name and Path(name).exists():
        yield File(name)
    elif glob.has_magic(name):
        matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 (takes absolute patterns too)
        if not matches:
            on_problem(Problem(name, None, "not found", "no file matches this pattern", "check the path"))
        for match in matches:
            if not Path(match).is_dir():
                yield File(match)
            elif "**" not in name:
                yield from _walk(match, on_problem)
    else:
        on_problem(Problem(name, None, "not found", "no such file or directory", "check the path"))


def _walk(folder: str, on_problem: Callable[[Problem], None]) -> Iterator[File]:
    def report(error: OSError) -> None:
        where = str(error.filename or folder)
        on_problem(Problem(where, None, "unreadable", f"{error.strerror or error}", "check its permissions"))

    empty = True
    for here, folders, names in os.walk(folder, onerror=report):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if not name.startswith(".") and (path.is_file() or path.is_symlink()):
                empty = False
                yield File(str(path), named=False)
    if empty:
        on_problem(Problem(folder, None, "empty", "no files in this directory", "check the path"))
