"""Events by place, for the map."""

from __future__ import annotations

from detente.web.desk import Desk
from detente.web.filters import Filters, where


def without_place(desk: Desk, filters: Filters) -> int:
    """How many events of the choice have no place, or none that is known."""
    found, given = filters.events()
    row = desk.row(f"SELECT count(*) AS n FROM desk.deeds {where(found, 'spot IS NULL')}", given)
    return int(row["n"]) if row else 0
