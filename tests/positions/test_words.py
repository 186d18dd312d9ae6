"""The lists of words around the stances: a wrong file says which list is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.data import DataError
from detente.positions import load_stances, stances


def test_a_wrong_list_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "words.toml"
    text = stances.WORDS.read_text(encoding="utf-8")
    assert text.count("\nexpected = [") == 1
    path.write_text(text.replace("\nexpected = [", "\nexpected = [1, "), encoding="utf-8")
    monkeypatch.setattr(stances, "WORDS", path)
    load_stances.cache_clear()
    with pytest.raises(DataError, match=r"words\.toml: \[hearsay\] expected must be a list of words"):
        load_stances()
