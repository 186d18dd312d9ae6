"""Envoys called to the foreign ministry: "*summoned* the Finnish ambassador", "the chargé was *called in*"."""

from __future__ import annotations

from detente.engagements.contact import Contact
from detente.engagements.mentions.reader import Reader
from detente.engagements.parties.named import Party, distinct
from detente.engagements.words import load_words
from detente.parsing import Clause


class Summoned(Reader):
    """Finds the meetings that the summoning of an envoy tells."""

    def summoned(self, clause: Clause) -> Contact | None:
        """The meeting of an envoy with those who sent for him; None if the clause tells of none."""
        words, sentence = load_words(), clause.sentence
        if clause.kind != "verb" or not {clause.name, clause.lemma} & words.summoning:
            return None
        heads = [h for prep, h in clause.obliques if prep == "for"] if clause.lemma == "send" else clause.objects
        envoys = [p for h in heads for p in self.people.at(sentence, h) if self._is_envoy(p)]
        if not envoys or (clause.lemma == "call" and clause.name == "call" and not self._to_ministry(clause)):
            return None
        homes = {p.actor.country for p in envoys}
        hosts = [
            p for p in self._who_summons(clause) if p.actor.country and p.actor.country not in homes and p.political
        ]
        known = homes - {None}
        hosts = hosts[:1] or (self.people.other_state(sentence, known) if known else [])
        if not hosts:
            return None
        if not known:
            envoys = self.people.of_other_state(sentence, envoys, {p.actor.country for p in hosts})
        parties = distinct([*hosts, *envoys])
        status = self.reality.of_verb(clause)
        if status is None or len({p.actor.country for p in parties} - {None}) < 2:
            return None
        contact = Contact(
            "meeting", sentence, clause.head, (clause.head, clause.head), parties, hosts[0], status=status
        )
        self._when_and_where(contact, clause.head, clause.tense == "past")
        return self._attributed(contact)

    @staticmethod
    def _is_envoy(party: Party) -> bool:
        """Whether somebody stands for his country in another: "the Lao ambassador"."""
        told = f"{party.actor.text} {party.entity.role or ''} {party.entity.name}".lower().replace("-", " ")
        return bool(load_words().envoys & {word.removesuffix("s") for word in told.split()})

    @staticmethod
    def _to_ministry(clause: Clause) -> bool:
        """Whether one is called to a ministry, or in: "was *called to* the foreign ministry"."""
        ministry = any(
            prep in {"to", "into"} and clause.sentence.lemmas[h] in load_words().ministries
            for prep, h in clause.obliques
        )
        return ministry or "in" in clause.adverbs

    def _who_summons(self, clause: Clause) -> list[Party]:
        """Who sends for the envoy: the subject, whoever is told behind "by", and the ministry he is called to."""
        heads = [*(clause.subjects if not clause.passive else []), *(h for prep, h in clause.obliques if prep == "by")]
        heads += [h for prep, h in clause.obliques if prep in {"to", "into"}]
        found = [p for h in heads for p in self.people.at(clause.sentence, h)]
        return found or ([] if clause.passive else self.people.subjects(clause))
