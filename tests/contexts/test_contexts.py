"""The words of PLOVER's contexts."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.contexts import load_contexts
from detente.data import FOLDER, DataError, read_toml

NAMES = tuple(read_toml(FOLDER / "ontology" / "plover.toml")["contexts"]["names"])


def test_every_context_of_the_ontology_has_words() -> None:
    assert set(load_contexts(names=NAMES).names) == set(NAMES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the climate talk fail", ["environment"]),
        ("human rights and free trade", ["economic", "human_rights"]),
        ("a tariff on chip", ["economic", "technology"]),
        ("nothing of the kind", []),
    ],
)
def test_contexts_of_lemmas(text: str, expected: list[str]) -> None:
    assert load_contexts().of(text.split()) == expected


def test_unknown_context_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "contexts.toml"
    path.write_text('[weather]\nwords = ["rain"]\n', encoding="utf-8")
    with pytest.raises(DataError, match="weather"):
        load_contexts(path, ("military",))


def test_upper_case_and_doubles_are_errors(tmp_path: Path) -> None:
    path = tmp_path / "contexts.toml"
    path.write_text('[military]\nwords = ["Army"]\n', encoding="utf-8")
    with pytest.raises(DataError, match="lower case"):
        load_contexts(path)
    path.write_text('[military]\nwords = ["army", "army"]\n', encoding="utf-8")
    with pytest.raises(DataError, match="twice"):
        load_contexts(path)
