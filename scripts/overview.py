"""Print what `detente code` found in short: python scripts/overview.py CODED.jsonl"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from detente import Document
from detente.record import Actor, Event

SHOWN = 4
"""Events of an article that are shown: the surest ones."""
MET = 2
"""Engagements of an article that are shown: the first ones."""


def who(actors: list[Actor]) -> str:
    """The actors' countries, or their names where they have none, each once."""
    return "+".join(dict.fromkeys(actor.country or actor.name for actor in actors)) or "?"


def line(event: Event) -> str:
    """One event in short: who, what, to whom, how real, on whose word."""
    what = f"{event.type} {event.mode}" if event.mode else event.type
    sayers = [link.speaker.name for link in event.attribution if link.speaker]
    says = f", says {sayers[-1]}" if sayers else ""
    to = f" > {who(event.recipients)}" if event.recipients else ""
    return f"{who(event.actors)}{to}: {what} ({event.status}{says})"


def count(number: int, noun: str) -> str:
    """ "1 event", "2 events"."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def main() -> int:
    """Print each article with its counts, the surest of its events and some engagements, and the counts of all."""
    documents = [
        Document.model_validate_json(row) for row in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    ]
    for document in documents:
        article = document.article
        headline = article.title or article.text.strip().split("\n")[0]
        print(f"\n{article.published}  {headline}")
        kinds = ("event", "statement", "engagement", "position")
        counts = [count(len(getattr(document, f"{kind}s")), kind) for kind in kinds]
        print(f"    {', '.join(counts)}; the surest events and first engagements:")
        surest = sorted(document.events, key=lambda event: (-event.confidence, event.evidence.trigger))[:SHOWN]
        for event in sorted(surest, key=lambda event: event.evidence.trigger):
            print(f"      {line(event)}")
        for engagement in document.engagements[:MET]:
            print(f"      {engagement.kind} of {who(engagement.parties)} ({engagement.status})")
    types = Counter(event.type for document in documents for event in document.events)
    forms = Counter(statement.form for document in documents for statement in document.statements)
    engaged = Counter(engagement.kind for document in documents for engagement in document.engagements)
    stances = Counter(position.stance for document in documents for position in document.positions)
    print("\nEvents by type:", ", ".join(f"{name} {number}" for name, number in types.most_common()))
    print("Statements by form:", ", ".join(f"{name} {number}" for name, number in forms.most_common()))
    print("Engagements by kind:", ", ".join(f"{name} {number}" for name, number in engaged.most_common()))
    print("Positions by stance:", ", ".join(f"{name} {number}" for name, number in stances.most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
