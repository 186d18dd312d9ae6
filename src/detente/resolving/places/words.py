"""The words around places, read from ``data/resolving/places.toml`` when first needed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from detente.data import FOLDER, DataError, listed, read_toml

PATH = FOLDER / "resolving" / "places.toml"

_PREPOSITIONS = ("always", "to", "target", "from", "over")
_WORDS = (
    "going", "striking", "striking_of", "leaving", "flying", "taking_place", "falling", "not_in", "parts", "events",
    "place_nouns", "place_adjectives", "not_into", "doubtful", "ways", "distances",
    "speaking", "leaving_for", "visits", "lower_ends", "joined", "other_capitals",
)  # fmt: skip


@dataclass(frozen=True)
class Words:
    """The words that make a name a place; the names are those of the data file ("from" is ``source``)."""

    always: frozenset[str]
    to: frozenset[str]
    target: frozenset[str]
    source: frozenset[str]
    over: frozenset[str]
    going: frozenset[str]
    striking: frozenset[str]
    striking_of: frozenset[str]
    leaving: frozenset[str]
    flying: frozenset[str]
    taking_place: frozenset[str]
    falling: frozenset[str]
    not_in: frozenset[str]
    parts: frozenset[str]
    events: frozenset[str]
    place_nouns: frozenset[str]
    place_adjectives: frozenset[str]
    not_into: frozenset[str]
    doubtful: frozenset[str]
    ways: frozenset[str]
    distances: frozenset[str]
    speaking: frozenset[str]
    leaving_for: frozenset[str]
    visits: frozenset[str]
    lower_ends: frozenset[str]
    joined: frozenset[str]
    other_capitals: frozenset[str]
    not_places: re.Pattern[str]
    regional_capitals: dict[str, tuple[str, str]]
    spoken_of_everywhere: dict[str, float]


@cache
def words() -> Words:
    """The words of the packaged file.

    Raises:
        DataError: the file is wrong.
    """
    raw = read_toml(PATH)
    found: dict[str, frozenset[str]] = {}
    for section, names in (("prepositions", _PREPOSITIONS), ("words", _WORDS)):
        for name in names:
            found["source" if name == "from" else name] = frozenset(listed(PATH, raw, section, name))
    longest = sorted(listed(PATH, raw, "not_places", "phrases"), key=lambda phrase: (-len(phrase), phrase))
    capitals: dict[str, tuple[str, str]] = {}
    for adjective, place in raw.get("regional_capitals", {}).items():
        city, _, code = str(place).partition("|")
        if len(code) != 3 or not code.isupper():
            raise DataError(PATH, None, f"[regional_capitals] {adjective!r} must be a city and a code parted by |")
        capitals[adjective] = (city, code)
    everywhere = raw.get("spoken_of_everywhere")
    if not isinstance(everywhere, dict) or not all(isinstance(part, float) for part in everywhere.values()):
        raise DataError(PATH, None, "[spoken_of_everywhere] must have a number between 0 and 1 for each country")
    return Words(
        **found,
        regional_capitals=capitals,
        spoken_of_everywhere=everywhere,
        not_places=re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b"),
    )
