"""Judgements: what is said to be a mistake, essential, an embarrassment ..., and which side that takes."""

from __future__ import annotations

from dataclasses import replace

from detente.parsing import Clause, Sentence, noun_obliques
from detente.positions.stances import Stances
from detente.positions.targets.phrases import Words, clause_phrase, noun_phrase, whole_clause
from detente.record import Stance

_SHORT = 5
_PARTING = frozenset({",", '"', "\u201c", "``"})
_ADJECTIVES = ("able", "ible", "ful", "less", "ous", "ive")
_NOT_JUDGED = frozenset({"there", "who", "which", "what", "that", "i", "we", "he", "she", "they", "you"})


class Judge:
    """Reads the judgements of one sentence."""

    def __init__(self, stances: Stances, sentence: Sentence) -> None:
        self.stances, self.sentence, self.lists = stances, sentence, stances.lists

    def stance(self, head: int, named: bool = False) -> Stance | None:
        """The stance of a judging word at ``head``: itself with its tail, or the adjective before a plain noun.

        With ``named`` any noun is plain: "called it a dangerous game".
        """
        sentence = self.sentence
        lemma = sentence.lemmas[head] if sentence.tags[head] != "JJR" else ""  # "is weaker" is no "is weak"
        if lemma == "failure" and sentence.dependents(head, "compound"):
            return None  # "kidney failure"
        for key in dict.fromkeys((lemma, sentence.lower[head], self._joined(head))):
            for parts, stance in self.stances.judgements.get(key, ()):
                rest = sentence.lower[head + 1 : head + len(parts)]
                if tuple(rest) == parts[1:]:
                    return stance
        for k in range(sentence.edges[head][0], head):
            # "a dead letter", "a public relations exercise"
            for parts, stance in self.stances.judgements.get(sentence.lower[k], ()):
                inside = 1 < len(parts) <= head + 1 - k
                if inside and tuple(sentence.lower[k + 1 : k + len(parts)]) == parts[1:]:
                    return stance
        for parts, stance in self.stances.judgements.get(sentence.lower[head - 1], ()) if head else ():
            if parts[1:] == (sentence.lower[head],):
                return stance  # "politically motivated"
        if (formed := self._by_form(head)) is not None:
            return formed
        excess = any(sentence.lower[c] == "too" for c in sentence.dependents(head, "advmod"))
        if excess and sentence.lemmas[head] not in self.lists["evaluation.unknown"]:
            return "opposes"  # "far too low"
        if (near := self._nearly(head)) is not None:
            return self.stance(near, named)
        if sentence.lemmas[head] in self.lists["evaluation.kinds"]:
            # "an act of submission", "a piece of theatre"; "an *effective* form of punishment"
            good = {sentence.lower[c] for c in sentence.dependents(head, "amod")} & self.lists["evaluation.good"]
            if good:
                return "supports"
            for prep, h in noun_obliques(sentence, head):
                if prep in {"of", "in"} and sentence.lemmas[h] not in self.lists["evaluation.kinds"]:
                    return self.stance(h, named)
        if named and (of := self._of(head)) is not None:
            return of
        chosen = {sentence.lower[c] for c in sentence.dependents(head, "amod")} & self.lists["verdicts.chosen"]
        if chosen and sentence.lemmas[head] in self.lists["verdicts.ways"]:
            return "supports"  # "considers new elections the only way out"
        for child in sentence.dependents(head, "amod"):
            word = sentence.lower[child]
            if named or sentence.lemmas[head] in self.lists["evaluation.plain"]:
                if word in self.lists["evaluation.bad"]:
                    return "opposes"
                if word in self.lists["evaluation.good"]:
                    return "supports"
                for parts, stance in self.stances.judgements.get(word, ()):
                    if len(parts) == 1:
                        return stance
        return None

    def _of(self, head: int) -> Stance | None:
        """What it is of: "a project *of common interest*", "a matter *of great concern*"."""
        told_of = (self.lists["evaluation.plain"] | self.lists["evaluation.kinds"]) - self.lists["vague.nobody"]
        if self.sentence.lemmas[head] not in told_of:
            return None  # not "a person of interest"
        behind = [h for prep, h in noun_obliques(self.sentence, head) if prep == "of"]
        for noun in (h for h in behind if not self.sentence.dependents(h, "det", "poss")):
            no = any(self.sentence.lower[c] in {"no", "little"} for c in self.sentence.children[noun])
            if self.sentence.lemmas[noun] in self.lists["evaluation.of_good"]:
                return "opposes" if no else "supports"
            if self.sentence.lemmas[noun] in self.lists["evaluation.of_bad"] and not no:
                return "opposes"
        return None

    def _nearly(self, head: int) -> int | None:
        """What it comes near to: "nothing *short of robbery*", "tantamount *to theft*"."""
        sentence = self.sentence
        near = [k for k in (head, head + 1) if set(sentence.lower[k : k + 1]) & self.lists["evaluation.near"]]
        for k in near[-1:]:
            if sentence.lower[k + 1 : k + 2] in (["of"], ["to"], ["than"]):
                behind = range(k + 2, len(sentence))
                return next((h for h in behind if sentence.deps[h] in {"pobj", "pcomp", "attr"}), None)
        return None

    def _by_form(self, head: int) -> Stance | None:
        """What the form of an adjective tells: "unscientific", "spineless", "ill-timed", and "praiseworthy"."""
        word = self._joined(head) if self.sentence.pos[head] == "ADJ" else ""
        if word.endswith("worthy") and not word.startswith("un"):
            return "supports"
        if len(word) <= _SHORT:
            return None
        blames = word.startswith("un") and word not in self.lists["forms.un"]
        blames = blames or (word.endswith("less") and word not in self.lists["forms.less"]) or word.startswith("ill-")
        return "opposes" if blames else None

    def _joined(self, head: int) -> str:
        """The whole of a word with hyphens, of which the parser makes several: "sell-out"."""
        sentence, first = self.sentence, head
        while first >= 2 and sentence.words[first - 1] == "-" and sentence.ends[first - 1] == sentence.starts[first]:
            first -= 2
        return "".join(sentence.lower[first : head + 1])

    def place(self, clause: Clause) -> Stance | None:
        """How "be" and a preposition judge it: "is out of the question", "is in the interest of both"."""
        places = {f"{prep} {self.sentence.lower[h]}" for prep, h in clause.obliques}
        if clause.lemma != "be" or not places:
            return None
        for noun in (h for prep, h in clause.obliques if prep == "of"):
            # "of little use", "of great importance to both"
            how = {self.sentence.lower[c] for c in self.sentence.children[noun] if c < noun}
            good = self.sentence.lemmas[noun] in self.lists["evaluation.of_good"]
            if good and how & self.lists["evaluation.scant"]:
                return "supports" if clause.negated else "opposes"
            if good and how & self.lists["evaluation.ample"]:
                return "opposes" if clause.negated else "supports"
        if places & self.lists["evaluation.places"]:
            return None if clause.negated else "opposes"
        if places & self.lists["evaluation.places_for"]:
            owners = [self.sentence.lower[c] for _, h in clause.obliques for c in self.sentence.dependents(h, "poss")]
            none = clause.negated or bool({"nobody", "one"} & set(owners))  # "in nobody's interest"
            return "opposes" if none else "supports"
        return None

    def things(self, clause: Clause) -> list[Words]:
        sentence = self.sentence
        infinitives = [
            c for c in sentence.clauses
            if c.tense == "infinitive" and c.marker == "to" and not is_compared(c)
            and (c.parent is clause or c.via == clause.head or is_parted(c, clause))
            and c.link in {"complement", "noun complement", "purpose"}
        ]  # fmt: skip
        empty = [h for h in clause.surface if sentence.lower[h] == "it"]
        if empty and infinitives:
            return [clause_phrase(c) for c in infinitives]
        finite = [
            c for c in sentence.clauses
            if (c.parent is clause or is_parted(c, clause))
            and c.link == "complement" and c.marker == "that" and c.tense != "infinitive"
        ]  # fmt: skip
        if empty and finite:
            return [whole_clause(c) for c in finite]
        told = [
            c for c in sentence.clauses
            if c.via == clause.head and c.link == "relative" and sentence.lower[sentence.edges[c.top][0]] == "that"
        ]  # fmt: skip
        if empty and told:
            # "it was a disgrace that the president had to beg", however the parser reads "that"
            return [replace(w, first=w.first + (sentence.lower[w.first] == "that")) for w in map(whole_clause, told)]
        gerunds = [c for c in sentence.clauses if c.tense == "participle" and _is_subject(c, clause)]
        if not gerunds and not clause.surface and clause.copula is not None:
            # the parser may have hung the gerund elsewhere: "..., and not engaging is no sign of strength"
            near = [c for c in sentence.clauses if c.tense == "participle" and c.top < clause.copula]
            gerunds = [c for c in near if clause_phrase(c).last == clause.copula - 1]
        if gerunds:
            return [clause_phrase(c) for c in gerunds]
        if not clause.surface and clause.copula is not None:
            # "*depending on Russia* was a mistake", where the parser takes the gerund for a preposition
            first = sentence.edges[clause.copula][0]
            first += sentence.lower[first] == "that"
            if sentence.tags[first] == "VBG" and first < clause.copula - 1:
                return [Words(sentence, first, clause.copula - 1, first, clause=True)]
        that = {"that"} if clause.copula is not None and clause.link != "relative" else set()  # "that is a mistake"
        heads = [h for h in clause.surface if sentence.lower[h] not in _NOT_JUDGED - that]
        return [noun_phrase(sentence, h) for h in heads if h not in clause.implied or clause.link == "relative"]

    def emptiness(self, clause: Clause) -> int | None:
        """The token of "point" in "there is no point in"."""
        sentence = self.sentence
        things = [
            h for h in (*clause.objects, *clause.predicatives) if sentence.lemmas[h] in self.lists["emptiness.words"]
        ]
        return next((h for h in things if any(sentence.lower[c] == "no" for c in sentence.children[h])), None)

    def lack(self, clause: Clause) -> tuple[Stance, list[Words]] | None:
        """ "There is no need for foreign observers", "there is no alternative to the treaty"."""
        sentence = self.sentence
        for h in (*clause.objects, *clause.predicatives):
            if sentence.lower[h : h + 3] == ["nothing", "wrong", "with"]:
                behind = sentence.dependents(h + 2, "pobj")
                return "supports", [noun_phrase(sentence, k) for k in behind]
            if not any(sentence.lower[c] == "no" for c in sentence.children[h]):
                continue
            pairs = noun_obliques(sentence, h)
            how = [c for c in sentence.dependents(h, "amod") if sentence.lower[c] in self.lists["lacking.how"]]
            if how and sentence.lemmas[h] in self.lists["lacking.itself"]:
                return "opposes", [Words(sentence, how[0], h, h, clause=True)]
            if sentence.lemmas[h] in self.lists["lacking.against"]:
                return "opposes", [noun_phrase(sentence, k) for prep, k in pairs if prep == "for"]
            if sentence.lemmas[h] in self.lists["lacking.for"]:
                return "supports", [noun_phrase(sentence, k) for prep, k in pairs if prep == "to"]
        return None

    def pairs(self, clause: Clause) -> list[tuple[int, int]]:
        """(thing, its name) pairs of "called X a and Y b", however the parser hung the second."""
        sentence = self.sentence
        found: list[tuple[int, int]] = []
        if clause.passive and clause.predicatives and clause.surface:
            return [(clause.surface[0], clause.predicatives[0])]  # "was labelled a land grab"
        for name in clause.predicatives[:1] if set(clause.objects) <= {clause.via} else ():
            # "pronounced *the vote null* and void", read as one phrase
            inner = [c for c in sentence.dependents(name, "compound", "nmod") if c == name - 1]
            if sentence.pos[name] == "ADJ" and inner:
                return [(inner[0], name)]
            gap = clause.link == "relative" and clause.via is not None and clause.via not in clause.surface
            if gap and clause.via is not None and self.stance(name, named=True) is not None:
                return [(clause.via, name)]  # "the talks, which its sultan deems *indispensable*"
        below = [c for c in sentence.clauses if c.parent is clause and c.link == "complement" and c.copula is None]
        for name in sentence.dependents(clause.head, "ccomp", "oprd", "xcomp"):
            # "found the comparison unacceptable"
            if sentence.pos[name] == "ADJ" and not sentence.dependents(name, "cop", "aux", "mark"):
                found += [(thing, name) for thing in sentence.dependents(name, "nsubj") if thing > clause.head]
        if found:
            return found
        heads = sorted({*clause.objects, *clause.predicatives} | {h for c in below for h in (*c.surface, c.head)})
        heads = [h for h in heads if h > clause.head]
        for name in heads[:1]:
            # "called the Syrian government oppressive", read as one noun
            inner = [c for c in sentence.dependents(name, "compound") if sentence.pos[c] == "NOUN" and c == name - 1]
            article = any(sentence.deps[c] in {"det", "poss"} for c in sentence.children[name])
            if inner and article and len(heads) == 1 and self.stance(name) is not None:
                return [(inner[0], name)]
        extra = [j for h in list(heads) for j in sentence.conjuncts(h)]
        # "called the gathering *a farce*", "called the step *historic*", read as if they belonged to the noun
        said = [
            j for h in heads if sentence.pos[h] in {"NOUN", "PROPN", "PRON"}
            for j in sentence.dependents(h, "dobj", "amod", "attr", "oprd") if j > h
            and sentence.pos[j] in {"NOUN", "ADJ", "PROPN"}
        ]  # fmt: skip
        small = said + [
            j for h in sorted({*heads, *extra}) for j in sentence.dependents(h, "nsubj", "appos", "ccomp", "npadvmod")
        ]
        # "considers elections *the only way* out"
        small += [j for c in sentence.dependents(clause.head, "advmod") for j in sentence.dependents(c, "npadvmod")]
        # "termed the drill, Sea Wind, *an unfriendly step*"
        small += [j for h in clause.predicatives for j in sentence.dependents(h, "appos")]
        small += [k for h in heads[:1] if (k := self._at_end(h)) is not None]
        thing: int | None = None
        for head in sorted({*heads, *extra, *small}):
            plain = sentence.tags[head] not in {"VB", "VBP", "VBZ", "VBD", "NNP", "NNPS"}
            if thing is not None and plain and self.stance(head, named=True) is not None:
                found.append((thing, head))
            elif thing is not None and head in clause.predicatives and all(of != thing for of, _ in found):
                continue  # "called the wall *an eyesore* and an insult"
            elif sentence.pos[head] in {"NOUN", "PROPN", "PRON"} or sentence.lower[head] == "one":
                thing = head
        last = self._last_word(heads[0]) if heads and not found else None
        return found if last is None else [(heads[0], last)]

    def _last_word(self, noun: int) -> int | None:
        """The judging adjective behind all that belongs to a thing: "called the bid for Greenland *absurd*"."""
        sentence = self.sentence
        last = sentence.edges[noun][1]
        while last > noun and sentence.pos[last] == "PUNCT":
            last -= 1
        bare = sentence.pos[last - 1] in {"NOUN", "PROPN"} and not sentence.dependents(last, "det", "poss", "amod")
        formed = sentence.pos[last] == "ADJ" or sentence.lower[last].endswith(_ADJECTIVES)
        judged = any(len(parts) == 1 for parts, _ in self.stances.judgements.get(sentence.lower[last], ()))
        return last if last > noun + 1 and bare and formed and judged else None

    def _at_end(self, noun: int) -> int | None:
        """The adjective that ends a long object: "considered a fair share of the refugees *indispensable*"."""
        sentence = self.sentence
        last = sentence.edges[noun][1]
        while last > noun and sentence.pos[last] == "PUNCT":
            last -= 1
        behind = sentence.pos[last] == "ADJ" and last > noun + 1 and sentence.heads[last] != noun
        return last if behind and sentence.heads[last] < last else None


def is_parted(under: Clause, clause: Clause) -> bool:
    """Whether only the words that tell who said it part the two: "it would be wise, *the envoy said*, to wait"."""
    cue = under.parent
    if cue is None or cue.kind != "verb" or under.top < cue.top or cue.top < clause.top or under.via is not None:
        return False
    aside = cue.link == "parataxis" and cue.parent is clause
    above = clause.parent is cue and clause.link == "complement"
    last = clause.sentence.edges[under.top][0] - 1
    return (aside or above) and clause.sentence.words[last] in _PARTING


def is_compared(clause: Clause) -> bool:
    """Whether it is what another is better than: "better to talk *than to fight*"."""
    first = clause.sentence.edges[clause.top][0]
    return clause.sentence.lower[first] == "than" or (first > 0 and clause.sentence.lower[first - 1] == "than")


def hangs_on(under: Clause, clause: Clause, noun: int) -> bool:
    """Whether a gerund or infinitive hangs on the noun, or behind a preposition on the clause."""
    if under.tense not in {"participle", "infinitive"} or under.top < noun:
        return False
    return under.via == noun or (under.parent is clause and under.marker in {"in", "for", "to"})


def _is_subject(gerund: Clause, clause: Clause) -> bool:
    """Whether a gerund is what the clause speaks of: "*refusing to act* is not neutrality"."""
    if gerund.top in clause.sentence.dependents(clause.top, "csubj", "csubjpass"):
        return True
    return gerund.parent is clause and gerund.top < clause.top and gerund.link == "complement"
