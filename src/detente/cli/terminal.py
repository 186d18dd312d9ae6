"""Standard output and standard error: what is said there, and how a command ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

import typer
from rich.console import Console
from rich.text import Text

INTERRUPTED = 130
CLOSED_PIPE = 141


def errors() -> Console:
    """The console that messages go to: standard error, lines as long as they are."""
    return Console(stderr=True, highlight=False, soft_wrap=True, emoji=False, markup=False)


def say(console: Console, label: str, message: str, style: str) -> None:
    """One line of the form ``label: message``."""
    console.print(Text.assemble((f"{label}: ", style), " ".join(message.split())))


def fail(message: str, *, code: int) -> NoReturn:
    """End the command with one line on standard error."""
    say(errors(), "error", message, "bold red")
    raise typer.Exit(code)


@contextmanager
def quiet_end() -> Iterator[None]:
    """A reader that has seen enough (``| head``) ends the command without a word."""
    try:
        yield
    except BrokenPipeError:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(CLOSED_PIPE) from None
