"""POLECAT: tab-separated with a header; one row an event, several actors in one cell, what is not known is "None"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from detente.export.cells import LeftOutError, city, degrees, plain
from detente.export.codes import columns, countries
from detente.export.told import Side, Told

COLUMNS = columns("polecat")
NOTHING = "None"


def rows(event: Told) -> Iterator[list[str]]:
    """The row of one event. Of a mutual event all parties stand on both sides, so that every dyad is there.

    Raises:
        LeftOutError: it has no day.
    """
    if event.day is None:
        raise LeftOutError("its day is not known")
    mutual = any(pair.mutual for pair in event.pairs)
    cells: dict[str, object] = {
        "Event ID": event.event_key,
        "Event Date": event.day.isoformat(),
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": f"{event.score:.1f}",
        "Quad Code": event.quad.upper(),
        "Contexts": "; ".join(event.contexts),
        **_sides("Actor", event.actors),
        **_sides("Recipient", event.actors if mutual else event.recipients),
        "Placename": event.place_name,
        "City": city(event),
        "Country": event.place_country,
        "Latitude": degrees(event.latitude),
        "Longitude": degrees(event.longitude),
        "Raw Placename": event.place_text,
        "Source": event.source,
        "Publication Date": event.published and event.published.isoformat(),
        "Language": event.language,
        "Version": event.coder,
    }
    yield [plain(cells.get(column)) or NOTHING for column in COLUMNS]


def _sides(which: str, sides: list[Side]) -> dict[str, object]:
    """The cells of all on one side; of each there is something in every cell, so that they can be told apart."""

    def each(value: Callable[[Side], str | None]) -> str:
        return "; ".join(plain(value(side)).replace(";", ",") or NOTHING for side in sides)

    return {
        f"{which} Name": each(lambda side: side.name),
        f"{which} Country": each(lambda side: side.country),
        f"{which} COW": each(lambda side: countries()[side.country].cow if side.country in countries() else None),
        f"Primary {which} Sector": each(lambda side: side.sector),
        f"{which} Sectors": each(lambda side: "|".join(side.sectors)),
        f"{which} Title": each(lambda side: side.role),
        f"{which} Name Raw": each(lambda side: side.text),
    }
