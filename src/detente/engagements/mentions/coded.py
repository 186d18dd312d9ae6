"""Contacts for which only the codebook of events has the word: "huddled with", "exchanged words by radio with"."""

from __future__ import annotations

from detente.engagements.contact import Contact
from detente.engagements.kinds import Word
from detente.engagements.mentions.reader import Reader
from detente.engagements.parties.named import Party, parties_of
from detente.engagements.parties.settling import settle
from detente.engagements.status.signs import is_denied
from detente.engagements.words import load_words
from detente.parsing import Sentence
from detente.record import EngagementKind, EngagementStatus, Event, Span

SURE = 0.6
"""The confidence from which an event is taken for a contact."""
_KINDS: dict[str | None, EngagementKind] = {"visit": "visit", "phone": "call", "third-party": "talks"}
"""By the mode of the event; the others are meetings."""
_STATUS: dict[str, EngagementStatus] = {
    "happened": "held",
    "planned": "scheduled",
    "intended": "intended",
    "possible": "possible",
}
"""By the status of the event; what goes on, is denied, asked for or conditional is not taken from there."""


class Coded(Reader):
    """Contacts told by an event of the type CONSULT."""

    def coded(self, sentence: Sentence, events: list[Event]) -> list[Contact]:
        """The contacts of a sentence that no word of contact tells."""
        told = [event for event in events if event.type == "CONSULT" and event.confidence >= SURE]
        return [contact for event in told if (contact := self._coded(sentence, event)) is not None]

    def _coded(self, sentence: Sentence, event: Event) -> Contact | None:
        status = _STATUS.get(event.status)
        start, end = event.evidence.trigger
        first, last = sentence.token_at(start), sentence.token_at(end - 1)
        if any(first <= clause.head <= last and is_denied(clause) for clause in sentence.clauses):
            return None  # "denied reports that they had met"
        owners = self._those(sentence, event.evidence.actors)
        others = self._those(sentence, event.evidence.recipients)
        if not others:
            owners, others = owners[:1], owners[1:]
        words, said = load_words(), set(sentence.lemmas[first : last + 1])
        if status is None or said & (words.lasting | words.in_writing):
            return None
        if not others or not all(p.actor.country or p.entity.known for p in [*owners, *others]):
            return None
        kind = "talks" if said & words.of_talks else _KINDS.get(event.mode, "meeting")
        contact = Contact(kind, sentence, first, (first, last), status=status)
        self._when_and_where(contact, first, status == "held")
        return self._attributed(contact) if settle(contact, Word(contact.kind, ()), owners, others, []) else None

    def _those(self, sentence: Sentence, spans: list[Span]) -> list[Party]:
        mentions = (m for span in spans for m in self.resolution.of(sentence) if m.actor.evidence == span)
        return [party for mention in mentions for party in parties_of(mention)]
