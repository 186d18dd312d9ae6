"""What should be, as somebody says: "Chad must open its border", "the ban has to go", "it is time for a truce"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.parsing import Clause, noun_obliques
from detente.positions.context import EMPTY, FUTURE, OTHER, WE, Context, Finding
from detente.positions.cues.felt import is_regretted
from detente.positions.targets.of_verbs import VerbTargets
from detente.positions.targets.phrases import Words, clause_phrase, whole_clause
from detente.record import Actor, Stance
from detente.statements import Said

_MODALS = frozenset({"should", "must", "ought", "shall"})
_UPPER = frozenset({"ought", "have", "need"})
_SLACK = frozenset({"have", "need"})
_OUT = frozenset({"out", "off", "away", "from"})
_THOUGHT = frozenset({"may", "might", "could", "would", "will"})


class Duties:
    """Reads what should be in one sentence."""

    def __init__(self, context: Context) -> None:
        self.context, self.sentence, self.lists = context, context.sentence, context.lists
        kinds = {"infinitive", "participle"}
        self._open = [c for c in self.sentence.clauses if c.tense in kinds and c.link == "complement"]

    def read(self, clause: Clause) -> Iterator[Finding]:
        """The positions that the clause tells of what should or must be."""
        yield from self._duty(clause)
        yield from self._unbearable(clause)
        yield from self._coerced(clause)
        yield from self._time(clause)
        yield from self._none(clause)
        yield from self._need(clause)

    # -- must and should -------------------------------------------------------------------------------------------

    def _duty(self, clause: Clause) -> Iterator[Finding]:
        """ "The ban should be lifted" is against the ban, "Pyongyang must open its plant" for the opening."""
        if clause.kind != "verb" or clause.with_have or clause.lemma in self.lists["duty.unless"]:
            return  # "should have been consulted"
        if not self.must(clause) or is_regretted(self.context, clause):
            return
        upper = self.upper(clause)
        told = self.context.view_of(upper or clause)
        if told is None or (upper is not None and upper.negated and upper.lemma in _SLACK):
            return
        if upper is not None and clause.passive and _THOUGHT & set(upper.modals):
            return  # "may have to be flown in"
        if self.is_law(clause, told[1]):
            return
        denied = clause.negated or (upper is not None and upper.negated)
        found = self._passive(clause, told, denied) if clause.passive else self._active(clause, told, denied)
        yield from found

    def is_law(self, clause: Clause, said: Said) -> bool:
        """ "Recalled that *under a treaty* Peru must be consulted": what the law says, he says no more of."""
        by_law = any(
            prep in {"under", "by"} and self.sentence.lemmas[h] in self.lists["duty.law"] for prep, h in clause.obliques
        )
        return by_law or said.statement.cue in self.lists["duty.informing"]

    def _unbearable(self, clause: Clause) -> Iterator[Finding]:
        """ "The shield cannot be tolerated", "such raids could not be justified"."""
        borne = clause.passive and clause.negated and clause.kind == "verb" and not clause.with_have
        if not borne or not {"can", "could", "will", "would"} & set(clause.modals):
            return
        if clause.lemma not in self.lists["duty.borne"]:
            return
        told = self.context.view_of(clause)
        if told is None:
            return
        for head in clause.objects:
            if self.sentence.pos[head] not in {"PRON", "DET"} and self.context.is_thing(head):
                yield self._finding(told, "opposes", self.context.phrase(head), clause)

    def _coerced(self, clause: Clause) -> Iterator[Finding]:
        """ "We will not be bullied *into signing*", "Chad would not be drawn into the war"."""
        named = clause.passive and clause.negated and clause.lemma in self.lists["coercing.verbs"]
        told = self.context.view_of(clause) if named and FUTURE & set(clause.modals) else None
        if told is None:
            return
        gerunds = [
            c for c in self.sentence.clauses if c.parent is clause and c.marker == "into" and c.tense == "participle"
        ]
        targets = [clause_phrase(c) for c in gerunds]
        targets = targets or [self.context.phrase(h) for prep, h in clause.obliques if prep == "into"]
        yield from (self._finding(told, "opposes", target, clause) for target in targets[:1])

    def _is_none(self, head: int) -> bool:
        """ "*Not a comma* should be conceded", "*no* concession should be made"."""
        sentence = self.sentence
        return any(sentence.lower[k] in {"no", "not"} for k in range(sentence.edges[head][0], head))

    def must(self, clause: Clause) -> bool:
        if clause.tense == "infinitive":
            return self.upper(clause) is not None
        return bool(_MODALS & set(clause.modals)) or self._is_vowed(clause) or self._cannot_last(clause)

    def _cannot_last(self, clause: Clause) -> bool:
        """ "The occupation *cannot continue*", "Chad cannot remain a hostage of its neighbours"."""
        lasting = clause.lemma in self.lists["staying.lasting"] or clause.name in self.lists["staying.lasting"]
        open_ = {"as", "while", "until", "unless", "if", "without", "till"}
        under = any(c.parent is clause and c.marker in open_ for c in self.sentence.clauses)
        under = under or any(prep in open_ for prep, _ in clause.obliques)
        return lasting and clause.negated and not under and bool({"can", "could"} & set(clause.modals))

    def _is_vowed(self, clause: Clause) -> bool:
        """ "Vowed that the culprits *would be punished*"."""
        above = clause.parent
        told = above is not None and clause.link == "complement" and above.lemma in self.lists["duty.vowing"]
        own = clause.passive or (above is not None and above.lemma != "insist")
        return told and own and bool(FUTURE & set(clause.modals))

    @staticmethod
    def upper(clause: Clause) -> Clause | None:
        """ "Has to", "ought to", "needs to": the clause above the infinitive."""
        upper = clause.parent
        under = clause.tense == "infinitive" and clause.marker == "to"
        under = under and clause.link == "complement" and clause.via is None
        if not under or upper is None or upper.lemma not in _UPPER or upper.with_have:
            return None
        return upper

    def _passive(self, clause: Clause, told: tuple[Actor, Said], denied: bool) -> Iterator[Finding]:
        """ "The embargo must be lifted", "must be respected", "the raid has to be condemned"."""
        kept = [h for h in clause.objects if clause.surface and h > clause.head and h not in clause.surface]
        off = bool(kept) and clause.particle in _OUT  # "must be kept *off its soil*"
        if kept and not off and self.sentence.deps[kept[0]] == "dobj":
            # "outsiders should not be given *a role*"
            first = self.context.phrase(clause.surface[0]).first
            target = Words(self.sentence, first, self.context.phrase(kept[0]).last, clause.head, clause=True)
            yield self._finding(told, "opposes" if denied else "supports", target, clause)
            return
        for head in clause.surface if off else clause.objects:
            if self.sentence.pos[head] == "PRON" and self.sentence.lower[head] not in EMPTY:
                continue
            phrase, stance = self.context.phrase(head), self._side(clause)
            if stance is None:
                if self.sentence.pos[head] == "PRON" or head > clause.head or self._is_expected(clause):
                    continue
                phrase = Words(self.sentence, phrase.first, clause.head, clause.head, clause=True)
                stance = "supports"
            none = denied or self._is_none(head)
            yield self._finding(told, OTHER[stance] if none else stance, phrase, clause)

    def _is_expected(self, clause: Clause) -> bool:
        """ "The result should be known by Monday": so one thinks that it will."""
        return "should" in clause.modals and self.context.resolution.date_of(self.sentence, clause.head) is not None

    def _side(self, clause: Clause) -> Stance | None:
        """The side that what is done to a thing takes on it: lifting an embargo is against it."""
        names = {clause.lemma, clause.name, *(f"{clause.lemma}_{word}" for word in clause.adverbs)}  # "put *back*"
        if names & self.lists["undoing.words"]:
            return "opposes"
        beside = [
            *(prep.split()[0] for prep, _ in clause.obliques),
            *(self.sentence.lower[h] for h in clause.predicatives),
        ]
        if clause.lemma == "keep" and _OUT.intersection(beside):
            return "opposes"  # "kept out of it"
        if clause.name in self.lists["keeping.words"]:
            return "supports"
        words = self.context.stances.verbs.get(clause.name, ())
        return next((w.stance for w in words if "object" in w.target and w.negated != "only" and not w.only), None)

    def _active(self, clause: Clause, told: tuple[Actor, Said], denied: bool) -> Iterator[Finding]:
        name = clause.name
        leads = any(c.parent is clause for c in self._open) or self._goes_on(clause) is not None
        alone = not clause.objects and not clause.obliques and not leads
        acting = [h for h in clause.surface if self.context.acts(h)]
        ends = not clause.objects and name in self.lists["ending.words"]
        ends = ends and (
            (alone and not clause.adverbs) or (not leads and name not in self.lists["ending.alone"])
        )  # "must go *ahead*", "must go *to the polls*"
        stays = not clause.objects and name in self.lists["staying.words"] and not acting
        stays = stays and not clause.predicatives and not self.sentence.dependents(clause.head, "acomp", "oprd")
        # not "should stay *away*", "should stay *united*", "should continue *to grow*"
        stays = stays and not leads and not self.lists["staying.elsewhere"] & set(clause.adverbs)
        if ends or stays:
            stance: Stance = "opposes" if ends else "supports"
            for head in clause.surface:
                if self.sentence.pos[head] != "PRON":
                    phrase = self.context.phrase(head)
                    yield self._finding(told, OTHER[stance] if denied else stance, phrase, clause)
            return
        nouns = [h for h in clause.predicatives if self.sentence.pos[h] == "NOUN"]
        if denied and clause.lemma in self.lists["staying.in_state"] and nouns:
            yield self._finding(told, "opposes", clause_phrase(clause, positive=True), clause)
            return  # "cannot remain a prisoner of its past"
        if clause.lemma in self.lists["staying.in_state"] and clause.predicatives and not acting and not denied:
            state = {self.sentence.lower[h] for h in clause.predicatives}
            for head in clause.surface if state <= self.lists["staying.states"] else ():
                first = self.context.phrase(head).first
                words = Words(self.sentence, first, clause_phrase(clause).last, clause.head, clause=True)
                yield self._finding(told, "supports", words, clause)  # "the border must stay open"
            return
        groups = {self.sentence.lemmas[h] for h in clause.surface} & self.lists["groups.words"]
        if (acting or groups) and self.context.takes_side(clause):
            yield from self._side_to_take(clause, told, denied)
            return
        if not acting or (alone and not denied):
            return
        upper = self.upper(clause)
        if upper is not None and upper.lemma == "have" and upper.tense == "past":
            return  # "said the state had to borrow": so it was
        target = clause_phrase(clause, positive=True)
        if (further := self._goes_on(clause)) is not None:
            target = replace(target, last=max(target.last, clause_phrase(further).last))
        yield self._finding(told, "opposes" if denied else "supports", target, clause)

    def _side_to_take(self, clause: Clause, told: tuple[Actor, Said], denied: bool) -> Iterator[Finding]:
        """ "Europe must *condemn the coup*", "voters should *reject* it": the speaker takes that side."""
        verbs = self.context.stances.verbs
        entries = verbs.get(clause.name) or verbs.get(clause.lemma) or []
        found = VerbTargets(self.context)
        for entry in (e for e in entries if e.negated != "only" and not e.accusing and not e.only):
            targets = [t for t in found.of(clause, entry) if self.sentence.pos[t.head] != "PRON"]
            for target in targets:
                stance = OTHER[entry.stance] if denied != target.negative else entry.stance
                yield self._finding(told, stance, target, clause)
            if targets:
                return

    def _goes_on(self, clause: Clause) -> Clause | None:
        """ "Should not go on *paying*"."""
        near = [c for c in self.sentence.clauses if c.parent is clause and c.tense == "participle" and not c.passive]
        on = self.sentence.lower[clause.head + 1 : clause.head + 2] == ["on"]
        return next((c for c in near if on and c.top == clause.head + 2), None)

    # -- it is time, there will be no, we need ----------------------------------------------------------------------

    def _time(self, clause: Clause) -> Iterator[Finding]:
        """ "It is time to lift the embargo", "the time has come for talks"."""
        sentence = self.sentence
        come = clause.lemma == "come" and any(sentence.lemmas[h] == "time" for h in clause.surface)
        is_time = clause.copula is not None and sentence.lemmas[clause.head] in self.lists["duty.moments"]
        described = {sentence.lower[c] for c in sentence.dependents(clause.head, "amod", "nummod")}
        is_time = (
            is_time and described <= self.lists["duty.ripe"] and any(sentence.lower[h] in EMPTY for h in clause.surface)
        )
        ripe = clause.copula is not None and sentence.lower[clause.head] in self.lists["duty.ripe"]
        come = come or (ripe and any(sentence.lemmas[h] == "time" for h in clause.surface))
        told = self.context.view_of(clause) if come or is_time else None
        if told is None or (is_time and clause.tense == "past" and told[1].statement.form == "direct"):
            return  # "because it was time to move on"
        noun = clause.head if is_time else next(h for h in clause.surface if sentence.lemmas[h] == "time")
        under = [c for c in sentence.clauses if (c.via == noun or c.parent is clause) and c.top > noun]
        infinitives = [c for c in under if c.tense == "infinitive" and c.marker == "to" and (c.objects or c.obliques)]
        finite = [c for c in under if c.surface and c.tense in {"past", "present"} and c.link != "adverbial"]
        pairs = [*noun_obliques(sentence, noun), *clause.obliques]
        goes = [c for c in under if c.tense == "infinitive" and c.name in self.lists["ending.words"]]
        goes = [c for c in goes if not (c.objects or c.obliques or c.adverbs)]  # not "time to go home"
        going = [h for c in goes for h in c.surface if sentence.pos[h] != "PRON" and h > noun]
        if going and not clause.negated:  # "time for the general *to go*"
            yield from (self._finding(told, "opposes", self.context.phrase(h), clause) for h in going[:1])
            return
        targets = [clause_phrase(c) for c in infinitives]
        targets = targets or [
            self.context.phrase(h) for prep, h in pairs if prep == "for" and h > noun and sentence.lower[h] != "one"
        ]
        if not targets and is_time:
            targets = [whole_clause(c) for c in finite if not c.modals]
        for target in targets[:1]:
            no = clause.negated or any(sentence.lower[c] == "no" for c in sentence.children[noun])
            yield self._finding(told, "opposes" if no else "supports", target, clause)

    def _none(self, clause: Clause) -> Iterator[Finding]:
        """ "There will be no concessions", "there can be no question of lifting the ban"."""
        sentence = self.sentence
        there = any(sentence.lower[c] == "there" for c in sentence.children[clause.top])
        if clause.lemma != "be" or clause.kind != "verb" or not there:
            return
        beside = [
            pair
            for h in (*clause.objects, *clause.predicatives)
            for pair in noun_obliques(sentence, h)
            if pair[0] == "without"
        ]
        open_ = (
            bool(beside)
            or any(prep in {"without", "until", "unless"} for prep, _ in clause.obliques)
            or any(c.parent is clause and c.marker in {"without", "until", "unless", "if"} for c in sentence.clauses)
        )
        if not clause.negated and open_:
            yield from self._without(clause)
        told = None if open_ else self.context.view_of(clause)
        if told is None:
            return
        things = [h for h in (*clause.objects, *clause.predicatives) if h > clause.top]
        for head in things:
            no = any(sentence.lower[c] in {"no", "neither"} for c in sentence.children[head]) or clause.negated
            if no and sentence.lemmas[head] == "question":
                doubts = [self.context.phrase(h) for prep, h in noun_obliques(sentence, head) if prep == "of"]
                doubts += [clause_phrase(c) for c in sentence.clauses if c.via == head and c.marker == "of"]
                yield from (self._finding(told, "opposes", target, clause) for target in doubts)
            elif no and (FUTURE | _MODALS) & set(clause.modals) and self.is_plan(head):
                phrase = self.context.phrase(head)
                first = phrase.first + (sentence.lower[phrase.first] == "no")
                target = Words(sentence, min(first, head), phrase.last, head)
                yield self._finding(told, "opposes", target, clause)

    def _without(self, clause: Clause) -> Iterator[Finding]:
        """ "There can be no peace *without the return of the refugees*"."""
        sentence = self.sentence
        things = [h for h in (*clause.objects, *clause.predicatives) if h > clause.top]
        no = any(sentence.lower[c] == "no" for h in things for c in sentence.children[h])
        pairs = [*clause.obliques, *(pair for h in things for pair in noun_obliques(sentence, h))]
        told = self.context.view_of(clause) if no else None
        for prep, head in pairs if told is not None else ():
            the = any(sentence.lower[c] == "the" for c in sentence.children[head])  # "without the language no treaty"
            thing = the and bool(FUTURE & set(clause.modals)) and self.context.is_thing(head)
            if prep == "without" and (thing or self.is_plan(head)) and told is not None:
                yield self._finding(told, "supports", self.context.phrase(head), clause)

    def is_plan(self, head: int) -> bool:
        lemma = self.sentence.lemmas[head]
        return any(lemma in self.lists[name] for name in ("proposals.words", "effects.things", "duty.never"))

    def _need(self, clause: Clause) -> Iterator[Finding]:
        """ "We need a strong alliance", "Europe does not need another wall"."""
        if clause.lemma != "need" or clause.kind != "verb" or clause.passive or clause.modals or not clause.objects:
            return
        told = self.context.view_of(clause)
        if told is None or any(c.parent is clause and c.tense == "infinitive" for c in self.sentence.clauses):
            return
        if clause.negated and clause.tense == "past" and told[1].statement.form == "direct":
            return  # "we did not need a permit"
        who = [self.context.resolution.at(self.sentence, h) for h in clause.surface]
        if clause.negated and any(
            c.lemma == "need" and not c.negated for c in self.sentence.clauses if c is not clause
        ):
            return  # "they do not need maps, they need tickets"
        ours = any(self.sentence.lower[h] in WE for h in clause.surface)
        goods = all(self.sentence.lemmas[h] in self.lists["duty.virtues"] for h in clause.objects)
        if (
            not ours
            and not goods
            and not any(m is not None and m.kind in {"state", "place", "organisation", "group"} for m in who)
        ):
            return
        for head in clause.objects:
            if head in clause.implied or not self.context.is_thing(head) or self.sentence.pos[head] == "PRON":
                continue
            if (
                clause.negated
                or self.is_plan(head)
                or self.sentence.lemmas[head] in self.lists["duty.goods"] | self.lists["duty.virtues"]
            ):
                stance: Stance = "opposes" if clause.negated else "supports"
                yield self._finding(told, stance, self.context.phrase(head), clause)

    # -- what has no verb of duty ------------------------------------------------------------------------------------

    def asking(self, clause: Clause) -> Iterator[Finding]:
        """ "Who needs another summit?", "why should we pay for it?", "what is the use of a treaty?"."""
        sentence = self.sentence
        told = self._asked(clause) if clause.question else None
        if told is None:
            return
        words = {sentence.lower[k] for k in sentence.children[clause.top]} | {sentence.lower[h] for h in clause.surface}
        taking = bool(clause.objects or clause.obliques) and not clause.negated and not clause.passive
        why = "why" in words and "should" in clause.modals and taking
        how = "how" in words and "can" in clause.modals and clause.lemma in self.lists["duty.how_can"]
        targets: list[Words] = []
        if clause.lemma == "need" and "who" in words:
            targets = [self.context.phrase(h) for h in clause.objects]
        elif why or how:
            targets = [clause_phrase(clause)]
        elif clause.copula is not None or clause.lemma == "be":
            nouns = [clause.head, *clause.surface, *clause.predicatives]
            for noun in (h for h in nouns if sentence.lemmas[h] in self.lists["emptiness.words"]):
                targets += [self.context.phrase(h) for prep, h in noun_obliques(sentence, noun) if prep in {"of", "in"}]
                targets += [clause_phrase(c) for c in sentence.clauses if c.via == noun and c.tense == "participle"]
        yield from (self._finding(told, "opposes", target, clause) for target in targets)

    def _asked(self, clause: Clause) -> tuple[Actor, Said] | None:
        """Who asks it, also where "asked" tells so: ""Who needs this dam?" *asked* the mayor"."""
        link = self.context.link(self.sentence.starts[clause.top])
        if link is None or link.statement.speaker is None or link.statement.form != "direct":
            return self.context.told(clause)
        return link.statement.speaker, link

    @staticmethod
    def _finding(told: tuple[Actor, Said], stance: Stance, target: Words, clause: Clause) -> Finding:
        return Finding(told[0], stance, target, (clause.head, clause.head), told[1])
