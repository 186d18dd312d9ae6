"""The clause view of a dependency tree: who does what in the grammar.

Later rooms read clauses instead of walking tokens. A clause has a predicate (a verb, an adjective or noun with its
copula, or any noun read as a predicate), its arguments with the turns of English grammar undone (passives, relative
clauses, control, coordination, possessives), its tense, modals and negation, and the clause above it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from detente.parsing.calls import is_said_in_call
from detente.parsing.nouns import nouns_of_asking, verbs_of_asking
from detente.parsing.sentence import Sentence

Kind = Literal["verb", "adjective", "noun"]
Link = Literal[
    "root",
    "complement",
    "relative",
    "participle",
    "noun complement",
    "adverbial",
    "purpose",
    "conjunct",
    "parataxis",
    "nominal",
]


@dataclass(eq=False, slots=True)
class Clause:
    """One predicate and what belongs to it. All numbers are token indices within ``sentence``.

    ``head`` is the token of the predicate: the verb; for "was ready" and "is a mistake" the adjective or noun, with the
    form of "be" as ``copula``. ``lemma`` is the head's lemma, ``particle`` the lemma of its particle ("" if none).

    ``subjects``, ``objects`` and ``indirect`` are heads of noun phrases, coordination spread out; a passive's subject
    stands in ``objects`` and its by-agent in ``subjects``. ``surface`` is the subject as written or shared, whatever
    the voice. ``obliques`` are (preposition, head of the noun phrase). ``predicatives`` are said of the object ("called
    him *naive*"). ``implied`` holds those of the arguments that are taken from another clause (control, relative
    clauses, shared subjects). For a noun, ``subjects`` are its possessors and by-agents and ``modifiers`` the
    adjectives and nouns before it.

    ``parent`` is the clause above and ``link`` how this one hangs there; ``via`` is the noun that it hangs on, if any
    ("calls *to shut down*"); ``marker`` is the word that introduces it ("that", "if", "to", "while", the preposition
    before a gerund; for a noun "subject", "object" or its preposition; "" if none).
    ``tense`` is "past", "present", "perfect", "future", "infinitive" or "participle".
    """

    sentence: Sentence
    head: int
    kind: Kind
    lemma: str
    particle: str = ""
    copula: int | None = None
    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    indirect: list[int] = field(default_factory=list)
    surface: list[int] = field(default_factory=list)
    obliques: list[tuple[str, int]] = field(default_factory=list)
    predicatives: list[int] = field(default_factory=list)
    modifiers: list[int] = field(default_factory=list)
    adverbs: list[str] = field(default_factory=list)
    implied: set[int] = field(default_factory=set)
    auxiliaries: list[int] = field(default_factory=list)
    modals: list[str] = field(default_factory=list)
    passive: bool = False
    progressive: bool = False
    negated: bool = False
    question: bool = False
    tense: str = "present"
    parent: Clause | None = None
    link: Link = "root"
    via: int | None = None
    marker: str = ""
    complements: list[Clause] = field(default_factory=list)

    @property
    def top(self) -> int:
        """The token by which the clause hangs in the tree: the copula where there is one, else the head."""
        return self.head if self.copula is None else self.copula

    @property
    def name(self) -> str:
        """The lemma with the particle, as data files write it: "give_up"."""
        return f"{self.lemma}_{self.particle}" if self.particle else self.lemma

    @property
    def with_have(self) -> bool:
        """Whether a form of "have" helps the verb: "had met", "would have met"."""
        return any(self.sentence.lemmas[a] == "have" for a in self.auxiliaries)

    def above(self) -> Iterator[Clause]:
        """The clauses above, nearest first."""
        clause = self.parent
        seen = {id(self)}
        while clause is not None and id(clause) not in seen:
            seen.add(id(clause))
            yield clause
            clause = clause.parent


_CLAUSAL = {"ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "conj", "csubj", "csubjpass", "parataxis", "dep"}
_NOUN_PREPOSITIONS = {"in front"}
_RELATIVES = {"who", "which", "that", "whom", "whose"}
_OBJECT_CONTROL_PREPOSITIONS = {"of", "for", "from", "into", "against"}
_SUBJECT_CONTROL = {"promise", "pledge", "vow", "threaten", "use", "spend"}
_NEGATIVE_WORDS = {"no", "nobody", "none", "nothing", "neither", "nor"}
_NEGATIVE_ADVERBS = {"never", "hardly", "barely", "scarcely", "nowhere", "neither", "nor", "no longer"}


def find_clauses(sentence: Sentence) -> list[Clause]:
    """All verbal and copular clauses of ``sentence`` in the order of their heads."""
    clauses: dict[int, Clause] = {}
    for i in range(len(sentence)):
        clause = _predicate(sentence, i)
        if clause is not None:
            clauses[i] = clause
            if clause.head != i:
                clauses.setdefault(clause.head, clause)
    tops = [clause for i, clause in sorted(clauses.items()) if clause.top == i]
    for clause in tops:
        _own_arguments(clause)
        _verb_group(clause)
    for clause in tops:
        _hang(clause, clauses)
    # Shared arguments flow from the top of the tree downwards.
    for clause in sorted(tops, key=_depth):
        _share(clause)
    for clause in tops:
        if clause.link == "complement" and clause.parent is not None:
            clause.parent.complements.append(clause)
        clause.question = _is_question(clause)
    return sorted(tops, key=lambda clause: clause.head)


def noun_obliques(sentence: Sentence, i: int) -> list[tuple[str, int]]:
    """The (preposition, head) pairs that hang on the noun at token ``i``: "talks *with Peru* *in Lima*"."""
    holder = Clause(sentence, i, "noun", sentence.lemmas[i])
    for child in sentence.children[i]:
        if sentence.deps[child] in {"prep", "agent"}:
            _preposition(holder, child)
    for child in _behind_quantifier(sentence, i):
        _preposition(holder, child)
    return holder.obliques


def _behind_quantifier(sentence: Sentence, i: int) -> list[int]:
    """The prepositions that hang on the quantity of the noun at ``i``: "some of its troops *from Chad*"."""
    of = sentence.heads[i]
    if sentence.deps[i] != "pobj" or sentence.lower[of] != "of":
        return []
    if sentence.lemmas[sentence.heads[of]] not in _QUANTIFIERS:
        return []
    return [child for child in sentence.dependents(sentence.heads[of], "prep") if child > i]


def nominal_clause(sentence: Sentence, i: int) -> Clause:
    """The noun at token ``i`` read as a predicate: "China's rejection of the plan", "a US strike on Mosul"."""
    clause = Clause(sentence, i, "noun", sentence.lemmas[i])
    for child in sentence.children[i]:
        dep = sentence.deps[child]
        if dep == "poss":
            clause.subjects.extend(sentence.conjuncts(child))
        elif dep in {"compound", "amod", "nmod"}:
            clause.modifiers.extend(sentence.conjuncts(child))
        elif dep in {"prep", "agent"}:
            _preposition(clause, child)
        elif dep == "neg" or (dep == "det" and sentence.lower[child] in {"no", "neither"}):
            clause.negated = True
    clause.subjects.extend(head for prep, head in clause.obliques if prep == "by")
    node = i
    while sentence.deps[node] in {"conj", "appos"} and sentence.heads[node] != node:
        node = sentence.heads[node]
    head, dep = sentence.heads[node], sentence.deps[node]
    clause.link = "nominal"
    clause.tense = "participle"
    if dep in {"nsubj", "csubj"}:
        clause.marker = "subject"
    elif dep in {"dobj", "nsubjpass"}:
        clause.marker = "object"
    elif dep in {"attr", "oprd"}:
        clause.marker = "predicative"
    elif dep == "pobj":
        clause.marker = sentence.lower[head]
        while sentence.deps[head] == "prep" and sentence.pos[sentence.heads[head]] == "ADP":
            head = sentence.heads[head]
            clause.marker = f"{sentence.lower[head]} {clause.marker}"
        head = sentence.heads[head]
        if sentence.pos[head] in {"NOUN", "PROPN"}:
            clause.via = head
    elif dep in {"compound", "poss", "amod", "nmod"}:
        clause.marker = dep
        clause.via = head
    by_top = {c.top: c for c in sentence.clauses} | {c.head: c for c in sentence.clauses}
    while head not in by_top and sentence.heads[head] != head:
        head = sentence.heads[head]
    clause.parent = by_top.get(head)
    if clause.parent is not None and clause.parent.head == i:
        clause.parent = clause.parent.parent
    return clause


def _predicate(sentence: Sentence, i: int) -> Clause | None:
    pos, dep = sentence.pos[i], sentence.deps[i]
    if pos not in {"VERB", "AUX"} or dep in {
        "aux",
        "auxpass",
        "amod",
        "compound",
        "prep",
        "case",
        "mark",
        "det",
        "punct",
    }:
        return None
    lemma = sentence.lemmas[i]
    if lemma in {"be", "'s", "’s"}:
        said = sentence.dependents(i, "acomp", "attr")
        if said:
            head = said[0]
            if sentence.pos[head] in {"ADJ", "VERB", "ADV", "ADP", "NUM"}:
                return Clause(sentence, head, "adjective", sentence.lemmas[head], copula=i)
            if not sentence.dependents(i, "expl"):
                return Clause(sentence, head, "noun", sentence.lemmas[head], copula=i)
            return Clause(sentence, i, "verb", "be")
        return Clause(sentence, i, "verb", "be")
    return Clause(sentence, i, "verb", lemma)


def _own_arguments(clause: Clause) -> None:
    sentence = clause.sentence
    tokens = [clause.top] if clause.copula is None else [clause.copula, clause.head]
    for token in tokens:
        for child in sentence.children[token]:
            dep = sentence.deps[child]
            if dep == "nsubj":
                clause.surface.extend(_phrases(sentence, child))
            elif dep == "nsubjpass":
                clause.passive = True
                clause.surface.extend(_phrases(sentence, child))
            elif dep == "dobj":
                clause.objects.extend(_phrases(sentence, child))
            elif dep == "dative":
                if sentence.pos[child] == "ADP":
                    _preposition(clause, child)
                else:
                    clause.indirect.extend(_phrases(sentence, child))
            elif dep == "npadvmod" and clause.indirect:
                clause.objects.append(child)  # "gave them *seven days*"
            elif dep in {"prep", "agent"}:
                _preposition(clause, child)
            elif dep in {"oprd", "acomp", "attr"} and child != clause.head:
                if clause.copula is not None and dep == "attr":
                    continue
                clause.predicatives.extend(sentence.conjuncts(child))
            elif dep == "ccomp" and (said := _free_relative(sentence, child)) is not None:
                clause.objects.append(said)
            elif dep == "ccomp" and (subject := _small_clause(sentence, child)) is not None:
                clause.objects.extend(_phrases(sentence, subject))
                clause.predicatives.extend(sentence.conjuncts(child))
            elif dep == "attr" and clause.lemma == "be":
                clause.objects.extend(_phrases(sentence, child))
            elif dep == "prt":
                clause.particle = sentence.lemmas[child]
            elif dep == "neg":
                clause.negated = True
            elif dep == "auxpass":
                clause.passive = True
                clause.auxiliaries.append(child)
            elif dep == "aux":
                clause.auxiliaries.append(child)
            elif dep == "advmod":
                word = sentence.lower[child]
                clause.adverbs.append("together" if sentence.lemmas[child] == "together" else word)
                no_longer = word == "longer" and any(sentence.lower[k] == "no" for k in sentence.children[child])
                if word in _NEGATIVE_ADVERBS or no_longer:
                    clause.negated = True
                _adverb_preposition(clause, child)
            if (
                dep in {"advcl", "advmod"}
                and sentence.pos[child] in {"ADJ", "VERB"}
                and sentence.lower[child - 1] == "as"
            ):
                clause.obliques.extend(("as", said) for said in sentence.conjuncts(child))  # "saw it as unjust"
    if clause.copula is not None and clause.kind == "noun":
        for child in sentence.children[clause.head]:
            if sentence.deps[child] == "det" and sentence.lower[child] == "no":
                clause.negated = True
    if not clause.objects and not clause.passive:
        _shifted_object(clause)
    agents = [head for prep, head in clause.obliques if prep == "by" and clause.passive]
    if clause.passive and not agents:
        # "was given two ambulances by Taiwan": the parser may hang the one who gave on what was given
        agents = [h for head in clause.objects for prep, h in noun_obliques(sentence, head) if prep == "by"]
    if clause.passive:
        # "was given a deadline": with an object of its own, the passive's subject is the one who gets it
        patients = clause.indirect if clause.objects else clause.objects
        patients.extend(h for h in clause.surface if h not in patients)
        clause.subjects.extend(agents)
    else:
        clause.subjects.extend(clause.surface)
    for head in (*clause.surface, *clause.objects):
        if _negative_phrase(sentence, head):
            clause.negated = True


def _shifted_object(clause: Clause) -> None:
    """ "Described as unjust *the ruling of a court*": an adjective before the article is what the object is called."""
    sentence = clause.sentence
    for at, (prep, head) in enumerate(clause.obliques):
        before = [c for c in sentence.children[head] if c < head and sentence.deps[c] in {"amod", "det", "poss"}]
        shifted = len(before) > 1 and sentence.deps[before[0]] == "amod"
        if prep == "as" and shifted and any(sentence.deps[c] != "amod" for c in before[1:]):
            clause.obliques[at] = (prep, before[0])
            clause.objects.append(head)
            return
    for at, head in enumerate(clause.predicatives):
        before = [c for c in sentence.children[head] if c < head and sentence.deps[c] in {"amod", "det", "poss"}]
        if len(before) > 1 and sentence.deps[before[0]] == "amod" and sentence.deps[before[1]] in {"det", "poss"}:
            clause.predicatives[at] = before[0]  # "called baseless *a complaint by Chad*"
            clause.objects.append(head)
            return


def _free_relative(sentence: Sentence, verb: int) -> int | None:
    """The noun that "what it called a raid" is about; None if the clause at ``verb`` does not open with "what"."""
    if not any(
        sentence.lower[c] == "what" and sentence.deps[c] in {"dobj", "nsubj", "nsubjpass"}
        for c in sentence.children[verb]
    ):
        return None
    said = sentence.dependents(verb, "oprd", "attr")
    for prep in sentence.dependents(verb, "prep"):
        if sentence.lower[prep] == "as":
            said += sentence.dependents(prep, "pobj")
    return next((token for token in said if sentence.pos[token] in {"NOUN", "PROPN"}), None)


def _small_clause(sentence: Sentence, said: int) -> int | None:
    """Who is said to be what in "found *him* guilty", "considers *the group* a threat"; None if a verb says it."""
    if sentence.pos[said] not in {"ADJ", "NOUN", "PROPN"} or sentence.dependents(said, "aux", "cop", "mark"):
        return None
    return next(iter(sentence.dependents(said, "nsubj")), None)


def _negative_phrase(sentence: Sentence, head: int) -> bool:
    if sentence.lower[head] in _NEGATIVE_WORDS:
        return True
    return any(
        sentence.deps[child] in {"det", "neg", "preconj"} and sentence.lower[child] in {"no", "neither"}
        for child in sentence.children[head]
    )


def _phrases(sentence: Sentence, i: int) -> list[int]:
    """The heads of the coordinated noun phrases at ``i``; "a number of soldiers" is headed by "soldiers"."""
    heads = []
    for head in sentence.conjuncts(i):
        inner = head
        if sentence.lemmas[head] in _QUANTIFIERS:
            of = [c for c in sentence.dependents(head, "prep") if sentence.lower[c] == "of"]
            if of:
                heads_below = sentence.dependents(of[0], "pobj")
                if heads_below:
                    heads.extend(sentence.conjuncts(heads_below[0]))
                    continue
        heads.append(inner)
    return heads


_QUANTIFIERS = {
    "number", "dozen", "hundred", "thousand", "score", "group", "couple", "handful", "majority", "some", "many", "most",
    "all", "several", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "both", "each",
    "lot", "part", "half", "crowd", "series", "million", "member", "any", "few", "rest", "convoy", "pair", "band",
    "total", "scores", "round", "set", "string", "wave", "spate", "range", "variety",
}  # fmt: skip


_ONLY_WHOLE = frozenset(
    {"according", "owing", "due", "thanks", "contrary", "prior", "because", "regardless", "irrespective", "pursuant"}
)
"""Words that make a preposition with the next: what stands behind "according to" does not stand behind "to"."""


def _preposition(clause: Clause, prep: int) -> None:
    """Add the noun phrases of a preposition, of the prepositions below it and of those coordinated with it."""
    sentence = clause.sentence
    word = sentence.lower[prep]
    for child in sentence.children[prep]:
        dep = sentence.deps[child]
        if dep == "pobj":
            if not _tells_more(sentence, prep, child):
                clause.obliques.extend((word, head) for head in _phrases(sentence, child))
            if f"{word} {sentence.lower[child]}" in _NOUN_PREPOSITIONS:
                clause.obliques.extend(_behind_noun(sentence, word, child))
        elif word == "as" and _is_said_behind_as(sentence, prep, child):
            clause.obliques.append((word, child))  # "described the offer as fair"
        elif dep == "prep":
            inner = sentence.lower[child]
            for grandchild in sentence.dependents(child, "pobj"):
                for head in _phrases(sentence, grandchild):
                    clause.obliques.append((f"{word} {inner}", head))
                    if word not in _ONLY_WHOLE:
                        clause.obliques.append((inner, head))
        elif dep == "conj" and sentence.pos[child] in {"ADP", "SCONJ"}:
            _preposition(clause, child)


def _is_said_behind_as(sentence: Sentence, prep: int, child: int) -> bool:
    """Whether a word that hangs on "as" is what something is said to be: a quality, or a participle."""
    told = {"amod", "acomp", "pcomp"} if sentence.pos[child] in {"ADJ", "VERB"} else set()
    return sentence.deps[child] in told or (sentence.deps[child] in {"amod", "acomp"} and child > prep)


def _tells_more(sentence: Sentence, prep: int, head: int) -> bool:
    """Whether "with" opens a clause of its own: "spoke on the project, *with the mayor saying* that it was late"."""
    if sentence.lower[prep] != "with" or prep == 0 or sentence.words[prep - 1] != ",":
        return False
    return has_participle(sentence, head)


def has_participle(sentence: Sentence, head: int) -> bool:
    """Whether a participle behind a noun tells what it does: "the mayor *saying* that it was late"."""
    return any(sentence.tags[c] == "VBG" and c > head for c in sentence.dependents(head, "acl", "advcl", "pcomp"))


def _behind_noun(sentence: Sentence, prep: str, noun: int) -> Iterator[tuple[str, int]]:
    """What stands behind prepositions of several words: "in front of *the palace*"."""
    for of in sentence.dependents(noun, "prep"):
        for child in sentence.dependents(of, "pobj"):
            for head in _phrases(sentence, child):
                yield f"{prep} {sentence.lower[noun]} {sentence.lower[of]}", head


def _adverb_preposition(clause: Clause, adverb: int) -> None:
    """ "Ahead of the speech", "away from the border": the preposition hangs on the adverb."""
    sentence = clause.sentence
    for child in sentence.dependents(adverb, "prep"):
        for grandchild in sentence.dependents(child, "pobj"):
            for head in _phrases(sentence, grandchild):
                clause.obliques.append((f"{sentence.lower[adverb]} {sentence.lower[child]}", head))
                clause.obliques.append((sentence.lower[child], head))


def _verb_group(clause: Clause) -> None:
    """Tense, modals and aspect from the auxiliaries and the form of the verb."""
    sentence = clause.sentence
    head_tag = sentence.tags[clause.top]
    modals, finite, to = [], None, False
    for aux in sorted(clause.auxiliaries):
        tag, lemma = sentence.tags[aux], sentence.lemmas[aux]
        if tag == "MD":
            modals.append(
                {"'ll": "will", "wo": "will", "'d": "would", "ca": "can", "sha": "shall"}.get(
                    sentence.lower[aux], lemma
                )
            )
        elif tag == "TO":
            to = True
        elif lemma == "be" and head_tag == "VBG":
            clause.progressive = True
        if finite is None and tag in {"VBD", "VBZ", "VBP"}:
            finite = (tag, lemma)
    clause.modals = modals
    if to:
        clause.marker = "to"
    if "will" in modals or "shall" in modals:
        clause.tense = "future"
    elif modals:
        clause.tense = "present"
    elif finite is not None:
        tag, lemma = finite
        if (
            lemma == "have"
            and tag in {"VBZ", "VBP"}
            and len(clause.auxiliaries) >= 1
            and head_tag in {"VBN", "VBD", "VBG"}
        ):
            clause.tense = "perfect"
        else:
            clause.tense = "past" if tag == "VBD" else "present"
    elif to:
        clause.tense = "infinitive"
    elif head_tag == "VBD":
        clause.tense = "past"
    elif head_tag in {"VBZ", "VBP", "MD"}:
        clause.tense = "present"
    elif head_tag == "VB":
        clause.tense = "infinitive"
    else:
        clause.tense = "participle"
        if head_tag == "VBN" and clause.surface and sentence.deps[clause.top] in {"ROOT", "relcl"}:
            # "Ramirez, for her part, called for talks", "a step Chad condemned", whatever the tagger says
            clause.tense = "past"
        elif (
            head_tag == "VBN" and not clause.passive and sentence.deps[clause.top] in {"acl", "advcl", "relcl", "ROOT"}
        ):
            clause.passive = True
            clause.subjects = [head for prep, head in clause.obliques if prep == "by"]


def _hang(clause: Clause, clauses: dict[int, Clause]) -> None:
    """Find the clause above and how this one hangs there."""
    sentence, top = clause.sentence, clause.top
    dep, head = sentence.deps[top], sentence.heads[top]
    for child in sentence.children[top]:
        word = sentence.lower[child]
        if sentence.deps[child] == "mark" or (sentence.deps[child] == "advmod" and sentence.tags[child] == "WRB"):
            clause.marker = word if clause.marker != "to" else clause.marker
    if head == top:
        return
    if dep == "pcomp":
        clause.marker = sentence.lower[head]
        if sentence.heads[head] == head:
            return
        head = sentence.heads[head]
        if sentence.pos[head] == "ADP":
            head = sentence.heads[head]
    cleft = _cleft(clause, head) if dep == "ccomp" else None
    if dep == "conj":
        clause.link = "conjunct"
    elif cleft is not None:
        clause.link, clause.via = "relative", cleft
    elif dep in {"ccomp", "xcomp", "csubj", "csubjpass"}:
        clause.link = "complement"
    elif dep == "pcomp":
        clause.link = "complement" if clause.marker in _GERUND_COMPLEMENT else "adverbial"
    elif dep == "advcl":
        clause.link = "purpose" if clause.tense == "infinitive" and clause.marker == "to" else "adverbial"
    elif dep in {"relcl", "acl"}:
        if (dep == "relcl" or _with_relative(clause)) and clause.tense != "infinitive":
            clause.link = "relative"
        elif clause.tense == "participle":
            clause.link = "participle"
        else:
            clause.link = "noun complement"
    elif dep == "parataxis":
        clause.link = "parataxis"
    else:
        clause.link = "adverbial"
    if head not in clauses and sentence.pos[head] in {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"}:
        clause.via = head
        if clause.link == "complement" and dep in {"ccomp", "xcomp"}:
            clause.link = "noun complement"
    elif dep in {"relcl", "acl"}:
        clause.via = head
    node = head
    while node not in clauses and sentence.heads[node] != node:
        node = sentence.heads[node]
    parent = clauses.get(node)
    if parent is not clause:
        clause.parent = parent


def _with_relative(clause: Clause) -> bool:
    """Whether "that" is the object of a verb behind a noun: "a charge *that* Chad described as false"."""
    sentence = clause.sentence
    that = [c for c in sentence.children[clause.top] if sentence.lower[c] == "that"]
    wanting = clause.lemma in _WITH_OBJECT and not clause.objects and not clause.passive
    return any(sentence.deps[c] == "dobj" or (wanting and sentence.deps[c] == "mark") for c in that)


_WITH_OBJECT = frozenset(
    {"describe", "dismiss", "reject", "deny", "condemn", "denounce", "call", "call_off", "brand", "term", "label"}
)
"""Verbs that do not stand without an object."""


def _cleft(clause: Clause, head: int) -> int | None:
    """Who is meant by "that" in "It was *Delhi* that broke off the talks"; None if it is no such sentence."""
    sentence = clause.sentence
    subject = [c for c in sentence.dependents(clause.top, "nsubj") if sentence.lower[c] in {"that", "who", "which"}]
    it = any(sentence.lower[c] == "it" for c in sentence.dependents(head, "nsubj"))
    named = sentence.dependents(head, "attr")
    return named[0] if subject and it and named and sentence.lemmas[head] == "be" else None


_GERUND_COMPLEMENT = {"of", "for", "from", "into", "on", "against", "about", "to", "in", "at", "with"}


def _depth(clause: Clause) -> tuple[int, int]:
    return sum(1 for _ in clause.sentence.ancestors(clause.top)), clause.top


def _share(clause: Clause) -> None:
    """Take over the arguments that grammar leaves out."""
    parent, via = clause.parent, clause.via
    if clause.link == "conjunct" and parent is not None and clause.via is None:
        _share_conjunct(clause, parent)
    elif clause.link == "relative" and via is not None:
        _share_relative(clause, via)
    elif clause.link == "participle" and via is not None:
        if not clause.surface:
            _give(clause, [via])
        if parent is not None and _is_ordered(clause, parent):
            clause.subjects.extend(parent.subjects)
            clause.implied.update(parent.subjects)
    elif clause.link == "noun complement" and via is not None:
        if not clause.surface and clause.tense == "infinitive":
            _share_noun_complement(clause, via)
    elif clause.link in {"complement", "adverbial", "purpose", "parataxis"} and parent is not None:
        _take_gap(clause, parent)
        if clause.surface:
            if clause.tense == "infinitive" and clause.link == "complement" and not parent.passive:
                # "asked Iran to withdraw": the subject of the lower verb is the object of the upper one as well
                if parent.lemma == "let" and not clause.marker:
                    clause.marker = "to"  # "let the team inspect the camp" has the infinitive that "allowed it to" has
                for head in clause.surface:
                    if head not in parent.objects and clause.marker == "to":
                        parent.objects.append(head)
                        parent.implied.add(head)
        elif clause.tense in {"infinitive", "participle"}:
            controllers = parent.surface or parent.subjects
            if via is not None:
                nominal = clause.sentence.dependents(via, "poss")
                controllers = nominal or ([] if clause.marker in _GERUND_COMPLEMENT else controllers)
            elif _object_controls(clause, parent):
                called = parent.lemma == "call" and [h for prep, h in parent.obliques if prep in {"on", "upon"}]
                controllers = parent.objects or parent.indirect or called or controllers
            _give(clause, controllers)


def _take_gap(clause: Clause, parent: Clause) -> None:
    """What a relative clause speaks of is the object of the verb below: "a trip (that) he was to have *made*"."""
    noun = parent.via
    if parent.link != "relative" or noun is None or clause.tense != "infinitive" or clause.marker != "to":
        return
    for heads in (clause.objects, clause.indirect):
        for k, head in enumerate(heads):
            if clause.sentence.tags[head] in {"WDT", "WP"} or clause.sentence.lower[head] == "that":
                heads[k] = noun
                clause.implied.add(noun)
    if parent.lemma == "be" and noun in parent.objects and noun in parent.implied:
        parent.objects.remove(noun)
        if not clause.objects and not clause.passive:
            clause.objects.append(noun)
            clause.implied.add(noun)


def _is_ordered(clause: Clause, parent: Clause) -> bool:
    """ "Ordered two deputies *jailed*": the last participle behind the object is what the subject has done to it."""
    if parent.lemma != "order" or parent.passive or clause.subjects or not clause.passive:
        return False
    noun = clause.via
    if noun is None or not any(noun in parent.sentence.subtree(h) for h in parent.objects):
        return False
    return not any(later > clause.head for later in parent.sentence.dependents(noun, "acl", "relcl"))


def _object_controls(clause: Clause, parent: Clause) -> bool:
    """ "Asked Iran *to withdraw*", "accused Iran *of attacking*": who does it is the object above."""
    if clause.link != "complement" or parent.passive or parent.lemma in _SUBJECT_CONTROL or is_said_in_call(clause):
        return False
    return clause.marker == "to" or clause.marker in _OBJECT_CONTROL_PREPOSITIONS


def _give(clause: Clause, heads: list[int]) -> None:
    clause.surface = list(heads)
    clause.implied.update(heads)
    if clause.passive:
        clause.objects.extend(h for h in heads if h not in clause.objects)
    else:
        clause.subjects.extend(h for h in heads if h not in clause.subjects)


_NO_PARTICIPLES = frozenset(
    "flew spoke went took gave saw drove wrote began rose chose broke came ran lunched dined travelled traveled "
    "arrived returned talked conferred departed".split()
)
"""Pasts that are no participles of a passive: "was received by the queen and *lunched* with the premier"."""


def _share_conjunct(clause: Clause, first: Clause) -> None:
    sentence = clause.sentence
    own_verb_group = bool(clause.auxiliaries) or sentence.tags[clause.top] in {"VBD", "VBZ", "VBP"}
    participle = sentence.tags[clause.top] in {"VBN", "VBD"} and not clause.auxiliaries
    participle = participle and sentence.lower[clause.top] not in _NO_PARTICIPLES
    if participle and first.passive and not clause.objects and not clause.surface:
        clause.passive = True
        clause.subjects = [h for prep, h in clause.obliques if prep == "by"]
        own_verb_group = False
    if not clause.surface:
        _give(clause, first.surface)
        if clause.passive and first.passive and not clause.subjects:
            clause.subjects.extend(first.subjects)
            clause.implied.update(first.subjects)
    if not own_verb_group and not clause.modals:
        clause.modals = list(first.modals)
        clause.tense = first.tense
        clause.progressive = clause.progressive or first.progressive
        if (
            first.negated
            and not clause.negated
            and any(sentence.lower[c] == "or" for c in sentence.dependents(first.top, "cc"))
        ):
            clause.negated = True
    # a coordinated clause hangs where the first one hangs
    clause.marker = clause.marker or first.marker
    if first.link not in {"root", "conjunct"} or first.parent is not None:
        clause.link, clause.parent, clause.via = first.link, first.parent, first.via
    else:
        clause.link, clause.parent = "root", None
    # "arrested and charged two men": the object stands with the last verb
    empty = not first.objects and not first.passive and not first.obliques and first.kind == "verb"
    close = clause.kind == "verb" and clause.head - first.head <= 3
    if empty and close and clause.objects and not sentence.dependents(first.top, "ccomp", "xcomp"):
        first.objects.extend(clause.objects)
        first.implied.update(clause.objects)


def _share_relative(clause: Clause, antecedent: int) -> None:
    sentence = clause.sentence
    taken = False
    for heads in (clause.surface, clause.subjects, clause.objects, clause.indirect):
        for k, head in enumerate(heads):
            if sentence.lower[head] in _RELATIVES:
                heads[k] = antecedent
                clause.implied.add(antecedent)
                taken = True
    for k, (prep, head) in enumerate(clause.obliques):
        if sentence.lower[head] in _RELATIVES:
            clause.obliques[k] = (prep, antecedent)
            taken = True
    if taken:
        return
    adverbial = any(sentence.tags[c] == "WRB" for c in sentence.children[clause.top])
    verbs = sentence.dependents(clause.top, "xcomp")
    below = [v for v in verbs if any(sentence.lower[c] in _RELATIVES for c in sentence.children[v])]
    asked = clause.lemma in verbs_of_asking() and not any(sentence.dependents(v, "nsubj") for v in below)
    if below and not asked:
        return  # "a summit which Japan hopes to host": it stands below; but "a king whom they begged to stay" does not
    if not adverbial and clause.surface and not clause.objects and not clause.passive and clause.kind == "verb":
        clause.objects.append(antecedent)
        clause.implied.add(antecedent)
    elif not clause.surface:
        _give(clause, [antecedent])


def _share_noun_complement(clause: Clause, noun: int) -> None:
    """Who is to do it in "calls to V", "his attempt to V", "made a promise to V", "the first minister to V"."""
    sentence = clause.sentence
    ordinal = any(
        sentence.deps[c] == "amod"
        and sentence.lower[c] in {"first", "second", "third", "last", "latest", "only", "next"}
        for c in sentence.children[noun]
    )
    if ordinal or sentence.pos[noun] == "PROPN":
        _give(clause, [noun])
        return
    owners = sentence.dependents(noun, "poss")
    owners += [
        h
        for c in sentence.dependents(noun, "prep", "agent")
        if sentence.lower[c] in {"by", "for"}
        for h in sentence.dependents(c, "pobj")
    ]
    others_do = sentence.lemmas[noun] in nouns_of_asking() and not (clause.parent and clause.parent.lemma == "make")
    if others_do:
        owners = []
    elif not owners and clause.parent is not None and sentence.deps[noun] in {"dobj", "pobj", "attr"}:
        owners = clause.parent.surface
    _give(clause, owners)


def _is_question(clause: Clause) -> bool:
    sentence = clause.sentence
    if "?" not in sentence.words[-3:]:
        return False
    return clause.link in {"root", "parataxis", "complement"}
