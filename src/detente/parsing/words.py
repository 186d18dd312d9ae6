"""The words on which the reading of a sentence turns, from ``data/parsing/words.toml``, read when first needed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from detente.data import FOLDER, listed_all, read_toml

PATH = FOLDER / "parsing" / "words.toml"


@dataclass(frozen=True)
class Words:
    """The lists of the file, by their names there."""

    telephoning: frozenset[str]
    needing_object: frozenset[str]
    quantities: frozenset[str]
    done_by_subject: frozenset[str]
    ordinals: frozenset[str]
    styles: frozenset[str]
    never_participles: frozenset[str]
    never_passive: frozenset[str]
    linking: frozenset[str]
    durations: frozenset[str]
    holding: frozenset[str]
    answering: frozenset[str]
    telling: frozenset[str]
    urging: frozenset[str]
    judging: frozenset[str]
    with_bare_infinitive: frozenset[str]
    with_let: frozenset[str]
    never_verbs: frozenset[str]
    beginning_or_ending: frozenset[str]
    arranged: frozenset[str]
    saying: frozenset[str]
    states_of_mind: frozenset[str]
    short_ranks: frozenset[str]
    before_names: frozenset[str]
    before_gerunds: frozenset[str]


@cache
def words(path: Path = PATH) -> Words:
    """The words of the file.

    Raises:
        DataError: a list is missing, is none of words, or is one that nothing reads.
    """
    lists = listed_all(path, read_toml(path), "words", (field.name for field in fields(Words)))
    return Words(**{name: frozenset(words) for name, words in lists.items()})
