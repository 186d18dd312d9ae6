"""The application: the desk's rooms put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from anyio import to_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.responses import Response

from detente._version import __version__
from detente.store import Store
from detente.web import api
from detente.web.desk import Desk
from detente.web.pages import access, actors, articles, correcting, overview, relations, search, trying, worldmap
from detente.web.rendering import Renderer
from detente.web.safety import Guard
from detente.web.searching import Index
from detente.web.settings import Settings
from detente.web.sidetables import Progress
from detente.web.trying import LazyCoder

_AT_ONCE = 12
"""How many pages are worked on at a time; more would only keep each other waiting."""
_STATIC = Path(__file__).with_name("static")


class _Static(StaticFiles):
    """Files of the package; a browser may keep them for an hour."""

    def file_response(self, *given: Any, **named: Any) -> Response:
        answer = super().file_response(*given, **named)
        answer.headers["Cache-Control"] = "public, max-age=3600"
        return answer


def create_app(
    store: Store, settings: Settings, cache: Path | None = None, progress: Progress | None = None
) -> FastAPI:
    """The desk over an open store.

    Args:
        store: what is read, and (unless it is read-only) where corrections go.
        settings: how it is run.
        cache: the folder for side tables and search index; None keeps them in memory.
        progress: told how far the side tables are, if they are made anew.
    """
    desk = Desk(store, cache=cache, progress=progress)
    index = Index(desk)
    index.start()

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = _AT_ONCE
        yield
        index.close()

    app = FastAPI(
        lifespan=lifespan,
        title="Détente",
        version=__version__,
        description="The records of a store: events, statements, engagements, positions, each with its sentence.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.desk = desk
    app.state.index = index
    app.state.coder = LazyCoder()
    app.state.settings = settings
    app.state.render = Renderer(settings, lambda: desk.facts)
    app.mount("/static", _Static(directory=_STATIC), name="static")
    for room in (access, overview, relations, actors, articles, search, worldmap, trying, correcting, api):
        app.include_router(room.router)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _bad_request)
    app.add_middleware(Guard, settings=settings)
    return app


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _told(request, error.status_code, str(error.detail))


def _bad_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = "; ".join(f"{one['loc'][-1]}: {one['msg'].removeprefix('Value error, ')}" for one in error.errors())
    return _told(request, 422, told)


def _told(request: Request, status: int, detail: str) -> Response:
    if request.url.path.startswith("/api"):
        return JSONResponse({"detail": detail}, status)
    if status in (304, 204):
        return PlainTextResponse("", status)
    answer: Response = request.app.state.render(request, "error.html", status, code=status, detail=detail)
    return answer
