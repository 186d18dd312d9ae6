"""Turns of phrase that take sides: "the trouble with it is ...", "better to talk than to fight", "our thanks go to"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.parsing import Clause, noun_obliques
from detente.positions.context import WE, Context, Finding
from detente.positions.cues.judgements import is_compared
from detente.positions.cues.verbs import Verbs
from detente.positions.targets.phrases import Words, clause_phrase
from detente.record import Stance

_OUR = frozenset({"our", "my"})
_LINKS = frozenset({"be", "remain", "seem", "appear", "sound", "feel"})
_SOME = frozenset({"nothing", "something"})
_US = WE | {"us", "me"}
_COULD = frozenset({"can", "could", "will", "would", "may", "might"})


class Turns:
    """Reads the turns of phrase of one sentence."""

    def __init__(self, context: Context, verbs: Verbs) -> None:
        self.context, self.verbs = context, verbs
        self.sentence, self.lists = context.sentence, context.lists

    def read(self, clause: Clause) -> Iterator[Finding]:
        """All turns of the clause."""
        yield from self.trouble(clause)
        yield from self.compared(clause)
        yield from self.nothing_more(clause)
        yield from self.hard(clause)
        yield from self.nothing_bad(clause)
        yield from self.far_from(clause)
        yield from self.thanks(clause)
        yield from self.not_something(clause)
        yield from self.deserved(clause)
        yield from self.advised(clause)

    def trouble(self, clause: Clause) -> Iterator[Finding]:
        """ "*The trouble with the embargo* is that it starves the poor", "the beauty of the plan is that ...", said."""
        if clause.lemma != "be" or clause.negated:
            return
        below = (c for c in self.sentence.clauses if c.parent is clause and c.link == "complement")
        if not any(c.marker == "that" and c.top > clause.top for c in below):
            return
        for head in clause.surface:
            lemma = self.sentence.lemmas[head]
            bad, good = lemma in self.lists["troubles.against"], lemma in self.lists["troubles.for"]
            told = self.context.view_of(clause) if (bad or good) and self._is_the(head) else None
            if told is None:
                continue
            preps = {"with", "in"} if bad else {"of", "in"}
            for h in (h for prep, h in noun_obliques(self.sentence, head) if prep in preps):
                if self.sentence.pos[h] != "PRON":
                    target = self.context.phrase(h)
                    yield Finding(told[0], "opposes" if bad else "supports", target, (head, head), told[1])

    def _is_the(self, head: int) -> bool:
        return any(
            self.sentence.lower[c] in {"the", "one", "another", "my", "our"} for c in self.sentence.children[head]
        )

    def compared(self, clause: Clause) -> Iterator[Finding]:
        """ "It is better to talk *than to fight*": against the second; also "talks are better *than bullets*"."""
        sentence = self.sentence
        if clause.copula is None or clause.negated or clause.question:
            return
        better = sentence.lower[clause.head] in self.lists["comparing.better"]
        told = self.context.view_of(clause, relative=True) if better else None
        if told is None:
            return
        for under in sentence.clauses:
            near = under.parent is not None and (under.parent is clause or clause in under.above())
            if near and is_compared(under) and under.tense in {"infinitive", "participle"}:
                yield Finding(told[0], "opposes", clause_phrase(under), (clause.head, clause.head), told[1])

    def nothing_more(self, clause: Clause) -> Iterator[Finding]:
        """ "*Nothing would please us more than* their return", "would like nothing better than to sign"."""
        sentence = self.sentence
        if clause.kind != "verb" or "would" not in clause.modals:
            return
        nothing = [h for h in (*clause.surface, *clause.objects) if sentence.lower[h] == "nothing"]
        ours = any(sentence.lower[h] in _US for h in (*clause.objects, *clause.surface, *clause.indirect))
        than = next((k for k in range(clause.top, sentence.edges[clause.top][1]) if sentence.lower[k] == "than"), None)
        if not nothing or than is None:
            return
        happier = sentence.lower[than - 1] in self.lists["nothing_more.happier"]
        good = clause.lemma in self.lists["nothing_more.good"] or happier
        bad = clause.lemma in self.lists["nothing_more.bad"]
        told = self.context.told(clause) if ours and (good or bad) else None
        if told is None:
            return
        stance: Stance = "opposes" if bad else "supports"
        heads = [h for h in sentence.dependents(than, "pobj") if sentence.pos[h] != "PRON"]
        targets = [self.context.phrase(h) for h in heads]
        targets += [clause_phrase(c) for c in sentence.clauses if is_compared(c) and c.top > than and not heads][:1]
        for target in targets:
            yield Finding(told[0], stance, target, (clause.head, clause.head), told[1])

    def hard(self, clause: Clause) -> Iterator[Finding]:
        """ "*Finds it hard to accept* the quota", "found it impossible to forgive the sale"."""
        sentence = self.sentence
        if clause.lemma != "find" or clause.negated or not self.context.real(clause):
            return
        if not any(sentence.lower[h] == "it" for h in clause.objects):
            return
        for under in sentence.clauses:
            near = under.parent is clause and under.tense == "infinitive" and not under.negated
            via = under.via if under.via is not None else under.top
            hard = {sentence.lower[k] for k in range(clause.head + 1, max(via + 1, under.top))}
            if not near or under.lemma not in self.lists["bearing.verbs"] or not hard & self.lists["bearing.hard"]:
                continue
            for holder, link in self.context.holders(clause.surface, clause):
                for head in under.objects[:1]:
                    if sentence.pos[head] != "PRON":
                        yield Finding(holder, "opposes", self.context.phrase(head), (clause.head, clause.head), link)

    def nothing_bad(self, clause: Clause) -> Iterator[Finding]:
        """ "There is *nothing illegal about* the ban", "there was *something sinister in* the plan", as one says."""
        sentence = self.sentence
        if clause.lemma != "be" or clause.negated or clause.question:
            return
        for noun in sentence.dependents(clause.top, "attr", "nsubj"):
            said = sentence.lower[noun]
            words = range(noun + 1, sentence.edges[noun][1] + 1)
            if said not in _SOME or "there" not in {sentence.lower[c] for c in sentence.children[clause.top]}:
                continue
            preps = [k for k in words if sentence.lower[k] in {"about", "in"} and sentence.tags[k] == "IN"]
            judged = [k for k in words if preps and k < preps[0]]
            bad = any(self.context.judge.stance(k) == "opposes" or self._is_un(k) for k in judged)
            told = self.context.view_of(clause) if bad else None
            if told is None:
                continue
            stance: Stance = "supports" if said == "nothing" else "opposes"
            targets = [
                self.context.phrase(h) for h in sentence.dependents(preps[0], "pobj") if sentence.pos[h] != "PRON"
            ]
            gerunds = set(sentence.dependents(preps[0], "pcomp"))
            targets += [clause_phrase(c) for c in sentence.clauses if c.top in gerunds]
            for target in targets:
                yield Finding(told[0], stance, target, (noun, noun), told[1])

    def _is_un(self, word: int) -> bool:
        """ "Un-African", of which the parser makes three words."""
        return self.sentence.lower[word] in {"un", "anti"} and self.sentence.words[word + 1 : word + 2] == ["-"]

    def far_from(self, clause: Clause) -> Iterator[Finding]:
        """ "Is *none too happy with* the plan", "*less than keen on* it", "far from convinced by it"."""
        sentence, first = self.sentence, clause.top + 1
        if clause.lemma not in _LINKS | {"none", "little", "anything", "far"} and clause.copula is None:
            return
        near = " ".join(sentence.lower[first : first + 2])
        if (
            near not in self.lists["far_from.words"]
            or clause.negated
            or clause.question
            or not self.context.real(clause)
        ):
            return
        for k in range(first + 2, min(first + 4, len(sentence))):
            entries = [e for e in self.context.stances.verbs.get(sentence.lower[k], ()) if e.stance == "supports"]
            preps = [c for c in sentence.children[k] if any(sentence.lower[c] in e.target for e in entries)]
            targets = [self.context.phrase(h) for c in preps for h in sentence.dependents(c, "pobj")]
            for holder, link in self.context.holders(clause.surface, clause) if targets else ():
                yield Finding(holder, "opposes", targets[0], (k, k), link)
            if entries:
                return

    def thanks(self, clause: Clause) -> Iterator[Finding]:
        """ "*Our thanks go to* the soldiers", "our solidarity is with the strikers"."""
        sentence = self.sentence
        if (
            clause.lemma not in self.lists["thanking.verbs"]
            or clause.negated
            or clause.tense not in {"present", "future"}
        ):
            return
        for head in clause.surface:
            own = any(sentence.lower[c] in _OUR for c in sentence.dependents(head, "poss"))
            told = self.context.told(clause) if own and sentence.lemmas[head] in self.lists["thanking.nouns"] else None
            if told is None:
                continue
            for prep, h in clause.obliques:
                if prep in {"to", "out to", "with"} and sentence.pos[h] != "PRON":
                    yield Finding(told[0], "supports", self.context.phrase(h), (clause.head, clause.head), told[1])

    def not_something(self, clause: Clause) -> Iterator[Finding]:
        """ "The plan is *not something France can subscribe to*": France is against the plan."""
        upper, sentence = clause.parent, self.sentence
        if clause.link != "relative" or upper is None or upper.copula is None or clause.via != upper.head:
            return
        if not upper.negated or clause.negated or not _COULD & set(clause.modals):
            return
        if upper.question or upper.marker in {"if", "whether"}:
            return
        known = self.context.stances.verbs
        entries = [e for e in known.get(clause.name) or known.get(clause.lemma) or [] if e.stance == "supports"]
        if not any(self.verbs.found.of(clause, e) for e in entries):
            return
        heads = [h for h in upper.surface if sentence.pos[h] != "PRON" or sentence.lower[h] in {"it", "this", "that"}]
        for holder, link in self.context.holders(clause.subjects, clause):
            for head in heads:
                yield Finding(holder, "opposes", self.context.phrase(head), (clause.head, clause.head), link)

    def deserved(self, clause: Clause) -> Iterator[Finding]:
        """ "The farmers *deserve better than this treaty*", somebody says: he is against the treaty."""
        if clause.lemma not in self.lists["deserving.verbs"] or clause.negated or clause.question:
            return
        beside = {*clause.adverbs, *(self.sentence.lower[h] for h in clause.objects)}
        told = self.context.view_of(clause) if beside & self.lists["deserving.more"] else None
        for prep, head in clause.obliques if told is not None else ():
            lemma = self.sentence.lemmas[head]
            plan = lemma in self.lists["proposals.words"] or lemma in self.lists["effects.things"]
            fits = prep == "than" and (plan or "better" in beside) and self.sentence.pos[head] not in {"PRON", "NUM"}
            if fits and told is not None:
                yield Finding(told[0], "opposes", self.context.phrase(head), (clause.head, clause.head), told[1])

    def advised(self, clause: Clause) -> Iterator[Finding]:
        """ "Chad *would do well to accept the truce*", somebody says of another: he is for that."""
        upper = clause.parent
        whole = clause.tense == "infinitive" and clause.marker == "to" and bool(clause.objects or clause.obliques)
        if upper is None or not whole:
            return
        well = upper.lemma == "do" and {"well", "better", "best"} & set(upper.adverbs)
        told = self.context.view_of(upper) if well and {"would", "will"} & set(upper.modals) else None
        if told is None or upper.negated or clause.lemma in self.lists["duty.unless"]:
            return
        mentions = [self.context.resolution.at(self.sentence, h) for h in upper.surface]
        if any(m is None or m.actor.name == told[0].name for m in mentions):
            return
        target = clause_phrase(clause, positive=True)
        yield Finding(told[0], "opposes" if target.negative else "supports", target, (upper.head, upper.head), told[1])


def said_of_what(context: Context, target: Words) -> Words:
    """What "something" is said of: "*the treaty* is something we can live with"."""
    sentence = context.sentence
    vague = not target.clause and sentence.lemmas[target.head] in context.lists["somethings.words"]
    for clause in sentence.clauses if vague else ():
        if clause.head == target.head and clause.copula is not None and not clause.negated:
            heads = [h for h in clause.surface if h != target.head]
            return context.phrase(heads[0]) if heads else target
    return target
