"""An event found in a clause, or why a pattern did not find one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from detente.events.codebook.book import Entry
from detente.events.codebook.patterns import Pattern, Phrase
from detente.parsing import Clause
from detente.resolving import ActorMention


@dataclass(eq=False, slots=True)
class Found:
    """An event found, before status, attribution, place and date are told. Tokens are those of ``clause.sentence``."""

    entry: Entry
    pattern: Pattern
    clause: Clause
    trigger: tuple[int, int]
    type: str = ""
    mode: str | None = None
    actors: list[ActorMention] = field(default_factory=list)
    recipients: list[ActorMention] = field(default_factory=list)
    mutual: bool = False
    inner: list[Found] = field(default_factory=list)
    consumed: bool = False
    carrier: Clause | None = None
    within: list[Clause] = field(default_factory=list)
    """Clauses of whose verbs the pattern has the words: "failed *to renew* the ban"."""
    likely: list[ActorMention] = field(default_factory=list)
    """Who an operator's recipient may be if neither it nor the inner event names one."""
    awaited: list[ActorMention] = field(default_factory=list)
    """Who has to do something first: "will not lift the ban until *Cuba* frees them"."""
    vague: list[int] = field(default_factory=list)
    """Heads of phrases that stand in the recipient's place and name no actor ("condemned *the law*")."""
    around: dict[str, list[int]] = field(default_factory=lambda: {"A": [], "R": []})
    """Heads of the phrases inside which an actor or a recipient was found ("attacked *a base* in Mali")."""
    chance: float | None = None
    """How sure the second opinion is of it; None for what the codebook says."""
    weight: int = 0
    roundabout: int = 0
    """How many actors were found inside a noun phrase rather than as its head."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Why a pattern did not match; ``near`` if its predicate was there, ``reached`` how much of the rest."""

    pattern: Pattern
    reason: str
    near: bool = True
    reached: int = 0


Inner = Callable[[Clause, "Phrase", list[int], frozenset[str]], "list[Found]"]
"""Gives the events found in what stands under a clause: see :meth:`Reading._inner`."""
