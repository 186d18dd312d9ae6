"""``detente panel``: events counted by unit and period, with zeros."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
    tell_undated,
)
from detente.cli.terminal import errors, fail, quiet_end, say
from detente.cli.writing import Out, destination

if TYPE_CHECKING:
    import pyarrow as pa


def panel(
    file: StoreFile,
    unit: Annotated[
        str, typer.Option("--unit", metavar="UNIT", help="dyad, directed-dyad, country or actor.")
    ] = "dyad",
    by: Annotated[str, typer.Option("--by", metavar="PERIOD", help="day, week, month, quarter or year.")] = "month",
    measures: Annotated[
        list[str] | None,
        typer.Option(
            "--measure",
            metavar="MEASURE",
            help="count, score, net, quad, type or shares (repeatable). Without it, count.",
            show_default=False,
        ),
    ] = None,
    units: Annotated[
        str | None,
        typer.Option(
            "--units",
            metavar="LIST",
            help="These units, with or without events: GBR,CHN or GBR-CHN,GBR-USA, or a file with one a line.",
            show_default=False,
        ),
    ] = None,
    side: Annotated[
        str, typer.Option("--side", metavar="SIDE", help="Of countries and actors: source, target or either.")
    ] = "either",
    domestic: Annotated[bool, typer.Option("--domestic", help="Also dyads of a country with itself.")] = False,
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
) -> None:
    """Count events by unit and period: a balanced panel, with zeros.

    Every unit that has an event (or that --units names) in every period from
    the first to the last. CSV, or Parquet where --output ends in .parquet.
    docs/panels.md says exactly what counts where.

    [bold]Exit code[/bold]  0 written (perhaps nothing), 1 cannot write, 2 wrong use.

    [bold]Examples[/bold]

      detente panel news.duckdb --unit dyad --by month -o dyads.csv
      detente panel news.duckdb --unit country --by year --measure net
      detente panel news.duckdb --units GBR,CHN,USA --since 2019-01-01
    """
    from detente.panels import panel as make

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
    destination(output, [file])
    wanted = _units(units)
    with opened(file) as store, quiet_end():
        try:
            table: pa.Table = make(
                store,
                unit=unit,  # type: ignore[arg-type]
                by=by,  # type: ignore[arg-type]
                measures=measures or ["count"],  # type: ignore[arg-type]
                selection=chosen,
                units=wanted,
                side=side,  # type: ignore[arg-type]
                domestic=domestic,
            )
        except ValueError as error:
            fail(str(error), code=2)
        tell_undated(store, chosen)
        try:
            _write(table, output)
        except BrokenPipeError:
            raise
        except OSError as error:
            fail(f"cannot write to {output or 'standard output'}: {error.strerror or error}", code=1)
        if not table.num_rows:
            nothing(store, "nothing counted")
            return
    count = len(set(zip(*(table.column(name).to_pylist() for name in _names(table)), strict=True)))
    say(errors(), "done", f"{count} units × {table.num_rows // count} periods: {table.num_rows} rows", "bold")


def _names(table: pa.Table) -> list[str]:
    """The columns that name a unit: those before the period."""
    return list(table.column_names[: table.column_names.index("period")])


def _units(given: str | None) -> list[str] | None:
    if given is None:
        return None
    path = Path(given)
    if not path.is_file():
        return [part.strip() for part in given.split(",")]
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        fail(f"cannot read {path}: {error}", code=2)
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _write(table: pa.Table, output: Path | None) -> None:
    from detente.export import text_file, whole

    if output is not None and output.suffix == ".parquet":
        import pyarrow.parquet as pq

        with whole(output) as path:
            pq.write_table(table, path)
        return
    import csv

    with text_file(output) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.column_names)
        for batch in table.to_batches(max_chunksize=10_000):
            writer.writerows(zip(*(column.to_pylist() for column in batch.columns), strict=True))
