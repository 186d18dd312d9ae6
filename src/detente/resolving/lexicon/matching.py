"""Finding the lexicon's names and titles in a sentence: longest match over folded pieces of tokens."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from detente.parsing import Sentence
from detente.resolving.lexicon.index import Entry, Lexicon, TitleStart, fold, folded, pieces
from detente.resolving.lexicon.portfolios import with_fields
from detente.resolving.lexicon.title_hits import TitleHit

__all__ = ["Kept", "Matcher", "NameHit", "TitleHit", "is_shouted"]

_JOINTS = frozenset({"of", "for", "to"})
_KEPT = 100_000
_K = TypeVar("_K")
_V = TypeVar("_V")


class Kept(dict[_K, _V]):
    """What was found of a word, for the next time; forgotten when there are too many."""

    def __setitem__(self, key: _K, value: _V) -> None:
        if len(self) >= _KEPT:
            self.clear()
        super().__setitem__(key, value)


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


class Matcher:
    """Looks names and titles up in one sentence after the other."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._title_starts: dict[tuple[str, str], tuple[TitleStart, ...]] = Kept()
        self._name_starts: dict[str, int] = Kept()
        self._shouted_starts: dict[str, int] = Kept()

    def titles(self, sentence: Sentence) -> list[TitleHit]:
        """The titles of the sentence, longest first where they overlap, in text order."""
        hits: list[TitleHit] = []
        known, after = self._title_starts, 0
        words, lemmas = sentence.words, sentence.lemmas
        for i, word in enumerate(zip(words, lemmas, strict=True)):
            if i < after:
                continue
            starts = known.get(word)
            if starts is None:
                starts = known[word] = self._begin_titles(*word)
            if not starts:
                continue
            further = _forms(words[i + 1], lemmas[i + 1]) if i + 1 < len(words) else ()
            split = len(folded(word[0])) > 1
            for begin in starts:
                longest = begin.longest if split or not begin.seconds.isdisjoint(further) else int(begin.alone)
                best = self._longest_title(sentence, i, begin.form, longest) if longest else None
                if best is not None:
                    hits.append(best)
                    after = best.last + 1
                    break
        return with_fields(sentence, hits)

    def _begin_titles(self, word: str, lemma: str) -> tuple[TitleStart, ...]:
        """How titles begin with a word: with it as it stands, its lemma, its singular."""
        found = (self.lexicon.title_starts.get(form) for form in _forms(word, lemma))
        return tuple(begin for begin in found if begin is not None)

    def _longest_title(self, sentence: Sentence, i: int, start: str, longest: int) -> TitleHit | None:
        titles = self.lexicon.titles
        flat: list[str] = []
        ends: list[tuple[int, int]] = []
        for j in range(i, len(sentence)):
            if len(flat) >= longest:
                break
            flat.extend(folded(sentence.words[j]))
            ends.append((len(flat), j))
        for length, last in reversed(ends):
            if length > longest:
                continue
            body = flat[:length]
            tails: tuple[str, ...]
            if length > 1:
                body[0] = start
                tails = (body[-1], fold(sentence.lemmas[last]), _singular(body[-1]))
            else:
                tails = (body[-1], start)
            for tail in dict.fromkeys(tails):
                title = titles.get((*body[:-1], tail))
                if title is None or (length == 1 and tail != flat[0] and self._is_surname(sentence, i)):
                    continue
                joints = (k - 1 for k in range(i + 1, last + 1) if folded(sentence.words[k])[0] in _JOINTS)
                head = next(joints, last)
                if sentence.pos[head] in {"NOUN", "PROPN"} or (
                    sentence.pos[head] == "ADJ" and sentence.deps[head] not in {"amod", "acomp", "compound", "advmod"}
                ):
                    many = sentence.tags[head] in {"NNS", "NNPS"} and sentence.lower[head].endswith("s")
                    plural = title.plural or many or tail != flat[length - 1]
                    return TitleHit(i, last, head, title, plural)
        return None

    def _is_surname(self, sentence: Sentence, i: int) -> bool:
        """ "Dumas said": no plural of "duma" but somebody's name."""
        word = sentence.words[i]
        return word[0].isupper() and sentence.tags[i] == "NNP" and fold(word) in self.lexicon.surnames

    def names(self, sentence: Sentence, day: datetime.date | None) -> list[NameHit]:
        """The names of the sentence that the lexicon knows, longest first from the left, in text order.

        Readings that do not hold on ``day`` come last, and are dropped where another reading holds.
        """
        shouted = is_shouted(sentence)
        hits: list[NameHit] = []
        known, after = self._shouted_starts if shouted else self._name_starts, 0
        for i, word in enumerate(sentence.words):
            if i < after:
                continue
            longest = known.get(word)
            if longest is None:
                longest = known[word] = self._begin_names(word, shouted)
            if longest > 1 and i + 1 < len(sentence) and not self._goes_on(word, sentence.words[i + 1]):
                longest = 1
            if longest and (hit := self._longest_name(sentence, i, longest, shouted, day)) is not None:
                hits.append(hit)
                after = hit.last + 1
        return hits

    def _begin_names(self, word: str, shouted: bool) -> int:
        """How many pieces the longest name has that begins with ``word``; few begin with a small letter."""
        lexicon, piece = self.lexicon, folded(word)[0]
        if not shouted and not word[0].isupper():
            return lexicon.longest_small.get(piece, 0)
        longest = lexicon.longest_name.get(piece, 0)
        if not longest and len(piece) > 5 and piece[-1] == "s" and (piece[:-1],) in lexicon.names:
            return 1
        return longest

    def _goes_on(self, word: str, after: str) -> bool:
        """Whether a name of several pieces may begin with these two words."""
        first = folded(word)
        if len(first) > 1:
            return True
        seconds, second = self.lexicon.second_pieces.get(first[0], ()), folded(after)[0]
        return second in seconds or second[:-1] in seconds

    def _longest_name(
        self, sentence: Sentence, i: int, longest: int, shouted: bool, day: datetime.date | None
    ) -> NameHit | None:
        names = self.lexicon.names
        if longest == 1:
            only = folded(sentence.words[i])
            if len(only) == 1 and only not in names and not (len(only[0]) > 5 and only[0].endswith("s")):
                return None
        flat: list[str] = []
        written: list[str] = []
        ends: list[tuple[int, int]] = []
        for j in range(i, len(sentence)):
            if len(flat) >= longest:
                break
            written += pieces(sentence.words[j])
            flat += folded(sentence.words[j])
            ends.append((len(flat), j))
        for length, last in reversed(ends):
            if length > longest:
                continue
            known = names.get(tuple(flat[:length]))
            tail = flat[length - 1]
            if not known and length > 1 and tail.endswith("s"):
                known = [
                    ((*w[:-1], w[-1] + "s"), e)
                    for w, e in names.get((*flat[: length - 1], tail[:-1]), ())
                    if e.kind == "person"
                ]
            if not known and length == 1 and len(tail) > 5 and tail.endswith("s"):
                known = self._bare_possessive(sentence, last, tail)
            if not known:
                continue
            entries = [e for w, e in known if self._as_written(w, written[:length], shouted)]
            if entries:
                return NameHit(i, last, _by_day(entries, day))
        return None

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


@lru_cache(maxsize=_KEPT)
def _forms(word: str, lemma: str) -> tuple[str, ...]:
    """The first piece of a word, its lemma and its singular, folded."""
    piece = folded(word)[0]
    return tuple(dict.fromkeys((piece, fold(lemma), _singular(piece))))


def _by_day(entries: list[Entry], day: datetime.date | None) -> list[Entry]:
    """Of several bearers of a name those of the day: "George Bush" is the father in 1990, the son in 2003 and later."""
    if len(entries) == 1:
        return entries
    persons = all(e.kind == "person" for e in entries)
    if day is None:
        of_late = sorted(entries, key=lambda e: e.start or datetime.date.min, reverse=True) if persons else entries
        return [e for e in entries if e.end is None] or of_late
    holding = [e for e in entries if e.holds(day)]
    if holding or not persons:
        return holding or entries
    begun = [(e.start, i) for i, e in enumerate(entries) if e.start is not None and e.start <= day]
    return [entries[max(begun)[1]]] if begun else entries


def _singular(word: str) -> str:
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
