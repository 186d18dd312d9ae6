"""What a pronoun stands for that is judged: "The deal was signed in May. The opposition called *it* a sell-out"."""

from __future__ import annotations

from detente.parsing import Clause, Parsed, Sentence
from detente.positions.stances import Stances
from detente.positions.targets.phrases import Words, noun_phrase
from detente.resolving import Resolution

_ONE = frozenset({"it", "this", "that"})
_SEVERAL = frozenset({"them", "these", "those", "they"})
_BEFORE = 2
_LEAST = -0.5
_NOUNS = frozenset({"NOUN", "PROPN"})


class Meant:
    """Finds what the pronouns of one article stand for, if it is no person and no state."""

    def __init__(self, parsed: Parsed, resolution: Resolution, stances: Stances) -> None:
        self.parsed, self.resolution, self.lists = parsed, resolution, stances.lists
        names = ("proposals.words", "effects.things", "duty.goods", "duty.never")
        self.plans = frozenset().union(*(stances.lists[name] for name in names))

    def of(self, target: Words) -> Words | None:
        """The noun phrase that the target stands for, if it is a pronoun."""
        if target.clause or target.first != target.last:
            return None
        best = self._best(target.sentence, target.head)
        return None if best is None else noun_phrase(*best)

    def undone(self, target: Words) -> Words | None:
        """What is to be undone, if only a pronoun names it: "Chad imposed *a ban*. Peru urged it to lift *it*"."""
        if not target.clause or target.negative:
            return None
        sentence = target.sentence
        for clause in sentence.clauses:
            undoes = bool({clause.lemma, clause.name} & self.lists["undoing.words"])
            it = clause.objects[0] if clause.top == target.head and undoes and len(clause.objects) == 1 else -1
            if it > clause.head and sentence.lower[it] in _ONE | _SEVERAL and not clause.passive:
                best = self._best(sentence, it)
                return None if best is None else noun_phrase(*best)
        return None

    def _best(self, sentence: Sentence, head: int, depth: int = 0) -> tuple[Sentence, int] | None:
        """What the pronoun at ``head`` most likely stands for."""
        word = sentence.lower[head]
        mention = self.resolution.at(sentence, head)
        if word not in _ONE | _SEVERAL or (mention is not None and mention.entity.kind != "pronoun"):
            return None
        around = [c for c in sentence.clauses if head in sentence.subtree(c.top)]
        own = min(around, key=lambda c: sentence.edges[c.top][1] - sentence.edges[c.top][0], default=None)
        best: tuple[float, Sentence, int] | None = None
        for away, where in enumerate([sentence, *self._sentences_before(sentence)]):
            for clause in sorted(where.clauses, key=lambda c: c.top):
                aside = any(c.link == "relative" for c in (clause, *clause.above()))
                for rank, k in self._parts(clause):
                    if where is sentence and (k >= head or (own is not None and k in own.surface)):
                        continue
                    one, at = where, k
                    chain = away and depth < _BEFORE and where.lower[k] == "it" and word in _ONE
                    if chain and (meant := self._best(where, k, depth + 1)) is not None:
                        one, at = meant
                    if not self._fits(one, at, several=word in _SEVERAL):
                        continue
                    value = rank - away - 3 * aside + 2 * (one.lemmas[at] in self.plans)
                    if best is None or value > best[0]:
                        best = (value, one, at)
        return None if best is None or best[0] < _LEAST else best[1:]

    def _sentences_before(self, sentence: Sentence) -> list[Sentence]:
        """The nearest first; of another paragraph only the last one before."""
        near = self.parsed.sentences[max(0, sentence.index - _BEFORE) : sentence.index][::-1]
        return [s for k, s in enumerate(near) if not k or s.paragraph == sentence.paragraph]

    @staticmethod
    def _parts(clause: Clause) -> list[tuple[float, int]]:
        """What the clause tells of, the foremost first, and how much it counts."""
        said = [clause.head] if clause.copula is not None and clause.kind == "noun" else []
        parts = [(1.0, h) for h in clause.surface] + [(0.5, h) for h in (*clause.indirect, *clause.objects)]
        parts += [(0.25, h) for h in (*said, *clause.predicatives)]
        return parts + [(-1.0, h) for _, h in clause.obliques]

    def _fits(self, sentence: Sentence, head: int, *, several: bool) -> bool:
        """Whether it is a thing, and one or several as the pronoun has it."""
        if sentence.pos[head] not in _NOUNS or (sentence.tags[head] in {"NNS", "NNPS"}) != several:
            return False
        if any(d.sentence is sentence and d.first <= head <= d.last for d in self.resolution.dates):
            return False
        if any(sentence.lower[c] == "no" for c in sentence.children[head]):
            return False  # "made no secret of it"
        mention = self.resolution.at(sentence, head)
        return mention is None or (
            mention.kind == "organisation" and not mention.entity.known and not mention.actor.sectors
        )
