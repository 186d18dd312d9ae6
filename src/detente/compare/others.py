"""GDELT, ICEWS and POLECAT as dyads with PLOVER types: which columns, which codes, and what cannot be compared."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from detente.compare.files import OtherError, find, rows
from detente.events import load_ontology
from detente.export import by_cameo, by_icews_name, columns, countries, load_cameo

Format = Literal["gdelt", "icews", "polecat"]
FORMATS: tuple[str, ...] = get_args(Format)
Cells = dict[str, str]
Days = tuple[datetime.date, datetime.date]


class Dyad(NamedTuple):
    """One event of the other set between two countries, in our terms."""

    id: str
    day: datetime.date
    source: str
    target: str
    type: str
    quad: str
    text: str


@dataclass
class Other:
    """What was read: the dyads, how many rows there were, why some are none, and columns that were not found.

    ``span`` is the first and last day of all dyads, also of the ``outside`` ones that were not kept.
    """

    dyads: list[Dyad] = field(default_factory=list)
    rows: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    missing: list[str] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    outside: int = 0
    span: Days | None = None

    def add(self, dyad: Dyad, days: Days | None) -> None:
        """Keep a dyad, or only count it if it is not of these days."""
        first, last = self.span or (dyad.day, dyad.day)
        self.span = min(first, dyad.day), max(last, dyad.day)
        if days is not None and not days[0] <= dyad.day <= days[1]:
            self.outside += 1
        else:
            self.dyads.append(dyad if dyad.id else dyad._replace(id=f"row {self.rows}"))


@dataclass(frozen=True)
class _Layout:
    """The columns that a set must and may have, and how a row of it becomes dyads."""

    needed: tuple[str, ...]
    wanted: tuple[str, ...]
    read: Callable[[Cells, Other], Iterator[Dyad]]


class _SkippedError(Exception):
    """This row cannot be compared; the message is the reason."""


def read_other(paths: Iterable[Path], format: Format, *, days: Days | None = None) -> Other:
    """The dyads between different countries in the files of a public data set (also zipped or gzipped).

    With ``days``, the first and the last, others are counted and not kept: a set is much larger than most stores.

    Raises:
        ValueError: there is no such format.
        OtherError: a file cannot be read or lacks the columns that are needed; the message names them.
    """
    if format not in FORMATS:
        raise ValueError(f"no format {format!r}: there are {', '.join(FORMATS)}")
    layout, other = _LAYOUTS[format], Other()
    for path in find(paths):
        names: list[str] | None = None
        for row in rows(path):
            if names is None or row[: len(names)] == names:
                header = _header(row, format, path)
                if header is not None:
                    names = header
                    _check(names, layout, path, other)
                    continue
                names = list(columns("gdelt2_events"))[: len(row)]
            if len(row) != len(names) and not (format == "gdelt" and len(row) > _GDELT_NEEDS):
                other.rows += 1
                other.skipped["the row has too few or too many cells"] += 1
                continue
            cells = dict(zip(names, row, strict=False))
            if format == "gdelt" and len(row) != len(columns("gdelt2_events")):
                cells["SOURCEURL"] = row[-1]  # GDELT 1.0 has fewer columns of places before it
            other.rows += 1
            try:
                for dyad in layout.read(cells, other):
                    other.add(dyad, days)
            except _SkippedError as reason:
                other.skipped[str(reason)] += 1
    return other


_GDELT_NEEDS = 35
"""As far as GDELT 1.0 and 2.0 have the same columns in the same places."""


def _header(row: list[str], format: str, path: Path) -> list[str] | None:
    """The column names, if this row has them; None for GDELT, whose own files have no header."""
    names = [cell.strip() for cell in row]
    if format != "gdelt" or "SQLDATE" in names:
        return names
    if len(row) > _GDELT_NEEDS and re.fullmatch(r"\d{8}", row[1]):
        return None
    raise OtherError(f"{path}: no GDELT Event table: 61 tab-separated cells are expected, the second a day (20220405)")


def _check(names: list[str], layout: _Layout, path: Path, other: Other) -> None:
    lacking = [name for name in layout.needed if name not in names]
    if lacking:
        raise OtherError(
            f"{path}: not found among its columns: {', '.join(lacking)}; the first row must have the names"
        )
    other.missing += [name for name in layout.wanted if name not in names and name not in other.missing]


# --- the three sets ---------------------------------------------------------------------------------------------------


def _gdelt(cells: Cells, other: Other) -> Iterator[Dyad]:
    day = _day(cells["SQLDATE"])
    sides = []
    for actor in ("Actor1", "Actor2"):
        group = _GROUPS.get(cells.get(f"{actor}KnownGroupCode", ""))
        code = cells[f"{actor}CountryCode"]
        sides.append(group or _known(by_cameo().get(code), code, other))
    type_, quad = _plover(cells["EventCode"])
    names = " → ".join(cells.get(f"{actor}Name", "").title() or "?" for actor in ("Actor1", "Actor2"))
    text = f"{names}: {_text(cells['EventCode'])}"
    if cells.get("SOURCEURL"):
        text += f" ({cells['SOURCEURL']})"
    yield from _dyads(cells.get("GLOBALEVENTID", ""), day, [sides[0]], [sides[1]], type_, quad, text)


def _icews(cells: Cells, other: Other) -> Iterator[Dyad]:
    day = _day(cells["Event Date"])
    sides = []
    for end in ("Source", "Target"):
        name = cells[f"{end} Country"].strip()
        sides.append(
            _BODIES.get(cells.get(f"{end} Name", "").lower()) or _known(by_icews_name().get(name.lower()), name, other)
        )
    code = cells["CAMEO Code"].strip()
    type_, quad = _plover(code)
    names = " → ".join(cells.get(f"{end} Name") or cells[f"{end} Country"] or "?" for end in ("Source", "Target"))
    text = f"{names}: {cells.get('Event Text') or _text(code)}"
    if cells.get("Publisher"):
        text += f" ({cells['Publisher']})"
    yield from _dyads(cells.get("Event ID", ""), day, [sides[0]], [sides[1]], type_, quad, text)


def _polecat(cells: Cells, other: Other) -> Iterator[Dyad]:
    day = _day(cells["Event Date"])
    entry = load_ontology().types.get(cells["Event Type"].strip().upper())
    if entry is None:
        raise _SkippedError("its type is none of PLOVER's")
    sides = []
    for end in ("Actor", "Recipient"):
        codes = [code.strip() for code in re.split(r"[;|]", cells[f"{end} Country"])]
        sides.append([_known(_iso(code), code, other) for code in codes if code and code != "None"])
    names = " → ".join(cells.get(f"{end} Name") or "?" for end in ("Actor", "Recipient"))
    mode = cells.get("Event Mode", "None")
    text = f"{names}: {entry.name}{'' if mode in ('None', '') else f' {mode}'}"
    if cells.get("Source", "None") != "None":
        text += f" ({cells['Source']})"
    yield from _dyads(cells.get("Event ID", ""), day, sides[0], sides[1], entry.name, entry.quad, text)


_GROUPS = {"UNO": "UNO", "EEC": "EUR"}
_BODIES = {"united nations": "UNO", "european union": "EUR"}
_LAYOUTS = {
    "gdelt": _Layout(
        ("SQLDATE", "Actor1CountryCode", "Actor2CountryCode", "EventCode"),
        ("GLOBALEVENTID", "Actor1Name", "Actor2Name", "Actor1KnownGroupCode", "Actor2KnownGroupCode", "SOURCEURL"),
        _gdelt,
    ),
    "icews": _Layout(
        ("Event Date", "Source Country", "Target Country", "CAMEO Code"),
        ("Event ID", "Source Name", "Target Name", "Event Text", "Publisher"),
        _icews,
    ),
    "polecat": _Layout(
        ("Event Date", "Event Type", "Actor Country", "Recipient Country"),
        ("Event ID", "Event Mode", "Actor Name", "Recipient Name", "Source"),
        _polecat,
    ),
}


# --- cells ------------------------------------------------------------------------------------------------------------


def _dyads(
    id: str,
    day: datetime.date,
    sources: list[str | None],
    targets: list[str | None],
    type_: str,
    quad: str,
    text: str,
) -> Iterator[Dyad]:
    """Each source with each target, both known and not the same."""
    known = [sorted({side for side in sides if side}) for sides in (sources, targets)]
    if not all(known):
        raise _SkippedError("it is not between two countries that are known")
    pairs = [(one, two) for one in known[0] for two in known[1] if one != two]
    if not pairs:
        raise _SkippedError("it is within one country")
    for one, two in pairs:
        yield Dyad(id, day, one, two, type_, quad, text)


def _day(value: str) -> datetime.date:
    """20220405 or 2022-04-05, perhaps with a time behind it."""
    try:
        return datetime.date.fromisoformat(value.strip()[:10])
    except ValueError:
        raise _SkippedError("its day cannot be read") from None


def _plover(code: str) -> tuple[str, str]:
    found = load_cameo().in_plover(code)
    if found is None:
        raise _SkippedError("PLOVER has no type for its CAMEO code (statements, 01)")
    return found.type, load_ontology().types[found.type].quad


def _text(code: str) -> str:
    known = load_cameo().codes.get(code)
    return known.text if known else f"CAMEO {code}"


def _iso(code: str) -> str | None:
    """A country as POLECAT has it: a code, perhaps a name."""
    if code in countries() or code in _CODES:
        return code
    return by_icews_name().get(code.lower())


_CODES = {"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"}


def _known(iso: str | None, given: str, other: Other) -> str | None:
    if iso is None and given not in ("", "None", "NULL", "NA"):
        other.unknown[given] += 1
    return iso
