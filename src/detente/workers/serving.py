"""What a worker does: it takes tasks from a pipe and answers what became of their articles."""

from __future__ import annotations

import os
import signal
import sys
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from detente.lasting import lasting
from detente.record import Article, Document

if TYPE_CHECKING:
    from detente.coder import Coder
    from detente.setup import Setup

Outcome = Document | str
"""What became of an article: its document, or why there is none."""

_WARM = "On 3 May 2021 the prime minister of Peru met Chad's envoy in Paris and said that he would visit Mali."


def load(setup: Setup) -> Coder:
    """A coder for this process, which does nothing else: loaded with all that its first article would load.

    Raises:
        ModelError, DataError: as :class:`detente.Coder`.
    """
    with lasting():
        from detente.coder import Coder

        coder = Coder(**setup.arguments)
        coder.code(_WARM)
    return coder


def serve(connection: Connection, coder: Coder) -> None:
    """Answer tasks, lists of articles, with a list of outcomes each, until the pipe ends.

    The first answer, an empty list, says that it is loaded. Tasks are taken from the pipe at once and wait here, so
    that whoever sends one need not wait.
    """
    tasks: SimpleQueue[list[Article] | None] = SimpleQueue()

    def take() -> None:
        try:
            while True:
                tasks.put(connection.recv())
        except (EOFError, OSError):
            tasks.put(None)

    Thread(target=take, daemon=True).start()
    connection.send([])
    while (articles := tasks.get()) is not None:
        connection.send(outcomes(coder, articles))


def outcomes(coder: Coder, articles: list[Article]) -> list[Outcome]:
    """One an article, in order; they are coded one by one only if something is wrong with one of them."""
    try:
        return list(coder.pipe(articles))
    except Exception as error:
        if len(articles) == 1:
            return [f"{type(error).__name__}: {error}"]
    return [outcome for article in articles for outcome in outcomes(coder, [article])]


def serve_alone(connection: Connection, setup: Setup) -> None:
    """A worker in a process that has nothing yet: it loads, or tells why it cannot, and serves."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    try:
        coder = load(setup)
    except Exception as error:
        connection.send(error)
        return
    serve(connection, coder)


def serve_forked(connection: Connection, coder: Coder) -> None:
    """A worker in a process forked from one that has loaded; it does not return."""
    code = 1
    try:
        serve(connection, coder)
        code = 0
    except BaseException as error:
        print(f"a worker failed: {type(error).__name__}: {error}", file=sys.stderr)
    finally:
        os._exit(code)
