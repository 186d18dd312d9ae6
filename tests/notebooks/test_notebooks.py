"""The notebooks run as they stand in the repository, and end in what they promise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """The code cells of the notebook, each with its outputs, run from a folder of its own."""
    notebook = nbformat.read(NOTEBOOKS / "from-articles-to-a-brief.ipynb", as_version=4)
    folder = tmp_path_factory.mktemp("notebook")
    for name in ("examples", "notebooks"):
        (folder / name).symlink_to(NOTEBOOKS.parent / name)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(folder)}}).execute()
    assert (folder / "examples.duckdb").is_file()
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def output(cells: list[Any], source: str, kind: str) -> str:
    """What the one cell with ``source`` in it gives in the format ``kind``."""
    (cell,) = [cell for cell in cells if source in cell.source]
    return "".join(
        given.text if kind == "stream" else given.data[kind]
        for given in cell.outputs
        if (given.output_type == "stream") == (kind == "stream")
    )


def test_it_is_committed_without_outputs() -> None:
    for path in NOTEBOOKS.glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        assert not any(cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells)


def test_a_document_shows_itself_marked_up(cells: list[Any]) -> None:
    shown = output(cells, "coder.code(", "text/html")
    assert "background:rgba(245,180,50,.38)" in shown and "SANCTION" in shown and "Engagements" in shown


def test_all_articles_of_the_examples_are_read(cells: list[Any]) -> None:
    assert "0 that could not be read" in output(cells, "read(files", "stream")


def test_there_are_charts_of_the_types_and_of_the_dyad(cells: list[Any]) -> None:
    assert output(cells, "plots.types(", "image/svg+xml").startswith("<svg")
    assert "events by" in output(cells, "plots.course(", "image/svg+xml")


def test_it_ends_with_a_brief_that_quotes_the_article(cells: list[Any]) -> None:
    brief = output(cells, "as_markdown(", "stream")
    assert "Norway expelled two Moroccan diplomats on Tuesday." in brief and "Eide in Rabat" in brief


def test_the_panel_follows_the_dyad_through_the_months(cells: list[Any]) -> None:
    shown = output(cells, "panel(store", "text/plain")
    assert [f"2024-{month:02}" in shown for month in range(1, 7)] == [True] * 6
