"""Who "the four countries", "the three Baltic premiers" and "both" are: as many as were named before."""

from __future__ import annotations

from detente.engagements.parties.memory import INTERNATIONAL, Memory
from detente.engagements.parties.named import Party, distinct, parties_at, parties_of, state_called, state_of, told_of
from detente.engagements.parties.regions import region_at
from detente.engagements.words import load_words
from detente.parsing import Sentence
from detente.resolving import ActorMention


class Counted(Memory):
    """Finds the states and people that a phrase tells by their number or region."""

    def _people(self, sentence: Sentence, head: int, states: list[Party]) -> list[Party]:
        """The states as their people, where those are told of: "the three Baltic *presidents*"."""
        mention = self.resolution.at(sentence, head)
        if mention is None or mention.kind not in {"office", "person"}:
            return states
        return [told_of(mention, p.entity) if p.is_state else p for p in states]

    def _counted(self, sentence: Sentence, head: int) -> list[Party]:
        """Who "the four countries" and "the three leaders' states" are: as many as a sentence before names."""
        number = next(iter(_numbers(sentence, head)), 0)
        if all_ := self._of_region(sentence, head):
            return all_
        described = any(sentence.deps[c] in {"amod", "compound", "nmod", "poss"} for c in sentence.children[head])
        if number < 3 or described or sentence.lemmas[head] not in self.kinds.pairs:
            return []  # "the three Baltic ministers"
        of_states = sentence.lemmas[head] in self.kinds.of_states
        if of_states and (near := self._named_before(sentence, head, number)):
            return near
        for index in range(sentence.index, max(-1, sentence.index - 20), -1):
            here = self.sentences.get(index)
            if here is None:
                continue
            mentions = [m for m in self.resolution.of(here) if here is not sentence or m.head < head]
            mentions = [m for m in mentions if not _is_bygone(here, m)]
            states: dict[str, Party] = {}
            for mention in mentions:
                for party in parties_of(mention):
                    code = party.actor.country
                    if code and not INTERNATIONAL & {code, *party.actor.sectors}:
                        states.setdefault(code, state_called(code, party.actor.text, party.actor.evidence))
            if len(states) == number:
                return list(states.values())
            if here is sentence and (known := self._as_many(sentence, head, number)):
                return known
        return []

    def _named_before(
        self, sentence: Sentence, head: int, number: int, besides: frozenset[str | None] = frozenset()
    ) -> list[Party]:
        """The states named last in this sentence and the three before, if they come to just so many besides some."""
        states: dict[str, Party] = {}
        outside = INTERNATIONAL | besides
        for index in range(sentence.index, max(-1, sentence.index - 4), -1):
            here = self.sentences.get(index)
            if here is None:
                continue
            for mention in self.resolution.of(here):
                gone = sentence is here and mention.head >= head
                if gone or _is_bygone(here, mention):
                    continue
                for party in parties_of(mention):
                    code = party.actor.country
                    if code and not outside & {code, *party.actor.sectors}:
                        states.setdefault(code, state_called(code, party.actor.text, party.actor.evidence))
            for place in self.resolution.places:
                there = place.sentence is here and not place.dateline and here is not sentence
                if there and place.country and place.country not in outside:
                    states.setdefault(place.country, state_of(place))
            if len(states) >= number:
                break
        return list(states.values()) if len(states) == number else []

    def _as_many(self, sentence: Sentence, head: int, number: int) -> list[Party]:
        """The parties of the contact told last, or those of the sentence and the article's two, if they are so many."""
        near = sentence.index - self.last_index <= 12
        lands = {p.actor.country: p for p in self.last if p.actor.country and p.actor.country not in INTERNATIONAL}
        if near and len(lands) == number:
            return [state_called(code, p.actor.text, p.actor.evidence) for code, p in lands.items() if code]
        here = [p for m in self.resolution.of(sentence) if m.head < head for p in parties_of(m) if p.is_person]
        here = [p for p in distinct(here) if p.political and p.actor.country]
        own = {p.actor.country for p in here}
        two = [p for p in self.two_states() if p.actor.country not in own]
        if here and len(own) + len(two) == number and len(two) == 1:
            return [*here, *two]  # "he called Kenyatta and suggested that *the three leaders* meet"
        return []

    def _of_region(self, sentence: Sentence, head: int) -> list[Party]:
        """The states of a region that are as many as the phrase says: "the three Baltic prime ministers"."""
        if sentence.lemmas[head] not in self.kinds.pairs | self.kinds.offices:
            return []  # "three Baltic fishermen"
        many = _numbers(sentence, head)
        all_ = any(sentence.lower[c] == "the" for c in sentence.children[head])  # "the Baltic premiers"
        heads = sentence.lemmas[head] in self.kinds.offices and sentence.tags[head] == "NNS"
        region = region_at(sentence, head) if many or (all_ and heads) else frozenset()
        if len(region) != (many[0] if many else 3):
            return []
        span = sentence.span(head, head)
        return [state_called(code, sentence.words[head], span) for code in sorted(region)]

    def _who_just_met(self, sentence: Sentence) -> list[Party]:
        """The two who are the subject of the sentence before and met in it: "Sow and Ba conferred. *They* parted"."""
        last = self.sentences.get(sentence.index - 1)
        if last is None or self.pair_index != last.index or last.paragraph != sentence.paragraph:
            return []
        heads = [h for c in last.clauses if c.link == "root" for h in c.surface]
        acting = [p for h in heads for p in parties_at(self.resolution, last, h)]
        both = len(acting) == len(self.pair) and all(any(p.entity is q.entity for q in self.pair) for p in acting)
        return list(self.pair) if both else []

    def _of_hyphen(self, sentence: Sentence, head: int) -> list[Party]:
        """The states of a body that has the names of two: "the *Sino-Portuguese* Joint Liaison Group"."""
        body = self.resolution.at(sentence, head)
        if sentence.lemmas[head] not in self.kinds.joint_bodies and (body is None or body.kind != "organisation"):
            return []
        low = body.first if body is not None else sentence.edges[head][0]
        lands = {m.last: m.entity.country for m in self.resolution.of(sentence) if m.kind == "demonym"}
        half = load_words().first_halves
        lands |= {k: half[sentence.lower[k]] for k in range(low, head) if sentence.lower[k] in half}
        first = next((k for k in range(low, head - 1) if lands.get(k) and sentence.words[k + 1] in {"-", "–"}), None)
        if first is None:
            return []
        own = body.entity.country if body is not None and not body.entity.known else None
        second = next((lands[k] for k in range(first + 2, min(first + 4, head)) if lands.get(k)), own)
        codes = [code for code in (lands[first], second) if code]
        span = sentence.span(head, head)
        return [state_called(c, sentence.words[head], span) for c in codes] if len(set(codes)) == 2 else []

    def _two_of_region(self, sentence: Sentence, head: int) -> list[Party]:
        """The two told of last, where they are of the region: "the two former Yugoslav republics"."""
        if not self._is_pair(sentence, head) or sentence.tags[head] != "NNS":
            return []
        region = region_at(sentence, head)
        lands = {p.actor.country for p in self.lands}
        return list(self.lands) if len(lands) == 2 and lands <= region else []

    def _is_pair(self, sentence: Sentence, head: int) -> bool:
        """ "The two", "both leaders", "the pair"."""
        if sentence.lower[head] in {"two", "both", "pair"}:
            return True
        if not any(sentence.lower[c] in {"two", "both"} for c in sentence.children[head]):
            return False
        return bool(self.kinds.pairs & {sentence.lemmas[head], sentence.lower[head].removesuffix("s")})


def _numbers(sentence: Sentence, head: int) -> list[int]:
    """The numbers told with a noun: "the *three* leaders"."""
    numbers = load_words().numbers
    return [numbers[sentence.lower[c]] for c in sentence.children[head] if sentence.lower[c] in numbers]


def _is_bygone(sentence: Sentence, mention: ActorMention) -> bool:
    """Whether it is called a former one: "the *former Soviet* republics"."""
    return "former" in sentence.lower[max(0, mention.first - 1) : mention.head]
