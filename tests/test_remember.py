"""What a corpus remembers of a person helps where an article is silent: with its dates, and in any order."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from detente import Coder

TELLS = ("2013-02-01", "Finance Minister Anna Kral of Moldova criticised the Romanian government on Friday.")
SILENT = "Romania closed the border with Moldova. Ms Kral criticised the Romanian government."


def kral(coder: Coder, *articles: tuple[str, str], remember: bool = True) -> list[tuple[str | None, list[str]]]:
    """Country and sectors of who criticises, by article."""
    given = [{"id": f"{i}", "published": day, "text": text} for i, (day, text) in enumerate(articles)]
    found = []
    for document in coder.pipe(given, remember=remember):
        actors = [a for e in document.events for a in e.actors if "Kral" in a.text]
        assert actors, document.article.text
        found.append((actors[0].country, list(actors[0].sectors)))
    return found


def test_an_office_told_elsewhere_holds_about_the_same_time(coder: Coder) -> None:
    assert kral(coder, ("2013-03-01", SILENT), TELLS) == [("MDA", ["GOV"])] * 2
    assert kral(coder, ("2013-03-01", SILENT), TELLS, remember=False)[0] == (None, [])


@pytest.mark.parametrize("day", ["2020-03-01", "2005-03-01"])
def test_years_away_the_country_alone_is_known(coder: Coder, day: str) -> None:
    assert kral(coder, (day, SILENT), TELLS)[0] == ("MDA", [])


def test_a_span_reaches_from_the_first_to_the_last_article(coder: Coder) -> None:
    later = ("2016-02-01", TELLS[1])
    assert kral(coder, ("2014-08-01", SILENT), TELLS, later)[0] == ("MDA", ["GOV"])


def test_an_article_about_elsewhere_may_mean_another(coder: Coder) -> None:
    elsewhere = ("2013-03-01", "Ms Kral criticised the Chilean government.")
    assert kral(coder, elsewhere, TELLS)[0] == (None, [])


def test_a_name_of_two_countries_is_not_remembered(coder: Coder) -> None:
    other = ("2013-02-10", TELLS[1].replace("Moldova", "Slovakia"))
    assert kral(coder, ("2013-03-01", SILENT), TELLS, other)[0] == (None, [])


def test_the_order_of_the_articles_does_not_matter(coder: Coder) -> None:
    corpus = [
        TELLS,
        ("2013-03-01", SILENT),
        ("2016-02-01", TELLS[1].replace("Finance", "Prime")),
        ("2020-03-01", SILENT),
    ]
    first = dict(zip(corpus, kral(coder, *corpus), strict=True))
    for order in itertools.permutations(corpus):
        assert dict(zip(order, kral(coder, *order), strict=True)) == first
