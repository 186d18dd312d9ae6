"""Dates: what "last night", "on Wednesday" or "in 2021" mean in news of a given day.

:func:`find_dates` reads the date expressions of an article, :func:`date_of` tells which of them belongs to a predicate.
Intervals are inclusive. The words are data (``data/resolving/dates.toml``); ``dates.md`` there says what they mean.
"""

from detente.resolving.dates.interval import Interval
from detente.resolving.dates.meaning import Direction
from detente.resolving.dates.mentions import DateMention, date_of, find_dates
from detente.resolving.dates.tense import direction_of

__all__ = ["DateMention", "Direction", "Interval", "date_of", "direction_of", "find_dates"]
