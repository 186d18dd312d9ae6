"""Who did it to whom, once a pattern has matched, and whether what was found is enough for an event."""

from __future__ import annotations

from detente.events.codebook.patterns import Phrase
from detente.events.matching.attempt import Attempt, once_more
from detente.events.matching.parties import fits
from detente.events.matching.recipients import OF_A_STATE, awaited, likely_recipients, quarrelling, speaks_for
from detente.events.matching.things import WHERE, has_site, is_bare, sites, thing_concerned
from detente.resolving import ActorMention

_FORCES = frozenset({"MIL", "COP", "REB", "PRM"})
_OUTLAWS = frozenset({"REB", "UAF", "IMG", "CRM", "PRM"})
_LEFT = {
    "deport": frozenset({"country", "GOV"}),
    "expel": frozenset({"country", "GOV", "PTY", "OPP", "LEG", "IGO", "EUR", "UNO", "NGO", "SOC"}),
    "release": _OUTLAWS,
}
"""Of which kind he is from whom somebody is expelled or freed, by the mode of the deed."""
_NOWHERE = frozenset({None, "UNO", "EUR", "IGO", "NGO"})
"""The countries of those of whom only a place says where they are: "a UN force in Chad"."""


def why_unsettled(attempt: Attempt) -> str | None:
    """Settle who did it to whom; the reason why that makes no event, or None."""
    found = attempt.found
    _put_left_behind(attempt)
    moved = _put_moved(attempt)
    actors = list(attempt.slots["A"])
    recipients = _recipients(attempt, actors)
    bare = is_bare(attempt)
    if bare and not recipients:
        return "nobody acts upon it"
    recipients = [m for m in recipients if m.actor.country not in moved]
    found.actors, found.recipients, found.awaited = actors, recipients, awaited(attempt, actors)
    found.roundabout = attempt.roundabout
    found.mutual = attempt.entry.mutual
    found.weight += 3 * bare + sum(bool(v) for v in attempt.slots.values())
    _note_phrases_around(attempt, recipients)
    if not recipients:
        _note_things(attempt)
    return _why_too_few(attempt, actors, recipients) or _why_doer_missing(attempt, actors)


def _recipients(attempt: Attempt, actors: list[ActorMention]) -> list[ActorMention]:
    """To whom it is done: whom the pattern found, and none of those who do it; else who is likely meant."""
    entry = attempt.entry
    recipients = [m for m in attempt.slots["R"] if m not in actors and not any(once_more(m, a) for a in actors)]
    if entry.type == "MOBILIZE":
        # "called up *6,000 reservists*" is not aimed at them
        recipients = [m for m in recipients if not _own_men(m, actors)]
    if entry.type in OF_A_STATE:
        recipients = [m for m in recipients if not speaks_for(actors, m)]
    if not recipients and entry.mode == "third-party":
        recipients = quarrelling(attempt, actors)
    if recipients or entry.mutual:
        return recipients
    likely = likely_recipients(attempt, actors)
    if entry.becomes is None:
        return likely
    attempt.found.likely = likely
    return []


def _note_phrases_around(attempt: Attempt, recipients: list[ActorMention]) -> None:
    """Note the phrases in which recipients stand, where these say more of them: "attacked *a camp* in Mali"."""
    around = attempt.found.around["R"]
    at_places = any(
        a.phrase.slot == "R" and a.prepositions & WHERE and not a.optional for a in attempt.pattern.arguments
    )
    if attempt.entry.type == "ASSAULT" and at_places:
        around += [h for h in attempt.worded if h in attempt.clause.objects]
    # "fed 3,000 people in northern Mali", "sent guns to a force in Chad": the place says which
    here = [m for m in recipients if m.sentence is attempt.sentence]
    lone = [m.head for m in here if m.kind == "group" or m.actor.country in _NOWHERE]
    around += [h for h in lone if has_site(attempt, h)]


def _note_things(attempt: Attempt) -> None:
    """Note the thing that it concerns where nobody is its recipient, and the place where that is."""
    found = attempt.found
    if found.vague:
        found.vague += [h for h in sites(attempt, attempt.clause) if not _is_inside(attempt, h, found.vague)][:1]
    elif not found.likely and not attempt.entry.mutual:
        found.vague = thing_concerned(attempt)


def _why_too_few(attempt: Attempt, actors: list[ActorMention], recipients: list[ActorMention]) -> str | None:
    """Why those who are named are not enough, or not those to whom such a thing is done; None if they are."""
    scene, clause = attempt.scene, attempt.clause
    if attempt.entry.mutual and len(actors) + len(recipients) < 2 and not any(_plural(m) for m in actors):
        return "it takes two parties"
    aside = attempt.roundabout - len(attempt.found.around["A"])  # recipients named within other phrases
    if attempt.entry.mode in scene.lists["personal_modes"] and recipients and aside > 0 and clause.kind == "verb":
        direct = {id(scene.resolution.at(attempt.sentence, h)) for h in clause.objects}
        if not any(id(m) in direct for m in recipients):
            return "it is done to persons, and its object is none"
    return None


def _why_doer_missing(attempt: Attempt, actors: list[ActorMention]) -> str | None:
    """Why it is no event if nobody is named who did it; None if it is one."""
    subject, clause, lists = attempt.pattern.subject, attempt.clause, attempt.scene.lists
    blow = attempt.entry.type == "ASSAULT"
    agentless = not actors and (subject is None or not subject.words)
    untold = agentless and clause.passive and subject is not None and subject.constraint
    if subject is not None and untold and (not (attempt.slots["R"] or blow) or _says_too_little(attempt, subject)):
        return "nobody is named who did it, and nobody to whom"
    accidental = blow and clause.lemma in lists["accidental"] and (agentless or _in_mishap(attempt))
    if accidental and not lists["violence"].intersection(attempt.sentence.lemmas):
        return "nobody is named who did it, and nothing speaks of violence"
    if not actors and not attempt.found.recipients and clause.link != "nominal":
        return "nobody is named"
    return None


def _put_left_behind(attempt: Attempt) -> None:
    """Let him from whom somebody is expelled or freed be who does it, where nobody else is named.

    "Was deported *from Kenya*", "were expelled *from the party*", "were released *from their captors*".
    """
    subject = attempt.pattern.subject
    if not attempt.clause.passive or attempt.slots["A"] or subject is None or subject.slot != "A":
        return
    wanted = _LEFT.get(attempt.entry.mode or "")
    if wanted is not None:
        heads = [h for prep, h in attempt.clause.obliques if prep == "from"]
        named = [attempt.scene.resolution.at(attempt.sentence, h) for h in heads]
        attempt.put("A", [m for m in named if m is not None and m.kind != "demonym" and fits(m, wanted)][:1])


def _put_moved(attempt: Attempt) -> set[str | None]:
    """Let those whose forces are moved be who moves them, where nobody is named; the states whose they are."""
    if attempt.entry.type != "MOBILIZE" or not attempt.clause.passive or attempt.slots["A"]:
        return set()
    attempt.put("A", _moved(attempt))
    return {m.actor.country for m in attempt.slots["A"]}


def _moved(attempt: Attempt) -> list[ActorMention]:
    """Whose forces are moved where nobody is named who moves them: "*Chadian battalions* were sent to the lake"."""
    heads = [h for h in attempt.clause.objects if h in attempt.worded]
    found = attempt.scene.parties.named_in(attempt.sentence, heads)
    return [m for m in found if _FORCES.intersection(m.actor.sectors) or m.kind == "demonym"]


def _says_too_little(attempt: Attempt, subject: Phrase) -> bool:
    """Whether a passive without its doer is no sign of the deed: "was taken to the coast"."""
    if attempt.pattern.predicate.multiple and attempt.clause.particle:
        return False
    colourless = attempt.clause.lemma in attempt.scene.lists["colourless"] and not attempt.worded
    return colourless or subject.constraint <= _OUTLAWS or attempt.entry.type in {"MOBILIZE", "PROTEST"}


def _in_mishap(attempt: Attempt) -> bool:
    """ "A Peruvian plane *crashed*, killing 40": it was not Peru that killed them."""
    linked = attempt.clause.link in {"participle", "adverbial"} or attempt.sentence.deps[attempt.clause.top] == "conj"
    return (
        linked and attempt.sentence.lemmas[attempt.sentence.heads[attempt.clause.top]] in attempt.scene.lists["mishaps"]
    )


def _is_inside(attempt: Attempt, head: int, phrases: list[int]) -> bool:
    return any(first <= head <= last for first, last in (attempt.sentence.edges[phrase] for phrase in phrases))


def _own_men(men: ActorMention, actors: list[ActorMention]) -> bool:
    """Whether soldiers or police of no other state are meant."""
    armed = men.kind in {"group", "person", "organisation"} and set(men.actor.sectors) <= {"MIL", "COP"}
    return armed and bool(men.actor.sectors) and men.actor.country in {None, *(m.actor.country for m in actors)}


def _plural(mention: ActorMention) -> bool:
    return mention.sentence.tags[mention.head] in {"NNS", "NNPS"}
