"""The figures, on documents small enough to count by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.evaluate import NOTHING, Counts, GoldDocument, evaluate
from detente.record import Actor, Article, Document, Event, EventEvidence

TEXT = "France expelled two Russian diplomats. Poland praised the step. Italy said nothing. Spain may recall its envoy."
TRIGGERS = {"expelled": (7, 15), "praised": (46, 53), "said": (70, 74), "recall": (94, 100)}
SENTENCES = {"expelled": (0, 38), "praised": (39, 63), "said": (64, 83), "recall": (84, 111)}


def actor(country: str) -> Actor:
    return Actor(text=country, name=country, country=country, evidence=(0, 6))


def event(word: str, type_: str, actors: list[str], recipients: list[str], status: Any = "happened") -> Event:
    return Event(
        id=word,
        type=type_,
        actors=[actor(name) for name in actors],
        recipients=[actor(name) for name in recipients],
        status=status,
        quad="",
        score=0,
        confidence=1,
        evidence=EventEvidence(sentence=SENTENCES[word], trigger=TRIGGERS[word]),
    )


def gold(word: str, **fields: Any) -> dict[str, Any]:
    sides = {
        side: [{"country": name} for name in fields.pop(side)] for side in ("actors", "recipients") if side in fields
    }
    return {**fields, **sides, "evidence": {"trigger": list(TRIGGERS[word])}}


def measure(records: list[dict[str, Any]], events: list[Event], partial: bool = False) -> Any:
    article = Article(id="x", text=TEXT)
    annotated = GoldDocument(article, {"events": records}, frozenset(["events"] if partial else []))
    return evaluate([annotated], {"x": Document(article=article, events=events)})


def test_words_are_where_the_tests_say() -> None:
    assert all(TEXT[slice(*span)] == word for word, span in TRIGGERS.items())


def test_one_right_one_wrong_one_missed_one_false() -> None:
    result = measure(
        [
            gold("expelled", type="SANCTION", status="happened", actors=["FRA"], recipients=["RUS"]),
            gold("praised", type="SUPPORT", status="happened", actors=["POL"], recipients=["FRA"]),
            gold("recall", type="THREATEN", status="possible", actors=["ESP"]),
        ],
        [
            event("expelled", "SANCTION", ["FRA"], ["RUS"]),
            event("praised", "ACCUSE", ["POL"], ["FRA", "RUS"]),
            event("said", "REJECT", ["ITA"], []),
        ],
    )
    assert result.found["events"] == Counts(2, 3, 3)
    assert result.right["events"] == Counts(1, 3, 3)
    assert result.fields["events"] == {
        "type": Counts(1, 3, 3),
        "status": Counts(2, 3, 3),
        "actors": Counts(2, 3, 3),
        "recipients": Counts(2, 3, 2),
    }
    assert result.confusion["events"] == {
        ("SANCTION", "SANCTION"): 1,
        ("SUPPORT", "ACCUSE"): 1,
        ("THREATEN", NOTHING): 1,
        (NOTHING, "REJECT"): 1,
    }
    assert result.classes["events"] == {
        "ACCUSE": Counts(0, 1, 0),
        "REJECT": Counts(0, 1, 0),
        "SANCTION": Counts(1, 1, 1),
        "SUPPORT": Counts(0, 0, 1),
        "THREATEN": Counts(0, 0, 1),
    }
    assert [(miss.what, miss.fields) for miss in result.misses] == [
        ("false", ()),
        ("missed", ()),
        ("wrong", ("type", "recipients")),
    ]
    assert result.misses[0].quote == "Italy said nothing."


def test_only_the_fields_that_are_given_are_compared() -> None:
    result = measure([gold("expelled", type="SANCTION")], [event("expelled", "SANCTION", ["FRA"], [])])
    assert result.fields["events"] == {"type": Counts(1, 1, 1)}
    assert result.right["events"] == Counts(1, 1, 1)


def test_a_field_that_is_given_as_null_must_be_null() -> None:
    result = measure([gold("expelled", mode=None)], [event("expelled", "SANCTION", ["FRA"], [])])
    assert result.right["events"].right == 1
    coded = event("expelled", "SANCTION", ["FRA"], []).model_copy(update={"mode": "expel"})
    assert measure([gold("expelled", mode=None)], [coded]).fields["events"] == {"mode": Counts(0, 1, 0)}


def test_optional_records_are_neither_missed_nor_false() -> None:
    optional = gold("said", type="REJECT") | {"optional": True}
    assert measure([optional], []).found["events"] == Counts(0, 0, 0)
    assert measure([optional], [event("said", "REJECT", [], [])]).found["events"] == Counts(0, 0, 0)


def test_other_values_may_be_right_as_well() -> None:
    record = gold("recall", status="possible") | {"also": {"status": ["intended"]}}
    assert measure([record], [event("recall", "SANCTION", [], [], "intended")]).right["events"].right == 1
    assert measure([record], [event("recall", "SANCTION", [], [], "happened")]).right["events"].right == 0


def test_optional_actors_may_stand_or_not() -> None:
    record = gold("expelled") | {"actors": [{"country": "FRA"}, {"country": "DEU", "optional": True}]}
    for actors in (["FRA"], ["FRA", "DEU"]):
        assert measure([record], [event("expelled", "SANCTION", actors, [])]).fields["events"]["actors"] == Counts(
            1, 1, 1
        )


def test_where_only_some_records_are_annotated_nothing_found_besides_is_false() -> None:
    result = measure(
        [gold("expelled", type="SANCTION")],
        [event("expelled", "SANCTION", [], []), event("said", "REJECT", [], [])],
        partial=True,
    )
    found = result.found["events"]
    assert (found.precision, found.recall, found.f1) == (None, 1.0, None)
    assert not result.misses


def test_intervals_are_wilsons() -> None:
    counts = Counts(right=9, coded=10, gold=12)
    assert counts.precision_interval == pytest.approx((0.5958, 0.9821), abs=1e-4)
    assert counts.recall_interval == pytest.approx((0.4677, 0.9111), abs=1e-4)
    assert Counts(gold=3).precision_interval is None
    assert Counts(3, 3, 3).recall_interval == pytest.approx((0.4385, 1.0), abs=1e-4)


def test_records_without_spans_are_paired_by_what_they_say() -> None:
    records: list[dict[str, Any]] = [{"type": "SANCTION", "actors": [{"country": "FRA"}], "status": "happened"}]
    coded = [event("praised", "SUPPORT", ["FRA"], []), event("expelled", "SANCTION", ["FRA"], [])]
    assert measure(records, coded).right["events"] == Counts(1, 2, 1)


def test_an_article_that_was_not_coded_has_no_records() -> None:
    annotated = GoldDocument(Article(id="y", text=TEXT), {"events": [gold("expelled", type="SANCTION")]})
    found = evaluate([annotated], {}).found["events"]
    assert (found.precision, found.recall, found.f1) == (None, 0.0, 0.0)


def test_another_text_cannot_be_compared() -> None:
    annotated = GoldDocument(Article(id="x", text=TEXT + " More."), {"events": []})
    with pytest.raises(ValueError, match="article x: the coded text is not the annotated one"):
        evaluate([annotated], {"x": Document(article=Article(id="x", text=TEXT))})


events = st.lists(
    st.builds(
        event,
        st.sampled_from(sorted(TRIGGERS)),
        st.sampled_from(["SANCTION", "SUPPORT", "REJECT"]),
        st.lists(st.sampled_from(["FRA", "RUS", "POL"]), max_size=3),
        st.lists(st.sampled_from(["FRA", "RUS", "POL"]), max_size=3),
        st.sampled_from(["happened", "possible"]),
    ),
    max_size=5,
)


@given(events)
def test_a_document_against_itself_is_all_right(coded: list[Event]) -> None:
    result = measure([one.model_dump(mode="json") for one in coded], coded)
    assert not result.misses
    all_of = (*result.fields["events"].values(), *result.classes["events"].values())
    for counts in (result.found["events"], result.right["events"], *all_of):
        assert counts.right == counts.coded == counts.gold


@given(events, events)
def test_exchanging_the_two_exchanges_precision_and_recall(one: list[Event], other: list[Event]) -> None:
    def counts(gold_events: list[Event], coded: list[Event]) -> Counts:
        found: Counts = measure([each.model_dump(mode="json") for each in gold_events], coded).found["events"]
        return found

    there, back = counts(one, other), counts(other, one)
    assert (there.coded, there.gold) == (back.gold, back.coded) == (len(other), len(one))
    assert there.right <= min(len(one), len(other))
