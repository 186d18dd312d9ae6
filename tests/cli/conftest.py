"""Commands run with a coder that needs no language pipeline."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import detente
from detente.cli import app

from .samples import FakeCoder

Run = Callable[..., Result]
UseCoder = Callable[[Any], None]


@pytest.fixture
def use_coder(monkeypatch: pytest.MonkeyPatch) -> UseCoder:
    """Puts another in place of ``detente.Coder``, which is not loaded for it."""
    return lambda coder: monkeypatch.setitem(vars(detente), "Coder", coder)


@pytest.fixture
def run(use_coder: UseCoder) -> Run:
    """Runs ``detente`` with these arguments."""
    use_coder(FakeCoder)

    def invoke(*arguments: object, **options: Any) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments], prog_name="detente", **options)

    return invoke
