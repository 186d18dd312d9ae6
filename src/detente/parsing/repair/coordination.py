"""Which verbs stand side by side: a finite one with a finite one, an answer with what was said."""

from functools import cache

from detente.data import FOLDER, read_tsv
from detente.parsing.repair.trees import FINITE, has_own, move, own
from detente.parsing.sentence import Sentence
from detente.parsing.words import words


def raise_parallel_verbs(sentence: Sentence) -> None:
    """Coordinate a finite verb with a finite one.

    "He said that he would visit Chad and rejected calls": a past form cannot be coordinated with the bare form after
    "would" or "to"; it belongs to the nearest finite verb above; so does a present form with "s".
    """
    tags, deps, heads = sentence.tags, sentence.deps, sentence.heads
    for j, dep in enumerate(deps):
        if (
            dep != "conj"
            or tags[j] not in {"VBD", "VBZ"}
            or has_own(sentence, j, {"nsubj", "nsubjpass", "aux", "auxpass", "expl"})
        ):
            continue
        i = heads[j]
        told = (
            tags[j] == "VBD" and tags[i] in {"VBZ", "VBP"} and deps[i] == "ccomp"
        )  # "said that it faces war and urged"
        if not told and (tags[i] not in {"VB", "VBG"} or not _bare(sentence, i)):
            continue
        above, steps = i, 0
        while heads[above] != above and steps < 12:
            above, steps = heads[above], steps + 1
            if (
                tags[above] == tags[j]
                and sentence.pos[above] in {"VERB", "AUX"}
                and deps[above] not in {"aux", "relcl"}
            ):
                if not has_own(sentence, above, {"acomp", "attr"}):
                    move(sentence, j, i, above)
                    break
            elif tags[above] in FINITE and deps[above] in {"ROOT"}:
                break


def raise_plain_verbs(sentence: Sentence) -> None:
    """ "They reject the mill, which has failed, and *accuse* it": no plain form stands beside "has failed"."""
    tags, heads = sentence.tags, sentence.heads
    for j, dep in enumerate(sentence.deps):
        i = heads[j]
        if dep != "conj" or tags[j] not in {"VB", "VBP"} or tags[i] != "VBN" or sentence.deps[i] != "relcl":
            continue
        if not any(tags[k] in {"VBZ", "VBP", "VBD"} for k in own(sentence, i, {"aux"})):
            continue
        above = heads[heads[i]]
        if tags[above] != "VBP" or has_own(sentence, j, {"nsubj", "nsubjpass", "aux", "auxpass", "expl"}):
            continue
        move(sentence, j, i, above)


def _bare(sentence: Sentence, i: int) -> bool:
    """Whether the verb at ``i`` stands behind a modal, "to" or "did"."""
    return any(
        sentence.heads[k] == i
        and sentence.deps[k] == "aux"
        and (sentence.tags[k] in {"MD", "TO"} or sentence.lower[k] in {"did", "do", "does"})
        for k in range(max(0, i - 6), i)
    )


def raise_answers(sentence: Sentence) -> None:
    """ "She said that planes were there but denied any attack": who answers is who said it, not what she spoke of.

    So does who "said planes were there, and urged", with a comma.
    """
    answering, urging = words().answering, words().urging
    for j, dep in enumerate(sentence.deps):
        i = sentence.heads[j]
        if dep != "conj" or sentence.tags[j] not in FINITE or sentence.lemmas[j] not in answering | urging:
            continue
        if sentence.deps[i] != "ccomp" or sentence.tags[sentence.heads[i]] != sentence.tags[j]:
            continue
        joints = own(sentence, i, {"cc"})
        contrast = any(sentence.lower[k] in {"but", "yet"} for k in joints)
        if sentence.lemmas[j] in urging:
            contrast = any(sentence.words[k - 1] == "," and k < j for k in joints if k)
        if contrast and not has_own(sentence, j, {"nsubj", "nsubjpass", "aux", "auxpass", "expl", "dative"}):
            move(sentence, j, i, sentence.heads[i])


def lower_what_is_said(sentence: Sentence) -> None:
    """ "Peru will not be drawn in, *Ortiz told* students": what stands before a teller is what he tells."""
    telling = words().saying | {"tell"}
    for j, dep in enumerate(sentence.deps):
        i = sentence.heads[j]
        if dep != "conj" or sentence.tags[j] not in {"VBD", "VBZ"} or sentence.lemmas[j] not in telling:
            continue
        subjects = own(sentence, j, {"nsubj"})
        if sentence.deps[i] != "ROOT" or i > j or len(subjects) != 1 or has_own(sentence, j, {"ccomp"}):
            continue
        first = subjects[0]
        while first > i + 1 and i < sentence.heads[first - 1] <= subjects[0] and sentence.pos[first - 1] != "PUNCT":
            first -= 1
        joined = any(sentence.deps[k] == "cc" and i < k < j and sentence.heads[k] == i for k in range(i, j))
        addressed = sentence.lemmas[j] != "tell" or has_own(sentence, j, {"dobj", "dative"})
        if (
            joined
            or not addressed
            or sentence.words[first - 1] != ","
            or sentence.tags[i] not in FINITE | {"VBN", "VB"}
        ):
            continue
        sentence.heads[j], sentence.deps[j] = j, "ROOT"
        sentence.heads[i], sentence.deps[i] = j, "ccomp"


def raise_modals(sentence: Sentence) -> None:
    """ "She wanted them to return but would not agree": a verb with a modal is no second infinitive behind "to"."""
    for j, dep in enumerate(sentence.deps):
        i = sentence.heads[j]
        if dep != "conj" or sentence.tags[j] != "VB" or sentence.tags[i] != "VB":
            continue
        auxiliaries = own(sentence, j, {"aux"})
        to = any(sentence.heads[k] == i and sentence.tags[k] == "TO" for k in range(max(0, i - 4), i))
        modal = bool(auxiliaries) and sentence.tags[auxiliaries[0]] == "MD"
        if not to or not modal or has_own(sentence, j, {"nsubj", "nsubjpass", "expl"}):
            continue
        above, steps = sentence.heads[i], 0
        while sentence.tags[above] not in FINITE and sentence.heads[above] != above and steps < 12:
            above, steps = sentence.heads[above], steps + 1
        if sentence.tags[above] in FINITE and sentence.pos[above] == "VERB":
            move(sentence, j, i, above)


def join_double_states(sentence: Sentence) -> None:
    """In "Trinidad *and* Tobago's premier returned" one state has two names, and only the premier returned."""
    for i in range(len(sentence) - 3):
        last = i + 2
        if sentence.lower[i + 1] != "and" or (sentence.lower[i], sentence.lower[last]) not in double_states():
            continue
        noun = sentence.heads[last]
        while sentence.deps[noun] == "compound" and sentence.heads[noun] != noun:
            noun = sentence.heads[noun]
        if sentence.deps[last] != "poss" or sentence.heads[noun] != i or sentence.deps[noun] != "conj":
            continue
        sentence.heads[noun], sentence.deps[noun] = sentence.heads[i], sentence.deps[i]
        if sentence.heads[noun] == i:
            sentence.heads[noun] = noun
        for k, head in enumerate(sentence.heads):
            if head == i and k not in {i, noun}:
                sentence.heads[k] = last
        sentence.heads[i], sentence.deps[i] = last, "compound"


@cache
def double_states() -> frozenset[tuple[str, str]]:
    """The states of two names: ``data/parsing/double_states.tsv``."""
    rows = read_tsv(FOLDER / "parsing" / "double_states.tsv")
    return frozenset((row["first"].lower(), row["second"].lower()) for _, row in rows)


def join_with_then(sentence: Sentence) -> None:
    """In "talked for two hours, *then* signed an accord" the second verb is coordinated with the first."""
    for i, dep in enumerate(sentence.deps):
        first = sentence.heads[i]
        if dep not in {"dep", "advcl"} or sentence.tags[i] != "VBD" or sentence.tags[first] != "VBD" or first > i:
            continue
        if sentence.lower[i - 1] == "then" and not has_own(sentence, i, {"nsubj", "nsubjpass", "aux", "mark"}):
            sentence.deps[i] = "conj"
