"""Try it: a pasted text, coded at once and shown as an article of the store is."""

from __future__ import annotations

import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse

from detente import DataError, ModelError
from detente.record import find_marks, marked
from detente.web.pages.articles import nested
from detente.web.pages.common import Render, TheSettings
from detente.web.safety import FORGED, is_forged
from detente.web.trying import BusyError, LazyCoder

router = APIRouter(include_in_schema=False)


def _coder(request: Request) -> LazyCoder:
    coder: LazyCoder = request.app.state.coder
    return coder


@router.get("/try")
def asked(request: Request, render: Render) -> HTMLResponse:
    _coder(request).warm()
    return render(request, "try.html", text="", published="", document=None, problem=None)


@router.post("/try")
def tried(
    request: Request,
    render: Render,
    settings: TheSettings,
    text: Annotated[str, Form()] = "",
    published: Annotated[str, Form(max_length=40)] = "",
    csrf: Annotated[str, Form(max_length=100)] = "",
) -> HTMLResponse:
    if is_forged(request, settings, csrf):
        raise HTTPException(403, FORGED)
    text = text.replace("\r\n", "\n").replace("\0", "")
    problem, day = None, None
    try:
        day = datetime.date.fromisoformat(published) if published.strip() else None
    except ValueError:
        problem = f"{published!r} is no date: write it as 2024-03-11"
    if not text.strip():
        problem = "There is no text: paste one."
    elif len(text) > settings.max_text:
        problem = f"The text has {len(text):,} characters; at most {settings.max_text:,} are coded here."
    values: dict[str, Any] = {"text": text[: settings.max_text], "published": published}
    values |= {"problem": problem, "document": None}
    if problem:
        return render(request, "try.html", 422, **values)
    try:
        document = _coder(request).code(text, day)
    except BusyError:
        return render(request, "try.html", 503, **values | {"problem": "Others are waiting: try again in a moment."})
    except (ModelError, DataError) as error:
        return render(request, "try.html", 500, **values | {"problem": str(error)})
    shown = document.article.text
    return render(
        request,
        "try.html",
        **values
        | {
            "document": document,
            "paragraphs": marked(shown, find_marks(document), settings.max_shown),
            "left_out": 0,
            "statements": nested(document),
        },
    )
