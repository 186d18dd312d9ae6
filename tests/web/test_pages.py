"""Each page shows what the store holds, narrowed as asked, and every line leads to its sentence."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from detente import Store

PAGES = ("/", "/articles", "/events", "/relations", "/relation/CZE/RUS", "/actors", "/actor/FRA", "/map", "/api")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_there_and_well_formed(client: TestClient, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    ids = re.findall(r'\sid="([^"]+)"', answer.text)
    assert len(ids) == len(set(ids))


def test_a_relation_is_found_by_names_or_codes(client: TestClient) -> None:
    for one, other in (("Czech Republic", "Russia"), ("cze", "RUS")):
        answer = client.get("/relations", params={"a": one, "b": other}, follow_redirects=False)
        assert answer.headers["location"] == "/relation/CZE/RUS"
    assert "No country is called" in client.get("/relations", params={"a": "Ruritania"}).text


def test_both_directions_are_the_same_relation(client: TestClient) -> None:
    there, back = client.get("/api/events?first=CZE&second=RUS"), client.get("/api/events?first=RUS&second=CZE")
    assert there.json() == back.json()
    assert there.json()["total"] > 0


def test_a_filter_narrows(client: TestClient) -> None:
    everything = client.get("/api/events?status=any").json()["total"]
    for query, fits in (
        ("status=real", lambda row: row["status"] in ("happened", "ongoing")),
        ("status=any&type=SANCTION", lambda row: row["type"] == "SANCTION"),
        ("status=any&since=2026-01-01", lambda row: row["day"] >= "2026-01-01"),
        ("status=any&until=2022-12-31", lambda row: row["day"] <= "2022-12-31"),
        ("status=any&voice=claimed", lambda row: row["claimed"]),
        ("status=any&voice=article", lambda row: not row["claimed"]),
        ("status=any&quad=material conflict", lambda row: row["quad"] == "material conflict"),
        ("status=any&confidence=0.88", lambda row: row["confidence"] >= 0.88),
    ):
        answer = client.get(f"/api/events?per_page=500&{query}").json()
        assert 0 < answer["total"] < everything, query
        assert len(answer["rows"]) == answer["total"]
        assert all(fits(row) for row in answer["rows"]), query


def test_a_status_narrows_events_and_engagements_each_in_its_words(client: TestClient) -> None:
    for asked, event, meeting in (
        ("planned", {"planned"}, {"scheduled"}),
        ("held", {"happened"}, {"held"}),
        ("cancelled", {"cancelled"}, {"cancelled"}),
        ("postponed", set(), {"postponed"}),
    ):
        for table, fits in (("events", event), ("engagements", meeting)):
            rows = client.get(f"/api/{table}?status={asked}&per_page=500").json()["rows"]
            assert {row["status"] for row in rows} <= fits, (asked, table)
    everything = client.get("/api/engagements").json()["total"]
    assert 0 < client.get("/api/engagements?status=planned").json()["total"] < everything
    page = client.get("/relation/CZE/RUS?status=scheduled").text
    assert '<option value="planned" selected>planned, scheduled</option>' in page


def test_who_says_so_narrows_engagements_too(client: TestClient) -> None:
    rows = {voice: client.get(f"/api/engagements?voice={voice}").json() for voice in ("", "article", "claimed")}
    assert 0 < rows["claimed"]["total"] < rows[""]["total"]
    assert rows["article"]["total"] + rows["claimed"]["total"] == rows[""]["total"]
    speaker = rows["claimed"]["rows"][0]["speakers"][0]
    told = client.get("/api/engagements", params={"speaker": speaker}).json()["rows"]
    assert told
    assert all(any(speaker in one for one in row["speakers"]) for row in told)


def test_an_issue_narrows_statements_and_positions(client: TestClient) -> None:
    for table in ("statements", "positions"):
        rows = client.get(f"/api/{table}?per_page=500").json()["rows"]
        issue = next(row["issues"][0] for row in rows if row["issues"])
        some = client.get(f"/api/{table}?per_page=500", params={"issue": issue.replace("_", " ")}).json()["rows"]
        assert [row["sentence" if table == "positions" else "content"] for row in some] == [
            row["sentence" if table == "positions" else "content"] for row in rows if issue in row["issues"]
        ]


def test_a_relation_has_its_issues_with_what_is_said_and_who_is_for_and_against(client: TestClient) -> None:
    between = "first=CZE&second=RUS&per_page=500"
    rows = {row["issue"]: row for row in client.get(f"/api/issues?{between}").json()["rows"]}
    said = client.get(f"/api/statements?{between}").json()["rows"]
    stood = client.get(f"/api/positions?{between}").json()["rows"]
    assert set(rows) == {issue for row in (*said, *stood) for issue in row["issues"]}
    assert any(row["opposes"] for row in rows.values())
    for issue, row in rows.items():
        countries = [one["speaker_country"] for one in said if issue in one["issues"]]
        assert (row["statements"], row["one"], row["other"]) == (
            len(countries), countries.count("CZE"), countries.count("RUS")
        )  # fmt: skip
        for stance in ("supports", "opposes"):
            assert row[stance] == sum(one["stance"] == stance and issue in one["issues"] for one in stood)


def test_filters_stay_when_a_relation_is_found_and_the_actor_when_they_are_cleared(client: TestClient) -> None:
    form = {"a": "Russia", "b": "CZE", "since": "2020-01-01", "until": ""}
    answer = client.get("/relations", params=form, follow_redirects=False)
    assert answer.headers["location"] == "/relation/RUS/CZE?since=2020-01-01"
    page = client.get("/actor?name=Corazon+Villafuerte&country=PHL&status=any").text
    link = unescape(re.findall(r'<a href="([^"]+)">Clear</a>', page)[0])
    assert client.get(link).status_code == 200
    assert "status" not in link


def test_an_empty_field_of_a_form_does_not_narrow(client: TestClient) -> None:
    form = "since=&until=&type=&status=real&voice=&speaker=&source="
    assert client.get(f"/api/events?{form}").json() == client.get("/api/events").json()
    assert client.get(f"/relation/CZE/RUS?{form}").status_code == 200


@pytest.mark.parametrize("query", ["since=yesterday", "type=PARTY", "status=maybe", "page=0", "confidence=2"])
def test_a_filter_that_cannot_be_meant_is_told(client: TestClient, query: str) -> None:
    page, api = client.get(f"/relation/CZE/RUS?{query}"), client.get(f"/api/events?{query}")
    assert page.status_code == api.status_code == 422
    assert query.split("=")[0] in page.text
    assert query.split("=")[0] in api.json()["detail"]


def test_lines_lead_to_the_record_in_its_article(client: TestClient) -> None:
    page = client.get("/relation/CZE/RUS").text
    links = re.findall(r'class="sentence" href="/article/([0-9a-f]{16})#([esgp]\d+)"', page)
    assert {record[0] for _, record in links} == {"e", "s", "g", "p"}
    for key, record in links:
        article = client.get(f"/article/{key}").text
        assert f'id="{record}"' in article
        assert f'id="at-{record}"' in article


def test_the_text_of_an_article_is_whole(client: TestClient, store: Store) -> None:
    rows = store.sql("SELECT article_key, text FROM articles").fetchall()
    assert rows
    for key, text in rows:
        page = client.get(f"/article/{key}").text
        part = page[page.index('<article class="text"') : page.index('<div class="records"')].partition(">")[2]
        shown = unescape(re.sub(r"<[^>]+>", "", part))
        assert "".join(shown.split()) == "".join(text.split())


def test_nested_statements_stand_under_the_one_that_reports_them() -> None:
    from detente.record import Article, Document, Statement, StatementEvidence
    from detente.web.pages.articles import nested

    def said(id: str, within: str | None) -> Statement:
        evidence = StatementEvidence(sentence=(0, 1), content=[(0, 1)])
        return Statement(id=id, form="indirect", content="x", within=within, evidence=evidence)

    statements = [said("a", None), said("b", "a"), said("c", None), said("d", "b"), said("e", "f"), said("f", "e")]
    document = Document(article=Article(id="1", text="x"), statements=statements)
    assert [(one, depth) for one, depth, _ in nested(document)] == [(1, 0), (2, 1), (4, 2), (3, 0), (5, 0), (6, 0)]


def test_what_is_not_there_is_said(client: TestClient) -> None:
    for page in (
        "/article/0123456789abcdef",
        "/relation/XXX/GBR",
        "/actor/ZZZ",
        "/actor?name=Nobody+Atall",
        "/nowhere",
    ):
        answer = client.get(page)
        assert answer.status_code == 404
        assert "Not found" in answer.text


def test_an_actor_has_offices_by_date(client: TestClient) -> None:
    page = client.get("/actor", params={"name": "Corazon Villafuerte", "country": "PHL"}).text
    assert "foreign secretary" in page
    assert "Vietnam" in page


def test_places_lie_where_they_are() -> None:
    from detente.web.worldmap import HEIGHT, WIDTH, at, outlines

    assert at(0, 0)[0] == WIDTH / 2
    assert at(-74, 40.7)[0] < at(2.35, 48.9)[0] < at(139.7, 35.7)[0]
    assert at(2.35, 48.9)[1] < at(36.8, -1.3)[1] < at(151.2, -33.9)[1]
    for longitude in (-180, 180):
        x, y = at(longitude, 0)
        assert 0 <= x <= WIDTH
        assert 0 <= y <= HEIGHT
    assert outlines().land.count("M") > 100


def test_an_engagement_has_each_party_once(client: TestClient, store: Store) -> None:
    told = dict(store.sql("SELECT thread, articles FROM threads").fetchall())
    assert told
    sql = "SELECT count(*) FROM participants WHERE record = 'thread' AND part = 'party' AND record_key = ?"
    for row in client.get("/api/engagements?per_page=500").json()["rows"]:
        assert row["articles"] == told[row["meeting_key"]]
        assert len(row["parties"]) == store.sql(sql, [row["meeting_key"]]).fetchall()[0][0]
