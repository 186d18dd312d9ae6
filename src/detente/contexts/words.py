"""The contexts of a piece of text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from detente.data import FOLDER, DataError, read_toml

CONTEXTS = FOLDER / "contexts.toml"


class Contexts:
    """The words of each context.

    ``names`` are the contexts in the order of the file, which is also the order of the answers of :meth:`of`.
    """

    def __init__(self, words: dict[str, list[str]]) -> None:
        self.names = list(words)
        self._by_first: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for number, entries in enumerate(words.values()):
            for entry in entries:
                parts = tuple(entry.split())
                self._by_first.setdefault(parts[0], []).append((parts, number))

    def of(self, lemmas: Sequence[str]) -> list[str]:
        """The contexts of a stretch of text, given its lemmas in lower case and in the order of the text."""
        found: set[int] = set()
        for i, lemma in enumerate(lemmas):
            for parts, number in self._by_first.get(lemma, ()):
                if len(parts) == 1 or tuple(lemmas[i : i + len(parts)]) == parts:
                    found.add(number)
        return [self.names[number] for number in sorted(found)]


@lru_cache(maxsize=4)
def load_contexts(path: Path = CONTEXTS, names: tuple[str, ...] | None = None) -> Contexts:
    """Read and check the words. With ``names`` the tables of the file must be just these.

    Raises:
        DataError: a table is not one of the names or lacks, or has no words, or a word is written twice in it.
    """
    raw = read_toml(path)
    words: dict[str, list[str]] = {}
    for name, table in raw.items():
        entries = table.get("words") if isinstance(table, dict) else None
        if (
            not isinstance(entries, list)
            or not entries
            or not all(isinstance(e, str) and e == e.lower() for e in entries)
        ):
            raise DataError(path, _line(path, name), f"[{name}] needs words = [...], all in lower case")
        double = next((entry for k, entry in enumerate(entries) if entry in entries[:k]), None)
        if double:
            raise DataError(path, _line(path, name), f"[{name}] has {double!r} twice")
        words[name] = entries
    if names is not None:
        for name in [*words, *names]:
            if (name in words) != (name in names):
                where = "is not a context of the ontology" if name in words else "is missing"
                raise DataError(path, _line(path, name), f"[{name}] {where}")
    return Contexts(words)


def _line(path: Path, name: str) -> int | None:
    with path.open(encoding="utf-8") as file:
        return next((k for k, line in enumerate(file, 1) if line.strip() == f"[{name}]"), None)
