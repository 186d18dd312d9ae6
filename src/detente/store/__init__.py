"""The store: coded articles as tables that SQL users like, in one DuckDB file.

The door is :class:`Store`; :class:`Selection` is the choice of events that everything which counts or shows them goes
by. ``docs/store.md`` describes the tables.
"""

from typing import TYPE_CHECKING, Any

from detente.store.errors import StoreError
from detente.store.keys import article_key
from detente.store.places import is_store
from detente.store.selection import DEDUPE, REAL, Query, Selection
from detente.store.tables import TABLES, VIEWS

if TYPE_CHECKING:
    from detente.store.store import Store

__all__ = ["DEDUPE", "REAL", "TABLES", "VIEWS", "Query", "Selection", "Store", "StoreError", "article_key", "is_store"]


def __getattr__(name: str) -> Any:
    """Load DuckDB and Arrow on first use."""
    if name == "Store":
        from detente.store.store import Store

        return Store
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
