"""Signs that a contact goes on: "went into *a third day of* talks", "a drill *that will run until* Friday"."""

from __future__ import annotations

import datetime
import re

from detente.engagements.contact import Contact
from detente.engagements.kinds import load_kinds
from detente.engagements.words import load_words
from detente.parsing import Clause, Sentence, nominal_clause, noun_obliques

_ORDINAL = re.compile(r"second|third|(?!month)\w+(th|1st|2nd|3rd)")
_UNTIL = frozenset({"until", "till", "through", "to", "into"})


def goes_on(clause: Clause) -> bool:
    """Whether the contact that a noun tells of was still going on when the article was written."""
    return _is_in_its_days(clause) or _will_end(clause)


def still_there(found: list[Contact], published: datetime.date | None) -> None:
    """ "Arrived on Monday on *a four-day visit*": a visit is under way as long as its days are not over."""
    for visit in found:
        days = _days(visit.sentence, visit.head)
        clause = nominal_clause(visit.sentence, visit.head)
        if visit.kind != "visit" or days < 2 or clause.parent is None or clause.marker not in {"for", "on"}:
            continue
        for arrival in found:
            came = arrival is not visit and arrival.kind == "visit" and arrival.head == clause.parent.head
            if not came or clause.parent.lemma not in load_kinds().arrivals or arrival.date is None:
                continue
            left = published is not None and (published - arrival.date.end).days
            if arrival.status == "held" and isinstance(left, int) and 0 <= left < days:
                arrival.status = "under way"
                visit.status = "under way" if visit.status == "held" else visit.status


def _days(sentence: Sentence, head: int) -> int:
    """How many days it lasts: "a *three*-day visit"."""
    before = [word for k in sentence.subtree(head) if k < head for word in sentence.lower[k].split("-")]
    if "day" not in before:
        return 0
    counts = {"two": 2, **load_words().numbers}
    return max((int(word) if word.isdecimal() else counts.get(word, 0) for word in before), default=0)


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
