"""Where the words of a statement end and the writer's own, or a further cue, begin."""

from __future__ import annotations

from detente.parsing import Sentence
from detente.statements.matching import Cue
from detente.statements.phrases import agent, is_passive, subject
from detente.statements.reported.complement import Complement


def cut(
    sentence: Sentence, first: int, last: int, cue: Cue, cues: list[Cue], found: Complement
) -> tuple[int, int | None]:
    """The last token of a content before a further cue of the same speaker ("..., adding that", "and warned that"), and
    that cue's token."""
    if found.form.startswith("accused") or found.form.startswith("object"):
        by = next(
            (k for k in range(first, last) if sentence.lower[k] == "by" and is_passive(sentence, cue.token)), None
        )
        if by is not None and agent(sentence, cue.token) in sentence.dependents(by, "pobj"):
            last = by - 1
    for k in range(first + 1, last):
        if sentence.words[k] == ";" and found.form in {"that", "whether", "to"}:
            last = k - 1
            break
    if found.form not in {"parenthesis", "colon", "phrase"}:
        last = _without_aside(sentence, first, last)
    for other in cues:
        t = other.token
        if other.kind != "verb" or not first < t <= last or t <= cue.token:
            continue
        before = t - 1
        while before > first and sentence.pos[before] in {"ADV", "PART"}:
            before -= 1
        aside = _with_somebody(sentence, first, t)
        if aside is None:
            aside = _while_somebody(sentence, first, t)
        if aside is not None:
            return aside, None
        if (
            sentence.tags[t] == "VBG"
            and sentence.words[before] in {",", "—", "–", "-", "--"}
            and sentence.deps[t] != "amod"
        ):
            return before, t
        finite = {"VBD", "VBN", "VBZ", "VBP"}
        alike = sentence.tags[t] == sentence.tags[cue.token] or sentence.tags[sentence.heads[t]] == "VB"
        if sentence.tags[t] == "VB" and sentence.tags[cue.token] == "VBP":
            # "deny backing them and accuse ...": the parser takes the present for the bare form.
            alike = sentence.tags[sentence.heads[t]] == "VBG"
            finite.add("VB")
        if sentence.deps[t] == "conj" and alike and sentence.tags[t] in finite and sentence.tags[cue.token] in finite:
            if sentence.dependents(t, "nsubj", "nsubjpass", "aux", "auxpass", "mark"):
                continue
            own = subject(sentence, t)
            clause = sentence.heads[t]
            nested = any(c.token == clause and c.kind == "verb" for c in cues)
            if own is not None and not nested and sentence.pos[own] != "PRON":
                start = sentence.edges[t][0] - 1
                while start > first and (sentence.tags[start] in {"CC", ","} or sentence.pos[start] == "ADV"):
                    start -= 1
                return start, t
    return last, None


def _with_somebody(sentence: Sentence, first: int, t: int) -> int | None:
    """The last token before ", with its spokesman telling reporters that": somebody else goes on."""
    own = sentence.dependents(t, "nsubj")
    if sentence.tags[t] != "VBG" or not own:
        return None
    start = sentence.edges[own[0]][0]
    if start > first + 2 and sentence.lower[start - 1] == "with" and sentence.words[start - 2] == ",":
        return start - 3
    return None


def _while_somebody(sentence: Sentence, first: int, t: int) -> int | None:
    """The last token before ", while Hungary's leader told journalists": the writer goes on to somebody else."""
    own = sentence.dependents(t, "nsubj")
    marks = [k for k in sentence.dependents(t, "mark", "advmod") if sentence.lower[k] in {"while", "whereas", "as"}]
    if not own or not marks or sentence.tags[own[0]] == "PRP" or sentence.tags[t] not in {"VBD", "VBZ"}:
        return None
    start = marks[0]
    return start - 2 if start > first + 2 and sentence.words[start - 1] == "," else None


def _without_aside(sentence: Sentence, first: int, last: int) -> int:
    """The last token before asides at the end of a content: ", which ...", ", the ...": the writer's own words."""
    moved = True
    while moved:
        moved = False
        for k in range(last, first, -1):
            if sentence.deps[k] not in {"relcl", "appos"} or sentence.edges[k][1] != last:
                continue
            start = sentence.edges[k][0]
            if start <= first + 1 or sentence.words[start - 1] not in {",", "—", "–", "--"}:
                continue
            if sentence.deps[k] == "relcl" and sentence.tags[start] not in {"WDT", "WP", "WP$", "IN", "WRB"}:
                continue
            last, moved = start - 2, True
            break
    return last


def restrictive(sentence: Sentence, verb: int) -> bool:
    """Whether a clause on a noun says which one is meant ("people knocking me"), without a comma."""
    first = sentence.edges[verb][0]
    return first > 0 and sentence.words[first - 1] not in {",", "-", "–", "—", "--", ")"}
