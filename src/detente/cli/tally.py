"""What a run did: documents, words, problems; each problem is a line when it happens."""

from __future__ import annotations

import time
from collections import Counter

from rich.console import Console

from detente.cli.terminal import say
from detente.reading import Problem
from detente.record import Document


class Tally:
    """Counts for the closing line. Problems are shown on ``console`` as they come."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.articles = self.words = 0
        self.events = self.statements = self.engagements = self.positions = 0
        self.known = 0
        """Articles that the store had already."""
        self.skipped: Counter[str] = Counter()
        self.noted: Counter[str] = Counter()
        self._start = time.perf_counter()

    def start(self) -> None:
        """Words a second are counted from here: the loading of the model is over."""
        self._start = time.perf_counter()

    def report(self, problem: Problem) -> None:
        """Show and count a problem."""
        (self.noted if problem.kept else self.skipped)[problem.reason] += 1
        say(self.console, "note" if problem.kept else "skipped", str(problem), "yellow")

    def add(self, document: Document) -> None:
        """Count a document."""
        self.articles += 1
        self.events += len(document.events)
        self.statements += len(document.statements)
        self.engagements += len(document.engagements)
        self.positions += len(document.positions)
        self.words += len(document.article.text.split())

    @property
    def speed(self) -> float:
        """Words a second."""
        return self.words / max(time.perf_counter() - self._start, 1e-9)

    @property
    def troubled(self) -> bool:
        """Whether anything was skipped, failed or read in part."""
        return bool(self.skipped or self.noted)

    def counts(self) -> str:
        """What was coded so far, and how fast."""
        parts = [_number(self.articles, "article"), _number(self.events, "event")]
        parts += [_number(self.statements, "statement"), _number(self.engagements, "engagement")]
        parts += [_number(self.positions, "position"), f"{self.speed:,.0f} words/s"]
        return ", ".join(parts)

    def __str__(self) -> str:
        line = f"{self.counts()}; {self.skipped.total():,} skipped" + _reasons(self.skipped)
        if self.known:
            line += f"; {self.known:,} there already"
        if self.noted:
            line += f"; {self.noted.total():,} read in part" + _reasons(self.noted)
        return line


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def _reasons(counts: Counter[str]) -> str:
    listed = ", ".join(f"{count:,} {reason}" for reason, count in sorted(counts.items()))
    return f" ({listed})" if listed else ""
