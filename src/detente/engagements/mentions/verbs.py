"""Verbs of contact: "met", "flew to", "spoke by telephone with"."""

from __future__ import annotations

from detente.engagements.contact import Contact
from detente.engagements.kinds import Word
from detente.engagements.mentions.sides import Sides
from detente.engagements.mentions.ways import is_told_by
from detente.engagements.parties.named import Party, country_at, place_at
from detente.engagements.parties.objects import called, is_text_told, listed_before, wholes
from detente.engagements.parties.settling import settle
from detente.engagements.parties.whom import among_themselves, is_group, is_placed, may_be_called
from detente.engagements.status.signs import is_still, ranked
from detente.engagements.status.straight import at_table, relative_object
from detente.engagements.words import load_words
from detente.parsing import Clause, Sentence, noun_obliques
from detente.statements import chain

_NOT = frozenset({"no", "not", "neither", "hardly", "never", "scarcely", "barely"})
_LATELY = 10
"""How many days before a report a day lies of which it still may speak in the present: "meet on Sunday"."""


class Verbs(Sides):
    """Finds the contacts that verbs tell of."""

    def verb(self, clause: Clause, word: Word) -> Contact | None:
        """The contact that a clause tells of, its verb read as ``word``; None if it tells of none."""
        sentence, words = clause.sentence, load_words()
        if word.kind == "signing":
            clause = relative_object(clause)
        elif word.kind == "meeting" and clause.lemma in self.kinds.meals:
            clause = at_table(clause, self.kinds.meals)
        if word.adjective and not (clause.kind == "adjective" or clause.passive):
            return None
        if not word.adjective and clause.kind != "verb":
            return None
        low, high = sentence.edges[clause.top]
        near = {*sentence.lower[low : high + 1], *(sentence.lower[h] for h in clause.subjects)}
        placed = any(prep in word.other and h > clause.head for prep, h in clause.obliques)
        if word.adjective and not placed and any(c.parent is clause and c.marker == "to" for c in sentence.clauses):
            return None  # "in Geneva the two were due to confer"
        if word.beside and not word.beside & near:
            return None  # "a tour that has taken him to Oslo"
        last = self.people.sentences.get(sentence.index - 1)
        lasting = sentence.dependents(clause.head, "npadvmod") if word.kind == "visit" else []  # "spent Monday in Lima"
        signed = self._above(clause) if word.kind == "signing" else []  # "a *protocol* on fisheries signed by"
        if word.object and not any(
            sentence.lemmas[h] in word.object
            or sentence.words[h] in word.object
            or self._hears(word, sentence, h)
            or (word.kind == "signing" and is_text_told(word.object, sentence, h, last))
            for h in (*clause.objects, *wholes(clause), *lasting, *signed)
        ):
            return None
        spans = [sentence.lower[clause.head + 1 : h] for h in clause.objects if word.object and h > clause.head]
        if any(_NOT & set(span) for span in spans):
            return None  # "exchanged not a word", "signed no pact"
        if word.kind == "speech" and any(sentence.lemmas[h] in load_words().in_private for _, h in clause.obliques):
            return None  # "told senators behind closed doors"
        if word.asked and (clause.objects and not clause.passive):
            return None  # "asked the minister about it on the radio"
        bare = sentence.tags[clause.head] == "VB" and clause.marker != "to" and not clause.auxiliaries
        if bare and clause.link == "root" and not clause.subjects and not clause.passive:
            return None  # "talk to the rebels": what one is told to do
        around = [
            *clause.obliques,
            *(pair for h in clause.objects if word.object for pair in noun_obliques(sentence, h)),
        ]
        venues = [h for prep, h in around if prep in word.venue_behind] if word.venue else []
        if word.venue and not any(word.venue & {sentence.lemmas[h], sentence.words[h]} for h in venues):
            return None
        if word.unless and any(word.unless & called(sentence, h) for h in (*clause.objects, *venues)):
            return None  # "told a *news* conference"
        if (word.plain or (clause.lemma == "fly" and not word.object)) and (clause.objects or clause.passive):
            return None  # "rushed troops to Juba", "flew doses into Aceh"
        if (
            word.kind == "talks"
            and "table" in word.beside
            and not any(p.political for h in clause.subjects for p in self.people.at(sentence, h))
        ):
            return None  # "the song brought people together"
        gathered = word.kind == "talks" and "table" in word.beside and word.other == ("object",)
        if gathered and any(self.people.is_pair(sentence, h) for h in clause.objects):
            return None  # "brought the two sides together": who they are is seldom told just before
        if word.line and not self._over_line(clause):
            return None
        contact = Contact(word.kind, sentence, clause.head, (clause.head, clause.head))
        upper = clause.parent
        heads = clause.surface if word.adjective or word.asked else clause.objects if word.mover else clause.subjects
        if clause.link == "relative" and clause.via is not None and clause.via in heads:
            # "Lula and Erdogan, who flew to Tehran"
            heads = [*heads, *(h for h in sentence.conjuncts(clause.via) if h not in heads and h < clause.head)]
            heads = [*listed_before(sentence, clause.via), *heads] if word.among else heads
        more = self.people.listed(clause) if heads == clause.subjects else []
        at = self.people.at if word.kind != "exercise" else self.people.armed
        owners = [p for h in (*heads, *more) for p in at(sentence, h)]
        several = self.people.subjects(upper) if clause.marker == "where" and upper is not None else []
        they = [sentence.lower[h] for h in heads] == ["they"]
        if they and len(several) > 1:
            owners = several  # "the three flew to Oslo, *where they* met the king"
        elif word.among and they:
            owners = self.people.they(sentence, heads[0], near=word.kind == "signing")
        if word.kind == "visit" and not owners:
            owners = self.people.aboard(sentence, heads)
        if not heads and not word.mover:
            owners = self.people.agent(clause) if clause.passive else self.people.subjects(clause)
        if not heads and clause.tense == "infinitive":
            guests = self.people.invited(sentence, clause.via) if clause.via is not None else []
            if guests:
                owners = guests
            elif subject := self._for_whom(clause):
                owners = subject  # "lays the ground *for both ministers* to meet"
            elif upper is not None and clause.via is not None and clause.via in upper.objects:
                owners = [p for h in upper.subjects for p in self.people.at(sentence, h)]
            elif upper is None and clause.via is not None:
                owners = self.people.at(sentence, clause.via)
            else:
                owners = self.people.speaker(sentence.starts[clause.head])
        if upper is not None and ranked(clause, upper):
            owners = [p for h in upper.surface for p in self.people.at(sentence, h)] or owners
        owners = self._not_the_antecedent(clause, owners)
        if word.kind in {"visit", "speech", "interview"}:
            owners = [self.people.engaged(p) for p in owners]
        owners, others = self.other_side(clause, word, owners, at)
        if word.among and not others and len(heads) == 1:
            owners = self.people.delegates(sentence, heads[0]) or owners
        if word.kind == "visit" and not (word.mover and clause.subjects):
            owners = self.people.sent_from_here(owners, others)
        if word.kind in {"meeting", "talks"}:
            others = self.people.hosted(sentence, owners, others)
            owners = self.people.hosted(sentence, others, owners)
        if word.place and not others and not word.among:
            return None
        if word.kind == "signing" and not others:
            others = self.people.deep(clause, states=True)
            if not owners and not others and clause.passive:
                owners = self.people.same_two(sentence)  # "three memoranda are to be signed"
            if not others and clause.tense == "infinitive":
                others = self.people.host_of(sentence, owners)  # "will fly to Kuwait to sign an accord"
            # "is to meet Tokayev *and sign* an accord"
            joined = clause.tense != "infinitive" or sentence.deps[clause.head] == "conj"
            if not others and self.people.pair_index == sentence.index and joined:
                others = self.people.counterpart(sentence, owners)  # "held talks with him and signed contracts"
        if word.kind == "meeting" and clause.passive and clause.lemma in words.receiving and not owners:
            # "he will be received in Moscow"
            owners = [p for prep, h in clause.obliques if prep in {"in", "at"}
                      if (p := country_at(self.resolution, sentence, h)) is not None]  # fmt: skip
        if word.kind not in {"visit", "signing", "exercise"} and not (others or word.among or word.alone):
            return None  # "the two sides want to raise the quotas"
        many = word.among and heads and len({p.actor.country for p in others if p.political}) > 1
        if not owners and others and not word.alone and word.kind != "visit" and not word.object and not many:
            return None
        if word.bare and not self._is_bare(clause, word):
            return None
        if word.kind == "call" and word.bare and any(prep == "to" for prep, _ in clause.obliques):
            return None  # "called the heads of state to a gathering"
        lands = {p.actor.country for p in (*owners, *others)} - {None}
        answered = clause.tense == "infinitive" and self.reality.of_verb(clause) in {"refused", "invited"}
        loose = clause.tense == "participle" or (clause.tense == "infinitive" and clause.link != "complement")
        if word.sure and (len(lands) < 2 or (loose and not answered)):
            return None
        named = words.told_by_themselves
        if word.sure and any(prep == "for" and sentence.lemmas[h] in named for prep, h in clause.obliques):
            return None  # "the two will be joined by Marcos for a summit": the summit is told by its own word
        if word.placed and not (clause.tense in {"past", "perfect"} and self._in_town(clause)):
            return None  # "agreed in principle"
        if word.abroad and not self._are_guests(clause, owners, others):
            return None
        if word.bare and not all(may_be_called(p) or (word.dated and is_group(p)) for p in others):
            return None
        if word.face and (
            is_told_by(clause, load_words().in_writing) or not all(p.is_person and p.political for p in others)
        ):
            return None  # "put the question to the court", "put it to him in a letter"
        behind = [*clause.objects, *clause.indirect, *(h for prep, h in clause.obliques if prep in word.other)]
        if word.media and not any(p.media for p in others):
            others = self.people.of_media(sentence, behind) or others  # "told *CNN's* Christiane Amanpour"
        unnamed = word.media and not word.named and any(self._is_medium(sentence, h) for h in behind)
        others = [p for p in others if p.media] if unnamed else others  # "told state radio"
        if word.media and not unnamed and not any(p.entity.kind == "organisation" and p.entity.known for p in others):
            return None  # "speaking to reporters" is no interview
        if word.media != (unnamed or (bool(others) and all(p.media for p in others))):
            return None
        if word.kind == "speech" and clause.lemma == "tell" and self._over_line(clause):
            return None  # "told commanders by videoconference"
        if word.media and clause.lemma == "tell" and not self._is_interview(owners, others):
            return None
        if word.place and not self._has_place(clause) and clause.marker != "where":
            strangers = {p.actor.country for p in owners}.isdisjoint(p.actor.country for p in others)
            greeted = strangers and all(p.is_person and p.entity.known and p.political for p in others)
            guests = self.people.visitors if sentence.index - self.people.visit_index <= 1 else []
            met = any(p.entity is q.entity for p in (*owners, *others) for q in guests)  # "was welcomed by the king"
            if not greeted or not (met or self.resolution.date_of(sentence, clause.head) is not None):
                return None  # "welcomed Ukraine's president on Tuesday"
        teams = clause.lemma in words.of_teams and not any(p.is_person for p in owners)
        if teams and self.kinds.sports.intersection(sentence.lemmas):
            return None  # "the Senators meet Boston in the first round of the playoffs"
        if word.armed and not all("MIL" in p.actor.sectors for p in (*owners, *others)):
            return None  # "the oil company is to drill with a partner"
        there = (
            clause.tense == "future" or "would" in clause.modals or any(prep == "for" for prep, _ in clause.obliques)
        )
        there = there or (word.kind != "visit" or not {"in", "at"} & set(word.other))
        if clause.lemma == "be" and word.other == ("to",) and clause.tense != "perfect":
            return None
        group = any(sentence.lemmas[h] in words.travelling_groups for h in heads) and all(p.political for p in owners)
        group = group or (word.among and any(sentence.lemmas[h] in words.chiefs_of_members for h in heads))
        if clause.lemma == "leave" and word.other == ("object",) and any(prep == "for" for prep, _ in clause.obliques):
            return None  # "left Jordan for Israel": where to
        if clause.lemma in words.coming_home and word.other == ("from",) and "home" in clause.adverbs:
            return None  # "will return home from Rabat"
        likened = clause.lemma in words.receiving or clause.lemma == "see"
        if likened and any(prep == "as" for prep, _ in clause.obliques):
            return None  # "welcomed them as a new reality", "see each other as rivals"
        if clause.lemma == "interview" and not self._asks(clause, owners):
            return None  # "the crew was interviewed by investigators"
        if word.persons and not (
            owners
            and (
                group
                or all(
                    p.is_person and (p.entity.known or there or clause.lemma != "be" or is_placed(clause, p))
                    for p in owners
                )
            )
        ):
            return None
        contact.status = self.reality.of_verb(clause)
        if contact.status is None:
            return None
        if contact.status != "held" and word.kind == "visit" and self._is_homeward(clause, owners):
            return None  # "will come back two days later"
        if word.mover and clause.lemma in self.kinds.asking and contact.status in {"held", "under way"}:
            contact.status = "invited"
        if word.mover and clause.lemma in self.kinds.awaited and contact.status in {"held", "under way"}:
            contact.status = "scheduled"
        if clause.marker == "before" and clause.tense == "participle" and clause.lemma in self.kinds.departures:
            contact.status = "scheduled" if contact.status == "held" and "for" in word.other else contact.status
        if word.kind in {"speech", "interview"} and contact.status == "under way" and clause.tense == "past":
            contact.status = "held"  # "was addressing mayors in Lima"
        contact.weak = contact.status == "cancelled" and (
            self.reality.was_to(clause) or (upper is not None and self.reality.was_awaited(upper))
        )
        awaited = word.adjective and word.kind == "visit"
        if awaited and contact.status in {"held", "under way"}:
            contact.weak = self.reality.was_awaited(clause)
            contact.status = "cancelled" if contact.weak else "scheduled"
        if clause.lemma == "be" and clause.tense == "present" and word.other == ("from",):
            contact.status = "held" if contact.status == "under way" else contact.status  # "is back from Rome"
        elif clause.lemma == "be" and contact.status == "held" and (clause.tense == "present" or is_still(clause)):
            contact.status = "under way"
        done = contact.status == "held" and clause.tense == "infinitive"  # "was allowed to see", "managed to meet"
        became = upper is not None and upper.tense == "past" and (done or ranked(clause, upper))
        self._when_and_where(contact, clause.head, clause.tense == "past" or became)
        if contact.place is None and clause.marker == "where" and clause.via is not None:
            contact.place = place_at(self.resolution, sentence, clause.via)  # "to Macao, *where* he will meet"
        guest = any("visiting" in sentence.lower[slice(*self._phrase(sentence, h))] for h in clause.objects)
        lasting_ = any(prep == "for" and sentence.lemmas[h] in words.short_times for prep, h in clause.obliques)
        there = clause.lemma == "see" and sentence.index - self.people.visit_index in {0, 1}
        abroad = there and any(p.entity is q.entity for p in owners for q in self.people.visitors)
        told = (
            guest
            or abroad  # "flew to Washington, where they saw Burns"
            or (lasting_ and word.sure)
            or (
                contact.date is not None
                or contact.place is not None
                or clause.marker == "where"
                or self._has_place(clause)
            )
        )
        if word.dated and not told:
            ahead = contact.status in {"refused", "scheduled", "intended"} or clause.tense == "future"
            by_whom = clause.passive and all(p.is_person and p.political for p in owners)  # "was seen by the premier"
            apart = clause.marker in {"after", "before"}  # "after seeing Hans Blix"
            if not (ahead or by_whom or apart) or not all(p.entity.known or is_group(p) for p in others):
                return None
        day = contact.date.start if contact.date is not None else None
        leaving = clause.lemma in self.kinds.departures  # "from there he flies to Moscow"
        today = day is not None and day == self.published
        if contact.kind == "visit" and clause.tense == "present" and (leaving or today):
            contact.status = "scheduled" if contact.status == "held" else contact.status  # "travels to Moscow today"
        bare = clause.tense == "infinitive" and clause.link == "root" and bool(clause.subjects)
        present = clause.tense == "present" or (bare and clause.marker != "to")
        if word.kind in {"meeting", "talks"} and present and contact.status == "held" and day:
            recent = self.published is None or (self.published - day).days < _LATELY
            contact.status = "scheduled" if recent and among_themselves(word) else "held"  # "meet in Lima on Sunday"
        if among_themselves(word) and present and contact.status == "held" and day is None and self._is_quoted(clause):
            return None  # "the bloc sits down together or it is no bloc", somebody says
        if present and contact.status == "held" and day is None and self.kinds.habits & set(clause.adverbs):
            return None  # "the premiers usually get together twice a year"
        if word.kind in {"meeting", "talks"}:
            others = self.people.received(contact, owners, others)
        if word.kind in {"talks", "meeting"} and self._over_line(clause):
            contact.kind = "call"
        if not settle(contact, word, owners, others, []):
            return None
        if word.venue_behind != frozenset(word.other) and word.venue and len(contact.parties) < 2:
            return None  # "the rebels returned to the table"
        if clause.link == "purpose" and word.kind == "talks" and len(contact.parties) < 2:
            return None  # "EU ministers meet in Luxembourg to discuss it"
        return self._attributed(contact)

    @staticmethod
    def _above(clause: Clause) -> list[int]:
        """The noun that a participle's own is part of, however the parser hung it: "a *pact* on coal signed by"."""
        if clause.link != "participle" or clause.via is None or not clause.passive:
            return []
        sentence = clause.sentence
        prep = sentence.heads[clause.via]
        upper = sentence.heads[prep]
        hung = sentence.deps[clause.via] == "pobj" and sentence.lower[prep] in {"on", "of", "about", "for", "in"}
        return [upper] if hung and sentence.pos[upper] == "NOUN" else []

    def _hears(self, word: Word, sentence: Sentence, head: int) -> bool:
        """Whether it is a body that one speaks to: "addressed the United Nations"."""
        mention = self.resolution.at(sentence, head)
        body = mention is not None and mention.entity.kind == "organisation" and mention.entity.known
        return word.words == ("address",) and body

    def _for_whom(self, clause: Clause) -> list[Party]:
        """Who is to do it, where the parser hangs the "for" on the words above: "pave the way *for both* to meet"."""
        sentence, upper, via = clause.sentence, clause.parent, clause.via
        pairs = noun_obliques(sentence, via) if via is not None else upper.obliques if upper is not None else []
        first = via if via is not None else upper.head if upper is not None else 0
        heads = [h for prep, h in pairs if prep == "for" and first < h < clause.head]
        return [p for h in heads[-1:] for p in self.people.at(sentence, h) if p.political]

    def _not_the_antecedent(self, clause: Clause, owners: list[Party]) -> list[Party]:
        """Whom "he" means in "the minister, *with whom he conferred*": not the minister but the guest told before."""
        sentence = clause.sentence
        pronoun = [sentence.pos[h] for h in clause.subjects] == ["PRON"]
        if clause.link != "relative" or clause.via is None or not pronoun or len(owners) != 1:
            return owners
        mine = {id(p.entity) for p in self.people.at(sentence, clause.via)}
        guests = [p for p in self.people.visitors if id(p.entity) not in mine]
        behind = any(sentence.lower[k] in {"whom", "who"} for k in sentence.subtree(clause.head) if k < clause.head)
        return guests if behind and id(owners[0].entity) in mine and len(guests) == 1 else owners

    def _is_homeward(self, clause: Clause, owners: list[Party]) -> bool:
        """Whether somebody comes back to where the article is written, which is his home."""
        told = any(prep in {"to", "from", "for", "into", "in"} for prep, _ in clause.obliques)
        beside = {clause.sentence.lower[c] for c in clause.sentence.children[clause.head]}
        back = clause.lemma in load_words().coming_home and (clause.lemma == "return" or "back" in beside)
        written = {code for code, _ in self.resolution.written_from}
        return back and not told and bool(owners) and all(p.actor.country in written for p in owners)

    def _is_quoted(self, clause: Clause) -> bool:
        """Whether it stands in quotation marks."""
        links = chain(self.said, clause.sentence.starts[clause.head])
        return bool(links) and links[-1].statement.form == "direct"

    @staticmethod
    def _is_bare(clause: Clause, word: Word) -> bool:
        """Whether nothing more is said: "called the king", not "called him naive", nor "called on him to leave"."""
        below = [c for c in clause.sentence.clauses if c.parent is clause and c.tense == "infinitive"]
        if clause.predicatives or any(c.link == "complement" for c in below):
            return False
        if "object" in word.other:
            one = len(clause.objects) == 1 or clause.objects == clause.sentence.conjuncts(clause.objects[0])
            return one and not clause.complements and (word.dated or len(clause.obliques) < 2)
        return not clause.objects and not below

    @staticmethod
    def _has_place(clause: Clause) -> bool:
        """Whether a place is told, behind the verb or what it is done to: "hosted the president of Chile in Lima"."""
        with_ = [h for prep, h in clause.obliques if prep in {"with", "into", "beside"}]
        inside = [k for h in (*clause.objects, *with_) for k in clause.sentence.subtree(h) if k > h]
        occasions = load_words().occasions
        talks = any(prep == "for" and clause.sentence.lemmas[h] in occasions for prep, h in clause.obliques)
        return (
            talks
            or any(prep in {"in", "at", "to"} for prep, _ in clause.obliques)
            or any(clause.sentence.lower[k] in {"in", "at"} and clause.sentence.deps[k] == "prep" for k in inside)
        )

    def _in_town(self, clause: Clause) -> bool:
        """Whether it is done in a town or at some such place: "agreed *in Sochi* to part the lake"."""
        pairs = [*clause.obliques, *(pair for h in clause.objects for pair in noun_obliques(clause.sentence, h))]
        places = [place_at(self.resolution, clause.sentence, h) for prep, h in pairs if prep in {"in", "at"}]
        return any(place is not None and place.kind != "country" for place in places)

    def _are_guests(self, clause: Clause, owners: list[Party], others: list[Party]) -> bool:
        """Whether those spoken to are politicians of one other country: "told a Norwegian delegation in Colombo"."""
        homes = {p.actor.country for p in owners}
        lands = {p.actor.country for p in others}
        foreign = len(lands) == 1 and None not in lands | homes and not lands & homes
        guests = all(
            p.political and (p.is_person or p.entity.kind in {"group", "organisation"}) and not p.media for p in others
        )
        return foreign and guests and len(owners) == 1 and not is_told_by(clause, self.kinds.letters)
