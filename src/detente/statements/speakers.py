"""Who speaks, and whether a cue speaks at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.parsing import Sentence
from detente.statements.cues import Lexicon
from detente.statements.matching import Cue
from detente.statements.phrases import (
    Phrase,
    agent,
    governor_subject,
    inverted,
    is_passive,
    noun_phrase,
    possessor,
    speaker_phrase,
    subject,
)
from detente.statements.words import load_words

if TYPE_CHECKING:
    from detente.resolving import Resolution

_FIRST_PERSON = {"i", "we", "you", "me", "us", "my", "our", "your", "one", "myself"}
_NOBODY = {"nobody", "none", "no-one", "nothing", "neither", "anyone", "anybody", "whoever"}
_HYPOTHETICAL = {"can", "could", "may", "might", "should", "must", "shall", "ca"}
_AGENTS = ("ist", "ian", "er", "or", "crat", "ant", "ee")
"""How nouns end that name people by what they do."""


def usable(sentence: Sentence, token: int, kind: str) -> bool:
    """Whether the cue is one that speaks: not negated, not only possible, not under "declined to"."""
    words, verb = load_words(), token
    for _ in range(4):
        for child in sentence.children[verb]:
            if sentence.deps[child] == "neg" or sentence.lower[child] in {"never", "not", "n't"}:
                return False
            if sentence.deps[child] == "aux" and sentence.lower[child] in _HYPOTHETICAL and kind == "verb":
                return False
            if sentence.deps[child] == "mark" and sentence.lower[child] in {"if", "unless"}:
                # "If it keeps its word, said the envoy, ...": not a condition of the cue.
                return "," in sentence.words[child:verb]
            if sentence.deps[child] == "preconj" and sentence.lower[child] == "neither":
                return False
        if sentence.deps[verb] in {"xcomp", "pcomp"} and sentence.heads[verb] != verb:
            verb = sentence.heads[verb]
            if sentence.lemmas[verb] in words.refusing_verbs:
                return False
            if sentence.deps[verb] == "prep":
                if sentence.lower[verb] in {"without", "instead"}:
                    return False
                verb = sentence.heads[verb]
        else:
            break
    if sentence.deps[verb] in {"acl", "relcl"} and sentence.lemmas[sentence.heads[verb]] in words.refusing_nouns:
        return False
    return sentence.lemmas[verb] not in words.refusing_verbs or verb == token


def find_speaker(lexicon: Lexicon, cue: Cue, same: int | None) -> Phrase | None:
    """Whoever the grammar makes the speaker of a verbal cue."""
    sentence, verb = cue.sentence, cue.token
    verb = same if same is not None else verb
    head = agent(sentence, verb) if is_passive(sentence, verb) else subject(sentence, verb)
    if head is None and (after := inverted(sentence, verb)) is not None:
        return Phrase(sentence, verb + 1, after, after)
    if head is None or (sentence.lower[head] == "it" and sentence.tags[cue.token] == "VB"):
        return None
    if sentence.deps[verb] == "acl" and sentence.tags[verb] == "VBG" and sentence.deps[head] == "dobj":
        head = _behind_object(lexicon, sentence, head)
    if sentence.lemmas[head] in lexicon.documents and not is_passive(sentence, verb):
        head = _issuer(lexicon, sentence, head, verb)
    return noun_phrase(sentence, head) if is_passive(sentence, verb) else speaker_phrase(sentence, verb, head)


def _behind_object(lexicon: Lexicon, sentence: Sentence, noun: int) -> int:
    """Who speaks in "fights the plan, saying that": the subject, unless the thing fought is a person or paper."""
    named = any(
        name.label in {"PERSON", "ORG", "NORP", "GPE"} and name.first <= noun <= name.last for name in sentence.names
    )
    verb = sentence.heads[noun]
    shown = sentence.lemmas[verb] in load_words().speaker_showing
    if named or shown or sentence.lemmas[noun] in lexicon.documents:
        return noun
    above = governor_subject(sentence, noun)
    return noun if above is None else above


def _issuer(lexicon: Lexicon, sentence: Sentence, document: int, verb: int) -> int:
    """Who speaks through a document: its possessor, or who issued it; else the document itself."""
    above = sentence.heads[document]
    if (
        sentence.deps[verb] in {"acl", "relcl"}
        and sentence.deps[document] == "dobj"
        and sentence.lemmas[above] in lexicon.carriers
    ):
        issuer = agent(sentence, above) if is_passive(sentence, above) else subject(sentence, above)
        if issuer is not None:
            return issuer
    if sentence.deps[verb] in {"acl", "relcl"} and sentence.deps[document] == "pobj":
        owner = possessor(sentence, document)
        above_subject = governor_subject(sentence, document)
        if (
            owner is None
            and above_subject is not None
            and sentence.lower[sentence.heads[document]] in {"in", "with", "after"}
        ):
            return above_subject
    return document


def is_nobody(speaker: Phrase) -> bool:
    """Whether the phrase is "I" or "we" (no speaker beside the writer or the one quoted), or says that nobody spoke."""
    sentence, head = speaker.sentence, speaker.head
    word = sentence.lower[head]
    if (word in _FIRST_PERSON and sentence.tags[head] in {"PRP", "PRP$", "CD"}) or word in _NOBODY:
        return True
    first = sentence.lower[max(0, speaker.first - 1) : speaker.first + 1]
    return not {"no", "neither"}.isdisjoint(first) or "nor" in speaker.words


def may_speak(lexicon: Lexicon, speaker: Phrase) -> bool:
    """Whether the phrase may be the speaker of a statement: not "I", not nobody, not a thing that says nothing."""
    sentence, head = speaker.sentence, speaker.head
    word = sentence.lower[head]
    if is_nobody(speaker):
        return False
    if word == "it":
        return sentence.deps[head] == "nsubj"
    return word not in lexicon.not_speakers and sentence.lemmas[head] not in lexicon.not_speakers


def somebody(lexicon: Lexicon, speaker: Phrase, resolution: Resolution) -> bool:
    """Whether a noun that does more than tell ("highlights the need") is a person, an institution or a paper."""
    sentence, head = speaker.sentence, speaker.head
    if sentence.pos[head] != "NOUN" or resolution.at(sentence, head) is not None:
        return True
    lemma = sentence.lemmas[head]
    return lemma in lexicon.documents or lemma in lexicon.bodies or lemma.endswith(_AGENTS)


def person_like(speaker: Phrase) -> bool:
    """Whether a noun phrase looks like people or institutions, by its form alone."""
    sentence, head = speaker.sentence, speaker.head
    if sentence.pos[head] == "PROPN" or sentence.lower[head] in {
        "he",
        "she",
        "they",
        "who",
        "his",
        "her",
        "their",
        "its",
    }:
        return True
    if sentence.tags[head] == "PRP":
        return sentence.lower[head] != "it"
    return sentence.pos[head] in {"NOUN", "NUM", "ADJ", "DET", "PRON"}
