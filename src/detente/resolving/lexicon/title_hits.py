"""A title or group noun where it stands in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from detente.resolving.lexicon.index import Title


@dataclass(eq=False, slots=True)
class TitleHit:
    """Tokens ``first`` to ``last`` that are a title or group noun; ``head`` is its head noun."""

    first: int
    last: int
    head: int
    title: Title
    plural: bool
