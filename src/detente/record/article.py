"""The article, and the places and dates that records refer to."""

import datetime

from detente.record.base import Model


class Article(Model):
    """One news article as it was read.

    ``text`` is the text that all offsets of the document refer to. ``id`` is the given one or, where none was
    given, the first twelve hexadecimal digits of the SHA-1 of the text.
    """

    id: str
    source: str | None = None
    title: str | None = None
    published: datetime.date | None = None
    language: str = "en"
    text: str


class Place(Model):
    """A place as written (``text``) and as resolved; coordinates in degrees (WGS 84), null where not known."""

    text: str
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class DateSpan(Model):
    """A date or interval, both ends inclusive, and the words of the text that say so."""

    start: datetime.date
    end: datetime.date
    text: str
