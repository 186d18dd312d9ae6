"""What a general noun names anew: "gave its blessing to *the draft constitution*; Labour dismissed *the document*"."""

from __future__ import annotations

from detente.parsing import Parsed, Sentence, noun_obliques
from detente.positions.stances import Stances
from detente.positions.targets.phrases import Words, noun_phrase
from detente.resolving import Resolution

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE = 2
_SHORT = 2
_GENERAL, _SPECIAL = "anew.{}", "anew.{}_of"


class Anew:
    """Finds what the general nouns of one article name anew."""

    def __init__(self, parsed: Parsed, resolution: Resolution, stances: Stances) -> None:
        self.parsed, self.resolution, self.lists = parsed, resolution, stances.lists
        names = (name.removeprefix("anew.") for name in stances.lists if name.startswith("anew."))
        self.kinds = [name for name in names if not name.endswith("_of")]

    def of(self, target: Words) -> Words | None:
        """The thing told of before that "the document" or "these remarks" stands for."""
        if not self._is_bare(target):
            return None
        noun = target.sentence.lemmas[target.head]
        kinds = [kind for kind in self.kinds if noun in self.lists[_GENERAL.format(kind)]]
        special = frozenset().union(*(self.lists[_SPECIAL.format(kind)] for kind in kinds))
        for sentence in [target.sentence, *self._sentences_before(target.sentence)]:
            last = target.first if sentence is target.sentence else len(sentence)
            found = [k for k in range(last) if sentence.lemmas[k] in special and self._fits(sentence, k, target)]
            if found:
                best = max(found, key=lambda k: (self._rank(sentence, k), k))
                return noun_phrase(sentence, best)
        return None

    def _is_bare(self, target: Words) -> bool:
        """Whether it is only "the document", "these remarks", with nothing that tells which."""
        sentence, head = target.sentence, target.head
        if target.clause or target.first != head - 1 or target.last != head:
            return False
        if sentence.lower[target.first] not in _DEFINITE or sentence.pos[head] != "NOUN":
            return False
        told = noun_obliques(sentence, head) or any(c.via == head for c in sentence.clauses)
        mention = self.resolution.at(sentence, head)
        return not told and (mention is None or not mention.entity.known)

    def _sentences_before(self, sentence: Sentence) -> list[Sentence]:
        """The nearest first; of another paragraph only the last one before."""
        near = self.parsed.sentences[max(0, sentence.index - _BEFORE) : sentence.index][::-1]
        return [s for k, s in enumerate(near) if not k or s.paragraph == sentence.paragraph]

    def _fits(self, sentence: Sentence, head: int, target: Words) -> bool:
        """Whether it names the thing itself: more than "a deal", and no part of another thing's name."""
        if sentence.pos[head] not in _NOUNS or sentence.deps[head] in {"compound", "nmod", "poss", "amod"}:
            return False
        words = noun_phrase(sentence, head)
        if sentence is target.sentence and words.last >= target.first:
            return False
        before = {sentence.lower[c] for c in sentence.children[head]}
        longer = words.last - words.first >= _SHORT
        other = sentence.lemmas[head] != target.sentence.lemmas[target.head] and bool(before & {"a", "an", "the"})
        return "no" not in before and (longer or other)

    @staticmethod
    def _rank(sentence: Sentence, head: int) -> int:
        """What a clause is about stands before what only goes with it."""
        dep = sentence.deps[head]
        return 2 if dep in {"dobj", "nsubj", "nsubjpass", "attr"} else 1 if dep == "pobj" else 0
