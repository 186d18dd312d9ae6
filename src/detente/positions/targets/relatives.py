"""What the verb of a relative clause is said of: "the plan *that they fought for*", "a treaty *it refused to sign*"."""

from __future__ import annotations

from dataclasses import replace

from detente.parsing import Clause
from detente.positions.context import Context
from detente.positions.targets.phrases import Words, clause_phrase

_NOUN_PLACES = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "pobj"})
_INSIDE = frozenset({"acl", "relcl"})


def dangling(clause: Clause) -> list[tuple[str, int]]:
    """The preposition left at the end, with what it belongs to: "the plan that they *fought for*"."""
    sentence = clause.sentence
    if clause.link != "relative" or clause.via is None or clause.via not in (clause.objects or [clause.via]):
        return []
    preps = [k for k in sentence.dependents(clause.head, "prep") if k > clause.head and not sentence.children[k]]
    return [(sentence.lower[k], clause.via) for k in preps[:1]]


def the_thing(context: Context, clause: Clause, head: int) -> int:
    """The thing that "which" stands for, not where it is: "*the transfer* of men held in Peru, which he asked for"."""
    sentence = context.sentence
    mention = context.resolution.at(sentence, head)
    if clause.link != "relative" or head != clause.via:
        return head
    if context.is_date(head) and clause.parent is not None:
        things = [h for h in clause.parent.objects if h < head]
        return things[-1] if things else head  # "*his visit* in May, which he described as ..."
    if mention is None or mention.kind not in {"place", "state"}:
        return head
    found = head
    for above in sentence.ancestors(head):
        if sentence.pos[above] in {"VERB", "AUX"} and sentence.deps[above] not in _INSIDE:
            break
        if sentence.pos[above] == "NOUN" and sentence.deps[above] in _NOUN_PLACES:
            found = above
    return found


def all_of_it(clause: Clause) -> Words | None:
    """What a clause tells, of which another says something: "asked *for it to be closed*, which Peru refused"."""
    sentence, above = clause.sentence, clause.parent
    which = [h for h in clause.objects if sentence.lower[h] == "which"]
    if not which or clause.link not in {"adverbial", "complement"} or above is None or above.head > clause.head:
        return None
    asked = [c for c in sentence.clauses if c.parent is above and c.tense == "infinitive" and c.head < which[0]]
    if clause.link == "complement" and not asked:
        return None
    told = asked[-1] if asked else above
    words = clause_phrase(told)
    begins = [sentence.edges[h][0] for h in told.surface if told.parent is None or h > told.parent.head]
    last = max(min(words.last, which[0] - 2), told.top)
    return Words(sentence, min([words.first, *begins]), last, told.top, clause=True)


def left_open(context: Context, clause: Clause, under: Clause) -> int | None:
    """What an infinitive that says nothing more is done to: "*the treaty*, which Peru has refused to sign"."""
    if clause.link != "relative" or clause.via is None or under.parent is not clause or under.obliques:
        return None
    open_ = under.objects in ([], [clause.via]) and clause.via not in clause.surface
    undone = {under.lemma, under.name} & (context.lists["undoing.words"] | context.lists["hindering.words"])
    return clause.via if open_ and not undone else None


def is_open(under: Clause) -> bool:
    """Whether it is only asked: "will ask voters *whether to* resume the talks"."""
    marks = under.sentence.dependents(under.top, "mark")
    return under.tense == "infinitive" and any(under.sentence.lower[k] in {"whether", "if"} for k in marks)


def says_what(clause: Clause) -> bool:
    """Whether anything stands with the verb that tells what is done."""
    below = any(c.parent is clause and c.link == "complement" for c in clause.sentence.clauses)
    return bool(clause.objects or clause.obliques or clause.predicatives or clause.particle) or below


def asked_for(context: Context, clause: Clause, found: list[Words]) -> list[Words]:
    """What a proposal is for, behind whose it is: "turned down a *proposal* from Brussels *for a meeting*"."""
    sentence, known = context.sentence, context.lists["asking.wishes"]
    for k, words in enumerate(found):
        last = words.last
        for prep, h in clause.obliques if sentence.lemmas[words.head] in known and not words.clause else ():
            if prep in {"from", "by", "for"} and sentence.heads[h] == last + 1:
                last = context.phrase(h).last
                found[k] = replace(words, last=last) if prep == "for" else found[k]
    return found
