"""Corrections are kept apart from the machine's records, outlive a new coding, and come out as gold."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from detente import Coder, Store
from detente.evaluate import evaluate, read_gold
from detente.record import Event
from detente.web import Settings, create_app


class Reader:
    """Somebody at the desk, with one article before them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.key, self.text = store.sql("SELECT article_key, text FROM articles WHERE id = 'paris'").fetchall()[0]
        self.desk = TestClient(create_app(store, Settings()), follow_redirects=False)
        token = re.search(r'name="csrf" value="([0-9a-f]+)"', self.page())
        assert token
        self.token = token[1]

    def page(self) -> str:
        return self.desk.get(f"/article/{self.key}").text

    def send(self, path: str, **fields: str) -> Any:
        return self.desk.post(f"/article/{self.key}/{path}", data={"csrf": self.token, "who": "Ada", **fields})

    def fields(self, path: str) -> dict[str, str]:
        """The fields of a form as they are filled in at first."""
        page = self.desk.get(f"/article/{self.key}/{path}").text
        form = page[page.index('<form class="panel edit"') :].partition("</form>")[0]
        found = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', form))
        found |= dict(re.findall(r'<textarea name="([^"]+)"[^>]*>([^<]*)</textarea>', form))
        for name, options in re.findall(r'<select name="([^"]+)">(.*?)</select>', form, re.DOTALL):
            every = re.findall(r'<option(?: value="([^"]*)")?( selected)?>([^<]*)', options)
            value, _, label = next((one for one in every if one[1]), every[0])
            found[name] = value or label
        return {name: unescape(value) for name, value in found.items() if name not in ("who", "csrf")}

    def gold(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.desk.get("/corrections/gold.jsonl").text.splitlines()]


@pytest.fixture
def reader(own_store: Store) -> Reader:
    return Reader(own_store)


def test_judgements_are_kept_with_who_and_when(reader: Reader) -> None:
    answer = reader.send("judge", do="accept e1")
    assert answer.headers["location"] == f"/article/{reader.key}#e1"
    reader.send("judge", do="delete e2")
    rows = reader.store.sql(
        "SELECT record, record_key, action, who, made_at FROM corrections ORDER BY made_at"
    ).fetchall()
    assert [row[:4] for row in rows] == [
        ("event", f"{reader.key}/e1", "accept", "Ada"),
        ("event", f"{reader.key}/e2", "delete", "Ada"),
    ]
    assert rows[0][4] is not None
    page = reader.page()
    assert "right, says <bdi>Ada</bdi>" in page
    assert "wrong, says <bdi>Ada</bdi>" in page


def test_the_machines_records_stay_as_they_are(reader: Reader) -> None:
    before = next(reader.store.documents([reader.key]))
    reader.send("judge", do="delete e1")
    reader.send("change/e2", **reader.fields("change/e2") | {"status": "possible"})
    assert next(reader.store.documents([reader.key])) == before


def test_a_form_sent_back_as_it_is_makes_the_same_record(reader: Reader) -> None:
    document = next(reader.store.documents([reader.key]))
    for number, record in (("e1", document.events[0]), ("s1", document.statements[0])):
        reader.send(f"change/{number}", **reader.fields(f"change/{number}"))
        after = json.loads(reader.store.sql("SELECT after FROM corrections ORDER BY made_at DESC").fetchall()[0][0])
        wanted = record.model_dump(mode="json")
        for both in (after, wanted):
            both.pop("confidence", None)
        assert after == wanted


def test_a_change_goes_into_the_gold(reader: Reader) -> None:
    reader.send("change/e1", **reader.fields("change/e1") | {"type": "SANCTION/withdraw", "status": "planned"})
    (line,) = reader.gold()
    (event,) = line["events"]
    assert (event["type"], event["mode"], event["status"], event["score"]) == ("SANCTION", "withdraw", "planned", -6.0)
    assert line["partial"] == ["events"]
    assert reader.fields("change/e1")["status"] == "planned"


def test_what_was_missing_is_added_with_its_spans(reader: Reader) -> None:
    text = reader.text
    at = text.index("was wrong")
    answer = reader.send(
        "add/event",
        **{"type": "ACCUSE/disapprove", "status": "happened", "trigger": "was wrong", "trigger-at": str(at)},
        **{"actor-0": "Chile's minister", "actor-0-country": "Chile", "actor-0-sectors": "GOV"},
        **{"recipient-0": "Peru", "recipient-0-country": "PER", "voice": "article"},
    )
    assert answer.status_code == 303
    event = Event.model_validate(reader.gold()[0]["events"][0])
    assert text[slice(*event.evidence.trigger)] == "was wrong"
    assert text[slice(*event.evidence.sentence)] == "Chile's minister said Peru was wrong."
    assert [(who.text, who.country) for who in event.actors] == [("Chile's minister", "CHL")]
    assert "Added by hand" in reader.page()
    number = answer.headers["location"].partition("#")[2].replace("%2B", "+")
    reader.send("judge", do=f"delete {number}")
    assert reader.gold() == []


def test_what_cannot_be_a_record_is_told_and_not_kept(reader: Reader) -> None:
    fields = reader.fields("change/e1")
    for wrong, told in (
        ({"trigger": "wore a hat"}, "do not stand in the article"),
        ({"trigger": ""}, "no words"),
        ({"actor-0-country": "Ruritania"}, "no country is called"),
        ({"type": "PARTY"}, "there is no type"),
        ({"status": "maybe"}, "status"),
        ({"date_start": "Monday"}, "no date"),
        ({"date_start": "2022-04-04", "date": ""}, "which words"),
        ({"voice": "claimed"}, "who says so"),
    ):
        answer = reader.send("change/e1", **fields | wrong)
        assert answer.status_code == 422
        assert told in answer.text
    assert reader.store.sql("SELECT * FROM corrections").fetchall() == []


def test_a_checked_article_is_whole_gold(reader: Reader, tmp_path: Path) -> None:
    reader.send("judge", do="delete e2")
    reader.send("judge", do="whole")
    (line,) = reader.gold()
    document = next(reader.store.documents([reader.key]))
    assert "partial" not in line
    assert len(line["events"]) == len(document.events) - 1
    path = tmp_path / "gold.jsonl"
    path.write_text(reader.desk.get("/corrections/gold.jsonl").text, encoding="utf-8")
    result = evaluate(read_gold(path), {"paris": document}, ["events", "statements"]).as_json(5)
    assert result


def test_a_new_coding_loses_nothing(reader: Reader, coder: Coder) -> None:
    reader.send("judge", do="accept e1")
    reader.send("change/e2", **reader.fields("change/e2") | {"status": "possible"})
    before = reader.gold()
    again = coder.code(reader.text, published="2022-04-05", id="paris")
    again.events.insert(0, again.events.pop())  # the new coding counts otherwise
    reader.store.add([again], replace=True)
    fresh = TestClient(create_app(reader.store, Settings()))
    page = fresh.get(f"/article/{reader.key}").text
    moved = page.index('aria-label="Event e2"')
    assert "right, says" in page[moved : page.index("</article>", moved)]
    assert [json.loads(line) for line in fresh.get("/corrections/gold.jsonl").text.splitlines()] == before


def test_precision_counts_the_last_word_on_each_record(reader: Reader) -> None:
    from detente.web.gold import precision

    reader.send("judge", do="delete e1")
    reader.send("judge", do="accept e1")
    reader.send("judge", do="delete e2")
    rows = {(one.kind, one.group): one for one in precision(reader.desk.app.state.desk)}  # type: ignore[attr-defined]
    total = rows["event", ""]
    assert (total.accepted, total.deleted, total.judged, total.share) == (1, 1, 2, 0.5)
    assert rows["event", "SANCTION"].share == 1.0
    low, high = total.interval or (0, 0)
    assert (round(low, 3), round(high, 3)) == (0.095, 0.905)  # Wilson's interval of 1 in 2
    assert "50 %" in reader.desk.get("/corrections").text


def test_precision_counts_every_kind_and_what_was_missed(reader: Reader) -> None:
    from detente.web.gold import precision

    document = next(reader.store.documents([reader.key]))
    numbers = {"event": "e1", "statement": "s1", "position": "p1"}
    assert document.positions
    for number in numbers.values():
        reader.send("judge", do=f"accept {number}")
    made = {"actor-0": "Chile's minister", "actor-0-country": "Chile", "recipient-0": "Peru", "voice": "article"}
    added = reader.send("add/event", **made, type="ACCUSE/disapprove", status="happened", trigger="was wrong")
    number = added.headers["location"].partition("#")[2].replace("%2B", "+")
    reader.send("judge", do=f"accept {number}")
    rows = {(one.kind, one.group): one for one in precision(reader.desk.app.state.desk)}  # type: ignore[attr-defined]
    for kind in numbers:
        assert rows[kind, ""].accepted == sum(one.accepted for (of, group), one in rows.items() if of == kind and group)
        assert rows[kind, ""].accepted == 1
    assert (rows["event", ""].missed, rows["event", "ACCUSE"].missed) == (1, 1)
    assert ("engagement", "") not in rows


def test_a_correction_cannot_be_forged_or_nameless(reader: Reader) -> None:
    assert reader.send("judge", do="accept e1", csrf="0" * 64).status_code == 403
    assert reader.send("judge", do="accept e1", who="  ").status_code == 422
    assert reader.send("judge", do="accept e99").status_code == 404
    assert reader.send("judge", do="burn e1").status_code == 422
    assert TestClient(reader.desk.app).post(
        f"/article/{reader.key}/judge", data={"csrf": reader.token, "who": "Eve", "do": "accept e1"}
    ).status_code == 403  # fmt: skip
    assert reader.store.sql("SELECT * FROM corrections").fetchall() == []


def test_read_only_means_that_nothing_changes(client: TestClient, store: Store) -> None:
    key = store.sql("SELECT article_key FROM articles LIMIT 1").fetchall()[0][0]
    page = client.get(f"/article/{key}").text
    assert "✓ Right" not in page
    assert "/change/" not in page
    for path in ("change/e1", "add/event"):
        assert client.get(f"/article/{key}/{path}").status_code == 403
        assert client.post(f"/article/{key}/{path}", data={"who": "Ada"}).status_code == 403
    assert client.post(f"/article/{key}/judge", data={"do": "accept e1", "who": "Ada"}).status_code == 403
