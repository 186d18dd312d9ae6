"""Patterns of the codebook, as they are matched against clauses; :mod:`detente.events.codebook.notation` reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

ANY = "*"
"""In "joint_*": any noun that the words before it describe."""
MODALS = frozenset("can could may might must shall should will would".split())
FUTURE = frozenset({"will", "would", "shall"})
"""Modals of what is to come."""
HALF_MODALS = frozenset({"have", "need", "ought"})
CONDITIONS = frozenset({"if", "unless", "until"})
"""What opens a clause on which a deed hangs: "will not lift it *until* Cuba frees them"."""
"""Words before a verb in a pattern that say how it is told."""
Complement = Literal["to", "that", "any"]


@dataclass(frozen=True)
class Words:
    """Alternatives for one word: single lemmas, and sequences of several (kept by their last or first word)."""

    single: frozenset[str] = frozenset()
    multiple: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.single or self.multiple)


@dataclass(frozen=True)
class Phrase:
    """What a noun phrase must be: a slot (``A``, ``R``, ``X``), its owner's slot, words for its head, an event.

    ``constraint`` are the kinds or sectors one of which a slot's actor must have. ``clause`` is set for "to X",
    "that X", "to EVENT": a clause and not a noun phrase; with ``words`` its verb must be one of them, and ``below`` is
    what follows that verb. With ``subject`` ("that R must X", "that R not keep X") the clause has that subject, and it
    is as ``manner`` says, or with ``said`` ("that R be unwelcome") says of it what the words are. A slot "A:critic" has
    the words of its head. ``event`` asks for an event of another entry.
    """

    slot: str | None = None
    owner: str | None = None
    words: Words = Words()
    constraint: frozenset[str] = frozenset()
    clause: Complement | None = None
    event: bool = False
    below: tuple[Argument, ...] = ()
    subject: Phrase | None = None
    said: bool = False
    manner: Manner | None = None
    condition: Condition | None = None


@dataclass(frozen=True)
class Manner:
    """How a verb is told: denied ("not keep"), with one of some modals ("will|may lose"), of a state ("be guilty"), in
    passing ("as A demand").

    Without modals it is told as a fact.
    """

    denied: bool = False
    modals: frozenset[str] = frozenset()
    state: bool = False
    passing: bool = False

    def __bool__(self) -> bool:
        return self.denied or bool(self.modals) or self.state or self.passing


@dataclass(frozen=True)
class Condition:
    """On what a thing told hangs: "that X will|may unless R": the words before the condition, and who is to meet it."""

    words: frozenset[str]
    subject: Phrase


@dataclass(frozen=True)
class Argument:
    """A phrase, the prepositions it may stand behind (none: it is the object), and whether it may be missing.

    ``bare`` says that it may also stand without preposition: "meet (with) R".
    """

    phrase: Phrase
    prepositions: frozenset[str] = frozenset()
    optional: bool = False
    bare: bool = False


@dataclass(frozen=True)
class Pattern:
    """A pattern read: the predicate's kind and words, its subject (verbs, adjectives) or owner (nouns), the rest."""

    source: str
    kind: Literal["verb", "adjective", "noun"]
    predicate: Words
    subject: Phrase | None = None
    arguments: tuple[Argument, ...] = ()
    particle: str = ""
    manner: Manner = Manner()
    weight: int = field(default=0)
    needed: tuple[frozenset[str], ...] = ()
    """For each phrase that must be there: words for its head, and its prepositions. The sentence has one of each."""
