"""Which of the lexicon's names and titles stand in a sentence: what overlaps, and what is another word."""

from __future__ import annotations

from detente.parsing import Name, Sentence
from detente.resolving.grammar import SUBJECTS, role
from detente.resolving.lexicon.index import Lexicon, fold
from detente.resolving.lexicon.matching import NameHit, TitleHit


class Settler:
    """Drops the readings that the sentence speaks against."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def settle(
        self, sentence: Sentence, names: list[NameHit], titles: list[TitleHit]
    ) -> tuple[list[NameHit], list[TitleHit]]:
        """Drop titles inside names, readings that the sentence speaks against, and names that are other words."""
        unsure, given = self.lexicon.words["unsure"], self.lexicon.given
        persons = [n for n in sentence.names if n.label == "PERSON"]
        kept = []
        for hit in names:
            entry = hit.entry
            single = hit.first == hit.last
            if single and entry.kind in {"state", "capital", "region"}:
                inside = next((p for p in persons if p.first <= hit.first <= p.last and p.last > p.first), None)
                if (
                    inside is not None
                    and hit.first > inside.first
                    and not self._titled(sentence, inside.first, hit.first)
                ):
                    continue
                if (
                    hit.first > 0
                    and fold(sentence.words[hit.first - 1]) in self.lexicon.given
                    and sentence.tags[hit.first - 1] == "NNP"
                    and entry.ambiguous
                ):
                    continue
            people = single and entry.kind in {"people", "nationals", "demonym"}
            if people and fold(sentence.words[hit.first]) in given and _opens_name(hit, persons):
                continue  # "Christian Paul"
            if (
                single
                and entry.kind != "person"
                and sentence.words[hit.first] in unsure
                and not _sure(sentence, hit.first)
            ):
                continue
            if (
                entry.kind == "demonym"
                and entry.name == "United States"
                and sentence.lower[hit.first] == "us"
                and sentence.pos[hit.first] == "PRON"
                and sentence.words[hit.first] != "US"
            ):
                continue
            if (
                single
                and sentence.words[hit.first] == "US"
                and sentence.tags[hit.first] == "PRP"
                and len(names) == 1
                and all(w.isupper() for w in sentence.words if w.isalpha())
            ):
                continue
            kept.append(hit)
        kept = [
            hit
            for n, hit in enumerate(kept)
            if not self._of_another(sentence, hit, kept[:n][-1:], kept[n + 1 :][:1], titles)
        ]
        spans = [(n.first, n.last) for n in kept]
        rest = []
        for title in titles:
            if self._hyphenated(sentence, title) or self._part_of_name(sentence, title):
                continue
            if any(a <= title.first and title.last <= b for a, b in spans):
                continue
            longer = (b for a, b in spans if a <= title.first <= b < title.last and b - a >= title.last - title.first)
            end = next(longer, None)
            shorter = title if end is None else self._behind(sentence, title, end + 1)
            if shorter is not None:
                rest.append(shorter)
        return kept, rest

    def _behind(self, sentence: Sentence, title: TitleHit, first: int) -> TitleHit | None:
        """What is left of a title behind the name of a body: "the U.S. State Department *spokeswoman*"."""
        known = self.lexicon.titles.get(tuple(fold(word) for word in sentence.words[first : title.last + 1]))
        return TitleHit(first, title.last, title.head, known, title.plural) if known and first <= title.head else None

    def _of_another(
        self, sentence: Sentence, hit: NameHit, before: list[NameHit], after: list[NameHit], titles: list[TitleHit]
    ) -> bool:
        """Whether a body known from one country is here another's: "the Conservative Party of Canada"."""
        entry = hit.entry
        if (
            entry.kind != "organisation"
            or entry.country is None
            or entry.country in self.lexicon.words["international"]
        ):
            return False
        if not any(t.last == hit.last for t in titles):
            return False
        states = {"state", "capital", "demonym"}
        if (
            after
            and after[0].entry.kind in states
            and after[0].entry.country != entry.country
            and after[0].first == hit.last + 2
            and sentence.lower[hit.last + 1] == "of"
        ):
            return True
        if before and before[0].last == hit.first - 1 and before[0].entry.kind in states:
            return before[0].entry.country != entry.country
        previous = hit.first - 1
        return (
            previous > 0
            and sentence.tags[previous] == "NNP"
            and sentence.deps[previous] == "compound"
            and not any(t.first <= previous <= t.last for t in titles)
            and not (before and before[0].last == previous)
        )

    def _hyphenated(self, sentence: Sentence, title: TitleHit) -> bool:
        """Whether the title is a part of a compound adjective: "military-backed", "anti-government"."""
        words, lower = sentence.words, self.lexicon.words
        after, before = title.last + 1, title.first - 1
        if after + 1 < len(sentence) and words[after] == "-" and sentence.starts[after] == sentence.ends[title.last]:
            return words[after + 1].lower() not in lower["elect"]
        if before > 0 and words[before] == "-" and sentence.ends[before] == sentence.starts[title.first]:
            return words[before - 1].lower() not in lower["former"] | lower["before_ranks"]
        return False

    def _part_of_name(self, sentence: Sentence, title: TitleHit) -> bool:
        """Whether an adjective that may be a noun opens a body's name ("the National Conference of ...").

        So too what is a body only with a capital ("the House").
        """
        after = title.last + 1
        if title.title.words in self.lexicon.words["capital_bodies"] and sentence.words[title.first][0].islower():
            return True
        if title.title.words not in self.lexicon.words["adjectives_in_names"] or after >= len(sentence):
            return False
        return sentence.words[title.first][0].isupper() and sentence.words[after][0].isupper()

    def _titled(self, sentence: Sentence, first: int, before: int) -> bool:
        return any(fold(sentence.words[i]) in self.lexicon.honorifics for i in range(first, before))


def _opens_name(hit: NameHit, persons: list[Name]) -> bool:
    return any(person.first == hit.first < person.last for person in persons)


def _sure(sentence: Sentence, i: int) -> bool:
    if any(n.first <= i <= n.last and n.label in {"ORG", "NORP", "PERSON", "GPE"} for n in sentence.names):
        return True
    label, governor = role(sentence, i)
    return (label in SUBJECTS and sentence.pos[governor] == "VERB") or sentence.deps[i] == "poss"
