"""Who is meant where the codebook knows what was done and not to whom, or by whom: two witnesses settle it."""

from __future__ import annotations

from collections.abc import Iterator

from detente.events.matching.found import Found
from detente.events.matching.parties import POLITICS_ONLY, Parties, fits
from detente.events.opinion.model import Opinion
from detente.events.opinion.targets import NONFINITE, in_subject, is_meant, is_own
from detente.parsing import Clause, Sentence
from detente.resolving import ActorMention

Pair = tuple[ActorMention, ActorMention]
ENOUGH = 0.6
"""The chance of the codebook's own type from which somebody of the clause is its recipient."""
ENOUGH_OF_ACCORDS = 0.7
"""The same where something is agreed: promises and accords are easily taken for each other."""
ENOUGH_OF_ACTORS = 0.65
"""The same of who did it."""
MOST = 3
"""How many are asked about at most."""

_MUTUAL = frozenset({"CONSULT"})
"""Types that two do together: who else is named was not with them."""
_BETWEEN = frozenset({"AGREE", "COOPERATE"})
"""Types that several do with each other, if several are named ("Ghana and Togo agreed"), and nobody does unnamed."""
_BY_AUTHORITIES = frozenset({"COERCE", "SANCTION", "CONCEDE", "RETREAT"})
"""Types of what is done to people by the state where it happens: "was arrested *in Rwanda*"."""
_WITH_ONES_OWN = frozenset({"MOBILIZE"})
"""Types of what one does with one's own people."""
_YIELDING = {"CONCEDE", "RETREAT"}
"""Types that are one to the second opinion."""
_SAID = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REJECT", "ACCUSE", "REQUEST", "THREATEN"})
"""Types of what is said; where it is said is not to whom: "agreed *in Astana*"."""
_REMARKS = frozenset({"adverbial", "relative", "parataxis", "participle"})
"""How finite clauses hang that tell of something else: "threatened to leave *if Chad* did not pay"."""


def supply(found: Found, others: list[Found], opinion: Opinion, parties: Parties) -> None:
    """Give an event that has no recipient, or no actor, the one whom the second opinion holds for it.

    ``others`` are the events of the sentence: what one of them tells already of the two is not told once more.
    """
    together = found.type in _MUTUAL or (found.type in _BETWEEN and len(found.actors) != 1)
    if together or bool(found.actors) == bool(found.recipients):
        return
    clause = found.carrier or found.clause
    if found.actors:
        named = [m for m in _named_below(clause, found.actors, parties) if not _is_aside(clause, m)]
        named = [m for m in named if found.type not in _SAID or not _is_where(m)]
        if found.type in _WITH_ONES_OWN:
            moved = {i for head in clause.objects for i in clause.sentence.subtree(head)}
            named = [m for m in named if m.head not in moved]
        pairs = [(found.actors[0], m) for m in named if not is_own(m, found.actors, found.type)]
    else:
        named = [m for m in _named_below(clause, found.recipients, parties) if not in_subject(clause, m)]
        pairs = [(m, found.recipients[0]) for m in named if m.kind != "place" or found.type in _BY_AUTHORITIES]
    pairs = [pair for pair in pairs if not any(_joins(other, found.type, *pair) for other in others)]
    of_recipients = ENOUGH_OF_ACCORDS if found.type == "AGREE" else ENOUGH
    best = _likeliest(found, opinion, pairs[:MOST], of_recipients if found.actors else ENOUGH_OF_ACTORS)
    if best is not None:
        found.actors, found.recipients = found.actors or [best[0]], found.recipients or [best[1]]


def _likeliest(found: Found, opinion: Opinion, pairs: list[Pair], enough: float) -> Pair | None:
    """The pair between which the second opinion sees an event of the same type, if it is sure enough of one."""
    best = None
    for source, target in pairs:
        chances = opinion.about(source, target)
        likeliest = max(chances, key=lambda name: chances[name], default="NONE")
        alike = likeliest == found.type or {likeliest, found.type} == _YIELDING
        if alike and chances[likeliest] >= enough:
            best, enough = (source, target), chances[likeliest]
    return best


def _joins(found: Found, type_: str, source: ActorMention, target: ActorMention) -> bool:
    """Whether an event of a type has two as its sides."""
    sides = ((found.actors, source), (found.recipients, target))
    return found.type == type_ and all(any(m.actor.name == one.actor.name for m in side) for side, one in sides)


def _named_below(clause: Clause, known: list[ActorMention], parties: Parties) -> Iterator[ActorMention]:
    """Those of public life named in a clause who are none of those already found, nor in their phrases."""
    sentence = clause.sentence
    first, last = sentence.edges[clause.top]
    for head in range(first, last + 1):
        mention = parties.resolution.at(sentence, head)
        if mention is None or mention.head != head or not (mention.actor.sectors or fits(mention, POLITICS_ONLY)):
            continue
        if is_meant(mention, known) and not any(_is_inside(sentence, whole, head) for whole in known):
            yield mention


def _is_inside(sentence: Sentence, whole: ActorMention, head: int) -> bool:
    """Whether a token stands in somebody's phrase: "the governments of *several countries*"."""
    first, last = sentence.edges[whole.head]
    return min(first, whole.first) <= head <= last


def _is_aside(clause: Clause, mention: ActorMention) -> bool:
    """Whether somebody is named only in a clause that tells of something else."""
    tops = {one.top: one for one in clause.sentence.clauses}
    for above in (mention.head, *clause.sentence.ancestors(mention.head)):
        if above == clause.top:
            return False
        under = tops.get(above)
        if under is None:
            continue
        if under.link == "root" and any(head not in under.implied for head in under.surface):
            return True  # "called it void, *and the envoy was summoned to the ministry*"
        if under.link in _REMARKS and under.tense not in NONFINITE:
            return True
    return False


def _is_where(mention: ActorMention) -> bool:
    """Whether somebody is only named to say where it was: "*in Sochi*", "*at the African Union's summit*"."""
    sentence, head = mention.sentence, mention.head
    node = sentence.heads[head]
    if mention.kind == "place" and sentence.deps[head] == "pobj" and sentence.lower[node] in {"in", "at"}:
        return sentence.pos[sentence.heads[node]] in {"VERB", "AUX"}
    above = (i for i in sentence.ancestors(head) if sentence.deps[i] == "prep")
    prep = next(above, None)
    return prep is not None and sentence.lower[prep] == "at" and sentence.pos[sentence.heads[prep]] in {"VERB", "AUX"}
