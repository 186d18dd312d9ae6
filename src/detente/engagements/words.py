"""Words that help to read a contact: who is meant, where it is and how real it is; data, read and checked here."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from detente.data import FOLDER, DataError, listed, read_toml

PATH = FOLDER / "engagements" / "words.toml"


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of ``words.toml``, which says what each is for."""

    hosts_and_guests: frozenset[str]
    peers: frozenset[str]
    people_of_bodies: frozenset[str]
    chiefs_of_members: frozenset[str]
    members: frozenset[str]
    leaders_of_several: frozenset[str]
    several: frozenset[str]
    leaders: frozenset[str]
    sent: frozenset[str]
    missions: frozenset[str]
    travelling_groups: frozenset[str]
    officials: frozenset[str]
    bodies_of_several: frozenset[str]
    parliaments: frozenset[str]
    portfolios: frozenset[str]
    out_of_office: frozenset[str]
    ranks_of_persons: frozenset[str]
    ranks_of_deeds: frozenset[str]
    not_there: frozenset[str]
    mouths: frozenset[str]
    telling: frozenset[str]
    conversing: frozenset[str]
    threefold: frozenset[str]
    of_both: frozenset[str]
    having_to_table: frozenset[str]
    receiving: frozenset[str]
    of_teams: frozenset[str]
    calling_on: frozenset[str]
    summoning: frozenset[str]
    envoys: frozenset[str]
    ministries: frozenset[str]
    seats_of_government: frozenset[str]
    lands: frozenset[str]
    borders: frozenset[str]
    crossings: frozenset[str]
    giving_back: frozenset[str]
    going_back: frozenset[str]
    homeward: frozenset[str]
    coming_home: frozenset[str]
    leaving: frozenset[str]
    carrying: frozenset[str]
    staying: frozenset[str]
    afterwards: frozenset[str]
    going_on: frozenset[str]
    edges: frozenset[str]
    auspices: frozenset[str]
    go_between: frozenset[str]
    turning_to: frozenset[str]
    gathering: frozenset[str]
    at_first: frozenset[str]
    repeatedly: frozenset[str]
    earlier: frozenset[str]
    one_more: frozenset[str]
    the_other: frozenset[str]
    apart: frozenset[str]
    resuming: frozenset[str]
    very_first: frozenset[str]
    in_private: frozenset[str]
    coming: frozenset[str]
    delegates: frozenset[str]
    taking_place: frozenset[str]
    short_times: frozenset[str]
    timetables: frozenset[str]
    meeting: frozenset[str]
    urging: frozenset[str]
    letting: frozenset[str]
    listeners: frozenset[str]
    claims: frozenset[str]
    denying: frozenset[str]
    intentions: frozenset[str]
    deciding: frozenset[str]
    turning_away: frozenset[str]
    unanswered: frozenset[str]
    ended: frozenset[str]
    heading: frozenset[str]
    shared: frozenset[str]
    supposed: frozenset[str]
    arguing: frozenset[str]
    asking_for: frozenset[str]
    to_come: frozenset[str]
    liked_better: frozenset[str]
    programmes: frozenset[str]
    beginning: frozenset[str]
    lasting_on: frozenset[str]
    spans: frozenset[str]
    running: frozenset[str]
    occasions: frozenset[str]
    told_by_themselves: frozenset[str]
    lasting: frozenset[str]
    in_writing: frozenset[str]
    of_talks: frozenset[str]
    naming: tuple[tuple[str, ...], ...]
    """Each phrase as its words."""
    numbers: dict[str, int]
    halves: dict[str, str]
    first_halves: dict[str, str]
    seats_of_bodies: dict[str, str]


_LISTS = tuple(field.name for field in fields(Words) if field.type == "frozenset[str]")


@cache
def load_words(path: Path = PATH) -> Words:
    """Read and check the words.

    Raises:
        DataError: which list or table is wrong, and what is expected there.
    """
    raw = read_toml(path)
    lists = {name: frozenset(listed(path, raw, "words", name)) for name in _LISTS}
    naming = tuple(tuple(phrase.split()) for phrase in listed(path, raw, "words", "naming"))
    numbers = _table(path, raw, "numbers", int, "whole numbers")
    halves = _table(path, raw, "halves", str, "codes of three capitals")
    first_halves = _table(path, raw, "first_halves", str, "codes of three capitals")
    seats = _table(path, raw, "seats_of_bodies", str, "codes of three capitals")
    for name, table in (("halves", halves), ("first_halves", first_halves), ("seats_of_bodies", seats)):
        if not all(len(code) == 3 and code.isupper() for code in table.values()):
            raise DataError(path, None, f"[{name}] must give words codes of three capitals")
    return Words(
        **lists, naming=naming, numbers=numbers, halves=halves, first_halves=first_halves, seats_of_bodies=seats
    )


def _table(path: Path, raw: dict[str, Any], name: str, kind: type, wanted: str) -> dict[str, Any]:
    """A table of words, each with a value of one kind."""
    table = raw.get(name)
    if not isinstance(table, dict) or not all(type(value) is kind for value in table.values()):
        raise DataError(path, None, f"[{name}] must give words {wanted}")
    return table
