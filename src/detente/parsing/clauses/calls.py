"""What is said on the telephone: the infinitive behind "called R" tells why, and the caller does it."""

from __future__ import annotations

from functools import cache

from detente.data import FOLDER, read_words
from detente.parsing.clauses.clause import Clause
from detente.parsing.words import words


def is_said_in_call(clause: Clause) -> bool:
    """Whether a caller says it: "called Oslo *to congratulate* the king", not "called the troops *to leave*"."""
    parent = clause.parent
    if parent is None or parent.lemma not in words().telephoning or parent.passive or not parent.objects:
        return False
    return clause.tense == "infinitive" and clause.lemma in _said()


@cache
def _said() -> frozenset[str]:
    """The verbs of ``data/parsing/said_in_calls.txt``."""
    return frozenset(read_words(FOLDER / "parsing" / "said_in_calls.txt"))
