"""How far sentences are apart for a reader who looks for an antecedent."""

from __future__ import annotations

from detente.parsing import Parsed, Sentence
from detente.resolving.lexicon.wording import wording
from detente.resolving.resolution import ActorMention

_WE = frozenset({"we", "our", "us", "We", "Our", "Us"})
_YOU_AND_I = frozenset({"i", "we", "you", "our", "your", "my"})
_SCARE = 25
"""Quotations of so few characters set off a word or two; what they name is spoken of like the rest."""


class Order:
    """How far sentences are apart, not counting paragraphs of unmarked speech ("I spoke with ...") in between."""

    def __init__(self, parsed: Parsed) -> None:
        spoken: dict[int, bool] = {}
        for sentence in parsed.sentences:
            first = not _WE.isdisjoint(sentence.words)  # as written: "US" is no "us"
            first = first or any(word == "I" and sentence.pos[i] == "PRON" for i, word in enumerate(sentence.words))
            spoken[sentence.paragraph] = (spoken.get(sentence.paragraph, False) or first) and not _tells(sentence)
        self.quotes = parsed.quotes
        self.saying = wording().saying
        self.taken: set[tuple[int, int]] = set()
        self.speech = [spoken[s.paragraph] for s in parsed.sentences]
        self._sentences, self._paragraphs = [], []
        count, paragraphs, last = 0, 0, -1
        for n, sentence in enumerate(parsed.sentences):
            count += 0 if self.speech[n] or _addressed(sentence) else 1
            if sentence.paragraph != last and not self.speech[n]:
                paragraphs += 1
            last = sentence.paragraph
            self._sentences.append(count)
            self._paragraphs.append(paragraphs)

    def only_quoted(self, token: int, pronoun: ActorMention) -> bool:
        """Whether a word stands in a quotation that the pronoun stands outside of, in the same sentence."""
        sentence = pronoun.sentence
        start, at = sentence.starts[token], sentence.starts[pronoun.head]
        return any(
            quote.start <= start < quote.end and not quote.start <= at < quote.end and quote.end - quote.start > _SCARE
            for quote in self.quotes
        )

    def spoken(self, mention: ActorMention, pronoun: ActorMention) -> bool:
        """Whether a mention stands in a quotation of another sentence, and the pronoun in none."""
        start, at = mention.sentence.starts[mention.head], pronoun.sentence.starts[pronoun.head]
        inside = any(q.start <= start < q.end and q.end - q.start > _SCARE for q in self.quotes)
        return inside and not any(q.start <= at < q.end for q in self.quotes)

    def apart(self, before: Sentence, after: Sentence) -> tuple[int, int]:
        """Sentences and paragraphs between the two."""
        a, b = before.index, after.index
        return self._sentences[b] - self._sentences[a], self._paragraphs[b] - self._paragraphs[a]


def _addressed(sentence: Sentence) -> bool:
    """Whether a sentence speaks in the first or second person and names no speaker."""
    return not _YOU_AND_I.isdisjoint(sentence.lower) and not _tells(sentence)


def _tells(sentence: Sentence) -> bool:
    """Whether somebody "said", "told" or "added" in it."""
    said = wording().said
    if said.isdisjoint(sentence.lemmas):
        return False
    return any(lemma in said and sentence.tags[i] == "VBD" for i, lemma in enumerate(sentence.lemmas))
