"""Finding the events of an article: sentence by sentence, with a codebook."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from detente.events.codebook import Codebook, load_codebook
from detente.events.reading import Reading, Trace
from detente.events.status import Realis
from detente.events.telling import Teller
from detente.parsing import Likeness, Parsed, Sentence
from detente.record import Event
from detente.resolving import Resolution
from detente.statements import Said


class EventFinder:
    """Finds events with a codebook. Make one and use it for many articles."""

    def __init__(self, codebook: Codebook | None = None, likeness: Likeness | None = None) -> None:
        self.likeness = likeness or Likeness()
        self.use(codebook or load_codebook())

    def use(self, codebook: Codebook) -> None:
        """Find events with another codebook from now on."""
        self.codebook = codebook
        self.realis = Realis(codebook)

    def find(
        self,
        parsed: Parsed,
        resolution: Resolution,
        said: list[Said],
        article_id: str,
        published: datetime.date | None = None,
    ) -> list[Event]:
        """The events of one article, in the order of their triggers."""
        return self.find_in(parsed.sentences, resolution, said, article_id, published)

    def find_in(
        self,
        sentences: Iterable[Sentence],
        resolution: Resolution,
        said: list[Said],
        article_id: str,
        published: datetime.date | None = None,
    ) -> list[Event]:
        """The events of some sentences of an article, in the order of their triggers."""
        teller = Teller(self.codebook, self.realis, resolution, said, published)
        events: list[Event] = []
        for sentence in sentences:
            told = map(teller.tell, Reading(self.codebook, self.likeness, sentence, resolution).results())
            events.extend(event for event in told if event is not None)
        events.sort(key=lambda e: (e.evidence.trigger, e.type, e.mode or "", e.evidence.actors, e.evidence.recipients))
        for number, event in enumerate(events, 1):
            event.id = f"{article_id}:e{number}"
        return events

    def trace(self, sentence: Sentence, resolution: Resolution) -> list[Trace]:
        """What was tried on each clause and event noun of a sentence, and how it ended."""
        reading = Reading(self.codebook, self.likeness, sentence, resolution, keep=True)
        reading.results()
        return reading.traces
