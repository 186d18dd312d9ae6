"""Whose a position is, what it rests on, and what its target is."""

from __future__ import annotations

import datetime

import pytest

from detente.coder import Coder

DAY = datetime.date(2021, 6, 15)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def test_a_judgement_rests_on_the_statement(coder: Coder) -> None:
    document = coder.code("It would be a mistake to leave the treaty, the Finnish president said.", published=DAY)
    (position,) = document.positions
    assert position.statement == document.statements[0].id
    assert position.target.kind == "proposal"
    assert position.holder.country == "FIN"


def test_one_who_is_praised_is_an_actor(coder: Coder) -> None:
    (position,) = coder.code("Norway praised Ghana for its help.", published=DAY).positions
    assert position.target.kind == "actor"
    assert position.target.actor is not None and position.target.actor.country == "GHA"


def test_the_writer_holds_no_position(coder: Coder) -> None:
    assert coder.code("It would be a mistake to leave the treaty.", published=DAY).positions == []


def test_what_another_is_accused_of_is_not_his_position(coder: Coder) -> None:
    document = coder.code("Peru accused Chile of supporting the rebels.", published=DAY)
    assert [(p.holder.country, p.stance, p.target.text) for p in document.positions] == [("PER", "opposes", "Chile")]


def test_the_same_told_twice_is_one(coder: Coder) -> None:
    document = coder.code("Austria opposes the tariff. Austria opposed the tariff last year.", published=DAY)
    assert len(document.positions) == 1


def test_a_group_is_told_in_full(coder: Coder) -> None:
    (position,) = coder.code("War veterans in Vukovar criticised the withdrawal.", published=DAY).positions
    assert position.holder.text == "War veterans in Vukovar"


def test_a_post_is_whom_the_sentence_before_named(coder: Coder) -> None:
    document = coder.code(
        "Former president Alan Garcia criticised the agreement. The leader of APRA said he opposed the tariff.",
        published=DAY,
    )
    assert {p.holder.name for p in document.positions} == {"Alan Garcia"}


def test_a_guest_is_the_one_named_before(coder: Coder) -> None:
    document = coder.code(
        "Chancellor Angela Merkel received Volodymyr Zelenskiy in Berlin. Her guest praised the accord.", published=DAY
    )
    assert [p.holder.country for p in document.positions] == ["UKR"]


def test_the_republic_is_that_of_the_minister_who_says_so(coder: Coder) -> None:
    document = coder.code(
        "DILI - Singapore's Foreign Minister Vivian Balakrishnan said the Republic backed Nepal's bid for the games.",
        published=DAY,
    )
    assert [p.holder.country for p in document.positions] == ["SGP"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The dam was begun in May. Sudan called it a mistake.", "The dam"),
        ("Peru signed the treaty in May. It discussed it with Chile. Bolivia rejected it.", "the treaty"),
        ("Chile, which holds a similar drill, praised the accord; Cuba condemned it.", "the accord"),
        ("The president met the queen. Cuba condemned the visit.", "the visit"),
        ("The rebels asked for a seat. The government of Niger will not hear of it.", "a seat"),
        ("Ministers spoke of lifting the quota. The president of Ghana opposes that step.", "lifting the quota"),
        ("The Union may freeze the funds, a step that Latvia favours.", "freeze the funds"),
    ],
)
def test_the_target_of_a_pronoun_is_what_it_stands_for(coder: Coder, text: str, meant: str) -> None:
    position = coder.code(text, published="2021-06-15").positions[-1]
    assert position.target.text == text[slice(*position.evidence.target)] == meant
