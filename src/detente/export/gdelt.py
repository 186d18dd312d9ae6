"""GDELT 2.0 Event table: tab-separated without a header; CAMEO actors and codes, places in FIPS 10-4."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from detente.export.cells import LeftOutError, cameo_of, city, country_name, degrees, number_of, plain, unique
from detente.export.codes import columns, countries, sectors
from detente.export.icews import key
from detente.export.told import Pair, Side, Told

COLUMNS = columns("gdelt2_events")
LEAD = 3
"""An event told in the first so many sentences is a root event."""
_GROUPS = {"UNO": ("", "UNO"), "EUR": ("EUR", "EEC")}
"""Bodies in the place of a country: CAMEO's code of a region and of a known group."""


def rows(event: Told) -> Iterator[list[str]]:
    """The rows of one event: one a directed dyad; of an event with one side only, one.

    Raises:
        LeftOutError: it has no day, no CAMEO code or nobody in it.
    """
    if event.day is None:
        raise LeftOutError("its day is not known")
    code = cameo_of(event)
    if not event.pairs and not event.actors and not event.recipients:
        raise LeftOutError("nobody in it is known")
    common = {
        **_dates(event.day),
        "IsRootEvent": int(event.sentence_number <= LEAD),
        "EventCode": code.code,
        "EventBaseCode": code.base,
        "EventRootCode": code.root,
        "QuadClass": code.quad,
        "GoldsteinScale": f"{code.goldstein:.1f}",
        "Actor1Geo_Type": 0,
        "Actor2Geo_Type": 0,
        **_place(event),
        "DATEADDED": event.coded_at.strftime("%Y%m%d%H%M%S") if event.coded_at else "",
        "SOURCEURL": event.source or event.article_id,
    }
    pairs: list[Pair | None] = list(event.pairs) or [None]
    for pair in pairs:
        first = pair.source if pair else next(iter(event.actors), None)
        second = pair.target if pair else next(iter(event.recipients), None) if not event.actors else None
        told = (pair.mentions, pair.sources, pair.articles) if pair else (1 + event.copies, 1, 1 + event.copies)
        cells = common | _actor("Actor1", first) | _actor("Actor2", second)
        cells |= dict(zip(("NumMentions", "NumSources", "NumArticles"), told, strict=True))
        cells["GLOBALEVENTID"] = number_of(
            event.event_key, *(part for side in (first, second) if side for part in key(side))
        )
        yield [plain(cells.get(column)) for column in COLUMNS]


def _dates(day: datetime.date) -> dict[str, object]:
    """The day in GDELT's five ways; the fraction is GDELT's own, with months of 30 days."""
    return {
        "SQLDATE": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": day.year,
        "FractionDate": f"{day.year + (day.month * 30 + day.day) / 365:.4f}",
    }


def _actor(prefix: str, side: Side | None) -> dict[str, object]:
    if side is None:
        return {}
    known = sectors()
    country, group = _GROUPS.get(side.country or "", ("", ""))
    if side.country in countries():
        country = countries()[side.country].cameo
    codes = [
        known[code].cameo for code in ([side.country] if side.country else []) + list(side.sectors) if code in known
    ]
    types = unique(codes)[:3]
    cells: dict[str, object] = {
        f"{prefix}Code": "".join(unique([country, group, *types])),
        f"{prefix}Name": side.name.upper(),
        f"{prefix}CountryCode": country,
        f"{prefix}KnownGroupCode": group,
    }
    return cells | {f"{prefix}Type{number}Code": code for number, code in enumerate(types, 1)}


def _place(event: Told) -> dict[str, object]:
    """Where it was: GDELT's type 1 is a country, 3 a place in the United States, 4 one elsewhere, 0 not known."""
    if not event.place_name:
        return {"ActionGeo_Type": 0}
    fips = countries()[event.place_country].fips if event.place_country in countries() else ""
    town = city(event)
    name = f"{town}, {country_name(event.place_country)}".rstrip(", ") if town else event.place_name
    return {
        "ActionGeo_Type": (3 if event.place_country == "USA" else 4) if town else 1,
        "ActionGeo_FullName": name,
        "ActionGeo_CountryCode": fips,
        "ActionGeo_ADM1Code": fips,
        "ActionGeo_Lat": degrees(event.latitude),
        "ActionGeo_Long": degrees(event.longitude),
        "ActionGeo_FeatureID": "" if town else fips,
    }
