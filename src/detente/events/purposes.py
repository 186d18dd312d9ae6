"""What the events of one sentence tell about each other: what help is for, what soldiers are sent for, what led up."""

from __future__ import annotations

from collections.abc import Iterable

from detente.events.found import Found
from detente.events.words import sequence_at
from detente.parsing import Clause, Sentence
from detente.resolving import ActorMention

_HELP = frozenset({"AID", "SUPPORT", "COOPERATE"})
_GIVEN = frozenset({"AID", "COOPERATE"})
_CONCESSIONS = frozenset({"CONCEDE", "RETREAT"})
_SOLDIERS = frozenset({None, "troops", "police"})
"""Modes of MOBILIZE that tell of men."""
_NEAR = frozenset({"against", "near", "around", "from", "off"})
"""Prepositions behind which a mission stands to which the soldiers do not belong."""


def relate(found: list[Found], missions: frozenset[str]) -> None:
    """Let the events of a sentence tell about each other; ``missions`` are the words for missions of peace."""
    for event in found:
        if event.type == "MOBILIZE" and event.mode in _SOLDIERS and _keeps_peace(event, missions):
            event.type, event.mode = "AID", None
    _serve_purpose(found)
    for event in found:
        if event.type in _CONCESSIONS and not event.recipients:
            _learn_from_accord(event, found)


def others(mentions: Iterable[ActorMention], actors: list[ActorMention]) -> list[ActorMention]:
    """Those of ``mentions`` who are none of ``actors``, each once."""
    names = {m.actor.name for m in actors}
    kept: list[ActorMention] = []
    for mention in mentions:
        if mention.actor.name not in names and mention not in kept:
            kept.append(mention)
    return kept


def _keeps_peace(event: Found, missions: frozenset[str]) -> bool:
    """Whether the soldiers are sent "as peacekeepers", "on a peacekeeping mission", "for a stabilisation force"."""
    sentence = event.clause.sentence
    for i in range(len(sentence)):
        if sentence.lemmas[i] not in missions and sentence.lower[i] not in missions:
            long = any(len(w) > 1 and sequence_at(sentence, i, tuple(w)) for w in (m.split("_") for m in missions))
            if not long:
                continue
        if _belongs(sentence, i, event.clause):
            return True
    return False


def _belongs(sentence: Sentence, i: int, clause: Clause) -> bool:
    """Whether the word at ``i`` stands in a phrase of the clause, with no other verb between."""
    for node in sentence.ancestors(i):
        if node in (clause.head, clause.top):
            return True
        if sentence.pos[node] in {"VERB", "AUX"} or sentence.lower[node] in _NEAR:
            return False
    return False


def _serve_purpose(found: list[Found]) -> None:
    """ "Sent ventilators to assist Chad": the purpose of help tells whom it helps and is no event of its own.

    So it is with soldiers sent to help another state, and with where they are to go.
    """
    by_top = {f.clause.top: f for f in found if f.clause.link != "nominal"}
    for inner in found:
        clause = inner.clause
        if clause.tense != "infinitive" or clause.parent is None:
            continue
        main = by_top.get(clause.parent.top)
        if main is None or main is inner or inner in main.inner:
            continue
        if main.type in _GIVEN and inner.type in _HELP:
            if not main.recipients:
                main.recipients, main.vague = others(inner.recipients, main.actors), []
            inner.consumed = True
        elif main.type == "MOBILIZE" and inner.type == "AID" and _abroad(inner.recipients, main.actors):
            main.type, main.mode = "AID", None
            main.recipients, main.vague = others(inner.recipients, main.actors), []
            inner.consumed = True
        elif main.type == "MOBILIZE" and inner.mode == "visit":
            main.recipients = others(inner.recipients, main.actors) or main.recipients
            inner.consumed = True


def _abroad(recipients: list[ActorMention], actors: list[ActorMention]) -> bool:
    """Whether somebody of another state is among the recipients."""
    own = {m.actor.country for m in actors}
    return any(m.actor.country is not None and m.actor.country not in own for m in recipients)


def _learn_from_accord(event: Found, found: list[Found]) -> None:
    """ "Called off the strike after reaching a deal with *the ministry*": the concession is made to the other side."""
    for other in found:
        clause = other.clause
        if clause.parent is not event.clause or clause.marker != "after" or clause.link != "adverbial":
            continue
        if not set(clause.subjects) & set(event.clause.subjects):
            continue
        parties = others([*other.actors, *other.recipients], event.actors)
        if len(parties) == 1 and other.type in {"SUPPORT", "AGREE", "CONSULT", "COOPERATE"}:
            event.recipients, event.vague = parties, []
            return
