"""Verbs that the parser takes for participles or nouns: "Poland, ..., *approved* recognition", "Peru *objects*"."""

from detente.parsing.repair.trees import FINITE, has_own, own
from detente.parsing.sentence import Sentence
from detente.parsing.words import words


def find_subject_beside_place(sentence: Sentence) -> None:
    """ "In Kingstown, the prime minister, Ralph Gonsalves, described it": the place is where he is."""
    root = sentence.root
    if sentence.tags[root] not in FINITE or has_own(sentence, root, {"nsubj", "nsubjpass", "expl", "csubj"}):
        return
    for j in range(3, root):
        place = sentence.heads[j]
        if sentence.deps[j] != "appos" or sentence.deps[place] != "pobj" or sentence.tags[place] != "NNP":
            continue
        if sentence.heads[sentence.heads[place]] != root or sentence.words[place + 1] != ",":
            continue
        passive = has_own(sentence, root, {"auxpass"})
        sentence.heads[j], sentence.deps[j] = root, "nsubjpass" if passive else "nsubj"
        return


def find_objecting(sentence: Sentence) -> None:
    """ "Kenya, too, *objects* to the freeze", "the mill, to which Peru *objects*": what somebody does."""
    for i, word in enumerate(sentence.lower):
        if word != "objects" or sentence.tags[i] != "NNS" or has_own(sentence, i, {"det", "amod", "poss", "nummod"}):
            continue
        named = [k for k in own(sentence, i, {"nsubj", "compound", "dep"}) if sentence.pos[k] == "PROPN" and k < i]
        to = [k for k in own(sentence, i, {"prep"}) if sentence.lower[k] == "to"]
        if sentence.deps[i] not in {"ROOT", "relcl"} or len(named) != 1 or not to:
            continue
        sentence.deps[named[0]] = "nsubj"
        sentence.tags[i], sentence.pos[i], sentence.lemmas[i] = "VBZ", "VERB", "object"


def find_main_verb_before_noun(sentence: Sentence) -> None:
    """ "Poland, which has a minority there, *approved* recognition": behind the comma and with no article before it."""
    root = sentence.root
    if sentence.pos[root] not in {"NOUN", "PROPN"} or has_own(sentence, root, {"cop", "nsubj"}):
        return
    for noun in own(sentence, root, {"appos"}):
        first = min(k for k in range(len(sentence)) if k == noun or noun in sentence.ancestors(k))
        if sentence.tags[first] not in {"VBN", "VBD"} or sentence.heads[first] != noun or first <= root:
            continue
        if sentence.deps[first] != "amod" or sentence.words[first - 1] != ",":
            continue
        for k, head in enumerate(sentence.heads):
            if (head == root and k > first and k != noun) or (head == noun and sentence.deps[k] in {"cc", "conj"}):
                sentence.heads[k] = first
        _make_verb(sentence, first, first, "ROOT")
        sentence.heads[root], sentence.deps[root] = first, "nsubj"
        sentence.heads[noun], sentence.deps[noun] = first, "dobj"
        return


def find_second_verb_before_noun(sentence: Sentence) -> None:
    """ "Welcomed the calendar but *deplored* delays": a second verb with its object, not a second object."""
    judging = words().judging
    for verb, dep in enumerate(sentence.deps):
        if dep != "amod" or sentence.tags[verb] not in {"VBN", "VBD"} or sentence.lemmas[verb] not in judging:
            continue
        noun = sentence.heads[verb]
        first, link = sentence.heads[noun], verb - 1
        above = sentence.heads[first]
        if sentence.deps[noun] != "conj" or sentence.deps[first] != "dobj" or sentence.tags[above] != "VBD":
            continue
        if link < 0 or sentence.deps[link] != "cc" or noun < verb or has_own(sentence, noun, {"det", "poss"}):
            continue
        _make_verb(sentence, verb, above, "conj")
        sentence.heads[link] = above
        sentence.heads[noun], sentence.deps[noun] = verb, "dobj"


def _make_verb(sentence: Sentence, i: int, head: int, dep: str) -> None:
    sentence.heads[i], sentence.deps[i] = head, dep
    sentence.tags[i], sentence.pos[i] = "VBD", "VERB"
