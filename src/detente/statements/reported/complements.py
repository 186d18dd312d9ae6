"""What a verbal cue governs: the words that were said, in the grammar."""

from __future__ import annotations

from detente.parsing import Sentence
from detente.statements.cues import Reading
from detente.statements.matching import Cue
from detente.statements.phrases import is_passive
from detente.statements.reported.complement import Complement
from detente.statements.reported.objects import object_and, plain_object, preposition
from detente.statements.reported.parenthesis import QUOTATION_MARKS, around, colon, parenthesis

_WH = {"whether", "how", "why", "what", "when", "where", "who", "whom", "which", "whose", "if"}


_CLAUSAL = {"ccomp", "xcomp", "advcl", "dep", "parataxis", "relcl", "acl", "csubj"}


def complement(cue: Cue) -> Complement | None:
    """What the verb of ``cue`` governs, by the first of its forms that is there; None if none is."""
    sentence, i, forms = cue.sentence, cue.token, cue.forms
    kids = [
        child for token in cue.tokens for child in sentence.children[token] if child not in cue.tokens and child != i
    ]
    passive = is_passive(sentence, i)
    objects = [k for k in kids if sentence.deps[k] in ({"nsubjpass"} if passive else {"dobj"})]
    if passive and not objects and sentence.deps[i] == "acl":
        objects = [sentence.heads[i]]
    return (
        parenthesis(cue)
        or colon(sentence, i, forms)
        or _clause(sentence, i, kids, forms, objects, passive, cue.tokens)
        or around(sentence, i, forms)
        or object_and(sentence, i, kids, forms, objects, passive)
        or preposition(sentence, i, kids, forms)
        or plain_object(sentence, i, forms, objects, passive)
        or _stolen(sentence, i, forms)
    )


def _clause(
    sentence: Sentence,
    i: int,
    kids: list[int],
    forms: dict[str, Reading],
    objects: list[int],
    passive: bool,
    cue_tokens: list[int],
) -> Complement | None:
    best: Complement | None = None
    best_marked = False
    left: Complement | None = None
    for c in kids:
        dep = sentence.deps[c]
        if dep not in _CLAUSAL:
            continue
        marked = any(sentence.deps[k] == "mark" and sentence.lower[k] == "that" for k in sentence.children[c])
        if dep in {"advcl", "dep", "relcl", "acl", "csubj"} and not marked:
            continue
        kind = clause_kind(sentence, c)
        first, last = sentence.edges[c]
        if c < i:
            if (
                ("that" in forms or "quote" in forms)
                and dep in {"ccomp", "parataxis"}
                and not passive_subject(sentence, i)
            ):
                reading = forms.get("that") or forms["quote"]
                left = Complement([(_left_start(sentence, i, first), last)], "parenthesis", reading, c)
            continue
        if dep == "parataxis" and "quote" not in forms:
            continue
        if (
            (
                sentence.words[first - 1] == ","
                and kind == "that"
                and not marked
                and dep == "ccomp"
                and first - 2 in cue_tokens
            )
            and not sentence.words[first][:1].isupper()
            and sentence.words[first] not in QUOTATION_MARKS
        ):
            # "whatever Cairo says, the minister told ..."
            continue
        addressee = objects[0] if objects and objects[0] < c else None
        if kind == "that" and ("that" in forms or "object that" in forms):
            reading = forms.get("that") or forms["object that"]
            found = Complement([(first, last)], "that", reading, c, addressee=addressee)
        elif kind == "whether" and "whether" in forms:
            found = Complement([(first, last)], "whether", forms["whether"], c, addressee=addressee)
        elif kind == "whether" and "object" in forms and sentence.lower[first] in {"what", "how"} and dep == "ccomp":
            found = Complement([(first, last)], "object", forms["object"], c)
        elif kind == "to" and sentence.dependents(c, "nsubj") and "object to" in forms:
            person = sentence.dependents(c, "nsubj")[0]
            found = Complement([(first, last)], "object to", forms["object to"], c, addressee=person)
        elif kind == "to" and objects and not passive and "object to" in forms:
            start = sentence.edges[objects[0]][0]
            tell = sentence.lemmas[i] == "tell"
            found = Complement(
                [(first if tell else start, last)], "object to", forms["object to"], c, addressee=objects[0]
            )
        elif kind == "to" and passive and "object to" in forms and not _has_to(forms):
            found = Complement([(first, last)], "object to", forms["object to"], c, addressee=addressee)
        elif kind == "to" and (form := _on_to(sentence, kids, forms, c)):
            prep = form
            start = sentence.edges[sentence.dependents(prep, "pobj")[0]][0]
            key = f"{sentence.lower[prep]} to"
            person = sentence.dependents(prep, "pobj")[0]
            found = Complement([(start, last)], key, forms[key], c, more=[prep], addressee=person)
        elif kind == "to" and first > i + 1 and f"{sentence.lower[first - 1]} to" in forms:
            key = f"{sentence.lower[first - 1]} to"
            found = Complement([(first, last)], key, forms[key], c, more=[first - 1])
        elif kind == "to" and "to" in forms and not objects:
            found = Complement([(first, last)], "to", forms["to"], c)
        elif kind == "gerund" and "gerund" in forms and dep in {"xcomp", "ccomp"}:
            found = Complement([(first, last)], "gerund", forms["gerund"], c)
        elif (
            kind in {"name", "that", "gerund"}
            and dep == "ccomp"
            and "object name" in forms
            and sentence.dependents(c, "nsubj")
        ):
            found = Complement([(first, last)], "object name", forms["object name"], c)
        else:
            continue
        if best is None or (marked and found.form == "that" and not best_marked):
            best, best_marked = found, marked
    if best is None and "object that" in forms and objects and not passive:
        best = _told(sentence, i, objects[0], forms["object that"])
    if best is not None and best.form == "that":
        _take_parallel(sentence, best, kids)
    return best or left


def clause_kind(sentence: Sentence, c: int) -> str:
    """How the clause of ``c`` is built: "that" (finite), "whether", "to", "gerund" or "name" (no verb)."""
    first = sentence.edges[c][0]
    if any(sentence.tags[k] == "TO" and sentence.deps[k] == "aux" for k in sentence.children[c]):
        return "whether" if sentence.lower[first] in _WH else "to"
    lead = sentence.lower[first]
    if any(sentence.deps[k] == "mark" and sentence.lower[k] == "that" for k in sentence.children[c]):
        return "that"
    inside = any(sentence.edges[k][0] == first for k in sentence.dependents(c, "csubj", "csubjpass"))
    if (lead in _WH and not inside) or (  # "said *what was needed* was a treaty"
        sentence.tags[first] == "IN" and first + 1 < c and sentence.lower[first + 1] in {"whom", "which"}
    ):
        return "whether"
    auxiliaries = [k for k in sentence.children[c] if sentence.deps[k] in {"aux", "auxpass"}]
    if sentence.tags[c] == "VBG" and not auxiliaries:
        return "gerund"
    if sentence.pos[c] not in {"VERB", "AUX"} and not auxiliaries and not sentence.dependents(c, "cop"):
        return "name"
    if sentence.tags[c] == "VBN" and not auxiliaries:
        return "name"
    return "that"


def _told(sentence: Sentence, i: int, listener: int, reading: Reading) -> Complement | None:
    """What somebody was told, where the parser takes it for a relative clause: "told journalists he had not agreed"."""
    for c in sentence.dependents(listener, "relcl"):
        first, last = sentence.edges[c]
        own = sentence.dependents(c, "nsubj", "nsubjpass", "expl")
        if own and first > listener > i and sentence.tags[first] not in {"WDT", "WP", "WP$", "WRB", "IN", ","}:
            return Complement([(first, last)], "object that", reading, c, addressee=listener)
    return None


def _stolen(sentence: Sentence, i: int, forms: dict[str, Reading]) -> Complement | None:
    """ "While he admitted the raid was wrong, she said ...": the parser gives "was wrong" to the second verb."""
    head = sentence.heads[i]
    if "that" not in forms or sentence.deps[i] != "advcl" or head < i or sentence.deps[head] != "ccomp":
        return None
    if sentence.heads[head] < head or not sentence.dependents(i, "mark"):
        return None
    last = sentence.edges[head][1]
    comma = next((k for k in range(i + 1, last + 2) if k < len(sentence) and sentence.words[k] == ","), last + 1)
    if comma <= head or not sentence.dependents(head, "nsubj", "nsubjpass", "expl"):
        return None
    return Complement([(i + 1, comma - 1)], "that", forms["that"], head)


def _take_parallel(sentence: Sentence, best: Complement, kids: list[int]) -> None:
    """Add further that-clauses of the same cue."""
    for c in kids:
        first, last = sentence.edges[c]
        if first > best.ranges[-1][1] and sentence.deps[c] == "ccomp" and sentence.lower[first] == "that":
            best.ranges.append((first, last))


def _has_to(forms: dict[str, Reading]) -> bool:
    return "to" in forms and "object to" not in forms


def _on_to(sentence: Sentence, kids: list[int], forms: dict[str, Reading], c: int) -> int | None:
    """The preposition before those called on: "called *on* both sides to show restraint"."""
    for k in kids:
        if (
            sentence.deps[k] in {"prep", "dative"}
            and k < c
            and f"{sentence.lower[k]} to" in forms
            and sentence.dependents(k, "pobj")
        ):
            return k
    return None


def passive_subject(sentence: Sentence, i: int) -> bool:
    """Whether ``i`` is a passive with a subject before it."""
    return bool(sentence.dependents(i, "nsubjpass"))


def _left_start(sentence: Sentence, i: int, first: int) -> int:
    """Where the words before "..., she said" begin: with the sentence, if the cue is its root."""
    if sentence.heads[i] != i:
        return first
    start = 0
    while start < first and sentence.tags[start] in {",", ":"}:
        start += 1
    subjects = sentence.dependents(i, "nsubj")
    if subjects and subjects[0] < first:
        return first
    return start
