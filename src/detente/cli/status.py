"""``detente status``: what is in a store, and what of it is stale."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from detente.cli.options import Actors, Codebook, CodebookOnly, Model
from detente.parsing import DEFAULT_MODEL
from detente.setup import Setup

if TYPE_CHECKING:
    from detente.record import Versions
    from detente.store.status import Status


def status(
    store: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="A store that `detente code` made: a DuckDB file or a directory.", show_default=False
        ),
    ],
    json: Annotated[bool, typer.Option("--json", help="The same as one JSON object.")] = False,
    model: Model = DEFAULT_MODEL,
    codebook: Codebook = None,
    codebook_only: CodebookOnly = False,
    actors: Actors = None,
) -> None:
    """Show what is in a store: articles, records, dates, copies, stories.

    Articles that were coded with another version of the coder, its words or its
    pipeline than this one (with these options) are stale: to code them again,
    run `detente code --replace` over the articles.

    [bold]Exit code[/bold]  0, or 2 if the file cannot be read as a store.

    [bold]Examples[/bold]

      detente status news.duckdb
      detente status news.duckdb --json | jq .stale
    """
    from detente import Store

    current = Setup(model, codebook, actors, codebook_only).versions
    with Store(store, read_only=True) as opened:
        found = opened.status(current)
    if json:
        typer.echo(found.model_dump_json())
    else:
        _show(found, store, Console(highlight=False, emoji=False))


def _show(found: Status, path: Path, console: Console) -> None:
    table = Table(title=Text(str(path)), title_justify="left", title_style="bold", show_header=False, box=None)
    table.add_column(style="dim")
    table.add_column(justify="right")
    table.add_column()
    dates = f"{found.first} to {found.last}" if found.first else ""
    if found.undated:
        dates += f"{', ' if dates else ''}{found.undated:,} without a date"
    table.add_row("articles", f"{found.articles:,}", Text(dates))
    table.add_row("words", f"{found.words:,}")
    table.add_row("sources", f"{found.sources:,}")
    for kind, number in found.records.items():
        table.add_row(kind, f"{number:,}")
    late = "" if found.derived else "not up to date: a run was cut off; run it again"
    table.add_row("duplicates", f"{found.duplicates:,}", Text(late, style="yellow"))
    table.add_row("stories", f"{found.stories:,}")
    for name, number in (
        ("threads", found.threads),
        ("shifts", found.shifts),
        ("corrections", found.corrections),
    ):
        if number:
            table.add_row(name, f"{number:,}")
    console.print(table)
    console.print()
    for group in found.coded:
        line = Text(f"{group.articles:,} coded by ")
        line.append(_name(group.versions))
        line.append(" (stale)" if group.stale else " (current)", style="yellow" if group.stale else "green")
        console.print(line)


def _name(versions: Versions) -> str:
    return ", ".join(
        f"{what} {value or 'not known'}"
        for what, value in (("coder", versions.coder), ("codebook", versions.codebook), ("model", versions.model))
    )
