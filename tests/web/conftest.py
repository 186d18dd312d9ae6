"""A store of our own articles, coded once for all tests of the desk, and a client for it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from detente import Coder, Store
from detente.reading import find_files, read
from detente.web import Settings, create_app

HOSTILE = (
    "Spain expelled two Cuban diplomats on Tuesday.\n\n"
    '<script>alert("pwned")</script> Peru\'s foreign minister <img src=x onerror=alert(1)> said Chile "attacked" it.'
    "\n\nEgypt will \u202evisit\u202c Jordan on Friday. " + "Donaudampfschiff" * 60 + " met nobody in Cairo."
)
SHORT = "France expelled two Russian diplomats on Monday. Poland praised Paris. Chile's minister said Peru was wrong."


@pytest.fixture(scope="session")
def coded(coder: Coder, examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of some of our articles, a hostile one and a short one (id "paris")."""
    names = ("embassy-row.txt", "trip-called-off.txt", "visit-announced.txt", "sanctions.txt", "agency.jsonl")
    problems: list[object] = []
    files = find_files([examples / name for name in names], on_problem=problems.append)
    path = tmp_path_factory.mktemp("desk") / "news.duckdb"
    with Store(path) as store:
        store.add(coder.pipe(read(files, on_problem=problems.append)))
        store.add([coder.code(SHORT, published="2022-04-05", id="paris")], derive=False)
        title = '"><script>alert(2)</script>'
        store.add([coder.code(HOSTILE, published="2026-04-10", title=title, source="javascript:alert(3)//x")])
    assert not problems
    return path


@pytest.fixture(scope="session")
def store(coded: Path) -> Iterator[Store]:
    """The store, open to read."""
    with Store(coded, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(store: Store) -> TestClient:
    """A client of a desk over the store: for tests that change nothing."""
    return TestClient(create_app(store, Settings(name="news", read_only=True)))


@pytest.fixture
def own_store(coded: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of the store, open to write."""
    with Store(shutil.copy(coded, tmp_path / "news.duckdb")) as opened:
        yield opened
