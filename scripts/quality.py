"""Print how much of what readers wrote down Détente finds, on the sets that this repository holds (some 20 seconds).

    python scripts/quality.py

docs/quality.md says what each set is and what the figures can and cannot tell.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import test_examples  # noqa: E402
from tests.events import test_no_event  # noqa: E402
from tests.gold import scoring  # noqa: E402
from tests.resolving import test_coreference, test_dates, test_places, test_places_and_dates_of  # noqa: E402

from detente import Coder  # noqa: E402
from detente.parsing import Parsed  # noqa: E402
from detente.reading import read  # noqa: E402
from detente.record import Document  # noqa: E402

GOLD = {
    "a": "looked at while the rules were written",
    "b": "first run 78.5 and 88.9, read since",
    "c": "first run 72.9 and 84.3, read since",
    "d": "first run 82.4 and 87.9, read since",
    "e": "first run 79.7 and 92.2, read since",
}
"""The sets of annotated articles, and the F1 of engagements and positions before anybody looked at the errors."""


def show(what: str, right: int, total: int) -> None:
    """One line: a share, and what it is a share of."""
    print(f"  {what:58} {right:4} of {total:4}  {right / total:6.1%}")


def examples(coder: Coder) -> None:
    """The example articles against what a reader wrote down."""
    print("examples/, all of a record right at once")
    articles = list(read([ROOT / "examples"], on_problem=print))
    coded: dict[str, list[Document]] = {}
    for article, document in zip(articles, coder.pipe(articles), strict=True):
        name = Path(article.source or "").name
        coded.setdefault(name if "." in name else "agency.jsonl", []).append(document)
    for what, found in (
        ("events", test_examples.event_found),
        ("statements", test_examples.statement_found),
        ("engagements", test_examples.engagement_found),
    ):
        rows = test_examples.expected(f"examples_{what}.tsv")
        show(what, sum(found(row, coded[row["article"]]) for row in rows), len(rows))


def annotated(coder: Coder) -> None:
    """The annotated articles: engagements and positions."""
    for which, told in GOLD.items():
        print(f"tests/gold/{which}*.toml, {told}")
        engagements, positions = scoring.Tally(), scoring.Tally()
        for name, gold in scoring.articles(which):
            day = gold["published"]
            document = coder.code(gold["text"], published=str(day) if day else None, id=name)
            engagements.add(scoring.score_engagements(document, gold))
            positions.add(scoring.score_positions(document, gold))
        print(f"  engagements  {engagements}\n  positions    {positions}")


def no_event(coder: Coder) -> None:
    """Sentences that report no event."""
    print("tests/events/no_event.txt")
    documents = coder.pipe(test_no_event.sentences())
    wrong = sum(any(e.status in {"happened", "ongoing"} for e in document.events) for document in documents)
    show("sentences with an event that happened or is ongoing", wrong, 100)


def dates_and_places(coder: Coder) -> None:
    """Dates and places in sentences."""
    print("tests/resolving/, sentences written before the code, and after it")

    def parses(rows: Iterable[dict[str, str]]) -> dict[str, Parsed]:
        texts = list(dict.fromkeys(row["sentence"] for row in rows))
        return dict(zip(texts, coder.parser.pipe(texts), strict=True))

    known = parses((row for *_, row in test_dates.ROWS))
    for name in test_dates.FILES:
        total = sum(file == name for file, *_ in test_dates.ROWS)
        show(f"{name}: first and last day", total - len(test_dates.wrong(name, known)), total)
    known = parses((row for *_, row in test_places.ROWS))
    for name in test_places.FILES:
        countries, points, asked, placed = test_places.score(name, known)
        show(f"{name}: country", asked - len(countries), asked)
        show(f"{name}: within 50 km", placed - len(points), placed)
    of = test_places_and_dates_of
    known = parses((row for _, row in of.ROWS))
    dates, places = of.faults(known)
    show("places_and_dates_of.tsv: the predicate's date", len(of.ROWS) - len(dates), len(of.ROWS))
    show("places_and_dates_of.tsv: the predicate's place", len(of.ROWS) - len(places), len(of.ROWS))


def links(coder: Coder) -> None:
    """Whom pronouns, definite nouns and short names of whole articles stand for."""
    print("tests/resolving/coreference/, links of whole articles")
    for which, told in (("c", "15 articles, written before the rules were looked at"), ("d", "5 written afterwards")):
        print(f"  {told}: {test_coreference.tally_of(which, coder)}")


def main() -> int:
    """Print all figures."""
    coder = Coder()
    examples(coder)
    annotated(coder)
    no_event(coder)
    dates_and_places(coder)
    links(coder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
