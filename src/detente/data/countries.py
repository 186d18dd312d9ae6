"""What the codes of countries and PLOVER's international bodies are called."""

from __future__ import annotations

from functools import cache

from detente.data import FOLDER, read_tsv

INTERNATIONAL = {
    "IGO": "Intergovernmental bodies",
    "UNO": "United Nations",
    "EUR": "European Union",
    "NGO": "Non-governmental organisations",
    "ISM": "Social movements",
    "IMG": "Transnational armed groups",
    "MNC": "Multinational companies",
}


@cache
def country_names() -> dict[str, str]:
    """The name of every country code that a record can have."""
    found: dict[str, str] = {}
    for _, row in read_tsv(FOLDER / "resolving" / "countries.tsv"):
        found.setdefault(row["code"], row["name"])  # what belongs to a country follows it under the same code
    return found | INTERNATIONAL


def country_name(code: str) -> str:
    """What the country of a code is called.

    Raises:
        ValueError: there is no such code.
    """
    try:
        return country_names()[code]
    except KeyError:
        raise ValueError(f"no country has the code {code!r}: codes are ISO 3166-1 alpha-3, such as GBR") from None
