"""The lists of words around the cues: a wrong file says which list is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.data import DataError
from detente.statements.words import WORDS, load_words


def test_a_wrong_list_is_told(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text(WORDS.read_text(encoding="utf-8").replace("\nnouns = [", '\nnouns = ["", '), encoding="utf-8")
    with pytest.raises(DataError, match=r"words\.toml: \[refusing\] nouns must be a list of words"):
        load_words(path)
