"""What a speaker judges, how it calls a thing, and to what it binds itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.parsing import Clause, noun_obliques
from detente.positions.context import OTHER, REAL, RELATIVE, Context, Finding
from detente.positions.judgements import hangs_on
from detente.positions.targets import Words, clause_phrase
from detente.positions.verbs import Verbs
from detente.record import Stance

_DOUBT = frozenset({"may", "might", "could", "can"})


class Sayings:
    """Reads what is said in one sentence."""

    def __init__(self, context: Context, verbs: Verbs) -> None:
        self.verbs = verbs
        self.context, self.sentence, self.lists = context, context.sentence, context.lists

    def judgement(self, clause: Clause) -> Iterator[Finding]:
        """ "It would be a mistake to ...", "... is a sign of weakness", said by somebody."""
        sentence = self.sentence
        if _DOUBT & set(clause.modals):
            return
        if clause.tense == "participle" and clause.copula is not None and clause.marker:
            return  # "an example of troops being aggressive"
        stance: Stance | None
        targets: list[Words] = []
        if clause.copula is not None:
            stance = self._predicated(clause)
            targets = self.context.judge.things(clause)
        elif clause.lemma == "be" and (noun := self.context.judge.emptiness(clause)) is not None:
            stance = "opposes"
            targets = [clause_phrase(c) for c in sentence.clauses if hangs_on(c, clause, noun)]
            if not targets and (lack := self.context.judge.lack(clause)) is not None:
                stance, targets = lack
        elif clause.lemma == "be" and (lack := self.context.judge.lack(clause)) is not None:
            stance, targets = lack
        elif (stance := self.context.judge.place(clause)) is not None:
            targets = self.context.judge.things(clause)
        elif clause.passive and clause.kind == "verb" and not any(prep == "by" for prep, _ in clause.obliques):
            stance = self.context.judge.stance(clause.head)  # "the strike was justified"
            targets = self.context.judge.things(clause) if stance is not None else []
        else:
            return
        if stance is None or not targets:
            return
        if (clause.copula is not None or clause.passive) and clause.negated:
            if stance == "opposes":
                return
            stance = OTHER[stance]
        told = self.context.view_of(clause, relative=True)
        if told is None:
            return
        speaker, link = told
        if all(not t.clause and sentence.lower[t.head] in {"it", "this", "that"} for t in targets):
            spoken_of = self.context.spoken_of(link)
            targets = [spoken_of] if spoken_of is not None else targets
        for target in targets:
            yield Finding(speaker, stance, target, (clause.head, clause.head), link)

    def _predicated(self, clause: Clause) -> Stance | None:
        """How it is judged: "a trap", "costly and a mistake"; behind "but" stands what counts."""
        sentence = self.sentence
        but = any(sentence.lower[c] == "but" for c in sentence.children[clause.head])
        kinds = {"ADJ", "NOUN"} if but else {"NOUN"}  # not "free and fair", of a vote that is to come
        heads = [h for h in sentence.conjuncts(clause.head) if sentence.pos[h] in kinds or h == clause.head]
        judged = [s for h in heads if (s := self.context.judge.stance(h)) is not None]
        return None if not judged else judged[-1 if but else 0]

    def effect(self, clause: Clause) -> Iterator[Finding]:
        """ "The dam would ruin the fishermen", "the conference serves no purpose", said by somebody."""
        lemmas = self.sentence.lemmas
        if clause.kind != "verb" or clause.passive or _DOUBT & set(clause.modals):
            return
        bad, good = clause.lemma in self.lists["effects.bad"], clause.lemma in self.lists["effects.good"]
        if clause.lemma in {"serve", "make"}:
            good = clause.negated and bool({lemmas[h] for h in clause.objects} & self.lists["effects.of_use"])
        if not (bad or good) or (clause.negated and bad):
            return
        told = self.context.view_of(clause)
        if told is None:
            return
        speaker, link = told
        shifted = clause.tense == "past" and clause.link == "complement" and link.statement.form == "indirect"
        if clause.tense not in {"present", "future"} and not shifted:
            return
        things = self.lists["proposals.words"] | self.lists["effects.things"]
        lawless = clause.lemma in self.lists["effects.lawless"]
        stance: Stance = "opposes" if bad or clause.negated else "supports"
        for head in clause.surface:
            if head not in clause.implied and (lemmas[head] in things or (lawless and self.context.is_thing(head))):
                target = self.context.phrase(head)
                yield Finding(speaker, stance, target, (clause.head, clause.head), link)

    def _before_article(self, noun: int, adjective: int) -> bool:
        """Whether the adjective stands before the article, so that it is no part of the phrase."""
        return any(self.sentence.deps[c] in {"det", "poss"} and c > adjective for c in self.sentence.children[noun])

    def naming(self, clause: Clause) -> Iterator[Finding]:
        """ "Called him naive and the speech an embarrassment", "described the plan as reckless"."""
        sentence = self.sentence
        of = clause.lemma in self.lists["naming.of"]
        if clause.kind != "verb" or not (of or clause.lemma in self.lists["naming.object"] | self.lists["naming.as"]):
            return
        if not self.context.real(clause):
            return
        pairs: list[tuple[int, int]] = []
        if clause.lemma in self.lists["naming.object"]:
            pairs = self.context.judge.pairs(clause)
        if not pairs and clause.lemma in self.lists["naming.as"] and clause.objects:
            names = [h for prep, h in clause.obliques if prep == "as"]
            behind = [k for k in sentence.subtree(clause.objects[0]) if sentence.deps[k] == "prep"]
            as_ = [p for p in [*sentence.dependents(clause.head, "prep"), *behind] if sentence.lower[p] == "as"]
            said = {"amod", "pcomp", "acomp", "pobj"}
            names += [c for p in as_ for c in sentence.children[p] if sentence.deps[c] in said]
            pairs = [(clause.objects[0], name) for name in names[:1]]
        elif not pairs and clause.lemma in self.lists["naming.as"]:
            # "described as shameful the extradition of the two"
            things = [h for prep, h in clause.obliques if prep == "as"]
            pairs = [(h, c) for h in things[:1] for c in sentence.dependents(h, "amod") if self._before_article(h, c)]
            if not pairs and len(things) == 2 and sentence.pos[things[0]] == "ADJ" and things[0] + 1 < things[1]:
                pairs = [(things[1], things[0])]
        if of and not pairs:
            # "spoke of the trip as a bold step"
            things = [h for prep, h in clause.obliques if prep in {"of", "about", "to"}]
            names = [h for prep, h in clause.obliques if prep == "as"]
            names += [h for t in things for prep, h in noun_obliques(sentence, t) if prep == "as"]
            pairs = list(zip(things, names, strict=False))[:1]
        subjects = clause.subjects
        if clause.passive and not subjects:
            # "was described as theft by the minister"
            subjects = [h for _, name in pairs for prep, h in noun_obliques(sentence, name) if prep == "by"]
        for thing, name in pairs:
            stance = self.context.judge.stance(name, named=True)
            if stance is None or thing == name or sentence.lower[thing] in RELATIVE:
                continue
            target = self.context.to_as(self.context.phrase(thing))
            if thing < name <= target.last:
                target = replace(target, last=name - 1)  # "called the bid for Greenland *absurd*"
            if sentence.heads[thing] == name and thing == name - 1:
                target = replace(target, first=sentence.edges[name][0], last=thing)
            for holder, link in self.context.holders(subjects, clause):
                yield Finding(
                    holder,
                    stance,
                    target,
                    (clause.head, clause.head),
                    self.context.statement_at(clause.head) or link,
                )

    def commitment(self, clause: Clause) -> Iterator[Finding]:
        """ "I intend to use it", "we will not give up our friendship": by the speaker itself."""
        sentence = self.sentence
        if not clause.surface or clause.kind == "noun" or clause.tense == "infinitive":
            return
        link = self.context.link(sentence.starts[clause.top])
        holder = self.context.speaker(clause, link) if link is not None and link.asserted else None
        if holder is None:
            return
        name = clause.name
        word = sentence.lower[clause.head] if clause.kind == "adjective" else name
        if clause.lemma == "stand" and clause.predicatives:
            word = sentence.lower[clause.predicatives[0]]  # "stands ready to import more"
        if word in self.lists["commitment.words"]:
            if clause.tense in {"past", "perfect"} and word in {"continue", "go_on", "keep"}:
                return
            if word in {"continue", "go_on", "keep"} and not {"will", "would", "shall"} & set(clause.modals):
                return
            under = [
                c
                for c in sentence.clauses
                if c.parent is clause
                and ((c.via in clause.predicatives and c.objects) or (c.link == "complement" and c.via is None))
                and c.tense in {"infinitive", "participle"}
            ]
            for below in under:
                if below.name in self.lists["meeting.words"] or below.lemma in self.lists["meeting.words"]:
                    continue  # to be ready for a meeting takes no side
                if below.lemma in self.context.stances.verbs and not below.negated:
                    entries = self.context.stances.verbs[below.lemma]
                    targets = next((t for e in entries if (t := self.verbs.found.of(below, e))), [])
                    stance = entries[0].stance
                else:
                    targets, stance = [clause_phrase(below, positive=True)], "opposes" if below.negated else "supports"
                if clause.negated:
                    stance = OTHER[stance]
                for target in targets:
                    yield Finding(holder, stance, target, (clause.head, clause.head), link)
        elif self._upholds(clause) and self.context.realis.of(clause) in REAL:
            yield Finding(holder, "supports", clause_phrase(clause), (clause.head, clause.head), link)
        elif self._hinders(clause) and self.context.realis.of(clause) in REAL:
            for head in clause.objects[:1]:
                if self.context.is_thing(head) and sentence.pos[head] != "PRON":
                    yield Finding(holder, "opposes", self.context.phrase(head), (clause.head, clause.head), link)
        elif clause.negated and {"will", "would"} & set(clause.modals) and clause.kind == "verb" and not clause.passive:
            if word in self.context.stances.verbs or clause.question:
                return
            if word in self.lists["giving_up.words"]:
                for head in clause.objects[:1]:
                    yield Finding(holder, "supports", self.context.phrase(head), (clause.head, clause.head), link)
            elif (clause.objects or clause.obliques) and word not in self.lists["speaking.words"]:
                yield Finding(
                    holder,
                    "opposes",
                    clause_phrase(clause, positive=True),
                    (clause.head, clause.head),
                    link,
                )

    def _hinders(self, clause: Clause) -> bool:
        """ "Would veto the draft", "will fight the tax", said of oneself."""
        told = bool({"will", "would", "shall"} & set(clause.modals)) and not clause.negated and not clause.passive
        known = clause.name in self.context.stances.verbs or clause.lemma in self.context.stances.verbs
        return told and not known and clause.name in self.lists["hindering.words"]

    def _upholds(self, clause: Clause) -> bool:
        """ "Would honour the accord", "will keep up cooperation with Japan"."""
        upholding = self.lists["upholding.words"]
        told = bool({"will", "would", "shall"} & set(clause.modals)) and not clause.negated and not clause.passive
        words = {self.sentence.lower[c] for c in self.sentence.children[clause.top]}
        told = told and not words & {"neither", "nor"}
        return told and clause.name in upholding and bool(clause.objects or clause.obliques)
