"""Feeds: what RSS and Atom feeds announce, fetched politely. The door is :class:`Watcher`."""

from detente.feeds.memory import Memory
from detente.feeds.settings import Feed, Settings, load_settings
from detente.feeds.visitor import NotFetchedError, Visitor
from detente.feeds.watcher import Round, Watcher

__all__ = ["Feed", "Memory", "NotFetchedError", "Round", "Settings", "Visitor", "Watcher", "load_settings"]
