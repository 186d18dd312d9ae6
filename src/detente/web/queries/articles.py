"""Articles: how many records each of a page has."""

from __future__ import annotations

from detente.web.desk import Desk
from detente.web.queries.tables import Listing

_KINDS = ("events", "statements", "engagements")


def counted(desk: Desk, listing: Listing) -> Listing:
    """The listing, each row with the number of its events, statements and engagements."""
    keys = [row["article_key"] for row in listing.rows]
    for kind in _KINDS:
        among = "article_key IN (SELECT unnest($keys::VARCHAR[]))"
        sql = f"SELECT article_key, count(*) AS n FROM {kind} WHERE {among} GROUP BY article_key"
        counts = {row["article_key"]: row["n"] for row in desk.rows(sql, {"keys": keys})}
        for row in listing.rows:
            row[kind] = counts.get(row["article_key"], 0)
    return listing
