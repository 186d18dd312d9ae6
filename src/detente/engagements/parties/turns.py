"""Parties of turns of phrase: over a border, of sights abroad, on a programme, of forces, of a programme on air."""

from __future__ import annotations

from collections.abc import Iterable

from detente.engagements.kinds import Word
from detente.engagements.parties.memory import INTERNATIONAL
from detente.engagements.parties.named import Party, country_at, place_at, state_called, state_of
from detente.engagements.parties.whereabouts import Whereabouts
from detente.engagements.words import load_words
from detente.parsing import Clause, Sentence, nominal_clause, noun_obliques
from detente.record import Actor
from detente.resolving import ActorMention, Entity

_IN = frozenset({"in", "at", "near", "of", "outside", "on", "around"})


class Turns(Whereabouts):
    """Finds parties that neither a noun's nor a verb's own places name."""

    def is_pair(self, sentence: Sentence, head: int) -> bool:
        """Whether it is "the two sides", "both leaders"."""
        return self._is_pair(sentence, head)

    def givers(self, clause: Clause) -> list[Party]:
        """Who gives it: "a dinner *given by the envoy*", "a lunch *hosted by the king*"."""
        below = [c for c in clause.sentence.clauses if c.via == clause.head and c.link == "participle" and c.passive]
        heads = [
            h for c in below if c.name in self.kinds.giving
            for h in (*c.subjects, *(h for prep, h in c.obliques if prep == "by"))
        ]  # fmt: skip
        return [p for h in dict.fromkeys(heads) for p in self.at(clause.sentence, h)]

    def across(self, clause: Clause, owners: list[Party]) -> list[Party]:
        """The country behind the border: of the one whom somebody "crossed the river to see"; or the place told."""
        sentence = clause.sentence
        homes = {p.actor.country for p in owners}
        over = [h for prep, h in clause.obliques if prep in {"across", "over"}]
        words = load_words()
        ways = words.borders | words.crossings
        crosses = clause.lemma == "cross" or any(sentence.lemmas[h] in ways for h in over)
        if not (crosses or clause.lemma in words.giving_back) or None in homes or not owners:
            return []
        inside = [k for k in sentence.subtree(clause.head) if k > clause.head]
        found: dict[str, Party] = {}
        for k in inside:
            place = place_at(self.resolution, sentence, k)
            if place is not None and place.country and place.country not in homes:
                found.setdefault(place.country, state_of(place))
            for party in self.at(sentence, k) if self.resolution.at(sentence, k) is not None else []:
                country = party.actor.country
                if country and country not in homes and party.political:
                    found.setdefault(country, state_called(country, party.actor.text, party.actor.evidence))
        borders = {*(sentence.lemmas[h] for h in over), *(sentence.lemmas[h] for h in clause.objects)}
        if not found and crosses and borders & ways:  # no "front line"
            found = {p.actor.country: p for p in self.here(owners) if p.actor.country}
        elif not found and not crosses:
            found = {
                p.actor.country: state_called(p.actor.country, p.actor.text, p.actor.evidence)
                for p in self.counterpart(sentence, owners)
                if p.actor.country
            } or {p.actor.country: p for p in self._of_the_two(homes) if p.actor.country}
        return list(found.values()) if len(found) == 1 else []

    def _of_the_two(self, homes: set[str | None]) -> list[Party]:
        """The other one of the two states that the article tells of: "the premier will *return the visit*"."""
        two = self.two_states()
        return [p for p in two if p.actor.country not in homes] if any(p.actor.country in homes for p in two) else []

    def named_inside(self, clause: Clause, homes: set[str | None]) -> list[Party]:
        """The state of the town before what one travels to: "her journey to the *Vilnius* book fair"."""
        sentence, head = clause.sentence, clause.head
        upper = clause.parent if clause.marker == "object" and clause.via is None else None
        pairs = [*clause.obliques, *(upper.obliques if upper is not None else ())]
        behind = [h for prep, h in pairs if prep in {"to", "for"} and h > head]
        inside = (m for h in behind for m in self.resolution.inside(sentence, h) if m.head < h)
        towns = (m.entity.country for m in inside if m.kind in {"demonym", "state", "place"})
        code = next((c for c in towns if c and c not in homes), None)
        return [state_called(code, sentence.words[head], sentence.span(head, head))] if code else []

    def welcomed(self, clause: Clause) -> list[Party]:
        """Whom somebody has there for it: "is to welcome *him* for dinner", "had *both* over for talks"."""
        upper = clause.parent
        if upper is None or clause.marker not in {"for", "to"} or clause.via is not None or upper.passive:
            return []
        if upper.lemma not in self.kinds.welcoming:
            return []
        return [p for h in upper.objects for p in self.at(clause.sentence, h) if p.political]

    def over_the_border(self, clause: Clause, owners: list[Party]) -> list[Party]:
        """Where "his first trip *across the border*" and "his third trip *here*" go."""
        sentence = clause.sentence
        if any(sentence.lower[c] == "here" for c in sentence.children[clause.head]):
            return self.here(owners)
        over = [h for prep, h in clause.obliques if prep in {"across", "over"}]
        borders = load_words().borders
        if not any(sentence.lemmas[h] in borders for h in over):
            return []
        return self.here(owners) or self.arrived(owners)

    def invited_to(self, clause: Clause, owners: list[Party]) -> list[Party]:
        """Where it takes place to what somebody is asked: "was asked to *the match in Bursa*"."""
        sentence = clause.sentence
        homes = {p.actor.country for p in owners}
        inside = [k for prep, h in clause.obliques if prep == "to" for k in sentence.subtree(h) if k > h]
        places = [p for k in inside if (p := place_at(self.resolution, sentence, k)) is not None]
        found = [state_of(p) for p in places if p.country and p.country not in homes][:1]
        homely = any(sentence.lemmas[h] in self.kinds.homes for prep, h in clause.obliques if prep == "to")
        if found or not homely:
            return found
        hosts = [p for h in clause.subjects for p in self.at(sentence, h)]  # "to her summer residence in Naantali"
        return [state_called(p.actor.country, p.actor.text, p.actor.evidence)
                for p in hosts if p.actor.country and p.actor.country not in homes and p.political][:1]  # fmt: skip

    def off_the_list(self, clause: Clause) -> list[Party]:
        """Whose programme it was struck from: "was dropped from *the king's* itinerary"."""
        heads = [h for prep, h in clause.obliques if prep in {"from", "off"}]
        heads = [h for h in heads if clause.sentence.lemmas[h] in self.kinds.programmes]
        return [p for h in heads for c in clause.sentence.dependents(h, "poss") for p in self.at(clause.sentence, c)]

    def sights(self, clause: Clause, word: Word) -> list[Party]:
        """Where what somebody toured stands: "toured *a camp in Lebanon*", "the *port of Odesa*"."""
        sentence = clause.sentence
        if "object" not in word.other and not word.object:
            return []
        found = []
        for head in clause.objects:
            if sentence.lemmas[head] not in self.kinds.sights:
                continue
            for prep, h in [*noun_obliques(sentence, head), *clause.obliques]:
                party = country_at(self.resolution, sentence, h) if prep in _IN else None
                found += [party] if party is not None else []
            places = [place_at(self.resolution, sentence, k) for k in sentence.subtree(head)]
            found += [state_of(p) for p in places if p is not None and p.country]
        return found[:1]

    def on_a_visit(self, clause: Clause, others: list[Party]) -> tuple[list[Party], list[Party]] | None:
        """The traveller and the host, where "the stay *included* talks", "the day *began with* a meeting"."""
        parent, sentence = clause.parent, clause.sentence
        if parent is None or clause.via is not None or parent.negated:
            return None
        names = {parent.name, f"{parent.name}_{clause.marker}"}
        if clause.marker not in {"object", "with"} or not names & self.kinds.including:
            return None
        for head in parent.subjects:
            if sentence.lemmas[head] not in self.kinds.programmes:
                continue
            whose = nominal_clause(sentence, head)
            heads = [*whose.subjects, *sentence.dependents(head, "poss")]
            heads += [h for prep, h in whose.obliques if prep == "by"]
            owners = [p for h in dict.fromkeys(heads) for p in self.at(sentence, h) if p.political]
            if not owners and sentence.index - self.visit_index <= 2:
                owners = list(self.visitors)
            homes = {p.actor.country for p in owners}
            goals = [country_at(self.resolution, sentence, h) for prep, h in whose.obliques if prep in {"to", "in"}]
            hosts = [p for p in goals if p is not None]
            if not hosts and self.host is not None and sentence.index - self.visit_index <= 2:
                hosts = [self.host]
            there = others or [p for p in hosts if p.actor.country not in homes]
            if owners and there:
                return owners, there
        return None

    def armed(self, sentence: Sentence, head: int) -> list[Party]:
        """The forces at ``head``: "Turkish *jets*", "*warships* of both navies", "a Chinese naval *vessel*"."""
        found = self.at(sentence, head)
        lemma = sentence.lemmas[head]
        if lemma not in self.kinds.forces:
            return found
        if found and any(p.actor.country for p in found) and all("MIL" in p.actor.sectors for p in found):
            return found
        countries = [
            (m.entity.country, m.actor) for m in self.resolution.inside(sentence, head)
            if m.head < head and m.entity.country and (m.kind in {"demonym", "state"} or _is_union(m))
        ]  # fmt: skip
        countries += [(p.actor.country, p.actor) for p in found if p.actor.country]
        for prep, h in noun_obliques(sentence, head):
            if prep in {"of", "from"}:
                countries += [(p.actor.country, p.actor) for p in self.at(sentence, h) if p.actor.country]
        return [_force(code, actor, sentence, head) for code, actor in dict(countries).items() if code] or found

    def forces_with(self, clause: Clause, told: list[Party]) -> list[Party]:
        """Whose people one has an exercise with: "a drill *with Romanian engineers*", "*with Danish frigates*"."""
        sentence = clause.sentence
        above = clause.parent
        pairs = [*clause.obliques, *(above.obliques if above is not None else ())]
        heads = [h for prep, h in pairs if prep in {"with", "alongside"} and sentence.tags[h] == "NNS"]
        homes = {p.actor.country for p in told}
        found = [(p, h) for h in heads for p in self.at(sentence, h)]
        found += [(Party(m.actor, m.entity), h) for h in heads
                  for m in self.resolution.inside(sentence, h) if m.kind == "demonym"]  # fmt: skip
        lands = {p.actor.country: (p, h) for p, h in found if p.actor.country and p.actor.country not in homes}
        return [_force(code, p.actor, sentence, h) for code, (p, h) in lands.items() if code]

    def mediating(self, sentence: Sentence, noun: int, told: list[Party]) -> list[Party]:
        """Who brings those who talk together: "talks between Peru and Chile *brokered by Brazil*"."""
        below = [c for c in sentence.clauses if c.via == noun and c.link == "participle" and c.passive]
        done = [c for c in below if c.lemma in self.kinds.hosts and not c.negated]
        heads = [h for c in done for h in (*c.subjects, *(h for prep, h in c.obliques if prep == "by"))]
        homes = {p.actor.country for p in told}
        found = [p for h in dict.fromkeys(heads) for p in self.at(sentence, h)]
        return [p for p in found if p.political and p.actor.country and p.actor.country not in homes]

    def of_media(self, sentence: Sentence, heads: Iterable[int]) -> list[Party]:
        """Whose programme it is: "told *the BBC's* Newsday"."""
        owners = [c for h in heads for c in sentence.dependents(h, "poss", "compound", "nmod")]
        return [p for c in owners for p in self.at(sentence, c) if p.media]


def _force(code: str, actor: Actor, sentence: Sentence, head: int) -> Party:
    name = f"{code} {sentence.lemmas[head]}"
    changed = {"name": name, "country": code, "sectors": ["MIL"], "role": None}
    return Party(actor.model_copy(update=changed), Entity(name, "group", code, ("MIL",), plural=True))


def _is_union(mention: ActorMention) -> bool:
    """Whether it is an international body, which has forces of its members: "NATO *aircraft*"."""
    return mention.kind == "organisation" and mention.entity.known and mention.entity.country in INTERNATIONAL
