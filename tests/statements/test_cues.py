"""Every example sentence of the cue file gives what stands beside it; a wrong file is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.data import DataError
from detente.statements import CUES, load_cues
from detente.statements.cues import Example

EXAMPLES = load_cues().examples


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.text[:60] for example in EXAMPLES])
def test_example(example: Example, reader) -> None:  # type: ignore[no-untyped-def]
    found = [one.statement for one in reader.said(example.text)]
    shown = [
        (one.cue, example.text[slice(*one.evidence.speaker)] if one.evidence.speaker else "-", one.content)
        for one in found
    ]
    if example.say is None:
        assert shown == []
    else:
        assert example.say in shown


def test_more_than_three_hundred_verbs() -> None:
    assert len(load_cues().verbs) > 250
    assert sum(len(entries) for entries in load_cues().verbs.values()) > 300


@pytest.mark.parametrize(
    ("broken", "line", "words"),
    [
        (
            '[[cue]]\nclass = "sings"\nwords = ["sing"]\nforms = ["that"]\nexamples = [{text = "x", say = "none"}]',
            4,
            "sings",
        ),
        (
            '[[cue]]\nclass = "says"\nwords = ["say"]\nforms = ["thta"]\nexamples = [{text = "x", say = "none"}]',
            4,
            "thta",
        ),
        ('[[cue]]\nclass = "says"\nwords = []\nforms = ["that"]\nexamples = [{text = "x", say = "none"}]', 4, "words"),
        ('[[cue]]\nclass = "says"\nwords = ["say"]\nforms = ["that"]\nexamples = []', 4, "example"),
        ('[[cue]]\nclass = "says"\nword = ["say"]\nwords = ["say"]\nforms = ["that"]\nexamples = []', 4, "word"),
        ('[[cue]]\nclass = "says"\nwords = ["say"]\nforms = ["that"]\nexamples = [{text = "x", say = "y"}]', 4, "say"),
    ],
)
def test_mistakes_are_named_with_their_line(tmp_path: Path, broken: str, line: int, words: str) -> None:
    path = tmp_path / "cues.toml"
    path.write_text('[classes]\nsays = "says"\n\n' + broken, encoding="utf-8")
    with pytest.raises(DataError, match=words) as error:
        load_cues(path)
    assert error.value.line == line


def test_the_file_of_the_package_is_sound() -> None:
    assert CUES.exists()
    assert {"says", "denies", "demands", "promises", "warns", "blames", "praises"} <= set(load_cues().classes)
