"""A user's own actors: a CSV or TSV file whose rows win over the packaged ones."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator
from pathlib import Path

from detente.data import DataError
from detente.resolving.lexicon import SECTORS, Entry, Lexicon, key_of

COLUMNS = ("name", "aliases", "country", "sector", "role", "from", "to")


def add_own(lexicon: Lexicon, path: Path) -> None:
    """Add the rows of ``path`` to ``lexicon``; what they name is read as they say and no longer as our files say.

    The file is CSV (``.csv``) or tab-separated (any other ending) with the columns name, aliases (parted by ``|``),
    country (ISO alpha-3 or a code such as UNO), sector (PLOVER, several joined by ``+``), role, from, to (YYYY-MM-DD or
    empty). A row with a role is a person, one without is a body. A person may have several rows.

    Raises:
        DataError: the file is missing or wrong; the message names file and line.
    """
    fresh: set[str] = set()
    for line, row in _rows(path):
        country = row["country"] or None
        if country is not None and (len(country) != 3 or not country.isupper()):
            raise DataError(path, line, f"country {country!r} is not a code of three capitals")
        sectors = tuple(part for part in row["sector"].split("+") if part)
        for sector in sectors:
            if sector not in SECTORS:
                raise DataError(path, line, f"sector {sector!r} is not one of PLOVER's")
        start, end = _day(path, line, row["from"]), _day(path, line, row["to"])
        if start and end and end < start:
            raise DataError(path, line, f"ends {end} before it starts {start}")
        names = [row["name"], *(alias.strip() for alias in row["aliases"].split("|") if alias.strip())]
        kind = "person" if row["role"] else "organisation"
        entry = Entry(kind, row["name"], country, sectors, row["role"] or None, start=start, end=end)  # type: ignore[arg-type]
        if row["name"] not in fresh:
            fresh.add(row["name"])
            for name in names:
                for _, known in lexicon.names.pop(key_of(name), []):
                    if known.kind == "person":
                        lexicon.people.pop(known.name, None)
                        for held in lexicon.surnames.values():
                            if known.name in held:
                                held.remove(known.name)
        if kind == "person":
            lexicon.add_person(entry, names[1:])
        else:
            for name in names:
                lexicon.add_name(name, entry)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(path, None, f"not UTF-8 at byte {error.start}") from error
    except OSError as error:
        raise DataError(path, None, error.strerror or str(error)) from error
    comma = path.suffix.lower() == ".csv"
    reader = csv.DictReader(text.splitlines(), delimiter="," if comma else "\t")
    missing = [column for column in ("name", "country") if column not in (reader.fieldnames or [])]
    if missing:
        raise DataError(path, 1, f"the header lacks {', '.join(missing)}; known columns are {', '.join(COLUMNS)}")
    for row in reader:
        cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
        if not cells["name"]:
            raise DataError(path, reader.line_num, "the name is empty")
        yield reader.line_num, cells


def _day(path: Path, line: int, cell: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(cell) if cell else None
    except ValueError as error:
        raise DataError(path, line, f"{cell!r} is not a date YYYY-MM-DD") from error
