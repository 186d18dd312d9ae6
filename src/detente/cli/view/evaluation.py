"""An evaluation as tables in the terminal."""

from __future__ import annotations

from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from detente.evaluate import CONFUSABLE, NOTHING, Counts, Evaluation, Miss

_HEAD = ("gold", "coded", "right", "precision", "recall", "F1")
_STYLES = {"missed": "red", "false": "magenta", "wrong": "yellow"}


def show(result: Evaluation, console: Console, misses: int) -> None:
    """Figures by kind and field, what is taken for what, and at most ``misses`` of the worst."""
    console.print(_figures(result))
    console.print(
        Text("Below precision and recall: their 95 % intervals, were articles like these drawn again.", "dim")
    )
    if any(counts.apart for counts in result.found.values()):
        note = "Precision, and what is coded, leave out the articles of which only some records were annotated."
        console.print(Text(note, "dim"))
    for kind in result.found:
        for table in (_classes(result, kind), _confusion(result, kind)):
            if table is not None:
                console.print()
                console.print(table)
    if result.misses and misses:
        console.print()
        console.print(Text(f"The worst of {len(result.misses)} records that are missed, false or wrong", "bold"))
        for miss in result.misses[:misses]:
            console.print(_miss(miss))


def _figures(result: Evaluation) -> Table:
    table = Table(
        title=f"Against the gold records of {result.articles} article{'s' * (result.articles != 1)}",
        title_justify="left",
        box=box.SIMPLE_HEAD,
    )
    table.add_column("")
    for name in _HEAD:
        table.add_column(name, justify="right")
    for kind in result.found:
        table.add_row(Text(kind, "bold"), *_cells(result.found[kind]))
        table.add_row("", *_intervals(result.found[kind]), style="dim")
        table.add_row("  all compared right", *_cells(result.right[kind]))
        table.add_row("", *_intervals(result.right[kind]), style="dim")
        for name, counts in result.fields[kind].items():
            table.add_row(Text(f"  {name}", "dim"), *_cells(counts))
        table.add_section()
    return table


def _classes(result: Evaluation, kind: str) -> Table | None:
    if len(result.classes[kind]) < 2:
        return None
    table = Table(title=f"{kind} by {CONFUSABLE[kind]}", title_justify="left", box=box.SIMPLE_HEAD)
    table.add_column("")
    for name in _HEAD:
        table.add_column(name, justify="right")
    for name, counts in result.classes[kind].items():
        table.add_row(name, *_cells(counts))
    return table


def _cells(counts: Counts) -> list[str]:
    shares = (counts.precision, counts.recall, counts.f1)
    return [
        str(counts.gold),
        str(counts.coded) if counts.precision is not None else NOTHING,
        str(counts.right),
        *("–" if share is None else f"{share:.1%}" for share in shares),
    ]


def _intervals(counts: Counts) -> list[str]:
    """Below precision and recall, between what they may be: their 95 % intervals."""
    spans = (counts.precision_interval, counts.recall_interval)
    return ["", "", "", *("" if span is None else f"{span[0]:.0%}–{span[1]:.0%}" for span in spans), ""]


def _confusion(result: Evaluation, kind: str) -> Table | None:
    """What is taken for what, commonest first; what is right is left out, its number stands behind the name."""
    counts = result.confusion[kind]
    wrong = [(pair, count) for pair, count in counts.most_common() if pair[0] != pair[1]]
    if not wrong:
        return None
    table = Table(title=f"{kind}: what is taken for what", title_justify="left", box=box.SIMPLE_HEAD)
    for name in ("gold", "coded as", "times", "right"):
        table.add_column(name, justify="right" if name in ("times", "right") else "left")
    for (gold, coded), count in wrong:
        right = str(counts[gold, gold]) if gold != NOTHING else ""
        names = (f"{NOTHING} (nothing)" if name == NOTHING else name for name in (gold, coded))
        table.add_row(*names, str(count), right)
    return table


def _miss(miss: Miss) -> Text:
    lines = Text.assemble((f"{miss.what} ", _STYLES[miss.what]), (miss.kind[:-1], "bold"), f"  {miss.article}")
    if miss.quote:
        lines.append(f"\n  “{_shorten(miss.quote)}”", "italic")
    names = miss.fields or tuple(name for name in (miss.gold or miss.coded or {}) if name not in _SILENT)
    for name in names:
        told = [_tell(record.get(name)) for record in (miss.gold, miss.coded) if record is not None]
        if any(value != NOTHING for value in told):
            lines.append(f"\n  {name}: " + " → coded as ".join(told))
    return lines


_SILENT = {
    "id",
    "evidence",
    "mentions",
    "also",
    "optional",
    "quad",
    "score",
    "confidence",
    "auxiliary",
    "within",
    "statement",
}


def _tell(value: Any) -> str:
    """A value of a record in a few words."""
    if value is None or value == []:
        return NOTHING
    if isinstance(value, list):
        return ", ".join(map(_tell, value))
    if isinstance(value, dict):
        if "speaker" in value:
            return _tell(value["speaker"])
        if "start" in value:
            return f"{value['start']} to {value.get('end', value['start'])}"
        name = value.get("name") or value.get("text")
        code = value.get("country") or "/".join(value.get("sectors") or [])
        return f"{name} ({code})" if name and code else str(name or code or NOTHING)
    return _shorten(str(value))


def _shorten(text: str, length: int = 200) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
