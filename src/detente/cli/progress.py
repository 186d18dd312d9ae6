"""Bars on a terminal: over what is read, and over the steps of a preparation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn

from detente.cli.tally import Tally
from detente.reading import File


@contextmanager
def progress_bar(files: list[File], tally: Tally, wanted: bool) -> Iterator[Callable[[int], None]]:
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


@contextmanager
def steps_bar(console: Console) -> Iterator[Callable[[int, int], None]]:
    """A bar over steps, on a terminal only; gives the function that is told how many of how many are done."""
    if not console.is_terminal:
        yield lambda _done, _of: None
        return
    columns = (SpinnerColumn(), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda done, of: progress.update(task, completed=done, total=of)
