"""``detente code``: articles to JSON Lines."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from detente.cli.clustering import code_with_ray
from detente.cli.coding import code_all, how_many, start_coders
from detente.cli.options import Actors, Articles, Codebook, CodebookOnly, MaxChars, Model, Workers
from detente.cli.output import Output, OutputError
from detente.cli.progress import progress_bar
from detente.cli.storing import code_into_store
from detente.cli.tally import Tally
from detente.cli.terminal import INTERRUPTED, errors, fail, quiet_end, say
from detente.parsing import DEFAULT_MODEL
from detente.reading import MAX_CHARS, File, find_files, read
from detente.setup import Setup
from detente.store import is_store

if TYPE_CHECKING:
    import detente


def code(
    articles: Articles,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write there instead of to standard output: FILE.duckdb or a directory is a store (the directory holds"
            " Parquet files by month), any other file JSON Lines.",
            show_default=False,
        ),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Code articles again that are in the store already.")
    ] = False,
    model: Model = DEFAULT_MODEL,
    codebook: Codebook = None,
    codebook_only: CodebookOnly = False,
    actors: Actors = None,
    max_chars: MaxChars = MAX_CHARS,
    workers: Workers = None,
    engine: Annotated[
        Literal["local", "ray"],
        typer.Option("--engine", help="ray codes Parquet and JSON Lines on a cluster (docs/cluster.md)."),
    ] = "local",
) -> None:
    """Code articles: one JSON object an article, one a line, or into a store.

    Each object holds the article and its events, statements, engagements and
    positions; every span is a pair of character offsets into the article's
    text. What cannot be read or coded is named on standard error, and
    everything else goes on.

    A store keeps the same as tables (docs/store.md). Run again, it is given
    only what is not in it yet, and a run that was cut off is taken up where
    it ended.

    [bold]Exit code[/bold]  0 all coded, 1 something skipped or read in part, 2 wrong use.

    [bold]Examples[/bold]

      detente code news/*.txt --output coded.jsonl
      detente code archive.csv.gz > coded.jsonl
      detente code news/ --output news.duckdb
      detente code news/ --output parquet/
      cat article.txt | detente code -
    """
    setup = Setup(model, codebook, actors, codebook_only)
    tally = Tally(errors())
    files = find_files(articles, on_problem=tally.report)
    if engine == "ray":
        complete = code_with_ray(
            files,
            output,
            tally,
            max_chars=max_chars,
            setup=setup,
        )
        raise typer.Exit(0 if complete and not tally.troubled else 1)
    stored = output is not None and is_store(output)
    if replace and not stored:
        fail(
            "--replace is for a store (--output FILE.duckdb or a directory); other output is always written anew",
            code=2,
        )
    start = partial(start_coders, how_many(workers, files), setup, tally.console)
    try:
        if stored and output is not None:
            code_into_store(output, files, start, tally, max_chars, setup, replace=replace)
        else:
            with quiet_end(), Output(output) as out:
                out.refuse_input(files)
                if files:
                    with start() as coder:
                        _code(coder, files, out, tally, max_chars, bar=output is not None or not _on_terminal())
    except OutputError as error:
        if tally.articles:
            say(tally.console, "stopped", f"{tally}", "bold")
        fail(str(error), code=1 if tally.articles else 2)
    except KeyboardInterrupt:
        say(tally.console, "interrupted", f"{tally}", "bold")
        raise typer.Exit(INTERRUPTED) from None
    say(tally.console, "done", f"{tally}", "bold")
    raise typer.Exit(1 if tally.troubled else 0)


def _code(
    coder: detente.Coder | detente.Workers, files: list[File], out: Output, tally: Tally, max_chars: int, *, bar: bool
) -> None:
    out.begin()
    tally.start()
    with progress_bar(files, tally, bar) as on_bytes:
        found = read(files, on_problem=tally.report, max_chars=max_chars, on_bytes=on_bytes)
        for document in code_all(coder, found, tally.report):
            out.write(document)
            tally.add(document)
            on_bytes(0)


def _on_terminal() -> bool:
    return sys.stdout.isatty()
