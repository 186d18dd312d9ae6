"""``detente explain``: how patterns are shown."""

from __future__ import annotations

import pytest

from detente.cli.explain import shortened

SPOKEN = frozenset({"throw", "out", "expel", "envoy"})


@pytest.mark.parametrize(
    ("pattern", "shown"),
    [
        ("A expel|oust R", "A expel|oust R"),
        ("A oust|eject|expel|bar|purge R", "A oust|eject|expel|bar|… R"),
        ("A oust|eject|bar|purge|throw_out R's envoy", "A oust|eject|bar|throw_out|… R's envoy"),
        ("A[GOV|MIL|REB|COP] expel R (to|into|for|at X)", "A[GOV|MIL|REB|…] expel R (to|into|for|… X)"),
        ("A expel {troops}|{arms}", "A expel {troops}|{arms}"),
    ],
)
def test_of_many_alternatives_those_in_the_sentence_and_three_more_are_shown(pattern: str, shown: str) -> None:
    assert shortened(pattern, SPOKEN) == shown
