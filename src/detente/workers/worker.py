"""One worker, seen from whoever gives it tasks."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from threading import current_thread, main_thread
from typing import Protocol

from detente.record import Article
from detente.workers.serving import Outcome

Task = list[tuple[int, Article]]
"""Articles with their places in the order of the input."""


class WorkerError(Exception):
    """An article could not be coded by a worker, or a worker cannot start. The message says why."""


class Process(Protocol):
    """A process that serves tasks."""

    connection: Connection

    def end(self) -> str:
        """Close the pipe, end the process if it does not end by itself, and say how it did."""


class Worker:
    """A process with the tasks that were given to it, in the order in which it answers them."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.connection = process.connection
        self.tasks: deque[Task] = deque()
        self.ready = False
        self._alone = False

    def has_room(self, tasks: int) -> bool:
        """Whether it has so many tasks and may have another one."""
        return self.ready and len(self.tasks) == tasks and not (tasks and self._alone)

    def take(self, task: Task, *, alone: bool = False) -> None:
        """Give it a task, ``alone`` if it gets none to it; that it is dead is found out when it is listened to."""
        self.tasks.append(task)
        self._alone = alone
        with suppress(OSError):
            self.connection.send([article for _, article in task])

    def answer(self) -> list[tuple[int, Outcome]] | None:
        """What became of its first task's articles (of none, if it has just loaded); null if it is dead.

        Raises:
            ModelError, DataError, WorkerError: it could not load.
        """
        try:
            told = self.connection.recv()
        except (EOFError, OSError):
            if not self.ready:
                raise WorkerError(f"a worker ended while it loaded ({self.end()}); try with fewer workers") from None
            return None
        if isinstance(told, Exception):
            raise told
        if not self.ready:
            self.ready = True
            return []
        return list(zip((number for number, _ in self.tasks.popleft()), told, strict=True))

    def end(self) -> str:
        """End the process, whatever it is at, and say how it ended."""
        return self._process.end()


def how_it_ended(code: int) -> str:
    """In words what a process left behind: the number of a signal below zero, else an exit code."""
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


@contextmanager
def deaf_to_interrupts() -> Iterator[None]:
    """Processes started meanwhile leave Ctrl-C to this one, which ends them."""
    if current_thread() is not main_thread():
        yield
        return
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
