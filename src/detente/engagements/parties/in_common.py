"""Whose the bodies are that two states share, who "the two delegations" are, and who went to whom he talks with."""

from __future__ import annotations

from detente.engagements.parties.counted import Counted
from detente.engagements.parties.memory import INTERNATIONAL
from detente.engagements.parties.named import Party, of_country, parties_of, state_called
from detente.engagements.words import load_words
from detente.parsing import Sentence


class InCommon(Counted):
    """Finds the two of a body, or of two sides, that stand in what was told before."""

    def _in_common(self, sentence: Sentence, head: int, found: list[Party]) -> list[Party]:
        """Whose "*the Joint Ministerial Commission*" is, and "the body", where such a one was told of."""
        mention = self.resolution.at(sentence, head)
        if mention is None or mention.kind != "organisation" or any(p.entity.known for p in found):
            return []
        told = [
            m for m in self.resolution.mentions if m.entity is mention.entity and m.sentence.index <= sentence.index
        ]
        last, bodies, shared = self.sentences.get(sentence.index - 1), self.kinds.joint_bodies, load_words().shared
        bare = [sentence.lower[c] for c in sentence.children[head] if c < head] == ["the"]
        if last is not None and bare and sentence.lemmas[head] in bodies | {"body"}:
            told += [m for m in self.resolution.of(last) if m.kind == "organisation"]  # "*the body* last met in May"
        joint = any(
            any(word in m.actor.text.lower() for word in shared)
            and {m.sentence.lemmas[m.head], m.sentence.lower[m.head]} & bodies
            for m in told
        )
        if not joint:
            return []
        two = [p for p in self.pair if p.actor.country] if sentence.index - self.pair_index <= 3 else []
        if len({p.actor.country for p in two} - INTERNATIONAL) != 2:
            two = self.of_the_matter(sentence) or self.two_states() or self._named_before(sentence, head, 2)
        words, span = sentence.words[head], sentence.span(head, head)
        codes = {p.actor.country for p in two}
        return [state_called(code, words, span) for code in sorted(c for c in codes if c)] if len(codes) == 2 else []

    def _two_sides(self, sentence: Sentence, head: int) -> list[Party]:
        """The state and the rebels who are "*the two delegations*", where two sentences tell of just these."""
        words = {sentence.lemmas[head], sentence.lower[head].removesuffix("s")}
        if not words & {"side", "delegation", "team", "party", "camp", "panel"}:
            return []
        for index in (sentence.index, sentence.index - 1, sentence.index - 2):
            here = self.sentences.get(index)
            told = [m for m in self.resolution.of(here) if here is not sentence or m.head < head] if here else []
            bodies = [p for m in told if m.kind == "organisation" for p in parties_of(m) if p.political]
            sides = {(p.actor.country, p.armed): p for p in bodies if p.armed or p.actor.sectors[:1] == ["GOV"]}
            if len(sides) == 2 and any(p.armed for p in sides.values()):
                land = next((p.actor.country for p in sides.values() if p.armed), None)
                return [of_country(p, land) if land and not p.actor.country else p for p in sides.values()]
        return []

    def travelling(self, sentence: Sentence, others: list[Party]) -> list[Party]:
        """Who went, in this sentence or the one before, to where those others are."""
        near = 0 <= sentence.index - self.visit_index <= 1 and self.host is not None
        lands = {p.actor.country for p in others}
        guests = [p for p in self.visitors if p.is_person and p.actor.country not in lands]
        there = self.host is not None and (self.host.actor.country in lands or bool(lands & INTERNATIONAL))
        return guests if near and there else []
