"""Countries, sectors and columns of the public sets."""

from __future__ import annotations

from detente.data import FOLDER, read_toml, read_tsv
from detente.export import by_cameo, by_icews_name, columns, countries
from detente.export.cells import BODIES
from detente.export.codes import sectors


def test_every_country_of_ours_has_its_codes() -> None:
    ours = {row["code"] for _, row in read_tsv(FOLDER / "resolving" / "countries.tsv")}
    places = {row["code"] for _, row in read_tsv(FOLDER / "resolving" / "places_countries.tsv")}
    assert ours | places <= set(countries())
    assert all(countries()[code].fips for code in ours)


def test_codes_are_those_of_the_published_lists() -> None:
    known = countries()
    assert (known["DEU"].fips, known["DEU"].cow, known["DEU"].cameo) == ("GM", "255", "DEU")
    assert (known["CHN"].fips, known["CHN"].cow, known["CHE"].fips) == ("CH", "710", "SZ")
    assert (known["ROU"].cameo, known["RUS"].icews, known["PSE"].icews) == (
        "ROM",
        "Russian Federation",
        "Occupied Palestinian Territory",
    )


def test_no_code_of_a_state_of_today_stands_twice() -> None:
    gone_or_part = {"SUN", "YUG", "SCG", "CSK", "DDR", "ZAR", "YMD", "VDR", "ANT", "BES", "ALA"}
    today = [country for iso, country in countries().items() if iso not in gone_or_part]
    for scheme in ("fips", "cow", "cameo", "icews"):
        codes = [code for country in today if (code := getattr(country, scheme))]
        assert len(codes) == len(set(codes)), scheme


def test_the_ways_back() -> None:
    assert (by_cameo()["ROM"], by_cameo()["GBR"]) == ("ROU", "GBR")
    assert by_icews_name()["russian federation"] == by_icews_name()["russia"] == "RUS"


def test_every_sector_and_body_of_plover_is_known() -> None:
    groups = read_toml(FOLDER / "ontology" / "plover.toml")["sectors"]
    assert {code for group in groups.values() for code in group} == set(sectors())
    assert set(groups["international"]) == set(BODIES)


def test_columns_are_as_many_as_the_published_files_have() -> None:
    assert [len(columns(name)) for name in ("gdelt2_events", "icews", "polecat")] == [61, 20, 40]
    assert all(len(set(columns(name))) == len(columns(name)) for name in ("gdelt2_events", "icews", "polecat"))
