"""The grammar of dates on its own: it never fails, whatever the words, and what it gives is an interval."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.resolving.dates.grammar import Grammar
from detente.resolving.dates.interval import easter
from detente.resolving.dates.meaning import Context
from detente.resolving.dates.words import words

PIECES = """
on in at by since until before after from to between and the of last next this past coming early mid late
earlier later end beginning first second half quarter Q3 a an two 3 31st 29 2020 1999 9999 0001 1990s '90s
May March February Feb. Monday Sunday Fri weekend week weeks month months year years decade century hours
days ago before same following that night morning spring winter Christmas Easter New Year's Day , . - – / ( )
2019-02-30 2024-02-29 few several more than couple 48 48.5 1/2 twenty one yesterday today tonight overnight
""".split()


def read(text: str, context: Context) -> list[tuple[str, datetime.date, datetime.date]]:
    grammar = Grammar(text, words(), lambda _a, _b: False, lambda _: False, lambda _: False)
    found = []
    for i, match in grammar.find():
        meant = match.meaning(context)
        if meant is not None:
            found.append((text[grammar.starts[i] : grammar.ends[match.end - 1]], meant.start, meant.end))
    return found


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.one_of(st.none(), st.dates(datetime.date(1600, 1, 1), datetime.date(2200, 1, 1))),
    st.sampled_from(["past", "future", None]),
)
def test_any_words_give_intervals_or_nothing(text: str, published: datetime.date | None, direction: object) -> None:
    for words_, start, end in read(text, Context(published, direction)):  # type: ignore[arg-type]
        assert start <= end, words_


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    read(text, Context(datetime.date(2020, 2, 29), "past"))


def test_without_a_day_of_publication_only_absolute_dates_are_given() -> None:
    text = "He came on 3 May 2018, left yesterday, returned on Monday and will stay until June and since 2014."
    assert [found[0] for found in read(text, Context(None))] == ["on 3 May 2018"]


@pytest.mark.parametrize(
    ("year", "day"), [(2000, "2000-04-23"), (2016, "2016-03-27"), (2019, "2019-04-21"), (2024, "2024-03-31")]
)
def test_easter(year: int, day: str) -> None:
    assert str(easter(year)) == day
