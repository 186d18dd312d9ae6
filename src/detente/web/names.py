"""Codes in words: what a country code, an event type, a status or an issue is called on the page."""

from __future__ import annotations

from functools import cache

from detente.data import FOLDER, read_tsv
from detente.events import load_ontology

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
STATUSES = (
    "happened",
    "ongoing",
    "planned",
    "intended",
    "possible",
    "hypothetical",
    "requested",
    "refused",
    "cancelled",
    "negated",
)
MEETING_STATUSES = (
    "held",
    "under way",
    "scheduled",
    "intended",
    "possible",
    "invited",
    "postponed",
    "cancelled",
    "refused",
)
KINDS = ("visit", "meeting", "talks", "call", "summit", "speech", "interview", "signing", "exercise", "other")
FORMS = ("direct", "indirect", "mixed", "unmarked")
STANCES = ("supports", "opposes", "mixed")
_INTERNATIONAL = {
    "IGO": "Intergovernmental bodies",
    "UNO": "United Nations",
    "EUR": "European Union",
    "NGO": "Non-governmental organisations",
    "ISM": "Social movements",
    "IMG": "Transnational armed groups",
    "MNC": "Multinational companies",
}


@cache
def countries() -> dict[str, str]:
    """The name of every country code that a record can have."""
    found: dict[str, str] = {}
    for _, row in read_tsv(FOLDER / "resolving" / "countries.tsv"):
        found.setdefault(row["code"], row["name"])  # what belongs to a country follows it under the same code
    return found | _INTERNATIONAL


def country(code: str | None) -> str:
    """The country's name; the code itself where nobody knows it, and "unknown" of none."""
    return countries().get(code, code) if code else "unknown"


@cache
def country_code(words: str) -> str | None:
    """The code that ``words`` are or name ("gbr", "United Kingdom"); None if no country is called so."""
    wanted = " ".join(words.split()).casefold()
    for code, name in countries().items():
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
