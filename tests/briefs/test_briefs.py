"""Briefs: what a desk officer reads of two countries, every line with the words and where they are from."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from detente import Store
from detente.briefs import Brief, as_html, as_markdown, gather
from detente.cli import app

if TYPE_CHECKING:
    from detente import Coder

NEWS = "https://www.example.org/news/1"
ARTICLES = [
    {
        "id": "march",
        "published": "2024-03-06",
        "title": "Minister in Rabat",
        "text": "Norway's foreign minister, Espen Barth Eide, visited Rabat on Tuesday. He met Moroccan Foreign"
        " Minister Nasser Bourita. Eide said that Norway supported Morocco's plan for a cable.",
    },
    {
        "id": "april",
        "published": "2024-04-10",
        "source": NEWS,
        "text": "Morocco's prime minister, Aziz Akhannouch, will visit Oslo on May 6, his office said. Morocco"
        " condemned Norway over the <b>fish</b> quotas.",
    },
    {
        "id": "off",
        "published": "2024-04-20",
        "text": "Moroccan Foreign Minister Nasser Bourita has cancelled a visit to Oslo on April 25, Norway said.",
    },
    {
        "id": "elsewhere",
        "published": "2024-04-21",
        "text": "Kenya's president, William Ruto, visited Peru on Friday.",
    },
]


@pytest.fixture(scope="module")
def path(coder: Coder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = Path(tmp_path_factory.mktemp("briefs")) / "news.duckdb"
    with Store(made) as store:
        store.add(coder.pipe(ARTICLES))
    return made


@pytest.fixture(scope="module")
def brief(path: Path) -> Brief:
    with Store(path, read_only=True) as store:
        return gather(store, ("NOR", "MAR"))


def test_it_reads_the_articles_that_name_both(brief: Brief) -> None:
    assert (brief.articles, brief.since, brief.until) == (3, datetime.date(2024, 3, 6), datetime.date(2024, 4, 20))
    assert brief.names == ("Norway", "Morocco")


def test_contacts_are_parted_into_held_ahead_and_called_off(brief: Brief) -> None:
    assert "visit" in {contact.kind for contact in brief.held}
    assert {(c.kind, c.status, str(c.start)) for c in brief.ahead} >= {("visit", "scheduled", "2024-05-06")}
    assert {(c.kind, c.status) for c in brief.off} >= {("visit", "cancelled")}


def test_what_was_announced_for_a_day_that_has_passed_is_told_apart(path: Path) -> None:
    with Store(path, read_only=True) as store:
        later = gather(store, ("NOR", "MAR"), until=datetime.date(2024, 6, 1))
    assert ("visit", "2024-05-06") in {(c.kind, str(c.start)) for c in later.overdue}
    assert "2024-05-06" not in {str(c.start) for c in later.ahead}


def test_only_articles_between_the_days_are_read(path: Path) -> None:
    with Store(path, read_only=True) as store:
        early = gather(store, ("NOR", "MAR"), until=datetime.date(2024, 3, 31))
    assert early.articles == 1 and not early.off


def test_every_quotation_stands_in_an_article(brief: Brief) -> None:
    texts = [" ".join(article["text"].split()) for article in ARTICLES]
    groups = (brief.held, brief.ahead, brief.off, brief.stands, brief.sayings, brief.cooperation, brief.conflict)
    quotes = [line.citation.quote for group in groups for line in group]
    assert quotes
    assert all(any(quote in text for text in texts) for quote in quotes)


def test_who_is_for_and_against_what(brief: Brief) -> None:
    assert ("NOR", "supports") in {(stand.country, stand.stance) for stand in brief.stands}


def test_the_course_counts_every_event_once(brief: Brief) -> None:
    assert brief.events == len(brief.cooperation) + len(brief.conflict) == sum(c.events for c in brief.course)
    assert brief.events > brief.cooperative > 0


def test_markdown_names_the_source_and_day_of_every_line(brief: Brief) -> None:
    text = as_markdown(brief)
    assert text.startswith("# Norway and Morocco\n")
    quoted = [line for line in text.splitlines() if line.startswith("  “")]
    assert quoted and all(re.search(r"” — .+, \d+ \w+ 2024$", line) for line in quoted)
    assert "example.org" in text and "Minister in Rabat" in text


def test_html_is_one_file_that_loads_nothing_and_runs_nothing(brief: Brief) -> None:
    page = as_html(brief)
    assert "<svg" in page and page.startswith("<!doctype html>")
    assert not re.search(r"<script|<link|<img|@import|url\(|\ssrc=|\shref=", page)


def test_what_an_article_says_cannot_become_markup(brief: Brief) -> None:
    assert "&lt;b&gt;fish" in as_html(brief) and "<b>fish" not in as_html(brief)
    assert r"\<b\>fish" in as_markdown(brief)


def test_the_command_writes_html_where_the_file_says_so(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "brief.html"
    run = CliRunner().invoke(app, ["brief", str(path), "--between", "nor", "mar", "-o", str(out)])
    assert run.exit_code == 0, run.output
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--between", "NOR", "XXX"], "no country has the code 'XXX'"),
        (["--between", "NOR", "NOR"], "not NOR twice"),
        (["--between", "NOR", "MAR", "--format", "pdf"], "there are md, html"),
        (["--between", "NOR", "MAR", "--since", "soon"], "--since"),
        (["--between", "NOR", "MAR", "--since", "2024-05-01", "--until", "2024-04-01"], "is before since"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_to_do(path: Path, arguments: list[str], message: str) -> None:
    run = CliRunner().invoke(app, ["brief", str(path), *arguments])
    assert run.exit_code == 2
    assert message in " ".join(run.output.split())


def test_two_of_whom_nothing_is_told_are_said_to_be_so(path: Path) -> None:
    run = CliRunner().invoke(app, ["brief", str(path), "--between", "FJI", "TON"])
    assert run.exit_code == 0
    assert "Nothing is told of the two." in run.output
