"""The arguments that stand with a predicate itself: subjects, objects, what is said of them, negation."""

from __future__ import annotations

from functools import cache

from detente.data import FOLDER, read_words
from detente.parsing.clauses.clause import Clause
from detente.parsing.clauses.phrases import add_adverb_preposition, add_preposition, noun_obliques, noun_phrases
from detente.parsing.sentence import DENYING, Sentence

_NEGATIVE_WORDS = {"no", "nobody", "none", "nothing", "neither", "nor"}
_NEGATIVE_ADVERBS = {"never", "hardly", "barely", "scarcely", "nowhere", "neither", "nor", "no longer"}


@cache
def never() -> frozenset[tuple[str, ...]]:
    """The phrases that deny, as their words: ``never.txt``."""
    return frozenset(tuple(words.split("_")) for words in read_words(FOLDER / "parsing" / "never.txt"))


def find_arguments(clause: Clause) -> None:
    """Find what stands with the predicate of ``clause``, and whether it is passive or negated."""
    sentence = clause.sentence
    tokens = [clause.top] if clause.copula is None else [clause.copula, clause.head]
    for token in tokens:
        for child in sentence.children[token]:
            _add_dependent(clause, child)
    if clause.copula is not None and clause.kind == "noun":
        for child in sentence.children[clause.head]:
            if sentence.deps[child] == "det" and sentence.lower[child] == "no":
                clause.negated = True
    verbs = (min([clause.top, *clause.auxiliaries]), clause.top)
    if any(k > 0 and sentence.lower[k - 1] == "neither" for k in verbs):
        clause.negated = True  # "the minister *neither* met them nor wrote", whatever the parser makes of it
    if not clause.objects and not clause.passive:
        _shifted_object(clause)
    _tell_doers(clause)
    for head in (*clause.surface, *clause.objects):
        if _negative_phrase(sentence, head):
            clause.negated = True


def _add_dependent(clause: Clause, child: int) -> None:
    """Put a dependent of the predicate where it belongs."""
    sentence = clause.sentence
    dep = sentence.deps[child]
    if dep == "nsubj":
        clause.surface.extend(noun_phrases(sentence, child))
    elif dep == "nsubjpass":
        clause.passive = True
        clause.surface.extend(noun_phrases(sentence, child))
    elif dep == "dobj":
        clause.objects.extend(noun_phrases(sentence, child))
    elif dep == "dative":
        if sentence.pos[child] == "ADP":
            add_preposition(clause, child)
        else:
            clause.indirect.extend(noun_phrases(sentence, child))
    elif dep == "npadvmod" and clause.indirect:
        clause.objects.append(child)  # "gave them *seven days*"
    elif dep in {"prep", "agent"}:
        add_preposition(clause, child)
        if any((sentence.lower[child], *sentence.lower[k - 1 : k + 1]) in never() for k in sentence.children[child]):
            clause.negated = True  # "will *on no account* accept it"
    elif dep in {"oprd", "acomp", "attr"} and child != clause.head:
        if clause.copula is not None and dep == "attr":
            return
        clause.predicatives.extend(sentence.conjuncts(child))
    elif dep == "ccomp" and (said := _free_relative(sentence, child)) is not None:
        clause.objects.append(said)
    elif dep == "ccomp" and (subject := _small_clause(sentence, child)) is not None:
        clause.objects.extend(noun_phrases(sentence, subject))
        clause.predicatives.extend(sentence.conjuncts(child))
    elif dep == "attr" and clause.lemma == "be":
        clause.objects.extend(noun_phrases(sentence, child))
    elif dep == "prt":
        clause.particle = sentence.lemmas[child]
    elif dep == "neg" or (dep in {"preconj", "cc"} and sentence.lower[child] == "neither"):
        clause.negated = True  # "will *neither* accept nor recognise"
    elif dep == "auxpass":
        clause.passive = True
        clause.auxiliaries.append(child)
    elif dep == "aux":
        clause.auxiliaries.append(child)
    elif dep == "advmod":
        word = sentence.lower[child]
        clause.adverbs.append("together" if sentence.lemmas[child] == "together" else word)
        no_longer = word == "longer" and any(sentence.lower[k] == "no" for k in sentence.children[child])
        if word in _NEGATIVE_ADVERBS or no_longer:
            clause.negated = True
        add_adverb_preposition(clause, child)
    if dep in {"advcl", "advmod"} and sentence.pos[child] in {"ADJ", "VERB"} and sentence.lower[child - 1] == "as":
        clause.obliques.extend(("as", said) for said in sentence.conjuncts(child))  # "saw it as unjust"


def _tell_doers(clause: Clause) -> None:
    """Tell from the voice of the verb who does it and to whom it is done."""
    sentence = clause.sentence
    agents = [head for prep, head in clause.obliques if prep == "by" and clause.passive]
    if clause.passive and not agents:
        # "was given two ambulances by Taiwan": the parser may hang the one who gave on what was given
        agents = [h for head in clause.objects for prep, h in noun_obliques(sentence, head) if prep == "by"]
    if clause.passive:
        # "was given a deadline": with an object of its own, the passive's subject is the one who gets it
        patients = clause.indirect if clause.objects else clause.objects
        patients.extend(h for h in clause.surface if h not in patients)
        clause.subjects.extend(agents)
    else:
        clause.subjects.extend(clause.surface)


def _shifted_object(clause: Clause) -> None:
    """ "Described as unjust *the ruling of a court*": an adjective before the article is what the object is called."""
    sentence = clause.sentence
    for at, (prep, head) in enumerate(clause.obliques):
        before = [c for c in sentence.children[head] if c < head and sentence.deps[c] in {"amod", "det", "poss"}]
        shifted = len(before) > 1 and sentence.deps[before[0]] == "amod"
        if prep == "as" and shifted and any(sentence.deps[c] != "amod" for c in before[1:]):
            clause.obliques[at] = (prep, before[0])
            clause.objects.append(head)
            return
    for at, head in enumerate(clause.predicatives):
        before = [c for c in sentence.children[head] if c < head and sentence.deps[c] in {"amod", "det", "poss"}]
        if len(before) > 1 and sentence.deps[before[0]] == "amod" and sentence.deps[before[1]] in {"det", "poss"}:
            clause.predicatives[at] = before[0]  # "called baseless *a complaint by Chad*"
            clause.objects.append(head)
            return


def _free_relative(sentence: Sentence, verb: int) -> int | None:
    """The noun that "what it called a raid" is about; None if the clause at ``verb`` does not open with "what"."""
    if not any(
        sentence.lower[c] == "what" and sentence.deps[c] in {"dobj", "nsubj", "nsubjpass"}
        for c in sentence.children[verb]
    ):
        return None
    said = sentence.dependents(verb, "oprd", "attr")
    for prep in sentence.dependents(verb, "prep"):
        if sentence.lower[prep] == "as":
            said += sentence.dependents(prep, "pobj")
    return next((token for token in said if sentence.pos[token] in {"NOUN", "PROPN"}), None)


def _small_clause(sentence: Sentence, said: int) -> int | None:
    """Who is said to be what in "found *him* guilty", "considers *the group* a threat"; None if a verb says it."""
    if sentence.pos[said] not in {"ADJ", "NOUN", "PROPN"} or sentence.dependents(said, "aux", "cop", "mark"):
        return None
    return next(iter(sentence.dependents(said, "nsubj")), None)


def _negative_phrase(sentence: Sentence, head: int) -> bool:
    """Whether a noun phrase denies: "nobody", "no soldier"."""
    if sentence.lower[head] in _NEGATIVE_WORDS:
        return True
    return any(
        sentence.deps[child] in {"det", "neg", "preconj"} and sentence.lower[child] in DENYING
        for child in sentence.children[head]
    )
