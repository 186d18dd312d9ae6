"""What follows a predicate: objects, phrases behind prepositions, clauses and what they tell of somebody."""

from __future__ import annotations

from detente.events.codebook.patterns import HALF_MODALS, Argument, Condition, Manner, Phrase, Words
from detente.events.matching.attempt import Attempt
from detente.events.matching.filling import fill, fits_in_company
from detente.events.matching.words import follow, is_told, words_at
from detente.parsing import DENYING, Clause

_BLOWS = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST", "THREATEN"})
_WISHED = frozenset({"should"})
_THAT_EVENT = Phrase(slot="X", clause="that", event=True)


def why_no_arguments(attempt: Attempt, arguments: tuple[Argument, ...]) -> str | None:
    """Fill what the pattern wants behind its predicate; the reason why something is missing, or None."""
    clause = attempt.clause
    if not arguments or all(a.optional and a.prepositions for a in arguments):
        alone = (
            attempt.pattern.kind == "verb" and not attempt.pattern.predicate.multiple and not attempt.pattern.particle
        )
        if alone and (clause.objects or clause.passive):
            return "it has an object and the pattern has none"
    bare = [a for a in arguments if not a.prepositions and not a.phrase.clause]
    own = set(clause.objects) - clause.implied
    if attempt.entry.mode == "visit" and attempt.pattern.kind == "verb" and own and not bare and not clause.passive:
        return "it has an object and the pattern has none"  # "headed an inquiry into"
    used_indirect = False
    position = 0
    for argument in arguments:
        phrase = argument.phrase
        if phrase.clause or phrase.event:
            ok = _complement(attempt, argument)
            reason = "there is no such event or clause under it"
        elif argument.prepositions:
            ok = _prepositional(attempt, argument) or (argument.bare and _object(attempt, phrase))
            reason = f"nothing fits behind {'/'.join(sorted(argument.prepositions))}"
        else:
            position += 1
            getters = (clause.indirect or _datives(attempt)) if len(bare) == 2 and position == 1 else []
            if getters:
                ok = used_indirect = fill(attempt, phrase, getters)
            elif len(bare) == 2 and position == 1 and fill(attempt, phrase, _getters_inside(attempt), strict=True):
                ok = used_indirect = True
            elif position == 2 and not used_indirect:
                said = clause.predicatives or clause.objects[1:]
                ok = fill(attempt, phrase, said or (_said_of_objects(attempt) if phrase.words else []))
            else:
                ok = _object(attempt, phrase)
            reason = "its object does not fit"
        if not ok and not argument.optional:
            return reason
        attempt.reached += ok
    return None


def _object(attempt: Attempt, phrase: Phrase) -> bool:
    """Fill a phrase without preposition with the objects, or with what is said of them."""
    clause = attempt.clause
    if clause.kind == "noun":
        return False
    objects = attempt.governed or clause.objects
    if objects and fill(attempt, phrase, objects):
        return True
    if not objects and phrase.words and fill(attempt, phrase, _said_of_objects(attempt)):
        return True
    return (
        bool(clause.predicatives)
        and bool(phrase.words or phrase.slot == "X")
        and fill(attempt, phrase, clause.predicatives)
    )


def _said_of_objects(attempt: Attempt) -> list[int]:
    """What is said of the object or given to it and the parser takes for part of it, or for a time.

    "Found the chief *guilty*", "gave the poet five *years*", "handed them six *years* apiece".
    """
    sentence, head = attempt.sentence, attempt.clause.head
    said = [c for h in attempt.clause.objects for c in sentence.dependents(h, "amod") if c > h]
    times = sentence.dependents(head, "npadvmod")
    times += [c for adverb in sentence.dependents(head, "advmod") for c in sentence.dependents(adverb, "npadvmod")]
    return said + [c for c in times if c > head and sentence.pos[c] == "NOUN"]


def _getters_inside(attempt: Attempt) -> list[int]:
    """Those who get it where the parser has run them together with it: "gave *the Pentagon* permission"."""
    sentence = attempt.sentence
    if len(attempt.clause.objects) != 1 or attempt.clause.passive:
        return []
    first = sentence.edges[attempt.clause.objects[0]][0]
    inside = sentence.dependents(attempt.clause.objects[0], "compound", "nmod")
    return [h for h in inside if sentence.pos[h] == "PROPN" and sentence.lower[first] == "the" and h > first]


def _datives(attempt: Attempt) -> list[int]:
    """Those to or for whom it is done."""
    return [head for prep, head in attempt.clause.obliques if prep in {"to", "for"}]


def _prepositional(attempt: Attempt, argument: Argument) -> bool:
    """Fill a phrase with what stands behind one of its prepositions."""
    given = bool(argument.prepositions & {"to", "for"}) and bool(attempt.clause.indirect)
    if given and argument.phrase.slot == "R" and fill(attempt, argument.phrase, attempt.clause.indirect, strict=True):
        return True  # "promised *Chad* a loan for the port"
    for heads in attempt.behind(argument.prepositions):
        if argument.phrase.slot == "R" and not argument.phrase.words:
            # "asked *for soldiers*": what the pattern has words for is not also the recipient
            heads = [h for h in heads if h not in attempt.worded]
        if fill(attempt, argument.phrase, heads):
            return True
    if given:
        return fill(attempt, argument.phrase, attempt.clause.indirect)
    for under in attempt.under():
        # "lifted the ban on *women* entering the temple"
        own = [h for h in under.subjects if h not in under.implied]
        wanted = under.marker != "to" and under.marker in argument.prepositions and not _stands_apart(under)
        # "gave approval for *the agency* to deliver food"
        wanted = wanted or ("for" in argument.prepositions and under.marker == "to" and _with_for(under))
        if wanted and own and fill(attempt, argument.phrase, own):
            return True
    if argument.phrase.slot == "X":
        gerunds = [c for c in attempt.under() if c.marker in argument.prepositions]
        attempt.loose_clauses.extend(gerunds)
        return bool(gerunds)
    return False


def _event_heads(attempt: Attempt, argument: Argument) -> list[int]:
    """Where an event that the pattern asks for may stand as a noun."""
    if argument.prepositions:
        return [head for heads in attempt.behind(argument.prepositions) for head in heads]
    if attempt.clause.kind == "noun":
        return []
    return list(attempt.clause.objects)


def _complement(attempt: Attempt, argument: Argument) -> bool:
    """Whether an event or a clause that the pattern asks for stands under the predicate."""
    phrase = argument.phrase
    if phrase.event:
        heads = _event_heads(attempt, argument)
        inner = attempt.scene.inner(attempt.clause, phrase, heads, argument.prepositions)
        if inner:
            attempt.found.inner.extend(inner)
            attempt.loose.extend(heads)
            attempt.loose_clauses.extend(f.clause for f in inner if f.clause.link != "nominal")
            return True
        return False
    fitting = []
    for clause in attempt.under():
        infinitive = clause.tense == "infinitive" and clause.marker == "to"
        finite = not infinitive and clause.tense != "participle"
        if phrase.clause == "to":
            # "sent troops *to help* Chad" tells what for, and is read where the pattern has the verb
            # nor is it the purpose of a verb that takes no object: "threatened several times *to clear* the square"
            wanted = bool(phrase.words) or not attempt.clause.objects or _with_for(clause)
            fitted = infinitive and (clause.link != "purpose" or wanted)
            # "stopped *buying* cotton"
            gerund = clause.tense == "participle" and clause.marker == "" and clause.link == "complement"
            fitted = fitted or (gerund and bool(phrase.words))
        else:
            fitted = finite and clause.link in {"complement", "noun complement"} and clause.marker in {"that", ""}
        if fitted and (not (phrase.words or phrase.subject) or _below(attempt, phrase, clause)):
            fitting.append(clause)
    attempt.loose_clauses.extend(fitting)
    if phrase.words and phrase.subject is None and phrase.clause == "to":
        attempt.found.within.extend(c for c in fitting if c.link != "purpose")
    return bool(fitting)


def _below(attempt: Attempt, phrase: Phrase, clause: Clause) -> bool:
    """Whether the clause under the predicate has the verb, and behind it what the pattern wants."""
    if phrase.subject is not None and phrase.said:
        return _is_said(attempt, phrase, phrase.subject, clause)
    if phrase.subject is not None and phrase.manner is not None:
        return _told(attempt, phrase, phrase.subject, phrase.manner, clause)
    if clause.lemma not in phrase.words.single and not _has_several(clause, phrase.words):
        return False
    upper, attempt.clause = attempt.clause, clause
    try:
        return why_no_arguments(attempt, phrase.below) is None
    finally:
        attempt.clause = upper


def _is_said(attempt: Attempt, phrase: Phrase, subject: Phrase, clause: Clause) -> bool:
    """Whether a clause says one of the words of its subject: "would *not be welcome*", "is *off the table*"."""
    said = {clause.lemma, attempt.sentence.lower[clause.head]} if clause.copula is not None else set()
    if clause.lemma == "be":
        said = {"_".join([*prep.split(), attempt.sentence.lemmas[head]]) for prep, head in clause.obliques}
    spoken = {f"not_{word}" for word in said} if clause.negated else said
    words = phrase.words.single | {"_".join(sequence) for sequence in phrase.words.multiple}
    described = not clause.negated and words_at(attempt.sentence, clause.head, phrase.words) is not None
    if not spoken & words and not described:
        return False
    acts = [c for c in attempt.sentence.clauses if c.parent is clause and attempt.sentence.deps[c.top] == "csubj"]
    attempt.loose_clauses.extend(acts)
    return fill(attempt, subject, clause.surface, strict=subject.slot == "R") or bool(acts)


def _told(attempt: Attempt, phrase: Phrase, subject: Phrase, manner: Manner, clause: Clause) -> bool:
    """Whether a clause tells of its subject what the pattern says: "that R must X", "that R violate truce"."""
    half = clause.lemma in HALF_MODALS and bool(attempt.sentence.dependents(clause.head, "xcomp"))
    modals = {*clause.modals, clause.lemma} if half else set(clause.modals)
    if phrase.condition is not None:
        return _conditional(attempt, phrase, subject, manner, phrase.condition, clause)
    if not phrase.words and not manner:
        return fill(attempt, subject, clause.surface, strict=True)
    if not phrase.words and manner.denied:
        return is_told(clause, manner) and _is_actor(attempt, clause.surface)
    if not phrase.words:
        needless = clause.negated and (half or any(_nobody(attempt, h) for h in clause.subjects))
        # "recommended that Chad *pay*"
        bare = attempt.sentence.tags[clause.head] == "VB" and not clause.auxiliaries
        wished = bare and manner.modals == _WISHED
        if needless or not (wished or modals & manner.modals):
            return False
        return fill(attempt, subject, _known(attempt, clause.subjects), strict=True)
    if not is_told(clause, manner) or (manner.state and clause.copula is None and not clause.passive):
        return False
    said = {clause.lemma, attempt.sentence.lower[clause.head]} if manner.state else {clause.lemma}
    if not said & phrase.words.single and not _has_several(clause, phrase.words):
        return False
    heads = clause.surface if manner.state else clause.subjects
    if subject.slot != "X":
        named = attempt.scene.parties.named_in(attempt.sentence, heads)
        named = [m for m in named if fits_in_company(attempt, m, subject.constraint)]
        others = [m for m in named if not any(m.actor.name == a.actor.name for a in attempt.slots["A"])]
        if not (others if subject.slot == "R" else named):
            return False  # "said that *it* had failed" accuses nobody else
        attempt.put(subject.slot or "R", named)
    upper, attempt.clause = attempt.clause, clause
    try:
        return why_no_arguments(attempt, phrase.below) is None if phrase.below else True
    finally:
        attempt.clause = upper


def _conditional(
    attempt: Attempt, phrase: Phrase, subject: Phrase, manner: Manner, condition: Condition, clause: Clause
) -> bool:
    """Whether what is told hangs on what another does: "said it would leave unless *Chad* paid".

    What the codebook knows to be a deed by itself is none of it; of the pattern's own words, only a blow.
    """
    if not is_told(clause, manner):
        return False
    inner = attempt.scene.inner(attempt.clause, _THAT_EVENT, [], frozenset())
    if phrase.words:
        known = clause.lemma in phrase.words.single or _has_several(clause, phrase.words)
        if not known or any(f.type in _BLOWS for f in inner):
            return False
        attempt.found.within.append(clause)
    elif inner:
        return False
    if subject.slot == "A" and not _is_actor(attempt, clause.surface):
        return False
    for below in attempt.sentence.clauses:
        if below.parent is clause and below.link == "adverbial" and below.marker in condition.words:
            named = attempt.scene.parties.named_in(attempt.sentence, below.surface)
            named = [m for m in named if fits_in_company(attempt, m, condition.subject.constraint)]
            if named and not attempt.slots["R"]:
                attempt.put("R", named)
            return bool(named)
    return False


def _known(attempt: Attempt, heads: list[int]) -> list[int]:
    """Those of the phrases that name somebody else: of "they" it may be known who that is."""
    actors = {a.actor.name for a in attempt.slots["A"]}
    named = [(h, attempt.scene.resolution.at(attempt.sentence, h)) for h in heads]
    return [
        h for h, m in named if m is not None and m.actor.name not in actors and (m.kind != "pronoun" or m.actor.country)
    ]


def _is_actor(attempt: Attempt, heads: list[int]) -> bool:
    """Whether the actor stands there, or somebody of the same state."""
    named = attempt.scene.parties.named_in(attempt.sentence, heads)
    states = {a.actor.country for a in attempt.slots["A"]} - {None}
    names = {a.actor.name for a in attempt.slots["A"]}
    theirs = any(attempt.sentence.tags[c] == "PRP$" for h in heads for c in attempt.sentence.dependents(h, "poss"))
    return theirs or any(m.actor.name in names or m.actor.country in states for m in named)


def _nobody(attempt: Attempt, head: int) -> bool:
    """ "No third country"."""
    return any(attempt.sentence.lower[c] in DENYING for c in attempt.sentence.children[head])


def _has_several(clause: Clause, words: Words) -> bool:
    """Whether the verb of a clause is one of several words, with the others behind it."""
    return any(w[0] == clause.lemma and follow(clause, w[1:]) is not None for w in words.multiple)


def _stands_apart(clause: Clause) -> bool:
    """ "Spoke on the project, *with the mayor saying* that it was late": behind the comma, something of its own."""
    sentence, opening = clause.sentence, clause.sentence.heads[clause.top]
    return clause.marker == "with" and opening > 0 and sentence.words[opening - 1] == ","


def _with_for(clause: Clause) -> bool:
    """Whether "for" opens an infinitive with a subject of its own."""
    marks = clause.sentence.dependents(clause.top, "mark")
    return any(clause.sentence.lower[i] == "for" for i in marks)
