"""Print what `detente code` found: python scripts/overview.py CODED.jsonl"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table

from detente import Document
from detente.record import Actor, Event


def who(actors: list[Actor]) -> str:
    """The actors' countries, or their names where they have none, each once."""
    return " + ".join(dict.fromkeys(actor.country or actor.name for actor in actors)) or "–"


def line(event: Event) -> str:
    """One event in short: who, what, to whom, how real, on whose word."""
    what = f"{event.type} {event.mode}" if event.mode else event.type
    sayers = [link.speaker.name for link in event.attribution if link.speaker]
    says = f", says {sayers[-1]}" if sayers else ""
    to = f" > {who(event.recipients)}" if event.recipients else ""
    return f"{who(event.actors)}{to}: {what} ({event.status}{says})"


def main() -> int:
    """Print one table: articles, counts and the surest events of each."""
    documents = [
        Document.model_validate_json(row) for row in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    ]
    table = Table("article", "events", "statements", "the surest events", title="What came of the example articles")
    for document in documents:
        article = document.article
        surest = sorted(document.events, key=lambda event: (-event.confidence, event.evidence.trigger))[:4]
        headline = article.title or article.text.strip().split("\n")[0]
        table.add_row(
            f"{headline}\n[dim]{article.published}[/dim]",
            str(len(document.events)),
            str(len(document.statements)),
            "\n".join(line(event) for event in surest),
        )
        table.add_section()
    console = Console()
    console.print(table)
    types = Counter(event.type for document in documents for event in document.events)
    console.print("Events by type:", ", ".join(f"{name} {count}" for name, count in types.most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
