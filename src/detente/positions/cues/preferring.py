"""What somebody would rather have or see done: "would sooner resign than sign", "prefers to see Africa lead"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.parsing import Clause
from detente.positions.context import Context, Finding
from detente.positions.targets.phrases import Words, clause_phrase, whole_clause
from detente.record import Stance

_RATHER = frozenset({"rather", "sooner"})
_BARE = frozenset({"VB", "VBP"})


class Preferring:
    """Reads the preferences of one sentence."""

    def __init__(self, context: Context) -> None:
        self.context, self.sentence, self.lists = context, context.sentence, context.lists

    def read(self, clause: Clause) -> Iterator[Finding]:
        """All preferences of the clause."""
        yield from self.rather(clause)
        yield from self.seeing(clause)
        yield from self.seeing_done(clause)

    def rather(self, clause: Clause) -> Iterator[Finding]:
        """ "Would rather have a referendum": for it; "would sooner leave *than sign the treaty*": against that."""
        if clause.link == "relative" or not self._is_rather(clause) or clause.negated:
            return
        than = [k for k in range(clause.top, len(self.sentence)) if self.sentence.lower[k] == "than"]
        other = next((c for c in self.sentence.clauses if than and c.head == than[0] + 1 and c.objects), None)
        if other is not None and self.sentence.tags[other.head] in _BARE:
            yield from self._found("opposes", clause, clause_phrase(other))
            return
        if not clause.objects:
            return
        have = clause.lemma in self.lists["wanting.having"]
        target = self.context.phrase(clause.objects[0]) if have else clause_phrase(clause)
        yield from self._found("supports", clause, target)

    def seeing(self, clause: Clause) -> Iterator[Finding]:
        """ "Would like to see more trade", "wants to see an inquiry": for it."""
        above = self._wanting(clause)
        if above is None or any(c.parent is clause or c.via in clause.objects for c in self.sentence.clauses):
            return  # "would like to see it lifted"
        heads = [h for h in clause.objects if self.context.is_thing(h) and self.sentence.pos[h] != "PRON"]
        plans = ("proposals.words", "effects.things", "duty.goods", "duty.never")
        for head in heads:
            if any(self.sentence.lemmas[head] in self.lists[name] for name in plans):
                yield from self._found("supports", above, self.context.phrase(head))

    def seeing_done(self, clause: Clause) -> Iterator[Finding]:
        """ "Would like to see *Africans do the job*", "would rather see NATO lead"."""
        above = clause if clause.lemma == "see" and self._is_rather(clause) and not clause.negated else None
        above = above or self._wanting(clause)
        if above is None:
            return
        for under in self.sentence.clauses:
            heads = [h for h in under.surface if clause.top < h < under.top and self.sentence.pos[h] != "PRON"]
            bare = self.sentence.tags[under.top] in _BARE and not under.auxiliaries and not under.marker
            done = under.parent is clause and under.link == "complement" and bare and under.kind == "verb"
            ends = not under.objects and {under.lemma, under.name} & self._ends
            told = bool(under.objects or under.obliques or ends)  # not "wanted to see her mother smile"
            if done and told and heads and not under.negated:
                whole = whole_clause(under)
                named = self.context.phrase(heads[0])
                target = named if ends else Words(self.sentence, named.first, whole.last, under.head, clause=True)
                yield from self._found("opposes" if ends else "supports", above, target)

    @property
    def _ends(self) -> frozenset[str]:
        """What one wants nobody to do whom one is for: "would like to see the regime *fall*"."""
        return self.lists["ending.words"] | self.lists["ending.losing"]

    def _is_rather(self, clause: Clause) -> bool:
        return bool(_RATHER & set(clause.adverbs)) and "would" in clause.modals

    def _wanting(self, clause: Clause) -> Clause | None:
        """The verb by which one wants to see it: "*would like* to see", "*prefers* to see", "*preferring* to see"."""
        above = clause.parent
        if clause.lemma != "see" or clause.tense != "infinitive" or clause.negated or above is None or above.negated:
            return None
        if above.lemma == "prefer":
            beside = above.tense == "participle" and above.link == "adverbial" and not above.marker
            return above if beside or "would" in above.modals or self.context.real(above) else None
        if above.lemma not in self.lists["wanting.seeing"]:
            return None
        return above if above.lemma == "want" or "would" in above.modals else None

    def _found(self, stance: Stance, clause: Clause, target: Words) -> Iterator[Finding]:
        for holder, link in self.context.holders(clause.subjects, clause):
            said = self.context.statement_at(clause.head) or link
            yield Finding(holder, stance, target, (clause.head, clause.head), said)
