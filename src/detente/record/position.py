"""Positions: who is for or against whom or what."""

from typing import Literal

from detente.record.actor import Actor
from detente.record.base import Model, Span

Stance = Literal["supports", "opposes", "mixed"]
TargetKind = Literal["actor", "issue", "proposal"]


class Target(Model):
    """What the position is about, in the words of the text; of a pronoun those that it stands for."""

    kind: TargetKind
    text: str
    actor: Actor | None = None


class PositionEvidence(Model):
    """The characters that say so."""

    sentence: Span
    holder: Span | None = None
    cue: Span | None = None
    target: Span


class Position(Model):
    """One stance of one holder, and the statement it rests on (an id), if it rests on one."""

    id: str
    holder: Actor
    stance: Stance
    target: Target
    statement: str | None = None
    evidence: PositionEvidence
