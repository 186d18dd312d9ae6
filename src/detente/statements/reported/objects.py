"""Objects and prepositional phrases that a cue governs: "condemned the raid", "called for talks"."""

from __future__ import annotations

from detente.parsing import Sentence
from detente.statements.cues import Reading, load_cues
from detente.statements.reported.complement import Complement
from detente.statements.words import load_words

_LINKS = {"when", "if", "because", "unless", "where"}


def object_and(
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
                first, last = sentence.edges[k]
                ranges = [*span, (first, last)] if passive else [(min(start, k), last)]
                if sentence.tags[objects[0]] in {"WP", "WDT"}:
                    # "what he called a farce"
                    ranges = [(first, last)]
                return Complement(ranges, "object name", forms["object name"], k)
        for k in sentence.children[objects[0]]:
            if (
                (
                    k > objects[0]
                    and sentence.deps[k] in {"amod", "acl"}
                    and (sentence.pos[k] == "ADJ" or sentence.tags[k] == "VBN")
                )
                and sentence.words[k - 1] != ","
                and not passive
            ):
                return Complement([(start, sentence.edges[k][1])], "object name", forms["object name"], k)
    if passive and "object as" in forms:
        # "described by one diplomat as difficult": the parser may hang "as" on the diplomat.
        for k in range(i + 1, sentence.edges[i][1]):
            if sentence.lower[k] == "as" and sentence.words[k + 1] != ",":
                return Complement([*span, (k, sentence.edges[i][1])], "object as", forms["object as"], objects[0])
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
            ranges = [*span, sentence.edges[k]] if passive or k < start else [(start, _reach(sentence, i, last))]
            return Complement(sorted(ranges), form, forms[form], below[0])
    # The preposition may have been hung on the object.
    for k in sentence.children[objects[0]]:
        word = sentence.lower[k]
        if sentence.deps[k] == "prep" and f"accused {word}" in forms:
            return Complement([(k + 1, sentence.edges[k][1])], f"accused {word}", forms[f"accused {word}"], k)
        if sentence.deps[k] == "prep" and f"object {word}" in forms and not passive:
            ranges = [(start, _reach(sentence, i, span[0][1]))]
            return Complement(ranges, f"object {word}", forms[f"object {word}"], objects[0])
    return None


def preposition(sentence: Sentence, i: int, kids: list[int], forms: dict[str, Reading]) -> Complement | None:
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


def plain_object(
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


def _reach(sentence: Sentence, i: int, last: int) -> int:
    """How far an object goes on: with the prepositional phrases and infinitives right after it that the parser hung on
    the verb, but not with times ("on Monday") and places of speaking ("in a speech")."""
    moved = True
    while moved:
        moved = False
        for k in sentence.children[i]:
            first, end = sentence.edges[k]
            if first != last + 1 or k <= i:
                continue
            if (
                (sentence.deps[k] in {"xcomp", "advcl", "relcl", "acl"} and sentence.tags[first] == "TO")
                or (sentence.deps[k] == "prep" and not is_setting(sentence, k))
                or (
                    sentence.deps[k] == "advcl"
                    and sentence.tags[first] in {"WRB", "IN"}
                    and sentence.lower[first] in _LINKS
                )
            ):
                last, moved = end, True
    return last


def _is_date(sentence: Sentence, token: int) -> bool:
    return sentence.lemmas[token] in load_words().occasion_times or any(
        name.label in {"DATE", "TIME"} and name.first <= token <= name.last for name in sentence.names
    )


def is_setting(sentence: Sentence, prep: int) -> bool:
    """Whether a prepositional phrase says when or on what occasion something was said."""
    if sentence.lower[prep] in {"during", "after", "before", "since", "while", "until"}:
        return True
    for k in sentence.dependents(prep, "pobj"):
        if sentence.lemmas[k] in load_cues().occasions:
            return True
        if any(name.label in {"DATE", "TIME"} and name.first <= k <= name.last for name in sentence.names):
            return True
    return False
