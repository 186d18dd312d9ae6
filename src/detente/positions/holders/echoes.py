"""Who holds what another holds: "Chile supports the treaty, *and so does Peru*", "*as has Norway*"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace as copy

from detente.parsing import Clause
from detente.positions.context import OTHER, Context, Finding

_TOGETHER = frozenset({"together", "along", "jointly"})
_HELPERS = frozenset({"do", "have", "be", "will", "would", "can"})
_ALSO = frozenset({"so", "as", "neither", "nor", "too", "likewise", "also"})


def echoes(context: Context, found: list[Finding]) -> Iterator[Finding]:
    """The positions that the echoing clauses of the sentence repeat for their own subjects."""
    for clause in context.sentence.clauses:
        contrary = _is_contrary(clause)
        if not (contrary or _is_echo(context, clause)):
            continue
        before = [f for f in found if f.cue[0] < clause.head and not _is_between(context, clause, f)]
        last = max((f.cue[0] for f in before), default=-1)
        first = {f.holder.name: f for f in before if f.cue[0] == last}
        one = next(iter(first.values()), None)
        for holder, link in context.holders(clause.surface, clause):
            for f in before:
                if one is not None and f.cue[0] == last and f.holder.name == one.holder.name != holder.name:
                    yield copy(f, holder=holder, said=link, stance=OTHER[f.stance] if contrary else f.stance)


def alike(context: Context, found: list[Finding]) -> Iterator[Finding]:
    """The positions of those named beside the holder: "Uganda, *like Kenya*, opposes it", "*together with* Spain"."""
    sentence = context.sentence
    for clause in context.sentence.clauses:
        own = {actor.name for actor, _ in context.holders(clause.surface, clause)} if clause.surface else set()
        held = [f for f in found if f.cue[0] == clause.head and f.holder.name in own]
        for prep, head in clause.obliques if held else ():
            at, mention = sentence.heads[head], context.resolution.at(sentence, head)
            known = mention is not None and mention.entity.kind in {"person", "state", "organisation"}
            before = sentence.lower[max(0, at - 1)]
            beside = prep == "like" or prep == "alongside" or (prep == "with" and before in _TOGETHER)
            aside = at < clause.top and "," in sentence.words[head : clause.top]
            if not (known and beside and aside):
                continue
            for holder, link in context.holders([head], clause):
                yield from (copy(f, holder=holder, said=link) for f in held if f.holder.name != holder.name)


def _is_contrary(clause: Clause) -> bool:
    """Whether it says that its subject does not do the same: "Chile backs the treaty, *but Peru does not*"."""
    alone = not clause.objects and not clause.predicatives and not clause.obliques and clause.copula is None
    own = bool(clause.surface) and not clause.implied and clause.surface[0] < clause.top
    return clause.lemma in _HELPERS - {"be"} and clause.negated and alone and own and not clause.modals


def _is_echo(context: Context, clause: Clause) -> bool:
    """Whether it only says that its subject does the same."""
    sentence = context.sentence
    if clause.lemma not in _HELPERS or clause.objects or clause.predicatives or clause.copula is not None:
        return False
    words = {sentence.lower[c] for c in sentence.children[clause.top]} | {sentence.lower[max(0, clause.top - 1)]}
    turned = bool(clause.surface) and all(h > clause.top for h in clause.surface) and bool(words & _ALSO - {"too"})
    last = sentence.lower[clause.top + 1 : clause.top + 2] == ["too"]
    return (turned or (last and bool(clause.surface))) and not (clause.negated and "nor" not in words)


def _is_between(context: Context, clause: Clause, one: Finding) -> bool:
    """Whether another clause with a subject of its own stands between the finding and the echo."""
    between = [c for c in context.sentence.clauses if one.cue[0] < c.head < clause.head]
    return any(c.surface and c.link in {"root", "adverbial"} and not c.implied for c in between)
