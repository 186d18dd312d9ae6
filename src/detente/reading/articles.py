"""From a record as a file gives it to an article that can be coded, or to the reason why not."""

from __future__ import annotations

import datetime
import hashlib
import math
from collections.abc import Iterator, Mapping
from typing import Any

from detente.reading.cleaning import clean, whole
from detente.reading.dates import read_date
from detente.reading.language import other_language
from detente.reading.limits import Limits
from detente.reading.problem import Problem, Reason
from detente.reading.raw import Raw
from detente.record import Article

AnyArticle = Article | str | Mapping[str, Any]
"""What a coder takes: an article, a text, or a mapping with ``text`` and what else :class:`Article` has."""


def article_id(text: str) -> str:
    """The first twelve hexadecimal digits of the SHA-1 of ``text`` in UTF-8."""
    return hashlib.sha1(text.encode("utf-8"), usedforsecurity=False).hexdigest()[:12]


def as_article(given: AnyArticle) -> Article:
    """An :class:`Article` from a text or a mapping; the id is the given one or made of the text's SHA-1.

    Raises:
        ValueError: there is no text, or a field cannot be read.
    """
    if isinstance(given, Article):
        return given
    if isinstance(given, str):
        given = {"text": given}
    if not isinstance(given, Mapping) or not isinstance(given.get("text"), str):
        raise ValueError("an article is a text, or a mapping with a text under 'text'")
    fields = {name: value for name, value in given.items() if value is not None and name in Article.model_fields}
    fields["text"] = whole(fields["text"])
    fields.setdefault("id", article_id(fields["text"]))
    return Article(**fields)


def make_article(raw: Raw, source: str, limits: Limits) -> Iterator[Article | Problem]:
    """The article in ``raw``, what is wrong with it, or both (an article whose date cannot be read)."""
    given = _word(raw.id)
    record = raw.record
    if record and given:
        shown = given if len(given) <= 60 else given[:57] + "..."
        record = f"{record} (id {shown})"

    def skip(reason: Reason, what: str, advice: str) -> Problem:
        return Problem(source, record, reason, what, advice)

    text = raw.text
    if text is None or (isinstance(text, float) and math.isnan(text)):
        yield skip("malformed", "there is no text", "give each article a 'text'")
        return
    if not isinstance(text, str):
        yield skip("malformed", f"its text is no string but {type(text).__name__}", "give the text as one string")
        return
    if len(text) > limits.max_chars:
        what = f"longer than {limits.max_chars:,} characters"
        yield skip("too long", what, "split it into articles, or raise the limit (--max-chars)")
        return
    text = whole(text)
    if not any(map(str.isalnum, text)):
        yield skip("empty", "the text is empty", "leave it out")
        return
    language = other_language(text)
    if language:
        yield skip("not English", f"the text is not English (it reads as {language!r})", "translate it or leave it out")
        return
    published: datetime.date | None = None
    try:
        published = read_date(raw.published)
    except ValueError as error:
        advice = "the article is read without it: write YYYY-MM-DD"
        yield Problem(source, record, "date not read", str(error), advice, kept=True)
    yield Article(
        id=given or article_id(text),
        source=_word(raw.source) or source,
        title=_word(raw.title),
        published=published,
        text=text,
    )


def _word(value: object) -> str | None:
    """A short field as one line of text; ``None`` if there is nothing in it."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(clean(str(value)).split()) or None
