"""Journeys of several goals: "to Hanoi tomorrow and *then on to Manila*", "Oslo is *the second stop* on her tour"."""

from __future__ import annotations

from dataclasses import replace

from detente.engagements.contact import Contact
from detente.engagements.mentions.reader import Reader
from detente.engagements.parties.named import Party, country_at, place_at
from detente.engagements.words import load_words
from detente.parsing import Clause, Sentence, nominal_clause, noun_obliques
from detente.record import EngagementStatus

_AND = frozenset({"and", ","})
_LINKS = frozenset({"ADV", "ADP", "CCONJ", "PUNCT", "SCONJ"})


class Chains(Reader):
    """Finds the further goals of a journey."""

    def further_goals(self, contact: Contact) -> list[Contact]:
        """The visits that a chain adds to that of a verb, which keeps only the goal before it."""
        sentence = contact.sentence
        if contact.kind != "visit" or contact.host is None or sentence.pos[contact.head] not in {"VERB", "AUX", "ADJ"}:
            return []
        visitors = [p for p in contact.parties if not p.is_state]
        homes = {p.actor.country for p in visitors}
        known = {contact.host.actor.country}
        found: list[Contact] = []
        for token in range(contact.head + 1, len(sentence)):
            if sentence.pos[token] in {"VERB", "AUX"}:
                break
            if not self._leads_on(sentence, contact.head, token):
                continue
            heads = [k for h in sentence.dependents(token, "pobj") for k in sentence.conjuncts(h) if k > token]
            for head in heads or self._behind(sentence, token):
                goal = country_at(self.resolution, sentence, head)
                if goal is None or goal.actor.country in homes | known:
                    continue
                known.add(goal.actor.country)
                found.append(self._next(contact, visitors, goal, head))
        gone = {c.host.actor.country for c in found if c.host is not None}
        contact.parties = [p for p in contact.parties if not (p.is_state and p.actor.country in gone)]
        return found

    def _leads_on(self, sentence: Sentence, head: int, token: int) -> bool:
        """Whether a preposition opens a further goal: "then on *to*", "from there *to*", "in Lima and *in* Quito"."""
        prep = sentence.lower[token]
        before = sentence.lower[token - 1]
        if prep in {"to", "for"}:
            return before in self.kinds.onward
        words = load_words()
        again = before in _AND or before in words.afterwards
        again = again and prep in {"in", "at"} and sentence.lemmas[head] in words.staying
        return again and self._goes_to_place(sentence, token)

    def _goes_to_place(self, sentence: Sentence, token: int) -> bool:
        return any(place_at(self.resolution, sentence, k) is not None for k in self._behind(sentence, token))

    @staticmethod
    def _behind(sentence: Sentence, token: int) -> list[int]:
        """The name behind a preposition, wherever the parser hung it."""
        after = token + 1
        return [after] if after < len(sentence) and sentence.pos[after] == "PROPN" else []

    def _next(self, contact: Contact, visitors: list[Party], goal: Party, head: int) -> Contact:
        sentence = contact.sentence
        dates = [d for d in self.resolution.dates if d.sentence is sentence and head < d.first <= head + 4]
        place = place_at(self.resolution, sentence, head)
        further = replace(
            contact, head=head, trigger=(head, head), parties=[*visitors, goal], host=goal, place=place,
            date=dates[0] if dates else None, fresh=False,
        )  # fmt: skip
        return self._attributed(further)

    def stage(self, clause: Clause) -> Contact | None:
        """The visit that "*Oslo is the second stop* on his tour" tells of."""
        sentence = clause.sentence
        if clause.kind != "noun" or clause.lemma not in self.kinds.stages or clause.negated:
            return None
        heads = clause.surface or clause.subjects
        goals = [country_at(self.resolution, sentence, h) for h in heads]
        goals += self.people.of_land(sentence, [h for h in heads if sentence.lemmas[h] == "capital"])
        goal = next((p for p in goals if p is not None and p.is_state), None)
        tours = [h for prep, h in noun_obliques(sentence, clause.head) if prep in {"on", "of", "in", "during"}]
        tours = [h for h in tours if sentence.lemmas[h] in self.kinds.programmes]
        if goal is None or not tours:
            return None
        visitors = self._travellers(sentence, tours[0], goal)
        if not visitors or any(p.actor.country == goal.actor.country for p in visitors):
            return None
        status: EngagementStatus = "under way" if clause.tense == "present" else "held"
        status = "scheduled" if clause.tense == "future" else "possible" if clause.modals else status
        place = place_at(self.resolution, sentence, clause.subjects[0]) if clause.subjects else None
        contact = Contact(
            "visit", sentence, clause.head, (clause.head, clause.head), [*visitors, goal], goal, place, status=status
        )
        return self._attributed(contact)

    def _travellers(self, sentence: Sentence, tour: int, goal: Party) -> list[Party]:
        """Whose tour it is: as told beside it, or whoever just met those of the goal."""
        whose = nominal_clause(sentence, tour)
        heads = [*whose.subjects, *sentence.dependents(tour, "poss")]
        heads += [h for prep, h in noun_obliques(sentence, tour) if prep in {"by", "of"}]
        found = [p for h in dict.fromkeys(heads) for p in self.people.at(sentence, h) if p.is_person and p.political]
        if found:
            return found[:1]
        if heads and any(sentence.deps[h] == "poss" and sentence.pos[h] != "PRON" for h in heads):
            return []
        met = [p for p in self.people.pair if p.is_person and p.actor.country not in {None, goal.actor.country}]
        near = sentence.index - self.people.pair_index <= 2
        there = any(p.actor.country == goal.actor.country for p in self.people.pair)
        return met if near and there and len(met) == 1 else []
