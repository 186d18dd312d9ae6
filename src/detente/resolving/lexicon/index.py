"""What the data files of the room say, indexed: names, people, titles and the small word lists."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from detente.data import FOLDER

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
