"""Clauses put straight before they are read for contacts: what stands between a noun and the verb that tells of it."""

from __future__ import annotations

from dataclasses import replace

from detente.engagements.kinds import load_kinds
from detente.engagements.words import load_words
from detente.parsing import Clause

_RAISING = frozenset({"have", "need"})


def put_straight(clause: Clause) -> Clause:
    """The clause of a noun under the verb that tells what became of it.

    "A meeting, *pencilled in* for Monday, *was put off*", where the parser takes "pencilled" for the verb, and "the
    visit *had to be cancelled*".
    """
    parent = clause.parent
    if parent is not None and clause.via is None and clause.marker == "for":
        asked = [h for h in parent.objects if parent.head < h < clause.head and _is_request(clause, h)]
        return replace(clause, via=asked[-1]) if asked else clause
    if parent is None or clause.via is not None or clause.marker not in {"subject", "object"}:
        return clause
    if (upper := _behind_insertion(clause, parent) or _beside_insertion(clause, parent)) is not None:
        return replace(clause, parent=upper, marker="object" if upper.passive else "subject")
    if parent.lemma in _RAISING and parent.tense in {"past", "perfect"} and clause.marker == "subject":
        below = (c for c in clause.sentence.clauses if c.parent is parent and c.link == "complement" and c.passive)
        forced = next((c for c in below if c.tense == "infinitive" and clause.head in c.objects), None)
        if forced is not None and not parent.negated:
            return replace(clause, parent=replace(forced, tense="past", link="root", parent=None, marker=""))
    return clause


def _is_request(clause: Clause, head: int) -> bool:
    """Whether something is asked for by it: "turned down *a proposal from Brussels for* a meeting"."""
    return clause.sentence.lemmas[head] in load_kinds().requests


def _behind_insertion(clause: Clause, parent: Clause) -> Clause | None:
    """The passive behind the second comma of "talks, *set for Monday*, were put off"."""
    sentence, upper = clause.sentence, parent.parent
    if (
        upper is None
        or parent.link not in {"complement", "parataxis"}
        or parent.head > upper.head
        or parent.auxiliaries
    ):
        return None
    if not upper.passive or upper.objects or upper.subjects:
        return None
    opened = any(sentence.words[k] == "," for k in range(clause.head, max(parent.head, upper.head - 3)))
    first = min([upper.head, *upper.auxiliaries])
    return upper if opened and sentence.words[first - 1] == "," else None


def _beside_insertion(clause: Clause, parent: Clause) -> Clause | None:
    """The "is" of "the trip, *once pencilled in* for May, *is* off", where the parser joins it to the participle."""
    sentence = clause.sentence
    bare = sentence.tags[parent.head] == "VBN" and not parent.auxiliaries and clause.head < parent.head
    if not bare or "," not in sentence.words[clause.head : parent.head]:
        return None
    joined = (c for c in sentence.clauses if sentence.deps[c.head] == "conj" and sentence.heads[c.head] == parent.head)
    told = (c for c in joined if clause.head in (*c.subjects, *c.objects) and c.kind == "verb")
    return next((c for c in told if sentence.words[min([c.head, *c.auxiliaries]) - 1] == ","), None)


def relative_object(clause: Clause) -> Clause:
    """ "An accord *the two plan to sign*", "a treaty that *the ministers are due to sign*": what they sign, and who."""
    upper = clause.parent
    if clause.tense != "infinitive" or clause.passive or upper is None or upper.link != "relative":
        return clause
    if clause.lemma == "conclude":
        return clause  # "the document that they hope to conclude": they still write it
    if clause.link != "complement" or upper.via is None or clause.objects not in ([], [upper.via]):
        return clause
    who = [h for h in (upper.surface or upper.subjects) if h != upper.via]
    if not who or any(h > clause.head for h in who):
        return clause
    return replace(clause, objects=[upper.via], subjects=who, surface=who)


def at_table(clause: Clause, meals: frozenset[str]) -> Clause:
    """ "*Had the minister to breakfast*", where the parser takes the meal for a verb: whoever had him ate with him."""
    upper = clause.parent
    taken = clause.lemma in meals and clause.tense == "infinitive" and clause.link == "complement"
    if not taken or upper is None or upper.passive or not upper.objects:
        return clause
    if upper.lemma not in load_words().having_to_table:
        return clause
    guests = [("with", h) for h in upper.objects]
    return replace(
        clause, tense=upper.tense, link=upper.link, parent=upper.parent, via=upper.via, marker=upper.marker,
        subjects=upper.subjects, surface=upper.surface, obliques=[*clause.obliques, *guests],
        auxiliaries=upper.auxiliaries, modals=upper.modals, negated=upper.negated, implied=set(),
    )  # fmt: skip
