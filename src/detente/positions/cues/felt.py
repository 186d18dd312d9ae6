"""What is felt somewhere: "there is anger in Seoul over the visit", "support for the bill is growing in Lisbon"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.parsing import Clause, noun_obliques
from detente.positions.context import OTHER, Context, Finding
from detente.record import Stance

_WHERE = frozenset({"in", "among", "within"})
_BAD_OF = frozenset({"over", "about", "at", "with", "to", "towards", "toward", "against", "of", "on"})
_GOOD_OF = frozenset({"for", "of", "with", "over", "about", "at"})
_SCANT = frozenset({"little", "scant"})
_KINDS = frozenset({"state", "place", "organisation", "nationals"})


class Felt:
    """Reads what is told to be felt in one sentence."""

    def __init__(self, context: Context) -> None:
        self.context, self.sentence, self.lists = context, context.sentence, context.lists

    def read(self, clause: Clause) -> Iterator[Finding]:
        """The feelings of the clause, each with where it is felt and over what."""
        if clause.kind != "verb" or clause.negated or clause.question or not self.context.real(clause):
            return
        for noun in self._told(clause):
            good = self.sentence.lemmas[noun] in self.lists["felt.good"]
            stance: Stance | None = self._stance(noun, good=good)
            if stance is None:
                continue
            pairs = [*noun_obliques(self.sentence, noun), *clause.obliques]
            pairs += [pair for _, h in list(pairs) for pair in noun_obliques(self.sentence, h)]
            heads = [h for prep, h in pairs if prep in _WHERE and self._is_somebody(h)]
            over = _GOOD_OF if good else _BAD_OF
            things = [h for prep, h in pairs if prep in over and h not in heads and self.sentence.pos[h] != "PRON"]
            things = [h for h in things if not self.context.is_date(h)]
            for holder, link in self.context.holders(heads, clause) if things else ():
                yield Finding(holder, stance, self.context.phrase(things[0]), (noun, noun), link)

    def _told(self, clause: Clause) -> list[int]:
        """The feelings that "there" are, or that grow."""
        sentence = self.sentence
        known = self.lists["felt.bad"] | self.lists["felt.good"]
        there = clause.lemma in self.lists["felt.being"] and "there" in {
            sentence.lower[c] for c in sentence.children[clause.top]
        }
        said = [k for k in sentence.dependents(clause.top, "attr", "nsubj", "dobj") if k > clause.top] if there else []
        if not said and clause.lemma in self.lists["felt.growing"] and not clause.passive:
            said = clause.surface
        return [k for k in said if sentence.lemmas[k] in known and not sentence.dependents(k, "poss")]

    def _stance(self, noun: int, *, good: bool) -> Stance | None:
        """The side that it takes; little joy is none."""
        before = {self.sentence.lower[c] for c in self.sentence.children[noun]}
        if "no" in before or (before & _SCANT and not good):
            return None
        stance: Stance = "supports" if good else "opposes"
        return OTHER[stance] if before & _SCANT and "a" not in before else stance

    def _is_somebody(self, head: int) -> bool:
        mention = self.context.resolution.at(self.sentence, head)
        return mention is not None and mention.kind in _KINDS


def is_regretted(context: Context, clause: Clause) -> bool:
    """ "Voiced regret that the summit *should be overshadowed*": it is so, and nobody wants it to be."""
    above, noun = clause.parent, clause.via
    if "should" not in clause.modals or above is None or clause.marker != "that":
        return False
    words = context.stances.nouns.get(context.sentence.lemmas[noun], []) if noun is not None else []
    judged = above.copula is not None and context.judge.stance(above.head) == "opposes"
    return judged or above.lemma in context.lists["regretting.verbs"] or any(w.stance == "opposes" for w in words)
