"""Whom a statement was made to, and on what occasion."""

from __future__ import annotations

from detente.parsing import Sentence
from detente.record import Span
from detente.statements.cues import Lexicon
from detente.statements.draft import Draft
from detente.statements.words import load_words

_OF_OCCASION = {"in", "at", "during", "on", "after", "before", "following", "ahead", "via", "through", "from"}


def find_addressees(draft: Draft) -> list[int]:
    """The heads of the noun phrases that were told, in the sentence of the cue."""
    sentence = draft.sentence
    if draft.token is None or draft.nominal:
        return []
    heads: list[int] = []
    if draft.addressee is not None:
        heads = [draft.addressee]
    elif draft.form in {"that", "quote", "parenthesis", "colon", "whether", "bare"}:
        words, lemma = load_words(), sentence.lemmas[draft.token]
        for k in sentence.children[draft.token]:
            if sentence.deps[k] in {"dobj", "dative"} and lemma in words.addressee_telling:
                heads += (
                    [k] if sentence.deps[k] == "dobj" or sentence.tags[k] != "IN" else sentence.dependents(k, "pobj")
                )
            elif sentence.deps[k] in {"prep", "dative"} and sentence.lower[k] == "to" and lemma in words.addressee_to:
                heads += sentence.dependents(k, "pobj")
    found = []
    for head in heads:
        if not draft.holds(sentence.starts[head]) or draft.form in {"object to"} or " to" in draft.form:
            found += [k for k in sentence.conjuncts(head) if sentence.pos[k] in {"NOUN", "PROPN", "PRON"}]
    return found


def find_occasion(draft: Draft, lexicon: Lexicon) -> Span | None:
    """The words that tell the occasion: "in a speech last night", "speaking to the Telegraph ahead of the speech"."""
    sentence = draft.sentence
    assert draft.token is not None
    verb: int | None = draft.token
    for _ in range(3):
        if verb is None:
            return None
        for k in sentence.children[verb]:
            if k == draft.token:
                continue
            span = _setting(sentence, k, lexicon)
            speaker = draft.speaker
            if (
                span is not None
                and speaker is not None
                and speaker.sentence is sentence
                and span[0] < speaker.span[0] < span[1]
            ):
                span = _before(sentence, span, speaker.first)
            if span is not None and not draft.holds(span[0]):
                return span
        verb = (
            sentence.heads[verb]
            if sentence.deps[verb] in {"conj", "advcl", "xcomp"} and sentence.heads[verb] != verb
            else None
        )
    return None


def _before(sentence: Sentence, span: Span, token: int) -> Span | None:
    """The span up to the last word before ``token``: the parser may have hung the speaker on the occasion."""
    last = token - 1
    while last > 0 and sentence.pos[last] == "PUNCT":
        last -= 1
    return (span[0], sentence.ends[last]) if sentence.ends[last] > span[0] else None


def _setting(sentence: Sentence, k: int, lexicon: Lexicon) -> Span | None:
    first, last = sentence.edges[k]
    if (
        sentence.deps[k] == "advcl"
        and sentence.tags[k] == "VBG"
        and sentence.lemmas[k] in load_words().occasion_speaking
    ):
        return sentence.span(first, last)
    if sentence.deps[k] not in {"prep", "advmod"} or sentence.lower[k] not in _OF_OCCASION:
        return None
    for below in sentence.dependents(k, "pobj"):
        compound = " ".join(sentence.lemmas[j] for j in range(max(0, below - 1), below + 1))
        if (
            sentence.lemmas[below] in lexicon.occasions
            or compound in lexicon.occasions
            or sentence.words[below].strip(".").lower() in lexicon.occasions
        ):
            start, end = sentence.span(first, last)
            return start, end - (sentence.words[last] in {"X.", "x."})
    return None
