"""To whom the subject of a clause may do what its verb says: the candidates that the second opinion is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.events.matching.parties import Parties
from detente.events.matching.things import PLACES, WHERE, tells_circumstance
from detente.parsing import Clause, Sentence
from detente.resolving import ActorMention

NONFINITE = frozenset({"infinitive", "participle"})
_APART = frozenset({"relative", "participle", "nominal", "conjunct", "parataxis"})
"""How clauses hang that tell of somebody else's deeds, or are asked about by themselves."""
_APART_IN_PHRASE = frozenset({"relcl", "acl", "advcl", "ccomp", "appos"})
_APART_IN_NAME = _APART_IN_PHRASE | {"compound", "nmod", "amod"}
_WANTED = frozenset({"for", "against", "to"})
"""Prepositions behind which the thing stands that is asked for, backed or refused."""
_ROLES = frozenset({"as"})
_BODIES = frozenset({"UNO", "EUR", "IGO"})
_TO_ONES_STATE = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT"})
"""Types of what one may do to one's own state."""
_OWN = frozenset({"its", "his", "her", "their", "our", "my", "your"})


@dataclass(frozen=True, slots=True)
class Target:
    """Somebody who may be acted on, and the clause whose verb stands with them; ``below`` the one of the source."""

    mention: ActorMention
    clause: Clause
    below: bool = False


def targets_of(chain: list[Clause], sources: list[ActorMention], parties: Parties, idle: set[int]) -> Iterator[Target]:
    """Those with the verbs of a chain of clauses ("refused", "to answer"), then those of what hangs below it.

    Clauses whose ``id`` is in ``idle`` are left out, with what is below them.
    """
    seen: set[int] = set()
    for clause in (*chain, *_below(chain, idle)):
        below = clause not in chain
        if id(clause) in idle and not below:
            continue
        subjects = clause.subjects if below else []
        for mention in _standing_with(clause, [*subjects, *clause.indirect, *clause.objects], parties):
            if mention.head not in seen and is_meant(mention, sources) and not in_subject(chain[0], mention):
                seen.add(mention.head)
                yield Target(mention, clause, below)


def things_with(clause: Clause, parties: Parties, circumstances: frozenset[str]) -> Iterator[int]:
    """The heads of phrases with a verb that name nobody: "called the *reports* nonsense", "pleaded for a *pause*"."""
    sentence = clause.sentence
    aimed = [head for preposition, head in clause.obliques if preposition in _WANTED and head > clause.head]
    for head in [*clause.objects, *aimed]:
        if sentence.pos[head] not in {"NOUN", "PROPN"} or head in clause.implied:
            continue
        aside = tells_circumstance(sentence, head, parties.resolution, circumstances)
        if not aside and not parties.actors_at(sentence, head)[0]:
            yield head


def told_of(clause: Clause, told: Clause, sources: list[ActorMention], parties: Parties) -> Iterator[ActorMention]:
    """Of whom something is told in a clause below a verb of saying."""
    heads = [*told.subjects, *told.objects, *(head for _, head in told.obliques)]
    for mention in parties.named_in(clause.sentence, heads):
        if is_meant(mention, sources) and not in_subject(clause, mention):
            yield mention


def is_meant(mention: ActorMention, sources: list[ActorMention]) -> bool:
    """Whether somebody is named who is another than the sources and not theirs ("its army")."""
    if mention.kind == "pronoun":
        return False
    own = mention.sentence.lower[mention.first] in _OWN
    for source in sources:
        if mention.actor.name == source.actor.name or _within(mention, source) or _within(source, mention):
            return False
        if own and mention.actor.country in {None, source.actor.country}:
            return False
    return True


def is_own(target: ActorMention, sources: list[ActorMention], type_: str) -> bool:
    """Whether the sources belong to the target: the Secretary-General to the United Nations, an envoy to his state."""
    country = target.actor.country
    if country is None or all(m.actor.country != country for m in sources):
        return False
    return country in _BODIES or (target.kind in PLACES and type_ not in _TO_ONES_STATE)


def in_subject(clause: Clause, mention: ActorMention) -> bool:
    """Whether somebody stands in the phrase of the subject: "the American embassy *in Iraq* closed"."""
    for head in clause.subjects:
        first, last = clause.sentence.edges[head]
        if first <= mention.head <= last and not first <= clause.top <= last:
            return True
    return False


def _standing_with(clause: Clause, heads: list[int], parties: Parties) -> Iterator[ActorMention]:
    """Those among the arguments of a clause; where the head of a phrase names nobody, those in the phrase."""
    sentence = clause.sentence
    for head, preposition in [*((head, "") for head in heads), *((head, prep) for prep, head in clause.obliques)]:
        if preposition in _ROLES:
            continue
        named, directly = parties.actors_at(sentence, head)
        if not directly:
            named = list(_inside(sentence, head, parties)) if head not in clause.implied else []
        for mention in named:
            placed = mention.kind == "place" and mention.head == head and preposition in WHERE
            if not placed and not _is_tongue(mention, head):
                yield mention


def _is_tongue(mention: ActorMention, head: int) -> bool:
    """Whether a language is meant: "wants *English* to be taught"."""
    bare = mention.first == mention.last == head and mention.sentence.tags[head] not in {"NNS", "NNPS"}
    return bare and mention.kind in {"demonym", "nationals"}


def _inside(sentence: Sentence, head: int, parties: Parties) -> Iterator[ActorMention]:
    """Those named in a phrase, but for the clauses that hang on it, where it is and names ("*UN* Resolution 12")."""
    waiting = [head]
    while waiting:
        at = waiting.pop(0)
        mention = parties.resolution.at(sentence, at)
        if mention is not None and mention.head == at and mention.kind != "place":
            yield mention
            continue
        apart = _APART_IN_NAME if sentence.pos[at] == "PROPN" else _APART_IN_PHRASE
        waiting += [child for child in sentence.children[at] if sentence.deps[child] not in apart]


def _below(chain: list[Clause], idle: set[int]) -> Iterator[Clause]:
    """Infinitives and participles below a chain whose subject is the same, or who is to do it: "called for X to go"."""
    sentence = chain[0].sentence
    reached = list(chain)
    for under in sentence.clauses:
        own = under.tense in NONFINITE and under.link not in _APART and id(under) not in idle
        if own and under.parent in reached and under not in reached:
            reached.append(under)
            yield under


def _within(one: ActorMention, other: ActorMention) -> bool:
    return other.first <= one.head <= other.last


def chain_of(clause: Clause) -> list[Clause]:
    """A clause and the infinitives below it that have its subject: "refused", "to answer"."""
    chain = [clause]
    for under in clause.sentence.clauses:
        if under.parent in chain and under not in chain and is_under_own_verb(under):
            chain.append(under)
    return chain


def is_under_own_verb(clause: Clause) -> bool:
    """Whether it is the infinitive of a verb of the same subject, and so read together with that."""
    parent = clause.parent
    if parent is None or clause.tense != "infinitive" or clause.link != "complement":
        return False
    return parent.kind != "noun" and bool(set(parent.subjects) & set(clause.subjects))


def told_below(clause: Clause) -> list[Clause]:
    """What is told by a verb of saying: "said that *the rebels were to blame*"."""
    under = [c for c in clause.sentence.clauses if c.parent is clause and c.link == "complement"]
    return [c for c in under if c.tense not in NONFINITE]
