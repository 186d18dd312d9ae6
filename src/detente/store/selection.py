"""Which events count: the choice that exports, panels, briefs and comparisons share, as SQL with bound parameters."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, get_args

from detente.record import Status

Dedupe = Literal["one-a-day", "story"]
DEDUPE: tuple[str, ...] = get_args(Dedupe)
REAL: tuple[Status, ...] = ("happened", "ongoing")
"""The statuses of what took place or is taking place."""


class Query(NamedTuple):
    """SQL and the values of its named parameters: ``store.sql(*query)``. Without a semicolon, fit for ``FROM (…)``."""

    sql: str
    params: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A choice of events; what is not given does not narrow it.

    Args:
        since, until: the first and the last day (see ``event_dates.day``). Events without a day are left out then.
        actor: somebody on either side: a country ("GBR"), one of its sectors ("GBR:GOV", ":MIL"), or a name.
        dyad: two such sides; one acts on the other, in either direction unless ``directed``.
        directed: only events in which the first side of the dyad acts on the second.
        types: PLOVER types, each alone ("CONSULT") or with a mode ("CONSULT/visit").
        statuses: how real; :data:`REAL` for what took place.
        sources: ``articles.source``, whole or as a pattern ("*bbc.co.uk*").
        attributed: False: only what the article says in its own voice; True: only what somebody else says.
        min_confidence: from 0 to 1.
        originals: leave out articles that are copies of an earlier one (table ``duplicates``).
        dedupe: ``one-a-day``: the same type between the same sides (country and sector) on the same day counts once.
            ``story``: the same type between the same sides counts once in a story, on whatever day.

    Raises:
        ValueError: a value cannot be meant.
    """

    since: datetime.date | None = None
    until: datetime.date | None = None
    actor: str | None = None
    dyad: tuple[str, str] | None = None
    directed: bool = False
    types: Sequence[str] = ()
    statuses: Sequence[str] = ()
    sources: Sequence[str] = ()
    attributed: bool | None = None
    min_confidence: float | None = None
    originals: bool = False
    dedupe: Dedupe | None = None

    def __post_init__(self) -> None:
        unknown = [status for status in self.statuses if status not in get_args(Status)]
        if unknown:
            raise ValueError(f"no status {unknown[0]!r}: there are {', '.join(get_args(Status))}")
        if self.dedupe is not None and self.dedupe not in DEDUPE:
            raise ValueError(f"no way to dedupe {self.dedupe!r}: there are {', '.join(DEDUPE)}")
        if self.since and self.until and self.until < self.since:
            raise ValueError(f"until ({self.until}) is before since ({self.since})")
        if self.min_confidence is not None and not 0 <= self.min_confidence <= 1:
            raise ValueError(f"min_confidence is between 0 and 1, not {self.min_confidence}")
        if self.dyad is not None and len(self.dyad) != 2:
            raise ValueError(f"a dyad has two sides, not {len(self.dyad)}")
        if any(not side.strip() for side in (*(self.dyad or ()), *([self.actor] if self.actor is not None else ()))):
            raise ValueError("an actor is a country (GBR), a sector of one (GBR:GOV) or a name, not an empty word")

    def events(self, prefix: str = "") -> Query:
        """The chosen events, with the columns of ``event_dates``; ``prefix`` goes before the parameters' names."""
        built = _Builder(self, prefix)
        chosen = built.chosen()
        if self.dyad is None and self.dedupe is None:
            return Query(f"{chosen}\nSELECT * FROM chosen ORDER BY day, event_key", built.params)
        pairs = built.pairs()
        ctes = f"{chosen}, pairs AS (\n{pairs}\n)"
        kept = "event_key IN (SELECT event_key FROM pairs)"
        if self.dyad is None:
            ctes += f", alone AS (\n{built.alone()}\n)"
            kept += " OR event_key IN (SELECT event_key FROM alone)"
        return Query(f"{ctes}\nSELECT * FROM chosen WHERE {kept} ORDER BY day, event_key", built.params)

    def dyads(self, prefix: str = "") -> Query:
        """The chosen events by pair of source and target, with the columns of ``dyads``.

        With ``actor``, pairs in which neither side is the actor are left out.
        """
        built = _Builder(self, prefix)
        sql = f"{built.chosen()}, pairs AS (\n{built.pairs(actor=True)}\n)"
        return Query(
            f"{sql}\nSELECT * FROM pairs ORDER BY day, event_key, source_country, source_sector, source_name,"
            " target_country, target_sector, target_name",
            built.params,
        )


class _Builder:
    """Writes the parts of a query and gathers their parameters."""

    def __init__(self, selection: Selection, prefix: str) -> None:
        self.selection, self.prefix = selection, prefix
        self.params: dict[str, Any] = {}

    def bind(self, name: str, value: object) -> str:
        """The placeholder for ``value``."""
        self.params[self.prefix + name] = value
        return f"${self.prefix}{name}"

    def chosen(self) -> str:
        """``WITH chosen AS (...)``: the events that fit, one by one."""
        wanted, where = self.selection, []
        if wanted.since is not None:
            where.append(f"e.day >= CAST({self.bind('since', wanted.since)} AS DATE)")
        if wanted.until is not None:
            where.append(f"e.day <= CAST({self.bind('until', wanted.until)} AS DATE)")
        if wanted.types:
            types = self.bind("types", list(wanted.types))
            where.append(f"(list_contains({types}, e.type) OR list_contains({types}, e.type || '/' || e.mode))")
        if wanted.statuses:
            where.append(f"list_contains({self.bind('statuses', list(wanted.statuses))}, e.status)")
        if wanted.min_confidence is not None:
            where.append(f"e.confidence >= {self.bind('confidence', wanted.min_confidence)}")
        if wanted.attributed is not None:
            where.append(f"len(e.attribution) {'>' if wanted.attributed else '='} 0")
        if wanted.originals:
            where.append("e.article_key NOT IN (SELECT article_key FROM duplicates)")
        if wanted.sources:
            fits = [
                f"a.source = {name} OR a.source GLOB {name}"
                for name in (self.bind(f"source{n}", source) for n, source in enumerate(wanted.sources))
            ]
            where.append(f"({' OR '.join(fits)})")
        if wanted.actor is not None:
            side = self.side("actor", wanted.actor, "p.country", "p.sectors", "p.name")
            where.append(
                f"e.event_key IN (SELECT p.record_key FROM participants p WHERE p.record = 'event' AND {side})"
            )
        condition = "\n  AND ".join(where) or "TRUE"
        return (
            f"WITH chosen AS (\nSELECT e.* FROM event_dates e JOIN articles a USING (article_key)\nWHERE {condition}\n)"
        )

    def pairs(self, *, actor: bool = False) -> str:
        """The rows of ``dyads`` for the chosen events, each once in the sense of ``dedupe``."""
        wanted, where = self.selection, ["d.event_key IN (SELECT event_key FROM chosen)"]
        if wanted.dyad is not None:
            one, two = wanted.dyad
            ways = [self._pair("one", one, "two", two)]
            if not wanted.directed:
                ways.append(self._pair("two", two, "one", one))
            where.append(f"({' OR '.join(ways)})")
        if actor and wanted.actor is not None:
            where.append(
                f"({self._of('actor', wanted.actor, 'source')} OR {self._of('actor', wanted.actor, 'target')})"
            )
        sides = ", ".join(
            f"d.{side}_country, d.{side}_sector, CASE WHEN d.{side}_country IS NULL THEN lower(d.{side}_name) END"
            for side in ("source", "target")
        )
        return (
            "SELECT d.* FROM dyads d JOIN articles a USING (article_key) LEFT JOIN stories s USING (article_key)\n"
            f"WHERE {' AND '.join(where)}" + self._once("d", sides)
        )

    def alone(self) -> str:
        """The chosen events of which no pair is known, each once in the sense of ``dedupe``."""
        return (
            "SELECT c.event_key FROM chosen c JOIN articles a USING (article_key)\n"
            "LEFT JOIN stories s USING (article_key)\n"
            "LEFT JOIN (\n"
            "  SELECT record_key, list_sort(list(DISTINCT concat_ws(' ', part, country, sector,\n"
            "    CASE WHEN country IS NULL THEN lower(name) END))) AS sides\n"
            "  FROM participants WHERE record = 'event' GROUP BY record_key\n"
            ") w ON w.record_key = c.event_key\n"
            "WHERE c.event_key NOT IN (SELECT event_key FROM dyads)" + self._once("c", "w.sides")
        )

    def _once(self, row: str, sides: str) -> str:
        scopes = {
            "one-a-day": f"coalesce(CAST({row}.day AS VARCHAR), {row}.article_key)",
            "story": f"coalesce(s.story, {row}.article_key)",
        }
        if self.selection.dedupe is None:
            return ""
        real = ", ".join(f"'{status}'" for status in REAL)
        return (
            f"\nQUALIFY row_number() OVER (PARTITION BY {scopes[self.selection.dedupe]}, {row}.type, {sides}\n"
            f"  ORDER BY {row}.status NOT IN ({real}), a.published NULLS LAST, {row}.event_key) = 1"
        )

    def _pair(self, source: str, first: str, target: str, second: str) -> str:
        return f"({self._of(source, first, 'source')} AND {self._of(target, second, 'target')})"

    def _of(self, name: str, actor: str, side: str) -> str:
        return self.side(name, actor, f"d.{side}_country", f"[d.{side}_sector]", f"d.{side}_name")

    def side(self, name: str, actor: str, country: str, sectors: str, named: str) -> str:
        """The condition that somebody with these columns is ``actor``."""
        code = re.fullmatch(r"([A-Z]{3})?:([A-Z]{3})", actor.strip())
        if code is None:
            word = self.bind(name, actor.strip())
            return f"coalesce({country} = {word} OR lower({named}) = lower({word}), FALSE)"
        parts = [f"list_contains({sectors}, {self.bind(f'{name}_sector', code[2])})"]
        if code[1]:
            parts.append(f"coalesce({country} = {self.bind(name, code[1])}, FALSE)")
        return f"({' AND '.join(parts)})"
