"""What is to be voted on, hindered or ended by what somebody urges or vows: "urged them to say no to the treaty"."""

from __future__ import annotations

from dataclasses import replace

from detente.parsing import Clause
from detente.positions.context import Context
from detente.positions.targets.phrases import Words


def voted(context: Context, under: Clause) -> Words | None:
    """ "Urged workers *to say no to* the treaty", "... *to vote against* it": what is to be voted on."""
    beside = {*under.objects, *context.sentence.children[under.top]} if under.lemma == "say" else set()
    answers = {context.sentence.lower[h] for h in beside} & {"no", "yes"}
    preps = {"to"} if answers else {"against"} if under.lemma == "vote" and not under.negated else set()
    heads = [h for prep, h in under.obliques if prep in preps and context.sentence.pos[h] != "PRON"]
    return replace(context.phrase(heads[0]), negative=answers != {"yes"}) if heads else None


def hindered(context: Context, under: Clause) -> Words | None:
    """What somebody binds itself to hinder: "vowed to block the membership", "voted to reject it"."""
    words = context.stances.verbs.get(under.lemma, ())
    against = [h for prep, h in under.obliques if prep == "against"]
    if against and not under.negated and any("against" in w.target for w in words):
        return replace(context.phrase(against[0]), negative=True)  # "vowed to vote *against* the bill"
    rejects = any(w.stance == "opposes" and "object" in w.target for w in words)
    if (
        not (rejects or {under.lemma, under.name} & context.lists["hindering.words"])
        or under.negated
        or not under.objects
    ):
        return None
    return replace(context.phrase(under.objects[0]), negative=True)


def to_end(context: Context, under: Clause, head: int | None = None) -> Words | None:
    """Somebody whom one wants to go or to be replaced."""
    heads = [head] if head is not None else [*under.surface, *under.objects][:1]
    ends = context.lists["undoing.words"] if under.passive else context.lists["ending.words"]
    if under.negated or not {under.lemma, under.name} & ends:
        return None
    return next((replace(context.phrase(h), negative=True) for h in heads if not context.is_thing(h)), None)
