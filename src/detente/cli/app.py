"""The command line's frame: its commands, ``--version``, and errors that a user can act on."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from detente.cli.brief import brief
from detente.cli.code import code
from detente.cli.codebook import codebook
from detente.cli.compare import compare
from detente.cli.evaluate import evaluate
from detente.cli.explain import explain
from detente.cli.export import export
from detente.cli.panel import panel
from detente.cli.read import read
from detente.cli.serve import serve
from detente.cli.status import status
from detente.cli.terminal import fail
from detente.cli.watch import watch
from detente.data import DataError
from detente.parsing import ModelError
from detente.store import StoreError


class _Commands(TyperGroup):
    """Shows the errors that a user can mend as a message, whichever command met them."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except (DataError, ModelError) as error:
            fail(str(error), code=1)
        except StoreError as error:
            fail(str(error), code=2)


app = typer.Typer(
    name="detente",
    cls=_Commands,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("code")(code)
app.command("read")(read)
app.command("explain")(explain)
app.command("export")(export)
app.command("panel")(panel)
app.command("brief")(brief)
app.command("compare")(compare)
app.command("evaluate")(evaluate)
app.command("status")(status)
app.command("serve")(serve)
app.command("watch")(watch)
app.add_typer(codebook, name="codebook")


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"detente {version('detente')}")
        raise typer.Exit()


@app.callback()
def main(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Reads news about politics and diplomacy and turns it into a record.

    Who did what to whom, who said what, who met or will meet whom, and who
    stands where: each tied to the characters of the text that say so.
    Works offline, on any computer.

    [bold]Start with[/bold]

      detente read article.txt
          one article, marked up in the terminal
      detente code news/ --output coded.jsonl
          a folder of articles, one JSON object an article
      detente code news/ --output news.duckdb
          the same into a store, as tables; run again, it adds what is new
      detente explain "Peru expelled the Cuban ambassador."
          why a sentence gives what it gives
      detente serve news.duckdb
          a store as a site, to follow relations and correct the coder
    """
