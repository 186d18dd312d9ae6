"""Relations: the list of pairs of countries, and the page of one."""

from __future__ import annotations

import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from detente.web import names
from detente.web.charts import course_chart
from detente.web.filters import PER_PAGE, Filters, Word
from detente.web.pages.common import Render, Show, TheDesk, TheFilters, known_country
from detente.web.queries import relations, tables
from detente.web.queries.courses import course

router = APIRouter(include_in_schema=False)
_FEW = 8


@router.get("/relations")
def find(
    request: Request,
    desk: TheDesk,
    render: Render,
    filters: TheFilters,
    a: Annotated[Word, Query()] = "",
    b: Annotated[Word, Query()] = "",
) -> Response:
    one, other = names.country_code(a) if a else None, names.country_code(b) if b else None
    if one and other:
        return RedirectResponse(f"/relation/{one}/{other}?{filters.query(page=1)}".rstrip("?"), 303)
    unknown = [word for word, code in ((a, one), (b, other)) if word and not code]
    found = tables.page(desk, tables.dyads(filters, one or other), filters.page)
    return render(request, "relations.html", filters=filters, dyads=found, a=a, b=b, one=one or other, unknown=unknown)


@router.get("/relation/{first}/{second}")
def relation(
    request: Request,
    first: str,
    second: str,
    desk: TheDesk,
    render: Render,
    filters: TheFilters,
    show: Annotated[Show, Query()] = "",
) -> HTMLResponse:
    first, second = known_country(first), known_country(second)
    last: datetime.date | None = desk.facts["last"]
    few = PER_PAGE if show else _FEW
    wanted = (show,) if show else ("events", "engagements", "positions", "statements")
    pair = tables.relation(desk, first, second)
    asks = between(filters, pair)
    summary = relations.summary(desk, filters, first, second, pair)
    ends = summary["first_day"], summary["last_day"]
    events = course(desk, filters, tables.between("pairs", pair), ends)
    return render(
        request,
        "relation.html",
        filters=filters,
        first=first,
        second=second,
        show=show,
        summary=summary,
        course=events,
        chart=course_chart(events, f"Events between {names.country(first)} and {names.country(second)}"),
        ahead=[] if show else relations.ahead(desk, last, tables.between("meeting_pairs", pair)),
        issues=[] if show else tables.top(desk, relations.issues(filters, first, second, pair), 10),
        lists={name: tables.page(desk, asks[name], filters.page if show else 1, few, short=True) for name in wanted},
    )


def between(filters: Filters, pair: int) -> dict[str, tables.Ask]:
    """The records of a relation, by kind. ``pair``: its number in ``desk.relations``."""
    return {
        "events": tables.events(filters, tables.between("pairs", pair)),
        "engagements": tables.engagements(filters, tables.between("meeting_pairs", pair)),
        "positions": tables.positions(filters, tables.between("stance_pairs", pair)),
        "statements": tables.statements(filters, tables.between("saying_pairs", pair)),
    }
