"""Whether words of a pattern stand in the text: predicates of one or more words, and the heads of noun phrases."""

from __future__ import annotations

from detente.events.codebook.patterns import ANY, MODALS, Manner, Pattern, Words
from detente.parsing import Clause, Sentence

_DESCRIBING = frozenset({"amod", "compound", "nmod", "nummod"})
MONEY = "money"
"""The word of the codebook that a sum with a sign of currency stands for."""


_WILLED = frozenset({"will", "would", "shall", "can", "could"})
"""Modals with which a refusal is told: "would not accept"."""


def predicate_at(pattern: Pattern, clause: Clause) -> int | None:
    """The last token of the predicate's words if they are there, else None."""
    words = pattern.predicate
    if pattern.manner and not is_told(clause, pattern.manner):
        return None
    if pattern.kind == "adjective":
        # "is opposed to": the parser may take it for a passive
        if clause.copula is None and not (clause.passive and clause.kind == "verb"):
            return None
    elif clause.kind != pattern.kind:
        return None
    if pattern.kind == "noun":
        return words_at(clause.sentence, clause.head, words)
    best: int | None = None
    if clause.lemma in words.single or (
        pattern.kind == "adjective" and clause.sentence.lower[clause.head] in words.single
    ):
        allowed = clause.particle == pattern.particle or any(
            clause.particle in a.prepositions for a in pattern.arguments
        )
        allowed = allowed or (not clause.particle and pattern.particle in clause.adverbs)
        best = clause.head if allowed else None
    if pattern.particle and pattern.particle not in (clause.particle, *clause.adverbs):
        return best
    for sequence in words.multiple:
        if sequence[0] == clause.lemma:
            last = follow(clause, sequence[1:])
            if last is not None and (best is None or last > best):
                best = last
    return best


def is_told(clause: Clause, manner: Manner) -> bool:
    """Whether a clause is told as a pattern says: denied or not, with one of its modals or as a fact."""
    modals = MODALS.intersection(clause.modals)
    if clause.negated != manner.denied or clause.question:
        return False
    in_passing = clause.marker == "as" and clause.link == "adverbial" and clause.tense != "present"
    if manner.passing and (not in_passing or clause.objects):
        return False
    if manner.modals:
        return bool(modals & manner.modals)
    return not modals or (manner.denied and modals <= _WILLED and not (clause.with_have and modals))


def follow(clause: Clause, words: tuple[str, ...]) -> int | None:
    """The token of the last of ``words``, found in order behind the predicate and hanging on it; None if not there."""
    sentence = clause.sentence
    if len(words) == 1 and clause.particle == words[0]:
        return max(sentence.dependents(clause.head, "prt") or [clause.head])
    last = sentence.edges[clause.top][1]
    at = clause.head
    for number, word in enumerate(words):
        limit = min(last, at + (8 if number == 0 and clause.particle == word else 5))
        for i in range(at + 1, limit + 1):
            said = sentence.lemmas[i] == word or sentence.lower[i] == word
            if said and _hangs(sentence, i, clause) and not _opens_date(sentence, i):
                at = i
                break
        else:
            return None
    return at


def _hangs(sentence: Sentence, i: int, clause: Clause) -> bool:
    for steps, node in enumerate(sentence.ancestors(i)):
        if node in (clause.head, clause.top):
            return True
        if steps > 3 or sentence.pos[node] in {"VERB", "AUX"}:
            break
    return False


def _opens_date(sentence: Sentence, i: int) -> bool:
    """ "Called the king *on* Monday" is no "called on"."""
    behind = sentence.dependents(i, "pobj") if sentence.deps[i] == "prep" else []
    return any(n.first <= head <= n.last and n.label in {"DATE", "TIME"} for n in sentence.names for head in behind)


def words_at(sentence: Sentence, head: int, words: Words) -> int | None:
    """The head itself if the noun phrase there has one of ``words`` as its head, else None."""
    if sentence.lemmas[head] in words.single or sentence.lower[head] in words.single:
        return head
    if MONEY in words.single and _is_sum(sentence, head):
        return head
    if any(sequence_at(sentence, head, sequence) for sequence in words.multiple):
        return head
    return None


def words_of(sentence: Sentence) -> frozenset[str]:
    """All that :func:`words_at` and :func:`sequence_at` may find in the sentence."""
    money = {MONEY} if "$" in sentence.tags else set()
    return frozenset(sentence.lemmas).union(sentence.lower, money)


def _is_sum(sentence: Sentence, head: int) -> bool:
    """Whether a number with a sign of currency stands there: "$50,000", "€300,000"."""
    return sentence.tags[head] == "CD" and any(sentence.tags[child] == "$" for child in sentence.children[head])


def sequence_at(sentence: Sentence, last: int, sequence: tuple[str, ...]) -> bool:
    """Whether the words of ``sequence`` stand one behind the other and end at token ``last``."""
    if sequence[-1] == ANY:
        described = sequence[:-1]
        if any(sentence.deps[c] == "acl" and (sentence.lower[c],) == described for c in sentence.children[last]):
            return True  # "a man *wanted* for murder" for "wanted_*"
        return any(
            sentence.deps[c] in _DESCRIBING and sequence_at(sentence, c, described)
            for c in (*sentence.children[last], last - 1)
            if 0 <= c < last and sentence.heads[c] == last
        )
    start = last - len(sequence) + 1
    if start < 0 or sequence[-1] not in (sentence.lemmas[last], sentence.lower[last]):
        return False
    return all(word in (sentence.lemmas[start + k], sentence.lower[start + k]) for k, word in enumerate(sequence))


def hangs_on(under: Clause, clause: Clause) -> bool:
    """Whether a clause is under another, or under a noun that belongs to it; relative clauses are not."""
    if under is clause:
        return False
    if under.via is not None and under.via == clause.head and under.link == "noun complement":
        return True
    if under.parent is not clause or under.link == "relative":
        return False
    own = {clause.head, clause.top, *clause.objects, *clause.predicatives}
    return under.via is None or under.via in own


def phrase_of(sentence: Sentence, head: int) -> tuple[int, int]:
    """The noun phrase at ``head`` without the clauses behind it."""
    first, last = sentence.edges[head]
    for child in sentence.children[head]:
        if child > head and sentence.deps[child] in {"relcl", "acl", "punct", "cc", "conj", "appos", "advcl"}:
            last = min(last, sentence.edges[child][0] - 1)
    return min(first, head), max(last, head)
