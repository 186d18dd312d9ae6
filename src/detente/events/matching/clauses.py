"""Matching the codebook's patterns against the clauses of a sentence."""

from __future__ import annotations

from detente.events.codebook.book import Entry
from detente.events.codebook.patterns import Pattern
from detente.events.matching.arguments import why_no_arguments
from detente.events.matching.attempt import Attempt, Scene
from detente.events.matching.found import Found, Miss
from detente.events.matching.settling import why_unsettled
from detente.events.matching.subjects import add_doers_behind, why_no_subject
from detente.events.matching.words import predicate_at
from detente.parsing import Clause


def match(scene: Scene, entry: Entry, pattern: Pattern, clause: Clause) -> Found | Miss:
    """Match ``pattern`` of ``entry`` against ``clause``; a :class:`Miss` says why not."""
    last = predicate_at(pattern, clause)
    if last is None:
        return Miss(pattern, "the words of the predicate are not all there", near=False)
    attempt = Attempt(scene, entry, pattern, clause)
    reason = _why_not(attempt, last)
    if reason:
        return Miss(pattern, reason, reached=attempt.reached)
    return attempt.found


def _why_not(attempt: Attempt, last: int) -> str | None:
    """Try it, with the predicate's last word at ``last``; the reason why it failed, or None."""
    clause, sentence = attempt.clause, attempt.sentence
    attempt.found.trigger = (min(clause.head, last), max(clause.head, last))
    if last != clause.head and attempt.pattern.kind == "verb" and sentence.deps[last] == "prep":
        # "broke into the palace", "cordoned off the square": the verb's last word governs what is its object
        attempt.governed = [h for c in sentence.dependents(last, "pobj") for h in sentence.conjuncts(c)]
    reason = why_no_subject(attempt)
    if reason:
        return reason
    attempt.reached += 1
    reason = why_no_arguments(attempt, attempt.pattern.arguments)
    if reason:
        return reason
    add_doers_behind(attempt)
    return why_unsettled(attempt)
