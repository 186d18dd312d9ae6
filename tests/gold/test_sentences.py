"""The sentences of benchmarks/sentences.py: what is expected is in a form that it reads, in words of the text."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

PATH = Path(__file__).parents[2] / "benchmarks" / "sentences.py"


@pytest.mark.parametrize(("kind", "words"), [("engagements", "words"), ("positions", "target")])
def test_what_is_expected_stands_in_the_text(kind: str, words: str) -> None:
    spec = importlib.util.spec_from_file_location("sentences", PATH)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rows = list(module.rows(kind))
    assert len(rows) == 480
    for _, text, _, wanted in rows:
        for one in wanted[kind.removesuffix("s")]:
            assert one[words] in text
