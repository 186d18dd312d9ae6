"""What is looked over before it is parsed, and what is lost by it: next to nothing."""

from __future__ import annotations

import pytest

from detente import Coder
from detente.glance import Glance
from detente.parsing.paragraphs import find_paragraphs
from detente.resolving import Resolver
from detente.statements.cues import load_cues

FILLER = "The pitch was heavy after a week of rain, and the ball would not run for either side in the first half."
MATCH = "\n\n".join([
    "Ashcombe came from behind to win, and Ellen Hartley, who has trained them for years, had tears in her eyes.",
    *[FILLER] * 4,
    '"We were patient," Hartley told reporters.',
    *[FILLER] * 4,
])  # fmt: skip


@pytest.fixture(scope="module")
def glance() -> Glance:
    return Glance(Resolver().lexicon, load_cues())


def wanted(glance: Glance, text: str) -> list[int]:
    return [number for number, yes in enumerate(glance(text, find_paragraphs(text))) if yes]


def test_where_nobody_political_is_named_only_speech_is_parsed_and_who_speaks(glance: Glance) -> None:
    assert wanted(glance, MATCH) == [0, 5]


POLITICAL = ["Peru", "the prime minister", "Kenyan", "the police", "a soldier and a rebel"]


@pytest.mark.parametrize("word", POLITICAL)
def test_where_somebody_political_is_named_in_passing_that_paragraph_is_parsed(glance: Glance, word: str) -> None:
    assert wanted(glance, "\n\n".join([*[FILLER] * 6, f"Then {word} came.", *[FILLER] * 4])) == [6]


@pytest.mark.parametrize("word", POLITICAL)
def test_where_somebody_political_is_named_often_all_is_parsed(glance: Glance, word: str) -> None:
    assert len(wanted(glance, "\n\n".join([f"Then {word} came.", FILLER, FILLER] * 4))) == 12


def test_what_else_is_told_of_somebody_political_is_parsed(glance: Glance) -> None:
    """By a pronoun in the next paragraph, and by name anywhere."""
    named = "The envoy of Chad, Idris Mahamat, sat in the front row."
    text = "\n\n".join([*[FILLER] * 5, named, "He left early.", *[FILLER] * 3, "Later Mahamat resigned.", FILLER])
    assert wanted(glance, text) == [5, 6, 10]


@pytest.mark.parametrize(
    "speech",
    [
        "According to Hartley, there was more to come.",
        "Organizers believe there is time.",
        "Hartley was sure that it would hold.",
        "It was, in Hartley's words, a farce.",
        "Hartley expressed concern over the pitch.",
        "Hartley pointed out that it rained.",
        "Hartley praised the crowd.",
    ],
)
def test_ways_of_saying(glance: Glance, speech: str) -> None:
    assert wanted(glance, "\n\n".join([*[FILLER] * 4, speech, *[FILLER] * 4])) == [4]


def test_a_short_text_is_parsed(glance: Glance) -> None:
    assert wanted(glance, FILLER) == [0]


@pytest.mark.parametrize(
    "words",
    [
        "Moderate winds blew.",
        "They hit the post.",
        "Thunder is likely.",
        "The reason is rain.",
        "It lifts them to seven points.",
        "They held the ball.",
    ],
)
def test_words_that_mean_something_else(glance: Glance, words: str) -> None:
    assert wanted(glance, "\n\n".join([words, *[FILLER] * 8])) == []


def test_the_records_are_those_of_a_coder_that_parses_everything() -> None:
    coder = Coder()
    (skimmed,) = coder.pipe([MATCH])
    assert skimmed == coder.code(MATCH)
    assert {statement.speaker.name for statement in skimmed.statements if statement.speaker} == {"Ellen Hartley"}
    (nothing,) = coder.pipe(["\n\n".join([FILLER] * 8)])
    assert not nothing.statements and not nothing.events
