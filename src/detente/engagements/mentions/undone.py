"""What became of a contact told just before: "... but *it was put off*", "... but *Baku pulled out*"."""

from __future__ import annotations

from detente.engagements.contact import Contact
from detente.engagements.kinds import Kinds
from detente.engagements.status.reality import Reality
from detente.engagements.status.told import UNDONE
from detente.engagements.words import load_words
from detente.parsing import Clause, Sentence
from detente.record import EngagementStatus

_AHEAD = frozenset({"scheduled", "intended", "possible", "invited", "cancelled"})
_IT = frozenset({"it", "that", "this", "which", "they", "these", "both"})


class Fate:
    """Remembers the contacts of the last sentence and finds what is said of them without naming them."""

    def __init__(self, kinds: Kinds, reality: Reality) -> None:
        self.kinds, self.reality = kinds, reality
        self.before: list[Contact] = []

    def of(self, sentence: Sentence, found: list[Contact]) -> list[Contact]:
        """The mentions in a sentence that only say that a contact told before was put off or called off."""
        own: list[Contact] = []
        for clause in sentence.clauses:
            if any(c.head == clause.head for c in found):
                continue
            contact = self._meant(clause, found)
            status = self._status(clause, contact) if contact is not None else None
            if contact is not None and status is not None:
                trigger = (clause.head, clause.head)
                own.append(
                    Contact(contact.kind, sentence, clause.head, trigger, status=status, refers=True, again=contact)
                )
        self.before = [c for c in found if not c.refers] or (self.before if own else [])
        return own

    def _meant(self, clause: Clause, found: list[Contact]) -> Contact | None:
        """Which contact a clause speaks of without a noun of its own for it."""
        sentence = clause.sentence
        here = [c for c in found if c.head < clause.head and c.status in _AHEAD]
        if clause.link == "relative" and clause.via is not None and clause.passive and clause.via in clause.objects:
            return next((c for c in here if c.head == clause.via), None)  # "a trip which was put off"
        heads = clause.objects if clause.passive else [*clause.objects, *clause.subjects]
        said = any(self._stands_for_contact(sentence, h) for h in heads if h not in clause.implied or clause.passive)
        if said:
            before = [c for c in self.before if c.status in _AHEAD and c.sentence.paragraph == sentence.paragraph]
            return here[-1] if here else (before[-1] if before and self._is_told(clause) else None)
        alone = not clause.passive and not clause.objects and clause.link == "root"
        if alone and here and self._is_but(clause) and clause.name in self.kinds.withdrawals:
            return here[-1]  # "had hoped to meet him, but the other side pulled out"
        if clause.passive and here and self._is_but(clause) and here[-1].status in {"intended", "possible"}:
            return here[-1] if self.kinds.status.get(clause.name) == "refused" else None  # "but was turned down"
        return None

    @staticmethod
    def _is_told(clause: Clause) -> bool:
        """Whether it is the main clause, or what somebody says of it: "her office says *that's been moved to July*"."""
        upper = clause.parent
        said = upper is not None and upper.link == "root" and upper.lemma in load_words().telling
        return clause.link == "root" or (said and clause.link == "complement")

    def _stands_for_contact(self, sentence: Sentence, head: int) -> bool:
        if sentence.lower[head] in _IT:
            return True
        pointed = any(sentence.lower[c] in {"that", "this", "the", "neither"} for c in sentence.children[head])
        return pointed and sentence.lemmas[head] in self.kinds.stands_for

    def _status(self, clause: Clause, contact: Contact) -> EngagementStatus | None:
        if clause.name in self.kinds.withdrawals and not clause.passive and not clause.objects:
            return "cancelled" if not clause.negated and clause.tense in {"past", "perfect"} else None
        if self.kinds.status.get(clause.name) == "refused" and clause.passive and contact.status != "scheduled":
            return "refused" if not clause.negated else None
        status = self.reality.above.made_of(clause)
        beside = (clause.sentence.lower[c] for c in clause.sentence.children[clause.head])
        if not load_words().repeatedly.isdisjoint(beside):
            return None  # "which has been postponed *twice*": and is still to come
        if status == "refused":
            return None
        return status if status in UNDONE else None

    @staticmethod
    def _is_but(clause: Clause) -> bool:
        """Whether the clause stands behind a "but" or "until"."""
        sentence = clause.sentence
        low = sentence.edges[clause.top][0]
        near = [*sentence.lower[max(0, low - 1) : clause.top], clause.marker]
        return "but" in near or "until" in near or "when" in near
