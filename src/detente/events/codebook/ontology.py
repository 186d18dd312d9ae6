"""The event ontology: types, modes, quads and scores, read from a file so that a user can bring another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from detente.data import FOLDER, DataError, read_toml


@dataclass(frozen=True)
class EventType:
    """One type of the ontology. ``score`` runs from -10 (conflict) to +10 (cooperation); ``modes`` have their own."""

    name: str
    quad: str
    score: float
    recipient_required: bool
    modes: dict[str, float]


@dataclass(frozen=True)
class Ontology:
    """The types by name, and the names of the contexts."""

    types: dict[str, EventType]
    contexts: tuple[str, ...]

    def score(self, type_: str, mode: str | None) -> float:
        """The conflict-cooperation score of a type and, where it has its own, of the mode."""
        entry = self.types[type_]
        return entry.modes.get(mode, entry.score) if mode else entry.score

    def check(self, type_: str, mode: str | None) -> str | None:
        """What is wrong with this type and mode, or None."""
        if type_ not in self.types:
            return f"there is no type {type_!r}; the ontology has {', '.join(self.types)}"
        if mode and mode not in self.types[type_].modes:
            has = ", ".join(self.types[type_].modes) or "none"
            return f"{type_} has no mode {mode!r} (it has {has})"
        return None


@cache
def load_ontology(path: Path = FOLDER / "ontology" / "plover.toml") -> Ontology:
    """Read the ontology.

    Raises:
        DataError: the file is not as it should be.
    """
    raw = read_toml(path)
    types = {}
    for name, entry in raw.get("types", {}).items():
        try:
            types[name] = EventType(
                name=name,
                quad=str(entry["quad"]),
                score=float(entry["score"]),
                recipient_required=bool(entry.get("recipient_required", False)),
                modes={mode: float(score) for mode, score in entry.get("modes", {}).items()},
            )
        except (KeyError, TypeError, ValueError) as error:
            raise DataError(path, None, f"type {name}: quad and score are needed, score a number ({error})") from error
    if not types:
        raise DataError(path, None, "no [types.NAME] tables")
    return Ontology(types, tuple(raw.get("contexts", {}).get("names", ())))
