"""How real an engagement is: what tense, modals, negation and the words around it say."""

from __future__ import annotations

from detente.engagements.kinds import Kinds
from detente.engagements.status.signs import (
    is_about_to,
    is_ahead,
    is_awaited,
    is_decided_against,
    is_definite,
    is_denied,
    is_last_time,
    is_no_longer,
    is_off,
    is_open_question,
    is_then,
    is_to_be,
    is_turned_away,
    is_unlike_planned,
    is_unwilling,
    is_urged,
    is_when,
    is_when_next,
    phrases,
    ranked,
    should_have,
    urging,
    was_there_for,
)
from detente.engagements.status.straight import put_straight
from detente.engagements.words import load_words
from detente.events import load_codebook
from detente.events.telling.status import Realis
from detente.parsing import Clause, nominal_clause, noun_obliques
from detente.record import EngagementStatus

_STATUS: dict[str, EngagementStatus] = {
    "happened": "held",
    "ongoing": "under way",
    "planned": "scheduled",
    "intended": "intended",
    "possible": "possible",
    "hypothetical": "possible",
    "requested": "possible",
    "refused": "refused",
    "cancelled": "cancelled",
}
UNDONE = frozenset({"cancelled", "postponed", "refused"})
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
        told = self.told(clause)
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
            return self._under("refused", above), False  # "refused to take a call"
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
            return self._under("invited" if invited else "scheduled", parent), False  # "summoned both to talks"
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
            return _STATUS[status], False
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
        return _STATUS[status], weak

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

    def _occurs(self, parent: Clause) -> EngagementStatus | None:
        """What its own verb says: "the call *did not take place*", "the trip *fell through*"."""
        names = {parent.name, *(f"{parent.lemma}_{parent.sentence.lemmas[h]}" for h in parent.objects)}
        names |= {f"{parent.lemma}_{parent.sentence.lower[k]}" for k in parent.sentence.children[parent.head]}
        names |= {f"{parent.lemma}_{phrase}" for phrase in phrases(parent)}
        held = parent.passive and parent.lemma == "hold"
        if parent.negated and (names & self.kinds.occurring or held):
            return "cancelled" if parent.tense in {"past", "perfect", "future"} else None
        if names & self.kinds.occurring and {"may", "might", "could"} & set(parent.modals) and not parent.with_have:
            return "possible"  # "may take place in June"
        if names & self.kinds.occurring and (parent.tense == "future" or {"would", "will"} & set(parent.modals)):
            return "scheduled"  # "would go ahead, he said"
        return self._under("cancelled", parent) if names & self.kinds.failing and not parent.negated else None

    def told(self, clause: Clause) -> EngagementStatus | None:
        """What the verb or noun above says of it: "postponed the visit", "the cancellation of the talks"."""
        sentence, parent = clause.sentence, clause.parent
        if clause.lemma == "invitation" and parent is not None and clause.marker == "object":
            return self._under(self.kinds.answers.get(parent.name, "invited"), parent)
        left = f"{parent.lemma}_out" if parent is not None and clause.marker == "out of" else ""
        if parent is not None and clause.marker == "from":
            left = parent.name
        if parent is not None and left in self.kinds.withdrawals:
            return self._under("cancelled", parent)
        if parent is not None and clause.marker == "from" and clause.via is None:
            away = {parent.name, *(f"{parent.lemma}_{word}" for word in parent.adverbs)}
            if away & self.kinds.absences:
                return "refused" if not parent.negated else None  # "will stay away from the summit"
        if clause.via is not None:
            status = self.kinds.status.get(sentence.lemmas[clause.via])
            answered = nominal_clause(sentence, clause.via).parent
            asked = sentence.lemmas[clause.via] in self.kinds.requests and clause.marker in {"for", "of"}
            if asked and answered is not None:
                given = "refused" if is_turned_away(answered) else self.kinds.status.get(answered.name, "possible")
                return self._under(given if given == "refused" else "possible", answered)
            if status == "invited" and answered is not None and answered.name in self.kinds.answers:
                return self._under(self.kinds.answers[answered.name], answered)
            if self.embedding.get(("noun", sentence.lemmas[clause.via])) in {"planned", "intended"}:
                told = self.told(nominal_clause(sentence, clause.via))  # "plans for a visit were dropped"
                status = told if told in UNDONE else status
            return status if status in UNDONE or status == "invited" else None
        if parent is not None and parent.copula is not None and clause.marker == "subject":
            # "a meeting is possible", "was a possibility"
            word = self.embedding.get((parent.kind, parent.lemma))
            if parent.lemma in self.kinds.unlikely:
                return "possible"
            return _STATUS.get(word or "") if word in {"possible", "planned", "intended"} else None
        if parent is not None and parent.kind == "adjective" and clause.marker in {"to", "for"}:
            # "is ready for talks", "is open to a meeting", "is opposed to a summit"
            word = self.embedding.get(("adjective", parent.lemma))
            if word == "refused":
                return None if is_definite(clause) else self._under("refused", parent)
            return _STATUS[word] if word in {"intended", "planned"} and not parent.negated else None
        if parent is None or parent.kind != "verb" or parent.predicatives:
            return None
        if clause.marker == "subject" and (status := self._occurs(parent)) is not None:
            return status
        slips = [parent, *(c for c in sentence.clauses if c.parent is parent and c.link == "complement")]
        slips = slips if parent.lemma == "have" and not parent.objects else [parent]  # "will have to wait until May"
        slipping = [c for c in slips if c.lemma in self.kinds.slipping and not c.passive]
        if clause.marker == "subject" and slipping:
            return self._under("postponed", parent) if self._to_a_time(slipping[0]) else None  # "has slipped to July"
        if clause.marker in {"on", "for", "to"} and self.kinds.status.get(parent.name) == "invited":
            return self._under("invited", parent)  # "invited him on a state visit"
        if self.kinds.status.get(f"{parent.lemma}_{clause.marker}") == "possible" and not is_definite(clause):
            return self._under("possible", parent)  # "are looking at a drill"
        if not (clause.marker == "object" or (clause.marker == "subject" and parent.passive)):
            return None
        return self._under(self._given(clause, parent), parent)

    def _given(self, clause: Clause, parent: Clause) -> EngagementStatus | None:
        """What a verb makes of its object; to discuss *the* summit is not to doubt it."""
        status = self.kinds.status.get(parent.name)
        status = status or self._by_adverb(parent)
        if parent.name == "break_off" and is_awaited(clause):
            return "cancelled"  # "broke off the talks due in August"
        besides = (f"{parent.lemma}_{clause.sentence.lemmas[h]}" for h in parent.objects if h != clause.head)
        if any(self.kinds.status.get(name) == "refused" for name in besides):
            return "refused"  # "gave the dinner a miss"
        if status == "refused" and clause.marker == "subject":
            return None  # "the meeting was boycotted by Egypt": it was held
        if status == "postponed" and parent.lemma == "move" and not self._to_a_time(parent):
            return None  # "moved the talks to Geneva"
        return None if status == "possible" and is_definite(clause) else status

    def _by_adverb(self, clause: Clause) -> EngagementStatus | None:
        """The status of "put *back*", whatever the parser takes the particle for, and of "put *on ice*"."""
        told = (self.kinds.status.get(f"{clause.lemma}_{word}") for word in (*clause.adverbs, *phrases(clause)))
        return next((status for status in told if status in UNDONE), None)

    def _to_a_time(self, clause: Clause) -> bool:
        """Whether it is moved to a day or month."""
        goals = [h for prep, h in clause.obliques if prep in {"to", "until", "from", "till"}]
        goals += [n for h in goals for prep, n in noun_obliques(clause.sentence, h) if prep == "of"]
        return any(
            clause.sentence.words[h] in self.kinds.times or clause.sentence.lemmas[h] in self.kinds.times for h in goals
        )

    def made_of(self, clause: Clause) -> EngagementStatus | None:
        """What a verb makes of the contact that "it" stands for: "*it was put off*"."""
        if clause.kind != "verb":
            return None
        status = self.kinds.status.get(clause.name) or self._by_adverb(clause)
        if status == "postponed" and clause.lemma == "move" and not self._to_a_time(clause):
            return None
        if not clause.passive and status is None:
            return self._occurs(clause)
        return self._under(status, clause) if status in UNDONE else None

    def _under(self, status: EngagementStatus | None, upper: Clause) -> EngagementStatus | None:
        """A status as the verb that gives it is itself real, denied or only talked of."""
        if status is None:
            return None
        outer = self.realis.of(upper)
        if outer == "negated" and status == "scheduled" and upper.lemma == "confirm":
            return "possible"  # "a meeting has not been confirmed"
        if outer in {"happened", "ongoing", "planned"}:
            return status
        if outer in {"negated", "refused", "cancelled"}:
            return "possible" if status == "refused" else "scheduled" if status in UNDONE else None
        if outer == "intended" and status == "scheduled":
            return "intended"  # "want to arrange a summit"
        return "scheduled" if status in {"cancelled", "postponed"} else "possible"

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
                fate = self.told(nominal_clause(clause.sentence, clause.via))
                if fate in UNDONE:
                    return fate  # "a plan for the king to go to Lima has been shelved"
            if told in {"invited", "refused"}:
                return self._under(told, upper)
            if name in self.kinds.asking and upper.objects and clause.lemma == "come" and clause.via is None:
                return self._under("invited", upper)  # "he asked her to come"
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
            return None if status == "negated" else _STATUS[status]
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
        return None if status == "negated" else _STATUS[status]
