"""Statements in the making, and their characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.parsing import Parsed, Sentence
from detente.record import Span
from detente.statements.phrases import Phrase

_LOOSE = " \t\r\n\u00a0.,;:\u2013\u2014-\u2026"
_OPENING = "\"'\u201c\u2018\u201e\u00ab`([\u201a$£€#@+"


@dataclass(eq=False, slots=True)
class Draft:
    """A statement before it is written down.

    ``form`` is how the content was found (a form of the cue, "quote", "colon", "run" ...); ``content`` its spans.
    """

    sentence: Sentence
    token: int | None
    tokens: list[int]
    cue_class: str
    form: str
    content: list[Span]
    speaker: Phrase | None
    addressee: int | None = None
    nominal: bool = False
    borrowed: bool = False
    """Whether the speaker was taken from another sentence."""
    quotes: list[Span] = field(default_factory=list)

    @property
    def cue_span(self) -> Span | None:
        """The characters of the cue: its words as far as they stand together, else its head word."""
        if self.token is None or not self.tokens:
            return None
        tokens = sorted(self.tokens)
        if tokens[-1] - tokens[0] <= (7 if self.nominal else len(tokens) + 1):
            return self.sentence.span(tokens[0], tokens[-1])
        return self.sentence.span(self.token)

    @property
    def start(self) -> int:
        """Where it begins in the text: the first of speaker, cue and content."""
        places = [start for start, _ in self.content]
        cue = self.cue_span
        if cue is not None:
            places.append(cue[0])
        if self.speaker is not None and not self.borrowed:
            places.append(self.speaker.span[0])
        return min(places)

    def size(self) -> int:
        """The characters of the content."""
        return sum(end - start for start, end in self.content)

    def holds(self, offset: int) -> bool:
        """Whether the character at ``offset`` is part of the content."""
        return any(start <= offset < end for start, end in self.content)


class Near:
    """Drafts by the paragraphs in which their cue or content stands, so that a long text costs no more by the line."""

    def __init__(self, parsed: Parsed, drafts: Iterable[Draft]) -> None:
        self._starts = [start for start, _ in parsed.paragraphs]
        self._by_paragraph: dict[int, list[Draft]] = {}
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Take in one more."""
        numbers = {draft.sentence.paragraph}
        for start, end in draft.content:
            numbers.update(range(self._number(start), self._number(end - 1) + 1))
        for number in sorted(numbers):
            self._by_paragraph.setdefault(number, []).append(draft)

    def at(self, offset: int) -> list[Draft]:
        """The drafts of the paragraph that holds the character at ``offset``, in the order in which they came."""
        return self._by_paragraph.get(self._number(offset), [])

    def _number(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1


def trim(text: str, start: int, end: int) -> Span | None:
    """The span without space and loose punctuation at its ends (quotation marks stay); None if nothing is left."""
    while start < end and text[start] in _LOOSE:
        start += 1
    while end > start and text[end - 1] in _LOOSE:
        if text[end - 1] == "." and _abbreviation(text, end):
            break
        end -= 1
    if not any(char.isalnum() for char in text[start:end]):
        return None
    return start, end


def _abbreviation(text: str, end: int) -> bool:
    """Whether the full stop before ``end`` belongs to letters like "U.S." or "a.m."."""
    return (end >= 4 and text[end - 3] == "." and text[end - 2].isalpha()) or text[max(0, end - 3) : end] == "..."


def join(spans: list[Span], text: str) -> list[Span]:
    """The spans in order, those that touch or overlap (but for space and punctuation) made one, within a paragraph."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and (
            start <= joined[-1][1] or not any(char.isalnum() or char == "\n" for char in text[joined[-1][1] : start])
        ):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def overlap(a: list[Span], b: list[Span]) -> int:
    """How many characters two lists of spans share."""
    return sum(max(0, min(e1, e2) - max(s1, s2)) for s1, e1 in a for s2, e2 in b)


def subtract(span: Span, hole: Span) -> list[Span]:
    """What is left of ``span`` without ``hole``."""
    start, end = span
    parts = [(start, min(end, hole[0])), (max(start, hole[1]), end)]
    return [(a, b) for a, b in parts if a < b]
