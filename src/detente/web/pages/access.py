"""Getting in: the token of a desk that others can reach, and a sign of life."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from detente.web.pages.common import Render, TheSettings
from detente.web.safety import is_forged, remember, same

router = APIRouter(include_in_schema=False)


@router.get("/health")
def health() -> PlainTextResponse:
    return PlainTextResponse("ok\n")


@router.get("/token")
def asked(request: Request, render: Render) -> HTMLResponse:
    return render(request, "token.html", wrong=False)


@router.post("/token")
def shown(
    request: Request,
    render: Render,
    settings: TheSettings,
    token: Annotated[str, Form(max_length=500)] = "",
    csrf: Annotated[str, Form(max_length=100)] = "",
) -> Response:
    if settings.token is None:
        return RedirectResponse("/", 303)
    if is_forged(request, settings, csrf) or not same(token.strip(), settings.token):
        return render(request, "token.html", 403, wrong=True)
    answer = RedirectResponse("/", 303)
    remember(answer, settings.token)
    return answer
