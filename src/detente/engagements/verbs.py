"""Verbs of contact: "met", "flew to", "spoke by telephone with"."""

from __future__ import annotations

from detente.engagements.contact import Contact
from detente.engagements.kinds import Word
from detente.engagements.parties import Party, country_at, names_country
from detente.engagements.reader import Reader
from detente.engagements.settling import settle
from detente.engagements.signs import ranked
from detente.parsing import Clause, Sentence, has_participle, noun_obliques

_CONTACTS = frozenset({"talk", "meeting", "dinner", "lunch", "visit", "summit"})
_NAMED = frozenset({"summit", "talk", "meeting", "conference"})
_LATELY = 10
"""How many days before a report a day lies of which it still may speak in the present: "meet on Sunday"."""
_GROUPS = frozenset({"delegation", "mission", "lawmaker", "senator", "legislator", "official", "negotiator"})
_RECEIVING = frozenset({"receive", "welcome", "greet"})


class Verbs(Reader):
    """Finds the contacts that verbs tell of."""

    def verb(self, clause: Clause, word: Word) -> Contact | None:
        """The contact that a clause tells of, its verb read as ``word``; None if it tells of none."""
        sentence = clause.sentence
        if word.adjective and not (clause.kind == "adjective" or clause.passive):
            return None
        if not word.adjective and clause.kind != "verb":
            return None
        low, high = sentence.edges[clause.top]
        if word.beside and not word.beside.intersection(sentence.lower[low : high + 1]):
            return None
        lasting = sentence.dependents(clause.head, "npadvmod") if word.kind == "visit" else []  # "spent Monday in Lima"
        if word.object and not any(
            sentence.lemmas[h] in word.object or sentence.words[h] in word.object or self._hears(word, sentence, h)
            for h in (*clause.objects, *lasting)
        ):
            return None
        if word.asked and (clause.objects and not clause.passive):
            return None  # "asked the minister about it on the radio"
        bare = sentence.tags[clause.head] == "VB" and clause.marker != "to" and not clause.auxiliaries
        if bare and clause.link == "root" and not clause.subjects and not clause.passive:
            return None  # "talk to the rebels": what one is told to do
        if word.unless and any(sentence.lemmas[h] in word.unless for h in clause.objects):
            return None
        around = [
            *clause.obliques,
            *(pair for h in clause.objects if word.object for pair in noun_obliques(sentence, h)),
        ]
        if word.venue and not any(sentence.lemmas[h] in word.venue for prep, h in around if prep in word.venue_behind):
            return None
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
        heads = clause.surface if word.adjective or word.asked else clause.objects if word.mover else clause.subjects
        if clause.link == "relative" and clause.via is not None and clause.via in heads:
            # "Lula and Erdogan, who flew to Tehran"
            heads = [*heads, *(h for h in sentence.conjuncts(clause.via) if h not in heads and h < clause.head)]
        more = self.people.listed(clause) if heads == clause.subjects else []
        at = self.people.at if word.kind != "exercise" else self.people.armed
        owners = [p for h in (*heads, *more) for p in at(sentence, h)]
        if word.among and [sentence.lower[h] for h in heads] == ["they"]:
            owners = self.people.they(sentence, heads[0], near=word.kind == "signing")
        if word.kind == "visit" and not owners:
            owners = self.people.aboard(sentence, heads)
        if not heads and not word.mover:
            owners = self.people.agent(clause) if clause.passive else self.people.subjects(clause)
        upper = clause.parent
        if not heads and clause.tense == "infinitive":
            guests = self.people.invited(sentence, clause.via) if clause.via is not None else []
            if guests:
                owners = guests
            elif upper is not None and clause.via is not None and clause.via in upper.objects:
                owners = [p for h in upper.subjects for p in self.people.at(sentence, h)]
            elif upper is None and clause.via is not None:
                owners = self.people.at(sentence, clause.via)
            else:
                owners = self.people.speaker(sentence.starts[clause.head])
        if upper is not None and ranked(clause, upper):
            owners = [p for h in upper.surface for p in self.people.at(sentence, h)] or owners
        if word.kind == "visit":
            owners = [self.people.engaged(p) for p in owners]
        others: list[Party] = []
        for place in word.other:
            if place == "indirect":
                behind = clause.indirect
            elif place == "object":
                behind = [h for h in clause.objects if not word.object]
                others += [p for h in behind for p in self.people.from_states(clause, h)]
                if word.kind == "meeting" and [sentence.lower[h] for h in behind] == ["them"]:
                    # "the president received them at his palace", "joined them for dinner"
                    others += self.people.pair if clause.lemma == "join" else self.people.visitors
            else:
                pairs = list(clause.obliques)
                if word.object or word.mover:
                    pairs += [pair for h in clause.objects for pair in noun_obliques(sentence, h)]
                # "spoke by telephone with Yeltsin", however the parser hung it
                pairs += [
                    pair for _, h in clause.obliques if sentence.lemmas[h] in word.beside
                    for pair in noun_obliques(sentence, h)
                ]  # fmt: skip
                behind = [
                    h
                    for prep, h in pairs
                    if prep == place and not _beside(clause, h) and not has_participle(sentence, h)
                ]
            for head in behind:
                if "than" in sentence.lower[max(0, head - 3) : head]:
                    continue  # "rather than to Lima"
                if word.kind == "visit":
                    party = country_at(self.resolution, sentence, head)
                    others += [party] if party is not None else []
                else:
                    others += at(sentence, head)
            if others:
                break
        if not others and (
            word.kind == "call"
            or (word.kind == "meeting" and "with" in word.other and not word.object)
            or (word.kind == "talks" and word.other == ("with",))
        ):
            others = self.people.deep(clause)
        if word.kind == "visit":
            owners = [*owners, *self.people.companions(clause, owners)]
        if not others and word.kind == "visit" and "to" in word.other:
            others = self.people.goals(sentence, range(clause.head + 1, min(clause.head + 4, len(sentence))))
        if not others and word.kind == "visit" and "object" in word.other and clause.objects:
            # "will visit Mr Cameron in London"
            goals = [country_at(self.resolution, sentence, h) for prep, h in clause.obliques if prep == "in"]
            others = [p for p in goals if p is not None][:1]
            if not others:
                # "visited Putin last week"
                people = [p for h in clause.objects for p in self.people.at(sentence, h)]
                others = [p for p in people if p.is_person and p.political and p.entity.known and p.actor.country][:1]
        if word.mover and not others and clause.lemma in self.kinds.asking:
            others = self.people.invited_to(clause, owners)
        if word.kind == "visit" and word.object and not others:
            others = self.people.across(clause, owners)
        if not others and word.kind == "visit" and owners and all(p.is_person for p in owners):
            others = self.people.sights(clause, word)
        if not others and word.kind == "visit" and self._is_arrival(clause, word) and self._only_arrives(clause):
            others = self.people.arrived(owners, sentence.index)
        if not others and word.kind == "visit" and "for" in word.other:
            # "left for Berlin to brief the chancellor": the parser may take Berlin for who briefs
            below = [c for c in sentence.clauses if c.parent is clause and c.tense == "infinitive" and c.surface]
            goals = [country_at(self.resolution, sentence, c.surface[0]) for c in below
                     if sentence.lower[c.surface[0] - 1] == "for"]  # fmt: skip
            others = [p for p in goals if p is not None][:1]
        if word.kind == "visit" and owners and names_country(clause.sentence, self._goals(clause)):
            # "the minister, who spent two days in the country": not in his own
            homes = {p.actor.country for p in owners}
            if others and all(p.actor.country in homes for p in others):
                others = self.people.arrived(owners, sentence.index)
        if (
            not others
            and word.kind == "visit"
            and ("there" in clause.adverbs or names_country(clause.sentence, self._goals(clause)))
        ):
            others = self.people.goal_before(sentence, owners)
        if not others and word.kind == "visit" and "there" in clause.adverbs:
            others = self.people.place_before(sentence, owners)
        if not others and word.kind == "visit" and "here" in clause.adverbs:
            others = self.people.here(owners)
        if not others and word.kind == "visit" and self._invites(clause.parent):
            others = [p for h in clause.parent.subjects for p in self.people.at(sentence, h)] if clause.parent else []
        if word.kind == "speech" and not others:
            # "addressed the Kenyan parliament"
            homes = {p.actor.country for p in owners} | {None}
            named = [
                *clause.objects,
                *(n for h in clause.objects for prep, n in noun_obliques(sentence, h) if prep == "of"),
            ]
            heard = [p for h in named for p in self.people.at(sentence, h)]
            foreign = [p for p in heard if p.actor.country not in homes and p.political]
            others = [p for p in foreign if not {"IGO", "UNO", "EUR"} & {p.actor.country, *p.actor.sectors}][:1]
        if word.kind in {"meeting", "talks"}:
            others = self.people.hosted(sentence, owners, others)
            owners = self.people.hosted(sentence, others, owners)
        if word.place and not others and not word.among:
            return None
        if word.kind == "signing" and not others:
            others = self.people.deep(clause, states=True)
            if not owners and not others and clause.passive:
                owners = self.people.same_two(sentence)  # "three memoranda are to be signed"
            if not others and self.people.pair_index == sentence.index and clause.tense != "infinitive":
                others = self.people.counterpart(sentence, owners)  # "held talks with him and signed contracts"
        if word.kind == "meeting" and clause.passive and clause.lemma in _RECEIVING and not owners:
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
        lands = {p.actor.country for p in (*owners, *others)} - {None}
        answered = clause.tense == "infinitive" and self.reality.of_verb(clause) in {"refused", "invited"}
        loose = clause.tense == "participle" or (clause.tense == "infinitive" and clause.link != "complement")
        if word.sure and (len(lands) < 2 or (loose and not answered)):
            return None
        if word.sure and any(prep == "for" and sentence.lemmas[h] in _NAMED for prep, h in clause.obliques):
            return None  # "the two will be joined by Marcos for a summit": the summit is told by its own word
        if word.abroad and not self._are_guests(clause, owners, others):
            return None
        if word.bare and not all(_may_be_called(p) or (word.dated and _is_group(p)) for p in others):
            return None
        if word.face and not all(p.is_person and p.political for p in others):
            return None  # "put the question to the court"
        behind = [*clause.objects, *clause.indirect, *(h for prep, h in clause.obliques if prep in word.other)]
        if word.media and not any(p.media for p in others):
            others = others + self.people.of_media(sentence, behind)
        unnamed = word.media and any(self._is_medium(sentence, h) for h in behind)
        others = [p for p in others if p.media] if unnamed else others  # "told state radio"
        if word.media and not unnamed and not any(p.entity.kind == "organisation" and p.entity.known for p in others):
            return None  # "speaking to reporters" is no interview
        if word.media != (unnamed or (bool(others) and all(p.media for p in others))):
            return None
        if word.media and clause.lemma == "tell" and not self._is_interview(owners, others):
            return None
        if word.place and not self._has_place(clause):
            strangers = {p.actor.country for p in owners}.isdisjoint(p.actor.country for p in others)
            greeted = strangers and all(p.is_person and p.entity.known and p.political for p in others)
            if not greeted or self.resolution.date_of(sentence, clause.head) is None:
                return None  # "welcomed Ukraine's president on Tuesday"
        teams = clause.lemma in {"meet", "face"} and not any(p.is_person for p in owners)
        if teams and self.kinds.sports.intersection(sentence.lemmas):
            return None  # "the Senators meet Boston in the first round of the playoffs"
        if word.armed and not all("MIL" in p.actor.sectors for p in (*owners, *others)):
            return None  # "the oil company is to drill with a partner"
        there = clause.tense == "future" or any(prep == "for" for prep, _ in clause.obliques)
        there = there or (word.kind != "visit" or not {"in", "at"} & set(word.other))
        if clause.lemma == "be" and word.other == ("to",) and clause.tense != "perfect":
            return None
        group = any(sentence.lemmas[h] in _GROUPS for h in heads) and all(p.political for p in owners)
        if clause.lemma == "leave" and word.other == ("object",) and any(prep == "for" for prep, _ in clause.obliques):
            return None  # "left Jordan for Israel": where to
        if clause.lemma in {"return", "come"} and word.other == ("from",) and "home" in clause.adverbs:
            return None  # "will return home from Rabat"
        likened = clause.lemma in _RECEIVING or clause.lemma == "see"
        if likened and any(prep == "as" for prep, _ in clause.obliques):
            return None  # "welcomed them as a new reality", "see each other as rivals"
        if clause.lemma == "interview" and not self._asks(clause, owners):
            return None  # "the crew was interviewed by investigators"
        if word.persons and not (
            owners and (group or all(p.is_person and (p.entity.known or there or clause.lemma != "be") for p in owners))
        ):
            return None
        contact.status = self.reality.of_verb(clause)
        if contact.status is None:
            return None
        if word.mover and clause.lemma in self.kinds.asking and contact.status in {"held", "under way"}:
            contact.status = "invited"
        if word.mover and clause.lemma in self.kinds.awaited and contact.status in {"held", "under way"}:
            contact.status = "scheduled"
        if clause.marker == "before" and clause.tense == "participle" and clause.lemma in self.kinds.departures:
            contact.status = "scheduled" if contact.status == "held" and "for" in word.other else contact.status
        contact.weak = contact.status == "cancelled" and self.reality.was_to(clause)
        awaited = word.adjective and word.kind == "visit"
        if awaited and contact.status in {"held", "under way"}:
            contact.weak = self.reality.was_awaited(clause)
            contact.status = "cancelled" if contact.weak else "scheduled"
        if clause.lemma == "be" and clause.tense == "present" and contact.status == "held" and word.other != ("from",):
            contact.status = "under way"
        became = upper is not None and upper.tense == "past" and ranked(clause, upper)
        self._when_and_where(contact, clause.head, clause.tense == "past" or became)
        told = (
            contact.date is not None or contact.place is not None or clause.marker == "where" or self._has_place(clause)
        )
        if word.dated and not told:
            ahead = contact.status in {"refused", "scheduled", "intended"} or clause.tense == "future"
            by_whom = clause.passive and all(p.is_person and p.political for p in owners)  # "was seen by the premier"
            apart = clause.marker in {"after", "before"}  # "after seeing Hans Blix"
            if not (ahead or by_whom or apart) or not all(p.entity.known or _is_group(p) for p in others):
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

    def _over_line(self, clause: Clause) -> bool:
        """Whether one speaks by telephone: "took up the matter with him *in a phone call*"."""
        pairs = [*clause.obliques, *(pair for o in clause.objects for pair in noun_obliques(clause.sentence, o))]
        return any(
            (prep in {"by", "over", "via", "on", "down"} and clause.sentence.lemmas[h] in self.kinds.lines)
            or (prep in {"in", "during", "by"} and clause.sentence.lemmas[h] == "call")
            for prep, h in pairs
        )

    def _is_arrival(self, clause: Clause, word: Word) -> bool:
        parts = particles(clause)
        names = {clause.name, *(f"{clause.lemma}_{clause.sentence.lower[c]}" for c in parts)}
        again = clause.lemma == "return" and clause.tense in {"infinitive", "future"}  # "intends to return in May"
        return bool(names & self.kinds.arrivals & set(word.words)) or (again and "to" in word.other)

    def _only_arrives(self, clause: Clause) -> bool:
        """Whether a verb of arrival tells only when or what for: "who arrived on Wednesday", "flew in for a parade"."""
        for prep, head in clause.obliques:
            if prep not in {"on", "for", "with", "in", "at", "after", "before", "from"}:
                return False
            if prep in {"in", "at"} and clause.sentence.pos[head] == "PROPN":
                dates = self.resolution.dates
                if not any(d.sentence is clause.sentence and d.first <= head <= d.last for d in dates):
                    return False
        dated = self.resolution.date_of(clause.sentence, clause.head) is not None
        return not clause.objects and (dated or clause.lemma != "come" or clause.tense == "future")

    @staticmethod
    def _goals(clause: Clause) -> list[int]:
        return [*clause.objects, *(h for prep, h in clause.obliques if prep in {"to", "for", "in"})]

    def _asks(self, clause: Clause, owners: list[Party]) -> bool:
        """Whether it is a paper or a broadcaster that interviews."""
        heads = [*clause.subjects, *(h for prep, h in clause.obliques if prep == "by")]
        return any(p.media for p in owners) or any(clause.sentence.lemmas[h] in self.kinds.media for h in heads)

    def _hears(self, word: Word, sentence: Sentence, head: int) -> bool:
        """Whether it is a body that one speaks to: "addressed the United Nations"."""
        mention = self.resolution.at(sentence, head)
        body = mention is not None and mention.entity.kind == "organisation" and mention.entity.known
        return word.words == ("address",) and body

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
        talks = any(prep == "for" and clause.sentence.lemmas[h] in _CONTACTS for prep, h in clause.obliques)
        return (
            talks
            or any(prep in {"in", "at", "to"} for prep, _ in clause.obliques)
            or any(clause.sentence.lower[k] in {"in", "at"} and clause.sentence.deps[k] == "prep" for k in inside)
        )

    def _are_guests(self, clause: Clause, owners: list[Party], others: list[Party]) -> bool:
        """Whether those spoken to are politicians of one other country: "told a Norwegian delegation in Colombo"."""
        homes = {p.actor.country for p in owners}
        lands = {p.actor.country for p in others}
        foreign = len(lands) == 1 and None not in lands | homes and not lands & homes
        guests = all(
            p.political and (p.is_person or p.entity.kind in {"group", "organisation"}) and not p.media for p in others
        )
        written = any(
            prep in {"in", "by", "over"} and clause.sentence.lemmas[h] in self.kinds.letters
            for prep, h in clause.obliques
        )
        return foreign and guests and len(owners) == 1 and not written

    def _is_medium(self, sentence: Sentence, head: int) -> bool:
        """Whether it is a paper or station, called so or by a name: "state radio", "*the daily* Novi List"."""
        before = [k for k in sentence.dependents(head, "compound", "amod", "nmod") if k < head]
        named = sentence.pos[head] == "PROPN" and any(sentence.lower[k] in self.kinds.media for k in before)
        return named or sentence.lemmas[head] in self.kinds.media

    def _is_interview(self, owners: list[Party], others: list[Party]) -> bool:
        """Whether to have told it to them is an interview: by somebody under a name, and not to an agency."""
        named = any(p.political and (p.entity.kind == "office" or (p.is_person and p.entity.known)) for p in owners)
        return named and not any(p.actor.name in self.kinds.agencies for p in others)

    def _invites(self, upper: Clause | None) -> bool:
        return upper is not None and self.kinds.status.get(upper.name) == "invited"


def _may_be_called(party: Party) -> bool:
    """Whether it is somebody whom a politician calls or calls on."""
    known = party.political or (party.unknown and party.actor.country is not None)
    return (party.is_person and known) or party.entity.kind == "relation"


def _is_group(party: Party) -> bool:
    """Whether it is several people of one state or union: "briefed *the bloc's ministers*"."""
    told = any(word[:1].isupper() for word in party.actor.text.split())
    return party.entity.plural and party.political and party.actor.country is not None and told


def among_themselves(word: Word) -> bool:
    """Whether it is a verb by which several come together: "meet", "gather"."""
    return word.among and word.kind == "meeting"


def particles(clause: Clause) -> list[int]:
    """The "in" of "flew in from Tokyo", whatever the parser takes it for."""
    sentence, after = clause.sentence, clause.head + 1
    bare = after < len(sentence) and sentence.pos[after] in {"ADP", "ADV"}
    bare = bare and (not sentence.children[after] or sentence.lower[after] in {"back", "home"})
    return [c for c in sentence.children[clause.head] if sentence.tags[c] == "RP" or (bare and c == after)]


def _beside(clause: Clause, head: int) -> bool:
    """Whether somebody only did it too: "spoke at the forum *along with* the senator"."""
    return ("along with", head) in clause.obliques or ("together with", head) in clause.obliques
