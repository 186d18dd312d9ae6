"""What a sentence says of a deed that is its subject: that it fell through, is unlikely, on hold or to take place."""

from __future__ import annotations

from detente.events.vocabulary import vocabulary
from detente.parsing import Clause

_DENIED = {"planned": "possible", "possible": "negated", "negated": "possible", "cancelled": "planned"}
"""What is left of a status where it is denied: "is not *certain*", "is not *possible*", "is not *off*"."""


def of_its_subject(verb: Clause) -> str | None:
    """The status that a deed has by what its clause says of it; None where that says nothing of the kind."""
    if verb.kind == "adjective" or verb.lemma == "be":
        return _by_predicate(verb)
    names, known = {verb.name, verb.lemma, *(f"{verb.lemma}_{adverb}" for adverb in verb.adverbs)}, vocabulary()
    if names & known.coming_to_nothing:
        return "possible" if verb.negated else "cancelled"
    if names & known.coming_about and verb.negated:
        return "negated"
    if names & known.depending:
        return "possible"
    return "planned" if names & known.moving and verb.passive else None


def _by_predicate(verb: Clause) -> str | None:
    """By what the deed is: "is *unlikely*", "is *on hold*", "was *to have been held*"."""
    said = {verb.lemma, *verb.adverbs, *(f"{prep} {verb.sentence.lemmas[noun]}" for prep, noun in verb.obliques)}
    for words, status in vocabulary().predicates:
        if words & said:
            return _DENIED.get(status, status) if verb.negated else status
    below = [c for c in verb.sentence.clauses if c.parent is verb and c.link == "complement" and c.marker == "to"]
    if verb.lemma != "be" or not below:
        return None
    return "cancelled" if below[0].with_have and verb.tense == "past" else "planned"
