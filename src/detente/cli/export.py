"""``detente export``: the events of a store in the formats of event data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.choosing import (
    ActorOption,
    Attributed,
    Copies,
    DedupeOption,
    Directed,
    Dyad,
    MinConfidence,
    Since,
    Sources,
    Statuses,
    StoreFile,
    Types,
    Until,
    nothing,
    opened,
    selection,
)
from detente.cli.terminal import errors, fail, quiet_end, say
from detente.cli.writing import Out, destination


def export(
    file: StoreFile,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="plover, polecat, icews, gdelt, csv, parquet or jsonl.",
            show_default=False,
        ),
    ],
    output: Out = None,
    dedupe: DedupeOption = None,
    since: Since = None,
    until: Until = None,
    dyad: Dyad = None,
    directed: Directed = False,
    actor: ActorOption = None,
    types: Types = None,
    statuses: Statuses = None,
    sources: Sources = None,
    attributed: Attributed = None,
    min_confidence: MinConfidence = None,
    copies: Copies = False,
    pairs: Annotated[
        bool, typer.Option("--pairs", help="csv, parquet: one row a directed dyad instead of an event.")
    ] = False,
    keys: Annotated[
        Path | None,
        typer.Option(
            "--keys",
            metavar="FILE",
            help="icews, gdelt: also write which event of the store each number is.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Give out the events of a store for other programs.

    PLOVER's JSON lines, the columns of POLECAT, ICEWS and GDELT 2.0 as their
    readers expect them, one flat table (csv, parquet), or our own documents
    (jsonl). Without options: what happened or is ongoing, in whoever's voice,
    copies of articles left out. docs/formats.md says what each can hold.

    [bold]Exit code[/bold]  0 written (perhaps nothing), 1 cannot write, 2 wrong use.

    [bold]Examples[/bold]

      detente export news.duckdb -f icews --dedupe one-a-day -o events.tab
      detente export news.duckdb -f parquet --dyad GBR-CHN -o gbr-chn.parquet
      detente export news.duckdb -f plover --own-voice | head
    """
    from detente.export import FORMATS
    from detente.export import export as write

    if format not in FORMATS:
        fail(f"no format {format!r}: there are {', '.join(FORMATS)}", code=2)
    chosen = selection(
        since=since,
        until=until,
        dyad=dyad,
        directed=directed,
        actor=actor,
        types=types,
        statuses=statuses,
        sources=sources,
        attributed=attributed,
        min_confidence=min_confidence,
        copies=copies,
        dedupe=dedupe,
    )
    for path in (output, keys):
        destination(path, [file])
    if keys is not None and keys == output:
        fail("--keys and --output are the same file", code=2)
    with opened(file) as store, quiet_end():
        try:
            done = write(store, format, output, chosen, pairs=pairs, keys=keys)  # type: ignore[arg-type]
        except ValueError as error:
            fail(str(error), code=2)
        except BrokenPipeError:
            raise
        except OSError as error:
            fail(f"cannot write to {output or 'standard output'}: {error.strerror or error}", code=1)
        if not done.events:
            nothing(store, "nothing written" if output is None else f"{output} holds no events")
            return
    console = errors()
    for reason, count in done.left_out.most_common():
        say(console, "left out", f"{count} of {done.events} events: {reason}", "bold yellow")
    say(console, "done", f"{done.events} events, {done.rows} {'lines' if format == 'jsonl' else 'rows'}", "bold")
