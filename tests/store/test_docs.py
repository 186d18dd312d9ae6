"""What docs/store.md says can be run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from detente import Coder, Store
from detente.record import Document
from detente.store import TABLES, VIEWS

PAGE = (Path(__file__).parents[2] / "docs" / "store.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def filled(coder: Coder, coded: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("docs") / "examples.duckdb")
    store.add(coded)
    store.add(
        coder.pipe(
            [
                {
                    "text": "Norway expelled two Russian diplomats. Norway said so. The king opposes it.",
                    "published": "2022-04-05",
                }
            ]
        )
    )
    return store


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_every_query_runs_and_finds_something(filled: Store, query: str) -> None:
    assert filled.sql(query).fetchall()


def test_the_example_in_python_runs(coder: Coder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(vars(__import__("detente")), "Coder", lambda: coder)
    first, second = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    scope: dict[str, object] = {}
    exec(first, scope)
    scope["store"] = Store(tmp_path / "news.duckdb")
    exec(second, scope)


def test_every_table_and_view_is_described(filled: Store) -> None:
    assert all(f"`{name}`" in PAGE for name in (*TABLES, *VIEWS))
    there = {name for (name,) in filled.sql("SELECT table_name FROM duckdb_tables()").fetchall()}
    assert there == set(TABLES)
