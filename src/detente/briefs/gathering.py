"""A brief made from a store."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from detente.briefs import queries
from detente.briefs.model import AHEAD, OFF, Brief, Citation, Contact, Count, Deed, Saying, Stand, Turn
from detente.data.countries import country_name
from detente.store import REAL, Selection

if TYPE_CHECKING:
    from detente.store import Store

Line = TypeVar("Line", Stand, Saying)
MOST = 12
"""How many lines a part of a brief has at most."""
MOST_OF_ONE = 3
"""How many positions or statements of one person it has at most."""


def gather(
    store: Store,
    between: tuple[str, str],
    *,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
) -> Brief:
    """The brief on two countries, by their codes ("GBR", "CHN"), from the articles between two days.

    Raises:
        ValueError: it is twice the same country, or a code is none.
    """
    one, other = between
    names = (country_name(one), country_name(other))
    if one == other:
        raise ValueError(f"a brief is on two countries, not {one} twice")
    if since and until and until < since:
        raise ValueError(f"until ({until}) is before since ({since})")
    given: dict[str, Any] = {"one": one, "other": other, "since": since, "until": until}

    def ask(query: str, **more: object) -> list[dict[str, Any]]:
        wanted = {name: value for name, value in (given | more).items() if f"${name}" in query}
        return list(store.sql(query, wanted).to_arrow_table().to_pylist())

    (read,) = ask(queries.READ)
    as_of = until or read["last"]
    chosen = Selection(since=since, until=until, dyad=between, statuses=REAL, originals=True, dedupe="story").events(
        prefix="chosen_"
    )
    deeds = [_deed(row) for row in ask(queries.DEEDS.format(chosen=chosen.sql), **chosen.params)]
    days = [deed.day for deed in deeds if deed.day is not None]
    period = _period(min(days), max(days)) if days else "month"
    course = ask(queries.COURSE.format(chosen=chosen.sql), **chosen.params, period=period)
    contacts = [_contact(row) for row in ask(queries.CONTACTS)]
    coming = [c for c in contacts if c.status in AHEAD]
    overdue = [c for c in coming if c.end is not None and as_of is not None and c.end < as_of]
    return Brief(
        sides=between,
        names=names,
        as_of=as_of,
        since=since or read["first"],
        until=until or read["last"],
        articles=read["articles"],
        quads=Counter(deed.quad for deed in deeds),
        period=period,
        course=[Count(row["start"], row["quad"], row["events"]) for row in course],
        ahead=sorted((c for c in coming if c not in overdue), key=_soonest)[:MOST],
        overdue=overdue[:MOST],
        held=[c for c in contacts if c.status == "held"][:MOST],
        off=[c for c in contacts if c.status in OFF][:MOST],
        stands=_some(_stand(row) for row in ask(queries.STANDS)),
        turns=[_turn(row) for row in ask(queries.TURNS)][:MOST],
        sayings=_some(_saying(row) for row in ask(queries.SAYINGS)),
        cooperation=[d for d in deeds if d.quad.endswith("cooperation")][:MOST],
        conflict=[d for d in deeds if d.quad.endswith("conflict")][:MOST],
    )


def _period(first: datetime.date, last: datetime.date) -> str:
    """The period that gives a chart of some ten to sixty bars."""
    days = (last - first).days
    return "day" if days <= 31 else "week" if days <= 200 else "month" if days <= 5 * 366 else "year"


def _soonest(contact: Contact) -> tuple[bool, datetime.date, int]:
    return contact.start is None, contact.start or datetime.date.max, AHEAD.index(contact.status)


def _some(lines: Iterable[Line]) -> list[Line]:
    """The first lines, none told twice and not too many of one person."""
    kept: list[Line] = []
    told: set[str] = set()
    by: dict[str, int] = {}
    for line in lines:
        who, what = (line.holder, line.target) if isinstance(line, Stand) else (line.speaker, line.content)
        if by.get(who, 0) < MOST_OF_ONE and f"{who}: {what.casefold()}" not in told:
            told.add(f"{who}: {what.casefold()}")
            by[who] = by.get(who, 0) + 1
            kept.append(line)
    return kept[:MOST]


def _citation(row: dict[str, Any]) -> Citation:
    quote = " ".join(row["quote"].split())
    return Citation(quote, row["id"], row["source"], row["title"], row["published"])


def _history(row: dict[str, Any]) -> Iterator[tuple[datetime.date | None, str]]:
    before = None
    for step in row["history"]:
        if step["status"] != before:
            yield step["published"], step["status"]
        before = step["status"]


def _contact(row: dict[str, Any]) -> Contact:
    return Contact(
        kind=row["kind"],
        status=row["status"],
        parties=tuple(row["parties"]),
        place=row["place"],
        start=row["date_start"],
        end=row["date_end"],
        when=row["date_text"],
        history=tuple(_history(row)),
        citation=_citation(row),
    )


def _stand(row: dict[str, Any]) -> Stand:
    return Stand(row["holder"], row["role"], row["country"], row["stance"], row["target"], _citation(row))


def _saying(row: dict[str, Any]) -> Saying:
    content = " ".join(row["content"].split())
    return Saying(
        row["speaker"], row["role"], row["country"], row["cue"], content, tuple(row["issues"]), _citation(row)
    )


def _turn(row: dict[str, Any]) -> Turn:
    days = (row["from_published"], row["to_published"])
    return Turn(row["holder"], row["target"], row["from_stance"], row["to_stance"], *days, _citation(row))


def _deed(row: dict[str, Any]) -> Deed:
    return Deed(
        day=row["day"],
        type=row["type"],
        mode=row["mode"],
        quad=row["quad"],
        score=row["score"],
        who=tuple(row["who"]),
        whom=tuple(row["whom"]),
        says=tuple(row["says"]),
        citation=_citation(row),
    )
