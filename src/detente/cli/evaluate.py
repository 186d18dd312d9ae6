"""``detente evaluate``: what was coded against gold records."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from detente.cli.coding import code_all, load_coder
from detente.cli.options import Actors, Codebook, CodebookOnly, Model
from detente.cli.tally import Tally
from detente.cli.terminal import errors, fail, quiet_end, say
from detente.cli.writing import AsJson, Out, destination, screen, write_text
from detente.parsing import DEFAULT_MODEL
from detente.setup import Setup

if TYPE_CHECKING:
    from detente.evaluate import GoldDocument
    from detente.record import Document


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", help="Annotated articles, JSON Lines (docs/evaluate.md).", show_default=False),
    ],
    coded: Annotated[
        Path | None,
        typer.Argument(
            metavar="[CODED]", help="What detente code wrote. Without it, the texts are coded now.", show_default=False
        ),
    ] = None,
    kinds: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="Only events, statements, engagements or positions (repeatable).",
            show_default=False,
        ),
    ] = None,
    misses: Annotated[int, typer.Option("--misses", metavar="N", min=0, help="How many of the worst to show.")] = 10,
    as_json: AsJson = False,
    output: Out = None,
    model: Model = DEFAULT_MODEL,
    codebook: Codebook = None,
    codebook_only: CodebookOnly = False,
    actors: Actors = None,
) -> None:
    """Measure how good the coding is, against records that a reader wrote down.

    Precision, recall and F1 by kind of record and by field, what is taken for
    what, and the worst misses. Gold records are in the form that detente code
    writes; they may leave out fields, and only what they give is compared.

    [bold]Exit code[/bold]  0 measured, 1 something left out, 2 wrong use.

    [bold]Examples[/bold]

      detente evaluate gold.jsonl
      detente evaluate gold.jsonl coded.jsonl --kind events --json
    """
    from detente.cli.view.evaluation import show
    from detente.evaluate import KINDS, GoldError, read_coded, read_gold
    from detente.evaluate import evaluate as measure

    wanted = kinds or list(KINDS)
    for kind in wanted:
        if kind not in KINDS:
            fail(f"no kind {kind!r}: there are {', '.join(KINDS)}", code=2)
    destination(output, [gold, *([coded] if coded else [])])
    try:
        annotated = read_gold(gold)
        known = read_coded(coded) if coded else _code(annotated, Setup(model, codebook, actors, codebook_only))
    except GoldError as error:
        fail(str(error), code=2)
    there = [document for document in annotated if document.article.id in known]
    absent = [document.article.id for document in annotated if document.article.id not in known]
    if absent:
        where = f"in {coded}" if coded else "coded"
        told = f"of {len(annotated)} annotated articles, not {where}: {_some(absent)}"
        say(errors(), "left out", told, "bold yellow")
    if not there:
        fail("nothing to compare: no annotated article was coded; ids must be the same in both files", code=2)
    try:
        result = measure(there, known, wanted)
    except ValueError as error:
        fail(f"{error}: code the texts of {gold}, or leave out CODED", code=2)
    if not result.found:
        fail(f"nothing to compare: {gold} has no {' or '.join(wanted)}", code=2)
    with quiet_end():
        if as_json:
            write_text(json.dumps(result.as_json(misses), ensure_ascii=False, indent=2) + "\n", output)
        elif output is not None:
            text = io.StringIO()
            show(result, Console(file=text, width=120, highlight=False, emoji=False), misses)
            write_text(text.getvalue(), output)
        else:
            show(result, screen(), misses)
    raise typer.Exit(1 if absent else 0)


def _code(gold: list[GoldDocument], setup: Setup) -> dict[str, Document]:
    tally = Tally(errors())
    coder = load_coder(setup, tally.console)
    articles = (document.article for document in gold)
    return {document.article.id: document for document in code_all(coder, articles, tally.report)}


def _some(names: list[str]) -> str:
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
