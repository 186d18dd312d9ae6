"""Words that the engine reads besides the codebook, from ``data/events/words.toml``, read when first needed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from detente.data import FOLDER, DataError, listed, listed_all, read_toml
from detente.events.codebook.book import STATUSES

PATH = FOLDER / "events" / "words.toml"

_BY_STATUS = ("described", "predicates")
"""Tables of lists by status."""
_BY_PREPOSITION = ("aside", "pressed")
"""Lists of a preposition and a noun each."""


@dataclass(frozen=True)
class Vocabulary:
    """The lists of the file, by their names there.

    ``aside`` and ``pressed`` are pairs of preposition and noun, ``person_endings`` is for ``str.endswith``;
    ``described`` are adjectives, ``predicates`` adjectives and phrases ("on hold") with the status that they give, in
    the order of the file.
    """

    answers: frozenset[str]
    taking_place: frozenset[str]
    regards: frozenset[str]
    frontiers: frozenset[str]
    crowds: frozenset[str]
    parts: frozenset[str]
    shooting: frozenset[str]
    alleged: frozenset[str]
    now: frozenset[str]
    hearsay: frozenset[str]
    coming: frozenset[str]
    coming_to_nothing: frozenset[str]
    coming_about: frozenset[str]
    moving: frozenset[str]
    decisions: frozenset[str]
    deciding: frozenset[str]
    using_speeches: frozenset[str]
    person_endings: tuple[str, ...]
    aside: frozenset[tuple[str, str]]
    pressed: frozenset[tuple[str, str]]
    nearly: frozenset[str]
    close: frozenset[str]
    drawing_back: frozenset[str]
    imagined: frozenset[str]
    drills: frozenset[str]
    untrue: frozenset[str]
    basis: frozenset[str]
    depending: frozenset[str]
    asking: frozenset[str]
    described: tuple[tuple[frozenset[str], str], ...]
    predicates: tuple[tuple[frozenset[str], str], ...]


@cache
def vocabulary(path: Path = PATH) -> Vocabulary:
    """The words of the file.

    Raises:
        DataError: a list is missing or wrong, or is one that nothing reads.
    """
    raw = read_toml(path)
    names = (field.name for field in fields(Vocabulary) if field.name not in _BY_STATUS)
    found = listed_all(path, raw, "words", names)
    pairs = {name: _pairs(path, name, found.pop(name)) for name in _BY_PREPOSITION}
    answering = {("in", noun) for noun in found["answers"]}
    return Vocabulary(
        person_endings=tuple(found.pop("person_endings")),
        aside=pairs["aside"] | answering,
        pressed=pairs["pressed"],
        described=_by_status(path, raw, "described"),
        predicates=_by_status(path, raw, "predicates"),
        **{name: frozenset(words) for name, words in found.items()},
    )


def _pairs(path: Path, name: str, entries: list[str]) -> frozenset[tuple[str, str]]:
    pairs = [entry.partition(" ") for entry in entries]
    wrong = next((entry for entry, (_, _, noun) in zip(entries, pairs, strict=True) if not noun), None)
    if wrong is not None:
        raise DataError(path, None, f"[words] {name}: {wrong!r} must be a preposition and a noun")
    return frozenset((preposition, noun) for preposition, _, noun in pairs)


def _by_status(path: Path, raw: dict[str, Any], table: str) -> tuple[tuple[frozenset[str], str], ...]:
    unknown = next((status for status in raw.get(table, {}) if status not in STATUSES), None)
    if unknown is not None:
        raise DataError(path, None, f"[{table}] {unknown} is none of {', '.join(STATUSES)}")
    return tuple((frozenset(listed(path, raw, table, status)), status) for status in raw.get(table, {}))
