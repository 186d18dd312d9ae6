"""Running the examples of the codebook: what an entry promises, against what the coder finds."""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.events.codebook.book import STATUSES, Entry, Example
from detente.events.compose import as_of_status
from detente.record import Actor, Event

_EVENT = re.compile(rf"(?P<actors>\S+)(?:\s*>\s*(?P<recipients>\S+))?\s+(?P<status>{'|'.join(STATUSES)})")


def check_example(entry: Entry, example: Example, events: Iterable[Event]) -> str | None:
    """What is wrong with ``events`` of the example's text, as a sentence; None if they are as the example says."""
    events = list(events)
    types = _types(entry)
    if example.event == "none":
        wrong = [e for e in events if e.type in {t for t, _ in types} and e.status in {"happened", "ongoing"}]
        return f"should give no such event, but gave {_list(wrong)}" if wrong else None
    expected = _EVENT.fullmatch(example.event)
    if expected is None:
        return f'{example.event!r} is not of the form "ACTORS > RECIPIENTS status" or "none"'
    status = expected["status"]
    wanted = {as_of_status(t, m, status, ahead=True) for t, m in types} | set(types)
    for event in events:
        right = (event.type, event.mode) in wanted or (event.type, None) in {(t, None) for t, m in wanted if m is None}
        who = _same(expected["actors"], event.actors) and _same(expected["recipients"] or "-", event.recipients)
        if right and event.status == status and who:
            return None
    return f"should give {'/'.join(sorted({t for t, _ in wanted}))} {example.event}, but gave {_list(events)}"


def _types(entry: Entry) -> set[tuple[str, str | None]]:
    types: set[tuple[str, str | None]] = set()
    if entry.type:
        types.add((entry.type, entry.mode))
    for target in (entry.becomes or {}).values():
        if target not in {"same", "none"}:
            type_, _, mode = target.partition("/")
            types.add((type_, mode or None))
    return types


def _same(codes: str, actors: list[Actor]) -> bool:
    wanted = [] if codes == "-" else codes.split("+")
    left = list(actors)
    for code in wanted:
        match = next((a for a in left if a.country == code), None) or next((a for a in left if code in a.sectors), None)
        if match is None:
            return False
        left = [a for a in left if a is not match and not (code and a.country == code)]
    return not left


def _list(events: Iterable[Event]) -> str:
    told = []
    for event in events:
        sides = [
            "+".join(a.country or "/".join(a.sectors) or a.name for a in side) or "-"
            for side in (event.actors, event.recipients)
        ]
        mode = f"/{event.mode}" if event.mode else ""
        told.append(f"{event.type}{mode} {sides[0]} > {sides[1]} {event.status}")
    return "; ".join(told) or "nothing"
