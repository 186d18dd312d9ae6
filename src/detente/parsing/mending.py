"""More that the parser gets wrong: nouns and verbs taken for one another, and subjects left to a participle."""

from detente.parsing.sentence import Sentence


def mend(sentence: Sentence) -> None:
    """Mend the heads and labels of ``sentence`` in place."""
    _nouns_behind_prepositions(sentence)
    _verbs_behind_names(sentence)
    _subjects_before_commas(sentence)
    _selves(sentence)
    _then(sentence)
    _infinitives(sentence)
    _held_drills(sentence)


def _nouns_behind_prepositions(sentence: Sentence) -> None:
    """In "will fly on after *stops* in Hanoi" the noun is no verb: it stands behind a preposition, with no subject."""
    for i, dep in enumerate(sentence.deps):
        if dep != "advcl" or sentence.tags[i] != "NNS" or has_own(sentence, i, {"nsubj", "nsubjpass", "aux", "dobj"}):
            continue
        marks = [k for k in range(max(0, i - 4), i) if sentence.heads[k] == i and sentence.deps[k] == "mark"]
        if marks and sentence.lower[marks[0]] in {"after", "before"}:
            mark = marks[0]
            sentence.heads[mark], sentence.deps[mark] = sentence.heads[i], "prep"
            sentence.heads[i], sentence.deps[i] = mark, "pobj"
            sentence.pos[i] = "NOUN"


_BEGINNING = frozenset({"resume", "continue", "start", "end", "stall", "collapse"})


def _verbs_behind_names(sentence: Sentence) -> None:
    """In "talks between China and Bhutan *resume* in May", a sentence without a verb, it is the verb."""
    root = next((i for i, dep in enumerate(sentence.deps) if dep == "ROOT"), -1)
    if root < 0 or sentence.tags[root] != "NNS" or {"VBD", "VBZ", "VBP", "MD"} & set(sentence.tags):
        return
    for i in range(root + 1, len(sentence.words)):
        name = sentence.pos[i - 1] in {"PROPN", "NOUN"}
        bare = not any(sentence.heads[k] == i and sentence.deps[k] in {"det", "amod", "poss"} for k in range(i))
        if sentence.tags[i] != "NN" or sentence.lower[i] not in _BEGINNING or not (name and bare):
            continue
        above = sentence.heads[i]
        names = [k for k in range(root + 1, i) if sentence.heads[k] == i and sentence.pos[k] in {"PROPN", "NOUN"}]
        for k in names:
            sentence.heads[k], sentence.deps[k] = above, "pobj"
        for k in range(len(sentence.words)):
            if sentence.heads[k] == root and k > i:
                sentence.heads[k] = i
        sentence.heads[i], sentence.deps[i], sentence.tags[i], sentence.pos[i] = i, "ROOT", "VBP", "VERB"
        sentence.heads[root], sentence.deps[root] = i, "nsubj"
        return


def _subjects_before_commas(sentence: Sentence) -> None:
    """In "the drills, *planned* for May, will go ahead" the drills will, and the participle belongs to them."""
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
        planned = sentence.lower[i] in {"planned", "scheduled", "set", "due", "slated", "fixed", "arranged"}
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


def _selves(sentence: Sentence) -> None:
    """In "was *herself* in Beijing" the pronoun only adds weight."""
    for i, dep in enumerate(sentence.deps):
        behind = sentence.tags[i + 1] if i + 1 < len(sentence.words) else ""
        if dep == "attr" and sentence.lower[i].endswith(("self", "selves")) and behind in {"IN", "JJ", "RB"}:
            sentence.deps[i] = "npadvmod"


def _then(sentence: Sentence) -> None:
    """In "talked for two hours, *then* signed an accord" the second verb is coordinated with the first."""
    for i, dep in enumerate(sentence.deps):
        first = sentence.heads[i]
        if dep not in {"dep", "advcl"} or sentence.tags[i] != "VBD" or sentence.tags[first] != "VBD" or first > i:
            continue
        if sentence.lower[i - 1] == "then" and not has_own(sentence, i, {"nsubj", "nsubjpass", "aux", "mark"}):
            sentence.deps[i] = "conj"


def _infinitives(sentence: Sentence) -> None:
    """What stands right behind "to", its helper, is a verb: "is to *brief* the ministers"."""
    for i, pos in enumerate(sentence.pos):
        helped = i > 0 and sentence.tags[i - 1] == "TO" and sentence.heads[i - 1] == i and sentence.deps[i - 1] == "aux"
        if pos in {"ADJ", "NOUN"} and helped:
            sentence.pos[i], sentence.tags[i] = "VERB", "VB"


def _held_drills(sentence: Sentence) -> None:
    """In "will hold a coast guard *drill* off Kagoshima" the drill is held, and nobody drills."""
    for i, dep in enumerate(sentence.deps):
        verb = sentence.heads[i]
        if (
            dep != "ccomp"
            or sentence.tags[i] not in {"VB", "VBP"}
            or sentence.lemmas[verb] not in {"hold", "conduct", "stage"}
        ):
            continue
        subject = [k for k in range(i) if sentence.heads[k] == i and sentence.deps[k] == "nsubj"]
        if subject != [i - 1] or has_own(sentence, i, {"aux", "mark"}):
            continue
        sentence.deps[i - 1] = "compound"
        for k in range(i - 1):
            if sentence.heads[k] == i - 1:
                sentence.heads[k] = i
        sentence.pos[i], sentence.tags[i], sentence.deps[i] = "NOUN", "NN", "dobj"
        for k in range(i + 1, len(sentence.words)):
            if sentence.heads[k] == i and sentence.deps[k] in {"prt", "dobj"}:
                if sentence.deps[k] == "prt":
                    sentence.deps[k], sentence.pos[k], sentence.tags[k] = "prep", "ADP", "IN"
                else:
                    sentence.heads[k], sentence.deps[k] = k - 1, "pobj"


def own(sentence: Sentence, i: int, deps: set[str]) -> list[int]:
    """Dependents of a token while heads are still being mended, which :meth:`Sentence.dependents` must not be asked."""
    return [k for k, head in enumerate(sentence.heads) if head == i and k != i and sentence.deps[k] in deps]


def has_own(sentence: Sentence, i: int, deps: set[str]) -> bool:
    """Whether a token has such a dependent while heads are still being mended."""
    return bool(own(sentence, i, deps))
