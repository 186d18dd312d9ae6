"""The clause view of a dependency tree: who does what in the grammar.

Later rooms read clauses instead of walking tokens. A clause has a predicate (a verb, an adjective or noun with its
copula, or any noun read as a predicate), its arguments with the turns of English grammar undone (passives, relative
clauses, control, coordination, light verbs, possessives), its tense, modals and negation, and the clause above it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from detente.parsing.sentence import Sentence

Kind = Literal["verb", "adjective", "noun"]
Link = Literal["root", "complement", "relative", "participle", "adverbial", "purpose", "conjunct", "nominal", "parataxis"]


@dataclass(eq=False, slots=True)
class Clause:
    """One predicate and what belongs to it. All numbers are token indices within ``sentence``.

    ``head`` is the token of the predicate: the verb; for "was ready" and "is a mistake" the adjective or noun, with the
    form of "be" as ``copula``. ``lemma`` is the head's lemma, ``particle`` the lemma of its particle ("" if none).
    ``subjects``, ``objects`` and ``indirect`` are heads of noun phrases, coordination spread out; a passive's subject
    stands in ``objects`` and its by-agent in ``subjects``. ``obliques`` are (preposition, head of the noun phrase).
    ``implied`` holds those of the subjects and objects that are taken from another clause (control, relative clauses,
    shared subjects). ``parent`` is the clause above and ``link`` how this one hangs there; ``marker`` is the word that
    introduces it ("that", "if", "to", "while", a preposition before a gerund, ...; "" if none).
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
    obliques: list[tuple[str, int]] = field(default_factory=list)
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
    marker: str = ""
    complements: list[Clause] = field(default_factory=list)


def find_clauses(sentence: Sentence) -> list[Clause]:
    """All verbal and copular clauses of ``sentence`` in the order of their heads."""
    raise NotImplementedError
