"""What the verb or noun above makes of a contact: "*postponed* the visit", "the call *did not take place*"."""

from __future__ import annotations

from collections.abc import Mapping

from detente.engagements.kinds import Kinds
from detente.engagements.status.signs import is_awaited, is_definite, is_turned_away, phrases
from detente.events.telling.status import Realis
from detente.parsing import Clause, nominal_clause, noun_obliques
from detente.record import EngagementStatus

STATUS: dict[str, EngagementStatus] = {
    "happened": "held",
    "ongoing": "under way",
    "planned": "scheduled",
    "intended": "intended",
    "possible": "possible",
    "hypothetical": "possible",
    "requested": "possible",
    "refused": "refused",
    "cancelled": "cancelled",
}
"""Of the status of an event, that of a contact."""
UNDONE = frozenset({"cancelled", "postponed", "refused"})


class Above:
    """Tells the status that the words above give to an engagement; ``embedding`` is the codebook's."""

    def __init__(self, kinds: Kinds, realis: Realis, embedding: Mapping[tuple[str, str], str]) -> None:
        self.kinds, self.realis, self.embedding = kinds, realis, embedding

    def _occurs(self, parent: Clause) -> EngagementStatus | None:
        """What its own verb says: "the call *did not take place*", "the trip *fell through*"."""
        names = {parent.name, *(f"{parent.lemma}_{parent.sentence.lemmas[h]}" for h in parent.objects)}
        names |= {f"{parent.lemma}_{parent.sentence.lower[k]}" for k in parent.sentence.children[parent.head]}
        names |= {f"{parent.lemma}_{phrase}" for phrase in phrases(parent)}
        held = parent.passive and parent.lemma == "hold"
        if parent.negated and (names & self.kinds.occurring or held):
            return "cancelled" if parent.tense in {"past", "perfect", "future"} else None
        if names & self.kinds.occurring and {"may", "might", "could"} & set(parent.modals) and not parent.with_have:
            return "possible"  # "may take place in June"
        if names & self.kinds.occurring and (parent.tense == "future" or {"would", "will"} & set(parent.modals)):
            return "scheduled"  # "would go ahead, he said"
        return self.under("cancelled", parent) if names & self.kinds.failing and not parent.negated else None

    def told(self, clause: Clause) -> EngagementStatus | None:
        """What the verb or noun above says of it: "postponed the visit", "the cancellation of the talks"."""
        sentence, parent = clause.sentence, clause.parent
        if clause.lemma == "invitation" and parent is not None and clause.marker == "object":
            return self.under(self.kinds.answers.get(parent.name, "invited"), parent)
        left = f"{parent.lemma}_out" if parent is not None and clause.marker == "out of" else ""
        if parent is not None and clause.marker == "from":
            left = parent.name
        if parent is not None and left in self.kinds.withdrawals:
            return self.under("cancelled", parent)
        if parent is not None and clause.marker == "from" and clause.via is None:
            away = {parent.name, *(f"{parent.lemma}_{word}" for word in parent.adverbs)}
            if away & self.kinds.absences:
                return "refused" if not parent.negated else None  # "will stay away from the summit"
        if clause.via is not None:
            status = self.kinds.status.get(sentence.lemmas[clause.via])
            answered = nominal_clause(sentence, clause.via).parent
            asked = sentence.lemmas[clause.via] in self.kinds.requests and clause.marker in {"for", "of"}
            if asked and answered is not None:
                given = "refused" if is_turned_away(answered) else self.kinds.status.get(answered.name, "possible")
                return self.under(given if given == "refused" else "possible", answered)
            if status == "invited" and answered is not None and answered.name in self.kinds.answers:
                return self.under(self.kinds.answers[answered.name], answered)
            if self.embedding.get(("noun", sentence.lemmas[clause.via])) in {"planned", "intended"}:
                told = self.told(nominal_clause(sentence, clause.via))  # "plans for a visit were dropped"
                status = told if told in UNDONE else status
            return status if status in UNDONE or status == "invited" else None
        if parent is not None and parent.copula is not None and clause.marker == "subject":
            # "a meeting is possible", "was a possibility"
            word = self.embedding.get((parent.kind, parent.lemma))
            if parent.lemma in self.kinds.unlikely:
                return "possible"
            return STATUS.get(word or "") if word in {"possible", "planned", "intended"} else None
        if parent is not None and parent.kind == "adjective" and clause.marker in {"to", "for"}:
            # "is ready for talks", "is open to a meeting", "is opposed to a summit"
            word = self.embedding.get(("adjective", parent.lemma))
            if word == "refused":
                return None if is_definite(clause) else self.under("refused", parent)
            return STATUS[word] if word in {"intended", "planned"} and not parent.negated else None
        if parent is None or parent.kind != "verb" or parent.predicatives:
            return None
        if clause.marker == "subject" and (status := self._occurs(parent)) is not None:
            return status
        slips = [parent, *(c for c in sentence.clauses if c.parent is parent and c.link == "complement")]
        slips = slips if parent.lemma == "have" and not parent.objects else [parent]  # "will have to wait until May"
        slipping = [c for c in slips if c.lemma in self.kinds.slipping and not c.passive]
        if clause.marker == "subject" and slipping:
            return self.under("postponed", parent) if self._to_a_time(slipping[0]) else None  # "has slipped to July"
        if clause.marker in {"on", "for", "to"} and self.kinds.status.get(parent.name) == "invited":
            return self.under("invited", parent)  # "invited him on a state visit"
        if self.kinds.status.get(f"{parent.lemma}_{clause.marker}") == "possible" and not is_definite(clause):
            return self.under("possible", parent)  # "are looking at a drill"
        if not (clause.marker == "object" or (clause.marker == "subject" and parent.passive)):
            return None
        return self.under(self._given(clause, parent), parent)

    def _given(self, clause: Clause, parent: Clause) -> EngagementStatus | None:
        """What a verb makes of its object; to discuss *the* summit is not to doubt it."""
        status = self.kinds.status.get(parent.name)
        status = status or self._by_adverb(parent)
        if parent.name == "break_off" and is_awaited(clause):
            return "cancelled"  # "broke off the talks due in August"
        besides = (f"{parent.lemma}_{clause.sentence.lemmas[h]}" for h in parent.objects if h != clause.head)
        if any(self.kinds.status.get(name) == "refused" for name in besides):
            return "refused"  # "gave the dinner a miss"
        if status == "refused" and clause.marker == "subject":
            return None  # "the meeting was boycotted by Egypt": it was held
        if status == "postponed" and parent.lemma == "move" and not self._to_a_time(parent):
            return None  # "moved the talks to Geneva"
        return None if status == "possible" and is_definite(clause) else status

    def _by_adverb(self, clause: Clause) -> EngagementStatus | None:
        """The status of "put *back*", whatever the parser takes the particle for, and of "put *on ice*"."""
        told = (self.kinds.status.get(f"{clause.lemma}_{word}") for word in (*clause.adverbs, *phrases(clause)))
        return next((status for status in told if status in UNDONE), None)

    def _to_a_time(self, clause: Clause) -> bool:
        """Whether it is moved to a day or month."""
        goals = [h for prep, h in clause.obliques if prep in {"to", "until", "from", "till"}]
        goals += [n for h in goals for prep, n in noun_obliques(clause.sentence, h) if prep == "of"]
        return any(
            clause.sentence.words[h] in self.kinds.times or clause.sentence.lemmas[h] in self.kinds.times for h in goals
        )

    def made_of(self, clause: Clause) -> EngagementStatus | None:
        """What a verb makes of the contact that "it" stands for: "*it was put off*"."""
        if clause.kind != "verb":
            return None
        status = self.kinds.status.get(clause.name) or self._by_adverb(clause)
        if status == "postponed" and clause.lemma == "move" and not self._to_a_time(clause):
            return None
        if not clause.passive and status is None:
            return self._occurs(clause)
        return self.under(status, clause) if status in UNDONE else None

    def under(self, status: EngagementStatus | None, upper: Clause) -> EngagementStatus | None:
        """A status as the verb that gives it is itself real, denied or only talked of."""
        if status is None:
            return None
        outer = self.realis.of(upper)
        if outer == "negated" and status == "scheduled" and upper.lemma == "confirm":
            return "possible"  # "a meeting has not been confirmed"
        if outer in {"happened", "ongoing", "planned"}:
            return status
        if outer in {"negated", "refused", "cancelled"}:
            return "possible" if status == "refused" else "scheduled" if status in UNDONE else None
        if outer == "intended" and status == "scheduled":
            return "intended"  # "want to arrange a summit"
        return "scheduled" if status in {"cancelled", "postponed"} else "possible"
