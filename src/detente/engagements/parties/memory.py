"""What an article has told of contacts so far: the two who met last, who went where, and the states it tells of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from detente.engagements.kinds import Kinds
from detente.engagements.parties.named import Party, of_country, parties_at, sides_of, state_called, state_of
from detente.engagements.words import load_words
from detente.parsing import Sentence
from detente.record import Actor
from detente.resolving import Resolution
from detente.resolving.places import PlaceMention
from detente.statements import Said

INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "NGO", "MNC", "IMG", "ISM"})


_NO_SIDES = (INTERNATIONAL - {"EUR"}) | {None}


class Memory:
    """Remembers the parties of the contact told last and who went where."""

    def __init__(self, kinds: Kinds, resolution: Resolution, said: list[Said]) -> None:
        self.kinds, self.resolution, self.said = kinds, resolution, said
        self.pair: list[Party] = []
        self.first: list[Party] = []
        self.pair_index = 0
        self.pair_kind = ""
        self.lands: list[Party] = []
        self.last: list[Party] = []
        self.visitors: list[Party] = []
        self.host: Party | None = None
        self.visit_index = -9
        self.sentences = {m.sentence.index: m.sentence for m in resolution.mentions}
        self.scene: Party | None = None
        self.scene_before: Party | None = None
        self.gone: dict[int, Party] = {}
        self.scene_index = -9
        self.met_before: set[int] = set()
        self.pairs: Counter[frozenset[str]] = Counter()
        self.last_index = -9
        self.last_of: dict[str, list[Party]] = {}

    def remember(
        self, parties: list[Party], sentence: Sentence, kind: str, host: Party | None, place: PlaceMention | None
    ) -> None:
        """Keep who goes where, and the parties of a contact for "the two" behind it, if they are two."""
        if place is not None and place.country is not None:
            if sentence.index != self.scene_index:
                self.scene_before = self.scene
            self.scene, self.scene_index = state_of(place), sentence.index
        if any(p.political for p in parties):
            self.met_before |= {id(p.entity) for p in parties}
        if kind == "visit" and host is not None:
            guests = [p for p in parties if p is not host]
            self.visitors = [p for p in guests if not p.is_state] or guests
            self.host, self.visit_index = host, sentence.index
            self.gone |= {id(p.entity): host for p in guests if p.is_person}
        if parties:
            self.last_of[kind] = parties
        if len(parties) > 2:
            self.last, self.last_index = parties, sentence.index
        lands = {p.actor.country for p in parties if p.actor.country} - INTERNATIONAL
        if len(lands) > 1:
            self.pairs.update(frozenset({a, b}) for a in lands for b in lands if a < b)
        if kind in {"meeting", "talks"} and len(lands) == 2 and not self.first:
            self.first = parties
        if sides_of(parties) == 2 and (len(parties) == 2 or len({p.actor.country for p in parties}) == 2):
            self.pair, self.pair_index, self.pair_kind = parties, sentence.index, kind
        if len(lands) == 2 and all(p.actor.country in lands for p in parties):
            self.lands = parties

    def same_two(self, sentence: Sentence) -> list[Party]:
        """The two told of just before, in the same paragraph: "Putin called Merkel. *A meeting* was not planned"."""
        last = self.sentences.get(self.pair_index)
        near = last is not None and last.paragraph == sentence.paragraph and sentence.index - self.pair_index <= 1
        return list(self.pair) if near and len(self.pair) == 2 else []

    def of_the_occasion(self, sentence: Sentence) -> list[Party]:
        """Who signed or came just before: "the two signed a protocol. *During the talks*, the guest said"."""
        near = self.pair_kind in {"signing", "visit"} and sentence.index - self.pair_index <= 1
        return list(self.pair) if near and all(p.political for p in self.pair) else []

    def engaged(self, party: Party) -> Party:
        """Somebody of whom nothing is known but that he had a contact with politicians before."""
        known = party.unknown and party.actor.country is not None and id(party.entity) in self.met_before
        return replace(party, engaged=True) if known else party

    def pair_beside(self, others: list[Party]) -> list[Party]:
        """The two told of last, if they and the others are three."""
        countries = {p.actor.country for p in others}
        rest = [p for p in self.pair if p.actor.country not in countries]
        return rest if len(countries) + len(rest) == 3 and len(rest) in {1, 2} else []

    def two_states(self) -> list[Party]:
        """The two states whose contacts the article tells of: "*a joint drill* has been put off"."""
        if not self.pairs:
            return []
        two, _ = self.pairs.most_common(1)[0]
        named = {m.entity.country: m.actor for m in reversed(self.resolution.mentions) if m.entity.country in two}
        return [state_called(code, actor.text, actor.evidence) for code, actor in named.items() if code]

    def met(self, sentence: Sentence) -> list[Party]:
        """Who had the talks told last: "*the next round* is due in May"."""
        near = (
            self.pair_kind in {"talks", "meeting", "summit", "signing", "call"}
            and sentence.index - self.pair_index <= 4
        )
        if near:
            return list(self.pair)
        several = self.last if sentence.index - self.last_index <= 4 else []
        if several and all(p.actor.country and p.political for p in several):
            return list(several)
        return self.two_states() if len(self.pairs) == 1 else []  # the article tells of no other two

    def of_the_matter(self, sentence: Sentence, own: Iterable[Party] = ()) -> list[Party]:
        """Between whom the matter is of which talks are told: "the *fifth round* broke up in Lima".

        Those of an accord or quarrel "between Peru and Chile" just before, or else the two of whom the article tells.
        """
        homes = {p.actor.country for p in own}
        for index in range(sentence.index, sentence.index - 3, -1):
            here = self.sentences.get(index)
            told = _between(self.resolution, here) if here is not None else []
            if len(told) == 2 and homes <= {p.actor.country for p in told}:
                return told
        counts: Counter[str] = Counter()
        named: dict[str, Actor] = {}
        for mention in self.resolution.mentions:
            code = mention.entity.country
            if (
                mention.sentence.index <= sentence.index
                and mention.kind != "pronoun"
                and code not in _NO_SIDES
                and code
            ):
                counts[code] += 1
                named[code] = mention.actor
        first = counts.most_common(3)
        third = first[2][1] if len(first) > 2 else 0
        if (
            len(first) < 2
            or first[1][1] < max(1 if homes and not third else 3, 2 * third)
            or not homes <= {code for code, _ in first[:2]}
        ):
            return []
        return [state_called(code, named[code].text, named[code].evidence) for code, _ in first[:2]]

    def brought_together(self, sentence: Sentence, owners: list[Party]) -> list[Party]:
        """Whom somebody else wants to have talks again: "the UN's envoy hopes for *a new round*", of the two."""
        several = self.last_index > self.pair_index or (self.last_index == self.pair_index and bool(self.last))
        index, parties = (self.last_index, self.last) if several else (self.pair_index, self.pair)
        last = self.sentences.get(index)
        near = last is not None and last.paragraph == sentence.paragraph and sentence.index - index <= 2
        homes = {p.actor.country for p in owners}
        rest = [p for p in parties if p.actor.country not in homes]
        return rest if near and sides_of(rest) > 1 and len(rest) < 4 else []

    def others_of(self, sentence: Sentence, others: list[Party]) -> list[Party]:
        """Who else was at the contact told last, of which one is named: "*a further meeting with Michel*"."""
        lands = {p.actor.country for p in others}
        here = {p.actor.country for p in self.last}
        if sentence.index - self.last_index > 2 or not lands or None in lands or not lands <= here:
            return []
        return [p for p in self.last if p.actor.country not in lands]

    def scene_of(self, sentence: Sentence) -> Party | None:
        """Where the contact told last, in a sentence before this one, took place."""
        return self.scene if self.scene_index < sentence.index else self.scene_before

    def twin(self, sentence: Sentence) -> tuple[list[Party], list[Party]]:
        """Who travelled just before, and where: "*a similar trip* planned for May was called off"."""
        near = 0 <= sentence.index - self.visit_index <= 2
        return (list(self.visitors), [self.host]) if near and self.host is not None and self.visitors else ([], [])

    def guest(self) -> tuple[list[Party], list[Party]]:
        """Who came to where the article is written, as the contact told first has it: "*the visit* ends on Friday"."""
        written = [code for code, _ in self.resolution.written_from]
        two = [p for p in self.first if p.is_person and p.political and p.actor.country]
        guests = [p for p in two if p.actor.country not in written]
        hosts = [p for p in two if p.actor.country in written]
        if not written or len(guests) != 1 or not hosts:
            return [], []
        actor = hosts[0].actor
        return guests, [state_called(actor.country or "", actor.text, actor.evidence)]

    def count(self, sentence: Sentence, head: int) -> list[Party]:
        """ "The three", "all four": the visitors, or the parties of the contact told last, if they are so many."""
        number = load_words().numbers.get(sentence.lower[head], 0)
        for parties in (self.visitors, self.last):
            if number > 2 and len({p.actor.country for p in parties}) == number:
                return list(parties)
        return []

    def counterpart(self, sentence: Sentence, owners: list[Party]) -> list[Party]:
        """The other party of the contact told just before: "invited Kishida ... told him *in a phone call*"."""
        countries = {p.actor.country for p in owners}
        rest = [p for p in self.pair if p.actor.country not in countries]
        near = sentence.index - self.pair_index <= 1
        return rest if near and len(self.pair) == 2 and len(rest) == 1 and len(countries) == 1 else []

    def host_of(self, sentence: Sentence, guests: list[Party]) -> list[Party]:
        """The state to which the sentence says that somebody goes: "will fly to Kuwait *to sign* an accord"."""
        here = self.visit_index == sentence.index and self.host is not None and bool(guests)
        same = {p.actor.country for p in guests} <= {p.actor.country for p in self.visitors}
        return [self.host] if here and same and self.host is not None else []

    def other_state(self, sentence: Sentence, homes: set[str | None]) -> list[Party]:
        """The one other state that the sentence speaks of, or else the sentence before it in the paragraph."""
        before = self.sentences.get(sentence.index - 1)
        near = [sentence, *([before] if before is not None and before.paragraph == sentence.paragraph else [])]
        for one in near:
            told = [m for m in self.resolution.of(one) if m.entity.country and m.entity.country not in homes]
            told = [m for m in told if m.entity.country not in INTERNATIONAL and m.kind != "pronoun"]
            lands = {m.entity.country: m.actor for m in reversed(told)}
            if lands:
                return [state_called(code, a.text, a.evidence) for code, a in lands.items() if code and len(lands) == 1]
        return []

    def of_other_state(self, sentence: Sentence, parties: list[Party], homes: set[str | None]) -> list[Party]:
        """Those of no country as of the one other state that is spoken of."""
        other = self.other_state(sentence, homes)
        land = other[0].actor.country if other else None
        return [of_country(p, land) if land and p.actor.country is None else p for p in parties]


def _between(resolution: Resolution, sentence: Sentence) -> list[Party]:
    """The two sides behind a "between": "an accord *between Peru and Chile*"."""
    for token, word in enumerate(sentence.lower):
        if word != "between":
            continue
        heads = [h for k in sentence.dependents(token, "pobj") for h in sentence.conjuncts(k)]
        told = [p for h in heads for p in parties_at(resolution, sentence, h) if p.political and p.actor.country]
        own = [h for h in heads if sentence.lower[h] in load_words().lands]
        for code, span in resolution.written_from[:1] if own and len(told) == 1 else ():
            told.append(state_called(code, sentence.words[own[0]], span))  # "between the Kingdom and the Union"
        lands = {p.actor.country: p for p in told if p.actor.country not in _NO_SIDES}
        if len(lands) == 2 and len(told) == 2:
            return list(lands.values())
    return []
