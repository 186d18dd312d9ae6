"""One clause: a predicate and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from detente.parsing.sentence import Sentence

Kind = Literal["verb", "adjective", "noun"]
Link = Literal[
    "root",
    "complement",
    "relative",
    "participle",
    "noun complement",
    "adverbial",
    "purpose",
    "conjunct",
    "parataxis",
    "nominal",
]


_OPENING = frozenset({'"', "``", "\u201c", "\u2018", "'", ":"})
"""What a sentence that somebody says may open with."""


@dataclass(eq=False, slots=True)
class Clause:
    """One predicate and what belongs to it. All numbers are token indices within ``sentence``.

    ``head`` is the token of the predicate: the verb; for "was ready" and "is a mistake" the adjective or noun, with the
    form of "be" as ``copula``. ``lemma`` is the head's lemma, ``particle`` the lemma of its particle ("" if none).

    ``subjects``, ``objects`` and ``indirect`` are heads of noun phrases, coordination spread out; a passive's subject
    stands in ``objects`` and its by-agent in ``subjects``. ``surface`` is the subject as written or shared, whatever
    the voice. ``obliques`` are (preposition, head of the noun phrase). ``predicatives`` are said of the object ("called
    him *naive*"). ``implied`` holds those of the arguments that are taken from another clause (control, relative
    clauses, shared subjects). For a noun, ``subjects`` are its possessors and by-agents and ``modifiers`` the
    adjectives and nouns before it.

    ``parent`` is the clause above and ``link`` how this one hangs there; ``via`` is the noun that it hangs on, if any
    ("calls *to shut down*"); ``marker`` is the word that introduces it ("that", "if", "to", "while", the preposition
    before a gerund; for a noun "subject", "object" or its preposition; "" if none).
    ``tense`` is "past", "present", "perfect", "future", "infinitive" or "participle".
    """

    sentence: Sentence
    head: int
    kind: Kind
    lemma: str
    particle: str = ""
    copula: int | None = None
    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    indirect: list[int] = field(default_factory=list)
    surface: list[int] = field(default_factory=list)
    obliques: list[tuple[str, int]] = field(default_factory=list)
    predicatives: list[int] = field(default_factory=list)
    modifiers: list[int] = field(default_factory=list)
    adverbs: list[str] = field(default_factory=list)
    implied: set[int] = field(default_factory=set)
    auxiliaries: list[int] = field(default_factory=list)
    modals: list[str] = field(default_factory=list)
    passive: bool = False
    progressive: bool = False
    negated: bool = False
    question: bool = False
    tense: str = "present"
    parent: Clause | None = None
    link: Link = "root"
    via: int | None = None
    marker: str = ""
    complements: list[Clause] = field(default_factory=list)

    @property
    def top(self) -> int:
        """The token by which the clause hangs in the tree: the copula where there is one, else the head."""
        return self.head if self.copula is None else self.copula

    @property
    def name(self) -> str:
        """The lemma with the particle, as data files write it: "give_up"."""
        return f"{self.lemma}_{self.particle}" if self.particle else self.lemma

    @property
    def with_have(self) -> bool:
        """Whether a form of "have" helps the verb: "had met", "would have met"."""
        return any(self.sentence.lemmas[a] == "have" for a in self.auxiliaries)

    @property
    def imperative(self) -> bool:
        """Whether it tells somebody to do it: "*Talk* to them", he said; but not "let them *talk*"."""
        sentence, top = self.sentence, self.top
        if sentence.deps[top] == "conj" and sentence.heads[top] < top:
            top = sentence.heads[top]  # "go home *and leave* them alone"
        if self.kind != "verb" or self.tense != "infinitive" or self.marker or sentence.tags[top] != "VB":
            return False
        if any(sentence.tags[a] in {"TO", "MD"} for a in self.auxiliaries):
            return False
        first = sentence.edges[top][0]
        before = [i for i in range(first, top) if sentence.pos[i] not in {"INTJ", "PUNCT", "ADV", "CCONJ"}]
        if any(sentence.lower[i] not in {"do", "not", "n't", "don't", "please"} for i in before):
            return False
        opening = first == 0 or sentence.words[first - 1] in _OPENING or sentence.words[first] in _OPENING
        return opening and (self.parent is None or self.parent.top > self.top)

    def above(self) -> Iterator[Clause]:
        """The clauses above, nearest first."""
        clause = self.parent
        seen = {id(self)}
        while clause is not None and id(clause) not in seen:
            seen.add(id(clause))
            yield clause
            clause = clause.parent
