"""Rounds through the feeds: what each announces anew, as articles."""

from __future__ import annotations

import calendar
import datetime
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import feedparser

from detente.feeds.memory import Memory
from detente.feeds.settings import Feed, Settings
from detente.feeds.visitor import NotFetchedError, Visitor
from detente.reading import Problem, read_page, read_words
from detente.record import Article

LONG_ENOUGH = 600
"""Characters from which on the text that a feed itself carries is taken for the article."""
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BREAK = re.compile(r"</(?:p|div|h[1-6]|li|blockquote)>|<br\s*/?>", re.I)


@dataclass(frozen=True)
class Round:
    """An item that a feed announced: the article, and whose it is."""

    feed: Feed
    item: str
    article: Article


class Watcher:
    """Goes round the feeds of ``settings``; what was seen is kept in ``memory``."""

    def __init__(
        self,
        settings: Settings,
        memory: Memory,
        visitor: Visitor,
        *,
        on_problem: Callable[[Problem], None],
    ) -> None:
        self.settings, self.memory, self.visitor = settings, memory, visitor
        self._report = on_problem

    def round(self) -> Iterator[Round]:
        """One round: the articles that are new, feed by feed.

        Call :meth:`done` with each when it is safe: it is announced anew in the next round until then.
        """
        for feed in self.settings.feeds:
            try:
                yield from self._of(feed)
            except NotFetchedError as error:
                self._report(Problem(feed.url, None, "unreadable", error.what, error.advice))

    def done(self, found: Round) -> None:
        """Remember an item that was coded."""
        self.memory.remember(found.feed.url, found.item)

    def _of(self, feed: Feed) -> Iterator[Round]:
        answer = self.visitor.fetch(feed.url, self.memory.conditions(feed.url))
        if answer.status == 304:
            return
        if answer.status != 200:
            raise NotFetchedError(f"the site answered {answer.status}", "check the address")
        told = feedparser.parse(answer.content, response_headers={"content-location": answer.url})
        entries: list[Any] = told.entries
        if not entries and told.bozo:
            raise NotFetchedError("this is no RSS or Atom feed", "check the address")
        complete = True
        for entry in entries:
            item = str(entry.get("id") or entry.get("link") or "")
            if not item or self.memory.seen(feed.url, item):
                continue
            try:
                article = self._article(feed, item, entry)
            except NotFetchedError as error:
                complete = False
                self._report(Problem(feed.url, item[:200], "unreadable", error.what, error.advice))
                continue
            if article is None:
                self.memory.remember(feed.url, item)  # nothing to be read there, now or later
            else:
                yield Round(feed, item, article)
        if complete:
            self.memory.answered(feed.url, answer.headers.get("etag"), answer.headers.get("last-modified"))

    def _article(self, feed: Feed, item: str, entry: Any) -> Article | None:
        """The article of one item: the page that it links to, or the text that the feed carries."""
        title, day = _plain(entry.get("title", "")) or None, _day(entry)
        carried = max((_plain(c.get("value", "")) for c in entry.get("content", [])), key=len, default="")
        link = str(entry.get("link") or "")
        page = b""
        if link and len(carried) < LONG_ENOUGH:
            answer = self.visitor.fetch(link)
            if answer.status >= 500:
                raise NotFetchedError(f"the site answered {answer.status}", "it is tried again next time")
            page = answer.content if answer.status == 200 else b""
        if not page and len(carried) < LONG_ENOUGH:
            return None
        source = link or feed.url
        read = read_page(page, source, title=title, published=day) if page else None
        for found in read or read_words(carried, source, title=title, published=day):
            if isinstance(found, Article):
                return found
            self._report(Problem(feed.url, item[:200], found.reason, found.what, found.advice, kept=found.kept))
        return None


def _plain(markup: str) -> str:
    """The words of a piece of HTML, a line a paragraph."""
    lines = html.unescape(_TAG.sub("", _BREAK.sub("\n", markup))).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _day(entry: Any) -> datetime.date | None:
    """The day (UTC) that the feed gives the item."""
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    if moment is None:
        return None
    try:
        return datetime.datetime.fromtimestamp(calendar.timegm(moment), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
