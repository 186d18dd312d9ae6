"""Agreement of a store with another set, on numbers small enough to work out by hand."""

from __future__ import annotations

import json
import statistics
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from detente.compare import HAPPENED, Comparison, NothingInCommonError, Other, compare, days_of, read_other
from detente.export import Format, export
from detente.store import Selection, Store

from .conftest import icews, lines


@pytest.fixture
def other(tmp_path: Path) -> Other:
    """The sanction a day later, an accusation the other way round, a visit we lack, and one of another year."""
    path = tmp_path / "e.tab"
    rows = (
        icews("2021-12-01", "042", "Norway", "Russian Federation"),
        icews("2022-01-11", "1621", "Norway", "Russian Federation"),
        icews("2022-02-10", "111", "China", "United Kingdom"),
        icews("2022-02-10", "1122", "United Kingdom", "China"),
        icews("2022-03-01", "042", "France", "Egypt"),
        icews("2022-04-25", "195", "Russian Federation", "Ukraine"),
        icews("2022-04-25", "195", "Russian Federation", "Ukraine", 99),
    )
    path.write_text(lines("icews", *rows), encoding="utf-8")
    return read_other([path], "icews")


def whole(store: Store, other: Other, **options: Any) -> Comparison:
    return compare(store, other, **options)


def test_only_the_time_that_both_have_is_compared(store: Store, other: Other) -> None:
    result = whole(store, other)
    assert (result.first, result.last) == (date(2022, 1, 10), date(2022, 4, 25))
    assert result.outside == (1, 1)
    assert (result.total.ours, result.total.theirs) == (5, 6)
    assert result.periods == 4
    assert result.series == [
        {"period": "2022-01-01", "ours": 2, "theirs": 1},
        {"period": "2022-02-01", "ours": 1, "theirs": 2},
        {"period": "2022-03-01", "ours": 0, "theirs": 1},
        {"period": "2022-04-01", "ours": 2, "theirs": 2},
    ]
    assert result.total.correlation == pytest.approx(statistics.correlation([2, 1, 0, 2], [1, 2, 1, 2]), abs=1e-6)


def test_counterparts_have_the_dyad_the_type_and_nearly_the_day(store: Store, other: Other) -> None:
    matched = {days: whole(store, other, window=days).total for days in (0, 1, 5)}
    assert [(one.ours_matched, one.theirs_matched) for one in matched.values()] == [(1, 2), (2, 3), (3, 5)]
    directed = whole(store, other, directed=True).total
    assert (directed.ours_matched, directed.theirs_matched) == (2, 2)
    any_type = whole(store, other, match="any", window=1).total
    assert (any_type.ours_matched, any_type.theirs_matched) == (3, 3)


def test_dyads_and_cells(store: Store, other: Other) -> None:
    result = whole(store, other)
    assert (result.dyads_ours, result.dyads_theirs, result.dyads_both) == (3, 4, 3)
    names = {dyad.name: (dyad.ours, dyad.theirs) for dyad in result.dyads}
    assert names == {"CHN-GBR": (1, 2), "NOR-RUS": (3, 1), "RUS-UKR": (1, 2), "EGY-FRA": (0, 1)}
    assert next(dyad for dyad in result.dyads if dyad.name == "EGY-FRA").correlation is None
    # NOR-RUS consult and sanction, CHN-GBR accuse, RUS-UKR assault, EGY-FRA consult: five series of four months
    ours = [[1, 0, 0, 0], [1, 0, 0, 1], [0, 1, 0, 0], [0, 0, 0, 1], [0, 0, 0, 0]]
    theirs = [[0, 0, 0, 0], [1, 0, 0, 0], [0, 2, 0, 0], [0, 0, 0, 2], [0, 0, 1, 0]]
    expected = statistics.correlation(list(chain(*ours)), list(chain(*theirs)))
    assert result.cells == pytest.approx(expected, abs=1e-6)


def test_types_of_the_nearest_counterparts(store: Store, other: Other) -> None:
    result = whole(store, other)
    assert result.types == [
        {"ours": "ACCUSE", "theirs": "ACCUSE", "count": 1},
        {"ours": "CONSULT", "theirs": "SANCTION", "count": 1},
        {"ours": "SANCTION", "theirs": "SANCTION", "count": 1},
    ]


def test_what_each_has_alone_with_its_words(store: Store, other: Other) -> None:
    result = whole(store, other, examples=2)
    assert [(event["dyad"], event["type"]) for event in result.ours_alone] == [
        ("NOR-RUS", "CONSULT"),
        ("RUS-UKR", "ASSAULT"),
    ]
    assert result.ours_alone[0]["text"] == "Norway expelled two diplomats. (a.txt)"
    assert [event["dyad"] for event in result.theirs_alone] == ["RUS-UKR", "EGY-FRA"]
    assert "Some text (A paper)" in result.theirs_alone[1]["text"]


def test_the_selection_holds_for_ours_and_its_days_for_both(store: Store, other: Other) -> None:
    chosen = replace(HAPPENED, since=date(2022, 2, 1), until=date(2022, 3, 31))
    result = whole(store, other, selection=chosen)
    assert (result.total.ours, result.total.theirs) == (1, 3)
    assert (result.first, result.last) == (date(2022, 2, 1), date(2022, 3, 31))
    for more in ({"types": ("ACCUSE",)}, {"dyad": ("GBR", "CHN")}, {"actor": "CHN"}):
        narrow = whole(store, other, selection=replace(HAPPENED, **more)).total
        assert (narrow.ours, narrow.theirs) == (1, 2), more
    with pytest.raises(ValueError, match="compared by country: 'GBR:GOV' is no code"):
        whole(store, other, selection=replace(HAPPENED, actor="GBR:GOV"))
    once = replace(HAPPENED, dedupe="one-a-day")
    assert whole(store, other, selection=once).total.theirs == 4


@pytest.mark.parametrize("format", ["gdelt", "icews", "polecat"])
def test_a_store_agrees_with_its_own_export(store: Store, tmp_path: Path, format: Format) -> None:
    export(store, format, tmp_path / "own")
    result = whole(store, read_other([tmp_path / "own"], format), window=0)  # type: ignore[arg-type]
    assert result.dyads_ours == result.dyads_theirs == result.dyads_both == 4
    assert result.total.ours_matched == result.total.ours == 6
    assert result.total.theirs_matched == result.total.theirs
    assert all(row["ours"] == row["theirs"] for row in result.types)
    if format == "polecat":
        assert (result.total.correlation, result.cells) == (1.0, 1.0)


def test_what_lies_outside_need_not_be_kept(store: Store, tmp_path: Path, other: Other) -> None:
    few = read_other([tmp_path / "e.tab"], "icews", days=days_of(store))
    assert (len(few.dyads), few.outside, few.rows) == (6, 1, 7)
    assert whole(store, few).as_json() == whole(store, other).as_json()


def test_it_can_be_written_as_json(store: Store, other: Other) -> None:
    figures = json.loads(json.dumps(whole(store, other).as_json()))
    assert figures["first"] == "2022-01-10" and figures["total"]["name"] == "all"


def test_nothing_in_common(store: Store, other: Other) -> None:
    with pytest.raises(NothingInCommonError, match="the store has no events between two countries"):
        whole(store, other, selection=Selection(actor="PER"))
    with pytest.raises(NothingInCommonError, match="the other set has no events"):
        whole(store, Other())
    late = Other()
    late.add(other.dyads[0]._replace(day=date(2030, 1, 1)), None)
    with pytest.raises(
        NothingInCommonError, match="no time in common: the store has 2022-01-10 to 2023-06-01, the other set 2030"
    ):
        whole(store, late)


def test_wrong_use(store: Store, other: Other) -> None:
    for options, told in (
        ({"by": "decade"}, "no period"),
        ({"match": "mood"}, "no match"),
        ({"window": -1}, "0 or more"),
    ):
        with pytest.raises(ValueError, match=told):
            whole(store, other, **options)
