"""Statements: who said what, about whom, in which form."""

from typing import Literal

from pydantic import Field

from detente.record.actor import Actor
from detente.record.article import DateSpan
from detente.record.base import Model, Span

Form = Literal["direct", "indirect", "mixed", "unmarked"]


class StatementEvidence(Model):
    """The characters that say so. ``content`` has more than one span when the words are split."""

    sentence: Span
    speaker: Span | None = None
    cue: Span | None = None
    content: list[Span]


class Statement(Model):
    """One statement.

    ``content`` is the spans of ``evidence.content`` joined by one space. ``within`` is the id of the statement
    that reports this one ("The minister said Washington had told Ankara ...").
    """

    id: str
    speaker: Actor | None = None
    form: Form
    cue: str | None = None
    content: str
    addressees: list[Actor] = Field(default_factory=list)
    occasion: str | None = None
    date: DateSpan | None = None
    about: list[Actor] = Field(default_factory=list)
    issues: list[str] = Field(default_factory=list)
    within: str | None = None
    evidence: StatementEvidence
