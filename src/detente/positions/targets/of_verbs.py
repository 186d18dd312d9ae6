"""What the verbs that take sides are for or against: their objects, what stands behind them, and whole clauses."""

from __future__ import annotations

from dataclasses import replace

from detente.parsing import Clause, noun_obliques
from detente.positions.context import REFLEXIVE, RELATIVE, A, Context
from detente.positions.stances import Word
from detente.positions.targets.infinitives import hindered, to_end, voted
from detente.positions.targets.phrases import Words, clause_phrase, whole_clause
from detente.positions.targets.relatives import all_of_it, asked_for, dangling, is_open, left_open, says_what, the_thing
from detente.resolving.places import gazetteer

_ANY = frozenset({"a", "an", "any", "no"})


class VerbTargets:
    """Finds what the verbs of one sentence take sides on."""

    def __init__(self, context: Context) -> None:
        self.context, self.sentence, self.lists = context, context.sentence, context.lists

    def of(self, clause: Clause, word: Word, said_of: int | None = None) -> list[Words]:
        sentence = self.sentence
        below = noun_obliques(sentence, said_of) if said_of is not None else []
        for _, h in clause.obliques:
            if sentence.lemmas[h] in self.lists["occasions.words"]:
                below += noun_obliques(sentence, h)  # "warned in a speech against"
        for where in word.target:
            found: list[Words] = []
            if where == "object":
                found = [self.context.to_as(self.context.phrase(h)) for h in self._objects(clause, word)]
                found = self._for_what(clause, found) if word.reason else asked_for(self.context, clause, found)
                if not found and (whole := all_of_it(clause)) is not None:
                    found = [whole]
                if not found and not clause.objects and (noun := self._relative(clause)) is not None:
                    found = [self.context.phrase(noun)]
                name = clause.name
                if not found and not clause.objects and name in self.lists["of_doing.words"]:
                    # "proposed spreading rumours"
                    found = [clause_phrase(c) for c in sentence.clauses if c.parent is clause and c.via is None
                             and c.tense == "participle" and c.link == "complement" and not c.marker
                             and sentence.tags[c.top] == "VBG"]  # fmt: skip
            elif where == "that who":
                # "charged that Chad is arming them"
                heads = [h for under in self._under(clause, "that X", word) for h in under.surface]
                heads = [h for h in heads if h > clause.head and sentence.pos[h] != "PRON"]
                found = [self.context.phrase(h) for h in heads if self.context.resolution.at(sentence, h) is not None]
            elif where in {"to X", "that X"}:
                found = [
                    self._infinitive(under, clause) if where == "to X" else whole_clause(under)
                    for under in self._under(clause, where, word)
                    if not (self._names(under) & word.unless and not self._is_refusal(clause, under))
                    and not (word.wished and not self._is_wish(under))
                ]
                if word.keeping:
                    kept = [c for c in self._under(clause, where, word) if c.objects]
                    kept = [c for c in kept if self._names(c) & self.lists["keeping.words"]]
                    found = [self._infinitive(c) for c in kept if not self._names(c) & word.unless]
                if word.own:
                    # "promised to fight the thieves and to keep good relations"
                    unders = {u: hindered(self.context, u) for u in self._under(clause, where, word)}
                    tops = {t.head for t in found} if not word.hindered else set()
                    found = [t or self._infinitive(u) for u, t in unders.items() if t is not None or u.top in tops]
            else:
                heads = [h for prep, h in (*clause.obliques, *dangling(clause), *below) if prep == where]
                heads = [the_thing(self.context, clause, h) if where == "for" else h for h in heads]
                if not heads and clause.lemma == "plead":
                    # "pleaded *with his host* for the fort"
                    beside = [h for prep, h in clause.obliques if prep == "with"]
                    heads = [k for h in beside for prep, k in noun_obliques(sentence, h) if prep == where]
                heads = [h for h in heads if not self.context.is_date(h) and h + 1 not in heads]  # "re-*election*"
                # "asked for no staff to come"
                none = [h for h in heads if any(sentence.lower[c] == "no" for c in sentence.children[h])]
                heads = [h for h in heads if not any(h in sentence.conjuncts(k) for k in none)]
                if clause.lemma == "call" and any(o < h for o in clause.objects for h in heads):
                    heads = []  # "the vote that he has called for October", "called strikes for May"
                if word.aims:
                    alone = len(clause.obliques) == 1 or {p for p, _ in clause.obliques} <= {"for", "against"}
                    heads = [h for h in heads if self._is_aim(h)] if alone else []
                heads = [h for h in heads if not word.only or sentence.lemmas[h] in word.only]
                if where == "for" and (wished := self._to_be_done(clause, heads)):
                    return wished
                found = [self.context.phrase(h) for h in heads if sentence.lemmas[h] not in word.unless]
                if " " in where:
                    found += self.context.behind(list(clause.obliques), where)
                found += self.context.so_called(clause, where)
                called = {t.head for t in found}
                found += [
                    clause_phrase(c)
                    for c in self.gerunds(clause, where)
                    if c.top not in called
                    and c.lemma not in word.unless
                    and not (c.passive and clause.lemma == "complain")  # "complained of being chased off"
                ]
                found += [to_end(self.context, c) or whole_clause(c) for c in self._to_be(clause, where)]
                if said_of is not None:
                    tops = set(sentence.subtree(said_of))
                    found += [clause_phrase(c) for c in sentence.clauses if c.marker == where and c.top in tops]
            if found:
                return found
        return []

    def _for_what(self, clause: Clause, found: list[Words]) -> list[Words]:
        """Who is thanked together with what for: "thanked *Brazil for its mediation*"."""
        ends = [self.context.phrase(h).last for prep, h in clause.obliques if prep == "for"]
        return [replace(w, last=max(ends)) if w is found[-1] and ends and max(ends) > w.last else w for w in found]

    def _objects(self, clause: Clause, word: Word) -> list[int]:
        """The heads of the objects that the word may be said of."""
        sentence, context = self.sentence, self.context
        if clause.lemma == "want" and any(
            c.parent is clause
            and c.link == "complement"
            and not c.auxiliaries
            and sentence.tags[c.top] in {"VBN", "VBD"}
            for c in sentence.clauses
        ):
            return []  # "the base, which they want closed"
        if clause.lemma == "want" and any(
            c.parent is clause and c.tense == "infinitive" and c.via is None and set(c.surface) & set(clause.objects)
            for c in sentence.clauses
        ):
            return []  # "wants the war to end": for the end
        if clause.lemma == "want" and clause.link == "relative":
            return []  # "the victory that we want"
        if clause.lemma in self.lists["asking.offering"] and any(self._is_place(h) for h in clause.objects):
            return []  # "suggested the capital, or neutral ground": where to meet
        behind = [*clause.obliques, *(pair for h in clause.objects for pair in noun_obliques(sentence, h))]
        if clause.lemma == "blame" and any(prep in {"on", "upon"} for prep, _ in behind):
            return []  # "blamed the deadlock on Chad": Chad is meant
        parts = sentence.dependents(clause.head, "dobj")
        if clause.lemma == "want" and any(sentence.lower[c] == "no" for h in parts for c in sentence.children[h]):
            return []  # "wants no part of it"
        first = clause.objects[0] if clause.objects else -1
        together = {first, *(sentence.conjuncts(first) if first >= 0 else ())} | clause.implied
        called = any(sentence.lower[c] == "as" for c in sentence.children[clause.head])
        found = []
        left = {h for _, h in dangling(clause)}
        for h in clause.objects:
            if h in left or (h not in together and sentence.deps[h] == "dobj"):
                continue
            # "rejected the claim" takes no side, "dismissed the claim as a lie" does
            spared = {sentence.lemmas[h], sentence.lower[h]} & word.unless
            reason = word.stance == "supports" and word.people and any(prep == "for" for prep, _ in clause.obliques)
            spared = set() if reason else spared  # "commended the visitor for his courage"
            if spared and not called and not self._demands(h) and not context.named(h):
                continue
            if sentence.lower[h] in RELATIVE | REFLEXIVE:
                continue
            # "attacked the covering of the statues"
            doing = sentence.lemmas[h].endswith("ing") and any(p == "of" for p, _ in noun_obliques(sentence, h))
            if word.proposals and not doing and sentence.lemmas[h] not in self.lists["proposals.words"]:
                continue
            if word.only and sentence.lemmas[h] not in word.only:
                continue
            if word.charges and sentence.lemmas[h] not in self.lists["charges.words"]:
                continue
            if not called and self._is_praise_itself(clause, h):
                continue
            if word.aims and not self._is_aim(h) and not self._is_asked(clause):
                continue
            people = word.people or sentence.lower[h] == "it" or context.is_thing(h) or self._are_wanted(clause, h)
            if people or (clause.tense == "present" and self._of_a_kind(h)):
                found.append(h)
        return found

    def _is_praise_itself(self, clause: Clause, noun: int) -> bool:
        """ "Hailed a historic step", "denounced a scandal": of what, the words do not tell."""
        if clause.name in self.lists["liking.words"]:
            return False  # "favours a federal solution"
        a = any(self.sentence.lower[c] in A for c in self.sentence.children[noun])
        alone = not noun_obliques(self.sentence, noun) and not any(c.via == noun for c in self.sentence.clauses)
        return a and alone and self.context.judge.stance(noun) is not None

    def _of_a_kind(self, noun: int) -> bool:
        """Whether it is any of a kind of people, not some that are known: "a United Nations observer"."""
        mention = self.context.resolution.at(self.sentence, noun)
        words = {self.sentence.lower[c] for c in self.sentence.children[noun]}
        any_ = bool(words & _ANY or words & self.lists["of_a_kind.words"])
        return mention is not None and not mention.entity.known and any_

    def _are_wanted(self, clause: Clause, noun: int) -> bool:
        """Whether it is any people of a kind whom one wants: "wanted *foreign observers*"."""
        bare = self.sentence.tags[noun] == "NNS" and not self.sentence.dependents(noun, "det", "poss")
        mention = self.context.resolution.at(self.sentence, noun)
        return (
            bare and clause.lemma in self.lists["wanting.people"] and mention is not None and not mention.entity.known
        )

    def _is_aim(self, noun: int) -> bool:
        lemma = self.sentence.lemmas[noun]
        lists = ("proposals.words", "effects.things", "duty.goods", "duty.never")
        return any(lemma in self.lists[name] for name in lists)

    def _is_place(self, noun: int) -> bool:
        """Whether it is a town or what else the map names."""
        if self.sentence.pos[noun] != "PROPN":
            return False
        mention = self.context.resolution.at(self.sentence, noun)
        if mention is not None:
            return mention.kind in {"state", "place"}
        return bool(gazetteer().find(self.sentence.lower[noun]))

    def _is_asked(self, clause: Clause) -> bool:
        """Whether somebody writes, marches or gathers to get it: "has written to the capital *seeking* water"."""
        upper = clause.parent
        if clause.tense != "participle" or clause.marker or upper is None or upper.negated:
            return False
        return bool({upper.lemma, upper.name} & self.lists["going.words"]) and self.context.real(upper)

    def _relative(self, clause: Clause) -> int | None:
        """What "which" stands for in "the verdict, which Cuba was quick to applaud"."""
        upper = clause.parent
        if clause.link == "noun complement" and clause.marker == "that" and clause.tense != "infinitive":
            return clause.via  # "a plan that Chad has attacked", however the parser reads "that"
        under = clause.tense == "infinitive" and clause.link == "complement" and upper is not None
        if not under or upper is None or upper.link != "relative" or upper.via is None or upper.via in upper.surface:
            return None
        first = range(self.sentence.edges[upper.top][0], upper.top)
        return upper.via if any(self.sentence.lower[k] in RELATIVE for k in first) else None

    def _under(self, clause: Clause, where: str, word: Word) -> list[Clause]:
        found = []
        for under in self.sentence.clauses:
            infinitive = under.tense == "infinitive" and under.marker == "to"
            if under.parent is not clause:
                if word.others and infinitive and where == "to X" and self._is_behind_one_word(under, clause):
                    found.append(under)
                continue
            # "warned the West in a speech not to appease them"
            spoken = under.via is not None and self.sentence.lemmas[under.via] in self.lists["occasions.words"]
            if word.others and infinitive and spoken and where == "to X" and clause.objects:
                found.append(under)
            if under.via is not None or under.link not in {"complement", "purpose"} or is_open(under):
                continue
            if where == "to X":
                reasons = clause.lemma in self.lists["asking.reasoning"]
                preps = {"to", "on", "upon", "for"} | ({"with"} if reasons else set())
                asked = any(prep in preps and h < under.top for prep, h in clause.obliques)
                marks = self.sentence.dependents(under.top, "mark")
                asked = asked or any(
                    self.sentence.lower[k] in {"on", "upon"} for k in marks
                )  # "called on him to resign"
                left = left_open(self.context, clause, under) is not None
                if clause.lemma in self.lists["refusing.verbs"] and (under.passive or not (left or says_what(under))):
                    continue  # "declined to be drawn", "refused to move"
                if clause.lemma == "tell" and (clause.modals or not any(self.context.acts(h) for h in under.surface)):
                    continue  # "told his guests to sit down" is no demand, "told Somalia to leave" is
                if clause.lemma == "ask" and any(prep == "for" and h < under.top for prep, h in clause.obliques):
                    continue  # "asked for pictures to help with the search"
                own = set(under.surface) <= set(clause.surface) and not asked
                infinitive = infinitive and (under.link == "complement" or (word.others and asked))
                fits = infinitive and not (word.others and own and not clause.passive)
            else:
                fits = under.marker in {"that", ""} and under.link == "complement" and under.tense != "participle"
                subjunctive = under.tense == "participle" and under.marker == "that" and bool(under.surface)
                fits = fits or (subjunctive and under.link == "complement")  # "demanded that Chad be barred"
                # ""Who will pay?" she asked" is no demand
                said = clause.lemma == "ask" or clause.kind == "adjective"  # "was glad that"
                fits = fits and (not said or under.marker == "that")
                if word.stance == "opposes":  # "complained that Chad still holds them"
                    regretted = clause.name in self.lists["regretting.verbs"] and any(
                        map(self.context.acts, under.surface)
                    )
                    done = clause.lemma == "complain" and under.passive  # "that Parliament had been kept in the dark"
                    past = under.with_have and not (regretted or done or "that who" in word.target)
                    fits = fits and under.head > clause.head and not past
                    fits = fits and self.sentence.deps[under.top] != "conj"  # "..., and Peru lashed out at it"
                fits = fits and not infinitive and (not word.modal or bool(under.modals) or under.tense == "infinitive")
            if fits:
                found.append(under)
        # "he assured them of his help; lawyers demanded that he resign": what follows is demanded
        behind = [c for c in found if c.head > clause.head]
        return behind or found

    def _is_refusal(self, clause: Clause, under: Clause) -> bool:
        """ "Voted *not* to recognise the annexation", "wants elders to *be sent*", "urged them to *say no* to it"."""
        refused = (clause.lemma == "vote" and under.negated) or (under.passive and bool(under.obliques))
        return refused or voted(self.context, under) is not None

    @staticmethod
    def _is_behind_one_word(under: Clause, clause: Clause) -> bool:
        """ "Called on the governments *involved* to lift the ban": the infinitive hangs on the participle."""
        upper = under.parent
        if upper is None or upper.parent is not clause or upper.link != "participle" or upper.objects[1:]:
            return False
        asked = [h for prep, h in clause.obliques if prep in {"to", "on", "upon"}] + list(clause.objects)
        return upper.via in asked and upper.top == under.top - 2

    def _names(self, clause: Clause) -> set[str]:
        """The verb of a clause by itself, with its particle and with its object ("take_side")."""
        lemmas = [self.sentence.lemmas[h] for h in clause.objects[:1]]
        return {clause.lemma, *(f"{clause.lemma}_{word}" for word in (clause.particle, *lemmas))}

    def _is_wish(self, clause: Clause) -> bool:
        """Whether it tells what should be, not what is: "suggested that he *be* freed", not "that he *was* ill"."""
        sentence = clause.sentence
        if clause.modals:
            return bool({"should", "must", "ought"} & set(clause.modals))
        becomes = clause.lemma in self.lists["linking.states"]
        becomes = becomes and any(sentence.tags[h] == "NNS" for h in clause.surface)
        becomes = (
            becomes and not clause.passive and sentence.lower[clause.top] != "be"
        )  # "that sanctions become obsolete"
        told = {sentence.lower[k] for k in (clause.top, *clause.auxiliaries)} & {"are", "am", "were", "'re"}
        becomes = becomes or bool(told)  # "insists its officers *are* only enforcing the law"
        finite = {k for k in (clause.top, *clause.auxiliaries) if sentence.tags[k] in {"VBD", "VBZ"}}
        bare = {k for k in finite if sentence.tags[k] == "VBZ" and not sentence.lower[k].endswith("s")}
        return not becomes and not finite - bare  # "demanded that Paris *apologise*", however it is tagged

    def _demands(self, noun: int) -> bool:
        """Whether a noun tells what should be done: "suggestions that Europe should negotiate"."""
        return any(c.via == noun and {"should", "must"} & set(c.modals) for c in self.sentence.clauses)

    def _infinitive(self, under: Clause, clause: Clause | None = None) -> Words:
        """The infinitive; of "not to let the sanctions lapse" the sanctions, which are to last."""
        sentence = self.sentence
        if clause is not None and not under.negated and (noun := left_open(self.context, clause, under)) is not None:
            return self.context.phrase(noun)
        ends = {sentence.lemmas[k] for k in sentence.subtree(under.top)} & self.lists["lapsing.words"]
        if under.negated and under.lemma in self.lists["lapsing.letting"] and ends and under.objects:
            last = min(k for k in sentence.subtree(under.top) if sentence.lemmas[k] in self.lists["lapsing.words"])
            phrase = self.context.phrase(under.objects[0])
            end = max(phrase.first, min(phrase.last, last - 1))
            return replace(phrase, last=end, head=min(phrase.head, end))
        if clause is not None and (answer := voted(self.context, under)) is not None:
            return answer
        words, upper = clause_phrase(under, positive=True), under.parent
        if upper is None or words.negative:
            return words
        beside = {h for _, h in upper.obliques}
        things = [h for h in under.surface if upper.head < h < under.top and h not in beside]
        wins, loses = (under.lemma in self.lists[f"ending.{name}"] for name in ("winning", "losing"))
        if things and (wins or loses) and not under.objects and not under.passive:
            return replace(self.context.phrase(things[0]), negative=loses)  # "would like *the Greens* to win"
        if things and all(self.context.is_thing(h) and sentence.pos[h] != "PRON" for h in things):
            # "wants *the war* to end"
            first = self.context.phrase(things[0]).first
            return replace(words, first=min(first, words.first))
        return words

    def _to_be(self, clause: Clause, preposition: str) -> list[Clause]:
        """What one calls for as a clause: "called *for the embargo to be lifted*"."""
        wanted = [c for c in self.sentence.clauses if c.parent is clause and c.via is None and c.surface]
        marks = {k: self.sentence.dependents(k, "mark") for k in (c.top for c in wanted)}
        return [
            c for c in wanted
            if c.tense == "infinitive" and any(self.sentence.lower[k] == preposition for k in marks[c.top])
        ]  # fmt: skip

    def _to_be_done(self, clause: Clause, heads: list[int]) -> list[Words]:
        """What one asks for, as "for" and an infinitive: "asked for the mediator *to be replaced*" is against him."""
        found = []
        for h in heads:
            under = [c for c in self.sentence.clauses if c.top > h and c.tense == "infinitive" and c.marker == "to"]
            under = [c for c in under if c.parent is clause or c.via == h]
            # "asked for more time to be given", "for the mediator to go", not "for permission to leave"
            behind = self.context.phrase(h).last + 1
            under = [
                c
                for c in under
                if (c.passive or not self.context.is_thing(h)) and behind in (*c.auxiliaries, c.top - 1)
            ]
            for c in under[:1]:
                phrase, last = (self.context.phrase(h), clause_phrase(c, positive=True).last)
                whole = Words(self.sentence, phrase.first, last, c.top, clause=True, negative=c.negated)
                found.append(to_end(self.context, c, h) or whole)
        return found

    def gerunds(self, clause: Clause, preposition: str) -> list[Clause]:
        return [
            c for c in self.sentence.clauses
            if c.parent is clause and c.marker == preposition and c.tense == "participle" and c.via is None
        ]  # fmt: skip
