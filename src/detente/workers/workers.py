"""Several workers for one stream of articles."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Self

from detente.parsing import DEFAULT_MODEL
from detente.reading import AnyArticle, as_article
from detente.record import Article, Document, Versions
from detente.setup import Setup
from detente.workers.nursery import ForkingNursery, SpawningNursery
from detente.workers.serving import Outcome
from detente.workers.tasks import Tasks
from detente.workers.worker import Task, Worker, WorkerError

AHEAD = 100
"""Articles a worker that may be under way, or coded before their turn."""
QUEUE = 2
"""Tasks that a worker may have: one that it is at, and one so that it need not wait for the next."""

Nursery = ForkingNursery if sys.platform == "linux" else SpawningNursery


class Workers:
    """Several coders, each in a process of its own: ``number`` of them, made as a coder is.

    They start when it is made and end with its ``with`` block. On Linux the words and the language pipeline are loaded
    once and shared. Elsewhere the processes are spawned, so a script needs the usual ``if __name__ == "__main__":``.

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
        codebook_only: bool = False,
    ) -> None:
        self._setup = Setup(model, codebook, actors, codebook_only)
        self._workers: list[Worker] = []
        self._nursery = Nursery(self._setup)
        try:
            for _ in range(number):
                self._workers.append(Worker(self._nursery.worker()))
            self._workers[0].answer()  # what is wrong with one is wrong with all
        except BaseException:
            self.close()
            raise

    @property
    def versions(self) -> Versions:
        """What the documents are coded with."""
        return self._setup.versions

    def pipe(
        self, articles: Iterable[AnyArticle], *, on_error: Callable[[Article, Exception], None] | None = None
    ) -> Iterator[Document]:
        """Code many articles, in their order.

        An article that cannot be coded, or that a worker dies of, is told to ``on_error`` and left out; without
        ``on_error`` a :class:`WorkerError` is raised. The other articles of a worker that died are coded by a new one.
        """
        for worker in list(self._workers):
            if worker.tasks:  # of a run that was broken off
                self._replace(worker)
        tasks = Tasks(map(as_article, articles), len(self._workers))
        again: deque[Task] = deque()
        under_way: dict[int, Article] = {}
        became: dict[int, Outcome] = {}
        turn = 0
        while tasks.more or under_way:
            self._hand_out(tasks, again, under_way)
            for worker in self._heard():
                answer = worker.answer()
                if answer is not None:
                    became.update(answer)
                    continue
                how = self._replace(worker)
                lost = [place for task in worker.tasks for place in task]
                if len(lost) > 1:
                    again.extend([place] for place in lost)  # one by one, to find what it died of
                else:
                    became.update((number, f"its worker died of it ({how})") for number, _ in lost)
            while turn in became:
                outcome, article = became.pop(turn), under_way.pop(turn)
                turn += 1
                if isinstance(outcome, Document):
                    yield outcome
                elif on_error is None:
                    raise WorkerError(f"article {article.id}: {outcome}")
                else:
                    on_error(article, WorkerError(outcome))

    def _hand_out(self, tasks: Tasks, again: deque[Task], under_way: dict[int, Article]) -> None:
        """Give tasks to those that have none, then a second one; what may be deadly goes alone to one that has none."""
        for load in range(QUEUE):
            for worker in self._workers:
                if not worker.has_room(load):
                    continue
                if again and not load:
                    worker.take(again.popleft(), alone=True)
                elif not again and tasks.more and len(under_way) < AHEAD * len(self._workers):
                    task = tasks.next()
                    under_way.update(task)
                    if task:
                        worker.take(task)

    def _replace(self, worker: Worker) -> str:
        """Start another in its place; says how it ended."""
        how = worker.end()
        self._workers[self._workers.index(worker)] = Worker(self._nursery.worker())
        return how

    def _heard(self) -> list[Worker]:
        """Those at work that have something to say, once one has."""
        busy = {worker.connection: worker for worker in self._workers if worker.tasks or not worker.ready}
        return [busy[connection] for connection in wait(busy) if isinstance(connection, Connection)] if busy else []

    def close(self) -> None:
        """End the processes, whatever they are at."""
        for worker in self._workers:
            worker.connection.close()
        self._nursery.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
