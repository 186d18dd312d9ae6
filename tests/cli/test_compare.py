"""``detente compare``: tables, JSON, and what is told on standard error."""

from __future__ import annotations

import json
from pathlib import Path

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


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The same expulsion, a month's end, and a row that cannot be compared."""
    path = tmp_path / "polecat.txt"
    path.write_text(
        "Event Date\tEvent Type\tActor Country\tRecipient Country\tSource\n"
        "2022-03-01\tACCUSE\tRUS\tNOR\tThe Paper\n"
        "2022-04-05\tSANCTION\tNOR\tRUS\tThe Paper\n"
        "2022-04-30\tSANCTION\tNOR\tNone\tThe Paper\n"
        "2022-05-30\tACCUSE\tRUS\tNOR\tThe Paper\n",
        encoding="utf-8",
    )
    return path


def test_tables_and_what_was_left_out(run: Run, store: Path, other: Path) -> None:
    result = run("compare", store, other, "--format", "polecat")
    assert result.exit_code == 0, result.output
    assert "Events between two countries, 2022-04-05 to 2022-04-05, here and in POLECAT" in result.stdout
    assert "NOR-RUS" in result.stdout and "1 (100%)" in result.stdout
    assert "left out: 1 of 4 rows: it is not between two countries that are known" in result.stderr
    assert "not found: columns Event ID, Event Mode, Actor Name, Recipient Name: left empty" in result.stderr


def test_json_in_a_file(run: Run, store: Path, other: Path, tmp_path: Path) -> None:
    out = tmp_path / "figures.json"
    assert run("compare", store, other, "-f", "polecat", "--json", "-o", out).exit_code == 0
    figures = json.loads(out.read_text(encoding="utf-8"))
    assert (figures["read"]["rows"], figures["total"]["ours"], figures["outside"]) == (4, 1, [0, 2])


def test_nothing_in_common_is_explained(run: Run, store: Path, other: Path) -> None:
    result = run("compare", store, other, "-f", "polecat", "--since", "2022-05-01")
    assert "error: no time in common: the store has 2022-04-05 to 2022-04-05" in result.stderr
    assert "asked for is 2022-05-01" in result.stderr and result.exit_code == 1
    result = run("compare", store, other, "-f", "polecat", "--dyad", "PER-CHL")
    assert "error: the store has no events between two countries that fit the options" in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-f", "acled"], "no format 'acled': there are gdelt, icews, polecat"),
        (["-f", "icews"], "not found among its columns: Source Country"),
        (["-f", "polecat", "--by", "decade"], "no period 'decade'"),
        (["-f", "polecat", "--match", "mood"], "no match 'mood'"),
        (["-f", "polecat", "--window", "-1"], "window"),
    ],
)
def test_wrong_use_is_explained(run: Run, store: Path, other: Path, arguments: list[str], told: str) -> None:
    result = run("compare", store, other, *arguments)
    assert told in result.stderr and result.exit_code == 2
