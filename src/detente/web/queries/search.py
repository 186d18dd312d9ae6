"""Searching: a reader's words as a question to the index, ranked, with the words that were found."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from detente.data import FOLDER, read_words
from detente.web.desk import Desk, Row
from detente.web.filters import PER_PAGE, Filters
from detente.web.queries.tables import Listing
from detente.web.searching import TOKENS, Index

Among = Literal["statements", "articles"]
_TOKEN = re.compile(r'"([^"]*)"|(-?)([\w\'’]+)(\*?)')
_MOST_WORDS = 24
_LONG = 600
"""Of a statement with more characters only the words around what was found are shown."""


@dataclass(frozen=True)
class Question:
    """What the index is asked: with all words, and with any of them if no text has all."""

    every: str
    any: str


@cache
def _small_words() -> frozenset[str]:
    return frozenset(read_words(FOLDER / "web" / "query_words.txt"))


def question(words: str) -> Question | None:
    """The question that ``words`` are; None: there is nothing to look for.

    "In quotation marks" words stand together; ``-word`` must not stand there; ``word*`` is the beginning of one. Words
    that only make a question of it are left out when there are others.
    """
    wanted: list[tuple[str, bool]] = []
    unwanted: list[str] = []
    for phrase, minus, word, star in _TOKEN.findall(words)[:_MOST_WORDS]:
        if phrase:
            tokens = re.findall(r"\w+", phrase)
            if tokens:
                wanted.append((_quoted(" ".join(tokens)), False))
            continue
        for number, token in enumerate(re.findall(r"\w+", word.replace("’s", "").replace("'s", ""))):
            if minus and number == 0:
                unwanted.append(_quoted(token))
            else:
                wanted.append((_quoted(token) + star, token.lower() in _small_words()))
    terms = [term for term, small in wanted if not small] or [term for term, _ in wanted]
    if not terms:
        return None
    without = "".join(f" NOT {term}" for term in unwanted)
    return Question(f"({' AND '.join(terms)}){without}", f"({' OR '.join(terms)}){without}")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@dataclass(frozen=True)
class Found:
    """What was found; ``loose``: no text has all the words, so these have some of them."""

    listing: Listing
    loose: bool = False


def search(
    desk: Desk, index: Index, words: str, among: Among, filters: Filters, country: str | None, per_page: int = PER_PAGE
) -> Found:
    """Statements or articles with ``words``, the best first."""
    asked = question(words)
    if asked is None:
        return Found(Listing([], 0, filters.page, per_page))
    look = _statements if among == "statements" else _articles
    found = look(desk, index, asked.every, filters, country, per_page)
    if found.total or asked.any == asked.every:
        return Found(found)
    return Found(look(desk, index, asked.any, filters, country, per_page), loose=True)


def _conditions(filters: Filters, facts: str) -> tuple[str, dict[str, Any]]:
    parts, given = [], dict[str, Any]()
    for name, operator, value in (("since", ">=", filters.since), ("until", "<=", filters.until)):
        if value:
            parts.append(f"{facts}.day {operator} :{name}")
            given[name] = value.isoformat()
    if filters.source:
        parts.append(f"{facts}.paper = :source")
        given["source"] = filters.source
    return "".join(f" AND {part}" for part in parts), given


def _statements(desk: Desk, index: Index, match: str, filters: Filters, country: str | None, per_page: int) -> Listing:
    more, given = _conditions(filters, "f")
    if filters.speaker:
        more += " AND instr(lower(f.speaker), lower(:speaker)) > 0"
        given["speaker"] = filters.speaker
    if country:
        more += " AND f.country = :country"
        given["country"] = country
    if filters.issue:
        more += " AND instr(' ' || f.issues || ' ', ' ' || :issue || ' ') > 0"
        given["issue"] = filters.issue.replace(" ", "_")
    given |= {"match": match}
    source = f"FROM said JOIN said_facts f ON f.number = said.rowid WHERE said MATCH :match{more}"
    total = _total(index, source, given)
    ranked = index.rows(
        f"""
        SELECT f.statement_key,
            CASE WHEN length(said.content) > {_LONG:d} THEN snippet(said, 1, char(2), char(3), ' … ', 64)
                ELSE highlight(said, 1, char(2), char(3)) END AS shown,
            snippet(said, 3, char(2), char(3), ' … ', 40) AS around {source}
        ORDER BY bm25(said, 2.0, 1.0, 1.0, 0.4), f.day DESC LIMIT {per_page:d} OFFSET {(filters.page - 1) * per_page:d}
        """,
        given,
    )
    keys = [row["statement_key"] for row in ranked]
    known = _by_key(desk, "desk.sayings", "statement_key", keys)
    rows = [known[row.pop("statement_key")] | row for row in ranked if row["statement_key"] in known]
    return Listing(rows, total, filters.page, per_page)


def _articles(desk: Desk, index: Index, match: str, filters: Filters, _country: str | None, per_page: int) -> Listing:
    more, given = _conditions(filters, "f")
    given |= {"match": match}
    source = f"FROM texts JOIN text_facts f ON f.number = texts.rowid WHERE texts MATCH :match{more}"
    total = _total(index, source, given)
    ranked = index.rows(
        f"""
        SELECT f.article_key {source}
        ORDER BY bm25(texts, 4.0, 1.0), f.day DESC LIMIT {per_page:d} OFFSET {(filters.page - 1) * per_page:d}
        """,
        given,
    )
    keys = [row["article_key"] for row in ranked]
    known = _by_key(desk, "desk.papers", "article_key", keys)
    texts = _by_key(desk, "articles", "article_key", keys, "article_key, text")
    shown = _snippets([(key, texts[key]["text"]) for key in keys if key in texts], match)
    rows = [known[key] | {"shown": shown.get(key, "")} for key in keys if key in known]
    return Listing(rows, total, filters.page, per_page)


def _total(index: Index, source: str, given: dict[str, Any]) -> int:
    return int(index.rows(f"SELECT count(*) AS n {source}", given)[0]["n"])


def _by_key(desk: Desk, table: str, key: str, keys: list[str], columns: str = "* EXCLUDE (n)") -> dict[str, Row]:
    listed = ", ".join(f"$k{number}" for number in range(len(keys)))
    if not keys:
        return {}
    given = {f"k{number}": value for number, value in enumerate(keys)}
    return {row[key]: row for row in desk.rows(f"SELECT {columns} FROM {table} WHERE {key} IN ({listed})", given)}


def _snippets(texts: list[tuple[str, str]], match: str) -> dict[str, str]:
    """Around what was found, some words of each text, by the same rules as the index has."""
    small = sqlite3.connect(":memory:")
    try:
        small.execute(f"CREATE VIRTUAL TABLE t USING fts5(key UNINDEXED, title, text, tokenize = '{TOKENS}')")
        small.executemany("INSERT INTO t (key, title, text) VALUES (?, '', ?)", texts)
        sql = "SELECT key, snippet(t, 2, char(2), char(3), ' … ', 40) FROM t WHERE t MATCH ?"
        found = dict(small.execute(sql, (match,)))
    finally:
        small.close()
    return {key: found.get(key) or text[:280] for key, text in texts}
