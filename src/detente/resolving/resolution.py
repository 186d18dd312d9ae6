"""What resolving gives back: mentions of actors, and how to ask for them by token."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from detente.parsing import Parsed, Sentence
from detente.record import Actor, Span
from detente.resolving.dates import DateMention, date_of
from detente.resolving.places import PlaceMention, place_of

MentionKind = Literal[
    "person", "office", "organisation", "state", "place", "group", "nationals", "demonym", "pronoun", "relation"
]


@dataclass(eq=False, slots=True)
class Entity:
    """Somebody as the whole article speaks of them; mentions of the same actor share one.

    ``country``, ``sectors`` and ``role`` hold on the article's date. ``known`` tells that it is somebody in particular
    (a named person or body, a state), ``members`` who is meant by "both countries".
    """

    name: str
    kind: MentionKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    gender: str = ""
    plural: bool = False
    known: bool = False
    members: list[Entity] = field(default_factory=list)


@dataclass(eq=False)
class ActorMention:
    """One noun phrase that names somebody.

    ``first``, ``last`` and ``head`` are token indices within ``sentence`` (``last`` inclusive). ``name`` is the span of
    the proper name in it, ``title`` the words of the office or group, ``definite`` whether it can refer back ("the
    minister"), ``former`` whether the text says that the office is no longer held. ``entity`` is shared by all mentions
    of the same actor. ``given`` marks one that the user named (see ``Coder.relate``).
    ``kind`` "place" is a state or capital where something is, "demonym" an adjective ("Chinese").
    """

    sentence: Sentence
    first: int
    last: int
    head: int
    kind: MentionKind
    entity: Entity
    name: tuple[int, int] | None = None
    title: str | None = None
    definite: bool = False
    plural: bool = False
    former: bool = False
    core: tuple[int, int] = (0, 0)
    given: bool = False

    @cached_property
    def actor(self) -> Actor:
        """The actor as the record has it."""
        entity = self.entity
        return Actor(
            text=self.sentence.quote(self.first, self.last),
            name=entity.name,
            country=entity.country,
            sectors=list(entity.sectors),
            role=entity.role,
            evidence=self.sentence.span(self.first, self.last),
        )


_INSIDE = frozenset({"of", "by", "in", "from", "at", "within", "inside", "near"})
_LEFT = frozenset(
    {"poss", "amod", "compound", "nmod", "nummod", "appos", "npadvmod", "conj", "punct", "dep", "prep", "det"}
)


class Resolution:
    """The actors, dates and places of one article.

    ``mentions`` are in the order of the text (by first token). ``dates`` and ``places`` are filled by the resolver, and
    ``written_from``, the countries (ISO alpha-3) that the article's dateline names, with its span.
    """

    def __init__(self, parsed: Parsed, mentions: list[ActorMention]) -> None:
        self.parsed = parsed
        self.mentions = sorted(mentions, key=lambda m: (m.sentence.index, m.first, -m.last))
        self.dates: list[DateMention] = []
        self.places: list[PlaceMention] = []
        self.written_from: list[tuple[str, Span]] = []
        self._at: dict[tuple[int, int], ActorMention] = {}
        self._by_sentence: dict[int, list[ActorMention]] = {}
        for mention in self.mentions:
            self._by_sentence.setdefault(mention.sentence.index, []).append(mention)
        for mention in sorted(self.mentions, key=lambda m: m.last - m.first):
            tokens = [*range(mention.core[0], mention.core[1] + 1)]
            if mention.name:
                tokens += range(mention.name[0], mention.name[1] + 1)
            for token in tokens:
                self._at.setdefault((mention.sentence.index, token), mention)
        for mention in self.mentions:
            self._at[mention.sentence.index, mention.head] = mention

    def at(self, sentence: Sentence, token: int) -> ActorMention | None:
        """The mention whose head is ``token``, or whose proper name or title covers it; None if there is none."""
        return self._at.get((sentence.index, token))

    def date_of(self, sentence: Sentence, token: int) -> DateMention | None:
        """The date that belongs to the predicate at ``token``; None where nothing says so."""
        return date_of(sentence, token, self.dates)

    def place_of(self, sentence: Sentence, token: int) -> PlaceMention | None:
        """The place that belongs to the predicate at ``token``; None where nothing says so."""
        return place_of(sentence, token, self.places)

    def of(self, sentence: Sentence) -> list[ActorMention]:
        """The mentions of one sentence in the order of the text."""
        return self._by_sentence.get(sentence.index, [])

    def inside(self, sentence: Sentence, token: int) -> list[ActorMention]:
        """The actors within the noun phrase headed by ``token``, nearest first, without the phrase itself.

        Possessors, demonyms and compounds before the head come first, then what follows "of", "by", "in", "from".
        """
        own = self.at(sentence, token)
        found: list[ActorMention] = []
        seen: set[int] = {id(own)}

        def add(node: int) -> bool:
            mention = self.at(sentence, node)
            if mention is None or id(mention) in seen:
                return mention is not None
            seen.add(id(mention))
            found.append(mention)
            return True

        low = min([token, *(own.first, own.core[0])] if own else [token])
        left = [c for c in sentence.children[token] if c < token and sentence.deps[c] in _LEFT]
        if left:
            low = min(low, *(sentence.edges[c][0] for c in left))
        blocked = {node for c in left if sentence.deps[c] in {"relcl", "acl"} for node in sentence.subtree(c)}
        for node in range(token - 1, low - 1, -1):
            if node not in blocked:
                add(node)
        queue = [token]
        for node in queue:
            for child in sentence.children[node]:
                if sentence.deps[child] not in {"prep", "agent"} or sentence.lower[child] not in _INSIDE:
                    continue
                for thing in sentence.dependents(child, "pobj"):
                    for item in sentence.conjuncts(thing):
                        if not add(item):
                            start = sentence.edges[item][0]
                            for inner in range(item - 1, start - 1, -1):
                                add(inner)
                            queue.append(item)
        return found

    def antecedent(self, sentence: Sentence, token: int) -> Entity | None:
        """Whom the pronoun or definite noun at ``token`` stands for; None when it is not plain."""
        mention = self.at(sentence, token)
        return mention.entity if mention is not None and mention.entity.known else None
