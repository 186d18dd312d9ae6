"""The mentions of engagements in a sentence: which words tell of one, who takes part, and how real it is."""

from __future__ import annotations

import datetime

from detente.engagements.contact import Contact
from detente.engagements.kinds import Kinds, Word
from detente.engagements.parties import Party, country_at, parties_of, place_at, state_of
from detente.engagements.people import People
from detente.engagements.reality import UNDONE, WITHIN, Reality, name_of, ranked
from detente.engagements.settling import settle
from detente.parsing import Clause, Sentence, nominal_clause, noun_obliques
from detente.resolving import Resolution
from detente.resolving.places import place_of
from detente.statements import Said, chain

_AT = frozenset({"at", "for", "in", "during", "on"})
_CONTACTS = frozenset({"talk", "meeting", "dinner", "lunch", "visit", "summit"})
_GROUPS = frozenset({"delegation", "mission", "lawmaker", "senator", "legislator", "official", "negotiator"})
_RECEIVING = frozenset({"receive", "welcome", "greet"})
_IT = frozenset({"it", "this", "that"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "both"})


class Mentions:
    """Finds the mentions of one article."""

    def __init__(self, kinds: Kinds, resolution: Resolution, said: list[Said], published: datetime.date | None) -> None:
        self.kinds, self.resolution, self.said, self.published = kinds, resolution, said, published
        self.reality = Reality(kinds)
        self.people = People(kinds, resolution, said)

    def of(self, sentence: Sentence) -> list[Contact]:
        """The mentions of a sentence in the order of their words."""
        found: list[Contact] = []
        nouns = self.kinds.nouns
        for i, lemma in enumerate(sentence.lemmas):
            if lemma in nouns and sentence.pos[i] in {"NOUN", "PROPN"}:
                contact = self._noun(sentence, i)
                if contact is not None:
                    found.append(contact)
        for clause in sentence.clauses:
            name = name_of(clause)
            entries = self.kinds.verbs.get(name, ())
            for particle in _particles(clause):  # "flew in for the parade"
                name = f"{clause.lemma}_{sentence.lower[particle]}"
                entries = self.kinds.verbs.get(name, entries)
            if not entries and clause.kind == "adjective":
                entries = self.kinds.verbs.get(sentence.lower[clause.head], ())
            elif clause.passive:
                entries = [*entries, *(w for w in self.kinds.verbs.get(sentence.lower[clause.head], ()) if w.adjective)]
            contact = next((c for c in (self._verb(clause, word) for word in reversed(entries)) if c), None)
            if contact is not None:
                found.append(contact)
        found.sort(key=lambda c: c.head)
        _purposes(found, sentence)
        return [c for c in found if not _is_ranked_again(c, found)]

    def _noun(self, sentence: Sentence, i: int) -> Contact | None:
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
        clause = nominal_clause(sentence, i)
        carrier = self._carrier(clause)
        if self._absent(clause):
            return None
        contact = Contact(word.kind, sentence, i, (first, i))
        owners, others, hosts = self.people.sides(clause, carrier, word)
        if clause.lemma == "invitation" and not others:
            return None  # to something else than a country
        if word.attended and clause.marker in _AT:
            others = [*others, *owners]
            owners = []
        between = any(prep in {"between", "among", "of"} for prep, _ in clause.obliques)
        if not owners and not (between and word.kind in {"talks", "meeting"} and len(others) > 1):
            owners = self.people.from_context(clause, others, word)
        if word.kind == "visit" and not others:
            others = self.people.goals(sentence, sorted(sentence.subtree(i))) or self.people.around(clause)
            others = others or self.people.both_goals(clause, owners)
            others = others or self.people.of_land(sentence, [h for p, h in clause.obliques if p in word.other])
        if word.kind == "visit" and not others and owners and not any(p in word.other for p, _ in clause.obliques):
            others = self.people.goal_before(sentence, owners, own=True)
        if word.kind == "visit" and not others and owners:
            # "a trip to the games in Sochi"
            home = {p.actor.country for p in owners}
            inside = (place_at(self.resolution, sentence, k) for k in sentence.subtree(i) if k > i)
            others = [state_of(p) for p in inside if p is not None and p.country and p.country not in home][:1]
        if word.kind == "visit" and others and not owners:
            owners = self.people.travellers(sentence, others)
            contact.echo = self._is_definite(sentence, i)
        attends = clause.parent is not None and self._attends(clause, clause.parent)
        bare = not any(prep in word.other for prep, _ in clause.obliques) and not clause.modifiers
        contact.joins = attends and bare and word.kind in {"talks", "meeting"} and self._is_definite(sentence, i)
        contact.echo = contact.echo or contact.joins or self._is_echo(clause, word)
        if word.kind in {"call", "meeting"} and clause.marker in WITHIN and owners and not others:
            others = self.people.told(clause) or self.people.counterpart(sentence, owners)
        if word.kind in {"talks", "meeting"} and owners and not others:
            others = self.people.asked(clause) or self.people.seat(clause, owners)
        if word.kind in {"talks", "meeting"} and others and not owners and self.people.pair_kind != "visit":
            owners = self.people.counterpart(sentence, others)  # "the next talks with Somalia"
        if word.owner == "party":
            others = self.people.hosted(sentence, owners, others)
        contact.status, contact.weak = self.reality.of_noun(clause, carrier)
        contact.weak = contact.weak or (contact.echo and carrier is None and not self.reality.told(clause))
        if contact.status is None and not contact.weak:
            return None
        if contact.status == "refused" and others and not owners:
            owners = self.people.speaker(sentence.starts[i])
        if word.owner == "speaker" and contact.status == "under way":
            contact.status = "held"
        if contact.status in {"scheduled", "possible"} and self._is_past(sentence, i):
            contact.status = "held"
        upper = clause.parent
        told = upper is not None and clause.marker in WITHIN and upper.tense in {"past", "perfect"}
        self._when_and_where(contact, i, told)
        media: list[Party] = []
        if word.kind == "interview" and upper is not None:
            told_to = [p for h in (*upper.objects, *upper.indirect) for p in self.people.at(sentence, h)]
            media = [p for p in told_to if p.media]
        open_ = word.kind in {"talks", "meeting"} and self.people.with_open(clause, carrier, owners, others)
        if attends and clause.parent is not None:
            owners = owners or [p for h in clause.parent.subjects for p in self.people.at(sentence, h)]
        if not settle(contact, word, owners, others, hosts, open_ or (attends and contact.place is not None), media):
            definite = any(sentence.lower[c] in _POINTING or sentence.deps[c] == "poss" for c in sentence.children[i])
            plural = sentence.tags[i] == "NNS" and word.kind == "talks"
            first_word = sentence.deps[i] in {"nsubj", "nsubjpass"} and plural
            named = any(prep in word.other for prep, _ in clause.obliques)
            if named or not (definite or first_word):
                return None
            contact.refers = True
            contact.parties, contact.host = [], None
            if carrier is None and not self.reality.told(clause):
                contact.weak = True
        if word.kind == "visit" and contact.parties and contact.host is None:
            home = {p.actor.country for p in contact.parties}
            around = {p.country for p in self.resolution.places if p.sentence is sentence and p.country}
            if around and around <= home:
                return None  # "cancelled his visit to Puebla", at home
        return self._attributed(contact)

    @staticmethod
    def _is_definite(sentence: Sentence, i: int) -> bool:
        return any(sentence.lower[c] in _POINTING for c in sentence.children[i])

    def _is_echo(self, clause: Clause, word: Word) -> bool:
        """Whether the noun is said of a contact told before: "*it was* the first visit", "will join *the summit*"."""
        sentence = clause.sentence
        if clause.marker == "predicative":
            heads = [h for c in sentence.clauses if c.head == clause.head for h in c.surface]
            return any(sentence.lower[h] in _IT or sentence.lemmas[h] in self.kinds.nouns for h in heads)
        bare = not clause.modifiers and not any(prep in word.other for prep, _ in clause.obliques)
        return word.attended and word.kind == "summit" and bare and self._is_definite(sentence, clause.head)

    def _is_past(self, sentence: Sentence, i: int) -> bool:
        """Whether the noun has a date of its own before it that is over: "*last week's* summit"."""
        return any(
            d.sentence is sentence and sentence.heads[d.last] == i and d.last < i
            and self.published is not None and d.end < self.published
            for d in self.resolution.dates
        )  # fmt: skip

    def _entry(self, sentence: Sentence, i: int) -> tuple[int, Word] | None:
        left = [
            k for k in range(max(sentence.edges[i][0], i - 6), i) if i in (sentence.heads[k], *sentence.ancestors(k))
        ]
        beside = {sentence.lower[k] for k in left} | {sentence.lemmas[k] for k in left}
        for parts, word in self.kinds.nouns[sentence.lemmas[i]]:
            start = i - len(parts) + 1
            if start < 0 or any(
                part not in (sentence.lemmas[start + k], sentence.lower[start + k]) for k, part in enumerate(parts)
            ):
                continue
            if word.beside and not word.beside & beside and not (word.kind == "exercise" and self._armed(sentence)):
                continue
            if word.unless & beside or (word.carried and sentence.lemmas[sentence.heads[i]] not in word.carried):
                continue
            if word.needs_other and not self._has_other(nominal_clause(sentence, i), word):
                continue
            return start, word
        return None

    def _has_other(self, clause: Clause, word: Word) -> bool:
        """Whether the other side is named behind the noun, or told ("warned Blinken *in a call*")."""
        if any(prep in word.other for prep, _ in clause.obliques):
            return True
        return word.kind == "call" and clause.marker in {"in", "during"} and bool(self.people.told(clause))

    def _armed(self, sentence: Sentence) -> bool:
        """Whether armed forces are named: "the navy's drills" are military."""
        return any("MIL" in p.actor.sectors[:1] for m in self.resolution.of(sentence) for p in parties_of(m))

    def _carrier(self, clause: Clause) -> Clause | None:
        """The verb whose subject takes part: "held talks", "attended the summit"."""
        clause = self.reality.through(clause)
        parent = clause.parent
        if parent is None or parent.kind != "verb" or clause.via is not None or clause.marker != "object":
            return None
        name = name_of(parent)
        if name == "call" and (parent.predicatives or self._is_definite(clause.sentence, clause.head)):
            return None  # "called the summit an event"
        if parent.adverbs and f"{parent.lemma}_{parent.adverbs[0]}" in self.kinds.carriers:
            return parent
        return parent if name in self.kinds.carriers or name in self.kinds.hosts else None

    def _absent(self, clause: Clause) -> bool:
        """ "Cancelled his participation in the summit": the summit is not cancelled."""
        via, sentence = clause.via, clause.sentence
        if via is None or sentence.lemmas[via] not in self.kinds.presence or clause.marker not in {"in", "at"}:
            return False
        return self.reality.told(nominal_clause(sentence, via)) in UNDONE

    def _attends(self, clause: Clause, parent: Clause) -> bool:
        """Whether the verb's subject is present at the noun: "took part in the talks", "attended the meeting"."""
        if clause.marker == "object":
            return parent.lemma in self.kinds.attendance
        if clause.marker != "in":
            return False
        taken = [f"{parent.lemma}_{parent.sentence.lemmas[h]}" for h in parent.objects]
        return any(name in self.kinds.attendance for name in (f"{parent.lemma}_in", *taken))

    def _verb(self, clause: Clause, word: Word) -> Contact | None:
        sentence = clause.sentence
        if word.adjective and not (clause.kind == "adjective" or clause.passive):
            return None
        if not word.adjective and clause.kind != "verb":
            return None
        low, high = sentence.edges[clause.top]
        if word.beside and not word.beside.intersection(sentence.lower[low : high + 1]):
            return None
        if word.object and not any(
            sentence.lemmas[h] in word.object or self._hears(word, sentence, h) for h in clause.objects
        ):
            return None
        if word.unless and any(sentence.lemmas[h] in word.unless for h in clause.objects):
            return None
        if word.venue and not any(
            sentence.lemmas[h] in word.venue for prep, h in clause.obliques if prep in word.other
        ):
            return None
        contact = Contact(word.kind, sentence, clause.head, (clause.head, clause.head))
        heads = clause.surface if word.adjective else clause.objects if word.mover else clause.subjects
        if clause.link == "relative" and clause.via is not None and clause.via in heads:
            # "Lula and Erdogan, who flew to Tehran"
            heads = [*heads, *(h for h in sentence.conjuncts(clause.via) if h not in heads and h < clause.head)]
        more = self.people.listed(clause) if heads == clause.subjects else []
        owners = [p for h in (*heads, *more) for p in self.people.at(sentence, h)]
        if word.among and [sentence.lower[h] for h in heads] == ["they"]:
            owners = self.people.they(sentence, heads[0], near=word.kind == "signing")
        if not heads and not word.mover:
            owners = self.people.agent(clause) if clause.passive else self.people.subjects(clause)
        upper = clause.parent
        if not heads and clause.tense == "infinitive":
            if upper is not None and clause.via is not None and clause.via in upper.objects:
                owners = [p for h in upper.subjects for p in self.people.at(sentence, h)]
            elif upper is None and clause.via is not None:
                owners = self.people.at(sentence, clause.via)
            else:
                owners = self.people.speaker(sentence.starts[clause.head])
        if upper is not None and ranked(clause, upper):
            owners = [p for h in upper.surface for p in self.people.at(sentence, h)] or owners
        others: list[Party] = []
        for place in word.other:
            if place == "object":
                behind = [h for h in clause.objects if not word.object]
                others += [p for h in behind for p in self.people.from_states(clause, h)]
                if word.kind == "meeting" and [sentence.lower[h] for h in behind] == ["them"]:
                    others += self.people.visitors  # "the president received them at his palace"
            else:
                pairs = list(clause.obliques)
                if word.object:
                    pairs += [pair for h in clause.objects for pair in noun_obliques(sentence, h)]
                # "spoke by telephone with Yeltsin", however the parser hung it
                pairs += [
                    pair for _, h in clause.obliques if sentence.lemmas[h] in word.beside
                    for pair in noun_obliques(sentence, h)
                ]  # fmt: skip
                behind = [
                    h for prep, h in pairs if prep == place and not _beside(clause, h) and not _tells(sentence, h)
                ]
            for head in behind:
                if "than" in sentence.lower[max(0, head - 3) : head]:
                    continue  # "rather than to Lima"
                if word.kind == "visit":
                    party = country_at(self.resolution, sentence, head)
                    others += [party] if party is not None else []
                else:
                    others += self.people.at(sentence, head)
            if others:
                break
        if not others and (word.kind == "call" or (word.kind == "talks" and word.other == ("with",))):
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
        if not others and word.kind == "visit" and self._is_arrival(clause, word) and self._only_arrives(clause):
            others = self.people.arrived(owners, sentence.index)
        if not others and word.kind == "visit" and "for" in word.other:
            # "left for Berlin to brief the chancellor": the parser may take Berlin for who briefs
            below = [c for c in sentence.clauses if c.parent is clause and c.tense == "infinitive" and c.surface]
            goals = [country_at(self.resolution, sentence, c.surface[0]) for c in below
                     if sentence.lower[c.surface[0] - 1] == "for"]  # fmt: skip
            others = [p for p in goals if p is not None][:1]
        if not others and word.kind == "visit" and ("there" in clause.adverbs or self._is_island(clause)):
            others = self.people.goal_before(sentence, owners)
        if not others and word.kind == "visit" and self._invites(clause.parent):
            others = [p for h in clause.parent.subjects for p in self.people.at(sentence, h)] if clause.parent else []
        if word.kind in {"meeting", "talks"}:
            others = self.people.hosted(sentence, owners, others)
            owners = self.people.hosted(sentence, others, owners)
        if word.place and not others and not word.among:
            return None
        if word.kind == "signing" and not others:
            others = self.people.deep(clause)
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
        if word.bare and not all(_may_be_called(p) for p in others):
            return None
        behind = [*clause.objects, *clause.indirect, *(h for prep, h in clause.obliques if prep in word.other)]
        unnamed = word.media and any(sentence.lemmas[h] in self.kinds.media for h in behind)
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
        there = clause.tense == "future" or any(prep == "for" for prep, _ in clause.obliques)
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
        if word.mover and clause.lemma == "invite" and contact.status in {"held", "under way"}:
            contact.status = "invited"
        if word.adjective and contact.status in {"held", "under way"}:
            contact.status = "scheduled"
        if clause.lemma == "be" and clause.tense == "present" and contact.status == "held":
            contact.status = "under way"
        self._when_and_where(contact, clause.head, clause.tense == "past")
        told = (
            contact.date is not None or contact.place is not None or clause.marker == "where" or self._has_place(clause)
        )
        if word.dated and not told:
            ahead = contact.status in {"refused", "scheduled", "intended"} or clause.tense == "future"
            if not ahead or not all(p.entity.known for p in others):
                return None
        day = contact.date.start if contact.date is not None else None
        leaving = clause.lemma in self.kinds.departures  # "from there he flies to Moscow"
        today = day is not None and day == self.published
        if contact.kind == "visit" and clause.tense == "present" and (leaving or today):
            contact.status = "scheduled" if contact.status == "held" else contact.status  # "travels to Moscow today"
        if not settle(contact, word, owners, others, []):
            return None
        return self._attributed(contact)

    def _is_arrival(self, clause: Clause, word: Word) -> bool:
        parts = _particles(clause)
        names = {name_of(clause), *(f"{clause.lemma}_{clause.sentence.lower[c]}" for c in parts)}
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
    def _is_island(clause: Clause) -> bool:
        """Whether one goes to "the island", "the country": the one told of before."""
        heads = [*clause.objects, *(h for prep, h in clause.obliques if prep in {"to", "for", "in"})]
        return any(
            clause.sentence.lemmas[h] in {"island", "country", "kingdom", "republic"}
            and any(clause.sentence.lower[c] == "the" for c in clause.sentence.children[h])
            for h in heads
        )

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
        inside = [k for h in clause.objects for k in clause.sentence.subtree(h) if k > h]
        talks = any(prep == "for" and clause.sentence.lemmas[h] in _CONTACTS for prep, h in clause.obliques)
        return (
            talks
            or any(prep in {"in", "at", "to"} for prep, _ in clause.obliques)
            or any(clause.sentence.lower[k] in {"in", "at"} and clause.sentence.deps[k] == "prep" for k in inside)
        )

    def _is_interview(self, owners: list[Party], others: list[Party]) -> bool:
        """Whether to have told it to them is an interview: by somebody under a name, and not to an agency."""
        named = any(p.political and (p.entity.kind == "office" or (p.is_person and p.entity.known)) for p in owners)
        return named and not any(p.actor.name in self.kinds.agencies for p in others)

    def _invites(self, upper: Clause | None) -> bool:
        return upper is not None and self.kinds.status.get(name_of(upper)) == "invited"

    def _when_and_where(self, contact: Contact, token: int, past: bool) -> None:
        """Date and place; what lies ahead by its date is scheduled, unless the verb is one of the past."""
        contact.date = self.resolution.date_of(contact.sentence, token)
        if contact.date is not None and contact.date.kind in {"since", "until", "before", "after"}:
            contact.date = None  # "his first trip to Brazil since 2015"
        contact.place = place_of(contact.sentence, token, self.resolution.places)
        if contact.place is None and contact.kind == "visit":
            inside = [k for k in contact.sentence.subtree(token) if place_at(self.resolution, contact.sentence, k)]
            contact.place = place_at(self.resolution, contact.sentence, min(inside)) if inside else None
        later = (
            contact.date is not None
            and self.published is not None
            and (contact.date.date.start > self.published or contact.sentence.lower[contact.date.first] == "later")
        )
        if later and past:
            contact.date = None
        elif later and contact.status in {"held", "under way"}:
            contact.status = "scheduled"

    def _attributed(self, contact: Contact) -> Contact:
        offset = contact.sentence.starts[contact.trigger[0]]
        contact.attribution = [link.attribution for link in chain(self.said, offset)]
        self.people.remember(contact.parties, contact.sentence, contact.kind, contact.host, contact.place)
        return contact


def _may_be_called(party: Party) -> bool:
    """Whether it is somebody whom a politician calls or calls on."""
    known = party.political or (party.unknown and party.actor.country is not None)
    return (party.is_person and known) or party.entity.kind == "relation"


def _particles(clause: Clause) -> list[int]:
    """The "in" of "flew in from Tokyo", whatever the parser takes it for."""
    sentence, after = clause.sentence, clause.head + 1
    bare = after < len(sentence) and sentence.pos[after] in {"ADP", "ADV"} and not sentence.children[after]
    return [c for c in sentence.children[clause.head] if sentence.tags[c] == "RP" or (bare and c == after)]


def _tells(sentence: Sentence, head: int) -> bool:
    """Whether somebody behind "with" only adds to it: "spoke on the project, *with the mayor saying* that ..."."""
    return any(sentence.tags[c] == "VBG" and c > head for c in sentence.dependents(head, "acl", "advcl", "pcomp"))


def _beside(clause: Clause, head: int) -> bool:
    """Whether somebody only did it too: "spoke at the forum *along with* the senator"."""
    return ("along with", head) in clause.obliques or ("together with", head) in clause.obliques


def _is_ranked_again(contact: Contact, found: list[Contact]) -> bool:
    """Whether it ranks a visit that its sentence tells: "left for Athens, *the first Indian premier to go there*"."""
    if contact.kind != "visit" or contact.host is None or not any(p.vague for p in contact.parties):
        return False
    home = {p.actor.country for p in contact.parties}
    return any(
        other.kind == "visit"
        and {p.actor.country for p in other.parties} == home
        and (not any(p.vague for p in other.parties) or other.head > contact.head)
        for other in found
        if other is not contact
    )


def _purposes(found: list[Contact], sentence: Sentence) -> None:
    """ "Flies to Kyiv on Friday *to hold talks*": what a visit is for is scheduled as well."""
    scheduled = {c.head for c in found if c.kind == "visit" and c.status in {"scheduled", "held", "under way"}}
    for contact in found:
        # "flies to Italy *for a summit*"
        clause = nominal_clause(sentence, contact.head) if sentence.pos[contact.head] == "NOUN" else None
        if clause is not None and clause.marker == "for" and clause.parent is not None and contact.status == "held":
            ahead = any(c.head == clause.parent.head and c.status == "scheduled" for c in found)
            contact.status = "scheduled" if ahead else contact.status
    for clause in sentence.clauses:
        if clause.tense != "infinitive" or clause.parent is None or clause.parent.head not in scheduled:
            continue
        for contact in found:
            inside = contact.head in (clause.head, *clause.objects, *(h for _, h in clause.obliques))
            if contact.status == "intended" and inside:
                contact.status = "scheduled"
