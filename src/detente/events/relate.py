"""The likeliest event between two given mentions: for users who bring actors of their own."""

from __future__ import annotations

from detente.parsing import Sentence
from detente.record import Event, Span
from detente.resolving import ActorMention, Entity, Resolution


class Focus(Resolution):
    """A resolution in which two given phrases of a sentence are actors, whatever they were taken for.

    ``source`` and ``target`` are character spans that lie in ``sentence``.
    """

    def __init__(self, resolution: Resolution, sentence: Sentence, source: Span, target: Span) -> None:
        super().__init__(resolution.parsed, [])
        self.dates, self.places = resolution.dates, resolution.places
        self._under = resolution
        self._sentence = sentence
        self.source = _mention(resolution, sentence, source)
        self.target = _mention(resolution, sentence, target)
        self._given = {token: m for m in (self.target, self.source) for token in range(m.first, m.last + 1)}

    def at(self, sentence: Sentence, token: int) -> ActorMention | None:
        """The given mention that covers the token, else whoever it was."""
        if sentence is self._sentence and token in self._given:
            return self._given[token]
        return self._under.at(sentence, token)

    def of(self, sentence: Sentence) -> list[ActorMention]:
        """The mentions of one sentence, the given ones first."""
        others = self._under.of(sentence)
        return [self.source, self.target, *others] if sentence is self._sentence else others

    def inside(self, sentence: Sentence, token: int) -> list[ActorMention]:
        """The given mentions within the phrase first, then the others."""
        if sentence is not self._sentence:
            return self._under.inside(sentence, token)
        below = set(sentence.subtree(token))
        given = [m for m in (self.target, self.source) if m.head in below and m.head != token]
        return given + [m for m in self._under.inside(sentence, token) if m.head not in self._given]


HALF = 0.8
"""What is left of the confidence where only one of the two is known to take part."""


def likeliest(focus: Focus, events: list[Event]) -> Event | None:
    """The likeliest of ``events`` in which the source acts on the target of ``focus``; None if there is none."""
    source, target = focus.source.actor.evidence, focus.target.actor.evidence
    joined = [
        event
        for event in events
        if _meets(event.evidence.actors, source) and _meets(event.evidence.recipients or event.evidence.actors, target)
    ]
    if joined:
        return max(joined, key=lambda event: event.confidence)
    # "agreed to set up a hospital in Louisiana": the text says what the source does, and the target stands in it
    half = [
        event
        for event in events
        if (_meets(event.evidence.actors, source) and not _meets(event.evidence.actors, target))
        or (not event.actors and _meets(event.evidence.recipients, target))
    ]
    best = max(half, key=lambda event: event.confidence, default=None)
    return best.model_copy(update={"confidence": round(best.confidence * HALF, 2)}) if best is not None else None


def _meets(spans: list[Span], span: Span) -> bool:
    return any(start < span[1] and span[0] < end for start, end in spans)


def _mention(resolution: Resolution, sentence: Sentence, span: Span) -> ActorMention:
    tokens = [i for i in range(len(sentence)) if sentence.starts[i] < span[1] and sentence.ends[i] > span[0]]
    first, last = tokens[0], tokens[-1]
    head = next((i for i in tokens if sentence.heads[i] == i or not first <= sentence.heads[i] <= last), last)
    known = resolution.at(sentence, head)
    entity = known.entity if known is not None else Entity(sentence.text(first, last), "organisation")
    kind = known.kind if known is not None and known.kind not in {"place", "demonym"} else "organisation"
    return ActorMention(sentence, first, last, head, kind, entity, core=(first, last), given=True)
