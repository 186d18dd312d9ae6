"""Contacts with several in turn: "*separate* talks with A and B", "saw A on Monday *and B in Kabul the next day*"."""

from __future__ import annotations

from dataclasses import replace

from detente.engagements.contact import Contact
from detente.engagements.mentions.reader import Reader
from detente.engagements.parties.named import Party
from detente.engagements.words import load_words
from detente.parsing import Sentence
from detente.resolving.places import place_of

_KINDS = frozenset({"meeting", "talks", "call"})


class Parting(Reader):
    """Parts a mention that tells of contacts with one after the other."""

    def parted(self, contact: Contact) -> list[Contact]:
        """One contact for each whom somebody met apart from the others; the contact itself, if there was but one."""
        sentence = contact.sentence
        if contact.kind not in _KINDS or len(contact.parties) < 3 or contact.refers:
            return [contact]
        begin = sentence.starts[contact.head]
        before = [p for p in contact.parties if p.actor.evidence[0] < begin]
        behind = [p for p in contact.parties if p.actor.evidence[0] > begin]
        one, many = (before, behind) if _lands(before) == 1 else (behind, before)
        if _lands(one) != 1 or _lands(many) < 2 or _lands(many) != len(many):
            return [contact]
        if self._is_apart(contact):
            return [replace(contact, parties=[*one, p]) for p in many]
        heads = {id(p): sentence.token_at(p.actor.evidence[1] - 1) for p in many}
        own = [p for p in many[1:] if _has_time(sentence, heads[id(many[0])], heads[id(p)])]
        if many is not behind or not own or sentence.pos[contact.head] != "VERB":
            return [contact]
        first = replace(contact, parties=[*one, *(p for p in many if p not in own)])
        return [first, *(self._with_own_time(contact, [*one, p], heads[id(p)]) for p in own)]

    @staticmethod
    def _is_apart(contact: Contact) -> bool:
        """Whether it says so: "*separate* talks", "met them *separately*"."""
        sentence, head = contact.sentence, contact.head
        above = [k for k in (head, *sentence.ancestors(head)) if sentence.pos[k] == "VERB"][:1]
        beside = [*sentence.children[head], *(c for k in above for c in sentence.children[k])]
        several = sentence.pos[head] == "VERB" or sentence.tags[head] == "NNS"
        return several and any(sentence.lower[k] in load_words().apart for k in beside)

    def _with_own_time(self, contact: Contact, parties: list[Party], head: int) -> Contact:
        sentence = contact.sentence
        date = self.resolution.date_of(sentence, head)
        place = place_of(sentence, head, self.resolution.places)
        return replace(contact, parties=parties, date=date, place=place, fresh=True)


def _lands(parties: list[Party]) -> int:
    return len({p.actor.country or p.actor.name for p in parties})


def _has_time(sentence: Sentence, first: int, second: int) -> bool:
    """Whether either has a time or place of his own: "Orban *on Monday* and Fico *in Bratislava the next day*"."""
    between = any(sentence.lower[k] in {"in", "at", "on", "for", "over"} for k in range(first + 1, second))
    timed = bool(sentence.dependents(second, "npadvmod"))
    return between and (timed or sentence.lower[second + 1 : second + 2] in (["in"], ["on"], ["at"]))
