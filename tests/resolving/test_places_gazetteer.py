"""The gazetteer: its files are sound, names are found however written, and a wrong file is told of with its line."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from detente.data import DataError
from detente.resolving.places import Candidate, Gazetteer, gazetteer
from detente.resolving.places.gazetteer import CITIES, SITES, key_of


def best(name: str) -> Candidate:
    return max(gazetteer().find(key_of(name)), key=lambda one: one.weight)


def test_every_city_can_be_read() -> None:
    places = gazetteer()
    for line in CITIES.read_text(encoding="utf-8").splitlines():
        if line.startswith(("#", "name\t")):
            continue
        found = places.find(key_of(line.split("\t")[0]))
        assert found, line
        for one in found:
            assert one.latitude is not None and -90 <= one.latitude <= 90, line
            assert one.longitude is not None and -180 <= one.longitude <= 180, line


def test_every_site_has_a_known_country() -> None:
    cities = CITIES.read_text(encoding="utf-8").splitlines()
    codes = (
        {"ATA", "IOT", "SGS", "UMI"}
        | set(gazetteer().capitals)
        | {line.split("\t")[1] for line in cities if line.count("\t") > 1}
    )
    for line in SITES.read_text(encoding="utf-8").splitlines():
        if not line.startswith(("#", "name\t")):
            assert line.split("\t")[2] in codes | {"-"}, line


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("São Paulo", "BRA"),
        ("Sao Paulo", "BRA"),
        ("Sana'a", "YEM"),
        ("Sanaa", "YEM"),
        ("N'Djamena", "TCD"),
        ("Xi'an", "CHN"),
        ("Deir ez-Zor", "SYR"),
        ("Deir al-Zor", "SYR"),
        ("Kiev", "UKR"),
        ("Kyiv", "UKR"),
        ("Bombay", "IND"),
        ("Peking", "CHN"),
        ("Cologne", "DEU"),
        ("Sharm el-Sheikh", "EGY"),
        ("Port-au-Prince", "HTI"),
        ("Washington", "USA"),
        ("Gaza", "PSE"),
        ("Pristina", "XKX"),
        ("Taipei", "TWN"),
        ("Hong Kong", "HKG"),
        ("Panmunjom", "KOR"),
    ],
)
def test_names_are_found_however_written(name: str, country: str) -> None:
    assert best(name).country == country


def test_a_wrong_line_is_told(tmp_path: Path) -> None:
    wrong = tmp_path / "cities.tsv"
    wrong.write_text(
        "name\tcountry\tstate\tlatitude\tlongitude\tpeople\tcapital\taliases\nKyiv\tUKR\n", encoding="utf-8"
    )
    with pytest.raises(DataError, match=r"cities\.tsv:2: 8 fields wanted"):
        Gazetteer(cities=wrong)
    wrong.write_text(
        "name\tkind\tcountry\tlatitude\tlongitude\trank\taliases\nX\tplace\t-\tnorth\t0\t1\t\n", encoding="utf-8"
    )
    with pytest.raises(DataError, match=r"cities\.tsv:2"):
        Gazetteer(sites=wrong)


def test_the_gazetteer_loads_fast() -> None:
    begun = time.process_time()
    Gazetteer()
    assert time.process_time() - begun < 0.6  # 0.08 s on an idle machine
