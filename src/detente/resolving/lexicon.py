"""What the data files of the room say, validated and indexed: names, people, titles and the small word lists."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from detente.data import FOLDER, DataError, nothing_thrown_away, read_toml, read_tsv
from detente.resolving.spellings import Spellings

DATA = FOLDER / "resolving"

Words = dict[str, frozenset[str]]
"""The lists of ``words.toml`` by name."""

EntryKind = Literal["state", "capital", "demonym", "nationals", "region", "people", "organisation", "person"]
TitleKind = Literal["office", "person", "group", "organisation", "relation"]

SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC "
    "IGO UNO EUR NGO ISM IMG MNC".split()
)

_PIECE = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a name: what it is called, and what holds of it between ``start`` and ``end``.

    ``remembered``: other articles of the corpus tell it, so what came before and after is not known.
    """

    kind: EntryKind
    name: str
    country: str | None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    gender: str = ""
    start: datetime.date | None = None
    end: datetime.date | None = None
    ambiguous: bool = False
    remembered: bool = False

    def holds(self, day: datetime.date) -> bool:
        """Whether the row covers ``day``."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Title:
    """A word or phrase that names people, an office or a body."""

    words: str
    kind: TitleKind
    sectors: tuple[str, ...]
    role: str
    plural: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class Honorific:
    """A word before a name ("Mr", "Gen."), with the role and sector it tells, if any."""

    role: str | None
    sectors: tuple[str, ...]
    gender: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Twin:
    """A state whose name is also a region's: which words of the article speak for the region."""

    region: Entry
    cues: tuple[str, ...]
    counter_cues: tuple[str, ...]
    titles: frozenset[str]


@dataclass(eq=False, slots=True)
class TitleStart:
    """What titles a folded piece begins: ``longest`` in pieces, one of it ``alone``, others with one of ``seconds``."""

    form: str
    longest: int = 0
    alone: bool = False
    seconds: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Lexicon:
    """All data of the room. Keys of ``names`` and ``titles`` are tuples of folded pieces (see :func:`pieces`).

    ``longest_name`` tells of a name's first piece how many the longest has, ``longest_small`` the same of those written
    with a small letter ("al-Qaeda"), ``second_pieces`` which pieces may follow it.
    """

    names: dict[tuple[str, ...], list[tuple[tuple[str, ...], Entry]]] = field(default_factory=dict)
    longest_name: dict[str, int] = field(default_factory=dict)
    longest_small: dict[str, int] = field(default_factory=dict)
    second_pieces: dict[str, set[str]] = field(default_factory=dict)
    titles: dict[tuple[str, ...], Title] = field(default_factory=dict)
    title_starts: dict[str, TitleStart] = field(default_factory=dict)
    people: dict[str, list[Entry]] = field(default_factory=dict)
    surnames: dict[str, list[str]] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    honorifics: dict[str, Honorific] = field(default_factory=dict)
    title_countries: dict[str, list[str]] = field(default_factory=dict)
    twins: dict[str, Twin] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    words: Words = field(default_factory=dict)
    _spelled: set[tuple[str | None, ...]] = field(default_factory=set)
    _roles: dict[str, set[str]] = field(default_factory=dict)

    def add_name(self, name: str, entry: Entry) -> None:
        """Let ``name`` be read as ``entry``."""
        written, key = cut(name)
        first, length = key[0], len(key)
        if not name[0].isupper() and self.longest_small.get(first, 0) < length:
            self.longest_small[first] = length
        held = self.names.get(key)
        if held is not None:
            held.append((written, entry))
            return
        self.names[key] = [(written, entry)]
        if length > 1:
            seconds = self.second_pieces.get(first)
            if seconds is None:
                self.second_pieces[first] = {key[1]}
            else:
                seconds.add(key[1])
        if self.longest_name.get(first, 0) < length:
            self.longest_name[first] = length

    def roles(self, country: str) -> frozenset[str]:
        """The offices that people of the file hold or held in a state; empty if it has nobody of that state."""
        if not self._roles:
            for rows in self.people.values():
                for row in rows:
                    if row.country and row.role and not row.remembered:
                        self._roles.setdefault(row.country, set()).add(row.role)
        return frozenset(self._roles.get(country, ()))

    def add_title(self, words: str, title: Title) -> None:
        """Let ``words`` (lower case) be read as ``title``; the first entry of a word stands."""
        key = key_of(words)
        if key in self.titles:
            return
        self.titles[key] = title
        start = self.title_starts.get(key[0])
        if start is None:
            start = self.title_starts[key[0]] = TitleStart(key[0])
        if start.longest < len(key):
            start.longest = len(key)
        if len(key) == 1:
            start.alone = True
        else:
            start.seconds.add(key[1])

    def add_person(self, entry: Entry, aliases: list[str]) -> None:
        """One line of the people file: one office of one person."""
        rows = self.people.get(entry.name)
        # most offices after the first of a person come with the same spellings
        told = (entry.name, entry.country, *aliases)
        spellings = () if rows is not None and told in self._spelled else (entry.name, *aliases)
        self._spelled.add(told)
        if rows is None:
            rows = self.people[entry.name] = []
        for alias in spellings:
            if not any(known.name == entry.name for _, known in self.names.get(key_of(alias), ())):
                self.add_name(alias, entry)
            for short in short_forms(alias, entry.country or "", self.words):
                names = self.surnames.setdefault(fold(short), [])
                if entry.name not in names:
                    names.append(entry.name)
        rows.append(entry)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case without accents: "Erdoğan" and "erdogan" are the same key."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().replace("’", "'")


@lru_cache(maxsize=65536)
def folded(word: str) -> tuple[str, ...]:
    """The folded pieces of a token."""
    return tuple(fold(piece) for piece in pieces(word))


@lru_cache(maxsize=65536)
def pieces(word: str) -> tuple[str, ...]:
    """A token cut into runs of letters and single marks: "U.S." is "U", ".", "S", "."."""
    return tuple(_PIECE.findall(word)) or (word,)


def key_of(name: str) -> tuple[str, ...]:
    """The key under which ``name`` stands in the lexicon."""
    return cut(name)[1]


def cut(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The pieces of a name of several words, as written and folded."""
    if name.isascii():
        written = tuple(name.split()) if name.replace(" ", "").isalnum() else tuple(_PIECE.findall(name))
        return written, tuple([piece.lower() for piece in written])
    written = tuple(_PIECE.findall(name))
    return written, tuple([fold(piece) for piece in written])


def short_forms(name: str, country: str, words: dict[str, frozenset[str]]) -> list[str]:
    """The surnames by which ``name`` may be called later: with its particles and without."""
    parts = name.split()
    if len(parts) < 2:
        return []
    if country in words["family_name_first"] and "-" not in parts[0] and len(parts) <= 3:
        return [parts[0]]
    last = len(parts) - 1
    while last > 1 and fold(parts[last]).rstrip(".") in {"jr", "sr", "ii", "iii", "iv", "v"}:
        last -= 1
    forms = [parts[last]]
    first = last
    while first > 1 and fold(parts[first - 1]) in words["particles"]:
        first -= 1
    if first < last:
        forms.append(" ".join(parts[first : last + 1]))
    bare = re.match(r"(?i)(?:al|el|ul|as|ar)-(.+)", parts[last]) if "-" in parts[last] else None
    if bare:
        forms.append(bare.group(1))
    return forms


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
