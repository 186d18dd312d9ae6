"""What somebody calls a thing: "called him naive", "described the plan as reckless", "dismissed as a sham the vote"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.parsing import Clause, noun_obliques
from detente.positions.context import OTHER, RELATIVE, A, Context, Finding
from detente.positions.targets.phrases import Words, clause_phrase, whole_clause
from detente.positions.targets.relatives import the_thing
from detente.record import Stance

_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those", "any", "all"})
_MARKS = frozenset({'"', "\u201c", "\u2018", "``"})
_OPENS = frozenset({"det", "poss", "amod", "compound", "nummod", "nmod", "predet", "dobj", "oprd", "nsubj"})
_INSIDE = frozenset({"poss", "compound", "amod", "nmod"})
_PHRASE = frozenset({"DT", "PRP$", "CD", "JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VB", "VBP", "VBG"})
_SAID = frozenset({"amod", "pcomp", "acomp", "pobj", "prep"})


class Namings:
    """Reads the names that are given in one sentence."""

    def __init__(self, context: Context) -> None:
        self.context, self.sentence, self.lists = context, context.sentence, context.lists

    def read(self, clause: Clause) -> Iterator[Finding]:
        """ "Called him naive and the speech an embarrassment", "described the plan as reckless"."""
        sentence = self.sentence
        of, called, as_ = (clause.lemma in self.lists[f"naming.{name}"] for name in ("of", "object", "as"))
        like = clause.lemma in self.lists["naming.like"]
        if clause.kind != "verb" or not (of or called or as_ or like):
            return
        if self._cannot_be(clause):
            yield from self._denied(clause, called=called, as_=as_)
            return
        denied = self._is_denied(clause) and (called or as_)
        if not (denied or self.context.real(clause)):
            return
        found: list[tuple[Words, Stance]] = []
        if as_ and not denied:
            found = self._turned(clause)
        pairs = [] if found else self._pairs(clause, of=of, called=called, as_=as_)
        subjects = clause.subjects
        if clause.passive and not subjects:
            # "was described as theft by the minister"
            subjects = [h for _, name in pairs for prep, h in noun_obliques(sentence, name) if prep == "by"]
        for thing, name in pairs:
            stance = self.context.judge.stance(name, named=True) or self._image(name, like=like)
            if stance is None or thing == name or sentence.lower[thing] in RELATIVE:
                continue
            if denied and stance != "supports":
                continue  # "does not see it as a mistake"
            stance = OTHER[stance] if denied else stance
            meant = self._meant(thing, name, clause)
            target = meant or self.context.to_as(self.context.phrase(thing))
            if meant is None and thing < name <= target.last:
                # "called the bid for Greenland *absurd*", "likened it *to a slow death*"
                target = replace(target, last=(sentence.heads[name] if like else name) - 1)
            if sentence.heads[thing] == name and thing == name - 1:
                target = replace(target, first=sentence.edges[name][0], last=thing)
            found.append((target, stance))
        if not found and called and not clause.passive and not denied:
            found = self._side_by_side(clause) or self._in_marks(clause)
        for target, stance in found:
            for holder, link in self.context.holders(subjects, clause):
                said = self.context.statement_at(clause.head) or link
                yield Finding(holder, stance, target, (clause.head, clause.head), said)

    @staticmethod
    def _cannot_be(clause: Clause) -> bool:
        """ "Cannot be called", "could hardly be described", said of what it should be."""
        return clause.passive and clause.negated and bool({"can", "could"} & set(clause.modals))

    def _denied(self, clause: Clause, *, called: bool, as_: bool) -> Iterator[Finding]:
        """ "The vote *cannot be called free*", said by somebody: he is against it."""
        told = self.context.view_of(clause)
        names = [*clause.predicatives, *(h for prep, h in clause.obliques if prep == "as")]
        names += [c for c in self.sentence.dependents(clause.head, "oprd", "acomp", "attr") if c not in names]
        names += [c for p in self.sentence.dependents(clause.head, "prep") for c in self.sentence.children[p]]
        ideal = self.lists["naming.ideals"]
        free = any(self.sentence.lower[h] in ideal or self.context.judge.stance(h) == "supports" for h in names)
        for head in clause.surface if told is not None and free and (called or as_) else ():
            if told is not None and self.sentence.pos[head] != "PRON" and self.context.is_thing(head):
                yield Finding(told[0], "opposes", self.context.phrase(head), (clause.head, clause.head), told[1])

    def _image(self, name: int, *, like: bool) -> Stance | None:
        """ "Likened the timetable to *a prison sentence*", "compared him to *Hitler*"."""
        inside = range(self.sentence.edges[name][0], name + 1)
        bad = any(self.sentence.lemmas[k].lower() in self.lists["naming.images"] for k in inside)
        return "opposes" if like and bad else None

    def _weighed(self, name: int) -> int:
        """The word that counts: "risky but *necessary*", "long and *useless*"."""
        both = self.sentence.conjuncts(name)
        but = any(self.sentence.lower[c] == "but" for c in self.sentence.children[name])
        judging = [h for h in both if self.context.judge.stance(h, named=True) is not None]
        return name if not judging else judging[-1 if but else 0]

    def _is_denied(self, clause: Clause) -> bool:
        """ "*Does not consider* him the legitimate president"; not "did not call it good"."""
        return clause.negated and not clause.modals and clause.lemma in self.lists["naming.denying"]

    def _meant(self, thing: int, name: int, clause: Clause) -> Words | None:
        """What "it" holds the place of: "called it an error *to leave Darfur out*", "found it odd *that* ..."."""
        if self.sentence.lower[thing] != "it":
            return None
        under = [c for c in self.sentence.clauses if c.via in {name, thing} or c.parent is clause]
        under = [c for c in under if c.top > name and not (c.passive and c.negated)]  # "a chance *not to be missed*"
        for c in under:
            if c.tense == "infinitive" and c.marker == "to":
                return clause_phrase(c)
            if c.marker == "that" and c.surface:
                return whole_clause(c)
        return None

    def _pairs(self, clause: Clause, *, of: bool, called: bool, as_: bool) -> list[tuple[int, int]]:
        """(thing, its name) as the parser has them."""
        sentence = self.sentence
        pairs = self.context.judge.pairs(clause) if called else []
        objects = list(clause.objects)
        if not objects and clause.link == "noun complement" and clause.marker == "that" and clause.via is not None:
            objects = [clause.via]  # "a plan *that* Chad has attacked as a trap", however the parser reads "that"
        if not pairs and as_ and objects:
            names = [h for prep, h in clause.obliques if prep == "as"]
            verbs = [c.top for c in sentence.clauses if c.top > objects[0] and c.kind == "verb"]
            last = min(verbs, default=len(sentence))
            behind = [k for k in sentence.subtree(clause.head) if objects[0] < k < last and sentence.deps[k] == "prep"]
            marks = [p for p in [*sentence.dependents(clause.head, "prep"), *behind] if sentence.lower[p] == "as"]
            names += [c for p in marks for c in sentence.children[p] if sentence.deps[c] in _SAID]
            pairs = [(the_thing(self.context, clause, objects[0]), self._weighed(name)) for name in names[:1]]
        if not pairs and clause.lemma in self.lists["naming.like"] and objects:
            beside = [*clause.obliques, *noun_obliques(sentence, objects[0])]
            pairs = [(objects[0], h) for prep, h in beside if prep in {"to", "with"}][:1]
        if not pairs and of:
            # "spoke of the trip as a bold step"
            things = [h for prep, h in clause.obliques if prep in {"of", "about", "to"}]
            names = [h for prep, h in clause.obliques if prep == "as"]
            names += [h for t in things for prep, h in noun_obliques(sentence, t) if prep == "as"]
            pairs = list(zip(things, names, strict=False))[:1]
        return pairs

    def _turned(self, clause: Clause) -> list[tuple[Words, Stance]]:
        """The name before the thing: "dismissed *as wishful thinking* the plan for a port"."""
        sentence, after = self.sentence, clause.head + 1
        if clause.passive or sentence.lower[after : after + 1] != ["as"]:
            return []
        first = after + 1
        begin = first + (sentence.lower[first : first + 1] in (["a"], ["an"]))
        stop = next((k for k in range(begin, len(sentence)) if sentence.lower[k] in _ARTICLES), 0)
        between = sentence.tags[begin:stop]
        if not stop or not between or not set(between) <= _PHRASE | {"RB", "CC", "RBR", ","}:
            return []
        stances = [s for k in range(begin, stop) if (s := self.context.judge.stance(k, named=True)) is not None]
        head = sentence.heads[stop]
        while sentence.deps[head] in _INSIDE and sentence.heads[head] > head:
            head = sentence.heads[head]
        if not stances or head <= stop:
            return []
        target = self.context.phrase(head)
        return [(replace(target, first=stop), stances[-1])]

    def _in_marks(self, clause: Clause) -> list[tuple[Words, Stance]]:
        """The name in quotation marks behind the thing: "called the killings there "an inexcusable tragedy"."""
        sentence, first = self.sentence, clause.head + 1
        opening = next((k for k in range(first, len(sentence)) if sentence.words[k] in _MARKS), 0)
        if opening <= first or sentence.words[opening - 1] == "," or sentence.deps[first] not in _OPENS:
            return []
        if any(sentence.pos[k] in {"VERB", "AUX", "PUNCT"} for k in range(first, opening)):
            return []
        closing = next((k for k in range(opening + 1, len(sentence)) if sentence.words[k] in _MARKS), len(sentence))
        heads = [
            k
            for k in range(first, opening)
            if sentence.pos[k] in {"NOUN", "PROPN"} and sentence.heads[k] not in range(first, opening)
        ]
        stops = [k for k in range(opening + 1, closing) if sentence.pos[k] in {"ADP", "PRON", "SCONJ", "PUNCT"}]
        named = range(opening + 1, min([closing, *stops]))
        stances = [s for k in named if (s := self.context.judge.stance(k, named=True)) is not None]
        if not stances and self.sentence.lemmas[first - 1] in self.lists["naming.barbs"]:
            stances = ["opposes"] if self._is_barb(opening + 1, closing) else []
        if not heads or not stances:
            return []
        last = opening - 1 - (sentence.pos[opening - 1] == "ADV")
        return [(Words(sentence, first, last, heads[0]), stances[-1])]

    def _is_barb(self, first: int, end: int) -> bool:
        """Whether it is an image of one's own, which is seldom kind: ""a noose around our neck"."""
        sentence, good = self.sentence, self.lists["evaluation.good"] | self.lists["evaluation.of_good"]
        if sentence.lower[first] not in A or end == len(sentence):
            return False
        noun = next((k for k in range(first + 1, end) if sentence.tags[k] in {"NN", "NNS"}), end)
        while noun + 1 < end and sentence.tags[noun + 1] in {"NN", "NNS"}:
            noun += 1
        dull = ("evaluation.kinds", "evaluation.plain", "proposals.words", "effects.things", "duty.goods")
        plain = noun >= end - 1 or any(sentence.lemmas[noun] in self.lists[name] for name in dull)
        kind = any(
            sentence.lower[k] in good or sentence.lemmas[k] in good or self.context.judge.stance(k) == "supports"
            for k in range(first, end)
        )
        return not plain and not kind and sentence.pos[noun + 1] in {"ADP", "PART", "VERB"}

    def _side_by_side(self, clause: Clause) -> list[tuple[Words, Stance]]:
        """The thing and its name right behind it: "called *the French appeal* an insult", read off the words."""
        sentence, first = self.sentence, clause.head + 1
        articles = [k for k in range(first + 1, len(sentence)) if sentence.lower[k] in A]
        split = next((k for k in articles if sentence.tags[k - 1] in _NOUNS), 0)
        if not split or sentence.tags[first] not in _PHRASE:
            return []
        between = set(sentence.tags[first:split])
        if not between <= _PHRASE | {"VB", "VBP", "IN"} or sentence.lower[first:split].count("for"):
            return []
        name = split + 1
        while name < len(sentence) and (sentence.tags[name] in _PHRASE or "-" in sentence.words[name - 1 : name + 2]):
            name += 1
        stances = [s for k in range(split + 1, name) if (s := self.context.judge.stance(k, named=True)) is not None]
        preps = [k for k in range(first, split) if sentence.tags[k] == "IN"]
        head = (preps[0] if preps else split) - 1
        return [(Words(sentence, first, split - 1, head), stances[-1])] if stances else []
