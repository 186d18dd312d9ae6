"""``detente export``: files, what is told on standard error, and wrong use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.store import Store

from .conftest import Run
from .samples import sample


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with the sample document: one event that happened and one that is planned."""
    path = tmp_path / "news.duckdb"
    with Store(path) as opened:
        opened.add([sample()])
    return path


def test_a_file_and_what_became_of_the_events(run: Run, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.tab"
    result = run("export", store, "--format", "icews", "--output", out)
    assert result.exit_code == 0, result.output
    assert result.stderr == "done: 1 events, 1 rows\n"
    head, row = out.read_text(encoding="utf-8").splitlines()
    assert head.startswith("Event ID\tEvent Date\tSource Name") and "\tNorway\t" in row


def test_standard_output_takes_text(run: Run, store: Path) -> None:
    result = run("export", store, "-f", "plover", "--status", "all")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["event"] for line in lines] == ["SANCTION", "AGREE"]


def test_what_has_no_place_in_the_format_is_told(run: Run, store: Path, tmp_path: Path) -> None:
    with Store(store) as opened, opened.transaction() as connection:
        connection.execute("UPDATE events SET status = 'possible'")
    result = run("export", store, "-f", "gdelt", "--status", "possible", "-o", tmp_path / "e.csv")
    assert "left out: 2 of 2 events: CAMEO has no code for what is only possible" in result.stderr
    assert result.exit_code == 0


def test_nothing_is_explained(run: Run, store: Path, tmp_path: Path) -> None:
    result = run("export", store, "-f", "csv", "--dyad", "PER-CHL", "-o", tmp_path / "e.csv")
    assert result.exit_code == 0
    assert (
        "holds no events: the store has 2 events, 2022-04-0" in result.stderr
        and "none fits the options" in result.stderr
    )
    with Store(tmp_path / "empty.duckdb"):
        pass
    assert "the store has no events" in run("export", tmp_path / "empty.duckdb", "-f", "csv").stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-f", "excel"], "no format 'excel': there are plover, polecat, icews, gdelt, csv, parquet, jsonl"),
        (["-f", "csv", "--since", "May"], "--since is a day, YYYY-MM-DD, not 'May'"),
        (["-f", "csv", "--since", "2022-05-01", "--until", "2022-04-01"], "is before since"),
        (["-f", "csv", "--dyad", "GBR"], "--dyad is two sides with a hyphen"),
        (["-f", "csv", "--directed"], "give --dyad A-B too"),
        (["-f", "csv", "--type", "VISIT"], "no type 'VISIT': there are AGREE"),
        (["-f", "csv", "--type", "CONSULT/tea"], "no mode 'tea': there are visit"),
        (["-f", "csv", "--status", "done"], "no status 'done'"),
        (["-f", "csv", "--dedupe", "daily"], "no way to dedupe 'daily': there are one-a-day, story"),
        (["-f", "csv", "--min-confidence", "7"], "between 0 and 1"),
        (["-f", "parquet"], "parquet is no text: give a file to write to"),
        (["-f", "plover", "--pairs"], "pairs are for csv and parquet"),
        (["-f", "csv", "-o", "STORE"], "is an input and the output"),
    ],
)
def test_wrong_use_is_explained(run: Run, store: Path, arguments: list[str], told: str) -> None:
    result = run("export", store, *(str(store) if argument == "STORE" else argument for argument in arguments))
    assert told in result.stderr
    assert result.exit_code == 2


def test_no_store_is_explained(run: Run, tmp_path: Path) -> None:
    result = run("export", tmp_path / "none.duckdb", "-f", "csv")
    assert "there is no file" in result.stderr and result.exit_code == 2
    (tmp_path / "text.duckdb").write_text("no store")
    result = run("export", tmp_path / "text.duckdb", "-f", "csv")
    assert "error: cannot open" in result.stderr and result.exit_code == 2
