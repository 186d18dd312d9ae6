"""Cues that are not verbs: nouns ("the claim that"), adjectives ("is adamant that") and phrases ("according to")."""

from __future__ import annotations

from dataclasses import dataclass

from detente.parsing import Sentence
from detente.statements.cues import Lexicon, Reading
from detente.statements.matching import Cue
from detente.statements.phrases import agent, is_passive, possessor, subject
from detente.statements.reported.complement import Complement, Range
from detente.statements.words import load_words


@dataclass(slots=True)
class Found:
    """A cue with its complement, the head of the speaker (None if the text names none) and all tokens of the cue."""

    cue: Cue
    complement: Complement
    speaker: int | None
    tokens: list[int]
    carrier: int | None = None


def read_noun(cue: Cue, lexicon: Lexicon) -> Found | None:
    """A noun with what it says: "the accusation that ...", "her call for ...", "expressed concern about ..."."""
    sentence, n = cue.sentence, cue.token
    said = _noun_complement(cue)
    if said is None:
        return None
    carrier = _carrier(sentence, n, lexicon)
    speaker = possessor(sentence, n)
    if carrier is not None:
        speaker = agent(sentence, carrier) or speaker if is_passive(sentence, carrier) else subject(sentence, carrier)
    elif cue.carried:
        return None
    tokens = [n, *said.more]
    if carrier is not None and carrier < n and n - carrier <= 4:
        tokens.insert(0, carrier)
    return Found(cue, said, speaker, tokens, carrier)


def _noun_complement(cue: Cue) -> Complement | None:
    sentence, n, forms = cue.sentence, cue.token, cue.forms
    kids = [k for k in sentence.children[n] if k > n]
    for k in kids:
        if sentence.deps[k] in {"acl", "ccomp", "relcl", "dep", "advcl"}:
            first, last = sentence.edges[k]
            marked = any(sentence.deps[m] == "mark" and sentence.lower[m] == "that" for m in sentence.children[k])
            if "that" in forms and marked:
                return Complement([(first, last)], "that", forms["that"], k)
            infinitive = any(sentence.tags[m] == "TO" and sentence.deps[m] == "aux" for m in sentence.children[k])
            if "to" in forms and infinitive and sentence.deps[k] != "advcl":
                return Complement([(first, last)], "to", forms["to"], k)
    for k in kids:
        word = sentence.lower[k]
        if sentence.deps[k] == "prep" and word in forms and word not in {"that", "to"}:
            below = sentence.dependents(k, "pobj", "pcomp")
            if below:
                return Complement([(k + 1, sentence.edges[k][1])], word, forms[word], below[0], more=[k])
    # "expressed concern over the fires": the preposition or clause may hang on the verb.
    head = sentence.heads[n]
    if sentence.deps[n] == "dobj" and head < n:
        for k in sentence.children[head]:
            if k <= n:
                continue
            word = sentence.lower[k]
            below = sentence.dependents(k, "pobj", "pcomp")
            if (
                sentence.deps[k] == "prep"
                and word in forms
                and word not in {"that", "to", "in", "with"}
                and below
                and k <= n + 2
            ):
                return Complement([(k + 1, sentence.edges[k][1])], word, forms[word], below[0], more=[k])
            marked = any(sentence.deps[m] == "mark" and sentence.lower[m] == "that" for m in sentence.children[k])
            if "that" in forms and marked and sentence.deps[k] in {"ccomp", "advcl", "acl"}:
                return Complement([sentence.edges[k]], "that", forms["that"], k)
    return None


def _carrier(sentence: Sentence, n: int, lexicon: Lexicon) -> int | None:
    """The verb that carries the noun: "*made* the claim that", also in the passive."""
    head = sentence.heads[n]
    carries = sentence.lemmas[head] in lexicon.carriers and sentence.pos[head] in {"VERB", "AUX"}
    return head if carries and sentence.deps[n] in {"dobj", "nsubjpass"} else None


def read_adjective(cue: Cue) -> Found | None:
    """An adjective with its copula: "was adamant that the gate would stay shut"."""
    sentence, a = cue.sentence, cue.token
    verb = sentence.heads[a]
    linked = sentence.lemmas[verb] in load_words().speaker_linking
    if sentence.deps[a] not in {"acomp", "attr", "oprd", "conj"} or not linked:
        return None
    for owner in (a, verb):
        for k in sentence.children[owner]:
            if k <= a:
                continue
            word = sentence.lower[k]
            marked = any(sentence.deps[m] == "mark" and sentence.lower[m] == "that" for m in sentence.children[k])
            clause = sentence.deps[k] == "ccomp" or (sentence.deps[k] in {"advcl", "acl"} and marked)
            tagged = sentence.tags[k][0] in "VM" or sentence.pos[k] in {"VERB", "AUX"}
            infinitive = any(sentence.tags[m] == "TO" for m in sentence.children[k])
            if "that" in cue.forms and clause and tagged and not infinitive:
                found = Complement([sentence.edges[k]], "that", cue.forms["that"], k)
                return Found(cue, found, subject(sentence, verb), [verb, a])
            below = sentence.dependents(k, "pobj", "pcomp")
            if sentence.deps[k] == "prep" and word in cue.forms and below and owner == a:
                found = Complement([(k + 1, sentence.edges[k][1])], word, cue.forms[word], below[0], more=[k])
                return Found(cue, found, subject(sentence, verb), [verb, a, k])
    return None


def read_phrases(sentence: Sentence, lexicon: Lexicon) -> list[Found]:
    """The phrases that give a clause to somebody: "according to the envoy", "in the ambassador's words"."""
    found: list[Found] = []
    for entry in lexicon.phrases:
        words = list(entry.words)
        if words[0] not in sentence.lower:
            continue
        for i in range(len(sentence) - len(words)):
            if sentence.lower[i : i + len(words)] == words:
                found += _phrase(sentence, i, i + len(words) - 1, entry.forms["clause"], lexicon)
    for n, lemma in enumerate(sentence.lower):
        for entry in lexicon.own_phrases.get(lemma, ()):
            prep = sentence.heads[n]
            owner = next(iter(sentence.dependents(n, "poss")), None)
            if owner is not None and sentence.lower[prep] == "in" and sentence.deps[n] == "pobj":
                if sentence.lower[owner] in {"my", "our", "your"}:
                    continue
                found += _outside(sentence, prep, (prep, n), owner, list(range(prep, n + 1)), entry.forms["clause"])
    return found


def _phrase(sentence: Sentence, first: int, last: int, reading: Reading, lexicon: Lexicon) -> list[Found]:
    below = [k for k in sentence.children[last] if sentence.deps[k] == "pobj" and k > last]
    if not below or (first == last and sentence.deps[first] != "prep"):
        return []
    if first == last and (
        sentence.tags[below[0]] not in {"NNP", "NNPS"} or "%" in sentence.lower[max(0, first - 2) : first]
    ):
        return []
    if sentence.lower[below[0]] in load_words().speaker_no_source and not sentence.dependents(below[0], "poss"):
        return []
    edge = max(sentence.edges[last][1], sentence.edges[below[0]][1])
    if sentence.lemmas[sentence.heads[first]] == "be" and not sentence.dependents(
        sentence.heads[first], "attr", "acomp"
    ):
        # "is, in the words of the minister, a door left ajar": what follows the comma is not about the minister.
        for k in sentence.dependents(below[0], "appos"):
            edge = min(edge, sentence.edges[k][0] - 2)
    speaker = below[0]
    if sentence.lower[speaker] in lexicon.own_phrases:
        # "according to his words"
        speaker = next(iter(sentence.dependents(speaker, "poss")), speaker)
    return _outside(sentence, first, (first, edge), speaker, list(range(first, last + 1)), reading)


def _outside(
    sentence: Sentence, token: int, phrase: Range, speaker: int, tokens: list[int], reading: Reading
) -> list[Found]:
    """The clause that a phrase gives to somebody: what the phrase hangs on, without the phrase itself."""
    first, last = phrase
    node = sentence.heads[token]
    while sentence.heads[node] != node and not _finite(sentence, node):
        node = sentence.heads[node]
    low, high = sentence.edges[node]
    if first == 0 or (first <= 1 and sentence.words[0] in {'"', "“", ",", "But", "And"}):
        while sentence.heads[node] != node:
            node = sentence.heads[node]
        low, high = 0, len(sentence) - 1
    elif last >= len(sentence) - 2 and sentence.words[first - 1] == ",":
        low, high = 0, len(sentence) - 1
        for k in range(first - 2, 2, -1):
            # What an earlier ", but" or a semicolon parts off is not covered.
            if sentence.words[k] == ";" or (
                sentence.words[k - 1] == "," and sentence.lower[k] in {"but", "while", "although"}
            ):
                low = k + 1
                break
    if sentence.heads[node] == node and 0 < last < len(sentence) - 1 and sentence.words[last + 1] == ",":
        high = len(sentence) - 1
    for k in sentence.children[node]:
        # A coordinated clause with a subject of its own is not what the phrase is about.
        if sentence.deps[k] == "conj" and sentence.dependents(k, "nsubj", "nsubjpass"):
            start = sentence.edges[k][0]
            if start > last and first != 0:
                high = min(high, start - 1)
    ranges = [(a, b) for a, b in ((low, first - 1), (last + 1, high)) if a <= b]
    ranges = [(a, b) for a, b in ranges if any(sentence.words[k][0].isalnum() for k in range(a, b + 1))]
    if not ranges:
        return []
    cue = Cue(sentence, token, tokens, "phrase", {"clause": reading}, last=last)
    return [Found(cue, Complement(ranges, "phrase", reading, node), speaker, tokens)]


def _finite(sentence: Sentence, node: int) -> bool:
    return sentence.pos[node] in {"VERB", "AUX"} and bool(sentence.dependents(node, "nsubj", "nsubjpass", "expl"))
