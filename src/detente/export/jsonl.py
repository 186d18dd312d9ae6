"""JSON Lines: documents as ``detente code`` writes them, with the chosen events only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from detente.export.told import Told

if TYPE_CHECKING:
    from detente.store import Store


def write(store: Store, events: Iterable[Told], file: TextIO) -> int:
    """Write the articles of the events, by their first event's day; gives the number of lines.

    An article keeps its statements, engagements and positions; of its events the chosen ones.
    """
    chosen: dict[str, set[int]] = {}
    for event in events:
        number = int(event.event_key.rpartition("/e")[2])
        chosen.setdefault(event.article_key, set()).add(number)
    for key, document in zip(chosen, store.documents(chosen), strict=True):
        kept = [event for number, event in enumerate(document.events, 1) if number in chosen[key]]
        file.write(document.model_copy(update={"events": kept}).model_dump_json() + "\n")
    return len(chosen)
