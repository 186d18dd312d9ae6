"""The arguments that grammar leaves out: of controlled, relative and coordinated clauses and of nouns with "to"."""

from __future__ import annotations

from detente.parsing.clauses.calls import is_said_in_call
from detente.parsing.clauses.clause import Clause
from detente.parsing.clauses.hanging import GERUND_COMPLEMENT
from detente.parsing.nouns import infinitive_nouns, nouns_of_asking, verbs_of_asking
from detente.parsing.words import words

_RELATIVES = {"who", "which", "that", "whom", "whose"}
_OBJECT_CONTROL_PREPOSITIONS = {"of", "for", "from", "into", "against"}


def share(clause: Clause) -> None:
    """Take over the arguments that grammar leaves out."""
    parent, via = clause.parent, clause.via
    if clause.link == "conjunct" and parent is not None and clause.via is None:
        _share_conjunct(clause, parent)
    elif clause.link == "relative" and via is not None:
        _share_relative(clause, via)
    elif clause.link == "participle" and via is not None:
        if not clause.surface:
            _give(clause, [via])
        if parent is not None and _is_ordered(clause, parent):
            clause.subjects.extend(parent.subjects)
            clause.implied.update(parent.subjects)
    elif clause.link == "noun complement" and via is not None:
        if not clause.surface and clause.tense == "infinitive":
            _share_noun_complement(clause, via)
    elif clause.link in {"complement", "adverbial", "purpose", "parataxis"} and parent is not None:
        _take_gap(clause, parent)
        if clause.surface:
            if clause.tense == "infinitive" and clause.link == "complement" and not parent.passive:
                # "asked Iran to withdraw": the subject of the lower verb is the object of the upper one as well
                if parent.lemma == "let" and not clause.marker:
                    clause.marker = "to"  # "let the team inspect the camp" has the infinitive that "allowed it to" has
                for head in clause.surface:
                    if head not in parent.objects and clause.marker == "to":
                        parent.objects.append(head)
                        parent.implied.add(head)
        elif clause.tense in {"infinitive", "participle"}:
            controllers = parent.surface or parent.subjects
            if clause.imperative:
                controllers = parent.objects or parent.indirect  # "*Talk* to them," she told the minister
            elif via is not None:
                nominal = clause.sentence.dependents(via, "poss")
                controllers = nominal or ([] if clause.marker in GERUND_COMPLEMENT else controllers)
            elif _object_controls(clause, parent):
                called = parent.lemma == "call" and [h for prep, h in parent.obliques if prep in {"on", "upon"}]
                controllers = parent.objects or parent.indirect or called or controllers
            _give(clause, controllers)


def _take_gap(clause: Clause, parent: Clause) -> None:
    """What a relative clause speaks of is the object of the verb below: "a trip (that) he was to have *made*"."""
    noun = parent.via
    if parent.link != "relative" or noun is None or clause.tense != "infinitive" or clause.marker != "to":
        return
    for heads in (clause.objects, clause.indirect):
        for k, head in enumerate(heads):
            if clause.sentence.tags[head] in {"WDT", "WP"} or clause.sentence.lower[head] == "that":
                heads[k] = noun
                clause.implied.add(noun)
    if parent.lemma == "be" and noun in parent.objects and noun in parent.implied:
        parent.objects.remove(noun)
        if not clause.objects and not clause.passive:
            clause.objects.append(noun)
            clause.implied.add(noun)


def _is_ordered(clause: Clause, parent: Clause) -> bool:
    """ "Ordered two deputies *jailed*": the last participle behind the object is what the subject has done to it."""
    if parent.lemma != "order" or parent.passive or clause.subjects or not clause.passive:
        return False
    noun = clause.via
    if noun is None or not any(noun in parent.sentence.subtree(h) for h in parent.objects):
        return False
    return not any(later > clause.head for later in parent.sentence.dependents(noun, "acl", "relcl"))


def _object_controls(clause: Clause, parent: Clause) -> bool:
    """ "Asked Iran *to withdraw*", "accused Iran *of attacking*": who does it is the object above."""
    if (
        clause.link != "complement"
        or parent.passive
        or parent.lemma in words().done_by_subject
        or is_said_in_call(clause)
    ):
        return False
    return clause.marker == "to" or clause.marker in _OBJECT_CONTROL_PREPOSITIONS


def _give(clause: Clause, heads: list[int]) -> None:
    """Make the noun phrases at ``heads`` the subject, which another clause has."""
    clause.surface = list(heads)
    clause.implied.update(heads)
    if clause.passive:
        clause.objects.extend(h for h in heads if h not in clause.objects)
    else:
        clause.subjects.extend(h for h in heads if h not in clause.subjects)


def _share_conjunct(clause: Clause, first: Clause) -> None:
    """Share subject, verb group and place with the clause that ``clause`` is coordinated with."""
    sentence = clause.sentence
    own_verb_group = bool(clause.auxiliaries) or sentence.tags[clause.top] in {"VBD", "VBZ", "VBP"}
    participle = sentence.tags[clause.top] in {"VBN", "VBD"} and not clause.auxiliaries
    participle = participle and sentence.lower[clause.top] not in words().never_participles
    # "would not be drawn but *said* they had talked"
    participle = participle and not (clause.lemma in words().saying and sentence.dependents(clause.top, "ccomp"))
    if participle and first.passive and not clause.objects and not clause.surface:
        clause.passive = True
        clause.subjects = [h for prep, h in clause.obliques if prep == "by"]
        own_verb_group = False
    if not clause.surface:
        _give(clause, first.surface)
        if clause.passive and first.passive and not clause.subjects:
            clause.subjects.extend(first.subjects)
            clause.implied.update(first.subjects)
    if not own_verb_group and not clause.modals:
        clause.modals = list(first.modals)
        clause.tense = first.tense
        clause.progressive = clause.progressive or first.progressive
        if (
            first.negated
            and not clause.negated
            and any(sentence.lower[c] == "or" for c in sentence.dependents(first.top, "cc"))
        ):
            clause.negated = True
    if any(sentence.lower[c] == "nor" and c < clause.top for c in sentence.dependents(first.top, "cc")):
        clause.negated = True  # "neither supports *nor opposes*"
    # a coordinated clause hangs where the first one hangs
    clause.marker = clause.marker or first.marker
    if first.link not in {"root", "conjunct"} or first.parent is not None:
        clause.link, clause.parent, clause.via = first.link, first.parent, first.via
    else:
        clause.link, clause.parent = "root", None
    # "arrested and charged two men": the object stands with the last verb
    empty = not first.objects and not first.passive and not first.obliques and first.kind == "verb"
    close = clause.kind == "verb" and clause.head - first.head <= 3
    if empty and close and clause.objects and not sentence.dependents(first.top, "ccomp", "xcomp"):
        first.objects.extend(clause.objects)
        first.implied.update(clause.objects)


def _share_relative(clause: Clause, antecedent: int) -> None:
    """Put the noun that a relative clause hangs on where its pronoun stands, or where an argument is wanting."""
    sentence = clause.sentence
    taken = False
    for heads in (clause.surface, clause.subjects, clause.objects, clause.indirect):
        for k, head in enumerate(heads):
            if sentence.lower[head] in _RELATIVES:
                heads[k] = antecedent
                clause.implied.add(antecedent)
                taken = True
    for k, (prep, head) in enumerate(clause.obliques):
        if sentence.lower[head] in _RELATIVES:
            clause.obliques[k] = (prep, antecedent)
            taken = True
    if taken:
        return
    adverbial = any(sentence.tags[c] == "WRB" for c in sentence.children[clause.top])
    verbs = sentence.dependents(clause.top, "xcomp")
    below = [v for v in verbs if any(sentence.lower[c] in _RELATIVES for c in sentence.children[v])]
    asked = clause.lemma in verbs_of_asking() and not any(sentence.dependents(v, "nsubj") for v in below)
    if below and not asked:
        return  # "a summit which Japan hopes to host": it stands below; but "a king whom they begged to stay" does not
    if not adverbial and clause.surface and not clause.objects and not clause.passive and clause.kind == "verb":
        clause.objects.append(antecedent)
        clause.implied.add(antecedent)
    elif not clause.surface:
        _give(clause, [antecedent])


def _share_noun_complement(clause: Clause, noun: int) -> None:
    """Who is to do it in "calls to V", "his attempt to V", "made a promise to V", "the first minister to V"."""
    sentence = clause.sentence
    ordinals = words().ordinals
    ordinal = any(sentence.deps[c] == "amod" and sentence.lower[c] in ordinals for c in sentence.children[noun])
    if ordinal or sentence.pos[noun] == "PROPN":
        _give(clause, [noun])
        return
    owners = sentence.dependents(noun, "poss")
    owners += [
        h
        for c in sentence.dependents(noun, "prep", "agent")
        if sentence.lower[c] in ({"by", "for", "of"} if sentence.lemmas[noun] in infinitive_nouns() else {"by", "for"})
        for h in sentence.dependents(c, "pobj")
    ]
    others_do = sentence.lemmas[noun] in nouns_of_asking() and not (clause.parent and clause.parent.lemma == "make")
    if others_do:
        owners = []
    elif not owners and clause.parent is not None and sentence.deps[noun] in {"dobj", "pobj", "attr"}:
        owners = clause.parent.surface
    _give(clause, owners)
