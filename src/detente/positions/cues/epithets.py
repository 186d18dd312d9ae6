"""What a speaker calls a thing by the adjective before it: "this senseless war", "their shameful embargo"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.positions.context import Context, Finding
from detente.positions.targets.phrases import Words

_NO = frozenset({"no", "any", "not"})


class Epithets:
    """Reads the adjectives of one sentence."""

    def __init__(self, context: Context) -> None:
        self.context, self.sentence, self.lists = context, context.sentence, context.lists

    def read(self, noun: int) -> Iterator[Finding]:
        """The judgement that stands before the noun, if somebody says it."""
        sentence = self.sentence
        blaming = [c for c in sentence.dependents(noun, "amod") if sentence.lower[c] in self.lists["epithets.against"]]
        if not blaming or not self._is_judged(noun):
            return
        if _NO & {sentence.lower[c] for c in sentence.children[noun]}:
            return
        around = [c for c in sentence.clauses if noun in sentence.subtree(c.top)]
        clause = min(around, key=lambda c: sum(1 for _ in sentence.subtree(c.top)), default=None)
        told = self.context.view_of(clause, relative=True) if clause is not None else None
        if told is None or not told[1].holds(sentence.starts[noun]):
            return
        phrase = self.context.phrase(noun)
        target = Words(sentence, phrase.first, phrase.last, noun)
        yield Finding(told[0], "opposes", target, (blaming[0], blaming[0]), told[1])

    def _is_judged(self, noun: int) -> bool:
        """Whether it is a plan, a measure or a deed."""
        lemma = self.sentence.lemmas[noun]
        return any(lemma in self.lists[name] for name in ("proposals.words", "effects.things", "epithets.deeds"))
