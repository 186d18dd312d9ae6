"""The commands and the Python of the pages on export, panels, comparison and evaluation run as they stand there."""

from __future__ import annotations

import re
import shlex
import zipfile
from pathlib import Path

import pytest

from detente.export import columns, export
from detente.store import Store

from .conftest import Run
from .samples import sample

ROOT = Path(__file__).parents[2]
PAGES = ("formats.md", "panels.md", "compare.md", "evaluate.md")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.DOTALL)


COMMANDS = [
    (page, line.partition("#")[0].strip())
    for page in PAGES
    for block in blocks(page, "sh")
    for line in block.splitlines()
    if line.startswith("detente ")
]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with all files that the pages speak of; the current one."""
    monkeypatch.chdir(tmp_path)
    with Store("news.duckdb") as store:
        store.add([sample()])
        (tmp_path / "gdelt").mkdir()
        for name, format in (("events.tab", "icews"), ("gdelt/e.csv", "gdelt"), ("ngecEvents.1.txt", "polecat")):
            export(store, format, tmp_path / name)  # type: ignore[arg-type]
    # the pages select this dyad: something must be there
    row = dict.fromkeys(columns("polecat"), "None") | {
        "Event Date": "2022-04-05",
        "Event Type": "ACCUSE",
        "Actor Country": "GBR",
        "Recipient Country": "CHN",
    }
    with (tmp_path / "ngecEvents.1.txt").open("a", encoding="utf-8") as file:
        file.write("\t".join(row.values()) + "\n")
    with zipfile.ZipFile("Events.2022.tab.zip", "w") as archive:
        archive.write("events.tab")
    for name in ("coded.jsonl", "gold.jsonl"):
        (tmp_path / name).write_text(sample().model_dump_json() + "\n", encoding="utf-8")
    return tmp_path


def test_the_pages_have_commands() -> None:
    assert {page for page, _ in COMMANDS} == set(PAGES)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("page", "line"), COMMANDS, ids=[line for _, line in COMMANDS])
def test_a_command_runs(run: Run, page: str, line: str) -> None:
    words = [
        name
        for word in shlex.split(line)[1:]
        for name in (sorted(str(path) for path in Path().glob(word)) if "*" in word else [word])
    ]
    result = run(*(str(ROOT / word) if word.startswith("tests/") else word for word in words))
    nothing = page == "compare.md" and "GBR-CHN" in line  # the store has no such event, and says so
    assert result.exit_code == (1 if nothing else 0), result.output
    assert not nothing or "the store has no events between two countries that fit the options" in result.stderr


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("page", ["formats.md", "panels.md", "compare.md"])
def test_the_python_runs(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    scope: dict[str, object] = {}
    for block in blocks(page, "python"):
        if page == "compare.md":  # of one event that both have, there is nothing that we have alone
            block = block.replace('result.ours_alone[0]["text"]', "result.ours_alone")
        exec(block, scope)
    assert page == "panels.md" or capsys.readouterr().out.strip()
