"""What articles are coded with: told without loading the coder, so that a store can be asked what in it is stale."""

from __future__ import annotations

import hashlib
from pathlib import Path

from detente._version import __version__
from detente.data import FOLDER
from detente.parsing import DEFAULT_MODEL, model_version
from detente.record import Versions


def versions(
    model: str = DEFAULT_MODEL, codebook: Path | None = None, actors: Path | None = None, codebook_only: bool = False
) -> Versions:
    """The versions that a coder made with these arguments has.

    ``codebook`` is a hash over all words it goes by: the package's data files, the user's codebook and actors.
    """
    total = hashlib.sha256(b"codebook only" if codebook_only and codebook is None else b"")
    for folder in (FOLDER, codebook, actors):
        if folder is None:
            continue
        for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
            if path.is_file() and path.suffix not in {".py", ".pyc"}:
                total.update(path.relative_to(folder).as_posix().encode() + b"\0")
                total.update(hashlib.sha256(path.read_bytes()).digest())
    return Versions(coder=__version__, codebook=total.hexdigest()[:12], model=model_version(model))
