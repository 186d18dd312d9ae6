"""What nouns and verbs of contact share: when and where it is, and who says so."""

from __future__ import annotations

import datetime

from detente.engagements.contact import Contact
from detente.engagements.kinds import Kinds
from detente.engagements.parties.named import place_at
from detente.engagements.parties.people import People
from detente.engagements.status.reality import Reality
from detente.engagements.words import load_words
from detente.parsing import Sentence
from detente.resolving import Resolution
from detente.resolving.dates import DateMention
from detente.resolving.places import place_of
from detente.statements import Said, chain


class Reader:
    """Knows one article: its words of contact, its people, and what was said in it."""

    def __init__(self, kinds: Kinds, resolution: Resolution, said: list[Said], published: datetime.date | None) -> None:
        self.kinds, self.resolution, self.said, self.published = kinds, resolution, said, published
        self.reality = Reality(kinds)
        self.people = People(kinds, resolution, said)

    def _when_and_where(self, contact: Contact, token: int, past: bool) -> None:
        """Date and place; what lies ahead by its date is scheduled, unless the verb is one of the past."""
        contact.date = self.resolution.date_of(contact.sentence, token) or self._date_above(contact.sentence, token)
        if contact.date is None and contact.kind == "summit":
            contact.date = self._date_behind(contact.sentence, token)
        if contact.date is not None and contact.date.kind in {"since", "until", "before", "after"}:
            contact.date = None  # "his first trip to Brazil since 2015"
        contact.place = place_of(contact.sentence, token, self.resolution.places)
        if contact.place is None and contact.kind == "visit":
            inside = [k for k in contact.sentence.subtree(token) if place_at(self.resolution, contact.sentence, k)]
            contact.place = place_at(self.resolution, contact.sentence, min(inside)) if inside else None
        later = (
            contact.date is not None
            and self.published is not None
            and (contact.date.date.start > self.published or contact.sentence.lower[contact.date.first] == "later")
        )
        if later and past:
            contact.date = None
        elif later and contact.weak and contact.status == "possible" and contact.kind in {"meeting", "talks", "summit"}:
            contact.status = "scheduled"  # "if the meeting of the ministers this weekend goes well"
        elif later and contact.status in {"held", "under way"}:
            contact.status = "scheduled"

    def _date_above(self, sentence: Sentence, token: int) -> DateMention | None:
        """The date of the verb for whose sake it is: "*on Thursday* they will be joined by Biden for a summit"."""
        above = sentence.heads[token]
        if sentence.deps[token] != "pobj" or sentence.lower[above] != "for" or sentence.pos[token] != "NOUN":
            return None
        verb = sentence.heads[above]
        return self.resolution.date_of(sentence, verb) if sentence.lemmas[verb] in load_words().gathering else None

    def _date_behind(self, sentence: Sentence, token: int) -> DateMention | None:
        """The date that stands right behind the noun and its place: "the agenda of *a summit in Lima in May*"."""
        for date in self.resolution.dates:
            if date.sentence is sentence and token < date.first <= token + 7:
                between = set(sentence.pos[token + 1 : date.first])
                return None if between & {"VERB", "AUX", "PUNCT", "CCONJ"} else date
        return None

    def _attributed(self, contact: Contact) -> Contact:
        offset = contact.sentence.starts[contact.trigger[0]]
        contact.attribution = [link.attribution for link in chain(self.said, offset)]
        self.people.remember(contact.parties, contact.sentence, contact.kind, contact.host, contact.place)
        return contact
