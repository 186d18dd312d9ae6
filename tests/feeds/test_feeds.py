"""Feeds: fetched politely, each item once. A real server on this machine answers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

import detente
from detente import DataError
from detente.cli import app
from detente.feeds import Feed, Memory, Settings, Visitor, Watcher, load_settings
from detente.reading import Problem

if TYPE_CHECKING:
    from detente import Coder, Store

TEXT = (
    "The foreign minister of Peru met her Chilean counterpart in Lima on Monday to talk about the border. Both sides"
    " said that the talks had been useful and that they would go on in the autumn. A commission is to meet in May."
)
PAGE = f"<html lang='en'><head><title>Talks</title></head><body><article><p>{TEXT}</p><p>{TEXT}</p></article></body>"


@dataclass
class Site:
    """A site: what it answers by path (status, headers, body), and what it was asked."""

    url: str = ""
    answers: dict[str, tuple[int, dict[str, str], str]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def site() -> Iterator[Site]:
    told = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            status, headers, body = told.answers.get(self.path, (404, {}, ""))
            if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, ""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield told
    server.shutdown()
    server.server_close()


def rss(site: Site, *items: str) -> str:
    entries = "".join(
        f"<item><title>Talks in Lima</title><link>{site.url}/{item}</link><guid>{item}</guid>"
        f"<pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate></item>"
        for item in items
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Gazette</title>{entries}</channel></rss>"


@dataclass
class Clock:
    """A clock that stands still but for those who sleep."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class Rounds:
    """Rounds through the feeds of a site, with a memory on disk."""

    def __init__(self, site: Site, folder: Path, **settings: float) -> None:
        self.settings = Settings((Feed("Gazette", f"{site.url}/feed"),), contact="me@example.org", **settings)  # type: ignore[arg-type]
        self.path = folder / "memory.json"
        self.clock = Clock()
        self.problems: list[Problem] = []

    def go(self) -> list[detente.Article]:
        memory = Memory(self.path)
        with Visitor(self.settings, clock=self.clock, sleep=self.clock.sleep) as visitor:
            watcher = Watcher(self.settings, memory, visitor, on_problem=self.problems.append)
            found = []
            for one in watcher.round():
                watcher.done(one)
                found.append(one.article)
            memory.save()
            return found


@pytest.fixture
def rounds(site: Site, tmp_path: Path) -> Rounds:
    site.answers = {"/feed": (200, {"ETag": '"1"'}, rss(site, "a", "b")), "/a": (200, {}, PAGE), "/b": (200, {}, PAGE)}
    return Rounds(site, tmp_path)


def test_what_a_feed_announces_comes_as_articles_with_address_title_and_day(site: Site, rounds: Rounds) -> None:
    found = rounds.go()
    assert [a.source for a in found] == [f"{site.url}/a", f"{site.url}/b"]
    assert str(found[0].published) == "2024-03-05" and found[0].text.startswith("The foreign minister")
    assert rounds.problems == []


def test_an_item_is_fetched_once_and_an_unchanged_feed_not_at_all(site: Site, rounds: Rounds) -> None:
    rounds.go()
    site.asked.clear()
    assert rounds.go() == []
    assert site.paths() == ["/robots.txt", "/feed"]
    assert site.asked[1][1]["if-none-match"] == '"1"'


def test_only_the_new_items_of_a_changed_feed_are_fetched(site: Site, rounds: Rounds) -> None:
    rounds.go()
    site.asked.clear()
    site.answers["/feed"] = (200, {"ETag": '"2"'}, rss(site, "c", "a", "b"))
    site.answers["/c"] = (200, {}, PAGE)
    assert [a.source for a in rounds.go()] == [f"{site.url}/c"]
    assert site.paths() == ["/robots.txt", "/feed", "/c"]


def test_we_say_who_we_are_and_how_to_reach_us(site: Site, rounds: Rounds) -> None:
    rounds.go()
    assert {headers["user-agent"] for _, headers in site.asked} == {f"detente/{detente.__version__} (+me@example.org)"}


def test_robots_txt_is_kept_to(site: Site, rounds: Rounds) -> None:
    site.answers["/robots.txt"] = (200, {}, "User-agent: detente\nDisallow: /b\n")
    assert [a.source for a in rounds.go()] == [f"{site.url}/a"]
    assert "/b" not in site.paths()
    assert "robots.txt" in rounds.problems[0].what


def test_a_robots_txt_that_cannot_be_read_now_forbids_everything(site: Site, rounds: Rounds) -> None:
    site.answers["/robots.txt"] = (500, {}, "")
    assert rounds.go() == []
    assert site.paths() == ["/robots.txt"]


def test_a_redirect_is_followed_only_where_robots_txt_allows(site: Site, rounds: Rounds) -> None:
    site.answers["/robots.txt"] = (200, {}, "User-agent: *\nDisallow: /private\n")
    site.answers["/a"] = (302, {"Location": "/private/a"}, "")
    site.answers["/b"] = (301, {"Location": "/moved"}, "")
    site.answers["/moved"] = (200, {}, PAGE)
    assert len(rounds.go()) == 1
    assert "/private/a" not in site.paths()


def test_one_host_is_not_asked_too_often(site: Site, rounds: Rounds) -> None:
    rounds.go()
    assert len(site.asked) == 4 and rounds.clock.slept == [2.0] * 3
    site.answers["/robots.txt"] = (200, {}, "User-agent: *\nCrawl-delay: 7\n")
    rounds.path.unlink()
    rounds.clock.slept.clear()
    rounds.go()
    assert rounds.clock.slept == [7.0] * 3


def test_a_busy_site_is_left_alone_and_what_was_missed_comes_later(site: Site, rounds: Rounds) -> None:
    site.answers["/b"] = (503, {"Retry-After": "60"}, "")
    assert len(rounds.go()) == 1
    site.answers["/b"] = (200, {}, PAGE)
    assert [a.source for a in rounds.go()] == [f"{site.url}/b"]


def test_too_large_an_answer_is_not_read(site: Site, tmp_path: Path) -> None:
    site.answers = {"/feed": (200, {}, rss(site, "a")), "/a": (200, {}, PAGE + " " * 20_000)}
    rounds = Rounds(site, tmp_path, max_bytes=10_000)
    assert rounds.go() == []
    assert "larger than" in rounds.problems[0].what


def test_the_text_that_a_feed_carries_is_taken_where_it_is_the_article(site: Site, tmp_path: Path) -> None:
    body = f"<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'><![CDATA[<p>{TEXT}</p>"
    body += f"<p>{TEXT}</p><p>{TEXT}</p>]]></content:encoded>"
    site.answers = {"/feed": (200, {}, rss(site, "a").replace("</guid>", "</guid>" + body))}
    (found,) = Rounds(site, tmp_path).go()
    assert found.text.split("\n")[0].startswith("The foreign minister")
    assert "/a" not in site.paths()


def test_what_is_no_feed_is_said_to_be_none(site: Site, tmp_path: Path) -> None:
    site.answers = {"/feed": (200, {}, "<html><body>Hello</body></html>")}
    rounds = Rounds(site, tmp_path)
    assert rounds.go() == []
    assert "no RSS or Atom feed" in rounds.problems[0].what


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no feed is named"),
        ("[[feed]]\nname = 'x'\n", "has a name and a url"),
        ("[[feed]]\nurl = 'ftp://x.example'\n", "is no address"),
        ("every = -1\n[[feed]]\nurl = 'https://x.example'\n", "every is a number"),
        ("evry = 9\n[[feed]]\nurl = 'https://x.example'\n", "unknown evry"),
        ("[[feed]]\nurl='https://x.example/1'\n[[feed]]\nurl='https://x.example/2'\n", "two feeds are called"),
    ],
)
def test_a_file_of_feeds_that_is_wrong_is_refused_with_the_reason(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        load_settings(path)


def test_a_memory_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "memory.json"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(DataError, match="no memory of feeds"):
        Memory(path)


def test_the_command_codes_what_is_new_into_a_store(
    site: Site, tmp_path: Path, coder: Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("detente.cli.watch.load_coder", lambda *_: coder)
    site.answers = {"/feed": (200, {}, rss(site, "a")), "/a": (200, {}, PAGE)}
    feeds, store_path = tmp_path / "feeds.toml", tmp_path / "news.duckdb"
    feeds.write_text(f'pause = 0.01\n[[feed]]\nurl = "{site.url}/feed"\n', encoding="utf-8")
    for _ in range(2):
        run = CliRunner().invoke(app, ["watch", str(feeds), "--output", str(store_path), "--once"])
        assert run.exit_code == 0, run.output
    with detente.Store(store_path, read_only=True) as store:
        assert store.sql("SELECT source FROM articles").fetchall() == [(f"{site.url}/a",)]
        assert _count(store, "engagements") or _count(store, "events")
    assert site.paths().count("/a") == 1


def _count(store: Store, table: str) -> int:
    ((count,),) = store.sql(f"SELECT count(*) FROM {table}").fetchall()
    return int(count)
