"""Coding into a store: only what is not in it yet."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from detente.cli.coding import code_all
from detente.cli.output import OutputError
from detente.cli.progress import progress_bar
from detente.cli.tally import Tally
from detente.cli.terminal import say
from detente.reading import File, read
from detente.record import Article, Document
from detente.setup import Setup
from detente.store import StoreError, article_key

if TYPE_CHECKING:
    from detente import Coder, Workers


def code_into_store(
    output: Path,
    files: list[File],
    start: Callable[[], AbstractContextManager[Coder | Workers]],
    tally: Tally,
    max_chars: int,
    setup: Setup,
    *,
    replace: bool,
) -> None:
    """Code what is in ``files`` into the store ``output``; with ``replace`` also what is in it already.

    ``start`` gives the coder or coders while its block lasts; it is called once there is something to code.
    Articles that are known from other versions than those of ``setup`` are told of.
    Raises :class:`OutputError`.
    """
    from detente import Store

    new = not output.exists()
    try:
        with Store(output) as store:
            inputs = [file for file in files if not _belongs(file, output)]
            moves: list[Callable[[int], None]] = [lambda _: None]
            found = read(inputs, on_problem=tally.report, max_chars=max_chars, on_bytes=lambda n: moves[-1](n))
            unknown = _unknown(found, set() if replace else store.keys(), tally)
            first = next(unknown, None)
            if first is not None:
                with start() as coder, progress_bar(inputs, tally, True) as on_bytes:
                    new = False
                    tally.start()
                    moves.append(on_bytes)
                    coded = _counted(code_all(coder, chain([first], unknown), tally.report), tally, on_bytes)
                    store.add(coded, versions=coder.versions, replace=replace, derive=False)
            with tally.console.status("Comparing the articles …") if tally.console.is_terminal else nullcontext():
                store.derive()
            stale = store.status(setup.versions).stale if tally.known else 0
            if stale:
                what = f"{stale:,} of the articles in {output} were coded by other versions"
                say(tally.console, "note", f"{what}; to code them again, give them with --replace", "yellow")
    except StoreError as error:
        raise OutputError(str(error)) from error
    finally:
        if new and output.is_dir():
            shutil.rmtree(output)
        elif new:
            output.unlink(missing_ok=True)


def _unknown(articles: Iterable[Article], known: set[str], tally: Tally) -> Iterator[Article]:
    """The articles that are not among ``known``, each once."""
    for article in articles:
        key = article_key(article)
        if key in known:
            tally.known += 1
        else:
            known.add(key)
            yield article


def _counted(documents: Iterable[Document], tally: Tally, on_bytes: Callable[[int], None]) -> Iterator[Document]:
    for document in documents:
        yield document
        tally.add(document)
        on_bytes(0)


def _belongs(file: File, output: Path) -> bool:
    """Whether an input found in a directory is the store itself, or lies beside it for its sake."""
    if file.named:
        return False
    path, store = os.path.realpath(file.name), os.path.realpath(output)
    return path == store or path.startswith((store + ".", store + os.sep))
