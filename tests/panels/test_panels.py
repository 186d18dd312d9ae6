"""Panels: what counts where, zeros, and totals that are the store's own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from detente.panels import HAPPENED, MEASURES, PERIODS, UNITS, TooLargeError, panel
from detente.store import Selection, Store

Row = dict[str, Any]


def rows(store: Store, **options: Any) -> list[Row]:
    found: list[Row] = panel(store, **options).to_pylist()
    return found


def counted(store: Store, key: str, **options: Any) -> dict[Any, int]:
    """The units and periods with events."""
    return {(row[key], row["period"]): row["events"] for row in rows(store, **options) if row["events"]}


# --- what counts where ---


def test_a_meeting_of_three_counts_once_in_each_of_three_dyads(few: Store) -> None:
    table = rows(few, by="month", units=["GBR-CHN", "FRA-GBR", "CHN-FRA"])
    january = {(row["country_a"], row["country_b"]): row["events"] for row in table if row["period"] == "2022-01"}
    assert january == {("CHN", "GBR"): 2, ("FRA", "GBR"): 1, ("CHN", "FRA"): 1}


def test_a_mutual_event_counts_in_both_directions_a_deed_in_one(few: Store) -> None:
    table = rows(few, unit="directed-dyad", by="year", units=["GBR-CHN", "CHN-GBR"])
    assert {(row["source"], row["target"]): row["events"] for row in table} == {("GBR", "CHN"): 3, ("CHN", "GBR"): 1}


def test_a_country_has_all_events_that_it_takes_part_in_each_once(few: Store) -> None:
    assert counted(few, "country", unit="country", by="year") == {
        ("GBR", "2022"): 3,
        ("CHN", "2022"): 3,
        ("FRA", "2022"): 2,
        ("USA", "2022"): 1,
    }
    source = counted(few, "country", unit="country", by="year", side="source")
    target = counted(few, "country", unit="country", by="year", side="target")
    assert (source["GBR", "2022"], target["GBR", "2022"]) == (3, 1)
    assert (source["FRA", "2022"], target["FRA", "2022"]) == (2, 1)


def test_everybody_on_a_side_is_an_actor(few: Store) -> None:
    table = counted(few, "actor", unit="actor", by="quarter")
    assert table["Ann Hall", "2022-Q1"] == 1
    assert table["GBR", "2022-Q1"] == 3


def test_what_a_country_does_to_itself_is_no_dyad_unless_asked_for(few: Store) -> None:
    assert ("USA", "USA") not in {(row["country_a"], row["country_b"]) for row in rows(few)}
    home = [row for row in rows(few, domestic=True) if row["country_a"] == row["country_b"]]
    assert {row["country_a"] for row in home} == {"USA"} and sum(row["events"] for row in home) == 1


def test_only_what_happened_unless_asked_for(few: Store) -> None:
    assert max(row["period"] for row in rows(few, by="year")) == "2022"
    everything = rows(few, by="year", selection=Selection())
    assert ("GBR", "USA") in {(row["country_a"], row["country_b"]) for row in everything if row["events"]}


# --- periods ---


def test_every_period_from_the_first_to_the_last_with_zeros(few: Store) -> None:
    table = rows(few, units=["GBR-CHN"])
    assert [(row["period"], row["start"], row["events"]) for row in table] == [
        ("2022-01", date(2022, 1, 1), 2),
        ("2022-02", date(2022, 2, 1), 0),
        ("2022-03", date(2022, 3, 1), 1),
    ]


@pytest.mark.parametrize(
    ("by", "first", "last", "count"),
    [
        ("day", "2022-01-03", "2022-03-31", 88),
        ("week", "2022-W01", "2022-W13", 13),
        ("month", "2022-01", "2022-03", 3),
        ("quarter", "2022-Q1", "2022-Q1", 1),
        ("year", "2022", "2022", 1),
    ],
)
def test_periods_have_names_that_sort(few: Store, by: str, first: str, last: str, count: int) -> None:
    names = [row["period"] for row in rows(few, by=by, units=["GBR-CHN"])]
    assert (names[0], names[-1], len(names)) == (first, last, count)
    assert names == sorted(names)


def test_the_selections_days_are_the_ends(few: Store) -> None:
    days = Selection(since=date(2021, 11, 5), until=date(2022, 1, 15), statuses=("happened",))
    table = rows(few, selection=days, units=["GBR-CHN"])
    assert [(row["period"], row["events"]) for row in table] == [("2021-11", 0), ("2021-12", 0), ("2022-01", 1)]


# --- measures ---


def test_measures_of_one_dyad(few: Store) -> None:
    january, february, march = rows(few, measures=MEASURES, units=["GBR-CHN"])
    assert (january["score_sum"], january["score_mean"]) == (6.5, 3.25)
    assert (january["cooperation"], january["conflict"], january["net"]) == (2, 0, 2)
    assert (january["verbal_cooperation"], january["material_conflict"], january["share_verbal_cooperation"]) == (
        2,
        0,
        1.0,
    )
    assert (january["consult"], january["sanction"], january["assault"]) == (2, 0, 0)
    assert (february["score_sum"], february["score_mean"], february["share_verbal_cooperation"]) == (0.0, None, None)
    assert (march["net"], march["material_conflict"], march["sanction"], march["score_sum"]) == (-1, 1, 1, -6.0)


def test_columns_stand_in_the_order_asked_for(few: Store) -> None:
    table = panel(few, measures=("net", "count"), unit="country")
    assert table.column_names == ["country", "period", "start", "cooperation", "conflict", "net", "events"]


# --- the whole against the store ---


@pytest.mark.parametrize("by", PERIODS)
@pytest.mark.parametrize("unit", ["dyad", "directed-dyad"])
@pytest.mark.parametrize("dedupe", [None, "one-a-day"])
def test_dyads_are_those_of_the_store(store: Store, unit: str, by: str, dedupe: Any) -> None:
    chosen = replace(HAPPENED, dedupe=dedupe)
    expected: dict[Any, set[str]] = defaultdict(set)
    for row in store.sql(*chosen.dyads()).to_arrow_table().to_pylist():
        ends = (row["source_country"], row["target_country"])
        if None not in (*ends, row["day"]) and ends[0] != ends[1]:
            expected[ends if unit == "directed-dyad" else tuple(sorted(ends)), start(row["day"], by)].add(
                row["event_key"]
            )
    table = rows(store, unit=unit, by=by, selection=chosen)
    names = list(table[0])[:2]
    got = {((row[names[0]], row[names[1]]), row["start"]): row["events"] for row in table if row["events"]}
    assert got == {key: len(events) for key, events in expected.items()}
    units = {(row[names[0]], row[names[1]]) for row in table}
    periods = {row["start"] for row in table}
    assert len(table) == len(units) * len(periods)


def start(day: date, by: str) -> date:
    """The first day of a period, worked out without SQL."""
    if by == "week":
        return day - timedelta(days=day.weekday())
    month = {"day": day.month, "month": day.month, "quarter": (day.month - 1) // 3 * 3 + 1, "year": 1}[by]
    return date(day.year, month, day.day if by == "day" else 1)


def test_countries_are_those_of_the_store(store: Store) -> None:
    events = {row["event_key"] for row in store.sql(*HAPPENED.events()).to_arrow_table().to_pylist() if row["day"]}
    expected: dict[str, set[str]] = defaultdict(set)
    for row in store.arrow("participants").to_pylist():
        if row["record_key"] in events and row["country"]:
            expected[row["country"]].add(row["record_key"])
    got: dict[str, int] = defaultdict(int)
    for row in rows(store, unit="country", by="week"):
        got[row["country"]] += row["events"]
    assert got == {country: len(keys) for country, keys in expected.items()}


def test_all_units_and_periods_add_up_alike(store: Store) -> None:
    for unit in UNITS:
        totals = {by: sum(row["events"] for row in rows(store, unit=unit, by=by)) for by in PERIODS}
        assert len(set(totals.values())) == 1, (unit, totals)


# --- frames, wrong use ---


def test_frames(few: Store) -> None:
    table, frame, polar = (panel(few, frame=kind) for kind in ("arrow", "pandas", "polars"))
    assert isinstance(table, pa.Table) and isinstance(frame, pd.DataFrame) and isinstance(polar, pl.DataFrame)
    assert table.to_pylist() == polar.to_dicts()
    assert list(frame["events"]) == table.column("events").to_pylist()


def test_given_units_are_there_without_events(few: Store) -> None:
    table = rows(few, unit="country", units=["PER", "GBR", "PER"], by="year")
    assert [(row["country"], row["events"]) for row in table] == [("GBR", 3), ("PER", 0)]
    several = rows(few, units=["GBR", "CHN", "FRA"], by="year")
    assert [(row["country_a"], row["country_b"]) for row in several] == [("CHN", "FRA"), ("CHN", "GBR"), ("FRA", "GBR")]
    directed = rows(few, unit="directed-dyad", units=["GBR", "CHN"], by="year")
    assert [(row["source"], row["target"]) for row in directed] == [("CHN", "GBR"), ("GBR", "CHN")]


def test_nothing_gives_an_empty_panel_with_its_columns(few: Store) -> None:
    table = panel(few, selection=Selection(actor="Atlantis"))
    assert table.num_rows == 0 and table.column_names == ["country_a", "country_b", "period", "start", "events"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"unit": "state"}, "no unit 'state': there are dyad, directed-dyad, country, actor"),
        ({"by": "decade"}, "no period 'decade'"),
        ({"measures": ["mood"]}, "no measure 'mood'"),
        ({"side": "source"}, "a side is of countries and actors"),
        ({"side": "left", "unit": "country"}, "no side 'left'"),
        ({"frame": "excel"}, "no frame 'excel'"),
        ({"units": ["GBR"]}, "a dyad has two sides, as in GBR-CHN, not 'GBR' alone"),
        ({"units": ["GBR-CHN", "FRA"]}, "a dyad has two sides, as in GBR-CHN, not 'FRA'"),
        ({"units": ["GBR-CHN"], "unit": "country"}, "a country is one, not 'GBR-CHN'"),
        ({"units": []}, "none is given"),
        ({"units": ["Ann Hall"], "unit": "actor"}, "actors cannot be given"),
    ],
)
def test_wrong_use_is_explained(few: Store, options: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        panel(few, **options)


def test_a_panel_too_large_for_a_computer_is_refused(few: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.panels.balanced.ROWS", 1000)
    with pytest.raises(
        TooLargeError, match="5 units in 365 periods are 1,825 rows, more than 1,000: take longer periods"
    ):
        panel(few, unit="actor", by="day", selection=Selection(since=date(2022, 1, 1), until=date(2022, 12, 31)))
