"""What all tests share: one loaded pipeline for the whole run, and the same generated examples every time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from detente import Coder
    from detente.parsing import Parser

settings.register_profile("detente", derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("detente")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The parser with the default pipeline."""
    from detente.parsing import Parser

    return Parser()


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The coder with the default pipeline, codebook and ontology."""
    from detente import Coder

    return Coder()


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of our own articles."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of shared corpora beside the checkout; the test is skipped where it is not there."""
    folder = ROOT.parent / "shared" / "corpora"
    if not folder.is_dir():
        pytest.skip(f"no corpora: {folder} is not there")
    return folder


@pytest.fixture(scope="session")
def codebook_coder() -> Coder:
    """The coder without the second opinion: what the codebook alone gives."""
    from detente import Coder

    return Coder(codebook_only=True)
