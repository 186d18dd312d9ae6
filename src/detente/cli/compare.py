"""``detente compare``: a store beside GDELT, ICEWS or POLECAT."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from detente.cli.choosing import (
    ActorOption,
    Attributed,
    Copies,
    DedupeOption,
    Dyad,
    MinConfidence,
    Since,
    Sources,
    Statuses,
    StoreFile,
    Types,
    Until,
    opened,
    selection,
    tell_undated,
)
from detente.cli.terminal import errors, fail, quiet_end, say
from detente.cli.writing import AsJson, Out, destination, screen, write_text

if TYPE_CHECKING:
    from detente.compare import Other


def compare(
    file: StoreFile,
    others: Annotated[
        list[Path],
        typer.Argument(
            metavar="OTHER",
            help="Files of the other set, also .zip and .gz, or directories of them.",
            show_default=False,
        ),
    ],
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="gdelt, icews or polecat.", show_default=False)
    ],
    by: Annotated[
        str, typer.Option("--by", metavar="PERIOD", help="Of the series: day, week, month, quarter or year.")
    ] = "month",
    match: Annotated[
        str, typer.Option("--match", metavar="WHAT", help="What must be the same besides the dyad: type, quad or any.")
    ] = "type",
    window: Annotated[
        int, typer.Option("--window", metavar="DAYS", min=0, help="How far apart two events may lie that match.")
    ] = 1,
    directed: Annotated[bool, typer.Option("--directed", help="Tell who acts on whom.")] = False,
    examples: Annotated[
        int, typer.Option("--examples", metavar="N", min=0, help="Events to show that one has alone.")
    ] = 5,
    as_json: AsJson = False,
    output: Out = None,
    dedupe: DedupeOption = None,
    since: Since = None,
    until: Until = None,
    dyad: Dyad = None,
    actor: ActorOption = None,
    types: Types = None,
    statuses: Statuses = None,
    sources: Sources = None,
    attributed: Attributed = None,
    min_confidence: MinConfidence = None,
    copies: Copies = False,
) -> None:
    """See how far a store agrees with a public event data set.

    Events between two countries, in the time that both have: correlation of
    the series, overlap, types, and what each has alone, with examples. CAMEO
    codes are read as PLOVER types. docs/compare.md says what is counted.

    [bold]Exit code[/bold]  0 compared, 1 nothing in common, 2 wrong use.

    [bold]Examples[/bold]

      detente compare news.duckdb Events.2022.tab.zip -f icews
      detente compare news.duckdb gdelt/ -f gdelt --match quad --by week
    """
    from detente.cli.view.comparison import show
    from detente.compare import FORMATS, NothingInCommonError, OtherError, days_of, read_other
    from detente.compare import compare as measure

    if format not in FORMATS:
        fail(f"no format {format!r}: there are {', '.join(FORMATS)}", code=2)
    chosen = selection(
        since=since,
        until=until,
        dyad=dyad,
        directed=False,
        actor=actor,
        types=types,
        statuses=statuses,
        sources=sources,
        attributed=attributed,
        min_confidence=min_confidence,
        copies=copies,
        dedupe=dedupe,
    )
    destination(output, [file, *others])
    with opened(file) as store:
        try:
            other = read_other(others, format, days=days_of(store, chosen))  # type: ignore[arg-type]
        except OtherError as error:
            fail(str(error), code=2)
        _tell(other)
        tell_undated(store, chosen)
        try:
            result = measure(
                store,
                other,
                selection=chosen,
                by=by,  # type: ignore[arg-type]
                match=match,  # type: ignore[arg-type]
                window=window,
                directed=directed,
                examples=examples,
            )
        except ValueError as error:
            fail(str(error), code=2)
        except NothingInCommonError as error:
            fail(str(error), code=1)
    with quiet_end():
        if as_json:
            read = {"rows": other.rows, "dyads": len(other.dyads), "skipped": other.skipped, "missing": other.missing}
            figures = {"format": format, "read": read, **result.as_json()}
            write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", output)
        elif output is not None:
            text = io.StringIO()
            show(result, format, Console(file=text, width=120, highlight=False, emoji=False))
            write_text(text.getvalue(), output)
        else:
            show(result, format, screen())


def _tell(other: Other) -> None:
    """What of the other set could not be used, on standard error."""
    console = errors()
    if other.missing:
        say(console, "not found", f"columns {', '.join(other.missing)}: left empty", "bold yellow")
    for reason, count in other.skipped.most_common():
        say(console, "left out", f"{count:,} of {other.rows:,} rows: {reason}", "bold yellow")
    if other.unknown:
        some = ", ".join(name for name, _ in other.unknown.most_common(8))
        say(console, "not known", f"{len(other.unknown)} names or codes of countries: {some}", "bold yellow")
