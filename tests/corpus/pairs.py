"""Pairwise score of the threads of an annotated corpus (see README.md)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli

from detente.corpus import link, tellings
from detente.record import Document

if TYPE_CHECKING:
    from detente import Coder

FOLDER = Path(__file__).parent

Place = tuple[str, int]
"""An annotated report: the article and its number there."""


@dataclass
class Pairs:
    """Pairs of reports: put together rightly, put together wrongly, left apart wrongly; and all annotated ones."""

    right: int = 0
    false: int = 0
    missed: int = 0
    annotated: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.false)

    @property
    def recall(self) -> float:
        """Of the pairs of which both ends were found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def recall_of_all(self) -> float:
        return self.right / max(1, self.annotated)

    def __str__(self) -> str:
        return (
            f"P {self.precision:.1%}  R {self.recall:.1%}  R of all {self.recall_of_all:.1%}  "
            f"(right {self.right}, false {self.false}, missed {self.missed}, annotated {self.annotated})"
        )


def corpus(coder: Coder, which: str = "threads") -> list[tuple[str, dict[str, Any], Document]]:
    """The articles of a folder: key, annotation, and what the coder makes of it."""
    found = []
    for path in sorted((FOLDER / which).glob("*.toml")):
        for number, article in enumerate(tomli.loads(path.read_text(encoding="utf-8"))["article"], 1):
            key = f"{path.stem}-{number:02}"
            found.append((key, article, coder.code(article["text"].strip(), published=article["published"], id=key)))
    return found


def score(articles: Iterable[tuple[str, dict[str, Any], Document]]) -> Pairs:
    """The score of all threads made of the articles' engagements."""
    articles = list(articles)
    wanted: dict[Place, str] = {}
    meant: dict[str, str] = {}
    for key, gold, document in articles:
        wanted |= {(key, number): thread for number, (_, thread) in enumerate(gold["threads"])}
        meant |= _meant(key, gold, document)
    threads = link(tellings((key, document) for key, _, document in articles))
    found = {telling.key: thread.key for thread in threads for telling in thread.tellings}
    pairs = Pairs(annotated=sum(a == b and not a.endswith("?") for a, b in combinations(wanted.values(), 2)))
    for one, other in combinations(found, 2):
        ours, theirs = meant.get(one, one), meant.get(other, other)
        if ours.endswith("?") or theirs.endswith("?"):
            continue
        together, belong = found[one] == found[other], ours == theirs
        pairs.right += together and belong
        pairs.false += together and not belong
        pairs.missed += belong and not together
        if together != belong:
            pairs.notes.append(f"{'false ' if together else 'missed'} {one} ({ours}) {other} ({theirs})")
    return pairs


def _meant(key: str, gold: dict[str, Any], document: Document) -> dict[str, str]:
    """The thread of each engagement that is annotated; each annotation is given to the first that has its words."""
    text, used = document.article.text, set()
    found: dict[str, str] = {}
    for number, engagement in enumerate(document.engagements, 1):
        for at, (words, thread) in enumerate(gold["threads"]):
            start = text.index(words)
            triggers = [m.evidence.trigger for m in engagement.mentions]
            if at not in used and any(start < t[1] and t[0] < start + len(words) for t in triggers):
                used.add(at)
                found.setdefault(f"{key}/g{number}", thread)
    return found
