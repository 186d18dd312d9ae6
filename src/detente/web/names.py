"""Codes in words: what a country code, an event type, a status or an issue is called on the page."""

from __future__ import annotations

from functools import cache
from typing import get_args

from detente.data.countries import country_names
from detente.events import load_ontology
from detente.record import QUADS as QUADS
from detente.record import EngagementKind, EngagementStatus, Form, Stance, Status

STATUSES: tuple[str, ...] = get_args(Status)
MEETING_STATUSES: tuple[str, ...] = get_args(EngagementStatus)
_SAME = {"happened": "held", "ongoing": "under way", "planned": "scheduled", "requested": "invited"}
STATUS_PAIRS: tuple[tuple[str, str], ...] = (
    *((one, _SAME.get(one, one if one in MEETING_STATUSES else "")) for one in STATUSES),
    ("", "postponed"),
)
"""What an event's status is called of an engagement ("" where there is none): one choice for both."""
KINDS: tuple[str, ...] = get_args(EngagementKind)
FORMS: tuple[str, ...] = get_args(Form)
STANCES: tuple[str, ...] = get_args(Stance)


def country(code: str | None) -> str:
    """The country's name; the code itself where nobody knows it, and "unknown" of none."""
    return country_names().get(code, code) if code else "unknown"


@cache
def country_code(words: str) -> str | None:
    """The code that ``words`` are or name ("gbr", "United Kingdom"); None if no country is called so."""
    wanted = " ".join(words.split()).casefold()
    for code, name in country_names().items():
        if wanted in (code.casefold(), name.casefold()):
            return code
    return None


@cache
def types() -> tuple[str, ...]:
    """The event types, in the ontology's order."""
    return tuple(load_ontology().types)


@cache
def modes(type_: str) -> tuple[str, ...]:
    """The modes of an event type."""
    return tuple(load_ontology().types[type_].modes) if type_ in load_ontology().types else ()


def words(code: str | None) -> str:
    """An issue's or a mode's code as words: ``human_rights`` is "human rights"."""
    return (code or "").replace("_", " ")
