"""The store: coded articles as tables that SQL users like, in one DuckDB file.

The door is :class:`Store`; :class:`Selection` is the choice of events that everything which counts or shows them goes
by. ``docs/store.md`` describes the tables.
"""

from detente.store.errors import StoreError
from detente.store.keys import article_key
from detente.store.selection import DEDUPE, REAL, Query, Selection
from detente.store.store import TABLES, VIEWS, Store

__all__ = ["DEDUPE", "REAL", "TABLES", "VIEWS", "Query", "Selection", "Store", "StoreError", "article_key"]
