"""Where in a sentence a cue stands."""

from __future__ import annotations

from dataclasses import dataclass

from detente.parsing import Sentence
from detente.statements.cues import Entry, Lexicon, Reading

_REACH = 9
"""How many tokens the parts of a cue of several words may lie apart."""


@dataclass(slots=True)
class Cue:
    """An occurrence of a cue: its head token, all its tokens, and the entry's readings by form."""

    sentence: Sentence
    token: int
    tokens: list[int]
    kind: str
    forms: dict[str, Reading]
    carried: bool = False
    last: int | None = None
    """For a phrase: the last token of the speaker's name."""


def find_cues(sentence: Sentence, lexicon: Lexicon) -> list[Cue]:
    """The cues of ``sentence`` in the order of their head tokens."""
    found: list[Cue] = []
    for i, lemma in enumerate(sentence.lemmas):
        tag = sentence.tags[i]
        if tag[0] == "V" and sentence.deps[i] not in {"aux", "auxpass", "compound"}:
            cue = _verb(sentence, i, lexicon.verbs.get(lemma, ()))
            if cue is not None:
                found.append(cue)
        elif tag in {"NN", "NNS"}:
            for entry in lexicon.nouns.get(lemma, ()):
                found.append(Cue(sentence, i, [i], "noun", entry.forms, entry.carried))
        elif tag[0] == "J" or (tag == "VBN" and sentence.deps[i] == "acomp"):
            for entry in lexicon.adjectives.get(lemma, ()):
                found.append(Cue(sentence, i, [i], "adjective", entry.forms))
    return found


def _verb(sentence: Sentence, i: int, entries: tuple[Entry, ...] | list[Entry]) -> Cue | None:
    tokens: list[int] | None = None
    for entry in entries:
        tokens = _rest(sentence, i, entry.words[1:])
        if tokens is not None:
            if len(entry.words) == 1 and any(
                sentence.deps[child] == "prt" and child == i + 1 for child in sentence.children[i]
            ):
                # "turn down" is not "turn"; but "speak out" may still be read as "speak".
                return None
            return Cue(sentence, i, [i, *tokens], "verb", entry.forms)
    return None


def _rest(sentence: Sentence, i: int, words: tuple[str, ...]) -> list[int] | None:
    """The tokens of the further words of a cue after its head ``i``, each hanging on one before; None if one lacks."""
    tokens: list[int] = []
    at = i
    for word in words:
        for j in range(at + 1, min(at + _REACH, len(sentence))):
            if word in (sentence.lower[j], sentence.lemmas[j]) and (
                sentence.heads[j] in (i, *tokens) or j == at + 1 or sentence.heads[sentence.heads[j]] in (i, *tokens)
            ):
                tokens.append(j)
                at = j
                break
            if sentence.tags[j] in {".", ":", "``"}:
                return None
        else:
            return None
        if not tokens or tokens[-1] != at:
            return None
    return tokens
