"""The article that the house must master: its marks of quotation are lost, and half of it is one man's speech."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from detente.resolving import Resolver
from detente.statements import Said

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed" / "article.txt"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed article lies outside the repository")

UNMARKED = [
    "I spoke with senior Chinese foreign ministers, both Wang Yi and Qin Gang.",
    "At some point, I think it’s almost inevitable that I’ll do it in China as well",
    "The whole point of commitment is that you are committing. You are committed to influence",
    "I absolutely intend not to paint the UK out of the pictures",
    "Dealing with the Chinese government, the Chinese Communist Party, is not for the faint-hearted",
    "I’m not going to shut up just because getting up and talking is going to be difficult",
    "Where we can cooperate, we will seek opportunities for cooperation",
]

TOLD = [
    ("said", "he was ready to visit China", "James Cleverly"),
    ("dismissed", "accusations that he was indulging", "James Cleverly"),
    ("rejected", "calls to shut down relations with the country", "James Cleverly"),
    ("warned", "Beijing was undertaking the biggest military buildup in peacetime", "James Cleverly"),
    ("said", "when he became Prime Minister the golden age", "Rishi Sunak"),
    ("called", "Mr Cleverly naive and the speech an embarrassment", "Iain Duncan Smith"),
    ("said", "there was no point in Britain trying to retain influence", "Iain Duncan Smith"),
]


@pytest.fixture(scope="module")
def said(reader) -> list[Said]:  # type: ignore[no-untyped-def]
    text = SEED.read_text(encoding="utf-8")
    resolution = Resolver().resolve(reader.parse(text), datetime.date(2023, 4, 26), None)
    return reader.said(text, resolution)  # type: ignore[no-any-return]


@pytest.mark.parametrize("passage", UNMARKED)
def test_unmarked_speech_is_cleverlys(passage: str, said: list[Said]) -> None:
    (one,) = [one.statement for one in said if passage in one.statement.content]
    assert one.form == "unmarked"
    assert one.speaker is not None and one.speaker.name == "James Cleverly"


@pytest.mark.parametrize(("cue", "words", "speaker"), TOLD)
def test_reported_speech(cue: str, words: str, speaker: str, said: list[Said]) -> None:
    (one,) = [one.statement for one in said if one.statement.content.startswith(words)]
    assert one.cue == cue
    assert one.form == "indirect"
    assert one.speaker is not None and one.speaker.name == speaker


def test_the_papers_own_voice_is_nobodys(said: list[Said]) -> None:
    for words in ("would be the first British minister", "The speech drew an immediate reaction", "The purpose of"):
        assert not any(words in one.statement.content for one in said)


def test_when_and_where_it_was_said(said: list[Said]) -> None:
    (warned,) = [one.statement for one in said if one.statement.cue == "warned"]
    assert warned.occasion == "in a speech"
    assert warned.date is not None and warned.date.start == datetime.date(2023, 4, 25)
