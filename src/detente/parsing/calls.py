"""What is said on the telephone: the infinitive behind "called R" tells why, and the caller does it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from detente.data import FOLDER

if TYPE_CHECKING:
    from detente.parsing.clauses import Clause

_CALLS = frozenset({"call", "phone", "telephone", "ring"})


def is_said_in_call(clause: Clause) -> bool:
    """Whether a caller says it: "called Oslo *to congratulate* the king", not "called the troops *to leave*"."""
    parent = clause.parent
    if parent is None or parent.lemma not in _CALLS or parent.passive or not parent.objects:
        return False
    return clause.tense == "infinitive" and clause.lemma in _said()


@cache
def _said() -> frozenset[str]:
    """The verbs of ``data/parsing/said_in_calls.txt``."""
    lines = (FOLDER / "parsing" / "said_in_calls.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
