"""The coder as the commands use it: loaded with a word on the terminal, and no article costs another."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from rich.console import Console

from detente.cli.terminal import fail
from detente.data import DataError
from detente.lasting import lasting
from detente.parsing import DEFAULT_MODEL, ModelError
from detente.reading import File, Problem
from detente.record import Article, Document
from detente.setup import Setup

if TYPE_CHECKING:
    from detente import Coder, Workers

WORTH_A_WORKER = 100_000
"""Bytes of input below which a further process costs more time to start than it saves."""


def load_coder(setup: Setup, console: Console) -> Coder:
    """The coder of a setup; if a pipeline that the user named is missing, the command ends with 2."""
    with _loading(setup, console), lasting():
        from detente import Coder

        return Coder(**setup.arguments)


@contextmanager
def start_coders(number: int, setup: Setup, console: Console) -> Iterator[Coder | Workers]:
    """One coder, or several in processes of their own that end with the block. Fails as :func:`load_coder` does."""
    if number == 1:
        yield load_coder(setup, console)
        return
    from detente import WorkerError, Workers

    try:
        with _loading(setup, console):
            coders = Workers(number, **setup.arguments)
        with coders:
            yield coders
    except WorkerError as error:
        fail(str(error), code=1)


def how_many(asked: int | None, files: Iterable[File]) -> int:
    """How many coders to start: as many as asked for, else one a core, but none that has little to do.

    Of what comes on standard input nobody knows how much it is: one reads it, unless told otherwise.
    """
    if asked is not None:
        return asked
    return min(cores(), 1 + sum(file.size for file in files) // WORTH_A_WORKER)


@contextmanager
def _loading(setup: Setup, console: Console) -> Iterator[None]:
    """A word on the terminal meanwhile."""
    try:
        with console.status(f"Loading {setup.model} …") if console.is_terminal else nullcontext():
            yield
    except ModelError as error:
        fail(str(error), code=1 if setup.model == DEFAULT_MODEL else 2)
    except DataError as error:
        fail(str(error), code=1 if setup.ours else 2)


def cores() -> int:
    """The processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def code_all(
    coder: Coder | Workers, articles: Iterator[Article], on_problem: Callable[[Problem], None]
) -> Iterator[Document]:
    """The documents of ``articles``, in order; one that the coder fails on goes to ``on_problem``."""
    waiting: deque[Article] = deque()

    def feed() -> Iterator[Article]:
        for article in articles:
            waiting.append(article)
            yield article

    def failed(article: Article, error: Exception) -> None:
        waiting.popleft()
        on_problem(_failure(article, error))

    while True:
        try:
            for document in coder.pipe(feed(), on_error=failed):
                waiting.popleft()
                yield document
            return
        except Exception:  # a batch broke as a whole: its articles are tried one by one
            if not waiting:
                raise
        for article in list(waiting):
            try:
                document = next(iter(coder.pipe([article])))
            except Exception as error:
                failed(article, error)
            else:
                waiting.popleft()
                yield document


def _failure(article: Article, error: Exception) -> Problem:
    what = f"the coder failed ({type(error).__name__}: {str(error)[:200]})"
    record = f"article {article.id}"
    return Problem(article.source or "-", record, "not coded", what, "please report this with the article")
