"""Finding the lexicon's names and titles in a sentence: longest match over folded pieces of tokens."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from detente.parsing import Sentence
from detente.resolving.lexicon import Entry, Lexicon, Title, fold, folded, pieces


@dataclass(eq=False, slots=True)
class NameHit:
    """Tokens ``first`` to ``last`` that the lexicon knows as a name, with all its readings."""

    first: int
    last: int
    entries: list[Entry]

    @property
    def entry(self) -> Entry:
        """The reading that stands."""
        return self.entries[0]


@dataclass(eq=False, slots=True)
class TitleHit:
    """Tokens ``first`` to ``last`` that are a title or group noun; ``head`` is its head noun."""

    first: int
    last: int
    head: int
    title: Title
    plural: bool


class Matcher:
    """Looks names and titles up in one sentence after the other."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def titles(self, sentence: Sentence) -> list[TitleHit]:
        """The titles of the sentence, longest first where they overlap, in text order."""
        lexicon = self.lexicon
        words = [folded(word) for word in sentence.words]
        lemmas = [fold(lemma) for lemma in sentence.lemmas]
        hits: list[TitleHit] = []
        i, size = 0, len(words)
        while i < size:
            first_piece = words[i][0]
            lemma_first = lemmas[i]
            best: TitleHit | None = None
            for start in dict.fromkeys((first_piece, lemma_first, _singular(first_piece))):
                longest = lexicon.longest_title.get(start)
                if longest:
                    best = self._longest_title(sentence, words, lemmas, i, start, longest)
                    if best is not None:
                        break
            if best is None:
                i += 1
            else:
                hits.append(best)
                i = best.last + 1
        return hits

    def _longest_title(
        self, sentence: Sentence, words: list[tuple[str, ...]], lemmas: list[str], i: int, start: str, longest: int
    ) -> TitleHit | None:
        flat: list[str] = []
        ends: dict[int, int] = {}
        j = i
        while j < len(words) and len(flat) < longest:
            flat.extend(words[j])
            ends[len(flat)] = j
            j += 1
        for length in range(min(longest, len(flat)), 0, -1):
            last = ends.get(length)
            if last is None:
                continue
            body = flat[:length]
            if length > 1:
                body[0] = start
            tails = (body[-1], lemmas[last], _singular(body[-1])) if length > 1 else (body[-1], start)
            for tail in dict.fromkeys(tails):
                title = self.lexicon.titles.get((*body[:-1], tail)) if length > 1 else self.lexicon.titles.get((tail,))
                if title is not None:
                    head = next((k - 1 for k in range(i + 1, last + 1) if words[k][0] in {"of", "for", "to"}), last)
                    if sentence.pos[head] in {"NOUN", "PROPN"} or (
                        sentence.pos[head] == "ADJ"
                        and sentence.deps[head] not in {"amod", "acomp", "compound", "advmod"}
                    ):
                        many = sentence.tags[head] in {"NNS", "NNPS"} and sentence.lower[head].endswith("s")
                        plural = title.plural or many or tail != flat[length - 1]
                        return TitleHit(i, last, head, title, plural)
        return None

    def names(self, sentence: Sentence, day: datetime.date | None) -> list[NameHit]:
        """The names of the sentence that the lexicon knows, longest first from the left, in text order.

        Readings that do not hold on ``day`` come last, and are dropped where another reading holds.
        """
        lexicon = self.lexicon
        flat: list[str] = []
        written: list[str] = []
        begins: dict[int, int] = {}
        ends: dict[int, int] = {}
        for i, word in enumerate(sentence.words):
            begins[len(flat)] = i
            written += pieces(word)
            flat += folded(word)
            ends[len(flat)] = i
        shouted = is_shouted(sentence)
        hits: list[NameHit] = []
        at, size, first_words = 0, len(flat), lexicon.longest_name
        while at < size:
            piece = flat[at]
            longest = first_words.get(piece, 0)
            if not longest and len(piece) > 5 and piece[-1] == "s":
                longest = 1 if (piece[:-1],) in lexicon.names else 0
            if not longest or at not in begins:
                at += 1
                continue
            found = 0
            if longest:
                for length in range(min(longest, size - at), 0, -1):
                    if at + length not in ends:
                        continue
                    known = lexicon.names.get(tuple(flat[at : at + length]))
                    if not known and length > 1 and flat[at + length - 1].endswith("s"):
                        last = flat[at + length - 1][:-1]
                        known = [
                            ((*w[:-1], w[-1] + "s"), e)
                            for w, e in lexicon.names.get((*flat[at : at + length - 1], last), ())
                            if e.kind == "person"
                        ]
                    if not known and length == 1 and len(flat[at]) > 5 and flat[at].endswith("s"):
                        known = self._bare_possessive(sentence, ends[at + 1], flat[at])
                    if not known:
                        continue
                    entries = [e for w, e in known if self._as_written(w, written[at : at + length], shouted)]
                    if entries:
                        hits.append(NameHit(begins[at], ends[at + length], _by_day(entries, day)))
                        found = length
                        break
            at += found or 1
        return hits

    def _bare_possessive(self, sentence: Sentence, token: int, word: str) -> list[tuple[tuple[str, ...], Entry]]:
        """ "Chinas president", "Beijings patience": a state whose apostrophe was lost, before a common noun."""
        if token + 1 >= len(sentence) or sentence.tags[token + 1] not in {"NN", "NNS", "JJ"}:
            return []
        if not sentence.words[token + 1][0].islower() or sentence.tags[token] not in {"NNP", "NNPS"}:
            return []
        known = self.lexicon.names.get((word[:-1],), [])
        return [((w[0] + "s",), e) for w, e in known if e.kind in {"state", "capital"} and not e.ambiguous]

    def _as_written(self, name: tuple[str, ...], text: list[str], shouted: bool) -> bool:
        if shouted:
            return not (len(name) == 1 and fold(name[0]) in self.lexicon.words["capital_words"])
        acronym = sum(map(len, name)) <= 6 and all(piece.isupper() or not piece.isalpha() for piece in name)
        for piece, seen in zip(name, text, strict=True):
            if acronym or any(c.isupper() for c in piece[1:]):
                if piece != seen:
                    return False
            elif piece[0].isupper() and not seen[0].isupper():
                return False
        return True


def is_shouted(sentence: Sentence) -> bool:
    """Whether a sentence is set in capitals, as headlines are."""
    upper = False
    for word in sentence.words:
        if len(word) > 3 and word.isalpha():
            if word[1:].islower():
                return False
            upper = upper or word.isupper()
    return upper


def _by_day(entries: list[Entry], day: datetime.date | None) -> list[Entry]:
    if len(entries) == 1:
        return entries
    if day is None:
        return [e for e in entries if e.end is None] or entries
    return [e for e in entries if e.holds(day)] or entries


def _singular(word: str) -> str:
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
