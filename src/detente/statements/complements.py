"""What a verbal cue governs: the words that were said, in the grammar."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.parsing import Sentence
from detente.statements.cues import Reading
from detente.statements.matching import Cue
from detente.statements.phrases import is_passive

_WH = {"whether", "how", "why", "what", "when", "where", "who", "whom", "which", "whose", "if"}
_CLAUSAL = {"ccomp", "xcomp", "advcl", "dep", "parataxis", "relcl", "acl"}
_LEAD = {"but", "and", "yet", "so", "meanwhile", "still"}

Range = tuple[int, int]
"""First and last token, inclusive."""


@dataclass(slots=True)
class Complement:
    """What a cue governs.

    ``ranges`` are the tokens of the content, ``form`` the form that matched, ``head`` the head token of the content,
    ``more`` further tokens of the cue (prepositions), ``addressee`` the head of who was told.
    """

    ranges: list[Range]
    form: str
    reading: Reading
    head: int
    more: list[int] = field(default_factory=list)
    addressee: int | None = None


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
        or _colon(sentence, i, forms)
        or _clause(sentence, i, kids, forms, objects, passive, cue.tokens)
        or _around(sentence, i, forms)
        or _object_and(sentence, i, kids, forms, objects, passive)
        or _preposition(sentence, i, kids, forms)
        or _plain_object(sentence, i, forms, objects, passive)
        or _stolen(sentence, i, forms)
    )


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


def clause_kind(sentence: Sentence, c: int) -> str:
    """How the clause of ``c`` is built: "that" (finite), "whether", "to", "gerund" or "name" (no verb)."""
    first = sentence.edges[c][0]
    if any(sentence.tags[k] == "TO" and sentence.deps[k] == "aux" for k in sentence.children[c]):
        return "whether" if sentence.lower[first] in _WH else "to"
    lead = sentence.lower[first]
    if any(sentence.deps[k] == "mark" and sentence.lower[k] == "that" for k in sentence.children[c]):
        return "that"
    if lead in _WH or (
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
        if dep in {"advcl", "dep", "relcl", "acl"} and not marked:
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
            sentence.words[first - 1] == ","
            and kind == "that"
            and not marked
            and dep == "ccomp"
            and first - 2 in cue_tokens
        ):
            if not sentence.words[first][:1].isupper() and sentence.words[first] not in _MARKS:
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
    if best is not None and best.form == "that":
        _take_parallel(sentence, best, kids)
    return best or left


_BREAKS = {",", "-", "–", "—", "--", "''", '"', "”", "’", "'", "?", "!"}
_MARKS = {'"', "“", "”", "'", "’", "‘", "``", "''"}


def parenthesis(cue: Cue) -> Complement | None:
    """The words around "..., she said, ..." read off the surface: a comma, the speaker and the cue in either order, what says
    to whom and when, and a comma or the end. The parser often hangs such words anywhere."""
    sentence, i = cue.sentence, cue.token
    reading = cue.forms.get("that") or cue.forms.get("quote")
    subjects = sentence.dependents(i, "nsubj")
    quoted = _quoted_as(sentence, i)
    if reading is not None and quoted is not None:
        first, last = _plain_phrase(sentence, quoted)
        finite = any(sentence.tags[k] in {"VBD", "VBZ", "VBP", "MD"} for k in range(first))
        rest = range(i + 1, len(sentence))
        if first > 1 and sentence.words[first - 1] in _BREAKS and finite:
            if not any(sentence.pos[k] in {"VERB", "AUX"} or sentence.lower[k] == "that" for k in rest):
                return Complement([(0, first - 1)], "parenthesis", reading, i)
        return None
    if reading is None or not subjects or len(cue.tokens) > 2 or sentence.tags[i] in {"VB", "VBG"}:
        return None
    subjects.sort(key=lambda k: abs(k - i))
    if sentence.tags[subjects[0]] in {"WDT", "WP", "WP$"}:
        return None
    if sentence.deps[i] == "ccomp" and sentence.heads[i] < i and "that" in sentence.lower[sentence.heads[i] + 1 : i]:
        return None
    first, last = _plain_phrase(sentence, subjects[0])
    after = last < i
    low, high = (first, i) if after else (i, last)
    high = max(high, *cue.tokens)
    between = range(last + 1, i) if after else range(i + 1, first)
    if any(sentence.pos[k] not in {"AUX", "ADV", "PUNCT"} for k in between if k not in cue.tokens) or (
        not after and first > i + 2
    ):
        return None
    if after:
        while low > 0 and sentence.pos[low - 1] == "ADV" and sentence.words[low - 1] not in _BREAKS:
            low -= 1
    if low == 0 or sentence.words[low - 1] not in _BREAKS:
        return None
    tail = high + 1
    while tail < len(sentence) and sentence.words[tail] not in {",", ":", ";", "-", "–", "—", "--"} | _MARKS:
        if (
            sentence.pos[tail] in {"VERB", "AUX"}
            or sentence.tags[tail] in {"WDT", "WP", "CC", "WRB"}
            or sentence.lower[tail] == "that"
        ):
            return None
        if sentence.words[tail] in ".?!" and tail >= len(sentence) - 2:
            break
        tail += 1
    if tail < len(sentence) and sentence.words[tail] in {":", *_MARKS}:
        return None
    start = 0
    ranges = [(start, low - 1)]
    if tail < len(sentence) - 1 and sentence.words[tail] in {",", "-", "–", "—", "--"}:
        right = tail + 1
        participle = right
        while (
            participle < len(sentence) - 1
            and sentence.pos[participle] in {"ADV", "PART", "ADP"}
            and participle < right + 3
        ):
            participle += 1
        if sentence.tags[participle] == "VBG":
            right = len(sentence)
        if right < len(sentence) and sentence.lower[right] in {
            "who",
            "which",
            "whose",
            "where",
            "when",
            "while",
            "after",
            "though",
            "although",
        }:
            right = len(sentence)
        if right < len(sentence):
            ranges.append((right, len(sentence) - 1))
    words = [k for a, b in ranges for k in range(a, b + 1)]
    if not any(sentence.tags[k] in {"VBD", "VBZ", "VBP", "MD"} for k in words):
        if len(ranges) == 1 and sentence.words[low - 1] not in {"?", "!"}:
            return None
    if len(ranges) == 2 and not any(
        sentence.tags[k] in {"VBD", "VBZ", "VBP", "MD"} for k in range(ranges[1][0], len(sentence))
    ):
        ranges = ranges[:1]
        if not any(sentence.tags[k] in {"VBD", "VBZ", "VBP", "MD"} for k in range(0, low)):
            return None
    head = sentence.heads[i] if sentence.heads[i] != i else i
    return Complement(ranges, "parenthesis", reading, head)


def _quoted_as(sentence: Sentence, i: int) -> int | None:
    """The subject of "was quoted as saying" for the index of "saying"."""
    head = sentence.heads[i]
    if sentence.deps[i] == "pcomp" and sentence.lower[head] == "as":
        subjects = sentence.dependents(sentence.heads[head], "nsubjpass")
        return subjects[0] if subjects else None
    return None


def _plain_phrase(sentence: Sentence, head: int) -> Range:
    """First and last token of a noun phrase without clauses that hang on it."""
    first = last = head
    for k in sentence.children[head]:
        if sentence.deps[k] in {"relcl", "advcl", "acl", "punct"}:
            continue
        a, b = sentence.edges[k]
        first, last = min(first, a), max(last, b)
    return first, last


def _colon(sentence: Sentence, i: int, forms: dict[str, Reading]) -> Complement | None:
    """What follows a colon after the cue: "He added: it is late"."""
    reading = forms.get("quote")
    if reading is None:
        return None
    for k in range(i + 1, min(i + 12, len(sentence) - 1)):
        if sentence.words[k] == ":" and k + 2 < len(sentence):
            return Complement([(k + 1, len(sentence) - 1)], "colon", reading, i)
        if sentence.pos[k] in {"VERB", "AUX"} or sentence.words[k] in _MARKS or sentence.words[k] in ",.;":
            return None
    return None


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


def _around(sentence: Sentence, i: int, forms: dict[str, Reading]) -> Complement | None:
    """The clause around a parenthesis: "The deal, he said, is dead"; "As he put it, the deal is dead"."""
    reading = forms.get("that") or forms.get("quote")
    head = sentence.heads[i]
    if reading is None or head == i:
        return None
    first, last = sentence.edges[i]
    as_he_said = sentence.deps[i] == "advcl" and any(
        sentence.lower[k] == "as" and sentence.deps[k] in {"mark", "advmod"} and k < i for k in sentence.children[i]
    )
    if not as_he_said:
        if sentence.deps[i] not in {"parataxis", "ccomp"} or not sentence.dependents(i, "nsubj"):
            return None
        if any(sentence.deps[k] in {"mark", "dobj"} for k in sentence.children[i]):
            return None
        comma_before = first > 0 and sentence.words[first - 1] in {",", "-", "–", "—", "''", '"', "”"}
        comma_after = (
            last + 1 >= len(sentence)
            or sentence.words[last + 1] in {",", ".", "-", "–", "—", "?", "!"}
            or (sentence.words[last] == ",")
        )
        if not (comma_before or sentence.words[first] == ",") or not comma_after:
            return None
    elif any(
        sentence.deps[k] in {"dobj", "ccomp"} and k not in (i,) and sentence.lower[k] != "it"
        for k in sentence.children[i]
    ):
        return None
    outer_first, outer_last = sentence.edges[head]
    ranges = []
    if outer_first < first:
        ranges.append((outer_first, first - 1))
    if last < outer_last:
        ranges.append((last + 1, outer_last))
    if not ranges:
        return None
    return Complement(ranges, "parenthesis", reading, head)


def _object_and(
    sentence: Sentence, i: int, kids: list[int], forms: dict[str, Reading], objects: list[int], passive: bool
) -> Complement | None:
    """An object and what is said of it: "called him naive", "praised her for", "described it as", "accused them of"."""
    if not objects:
        return None
    start = sentence.edges[objects[0]][0]
    span = [(start, sentence.edges[objects[0]][1])]
    if "object name" in forms:
        for k in reversed(kids):
            if sentence.deps[k] in {"oprd", "acomp"} and k > i:
                last = sentence.edges[k][1]
                ranges = [*span, (sentence.edges[k][0], last)] if passive else [(min(start, k), last)]
                return Complement(ranges, "object name", forms["object name"], k)
        for k in sentence.children[objects[0]]:
            if (
                k > objects[0]
                and sentence.deps[k] in {"amod", "acl"}
                and (sentence.pos[k] == "ADJ" or sentence.tags[k] == "VBN")
            ):
                if sentence.words[k - 1] != "," and not passive:
                    return Complement([(start, sentence.edges[k][1])], "object name", forms["object name"], k)
    for k in kids:
        if sentence.deps[k] not in {"prep", "dative"} or k < min(i, objects[0]):
            continue
        word = sentence.lower[k]
        below = sentence.dependents(k, "pobj", "pcomp", "amod", "prep")
        last = sentence.edges[k][1]
        accused = f"accused {word}"
        if accused in forms and below:
            return Complement([(k + 1, _reach(sentence, i, last))], accused, forms[accused], below[0])
        form = f"object {word}"
        if form in forms and below:
            ranges = [*span, sentence.edges[k]] if passive else [(start, _reach(sentence, i, last))]
            return Complement(ranges, form, forms[form], below[0])
    # The preposition may have been hung on the object.
    for k in sentence.children[objects[0]]:
        word = sentence.lower[k]
        if sentence.deps[k] == "prep" and f"accused {word}" in forms:
            return Complement([(k + 1, sentence.edges[k][1])], f"accused {word}", forms[f"accused {word}"], k)
        if sentence.deps[k] == "prep" and f"object {word}" in forms and not passive:
            ranges = [(start, _reach(sentence, i, span[0][1]))]
            return Complement(ranges, f"object {word}", forms[f"object {word}"], objects[0])
    return None


def _preposition(sentence: Sentence, i: int, kids: list[int], forms: dict[str, Reading]) -> Complement | None:
    for k in kids:
        if sentence.deps[k] not in {"prep", "dative"} or k < i:
            continue
        word = sentence.lower[k]
        if f"{word} as" in forms:
            for other in kids:
                if other > k and sentence.deps[other] == "prep" and sentence.lower[other] == "as":
                    return Complement(
                        [(k + 1, sentence.edges[other][1])], f"{word} as", forms[f"{word} as"], k, more=[k]
                    )
        if word in forms:
            below = sentence.dependents(k, "pobj", "pcomp")
            if below and sentence.edges[k][1] > k and not _is_date(sentence, below[0]):
                last = _reach(sentence, i, sentence.edges[k][1])
                return Complement([(k + 1, last)], word, forms[word], below[0], more=[k])
    return None


def _reach(sentence: Sentence, i: int, last: int) -> int:
    """How far an object goes on: with the prepositional phrases and infinitives right after it that the parser hung on the
    verb, but not with times ("on Monday") and places of speaking ("in a speech")."""
    moved = True
    while moved:
        moved = False
        for k in sentence.children[i]:
            first, end = sentence.edges[k]
            if first != last + 1 or k <= i:
                continue
            if (sentence.deps[k] in {"xcomp", "advcl", "relcl", "acl"} and sentence.tags[first] == "TO") or (sentence.deps[k] == "prep" and not is_setting(sentence, k)) or (
                sentence.deps[k] == "advcl"
                and sentence.tags[first] in {"WRB", "IN"}
                and sentence.lower[first] in _LINKS
            ):
                last, moved = end, True
    return last


_LINKS = {"when", "if", "because", "unless", "where"}
_TIMES = {"time", "moment", "minute", "hour", "day", "week", "month", "year", "decade", "century", "while"}


def _is_date(sentence: Sentence, token: int) -> bool:
    return sentence.lemmas[token] in _TIMES or any(
        name.label in {"DATE", "TIME"} and name.first <= token <= name.last for name in sentence.names
    )


_SETTING = {
    "speech", "interview", "statement", "address", "conference", "briefing", "rally", "meeting", "summit", "hearing", "debate", "letter", "tweet",
    "post", "message", "call", "visit", "broadcast", "email", "article", "column", "report", "session", "ceremony", "event", "twitter", "facebook",
    "television", "radio", "video", "remark", "comment", "release", "telegram", "x",
}  # fmt: skip


def is_setting(sentence: Sentence, prep: int) -> bool:
    """Whether a prepositional phrase says when or on what occasion something was said."""
    if sentence.lower[prep] in {"during", "after", "before", "since", "while", "until"}:
        return True
    for k in sentence.dependents(prep, "pobj"):
        if sentence.lemmas[k] in _SETTING:
            return True
        if any(name.label in {"DATE", "TIME"} and name.first <= k <= name.last for name in sentence.names):
            return True
    return False


def _plain_object(
    sentence: Sentence, i: int, forms: dict[str, Reading], objects: list[int], passive: bool
) -> Complement | None:
    if not objects:
        return None
    head = objects[0]
    first, last = sentence.edges[head]
    if sentence.lower[first] == "that" and sentence.tags[head] == "NNS" and "that" in forms and first > i:
        # "charges that countries that ...": read by the parser as "those countries".
        return Complement([(first, sentence.edges[i][1])], "that", forms["that"], head)
    if "object" not in forms:
        return None
    if sentence.tags[head] in {"PRP", "WDT", "WP", "DT"}:
        return None
    if sentence.tags[head] == "NNP" and forms["object"].cue_class in {
        "says",
        "stresses",
        "confirms",
        "proposes",
        "promises",
        "predicts",
        "calls",
    }:
        return None
    if passive and sentence.deps[i] == "acl":
        first, last = first, sentence.edges[i][0] - 1
    if first <= i <= last:
        first, last = (i + 1, last) if head > i else (first, i - 1)
    return Complement([(first, _reach(sentence, i, last) if last > i else last)], "object", forms["object"], head)
