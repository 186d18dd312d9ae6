"""The same as data: JSON by the page, CSV and Parquet whole, under ``/api``."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel

from detente.record import Document
from detente.web import names
from detente.web.desk import Desk
from detente.web.downloads import CSV, PARQUET, csv_answer, parquet_answer
from detente.web.filters import Filters, Word
from detente.web.pages.actors import of_actor
from detente.web.pages.common import Render, TheDesk, TheFilters, TheIndex
from detente.web.pages.relations import between
from detente.web.queries import actors, relations, tables
from detente.web.queries.search import Among, search

router = APIRouter(prefix="/api", tags=["records"])
Records = Literal["events", "statements", "engagements", "positions"]
Table = Literal[
    Records, "articles", "dyads", "days", "places", "actors", "offices", "partners", "types", "issues", "shifts",
    "sources", "corrections",
]  # fmt: skip
_RECORDS = ("events", "statements", "engagements", "positions")


class Page(BaseModel):
    """One page of a table."""

    table: str
    total: int
    page: int
    pages: int
    per_page: int
    rows: list[dict[str, Any]]


class Status(BaseModel):
    """What is in the store."""

    version: str
    read_only: bool
    articles: int
    copies: int
    events: int
    statements: int
    engagements: int
    positions: int
    first: str | None
    last: str | None


class Problem(BaseModel):
    """Why there is no answer."""

    detail: str


class Sides(BaseModel):
    """Whose records: those between two countries, or of one country or name."""

    first: Word = ""
    second: Word = ""
    country: Word = ""
    name: Annotated[str, Query(max_length=500)] = ""
    q: Word = ""


def _sides(given: Annotated[Sides, Query()]) -> Sides:
    return given


TheSides = Annotated[Sides, Depends(_sides)]
WRONG: dict[int | str, dict[str, Any]] = {
    422: {"model": Problem, "description": "A parameter cannot be meant"},
    404: {"model": Problem, "description": "There is none"},
    401: {"model": Problem, "description": "A token is needed"},
    421: {"description": "Not a name of this desk"},
}


@router.get("", include_in_schema=False)
def documentation(request: Request, render: Render) -> HTMLResponse:
    return render(request, "api.html", schema=request.app.openapi())


@router.get("/status", responses=WRONG)
def status(request: Request, desk: TheDesk) -> Status:
    """What is in the store."""
    facts = desk.facts | {day: desk.facts[day] and desk.facts[day].isoformat() for day in ("first", "last")}
    return Status(version=request.app.version, read_only=request.app.state.settings.read_only, **facts)


@router.get("/articles/{key}", responses=WRONG)
def document(key: Annotated[str, Path(max_length=64)], desk: TheDesk) -> Document:
    """An article with all its records, as `detente code` writes them."""
    found = desk.document(key)
    if found is None:
        raise HTTPException(404, "the store has no such article")
    return found


@router.get("/search", responses=WRONG | {503: {"model": Problem, "description": "The index is being made"}})
def find(
    desk: TheDesk,
    index: TheIndex,
    filters: TheFilters,
    q: Annotated[Word, Query()] = "",
    among: Annotated[Among, Query(alias="in")] = "statements",
    country: Annotated[Word, Query()] = "",
    per_page: Annotated[int, Query(ge=1, le=500)] = 50,
) -> Page:
    """Statements or articles with these words, the best first; what was found stands between U+0002 and U+0003."""
    if not index.ready:
        raise HTTPException(503, index.failure or "the index is being made; come back in a moment")
    found = search(desk, index, q, among, filters, _code(country), per_page).listing
    return Page(
        table=among, total=found.total, page=found.page, pages=found.pages, per_page=found.per_page, rows=found.rows
    )


@router.get(
    "/{table}.csv", responses=WRONG | {200: {"content": {CSV: {}}}}, response_class=Response, operation_id="csv"
)
def as_csv(table: Table, desk: TheDesk, filters: TheFilters, sides: TheSides) -> Response:
    """A table as CSV, whole.

    Lists are joined by "; "; text that a spreadsheet would take for a formula begins with '.
    """
    return csv_answer(desk, ask(desk, table, filters, sides), table)


@router.get(
    "/{table}.parquet",
    responses=WRONG | {200: {"content": {PARQUET: {}}}},
    response_class=Response,
    operation_id="parquet",
)
def as_parquet(table: Table, desk: TheDesk, filters: TheFilters, sides: TheSides) -> Response:
    """A table as Parquet, whole, nested values as they are."""
    return parquet_answer(desk, ask(desk, table, filters, sides), table)


@router.get("/{table}", responses=WRONG, operation_id="rows")
def rows(
    table: Table,
    desk: TheDesk,
    filters: TheFilters,
    sides: TheSides,
    per_page: Annotated[int, Query(ge=1, le=500)] = 50,
) -> Page:
    """A page of a table.

    Events, statements, engagements and positions; articles and their sources; days and types (events counted); dyads
    (pairs of countries); places; actors, and of one of them the offices and the partners (with whom it is seen); issues
    of a relation; shifts of stance; corrections.

    `first` and `second` ask for what is between two countries; `country` and `name` for whose it is; `q` for actors
    whose name has these words. Filters that a table does not know are passed over. `status` is `real` (happened or
    ongoing) unless you ask for another, or `any`.
    """
    found = tables.page(desk, ask(desk, table, filters, sides), filters.page, per_page)
    return Page(
        table=table, total=found.total, page=found.page, pages=found.pages, per_page=found.per_page, rows=found.rows
    )


def ask(desk: Desk, table: Table, filters: Filters, sides: Sides) -> tables.Ask:
    """The question that a table with these filters is.

    Raises:
        HTTPException: 422, no country is called so, one of two sides is missing, or the table is of somebody who is
            not named.
    """
    first, second, country = _code(sides.first), _code(sides.second), _code(sides.country)
    if (first is None) != (second is None):
        raise HTTPException(422, "give both sides of a relation, first and second")
    pair = tables.relation(desk, first, second) if first and second else None
    if table in _RECORDS:
        if pair is not None:
            return between(filters, pair)[table]
        if country or sides.name:
            return of_actor(filters, _who(desk, country, sides.name))[table]
        return _all(table, filters)
    match table:
        case "days":
            return tables.days(filters, None if pair is None else tables.between("pairs", pair))
        case "issues":
            if not (first and second and pair is not None):
                raise HTTPException(422, "issues are those of a relation: give first and second")
            return relations.issues(filters, first, second, pair)
        case "types":
            who = _who(desk, country, sides.name) if country or sides.name else None
            return actors.deeds(filters, tables.of("deeds_of", who) if who is not None else tables.Part("desk.deeds"))
        case "offices" | "partners":
            if not (country or sides.name):
                raise HTTPException(422, f"{table} are those of an actor: give country or name")
            part = tables.of(table, _who(desk, country, sides.name))
            return actors.offices(part) if table == "offices" else actors.partners(part)
        case "shifts":
            return relations.shifts()
        case "sources":
            return relations.papers(filters)
        case "corrections":
            return tables.Ask("SELECT * FROM corrections", "made_at, correction")
        case "dyads":
            return tables.dyads(filters, country)
        case "places":
            return tables.places(filters)
        case "actors":
            return tables.actors(sides.q or sides.name, country)
    return tables.articles(filters)


def _who(desk: Desk, country: str | None, name: str) -> list[int]:
    """The numbers of an actor in the side tables."""
    return [row["who"] for row in actors.known(desk, actors.Who(country, name or None))]


def _all(table: str, filters: Filters) -> tables.Ask:
    match table:
        case "events":
            return tables.events(filters)
        case "statements":
            return tables.statements(filters)
        case "positions":
            return tables.positions(filters)
    return tables.engagements(filters)


def _code(words: str) -> str | None:
    if not words:
        return None
    code = names.country_code(words)
    if code is None:
        raise HTTPException(422, f"no country is called {words[:60]!r}; write its name or its code (GBR)")
    return code
