"""Parties that stand for two states: where "both capitals" are, and whose "negotiators" meet."""

from __future__ import annotations

from detente.engagements.parties.before import Before
from detente.engagements.parties.memory import INTERNATIONAL
from detente.engagements.parties.named import Party, state_called, told_of
from detente.engagements.words import load_words
from detente.parsing import Sentence, noun_obliques


class Abroad(Before):
    """Finds the two states of a goal or of those whom both send."""

    def two_abroad(self, sentence: Sentence, head: int, owners: list[Party]) -> list[Party]:
        """Where "both capitals" are to somebody who is of neither: in the two states named last besides his own."""
        homes = frozenset(p.actor.country for p in owners)
        near = self._named_before(sentence, head, 2, homes) if owners and None not in homes else []
        told = [p for p in self.at(sentence, head) if p.actor.country and p.actor.country not in homes]
        return near or [
            p if p.is_state else state_called(p.actor.country, p.actor.text, p.actor.evidence)
            for p in told if p.actor.country
        ]  # fmt: skip

    def delegates(self, sentence: Sentence, head: int) -> list[Party]:
        """Whose "*negotiators* will gather in May" are, told so and no more: of the two who met last, just before."""
        mention = self.resolution.at(sentence, head)
        lands = list(dict.fromkeys(p.actor.country for p in self.pair))
        if sentence.lemmas[head] not in load_words().delegates or sentence.tags[head] != "NNS" or len(lands) != 2:
            return []
        told = any(sentence.deps[k] in {"det", "poss", "nummod"} for k in sentence.children[head])
        told = told or any(m.head < head for m in self.resolution.inside(sentence, head))
        told = told or any(prep in {"from", "of"} for prep, _ in noun_obliques(sentence, head))
        if told or sentence.index - self.pair_index > 1 or {None, *INTERNATIONAL} & set(lands) or mention is None:
            return []
        last = self.sentences.get(self.pair_index)
        if last is None or last.paragraph != sentence.paragraph or self.pair_kind == "visit":
            return []
        span = sentence.span(head, head)
        return [told_of(mention, state_called(code, sentence.words[head], span).entity) for code in lands if code]
