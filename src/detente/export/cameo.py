"""CAMEO: the code for an event of ours, what a code means, and which PLOVER type it stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

from detente.data import FOLDER, DataError, read_tsv
from detente.events import load_ontology
from detente.record import QUADS, EngagementKind, Status

DATA = FOLDER / "export"
_REAL = frozenset({"happened", "ongoing"})
_QUADS = dict(enumerate(QUADS, 1))


@dataclass(frozen=True, slots=True)
class Code:
    """A CAMEO code with its name and its value on Goldstein's scale (-10 to +10)."""

    code: str
    text: str
    goldstein: float

    @property
    def root(self) -> str:
        """The first two digits."""
        return self.code[:2]

    @property
    def base(self) -> str:
        """The first three digits; of a root code, the root."""
        return self.code[:3]

    @property
    def quad(self) -> int:
        """GDELT's QuadClass: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
        root = int(self.root)
        return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


@dataclass(frozen=True, slots=True)
class Plover:
    """What a CAMEO code is in PLOVER."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One row of ``cameo_choice.tsv``; an empty set fits whatever an event has."""

    type: str
    modes: frozenset[str]
    contexts: frozenset[str]
    engagements: frozenset[str]
    statuses: frozenset[str]
    code: str
    note: str
    line: int

    def fits(self, mode: str | None, contexts: Collection[str], engagements: Collection[str], status: str) -> bool:
        """Whether an event of the row's type gets the row's code."""
        return (
            status in self.statuses
            and (not self.modes or mode in self.modes)
            and (not self.contexts or not self.contexts.isdisjoint(contexts))
            and (not self.engagements or not self.engagements.isdisjoint(engagements))
        )


class Cameo:
    """The codes, the choice among them for an event, and the way back."""

    def __init__(self, codes: dict[str, Code], choices: Iterable[Choice], plover: dict[str, Plover]) -> None:
        self.codes, self.plover = codes, plover
        self.choices: dict[str, list[Choice]] = {}
        for choice in choices:
            self.choices.setdefault(choice.type, []).append(choice)

    def choose(
        self,
        type_: str,
        mode: str | None = None,
        contexts: Collection[str] = (),
        engagements: Collection[str] = (),
        status: str = "happened",
    ) -> Code | None:
        """The code for an event; None where CAMEO has none (an event that is only possible, a type of one's own).

        ``engagements`` are the kinds of the engagements that the same words of the text tell of.
        """
        for choice in self.choices.get(type_, ()):
            if choice.fits(mode, contexts, engagements, status):
                return self.codes[choice.code]
        return None

    def in_plover(self, code: str) -> Plover | None:
        """What a code is in PLOVER: its own row of the mapping, or that of the code it is under.

        Appeals (02), which the mapping lacks, are what the demands (10) of the same kind are: PLOVER has one REQUEST.
        """
        if code.startswith("02"):
            code = f"10{code[2:]}"
        for length in (4, 3, 2):
            if len(code) >= length and code[:length] in self.plover:
                return self.plover[code[:length]]
        return None


def quad_name(number: int) -> str:
    """PLOVER's name of GDELT's QuadClass."""
    return _QUADS[number]


@cache
def load_cameo(folder: Path = DATA) -> Cameo:
    """Read the tables.

    Raises:
        DataError: one is not as it should be.
    """
    codes = _codes(folder / "cameo_codes.tsv")
    return Cameo(codes, _choices(folder / "cameo_choice.tsv", codes), _plover(folder / "cameo_to_plover.tsv"))


def _codes(path: Path) -> dict[str, Code]:
    codes = {}
    for line, row in read_tsv(path):
        try:
            codes[row["code"]] = Code(row["code"], row["text"], float(row["goldstein"]))
        except ValueError as error:
            raise DataError(path, line, f"goldstein is a number, not {row['goldstein']!r}") from error
    return codes


def _choices(path: Path, codes: dict[str, Code]) -> list[Choice]:
    ontology = load_ontology()
    known = {
        "contexts": set(ontology.contexts),
        "engagement": set(get_args(EngagementKind)),
        "status": set(get_args(Status)),
    }
    choices = []
    for line, row in read_tsv(path):
        sets = {}
        for column, values in (("mode", None), *known.items()):
            words = {word.strip() for word in row[column].split("|")} - {"*"}
            values = (
                set(ontology.types[row["type"]].modes) if values is None and row["type"] in ontology.types else values
            )
            for word in sorted(words - (values or words)):
                raise DataError(path, line, f"no {column} {word!r}")
            sets[column] = frozenset(words)
        if row["code"] not in codes:
            raise DataError(path, line, f"no CAMEO code {row['code']!r} in cameo_codes.tsv")
        statuses = sets["status"] | (_REAL if "*" in row["status"].split("|") else frozenset())
        choices.append(
            Choice(
                row["type"],
                sets["mode"],
                sets["contexts"],
                sets["engagement"],
                statuses,
                row["code"],
                row["note"],
                line,
            )
        )
    return choices


def _plover(path: Path) -> dict[str, Plover]:
    found: dict[str, Plover] = {}
    for _, row in read_tsv(path):
        contexts = tuple(word.strip() for word in row["context"].split(";") if word.strip())
        found.setdefault(row["cameo"], Plover(row["type"], row["mode"] or None, contexts))
    return found
