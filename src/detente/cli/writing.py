"""Where the commands that give figures and tables write: their common options and how a file comes to be."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from detente.cli.terminal import fail

AsJson = Annotated[bool, typer.Option("--json", help="Give the figures as JSON.")]
Out = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write there instead of to standard output.", show_default=False
    ),
]


def screen() -> Console:
    """The console that tables go to: standard output; what a terminal has no character for is a question mark there."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")
    return Console(highlight=False, emoji=False)


def destination(output: Path | None, inputs: Iterable[Path]) -> None:
    """End the command if ``output`` cannot be written to, or is one of the ``inputs``."""
    if output is None:
        return
    if output.is_dir():
        fail(f"{output} is a directory: give a file to write to", code=2)
    if not output.absolute().parent.is_dir():
        fail(f"cannot write to {output}: there is no directory {output.parent}", code=2)
    for path in inputs:
        if path.exists() and output.exists() and path.samefile(output):
            fail(f"{path} is an input and the output: choose another --output", code=2)


def write_text(text: str, output: Path | None) -> None:
    """Write ``text`` to a file in UTF-8, or to standard output."""
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        fail(f"cannot write to {output}: {error.strerror or error}", code=2)
