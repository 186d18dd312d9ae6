"""Signs that a contact goes on: "went into *a third day of* talks", "a drill *that will run until* Friday"."""

from __future__ import annotations

import re

from detente.engagements.words import load_words
from detente.parsing import Clause, Sentence, nominal_clause, noun_obliques

_ORDINAL = re.compile(r"second|third|(?!month)\w+(th|1st|2nd|3rd)")
_UNTIL = frozenset({"until", "till", "through", "to", "into"})


def goes_on(clause: Clause) -> bool:
    """Whether the contact that a noun tells of was still going on when the article was written."""
    return _is_in_its_days(clause) or _will_end(clause)


def _is_in_its_days(clause: Clause) -> bool:
    """ "Entered a second day of talks", "the talks went into a third day", "carried on for a third day"."""
    sentence, words = clause.sentence, load_words()
    of_day = clause.marker == "of" and clause.via is not None and _is_further_day(sentence, clause.via)
    upper = nominal_clause(sentence, clause.via).parent if of_day and clause.via is not None else clause.parent
    if upper is None or upper.negated or upper.lemma not in words.lasting_on or upper.tense not in {"past", "present"}:
        return False
    days = [h for prep, h in (*upper.obliques, *noun_obliques(sentence, clause.head)) if prep in {"for", "into", "in"}]
    return of_day or any(_is_further_day(sentence, h) for h in (*upper.objects, *days))


def _is_further_day(sentence: Sentence, head: int) -> bool:
    """Whether it is a day or week, counted: "*a third day*"."""
    counted = (sentence.lower[c] for c in sentence.children[head])
    return sentence.lemmas[head] in load_words().spans and any(_ORDINAL.fullmatch(word) for word in counted)


def _will_end(clause: Clause) -> bool:
    """ "The exercise, *which will run until* Friday", "a visit *that ends on* Sunday"."""
    sentence = clause.sentence
    for below in sentence.clauses:
        if below.via != clause.head or below.link != "relative" or below.negated or set(below.modals) - {"will"}:
            continue
        ahead = below.tense in {"future", "present"}
        if ahead and below.lemma in load_words().running and any(prep in _UNTIL for prep, _ in below.obliques):
            return True
    return False
