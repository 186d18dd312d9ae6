"""HTML pages: text, title and date of the article, and pages that are none."""

from pathlib import Path

import pytest

from .texts import gather

FIRST = "The foreign minister of Peru will travel to Quito in the first week of June, her ministry said on Monday."
SECOND = "It would be the first visit since both of the countries recalled their ambassadors two years ago."
THIRD = "“There is no date for a return of the ambassadors,” a spokesman for the ministry told reporters in Lima."


def page(head: str = "", charset: str = "utf-8") -> str:
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="{charset}"><title>Peru’s minister to visit Quito</title>{head}
<script>var text = "not an article";</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
<article><h1>Peru’s minister to visit Quito</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>
<footer>© 2019 The Example Times. All rights reserved.</footer></body></html>"""


def write(folder: Path, content: str | bytes, name: str = "page.html") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


DATED = '<meta property="article:published_time" content="2024-05-06T22:00:00+02:00">'


@pytest.mark.parametrize("name", ["page.html", "page.htm", "page", "page.txt"])
def test_text_title_and_date(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, page(DATED), name)
    (article,), problems = gather(path)
    assert [line for line in article.text.split("\n") if line][-3:] == [FIRST, SECOND, THIRD]
    assert "Home" not in article.text
    assert "not an article" not in article.text
    assert article.title == "Peru’s minister to visit Quito"
    assert str(article.published) == "2024-05-06"
    assert article.source == str(path)
    assert not problems


def test_no_date_is_made_up(tmp_path: Path) -> None:
    (article,), _ = gather(write(tmp_path, page()))
    assert article.published is None


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("windows-1252", "windows-1252"), ("iso-8859-1", "windows-1252"), ("utf-8", "windows-1252"), ("x", "utf-16")],
)
def test_encodings(tmp_path: Path, charset: str, encoding: str) -> None:
    (article,), _ = gather(write(tmp_path, page(charset=charset).encode(encoding)))
    assert THIRD in article.text
    assert article.title == "Peru’s minister to visit Quito"


@pytest.mark.parametrize(
    "content",
    [
        "<html></html>",
        "<!doctype html><html><body><nav>Home</nav></body></html>",
        "<html><body>" + "<div>" * 20_000,
        "<html><body>" + "<table><tr><td>" * 3_000 + "</p>" * 3_000,
        "<!doctype html><html><head><title>" + "x" * 200_000,
        "<html><body " + " ".join(f"a{n}='b'" for n in range(100_000)) + ">",
        "<html>" + "&amp;" * 50_000 + "<!-- " * 10_000,
    ],
)
def test_pages_that_hold_nothing(tmp_path: Path, content: str) -> None:
    articles, problems = gather(write(tmp_path, content), write(tmp_path, page(), "good.html"))
    assert FIRST in articles[-1].text
    assert len(articles) + len(problems) == 2


def test_a_page_too_large(tmp_path: Path) -> None:
    articles, (problem,) = gather(write(tmp_path, "<html>" + " " * 17_000_000))
    assert not articles
    assert problem.reason == "too long"
