"""The side tables hold what the store holds, however they were made, and are made anew when it has changed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from detente import Coder, Store
from detente.web import Settings, create_app, sidetables
from detente.web.desk import Desk
from detente.web.queries import tables


def contents(desk: Desk) -> dict[str, list[str]]:
    names = [
        row["table_name"] for row in desk.rows("SELECT table_name FROM duckdb_tables() WHERE database_name = 'desk'")
    ]
    return {name: sorted(map(str, desk.rows(f"SELECT * FROM desk.{name}"))) for name in names}


def test_made_piece_by_piece_they_are_the_same(coded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[dict[str, list[str]]] = []
    steps: list[int] = []
    for size in (1_000, 2):
        monkeypatch.setattr(sidetables, "_RANGE", size)
        with Store(shutil.copy(coded, tmp_path / f"{size}.duckdb"), read_only=True) as store:
            made.append(contents(Desk(store, progress=lambda _, of: steps.append(of))))
    assert min(steps) < max(steps)
    assert made[0] == made[1]
    assert made[0]["deeds"]
    assert made[0]["meeting_pairs"]


def test_every_record_has_a_number_of_its_own(store: Store) -> None:
    desk = Desk(store)
    numbers = [
        row["n"] for name in ("deeds", "sayings", "stances", "meetings") for row in desk.rows(f"FROM desk.{name}")
    ]
    assert len(set(numbers)) == len(numbers)
    days = [row["day"] for row in desk.rows("SELECT day FROM desk.deeds WHERE day IS NOT NULL ORDER BY n")]
    assert days == sorted(days)
    assert len(set(days)) > 1


def test_they_are_made_when_the_store_has_changed_and_only_then(own_store: Store, coder: Coder, tmp_path: Path) -> None:
    def desk() -> tuple[TestClient, list[tuple[int, int]]]:
        steps: list[tuple[int, int]] = []
        app = create_app(own_store, Settings(), tmp_path, lambda *step: steps.append(step))
        assert app.state.index.wait(60)
        return TestClient(app), steps

    before, made = desk()
    assert made
    assert before.get("/actor/BTN").status_code == 404
    assert desk()[1] == []
    own_store.add([coder.code("Bhutan expelled two diplomats of Nepal on Monday.", published="2024-05-06")])
    after, made = desk()
    assert made
    assert after.get("/actor/BTN").status_code == 200


def test_a_file_that_cannot_be_read_is_made_anew(own_store: Store, tmp_path: Path) -> None:
    file = tmp_path / "tables.duckdb"
    file.write_bytes(b"this is no database" * 1000)
    desk = Desk(own_store, cache=tmp_path)
    assert desk.cache == tmp_path
    assert desk.facts["events"] > 0
    assert not file.read_bytes().startswith(b"this is no")


def test_while_another_desk_has_the_file_they_are_made_in_memory(own_store: Store, tmp_path: Path) -> None:
    hold = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", hold, str(tmp_path / "tables.duckdb")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        desk = Desk(own_store, cache=tmp_path)
        assert desk.cache is None
        assert desk.facts["events"] > 0
    assert (tmp_path / "tables.duckdb").exists()


def test_a_far_page_is_as_good_as_a_near_one(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [client.get(f"/api/events?status=any&per_page=3&page={number}").json() for number in (1, 2, 3)]
    monkeypatch.setattr(tables, "_FAR", 0)
    assert [client.get(f"/api/events?status=any&per_page=3&page={number}").json() for number in (1, 2, 3)] == pages
    assert len({row["event_key"] for page in pages for row in page["rows"]}) == 9


def test_a_page_of_data_has_the_columns_of_the_whole(client: TestClient) -> None:
    for table in ("events", "statements", "positions", "engagements", "articles"):
        (row, *_) = client.get(f"/api/{table}?status=any").json()["rows"]
        assert "n" not in row
        header = client.get(f"/api/{table}.csv?status=any").text.partition("\n")[0].replace('"', "").split(",")
        assert set(header) <= set(row)


def test_one_name_in_two_countries_is_one_page(own_store: Store, coder: Coder) -> None:
    texts = ("Chile's president John Moreno criticised Peru.", "Peru's president John Moreno praised Chile.")
    own_store.add([coder.code(text, published="2024-05-06") for text in texts])
    client = TestClient(create_app(own_store, Settings()))
    both = client.get("/api/events?name=John+Moreno&status=any").json()
    each = [client.get(f"/api/events?name=John+Moreno&country={code}&status=any").json() for code in ("CHL", "PER")]
    assert [one["total"] for one in each] == [1, 1]
    assert both["total"] == 2
    assert client.get("/actor?name=John+Moreno").status_code == 200
