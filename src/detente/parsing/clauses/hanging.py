"""How a clause hangs on the one above it."""

from __future__ import annotations

from detente.parsing.clauses.clause import Clause
from detente.parsing.words import words

GERUND_COMPLEMENT = {"of", "for", "from", "into", "on", "against", "about", "to", "in", "at", "with"}


def hang(clause: Clause, clauses: dict[int, Clause]) -> None:
    """Find the clause above and how this one hangs there."""
    sentence, top = clause.sentence, clause.top
    dep, head = sentence.deps[top], sentence.heads[top]
    for child in sentence.children[top]:
        word = sentence.lower[child]
        if sentence.deps[child] == "mark" or (sentence.deps[child] == "advmod" and sentence.tags[child] == "WRB"):
            clause.marker = word if clause.marker != "to" else clause.marker
    if head == top:
        return
    if dep == "pcomp":
        clause.marker = sentence.lower[head]
        if sentence.heads[head] == head:
            return
        head = sentence.heads[head]
        if sentence.pos[head] == "ADP":
            head = sentence.heads[head]
    cleft = _cleft(clause, head) if dep == "ccomp" else None
    if dep == "conj":
        clause.link = "conjunct"
    elif cleft is not None:
        clause.link, clause.via = "relative", cleft
    elif dep in {"ccomp", "xcomp", "csubj", "csubjpass"}:
        clause.link = "complement"
    elif dep == "pcomp":
        clause.link = "complement" if clause.marker in GERUND_COMPLEMENT else "adverbial"
    elif dep == "advcl":
        clause.link = "purpose" if clause.tense == "infinitive" and clause.marker == "to" else "adverbial"
    elif dep in {"relcl", "acl"}:
        if (dep == "relcl" or _with_relative(clause)) and clause.tense != "infinitive":
            clause.link = "relative"
        elif clause.tense == "participle":
            clause.link = "participle"
        else:
            clause.link = "noun complement"
    elif dep == "parataxis":
        clause.link = "parataxis"
    else:
        clause.link = "adverbial"
    if head not in clauses and sentence.pos[head] in {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"}:
        clause.via = head
        if clause.link == "complement" and dep in {"ccomp", "xcomp"}:
            clause.link = "noun complement"
    elif dep in {"relcl", "acl"}:
        clause.via = head
    node = head
    while node not in clauses and sentence.heads[node] != node:
        node = sentence.heads[node]
    parent = clauses.get(node)
    if parent is not clause:
        clause.parent = parent


def _with_relative(clause: Clause) -> bool:
    """Whether "that" is the object of a verb behind a noun: "a charge *that* Chad described as false"."""
    sentence = clause.sentence
    that = [c for c in sentence.children[clause.top] if sentence.lower[c] == "that"]
    wanting = clause.lemma in words().needing_object and not clause.objects and not clause.passive
    return any(sentence.deps[c] == "dobj" or (wanting and sentence.deps[c] == "mark") for c in that)


def _cleft(clause: Clause, head: int) -> int | None:
    """Who is meant by "that" in "It was *Delhi* that broke off the talks"; None if it is no such sentence."""
    sentence = clause.sentence
    subject = [c for c in sentence.dependents(clause.top, "nsubj") if sentence.lower[c] in {"that", "who", "which"}]
    it = any(sentence.lower[c] == "it" for c in sentence.dependents(head, "nsubj"))
    named = sentence.dependents(head, "attr")
    return named[0] if subject and it and named and sentence.lemmas[head] == "be" else None
