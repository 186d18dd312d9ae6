"""Correcting: judging, changing and adding records, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from detente.record import Document
from detente.web import gold
from detente.web.corrections import (
    KINDS,
    Action,
    Correction,
    Kind,
    Record,
    added,
    identity,
    judged,
    latest,
    load,
    newest,
    records,
    save,
)
from detente.web.desk import Desk
from detente.web.editing import Editor, FormError
from detente.web.pages.common import Render, TheDesk, TheSettings
from detente.web.rendering import Renderer, plain
from detente.web.safety import FORGED, WHO, is_forged
from detente.web.settings import Settings

router = APIRouter(include_in_schema=False)


async def _fields(request: Request) -> dict[str, str]:
    form = await request.form(max_files=0, max_fields=400)
    return {name: value for name, value in form.items() if isinstance(value, str)}


Fields = Annotated[dict[str, str], Depends(_fields)]


@router.post("/article/{key}/judge")
def judge(request: Request, key: str, desk: TheDesk, settings: TheSettings, fields: Fields) -> Response:
    document, who = _allowed(request, key, desk, settings, fields)
    action, _, number = fields.get("do", "").partition(" ")
    if action == "whole":
        return _whole(desk, document, key, who)
    if action not in ("accept", "delete"):
        raise HTTPException(422, "a record is accepted or deleted here")
    kind, before, record_key = _subject(desk, document, key, number)
    taken: Action = "accept" if action == "accept" else "delete"
    save(desk, document, key, taken, kind, record_key, who, before=before)
    return _back(key, number, who)


@router.get("/article/{key}/change/{number}")
def changing(request: Request, key: str, number: str, desk: TheDesk, render: Render, settings: TheSettings) -> Response:
    document = _document(desk, settings, key)
    kind, before, _ = _subject(desk, document, key, number)
    return _form(request, render, document, key, kind, number, _now(desk, key, kind, before))


@router.post("/article/{key}/change/{number}")
def change(
    request: Request, key: str, number: str, desk: TheDesk, render: Render, settings: TheSettings, fields: Fields
) -> Response:
    document, who = _allowed(request, key, desk, settings, fields)
    kind, before, record_key = _subject(desk, document, key, number)
    record = _now(desk, key, kind, before)
    try:
        after = Editor(document, fields, record).record(kind, record.id)
    except FormError as error:
        return _form(request, render, document, key, kind, number, record, fields, str(error))
    save(desk, document, key, "change", kind, record_key, who, before, after.model_dump(mode="json"))
    return _back(key, number, who)


@router.get("/article/{key}/add/{kind}")
def adding(
    request: Request,
    key: str,
    kind: Kind,
    desk: TheDesk,
    render: Render,
    settings: TheSettings,
    words: Annotated[str, Query(max_length=2000)] = "",
    at: Annotated[int | None, Query(ge=0)] = None,
) -> Response:
    document = _document(desk, settings, key)
    main = {"statement": "content-0", "position": "target"}.get(kind, "trigger")
    fields = {main: words, f"{main}-at": "" if at is None else str(at)}
    return _form(request, render, document, key, kind, "", None, fields)


@router.post("/article/{key}/add/{kind}")
def add(
    request: Request, key: str, kind: Kind, desk: TheDesk, render: Render, settings: TheSettings, fields: Fields
) -> Response:
    document, who = _allowed(request, key, desk, settings, fields)
    number = len(records(document)) + len(added(latest(load(desk, key)))) + 1
    try:
        after = Editor(document, fields, None).record(kind, f"{document.article.id}:added{number}")
    except FormError as error:
        return _form(request, render, document, key, kind, "", None, fields, str(error))
    made = save(desk, document, key, "add", kind, "", who, after=after.model_dump(mode="json"))
    return _back(key, f"+{made}", who)


@router.get("/corrections")
def overview(request: Request, desk: TheDesk, render: Render) -> HTMLResponse:
    made = newest(desk, 60)
    (counts,) = desk.rows(
        "SELECT count(*) AS total, count(DISTINCT article_key) AS articles,"
        " count(*) FILTER (record = 'article' AND action = 'accept') AS whole FROM corrections"
    )
    heads = desk.rows(
        "SELECT article_key, headline FROM desk.papers WHERE article_key IN (SELECT unnest($keys))",
        {"keys": sorted({one.article_key for one in made})},
    )
    return render(
        request,
        "corrections.html",
        precision=gold.precision(desk),
        made=made,
        heads={row["article_key"]: row["headline"] for row in heads},
        **counts,
    )


@router.get("/corrections/gold.jsonl")
def as_gold(desk: TheDesk) -> StreamingResponse:
    headers = {"Content-Disposition": 'attachment; filename="gold.jsonl"'}
    return StreamingResponse(gold.gold_lines(desk), media_type="application/x-ndjson", headers=headers)


def _document(desk: Desk, settings: Settings, key: str) -> Document:
    if settings.read_only:
        raise HTTPException(403, "this desk is read-only: nothing can be corrected")
    document = desk.document(key)
    if document is None:
        raise HTTPException(404, "the store has no such article")
    return document


def _allowed(
    request: Request, key: str, desk: Desk, settings: Settings, fields: Mapping[str, str]
) -> tuple[Document, str]:
    document = _document(desk, settings, key)
    if is_forged(request, settings, fields.get("csrf", "")):
        raise HTTPException(403, FORGED)
    who = plain(fields.get("who", ""), 80)
    if not who:
        raise HTTPException(422, "who are you? A correction is kept with the name of its maker")
    return document, who


def _subject(desk: Desk, document: Document, key: str, number: str) -> tuple[Kind, dict[str, Any], str]:
    """The record of that number as a kind, its contents and its key: the machine's, or one that was added ("+…")."""
    if number.startswith("+"):
        for one in added(latest(load(desk, key))):
            if one.record_key == f"{key}/{number}" and one.right is not None and one.record in KINDS:
                return _kind(one), one.right, one.record_key
    found = records(document).get(number)
    if found is None:
        raise HTTPException(404, "the article has no such record")
    return found[0], found[1].model_dump(mode="json"), f"{key}/{number}"


def _kind(one: Correction) -> Kind:
    return next(kind for kind in KINDS if kind == one.record)


def _now(desk: Desk, key: str, kind: Kind, before: dict[str, Any]) -> Record:
    """The record as the last word on it has it."""
    last = latest(load(desk, key)).get(identity(kind, before))
    return KINDS[kind].model_validate(last.right if last and last.right is not None else before)


def _whole(desk: Desk, document: Document, key: str, who: str) -> Response:
    """Everything in the article was checked: what nobody has judged yet is right."""
    done = judged(document, latest(load(desk, key)))
    for number, (kind, record) in records(document).items():
        if number not in done:
            save(desk, document, key, "accept", kind, f"{key}/{number}", who, before=record.model_dump(mode="json"))
    save(desk, document, key, "accept", "article", key, who)
    return _back(key, "records", who)


def _back(key: str, number: str, who: str) -> Response:
    answer = RedirectResponse(f"/article/{key}#{quote(number)}", 303)
    answer.set_cookie(WHO, quote(who), httponly=True, samesite="strict", path="/", max_age=365 * 24 * 3600)
    return answer


def _form(
    request: Request,
    render: Renderer,
    document: Document,
    key: str,
    kind: Kind,
    number: str,
    record: Any,
    fields: Mapping[str, str] | None = None,
    problem: str | None = None,
) -> HTMLResponse:
    return render(
        request,
        "change.html",
        422 if problem else 200,
        key=key,
        kind=kind,
        number=number,
        record=record,
        fields=fields or {},
        problem=problem,
        text=document.article.text,
    )
