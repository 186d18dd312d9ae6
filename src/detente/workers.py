"""Coding in several processes: the documents that one coder gives, in the same order, in less time."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from detente.coder import AnyArticle, Coder, as_article
from detente.parsing import DEFAULT_MODEL
from detente.record import Article, Document, Versions
from detente.versions import versions

TASK_CHARS = 30_000
"""Characters a task: enough to fill a worker's batches, so that handing it over costs next to nothing."""
AHEAD = 100
"""Articles a worker that may be under way, or coded before their turn."""

Task = list[tuple[int, Article]]
"""Articles with their places in the order of the input."""
Outcome = Document | str
"""What became of an article: its document, or why there is none."""


class WorkerError(Exception):
    """An article could not be coded by a worker, or a worker cannot start. The message says why."""


class Workers:
    """Several coders, each in a process of its own: ``number`` of them, made as a coder is.

    They start when it is made and end with its ``with`` block. Processes are spawned, so a script needs the usual
    ``if __name__ == "__main__":``.

    Raises:
        ModelError, DataError: as :class:`detente.Coder`.
        WorkerError: a worker cannot start.
    """

    def __init__(
        self,
        number: int,
        *,
        model: str = DEFAULT_MODEL,
        codebook: Path | None = None,
        actors: Path | None = None,
    ) -> None:
        self._made_of = (model, codebook, actors)
        self._workers: list[_Worker] = []
        try:
            for _ in range(number):
                self._workers.append(_Worker(self._made_of))
            self._workers[0].answer()  # what is wrong with one is wrong with all
        except BaseException:
            self.close()
            raise

    @property
    def versions(self) -> Versions:
        """What the documents are coded with."""
        return versions(*self._made_of)

    def pipe(
        self, articles: Iterable[AnyArticle], *, on_error: Callable[[Article, Exception], None] | None = None
    ) -> Iterator[Document]:
        """Code many articles, in their order.

        An article that cannot be coded, or that a worker dies of, is told to ``on_error`` and left out; without
        ``on_error`` a :class:`WorkerError` is raised. The other articles of a worker that died are coded by a new one.
        """
        for worker in list(self._workers):
            if worker.task:  # of a run that was broken off
                self._replace(worker)
        tasks = _tasks(map(as_article, articles))
        again: deque[Task] = deque()
        under_way: dict[int, Article] = {}
        became: dict[int, Outcome] = {}
        turn = 0
        more = True
        while more or under_way:
            for worker in self._workers:
                if worker.idle and (again or (more and len(under_way) < AHEAD * len(self._workers))):
                    task = again.popleft() if again else next(tasks, [])
                    under_way.update(task)
                    more = more and bool(task)
                    worker.take(task)
            for worker in self._heard():
                task, answer = worker.task, worker.answer()
                if answer is not None:
                    became.update(zip((number for number, _ in task), answer, strict=True))
                    continue
                how = self._replace(worker)
                if len(task) > 1:
                    again.extend([one] for one in task)  # one by one, to find what it died of
                else:
                    became[task[0][0]] = f"its worker died of it ({how})"
            while turn in became:
                outcome, article = became.pop(turn), under_way.pop(turn)
                turn += 1
                if isinstance(outcome, Document):
                    yield outcome
                elif on_error is None:
                    raise WorkerError(f"article {article.id}: {outcome}")
                else:
                    on_error(article, WorkerError(outcome))

    def _replace(self, worker: _Worker) -> str:
        """Start another in its place; says how it ended."""
        how = worker.end()
        self._workers[self._workers.index(worker)] = _Worker(self._made_of)
        return how

    def _heard(self) -> list[_Worker]:
        """Those at work that have something to say, once one has."""
        busy = {worker.connection: worker for worker in self._workers if not worker.idle}
        return [busy[connection] for connection in wait(busy) if isinstance(connection, Connection)] if busy else []

    def close(self) -> None:
        """End the processes, whatever they are at."""
        for worker in self._workers:
            worker.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Worker:
    """One process, seen from here."""

    def __init__(self, made_of: tuple[Any, ...]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, made_of), daemon=True)
        with _deaf_to_interrupts():
            self._process.start()
        theirs.close()  # so that the end of the process is the end of the pipe
        self.task: Task = []
        self._ready = False

    @property
    def idle(self) -> bool:
        """Whether it is loaded and has no task."""
        return self._ready and not self.task

    def take(self, task: Task) -> None:
        """Give it a task; one that is dead is found out when it is listened to."""
        self.task = task
        if task:
            with suppress(OSError):
                self.connection.send([article for _, article in task])

    def answer(self) -> list[Outcome] | None:
        """What became of its task's articles (nothing yet, if it has just loaded); null if it is dead.

        Raises:
            ModelError, DataError, WorkerError: it could not load.
        """
        if self._ready and not self.task:
            return []
        try:
            told = self.connection.recv()
        except (EOFError, OSError):
            if not self._ready:
                raise WorkerError(f"a worker ended while it loaded ({self.end()}); try with fewer workers") from None
            return None
        if isinstance(told, Exception):
            raise told
        self._ready, self.task = True, []
        coded: list[Outcome] = told
        return coded

    def end(self) -> str:
        """End the process, if it has not ended by itself, and say how it did."""
        self.connection.close()
        self._process.join(0.2)
        if self._process.is_alive():
            self._process.terminate()
        self._process.join()
        code = self._process.exitcode or 0
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes started meanwhile leave Ctrl-C to this one, which ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)


def _tasks(articles: Iterable[Article]) -> Iterator[Task]:
    task: Task = []
    size = 0
    for place in enumerate(articles):
        task.append(place)
        size += len(place[1].text)
        if size >= TASK_CHARS:
            yield task
            task, size = [], 0
    if task:
        yield task


def _serve(connection: Connection, made_of: tuple[Any, ...]) -> None:
    """What a worker does until the pipe ends."""
    model, codebook, actors = made_of
    try:
        coder = Coder(model=model, codebook=codebook, actors=actors)
    except Exception as error:
        connection.send(error)
        return
    connection.send([])
    while True:
        try:
            articles = connection.recv()
        except EOFError:
            return
        connection.send(outcomes(coder, articles))


def outcomes(coder: Coder, articles: list[Article]) -> list[Outcome]:
    """One an article, in order; they are coded one by one only if something is wrong with one of them."""
    try:
        return list(coder.pipe(articles))
    except Exception as error:
        if len(articles) == 1:
            return [f"{type(error).__name__}: {error}"]
    return [outcome for article in articles for outcome in outcomes(coder, [article])]
