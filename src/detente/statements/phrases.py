"""Noun phrases as written, and who is the subject of a cue."""

from __future__ import annotations

from dataclasses import dataclass

from detente.parsing import Sentence
from detente.record import Span
from detente.statements.words import load_words

_OUTSIDE = {"relcl", "advcl", "parataxis", "ccomp", "punct", "acl"}
PERSONAL = frozenset({"he", "she", "they"})
_RELATIVES = {"who", "which", "that", "whom"}
_VERBAL = {"VERB", "AUX"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens ``first`` to ``last`` (inclusive) of ``sentence`` and its ``head``."""

    sentence: Sentence
    first: int
    last: int
    head: int

    @property
    def span(self) -> Span:
        """Its characters."""
        return self.sentence.span(self.first, self.last)

    @property
    def words(self) -> list[str]:
        """Its words in lower case."""
        return self.sentence.lower[self.first : self.last + 1]


def noun_phrase(sentence: Sentence, head: int) -> Phrase:
    """The whole natural noun phrase of ``head``: with titles, appositions, conjuncts and "who asked not to be named"
    right after it, without what a comma and a relative pronoun add."""
    if sentence.tags[head] in {"PRP$", "WP$"}:
        return Phrase(sentence, head, head, head)
    tokens = {head}
    stack = [head]
    while stack:
        node = stack.pop()
        for child in sentence.children[node]:
            dep = sentence.deps[child]
            first = sentence.edges[child][0]
            if dep in _OUTSIDE and (
                dep == "punct" or child < head or first == 0 or sentence.words[first - 1] in ",–—-"
            ):
                continue
            if dep == "conj" and sentence.pos[child] in _VERBAL:
                continue
            if dep == "prep" and child > head and _of_time(sentence, child):
                continue
            if (
                dep == "cc"
                and child > head
                and not any(
                    sentence.deps[k] == "conj" and sentence.pos[k] not in _VERBAL for k in sentence.children[node]
                )
            ):
                continue
            if dep in {"case", "mark", "neg", "preconj"} and child < head and dep == "mark":
                continue
            tokens.add(child)
            stack.append(child)
    first = head
    while first - 1 >= 0 and (first - 1 in tokens or _bridges(sentence, first - 1, tokens, -1)):
        first -= 1
    last = head
    while last + 1 < len(sentence) and (last + 1 in tokens or _bridges(sentence, last + 1, tokens, 1)):
        last += 1
    # "described by a diplomat as difficult": "as" is about the content.
    last = next((k - 1 for k in range(head + 1, last + 1) if sentence.lower[k] == "as"), last)
    while last > head and sentence.tags[last] in {"POS", ",", ".", ":"}:
        last -= 1
    while first < head and sentence.tags[first] in {",", ".", ":", "``", "''", "CC"}:
        first += 1
    return Phrase(sentence, first, last, head)


def _of_time(sentence: Sentence, prep: int) -> bool:
    """Whether a prepositional phrase is a date ("the chancellor *on Monday*")."""
    return sentence.lower[prep] in {"on", "in", "at", "during", "after", "before"} and any(
        name.label in {"DATE", "TIME"} and name.first <= k <= name.last
        for k in sentence.dependents(prep, "pobj")
        for name in sentence.names
    )


def speaker_phrase(sentence: Sentence, verb: int, head: int) -> Phrase:
    """The noun phrase of a verb's subject; for a relative clause the pronoun, with the antecedent as head."""
    for child in sentence.children[verb]:
        if sentence.deps[child] in {"nsubj", "nsubjpass"} and child != head and sentence.lower[child] in _RELATIVES:
            return Phrase(sentence, child, child, head)
    return noun_phrase(sentence, head)


def _bridges(sentence: Sentence, token: int, tokens: set[int], step: int) -> bool:
    """Whether a comma, bracket or mark inside of a phrase is followed by more of it."""
    after = token + step
    return sentence.deps[token] == "punct" and after in tokens and 0 <= after < len(sentence)


def possessor(sentence: Sentence, noun: int) -> int | None:
    """Whose ``noun`` it is: the possessor, "of", "by" or "from" somebody, or a demonym ("the Russian claim")."""
    for child in sentence.children[noun]:
        if sentence.deps[child] == "poss":
            return child
    for child in sentence.children[noun]:
        if sentence.deps[child] in {"prep", "agent"} and sentence.lower[child] in {"by", "from"}:
            for below in sentence.dependents(child, "pobj"):
                return below
        if sentence.deps[child] == "acl" and sentence.tags[child] == "VBN":
            below_agent = agent(sentence, child)
            if below_agent is not None:
                return below_agent
    for child in sentence.children[noun]:
        if sentence.deps[child] in {"amod", "compound", "nmod"} and any(
            name.label in {"NORP", "GPE", "ORG", "PERSON"} and name.first <= child <= name.last
            for name in sentence.names
        ):
            return child
    return None


def agent(sentence: Sentence, verb: int) -> int | None:
    """The head of the passive's by-agent."""
    for child in sentence.children[verb]:
        if sentence.deps[child] in {"agent", "prep"} and sentence.lower[child] == "by":
            for below in sentence.dependents(child, "pobj"):
                return below
    if sentence.dependents(verb, "auxpass", "nsubjpass"):
        # "was accused of bribery by Lima": the parser may hang the agent on the noun before it.
        for token in range(verb + 1, sentence.edges[verb][1]):
            if sentence.lower[token] == "that" or sentence.tags[token] in {"VBD", "VBZ", "VBP"}:
                break
            if sentence.lower[token] == "by" and sentence.deps[token] in {"prep", "agent"}:
                heads = sentence.dependents(token, "pobj")
                if heads and not any(
                    n.first <= heads[0] <= n.last and n.label in {"DATE", "TIME", "PERCENT", "CARDINAL", "MONEY"}
                    for n in sentence.names
                ):
                    return heads[0]
    return None


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether ``verb`` is a passive: "was told", or a bare participle on a noun ("a plan rejected by Paris")."""
    if sentence.tags[verb] != "VBN":
        return False
    if sentence.dependents(verb, "auxpass", "nsubjpass", "csubjpass"):
        return True
    if sentence.deps[verb] == "conj" and not sentence.dependents(verb, "aux", "nsubj"):
        return is_passive(sentence, sentence.heads[verb])
    return sentence.deps[verb] in {"acl", "amod", "advcl", "relcl"} and not sentence.dependents(verb, "aux", "nsubj")


def subject(sentence: Sentence, verb: int, depth: int = 0) -> int | None:
    """The head of the noun phrase that is the subject of ``verb``, also one that is shared, controlled or relative."""
    if depth > 8:
        return None
    own = sentence.dependents(verb, "nsubj", "nsubjpass", "expl")
    if own:
        return _antecedent(sentence, verb, min(own, key=lambda child: abs(child - verb)))
    dep, head = sentence.deps[verb], sentence.heads[verb]
    if dep in {"ROOT", "ccomp", "parataxis"} and sentence.tags[verb] in {"VBD", "VBZ", "VBP"}:
        found = _left_neighbour(sentence, verb)
        if found is not None:
            return found
    if head == verb:
        return None
    if dep == "conj" and sentence.pos[head] in _VERBAL | {"ADJ", "NOUN"}:
        return subject(sentence, head, depth + 1)
    if dep in {"acl", "relcl"}:
        if sentence.tags[verb] == "VBN":
            return agent(sentence, verb)
        if sentence.lower[sentence.edges[verb][0]] == "to" or sentence.dependents(verb, "aux"):
            owner = possessor(sentence, head)
            return owner if owner is not None else governor_subject(sentence, head, depth + 1)
        return head
    if dep == "xcomp" or (dep == "ccomp" and sentence.tags[verb] in {"VB", "VBG"}):
        if sentence.lemmas[head] not in load_words().speaker_subject_control:
            for child in sentence.children[head]:
                if sentence.deps[child] in {"dobj", "dative"} and child < verb:
                    return child
        return subject(sentence, head, depth + 1)
    if dep in {"advcl", "parataxis", "ccomp", "dep"}:
        return subject(sentence, head, depth + 1)
    if dep == "pcomp":
        above = sentence.heads[head]
        if sentence.pos[above] in _VERBAL:
            quoted = sentence.lower[head] == "as" and not is_passive(sentence, above)
            if quoted or sentence.lower[head] in {"of", "from", "for", "into"}:
                for child in sentence.children[above]:
                    if sentence.deps[child] == "dobj":
                        return child
            return subject(sentence, above, depth + 1)
        return governor_subject(sentence, above, depth + 1)
    return None


def _left_neighbour(sentence: Sentence, verb: int) -> int | None:
    """The noun phrase right before a verb that the parser gave no subject ("In a statement, Japan and Korea said")."""
    j = verb - 1
    while j > 0 and sentence.pos[j] in {"ADV", "AUX"}:
        j -= 1
    if j < 0 or sentence.pos[j] not in {"NOUN", "PROPN", "PRON"}:
        return None
    while True:
        head = sentence.heads[j]
        if (head >= j and sentence.deps[j] not in {"compound", "nmod"}) or head > verb or head == j:
            break
        if any(sentence.words[k] in ",;:" for k in range(min(head, j), max(head, j))) or sentence.pos[head] not in {
            "NOUN",
            "PROPN",
            "PRON",
        }:
            break
        j = head
    return None if sentence.deps[j] in {"pobj", "dobj"} else j


def right_neighbour(sentence: Sentence, verb: int) -> int | None:
    """The noun phrase right after a verb that the parser gave no subject: \"...,\" noted the prime minister."""
    j = verb + 1
    while j < len(sentence) and sentence.tags[j] in {"DT", "JJ", "CD", "NNP", "NN", "NNPS", "PRP$", "POS", "HYPH"}:
        j += 1
    j -= 1
    if j <= verb or sentence.tags[j] not in {"NNP", "NN", "NNPS"}:
        return None
    return j


def inverted(sentence: Sentence, verb: int) -> int | None:
    """The head of the speaker in ", said one EU official," where the parser saw no subject."""
    if verb == 0 or sentence.words[verb - 1] != "," or sentence.tags[verb] not in {"VBD", "VBZ"}:
        return None
    head = right_neighbour(sentence, verb)
    if head is None or head + 1 >= len(sentence) or sentence.words[head + 1] not in {",", "."}:
        return None
    return head


def governor_subject(sentence: Sentence, noun: int, depth: int = 0) -> int | None:
    """The subject of the nearest verb above ``noun``."""
    for above in sentence.ancestors(noun):
        if sentence.pos[above] in _VERBAL:
            found = subject(sentence, above, depth + 1)
            return None if found == noun else found
    return None


def _antecedent(sentence: Sentence, verb: int, token: int) -> int | None:
    """What a relative pronoun stands for; any other token itself."""
    if sentence.deps[token] == "expl":
        return None
    if sentence.lower[token] in _RELATIVES and sentence.tags[token] in {"WP", "WDT", "IN"}:
        node = verb
        for _ in range(6):
            if sentence.deps[node] == "relcl":
                return sentence.heads[node]
            if sentence.heads[node] == node:
                break
            node = sentence.heads[node]
        return None
    return token
