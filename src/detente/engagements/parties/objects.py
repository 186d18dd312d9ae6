"""What the object of a verb of contact is called, and what it stands for."""

from __future__ import annotations

from detente.parsing import Clause, Sentence


def called(sentence: Sentence, head: int) -> set[str]:
    """What something is called, with the words before it: a "news conference"."""
    before = sentence.dependents(head, "compound", "amod", "nmod")
    return {sentence.lemmas[k] for k in (head, *before)}


def wholes(clause: Clause) -> list[int]:
    """What the objects are many of: "told a *crowd* of thousands"."""
    sentence = clause.sentence
    of = [sentence.heads[h] for h in clause.objects if sentence.deps[h] == "pobj"]
    return [sentence.heads[k] for k in of if sentence.lower[k] == "of" and sentence.deps[sentence.heads[k]] == "dobj"]


def is_text_told(texts: frozenset[str], sentence: Sentence, head: int, last: Sentence | None) -> bool:
    """Whether it is the accord told of just before that is signed: "both say they want to sign *it* in May"."""
    if sentence.lower[head] not in {"it", "them"} or sentence.pos[head] != "PRON":
        return False
    near = last.lemmas if last is not None and last.paragraph == sentence.paragraph else []
    return bool(texts.intersection([*near, *sentence.lemmas[:head]]))


def listed_before(sentence: Sentence, head: int) -> list[int]:
    """Who stands before the last of a list: "*Ama, Kojo* and Yaa, who gathered there"."""
    found: list[int] = []
    while sentence.deps[head] == "conj":
        head = sentence.heads[head]
        found.insert(0, head)
    return found
