"""What is seen can be taken away, the same in every form."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import pyarrow.parquet as pq
import pytest
from fastapi.testclient import TestClient

from detente import Store
from detente.record import Document
from detente.web import Settings, create_app

TABLES = ("events", "statements", "engagements", "positions", "articles", "dyads", "days", "places", "actors")


@pytest.mark.parametrize("query", ["", "status=any", "status=any&country=FRA", "first=CZE&second=RUS"])
def test_json_csv_and_parquet_have_the_same_rows(client: TestClient, query: str) -> None:
    for table in TABLES:
        page = client.get(f"/api/{table}?per_page=500&{query}").json()
        as_csv = list(csv.DictReader(io.StringIO(client.get(f"/api/{table}.csv?{query}").text)))
        parquet = pq.read_table(io.BytesIO(client.get(f"/api/{table}.parquet?{query}").content)).to_pylist()
        assert page["total"] == len(as_csv) == len(parquet)
        if page["rows"]:
            assert list(parquet[0]) == list(page["rows"][0]) == list(as_csv[0])
            first = next(iter(page["rows"][0]))
            assert [str(row[first]) for row in page["rows"]] == [row[first] for row in as_csv][: len(page["rows"])]


def test_every_table_of_a_page_can_be_taken_away(client: TestClient) -> None:
    taken = set()
    person = "/actor?name=Corazon+Villafuerte&country=PHL"
    for page in (
        "/",
        "/relation/CZE/RUS?status=any",
        "/actor/FRA",
        person,
        "/map",
        "/relations",
        "/articles",
        "/actors",
    ):
        text = client.get(page).text
        links = {unescape(link) for link in re.findall(r'href="(/api/[^"]+)"', text)}
        for link in links:
            answer = client.get(link)
            assert answer.status_code == 200, link
            if ".csv" in link and len(answer.text.splitlines()) > 1:
                taken.add(link.partition(".csv")[0].removeprefix("/api/"))
        assert text.count("<table") <= sum(".csv" in link for link in links) + text.count("<summary>The numbers")
    assert taken >= {*TABLES, "types", "offices", "partners", "issues", "sources"}


def test_a_table_of_nobody_is_told(client: TestClient) -> None:
    for table, needed in (("offices", "name"), ("partners", "name"), ("issues", "second")):
        answer = client.get(f"/api/{table}.csv")
        assert answer.status_code == 422
        assert needed in answer.json()["detail"]


def test_pages_together_are_the_whole(client: TestClient) -> None:
    whole = [row["event_key"] for row in client.get("/api/events?status=any&per_page=500").json()["rows"]]
    pieces, number = [], 1
    while rows := client.get(f"/api/events?status=any&per_page=37&page={number}").json()["rows"]:
        pieces += [row["event_key"] for row in rows]
        number += 1
    assert pieces == whole
    assert len(set(whole)) == len(whole)


def test_a_cell_is_no_formula(own_store: Store) -> None:
    client = TestClient(create_app(own_store, Settings()))
    own_store.cursor().execute("UPDATE desk.papers SET headline = '=cmd()' WHERE paper LIKE '%javascript%'")
    rows = list(csv.DictReader(io.StringIO(client.get("/api/articles.csv").text)))
    assert [row["headline"] for row in rows if "cmd" in row["headline"]] == ["'=cmd()"]


def test_an_article_is_the_document_that_was_coded(client: TestClient, store: Store) -> None:
    key = client.get("/api/articles").json()["rows"][0]["article_key"]
    assert Document.model_validate(client.get(f"/api/articles/{key}").json()) == next(store.documents([key]))


def test_half_a_relation_is_told(client: TestClient) -> None:
    answer = client.get("/api/events?first=CZE")
    assert answer.status_code == 422
    assert "second" in answer.json()["detail"]
