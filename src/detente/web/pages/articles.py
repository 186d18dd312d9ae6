"""The article page: the text with its records marked, and the records beside it."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from detente.record import Document, Statement, find_marks, marked
from detente.web.corrections import added, as_record, judged, latest, load
from detente.web.pages.common import Render, TheDesk, TheSettings

router = APIRouter(include_in_schema=False)


@router.get("/article/{key}")
def article(request: Request, key: str, desk: TheDesk, render: Render, settings: TheSettings) -> HTMLResponse:
    document = desk.document(key)
    if document is None:
        raise HTTPException(404, "the store has no such article")
    row = desk.row("SELECT * FROM desk.papers WHERE article_key = $key", {"key": key})
    text = document.article.text
    last = latest(load(desk, key))
    return render(
        request,
        "article.html",
        key=key,
        row=row,
        document=document,
        paragraphs=marked(text, find_marks(document), settings.max_shown),
        left_out=max(0, len(text) - settings.max_shown),
        statements=nested(document),
        judging=not settings.read_only,
        judged=judged(document, last),
        added=[(one, as_record(one)) for one in added(last)],
        whole=last.get("article"),
    )


def nested(document: Document) -> list[tuple[int, int, Statement]]:
    """The statements in the order of the text, each with its number and its depth: how many others report it."""
    numbers = {one.id: number for number, one in enumerate(document.statements, 1)}
    inside: dict[str | None, list[Statement]] = {}
    for one in document.statements:
        inside.setdefault(one.within if one.within in numbers and one.within != one.id else None, []).append(one)
    found: list[tuple[int, int, Statement]] = []
    waiting = [(0, one) for one in reversed(inside.get(None, []))]
    seen: set[str] = set()
    while waiting:
        depth, one = waiting.pop()
        if one.id in seen:
            continue
        seen.add(one.id)
        found.append((numbers[one.id], min(depth, 4), one))
        waiting += [(depth + 1, other) for other in reversed(inside.get(one.id, []))]
    found += [(numbers[one.id], 0, one) for one in document.statements if one.id not in seen]
    return found
