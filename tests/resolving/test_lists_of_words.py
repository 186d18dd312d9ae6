"""The lists of words that the rules read: whoever writes one wrong is told which, and in what file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from detente.data import DataError
from detente.resolving.coreference import described, epithets
from detente.resolving.dates import words as dates
from detente.resolving.lexicon import portfolios, wording
from detente.resolving.places import words as places


@pytest.mark.parametrize(
    ("module", "load", "right", "wrong", "message"),
    [
        (wording, wording.wording, "coming = [", "came = [", r"\[verbs\] coming must be a list of words"),
        (wording, wording.wording, 'delegations = ["', 'delegations = ["", "', r"\[bodies\] delegations must be"),
        (epithets, epithets.epithets, "called_envoys = [", "x = [", r"\[words\] called_envoys must be"),
        (epithets, epithets.epithets, 'rebel = "REB"', 'rebel = "rebels"', r"\[sides\] must have one of PLOVER's"),
        (portfolios, portfolios.portfolios, "told_already = [", "x = [", r"\[offices\] told_already must be"),
        (described, described.kinds, "halves = [", "x = [", r"\[words\] halves must be"),
        (places, places.words, "leaving_for = [", "x = [", r"\[words\] leaving_for must be"),
        (places, places.words, "USA = 0.25", 'USA = "little"', r"\[spoken_of_everywhere\] must have a number"),
        (dates, dates.words, "after_overnight = [", "x = [", r"\[words\] after_overnight must be"),
        (dates, dates.words, 'close = "end"', 'close = "ending"', r"\[edges\] 'ending' is none of early, end"),
    ],
)
def test_a_wrong_list_is_named_with_its_file(
    module: ModuleType,
    load: Callable[[], Any],
    right: str,
    wrong: str,
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = module.PATH.read_text(encoding="utf-8")
    assert text.count(right) == 1
    path = tmp_path / module.PATH.name
    path.write_text(text.replace(right, wrong), encoding="utf-8")
    monkeypatch.setattr(module, "PATH", path)
    with pytest.raises(DataError, match=message) as raised:
        load.__wrapped__()  # type: ignore[attr-defined]
    assert raised.value.path == path
