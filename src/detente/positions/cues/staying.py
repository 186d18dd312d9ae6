"""What should be or stay as it is, as somebody says: "must be in place", "the tax would remain until Chad gave way"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.parsing import Clause, noun_obliques
from detente.positions.context import FUTURE, Context, Finding
from detente.positions.cues.duties import Duties
from detente.positions.targets.phrases import Words
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
        yield from self._in_the_way(clause)
        yield from self._over(clause)

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

    def _in_the_way(self, clause: Clause) -> Iterator[Finding]:
        """ "There will be no talks *until the tariff is lifted*", "cannot resume *while the tax stays in force*"."""
        upper = clause.parent
        if upper is None or clause.link != "adverbial" or clause.negated or not self._is_refused(upper):
            return
        lifted = clause.marker in {"until", "till", "unless"} and clause.passive
        lifted = lifted and bool({clause.lemma, clause.name} & self.lists["undoing.words"])
        lasting = clause.marker in {"while", "as"} and clause.lemma in self.lists["staying.until"]
        told = self.context.view_of(upper) if lifted or lasting else None
        for head in clause.objects if lifted else clause.surface:
            if told is not None and self.duties.is_plan(head) and self.context.is_thing(head):
                yield _finding(told, "opposes", self.context.phrase(head), clause)

    def _is_refused(self, clause: Clause) -> bool:
        """ "Could not resume", "there would be no talks", "would never sign"."""
        no = any(
            self.sentence.lower[c] == "no"
            for h in (*clause.objects, *clause.predicatives)
            for c in self.sentence.children[h]
        )
        return (clause.negated or no) and bool((FUTURE | {"can", "could", "must", "should"}) & set(clause.modals))

    def _over(self, clause: Clause) -> Iterator[Finding]:
        """ "The *age* of gunboat diplomacy is *over*"."""
        sentence, ended = self.sentence, self.lists["staying.over"]
        beside = {sentence.lower[clause.head], *clause.adverbs, *(sentence.lower[h] for h in clause.predicatives)}
        be = clause.lemma == "be" or clause.copula is not None
        times = [h for h in clause.surface if sentence.lemmas[h] in self.lists["staying.times"]]
        told = self.context.view_of(clause) if times and be and beside & ended and not clause.negated else None
        for prep, head in noun_obliques(sentence, times[0]) if times else ():
            if told is not None and prep == "of" and self.context.is_thing(head):
                yield _finding(told, "opposes", self.context.phrase(head), clause)


def _finding(told: tuple[Actor, Said], stance: Stance, target: Words, clause: Clause) -> Finding:
    return Finding(told[0], stance, target, (clause.head, clause.head), told[1])
