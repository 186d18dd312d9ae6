"""The words of date expressions, read from ``data/resolving/dates.toml`` when first needed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from detente.data import FOLDER, DataError, listed, read_toml

PATH = FOLDER / "resolving" / "dates.toml"

_NUMBER = re.compile(r"\d\d\d")
_WORD = re.compile(r"\w+")
_TABLES = ("months", "short_months", "weekdays", "short_weekdays", "units", "seasons", "numbers", "ordinals", "decades")
_LISTS = (
    "day_parts", "vague", "last", "next", "recurring", "counted", "numbered", "bodies", "after_year",
    "about", "about_ahead", "planned_for", "counted_or_not", "after_feast", "after_overnight",
)  # fmt: skip
_TENSE = ("planned", "upcoming", "done", "before", "after", "telling")
_PARTS = frozenset({"start", "early", "mid", "late", "end", "half1", "half2"})


@dataclass(frozen=True)
class NamedDay:
    """A day of each year: a month and day, or ``easter`` days from Easter Sunday."""

    month: int
    day: int
    easter: int | None


@dataclass(frozen=True)
class KnownDay:
    """A day known without its year: the year is meant where one of ``before`` follows."""

    month: int
    day: int
    year: int
    before: frozenset[str]


@dataclass(frozen=True, eq=False)
class Words:
    """All the words; the names are those of the data file."""

    months: dict[str, int]
    short_months: dict[str, int]
    weekdays: dict[str, int]
    short_weekdays: dict[str, int]
    units: dict[str, str]
    seasons: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    day_parts: frozenset[str]
    vague: frozenset[str]
    last: frozenset[str]
    next: frozenset[str]
    recurring: frozenset[str]
    counted: frozenset[str]
    numbered: frozenset[str]
    bodies: frozenset[str]
    after_year: frozenset[str]
    about: frozenset[str]
    about_ahead: frozenset[str]
    planned_for: frozenset[str]
    counted_or_not: frozenset[str]
    after_feast: frozenset[str]
    after_overnight: frozenset[str]
    planned: frozenset[str]
    upcoming: frozenset[str]
    done: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    telling: frozenset[str]
    edges: dict[tuple[str, ...], str]
    """The part of a date that is meant by each phrase: "close" is its "end"."""
    not_dates: re.Pattern[str]
    named_days: dict[tuple[str, ...], NamedDay]
    known_days: tuple[KnownDay, ...]
    openers: frozenset[str]
    """The words by which a date can open, those of the grammar and of ``cores`` and ``numbers`` aside."""
    cores: frozenset[str]
    """The words without one of which nothing is a date, numbers aside."""
    small_cores: frozenset[str]
    """Those of them that may be written small."""
    proper_cores: frozenset[str]
    """The others, as written ("May", "MAY")."""

    def may_date(self, text: str) -> bool:
        """Whether a sentence can have a date at all: one of the core words, or a number of three digits."""
        if _NUMBER.search(text):
            return True
        written = _WORD.findall(text)
        return not (self.proper_cores.isdisjoint(written) and self.small_cores.isdisjoint(map(str.lower, written)))


@cache
def words() -> Words:
    """The words of the packaged file.

    Raises:
        DataError: the file is wrong.
    """
    return _build(read_toml(PATH))


def _build(raw: dict[str, Any]) -> Words:
    def table(name: str, kind: type) -> dict[str, Any]:
        found = raw.get(name)
        if not isinstance(found, dict) or not all(isinstance(value, kind) for value in found.values()):
            raise DataError(PATH, None, f"[{name}] must be a table of words with {kind.__name__} values")
        return found

    tables: dict[str, Any] = {name: table(name, str if name == "units" else int) for name in _TABLES}
    lists: dict[str, Any] = {
        name: frozenset(listed(PATH, raw, section, name))
        for section, names in (("words", _LISTS), ("tense", _TENSE))
        for name in names
    }
    edges = {tuple(phrase.split()): part for phrase, part in table("edges", str).items()}
    if wrong := sorted(set(edges.values()) - _PARTS):
        raise DataError(PATH, None, f"[edges] {wrong[0]!r} is none of {', '.join(sorted(_PARTS))}")
    openers = {phrase[0] for phrase in edges} | tables["ordinals"].keys()
    named: dict[tuple[str, ...], NamedDay] = {}
    known = []
    try:
        for entry in raw.get("day", []):
            value = NamedDay(entry.get("month", 0), entry.get("day", 0), entry.get("easter"))
            if value.easter is None and not (1 <= value.month <= 12 and 1 <= value.day <= 31):
                raise DataError(PATH, None, f"[[day]] {entry['names']}: needs month and day, or easter")
            for name in entry["names"]:
                named[tuple(name.replace("'s", " 's").split())] = value
        for entry in raw.get("event", []):
            known.append(KnownDay(entry["month"], entry["day"], entry["year"], frozenset(entry["before"])))
    except (KeyError, TypeError, AttributeError) as error:
        raise DataError(PATH, None, f"[[day]] needs names, [[event]] month, day, year and before ({error})") from error
    proper = {name[0] for name in named}
    for name in ("months", "short_months", "weekdays", "short_weekdays"):
        proper |= set(tables[name])
    small = {"today", "tonight", "yesterday", "tomorrow", "overnight", "q", *lists["day_parts"]}
    for name in ("units", "seasons", "decades"):
        small |= set(tables[name])
    phrases = sorted(listed(PATH, raw, "not_dates", "phrases"), key=lambda phrase: (-len(phrase), phrase))
    return Words(
        **tables,
        **lists,
        not_dates=re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b"),
        named_days=named,
        known_days=tuple(known),
        edges=edges,
        openers=frozenset(openers.union(*(lists[name] for name in ("about", "last", "next")))),
        cores=frozenset(proper | small),
        small_cores=frozenset(small),
        proper_cores=frozenset(write(word) for word in proper - {"new"} for write in (str.capitalize, str.upper)),
    )
