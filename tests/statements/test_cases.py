"""The forms that statements take, one small text each (``cases.toml``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from detente.data import read_toml

CASES = read_toml(Path(__file__).parent / "cases.toml")["case"]


def _mark(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []


@pytest.mark.parametrize("case", [pytest.param(case, id=case["shape"], marks=_mark(case)) for case in CASES])
def test_case(case: dict[str, Any], reader) -> None:  # type: ignore[no-untyped-def]
    text = case["text"]
    found = reader.said(text)
    shown = []
    for one in found:
        statement = one.statement
        evidence = statement.evidence
        speaker = text[slice(*evidence.speaker)] if evidence.speaker else "-"
        content = " … ".join(text[start:end] for start, end in evidence.content)
        shown.append(f"{speaker} | {statement.cue or '-'} | {content} | {statement.form}")
    assert shown == [expected["say"] for expected in case["statements"]]
    for one, expected in zip(found, case["statements"], strict=True):
        within = expected.get("within")
        assert one.statement.within == (found[within].statement.id if within is not None else None)
        if "addressees" in expected:
            assert [actor.text for actor in one.statement.addressees] == expected["addressees"]
        if "occasion" in expected:
            assert one.statement.occasion == expected["occasion"]


def test_at_most_one_in_twenty_fails() -> None:
    assert len(CASES) >= 60
    assert sum("fails" in case for case in CASES) * 20 <= len(CASES)
