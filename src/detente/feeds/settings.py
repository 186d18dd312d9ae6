"""The file that says which feeds to follow and how often."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from detente.data import DataError, read_toml, table_line


@dataclass(frozen=True)
class Feed:
    """A feed: what it is called, and its address."""

    name: str
    url: str


@dataclass(frozen=True)
class Settings:
    """Which feeds, and how they are asked.

    ``every``: seconds from the beginning of one round to the next. ``pause``: seconds between two requests to one host.
    ``timeout``: seconds until a request is given up. ``max_bytes``: the largest answer that is read.
    ``contact``: an address by which the owner of a site can reach you; it is sent with every request.
    """

    feeds: tuple[Feed, ...]
    contact: str = ""
    every: float = 900.0
    pause: float = 2.0
    timeout: float = 20.0
    max_bytes: int = 8_000_000


_NUMBERS = tuple(field.name for field in fields(Settings) if field.name not in {"feeds", "contact"})


def load_settings(path: Path) -> Settings:
    """Read the file ``path``.

    Raises:
        DataError: with file and line, what is wrong and what is expected.
    """
    tables = read_toml(path)
    strange = set(tables) - {"feed", "contact", *_NUMBERS}
    if strange:
        known = ", ".join(["contact", *_NUMBERS, "[[feed]]"])
        raise DataError(path, None, f"unknown {', '.join(sorted(strange))}; known are {known}")
    numbers: dict[str, Any] = {}
    for name in _NUMBERS:
        if name in tables:
            value = tables[name]
            if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
                raise DataError(path, None, f"{name} is a number that is not negative, not {value!r}")
            numbers[name] = value
    contact = tables.get("contact", "")
    if not isinstance(contact, str) or not contact.isprintable():
        raise DataError(path, None, "contact is an address in one line, such as a mail address")
    given = tables.get("feed", [])
    if not isinstance(given, list) or not given:
        raise DataError(path, None, 'no feed is named: write [[feed]], name = "…" and url = "https://…"')
    feeds = [_feed(path, number, table) for number, table in enumerate(given)]
    twice = {feed.name for feed in feeds if [f.name for f in feeds].count(feed.name) > 1}
    if twice:
        raise DataError(path, None, f"two feeds are called {min(twice)!r}")
    return Settings(feeds=tuple(feeds), contact=contact, **numbers)


def _feed(path: Path, number: int, table: object) -> Feed:
    line = table_line(path, "feed", number)
    if not isinstance(table, dict) or set(table) - {"name", "url"} or not isinstance(table.get("url"), str):
        raise DataError(path, line, "a feed has a name and a url, nothing else")
    url = table["url"]
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
        raise DataError(path, line, f"{url!r} is no address: it opens with http:// or https://")
    return Feed(str(table.get("name") or urlsplit(url).hostname), url)
