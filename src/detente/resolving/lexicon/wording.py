"""Words by which the rules tell who is meant by a phrase and whose he is, from ``data/resolving/wording.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from detente.data import FOLDER, listed, read_toml

PATH = FOLDER / "resolving" / "wording.toml"

_SETS = {
    "offices": (
        "heads_of_state", "one_each", "of_the_government", "also_private", "before_an_office", "of_the_ranks", "peers",
        "opposed", "hosts_and_guests", "ministers", "diplomats", "diplomats_roles", "speakers", "above_speakers",
        "two_of_office", "gone",
    ),
    "bodies": (
        "any_body", "no_public_body", "called_by_field", "governments", "delegations", "visitors", "one_of_many",
    ),
    "verbs": ("coming", "going", "leading", "said", "saying", "reporting", "of_places"),
    "qualifiers": ("homeward", "before_hyphens"),
}  # fmt: skip
_PARTS = {
    "offices": ("one_bearer",),
    "bodies": ("public_media", "own_forces", "from_abroad", "people_from_abroad"),
    "qualifiers": ("joined_to_names",),
}
"""Lists of beginnings, ends and other parts of words."""


@dataclass(frozen=True, eq=False)
class Wording:
    """The names are those of the data file; tuples are of parts of words."""

    heads_of_state: frozenset[str]
    one_bearer: tuple[str, ...]
    one_each: frozenset[str]
    of_the_government: frozenset[str]
    also_private: frozenset[str]
    before_an_office: frozenset[str]
    of_the_ranks: frozenset[str]
    opposed: frozenset[str]
    peers: frozenset[str]
    hosts_and_guests: frozenset[str]
    ministers: frozenset[str]
    minister_ends: tuple[str, ...]
    """How roles end that have a field before them: " minister"."""
    diplomats: frozenset[str]
    diplomats_roles: frozenset[str]
    speakers: frozenset[str]
    above_speakers: frozenset[str]
    two_of_office: frozenset[str]
    gone: frozenset[str]
    any_body: frozenset[str]
    no_public_body: frozenset[str]
    called_by_field: frozenset[str]
    governments: frozenset[str]
    public_media: tuple[str, ...]
    own_forces: tuple[str, ...]
    from_abroad: tuple[str, ...]
    people_from_abroad: tuple[str, ...]
    delegations: frozenset[str]
    visitors: frozenset[str]
    one_of_many: frozenset[str]
    coming: frozenset[str]
    going: frozenset[str]
    leading: frozenset[str]
    said: frozenset[str]
    saying: frozenset[str]
    reporting: frozenset[str]
    of_places: frozenset[str]
    homeward: frozenset[str]
    before_hyphens: frozenset[str]
    joined_to_names: tuple[str, ...]


@cache
def wording() -> Wording:
    """The words of the packaged file.

    Raises:
        DataError: the file is wrong.
    """
    raw = read_toml(PATH)
    sets: dict[str, Any] = {
        name: frozenset(listed(PATH, raw, table, name)) for table, names in _SETS.items() for name in names
    }
    parts: dict[str, Any] = {
        name: tuple(listed(PATH, raw, table, name)) for table, names in _PARTS.items() for name in names
    }
    return Wording(**sets, **parts, minister_ends=tuple(f" {word}" for word in sorted(sets["ministers"])))
