"""Words around the cues: who is told, what is an occasion, who does not speak; from ``data/statements/words.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from detente.data import FOLDER, listed, read_toml

WORDS = FOLDER / "statements" / "words.toml"
_LISTS = {
    "addressee": ("telling", "to"),
    "occasion": ("speaking", "times"),
    "speaker": ("showing", "subject_control", "linking", "no_source"),
    "refusing": ("verbs", "nouns"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of the file, each under the names of its table and its own."""

    addressee_telling: frozenset[str]
    addressee_to: frozenset[str]
    occasion_speaking: frozenset[str]
    occasion_times: frozenset[str]
    speaker_showing: frozenset[str]
    speaker_subject_control: frozenset[str]
    speaker_linking: frozenset[str]
    speaker_no_source: frozenset[str]
    refusing_verbs: frozenset[str]
    refusing_nouns: frozenset[str]


@cache
def load_words(path: Path = WORDS) -> Words:
    """Read and check the words.

    Raises:
        DataError: a list is missing, or something else than words is in it.
    """
    raw = read_toml(path)
    return Words(
        **{
            f"{table}_{name}": frozenset(listed(path, raw, table, name))
            for table, names in _LISTS.items()
            for name in names
        }
    )
