"""A reader's words find statements and articles, the best first, whatever else is typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from detente import Coder, Store
from detente.web import Settings, create_app
from detente.web.desk import Desk
from detente.web.queries.search import question
from detente.web.searching import Index, hits


@pytest.fixture(scope="session")
def searching(client: TestClient) -> TestClient:
    """A client whose index is made."""
    assert client.app.state.index.wait(60)  # type: ignore[attr-defined]
    return client


def test_a_question_is_its_words() -> None:
    asked = question("what did Cleverly say about Taiwan")
    assert asked
    assert asked.every == '("Cleverly" AND "Taiwan")'
    assert question("what did she say").every == '("what" AND "did" AND "she" AND "say")'  # type: ignore[union-attr]
    assert question('"wine tariffs" -port sanction*').every == '("wine tariffs" AND "sanction"*) NOT "port"'  # type: ignore[union-attr]
    assert question("Canada’s wine").every == '("Canada" AND "wine")'  # type: ignore[union-attr]
    assert question(" ?!") is None


def test_the_speaker_counts_as_a_word(searching: TestClient) -> None:
    answer = searching.get("/api/search", params={"q": "what did Vondrová say about hospitals, Russia or proof"}).json()
    assert answer["total"] > 0
    assert "Vondrov" in answer["rows"][0]["speaker_name"]


def test_what_it_is_about_and_its_sentence_count_too(own_store: Store, coder: Coder) -> None:
    text = (
        "Chile's foreign minister, Ana Soto, flew to Bhutan. She rejected calls to break off relations with the "
        "country, despite tensions over fishing."
    )
    own_store.add([coder.code(text, published="2024-05-06")])
    app = create_app(own_store, Settings())
    assert app.state.index.wait(60)
    client = TestClient(app)
    for words in ("what did Soto say about fishing", "what did Soto say about Bhutan"):
        (row, *_) = client.get("/api/search", params={"q": words}).json()["rows"]
        assert row["speaker_name"] == "Ana Soto", words
        assert "relations with the country" in row["content"]
    page = client.get("/search", params={"q": "Soto fishing"}).text
    assert "in the sentence:" in page
    assert "<mark>fishing</mark>" in page


def test_accents_and_endings_do_not_matter(searching: TestClient) -> None:
    exact = searching.get("/api/search?q=Vondrová").json()
    assert exact["total"] > 0
    assert searching.get("/api/search?q=vondrova").json() == exact
    one, many = (searching.get(f"/api/search?in=articles&q={word}").json() for word in ("sanction", "sanctions"))
    assert one["total"] == many["total"] > 0


def test_what_was_found_is_marked(searching: TestClient) -> None:
    page = searching.get("/search?in=articles&q=hospital").text
    assert re.search(r"<mark>hospitals?</mark>", page)
    assert hits("a \x02b\x03 c") == [("a ", False), ("b", True), (" c", False)]


def test_filters_narrow_what_was_found(searching: TestClient) -> None:
    everything = searching.get("/api/search?q=Russia&per_page=500").json()
    for query, fits in (
        ("since=2024-01-01", lambda row: row["day"] >= "2024-01-01"),
        ("country=Czech+Republic", lambda row: row["speaker_country"] == "CZE"),
    ):
        some = searching.get(f"/api/search?q=Russia&per_page=500&{query}").json()
        assert 0 < some["total"] <= everything["total"]
        assert all(fits(row) for row in some["rows"])


def test_some_of_the_words_are_better_than_nothing(searching: TestClient) -> None:
    page = searching.get("/search?q=hospitals+xylophone&in=articles").text
    assert "Nothing has all these words" in page
    assert "Nothing found" in searching.get("/search?q=xylophone").text


@given(st.text(max_size=80))
def test_nothing_typed_breaks_it(searching: TestClient, words: str) -> None:
    assert searching.get("/api/search", params={"q": words}).status_code in (200, 422)


def test_what_is_added_to_the_store_is_found(own_store: Store, coder: Coder, tmp_path: Path) -> None:
    def found(words: str) -> int:
        index = Index(Desk(own_store, cache=tmp_path))
        index.start()
        assert index.wait(60)
        count = index.rows("SELECT count(*) AS n FROM texts WHERE texts MATCH :q", {"q": words})[0]["n"]
        index.close()
        return int(count)

    before = found("hospitals")
    assert before > 0
    assert found("marzipan") == 0
    own_store.add([coder.code("Estonia banned marzipan from Latvia.", published="2024-05-05")])
    assert found("marzipan") == 1
    assert found("hospitals") == before


def test_a_broken_index_is_made_anew(own_store: Store, tmp_path: Path) -> None:
    (tmp_path / "search.sqlite").write_bytes(b"this is no database" * 100)
    app = create_app(own_store, Settings(), tmp_path)
    assert app.state.index.wait(60)
    assert TestClient(app).get("/api/search?q=hospitals&in=articles").json()["total"] > 0
