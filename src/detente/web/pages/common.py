"""What the pages' functions ask for: the desk, the renderer and the filters of the request."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Depends, HTTPException, Query, Request

from detente.web import names
from detente.web.desk import Desk
from detente.web.filters import Filters
from detente.web.rendering import Renderer
from detente.web.searching import Index
from detente.web.settings import Settings


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _renderer(request: Request) -> Renderer:
    renderer: Renderer = request.app.state.render
    return renderer


def _index(request: Request) -> Index:
    index: Index = request.app.state.index
    return index


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _filters(given: Annotated[Filters, Query()]) -> Filters:
    return given


Show = Literal["", "events", "engagements", "positions", "statements"]
"""Which of its lists a page shows alone, page by page; none: the first lines of all."""
TheIndex = Annotated[Index, Depends(_index)]
TheDesk = Annotated[Desk, Depends(_desk)]
Render = Annotated[Renderer, Depends(_renderer)]
TheSettings = Annotated[Settings, Depends(_settings)]
TheFilters = Annotated[Filters, Depends(_filters)]


def known_country(code: str) -> str:
    """The code in capitals.

    Raises:
        HTTPException: 404, no country or international actor has it.
    """
    known = names.country_code(code[:200])
    if known is None:
        raise HTTPException(404, f"no country has the code {code[:40]!r}; codes are ISO 3166-1 alpha-3, such as GBR")
    return known
