"""Reading the data files of the room into a lexicon, and telling what is wrong in them, by file and line."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from detente.data import DataError, nothing_thrown_away, read_toml, read_tsv
from detente.resolving.lexicon.index import DATA, SECTORS, Entry, Honorific, Lexicon, Title, Twin, fold
from detente.resolving.lexicon.spellings import Spellings


@lru_cache(maxsize=4)
def load(folder: Path = DATA) -> Lexicon:
    """The lexicon of the data files in ``folder``, loaded once.

    Raises:
        DataError: a file is missing or wrong; the message names file and line.
    """
    return read(folder)


@nothing_thrown_away()
def read(folder: Path = DATA) -> Lexicon:
    """A lexicon of its own, which the caller may add to; errors as in :func:`load`."""
    lexicon = Lexicon()
    lexicon.words = {key: frozenset(value) for key, value in read_toml(folder / "words.toml").items()}
    for name in (
        "former",
        "elect",
        "determiners",
        "locative",
        "motion",
        "particles",
        "family_name_first",
        "unsure",
        "surnames_and_words",
        "poles",
        "common_surnames",
        "lesser_offices",
        "adjectives_in_names",
        "capital_bodies",
        "followers",
        "english_names",
        "military_abroad",
        "civil_chiefs",
        "spellings",
        "two_honorifics",
        "no_bodies",
    ):
        if name not in lexicon.words:
            raise DataError(folder / "words.toml", None, f"the list {name!r} is missing")
    _load_countries(lexicon, folder / "countries.tsv")
    _load_regions(lexicon, folder / "regions.tsv")
    _load_organisations(lexicon, folder / "organisations.tsv")
    _load_metonyms(lexicon, folder / "metonyms.tsv")
    _load_people(lexicon, folder / "people.tsv")
    add_spellings(lexicon)
    _load_titles(lexicon, folder / "titles.tsv")
    _load_honorifics(lexicon, folder / "honorifics.tsv")
    for line, row in _rows(folder / "title_countries.tsv", "country", "words"):
        codes = [_country(folder / "title_countries.tsv", line, code) or "" for code in _split(row["country"])]
        for words in _split(row["words"]):
            lexicon.title_countries[words] = codes
    _load_twins(lexicon, folder / "ambiguous.tsv")
    given = folder / "given_names.tsv"
    if given.exists():
        for line, row in read_tsv(given):
            if row["gender"] not in {"m", "f", "u"}:
                raise DataError(given, line, f"gender {row['gender']!r} is not m, f or u")
            for word in _split(row["names"]):
                lexicon.given[fold(word)] = row["gender"]
    return lexicon


def add_spellings(lexicon: Lexicon) -> None:
    """Let persons be found by other spellings of their names too, where these are nobody else's."""
    spellings = Spellings(lexicon.words["spellings"])
    for known in list(lexicon.names.values()):
        persons = [(written, entry) for written, entry in known if entry.kind == "person"]
        for other in spellings.of(persons[0][0]) if persons else ():
            if tuple(map(fold, other)) not in lexicon.names:
                for _, entry in persons:
                    lexicon.add_name(" ".join(other), entry)


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _day(path: Path, line: int, cell: str) -> datetime.date | None:
    if not cell:
        return None
    try:
        return datetime.date.fromisoformat(cell)
    except ValueError as error:
        raise DataError(path, line, f"{cell!r} is not a date YYYY-MM-DD") from error


def _sectors(path: Path, line: int, cell: str) -> tuple[str, ...]:
    sectors = tuple(part for part in cell.split("+") if part and part != "-")
    for sector in sectors:
        if sector not in SECTORS:
            raise DataError(path, line, f"sector {sector!r} is not one of PLOVER's")
    return sectors


def _country(path: Path, line: int, cell: str) -> str | None:
    if cell == "-":
        return None
    if len(cell) != 3 or not cell.isupper():
        raise DataError(path, line, f"country {cell!r} is not a code of three capitals, nor -")
    return cell


def _rows(path: Path, *columns: str) -> Iterator[tuple[int, dict[str, str]]]:
    checked = False
    for line, row in read_tsv(path):
        if not checked and (missing := [column for column in columns if column not in row]):
            raise DataError(path, line, f"the header lacks {', '.join(missing)}")
        checked = True
        yield line, row


def _span(path: Path, line: int, row: dict[str, str]) -> dict[str, Any]:
    start, end = _day(path, line, row["from"]), _day(path, line, row["to"])
    if start and end and end < start:
        raise DataError(path, line, f"ends {end} before it starts {start}")
    return {"start": start, "end": end}


def _load_countries(lexicon: Lexicon, path: Path) -> None:
    for line, row in _rows(path, "code", "name", "aliases", "adjectives", "people", "capital", "from", "to", "pre"):
        code, name = _country(path, line, row["code"]), row["name"]
        assert code is not None
        span = _span(path, line, row)
        sectors = ("GOV", "PRE") if row["pre"] else ("GOV",)
        lexicon.countries.setdefault(code, name)
        ambiguous = bool(row["ambiguous"])
        for alias in [name, *_split(row["aliases"])]:
            lexicon.add_name(alias, Entry("state", name, code, sectors, ambiguous=ambiguous, **span))
        for adjective in _split(row["adjectives"]):
            lexicon.add_name(adjective, Entry("demonym", name, code, sectors, **span))
            if (
                adjective[-1] in "niktzyecgl" and not adjective.endswith(("sh", "ese", "ch")) and adjective.isalpha()
            ) or (" " in adjective and adjective.endswith(("n", "i"))):
                lexicon.add_name(adjective + "s", Entry("nationals", name, code, ("CVL",), **span))
        for noun in _split(row["people"]):
            lexicon.add_name(noun, Entry("nationals", name, code, ("CVL",), **span))
        for capital in _split(row["capital"]):
            lexicon.add_name(capital, Entry("capital", name, code, sectors, **span))


def _load_regions(lexicon: Lexicon, path: Path) -> None:
    for line, row in _rows(path, "name", "country", "kind", "adjectives"):
        kind = row["kind"]
        if kind not in {"region", "people"}:
            raise DataError(path, line, f"kind {kind!r} is neither region nor people")
        country, name = _country(path, line, row["country"]), row["name"]
        if kind == "region":
            lexicon.add_name(name, Entry("region", name, country, ("GOV",)))
        else:
            lexicon.add_name(name, Entry("people", name, country, ("CVL",)))
        for adjective in _split(row["adjectives"]):
            lexicon.add_name(
                adjective, Entry("people" if kind == "people" else "region", name, country, ("CVL",), role="adjective")
            )


def _load_organisations(lexicon: Lexicon, path: Path) -> None:
    for line, row in _rows(path, "name", "aliases", "country", "sectors", "from", "to"):
        entry = Entry(
            "organisation",
            row["name"],
            _country(path, line, row["country"]),
            _sectors(path, line, row["sectors"]),
            **_span(path, line, row),
        )
        for alias in dict.fromkeys([row["name"], *_split(row["aliases"])]):
            lexicon.add_name(alias, entry)


def _load_metonyms(lexicon: Lexicon, path: Path) -> None:
    for line, row in _rows(path, "name", "stands_for", "country", "sectors", "place"):
        place, country = _country(path, line, row["place"]), _country(path, line, row["country"])
        if row["stands_for"] != "-":
            sectors = _sectors(path, line, row["sectors"])
            lexicon.add_name(row["name"], Entry("capital", row["stands_for"], country, sectors))
        assert place is not None
        lexicon.add_name(row["name"], Entry("capital", lexicon.countries[place], place, ("GOV",)))


def _load_twins(lexicon: Lexicon, path: Path) -> None:
    for line, row in _rows(path, "name", "region_of", "cues", "counter_cues", "titles"):
        country = _country(path, line, row["region_of"])
        lexicon.twins[fold(row["name"])] = Twin(
            Entry("region", row["name"], country, ("GOV",)),
            tuple(_split(row["cues"])),
            tuple(_split(row["counter_cues"])),
            frozenset(fold(title) for title in _split(row["titles"])),
        )


def _load_people(lexicon: Lexicon, path: Path) -> None:
    for line, row in _rows(path, "name", "aliases", "gender", "country", "sectors", "role", "from", "to", "source"):
        if row["gender"] not in {"m", "f", ""}:
            raise DataError(path, line, f"gender {row['gender']!r} is not m, f or empty")
        if not row["source"]:
            raise DataError(path, line, "the source is missing")
        entry = Entry(
            "person",
            row["name"],
            _country(path, line, row["country"]),
            _sectors(path, line, row["sectors"]),
            row["role"] or None,
            row["gender"],
            **_span(path, line, row),
        )
        lexicon.add_person(entry, _split(row["aliases"]))


def _load_titles(lexicon: Lexicon, path: Path) -> None:
    for line, row in _rows(path, "kind", "sectors", "role", "number", "words"):
        kind = row["kind"]
        if kind not in {"office", "person", "group", "organisation", "relation"}:
            raise DataError(path, line, f"kind {kind!r} is not one of office, person, group, organisation, relation")
        if row["number"] not in {"s", "p"}:
            raise DataError(path, line, f"number {row['number']!r} is neither s nor p")
        sectors, plural = _sectors(path, line, row["sectors"]), row["number"] == "p"
        for word in _split(row["words"]):
            weak = word.endswith("?")
            words = word.rstrip("?")
            role = words if row["role"] == "=" else row["role"]
            lexicon.add_title(words, Title(words, kind, sectors, role, plural, weak))  # type: ignore[arg-type]


def _load_honorifics(lexicon: Lexicon, path: Path) -> None:
    for line, row in _rows(path, "word", "role", "sectors", "gender", "country"):
        lexicon.honorifics[fold(row["word"])] = Honorific(
            row["role"] or None, _sectors(path, line, row["sectors"]), row["gender"], row["country"] or None
        )
