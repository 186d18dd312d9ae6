"""From a store to a file in one of the formats."""

from __future__ import annotations

import csv as table
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO, get_args

from detente.export import csv, gdelt, icews, jsonl, parquet, plover, polecat
from detente.export.cells import LeftOutError
from detente.export.told import Told, told
from detente.export.writing import text_file, whole
from detente.store import REAL, Selection

if TYPE_CHECKING:
    from detente.store import Store

Format = Literal["plover", "polecat", "icews", "gdelt", "csv", "parquet", "jsonl"]
FORMATS: tuple[str, ...] = get_args(Format)
HAPPENED = Selection(statuses=REAL, originals=True)
"""What is exported by default: what took place, of articles that are no copies, in whoever's voice."""

_TABLES: dict[str, tuple[Callable[[Told], Iterator[list[str]]], tuple[str, ...], bool]] = {
    "polecat": (polecat.rows, polecat.COLUMNS, True),
    "icews": (icews.rows, icews.COLUMNS, True),
    "gdelt": (gdelt.rows, gdelt.COLUMNS, False),
}
"""The tab-separated formats: their rows, columns, and whether the file has a header."""


@dataclass
class Exported:
    """How many events a selection has, how many rows came of them, and why some have none."""

    events: int = 0
    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


def export(
    store: Store,
    format: Format,
    output: Path | None = None,
    selection: Selection = HAPPENED,
    *,
    pairs: bool = False,
    keys: Path | None = None,
) -> Exported:
    """Write the events of a selection in one of the formats (``docs/formats.md``).

    Args:
        store: where they are.
        format: one of :data:`FORMATS`.
        output: the file, gzipped where its name ends in ``.gz``; ``None`` is standard output. It is there whole or not.
        selection: which events.
        pairs: for ``csv`` and ``parquet``: one row a directed dyad instead of one an event.
        keys: for ``icews`` and ``gdelt``: a CSV file with the event's key in the store for each row's number.

    Raises:
        ValueError: there is no such format, or it does not have the option.
        OSError: the file cannot be written to.
    """
    if format not in FORMATS:
        raise ValueError(f"no format {format!r}: there are {', '.join(FORMATS)}")
    if pairs and format not in ("csv", "parquet"):
        raise ValueError(f"pairs are for csv and parquet; {format} has its own rows")
    if keys is not None and format not in ("icews", "gdelt"):
        raise ValueError(f"keys are for icews and gdelt, whose events have numbers; {format} has the store's own keys")
    if format == "parquet" and output is None:
        raise ValueError("parquet is no text: give a file to write to")
    done = Exported()
    events = _counted(told(store, selection), done)
    if format == "parquet" and output is not None:
        with whole(output) as path:
            done.rows = parquet.write(events, path, pairs=pairs)
        return done
    with text_file(output) as file:
        if format == "csv":
            done.rows = csv.write(events, file, pairs=pairs)
        elif format == "jsonl":
            done.rows = jsonl.write(store, events, file)
        elif format == "plover":
            for event in events:
                file.write(json.dumps(plover.record(event), ensure_ascii=False) + "\n")
                done.rows += 1
        elif keys is None:
            _table(format, events, file, None, done)
        else:
            with text_file(keys) as other:
                _table(format, events, file, other, done)
    return done


def _table(format: str, events: Iterable[Told], file: TextIO, keys: TextIO | None, done: Exported) -> None:
    rows, columns, header = _TABLES[format]
    if header:
        file.write("\t".join(columns) + "\n")
    numbers = table.writer(keys, lineterminator="\n") if keys else None
    if numbers:
        numbers.writerow([columns[0], "event_key", "article_id"])
    for event in events:
        try:
            for row in rows(event):
                file.write("\t".join(row) + "\n")
                done.rows += 1
                if numbers:
                    numbers.writerow([row[0], event.event_key, event.article_id])
        except LeftOutError as reason:
            done.left_out[str(reason)] += 1


def _counted(events: Iterable[Told], done: Exported) -> Iterator[Told]:
    for event in events:
        done.events += 1
        yield event
