"""Who an event concerns where its pattern names nobody: the likeliest actor behind or inside what it matched."""

from __future__ import annotations

from collections.abc import Iterable

from detente.events.codebook.patterns import CONDITIONS, FUTURE
from detente.events.matching.attempt import Attempt
from detente.events.matching.parties import POLITICS_ONLY, fits
from detente.events.matching.things import PLACES, POINTING, VERBAL, WHERE, is_bare, is_circumstance, only_tells_when
from detente.events.vocabulary import vocabulary
from detente.parsing import Clause, is_said_in_call, noun_obliques
from detente.resolving import ActorMention, Entity

OF_A_STATE = frozenset({"AGREE", "AID", "COOPERATE", "THREATEN"})
"""Types of what officials do in the name of their state, and never to it."""
_FOR_SOMEBODY = frozenset({"AID", "COOPERATE"})
"""Types whose purpose tells whom they concern: "gave 20 million euros to feed refugees in Chad"."""
_AGAINST_SOMEBODY = frozenset({"MOBILIZE", "PROTEST"})
"""Types whose purpose tells whom they are aimed at: "sent a carrier to deter Iran", "marched to denounce the mayor"."""
_SAID = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REJECT", "ACCUSE", "REQUEST", "THREATEN"})
"""Types of what is said."""
_TOPICS = frozenset({"on", "about", "over", "of"})
"""Prepositions behind "information" that tell what it is about."""
_PROMISED = frozenset({"AGREE", "CONCEDE", "RETREAT", "AID", "COOPERATE", "SUPPORT"})
"""Types of what is done for those who are told of it."""
_MATTERS = frozenset({"over", "about"})
"""Prepositions behind which the matter stands."""
_FIRST = frozenset({"until", "unless", "till", "before"})
"""Words before what has to be done first."""
_ADDRESSED = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN"})
_CONCERNED = frozenset(
    {
        "at",
        "on",
        "after",
        "following",
        "despite",
        "over",
        "under",
        "amid",
        "against",
        "notwithstanding",
        "to",
        "upon",
        "in spite of",
        "in defiance of",
        "by",
    }
)
"""Prepositions before what was asked or objected: at, despite, over it somebody did something."""
_BODIES = frozenset({"UNO", "EUR"})


def likely_recipients(attempt: Attempt, actors: list[ActorMention]) -> list[ActorMention]:
    """A recipient found inside of what X matched ("urged an end to Syria's crackdown": Syria), or in a place."""
    own = attempt.entry.type in OF_A_STATE
    for heads, themselves in _where_to_look(attempt, actors):
        for head in heads:
            found = _at(attempt, head, actors, themselves)
            if found and not (own and speaks_for(actors, found[0])):
                return found
    return _from_place(attempt, actors) if not is_bare(attempt) else []


def quarrelling(attempt: Attempt, actors: list[ActorMention]) -> list[ActorMention]:
    """Between whom somebody mediates, in what it is for: "a bid to prevent a war *between Chad and Mali*"."""
    sentence = attempt.sentence
    below = [c for c in sentence.clauses if attempt.clause in c.above() and c.tense in {"infinitive", "participle"}]
    for clause in below:
        things = [*clause.objects, *(h for _, h in clause.obliques)]
        pairs = [*clause.obliques, *(pair for h in things for pair in noun_obliques(sentence, h))]
        heads = [h for prep, h in pairs if prep in {"between", "among"}]
        found = attempt.scene.parties.named_in(sentence, heads)
        if found:
            return [m for m in found if _another(m, actors)]
    return []


def awaited(attempt: Attempt, actors: list[ActorMention]) -> list[ActorMention]:
    """Who has to do something first where the predicate is denied: "will not leave until *Mali* has paid"."""
    if not attempt.clause.negated:
        return []
    for below in attempt.sentence.clauses:
        if below.parent is attempt.clause and below.link == "adverbial" and below.marker in _FIRST:
            # "until he is satisfied that *Mali* has paid"
            told = (c for c in attempt.sentence.clauses if c.parent is below and c.link == "complement")
            for head in [*below.subjects, *(h for c in told for h in c.subjects)]:
                found = _at(attempt, head, actors, True)
                if found:
                    return found
    return []


def _where_to_look(attempt: Attempt, actors: list[ActorMention]) -> Iterable[tuple[list[int], bool]]:
    """Where a recipient may be, and whether the phrases themselves may be it.

    Behind prepositions that point at somebody, in the phrases, in the clauses below.
    """
    clause, sentence = attempt.clause, attempt.sentence
    yield _who_is_asked(attempt), True
    if is_bare(attempt):
        return
    wished = []
    if attempt.entry.type == "REQUEST" and clause.kind == "verb":
        # "asked *the alliance* for soldiers": the soldiers are asked for, and nobody asks them
        wished = [h for prep, h in clause.obliques if prep == "for" and h in attempt.worded]
        if wished:
            yield [*clause.indirect, *clause.objects], True
    if attempt.entry.type in _AGAINST_SOMEBODY:
        yield from _aims(attempt)
    if attempt.entry.type == "THREATEN" or attempt.entry.own:
        yield _on_whose_account(attempt), True
    if clause.parent is not None and is_said_in_call(clause):
        yield clause.parent.objects, True  # "called *Oslo* to apologise"
    pointed_at = [h for heads in attempt.behind(POINTING, deep=False) for h in heads]
    if attempt.entry.type not in VERBAL:
        # "recalled its envoy over the torture of a student": the matter concerns a state, but nobody else
        about = [h for heads in attempt.behind(_MATTERS, deep=False) for h in heads]
        pointed_at = [h for h in pointed_at if h not in about or _is_politics(attempt, h)]
    if attempt.entry.type in {"CONCEDE", "RETREAT"}:
        # "resigned under pressure from *the army*"
        pressing = vocabulary().pressed
        pressed = [h for prep, h in clause.obliques if (prep, sentence.lemmas[h]) in pressing]
        yield [h for head in pressed for prep, h in noun_obliques(sentence, head) if prep in {"from", "of", "by"}], True
    regards = vocabulary().regards
    for prep, head in [*clause.obliques, *(pair for h in clause.objects for pair in noun_obliques(sentence, h))]:
        if prep == "in" and sentence.lemmas[head] in regards:
            # "imposed sanctions in relation to Peru"
            yield [h for inner, h in noun_obliques(sentence, head) if inner in {"to", "with"}], True
    own = attempt.worded if attempt.entry.type in _AGAINST_SOMEBODY else wished
    yield [h for h in pointed_at if h not in own], True
    for head in [*attempt.loose, *attempt.worded]:
        yield [h for prep, h in noun_obliques(sentence, head) if prep in POINTING], True
        # "wrote off the 12 million that *Chad* owed"
        yield [h for c in sentence.clauses if c.via == head and c.lemma == "owe" for h in c.subjects], True
        if attempt.entry.type == "RETREAT":
            # "gave back the trucks that it had seized from *the army*"
            taken = [c for c in sentence.clauses if c.via == head and c.lemma in attempt.scene.lists["taking"]]
            yield [h for c in taken for prep, h in c.obliques if prep == "from"], True
    yield attempt.loose, True
    matched = [*attempt.found.vague, *attempt.loose, *attempt.worded]
    for told in (c for c in sentence.clauses if c.via in matched and c.via is not None and not c.question):
        if told.link == "noun complement" and told.tense != "infinitive":
            # "opened an inquiry into claims that *soldiers* had looted", "bowed to demands that *exiles* be let in"
            yield [*told.subjects, *told.objects], True
        elif told.link == "participle" and not told.passive:
            # "reversed a ruling upholding the conviction of *a senator*"
            yield told.objects, True
            yield [h for o in told.objects for prep, h in noun_obliques(sentence, o) if prep in POINTING], True
    yield [h for h in attempt.worded if h not in wished and _of_others(attempt, h, actors)], False
    yield [child for h in wished for child in sentence.dependents(h, "amod", "compound", "poss")], True
    below_here = attempt.under()
    under = [c for c in below_here if c.via in (*attempt.loose, *attempt.worded) and c.link == "noun complement"]
    if attempt.entry.type in _FOR_SOMEBODY:
        under += [c for c in below_here if c.tense == "infinitive" and c.link == "purpose"]
    for below in [*attempt.loose_clauses, *under]:
        if not set(below.subjects) <= below.implied:
            yield below.subjects, True
        # "agreed to set up *a company* in Peru": what is not there yet is nobody
        made = below.name
        yield [*(below.objects if made not in attempt.scene.lists["making"] else ()), *below.indirect], True
        # who refuses to send men against a town refuses nothing to the town
        aims = POINTING - {"against"} if attempt.entry.type == "REJECT" else POINTING
        yield [h for prep, h in below.obliques if prep in aims], True
        for head in below.objects:
            # "agreed to share information *on Chad*" with each other
            told_of = _TOPICS if sentence.lemmas[head] in attempt.scene.lists["informing"] else frozenset()
            if made in attempt.scene.lists["making"]:
                told_of = told_of | {"of"}  # "agreed to set up a team *of doctors*"
            yield [h for prep, h in noun_obliques(sentence, head) if prep in aims - told_of], True
    if clause.kind == "noun":
        yield [h for prep, h in clause.obliques if prep in POINTING], True
    yield _told(attempt), True


def _told(attempt: Attempt) -> list[int]:
    """Who is told of it: "told the *strikers* that it would raise their pay" promises it to them."""
    clause, above = attempt.clause, attempt.clause.parent
    if above is None or clause.link != "complement" or above.lemma not in attempt.scene.lists["addressing"]:
        return []
    entry = attempt.entry
    if (entry.type not in _PROMISED and entry.becomes is None) or clause.tense in {"infinitive", "participle"}:
        return []
    own = entry.type in VERBAL | {"CONCEDE"} or bool(FUTURE.intersection(clause.modals))
    return [*above.objects, *above.indirect, *(h for prep, h in above.obliques if prep == "to")] if own else []


def _is_politics(attempt: Attempt, head: int) -> bool:
    """Whether a state or somebody political is named in the phrase at ``head``."""
    named, _ = attempt.scene.parties.actors_at(attempt.sentence, head)
    return any(fits(m, POLITICS_ONLY) for m in named)


def _who_is_asked(attempt: Attempt) -> list[int]:
    """Who does what was asked of him, or what another objected to, in the clause on which the words of it hang.

    "*Chad* freed the crew at Togo's request", "despite objections from Togo", "as Togo had demanded".
    """
    clause, parent = attempt.clause, attempt.clause.parent
    if parent is None or attempt.entry.type not in _ADDRESSED:
        return []
    if clause.link == "nominal":
        noun = clause.lemma in attempt.scene.lists["requests"] and clause.marker in _CONCERNED
        if not noun or clause.via is not None:
            return []
    elif not attempt.pattern.manner.passing:
        return []
    below = next((c for c in parent.complements if parent.lemma in attempt.scene.lists["telling"]), parent)
    return below.subjects or below.surface


def _on_whose_account(attempt: Attempt) -> list[int]:
    """Whose doing a threat hangs on: "threatened to close the border unless *Mali* paid"."""
    threatened = [attempt.clause, *attempt.loose_clauses]
    return [
        head
        for below in attempt.sentence.clauses
        if below.link == "adverbial" and below.marker in CONDITIONS and below.parent in threatened
        for head in below.subjects
        if attempt.sentence.tags[head] != "PRP"
    ]


def _of_others(attempt: Attempt, head: int, actors: list[ActorMention]) -> bool:
    """Whether the actor's own forces are not taken for those they are aimed at ("rushed an *infantry* brigade")."""
    if attempt.entry.type not in _AGAINST_SOMEBODY or not actors:
        return True
    inside = attempt.scene.resolution.inside(attempt.sentence, head)
    return any(m.actor.country is not None and _another(m, actors) for m in inside)


def _aims(attempt: Attempt) -> Iterable[tuple[list[int], bool]]:
    """Whom a purpose names ("sent a carrier *to deter Iran*", "against") or what called for it ("in response to")."""
    sentence = attempt.sentence
    told, lists = _told_in_protest(attempt), vocabulary()
    for below in [*attempt.under(), *told]:
        if below.link == "purpose" or below.marker in {"of", "to"} or below in told:
            yield [*below.objects, *(h for prep, h in below.obliques if prep in {"into", "against"})], True
            for head in below.objects:
                yield [h for prep, h in noun_obliques(sentence, head) if prep in POINTING | {"by"}], True
            yield (
                [h for c in sentence.clauses if c.parent is below and c.link == "complement" for h in c.subjects],
                True,
            )
    yield [h for heads in attempt.behind(frozenset({"against"})) for h in heads], True
    for i in sentence.subtree(attempt.clause.top):
        # "called up reservists for duty along the border with *Chad*"
        if sentence.lemmas[i] in lists.frontiers and sentence.deps[i] == "pobj":
            yield [h for prep, h in noun_obliques(sentence, i) if prep in {"with", "to"}], True
            yield [i], False
    for heads in attempt.behind(frozenset({"in", "as"}), deep=False):
        for head in heads:
            if sentence.lemmas[head] in lists.answers:
                causes = [h for prep, h in noun_obliques(sentence, head) if prep in {"to", "of", "against"}]
                yield causes, True
                for cause in causes:
                    yield [h for prep, h in noun_obliques(sentence, cause) if prep in {"by", "from", "of"}], True


def _told_in_protest(attempt: Attempt) -> list[Clause]:
    """What protesters say: "staged a sit-in *demanding* that the mayor resign", "marched *denouncing* the king"."""
    own = {attempt.clause.head, *attempt.clause.objects}
    asking = attempt.scene.lists["asking"]
    return [
        c
        for c in attempt.sentence.clauses
        if c.lemma in asking
        and c.tense == "participle"
        and c.marker == ""
        and (c.via in own if c.via is not None else c.parent is attempt.clause and c.link == "adverbial")
    ]


def _at(attempt: Attempt, head: int, actors: list[ActorMention], themselves: bool) -> list[ActorMention]:
    sentence = attempt.sentence
    mention = attempt.scene.resolution.at(sentence, head)
    if mention is not None and themselves:
        # "withdrew its troops": what is the actor's own is not the recipient; "his counterpart" is another
        other = not _is_theirs(mention) and _another(mention, actors)
        return [mention] if other and mention.kind != "place" else []
    inside = attempt.scene.resolution.inside(sentence, head)
    if mention is None and not inside:
        inside, _ = attempt.scene.parties.actors_at(sentence, head)
    bodies = {m.actor.country for m in actors} & _BODIES  # "the UN mission" is none other to the Security Council
    found = [m for m in inside if m.kind not in {"pronoun", "place"} and _another(m, actors)]
    found = [m for m in found if not (m.kind == "organisation" and _is_theirs(m))]
    found = [m for m in found if m.actor.country not in bodies][:1]
    if found and mention is None:
        attempt.found.around["R"].append(head)
    return found


def _is_theirs(mention: ActorMention) -> bool:
    """Whether somebody is the actor's own: "withdrew *its troops*"; "his counterpart" is another."""
    sentence = mention.sentence
    owned = any(sentence.deps[c] == "poss" and sentence.tags[c] == "PRP$" for c in sentence.children[mention.head])
    return owned and mention.kind != "relation"


def _from_place(attempt: Attempt, actors: list[ActorMention]) -> list[ActorMention]:
    """A state, not the actor's own, in which it is done: "declared a ceasefire in Somalia"."""
    found = _state_of_place(attempt, actors)
    if found and attempt.clause.kind == "verb":
        # "attacked *a base* in Mali"
        heads = [h for h in attempt.clause.objects if h not in attempt.worded and not is_circumstance(attempt, h)]
        attempt.found.around["R"] += [h for h in heads if not any(m.first <= h <= m.last for m in actors)]
    return found


def _state_of_place(attempt: Attempt, actors: list[ActorMention]) -> list[ActorMention]:
    countries = {m.actor.country for m in actors}
    heads = [*attempt.loose, *attempt.clause.objects] if attempt.clause.kind == "verb" else []
    heads += [
        h
        for level in attempt.behind(WHERE)
        for h in level
        if not only_tells_when(attempt, h) and not _is_where_it_is_said(attempt, h)
    ]
    purposes = [c for c in attempt.under() if c.link == "purpose"] if attempt.entry.type in _FOR_SOMEBODY else []
    for below in [*attempt.loose_clauses, *purposes]:
        heads += [h for prep, h in below.obliques if prep in WHERE]
        heads += [inner for h in below.objects for prep, inner in noun_obliques(attempt.sentence, h) if prep in WHERE]
    for head in heads:
        for mention in attempt.scene.parties.actors_at(attempt.sentence, head)[0]:
            if mention.actor.country and mention.actor.country not in countries and mention.kind in PLACES:
                attempt.roundabout += 1
                return [mention]
        place = _place_at(attempt, head)
        if place is not None and place.actor.country not in countries:
            attempt.roundabout += 1
            return [place]
    return []


def _is_where_it_is_said(attempt: Attempt, head: int) -> bool:
    """Whether somebody only spoke there: "agreed *in Astana* to train", "*in New York*, he voiced concern"."""
    sentence, clause = attempt.sentence, attempt.clause
    prep = sentence.heads[head]
    if (
        attempt.entry.type not in _SAID
        or clause.kind != "verb"
        or sentence.heads[prep] not in {clause.head, clause.top}
    ):
        return False
    return not any(clause.head < thing < prep for thing in [*clause.objects, *(h for _, h in clause.obliques)])


def _place_at(attempt: Attempt, head: int) -> ActorMention | None:
    """The state in which a place lies, named by the place: "in Idlib" for Syria."""
    for place in attempt.scene.resolution.places:
        if place.sentence is attempt.sentence and place.first <= head <= place.last and place.country is not None:
            entity = Entity(place.name, "place", place.country)
            core = (place.first, place.last)
            return ActorMention(attempt.sentence, place.first, place.last, head, "place", entity, core=core)
    return None


def speaks_for(actors: list[ActorMention], state: ActorMention) -> bool:
    """Whether a state's own officials act for it: "the American envoy promised *Washington's* help"."""
    return state.kind == "state" and any(
        m.actor.country == state.actor.country and "GOV" in m.actor.sectors for m in actors
    )


def _another(candidate: ActorMention, actors: list[ActorMention]) -> bool:
    return all(candidate is not m and candidate.actor.name != m.actor.name for m in actors)
