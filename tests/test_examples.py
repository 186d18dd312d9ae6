"""The example articles: what they are, and what must come of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.reading import read
from detente.record import Article


@pytest.fixture(scope="module")
def articles(examples: Path) -> list[Article]:
    problems: list[object] = []
    found = list(read([examples], on_problem=problems.append))
    assert not problems
    return found


def test_there_are_articles_of_every_format(examples: Path) -> None:
    assert {path.suffix for path in examples.iterdir()} == {".txt", ".html", ".jsonl"}


def test_each_is_a_dated_article_of_ordinary_length(articles: list[Article]) -> None:
    assert len(articles) >= 8
    for article in articles:
        assert article.published is not None and 2019 <= article.published.year <= 2026, article.source
        assert 350 <= len(article.text.split()) <= 650, article.source


def test_web_pages_lose_what_is_not_the_article(articles: list[Article]) -> None:
    pages = [article for article in articles if article.source and article.source.endswith(".html")]
    assert [page.title for page in pages] == [
        "Bolivian miners block roads as fuel protests turn deadly",
        "Five presidents agree river pact at Kisumu summit",
    ]
    for page in pages:
        for furniture in ("Most read", "Subscribe", "Invented for", "Home"):
            assert furniture not in page.text
