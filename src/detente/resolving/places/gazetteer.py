"""The packaged gazetteer: which places bear a name. Cities from GeoNames, sites and regions of our own, countries."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from detente.data import FOLDER, DataError, nothing_thrown_away, read_tsv

CITIES = FOLDER / "resolving" / "places_cities.tsv"
SITES = FOLDER / "resolving" / "places_sites.tsv"
POINTS = FOLDER / "resolving" / "places_countries.tsv"
COUNTRIES = FOLDER / "resolving" / "countries.tsv"

Kind = Literal["city", "place", "island", "water", "country"]
"""An island is whatever one can be on: also a square, a bank, a plateau."""

_WORD = re.compile(r"[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*")
_KINDS: dict[str, Kind] = {"place": "place", "island": "island", "water": "water"}
_RANKS = {1: 5.2, 2: 6.2, 3: 7.0}
_CITY_HEADER = "name\tcountry\tstate\tlatitude\tlongitude\tpeople\tcapital\taliases"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that bears a name.

    ``country`` is ISO 3166-1 alpha-3 (None for what is nobody's or disputed); ``state`` the name of the state in some
    federal countries, else ""; coordinates are degrees (None where not known). ``weight`` tells how well known it is:
    the decimal logarithm of its people, or what is like it.
    """

    name: str
    kind: Kind
    country: str | None
    state: str
    latitude: float | None
    longitude: float | None
    weight: float
    alias: bool = False


@cache
def _folds() -> dict[int, str | None]:
    """Letters with marks to plain ones, one for one."""
    table: dict[int, str | None] = {}
    for code in range(0xC0, 0x250):
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if base != chr(code) and base.isalpha():
            table[code] = base
    for code in range(0x1E00, 0x1F00):
        table[code] = unicodedata.normalize("NFKD", chr(code))[0]
    for odd, base in zip("øØłŁđĐıŒœß‘’ʻʼ`´", "oOlLdDiOos''''''", strict=True):
        table[ord(odd)] = base
    return table


def fold(text: str) -> str:
    """``text`` without diacritics and with straight apostrophes, of the same length."""
    return text if text.isascii() else text.translate(_folds())


def words_of(text: str) -> list[tuple[str, int, int]]:
    """The words of a folded text in lower case without apostrophes, with their characters; a possessive 's is none."""
    found = []
    for match in _WORD.finditer(text):
        word, (start, end) = match.group(), match.span()
        if "'" in word:
            word = word.replace("'", "")
        elif word == "s" and start and text[start - 1] == "'":
            continue
        found.append((word.lower(), start, end))
    return found


def key_of(name: str) -> str:
    """The form by which a name is looked up."""
    return " ".join(word for word, _, _ in words_of(fold(name)))


class Gazetteer:
    """Names and the places that bear them. Cities are kept as lines and read when asked for.

    Raises:
        DataError: a file of the gazetteer is wrong.
    """

    def __init__(
        self, cities: Path = CITIES, sites: Path = SITES, points: Path = POINTS, countries: Path = COUNTRIES
    ) -> None:
        self._index: dict[str, int | tuple[int, ...]] = {}
        self._others: list[Candidate] = []
        self.adjectives: dict[str, str] = {}
        self.capitals: dict[str, str] = {}
        self.longest: dict[str, int] = {}
        self._cities_path = cities
        self._cities = self._read_cities(cities)
        self._read_sites(sites)
        self._read_countries(points, countries)

    def _add(self, key: str, number: int) -> None:
        if " " in key:
            first, length = key[: key.index(" ")], key.count(" ") + 1
            if self.longest.get(first, 0) < length:
                self.longest[first] = length
        held = self._index.get(key)
        if held is None:
            self._index[key] = number
        else:
            known = held if isinstance(held, tuple) else (held,)
            if number not in known:
                self._index[key] = (*known, number)

    def _read_cities(self, path: Path) -> list[str]:
        try:
            lines = path.read_bytes().decode("utf-8").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise DataError(path, None, str(error)) from error
        begun = False
        index, add = self._index, self._add
        for number, line in enumerate(lines):
            if not line or line[0] == "#":
                continue
            if not begun:
                begun = True
                if line != _CITY_HEADER:
                    raise DataError(path, number + 1, f"the header must be {_CITY_HEADER.split()}")
                continue
            if line.count("\t") != 7:
                raise DataError(path, number + 1, "8 fields wanted: " + ", ".join(_CITY_HEADER.split()))
            name = line[: line.index("\t")]
            if name.isascii() and name.isalpha():
                key = name.lower()
                if key not in index:
                    index[key] = number
                else:
                    add(key, number)
            else:
                plain = name.isascii() and name.replace(" ", "").isalpha()
                add(name.lower() if plain else key_of(name), number)
            if line[-1] != "\t":
                for alias in line[line.rindex("\t") + 1 :].split("|"):
                    add(alias, number)
        return lines

    def _city(self, number: int, key: str) -> Candidate:
        name, country, state, latitude, longitude, people, capital, _ = self._cities[number].split("\t")
        try:
            weight = math.log10(float(people) * 1000 + 1000) + (0.7 if capital else 0)
            alias = key_of(name) != key
            return Candidate(
                name, "city", country, state, float(latitude), float(longitude), weight - 0.4 * alias, alias
            )
        except ValueError as error:
            raise DataError(self._cities_path, number + 1, f"degrees and people must be numbers ({error})") from error

    def _read_sites(self, path: Path) -> None:
        for line, row in read_tsv(path):
            try:
                place = Candidate(
                    row["name"],
                    _KINDS[row["kind"]],
                    None if row["country"] == "-" else row["country"],
                    "",
                    float(row["latitude"]),
                    float(row["longitude"]),
                    _RANKS[int(row["rank"])],
                )
            except (KeyError, ValueError) as error:
                raise DataError(path, line, f"kind, degrees or rank is none of those allowed ({error})") from error
            self._keep(place, [row["name"], *filter(None, row["aliases"].split("|"))])

    def _keep(self, place: Candidate, names: list[str]) -> None:
        self._others.append(place)
        for name in names:
            key = key_of(name)
            self._add(key, -len(self._others))

    def _read_countries(self, points: Path, countries: Path) -> None:
        degrees: dict[str, tuple[float, float]] = {}
        for line, row in read_tsv(points):
            try:
                degrees[row["code"]] = float(row["latitude"]), float(row["longitude"])
            except ValueError as error:
                raise DataError(points, line, f"degrees must be numbers ({error})") from error
            self.capitals[row["code"]] = row["capital"]
        seen: set[str] = set()
        for _, row in read_tsv(countries):
            code = row["code"]
            if row["to"]:
                continue
            names = [row["name"], *filter(None, row["aliases"].split("|"))]
            if code not in seen:
                for adjective in (*filter(None, row["adjectives"].split("|")), *names):
                    self.adjectives.setdefault(key_of(adjective), code)
            seen.add(code)
            latitude, longitude = degrees.get(code, (None, None))
            country = Candidate(row["name"], "country", code, "", latitude, longitude, 8.5)
            unknown = [name for name in names if not self._is_site(key_of(name), code)]
            if unknown:
                self._keep(country, unknown)

    def _is_site(self, key: str, country: str) -> bool:
        """Whether one of our own sites of the country has the name; "Tibet" is then that, and no country."""
        held = self._index.get(key, ())
        numbers = held if isinstance(held, tuple) else (held,)
        return any(number < 0 and self._others[-number - 1].country == country for number in numbers)

    def __contains__(self, key: str) -> bool:
        return key in self._index

    def find(self, key: str) -> list[Candidate]:
        """The places that bear the name with this key, one for what several files know of."""
        held = self._index.get(key)
        if held is None:
            return []
        numbers = held if isinstance(held, tuple) else (held,)
        found = [self._others[-number - 1] for number in numbers if number < 0]
        sites = len(found)
        for city in (self._city(number, key) for number in numbers if number >= 0):
            for i, site in enumerate(found[:sites]):
                if _same(city, site):
                    found[i] = replace(site, state=city.state, weight=max(site.weight, city.weight))
                    break
            else:
                found.append(city)
        return found


def _same(one: Candidate, other: Candidate) -> bool:
    if other.kind == "country" or other.latitude is None:
        return False
    return distance(one, other) < 60


def distance(one: Candidate, other: Candidate) -> float:
    """Kilometres between two places; infinite where a place has no coordinates."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return math.inf
    assert one.latitude is not None and one.longitude is not None
    assert other.latitude is not None and other.longitude is not None
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    c = math.radians(other.longitude - one.longitude)
    value = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(c / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, value)))


@cache
def gazetteer() -> Gazetteer:
    """The packaged gazetteer, read when first needed."""
    with nothing_thrown_away():
        return Gazetteer()
