"""The search page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from detente.web import names
from detente.web.filters import Word
from detente.web.pages.common import Render, TheDesk, TheFilters, TheIndex
from detente.web.queries.search import Among, Found, search
from detente.web.queries.tables import Listing
from detente.web.searching import hits

router = APIRouter(include_in_schema=False)


@router.get("/search")
def page(
    request: Request,
    desk: TheDesk,
    index: TheIndex,
    render: Render,
    filters: TheFilters,
    q: Annotated[Word, Query()] = "",
    among: Annotated[Among, Query(alias="in")] = "statements",
    country: Annotated[Word, Query()] = "",
) -> HTMLResponse:
    code = names.country_code(country) if country else None
    found = Found(Listing([], 0))
    if q and index.ready:
        found = search(desk, index, q, among, filters, code)
    return render(
        request,
        "search.html",
        filters=filters,
        q=q,
        among=among,
        country_words=country,
        unknown=bool(country and not code),
        found=found,
        hits=hits,
        index=index,
    )
