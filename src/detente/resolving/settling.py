"""Which of the lexicon's names and titles stand in a sentence: what overlaps, and what is another word."""

from __future__ import annotations

from detente.parsing import Sentence
from detente.resolving.grammar import SUBJECTS, role
from detente.resolving.lexicon import Lexicon, fold
from detente.resolving.matching import NameHit, TitleHit


class Settler:
    """Drops the readings that the sentence speaks against."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def settle(
        self, sentence: Sentence, names: list[NameHit], titles: list[TitleHit]
    ) -> tuple[list[NameHit], list[TitleHit]]:
        """Drop titles inside names, readings that the sentence speaks against, and names that are other words."""
        unsure = self.lexicon.words["unsure"]
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
        rest = [
            t
            for t in titles
            if not self._hyphenated(sentence, t)
            and not any(a <= t.first and t.last <= b for a, b in spans)
            and not any(a <= t.first <= b < t.last and b - a >= t.last - t.first for a, b in spans)
        ]
        return kept, rest

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

    def _titled(self, sentence: Sentence, first: int, before: int) -> bool:
        return any(fold(sentence.words[i]) in self.lexicon.honorifics for i in range(first, before))


def _sure(sentence: Sentence, i: int) -> bool:
    if any(n.first <= i <= n.last and n.label in {"ORG", "NORP", "PERSON", "GPE"} for n in sentence.names):
        return True
    label, governor = role(sentence, i)
    return (label in SUBJECTS and sentence.pos[governor] == "VERB") or sentence.deps[i] == "poss"
