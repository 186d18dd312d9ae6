"""A store in a directory: Parquet files by month, and a manifest that says which of them count."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from detente import Store, StoreError
from detente.store import folder as module
from detente.store import is_store

from .conftest import NORWAY, RUSSIA, document, event

EXPELLED = event([NORWAY], [RUSSIA], mode="expel")
APRIL, MAY = date(2022, 4, 5), date(2022, 5, 5)


def files(path: Path, table: str = "events") -> list[str]:
    """The folders of a table's files, one entry a file."""
    return sorted(file.parent.name for file in (path / table).rglob("*.*"))


def test_a_file_a_month_however_many_batches_and_runs(tmp_path: Path) -> None:
    path = tmp_path / "news"
    for run in "ab":
        with Store(path) as store:
            store.add(
                [document(f"{run}{number}", EXPELLED, published=(APRIL, MAY, None)[number % 3]) for number in range(9)],
                batch=2,
            )
            assert len(list(store.documents())) == (9 if run == "a" else 18)
        assert files(path) == files(path, "participants") == ["month=2022-04", "month=2022-05", "month=none"]
    assert not (path / ".work").exists() and not (path / ".lock.duckdb").exists()


def test_others_read_the_files_without_us(tmp_path: Path) -> None:
    with Store(tmp_path / "news") as store:
        store.add([document("a", EXPELLED, published=APRIL), document("b", EXPELLED, published=MAY)])
    sql = (
        f"SELECT month, type, evidence.sentence FROM read_parquet('{tmp_path}/news/events/**/*.parquet') ORDER BY month"
    )
    assert duckdb.sql(sql).fetchall() == [("2022-04", "SANCTION", [0, 20]), ("2022-05", "SANCTION", [0, 20])]
    assert pq.ParquetFile(next((tmp_path / "news" / "stories").iterdir())).metadata.num_rows == 2


def test_replacing_touches_only_what_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "news"
    with Store(path) as store:
        store.add([document(name, EXPELLED, published=APRIL) for name in "abc"])
        before = {file.name for file in (path / "events").rglob("*.parquet")}
        store.add([document("b", EXPELLED, EXPELLED, published=APRIL)], replace=True)
        assert [len(one.events) for one in store.documents()] == [1, 2, 1]
        assert files(path) == ["month=2022-04"] and before != {
            file.name for file in (path / "events").rglob("*.parquet")
        }


def test_many_batches_wait_in_few_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MANY", 5)
    path = tmp_path / "news"
    with Store(path) as store:
        made = [document(f"n{number:02}", EXPELLED, published=APRIL) for number in range(23)]
        store.add(made, batch=1, derive=False)
        assert files(path) == ["month=pending"] * (4 + 3)
        assert list(store.documents()) == made
        store.derive()
        assert files(path) == ["month=2022-04"]
        assert list(store.documents()) == made


def test_what_the_manifest_does_not_name_does_not_count_and_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "news"
    with Store(path) as store:
        store.add([document("a", EXPELLED, published=APRIL)])
    (found,) = (path / "events" / "month=2022-04").iterdir()
    stray = found.with_name("000099.parquet")
    stray.write_bytes(found.read_bytes())
    (path / "events" / "month=2022-04" / "000100.tmp").write_bytes(b"half a file")
    with Store(path, read_only=True) as store:
        assert len(store.arrow("events")) == 1
    assert stray.exists()
    with Store(path) as store:
        assert len(store.arrow("events")) == 1
    assert files(path) == ["month=2022-04"]


def test_one_writer_at_a_time_and_readers_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "news"
    with Store(path) as store:
        store.add([document("a", EXPELLED)])
        with Store(path, read_only=True) as reader:
            assert len(reader.arrow("events")) == 1
            store.add([document("b", EXPELLED)], derive=False)
            assert len(store.arrow("events")) == 2


def test_only_coding_changes_it(tmp_path: Path) -> None:
    with Store(tmp_path / "news") as store, pytest.raises(StoreError, match="only coding changes"), store.transaction():
        pass


@pytest.mark.parametrize("read_only", [True, False])
def test_what_is_no_store(tmp_path: Path, read_only: bool) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match="it holds no store" if read_only else "a directory with other things in it"):
        Store(tmp_path, read_only=read_only)
    (tmp_path / "manifest.json").write_text('{"name": "a web page"}')
    with pytest.raises(StoreError, match="is not the manifest of a store"):
        Store(tmp_path, read_only=read_only)
    (tmp_path / "manifest.json").write_text(
        '{"detente schema": "0", "serial": 0, "derived": true, "files": {}, "made": {}}'
    )
    with pytest.raises(StoreError, match="has version 0 of the tables"):
        Store(tmp_path, read_only=read_only)
    assert sorted(os.listdir(tmp_path)) == ["manifest.json", "notes.txt"]  # noqa: PTH208


def test_a_path_with_a_quotation_mark_in_it(tmp_path: Path) -> None:
    with Store(tmp_path / "today's news") as store:
        store.add([document("a", EXPELLED), document("b", EXPELLED)])
        store.add([document("a", EXPELLED)], replace=True)
        assert len(list(store.documents())) == 2


def test_which_names_are_stores(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    names = {
        "a.duckdb": True,
        "a.db": True,
        "new": True,
        "a.parquet": True,
        "a.jsonl": False,
        "a.txt": False,
        "file": False,
    }
    assert {name: is_store(tmp_path / name) for name in names} == names
    assert is_store(tmp_path) and not is_store(Path("/dev/null"))
