"""Détente reads news about politics and diplomacy and turns it into a record that can be counted and checked.

>>> import detente
>>> coder = detente.Coder()
>>> document = coder.code("France expelled two Russian diplomats on Monday.", published="2022-04-05")
>>> document.events[0].type, document.events[0].actors[0].country
('SANCTION', 'FRA')
"""

from typing import TYPE_CHECKING, Any

from detente._version import __version__
from detente.data import DataError

if TYPE_CHECKING:
    from detente import frames, plots
    from detente.coder import Coder
    from detente.parsing import ModelError
    from detente.record import Article, Document
    from detente.store import Store, StoreError
    from detente.workers import WorkerError, Workers

__all__ = [
    "Article",
    "Coder",
    "DataError",
    "Document",
    "ModelError",
    "Store",
    "StoreError",
    "WorkerError",
    "Workers",
    "__version__",
    "frames",
    "plots",
]

_WHERE = {
    "Article": "detente.record",
    "Coder": "detente.coder",
    "Document": "detente.record",
    "ModelError": "detente.parsing",
    "Store": "detente.store",
    "StoreError": "detente.store",
    "WorkerError": "detente.workers",
    "Workers": "detente.workers",
}
_MODULES = ("frames", "plots")


def __getattr__(name: str) -> Any:
    """Load on first use: the statistical pipeline takes seconds, ``detente --help`` should not."""
    import importlib

    if name in _MODULES:
        return importlib.import_module(f"detente.{name}")
    if name in _WHERE:
        return getattr(importlib.import_module(_WHERE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
