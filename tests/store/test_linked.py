"""Threads and shifts are tables of the store, made from all its articles after each run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from detente import Coder, Store

NEWS = [
    (
        "a",
        date(2023, 3, 1),
        "French President Emmanuel Macron will visit Beijing on 5 April 2023. Poland opposes the tax.",
    ),
    ("b", date(2023, 4, 1), "French President Emmanuel Macron will visit Beijing on Wednesday."),
    ("c", date(2023, 4, 6), "French President Emmanuel Macron visited Beijing on Wednesday. Poland supports the tax."),
]


@pytest.fixture(params=["news.duckdb", "news"])
def told(coder: Coder, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    with Store(tmp_path / request.param) as store:
        store.add(coder.pipe([{"id": id, "published": day, "text": text} for id, day, text in NEWS]))
        yield store


def test_a_visit_told_three_times_is_one_thread(told: Store) -> None:
    (thread,) = told.arrow("threads").to_pylist()
    assert (thread["kind"], thread["status"], thread["articles"]) == ("visit", "held", 3)
    assert [step["status"] for step in thread["history"]] == ["scheduled", "scheduled", "held"]
    members = told.sql("SELECT a.id FROM thread_members JOIN articles a USING (article_key) ORDER BY a.id").fetchall()
    assert members == [("a",), ("b",), ("c",)]
    key = told.sql(
        "SELECT engagement_key FROM engagements JOIN articles a USING (article_key) WHERE a.id = 'a'"
    ).fetchall()
    assert key == [(thread["thread"],)]
    parties = "SELECT name FROM participants WHERE record = 'thread' AND part = 'party' AND record_key = $thread"
    assert ("Emmanuel Macron",) in told.sql(parties, {"thread": thread["thread"]}).fetchall()


def test_a_change_of_stance_is_a_shift_between_two_positions(told: Store) -> None:
    (shift,) = told.arrow("shifts").to_pylist()
    assert (shift["holder_name"], shift["from_stance"], shift["to_stance"]) == ("Poland", "opposes", "supports")
    assert (shift["from_published"], shift["to_published"]) == (date(2023, 3, 1), date(2023, 4, 6))
    texts = "SELECT target_text FROM positions WHERE position_key IN ($before, $after)"
    keys = {"before": shift["from_position"], "after": shift["to_position"]}
    assert told.sql(texts, keys).fetchall() == [("the tax",), ("the tax",)]


def test_documents_come_back_without_what_was_made_of_them(told: Store) -> None:
    again = list(told.documents())
    told.derive(anew=True)
    assert list(told.documents()) == again
    assert len(told.arrow("threads")) == 1
