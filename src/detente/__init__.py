"""Détente reads news about politics and diplomacy and turns it into a record that can be counted and checked.

>>> import detente
>>> coder = detente.Coder()
>>> document = coder.code("France expelled two Russian diplomats on Monday.", published="2022-04-05")
>>> document.events[0].type, document.events[0].actors[0].country
('SANCTION', 'FRA')
"""

from typing import TYPE_CHECKING, Any

from detente.data import DataError

if TYPE_CHECKING:
    from detente.coder import Coder
    from detente.parsing import ModelError
    from detente.record import Article, Document
    from detente.store import Store, StoreError
    from detente.workers import WorkerError, Workers

__version__ = "0.1.0"
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


def __getattr__(name: str) -> Any:
    """Load on first use: the statistical pipeline takes seconds, ``detente --help`` should not."""
    if name in _WHERE:
        import importlib

        return getattr(importlib.import_module(_WHERE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
