"""What may not be, as somebody says: "no pipeline may be laid", "cannot be asked to pay", "is not for us to judge"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.parsing import Clause
from detente.positions.context import FUTURE, Context, Finding
from detente.positions.targets.phrases import Words, clause_phrase
from detente.record import Actor
from detente.statements import Said

_ABLE = frozenset({"can", "could"})
_BOUND = frozenset({"should", "must"})


class Limits:
    """Reads what may not be in one sentence."""

    def __init__(self, context: Context) -> None:
        self.context, self.sentence, self.lists = context, context.sentence, context.lists

    def read(self, clause: Clause) -> Iterator[Finding]:
        """The positions that the clause tells of what may not be: all against it."""
        if not clause.negated or clause.with_have or clause.question:
            return
        targets = [*self._forbidden(clause), *self._not_asked(clause), *self._not_theirs(clause), *self._nobody(clause)]
        told = self.context.view_of(clause) if targets else None
        if told is not None:
            yield from (self._finding(told, target, clause) for target in targets)

    def _forbidden(self, clause: Clause) -> Iterator[Words]:
        """ "Foreign navies will not be allowed to use the port", "no troops may be stationed there"."""
        may = "may" in clause.modals and any(self._is_none(h) for h in clause.surface)
        will = bool((FUTURE | _ABLE | _BOUND) & set(clause.modals)) and clause.lemma in self.lists["duty.allowed"]
        if clause.passive and will:
            for under in self._infinitives(clause):
                yield self._with_subject(clause, clause_phrase(under).last)
        elif clause.kind == "verb" and may:
            yield self._with_subject(clause, clause_phrase(clause).last)

    def _not_asked(self, clause: Clause) -> Iterator[Words]:
        """ "Nobody can be *expected to pay*", "Chad could not be asked to empty its own house"."""
        if not clause.passive or clause.lemma not in self.lists["duty.asked"]:
            return
        if (_ABLE | _BOUND | FUTURE) & set(clause.modals):
            yield from (clause_phrase(under) for under in self._infinitives(clause))

    def _not_theirs(self, clause: Clause) -> Iterator[Words]:
        """ "It is not for the government *to run the ports*"."""
        it = any(self.sentence.lower[h] == "it" for h in clause.surface)
        if clause.lemma != "be" or clause.copula is not None or not it:
            return
        for under in (c for c in self.sentence.clauses if c.parent is clause and c.tense == "infinitive"):
            marks = {self.sentence.lower[k] for k in self.sentence.children[under.top]}
            if "for" in marks and under.marker in {"to", "for"} and under.surface:
                yield clause_phrase(under)

    def _nobody(self, clause: Clause) -> Iterator[Words]:
        """ "You do not *build peace on lies*", said of nobody."""
        you = clause.surface and all(self.sentence.lower[h] == "you" for h in clause.surface)
        link = self.context.link(self.sentence.starts[clause.top]) if you else None
        if link is None or link.statement.form != "direct" or clause.tense != "present" or clause.modals:
            return
        idle = self.lists["speaking.words"] | self.lists["duty.unless"]
        if clause.kind == "verb" and clause.objects and clause.obliques and clause.lemma not in idle:
            yield clause_phrase(clause, positive=True)

    def _infinitives(self, clause: Clause) -> list[Clause]:
        under = [
            c for c in self.sentence.clauses if c.parent is clause and c.tense == "infinitive" and c.marker == "to"
        ]
        return [c for c in under if c.link in {"complement", "purpose"}]

    def _with_subject(self, clause: Clause, last: int) -> Words:
        """The clause from its subject on, without "no"."""
        first = self.context.phrase(clause.surface[0]).first if clause.surface else clause.top
        first += self.sentence.lower[first] == "no" and first < clause.top
        return Words(self.sentence, min(first, clause.top), max(last, clause.top), clause.top, clause=True)

    def _is_none(self, head: int) -> bool:
        return any(self.sentence.lower[k] == "no" for k in self.sentence.children[head])

    @staticmethod
    def _finding(told: tuple[Actor, Said], target: Words, clause: Clause) -> Finding:
        return Finding(told[0], "opposes", target, (clause.head, clause.head), told[1])
