"""CSV: our own record as one flat table, with a header, quoted where needed."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from detente.export import flat
from detente.export.told import Told


def write(events: Iterable[Told], file: TextIO, *, pairs: bool = False) -> int:
    """Write events (or their directed dyads); gives the number of rows."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(flat.PAIRS if pairs else flat.EVENTS)
    count = 0
    for event in events:
        for row in flat.rows(event, pairs=pairs):
            writer.writerow([flat.cell(value) for value in row.values()])
            count += 1
    return count
