"""One article's report of an engagement, as the threads are made of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.record import Actor, Document, Engagement


@dataclass(frozen=True, eq=False, slots=True)
class Telling:
    """An engagement as one article tells it.

    ``key`` names it in the whole corpus, ``article`` names the article; ``published`` is the article's day.
    """

    key: str
    article: str
    published: datetime.date | None
    engagement: Engagement

    @property
    def guests(self) -> list[Actor]:
        """The parties without the host."""
        host = self.engagement.host
        if host is None:
            return self.engagement.parties
        return [p for p in self.engagement.parties if p.country != host.country or p.name != host.name]

    @property
    def goal(self) -> str | None:
        """The country that a visit goes to."""
        host, place = self.engagement.host, self.engagement.place
        if host is not None:
            return host.country
        return place.country if place is not None else None


def tellings(documents: Iterable[tuple[str, Document]]) -> Iterator[Telling]:
    """The tellings of articles given with their keys; an article's n-th engagement has the key ``{article}/g{n}``."""
    for article, document in documents:
        for number, engagement in enumerate(document.engagements, 1):
            yield Telling(f"{article}/g{number}", article, document.article.published, engagement)
