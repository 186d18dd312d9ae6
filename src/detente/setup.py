"""What a coder is made with, and the versions that makes: told without loading it, so a store can say what is stale."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from detente._version import __version__
from detente.data import FOLDER
from detente.parsing import DEFAULT_MODEL, model_version
from detente.record import Versions


@dataclass(frozen=True)
class Setup:
    """The options of every command that codes, each as :class:`detente.Coder` takes it."""

    model: str = DEFAULT_MODEL
    codebook: Path | None = None
    actors: Path | None = None
    codebook_only: bool = False

    @property
    def arguments(self) -> dict[str, Any]:
        """The arguments by name: ``Coder(**setup.arguments)``."""
        return asdict(self)

    @property
    def ours(self) -> bool:
        """Whether all words are the package's own, whose faults are no user's."""
        return self.codebook is None and self.actors is None

    @property
    def versions(self) -> Versions:
        """What documents are coded with.

        ``codebook`` is a hash over all words a coder goes by: the package's data files, the user's codebook and actors.
        """
        total = hashlib.sha256(b"codebook only" if self.codebook_only and self.codebook is None else b"")
        total.update(_package())
        for folder in (self.codebook, self.actors):
            if folder is not None:
                total.update(_content(folder))
        return Versions(coder=__version__, codebook=total.hexdigest()[:12], model=model_version(self.model))


@cache
def _package() -> bytes:
    """The content of the package's data, which does not change while it runs."""
    return _content(FOLDER)


def _content(folder: Path) -> bytes:
    """A hash over the data files of a folder and their names, or over one file."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
        if path.is_file() and path.suffix not in {".py", ".pyc"}:
            total.update(path.relative_to(folder).as_posix().encode() + b"\0")
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.digest()
