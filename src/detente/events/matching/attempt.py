"""One try of a pattern on a clause: what is known of its sentence, what has been collected, where to look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.events.codebook.book import Entry
from detente.events.codebook.patterns import Pattern
from detente.events.matching.found import Found, Inner
from detente.events.matching.parties import Parties
from detente.events.matching.words import hangs_on
from detente.events.vocabulary import vocabulary
from detente.parsing import Clause, noun_obliques
from detente.resolving import ActorMention, Resolution


@dataclass
class Scene:
    """What is known of the sentence in whose clauses patterns are tried.

    ``lists`` are the codebook's word lists, ``inner`` finds the events told below a clause; with ``tracing`` a try that
    fails says in words why.
    """

    resolution: Resolution
    parties: Parties
    lists: dict[str, frozenset[str]]
    inner: Inner
    tracing: bool = False


class Attempt:
    """One try of one pattern; collects who fills the slots, and knows where else in the sentence to look."""

    def __init__(self, scene: Scene, entry: Entry, pattern: Pattern, clause: Clause) -> None:
        self.scene, self.entry, self.pattern, self.clause = scene, entry, pattern, clause
        self.sentence = clause.sentence
        self.slots: dict[str, list[ActorMention]] = {"A": [], "R": []}
        self.loose: list[int] = []  # heads of phrases matched by X
        self.worded: list[int] = []  # heads of phrases matched by words alone
        self.loose_clauses: list[Clause] = []
        self.governed: list[int] = []  # what the last word of a predicate of several words governs
        self.roundabout = 0
        self.reached = 0  # the parts of the pattern that fitted: its subject, its arguments
        self.found = Found(entry, pattern, clause, (clause.head, clause.head), weight=pattern.weight)

    def put(self, slot: str, mentions: list[ActorMention]) -> None:
        """Let them stand in a slot, each once."""
        known = self.slots[slot]
        for mention in mentions:
            # "recalled its ambassador": "its" is the actor once more
            if not any(m.entity is mention.entity or once_more(mention, m) for m in known):
                known.append(mention)

    def carrier(self) -> Clause | None:
        """The light verb that carries the noun: "held talks", "carried out an attack"."""
        clause = self.clause
        parent = clause.parent
        if parent is None or clause.via is not None or parent.kind != "verb":
            return None
        if clause.marker == "in" and clause.lemma in self.scene.lists["accompanying"]:
            return parent  # "struck *in solidarity* with the miners"
        if clause.marker == "in" and self.entry.type == "PROTEST" and clause.lemma in self.scene.lists["manners"]:
            return parent  # "closed their shops *in a strike*"
        if clause.marker == "object" or (
            clause.marker == "in" and f"{parent.lemma}_in" in self.scene.lists["light_verbs"]
        ):
            name = parent.name
            if name in self.scene.lists["light_verbs"] or clause.marker == "in":
                return parent
        return None

    def behind(self, prepositions: frozenset[str], *, deep: bool = True) -> Iterable[list[int]]:
        """The phrases behind one of the prepositions: on the predicate, on its nouns, and (``deep``) on theirs."""
        clause, sentence = self.clause, self.sentence
        levels = [clause.obliques]
        if clause.kind == "noun" and clause.link == "nominal":
            carrier = self.carrier()
            if carrier is not None:
                self.found.carrier = carrier
                levels.append(carrier.obliques)
            elif clause.parent is not None and clause.parent.kind == "verb":
                # "called for sanctions against Peru": the parser may hang the last phrase on the verb
                levels.append([(prep, h) for prep, h in clause.parent.obliques if h > clause.head])
        if clause.kind == "noun":
            # "a battle that took place *between soldiers and rebels*"
            levels += [
                c.obliques
                for c in sentence.clauses
                if c.via == clause.head and c.link == "relative" and c.name in self.scene.lists["happening"]
            ]
        heads = [*clause.objects, *clause.predicatives]
        heads += [h for head in clause.objects for h in self.measured(head)]
        if deep:
            # "stopped in Ankara on her way to China", "sent food in response to the floods", "under pressure from Oslo"
            aside = vocabulary().aside
            heads += [h for prep, h in clause.obliques if (prep, sentence.lemmas[h]) not in aside]
        if clause.kind == "noun":
            # "in a battle that took place between soldiers and rebels"
            taking_place = vocabulary().taking_place
            told = [c for c in sentence.clauses if c.via == clause.head and c.lemma in taking_place]
            levels += [c.obliques for c in told if c.link in {"relative", "participle"} and not c.negated]
        for head in heads:
            levels.append(noun_obliques(sentence, head))
            # "sanctions imposed on Peru"
            levels += [c.obliques for c in sentence.clauses if c.via == head and c.link == "participle"]
        for level in levels:
            fitting = [head for prep, head in level if prep in prepositions]
            if fitting:
                yield fitting

    def under(self) -> list[Clause]:
        """The clauses that hang on the predicate, or on a noun that belongs to it."""
        return [clause for clause in self.sentence.clauses if hangs_on(clause, self.clause)]

    def measured(self, head: int) -> list[int]:
        """What a noun at ``head`` measures: "the number *of guards*", "two days *of drills*"; nothing if it is none."""
        lists = self.scene.lists
        if self.sentence.lemmas[head] not in lists["measures"] and self.sentence.lemmas[head] not in lists["spells"]:
            return []
        return [h for prep, h in noun_obliques(self.sentence, head) if prep == "of"]


def once_more(pronoun: ActorMention, known: ActorMention) -> bool:
    """Whether a pronoun speaks of somebody who is known already."""
    return pronoun.kind == "pronoun" and pronoun.actor.name == known.actor.name
