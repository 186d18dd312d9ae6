"""A user's own actors: a file whose rows win over the packaged ones."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from detente.data import DataError
from detente.resolving.lexicon.index import SECTORS, Entry, Lexicon, key_of
from detente.resolving.own.petrarch import read_petrarch
from detente.resolving.own.row import OwnRow
from detente.resolving.own.tables import read_table, read_yaml

_READERS: dict[str, Callable[[Path, Lexicon], list[OwnRow]]] = {
    ".csv": lambda path, _: read_table(path, ","),
    ".tsv": lambda path, _: read_table(path, "\t"),
    ".yaml": lambda path, _: read_yaml(path),
    ".yml": lambda path, _: read_yaml(path),
    ".txt": read_petrarch,
}


def add_own(lexicon: Lexicon, path: Path) -> None:
    """Add the actors of ``path`` to ``lexicon``; what they name is read as they say and no longer as our files say.

    The ending tells the format: ``.csv``, ``.tsv``, ``.yaml`` or ``.yml`` (a list of mappings), or ``.txt`` (a PETRARCH
    actor dictionary). The columns are name, aliases (parted by ``|``), country (ISO alpha-3 or a code such as UNO),
    sector (PLOVER, several joined by ``+``), role, from, to (YYYY-MM-DD or empty). A row with a role is a person, one
    without is a body. A person may have several rows.

    Raises:
        DataError: the file is missing or wrong; the message names file and line and says what to write.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise DataError(path, None, f"the ending of an actors file tells its format: write {', '.join(_READERS)}")
    rows = reader(path, lexicon)
    ours = _Ours(lexicon)
    fresh: dict[str, _Kept] = {}
    for row in rows:
        entry = _entry(path, row)
        names = [row.name, *row.aliases]
        if row.name not in fresh:
            fresh[row.name] = ours.give_way(names)
        kept = fresh[row.name]
        if entry.kind == "person":
            known = Entry(
                "person", entry.name, entry.country, entry.sectors, entry.role, kept.gender, entry.start, entry.end
            )
            lexicon.add_person(known, [*row.aliases, *kept.aliases])
        else:
            for name in names:
                lexicon.add_name(name, entry)


def _entry(path: Path, row: OwnRow) -> Entry:
    if row.country is not None and not (len(row.country) == 3 and row.country.isalpha() and row.country.isupper()):
        raise DataError(
            path, row.line, f"country {row.country!r}: write three capitals, ISO alpha-3 (FRA) or UNO, EUR, IGO, NGO"
        )
    for sector in row.sectors:
        if sector not in SECTORS:
            raise DataError(path, row.line, f"sector {sector!r}: write PLOVER sectors, such as {_some(SECTORS)}")
    start, end = _day(path, row.line, row.start), _day(path, row.line, row.end)
    if start and end and end < start:
        raise DataError(path, row.line, f"ends {end} before it starts {start}: write the earlier day under from")
    kind = "person" if row.person else "organisation"
    return Entry(kind, row.name, row.country, row.sectors, row.role or None, start=start, end=end)  # type: ignore[arg-type]


def _some(words: frozenset[str]) -> str:
    return ", ".join(sorted(words))


def _day(path: Path, line: int, cell: str | datetime.date | None) -> datetime.date | None:
    if not isinstance(cell, str):
        return cell
    try:
        return datetime.date.fromisoformat(cell) if cell else None
    except ValueError as error:
        raise DataError(path, line, f"{cell!r} is not a date: write YYYY-MM-DD") from error


@dataclass(frozen=True, slots=True)
class _Kept:
    """What of ours the user's rows do not say and need not lose: other spellings of the same person, and the gender."""

    aliases: tuple[str, ...] = ()
    gender: str = ""


class _Ours:
    """Our readings of names, which make room for the user's."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._spellings: dict[str, list[tuple[str, ...]]] = {}
        for key, readings in lexicon.names.items():
            for _, entry in readings:
                if entry.kind == "person":
                    self._spellings.setdefault(entry.name, []).append(key)

    def give_way(self, names: list[str]) -> _Kept:
        """Forget what ``names`` meant. A person of ours whom they name goes with all spellings, which are returned."""
        aliases: list[str] = []
        gender = ""
        for name in names:
            for _, entry in self.lexicon.names.pop(key_of(name), []):
                if entry.kind == "person" and entry.name in self.lexicon.people:
                    gender = gender or self.lexicon.people[entry.name][0].gender
                    aliases.extend(self._forget(entry.name))
        return _Kept(tuple(dict.fromkeys(alias for alias in aliases if alias not in names)), gender)

    def _forget(self, person: str) -> list[str]:
        spellings: list[str] = [person]
        for key in self._spellings.get(person, []):
            left = []
            for written, entry in self.lexicon.names.get(key, []):
                if entry.kind == "person" and entry.name == person:
                    spellings.append(" ".join(written))
                else:
                    left.append((written, entry))
            if left:
                self.lexicon.names[key] = left
            else:
                self.lexicon.names.pop(key, None)
        del self.lexicon.people[person]
        for held in self.lexicon.surnames.values():
            if person in held:
                held.remove(person)
        return spellings
