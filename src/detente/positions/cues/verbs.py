"""Verbs that take sides: "backs the plan", "is opposed to it", "urged Chad to sign"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.parsing import Clause
from detente.positions.context import OTHER, REAL, REFLEXIVE, Context, Finding
from detente.positions.stances import Word
from detente.positions.targets.of_verbs import VerbTargets
from detente.positions.targets.phrases import Words
from detente.positions.targets.subjects import only_on_condition
from detente.record import Stance
from detente.statements import Said

_DENIED = frozenset({"negated", "refused"})
_MEDIA = frozenset({"JRN", "MED"})
_COURTS = frozenset({"JUD", "COP"})


class Verbs:
    """Reads the verbs of one sentence."""

    def __init__(self, context: Context) -> None:
        self.context, self.sentence, self.lists = context, context.sentence, context.lists
        self.found = VerbTargets(context)

    def read(self, clause: Clause) -> Iterator[Finding]:
        sentence, name = self.sentence, clause.name
        entries = self.context.stances.verbs.get(name, ())
        word_form = self.sentence.lower[clause.head]
        if clause.kind == "adjective" or (
            (clause.passive or clause.tense == "participle")
            and not (clause.passive and clause.subjects and entries)
            and word_form in self.context.stances.verbs
        ):
            entries = self.context.stances.verbs.get(word_form, entries)
        if not entries and clause.kind == "verb" and clause.objects:
            entries = self.context.stances.verbs.get(f"{clause.lemma}_{self.sentence.lemmas[clause.objects[0]]}", ())
        if clause.kind == "verb" and not clause.passive:
            # "hit *back* at France", "brushed *aside* the plan", however the parser reads it
            names = [f"{clause.lemma}_{word}" for word in clause.adverbs]
            entries = next((e for name in names if (e := self.context.stances.verbs.get(name, ()))), entries)
        said_of = self._said_of(clause, bool(entries))
        if said_of is not None:
            entries = self.context.stances.verbs.get(self.sentence.lower[said_of], ())
        for word in entries:
            if word.only and clause.link == "participle" and clause.passive:
                continue  # "the bill *tabled by the government*": of something else
            if word.others and clause.lemma == "like" and "would" not in clause.modals:
                continue  # "would like Taiwan to be heard", not "likes his guests to wait"
            if (
                word.accusing
                and not any(p == "with" for p, _ in clause.obliques)
                and not self.found.gerunds(clause, "with")
            ):
                continue  # "charged Chad with sabotage"
            if word.others and any(sentence.lower[h] == "me" for h in clause.objects):
                continue  # "asked me to run with him"
            targets = [t for t in self.found.of(clause, word, said_of) if not (word.others and self._lets_him(t))]
            if word.own and clause.tense == "participle" and clause.marker == "with":
                continue  # "signed a deal, with both sides pledging to do more": that is the deal
            if self._is_recognised_as(clause):
                continue  # "massacres which it refuses to recognise *as genocide*"
            if clause.lemma == "call" and self._calls_upon(clause):
                continue
            if clause.lemma == "greet" and any(prep == "with" for prep, _ in clause.obliques):
                continue  # "greeted the plan with dismay"
            lone = all(sentence.pos[t.head] == "PRON" for t in targets)
            if lone and clause.tense == "participle" and clause.link == "adverbial" and not self._says(clause.parent):
                continue  # "invaded the strip, accusing it of theft": the reason of a deed
            if clause.link == "purpose" and all(sentence.pos[t.head] == "PRON" for t in targets):
                continue  # "telephoned to congratulate him"
            if (
                word.reason
                and not any(p == "for" for p, _ in clause.obliques)
                and not self.found.gerunds(clause, "for")
            ):
                # "thanked his hosts" is good manners, "thanked them for their help" is more
                targets = [t for t in targets if not self._one_s_own(t.head)]
            if not targets:
                continue
            stance = self._stance(clause, word)
            if stance is None:
                return
            said_of_it = clause.kind == "adjective" or entries is self.context.stances.verbs.get(word_form)
            heads = clause.surface if said_of_it else clause.subjects
            if clause.marker == "in" and clause.parent is not None and clause.parent.lemma == "join":
                heads = [*heads, *(h for h in clause.parent.objects if h not in heads)]  # "joined Chad in condemning"
            if self._is_called_in(clause) and clause.parent is not None:
                heads = clause.parent.subjects  # "summoned the ambassador *to protest* against the dam"
            targets = [self._without(t, clause) for t in targets]
            for holder, link in self.context.holders(heads, clause):
                if clause.lemma == "ask" and _MEDIA & set(holder.sectors):
                    continue  # a paper's question is no demand
                if clause.lemma in self.lists["accusing.courts"] and _COURTS & set(holder.sectors):
                    continue  # what a prosecutor charges somebody with, and what a judge upholds
                blamed = self._blames(clause, stance, targets, link)
                yield from blamed
                for target in () if blamed else targets:
                    yield Finding(
                        holder,
                        OTHER[stance] if target.negative else stance,  # "urged Beijing not to use force"
                        target,
                        (clause.head, clause.head),
                        self.context.statement_at(clause.head) or link,
                    )
            if clause.lemma != "be":  # "is for talks but against concessions"
                return

    def _lets_him(self, target: Words) -> bool:
        """ "Asked the junta *to let him travel*": he only asks for leave."""
        sentence, whom = self.sentence, target.head + 1
        leave = target.clause and sentence.lemmas[target.head] in {"let", "allow", "permit"}
        return leave and sentence.lower[whom : whom + 1] in (["him"], ["her"], ["me"], ["us"])

    def _calls_upon(self, clause: Clause) -> bool:
        """ "Called on the minister on Tuesday *to convey an offer*": a visit and no demand."""
        under = [c for c in self.sentence.clauses if c.parent is clause and c.tense == "infinitive"]
        whom = [self.context.resolution.at(self.sentence, h) for prep, h in clause.obliques if prep in {"on", "upon"}]
        person = any(m is not None and m.entity.kind in {"person", "office"} for m in whom)
        return person and any(c.lemma in self.lists["asking.visiting"] for c in under)

    def _blames(self, clause: Clause, stance: Stance, targets: list[Words], link: Said | None) -> list[Finding]:
        """ "Chad *wants war*, said the minister": so he says of Chad, which he is against."""
        evil = all(self.sentence.lemmas[t.head] in self.lists["accusing.evils"] and not t.negative for t in targets)
        told = self.context.view_of(clause, relative=True) if evil and stance == "supports" and link is None else None
        own = clause.surface[:1]
        if told is None or not own or self.context.statement_at(clause.head) is not None:
            return []
        mention = self.context.resolution.at(self.sentence, own[0])
        if mention is None or mention.actor.name == told[0].name or mention.kind == "pronoun":
            return []
        return [Finding(told[0], "opposes", self.context.phrase(own[0]), (clause.head, clause.head), told[1])]

    def _is_recognised_as(self, clause: Clause) -> bool:
        upper = clause.parent if clause.tense == "infinitive" else clause
        relative = upper is not None and upper.link == "relative"
        named = any(prep == "as" for prep, _ in (*clause.obliques, *(upper.obliques if upper is not None else ())))
        return relative and named and clause.lemma in self.lists["refusing.recognising"]

    def _has(self, clause: Clause, preposition: str) -> bool:
        """Whether a noun or gerund stands behind the preposition."""
        return any(prep == preposition for prep, _ in clause.obliques) or bool(self.found.gerunds(clause, preposition))

    def _said_of(self, clause: Clause, told: bool) -> int | None:
        """The adjective of the subject: "remained *committed* to it", "declared himself *satisfied* with it"."""
        sentence, verbs = self.sentence, self.context.stances.verbs
        himself = any(sentence.lower[h] in REFLEXIVE for h in clause.objects)
        himself = himself and clause.lemma in self.lists["linking.oneself"]
        if not himself and (told or clause.lemma not in self.lists["linking.adjectives"]):
            return None
        return next((h for h in reversed(clause.predicatives) if sentence.lower[h] in verbs), None)

    def _says(self, clause: Clause | None) -> bool:
        """Whether it is said or takes a side itself."""
        known = clause is not None and (
            clause.lemma in self.context.stances.verbs or clause.name in self.context.stances.verbs
        )
        return clause is None or known or self.context.statement_at(clause.head) is not None

    def _is_had(self, clause: Clause) -> bool:
        return any(self.sentence.lower[k] == "had" for k in clause.auxiliaries)

    def _is_untold(self, clause: Clause) -> bool:
        """Whether it only tells what others say, what once was, or what is yet to be: no position."""
        sentence, upper = self.sentence, clause.parent
        beside = {sentence.lower[c] for c in sentence.children[clause.top]}
        beside |= {sentence.lower[c] for c in sentence.children[sentence.heads[clause.top]]} & {"neither"}
        if "neither" in beside and "nor" in sentence.lower:
            return True  # "has neither backed nor rejected it"
        if " ".join(sentence.lower[max(0, clause.head - 2) : clause.head]) in self.lists["far_from.words"]:
            return True  # "is *less than* happy with it"
        if clause.tense in {"past", "perfect"} and beside & self.lists["former.adverbs"] and "again" not in beside:
            return True
        if clause.lemma == "hope" and clause.tense == "perfect" and self._is_had(clause):
            return True  # "had hoped he could go": so it did not come
        if any(prep == "until" and h < clause.top for prep, h in clause.obliques):
            return True  # "until last year Chad opposed it"
        if sentence.lower[max(0, clause.top - 2)] == "whether" and clause.tense == "infinitive":
            return True  # "will decide whether to support it"
        if clause.tense == "participle" and clause.marker == "of" and upper is not None:
            fell = upper.lemma in {"stop", "fall"} and ("short" in upper.adverbs or self._is_short(upper))
            if fell:
                return True  # "stopped short of endorsing it"
        if upper is None or clause.via is not None:
            return False
        if clause.tense == "infinitive" and upper.lemma == "be" and sentence.lower[upper.head] == "were":
            return all(h > upper.head for h in upper.surface)  # "were Chad to condemn it"
        if clause.tense == "infinitive" and upper.lemma == "have" and "yet" in upper.adverbs:
            return True  # "has yet to endorse it"
        hearsay = self.lists["hearsay.verbs"]
        if clause.tense == "infinitive" and upper.passive and upper.lemma in hearsay:
            return True  # "is said to be against it"
        if upper.lemma in hearsay and self.lists["hearsay.sources"] & {sentence.lower[h] for h in upper.surface}:
            return True  # "some say that it is against it"
        accused = upper.lemma in self.lists["accusing.verbs"]
        return clause.tense == "participle" and clause.marker in {"of", "with"} and accused

    def _is_short(self, clause: Clause) -> bool:
        return any(self.sentence.lower[c] == "short" for c in self.sentence.children[clause.top])

    def _one_s_own(self, noun: int) -> bool:
        """Whether it is a pronoun or stands under one ("his hosts")."""
        sentence = self.sentence
        return sentence.pos[noun] == "PRON" or any(sentence.tags[c] == "PRP$" for c in sentence.children[noun])

    def _without(self, target: Words, clause: Clause) -> Words:
        """A target without the words that say who takes sides on it: "a trust *supported by the union*"."""
        if not target.head < clause.head <= target.last:
            return target
        return replace(target, last=max(target.head, self.sentence.edges[clause.top][0] - 1))

    def _stance(self, clause: Clause, word: Word) -> Stance | None:
        status = self.context.realis.of(clause)
        if clause.marker in {"if", "whether"} or self._is_untold(clause):
            return None
        denied = clause.parent is not None and clause.parent.lemma in self.lists["hearsay.denied"]
        if denied and clause.tense != "infinitive":
            return None  # "denied that Kigali backs the rebels"
        expected = self.lists["hearsay.expected"]
        if clause.tense == "infinitive" and any(c.lemma in expected for c in clause.above()):
            return None  # "is expected to press China"
        if clause.via is not None and self.sentence.lemmas[clause.via] == "plan" and status not in REAL:
            return None  # "has no plans to recognise it"
        if self._is_ready(clause) or self._is_done_for(clause) or self._is_called_in(clause) or self._is_sure(clause):
            status = "happened"
        if word.stance == "supports" and only_on_condition(clause):
            return word.stance
        if clause.link == "purpose" and word.stance != "mixed" and not word.own and self.context.real(clause):
            status = "happened"
        if word.aimed:
            return word.stance if (status in REAL and not clause.negated) or self._is_tried(clause) else None
        if word.can:
            able = bool({"can", "could"} & set(clause.modals))
            able = able or (
                clause.negated and bool({"will", "would"} & set(clause.modals))
            )  # "would never live with it"
            return None if not able else OTHER[word.stance] if clause.negated else word.stance
        wish = clause.lemma in self.lists["wishing.words"] and "would" in clause.modals
        if wish and not clause.negated and clause.link not in {"relative", "adverbial"}:
            return word.stance  # "would prefer a route through Iran"
        if (
            status in _DENIED
            and not clause.negated
            and (clause.link == "purpose" or self._is_denied_of_another(clause))
        ):
            return None  # "does not want him to write *to promote* a brand"
        above = clause.parent
        asked = above is not None and above.lemma in self.lists["asking.others"] and bool(above.objects)
        if (status == "requested" or asked) and clause.negated and clause.tense == "infinitive":
            return None  # "told his workers not to accept the mail": no word of theirs
        if status in _DENIED or (clause.negated and status not in REAL):
            told = word.negated != "only" or (clause.tense != "participle" and not self._restricts(clause))
            return None if word.negated == "drop" or not told else OTHER[word.stance]
        if word.negated == "only" or status not in REAL:
            return None
        return word.stance

    def _is_denied_of_another(self, clause: Clause) -> bool:
        """ "Nobody can say that Chad opposed it", "failed to persuade Nepal to back it": no word of Chad or Nepal."""
        upper = clause.parent
        if upper is None or clause.link not in {"complement", "purpose"} or not upper.surface:
            return False
        return not set(upper.surface) & set(clause.surface) and upper.lemma not in self.lists["asking.making"]

    def _is_called_in(self, clause: Clause) -> bool:
        """What an envoy is summoned for is said by those who summon him."""
        upper = clause.parent
        if upper is None or upper.name not in self.lists["asking.summoning"] or clause.tense != "infinitive":
            return False
        return not clause.negated and self.context.real(upper)

    def _is_sure(self, clause: Clause) -> bool:
        """ "Left *no doubt that* he was against it", "made no secret that": so he is."""
        noun = clause.via
        if noun is None or clause.link != "noun complement" or clause.negated:
            return False
        sure = self.sentence.lemmas[noun] in self.lists["certainty.nouns"]
        return sure and any(self.sentence.lower[c] == "no" for c in self.sentence.children[noun])

    def _is_ready(self, clause: Clause) -> bool:
        """ "Is prepared to back the bid"."""
        upper = clause.parent
        if clause.tense != "infinitive" or clause.negated or upper is None or upper.kind != "adjective":
            return False
        return self.sentence.lower[upper.head] in self.lists["commitment.words"] and self.context.real(upper)

    def _is_done_for(self, clause: Clause) -> bool:
        """ "Will fly to Chad in a bid to save the truce": what somebody does it for, he is for."""
        if clause.tense != "infinitive" or clause.negated or clause.via is None:
            return False
        return self._is_aim(clause.via)

    def _is_aim(self, noun: int) -> bool:
        """ "In a *bid* to", "in the *hope* of"."""
        behind = {"in", "with"} & set(self.sentence.lower[max(0, noun - 2) : noun])
        return self.sentence.lemmas[noun] in self.lists["aims.words"] and bool(behind)

    def _is_tried(self, clause: Clause) -> bool:
        """ "*Tried* to persuade Chad", "in the *hope* of persuading Chad"."""
        upper = clause.parent
        if clause.negated:
            return False
        trying = upper is not None and upper.lemma in self.lists["aims.trying"] and clause.via is None
        told = upper is not None and self.context.realis.of(upper) in REAL and not upper.negated
        return (trying and told) or (clause.via is not None and self._is_aim(clause.via))

    def _restricts(self, clause: Clause) -> bool:
        """Whether it only tells which ones are meant: "the five members *that do not recognise it*"."""
        that = any(self.sentence.lower[c] == "that" for c in self.sentence.children[clause.top])
        return clause.link == "relative" and that
