"""A store: what is added once is there once, and read as tables of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import detente
from detente import Store, StoreError
from detente.record import Document, Versions
from detente.store import TABLES, VIEWS, article_key

from .conftest import NORWAY, RUSSIA, document, event

EXPELLED = event([NORWAY], [RUSSIA], mode="expel")


@pytest.fixture(params=["news.duckdb", "news"])
def store(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    """A DuckDB file, and a directory of Parquet files."""
    with Store(tmp_path / request.param) as opened:
        yield opened


def count(store: Store, table: str) -> int:
    ((number,),) = store.sql(f"SELECT count(*) FROM {table}").fetchall()
    return int(number)


def test_a_row_a_record_and_one_a_participant(store: Store) -> None:
    store.add([document("a", EXPELLED, EXPELLED)])
    key = article_key(document("a").article)
    assert store.sql("SELECT event_key, id FROM events ORDER BY ALL").fetchall() == [
        (f"{key}/e1", "a.e1"),
        (f"{key}/e2", "a.e2"),
    ]
    assert store.sql(
        'SELECT record, part, number, name, country, sector, start, "end" FROM participants WHERE record_key = $key',
        {"key": f"{key}/e1"},
    ).fetchall() == [
        ("event", "actor", 1, "Norway", "NOR", "GOV", 0, 6),
        ("event", "recipient", 1, "Russia", "RUS", "GOV", 0, 6),
    ]


def test_what_is_there_is_not_added_again(store: Store) -> None:
    assert store.add([document("a", EXPELLED), document("a", EXPELLED)]) == 1
    assert store.add([document("a", EXPELLED), document("b", EXPELLED)]) == 1
    assert (count(store, "articles"), count(store, "events"), count(store, "participants")) == (2, 2, 4)


def test_the_same_text_under_another_id_title_or_day_is_another_article() -> None:
    one = document("a").article
    others = [
        one.model_copy(update=change) for change in ({"id": "b"}, {"title": "T"}, {"published": None}, {"text": "t"})
    ]
    keys = {article_key(other) for other in (one, *others)}
    assert len(keys) == 5 and all(len(key) == 16 for key in keys)
    assert article_key(one.model_copy(update={"source": "elsewhere.txt"})) == article_key(one)


def test_replace_puts_the_new_records_in_the_place_of_the_old(store: Store) -> None:
    store.add([document("a", EXPELLED, EXPELLED), document("b", EXPELLED)], versions=Versions(coder="1"))
    assert store.add([document("a", EXPELLED)], versions=Versions(coder="2"), replace=True) == 1
    assert store.sql("SELECT id, coder FROM articles ORDER BY id").fetchall() == [("a", "2"), ("b", "1")]
    assert (count(store, "events"), count(store, "participants")) == (2, 4)


def test_a_source_of_documents_that_breaks_costs_nothing_of_what_came_before(store: Store) -> None:
    def broken() -> Iterator[Document]:
        yield from (document(name, EXPELLED) for name in "abc")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.add(broken(), batch=2)
    assert count(store, "articles") == 3


def test_documents_that_come_slowly_do_not_wait_for_a_full_batch(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 1000, 4))
    monkeypatch.setattr("detente.store.store.time.monotonic", lambda: next(clock))
    there = []

    def slow() -> Iterator[Document]:
        for name in "abcdef":
            yield document(name)
            there.append(count(store, "articles"))

    store.add(slow(), derive=False)
    assert there == [0, 0, 3, 3, 3, 6]


def test_every_article_has_a_story(store: Store) -> None:
    store.add([document("a"), document("b")])
    assert store.sql("SELECT article_key FROM stories ORDER BY ALL").fetchall() == sorted(
        (article_key(document(name).article),) for name in "ab"
    )


NEWS = (
    "Norway expelled three Russian diplomats on Tuesday and gave them until Friday to leave the country. Foreign"
    " Minister Ingrid Solberg told reporters in Oslo that they had spied on shipyards in Bergen and Tromso for years."
)
RETOLD = (
    "Until Friday three Russian diplomats have to leave Norway. They spied on shipyards in Tromso and Bergen, according"
    " to Ingrid Solberg, the foreign minister, who spoke in Oslo."
)


def told(id: str, text: str, published: date) -> Document:
    made = document(id, published=published)
    made.article.text = text
    return made


def test_copies_and_stories_are_worked_out_anew_after_each_run(store: Store) -> None:
    second = date(2022, 4, 6)
    store.add([told("copy", NEWS + " The embassy denied it.", date(2022, 4, 9)), told("retold", RETOLD, second)])
    stories = (
        "SELECT a.id, b.id FROM stories s JOIN articles a USING (article_key) JOIN articles b ON b.article_key = story"
    )
    assert sorted(store.sql(stories).fetchall()) == [("copy", "copy"), ("retold", "retold")]
    store.add([told("first", NEWS, date(2022, 4, 5))])
    assert sorted(store.sql(stories).fetchall()) == [("copy", "first"), ("first", "first"), ("retold", "first")]
    copies = stories.replace("stories s", "duplicates").replace("= story", "= duplicate_of")
    assert store.sql(copies).fetchall() == [("copy", "first")]


def test_tables_of_every_kind(store: Store) -> None:
    store.add([document("a", EXPELLED)])
    for name in (*TABLES, *VIEWS):
        columns = store.table(name).columns
        assert store.arrow(name).column_names == columns
        assert list(store.pandas(name).columns) == columns
        assert store.polars(name).columns == columns
    with pytest.raises(KeyError, match="no table 'nosuch': there are articles"):
        store.table("nosuch")


@pytest.mark.parametrize("name", ["news.duckdb", "news"])
def test_read_only(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with pytest.raises(StoreError, match="no such"):
        Store(path, read_only=True)
    assert not path.exists()
    with Store(path) as store:
        store.add([document("a", EXPELLED)])
    with detente.Store(path, read_only=True) as store:
        assert count(store, "events") == 1
        with pytest.raises(StoreError, match="read only"):
            store.add([document("b")])


def test_a_real_event_is_counted_on_its_own_day_if_the_text_says_which(store: Store) -> None:
    april, monday = date(2022, 4, 5), date(2022, 4, 4)
    store.add(
        [
            document(
                "a",
                event([NORWAY], [], on=monday),
                event([NORWAY], [], on=(date(2022, 3, 28), date(2022, 4, 3))),
                event([NORWAY], [], on=(date(2022, 3, 28), date(2022, 4, 4))),
                event([NORWAY], [], on=(date(2021, 1, 1), date(2021, 12, 31))),
                event([NORWAY], [], on=date(2022, 5, 1), status="planned"),
                event([NORWAY], []),
            )
        ]
    )
    days = store.sql("SELECT day FROM event_dates ORDER BY event_key").fetchall()
    assert days == [(monday,), (date(2022, 3, 28),), (april,), (april,), (april,), (april,)]
