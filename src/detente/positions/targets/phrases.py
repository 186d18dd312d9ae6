"""The target of a position: its words, and whether they name somebody, a proposal or an issue."""

from __future__ import annotations

from dataclasses import dataclass

from detente.parsing import Clause, Sentence
from detente.positions.stances import Stances
from detente.record import Target
from detente.resolving import Resolution

_BEHIND = frozenset({"relcl", "advcl", "punct", "cc", "parataxis", "appos"})
_MARKS = frozenset({'"', "\u201c", "\u201d", "''", "``"})
_ASIDE = frozenset({"which", "who", "whom", "whose"})
_BEFORE_ARTICLES = frozenset({"such", "half", "many", "quite", "all", "both", "what"})
_ANYONE = frozenset({"those", "anyone", "anybody", "everyone", "everybody", "all"})
_EXPLETIVE = frozenset({"it", "there", "this", "that", "what", "which", "who"})


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a sentence (tokens ``first`` to ``last``) with its head; ``clause`` if it is one.

    ``negative`` says that a "not" before it was left out.
    """

    sentence: Sentence
    first: int
    last: int
    head: int
    clause: bool = False
    negative: bool = False

    @property
    def span(self) -> tuple[int, int]:
        return self.sentence.span(self.first, self.last)


def noun_phrase(sentence: Sentence, head: int) -> Words:
    """The noun phrase at ``head`` without what is coordinated with it and the relative clauses behind it."""
    first, last = sentence.edges[head]
    for child in sentence.children[head]:
        if sentence.words[child] in _MARKS and any(sentence.words[k] in _MARKS for k in range(first, head)):
            continue  # "the "maturity" of both"
        who = sentence.lower[head] in _ANYONE and sentence.deps[child] == "relcl" and child > head
        if who and any(sentence.lower[k] == "who" for k in range(head + 1, child)):
            continue  # "those *who sell arms*"
        if child > head and (sentence.deps[child] in _BEHIND or sentence.deps[child] == "conj"):
            if any(sentence.tags[c] == "TO" for c in sentence.dependents(child, "aux")):
                continue  # "calls to shut down relations"
            last = min(last, sentence.edges[child][0] - 1)
    for k in range(first + 1, head):
        # "dismissed as inadequate *the* Government's proposals"
        if sentence.lower[k] in {"the", "a", "an"} and sentence.tags[k - 1] == "JJ" and sentence.deps[k] == "det":
            first = first if sentence.lower[k - 1] in _BEFORE_ARTICLES else k
    for k in range(head + 1, last + 1):
        if sentence.lower[k] in _ASIDE and sentence.words[k - 1] == ",":
            last = k - 2  # "an inquiry into its cost, *which* has risen"
            break
    return Words(sentence, first, *_trimmed(sentence, first, max(last, head), head))


def clause_phrase(clause: Clause, *, positive: bool = False) -> Words:
    """The words of an infinitive, gerund or clause from its verb on, without what is coordinated with it.

    With ``positive`` the "not" before it is left out.
    """
    sentence = clause.sentence
    first = clause.top
    last = sentence.edges[clause.top][1]
    for child in sentence.children[clause.top]:
        if sentence.deps[child] in ({"auxpass"} if positive else {"neg", "auxpass"}) and child < first:
            first = child
        if child > clause.top and sentence.deps[child] in {"conj", "cc", "parataxis", "advcl"}:
            last = min(last, sentence.edges[child][0] - 1)
    shared = [h for h in clause.objects if h in clause.implied and h > last]
    last = sentence.edges[shared[0]][1] if shared else last  # "to support and pass the bill"
    return Words(
        sentence,
        first,
        *_trimmed(sentence, first, max(last, clause.top), clause.top),
        clause=True,
        negative=positive and clause.negated,
    )


def whole_clause(clause: Clause) -> Words:
    """The words of a finite clause with its subject, without the word that introduces it."""
    sentence = clause.sentence
    first, last = sentence.edges[clause.top]
    while first < clause.top and sentence.deps[first] in {"mark", "punct"}:
        first += 1
    return Words(sentence, first, *_trimmed(sentence, first, last, clause.top), clause=True)


def _trimmed(sentence: Sentence, first: int, last: int, head: int) -> tuple[int, int]:
    while last > head and last > first and sentence.pos[last] in {"PUNCT", "CCONJ"}:
        last -= 1
    marks = sum(sentence.words[k] in _MARKS for k in range(first, last + 1))
    if marks % 2 and last + 1 < len(sentence) and sentence.words[last + 1] in _MARKS:
        last += 1  # a quotation mark that was opened is closed
    return last, head


def is_empty(sentence: Sentence, head: int) -> bool:
    """Whether the word only holds the place of something ("it would be ...")."""
    return sentence.lower[head] in _EXPLETIVE


def target_of(words: Words, resolution: Resolution, stances: Stances) -> Target:
    """The record's target."""
    sentence = words.sentence
    text = sentence.quote(words.first, words.last)
    if not words.clause:
        mention = resolution.at(sentence, words.head)
        if mention is not None and mention.entity.kind != "pronoun":
            return Target(kind="actor", text=text, actor=mention.actor)
        if sentence.lemmas[words.head] in stances.lists["proposals.words"]:
            return Target(kind="proposal", text=text)
        return Target(kind="issue", text=text)
    return Target(kind="proposal", text=text)
