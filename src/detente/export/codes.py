"""Countries and sectors in the codes and words of the public event data sets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from detente.data import FOLDER, DataError, read_toml, read_tsv

DATA = FOLDER / "export"


@dataclass(frozen=True, slots=True)
class Country:
    """A state (or what has a code like one); empty where a scheme has no code for it."""

    iso: str
    name: str
    icews: str
    cameo: str
    fips: str
    cow: str


@dataclass(frozen=True, slots=True)
class Sector:
    """A PLOVER sector: CAMEO's role code (empty: none) and ICEWS' sectors, the narrowest first."""

    code: str
    cameo: str
    icews: tuple[str, ...]


@cache
def countries(path: Path = DATA / "countries.tsv") -> dict[str, Country]:
    """The states by ISO 3166-1 alpha-3.

    Raises:
        DataError: the file is not as it should be.
    """
    found: dict[str, Country] = {}
    for line, row in read_tsv(path):
        if row["iso"] in found or len(row["iso"]) != 3:
            raise DataError(path, line, f"{row['iso']!r} stands there twice or is no alpha-3 code")
        if row["cow"] and not row["cow"].isdigit():
            raise DataError(path, line, f"cow is a number, not {row['cow']!r}")
        found[row["iso"]] = Country(**row)
    return found


@cache
def by_cameo() -> dict[str, str]:
    """ISO codes by CAMEO's three letters; of two with the same letters, the state of today."""
    return {country.cameo: iso for iso, country in reversed(countries().items())}


@cache
def by_icews_name() -> dict[str, str]:
    """ISO codes by the lower-cased English name, as ICEWS and as we give it; the state of today first."""
    found: dict[str, str] = {}
    for name in ("icews", "name"):
        for iso, country in countries().items():
            found.setdefault(getattr(country, name).lower(), iso)
    return found


@cache
def sectors(path: Path = DATA / "sectors.tsv") -> dict[str, Sector]:
    """The sectors by PLOVER's code."""
    return {
        row["sector"]: Sector(
            row["sector"],
            "" if row["cameo"] == "-" else row["cameo"],
            () if row["icews"] == "-" else tuple(row["icews"].split(",")),
        )
        for _, row in read_tsv(path)
    }


@cache
def columns(name: str, path: Path = DATA / "columns.toml") -> tuple[str, ...]:
    """The column names of a data set: ``gdelt2_events``, ``icews`` or ``polecat``.

    Raises:
        DataError: the file has no such table.
    """
    try:
        return tuple(map(str, read_toml(path)[name]["columns"]))
    except KeyError as error:
        raise DataError(path, None, f"no [{name}] with columns") from error
