"""Turns that the parser cuts in pieces: "side by side", "let go", "let them work", "handed to Oslo a man".

:func:`mend_idioms` gives them the heads and labels that their meaning has.
"""

from functools import cache

from detente.data import FOLDER, read_words
from detente.parsing.sentence import Sentence
from detente.parsing.words import words

_BARE_TAGS = frozenset({"VB", "VBP", "VBZ"})


def mend_idioms(sentence: Sentence) -> None:
    """Mend the heads and labels of such turns in place."""
    _nouns_behind_to(sentence)
    _join_turns(sentence)
    _bare_infinitives(sentence)
    _late_objects(sentence)


def _nouns_behind_to(sentence: Sentence) -> None:
    """ "Led them to *safety*" has no verb behind "to"."""
    never_verbs = words().never_verbs
    for j in range(1, len(sentence)):
        if sentence.lower[j] in never_verbs and sentence.pos[j] == "VERB" and sentence.lower[j - 1] == "to":
            verb = sentence.heads[j]
            for k, head in enumerate(sentence.heads):
                if head == j and k < j and sentence.deps[k] == "nsubj":
                    sentence.heads[k], sentence.deps[k] = verb, "dobj"
            sentence.heads[j - 1], sentence.deps[j - 1], sentence.pos[j - 1] = verb, "prep", "ADP"
            sentence.heads[j], sentence.deps[j], sentence.pos[j], sentence.tags[j] = j - 1, "pobj", "NOUN", "NN"


@cache
def turns_of_togetherness() -> tuple[tuple[str, ...], ...]:
    """The turns that say "together", as words: ``together.txt``."""
    return tuple(tuple(turn.split("_")) for turn in read_words(FOLDER / "parsing" / "together.txt"))


def _join_turns(sentence: Sentence) -> None:
    """ "They patrol the hills *side by side* with Finns": one adverb of the verb, and what hung on it is the verb's."""
    said = sentence.lower
    for turn in turns_of_togetherness():
        for i in range(len(said) - len(turn) + 1):
            if said[i] == turn[0] and tuple(said[i : i + len(turn)]) == turn:
                _make_adverb(sentence, i, i + len(turn) - 1)


def _make_adverb(sentence: Sentence, first: int, last: int) -> None:
    inside = range(first, last + 1)
    verb = next(
        (
            node
            for node in [i for token in inside for i in (token, *sentence.ancestors(token))]
            if node not in inside and sentence.pos[node] in {"VERB", "AUX"} and node < first
        ),
        None,
    )
    if verb is None:
        return
    before = [k for k in range(first) if sentence.heads[k] in inside and k != verb]
    own = [k for k in before if sentence.pos[k] in {"NOUN", "PROPN"} and k == first - 1]
    if own:
        # "patrolled the *slopes side* by side": the noun before it stands where its own noun seemed to
        sentence.heads[own[0]], sentence.deps[own[0]] = sentence.heads[first], sentence.deps[first]
        if own[0] == sentence.heads[own[0]]:
            sentence.heads[own[0]] = verb
    for k, head in enumerate(sentence.heads):
        if head in inside and k not in inside and k not in own:
            sentence.heads[k] = own[0] if own and k < first else verb
    for k in range(last + 1, len(sentence)):
        if sentence.deps[k] == "prep" and sentence.lower[k] == "with" and k == last + 1:
            sentence.heads[k] = verb
    sentence.heads[first], sentence.deps[first], sentence.pos[first] = verb, "advmod", "ADV"
    sentence.lemmas[first] = "together"
    for k in range(first + 1, last + 1):
        sentence.heads[k], sentence.deps[k], sentence.pos[k] = first, "fixed", "ADV"


def _bare_infinitives(sentence: Sentence) -> None:
    """ "Let two men *go*" lets go of them; in "let a team *inspect* prisons" the second verb is an infinitive."""
    lists = words()
    for j, dep in enumerate(sentence.deps):
        above = sentence.heads[j]
        if dep not in {"ccomp", "xcomp"} or sentence.lemmas[above] not in lists.with_bare_infinitive or not above < j:
            continue
        below = [k for k, head in enumerate(sentence.heads) if head == j and k != j]
        if sentence.tags[j] not in _BARE_TAGS or any(sentence.deps[k] in {"mark", "aux", "auxpass"} for k in below):
            continue
        subjects = [k for k in below if sentence.deps[k] == "nsubj"]
        if sentence.lemmas[above] == "let" and sentence.lemmas[j] in lists.with_let and (subjects or j == above + 1):
            for k in below:
                sentence.heads[k] = above
            for k in subjects:
                sentence.deps[k] = "dobj"
            sentence.deps[j], sentence.pos[j], sentence.tags[j] = "prt", "ADP", "RP"
        elif subjects:
            sentence.pos[j], sentence.tags[j] = "VERB", "VB"


def _late_objects(sentence: Sentence) -> None:
    """ "Extradited to Rwanda *a man*": what seems to be said of Rwanda, without a comma, is the verb's object."""
    for j, dep in enumerate(sentence.deps):
        named = sentence.heads[j]
        if dep != "appos" or sentence.deps[named] != "pobj" or sentence.pos[named] != "PROPN":
            continue
        prep = sentence.heads[named]
        verb = sentence.heads[prep]
        first = min([j, *(k for k, head in enumerate(sentence.heads) if head == j and k < j)])
        if (
            sentence.lower[prep] in {"to", "from"}
            and sentence.pos[verb] == "VERB"
            and first == named + 1
            and sentence.tags[first] in {"DT", "CD", "PRP$"}
            and not any(
                head == verb and sentence.deps[k] in {"dobj", "nsubjpass"} for k, head in enumerate(sentence.heads)
            )
        ):
            sentence.heads[j], sentence.deps[j] = verb, "dobj"
