"""Engagements across articles: what is put together, what never is, and what a thread says."""

from __future__ import annotations

import datetime
import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from detente import Coder
from detente.corpus import Telling, Thread, link, load_grounds
from detente.data import DataError
from detente.record import Actor, DateSpan, Engagement, Place


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


pairs = _load("pairs")

# -- the annotated corpora -------------------------------------------------------------------------------------------

LOWEST = {"threads": (0.97, 0.75, 0.50)}
"""Precision, recall of the pairs whose ends were found, and recall of all, below which no corpus may fall."""


@pytest.fixture(scope="module", params=sorted(LOWEST))
def scored(request: pytest.FixtureRequest, coder: Coder) -> tuple[str, Any]:
    return request.param, pairs.score(pairs.corpus(coder, request.param))


def test_hardly_anything_is_put_together_that_does_not_belong_together(scored: tuple[str, Any]) -> None:
    which, score = scored
    assert score.precision >= LOWEST[which][0], "\n".join([str(score), *score.notes])


def test_most_of_what_belongs_together_is_put_together(scored: tuple[str, Any]) -> None:
    which, score = scored
    assert score.recall >= LOWEST[which][1], "\n".join([str(score), *score.notes])
    assert score.recall_of_all >= LOWEST[which][2], "\n".join([str(score), *score.notes])


def test_the_words_of_every_annotation_stand_once_in_their_article() -> None:
    import tomli

    for path in sorted(Path(__file__).parent.glob("threads*/*.toml")):
        for article in tomli.loads(path.read_text(encoding="utf-8"))["article"]:
            for words, _ in article["threads"]:
                assert article["text"].count(words) == 1, f"{path.name}: {words}"


# -- rules, one by one -------------------------------------------------------------------------------------------------

MOEN = Actor(
    text="Karin Moen", name="Karin Moen", country="NOR", sectors=["GOV"], role="foreign minister", evidence=(0, 1)
)
BERG = Actor(text="Lars Berg", name="Lars Berg", country="NOR", sectors=["GOV"], role="trade minister", evidence=(0, 1))
ALAMI = Actor(
    text="Alami", name="Yusuf Alami", country="MAR", sectors=["GOV"], role="foreign minister", evidence=(0, 1)
)
OFFICE = Actor(
    text="minister", name="foreign minister of Norway", country="NOR", sectors=["GOV"], role="foreign minister",
    evidence=(0, 1),
)  # fmt: skip
NORWAY = Actor(text="Norway", name="Norway", country="NOR", sectors=["GOV"], evidence=(0, 1))
MOROCCO = Actor(text="Morocco", name="Morocco", country="MAR", sectors=["GOV"], evidence=(0, 1))
TUNISIA = Actor(text="Tunisia", name="Tunisia", country="TUN", sectors=["GOV"], evidence=(0, 1))
RABAT = Place(text="Rabat", name="Rabat", country="MAR")
FEZ = Place(text="Fez", name="Fez", country="MAR")


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def told(number: int, published: str | None, status: str, on: str | None = None, **given: Any) -> Telling:
    """A visit of Karin Moen to Morocco, unless told otherwise."""
    fields: dict[str, Any] = {"kind": "visit", "parties": [MOEN, MOROCCO], "host": MOROCCO, **given}
    date = None if on is None else DateSpan(start=day(on), end=day(on), text=on)
    engagement = Engagement(id=f"{number}:g1", status=status, date=date, **fields)
    return Telling(f"{number}/g1", str(number), None if published is None else day(published), engagement)


def together(*tellings: Telling) -> bool:
    return len(link(tellings)) == 1


def test_announced_postponed_and_held_are_one_in_this_order() -> None:
    threads = link([
        told(3, "2024-03-19", "held", "2024-03-19"),
        told(1, "2024-02-12", "scheduled", "2024-03-05"),
        told(2, "2024-02-28", "postponed", "2024-03-19"),
    ])  # fmt: skip
    (thread,) = threads
    assert [status for _, status, _ in thread.history] == ["scheduled", "postponed", "held"]
    assert (thread.key, thread.status, thread.articles) == ("1/g1", "held", ["1", "2", "3"])
    assert thread.date is not None and thread.date.start == day("2024-03-19")


def test_two_visits_months_apart_stay_two() -> None:
    assert not together(told(1, "2024-03-19", "held", "2024-03-19"), told(2, "2024-10-01", "held", "2024-10-01"))


def test_two_calls_on_two_days_stay_two() -> None:
    call = {"kind": "call", "parties": [MOEN, ALAMI], "host": None}
    assert not together(
        told(1, "2024-05-07", "held", "2024-05-06", **call), told(2, "2024-05-08", "held", "2024-05-07", **call)
    )


def test_an_undated_wish_is_not_the_visit_of_months_later() -> None:
    assert not together(told(1, "2024-01-15", "intended"), told(2, "2024-05-20", "scheduled", "2024-05-21"))
    assert together(told(1, "2024-01-15", "intended"), told(2, "2024-01-16", "intended"))


def test_two_countries_are_two_visits() -> None:
    tunis = {"parties": [MOEN, TUNISIA], "host": TUNISIA}
    assert not together(
        told(1, "2024-03-18", "scheduled", "2024-03-19"), told(2, "2024-03-18", "scheduled", "2024-03-19", **tunis)
    )


def test_another_minister_makes_another_visit_and_an_office_stands_for_its_holder() -> None:
    first = told(1, "2024-03-18", "scheduled", "2024-03-19")
    assert not together(first, told(2, "2024-03-18", "scheduled", "2024-03-19", parties=[BERG, MOROCCO]))
    assert together(first, told(2, "2024-03-19", "held", parties=[OFFICE, MOROCCO]))
    berg = told(1, "2024-03-18", "held", parties=[BERG, MOROCCO])
    assert not together(berg, told(2, "2024-03-18", "held", parties=[OFFICE, MOROCCO]))


def test_states_alone_need_a_date_or_a_city() -> None:
    talks = {"kind": "talks", "parties": [NORWAY, MOROCCO], "host": None}
    assert not together(told(1, "2024-03-18", "held", **talks), told(2, "2024-03-19", "held", **talks))
    assert together(
        told(1, "2024-03-18", "held", place=RABAT, **talks), told(2, "2024-03-19", "held", place=RABAT, **talks)
    )
    assert together(
        told(1, "2024-03-18", "held", "2024-03-17", **talks), told(2, "2024-03-19", "held", "2024-03-17", **talks)
    )
    assert not together(told(1, "2024-03-18", "held", "2024-03-17", place=RABAT, **talks),
                        told(2, "2024-03-19", "held", "2024-03-17", place=FEZ, **talks))  # fmt: skip


def test_what_states_put_off_is_not_what_their_leaders_do_months_later() -> None:
    put_off = told(1, "2024-09-16", "postponed", kind="talks", parties=[NORWAY, MOROCCO], host=None, place=RABAT)
    leaders = told(2, "2024-12-12", "held", "2024-12-11", kind="meeting", parties=[MOEN, ALAMI], host=None, place=RABAT)
    assert not together(put_off, leaders)


def test_what_was_cancelled_is_not_continued() -> None:
    assert not together(
        told(1, "2024-05-16", "cancelled", "2024-05-20"), told(2, "2024-08-20", "scheduled", "2024-09-03")
    )
    assert together(told(1, "2024-05-10", "scheduled", "2024-05-20"), told(2, "2024-05-16", "cancelled"))


def test_what_an_article_tells_apart_stays_apart() -> None:
    twice = [
        told(1, "2024-03-19", "held", "2024-03-18"),
        Telling("1/g2", "1", day("2024-03-19"), told(1, "2024-03-19", "held", "2024-03-19").engagement),
    ]
    assert len(link(twice)) == 2


def test_without_days_of_publication_only_dates_count() -> None:
    assert together(told(1, None, "held", "2024-03-19"), told(2, None, "held", "2024-03-19"))
    assert not together(told(1, None, "held"), told(2, None, "held"))


def test_a_thread_names_everybody_once_and_fully() -> None:
    short = MOEN.model_copy(update={"name": "Moen", "role": None})
    country = Place(text="Morocco", name="Morocco", country="MAR")
    (thread,) = link([
        told(1, "2024-03-19", "held", "2024-03-19", parties=[short, MOROCCO], place=country),
        told(2, "2024-03-20", "held", "2024-03-19", place=RABAT),
    ])  # fmt: skip
    assert [p.name for p in thread.parties] == ["Karin Moen", "Morocco"]
    assert thread.place == RABAT and thread.host == MOROCCO


def test_a_wish_afterwards_does_not_undo_what_was_arranged() -> None:
    (thread,) = link(
        [told(1, "2024-03-01", "scheduled", "2024-03-19"), told(2, "2024-03-02", "possible", "2024-03-19")]
    )
    assert thread.status == "scheduled"


def test_every_telling_has_one_thread_whatever_the_order(coder: Coder) -> None:
    from detente.corpus import tellings

    all_ = list(tellings((key, document) for key, _, document in pairs.corpus(coder)[:25]))
    expected = [[t.key for t in thread.tellings] for thread in link(all_)]
    assert sorted(key for keys in expected for key in keys) == sorted(t.key for t in all_)
    for seed in range(3):
        shuffled = random.Random(seed).sample(all_, len(all_))
        assert [[t.key for t in thread.tellings] for thread in link(shuffled)] == expected


def test_no_thread_of_nothing() -> None:
    assert link([]) == []
    assert isinstance(link([told(1, None, "held")])[0], Thread)


def test_wrong_figures_are_named(tmp_path: Path) -> None:
    text = (Path(load_grounds.__wrapped__.__globals__["GROUNDS"])).read_text(encoding="utf-8")
    wrong = tmp_path / "threads.toml"
    wrong.write_text(text.replace("visit = 3", "visit = -3"), encoding="utf-8")
    with pytest.raises(DataError, match=r"threads\.toml.*\[slack\] visit is -3"):
        load_grounds(wrong)
    wrong.write_text(text.replace('"talks", "summit"]', '"chats"]'), encoding="utf-8")
    with pytest.raises(DataError, match="'chats' is none of visit"):
        load_grounds(wrong)
