"""What a speaker judges, and to what it binds itself."""

from __future__ import annotations

from collections.abc import Iterator

from detente.parsing import Clause
from detente.positions.context import EMPTY, FUTURE, MAY, OTHER, REAL, REFLEXIVE, Context, Finding
from detente.positions.cues.judgements import hangs_on
from detente.positions.cues.verbs import Verbs
from detente.positions.targets.phrases import Words, clause_phrase
from detente.record import Actor, Stance
from detente.statements import Said


class Sayings:
    """Reads what is said in one sentence."""

    def __init__(self, context: Context, verbs: Verbs) -> None:
        self.verbs = verbs
        self.context, self.sentence, self.lists = context, context.sentence, context.lists

    def judgement(self, clause: Clause) -> Iterator[Finding]:
        """ "It would be a mistake to ...", "... is a sign of weakness", said by somebody."""
        sentence = self.sentence
        if MAY & set(clause.modals):
            return
        if clause.tense == "participle" and clause.copula is not None and clause.marker:
            return  # "an example of troops being aggressive"
        stance: Stance | None
        targets: list[Words] = []
        if (clause.copula is not None or clause.lemma == "be") and (soon := self._too_soon(clause)):
            stance, targets = "opposes", soon
        elif clause.copula is not None:
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
            # "the strike was justified", not "46 were rescued"
            named = sentence.lower[clause.head] in self.context.stances.judgements
            stance = self.context.judge.stance(clause.head) if named else None
            targets = self.context.judge.things(clause) if stance is not None else []
        else:
            return
        if clause.copula is not None and {sentence.lower[h] for h in clause.surface} & EMPTY:
            owned = self.context.owned(clause.head)  # "that is *Uganda's failure*"
            targets = [owned] if owned is not None else targets
        targets = [t for t in targets if t.clause or self._may_be_judged(clause, t.head)]
        if stance is None or not targets:
            return
        if (clause.copula is not None or clause.passive) and clause.negated and not self._goes_on_but(clause):
            if stance == "opposes":
                return
            stance = OTHER[stance]
        told: tuple[Actor, Said | None] | None = self._for_whom(clause) or self.context.view_of(clause, relative=True)
        above = {c.lemma for c in clause.above()}
        doubted = clause.parent is not None and clause.parent.lemma in self.lists["verdicts.doubting"]
        doubted = doubted and self.sentence.lower[clause.head] in self.lists["evaluation.needed"]
        if doubted and stance == "supports" and clause.parent is not None and not clause.parent.negated:
            stance = "opposes"  # "doubts that the bridge is necessary"
        elif above & (self.lists["verdicts.doubting"] | {"fear"}):
            return
        if told is None:
            return
        speaker, link = told
        if link is not None and all(not t.clause and sentence.lower[t.head] in EMPTY for t in targets):
            spoken_of = self.context.spoken_of(link)
            targets = [spoken_of] if spoken_of is not None else targets
        for target in targets:
            yield Finding(speaker, stance, target, (clause.head, clause.head), link)

    def _for_whom(self, clause: Clause) -> tuple[Actor, None] | None:
        """Whose view it is: "*For Pyongyang*, the drills are a rehearsal"."""
        sentence = self.sentence
        if (
            clause.link not in {"root", "complement"}
            or clause.marker
            or clause.tense not in {"present", "past"}
            or not clause.surface
            or clause.negated
        ):
            return None
        for prep, head in clause.obliques:
            last = sentence.edges[head][1] + 1
            near = last < min(clause.surface) and sentence.words[last] == ","
            near = near or (prep == "for" and last in {sentence.edges[h][0] for h in clause.surface})
            ahead = prep in {"for", "to"} and near
            mention = self.context.resolution.at(sentence, head) if ahead and sentence.heads[head] == 0 else None
            if mention is not None and mention.kind in {"state", "place", "person", "organisation", "nationals"}:
                return mention.actor, None
        return None

    def _too_soon(self, clause: Clause) -> list[Words]:
        """ "It is too early *to reward anybody*", not "too early to say"."""
        sentence = self.sentence
        near = [h for h in (clause.head, *sentence.children[clause.top]) if sentence.lower[h] in {"early", "soon"}]
        if not any(sentence.lower[c] == "too" for h in near for c in sentence.children[h]):
            return []
        under = [c for c in sentence.clauses if (c.parent is clause or c.via in near) and c.tense == "infinitive"]
        idle = self.lists["duty.unless"] | self.lists["speaking.words"] | self.lists["duty.studying"]
        return [clause_phrase(c) for c in under if c.lemma not in idle and (c.objects or c.obliques)]

    def _may_be_judged(self, clause: Clause, noun: int) -> bool:
        """Not the mood, and as important only what is planned: "the farming sector is vital" is no stance."""
        lemma = self.sentence.lemmas[noun]
        if lemma in self.lists["emptiness.lengths"]:
            return False  # "a clause ending it after five years was ...", read as if the years were
        no = any(self.sentence.lower[c] == "no" for c in self.sentence.children[noun])  # "no deal is better than ..."
        if no or lemma in self.lists["evaluation.unjudged"]:
            return False
        plan = lemma in self.lists["proposals.words"] | self.lists["effects.things"] | self.lists["duty.goods"]
        plan = plan or self.sentence.pos[noun] == "PRON"
        return plan or self.sentence.lower[clause.head] not in self.lists["evaluation.needed"]

    def _goes_on_but(self, clause: Clause) -> bool:
        """ "Is not perfect *but necessary*": what is denied is the first."""
        sentence = self.sentence
        but = any(sentence.lower[c] == "but" for c in sentence.children[clause.head])
        return but and any(sentence.pos[h] in {"ADJ", "NOUN"} for h in sentence.conjuncts(clause.head)[1:])

    def _predicated(self, clause: Clause) -> Stance | None:
        """How it is judged: "a trap", "costly and a mistake"; behind "but" stands what counts."""
        sentence = self.sentence
        but = any(sentence.lower[c] == "but" for c in sentence.children[clause.head])
        kinds = {"ADJ", "NOUN"} if but else {"NOUN"}  # not "free and fair", of a vote that is to come
        heads = [h for h in sentence.conjuncts(clause.head) if sentence.pos[h] in kinds or h == clause.head]
        beside = [c for k in {clause.head, clause.top} for c in sentence.dependents(k, "advmod")]
        if {sentence.lower[c] for c in beside} & self.lists["evaluation.slight"]:
            heads = []  # "is only a legal framework"
        judged = [s for h in heads if (s := self.context.judge.stance(h)) is not None]
        return None if not judged else judged[-1 if but else 0]

    def effect(self, clause: Clause) -> Iterator[Finding]:
        """ "The dam would ruin the fishermen", "the conference serves no purpose", said by somebody."""
        lemmas = self.sentence.lemmas
        if clause.kind != "verb" or clause.passive or MAY & set(clause.modals):
            return
        bad, good = clause.lemma in self.lists["effects.bad"], clause.lemma in self.lists["effects.good"]
        if clause.lemma in self.lists["effects.serving"]:
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
        going_on = self.sentence.tags[clause.head] == "VBG" and clause.tense in {"present", "past"}
        foreseen = bad and (going_on or bool(FUTURE & set(clause.modals))) and bool(clause.objects)
        for head in clause.surface:
            common = self.sentence.pos[head] == "NOUN" and lemmas[head] not in self.lists["effects.unwilled"]
            anything = (lawless or (foreseen and common)) and self.context.is_thing(head)
            if head not in clause.implied and (lemmas[head] in things or anything):
                target = self.context.phrase(head)
                yield Finding(speaker, stance, target, (clause.head, clause.head), link)

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
        word = sentence.lower[clause.head] if clause.kind == "adjective" or clause.passive else name
        if clause.lemma == "stand" and clause.predicatives:
            word = sentence.lower[clause.predicatives[0]]  # "stands ready to import more"
        glad = word in self.lists["commitment.glad"] and "would" in clause.modals and not clause.negated
        bound = glad or word in self.lists["commitment.words"]
        if bound and not (self._upholds(clause) and clause.objects):
            goes_on = word in self.lists["commitment.going_on"]
            if goes_on and (clause.tense in {"past", "perfect"} or not FUTURE & set(clause.modals)):
                return
            under = [
                c
                for c in sentence.clauses
                if c.parent is clause
                and (
                    (c.via in clause.predicatives and (c.objects or c.obliques))
                    or (c.link == "complement" and c.via is None)
                )
                and c.tense in {"infinitive", "participle"}
            ]
            for below in under:
                if below.lemma in self.lists["duty.studying"]:
                    continue  # "we intend to study the statement"
                if {below.name, below.lemma} & self.lists["meeting.words"] and not self._is_willing(word, below):
                    continue  # to promise a meeting takes no side
                if below.kind == "adjective":
                    continue  # "is willing to be generous"
                if self.context.takes_side(below) and not below.negated:
                    entries = self.context.stances.verbs.get(below.lemma) or self.context.stances.verbs[below.name]
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
        elif clause.negated and FUTURE & set(clause.modals) and clause.kind == "verb" and not clause.passive:
            known = self.context.stances.verbs
            entries = known.get(clause.name) or known.get(clause.lemma) or []
            if clause.question or any(self.verbs.found.of(clause, e) for e in entries):
                return
            names = {word, *(f"{clause.lemma}_{k}" for k in clause.adverbs)}
            if names & self.lists["giving_up.words"]:
                left = [h for prep, h in clause.obliques if prep.split()[-1] in {"from", "on", "of"}]
                for head in (clause.objects or left)[:1]:
                    yield Finding(holder, "supports", self.context.phrase(head), (clause.head, clause.head), link)
            elif (clause.objects or clause.obliques) and word not in self.lists["speaking.words"]:
                yield Finding(
                    holder,
                    "opposes",
                    clause_phrase(clause, positive=True),
                    (clause.head, clause.head),
                    link,
                )

    def shown(self, clause: Clause) -> Iterator[Finding]:
        """ "Has *shown itself willing* to meet the rebels", "declared himself ready to sign the accord"."""
        sentence = self.sentence
        himself = any(sentence.lower[h] in REFLEXIVE for h in clause.objects)
        if not himself or clause.lemma not in self.lists["linking.oneself"] or clause.negated:
            return
        willing = [k for k in sentence.subtree(clause.head) if sentence.lower[k] in self.lists["commitment.willing"]]
        willing = [k for k in willing if k > clause.head and not sentence.dependents(k, "neg")]
        for under in sentence.clauses if willing and self.context.real(clause) else ():
            near = under.via in willing or (under.parent is clause and under.top > willing[0])
            told = under.objects and not {under.name, under.lemma} & self.lists["meeting.words"]
            if under.tense != "infinitive" or not near or not (told or self._is_willing("ready", under)):
                continue
            for holder, link in self.context.holders(clause.surface, clause):
                stance: Stance = "opposes" if under.negated else "supports"
                yield Finding(holder, stance, clause_phrase(under, positive=True), (clause.head, clause.head), link)

    def _is_willing(self, word: str, below: Clause) -> bool:
        """ "Is *ready to meet* the rebels", "would be *glad to host* the talks": of somebody or something named."""
        willing = word in self.lists["commitment.glad"] | self.lists["commitment.willing"]
        willing = willing and bool({below.name, below.lemma} & self.lists["meeting.willed"])
        if any(c.marker in {"if", "unless"} and c.parent in (below, below.parent) for c in self.sentence.clauses):
            return False
        named = [h for h in (*below.objects, *(h for _, h in below.obliques)) if not self.context.is_date(h)]
        return willing and any(self.sentence.pos[h] in {"NOUN", "PROPN"} for h in named)

    def _hinders(self, clause: Clause) -> bool:
        """ "Would veto the draft", "will fight the tax", said of oneself."""
        told = bool(FUTURE & set(clause.modals)) and not clause.negated and not clause.passive
        known = self.context.takes_side(clause)
        return told and not known and clause.name in self.lists["hindering.words"]

    def _upholds(self, clause: Clause) -> bool:
        """ "Would honour the accord", "will keep up cooperation with Japan"."""
        upholding = self.lists["upholding.words"]
        told = bool(FUTURE & set(clause.modals)) and not clause.negated and not clause.passive
        words = {self.sentence.lower[c] for c in self.sentence.children[clause.top]}
        told = told and not words & {"neither", "nor"}
        return told and clause.name in upholding and bool(clause.objects or clause.obliques)
