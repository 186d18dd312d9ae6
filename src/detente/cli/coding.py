"""The coder as the commands use it: loaded with a word on the terminal, and no article costs another."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from detente.cli.terminal import fail
from detente.data import DataError
from detente.parsing import DEFAULT_MODEL, ModelError
from detente.reading import Problem
from detente.record import Article, Document

if TYPE_CHECKING:
    from detente import Coder


def load_coder(model: str, console: Console, codebook: Path | None = None, actors: Path | None = None) -> Coder:
    """The coder with the pipeline ``model``; one that the user named and that is missing ends the command with 2."""
    from detente import Coder

    try:
        if console.is_terminal:
            with console.status(f"Loading {model} …"):
                return Coder(model=model, codebook=codebook, actors=actors)
        return Coder(model=model, codebook=codebook, actors=actors)
    except ModelError as error:
        fail(str(error), code=1 if model == DEFAULT_MODEL else 2)
    except DataError as error:
        fail(str(error), code=1 if codebook is None and actors is None else 2)


def code_all(coder: Coder, articles: Iterator[Article], on_problem: Callable[[Problem], None]) -> Iterator[Document]:
    """The documents of ``articles``, in order; one that the coder fails on goes to ``on_problem``."""
    waiting: deque[Article] = deque()

    def feed() -> Iterator[Article]:
        for article in articles:
            waiting.append(article)
            yield article

    def failed(article: Article, error: Exception) -> None:
        waiting.popleft()
        on_problem(_failure(article, error))

    while True:
        try:
            for document in coder.pipe(feed(), on_error=failed):
                waiting.popleft()
                yield document
            return
        except Exception:  # a batch broke as a whole: its articles are tried one by one
            if not waiting:
                raise
        for article in list(waiting):
            try:
                document = next(iter(coder.pipe([article])))
            except Exception as error:
                failed(article, error)
            else:
                waiting.popleft()
                yield document


def _failure(article: Article, error: Exception) -> Problem:
    what = f"the coder failed ({type(error).__name__}: {str(error)[:200]})"
    record = f"article {article.id}"
    return Problem(article.source or "-", record, "not coded", what, "please report this with the article")
