"""The main verb of a sentence, where the parser has a noun, an adjective or a participle in its place."""

from functools import cache

from detente.data import FOLDER, read_tsv
from detente.parsing.repair.trees import FINITE, SELVES, has_own, lead, own
from detente.parsing.sentence import Sentence
from detente.parsing.words import words


def find_main_verb(sentence: Sentence) -> None:
    """Make a finite verb the root where a noun is, if the verb has no subject and hangs behind as a participle.

    "The envoy, in a statement condemned the killing": a past form with neither subject nor "who" is no relative clause.
    """
    root = sentence.root
    if sentence.pos[root] not in {"NOUN", "PROPN"}:
        return
    never_passive = words().never_passive
    for j in range(root + 1, len(sentence)):
        # "condemned in strong terms the attack": with an object of its own it is no passive participle
        active = sentence.tags[j] in {"VBD", "VBZ"} or sentence.lower[j] in never_passive
        active = active or (sentence.tags[j] == "VBN" and (has_own(sentence, j, {"dobj"}) or _tells(sentence, j, root)))
        if sentence.deps[j] not in {"acl", "relcl"} or not active:
            continue
        if has_own(sentence, j, {"nsubj", "nsubjpass", "mark", "aux", "auxpass"}) or has_own(sentence, root, {"cop"}):
            continue
        lead(sentence, j, root)
        sentence.heads[root], sentence.deps[root] = j, "nsubj"
        return


def _tells(sentence: Sentence, verb: int, noun: int) -> bool:
    """Whether a that-clause behind a participle is its content: "the court *held* in May *that* Chad had erred"."""
    for k in own(sentence, noun, {"relcl", "acl", "ccomp"}):
        if k > verb and has_own(sentence, k, {"mark"}) and has_own(sentence, k, {"nsubj", "nsubjpass"}):
            sentence.deps[k] = "ccomp"
            return True
    return False


def find_verb_behind_adjective(sentence: Sentence) -> None:
    """ "Troops loyal to the president arrested him": the adjective belongs to the noun, the past is the main verb."""
    root = sentence.root
    if sentence.pos[root] != "ADJ" or has_own(sentence, root, {"cop", "aux", "advmod"}):
        return
    subject = root - 1
    if subject < 0 or sentence.heads[subject] != root or sentence.deps[subject] != "nsubj":
        return
    for j in range(root + 2, len(sentence)):
        if sentence.heads[j] != root or sentence.deps[j] not in {"advcl", "conj", "ccomp"} or sentence.tags[j] != "VBD":
            continue
        if has_own(sentence, j, {"nsubj", "nsubjpass", "mark", "aux", "auxpass"}):
            return
        lead(sentence, j, root)
        sentence.heads[subject] = j
        sentence.heads[root], sentence.deps[root] = subject, "amod"
        return


@cache
def past_forms() -> dict[str, str]:
    """Past forms that are nothing else, and their lemmas: ``pasts.tsv``."""
    return {row["form"]: row["lemma"] for _, row in read_tsv(FOLDER / "parsing" / "pasts.tsv")}


def find_verb_taken_for_adjective(sentence: Sentence) -> None:
    """ "Norway *froze* assets of the bank": where a noun is the root, a past form between a name and it is the verb."""
    root = sentence.root
    if sentence.tags[root] not in {"NN", "NNS"} or has_own(sentence, root, {"cop", "det", "poss", "nsubj"}):
        return
    pasts = past_forms()
    for j in range(1, root):
        past = sentence.tags[j] in {"VBD", "VBN"} or sentence.lower[j] in pasts or sentence.lower[j].endswith("ed")
        if sentence.heads[j] != root or sentence.deps[j] != "amod" or not past or j in sentence.heads:
            continue
        before = [
            k
            for k, head in enumerate(sentence.heads)
            if head == root and k < j and sentence.deps[k] not in {"punct", "prep", "advmod"}
        ]
        if not before or before != [j - 1] or sentence.pos[j - 1] != "PROPN":
            return
        if sentence.deps[j - 1] not in {"nmod", "compound"}:
            return
        sentence.heads[j], sentence.deps[j], sentence.pos[j], sentence.tags[j] = j, "ROOT", "VERB", "VBD"
        sentence.lemmas[j] = pasts.get(sentence.lower[j], sentence.lemmas[j])
        sentence.heads[j - 1], sentence.deps[j - 1] = j, "nsubj"
        for k, head in enumerate(sentence.heads):
            behind = k > root and sentence.deps[k] in {"cc", "conj", "punct", "advcl", "npadvmod"}
            if head == root and k != root and (behind or k < j - 1):
                sentence.heads[k] = j
        sentence.heads[root], sentence.deps[root] = j, "dobj"
        return


def reduce_relatives(sentence: Sentence) -> None:
    """ "Rockets fired from Gaza hit the town": of two pasts without "and" or comma the first is a participle."""
    first = sentence.root
    if sentence.tags[first] not in {"VBD", "VBN"} or has_own(
        sentence, first, {"aux", "auxpass", "dobj", "ccomp", "xcomp"}
    ):
        return
    subject = next((k for k, head in enumerate(sentence.heads) if head == first and sentence.deps[k] == "nsubj"), None)
    if subject is None or first != subject + 1:
        return
    for j in range(first + 2, len(sentence)):
        if sentence.heads[j] != first or sentence.deps[j] != "conj" or sentence.tags[j] != "VBD":
            continue
        between = range(first + 1, j)
        if has_own(sentence, j, {"nsubj", "nsubjpass", "aux"}) or any(
            sentence.deps[k] == "cc" or sentence.words[k] in {",", ";", "-", "--"} for k in between
        ):
            continue
        lead(sentence, j, first)
        sentence.heads[subject] = j
        sentence.heads[first], sentence.deps[first], sentence.tags[first] = subject, "acl", "VBN"
        return


def free_main_verb(sentence: Sentence) -> None:
    """Make the verb behind a relative clause the root where the noun before it is.

    "The union, whose head spoke by phone, condemned it": behind a comma and without "and" it is no second verb of the
    relative clause.
    """
    root = sentence.root
    if sentence.pos[root] not in {"NOUN", "PROPN"}:
        return
    for k in range(root + 2, len(sentence)):
        verb = sentence.heads[k]
        if sentence.deps[k] != "conj" or sentence.tags[k] not in FINITE or sentence.words[k - 1] != ",":
            continue
        if sentence.deps[verb] != "relcl" or sentence.heads[verb] != root:
            continue
        linked = any(sentence.heads[c] == verb and sentence.deps[c] == "cc" for c in range(verb, k))
        if linked or has_own(sentence, k, {"nsubj", "nsubjpass", "mark", "expl"}):
            continue
        sentence.heads[k], sentence.deps[k] = k, "ROOT"
        sentence.heads[root], sentence.deps[root] = k, "nsubj"
        return


def find_verb_behind_names(sentence: Sentence) -> None:
    """In "talks between China and Bhutan *resume* in May", a sentence without a verb, it is the verb."""
    root = next((i for i, dep in enumerate(sentence.deps) if dep == "ROOT"), -1)
    if root < 0 or sentence.tags[root] != "NNS" or {"VBD", "VBZ", "VBP", "MD"} & set(sentence.tags):
        return
    verbs = words().beginning_or_ending
    for i in range(root + 1, len(sentence.words)):
        name = sentence.pos[i - 1] in {"PROPN", "NOUN"}
        before = [k for k in range(i) if sentence.heads[k] == i and sentence.deps[k] in {"det", "amod", "poss"}]
        bare = all(sentence.lower[k] == "the" and sentence.pos[k + 1] == "PROPN" for k in before)  # "the ELN resume"
        if sentence.tags[i] != "NN" or sentence.lower[i] not in verbs or not (name and bare):
            continue
        above = sentence.heads[i]
        names = [k for k in range(root + 1, i) if sentence.heads[k] == i and sentence.pos[k] in {"PROPN", "NOUN"}]
        for k in names:
            sentence.heads[k], sentence.deps[k] = above, "pobj"
        for k in before if names else ():
            sentence.heads[k] = names[-1]
        for k in range(len(sentence.words)):
            if sentence.heads[k] == root and k > i:
                sentence.heads[k] = i
        sentence.heads[i], sentence.deps[i], sentence.tags[i], sentence.pos[i] = i, "ROOT", "VBP", "VERB"
        sentence.heads[root], sentence.deps[root] = i, "nsubj"
        return


def free_subjects_before_commas(sentence: Sentence) -> None:
    """In "the drills, *planned* for May, will go ahead" the drills will, and the participle belongs to them."""
    arranged = words().arranged
    for i, dep in enumerate(sentence.deps):
        main = sentence.heads[i]
        if sentence.tags[i] not in {"VBN", "VBD"} or i < 2:
            continue
        comma = sentence.words[i - 1] == ","
        if dep == "ROOT":
            main = _passive_behind(sentence, i)
        if dep not in {"advcl", "csubj", "csubjpass", "ROOT"} or main <= i:
            continue
        subjects = [k for k in range(i) if sentence.heads[k] == i and sentence.deps[k] in {"nsubj", "nsubjpass"}]
        planned = sentence.lower[i] in arranged
        if len(subjects) != 1 or not (comma or planned) or has_own(sentence, main, {"nsubj", "nsubjpass", "expl"}):
            continue
        if has_own(sentence, i, {"aux", "auxpass", "dobj", "ccomp", "mark"}):
            continue
        if dep == "ROOT":
            sentence.heads[main], sentence.deps[main] = main, "ROOT"
            for k in range(main, len(sentence.words)):
                if sentence.heads[k] == i and sentence.deps[k] == "punct":
                    sentence.heads[k] = main
        passive = has_own(sentence, main, {"auxpass"})
        sentence.heads[subjects[0]], sentence.deps[subjects[0]] = main, "nsubjpass" if passive else "nsubj"
        sentence.heads[i], sentence.deps[i], sentence.tags[i] = subjects[0], "acl", "VBN"


def _passive_behind(sentence: Sentence, root: int) -> int:
    """The passive behind a comma that is taken for a second verb: "a drill, planned for May, *has been put* off"."""
    for k in range(root + 1, len(sentence.words)):
        if sentence.heads[k] == root and sentence.deps[k] in {"conj", "ccomp"} and has_own(sentence, k, {"auxpass"}):
            first = min(j for j in range(root, k) if sentence.heads[j] == k)
            comma = sentence.words[first - 1] == "," or sentence.deps[k] == "ccomp"
            if comma and not has_own(sentence, root, {"cc"}):
                return k
    return -1


def find_verb_behind_since(sentence: Sentence) -> None:
    """In "the two *have since compared* notes" they have compared them: "since" stands alone before a participle."""
    for i, word in enumerate(sentence.lower):
        have, verb = i - 1, i + 1
        if word != "since" or have < 0 or verb + 1 >= len(sentence) or sentence.lemmas[have] != "have":
            continue
        noun = sentence.heads[verb]
        if sentence.tags[verb] != "VBN" or sentence.deps[verb] != "amod" or sentence.heads[noun] != i:
            continue
        _take_over(sentence, verb, have)
        sentence.heads[i], sentence.deps[i], sentence.pos[i] = verb, "advmod", "ADV"
        sentence.heads[noun], sentence.deps[noun] = verb, "dobj"


def find_verb_behind_selves(sentence: Sentence) -> None:
    """In "Meciar *had himself dined* with Horn" he had dined: the pronoun only adds weight."""
    for i, word in enumerate(sentence.lower):
        verb, have = sentence.heads[i], i - 1
        if not word.endswith(SELVES) or sentence.deps[i] != "nsubj" or have < 0 or verb != i + 1:
            continue
        if sentence.lemmas[have] == "have" and sentence.tags[verb] == "VBN" and sentence.heads[verb] == have:
            _take_over(sentence, verb, have)
            sentence.deps[i] = "npadvmod"


def _take_over(sentence: Sentence, verb: int, have: int) -> None:
    """Make a participle the verb where the parser has the "have" before it, which becomes its helper."""
    old = sentence.heads[have] if sentence.deps[have] == "aux" else have
    above = sentence.heads[old]
    sentence.heads[verb], sentence.deps[verb] = verb if above == old else above, sentence.deps[old]
    for k, head in enumerate(sentence.heads):
        if head in {have, old} and k not in {have, verb, old}:
            sentence.heads[k] = verb
    if old != have:
        sentence.heads[old], sentence.deps[old] = verb, "advmod"  # "have since met *twice*"
    sentence.heads[have], sentence.deps[have], sentence.pos[have] = verb, "aux", "AUX"
    sentence.pos[verb] = "VERB"


def find_verb_behind_phrases(sentence: Sentence) -> None:
    """In "a plan to go *before the vote has been shelved*" the plan is, if the sentence has no other verb."""
    root = sentence.root
    if sentence.pos[root] not in {"NOUN", "PROPN"}:
        return
    for verb in range(root + 1, len(sentence)):
        subjects = own(sentence, verb, {"nsubj", "nsubjpass"})
        marks = own(sentence, verb, {"mark"})
        if sentence.deps[verb] != "advcl" or len(subjects) != 1 or len(marks) != 1 or subjects[0] > verb:
            continue
        mark, subject = marks[0], subjects[0]
        finite = sentence.tags[verb] in FINITE or any(sentence.tags[k] in FINITE for k in own(sentence, verb, {"aux"}))
        others = any(sentence.tags[k] in {*FINITE, "MD"} and k < mark for k in range(len(sentence)))
        if sentence.lower[mark] not in {"before", "after", "until"} or not finite or others:
            continue
        label, above = sentence.deps[subject], sentence.heads[verb]
        lead(sentence, verb, root)
        sentence.heads[root], sentence.deps[root] = verb, label
        sentence.heads[mark], sentence.deps[mark] = above, "prep"
        sentence.heads[subject], sentence.deps[subject] = mark, "pobj"
        return
