"""Finding the clauses of a sentence: predicates first, then what belongs to them, then how they hang together."""

from __future__ import annotations

from detente.parsing.clauses.arguments import find_arguments
from detente.parsing.clauses.clause import Clause
from detente.parsing.clauses.hanging import hang
from detente.parsing.clauses.sharing import share
from detente.parsing.clauses.verb_groups import read_verb_group
from detente.parsing.sentence import Sentence


def find_clauses(sentence: Sentence) -> list[Clause]:
    """All verbal and copular clauses of ``sentence`` in the order of their heads."""
    clauses: dict[int, Clause] = {}
    for i in range(len(sentence)):
        clause = _predicate(sentence, i)
        if clause is not None:
            clauses[i] = clause
            if clause.head != i:
                clauses.setdefault(clause.head, clause)
    tops = [clause for i, clause in sorted(clauses.items()) if clause.top == i]
    for clause in tops:
        find_arguments(clause)
        read_verb_group(clause)
    for clause in tops:
        hang(clause, clauses)
    # Shared arguments flow from the top of the tree downwards.
    for clause in sorted(tops, key=_depth):
        share(clause)
    for clause in tops:
        if clause.link == "complement" and clause.parent is not None:
            clause.parent.complements.append(clause)
        clause.question = _is_question(clause)
    return sorted(tops, key=lambda clause: clause.head)


def _predicate(sentence: Sentence, i: int) -> Clause | None:
    """The clause whose predicate hangs in the tree by token ``i``; None if none does."""
    pos, dep = sentence.pos[i], sentence.deps[i]
    if pos not in {"VERB", "AUX"} or dep in {
        "aux",
        "auxpass",
        "amod",
        "compound",
        "prep",
        "case",
        "mark",
        "det",
        "punct",
    }:
        return None
    lemma = sentence.lemmas[i]
    if lemma in {"be", "'s", "’s"}:
        said = sentence.dependents(i, "acomp", "attr")
        if said:
            head = said[0]
            if sentence.pos[head] in {"ADJ", "VERB", "ADV", "ADP", "NUM"}:
                return Clause(sentence, head, "adjective", sentence.lemmas[head], copula=i)
            if not sentence.dependents(i, "expl"):
                return Clause(sentence, head, "noun", sentence.lemmas[head], copula=i)
            return Clause(sentence, i, "verb", "be")
        return Clause(sentence, i, "verb", "be")
    return Clause(sentence, i, "verb", lemma)


def _depth(clause: Clause) -> tuple[int, int]:
    """The order in which arguments are shared: from the top of the tree downwards."""
    return sum(1 for _ in clause.sentence.ancestors(clause.top)), clause.top


def _is_question(clause: Clause) -> bool:
    """Whether a clause asks."""
    sentence = clause.sentence
    if "?" not in sentence.words[-3:]:
        return False
    return clause.link in {"root", "parataxis", "complement"}
