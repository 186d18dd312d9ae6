"""Charts of a store in one call."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import altair as alt
import pytest

from detente import Coder, Store, plots
from detente.briefs import as_html, course_chart, gather
from detente.briefs.model import Count
from detente.store import Selection


def values(chart: alt.Chart) -> list[dict[str, Any]]:
    """The rows that a chart draws."""
    (rows,) = chart.to_dict()["datasets"].values()
    return list(rows)


@pytest.fixture(scope="module")
def store(coder: Coder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two expulsions and a meeting of Norway and Morocco; a meeting of others."""
    texts = {
        "2024-03-06": "Norway's foreign minister met Moroccan Foreign Minister Nasser Bourita in Rabat on Tuesday.",
        "2024-04-10": "Morocco expelled two Norwegian diplomats on Tuesday.",
        "2024-05-08": "Norway expelled a Moroccan diplomat on Tuesday. Kenya's president visited Peru on Monday.",
    }
    with Store(tmp_path_factory.mktemp("plots") / "news.duckdb") as made:
        made.add(coder.pipe([{"text": text, "published": day} for day, text in texts.items()]))
        yield made


def test_the_course_is_the_one_of_the_brief(store: Store) -> None:
    rows = values(plots.course(store, ("NOR", "MAR")))
    brief = gather(store, ("NOR", "MAR"))
    counted = {(row["start"], row["quad"]): abs(row["events"]) for row in rows}
    assert counted == {(one.start.isoformat(), one.quad): one.events for one in brief.course}
    assert sum(counted.values()) == brief.events >= 3
    assert all((row["events"] < 0) == row["quad"].endswith("conflict") for row in rows)
    drawn = {row["start"]: row["end"] for row in rows}
    assert all(
        (datetime.date.fromisoformat(end) - datetime.date.fromisoformat(start)).days == 7
        for start, end in drawn.items()
    )
    assert "<svg" in as_html(brief)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("day", "2024-02-28", "2024-02-29"),
        ("month", "2023-12-01", "2024-01-01"),
        ("year", "2024-01-01", "2025-01-01"),
        ("day", "9999-12-31", "9999-12-31"),
    ],
)
def test_a_bar_is_as_wide_as_its_period(store: Store, period: str, start: str, end: str) -> None:
    course = [Count(datetime.date.fromisoformat(start), "verbal conflict", 2)]
    (row,) = values(course_chart(dataclasses.replace(gather(store, ("NOR", "MAR")), period=period, course=course)))
    assert row == {"start": start, "end": end, "quad": "verbal conflict", "events": -2}


def test_the_types_are_counted_as_the_store_has_them(store: Store, tmp_path: Path) -> None:
    chart = plots.types(store, Selection(types=["SANCTION"]))
    assert values(chart) == [{"type": "SANCTION", "quad": "material conflict", "events": 2}]
    chart.save(tmp_path / "types.svg")
    assert "SANCTION" in (tmp_path / "types.svg").read_text(encoding="utf-8")
    assert {"CONSULT", "SANCTION"} <= {row["type"] for row in values(plots.types(store))}


def test_where_there_is_nothing_to_draw_it_is_said(store: Store) -> None:
    with pytest.raises(ValueError, match="nothing that happened between Norway and Peru"):
        plots.course(store, ("NOR", "PER"))
    with pytest.raises(ValueError, match="no event of the store fits"):
        plots.types(store, Selection(types=["AID"]))


def test_one_day_is_a_bar_and_not_a_wall(coder: Coder, tmp_path: Path) -> None:
    with Store(tmp_path / "news.duckdb") as store:
        store.add([coder.code("Morocco expelled two Norwegian diplomats on Tuesday.", published="2024-04-10")])
        first, last = plots.course(store, ("NOR", "MAR")).to_dict()["encoding"]["x"]["scale"]["domain"]
    days = (datetime.date(day["year"], day["month"], day["date"]) for day in (last, first))
    assert (next(days) - next(days)).days == 12
