"""What should be or stay as it is, as somebody says: "must be in place", "the tax would remain until Chad gave way"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.parsing import Clause
from detente.positions.context import FUTURE, Context, Finding
from detente.positions.duties import Duties
from detente.positions.targets import Words
from detente.record import Actor, Stance
from detente.statements import Said


class Staying:
    """Reads what should stay in one sentence."""

    def __init__(self, context: Context, duties: Duties) -> None:
        self.context, self.sentence, self.lists, self.duties = context, context.sentence, context.lists, duties

    def read(self, clause: Clause) -> Iterator[Finding]:
        """The positions that the clause tells of what should be in place or stay there."""
        yield from self._in_place(clause)
        yield from self._stands(clause)

    def _in_place(self, clause: Clause) -> Iterator[Finding]:
        """ "Sanctions should be *ready*", "the vote must be *secret*", "a mechanism has to be *in place*"."""
        sentence, states = self.sentence, self.lists["staying.states"] | self.lists["staying.ready"]
        there = clause.lemma == "be" and any(
            p == "in" and sentence.lower[h] in {"place", "force"} for p, h in clause.obliques
        )
        word = clause.copula is not None and sentence.lower[clause.head] in states
        upper = self.duties.upper(clause)
        told = self.context.view_of(upper or clause) if (there or word) and self.duties.must(clause) else None
        if told is None or self.duties.is_law(clause, told[1]):
            return
        denied = clause.negated or (upper is not None and upper.negated)
        for head in clause.surface:
            if sentence.pos[head] != "PRON" and not self.context.acts(head):
                yield _finding(told, "opposes" if denied else "supports", self.context.phrase(head), clause)

    def _stands(self, clause: Clause) -> Iterator[Finding]:
        """ "The tax *would remain until* Chad gave way", "the ban will stay in force", said by those who rule."""
        if clause.lemma not in self.lists["staying.until"] or clause.negated or not FUTURE & set(clause.modals):
            return
        until = any(c.parent is clause and c.marker in {"until", "till"} for c in self.sentence.clauses)
        force = any(p == "in" and self.sentence.lower[h] in {"place", "force"} for p, h in clause.obliques)
        told = self.context.view_of(clause) if until or force else None
        if told is None or not {"GOV", "IGO", "EUR"} & {*told[0].sectors, told[0].country}:
            return
        for head in clause.surface:
            if self.duties.is_plan(head) and self.context.is_thing(head):
                yield _finding(told, "supports", self.context.phrase(head), clause)


def _finding(told: tuple[Actor, Said], stance: Stance, target: Words, clause: Clause) -> Finding:
    return Finding(told[0], stance, target, (clause.head, clause.head), told[1])
