"""The words of an article as the comparison of articles needs them."""

from __future__ import annotations

import calendar
import re
from functools import cache

from detente.data import FOLDER, read_words

SHINGLE = 3
"""Words in a shingle: an edit of one word changes three of them."""

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
_NAME = re.compile(r"(?<=[^\W_][ ’'-])(?:[A-Z]\w+)|(?<=[,;:] )(?:[A-Z]\w+)")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


CALENDAR = frozenset(
    name.lower() for names in (calendar.month_name, calendar.month_abbr, calendar.day_name) for name in names if name
) | {"sept"}
"""Names that tell when, not who."""


def words(text: str) -> list[str]:
    """All words and numbers, in lower case."""
    return _WORD.findall(text.lower())


def shingles(text: str) -> set[str]:
    """All runs of three words; of a shorter text, the whole."""
    told = words(text)
    return {" ".join(told[i : i + SHINGLE]) for i in range(max(1, len(told) - SHINGLE + 1))}


def facts(text: str) -> set[str]:
    """Its numbers and its names (words with a capital inside a sentence), in lower case."""
    return {found.lower() for pattern in (_NUMBER, _NAME) for found in pattern.findall(text)}


def terms(text: str) -> list[str]:
    """The words that carry meaning, cut to a stem of six letters so that "expelled" and "expels" are nearly one."""
    empty = _function_words()
    return [word[:6] for word in words(text) if word not in empty and len(word) > 1]


@cache
def _function_words() -> frozenset[str]:
    return frozenset(read_words(FOLDER / "language" / "english_function_words.txt"))
