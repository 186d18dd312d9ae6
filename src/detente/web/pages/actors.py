"""Actors: the list of them, and the page of one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from detente.web import names
from detente.web.charts import course_chart
from detente.web.desk import Desk
from detente.web.filters import PER_PAGE, Filters, Word
from detente.web.pages.common import Render, Show, TheDesk, TheFilters, known_country
from detente.web.queries import actors, tables
from detente.web.queries.courses import actor_course
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
    if not country:  # one of that name: the country is known, and with it where to look
        known = desk.rows("SELECT country FROM desk.actors WHERE name = $name", {"name": name})
        country = known[0]["country"] if len(known) == 1 else None
    return _page(request, desk, render, filters, actors.Who(country or None, name), show)


def _page(
    request: Request, desk: Desk, render: Renderer, filters: Filters, who: actors.Who, show: Show
) -> HTMLResponse:
    totals = actors.totals(desk, who)
    if not totals["records"]:
        raise HTTPException(404, f"nothing is recorded of {who.label[:80]}")
    did = tables.acted("event", ["actor"], who.country, who.name)
    course = actor_course(desk, filters, did.conditions, did.given)
    asks = of_actor(filters, who)
    return render(
        request,
        "actor.html",
        filters=filters,
        actor=who,
        totals=totals,
        offices=actors.offices(desk, who) if who.name else [],
        people=actors.people(desk, who.country) if who.country and not who.name else [],
        types=actors.deeds(desk, filters, who),
        partners=actors.partners(desk, who),
        course=course,
        chart=course_chart(course, f"What {who.label} did"),
        show=show,
        lists={
            name: tables.page(desk, ask, filters.page if show else 1, PER_PAGE if show else _FEW)
            for name, ask in asks.items()
            if show in ("", name)
        },
    )


def of_actor(filters: Filters, who: actors.Who) -> dict[str, tables.Ask]:
    """The records in which somebody acts, speaks, stands for something or takes part, by kind."""
    did = tables.acted("event", ["actor"], who.country, who.name)
    met = tables.acted("engagement", ["party", "host"], who.country, who.name)
    said = tables.acted("statement", ["speaker"], who.country, who.name)
    stands = tables.acted("position", ["holder"], who.country, who.name)
    return {
        "events": tables.events(filters, did),
        "engagements": tables.engagements(filters, met),
        "positions": tables.positions(filters, stands),
        "statements": tables.statements(filters, said),
    }
