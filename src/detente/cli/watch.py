"""``detente watch``: what feeds announce, coded as it comes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.coding import code_all, load_coder
from detente.cli.options import Actors, Codebook, CodebookOnly, Model
from detente.cli.tally import Tally
from detente.cli.terminal import INTERRUPTED, errors, fail, say
from detente.parsing import DEFAULT_MODEL
from detente.setup import Setup
from detente.store import StoreError, article_key, is_store

if TYPE_CHECKING:
    from detente import Coder, Store
    from detente.feeds import Round, Watcher
    from detente.record import Article, Document


def watch(
    feeds: Annotated[
        Path, typer.Argument(metavar="FEEDS", help="A TOML file that names the feeds.", show_default=False)
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The store: FILE.duckdb or a directory.", show_default=False
        ),
    ],
    once: Annotated[bool, typer.Option("--once", help="One round, then end (for cron).")] = False,
    memory: Annotated[
        Path | None,
        typer.Option(
            "--memory",
            metavar="FILE",
            help="What was seen before. Without it, FILE.feeds.json beside the store.",
            show_default=False,
        ),
    ] = None,
    model: Model = DEFAULT_MODEL,
    codebook: Codebook = None,
    codebook_only: CodebookOnly = False,
    actors: Actors = None,
) -> None:
    """Follow RSS and Atom feeds, and code what they announce into a store.

    Politely: robots.txt is kept to, feeds are asked for only if they changed,
    no host is asked too often, and one that is busy is left alone. An item is
    fetched and coded once. Ctrl-C ends it between two articles.

    [bold]Exit code[/bold]  0 ended, 1 in --once something was not fetched, 2 wrong use.

    docs/streams.md shows what FEEDS looks like.

    [bold]Examples[/bold]

      detente watch feeds.toml --output news.duckdb
      detente watch feeds.toml --output news.duckdb --once
    """
    from detente import Store
    from detente.feeds import Memory, Visitor, Watcher, load_settings

    settings = load_settings(feeds)
    if not is_store(output):
        fail(f"{output} is no store: give FILE.duckdb or a directory", code=2)
    tally = Tally(errors())
    beside = memory or output.with_name(output.name + ".feeds.json")
    try:
        remembered = Memory(beside)
        with Store(output) as store, Visitor(settings) as visitor:
            coder = load_coder(Setup(model, codebook, actors, codebook_only), tally.console)
            watcher = Watcher(settings, remembered, visitor, on_problem=tally.report)
            tally.start()
            while True:
                began = time.monotonic()
                store.add(_coded(coder, watcher, store, tally), versions=coder.versions, batch=1)
                remembered.save()
                say(tally.console, "round", f"{tally}", "bold")
                if once:
                    break
                time.sleep(max(1.0, settings.every - (time.monotonic() - began)))
    except StoreError as error:
        fail(str(error), code=2)
    except OSError as error:
        fail(f"cannot write to {error.filename or beside}: {error.strerror or error}", code=1)
    except KeyboardInterrupt:
        say(tally.console, "interrupted", f"{tally}", "bold")
        raise typer.Exit(INTERRUPTED) from None
    raise typer.Exit(1 if tally.troubled else 0)


def _coded(coder: Coder, watcher: Watcher, store: Store, tally: Tally) -> Iterator[Document]:
    """The documents of one round; an item is remembered once the store has asked for the next."""
    known = store.keys()
    for found in watcher.round():
        if article_key(found.article) not in known:
            yield from _counted(coder, found.article, tally)
        _remember(watcher, found)


def _counted(coder: Coder, article: Article, tally: Tally) -> Iterator[Document]:
    for document in code_all(coder, iter([article]), tally.report):
        yield document
        tally.add(document)


def _remember(watcher: Watcher, found: Round) -> None:
    watcher.done(found)
    watcher.memory.save()
