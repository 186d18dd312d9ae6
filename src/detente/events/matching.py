"""Matching the codebook's patterns against the clauses of a sentence."""

from __future__ import annotations

from detente.events.attempt import Attempt
from detente.events.codebook import Entry
from detente.events.found import Found, Inner, Miss
from detente.events.parties import Parties
from detente.events.patterns import Pattern
from detente.events.words import predicate_at
from detente.parsing import Clause
from detente.resolving import Resolution


class Matcher:
    """Matches patterns against the clauses of one sentence."""

    def __init__(self, resolution: Resolution, lists: dict[str, frozenset[str]], inner: Inner) -> None:
        self.tracing = False
        self.resolution = resolution
        self.parties = Parties(resolution, lists["texts"], lists["deeds"], lists["people"])
        self.lists = lists
        self.inner = inner

    def match(self, entry: Entry, pattern: Pattern, clause: Clause) -> Found | Miss:
        """Match ``pattern`` of ``entry`` against ``clause``; a :class:`Miss` says why not."""
        last = predicate_at(pattern, clause)
        if last is None:
            return Miss(pattern, "the words of the predicate are not all there", near=False)
        attempt = Attempt(self, entry, pattern, clause)
        reason = attempt.run(last)
        if reason:
            return Miss(pattern, reason, reached=attempt.reached)
        return attempt.found
