"""``detente evaluate``: figures, JSON, and what is told of wrong use."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Run
from .samples import sample


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """The sample document as gold, with one type changed."""
    document = sample().model_dump(mode="json")
    document["events"][0]["type"] = "COERCE"
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(document) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    path = tmp_path / "coded.jsonl"
    path.write_text(sample().model_dump_json() + "\n", encoding="utf-8")
    return path


def test_figures_in_the_terminal(run: Run, gold: Path, coded: Path) -> None:
    result = run("evaluate", gold, coded)
    assert result.exit_code == 0, result.output
    assert "Against the gold records of 1 article" in result.stdout
    assert "type: COERCE → coded as SANCTION" in result.stdout
    assert "“Norway expelled two Russian diplomats on Tuesday" in result.stdout


def test_figures_as_json_in_a_file(run: Run, gold: Path, coded: Path, tmp_path: Path) -> None:
    out = tmp_path / "figures.json"
    assert run("evaluate", gold, coded, "--json", "--output", out, "--misses", "1").exit_code == 0
    figures = json.loads(out.read_text(encoding="utf-8"))
    events = figures["kinds"]["events"]
    figures_of_type = events["fields"]["type"]
    assert {name: figures_of_type[name] for name in ("right", "coded", "gold", "precision", "recall", "f1")} == {
        "right": 1,
        "coded": 2,
        "gold": 2,
        "precision": 0.5,
        "recall": 0.5,
        "f1": 0.5,
    }
    assert {"gold": "COERCE", "coded": "SANCTION", "count": 1} in events["confusion"]
    assert [miss["what"] for miss in figures["misses"]] == ["wrong"]
    assert figures["kinds"]["positions"]["right"]["f1"] == 1.0


def test_a_terminal_without_unicode_still_shows_the_figures(gold: Path, coded: Path) -> None:
    program = "from detente.cli import app; app(prog_name='detente')"
    command = [sys.executable, "-c", program, "evaluate", str(gold), str(coded)]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    assert "type: COERCE ? coded as SANCTION" in done.stdout


def test_one_kind_only(run: Run, gold: Path, coded: Path) -> None:
    result = run("evaluate", gold, coded, "--kind", "statements", "--json")
    assert list(json.loads(result.stdout)["kinds"]) == ["statements"]


def test_without_coded_the_texts_are_coded(run: Run, gold: Path) -> None:
    result = run("evaluate", gold, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["kinds"]["events"]["found"]["gold"] == 2


def test_articles_that_were_not_coded_are_told(run: Run, gold: Path, coded: Path) -> None:
    with gold.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"article": {"id": "other", "text": "Nothing."}, "events": []}) + "\n")
    result = run("evaluate", gold, coded)
    assert f"of 2 annotated articles, not in {coded}: other" in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["none.jsonl"], "cannot read none.jsonl: No such file or directory"),
        (["GOLD", "CODED", "--kind", "deeds"], "no kind 'deeds': there are events, statements, engagements, positions"),
        (["GOLD", "CODED", "--output", "GOLD"], "is an input and the output"),
        (["GOLD", "CODED", "--output", "no/such/place"], "there is no directory"),
        (["CODED", "GOLD", "--misses", "-1"], "misses"),
    ],
)
def test_wrong_use_is_explained(run: Run, gold: Path, coded: Path, arguments: list[str], told: str) -> None:
    names = {"GOLD": str(gold), "CODED": str(coded)}
    result = run("evaluate", *(names.get(argument, argument) for argument in arguments))
    assert result.exit_code == 2
    assert told in result.stderr


def test_nothing_to_compare_is_told(run: Run, coded: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"article": {"id": "other", "text": "Nothing."}}), encoding="utf-8")
    result = run("evaluate", other, coded)
    assert "no annotated article was coded" in result.stderr and result.exit_code == 2
    other.write_text(json.dumps({"article": {"id": "z", "text": "Nothing."}}), encoding="utf-8")
    result = run("evaluate", other)
    assert "has no events or statements or engagements or positions" in result.stderr and result.exit_code == 2
