"""``detente codebook``: read and check the codebook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from detente.cli.coding import load_coder
from detente.cli.options import Model
from detente.cli.terminal import errors, fail, quiet_end, say
from detente.data import DataError
from detente.parsing import DEFAULT_MODEL
from detente.setup import Setup

if TYPE_CHECKING:
    from detente.events import Codebook, Entry

codebook = typer.Typer(no_args_is_help=True, help="Read and check the codebook: which words make which event.")

Type = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Only entries of this type.")]


@codebook.command("list")
def list_entries(type_: Type = None) -> None:
    """List the entries: type, mode, id and the first words of each."""
    book = _read()
    if type_ is not None and type_.upper() not in book.ontology.types:
        fail(f"there is no type {type_!r}; the ontology has {', '.join(book.ontology.types)}", code=2)
    table = Table("type", "mode", "id", "patterns", "examples", box=None, header_style="bold", pad_edge=False)
    shown = [entry for entry in book.entries if type_ is None or entry.type == type_.upper()]
    for entry in shown:
        table.add_row(
            entry.type or "composed",
            entry.mode or "",
            entry.id,
            str(len(entry.patterns)),
            str(len(entry.examples)),
        )
    with quiet_end():
        Console(highlight=False, emoji=False).print(table)
    patterns = sum(len(entry.patterns) for entry in shown)
    say(errors(), "codebook", f"{len(shown)} entries, {patterns} patterns", "bold")


@codebook.command("show")
def show_entry(id_: Annotated[str, typer.Argument(metavar="ID", show_default=False)]) -> None:
    """Show one entry: its patterns, its examples and where it stands."""
    book = _read()
    entry = next((entry for entry in book.entries if entry.id == id_), None)
    if entry is None:
        near = [e.id for e in book.entries if id_ in e.id or e.id in id_][:8]
        hint = f"; there are {', '.join(near)}" if near else "; `detente codebook list` shows all"
        fail(f"there is no entry {id_!r}{hint}", code=2)
    with quiet_end():
        _show(entry)


@codebook.command("check")
def check(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(metavar="DIR", help="Folders with a codebook; default: ours.", show_default=False),
    ] = None,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Check that every entry can be read and that its examples give what they promise."""
    from detente.events import CODEBOOK, load_ontology, read_codebook
    from detente.events.codebook.examples import check_example

    for folder in folders or []:
        if not folder.is_dir():
            fail(f"{folder} is no folder", code=2)
    problems: list[DataError] = []
    book = read_codebook(folders or [CODEBOOK], load_ontology(), problems.append)
    for problem in problems:
        say(errors(), "wrong", str(problem), "red")
    coder = load_coder(Setup(model), errors())
    coder.events.use(read_codebook([CODEBOOK, *(folders or [])], load_ontology(), lambda _: None))
    cases = [(entry, example) for entry in book.entries for example in entry.examples]
    texts = dict.fromkeys(example.text for _, example in cases)
    coded = {document.article.text: document for document in coder.pipe(texts)}
    failed = 0
    for entry, example in cases:
        wrong = check_example(entry, example, coded[example.text].events)
        if wrong:
            failed += 1
            say(errors(), "example", f"{entry.path}:{entry.line}: {entry.id}: “{example.text}” {wrong}", "yellow")
    told = f"{len(book.entries)} entries, {len(cases)} examples, {len(problems)} wrong entries, {failed} examples fail"
    say(errors(), "codebook", told, "bold")
    if problems or failed:
        raise typer.Exit(1)


def _read() -> Codebook:
    from detente.events import CODEBOOK, load_ontology, read_codebook

    return read_codebook([CODEBOOK], load_ontology())


def _show(entry: Entry) -> None:
    console = Console(highlight=False, emoji=False)
    kind = entry.type or "composed of what it is said of"
    console.print(Text.assemble((entry.id, "bold"), f"  {kind}{'/' + entry.mode if entry.mode else ''}"))
    console.print(Text(f"{entry.path}:{entry.line}", style="dim"))
    traits = [name for name in ("mutual", "actor_optional", "keeps", "own", "pending") if getattr(entry, name)]
    if traits or entry.contexts:
        console.print(Text(", ".join([*traits, *entry.contexts]), style="dim"))
    for pattern in entry.patterns:
        console.print(Text(f"  {pattern.source}"))
    if entry.becomes:
        for source, target in entry.becomes.items():
            console.print(Text(f"  {source} → {target}", style="cyan"))
    for example in entry.examples:
        console.print(Text.assemble(f"  “{example.text}”  ", (example.event, "green")))
