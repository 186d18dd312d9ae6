"""The map of events by place."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from detente.web import worldmap
from detente.web.pages.common import Render, TheDesk, TheFilters
from detente.web.queries import tables
from detente.web.queries.places import without_place

router = APIRouter(include_in_schema=False)
_MOST = 400


@router.get("/map")
def show(request: Request, desk: TheDesk, render: Render, filters: TheFilters) -> HTMLResponse:
    found = tables.page(desk, tables.places(filters), per_page=_MOST).rows
    return render(
        request,
        "map.html",
        filters=filters,
        places=found,
        spots=worldmap.spots(found),
        outlines=worldmap.outlines(),
        width=worldmap.WIDTH,
        height=worldmap.HEIGHT,
        without=without_place(desk, filters),
    )
