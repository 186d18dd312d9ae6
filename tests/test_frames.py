"""Records as tables without a store."""

from __future__ import annotations

import pytest

from detente import Coder, frames
from detente.record import Article, Document

TEXT = (
    "France expelled two Russian diplomats on Monday. Poland supported the step. "
    "“It is right,” its foreign minister said. He will visit Paris on Friday."
)


@pytest.fixture(scope="module")
def document(coder: Coder) -> Document:
    """An article with records of all four kinds."""
    found = coder.code(TEXT, published="2022-04-05", id="a")
    assert found.events and found.statements and found.engagements and found.positions
    return found


@pytest.mark.parametrize("records", frames.COLUMNS)
@pytest.mark.parametrize("kind", ["pandas", "polars", "arrow"])
def test_there_is_a_row_a_record_in_every_kind_of_table(document: Document, records: str, kind: str) -> None:
    table = frames.frame([document, document], records, kind)  # type: ignore[arg-type]
    assert len(table) == 2 * len(getattr(document, records))
    assert list(table.column_names if kind == "arrow" else table.columns) == list(frames.COLUMNS[records])


def test_an_event_says_who_did_what_to_whom_and_in_which_sentence(document: Document) -> None:
    (row,) = [row for row in frames.frame(document, kind="arrow").to_pylist() if row["type"] == "SANCTION"]
    assert (row["actor_countries"], row["recipient_countries"]) == (["FRA"], ["RUS"])
    assert row["sentence"] == "France expelled two Russian diplomats on Monday."
    assert row["date_start"].isoformat() == "2022-04-04" and row["speakers"] == []


def test_every_sentence_is_of_the_text(document: Document) -> None:
    for records in frames.COLUMNS:
        for row in frames.frame(document, records, "arrow").to_pylist():  # type: ignore[arg-type]
            assert row["sentence"] in TEXT


@pytest.mark.parametrize("records", frames.COLUMNS)
def test_without_records_the_columns_are_there(records: str) -> None:
    empty = Document(article=Article(id="a", text="Nothing."))
    assert list(frames.frame(empty, records).columns) == list(frames.COLUMNS[records])  # type: ignore[arg-type]


def test_what_cannot_be_meant_is_said() -> None:
    with pytest.raises(ValueError, match="no records 'event': there are events"):
        frames.frame([], "event")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no kind of table 'csv'"):
        frames.frame([], "events", "csv")  # type: ignore[arg-type]
