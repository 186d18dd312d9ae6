"""Which events count, and which are counted once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from detente import Store
from detente.store import REAL, Selection

from .conftest import NORWAY, RUSSIA, document, event, side

FRANCE, PARIS = side("France", "FRA", "GOV"), side("mayor of Paris", "FRA", "GOV")
ARMY, REBELS, GUERRILLA = side("army", "COL", "MIL"), side("rebels", None, "REB"), side("guerrilla", None, "REB")
DAY, NEXT = date(2022, 4, 5), date(2022, 4, 6)


def events(store: Store, **chosen: Any) -> list[str]:
    query = Selection(**chosen).events()
    return [row[0] for row in store.sql(f"SELECT id FROM ({query.sql}) ORDER BY id", query.params).fetchall()]


def pairs(store: Store, **chosen: Any) -> list[tuple[str, str, bool]]:
    query = Selection(**chosen).dyads()
    sql = f"SELECT source_name, target_name, mutual FROM ({query.sql}) ORDER BY ALL"
    return store.sql(sql, query.params).fetchall()


def test_each_filter_narrows(store: Store) -> None:
    store.add(
        [
            document("a", event([NORWAY], [RUSSIA], mode="expel"), source="https://www.example.org/1"),
            document("b", event([RUSSIA], [NORWAY], "ACCUSE", says=RUSSIA, confidence=0.5), published=NEXT),
            document("c", event([FRANCE], [RUSSIA], "AGREE", status="planned"), published=None),
        ]
    )
    assert events(store) == ["a.e1", "b.e1", "c.e1"]
    assert events(store, since=NEXT) == ["b.e1"]
    assert events(store, until=DAY) == ["a.e1"]
    assert events(store, types=["SANCTION/expel"]) == ["a.e1"]
    assert events(store, types=["SANCTION/convict", "AGREE"]) == ["c.e1"]
    assert events(store, statuses=REAL) == ["a.e1", "b.e1"]
    assert events(store, attributed=False) == ["a.e1", "c.e1"]
    assert events(store, attributed=True) == ["b.e1"]
    assert events(store, min_confidence=0.6) == ["a.e1", "c.e1"]
    assert events(store, sources=["*example.org*"]) == ["a.e1"]
    assert events(store, actor="NOR") == ["a.e1", "b.e1"]
    assert events(store, actor="fRANCE") == ["c.e1"]
    assert events(store, actor=":MIL") == []
    assert events(store, actor="FRA:GOV") == ["c.e1"]
    assert events(store, dyad=("RUS", "NOR")) == ["a.e1", "b.e1"]
    assert events(store, dyad=("RUS", "NOR"), directed=True) == ["b.e1"]
    assert pairs(store, actor="Norway") == [("Norway", "Russia", False), ("Russia", "Norway", False)]


def test_values_are_never_part_of_the_query(store: Store) -> None:
    evil = "x' OR TRUE OR name = 'x"
    query = Selection(actor=evil, types=[evil], sources=[evil], dyad=(evil, evil)).events(prefix="first_")
    assert evil not in query.sql and all(name.startswith("first_") for name in query.params)
    store.add([document("a", event([NORWAY], [RUSSIA]))])
    assert store.sql(*query).fetchall() == []


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"statuses": ["done"]}, "no status 'done': there are happened"),
        ({"dedupe": "daily"}, "no way to dedupe 'daily'"),
        ({"since": NEXT, "until": DAY}, "is before since"),
        ({"min_confidence": 2.0}, "between 0 and 1"),
        ({"dyad": ("NOR", " ")}, "not an empty word"),
        ({"dyad": ("NOR",)}, "two sides"),
    ],
)
def test_a_choice_that_cannot_be_meant(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Selection(**wrong)


def test_parties_to_a_mutual_event_face_each_other(store: Store) -> None:
    store.add([document("a", event([NORWAY, RUSSIA], [], "CONSULT"))])
    assert pairs(store) == [("Norway", "Russia", True), ("Russia", "Norway", True)]


@pytest.mark.parametrize(
    "jointly",
    [
        event([NORWAY, RUSSIA], [], "ACCUSE"),
        event([NORWAY, RUSSIA], [], "SUPPORT", done_to=[(8, 12)]),
        event([NORWAY, RUSSIA], [FRANCE], "CONSULT"),
        event([NORWAY, NORWAY], [], "CONSULT"),
    ],
)
def test_what_two_do_together_they_do_not_do_to_each_other(store: Store, jointly: Any) -> None:
    store.add([document("a", jointly)])
    assert all("Norway" not in pair or "Russia" not in pair for pair in pairs(store))


def test_two_actors_of_one_country_and_sector_are_one_side(store: Store) -> None:
    store.add([document("a", event([FRANCE, PARIS], [RUSSIA]), event([REBELS, GUERRILLA], [ARMY]))])
    assert pairs(store) == [("France", "Russia", False), ("guerrilla", "army", False), ("rebels", "army", False)]


def test_one_a_day(store: Store) -> None:
    expelled = event([NORWAY], [RUSSIA])
    store.add(
        [
            document("a", expelled, expelled, event([NORWAY], [FRANCE])),
            document("b", expelled, event([NORWAY], [RUSSIA], "ACCUSE")),
            document("c", expelled, published=NEXT),
            document("d", event([side("Norway's king", "NOR", "ELI")], [RUSSIA])),
        ]
    )
    assert events(store, dedupe="one-a-day") == ["a.e1", "a.e3", "b.e2", "c.e1", "d.e1"]
    assert len(pairs(store, dedupe="one-a-day")) == 5


def test_one_a_day_keeps_what_happened_before_what_is_only_planned(store: Store) -> None:
    store.add([document("a", event([NORWAY], [RUSSIA], status="planned")), document("b", event([NORWAY], [RUSSIA]))])
    assert events(store, dedupe="one-a-day") == ["b.e1"]


def test_one_a_day_of_events_with_one_side_or_without_a_day(store: Store) -> None:
    protest = event([side("miners", None, "LAB")], [], "PROTEST")
    store.add(
        [
            document("a", protest, protest, event([side("students", None, "EDU")], [], "PROTEST")),
            document("b", protest),
            document("c", event([NORWAY], [RUSSIA]), published=None),
            document("d", event([NORWAY], [RUSSIA]), published=None),
        ]
    )
    assert events(store, dedupe="one-a-day") == ["a.e1", "a.e3", "c.e1", "d.e1"]


def test_once_a_story(store: Store) -> None:
    expelled = event([NORWAY], [RUSSIA])
    store.add([document("a", expelled), document("b", expelled, published=NEXT), document("c", expelled)])
    with store.transaction() as connection:
        connection.execute(
            "UPDATE stories SET story = (SELECT article_key FROM articles WHERE id = 'a')"
            " WHERE article_key IN (SELECT article_key FROM articles WHERE id IN ('a', 'b'))"
        )
    assert events(store, dedupe="story") == ["a.e1", "c.e1"]
    assert len(pairs(store, dedupe="story")) == 2
