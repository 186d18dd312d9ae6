"""What the events of one sentence tell about each other: what help is for, what soldiers are sent for, what led up."""

from __future__ import annotations

from collections.abc import Iterable

from detente.events.codebook.book import Codebook
from detente.events.matching.found import Found
from detente.events.matching.parties import Parties
from detente.events.matching.words import sequence_at
from detente.parsing import Clause, Sentence
from detente.resolving import ActorMention

_HELP = frozenset({"AID", "SUPPORT", "COOPERATE"})
_GIVEN = frozenset({"AID", "COOPERATE"})
_CONCESSIONS = frozenset({"CONCEDE", "RETREAT"})
_JUDGEMENTS = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
_SOLDIERS = frozenset({None, "troops", "police"})
"""Modes of MOBILIZE that tell of men."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_NEAR = frozenset({"against", "near", "around", "from", "off"})
"""Prepositions behind which a mission stands to which the soldiers do not belong."""


def relate(found: list[Found], codebook: Codebook, parties: Parties) -> None:
    """Let the events of a sentence tell about each other."""
    missions, deeds = codebook.sets["peace_missions"], codebook.sets["deeds"]
    for event in found:
        if event.type == "MOBILIZE" and event.mode in _SOLDIERS and _keeps_peace(event, missions):
            event.type, event.mode = "AID", None
        elif event.type == "MOBILIZE" and _is_joint(event):
            event.type, event.mode, event.mutual, event.vague = "COOPERATE", None, True, []
    _serve_purpose(found)
    for event in found:
        if event.type in _CONCESSIONS and not event.recipients:
            _learn_from_accord(event, found)
        elif event.type in _JUDGEMENTS and not event.recipients and _sums_up(event.clause, deeds):
            event.recipients = _who_did_it(event, found, parties)
        if event.type in _JUDGEMENTS and not event.recipients:
            event.recipients = _told_before(event, found, codebook)


def others(mentions: Iterable[ActorMention], actors: list[ActorMention]) -> list[ActorMention]:
    """Those of ``mentions`` who are none of ``actors``, each once."""
    names = {m.actor.name for m in actors}
    kept: list[ActorMention] = []
    for mention in mentions:
        if mention.actor.name not in names and mention not in kept:
            kept.append(mention)
    return kept


def _sums_up(clause: Clause, deeds: frozenset[str]) -> bool:
    """Whether it judges what was told before it: "..., a move condemned by Oslo", "..., which Oslo deplored"."""
    sentence = clause.sentence
    if clause.via is not None and clause.link in {"relative", "participle"}:
        noun = clause.via
        return sentence.deps[noun] == "appos" and sentence.lemmas[noun] in deeds and noun in clause.objects
    return clause.link == "adverbial" and any(sentence.lower[h] == "which" for h in clause.objects)


def _who_did_it(event: Found, found: list[Found], parties: Parties) -> list[ActorMention]:
    """The actors of the deed that a clause judges: those of its event, or of the verb that it hangs on."""
    above = event.clause.parent
    if above is None:
        return []
    known = next((f for f in found if f is not event and above in (f.clause, f.carrier)), None)
    doers = known.actors if known is not None else []
    if not doers:
        doers = parties.named_in(above.sentence, above.subjects)
    return others((m for m in doers if m.kind != "pronoun" or m.actor.country is not None), event.actors)


def _told_before(event: Found, found: list[Found], codebook: Codebook) -> list[ActorMention]:
    """Who did what a definite noun speaks of once more: "Chad shelled the town and Togo condemned *the attack*"."""
    sentence = event.clause.sentence
    for thing in event.vague:
        inside = sentence.children[thing]
        definite = any(sentence.lower[c] in _DEFINITE for c in inside)
        if not definite or any(sentence.deps[c] in {"prep", "poss", "acl", "relcl", "compound"} for c in inside):
            continue
        types = {entry.type for entry, _ in codebook.nouns.get(sentence.lemmas[thing], ())} - {None}
        before = [f for f in found if f.type in types and f.trigger[1] < event.trigger[0] and f is not event]
        for other in sorted(before, key=lambda f: -f.trigger[1]):
            doers = others(other.actors, event.actors)
            if doers:
                return doers
    return []


def _is_joint(event: Found) -> bool:
    """Whether those of two states hold *joint* manoeuvres, aimed at nobody."""
    words = event.clause.sentence.lower[event.trigger[0] : event.trigger[1] + 1]
    return "joint" in words and not event.recipients and len({m.actor.country for m in event.actors} - {None}) > 1


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
        elif main.mode == "visit" and inner.type == "CONSULT" and main.recipients:
            # "flew to Lima to see the president": he is the host, if it is his state
            host = {m.actor.country for m in main.recipients} - {None}
            seen = [m for m in others([*inner.recipients, *inner.actors], main.actors) if m.actor.country in host]
            if seen and all(m.kind in {"state", "place"} for m in main.recipients):
                main.around["R"] += [m.head for m in main.recipients]
                main.recipients = seen
        elif main.type == "MOBILIZE" and inner.mode == "visit":
            main.recipients = others(inner.recipients, main.actors) or main.recipients
            inner.consumed = True


def _abroad(recipients: list[ActorMention], actors: list[ActorMention]) -> bool:
    """Whether somebody of another state is among the recipients."""
    own = {m.actor.country for m in actors}
    return any(m.actor.country is not None and m.actor.country not in own for m in recipients)


def _learn_from_accord(event: Found, found: list[Found]) -> None:
    """ "Called off the strike after reaching a deal with *the ministry*": the concession is made to the other side.

    So it is after what the other side conceded.
    """
    for other in found:
        clause = other.clause
        if clause.parent is not event.clause or clause.marker != "after" or clause.link != "adverbial":
            continue
        if other.type in _CONCESSIONS and len(other.actors) == 1 and others(other.actors, event.actors):
            event.recipients, event.vague = others(other.actors, event.actors), []
            return
        if not set(clause.subjects) & set(event.clause.subjects):
            continue
        parties = others([*other.actors, *other.recipients], event.actors)
        if len(parties) == 1 and other.type in {"SUPPORT", "AGREE", "CONSULT", "COOPERATE"}:
            event.recipients, event.vague = parties, []
            return
