"""The data file: every mistake names its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.data import DataError
from detente.engagements import load_kinds
from detente.engagements.words import PATH, load_words
from detente.positions import load_stances


def test_the_packaged_words_are_right() -> None:
    assert load_kinds().nouns["visit"]
    assert "counterpart" in load_words().peers
    assert load_stances().verbs["oppose"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[noun]]\nkind = "party"\nwords = ["ball"]\n', "kind is 'party'"),
        ('[[noun]]\nkind = "visit"\n', "words are missing"),
        ('[[verb]]\nkind = "visit"\nwords = ["visit"]\nothers = ["object"]\n', "unknown field 'others'"),
        ('[status]\nsoon = ["plan"]\n', "'soon' is none of"),
    ],
)
def test_wrong_kinds_are_told(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "kinds.toml"
    path.write_text(text)
    with pytest.raises(DataError, match=message) as error:
        load_kinds(path)
    assert "kinds.toml" in str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("peers = [", "colleagues = [", r"\[words\] peers must be a list of words"),
        ('"bridge"', "3", r"\[words\] crossings must be a list of words"),
        ("trio = 3", 'trio = "three"', r"\[numbers\] must give words whole numbers"),
        ('North = "PRK"', 'North = "North Korea"', r"\[halves\] must give words codes of three capitals"),
    ],
)
def test_wrong_words_are_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = PATH.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path = tmp_path / "words.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError, match=message) as error:
        load_words(path)
    assert "words.toml" in str(error.value)


def test_wrong_stances_are_told(tmp_path: Path) -> None:
    path = tmp_path / "stances.toml"
    path.write_text('\n[[verb]]\nstance = "likes"\nwords = ["like"]\ntarget = ["object"]\n')
    with pytest.raises(DataError, match="stance is 'likes'") as error:
        load_stances(path)
    assert "stances.toml:2" in str(error.value)
