"""How real an engagement is: what tense, modals, negation and the words around it say."""

from __future__ import annotations

from detente.engagements.kinds import Kinds
from detente.engagements.status.signs import (
    is_about_to,
    is_ahead,
    is_decided_against,
    is_denied,
    is_last_time,
    is_no_longer,
    is_off,
    is_open_question,
    is_then,
    is_to_be,
    is_unlike_planned,
    is_unwilling,
    is_urged,
    is_when,
    is_when_next,
    ranked,
    should_have,
    urging,
    was_there_for,
)
from detente.engagements.status.straight import put_straight
from detente.engagements.status.told import STATUS, UNDONE, Above
from detente.engagements.words import load_words
from detente.events import load_codebook
from detente.events.telling.status import Realis
from detente.parsing import Clause, nominal_clause
from detente.record import EngagementStatus

WITHIN = frozenset({"about", "in", "into", "on", "during", "at", "for", "with", "over", "by", "through", "via"})
"""Prepositions before a noun that is as real as what happens there: "said *in* a speech"."""
_BEFORE = frozenset({"before", "ahead of", "prior to", "until", "pending"})


class Reality:
    """Tells the status of engagement nouns and verbs."""

    def __init__(self, kinds: Kinds) -> None:
        codebook = load_codebook()
        self.kinds, self.words = kinds, load_words()
        self.realis, self.embedding = Realis(codebook), codebook.embedding
        wanting = {word for (_, word), status in self.embedding.items() if status in {"planned", "intended"}}
        self.above = Above(kinds, self.realis, self.embedding)
        self._wanting = wanting | self.kinds.awaited | {"be"}

    def through(self, clause: Clause) -> Clause:
        """The noun as what stands for it in the sentence: of "a second *round* of talks" the round."""
        via = clause.sentence.lemmas[clause.via] if clause.via is not None else ""
        ceremony = via == "ceremony" and clause.marker == "for"
        if clause.via is None or not ((clause.marker == "of" and via in self.kinds.rounds) or ceremony):
            return clause
        return put_straight(nominal_clause(clause.sentence, clause.via))

    def of_noun(self, clause: Clause, carrier: Clause | None) -> tuple[EngagementStatus | None, bool]:
        """(status, whether it is only that of the words around)."""
        clause = self.through(clause)
        parent = clause.parent
        told = self.above.told(clause)
        if parent is not None and is_denied(parent):
            # "denied reports that a summit was planned", "that he had shelved his visit"
            return ("scheduled" if self.kinds.status.get(parent.name) in UNDONE else None), False
        if told is not None:
            return told, False
        dated = clause.via is not None and clause.sentence.lemmas[clause.via] in self.words.timetables
        if dated and clause.via is not None and nominal_clause(clause.sentence, clause.via).marker == "without":
            return None, False  # "left without a date for a summit"
        if carrier is not None and clause.lemma in self.kinds.dates and carrier.tense == "present":
            return "scheduled", False  # "has an appointment with the minister"
        if carrier is not None and is_unwilling(carrier):
            return "refused", False  # "has no intention of holding talks with him"
        above = carrier.parent if carrier is not None and carrier.tense == "infinitive" else None
        if above is not None and self.kinds.status.get(above.name) == "refused":
            return self.above.under("refused", above), False  # "refused to take a call"
        if parent is not None and clause.marker == "subject" and parent.lemma == "be":
            # "talks with the rebels are out of the question"
            words = " ".join(parent.sentence.lower[parent.head : parent.head + 6])
            if any(phrase.replace("_", " ") in words for phrase in self.kinds.prospects):
                if parent.negated:  # "a call is not on the agenda", "a visit is no longer on the cards"
                    return ("cancelled" if is_no_longer(parent) else None), False
                return "scheduled", False  # "a visit is in preparation"
            if is_off(parent):
                return ("cancelled" if not parent.negated else "scheduled"), False  # "the call is now off"
            if any(phrase.replace("_", " ") in words for phrase in self.kinds.dismissals):
                return ("possible" if parent.negated else "refused"), False
        if parent is not None and clause.via is None and clause.marker == "to" and parent.name in self.kinds.summons:
            invited = self.kinds.status.get(parent.name) == "invited"
            return self.above.under("invited" if invited else "scheduled", parent), False  # "summoned both to talks"
        if parent is not None and clause.via is None and clause.marker in {"for", "at", "to"} and parent.negated:
            names = {parent.name, *(f"{parent.lemma}_{word}" for word in parent.adverbs)}
            if names & self.kinds.showing and parent.tense in {"past", "perfect", "future"}:
                return "refused", False  # "did not turn up for the talks"
        if carrier is None and parent is not None and clause.via is None and clause.marker in WITHIN:
            # "said in a speech", "will travel for the summit": as real as what happens there
            if clause.marker in {"in", "during", "on"}:
                parent = urging(parent)
            if is_then(clause) and parent.tense == "infinitive" and parent.parent is not None:
                parent = parent.parent  # "had agreed to come during a call", "at their talks": agreed in it
            if parent.parent is not None and is_when_next(parent, parent.parent, self._wanting):
                return "scheduled", False  # "before they see each other at the summit"
            status = self.realis.of(parent)
            if (clause.marker == "for" and parent.lemma in self.words.arguing) or (
                clause.marker == "on" and parent.lemma == "insist"
            ):
                return ("possible" if status != "negated" else None), False  # "called for talks"
            if clause.marker == "for" and parent.lemma in self.words.asking_for:
                return ("intended" if status != "negated" else None), False  # "had asked for a meeting"
            over = self.embedding.get((parent.kind, parent.name), "same")
            if clause.marker == "for" and over == "possible":
                status = "possible"  # "considered flying to Istanbul for talks"
            hoping = over == "intended" and not parent.objects and status in {"happened", "ongoing"}
            if clause.marker == "for" and hoping:
                status = "intended"  # "hopes for a summit"
            due = parent.passive or parent.kind == "adjective"
            if due and self.kinds.awaited.intersection({parent.lemma, parent.sentence.lower[parent.head]}):
                return "scheduled", False  # "is expected in Rabat for a visit"
            if clause.marker == "for" and parent.name == "be" and not parent.obliques[1:] and status == "happened":
                return "possible", False  # "his country was for direct talks"
            further = self.kinds.further - {"last", "latest", "past", "previous", "earlier"}
            new = not further.isdisjoint(clause.sentence.lower[m] for m in clause.modifiers)
            if clause.marker == "about" and (parent.lemma == "ask" or new):
                return "possible", False  # "spoke about new talks"
            things = (parent.sentence.lemmas[h] for h in (*parent.surface, *parent.objects))
            undated = not self.words.timetables.isdisjoint(things)
            if status == "negated" and undated:
                return "intended", False
            if status == "negated":
                status = "happened"
            if status == "happened" and parent.lemma == "be" and parent.tense == "present":
                status = "ongoing"  # "are in talks", "is on a visit"
            return STATUS[status], False
        if parent is not None and clause.via is None and clause.marker in {"after", "following"} and carrier is None:
            # "will call on him after the summit"
            ahead = parent.tense == "future" or (parent.kind == "adjective" and parent.lemma in self.kinds.awaited)
            if self.realis.of(parent) in {"planned", "intended"} and ahead:
                return "scheduled", True
            if parent.tense == "infinitive":
                return "held", True  # "agreed to resume ties after talks"
        if is_to_be(clause):
            return "scheduled", False
        if clause.marker == "subject" and parent is not None and (ending := is_ahead(parent)) is not None:
            if ending.name in self.kinds.endings and ending.lemma != "last":
                return "under way", False  # "are to conclude on Thursday"
            return "scheduled", False  # "talks with China are to resume"
        wanted = self.embedding.get(("verb", carrier.name), "same") if carrier is not None else "same"
        if carrier is not None and wanted == "planned" and carrier.negated and carrier.passive:
            return None, False  # "no meeting is planned"
        if carrier is not None and wanted != "same":
            carrier = None  # "is expected", "want talks": the verb tells how real it is
        if carrier is not None and self.was_to(carrier):
            return "cancelled", True  # "were to have held a drill in May"
        status = self.realis.of(clause, carrier=carrier)
        if carrier is not None and carrier.parent is not None and is_about_to(carrier, carrier.parent):
            return "scheduled", False  # "a drill that the two navies are to conduct"
        if carrier is not None and is_when(carrier):
            return "scheduled", False  # "may see him when the council holds its summit"
        if carrier is not None and status == "happened" and self.realis.of(carrier) == "ongoing":
            status = "ongoing"
        if self._unplanned(clause):
            return None, False
        attending = carrier is not None and {carrier.lemma, f"{carrier.lemma}_{clause.marker}"} & self.kinds.attendance
        if status == "negated" and carrier is not None and attending:
            if is_open_question(carrier):
                return "possible", True  # "has not decided whether to attend the summit"
            return "refused", False  # "will not attend the summit"
        if status == "negated":
            if clause.via is not None and clause.sentence.lemmas[clause.via] in self.words.timetables:
                without = parent is not None and parent.marker == "without"  # "without fixing a date"
                return ("intended" if not without else None), False
            return None, False
        definite = any(clause.sentence.lower[c] == "the" for c in clause.sentence.children[clause.head])
        weak = clause.marker in _BEFORE or (status == "hypothetical" and definite)  # "if the meeting goes well"
        return STATUS[status], weak

    def _unplanned(self, clause: Clause) -> bool:
        """ "There are *no plans* for a call"."""
        plan, sentence = clause.via, clause.sentence
        if plan is None or self.embedding.get(("noun", sentence.lemmas[plan])) != "planned":
            return False
        return any(sentence.lower[c] == "no" for c in sentence.children[plan])

    def was_awaited(self, clause: Clause) -> bool:
        """ "*Had been expected* in Lima": what was awaited, told from later, did not come about."""
        sentence = clause.sentence
        names = {clause.lemma, sentence.lower[clause.head]}
        pluperfect = any(sentence.lower[a] == "had" for a in clause.auxiliaries) or (
            clause.copula is not None and any(sentence.lower[a] == "had" for a in sentence.children[clause.copula])
        )
        awaited = (clause.passive or clause.kind == "adjective") and bool(names & self.kinds.expected)
        tops = {clause.head, clause.head if clause.copula is None else clause.copula}
        but = any(sentence.lower[c] == "but" for top in tops for c in sentence.children[top])
        return awaited and (pluperfect or (clause.tense == "past" and but))  # "was due in Lima but stayed at home"

    @staticmethod
    def was_to(clause: Clause) -> bool:
        """ "*Were to have* met": it did not come about."""
        upper = clause.parent
        if upper is None or upper.lemma != "be" or upper.tense != "past":
            return False
        but = any(clause.sentence.lower[c] == "but" for c in clause.sentence.children[upper.head])
        if not clause.with_have and not but:
            return False  # "were to gather on Friday, but the storm kept them at home"
        return clause.tense == "infinitive" and clause.link == "complement"

    def _is_supposed(self, clause: Clause) -> bool:
        """ "*Is supposed* to call him"."""
        names = {clause.lemma, clause.sentence.lower[clause.head]}
        return bool(self.words.supposed & names) and not clause.negated and not self.was_to(clause)

    def of_verb(self, clause: Clause) -> EngagementStatus | None:
        """How real the contact is that a verb tells of; None if there was none."""
        upper = clause.parent
        if is_denied(clause):
            return None  # "denied reports that they had met"
        if is_unwilling(clause):
            return "refused"  # "has no intention of meeting him"
        if upper is not None and clause.link in {"complement", "noun complement"} and clause.tense == "infinitive":
            name = upper.name
            above = clause.sentence.lemmas[clause.via] if clause.via is not None else name
            told = self.kinds.status.get(above)
            if told == "invited" and above != name and name in self.kinds.answers:
                return self.kinds.answers[name]
            if clause.via is not None and self.embedding.get(("noun", above)) in {"planned", "intended"}:
                fate = self.above.told(nominal_clause(clause.sentence, clause.via))
                if fate in UNDONE:
                    return fate  # "a plan for the king to go to Lima has been shelved"
            if told in {"invited", "refused"}:
                return self.above.under(told, upper)
            if name in self.kinds.asking and upper.objects and clause.lemma == "come" and clause.via is None:
                return self.above.under("invited", upper)  # "he asked her to come"
        if "would" in clause.modals and self.kinds.wishing.intersection(clause.adverbs) and not clause.negated:
            return "intended"
        if upper is not None and is_when_next(clause, upper, self._wanting):
            return "scheduled"  # "will see him when the leaders gather in Osaka"
        if upper is not None and is_about_to(clause, upper):
            return "scheduled"  # "talks at which the two are to sign a pact"
        if upper is not None and clause.tense == "infinitive" and self.was_awaited(upper):
            return "cancelled"
        if upper is not None and clause.tense == "infinitive" and not clause.with_have and self._is_supposed(upper):
            return "scheduled"  # "was supposed to ring him on Thursday"
        if upper is not None and was_there_for(clause, upper):
            return "held"  # "was in Rabat to see the king"
        asked = upper is not None and upper.lemma in self.words.letting and upper.tense == "infinitive" and upper.parent
        if asked and asked.lemma in self.kinds.asking and clause.tense == "infinitive" and not asked.negated:
            return "intended"  # "asked the junta to let him come"
        letting = upper is not None and upper.passive and upper.lemma in load_words().letting
        if letting and upper is not None and clause.tense == "infinitive" and upper.tense == "past":
            return None if upper.negated else "held"  # "was allowed to see the prisoner"
        if clause.tense == "infinitive" and self._unplanned(clause) and upper is not None and upper.lemma == "have":
            return "refused"
        if upper is not None and ranked(clause, upper):
            status = self.realis.of(upper)
            return None if status == "negated" else STATUS[status]
        status = self.realis.of(clause)
        if clause.negated and clause.tense == "future" and is_no_longer(clause):
            return "cancelled"  # "will no longer travel to Lima"
        flat = clause.tense == "past" and clause.link == "complement" and not clause.modals and not clause.negated
        if status == "planned" and flat and clause.marker in {"that", ""}:
            status = "happened"  # "it is to be recalled that the two met in May"
        if is_unlike_planned(clause, self.kinds.expected):
            return "cancelled"
        if "would" in clause.modals and clause.with_have and self.words.liked_better.intersection(clause.adverbs):
            return None  # "would sooner have gone to Kampala"
        if self.was_to(clause) or should_have(clause):
            return "cancelled"
        begun = upper is not None and upper.lemma in self.words.beginning and upper.tense == "perfect"
        if begun and clause.link == "complement" and status == "happened":
            return "under way"  # "have begun training together"
        if status == "negated" and is_decided_against(clause):
            return "refused"  # "decided not to go"
        if status == "negated" and clause.negated and "would" in clause.modals and not clause.with_have:
            return "refused"  # "he would not meet the rebels, he said"
        arguing = upper is not None and upper.lemma in self.words.arguing
        if clause.marker == "for" and clause.tense == "participle" and arguing:
            return "possible"  # "argued for talking to critics"
        settled = upper is not None and self.embedding.get(("verb", upper.lemma)) == "planned" and not upper.negated
        if settled and "should" in clause.modals and clause.marker == "that" and status in {"possible", "requested"}:
            return "scheduled"  # "agreed that the committee should meet in May"
        if is_open_question(clause):
            return "possible"  # "has not decided whether to visit"
        if is_urged(clause):
            return "possible"  # "suggested that the three leaders meet in May"
        if (
            status == "requested"
            and upper is not None
            and not upper.passive
            and set(clause.surface) & set(upper.surface)
        ):
            status = "intended"  # "has asked to meet": by the one who asks
        if clause.tense == "infinitive" and upper is None and clause.marker == "to":
            status = "planned"  # headlines: "President to visit Iraq"
        if status == "negated" and is_last_time(clause):
            return "held"  # "have not met since the summit in Bangkok"
        return None if status == "negated" else STATUS[status]
