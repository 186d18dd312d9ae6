"""Signs in and around a clause of how real it is: "whether to", "should have ... but", "when they meet", "due in"."""

from __future__ import annotations

from collections.abc import Container

from detente.engagements.words import load_words
from detente.parsing import Clause, Sentence, nominal_clause

_ENDS = frozenset({",", ".", ";", "after", "because", "for"})
POINTING = frozenset({"the", "this", "that", "these", "those", "both", "such"})
"""Words before a noun of what was told before."""
WHEN = frozenset({"when", "before", "after", "once", "until", "as"})


def is_off(clause: Clause) -> bool:
    """ "Is now *off*", with nothing behind it to which it belongs, or "*off the calendar*"."""
    sentence = clause.sentence
    if any(prep == "off" and sentence.lemmas[h] in load_words().programmes for prep, h in clause.obliques):
        return True
    behind = next(
        (k for k in range(clause.head + 1, min(clause.head + 4, len(sentence))) if sentence.lower[k] == "off"), 0
    )
    return behind > 0 and not _ENDS.isdisjoint(sentence.lower[behind + 1 : behind + 2])


def is_no_longer(clause: Clause) -> bool:
    """ "Is *no longer* on the calendar": it was."""
    sentence = clause.sentence
    return (
        any(
            sentence.lower[k] in {"longer", "more"}
            and any(sentence.lower[c] in {"no", "any"} for c in sentence.children[k])
            for k in sentence.children[clause.head]
        )
        or "anymore" in clause.adverbs
    )


def is_turned_away(clause: Clause) -> bool:
    """What becomes of a request that is not granted: "*went unanswered*", "*was rebuffed*"."""
    words, sentence = load_words(), clause.sentence
    behind = {sentence.lower[k] for k in sentence.children[clause.head]} | {clause.lemma}
    return clause.name in words.turning_away or not words.unanswered.isdisjoint(behind)


def is_decided_against(clause: Clause) -> bool:
    """ "*Decided not to go*", "chose not to attend", "decided against meeting him"."""
    upper = clause.parent
    if upper is None or upper.lemma not in load_words().deciding or upper.negated or upper.modals:
        return False
    told = upper.tense in {"past", "perfect"} and clause.link == "complement"
    return told and (clause.marker == "against" or (clause.tense == "infinitive" and clause.negated))


def is_last_time(clause: Clause) -> bool:
    """ "*Have not met since* the summit", "had not spoken since May": then they did."""
    contact = clause.lemma in load_words().meeting and clause.tense == "perfect"
    when = any(prep == "since" for prep, _ in clause.obliques)
    below = (c for c in clause.sentence.clauses if c.parent is clause and c.marker == "since")
    sentence = clause.sentence
    flatly = any(sentence.lower[c] in {"not", "n't", "n’t"} for c in sentence.children[clause.head])
    return contact and clause.negated and flatly and (when or any(c.tense in {"past", "perfect"} for c in below))


def is_still(clause: Clause) -> bool:
    """ "*Has been* in Lima *since* Monday": and is there now."""
    sentence = clause.sentence
    since = any(prep == "since" for prep, _ in clause.obliques)
    since = since or any(c.parent is clause and c.marker == "since" for c in sentence.clauses)
    has = any(sentence.lower[a] in {"has", "have"} for a in clause.auxiliaries)
    return clause.tense == "perfect" and has and since and not clause.negated


def is_then(clause: Clause) -> bool:
    """Whether something was said at it, not something to be done there: "agreed *during a call*, *at their talks*"."""
    theirs = any(clause.sentence.deps[c] == "poss" for c in clause.sentence.children[clause.head])
    return clause.marker == "during" or (clause.marker == "at" and theirs)


def is_denied(clause: Clause) -> bool:
    """ "*Denied reports that* they had met", "dismissed as baseless claims that a summit was planned"."""
    sentence, via, words, upper = clause.sentence, clause.via, load_words(), clause.parent
    if upper is not None and upper.tense == "present" and upper.link == "adverbial" and upper.lemma in words.claims:
        via = upper.head  # where the parser takes "denied reports" for a verb
    if clause.tense == "infinitive" or via is None or sentence.lemmas[via] not in words.claims:
        return False
    above = [c for c in sentence.clauses if c.head in sentence.ancestors(via) and c.lemma in words.denying]
    return any(not c.negated and not c.modals for c in above)


def is_unwilling(clause: Clause) -> bool:
    """ "Has *no intention of meeting* him", "sees no point in holding talks with them"."""
    sentence, via = clause.sentence, clause.via
    if via is None or clause.tense not in {"participle", "infinitive"} or clause.negated:
        return False
    above = nominal_clause(sentence, via).parent
    told = above is not None and above.tense in {"present", "past"} and not above.modals
    return told and sentence.lemmas[via] in load_words().intentions and sentence.has_no(via)


def was_there_for(clause: Clause, upper: Clause) -> bool:
    """ "*Was in Rabat to see* the king": who was there for it did it."""
    purpose = clause.tense == "infinitive" and clause.link in {"purpose", "complement", "adverbial"}
    there = upper.lemma == "be" and upper.tense in {"past", "perfect"} and not upper.negated and not upper.modals
    placed = "there" in upper.adverbs or any(prep in {"in", "at"} for prep, _ in upper.obliques)
    return purpose and there and placed and not clause.negated


def is_when_next(clause: Clause, upper: Clause, wanting: Container[str]) -> bool:
    """ "Intends to raise it *when the leaders gather* in Osaka": what is to come anyway, whatever is wanted then."""
    bare = clause.tense == "present" or (clause.tense == "infinitive" and clause.marker != "to" and clause.surface)
    if not bare or clause.marker not in WHEN or clause.modals or clause.negated:
        return False
    if clause.marker in {"before", "until"} or upper.tense == "future" or "would" in upper.modals:
        return True
    above = upper.parent if upper.tense == "infinitive" else None
    return above is not None and above.lemma in wanting


def is_open_question(clause: Clause) -> bool:
    """ "Whether to visit"."""
    return any(clause.sentence.lower[c] == "whether" for c in clause.sentence.children[clause.top])


def is_unlike_planned(clause: Clause, expected: frozenset[str]) -> bool:
    """ "Could *not* be signed *as planned*", "did not meet *as scheduled*": it fell through."""
    if not clause.negated:
        return False
    sentence = clause.sentence
    below = [c.lemma for c in sentence.clauses if c.parent is clause and c.marker == "as"]
    below += [sentence.lemmas[h] for prep, h in clause.obliques if prep == "as"]
    return bool(expected.intersection(below))


def is_urged(clause: Clause) -> bool:
    """ "*Suggested that* they meet": a bare form behind a past one tells what is to be done."""
    upper = clause.parent
    if upper is None or clause.link != "complement" or clause.marker != "that" or clause.modals:
        return False
    bare = clause.sentence.tags[clause.head] in {"VB", "VBP"} and not clause.auxiliaries
    return bare and upper.tense in {"past", "perfect"} and upper.lemma in load_words().urging


def should_have(clause: Clause) -> bool:
    """ "*Should have come* on Friday *but* stayed in Paris": it did not come about."""
    sentence = clause.sentence
    should = "should" in clause.modals and clause.with_have and not clause.negated
    return should and any(sentence.lower[c] == "but" for c in sentence.children[clause.head])


def phrases(clause: Clause) -> list[str]:
    """What stands behind a verb as one word, however the parser hung it: the "on_ice" of "put the visit on ice"."""
    sentence = clause.sentence
    inside = [k for h in clause.objects for k in sentence.subtree(h) if k > h and sentence.lower[k] == "on"]
    pairs = [*clause.obliques, *(("on", h) for k in inside for h in sentence.dependents(k, "pobj"))]
    return [f"{prep}_{sentence.lemmas[h]}".replace(" ", "_") for prep, h in pairs]


def is_awaited(clause: Clause) -> bool:
    """Whether a noun is told of as still to come: "the talks *due* in August", "the *planned* talks"."""
    to_come = load_words().to_come
    return any(clause.sentence.lower[k] in to_come for k in clause.sentence.subtree(clause.head))


def is_definite(clause: Clause) -> bool:
    """Whether a noun is told of as known: "*the* talks"."""
    return any(clause.sentence.lower[c] == "the" for c in clause.sentence.children[clause.head])


def is_when(clause: Clause) -> bool:
    """Whether a clause in the present tells of what is to come: "may see him *when the council holds* its summit"."""
    if clause.tense != "present" or clause.parent is None or clause.marker not in WHEN:
        return False
    return clause.marker in {"before", "until"} or clause.parent.tense == "future" or bool(clause.parent.modals)


def is_about_to(clause: Clause, upper: Clause) -> bool:
    """ "Are to sign", in a relative clause."""
    to = clause.link == "complement" and clause.tense == "infinitive" and clause.marker == "to"
    return to and upper.lemma == "be" and upper.tense == "present" and upper.link == "relative" and not upper.negated


def is_ahead(clause: Clause) -> Clause | None:
    """The infinitive of "are *to resume* in May"."""
    below = (c for c in clause.sentence.clauses if c.parent is clause and c.link == "complement" and c.marker == "to")
    if clause.lemma != "be" or clause.tense != "present":
        return None
    return next((c for c in below if c.tense == "infinitive"), None)


def urging(clause: Clause) -> Clause:
    """The clause above, where what one is urged to do is told: "pressed both to save the pact *during a visit*"."""
    upper = clause.parent
    if upper is None or clause.tense != "infinitive":
        return clause
    urged = {*upper.objects, *(h for prep, h in upper.obliques if prep in {"on", "upon", "to"})}
    if not urged.intersection(clause.subjects):
        return clause
    return upper


def is_to_be(clause: Clause) -> bool:
    """ "The summit, *to be held* in April", "a meeting *due* on Friday", "talks *planned for* May"."""
    sentence, to_come = clause.sentence, load_words().to_come
    for child in sentence.children[clause.head]:
        if child > clause.head and sentence.deps[child] in {"acl", "relcl", "amod", "advcl"}:
            before = sentence.lower[max(clause.head, child - 2) : child]
            if (before == ["to", "be"] and sentence.tags[child] == "VBN") or sentence.lower[child] in to_come:
                return True
    return False


def ranked(clause: Clause, upper: Clause) -> bool:
    """ "Became the first president *to visit*": as real as the verb above, and its subject is who does it."""
    if clause.tense != "infinitive" or clause.marker != "to":
        return False
    among = [h for prep, h in upper.obliques if prep == "among" and h < clause.head]
    if upper.lemma == "be" and among:
        return any(is_ranked(clause.sentence, h) for h in among)  # "was among the first leaders to call him"
    if upper.lemma != "become" and upper.copula is None:
        return False
    return any(is_ranked(clause.sentence, h) for h in (*upper.predicatives, upper.head))


def is_ranked(sentence: Sentence, head: int) -> bool:
    """Whether a noun tells a rank, or is one: "the *first* president", "among the *last*"."""
    ranks = load_words().ranks_of_deeds
    return any(sentence.lower[c] in ranks for c in (head, *sentence.children[head]))
