"""``detente brief``: what the articles of a store tell of two countries, every line with its words and source."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli.choosing import Since, StoreFile, Until, day, opened
from detente.cli.terminal import errors, fail, quiet_end, say
from detente.cli.writing import Out, destination, write_text

FORMATS = ("md", "html")


def brief(
    file: StoreFile,
    between: Annotated[
        tuple[str, str],
        typer.Option("--between", metavar="A B", help="The two countries, by code: GBR CHN.", show_default=False),
    ],
    since: Since = None,
    until: Until = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="md or html. Without it as --output ends, else md.",
            show_default=False,
        ),
    ] = None,
    output: Out = None,
) -> None:
    """Write a brief on a relation: contacts, positions, words and deeds, each with its source.

    What is ahead and what was held or called off, who is for and against
    what, who changed position, what they said, and the course of cooperation
    and conflict. The HTML is one file, fit for the screen and for paper.

    [bold]Exit code[/bold]  0 written, 1 cannot write, 2 wrong use.

    [bold]Examples[/bold]

      detente brief news.duckdb --between GBR CHN --output brief.html
      detente brief news.duckdb --between IRN USA --since 2024-01-01 > brief.md
    """
    from detente.briefs import as_html, as_markdown, gather

    wanted = format or ("html" if output is not None and output.suffix.lower() in {".html", ".htm"} else "md")
    if wanted not in FORMATS:
        fail(f"no format {wanted!r}: there are {', '.join(FORMATS)}", code=2)
    one, other = (code.strip().upper() for code in between)
    first, last = day("--since", since), day("--until", until)
    destination(output, [file])
    with opened(file) as store, quiet_end():
        try:
            made = gather(store, (one, other), since=first, until=last)
        except ValueError as error:
            fail(str(error), code=2)
        text = as_html(made) if wanted == "html" else as_markdown(made)
        write_text(text, output)
    if made.empty:
        names = " and ".join(made.names)
        say(errors(), "nothing", f"{made.articles} articles name both {names}, and none tells of the two", "yellow")
        return
    contacts = len(made.ahead) + len(made.overdue) + len(made.held) + len(made.off)
    told = f"{made.articles} articles, {contacts} contacts, {len(made.stands)} positions, {made.events} events"
    say(errors(), "done", told, "bold")
