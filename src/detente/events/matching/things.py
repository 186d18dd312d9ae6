"""The thing or place that an event concerns where no actor stands, and phrases that only say when or wherefore."""

from __future__ import annotations

from detente.events.matching.attempt import Attempt
from detente.parsing import Clause, Sentence, noun_obliques
from detente.resolving import Resolution

POINTING = frozenset(
    {"against", "on", "upon", "to", "with", "for", "toward", "towards", "at", "over", "of", "from", "into", "about"}
)
"""Prepositions behind which the one stands at whom something is aimed."""
VERBAL = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "AGREE"})
"""Types whose recipient may be a thing: one condemns a law, but arrests a person."""
WHERE = frozenset(
    {"in", "at", "across", "near", "inside", "off", "around", "within", "into", "over", "from", "outside", "along"}
)
_TO_THINGS = frozenset({"COERCE", "SANCTION", "PROTEST", "ASSAULT", "MOBILIZE"})
"""Types of deeds that are done to things as well."""
_GIVEN_TO = frozenset({"to", "for", "from", "against", "with"})
"""Prepositions behind which the one stands whom a deed agreed on concerns: "offer a loan to the sector"."""
_TIMING = frozenset({"after", "before", "during", "following", "since", "until", "according to"})
_TO_PEOPLE = frozenset({"COERCE", "ASSAULT"})
"""Types of deeds whose victims may be a mere number: "killed three", "arrested 40"."""
_TIMES = frozenset({"DATE", "TIME"})
PLACES = frozenset({"place", "state", "demonym"})


def thing_concerned(attempt: Attempt) -> list[int]:
    """The phrase in the recipient's place where no actor is named there: "the law", "in the north"."""
    if is_bare(attempt):
        return []
    if attempt.entry.type in VERBAL or attempt.entry.becomes is not None:
        # "dismissed the law *as a farce*": what it is called is not what it concerns
        called = [h for prep, h in attempt.clause.obliques if prep == "as"]
        loose = [h for h in attempt.loose if h not in called and not is_circumstance(attempt, h)]
        if loose and attempt.clause.link != "nominal":
            return loose
        for below in attempt.loose_clauses:
            things = [*below.objects, *(h for prep, h in below.obliques if prep in POINTING | WHERE)]
            things = [h for h in things if not is_circumstance(attempt, h)]
            if things:
                # "agreed to build a port in Lamu": the place is concerned as much as the port
                beside = [*_aimed(attempt, below), *sites(attempt, below)]
                return things[:1] + [h for h in beside if h != things[0]][:1]
    first, last = attempt.found.trigger
    places = attempt.scene.resolution.places
    for head in attempt.clause.objects if attempt.clause.kind == "verb" else ():
        if any(p.sentence is attempt.sentence and p.first <= head <= p.last for p in places):
            return [head]
    said = attempt.worded if attempt.entry.type in VERBAL and attempt.clause.kind == "verb" else []
    said = [h for h in said if h in attempt.clause.objects]
    for heads in attempt.behind(POINTING | WHERE):
        things = [h for h in heads if attempt.sentence.pos[h] in {"NOUN", "PROPN"} and not first <= h <= last]
        things = [h for h in things if h not in attempt.worded and not is_circumstance(attempt, h)]
        # "*in a session* of the house, it rejected the bill": what stands before tells where
        things = [h for h in things if not said or h > attempt.clause.head]
        things = [h for h in things if not only_tells_when(attempt, h)]
        if things:
            return things[:1]
    if attempt.entry.type in _TO_THINGS and attempt.clause.kind == "verb":
        # "outlawed *beards*", "set fire to the *depot*", "the *convoy* came under fire"
        own = {*attempt.clause.objects, *attempt.clause.subjects}
        done_to = [h for h in attempt.loose if h in own and not is_circumstance(attempt, h)]
        return (done_to or _struck(attempt))[:1]
    if attempt.entry.type in VERBAL and attempt.clause.kind == "verb":
        # "rejected the *results*"
        return [h for h in attempt.worded if h in attempt.clause.objects][:1]
    return []


def _aimed(attempt: Attempt, below: Clause) -> list[int]:
    """Those definite or named to, for or from whom something is to be done: "offer a loan *to the film industry*"."""
    sentence = attempt.sentence
    things = [h for prep, h in below.obliques if prep in _GIVEN_TO and h > below.head]
    known = [h for h in things if sentence.pos[h] == "PROPN" or sentence.dependents(h, "det", "poss")]
    return [h for h in known if not is_circumstance(attempt, h)]


def _struck(attempt: Attempt) -> list[int]:
    """What is struck, blocked or seized though nobody is named with it ("blocked the *bridge*", "killed *three*")."""
    struck = attempt.scene.lists["struck_things"]
    lemmas, tags = attempt.sentence.lemmas, attempt.sentence.tags
    heads = [h for h in attempt.worded if lemmas[h] in struck and attempt.entry.type != "MOBILIZE"]
    heads += [h for h in attempt.clause.objects if attempt.entry.type in _TO_PEOPLE and tags[h] == "CD"]
    return [h for h in heads if h in attempt.clause.objects and not is_circumstance(attempt, h)]


def sites(attempt: Attempt, below: Clause) -> list[int]:
    """The named places in which something is to be done."""
    obliques = [*below.obliques, *(pair for h in below.objects for pair in noun_obliques(attempt.sentence, h))]
    return [h for prep, h in obliques if prep in WHERE and _is_named_place(attempt, h)]


def has_site(attempt: Attempt, head: int) -> bool:
    """Whether a phrase names the place where somebody is: "farmers *in Chad*"."""
    obliques = noun_obliques(attempt.sentence, head)
    return any(prep in WHERE and _is_named_place(attempt, h) for prep, h in obliques)


def _is_named_place(attempt: Attempt, head: int) -> bool:
    """Whether a name of a place stands there: "Lamu", "the Gulf of Guinea"."""
    mention = attempt.scene.resolution.at(attempt.sentence, head)
    if mention is not None and mention.kind in PLACES:
        return True
    places = attempt.scene.resolution.places
    return any(p.sentence is attempt.sentence and p.first <= head <= p.last for p in places)


def only_tells_when(attempt: Attempt, head: int) -> bool:
    """Whether something stands in a phrase of time or of who says so: "burned flags *after a visit to Chad*"."""
    above = set(attempt.sentence.ancestors(head))
    return any(prep in _TIMING and h in above for prep, h in attempt.clause.obliques)


def is_circumstance(attempt: Attempt, head: int) -> bool:
    """Whether the phrase at ``head`` says when or wherefore: "in early 2017", "in response to the invasion"."""
    scene = attempt.scene
    return tells_circumstance(attempt.sentence, head, scene.resolution, scene.lists["circumstances"])


def tells_circumstance(sentence: Sentence, head: int, resolution: Resolution, words: frozenset[str]) -> bool:
    """The same of a sentence; ``words`` are those for circumstances."""
    start = sentence.starts[head]
    if sentence.lemmas[head] in words:
        return True
    if any(d.span[0] <= start < d.span[1] for d in resolution.dates):
        return True
    return any(n.first <= head <= n.last and n.label in _TIMES for n in sentence.names)


def is_bare(attempt: Attempt) -> bool:
    """Whether the pattern is a word of asking alone ("A's request"), which is asked of whoever acts upon it."""
    asked = attempt.clause.lemma in attempt.scene.lists["requests"]
    return attempt.clause.kind == "noun" and asked and not attempt.pattern.arguments
