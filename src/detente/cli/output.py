"""Where ``detente code`` writes: a file or standard output, whole lines only, each on its way before the next."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import IO

from detente.reading import File
from detente.record import Document


class OutputError(Exception):
    """The output cannot be written to. The message says where and why."""


class Output:
    """JSON Lines in UTF-8 to ``path``, or to standard output when it is null.

    Opening it changes nothing; :meth:`begin` empties the file. Raises :class:`OutputError`.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: IO[bytes]
        if path is None:
            sys.stdout.flush()
            self._file = sys.stdout.buffer
            return
        self._new = not path.exists()
        try:
            self._file = path.open("ab")
        except OSError as error:
            raise OutputError(f"cannot write to {path}: {error.strerror or error}") from error

    def refuse_input(self, files: Iterable[File]) -> None:
        """Raises :class:`OutputError` if one of ``files`` is the very file that is written to."""
        try:
            mine = os.fstat(self._file.fileno())
        except (OSError, ValueError):
            return
        if not stat.S_ISREG(mine.st_mode):
            return
        for file in files:
            try:
                theirs = os.fstat(sys.stdin.fileno()) if file.name == "-" else Path(file.name).stat()
            except (OSError, ValueError, AttributeError):
                continue
            if (theirs.st_dev, theirs.st_ino) == (mine.st_dev, mine.st_ino):
                name = "standard input" if file.name == "-" else file.name
                raise OutputError(f"{name} is an input and the output: choose another --output")

    def begin(self) -> None:
        """Empty the file of what an earlier run wrote."""
        if self._path is not None and stat.S_ISREG(os.fstat(self._file.fileno()).st_mode):
            self._file.truncate(0)
        self._new = False

    def write(self, document: Document) -> None:
        """One document as one line.

        Raises:
            BrokenPipeError: nobody reads any more.
            OutputError: it cannot be written (the disk is full).
        """
        try:
            self._file.write(document.model_dump_json().encode("utf-8") + b"\n")
            self._file.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            where = self._path or "standard output"
            raise OutputError(f"cannot write to {where}: {error.strerror or error}") from error

    def __enter__(self) -> Output:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._path is None:
            return
        with contextlib.suppress(OSError):
            self._file.close()
        if self._new:
            self._path.unlink(missing_ok=True)
