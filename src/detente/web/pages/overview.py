"""The overview: what came in, how it went, who has to do with whom, what is ahead."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from detente.web.charts import course_chart
from detente.web.filters import Filters
from detente.web.pages.common import Render, TheDesk, TheFilters
from detente.web.queries import relations, tables
from detente.web.queries.courses import course

router = APIRouter(include_in_schema=False)
Range = Literal["", "30", "90", "365", "all"]


@router.get("/")
def overview(
    request: Request, desk: TheDesk, render: Render, filters: TheFilters, range: Annotated[Range, Query()] = ""
) -> HTMLResponse:
    last: datetime.date | None = desk.facts["last"]
    if range not in ("", "all") and last:
        filters = filters.model_copy(update={"since": last - datetime.timedelta(days=int(range)), "until": None})
    events = course(desk, filters)
    return render(
        request,
        "overview.html",
        filters=filters,
        range=range or ("all" if not filters.since and not filters.until else ""),
        course=events,
        chart=course_chart(events, "Events"),
        dyads=tables.page(desk, tables.dyads(filters), per_page=14),
        ahead=relations.ahead(desk, last, limit=8),
        articles=tables.page(desk, tables.articles(Filters(since=filters.since, until=filters.until)), per_page=8),
        shifts=tables.top(desk, relations.shifts(), 8),
        papers=tables.top(desk, relations.papers(filters), 8),
    )


@router.get("/articles")
def articles(request: Request, desk: TheDesk, render: Render, filters: TheFilters) -> HTMLResponse:
    return render(
        request,
        "articles.html",
        filters=filters,
        articles=tables.page(desk, tables.articles(filters), filters.page),
    )


@router.get("/events")
def events(request: Request, desk: TheDesk, render: Render, filters: TheFilters) -> HTMLResponse:
    found = tables.page(desk, tables.events(filters), filters.page, short=True)
    return render(request, "events.html", filters=filters, events=found)
