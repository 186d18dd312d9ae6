"""Loading what lasts as long as the process: for processes that do nothing but code."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def lasting() -> Iterator[None]:
    """What is made meanwhile is never looked through for garbage, which makes loading and coding faster."""
    gc.disable()
    try:
        _import_spacy()
        yield
    finally:
        gc.enable()
    gc.freeze()


def _import_spacy() -> None:
    """Import spaCy without its command line: it takes a quarter of the time, and nothing here needs it."""
    names = ("spacy.cli", "spacy.cli.info")
    if "spacy" in sys.modules:
        return
    for name in names:
        sys.modules[name] = ModuleType(name)
    sys.modules["spacy.cli.info"].info = None  # type: ignore[attr-defined]
    try:
        import spacy  # noqa: F401
    finally:
        for name in names:
            del sys.modules[name]
