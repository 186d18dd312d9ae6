"""Small questions to the tree that finding actors asks: spans of noun phrases, grammatical roles, coordination."""

from __future__ import annotations

from detente.parsing import Sentence
from detente.resolving.lexicon.wording import wording

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_NO_HEADS = frozenset({"PUNCT", "PART", "DET"})
_BEFORE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "ADV", "VERB", "SYM", "X", "ADP", "PUNCT"})
_BEFORE_DEPS = frozenset(
    {"det", "amod", "compound", "nummod", "nmod", "poss", "case", "quantmod", "predet", "advmod", "npadvmod", "punct",
     "pobj", "dep", "appos", "prep", "conj", "pcomp", "intj", "neg"}
)  # fmt: skip


def heads_span(sentence: Sentence, first: int, last: int) -> int:
    """The token of the span that hangs from outside it; of several, that which governs most of the span, then the last.

    A chain of compounds that the parser broke has several.
    """
    if first == last:
        return last
    outer = [i for i in range(first, last + 1) if sentence.heads[i] == i or not first <= sentence.heads[i] <= last]
    heads = [i for i in outer if sentence.pos[i] not in _NO_HEADS]
    if len(heads) == 1:
        return heads[0]
    if not heads:
        fine = (i for i in reversed(outer) if sentence.pos[i] not in {"PUNCT", "PART"})
        return next((i for i in fine if i == last or sentence.deps[i] not in {"punct", "case", "det"}), last)
    inside = dict.fromkeys(heads, 0)
    for i in range(first, last + 1):
        node = i
        while True:
            if node in inside:
                inside[node] += 1
            if sentence.heads[node] == node:
                break
            node = sentence.heads[node]
    return max(heads, key=lambda i: inside[i])


def left_edge(sentence: Sentence, first: int, head: int, floor: int) -> int:
    """How far the noun phrase with ``head`` reaches to the left of ``first``, at most down to ``floor``."""
    low = first
    i = first - 1
    while i >= floor:
        if sentence.deps[i] in {"cc", "punct"} and _joins(sentence, i, first):
            i -= 1
            continue
        if sentence.pos[i] not in _BEFORE or sentence.deps[i] not in _BEFORE_DEPS:
            break
        if sentence.words[i] in {",", ";", ":", "(", ")", "—", "–", "--", "/", "\u201c", "\u201d", '"', "."}:
            break
        if sentence.pos[i] == "VERB" and sentence.deps[i] != "amod":
            break
        if (
            sentence.pos[i] == "ADP"
            and sentence.deps[i] != "quantmod"
            and not (sentence.lower[i] in {"than", "at", "around", "about", "over"} and sentence.deps[i] != "prep")
        ):
            break
        if not _below(sentence, i, low, first, head):
            break
        if any(n.first <= i <= n.last and n.label in {"DATE", "TIME"} for n in sentence.names):
            break
        low = i
        i -= 1
        if sentence.pos[low] == "DET" or sentence.tags[low] == "PRP$":
            if i >= floor and sentence.lower[i] in {"all", "both", "half"}:
                low = i
            break
    while low < first and (
        sentence.pos[low] in {"PUNCT", "PART", "ADV"} and sentence.tags[low] not in {"JJR", "RBR", "RBS"}
    ):
        if sentence.pos[low] == "ADV" and sentence.deps[low] in {"advmod", "quantmod"} and low + 1 < first:
            break
        low += 1
    return low


def _joins(sentence: Sentence, i: int, first: int) -> bool:
    """Whether "and" or a comma joins two adjectives before the noun: "French and German leaders"."""
    if sentence.lower[i] not in {"and", "or", ","}:
        return False
    head = sentence.heads[i]
    return (
        head == i - 1
        and head < first
        and sentence.deps[head] in {"amod", "compound", "nmod", "conj"}
        and (
            sentence.pos[head] in {"ADJ", "PROPN"}
            and sentence.heads[head] != head
            and sentence.words[head][0].isupper()
        )
    )


def _below(sentence: Sentence, node: int, low: int, first: int, head: int) -> bool:
    """Whether ``node`` hangs, directly or through tokens before ``first``, from the phrase."""
    steps = 0
    while steps < 8:
        up = sentence.heads[node]
        if up == node:
            return False
        if up == head or up >= first:
            return up <= head or up == head or first <= up
        if up > node and up >= low:
            return True
        node = up
        steps += 1
    return False


def preposition(sentence: Sentence, token: int) -> str:
    """The preposition that governs ``token`` ("" if none), looking through coordination."""
    node = token
    for _ in range(6):
        dep, head = sentence.deps[node], sentence.heads[node]
        if dep == "conj" and head != node:
            node = head
            continue
        if dep == "pobj":
            return sentence.lower[head]
        return ""
    return ""


def role(sentence: Sentence, token: int) -> tuple[str, int]:
    """The dependency label of ``token`` and its head, looking through coordination."""
    node = token
    for _ in range(8):
        if sentence.deps[node] == "conj" and sentence.heads[node] != node:
            node = sentence.heads[node]
        else:
            break
    return sentence.deps[node], sentence.heads[node]


def objects_of(sentence: Sentence, token: int, *prepositions: str) -> list[int]:
    """The heads of noun phrases that hang from ``token`` by one of ``prepositions``, coordination spread out."""
    found = []
    for child in sentence.children[token]:
        if child > token and sentence.deps[child] in {"prep", "agent"} and sentence.lower[child] in prepositions:
            for thing in sentence.dependents(child, "pobj"):
                found.extend(sentence.conjuncts(thing))
    return found


def leads(sentence: Sentence, head: int) -> bool:
    """Whether it is the subject of its sentence's main clause: of "he left, a spokesman said" he who left."""
    label, governor = role(sentence, head)
    if label not in SUBJECTS:
        return False
    root = sentence.root
    told = [c for c in sentence.children[root] if sentence.deps[c] in {"ccomp", "parataxis"} and c < root]
    if told and sentence.lemmas[root] in wording().reporting:
        return governor in told
    return governor == root
