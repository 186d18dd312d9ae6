"""``detente panel``: CSV and Parquet, and wrong use."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from detente.store import Store

from .conftest import Run
from .samples import sample


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "news.duckdb"
    with Store(path) as opened:
        opened.add([sample()])
    return path


def test_csv_on_standard_output(run: Run, store: Path) -> None:
    result = run("panel", store, "--by", "year", "--measure", "count", "--measure", "score", "--units", "NOR,RUS,SWE")
    assert result.stdout.splitlines() == [
        "country_a,country_b,period,start,events,score_sum,score_mean",
        "NOR,RUS,2022,2022-01-01,1,-5.0,-5.0",
        "NOR,SWE,2022,2022-01-01,0,0.0,",
        "RUS,SWE,2022,2022-01-01,0,0.0,",
    ]
    assert result.stderr == "done: 3 units × 1 periods: 3 rows\n"


def test_parquet_and_units_of_a_file(run: Run, store: Path, tmp_path: Path) -> None:
    (tmp_path / "units.txt").write_text("# two\nNOR\nSWE\n", encoding="utf-8")
    out = tmp_path / "panel.parquet"
    result = run("panel", store, "--unit", "country", "--units", tmp_path / "units.txt", "-o", out, "--status", "all")
    assert result.exit_code == 0, result.output
    frame = pd.read_parquet(out)
    assert set(frame["country"]) == {"NOR", "SWE"} and frame["events"].sum() == 3


def test_nothing_is_explained(run: Run, store: Path) -> None:
    result = run("panel", store, "--since", "1999-01-01", "--until", "1999-12-31")
    assert "nothing counted: the store has 2 events" in result.stderr and result.exit_code == 0


def test_events_without_a_day_are_told(run: Run, store: Path) -> None:
    with Store(store) as opened, opened.transaction() as connection:
        connection.execute("UPDATE articles SET published = NULL")
        connection.execute("UPDATE events SET date_start = NULL, date_end = NULL WHERE status <> 'happened'")
    result = run("panel", store, "--status", "all")
    assert "left out: 1 of 2 events: their day is not known" in result.stderr and result.exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--unit", "state"], "no unit 'state'"),
        (["--by", "decade"], "no period 'decade'"),
        (["--measure", "mood"], "no measure 'mood'"),
        (["--units", "GBR"], "a dyad has two sides"),
        (["--side", "source"], "a side is of countries and actors"),
        (["-o", "no/such/place.csv"], "there is no directory no/such"),
    ],
)
def test_wrong_use_is_explained(run: Run, store: Path, arguments: list[str], told: str) -> None:
    result = run("panel", store, *arguments)
    assert told in result.stderr and result.exit_code == 2
