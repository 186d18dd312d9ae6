"""``detente read``: articles in the terminal, marked up, with their records below."""

from __future__ import annotations

import sys

import typer
from rich.console import Console

from detente.cli.coding import code_all, load_coder
from detente.cli.options import Actors, Articles, Codebook, CodebookOnly, MaxChars, Model
from detente.cli.tally import Tally
from detente.cli.terminal import INTERRUPTED, errors, quiet_end
from detente.cli.view import show
from detente.parsing import DEFAULT_MODEL
from detente.reading import MAX_CHARS, find_files
from detente.reading import read as read_articles
from detente.setup import Setup


def read(
    articles: Articles,
    model: Model = DEFAULT_MODEL,
    codebook: Codebook = None,
    codebook_only: CodebookOnly = False,
    actors: Actors = None,
    max_chars: MaxChars = MAX_CHARS,
) -> None:
    """Show articles as a person wants to see them.

    First the text, with actors, cues and triggers marked; below it who did
    what to whom and who says so, then statements, engagements and positions.
    Paste a text after [bold]detente read -[/bold] and end it with Ctrl-D.

    [bold]Examples[/bold]

      detente read article.txt
      detente read - < article.html
      NO_COLOR=1 detente read article.txt | less
    """
    tally = Tally(errors())
    files = find_files(articles, on_problem=tally.report)
    if files:
        coder = load_coder(Setup(model, codebook, actors, codebook_only), tally.console)
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
        console = Console(highlight=False, emoji=False)
        try:
            with quiet_end():
                found = read_articles(files, on_problem=tally.report, max_chars=max_chars)
                for document in code_all(coder, found, tally.report):
                    show(document, console)
                    sys.stdout.flush()
                    tally.add(document)
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None
    raise typer.Exit(1 if tally.troubled else 0)
