"""Whatever a text holds: what is read is what was written, cleaned once, and the output is sound."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading import read_text
from detente.reading.cleaning import clean, whole

from .texts import gather

ANY = st.text(st.characters(), max_size=200)
SOUND = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
ENGLISH = "It is the will of the people and of their government that this is to be read. "


@given(ANY)
def test_cleaning_once_is_enough_and_safe(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert json.loads(json.dumps(once)) == once
    once.encode("utf-8")
    assert "\r" not in once
    assert "\0" not in once


@given(ANY)
def test_any_string_makes_an_article_whose_json_holds_the_same_text(text: str) -> None:
    article = read_text(text)
    assert json.loads(article.model_dump_json())["text"] == article.text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("round")


@settings(max_examples=60)
@given(st.lists(ANY, min_size=1, max_size=4), st.sampled_from(["jsonl", "json"]))
def test_json_round_trip(folder: Path, texts: list[str], kind: str) -> None:
    path = folder / f"any.{kind}"
    rows = [{"id": str(n), "text": ENGLISH + text} for n, text in enumerate(texts)]
    content = json.dumps(rows) if kind == "json" else "\n".join(map(json.dumps, rows))
    path.write_text(content)
    articles, problems = gather(path)
    assert [article.text for article in articles] == [whole(ENGLISH + text) for text in texts]
    assert not problems


@settings(max_examples=60)
@given(st.lists(SOUND, min_size=1, max_size=4), st.sampled_from(["utf-8", "utf-16"]), st.sampled_from([",", "\t"]))
def test_table_round_trip(folder: Path, texts: list[str], encoding: str, delimiter: str) -> None:
    path = folder / ("any.tsv" if delimiter == "\t" else "any.csv")
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([["id", "text"], *([str(n), ENGLISH + text] for n, text in enumerate(texts))])
    path.write_bytes(out.getvalue().encode(encoding))
    articles, problems = gather(path)
    assert [article.text for article in articles] == [whole(ENGLISH + text) for text in texts]
    assert not problems


@settings(max_examples=150)
@given(st.binary(max_size=400), st.sampled_from(["txt", "json", "jsonl", "csv", "tsv", "html", "parquet", "gz", "x"]))
def test_any_bytes_give_articles_or_problems_and_never_an_error(folder: Path, content: bytes, kind: str) -> None:
    path = folder / f"any.{kind}"
    path.write_bytes(content)
    articles, problems = gather(path)
    assert articles or problems
    for article in articles:
        assert json.loads(article.model_dump_json())["text"] == article.text
