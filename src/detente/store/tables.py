"""The names of what a store holds."""

CODED = ("articles", "events", "statements", "engagements", "positions", "participants")
"""The tables that coding fills, articles first."""

DERIVED = ("duplicates", "stories", "threads", "thread_members", "shifts")
"""The tables that are worked out from the coded ones (and, of ``participants``, the rows of record ``thread``)."""

TABLES = (*CODED, *DERIVED, "corrections", "meta")
VIEWS = ("event_dates", "dyads")
