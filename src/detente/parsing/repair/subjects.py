"""Subjects that the parser takes for part of something else."""

from detente.parsing.repair.trees import FINITE, has_own, own
from detente.parsing.sentence import Sentence


def free_subjects(sentence: Sentence) -> None:
    """ "In a joint note, Chad and Mali called for a truce": the verb has no subject but the names behind the comma."""
    root = sentence.root
    if sentence.tags[root] not in FINITE or has_own(sentence, root, {"nsubj", "nsubjpass", "expl", "csubj"}):
        return
    for j in range(2, root):
        i = sentence.heads[j]
        if sentence.deps[j] != "conj" or sentence.pos[j] != "PROPN" or sentence.deps[i] != "pobj" or i >= j:
            continue
        prep = sentence.heads[i]
        comma = any(sentence.words[k] == "," and sentence.heads[k] == i for k in range(i + 1, j))
        joined = any(sentence.deps[k] == "cc" and sentence.heads[k] == i for k in range(i + 1, j))
        if comma and not joined and sentence.heads[prep] == root and sentence.pos[i] == "NOUN":
            sentence.heads[j], sentence.deps[j] = root, "nsubj"
            return


def find_subjects_of_finite_verbs(sentence: Sentence) -> None:
    """The noun right before a finite verb that has no subject is its subject: "the US *military trains* pilots"."""
    for verb, tag in enumerate(sentence.tags):
        noun = verb - 1
        if tag not in FINITE or noun < 0 or sentence.heads[noun] != verb or sentence.pos[verb] != "VERB":
            continue
        if sentence.pos[noun] not in {"NOUN", "PROPN"} or sentence.deps[noun] not in {"amod", "compound", "nmod"}:
            continue
        if sentence.deps[verb] in {"ROOT", "ccomp", "conj", "advcl"} and not has_own(
            sentence, verb, {"nsubj", "nsubjpass", "csubj", "expl"}
        ):
            sentence.deps[noun] = "nsubj"
            for i in range(noun):
                if sentence.heads[i] == verb and sentence.deps[i] in {"det", "amod", "nmod", "compound", "poss"}:
                    sentence.heads[i] = noun


def part_subjects_from_objects(sentence: Sentence) -> None:
    """A noun right before a finite verb is its subject and not coordinated with what stands before "and".

    "Mali asked Chad for guns and *Niger sent* a plane": with nothing between them nobody else can have sent it.
    """
    tags, deps, heads = sentence.tags, sentence.deps, sentence.heads
    for verb, dep in enumerate(deps):
        if dep not in {"conj", "advcl", "ccomp"} or sentence.pos[verb] != "VERB" or heads[verb] > verb:
            continue
        own = [c for c in range(verb) if heads[c] == verb]
        if dep == "conj" and _give_back_object(sentence, verb, own):
            continue
        if any(deps[c] not in {"aux", "auxpass", "neg", "advmod"} for c in own):
            continue
        if tags[verb] not in FINITE and not any(tags[c] in {"MD", *FINITE} for c in own):
            continue
        last = min([verb, *own]) - 1
        noun = _coordinated_noun(sentence, last, verb)
        if noun is None:
            continue
        link = next((c for c in range(heads[noun], noun) if heads[c] == heads[noun] and deps[c] == "cc"), None)
        if link is None or sentence.lower[link] not in {"and", "but", "while"}:
            continue
        heads[link] = heads[verb]
        heads[noun], deps[noun] = verb, "nsubjpass" if has_own(sentence, verb, {"auxpass"}) else "nsubj"
        deps[verb] = "conj"


def _give_back_object(sentence: Sentence, verb: int, own: list[int]) -> bool:
    """ "Chad *shelled a town* and Togo condemned it": what stands right behind the first verb is its object."""
    first = sentence.heads[verb]
    subject = next((c for c in own if sentence.deps[c] == "nsubj"), None)
    if subject is None or subject < first or sentence.tags[first] not in FINITE:
        return False
    below = [k for k in range(subject) if k == subject or subject in sentence.ancestors(k)]
    second = [k for k in range(subject + 1, verb) if sentence.heads[k] == subject and sentence.deps[k] == "conj"]
    link = [k for k in range(subject + 1, verb) if sentence.heads[k] == subject and sentence.deps[k] == "cc"]
    if min([subject, *below]) != first + 1 or len(second) != 1 or len(link) != 1:
        return False
    if has_own(sentence, first, {"dobj", "ccomp", "xcomp", "attr", "acomp", "prt"}):
        return False
    sentence.heads[subject], sentence.deps[subject] = first, "dobj"
    sentence.heads[second[0]], sentence.deps[second[0]] = verb, "nsubj"
    sentence.heads[link[0]] = first
    return True


def _coordinated_noun(sentence: Sentence, last: int, verb: int) -> int | None:
    """The noun coordinated with one before it whose phrase ends at token ``last``, inside of what is above ``verb``."""
    node, noun = last, None
    for _ in range(8):
        # "a man *known* as Bill" has a verb, but one of his own
        if node < 0 or (sentence.pos[node] in {"VERB", "AUX"} and sentence.deps[node] not in {"acl", "relcl"}):
            break
        if any(node in sentence.ancestors(k) for k in range(last + 1, len(sentence))):
            break
        if sentence.deps[node] == "conj" and sentence.pos[node] in {"NOUN", "PROPN"}:
            noun = node
        if sentence.heads[node] == node:
            break
        node = sentence.heads[node]
    if noun is None or sentence.pos[sentence.heads[noun]] not in {"NOUN", "PROPN"}:
        return None
    return noun if sentence.heads[verb] in sentence.ancestors(noun) else None


def find_subjects_of_infinitives(sentence: Sentence) -> None:
    """In "a plan *for the king* to go to Lima" it is the king who is to go."""
    for i, dep in enumerate(sentence.deps):
        mark = sentence.heads[i]
        if dep != "pobj" or sentence.lower[mark] != "for" or sentence.deps[mark] != "mark":
            continue
        verb = sentence.heads[mark]
        if sentence.tags[verb] == "VB" and i < verb and not has_own(sentence, verb, {"nsubj", "nsubjpass"}):
            sentence.heads[i], sentence.deps[i] = verb, "nsubj"


def find_verbs_of_relatives(sentence: Sentence) -> None:
    """In "a pact *which* Mr Ali and his colleague, Mr Sow, *signed*" they sign it: a name is no relative clause."""
    for i, dep in enumerate(sentence.deps):
        noun = sentence.heads[i]
        if dep != "relcl" or sentence.pos[i] not in {"PROPN", "NOUN"} or not noun < i:
            continue
        links = own(sentence, i, {"dobj", "nsubj", "pobj", "attr"})
        links = [k for k in links if sentence.lower[k] in {"which", "that"}]
        below = [k for k in range(i + 1, len(sentence)) if sentence.deps[k] in {"acl", "amod", "conj", "advcl"}]
        verbs = [k for k in below if sentence.tags[k] in {"VBN", "VBD"} and _is_below(sentence, k, i)]
        if not links or not verbs or own(sentence, verbs[0], {"nsubj", "auxpass", "aux"}):
            continue
        verb = verbs[0]
        sentence.heads[verb], sentence.deps[verb] = noun, "relcl"
        sentence.tags[verb], sentence.pos[verb] = "VBD", "VERB"
        sentence.heads[i], sentence.deps[i] = verb, "nsubj"
        sentence.heads[links[0]], sentence.deps[links[0]] = verb, "dobj"


def _is_below(sentence: Sentence, i: int, top: int) -> bool:
    """Whether a token hangs somewhere below another, while heads are still being mended."""
    for _ in range(len(sentence)):
        if i == top:
            return True
        if sentence.heads[i] == i:
            return False
        i = sentence.heads[i]
    return False
