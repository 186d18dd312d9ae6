"""A comparison with another data set as tables in the terminal."""

from __future__ import annotations

from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from detente.compare import Agreement, Comparison

_MATCHED = {
    "type": "a counterpart of the same type",
    "quad": "a counterpart of the same quad",
    "any": "any counterpart",
}


def show(result: Comparison, format: str, console: Console) -> None:
    """The whole, dyad by dyad, type by type, and what each has alone."""
    other = format.upper()
    head = f"Events between two countries, {result.first} to {result.last}, here and in {other}"
    console.print(Text(head, "bold"))
    console.print(_whole(result, other))
    for table in (_series(result, other), _dyads(result, other), _types(result, other)):
        if table is not None:
            console.print(table)
    for title, events in (("Here alone", result.ours_alone), (f"In {other} alone", result.theirs_alone)):
        if events:
            console.print(Text(f"{title}, for example", "bold"))
            for event in events:
                console.print(_event(event))
            console.print()


def _whole(result: Comparison, other: str) -> Table:
    total = result.total
    days = f"{result.window} day{'s' * (result.window != 1)}"
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("")
    table.add_column("here", justify="right")
    table.add_column(other, justify="right")
    table.add_row("events", f"{total.ours:,}", f"{total.theirs:,}")
    table.add_row("  outside the time that both have", f"{result.outside[0]:,}", f"{result.outside[1]:,}")
    table.add_row(
        f"  with {_MATCHED[result.match]} within {days}",
        _share(total.ours_matched, total.ours),
        _share(total.theirs_matched, total.theirs),
    )
    table.add_row("dyads", f"{result.dyads_ours:,}", f"{result.dyads_theirs:,}")
    table.add_row(
        "  that the other has, too", *(_share(result.dyads_both, n) for n in (result.dyads_ours, result.dyads_theirs))
    )
    table.add_section()
    periods = f"{result.periods} {result.by}s"
    table.add_row(f"correlation of all events over {periods}", _r(total.correlation), "")
    table.add_row(
        f"  of each dyad{'' if result.match == 'any' else f' and {result.match}'} at once", _r(result.cells), ""
    )
    return table


def _series(result: Comparison, other: str) -> Table | None:
    if not 1 < len(result.series) <= 36:
        return None
    table = _table(f"By {result.by}", "from", ("here", other, ""))
    most = max(max(row["ours"] for row in result.series), 1), max(max(row["theirs"] for row in result.series), 1)
    for row in result.series:
        bars = Text.assemble(
            ("▇" * round(20 * row["ours"] / most[0]), "cyan"),
            " ",
            ("▇" * round(20 * row["theirs"] / most[1]), "magenta"),
        )
        table.add_row(row["period"], f"{row['ours']:,}", f"{row['theirs']:,}", bars)
    table.columns[3].justify = "left"
    return table


def _dyads(result: Comparison, other: str) -> Table | None:
    if not result.dyads:
        return None
    table = _table(
        "The dyads with most events in both", "dyad", ("here", other, "matched here", f"matched {other}", "r")
    )
    for dyad in result.dyads:
        table.add_row(dyad.name, *_cells(dyad))
    return table


def _cells(dyad: Agreement) -> list[str]:
    return [
        f"{dyad.ours:,}",
        f"{dyad.theirs:,}",
        _share(dyad.ours_matched, dyad.ours),
        _share(dyad.theirs_matched, dyad.theirs),
        _r(dyad.correlation),
    ]


def _types(result: Comparison, other: str) -> Table | None:
    """Of the events that have any counterpart in their dyad: how many have the same type, and what the others have."""
    if not result.types:
        return None
    table = _table("Types of nearest counterparts", "here", (f"in {other}", "times"))
    table.columns[1].justify = "left"
    same = sum(row["count"] for row in result.types if row["ours"] == row["theirs"])
    total = sum(row["count"] for row in result.types)
    table.add_row(Text("all", "bold"), Text("the same type", "bold"), Text(_share(same, total), "bold"))
    for row in [row for row in result.types if row["ours"] != row["theirs"]][:10]:
        table.add_row(row["ours"], row["theirs"], f"{row['count']:,}")
    return table


def _event(event: dict[str, Any]) -> Text:
    line = Text.assemble((f"{event['day']}  ", "dim"), (event["dyad"], "bold"), f"  {event['type']}")
    text = " ".join(str(event["text"]).split())
    line.append(f"\n  {text if len(text) <= 240 else text[:239] + '…'}", "italic")
    return line


def _table(title: str, first: str, rest: tuple[str, ...]) -> Table:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD)
    table.add_column(first)
    for name in rest:
        table.add_column(name, justify="right")
    return table


def _share(part: int, whole: int) -> str:
    return f"{part:,} ({part / whole:.0%})" if whole else f"{part:,}"


def _r(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
