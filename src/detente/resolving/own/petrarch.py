"""A user's own actors from a PETRARCH actor dictionary (``.actors.txt``).

An actor is a name in capitals with underscores for spaces; synonyms stand below it on lines that open with ``+``; codes
in brackets stand on the same line or on lines of their own, with a span of days if they are bound to one::

    ANNA_KRAL_ [MDAELI <930120] [MDAGOV 930120-010120] [MDAELI >010120]  # a comment
    +MINISTER_KRAL_

A code is a country or an international code and then roles, three letters each (``IRQREB``, ``IGOUNO``, ``NGO``).
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from detente.data import DataError, read_tsv
from detente.resolving.lexicon.index import DATA, Lexicon, fold, key_of
from detente.resolving.own.row import OwnRow
from detente.resolving.own.tables import read_text

_CODE = re.compile(r"\[([^\[\]]*)\]")
_BOUND = re.compile(r"([<>])\s*(\d{6}|\d{8})")
_SPAN = re.compile(r"(\d{6}|\d{8})\s*-\s*(\d{6}|\d{8})")
_SMALL = frozenset("of the and for in on to de la del da dos du des van von der al el bin ibn".split())
_EXAMPLE = "write [IRQGOV], [IRQGOV 930120-010120], [IRQGOV <930120] or [IRQGOV >930120]"


@dataclass(slots=True)
class _Actor:
    line: int
    name: str
    aliases: list[str] = field(default_factory=list)
    codes: list[tuple[int, str]] = field(default_factory=list)


def read_petrarch(path: Path, lexicon: Lexicon) -> list[OwnRow]:
    """The actors of a dictionary; what has no code, or only ``---``, is left out.

    Names of people are told from names of bodies by ``lexicon``: a known person or given name, or two to four words
    without a word for a body and with a code bound to days. Parts of a code that are neither a role nor an
    international code (peoples, faiths, single groups) are left out.

    Raises:
        DataError: the file is missing or a line is wrong.
    """
    rows = []
    for actor in _actors(path):
        person = _is_person(actor, lexicon)
        spans = [(line, *_code(path, line, code, lexicon)) for line, code in actor.codes if code.strip("- ")]
        names = list(dict.fromkeys(form for name in (actor.name, *actor.aliases) for form in _spellings(name)))
        spans.sort(key=lambda one: one[3] is not None or one[4] is not None)
        for line, country, sectors, start, end in spans:
            if not sectors and all(_known_state(name, country, lexicon) for name in names):
                continue
            rows.append(OwnRow(line, names[0], tuple(names[1:]), country, sectors, "", person, start, end))
    return rows


def _actors(path: Path) -> list[_Actor]:
    found: list[_Actor] = []
    for number, raw in enumerate(read_text(path).splitlines(), 1):
        line = re.split(r"[#;]", raw, maxsplit=1)[0].strip()
        if not line or line.startswith("<!--"):
            continue
        name = line.split("[", 1)[0].strip()
        codes = [(number, code) for code in _CODE.findall(line)]
        rest = _CODE.sub("", line[len(line.split("[", 1)[0]) :]).strip()
        if rest:
            raise DataError(path, number, f"{rest!r} stands outside the brackets: {_EXAMPLE}")
        if name.startswith("+") or not name:
            if not found:
                raise DataError(path, number, "no actor stands above: write NAME_WITH_UNDERSCORES_ first")
            if name:
                found[-1].aliases.append(_plain(path, number, name[1:]))
        else:
            found.append(_Actor(number, _plain(path, number, name)))
        found[-1].codes.extend(codes)
    return found


def _plain(path: Path, line: int, name: str) -> str:
    words = name.replace("_", " ").split()
    if not words or not any(c.isalnum() for c in name):
        raise DataError(path, line, "the name is empty: write NAME_WITH_UNDERSCORES_")
    return " ".join(words)


def _spellings(name: str) -> list[str]:
    """A name in capitals as text has it: "ANNA KRAL" is "Anna Kral", "HAMAS" also "Hamas", "WHO" stays."""
    if not name.isupper():
        return [name]
    words = name.split()
    plain = " ".join(
        word.lower() if i and word.lower() in _SMALL else re.sub(r"[^\W\d_]+", _capital, word)
        for i, word in enumerate(words)
    )
    if len(words) > 1 or len(name) > 6:
        return [plain]
    return [name] if len(name) < 4 or not name.isalpha() else [plain, name]


def _capital(word: re.Match[str]) -> str:
    return word[0].capitalize()


def _code(
    path: Path, line: int, text: str, lexicon: Lexicon
) -> tuple[str | None, tuple[str, ...], datetime.date | None, datetime.date | None]:
    """Country, sectors and the first and the last day of one code in brackets."""
    code, _, when = text.strip().partition(" ")
    start, end = _days(path, line, when.strip())
    if not re.fullmatch(r"(?:[A-Z]{3})+", code):
        raise DataError(path, line, f"the code {code!r} is not made of parts of three capitals: {_EXAMPLE}")
    parts = [code[i : i + 3] for i in range(0, len(code), 3)]
    known = cameo()
    country: str | None = None
    sectors: list[str] = []
    for i, part in enumerate(parts):
        kind, meaning = known.get(part, ("", ""))
        if kind == "role":
            sectors.extend(meaning.split("+") if meaning else [])
        elif kind == "world":
            sectors.append(meaning)
            if i == 0 or (country == "IGO" and meaning in {"UNO", "EUR"}):
                country = meaning
        elif i == 0:
            country = meaning if kind == "state" else part
            if not kind and part not in lexicon.countries:
                raise DataError(
                    path, line, f"the code {code!r} opens with {part}, no state and no role that is known: {_EXAMPLE}"
                )
    if country in {"UNO", "EUR"}:
        sectors = [sector for sector in sectors if sector != "IGO"]
    return country or None, tuple(dict.fromkeys(sectors)), start, end


def _days(path: Path, line: int, when: str) -> tuple[datetime.date | None, datetime.date | None]:
    if not when:
        return None, None
    bound, span = _BOUND.fullmatch(when), _SPAN.fullmatch(when)
    if span:
        start, end = _day(path, line, span[1]), _day(path, line, span[2])
        if end < start:
            raise DataError(path, line, f"{when} ends before it starts: write the earlier day first")
        return start, end
    if bound is None:
        raise DataError(path, line, f"{when!r} is not a span of days: {_EXAMPLE}")
    day, one = _day(path, line, bound[2]), datetime.timedelta(days=1)
    return (None, day - one) if bound[1] == "<" else (day + one, None)


def _day(path: Path, line: int, digits: str) -> datetime.date:
    """YYMMDD or YYYYMMDD; years under 50 are of this century."""
    full = digits if len(digits) == 8 else ("20" if int(digits[:2]) < 50 else "19") + digits
    try:
        return datetime.date(int(full[:4]), int(full[4:6]), int(full[6:]))
    except ValueError as error:
        raise DataError(path, line, f"{digits} is not a day: write YYMMDD or YYYYMMDD") from error


def _is_person(actor: _Actor, lexicon: Lexicon) -> bool:
    for name in (actor.name, *actor.aliases):
        if any(entry.kind == "person" for _, entry in lexicon.names.get(key_of(name), [])):
            return True
    words = [fold(word) for word in actor.name.split()]
    if not 2 <= len(words) <= 4 or not all(re.fullmatch(r"[\w.'’-]+", word) for word in words):
        return False
    if any(word in {"of", "the", "and", "for"} for word in words):
        return False
    if any(title.kind in {"organisation", "group"} for w in words for title in [lexicon.titles.get((w,))] if title):
        return False
    if lexicon.names.get(key_of(actor.name)):
        return False
    return words[0] in lexicon.given or any(" " in code.strip() for _, code in actor.codes)


def _known_state(name: str, country: str | None, lexicon: Lexicon) -> bool:
    """Whether we read ``name`` as this state already (and know more of it than a bare code tells)."""
    return any(entry.country == country and entry.kind != "person" for _, entry in lexicon.names.get(key_of(name), []))


@lru_cache(maxsize=1)
def cameo() -> dict[str, tuple[str, str]]:
    """The known parts of codes: kind and meaning (empty if it has none) by three capitals."""
    path = DATA / "cameo_codes.tsv"
    known = {}
    for line, row in read_tsv(path):
        if row["kind"] not in {"role", "world", "state"}:
            raise DataError(path, line, f"kind {row['kind']!r} is not role, world or state")
        known[row["code"]] = (row["kind"], row["meaning"].strip("-"))
    return known
