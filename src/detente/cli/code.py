"""``detente code``: articles to JSON Lines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn

from detente.cli.coding import code_all, load_coder
from detente.cli.options import Actors, Articles, Codebook, MaxChars, Model
from detente.cli.output import Output, OutputError
from detente.cli.tally import Tally
from detente.cli.terminal import INTERRUPTED, errors, fail, quiet_end, say
from detente.parsing import DEFAULT_MODEL
from detente.reading import MAX_CHARS, File, find_files, read

if TYPE_CHECKING:
    from detente import Coder


def code(
    articles: Articles,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write there instead of to standard output.", show_default=False
        ),
    ] = None,
    model: Model = DEFAULT_MODEL,
    codebook: Codebook = None,
    actors: Actors = None,
    max_chars: MaxChars = MAX_CHARS,
) -> None:
    """Code articles: one JSON object an article, one a line.

    Each object holds the article and its events, statements, engagements and
    positions; every span is a pair of character offsets into the article's
    text. What cannot be read or coded is named on standard error, and
    everything else goes on.

    [bold]Exit code[/bold]  0 all coded, 1 something skipped or read in part, 2 wrong use.

    [bold]Examples[/bold]

      detente code news/*.txt --output coded.jsonl
      detente code archive.csv.gz > coded.jsonl
      cat article.txt | detente code -
    """
    tally = Tally(errors())
    files = find_files(articles, on_problem=tally.report)
    try:
        with quiet_end(), Output(output) as out:
            out.refuse_input(files)
            if files:
                coder = load_coder(model, tally.console, codebook, actors)
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


def _code(coder: Coder, files: list[File], out: Output, tally: Tally, max_chars: int, *, bar: bool) -> None:
    out.begin()
    tally.start()
    with _progress(files, tally, bar) as on_bytes:
        found = read(files, on_problem=tally.report, max_chars=max_chars, on_bytes=on_bytes)
        for document in code_all(coder, found, tally.report):
            out.write(document)
            tally.add(document)
            on_bytes(0)


@contextmanager
def _progress(files: list[File], tally: Tally, wanted: bool) -> Iterator[Callable[[int], None]]:
    """A bar over the bytes of the files, on a terminal only; gives the function that moves it on."""
    if not (wanted and tally.console.is_terminal):
        yield lambda _: None
        return
    sizes = [file.size for file in files]
    progress = Progress(
        SpinnerColumn(),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[counts]}"),
        TimeElapsedColumn(),
        console=tally.console,
        transient=True,
    )
    with progress:
        task = progress.add_task("", total=sum(sizes) if all(sizes) else None, counts="")

        def move(count: int) -> None:
            progress.update(task, advance=count, counts=tally.counts())

        yield move


def _on_terminal() -> bool:
    return sys.stdout.isatty()
