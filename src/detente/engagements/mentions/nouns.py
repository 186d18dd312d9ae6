"""Nouns of contact: "talks with", "her visit to", "the summit"."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from detente.engagements.contact import Contact
from detente.engagements.kinds import Word
from detente.engagements.mentions.marks import Marks
from detente.engagements.mentions.ongoing import goes_on
from detente.engagements.parties.named import Party, names_country, parties_of, place_at, sides_of, state_of
from detente.engagements.parties.settling import settle
from detente.engagements.status.reality import WITHIN
from detente.engagements.status.signs import POINTING, is_then, is_to_be, is_unwilling
from detente.engagements.status.straight import put_straight
from detente.engagements.status.told import UNDONE
from detente.engagements.words import load_words
from detente.parsing import Clause, Sentence, nominal_clause, noun_obliques

_AT = frozenset({"at", "for", "in", "during", "on"})
_OF_TWO = frozenset({"talks", "meeting", "call"})
_BEFORE_NOUNS = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})


class Nouns(Marks):
    """Finds the contacts that nouns tell of."""

    def noun(self, sentence: Sentence, i: int) -> Contact | None:
        """The contact that the noun at token ``i`` tells of; None if it tells of none."""
        entry = self._entry(sentence, i)
        if entry is None:
            return None
        first, word = entry
        above = sentence.heads[i]
        if sentence.deps[i] in {"compound", "amod", "npadvmod"} and above != i:
            return None
        if sentence.deps[i] == "appos" and any(sentence.lemmas[k] in self.kinds.nouns for k in sentence.ancestors(i)):
            return None  # "the summit, their first meeting": told already
        if sentence.lemmas[i] == "talk" and sentence.tags[i] != "NNS":
            return None
        clause = put_straight(nominal_clause(sentence, i))
        if clause.marker == "over" and clause.via is not None and sentence.lemmas[i] in self.kinds.meals:
            clause = replace(clause, via=None)  # "floated the idea over breakfast"
        carrier = self._carrier(clause)
        if word.kind == "summit" and carrier is None and self._is_aside(clause) and not self._is_to_come(clause):
            return None  # "met on the sidelines of a summit"
        if self._absent(clause):
            return None
        if sentence.lower[i - 1] == "not" and i:
            return None  # "commitments and not speeches"
        through = self.reality.through(clause)
        led = carrier is not None and any(
            p.is_person for prep, h in carrier.obliques if prep == "with" for p in self.people.at(sentence, h)
        )  # "co-chaired a session of the commission *with his colleague*"
        if word.sure and not led and self._is_of_another(clause, word):
            return None  # "a round of applause", "a session of the council"
        contact = Contact(word.kind, sentence, i, (first, i))
        owners, others, hosts = self.people.sides(clause, carrier, word)
        if not owners and word.kind == "visit":
            owners = self.people.by_whom(sentence, i) or self.people.who_planned(sentence, i, others)
        if clause.lemma == "invitation" and not others:
            return None  # to something else than a country
        if word.owner == "speaker" and clause.marker == "for" and carrier is None and not owners:
            return None  # "took them to task for speeches"
        if word.owner == "speaker" and clause.marker == "with" and sentence.tags[i] == "NNS":
            return None  # "came away with two lectures"
        says_then = self.people.who_says_then(clause) if word.owner == "speaker" and not owners else []
        owners = owners or says_then
        if word.attended and clause.marker in _AT:
            others = [*others, *owners]
            owners = []
        between = any(prep in {"between", "among", "of"} for prep, _ in clause.obliques)
        if not owners and not (between and word.kind in {"talks", "meeting"} and len(others) > 1):
            owners = self.people.from_context(clause, others, word)
        if word.kind == "visit" and not owners and clause.parent is not None:
            owners = self.people.off_the_list(clause.parent)
        kept_away = clause.marker == "from" and self.reality.above.told(clause) == "refused"
        if not owners and clause.parent is not None and kept_away:
            owners = self.people.subjects(clause.parent)  # "excused himself from a lunch"
        if word.kind in {"talks", "meeting"} and not owners and clause.parent is not None:
            owners, others = self.people.on_a_visit(clause, others) or (owners, others)
        if word.kind == "visit" and not others:
            others = self.people.goals(sentence, sorted(sentence.subtree(i))) or self.people.around(clause)
            others = others or self.people.both_goals(clause, owners)
            others = others or self.people.of_land(sentence, [h for p, h in clause.obliques if p in word.other])
        inviting = word.kind == "visit" and not others and bool(owners) and self.people.inviter(carrier)
        if inviting:
            others = inviting
        if word.kind == "visit" and not others and owners and not any(p in word.other for p, _ in clause.obliques):
            others = self.people.goal_before(sentence, owners, own=True)
            contact.echo = contact.echo or (bool(others) and carrier is None and sentence.deps[i] in {"dobj", "pobj"})
        if word.kind == "visit" and not others and owners:
            # "a trip to the games in Sochi"
            home = {p.actor.country for p in owners}
            inside = (place_at(self.resolution, sentence, k) for k in sentence.subtree(i) if k > i)
            others = [state_of(p) for p in inside if p is not None and p.country and p.country not in home][:1]
            others = others or self.people.named_inside(clause, home)
        if word.kind == "visit" and not others and owners:
            others = self.people.over_the_border(clause, owners)
        if word.kind == "visit" and others and not owners:
            owners = self.people.travellers(sentence, others)
            contact.echo = self._is_definite(sentence, i)
        whose = self.people.subjects(clause.parent) if clause.parent is not None and clause.marker == "object" else []
        if word.kind == "visit" and owners and not others and whose and self.reality.above.told(clause) in UNDONE:
            homes = {p.actor.country for p in owners}  # "Norway has put a visit by the king on hold"
            others = [p for p in whose if p.is_state and p.actor.country not in homes]
        attends = clause.parent is not None and self._attends(clause, clause.parent)
        bare = not any(prep in word.other for prep, _ in clause.obliques) and not clause.modifiers
        contact.joins = attends and bare and word.kind in {"talks", "meeting"} and self._is_definite(sentence, i)
        contact.echo = contact.echo or contact.joins or self._is_echo(clause, word)
        if word.kind in {"call", "meeting"} and clause.marker in WITHIN and owners and not others:
            others = self.people.told(clause) or self.people.counterpart(sentence, owners)
        if word.kind == "call" and clause.marker in {"in", "during"} and owners and not others:
            homes = {p.actor.country for p in owners}
            speakers = self.people.speaker(sentence.starts[i])
            others = [p for p in speakers if p.actor.country and p.actor.country not in homes]
        if word.kind in {"talks", "meeting"} and owners and not others:
            others = self.people.welcomed(clause)
        if word.kind in {"talks", "meeting"} and owners and not others:
            others = self.people.granted(carrier) or self.people.asked(clause) or self.people.whose_seat(clause)
            others = others or ([] if word.sure else self.people.seat(clause, owners))
        if word.kind in {"talks", "meeting"} and others and not owners and self.people.pair_kind != "visit":
            owners = self.people.counterpart(sentence, others)  # "the next talks with Somalia"
        if word.kind == "meeting" and others and not owners and clause.marker in {"subject", "object"}:
            owners = self.people.travellers(sentence, others)  # "in Quito *a meeting* with the president is planned"
        if word.kind == "visit" and owners:
            owners = [self.people.engaged(p) for p in owners]
            others = others or self.people.there(clause, owners)
        if word.owner == "party" and self._is_threefold(clause) and sides_of([*owners, *others]) < 3:
            owners = [*owners, *self.people.pair_beside([*owners, *others])]  # "a trilateral summit with Japan"
        if word.kind == "exercise":
            others = [*others, *self.people.forces_with(clause, [*owners, *others])]
        bare_drill = word.kind == "exercise" and not owners and not others and not self._is_definite(sentence, i)
        if bare_drill and self._is_joint(clause):
            owners = self.people.two_states()
        if word.owner == "party":
            others = self.people.hosted(sentence, owners, others)
        told_by = carrier if carrier is not None and not (carrier.passive and not carrier.subjects) else None
        bare_one = not owners and not others and told_by is None and word.kind in _OF_TWO
        if bare_one and through.marker != "from" and self._is_further(through):
            owners = self.people.met(sentence) or self.people.of_the_matter(sentence)
        if word.kind == "talks" and owners and not others and (self._is_further(through) or self._is_joint(clause)):
            homes = {p.actor.country for p in owners}
            one = len(homes) == 1 and None not in homes and sides_of(owners) == 1
            rest = self.people.of_the_matter(sentence, owners) if one else []
            others = [p for p in rest if p.actor.country not in homes]  # "ruled out another round of talks"
        if word.kind in _OF_TWO and not others and told_by is None and not any(p.actor.country for p in owners):
            owners = self.people.their_two(sentence, i) or owners  # "Chile and Bolivia ... *Their* consultations"
        if word.kind in {"talks", "meeting"} and others and not owners and through.marker in {"after", "following"}:
            owners = self.people.travelling(sentence, others)  # "the answer, after talks with Tajani, was no"
        unwilling = carrier is not None and not owners and is_unwilling(carrier)
        if unwilling and carrier is not None and carrier.parent is not None:
            owners = self.people.subjects(carrier.parent)  # "has no intention of holding talks with him"
        if word.kind in _OF_TWO and others and not owners and self._is_further(through):
            owners = self.people.others_of(sentence, others)
        if word.kind in _OF_TWO and owners and not others and clause.marker in {"for", "object"}:
            owners = [*(self.people.brought_together(sentence, owners) if self._is_further(through) else ()), *owners]
        if word.kind in _OF_TWO and (self._is_earlier(through) or self._is_counted(through, carrier)):
            contact.fresh = True
        if word.kind == "exercise" and carrier is not None and sides_of(owners) < 2 and not others:
            forces = [p for h in carrier.subjects for p in self.people.armed(sentence, h)]
            owners = forces if sides_of(forces) > 1 else owners  # "Danish frigates and a Swedish submarine"
        if word.kind in {*_OF_TWO, "exercise"} and not others and clause.parent is not None:
            subjects = clause.parent.surface
            owners = (self.people.delegates(sentence, subjects[0]) if len(subjects) == 1 else []) or owners
        if word.kind == "exercise" and not owners and not others and self._is_alike(clause):
            owners = self.people.last_of.get(word.kind, [])  # "a similar drill was called off"
            contact.fresh = bool(owners)
        alike = word.kind == "visit" and not owners and not others and self._is_alike(clause)
        if alike:
            owners, others = self.people.twin(sentence)
            contact.fresh = bool(owners)
        if word.kind == "visit" and not owners and not others and self._is_definite(sentence, i):
            contact.fallback = self._guest_and_host(clause)
        another = any(sentence.lower[c] in {"a", "an", "another"} for c in sentence.children[i])
        of_whom = any(prep in {"of", "by", *word.other} for prep, _ in clause.obliques)
        if another and word.kind in _OF_TWO and not (owners or others or of_whom) and carrier is None:
            owners = self.people.same_two(sentence)
        upper_ = clause.parent
        if word.kind in _OF_TWO and not owners and not others and carrier is None:
            owners = self.people.of_the_deal(clause)
        undone = word.kind == "signing" and upper_ is not None and self.kinds.status.get(upper_.name) in UNDONE
        if undone and not owners and not others and upper_ is not None and clause.marker == "object":
            owners = [p for p in self.people.subjects(upper_) if p.political]  # "suspended the signing of an accord"
        if word.kind == "signing" and not others and carrier is None and self.people.pair_index == sentence.index:
            others = self.people.counterpart(sentence, owners) or (self.people.same_two(sentence) if not owners else [])
        named = any(prep in {"of", "by", *word.other} for prep, _ in clause.obliques)
        first_told = word.kind == "signing" and self.reality.above.told(clause) in {
            "postponed",
            "cancelled",
            "scheduled",
        }
        if first_told and not (owners or others or named) and clause.marker in {"subject", "object"}:
            owners = self.people.met(sentence) if told_by is None else []  # "the signing was moved to August"
        if (
            word.kind == "visit"
            and owners
            and names_country(sentence, [h for prep, h in noun_obliques(sentence, i) if prep in {"to", "in"}])
        ):
            homes = {p.actor.country for p in owners}
            if all(p.actor.country in homes for p in others):
                others = self.people.arrived(owners, sentence.index)  # "the latter's visit to the country"
        contact.status, contact.weak = self.reality.of_noun(clause, carrier)
        if contact.status == "possible" and carrier is not None and carrier.link == "relative":
            contact.status = "scheduled" if "should" in carrier.modals else contact.status  # "which should sit in May"
        if contact.status == "intended" and is_to_be(through):
            contact.status = "scheduled"  # "to prepare a summit planned for October"
        if inviting and contact.status in {"possible", "intended"}:
            contact.status = "invited"
        contact.weak = contact.weak or (contact.echo and carrier is None and not self.reality.above.told(clause))
        if contact.status is None and not contact.weak:
            return None
        of_mine = (
            clause.marker in {"subject", "object"}
            and carrier is None
            and contact.status in {"intended", "possible", "scheduled"}
        )
        of_mine = of_mine and word.kind in _OF_TWO and sides_of(others) < 2  # "talks between Chad and Niger"
        of_mine = of_mine or (word.kind == "call" and contact.status in UNDONE and sides_of(others) < 2)
        if others and not owners and (contact.status == "refused" or of_mine):
            homes = {p.actor.country for p in others}
            speakers = self.people.speaker(sentence.starts[i])
            speakers = speakers if any(p.political for p in speakers) else self.people.spoken_for(sentence)
            owners = [p for p in speakers if p.political and p.actor.country not in homes]
        if says_then or (word.owner == "speaker" and contact.status == "under way"):
            contact.status = "held"
        if contact.status in {"scheduled", "possible"} and self._is_past(sentence, i):
            contact.status = "held"
        upper = clause.parent
        if upper is not None and is_then(clause) and upper.tense == "infinitive" and upper.parent is not None:
            upper = upper.parent  # "had agreed to come *during a call*"
        done = clause.marker in WITHIN or (clause.marker == "object" and carrier is upper and contact.status == "held")
        told = upper is not None and done and upper.tense in {"past", "perfect"}
        self._when_and_where(contact, i, told)
        if contact.status == "held" and word.owner == "party" and goes_on(clause):
            contact.status = "under way"
        ahead = contact.date is not None and self.published is not None and contact.date.start >= self.published
        if contact.status == "held" and ahead and word.kind in _OF_TWO and carrier is not None:
            contact.status = "scheduled" if carrier.tense == "present" else "held"  # "open their fifth round today"
        if contact.status == "scheduled" and self._is_called_before(contact, clause):
            contact.status = "held"
        contact.bygone = self._is_bygone(contact, clause)
        media: list[Party] = []
        if word.kind == "interview" and upper is not None:
            told_to = [p for h in (*upper.objects, *upper.indirect) for p in self.people.at(sentence, h)]
            media = [p for p in told_to if p.media]
        open_ = word.kind in {"talks", "meeting"} and self.people.with_open(clause, carrier, owners, others)
        if word.persons and self._is_appeal(clause):
            return None  # "a call on the president to resign"
        if word.kind in {"meeting", "talks"}:
            goals = self.people.around(clause)
            others = self.people.received(contact, owners, others, goals[0].actor.country if goals else None)
        if attends and clause.parent is not None:
            owners = owners or [p for h in clause.parent.subjects for p in self.people.at(sentence, h)]
        if not settle(contact, word, owners, others, hosts, open_ or (attends and contact.place is not None), media):
            definite = any(sentence.lower[c] in POINTING or sentence.deps[c] == "poss" for c in sentence.children[i])
            plural = sentence.tags[i] == "NNS" and word.kind == "talks"
            first_word = sentence.deps[i] in {"nsubj", "nsubjpass"} and plural
            named = any(prep in word.other for prep, _ in clause.obliques)
            if named or not (definite or first_word):
                return None
            if word.sure and (self.people.pair_index < sentence.index - 1 or not self.people.same_two(sentence)):
                return None  # "the session", of what was not told just before
            contact.refers = True
            contact.told = [p for p in (*owners, *others) if p.actor.country or p.entity.known]
            contact.parties, contact.host = [], None
            resumed = (
                upper is not None and upper.name in load_words().resuming and clause.marker in {"subject", "object"}
            )
            if resumed and word.kind in _OF_TWO and contact.status in {"scheduled", "intended"} and not contact.told:
                contact.fallback = self.people.met(sentence)  # "the talks will resume in July"
                contact.fresh = bool(contact.fallback)
            if word.kind in {"talks", "meeting"} and clause.marker in WITHIN and carrier is None and not contact.told:
                contact.fallback = self.people.of_the_occasion(sentence)
            out = contact.status in UNDONE and clause.marker == "subject"  # "such a trip is out of the question"
            if carrier is None and not self.reality.above.told(clause) and not out:
                contact.weak = True
        if (
            word.sure
            and contact.parties
            and sides_of(contact.parties) < 2
            and not any(p.of_a_bloc for p in contact.parties)
        ):
            return None  # "a session of parliament"
        if word.kind == "speech" and not others and clause.parent is not None and clause.marker in {"in", "during"}:
            told_to = [
                p for h in (*clause.parent.objects, *clause.parent.indirect) for p in self.people.at(sentence, h)
            ]
            contact.parties += [p for p in told_to if p.entity.kind == "organisation" and p.political][:1]
        if word.kind in {"talks", "meeting"} and self._by_line(clause):
            contact.kind = "call"
        if word.kind == "visit" and contact.parties and contact.host is None:
            home = {p.actor.country for p in contact.parties}
            around = {p.country for p in self.resolution.places if p.sentence is sentence and p.country}
            if around and around <= home:
                return None  # "cancelled his visit to Puebla", at home
        return self._attributed(contact)

    def _entry(self, sentence: Sentence, i: int) -> tuple[int, Word] | None:
        left = [
            k for k in range(max(sentence.edges[i][0], i - 6), i) if i in (sentence.heads[k], *sentence.ancestors(k))
        ]
        near = range(i - 1, max(-1, i - 6), -1)
        left += list(takewhile(lambda k: sentence.pos[k] in _BEFORE_NOUNS or sentence.words[k] == "-", near))
        beside = {sentence.lower[k] for k in left} | {sentence.lemmas[k] for k in left}
        for parts, word in self.kinds.nouns[sentence.lemmas[i]]:
            start = i - len(parts) + 1
            if start < 0 or any(
                part not in (sentence.lemmas[start + k], sentence.lower[start + k]) for k, part in enumerate(parts)
            ):
                continue
            drill = word.kind == "exercise" and (self._armed(sentence, i) or "exercise" in self.people.last_of)
            if word.beside and not word.beside & beside and not drill:
                continue  # but "a similar drill", where one was told of
            if word.unless & beside or (word.carried and sentence.lemmas[sentence.heads[i]] not in word.carried):
                continue
            if word.media and not self._with_media(nominal_clause(sentence, i), word):
                continue
            if sentence.lemmas[i] in load_words().parliaments and sentence.words[i][:1].isupper():
                continue  # "the Northern Irish Assembly"
            if word.persons and not self._on_whom(nominal_clause(sentence, i), word):
                continue
            if word.kind == "meeting" and self._listens(nominal_clause(sentence, i)):
                continue  # "said before an audience of cadets"
            if word.needs_other and not self._has_other(nominal_clause(sentence, i), word):
                continue
            return start, word
        return None

    def _has_other(self, clause: Clause, word: Word) -> bool:
        """Whether the other side is named behind the noun, or told ("warned Blinken *in a call*")."""
        if any(prep in word.other for prep, _ in clause.obliques) or self.people.givers(clause):
            return True
        upper = clause.parent
        if word.kind == "speech" and "to" in word.other and clause.marker in {"in", "during"} and upper is not None:
            if any(prep in word.other and h > clause.head for prep, h in upper.obliques):
                return True  # "said in opening words to the delegates", where the parser hung them on the verb
            return upper.lemma in self.kinds.speaking and bool(upper.objects or upper.indirect)
        if word.kind == "speech" and clause.marker == "object" and upper is not None and clause.via is None:
            return any(prep in word.other for prep, _ in upper.obliques)  # "gave remarks to students"
        given = upper is not None and clause.marker == "object" and clause.via is None
        if upper is not None and given and upper.name in self.kinds.giving and "for" in word.other:
            return any(prep == "for" for prep, _ in upper.obliques)  # "threw a dinner for him"
        if upper is not None and given and upper.lemma in word.carried:
            return any(prep in word.other for prep, _ in upper.obliques)  # "put through a call to him"
        if word.kind != "call" or clause.marker not in {"in", "during"} or upper is None or clause.via is not None:
            return False
        both = {p.actor.country for p in self.people.subjects(upper) if p.political and p.is_person}
        appeal = self._is_appeal(clause) or any(prep in {"for", "to"} for prep, _ in clause.obliques)
        return (len(both - {None}) > 1 and not appeal) or bool(
            self.people.told(clause)
        )  # "in a call, the king and the emir agreed"

    def _armed(self, sentence: Sentence, noun: int) -> bool:
        """Whether armed forces are named: "the navy's drills", "an exercise that *jets* carried out" are military."""
        carrier = self._carrier(nominal_clause(sentence, noun))
        if carrier is not None and any(sentence.lemmas[h] in self.kinds.forces for h in carrier.subjects):
            return True
        return any("MIL" in p.actor.sectors[:1] for m in self.resolution.of(sentence) for p in parties_of(m))

    def _carrier(self, clause: Clause) -> Clause | None:
        """The verb whose subject takes part: "held talks", "attended the summit"."""
        clause = self.reality.through(clause)
        below = (c for c in clause.sentence.clauses if clause.head in c.objects and c.name in self.kinds.carriers)
        relative = next((c for c in below if clause.head < c.head and self._told_of(c, clause.head)), None)
        if relative is not None:
            return relative
        parent = clause.parent
        if parent is None or parent.kind != "verb" or clause.via is not None:
            return None
        if clause.marker != "object":
            # "presided over a conference", "embarked on talks"
            return parent if f"{parent.lemma}_{clause.marker}" in self.kinds.carriers else None
        name = parent.name
        if name == "call" and (parent.predicatives or self._is_definite(clause.sentence, clause.head)):
            return None  # "called the summit an event"
        if parent.adverbs and f"{parent.lemma}_{parent.adverbs[0]}" in self.kinds.carriers:
            return parent
        return parent if name in self.kinds.carriers or name in self.kinds.hosts else None

    @staticmethod
    def _told_of(clause: Clause, noun: int) -> bool:
        """Whether a relative clause tells who does what the noun names: "the drill *that Chad and Mali will hold*"."""
        upper = clause.parent if clause.tense == "infinitive" else clause
        relative = any(c is not None and c.link == "relative" and c.via == noun for c in (clause, upper))
        return relative and bool(clause.subjects) and noun not in clause.subjects

    def _absent(self, clause: Clause) -> bool:
        """ "Cancelled his participation in the summit": the summit is not cancelled."""
        via, sentence = clause.via, clause.sentence
        if via is None or sentence.lemmas[via] not in self.kinds.presence or clause.marker not in {"in", "at"}:
            return False
        return self.reality.above.told(nominal_clause(sentence, via)) in UNDONE

    def _attends(self, clause: Clause, parent: Clause) -> bool:
        """Whether the verb's subject is present at the noun: "took part in the talks", "attended the meeting"."""
        if clause.marker == "object":
            return parent.lemma in self.kinds.attendance
        if clause.marker != "in":
            return False
        taken = [f"{parent.lemma}_{parent.sentence.lemmas[h]}" for h in parent.objects]
        return any(name in self.kinds.attendance for name in (f"{parent.lemma}_in", *taken))
