"""Cutting the stream of articles into tasks: small ones first, so that there is a document soon, and small ones last,
so that all workers end at about the same time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from detente.record import Article
from detente.workers.worker import Task

LARGE = 30_000
"""Characters of a full task: enough to fill a worker's batches, so that handing it over costs next to nothing."""
SMALL = 4_000
"""Characters of the first tasks, and of the last."""


class Tasks:
    """The tasks for ``workers`` workers. It reads ahead as far as it needs to see the end coming."""

    def __init__(self, articles: Iterable[Article], workers: int) -> None:
        self._articles = enumerate(articles)
        self._workers = workers
        self._given = 0
        self._waiting: deque[tuple[int, Article]] = deque()
        self._chars = 0
        self.more = True
        """Whether there may be another task."""

    def next(self) -> Task:
        """The next task; an empty one at the end of the stream."""
        # each worker's tasks double, from SMALL to LARGE
        wanted = min(LARGE, SMALL * 2 ** min(10, self._given // self._workers))
        self._read(2 * wanted * self._workers)
        size = min(wanted, max(SMALL, self._chars // (2 * self._workers)))
        task: Task = []
        while self._waiting and size > 0:
            task.append(self._waiting.popleft())
            size -= len(task[-1][1].text)
            self._chars -= len(task[-1][1].text)
        self._given += 1
        self.more = bool(task)
        return task

    def _read(self, chars: int) -> None:
        while self._chars < chars and (place := next(self._articles, None)) is not None:
            self._waiting.append(place)
            self._chars += len(place[1].text)
