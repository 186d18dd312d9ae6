"""Who has gone where: where "there" is, who receives a guest, and of which country is whom one meets abroad."""

from __future__ import annotations

from detente.engagements.contact import Contact
from detente.engagements.parties.abroad import Abroad
from detente.engagements.parties.named import Party, of_country, parties_of, state_called, state_of
from detente.engagements.words import load_words
from detente.parsing import Clause, Sentence


class Whereabouts(Abroad):
    """Knows of the visits told so far who travels and who is host."""

    def travellers(self, sentence: Sentence, goals: list[Party]) -> list[Party]:
        """Who is on the way in the sentences before: "arrived in Lima ... *a stop in Quito* is planned"."""
        near = sentence.index - self.visit_index <= 2
        home = {p.actor.country for p in self.visitors}
        return list(self.visitors) if near and not any(p.actor.country in home for p in goals) else []

    def goal_before(self, sentence: Sentence, owners: list[Party], own: bool = False) -> list[Party]:
        """Where the visit told of before goes: "he will go *there*", "did not rule out *a visit of his own*"."""
        gone = self.gone.get(id(owners[0].entity)) if own and len(owners) == 1 else None
        if gone is not None and self.visitors and owners[0].entity is not self.visitors[0].entity:
            return [gone]  # "criticised *the minister's trip*", told of before the president's
        near = sentence.index - self.visit_index <= 3
        if self.host is None or not near or any(p.actor.country == self.host.actor.country for p in owners):
            return []
        same = {p.actor.country for p in self.visitors} & {p.actor.country for p in owners}
        return [self.host] if same or not own else self.arrived(owners)

    def there(self, clause: Clause, owners: list[Party]) -> list[Party]:
        """Where somebody was told to be just before: "signed it in Tbilisi ... used *the trip* to thank Georgia"."""
        sentence = clause.sentence
        if self.scene is None or sentence.index - self.scene_index > 1 or clause.marker not in {"object", "subject"}:
            return []
        if any(prep in {"to", "in", "of", "from", "by"} for prep, _ in clause.obliques):
            return []
        definite = any(sentence.lower[c] in {"the", "this"} for c in sentence.children[clause.head])
        there = any(p.entity is q.entity for p in owners for q in self.pair)
        homes = {p.actor.country for p in owners}
        return [self.scene] if definite and there and self.scene.actor.country not in homes else []

    def arrived(self, owners: list[Party], index: int = -1) -> list[Party]:
        """Where one has come who "arrived on Wednesday": to where the contact before took place, or the dateline."""
        homes = {p.actor.country for p in owners}
        partners = [
            state_called(p.actor.country, p.actor.text, p.actor.evidence)
            for p in self.pair
            if p.actor.country and p.actor.country not in homes and len(self.pair) == 2
        ]
        written = self._written_from()
        before = [p for p in (self.host, self.scene) if p is not None]
        again = {p.actor.country for p in self.visitors} == homes and 0 <= index - self.visit_index <= 3
        known = [*before, *written] if again or index == self.visit_index else [*written, *before]
        return [p for p in (*known, *partners) if p.actor.country not in homes][:1]

    def hosted(self, sentence: Sentence, owners: list[Party], others: list[Party]) -> list[Party]:
        """Of whom "the crown prince" is whom the visitor of Riyadh meets: of the country that he or she has come to."""
        host = self.host.actor.country if self.host is not None else None
        if host is None or sentence.index - self.visit_index > 2 or any(p.actor.country == host for p in owners):
            return others
        guests = {p.actor.country for p in self.visitors}
        guest = len(owners) == 1 and owners[0].is_person and owners[0].actor.country in guests
        return [
            of_country(p, host) if (_is_bare_office(p) and owners) or (guest and _is_of_no_land(p)) else p
            for p in others
        ]

    def visited_here(self, sentence: Sentence) -> bool:
        """Whether the visit told last stands in the same paragraph."""
        last = self.sentences.get(self.visit_index)
        return last is not None and last.paragraph == sentence.paragraph

    def place_before(self, sentence: Sentence, owners: list[Party]) -> list[Party]:
        """Where "there" is, if no visit was told: the place abroad that the sentence before names last."""
        homes = {p.actor.country for p in owners}
        last = self.sentences.get(sentence.index - 1)
        if last is None or None in homes or last.paragraph != sentence.paragraph:
            return []
        places = [p for p in self.resolution.places if p.sentence is last and p.country]
        if places:
            return [state_of(p) for p in places[-1:] if p.country not in homes]
        # "Nauru sponsors a venture ... the premier was to have flown *there*"
        states = [m for m in self.resolution.of(last) if m.kind == "state" and m.entity.country]
        found = [party for m in states[-1:] for party in parties_of(m)]
        return [p for p in found if p.is_state and p.actor.country not in homes]

    def here(self, owners: list[Party]) -> list[Party]:
        """Where the article is written: "is expected *here* on Monday"."""
        homes = {p.actor.country for p in owners}
        return [p for p in self._written_from() if p.actor.country not in homes][:1]

    def sent_from_here(self, guests: list[Party], hosts: list[Party]) -> list[Party]:
        """Officials of no country who go abroad are of where the article is written: "*a trade delegation* leaves"."""
        lands = {p.actor.country for p in (*guests, *hosts)} - {None}
        home = next((p.actor.country for p in self._written_from()), None)
        if home is None or home in lands or not hosts:
            return guests
        return [of_country(p, home) if p.actor.country is None and _is_sent(p) else p for p in guests]

    def _written_from(self) -> list[Party]:
        """The states of the dateline."""
        text = self.resolution.parsed.text
        return [state_called(code, text[slice(*span)], span) for code, span in self.resolution.written_from]

    def received(
        self, contact: Contact, owners: list[Party], others: list[Party], goal: str | None = None
    ) -> list[Party]:
        """Of whom is whom one meets abroad, if nothing else tells: "had dinner with Leoro *in Quito*".

        ``goal`` is the country that one goes to for it, where no place is told.
        """
        homes = {p.actor.country for p in owners}
        place = contact.place.country if contact.place is not None else goal
        if place is None or place in homes or None in homes or len(others) != 1:
            return others
        return [of_country(p, place) if self._is_of_the_place(p) else p for p in others]

    def _is_of_the_place(self, party: Party) -> bool:
        """Whether somebody is told of by name, and of no country."""
        return party.is_person and party.entity.kind == "person" and party.actor.country is None


def _is_of_no_land(party: Party) -> bool:
    """Whether somebody is told of with an office and a name, and of no country: "Agriculture Minister Ravi Singh"."""
    office = party.entity.kind == "person" and party.entity.role is not None
    return office and party.political and party.actor.country is None and not party.entity.plural


def _is_bare_office(party: Party) -> bool:
    """Whether it is an office of no country: "the crown prince", "the speaker of parliament"."""
    entity = party.entity
    bare = entity.kind in {"office", "person"} and not entity.known and not entity.plural and entity.country is None
    return bare and party.political


def _is_sent(party: Party) -> bool:
    """Whether it is somebody, or several, whom a state sends, with no name or country told: "six lawmakers"."""
    words = load_words()
    names = {word.removesuffix("s") for word in party.entity.name.lower().split()}
    return party.entity.name.islower() and bool(
        names & (words.travelling_groups | words.envoys | words.sent | words.officials)
    )
