"""The coder for texts that are pasted in: loaded when first wanted, in a thread, one text at a time."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from detente.record import Document

if TYPE_CHECKING:
    from detente import Coder

_WAITING = 4


class BusyError(Exception):
    """Too many texts are waiting."""


class LazyCoder:
    """A coder that is made when it is first wanted."""

    def __init__(self, make: Callable[[], Coder] | None = None) -> None:
        self._make = make or _default
        self._coder: Coder | None = None
        self._lock = threading.Lock()
        self._room = threading.BoundedSemaphore(_WAITING)

    def warm(self) -> None:
        """Begin to load, so that it is there when the text comes."""
        if self._coder is None and not self._lock.locked():
            threading.Thread(target=self._load, name="coder").start()

    def code(self, text: str, published: datetime.date | None) -> Document:
        """Code one text.

        Raises:
            BusyError: too many texts are waiting already.
        """
        if not self._room.acquire(blocking=False):
            raise BusyError
        try:
            coder = self._load()
            with self._lock:
                return coder.code(text, published=published)
        finally:
            self._room.release()

    def _load(self) -> Coder:
        with self._lock:
            if self._coder is None:
                self._coder = self._make()
            return self._coder


def _default() -> Coder:
    from detente import Coder

    return Coder()
