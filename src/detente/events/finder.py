"""Finding the events of an article: sentence by sentence, with a codebook."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from detente.events.codebook.book import Codebook, load_codebook
from detente.events.opinion.model import Opinion
from detente.events.opinion.proposals import Proposal, between, chances_of, propose, settle, settle_for
from detente.events.opinion.revision import revise
from detente.events.opinion.supply import supply
from detente.events.reading import Reading, Trace
from detente.events.relate import Focus, likeliest
from detente.events.telling.record import Teller
from detente.events.telling.status import Realis
from detente.parsing import Parsed, Sentence
from detente.record import Event
from detente.resolving import Resolution
from detente.statements import Said


class EventFinder:
    """Finds events with a codebook, and with the second opinion, if given, where the codebook has no word.

    Make one and use it for many articles.
    """

    def __init__(self, codebook: Codebook | None = None, opinion: Opinion | None = None) -> None:
        self.use(codebook or load_codebook(), opinion)

    def use(self, codebook: Codebook, opinion: Opinion | None = None) -> None:
        """Find events with another codebook from now on, and with the second opinion if it is given."""
        self.codebook, self.opinion = codebook, opinion
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
        return self._found(sentences, resolution, said, article_id, published, self.opinion)

    def relate(
        self,
        sentence: Sentence,
        focus: Focus,
        said: list[Said],
        article_id: str,
        published: datetime.date | None = None,
    ) -> Event | None:
        """The likeliest event between the two mentions of ``focus``, by the codebook and the second opinion."""
        known = likeliest(focus, self._found([sentence], focus, said, article_id, published, None))
        if self.opinion is None:
            return known
        teller = Teller(self.codebook, self.realis, focus, said, published)
        proposal = between(sentence, focus.source, focus.target)
        found = settle_for(proposal, self.opinion, known) if proposal is not None else None
        other = teller.tell(found) if found is not None else None
        if other is None:
            return known
        other.id = f"{article_id}:e1"
        return other

    def _found(
        self,
        sentences: Iterable[Sentence],
        resolution: Resolution,
        said: list[Said],
        article_id: str,
        published: datetime.date | None,
        opinion: Opinion | None,
    ) -> list[Event]:
        teller = Teller(self.codebook, self.realis, resolution, said, published)
        events: list[Event] = []
        for sentence in sentences:
            reading = Reading(self.codebook, sentence, resolution)
            found = reading.results()
            if opinion is not None:
                for one in found:
                    supply(one, found, opinion, reading.scene.parties)
            told = teller.tell_all(found)
            if opinion is not None:
                told = [revise(event, opinion, self.codebook.ontology, sentence.article) for event in told]
                known = reading.known()
                proposals = propose(sentence, reading.scene.parties, known, self.codebook.sets)
                told += teller.tell_all(settle(proposals, opinion, known))
            events.extend(told)
        events.sort(key=lambda e: (e.evidence.trigger, e.type, e.mode or "", e.evidence.actors, e.evidence.recipients))
        for number, event in enumerate(events, 1):
            event.id = f"{article_id}:e{number}"
        return events

    def asked(self, sentence: Sentence, resolution: Resolution) -> list[tuple[Proposal, dict[str, float]]]:
        """What the second opinion is asked about a sentence, and the chances that it gives each type."""
        if self.opinion is None:
            return []
        reading = Reading(self.codebook, sentence, resolution)
        reading.results()
        proposals = propose(sentence, reading.scene.parties, reading.known(), self.codebook.sets)
        return [(proposal, chances_of(proposal, self.opinion)) for asked in proposals for proposal in asked]

    def trace(self, sentence: Sentence, resolution: Resolution) -> list[Trace]:
        """What was tried on each clause and event noun of a sentence, and how it ended."""
        reading = Reading(self.codebook, sentence, resolution, keep=True)
        reading.results()
        return reading.traces
