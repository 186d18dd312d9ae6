"""The other side of a contact that a verb tells of: whom one meets, where one goes, what one hears."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from detente.engagements.kinds import Word
from detente.engagements.mentions.ways import Ways
from detente.engagements.parties.named import Party, country_at, names_country, state_called
from detente.engagements.words import load_words
from detente.parsing import Clause, Sentence, has_participle, noun_obliques


class Sides(Ways):
    """Finds the other side of a verb of contact."""

    def other_side(
        self, clause: Clause, word: Word, owners: list[Party], at: Callable[[Sentence, int], list[Party]]
    ) -> tuple[list[Party], list[Party]]:
        """Who does it, with companions, and the other side, where the verb's places or the text around tell it."""
        sentence = clause.sentence
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
                # "went over the draft with him"
                pairs += [
                    pair for prep, h in clause.obliques if word.venue and prep in word.venue_behind
                    for pair in noun_obliques(sentence, h) if pair[0] == "with"
                ]  # fmt: skip
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
                if word.kind == "visit" and self.people.is_pair(sentence, head):
                    others += self.people.two_abroad(sentence, head, owners)  # "visited *both capitals*"
                elif word.kind == "visit":
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
            if not others and self._invites(clause) and self._only_invites(clause):
                others = self._states_of([h for h in clause.subjects if h not in clause.objects], sentence)
        if word.kind == "visit" and (word.object or "across" in word.venue_behind) and not others:
            others = self.people.across(clause, owners)
        if not others and word.kind == "visit" and owners and all(p.is_person for p in owners):
            others = self.people.sights(clause, word)
        if not others and word.adjective and word.kind == "visit" and self._is_awaited_here(clause, owners):
            others = self.people.here(owners)
        bodies = any(p.entity.kind == "organisation" and p.entity.known for p in owners)  # "from it comes the bloc"
        arrives = word.kind == "visit" and not bodies and self._is_arrival(clause, word)
        if not others and arrives and self._only_arrives(clause):
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
            apart = "there" in clause.adverbs and not self.people.visited_here(sentence)
            others = self.people.place_before(sentence, owners) if apart else []
            others = others or self.people.goal_before(sentence, owners)
        if not others and word.kind == "visit" and "there" in clause.adverbs:
            others = self.people.place_before(sentence, owners)
        if not others and word.kind == "visit" and "here" in clause.adverbs:
            others = self.people.here(owners)
        upper = clause.parent
        asked = upper is not None and upper.name in self.kinds.asking and clause.lemma in load_words().coming
        if not others and word.kind == "visit" and upper is not None and self._invites(upper):
            others = [p for h in upper.subjects for p in self.people.at(sentence, h)]
        elif not others and word.kind == "visit" and upper is not None and asked and upper.objects:
            others = self._states_of(upper.subjects, sentence)  # "he asked her to come in May"
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
        return owners, others

    def _is_awaited_here(self, clause: Clause, owners: list[Party]) -> bool:
        """Whether somebody from abroad is due where the article is written: "the Cambodian *is expected on Friday*"."""
        below = any(c.parent is clause and c.tense == "infinitive" for c in clause.sentence.clauses)
        preps = {prep for prep, _ in clause.obliques}
        dated = self.resolution.date_of(clause.sentence, clause.head) is not None
        if clause.link == "relative" or clause.marker == "where":
            return False  # "a trip to Brussels, where he had been expected on Thursday"
        people = bool(owners) and all(p.is_person and p.political for p in owners)
        return people and dated and not below and preps <= {"on", "for", "by", "after", "before"}

    def _is_arrival(self, clause: Clause, word: Word) -> bool:
        parts = particles(clause)
        names = {clause.name, *(f"{clause.lemma}_{clause.sentence.lower[c]}" for c in parts)}
        back = clause.lemma == "return" or (clause.lemma in load_words().going_back and "back" in clause.adverbs)
        again = back and clause.tense in {"infinitive", "future"}  # "intends to return in May", "will go back in May"
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

    def _only_invites(self, clause: Clause) -> bool:
        """Whether nothing is said of what for: "China has also *invited him*", to itself."""
        below = any(c.parent is clause and c.tense == "infinitive" for c in clause.sentence.clauses)
        days = [d for d in self.resolution.dates if d.sentence is clause.sentence]
        dated = all(prep == "by" or any(d.first <= h <= d.last for d in days) for prep, h in clause.obliques)
        return dated and not below and clause.link in {"root", "complement", "parataxis", "adverbial"}

    def _states_of(self, heads: Iterable[int], sentence: Sentence) -> list[Party]:
        """The state of whoever stands there, as host of those whom he asks to come."""
        found = [p for h in heads for p in self.people.at(sentence, h) if p.actor.country and p.political]
        return [state_called(p.actor.country or "", p.actor.text, p.actor.evidence) for p in found][:1]

    def _invites(self, upper: Clause | None) -> bool:
        return upper is not None and self.kinds.status.get(upper.name) == "invited"


def particles(clause: Clause) -> list[int]:
    """The "in" of "flew in from Tokyo", whatever the parser takes it for."""
    sentence, after = clause.sentence, clause.head + 1
    bare = after < len(sentence) and sentence.pos[after] in {"ADP", "ADV"}
    bare = bare and (not sentence.children[after] or sentence.lower[after] in load_words().homeward)
    return [c for c in sentence.children[clause.head] if sentence.tags[c] == "RP" or (bare and c == after)]


def _beside(clause: Clause, head: int) -> bool:
    """Whether somebody only did it too: "spoke at the forum *along with* the senator"."""
    return ("along with", head) in clause.obliques or ("together with", head) in clause.obliques
