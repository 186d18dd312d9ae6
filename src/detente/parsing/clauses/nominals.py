"""Nouns read as predicates: "China's rejection of the plan"."""

from __future__ import annotations

from detente.parsing.clauses.clause import Clause
from detente.parsing.clauses.phrases import add_preposition
from detente.parsing.sentence import DENYING, Sentence


def nominal_clause(sentence: Sentence, i: int) -> Clause:
    """The noun at token ``i`` read as a predicate: "China's rejection of the plan", "a US strike on Mosul"."""
    clause = Clause(sentence, i, "noun", sentence.lemmas[i])
    for child in sentence.children[i]:
        dep = sentence.deps[child]
        if dep == "poss":
            clause.subjects.extend(sentence.conjuncts(child))
        elif dep in {"compound", "amod", "nmod"}:
            clause.modifiers.extend(sentence.conjuncts(child))
        elif dep in {"prep", "agent"}:
            add_preposition(clause, child)
        elif dep == "neg" or (dep == "det" and sentence.lower[child] in DENYING):
            clause.negated = True
    clause.subjects.extend(head for prep, head in clause.obliques if prep == "by")
    node = i
    while sentence.deps[node] in {"conj", "appos"} and sentence.heads[node] != node:
        node = sentence.heads[node]
    head, dep = sentence.heads[node], sentence.deps[node]
    clause.link = "nominal"
    clause.tense = "participle"
    if dep in {"nsubj", "csubj"}:
        clause.marker = "subject"
    elif dep in {"dobj", "nsubjpass"}:
        clause.marker = "object"
    elif dep in {"attr", "oprd"}:
        clause.marker = "predicative"
    elif dep == "pobj":
        clause.marker = sentence.lower[head]
        while sentence.deps[head] == "prep" and sentence.pos[sentence.heads[head]] == "ADP":
            head = sentence.heads[head]
            clause.marker = f"{sentence.lower[head]} {clause.marker}"
        head = sentence.heads[head]
        if sentence.pos[head] in {"NOUN", "PROPN"}:
            clause.via = head
    elif dep in {"compound", "poss", "amod", "nmod"}:
        clause.marker = dep
        clause.via = head
    by_top = {c.top: c for c in sentence.clauses} | {c.head: c for c in sentence.clauses}
    while head not in by_top and sentence.heads[head] != head:
        head = sentence.heads[head]
    clause.parent = by_top.get(head)
    if clause.parent is not None and clause.parent.head == i:
        clause.parent = clause.parent.parent
    return clause
