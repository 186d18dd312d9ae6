"""The chosen events of a store, one by one, with all that an export tells of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from detente.store import Selection

if TYPE_CHECKING:
    from detente.store import Store

_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Side:
    """Somebody who takes part in an event."""

    name: str
    text: str
    country: str | None
    sectors: tuple[str, ...]
    role: str | None

    @property
    def sector(self) -> str | None:
        """The primary sector."""
        return self.sectors[0] if self.sectors else None


@dataclass(frozen=True, slots=True)
class Pair:
    """Who does it to whom: one directed dyad of an event.

    ``mentions`` in ``articles`` of ``sources`` tell of what the pair stands for: in copies of its article, and with a
    selection that counts it once, wherever else it is told.
    """

    source: Side
    target: Side
    mutual: bool
    mentions: int = 1
    articles: int = 1
    sources: int = 1


@dataclass(frozen=True, slots=True)
class Told:
    """One event. ``pairs`` is empty where only one side is known, and holds only pairs that the selection asks for."""

    event_key: str
    article_key: str
    article_id: str
    source: str | None
    title: str | None
    published: datetime.date | None
    language: str
    coder: str | None
    coded_at: datetime.datetime | None
    copies: int
    story: str
    sentence: str
    sentence_number: int
    day: datetime.date | None
    date_start: datetime.date | None
    date_end: datetime.date | None
    date_text: str | None
    type: str
    mode: str | None
    contexts: list[str]
    status: str
    auxiliary: list[str]
    quad: str
    score: float
    confidence: float
    attribution: list[dict[str, Any]]
    place_text: str | None
    place_name: str | None
    place_country: str | None
    latitude: float | None
    longitude: float | None
    engagements: list[str]
    actors: list[Side] = field(default_factory=list)
    recipients: list[Side] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)

    @property
    def speaker(self) -> dict[str, Any] | None:
        """Who says so, if it is not the article itself and the text names him: the outermost of the chain."""
        return self.attribution[0]["speaker"] if self.attribution else None


def told(store: Store, selection: Selection) -> Iterator[Told]:
    """The events of a selection, by day and key."""
    events, dyads = selection.events("e_"), selection.dyads("d_")
    wide = replace(selection, dedupe=None, originals=False).dyads("w_")
    sql = _SQL.format(events=events.sql, dyads=dyads.sql, wide=wide.sql, scope=_SCOPES[selection.dedupe])
    reader = store.sql(sql, {**events.params, **dyads.params, **wide.params}).to_arrow_reader(_BATCH)
    for batch in reader:
        for row in batch.to_pylist():
            yield _event(row)


def _event(row: dict[str, Any]) -> Told:
    sides: dict[str, list[Side]] = {"actor": [], "recipient": []}
    for part in row.pop("participants") or ():
        sides[part["part"]].append(
            Side(part["name"], part["text"], part["country"], tuple(part["sectors"] or ()), part["role"])
        )
    pairs = []
    for pair in row.pop("pairs") or ():
        source = _side(sides["actor"], pair, "source")
        target = _side(sides["actor" if pair["mutual"] else "recipient"], pair, "target")
        pairs.append(Pair(source, target, pair["mutual"], pair["mentions"], pair["articles"], pair["sources"]))
    row["engagements"] = row["engagements"] or []
    return Told(**row, actors=sides["actor"], recipients=sides["recipient"], pairs=pairs)


def _side(among: list[Side], pair: dict[str, Any], end: str) -> Side:
    country, sector, name = (pair[f"{end}_{column}"] for column in ("country", "sector", "name"))
    for side in among:
        if (side.country, side.sector, side.name) == (country, sector, name):
            return side
    return Side(name, name, country, (sector,) if sector else (), None)


_SCOPES = {
    None: "coalesce(c.duplicate_of, w.article_key)",
    "one-a-day": "coalesce(CAST(w.day AS VARCHAR), w.article_key)",
    "story": "coalesce(s.story, w.article_key)",
}
"""Within what the mentions of an event are counted together, by the way of counting once."""

_SQL = """
WITH chosen AS (
{events}
), dyad AS (
{dyads}
), wide AS (
SELECT w.*, {scope} AS scope FROM (
{wide}
) w LEFT JOIN duplicates c USING (article_key) LEFT JOIN stories s USING (article_key)
), keyed AS (
SELECT *, concat_ws('|', scope, type, coalesce(source_country, lower(source_name)), coalesce(source_sector, ''),
    coalesce(target_country, lower(target_name)), coalesce(target_sector, '')) AS what
FROM wide
), counted AS (
SELECT k.what, count(*) AS mentions, count(DISTINCT k.article_key) AS articles,
    greatest(1, count(DISTINCT a.source)) AS sources
FROM keyed k JOIN articles a USING (article_key) GROUP BY k.what
), paired AS (
SELECT d.event_key, list({{
    'source_country': d.source_country, 'source_sector': d.source_sector, 'source_name': d.source_name,
    'target_country': d.target_country, 'target_sector': d.target_sector, 'target_name': d.target_name,
    'mutual': d.mutual, 'mentions': n.mentions, 'articles': n.articles, 'sources': n.sources
}} ORDER BY d.source_country, d.source_sector, d.source_name, d.target_country, d.target_sector, d.target_name) AS pairs
FROM dyad d
JOIN keyed k ON k.event_key = d.event_key
    AND k.source_country IS NOT DISTINCT FROM d.source_country AND k.source_sector IS NOT DISTINCT FROM d.source_sector
    AND k.source_name = d.source_name AND k.target_country IS NOT DISTINCT FROM d.target_country
    AND k.target_sector IS NOT DISTINCT FROM d.target_sector AND k.target_name = d.target_name
JOIN counted n ON n.what = k.what
GROUP BY d.event_key
), took_part AS (
SELECT record_key AS event_key, list({{
    'part': part, 'name': name, 'text': text, 'country': country, 'sectors': sectors, 'role': role
}} ORDER BY part, number) AS participants
FROM participants WHERE record = 'event' AND record_key IN (SELECT event_key FROM chosen) GROUP BY record_key
), contacts AS (
SELECT article_key, spot, list_sort(list(DISTINCT kind)) AS engagements
FROM (SELECT article_key, kind, unnest([mention.evidence.trigger FOR mention IN mentions]) AS spot FROM engagements)
GROUP BY ALL
), copied AS (
SELECT duplicate_of AS article_key, count(*) AS copies FROM duplicates GROUP BY duplicate_of
)
SELECT
    e.event_key, e.article_key, a.id AS article_id, a.source, a.title, a.published, a.language, a.coder, a.coded_at,
    coalesce(copied.copies, 0) AS copies, coalesce(s.story, e.article_key) AS story,
    substring(a.text, e.evidence.sentence[1] + 1, e.evidence.sentence[2] - e.evidence.sentence[1]) AS sentence,
    1 + len(
        regexp_extract_all(substring(a.text, 1, e.evidence.sentence[1]), '[.!?][”’"'')\\]]*\\s')
    ) AS sentence_number,
    e.day, e.date_start, e.date_end, e.date_text, e.type, e.mode, e.contexts, e.status, e.auxiliary, e.quad, e.score,
    e.confidence, e.attribution, e.place_text, e.place_name, e.place_country, e.latitude, e.longitude,
    contacts.engagements, took_part.participants, paired.pairs
FROM chosen e
JOIN articles a USING (article_key)
LEFT JOIN stories s USING (article_key)
LEFT JOIN copied USING (article_key)
LEFT JOIN took_part USING (event_key)
LEFT JOIN paired USING (event_key)
LEFT JOIN contacts ON contacts.article_key = e.article_key AND contacts.spot = e.evidence.trigger
ORDER BY e.day, e.event_key
"""
