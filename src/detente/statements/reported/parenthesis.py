"""Words around a parenthesis: "..., she said, ..."; and after a colon."""

from __future__ import annotations

from detente.parsing import Sentence
from detente.statements.cues import Reading
from detente.statements.matching import Cue
from detente.statements.phrases import inverted
from detente.statements.reported.complement import Complement, Range

_BREAKS = {",", "-", "–", "—", "--", "''", '"', "”", "’", "'", "?", "!"}


QUOTATION_MARKS = {'"', "“", "”", "'", "’", "‘", "``", "''"}


def parenthesis(cue: Cue) -> Complement | None:
    """The words around "..., she said, ..." read off the surface: a comma, the speaker and the cue in either order,
    what says to whom and when, and a comma or the end. The parser often hangs such words anywhere."""
    sentence, i = cue.sentence, cue.token
    reading = cue.forms.get("that") or cue.forms.get("quote")
    subjects = sentence.dependents(i, "nsubj")
    if not subjects and (after := inverted(sentence, i)) is not None:
        subjects = [after]
    quoted = _quoted_as(sentence, i)
    if reading is not None and quoted is not None:
        first, last = _plain_phrase(sentence, quoted)
        finite = any(sentence.tags[k] in {"VBD", "VBZ", "VBP", "MD"} for k in range(first))
        rest = range(i + 1, len(sentence))
        more = any(sentence.pos[k] in {"VERB", "AUX"} or sentence.lower[k] == "that" for k in rest)
        if first > 1 and sentence.words[first - 1] in _BREAKS and finite and not more:
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
    while tail < len(sentence) and sentence.words[tail] not in {",", ":", ";", "-", "–", "—", "--"} | QUOTATION_MARKS:
        if (
            sentence.pos[tail] in {"VERB", "AUX"}
            or sentence.tags[tail] in {"WDT", "WP", "CC", "WRB"}
            or sentence.lower[tail] == "that"
        ):
            return None
        if sentence.words[tail] in ".?!" and tail >= len(sentence) - 2:
            break
        tail += 1
    if tail < len(sentence) and sentence.words[tail] in {":", *QUOTATION_MARKS}:
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
    finite = any(sentence.tags[k] in {"VBD", "VBZ", "VBP", "MD"} for k in words)
    if not finite and len(ranges) == 1 and sentence.words[low - 1] not in {"?", "!"}:
        return None
    if len(ranges) == 2 and not any(
        sentence.tags[k] in {"VBD", "VBZ", "VBP", "MD"} for k in range(ranges[1][0], len(sentence))
    ):
        ranges = ranges[:1]
        if not any(sentence.tags[k] in {"VBD", "VBZ", "VBP", "MD"} for k in range(0, low)):
            return None
    lead = next((k for k in range(low) if sentence.words[k][0].isalnum()), 0)
    if len(ranges) == 1 and sentence.tags[lead] in {"VBN", "VBG"} and sentence.heads[lead] == i:
        # "Asked whether he trusted them, he said no."
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


def colon(sentence: Sentence, i: int, forms: dict[str, Reading]) -> Complement | None:
    """What follows a colon after the cue: "He added: it is late"."""
    reading = forms.get("quote")
    if reading is None:
        return None
    for k in range(i + 1, min(i + 12, len(sentence) - 1)):
        if sentence.words[k] == ":" and k + 2 < len(sentence):
            return Complement([(k + 1, len(sentence) - 1)], "colon", reading, i)
        if sentence.pos[k] in {"VERB", "AUX"} or sentence.words[k] in QUOTATION_MARKS or sentence.words[k] in ",.;":
            return None
    return None


def around(sentence: Sentence, i: int, forms: dict[str, Reading]) -> Complement | None:
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
