"""The data file: every mistake names its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.data import DataError
from detente.engagements import load_kinds
from detente.positions import load_stances


def test_the_packaged_words_are_right() -> None:
    assert load_kinds().nouns["visit"]
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


def test_wrong_stances_are_told(tmp_path: Path) -> None:
    path = tmp_path / "stances.toml"
    path.write_text('\n[[verb]]\nstance = "likes"\nwords = ["like"]\ntarget = ["object"]\n')
    with pytest.raises(DataError, match="stance is 'likes'") as error:
        load_stances(path)
    assert "stances.toml:2" in str(error.value)
