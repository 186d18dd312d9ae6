"""Nouns that take sides: "France's support for the plan", "voiced concern about it"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.parsing import nominal_clause
from detente.positions.context import REAL, Context, Finding
from detente.positions.targets import clause_phrase


class Nouns:
    """Reads the nouns of one sentence."""

    def __init__(self, context: Context) -> None:
        self.context, self.sentence, self.lists = context, context.sentence, context.lists

    def read(self, i: int) -> Iterator[Finding]:
        clause = nominal_clause(self.sentence, i)
        parent = clause.parent
        heads = [h for h in clause.subjects if h < i]
        if clause.negated:
            return
        carried = parent is not None and parent.kind == "verb" and clause.marker == "object" and clause.via is None
        if carried and parent is not None and parent.lemma in self.lists["carriers.words"]:
            if self.context.realis.of(parent) not in REAL:
                return
            heads = heads or parent.subjects
        carried = carried and parent is not None and parent.lemma in self.lists["carriers.words"]
        for word in self.context.stances.nouns[self.sentence.lemmas[i]]:
            if word.carried and not carried:
                continue
            targets = [self.context.phrase(h) for prep, h in clause.obliques if prep in word.target]
            if not targets and carried and "to X" in word.target:
                under = [
                    c for c in self.sentence.clauses if c.via == i and c.tense == "infinitive" and c.marker == "to"
                ]
                targets = [clause_phrase(c, positive=True) for c in under if not c.negated]
            if not targets and parent is not None and clause.marker == "object":
                targets = [self.context.phrase(h) for prep, h in parent.obliques if prep in word.target and h > i]
            for holder, link in self.context.holders(heads, clause):
                for target in targets:
                    yield Finding(holder, word.stance, target, (i, i), link)
