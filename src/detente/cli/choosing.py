"""The options that choose events, shared by the commands that count or show those of a store, and the store itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.terminal import errors, fail, say

if TYPE_CHECKING:
    from detente.store import Selection, Store

StoreFile = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="The store: FILE.duckdb or the directory that detente code --output made.",
        show_default=False,
    ),
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DAY", help="The first day, YYYY-MM-DD.", show_default=False)
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="The last day, YYYY-MM-DD.", show_default=False)
]
Dyad = Annotated[
    str | None,
    typer.Option(
        "--dyad", metavar="A-B", help="Only between two sides: GBR-CHN, or GBR:GOV-CHN:MIL.", show_default=False
    ),
]
Directed = Annotated[bool, typer.Option("--directed", help="Of --dyad A-B only what A does to B.")]
ActorOption = Annotated[
    str | None,
    typer.Option("--actor", metavar="A", help="Only with this side: GBR, GBR:GOV, :REB or a name.", show_default=False),
]
Types = Annotated[
    list[str] | None,
    typer.Option(
        "--type",
        metavar="TYPE",
        help="Only this type, or CONSULT/visit: type and mode (repeatable).",
        show_default=False,
    ),
]
Statuses = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        help="How real (repeatable; all: whatever it is). Without it what happened or is ongoing.",
        show_default=False,
    ),
]
Sources = Annotated[
    list[str] | None,
    typer.Option(
        "--source", metavar="SOURCE", help="Only of this source; * fits anything (repeatable).", show_default=False
    ),
]
Attributed = Annotated[
    bool | None,
    typer.Option(
        "--attributed/--own-voice",
        help="Only what somebody else says, or only what the article says itself.",
        show_default=False,
    ),
]
MinConfidence = Annotated[
    float | None,
    typer.Option("--min-confidence", metavar="X", help="Only with this confidence, 0 to 1.", show_default=False),
]
Copies = Annotated[bool, typer.Option("--copies", help="Also of articles that are copies of earlier ones.")]
DedupeOption = Annotated[
    str | None,
    typer.Option(
        "--dedupe",
        metavar="HOW",
        help="Count the same type between the same sides once: one-a-day, or story (once in a story).",
        show_default=False,
    ),
]


def selection(
    *,
    since: str | None = None,
    until: str | None = None,
    dyad: str | None = None,
    directed: bool = False,
    actor: str | None = None,
    types: list[str] | None = None,
    statuses: list[str] | None = None,
    sources: list[str] | None = None,
    attributed: bool | None = None,
    min_confidence: float | None = None,
    copies: bool = False,
    dedupe: str | None = None,
) -> Selection:
    """The choice that the options make; one that cannot be meant ends the command with 2."""
    from detente.events import load_ontology
    from detente.store import REAL, Selection

    if directed and dyad is None:
        fail("--directed says which way of a dyad is meant: give --dyad A-B too", code=2)
    known = load_ontology().types
    for wanted in types or ():
        name, _, mode = wanted.partition("/")
        if name not in known or (mode and mode not in known[name].modes):
            there = ", ".join(known[name].modes) or "none" if name in known else ", ".join(known)
            fail(
                f"no {'mode' if name in known else 'type'} {mode if name in known else name!r}: there are {there}",
                code=2,
            )
    chosen: dict[str, Any] = {
        "since": day("--since", since),
        "until": day("--until", until),
        "dyad": _dyad(dyad),
        "directed": directed,
        "actor": actor,
        "types": tuple(types or ()),
        "statuses": () if statuses and "all" in statuses else tuple(statuses or REAL),
        "sources": tuple(sources or ()),
        "attributed": attributed,
        "min_confidence": min_confidence,
        "originals": not copies,
        "dedupe": dedupe,
    }
    try:
        return Selection(**chosen)
    except ValueError as error:
        fail(str(error), code=2)


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """The store, open to read; one that is not there or is none ends the command with 2."""
    from detente.store import Store, StoreError

    if not path.exists():
        fail(f"there is no file {path}: make one with detente code … --output {path}", code=2)
    try:
        store = Store(path, read_only=True)
    except StoreError as error:
        fail(str(error), code=2)
    with store:
        yield store


def nothing(store: Store, what: str) -> None:
    """Say on standard error why there is nothing to give: an empty store, or options that leave nothing."""
    (found,) = store.sql("SELECT count(*), min(day), max(day) FROM event_dates").fetchall()
    count, first, last = found
    why = (
        f"the store has {count} events, {first} to {last}; none fits the options"
        if count
        else "the store has no events"
    )
    say(errors(), what, why, "bold yellow")


def tell_undated(store: Store, chosen: Selection) -> None:
    """Say on standard error how many of the chosen events have no day and so are counted nowhere."""
    query = chosen.events()
    sql = f"SELECT count(*), count(*) FILTER (WHERE day IS NULL) FROM (\n{query.sql}\n)"
    ((count, undated),) = store.sql(sql, query.params).fetchall()
    if undated:
        why = "their day is not known (their articles have no day of publication)"
        say(errors(), "left out", f"{undated} of {count} events: {why}", "bold yellow")


def day(option: str, value: str | None) -> datetime.date | None:
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        fail(f"{option} is a day, YYYY-MM-DD, not {value!r}", code=2)


def _dyad(value: str | None) -> tuple[str, str] | None:
    if value is None:
        return None
    sides = value.split("-")
    if len(sides) != 2:
        fail(f"--dyad is two sides with a hyphen between them, as in GBR-CHN, not {value!r}", code=2)
    return sides[0], sides[1]
