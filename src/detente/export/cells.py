"""What the formats have in common: why an event is left out, numbers for event ids, and cells of tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from detente.export.cameo import Code, load_cameo
from detente.export.codes import countries
from detente.export.told import Told

BODIES = {
    "UNO": "United Nations",
    "EUR": "European Union",
    "IGO": "International organisation",
    "NGO": "Non-governmental organisation",
    "ISM": "International social movement",
    "IMG": "International militarised group",
    "MNC": "Multinational company",
}
"""PLOVER's codes for actors without a country, which stand in the place of one."""

_NO_CODE = "CAMEO has no code for what is only possible, asked for, called off or denied"


class LeftOutError(Exception):
    """The format cannot hold this event. The message is the reason, the same for all of its kind."""


def number_of(*parts: str) -> int:
    """A number below 2**52 (exact in R and in a spreadsheet) that always is the same for the same parts."""
    return int.from_bytes(hashlib.sha1("\0".join(parts).encode()).digest()[:8], "big") >> 12


def cameo_of(event: Told) -> Code:
    """The event's CAMEO code.

    Raises:
        LeftOutError: CAMEO has none.
    """
    code = load_cameo().choose(event.type, event.mode, event.contexts, event.engagements, event.status)
    if code is None:
        raise LeftOutError(_NO_CODE)
    return code


def country_name(code: str | None) -> str:
    """The English name of a country or body; empty where there is none, the code itself where it is not known."""
    if not code:
        return ""
    return BODIES.get(code) or (countries()[code].name if code in countries() else code)


def is_country(name: str | None) -> bool:
    """Whether a place is a whole country."""
    return name is not None and name.lower() in _names()


def city(event: Told) -> str:
    """The name of the event's place if it is less than a country."""
    return event.place_name or "" if not is_country(event.place_name) else ""


def degrees(value: float | None) -> str:
    """A latitude or longitude with four decimals; empty where it is not known."""
    return "" if value is None else f"{value:.4f}"


def plain(value: object) -> str:
    """A cell of a tab-separated file that no reader can take for two: no tabs, line ends or double quotes in it."""
    return " ".join(str("" if value is None else value).replace('"', "'").split())


def unique(values: Iterable[str]) -> list[str]:
    """The values, each once, in their order, without empty ones."""
    return [value for value in dict.fromkeys(values) if value]


def _names() -> frozenset[str]:
    return frozenset(country.name.lower() for country in countries().values())
