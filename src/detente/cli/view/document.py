"""One document: a heading, the marked text and the tables."""

from __future__ import annotations

from pathlib import PurePath

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.text import Text

from detente.cli.view.marks import find_marks
from detente.cli.view.tables import counts, engagements_table, events_table, positions_table, statements_table
from detente.cli.view.text import legend, marked
from detente.record import Document, paragraphs

MEASURE = 100
"""The longest line of running text, in columns: longer ones are hard to read."""


def show(document: Document, console: Console) -> None:
    """Print ``document`` on ``console``; without colour the marks are signs."""
    colour = console.is_terminal and not console.no_color and console.color_system is not None
    article = document.article
    console.print(
        Rule(
            Text(article.title or _name(article.source) or article.id, "bold"),
            align="left",
            characters="━",
            style="none",
        )
    )
    known = [article.published.isoformat() if article.published else None, article.source, counts(document)]
    console.print(Text(" · ".join(part for part in known if part), "dim"))
    console.print(legend(colour=colour))
    console.print()
    marks = find_marks(document)
    for span in paragraphs(article.text):
        console.print(marked(article.text, span, marks, colour=colour), width=min(console.width, MEASURE))
        console.print()
    width = console.width
    _part(console, "Events", len(document.events), events_table(document.events, width))
    _part(console, "Statements", len(document.statements), statements_table(document.statements, width))
    _part(console, "Engagements", len(document.engagements), engagements_table(document.engagements, width))
    _part(console, "Positions", len(document.positions), positions_table(document.positions))


def _name(source: str | None) -> str:
    return "" if source in {None, "-"} else PurePath(str(source)).name


def _part(console: Console, name: str, count: int, table: RenderableType) -> None:
    if count:
        console.print(Rule(Text.assemble((name, "bold"), (f" {count}", "dim")), align="left", style="dim"))
        console.print(table)
