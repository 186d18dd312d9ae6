"""ICEWS: tab-separated with a header; one row a directed dyad, CAMEO codes, sectors and countries by name."""

from __future__ import annotations

from collections.abc import Iterator

from detente.export.cells import LeftOutError, cameo_of, city, degrees, number_of, plain, unique
from detente.export.codes import columns, countries, sectors
from detente.export.told import Side, Told

COLUMNS = columns("icews")


def rows(event: Told) -> Iterator[list[str]]:
    """The rows of one event.

    Raises:
        LeftOutError: it has no day, no CAMEO code or one side only.
    """
    if event.day is None:
        raise LeftOutError("its day is not known")
    code = cameo_of(event)
    if not event.pairs:
        raise LeftOutError("only one side of it is known, and ICEWS has two")
    for pair in event.pairs:
        cells = {
            "Event ID": number_of(event.event_key, *key(pair.source), *key(pair.target)),
            "Event Date": event.day.isoformat(),
            "Source Name": pair.source.name,
            "Source Sectors": _sectors(pair.source),
            "Source Country": _country(pair.source.country),
            "Event Text": code.text,
            "CAMEO Code": code.code,
            "Intensity": f"{code.goldstein:.1f}",
            "Target Name": pair.target.name,
            "Target Sectors": _sectors(pair.target),
            "Target Country": _country(pair.target.country),
            "Story ID": number_of(event.article_key),
            "Sentence Number": event.sentence_number,
            "Publisher": event.source,
            "City": city(event),
            "Country": _country(event.place_country),
            "Latitude": degrees(event.latitude),
            "Longitude": degrees(event.longitude),
        }
        yield [plain(cells.get(column)) for column in COLUMNS]


def key(side: Side) -> tuple[str, str, str]:
    """What tells one side of an event from another."""
    return side.country or "", side.sector or "", "" if side.country else side.name


def _sectors(side: Side) -> str:
    known = sectors()
    return ",".join(unique(word for code in side.sectors if code in known for word in known[code].icews))


def _country(code: str | None) -> str:
    return countries()[code].icews if code and code in countries() else ""
