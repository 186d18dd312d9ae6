"""Articles, parameters and visitors are not to be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from detente import Store
from detente.web import Settings, create_app, is_loopback
from detente.web.rendering import plain

NASTY = (
    '"><script>alert(1)</script>',
    "' OR 1=1; DROP TABLE articles; --",
    "\u202e\u2066evil",
    "x" * 150,
    "{{ 7*191 }}",
    "%00",
    "$since",
    "javascript:alert(1)",
)
SECRET = "a secret of some length"


class _Tags(HTMLParser):
    """Gathers everything in a page that could run or fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and not (given.get("src") or "").startswith("/static/"):
            self.bad.append(f"inline script {given}")
        if tag in ("img", "iframe", "object", "embed", "base", "style"):
            self.bad.append(tag)
        for name, value in given.items():
            if name.startswith("on") or name == "style":
                self.bad.append(f"{tag} {name}")
            if name in ("href", "src", "action") and not re.match(r"[/#]", value or ""):
                self.bad.append(f"{tag} {name}={value}")


def harmful(page: str) -> list[str]:
    """What in a page could run or fetch."""
    tags = _Tags()
    tags.feed(page)
    return tags.bad


def hostile(store: Store) -> str:
    """The key of the article that is not to be trusted."""
    return str(store.sql("SELECT article_key FROM articles WHERE text LIKE '%pwned%'").fetchall()[0][0])


def test_hostile_articles_stay_text(client: TestClient, store: Store) -> None:
    keys = [key for (key,) in store.sql("SELECT article_key FROM articles").fetchall()]
    for page in ("/", "/articles", "/events?status=any", "/actors", "/map", *(f"/article/{key}" for key in keys)):
        assert harmful(client.get(page).text) == []
    assert "&lt;script&gt;" in client.get(f"/article/{hostile(store)}").text


@pytest.mark.parametrize("nasty", NASTY)
def test_parameters_are_values(client: TestClient, store: Store, nasty: str) -> None:
    before = store.sql("SELECT count(*) FROM articles").fetchall()
    names = ("a", "b", "q", "name", "country", "speaker", "source", "place", "issue")
    for path in ("/relations", "/relation/CZE/RUS", "/actors", "/actor", "/events", "/map", "/articles", "/api/events"):
        for given in (names, ("name", "speaker", "source", "place", "issue"), ("first", "second")):
            answer = client.get(path, params=dict.fromkeys(given, nasty))
            assert answer.status_code in (200, 404, 422), (path, given)
            assert "1337" not in answer.text
            if "html" in answer.headers["content-type"]:
                assert harmful(answer.text) == []
    assert client.get(f"/article/{nasty}").status_code == 404
    assert store.sql("SELECT count(*) FROM articles").fetchall() == before


def test_every_answer_forbids_what_is_not_ours(client: TestClient) -> None:
    for path in ("/", "/static/desk.css", "/api/status", "/nowhere", "/api/events.csv"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_text_that_would_turn_the_line_around_is_isolated(client: TestClient, store: Store) -> None:
    before, _, rest = client.get(f"/article/{hostile(store)}").text.partition('<article class="text"')
    assert "\u202e" in rest.partition("</article>")[0]  # the text is kept as it is, in a paragraph of its own
    assert "\u202e" not in before
    assert plain("a\u202eb\u2066c\x00d\n e") == "abcd e"
    assert plain("x" * 500, 10) == "x" * 9 + "…"


@pytest.fixture(scope="module")
def guarded(coded: Path) -> Iterator[FastAPI]:
    """A desk that others can reach."""
    with Store(coded, read_only=True) as opened:
        yield create_app(opened, Settings(token=SECRET, max_body=1000))


def test_only_the_names_of_this_computer_are_answered(store: Store) -> None:
    app = create_app(store, Settings(names=("localhost", "127.0.0.1")))
    assert TestClient(app, base_url="http://localhost:8000").get("/").status_code == 200
    assert TestClient(app, base_url="http://evil.example").get("/").status_code == 421


def test_a_token_is_asked_for_and_kept_in_a_cookie(guarded: FastAPI) -> None:
    stranger = TestClient(guarded, follow_redirects=False)
    assert stranger.get("/").headers["location"] == "/token"
    assert stranger.get("/article/x").status_code == 303
    assert stranger.get("/api/events").status_code == 401
    assert stranger.get("/api/events", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert stranger.get("/?token=wrong").headers["location"] == "/token"
    assert stranger.get("/health").status_code == 200
    assert stranger.get("/api/events", headers={"Authorization": f"Bearer {SECRET}"}).status_code == 200

    guest = TestClient(guarded, follow_redirects=False)
    answer = guest.get("/", params={"token": SECRET})
    assert answer.headers["location"] == "/"
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert guest.get("/").status_code == 200


def test_the_form_of_the_token_cannot_be_forged(guarded: FastAPI) -> None:
    guest = TestClient(guarded, follow_redirects=False)
    form = re.search(r'name="csrf" value="([0-9a-f]+)"', guest.get("/token").text)
    assert form
    assert guest.post("/token", data={"csrf": form[1], "token": "guess"}).status_code == 403
    assert guest.post("/token", data={"csrf": "0" * 64, "token": SECRET}).status_code == 403
    elsewhere = {"Origin": "http://evil.example"}
    assert guest.post("/token", data={"csrf": form[1], "token": SECRET}, headers=elsewhere).status_code == 403
    assert guest.post("/token", data={"csrf": form[1], "token": SECRET}).status_code == 303
    assert guest.get("/").status_code == 200


def test_too_much_is_not_taken(guarded: FastAPI) -> None:
    client = TestClient(guarded)
    assert client.post("/token", content=b"x" * 2000).status_code == 413

    def unending() -> Iterator[bytes]:
        for _ in range(100):
            yield b"token=" + b"x" * 100

    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/token", content=unending(), headers=kind).status_code == 413


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.8.8.8"])
def test_addresses_of_this_computer_alone(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "desk.example", ""])
def test_addresses_that_others_reach(host: str) -> None:
    assert not is_loopback(host)
