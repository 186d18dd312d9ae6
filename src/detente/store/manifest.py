"""The manifest of a directory of Parquet files: which files count. It is replaced as a whole: a batch is in or out."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from detente.store.errors import StoreError

NAME = "manifest.json"
_SCHEMA = "detente schema"


@dataclass(slots=True)
class Manifest:
    """``files`` are those of coded tables, ``made`` those of derived ones: by table, as paths within the directory.

    ``serial`` counts the writes and names the files; ``derived`` tells whether ``made`` is up to date.
    """

    schema: str
    serial: int = 0
    derived: bool = True
    files: dict[str, list[str]] = field(default_factory=dict)
    made: dict[str, list[str]] = field(default_factory=dict)

    def paths(self, table: str) -> list[str]:
        """The files that hold rows of ``table``."""
        return [*self.files.get(table, ()), *self.made.get(table, ())]

    def save(self, folder: Path) -> None:
        """Put it in the place of the old one."""
        content = {
            _SCHEMA: self.schema,
            "serial": self.serial,
            "derived": self.derived,
            "files": self.files,
            "made": self.made,
        }
        new = folder / f"{NAME}.tmp"
        with new.open("w", encoding="utf-8") as file:
            json.dump(content, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        new.replace(folder / NAME)


def load_manifest(folder: Path) -> Manifest | None:
    """The manifest of ``folder``; None if there is none.

    Raises:
        StoreError: it is not one.
    """
    try:
        content = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return Manifest(content[_SCHEMA], content["serial"], content["derived"], content["files"], content["made"])
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{folder / NAME} is not the manifest of a store; choose another directory") from error
