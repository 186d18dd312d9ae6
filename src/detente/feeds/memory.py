"""What is remembered from one round to the next: which items were seen, and what a feed said about itself."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from detente.data import DataError

KEPT = 5_000
"""How many items of a feed are remembered: more than any feed announces at once."""


class Memory:
    """The memory of all feeds in one JSON file, written anew as a whole so that it is never half written.

    Raises:
        DataError: the file is none that was written here.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._feeds: dict[str, dict[str, Any]] = {}
        if path.exists():
            try:
                stored = json.loads(path.read_text(encoding="utf-8"))
                self._feeds = {url: {"seen": [], **about} for url, about in stored["feeds"].items()}
            except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
                raise DataError(path, None, f"this is no memory of feeds ({error}); remove it to begin anew") from error

    def seen(self, feed: str, item: str) -> bool:
        """Whether an item of the feed at address ``feed`` was remembered."""
        return item in self._feed(feed)["seen"]

    def remember(self, feed: str, item: str) -> None:
        """Remember an item; the oldest are forgotten."""
        seen = self._feed(feed)["seen"]
        if item not in seen:
            seen.append(item)
        del seen[:-KEPT]

    def conditions(self, feed: str) -> dict[str, str]:
        """The headers that ask for the feed only if it has changed."""
        about = self._feed(feed)
        asked = {"If-None-Match": about.get("etag"), "If-Modified-Since": about.get("modified")}
        return {name: value for name, value in asked.items() if value}

    def answered(self, feed: str, etag: str | None, modified: str | None) -> None:
        """Keep what the feed said of its version."""
        self._feed(feed).update(etag=etag, modified=modified)

    def save(self) -> None:
        """Write it down.

        Raises:
            OSError: it cannot be written.
        """
        written = self.path.with_name(self.path.name + ".new")
        with written.open("w", encoding="utf-8") as file:
            json.dump({"feeds": self._feeds}, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        written.replace(self.path)

    def _feed(self, feed: str) -> dict[str, Any]:
        return self._feeds.setdefault(feed, {"seen": []})
