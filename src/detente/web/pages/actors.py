"""Actors: the list of them, and the page of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from detente.web import names
from detente.web.charts import course_chart
from detente.web.desk import Desk
from detente.web.filters import PER_PAGE, Filters, Word
from detente.web.pages.common import Render, Show, TheDesk, TheFilters, known_country
from detente.web.queries import actors, tables
from detente.web.queries.courses import course
from detente.web.rendering import Renderer

router = APIRouter(include_in_schema=False)
_FEW = 8


@router.get("/actors")
def find(
    request: Request,
    desk: TheDesk,
    render: Render,
    q: Annotated[Word, Query()] = "",
    country: Annotated[Word, Query()] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    code = names.country_code(country) if country else None
    found = tables.page(desk, tables.actors(q, code), page)
    return render(request, "actors.html", actors=found, q=q, country_words=country, unknown=bool(country and not code))


@router.get("/actor/{code}")
def of_country(
    request: Request, code: str, desk: TheDesk, render: Render, filters: TheFilters, show: Annotated[Show, Query()] = ""
) -> HTMLResponse:
    return _page(request, desk, render, filters, actors.Who(country=known_country(code)), show)


@router.get("/actor")
def by_name(
    request: Request,
    desk: TheDesk,
    render: Render,
    filters: TheFilters,
    name: Annotated[str, Query(min_length=1, max_length=500)],
    country: Annotated[str | None, Query(max_length=3)] = None,
    show: Annotated[Show, Query()] = "",
) -> HTMLResponse:
    return _page(request, desk, render, filters, actors.Who(country or None, name), show)


def _page(
    request: Request, desk: Desk, render: Renderer, filters: Filters, who: actors.Who, show: Show
) -> HTMLResponse:
    known = actors.known(desk, who)
    if not known:
        raise HTTPException(404, f"nothing is recorded of {who.label[:80]}")
    if len(known) == 1:
        who = actors.Who(known[0]["country"], who.name)
    numbers = [row["who"] for row in known]
    did = tables.of("deeds_of", numbers)
    types = tables.top(desk, actors.deeds(filters, did), 40)
    days = [row[end] for row in types for end in ("first_day", "last_day") if row[end]]
    shown = course(desk, filters, did, (min(days, default=None), max(days, default=None)))
    asks = of_actor(filters, numbers)
    return render(
        request,
        "actor.html",
        filters=filters,
        actor=who,
        totals=actors.totals(known),
        offices=tables.top(desk, actors.offices(tables.of("offices", numbers))) if who.name and not show else [],
        people=tables.top(desk, actors.people(who.country)) if who.country and not who.name and not show else [],
        types=types,
        partners=tables.top(desk, actors.partners(tables.of("partners", numbers))) if not show else [],
        course=shown,
        chart=course_chart(shown, f"What {who.label} did"),
        show=show,
        lists={
            name: tables.page(desk, ask, filters.page if show else 1, PER_PAGE if show else _FEW, short=True)
            for name, ask in asks.items()
            if show in ("", name)
        },
    )


def of_actor(filters: Filters, who: Sequence[int]) -> dict[str, tables.Ask]:
    """The records in which somebody acts, speaks, stands for something or takes part, by kind.

    ``who``: the numbers that ``desk.actors`` has for them.
    """
    return {
        "events": tables.events(filters, tables.of("deeds_of", who)),
        "engagements": tables.engagements(filters, tables.of("meetings_of", who)),
        "positions": tables.positions(filters, tables.of("stances_of", who)),
        "statements": tables.statements(filters, tables.of("sayings_of", who)),
    }
