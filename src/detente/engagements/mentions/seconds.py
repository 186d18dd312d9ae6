"""A second one whom one meets, with a time or place of his own: "rang Macron on Monday *and Erdogan on Friday*"."""

from __future__ import annotations

from dataclasses import replace

from detente.engagements.contact import Contact
from detente.engagements.mentions.reader import Reader
from detente.engagements.parties.named import Party, parties_of
from detente.resolving import ActorMention

_KINDS = frozenset({"call", "meeting", "talks"})
_PEOPLE = frozenset({"person", "office"})


class Seconds(Reader):
    """Finds the contacts that stand behind the "and" of one told before."""

    def second(self, contact: Contact, found: list[Contact]) -> list[Contact]:
        """The contact that the same verb tells with somebody else, where the parser took him for a part of the date."""
        sentence = contact.sentence
        if contact.kind not in _KINDS or sentence.pos[contact.head] != "VERB" or contact.refers:
            return []
        start = sentence.starts[contact.head]
        owners = [p for p in contact.parties if p.actor.evidence[0] < start]
        told = [p.entity for c in found for p in c.parties]
        for mention in self.resolution.of(sentence) if 0 < len(owners) < len(contact.parties) else ():
            if mention.first <= contact.head + 3 or mention.kind not in _PEOPLE or not self._has_own_time(mention):
                continue
            if {"VERB", "AUX"} & set(sentence.pos[contact.head + 1 : mention.first]):
                return []
            others = [p for p in parties_of(mention) if p.is_person and p.political and p.entity not in told]
            if others and others[0].actor.country not in {p.actor.country for p in contact.parties} | {None}:
                return [self._with_other(contact, [*owners, *others], mention)]
        return []

    def _has_own_time(self, mention: ActorMention) -> bool:
        """Whether "and" stands before the name, behind one day or place, and another right behind the name."""
        sentence, before, after = mention.sentence, mention.first - 1, mention.last + 1
        if before < 1 or sentence.lower[before] != "and":
            return False
        told = [(d.first, d.last) for d in self.resolution.dates if d.sentence is sentence]
        told += [(p.first, p.last) for p in self.resolution.places if p.sentence is sentence]
        behind = any(after <= first <= after + 2 for first, _ in told)
        return behind and any(last == before - 1 for _, last in told)

    def _with_other(self, contact: Contact, parties: list[Party], mention: ActorMention) -> Contact:
        sentence, after = mention.sentence, mention.last + 1
        dates = [d for d in self.resolution.dates if d.sentence is sentence and after <= d.first <= after + 4]
        places = [p for p in self.resolution.places if p.sentence is sentence and after <= p.first <= after + 4]
        further = replace(
            contact, head=mention.head, trigger=(mention.head, mention.head), parties=parties,
            date=dates[0] if dates else None, place=places[0] if places else None, fresh=True,
        )  # fmt: skip
        return self._attributed(further)
