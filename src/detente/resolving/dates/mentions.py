"""Dates of an article: where they stand, what they mean, and which predicate each belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from detente.parsing import Parsed, Sentence
from detente.record import DateSpan
from detente.resolving.attachment import belonging, is_predicate, outer, verbs
from detente.resolving.dates.grammar import Grammar
from detente.resolving.dates.interval import Grain, Interval
from detente.resolving.dates.meaning import Context, Direction
from detente.resolving.dates.tense import direction_of
from detente.resolving.dates.words import words

Tell = Callable[[Sentence, int], Direction | None]

_STRAIGHT = str.maketrans("\u2018\u2019\u02bc\u0060\u00b4\u00a0\u2028\t\n\r", "'''''     ")
_AGENCY = re.compile(r"\s*\(\w[^)]*\)")
_AFTER_DATELINE = re.compile(r"\s*(?:\([^)]*\))?\s*[)]?\s*(?:--|[-–—]|:)")
_BEFORE_DATELINE = re.compile(r"^[A-Z][A-Za-z .,'/()-]{1,60}?[,(]? ?$")
_FINE = frozenset({"day", "week", "weekend", "span"})


@dataclass(frozen=True, eq=False)
class DateMention:
    """A date expression: tokens ``first`` to ``last`` of ``sentence``, and the days ``start`` to ``end`` that it means.

    ``grain`` is how fine the words were ("day", "week", "month", "year" ..., "span" for what has two ends);
    ``kind`` the preposition where it matters ("since", "until", "by", "before", "after"), else "in". ``dateline`` marks
    the date of an agency's dateline, which is that of the report and of no event.
    """

    sentence: Sentence
    first: int
    last: int
    start: date
    end: date
    text: str
    grain: Grain
    kind: str = "in"
    dateline: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Its characters in the article."""
        return self.sentence.span(self.first, self.last)

    @property
    def date(self) -> DateSpan:
        """The date as the record has it."""
        return DateSpan(start=self.start, end=self.end, text=self.text)

    @property
    def anchor(self) -> int:
        """The token by which it hangs in the tree."""
        return outer(self.sentence, self.first, self.last)


def find_dates(parsed: Parsed, published: date | None, direction: Tell = direction_of) -> list[DateMention]:
    """The date expressions of an article in the order of the text, as understood on the day ``published``.

    Without ``published`` only absolute dates are given; what cannot be told is left out. ``direction`` says whether
    what hangs on a token is past or still to come (see :func:`~detente.resolving.dates.direction_of`).
    """
    found: list[DateMention] = []
    data = words()
    for sentence in parsed.sentences:
        text = parsed.text[sentence.start : sentence.end].translate(_STRAIGHT)
        if data.may_date(text):
            _read(sentence, text, parsed.text, published, direction, found)
    return found


def _read(
    sentence: Sentence, text: str, article: str, published: date | None, direction: Tell, found: list[DateMention]
) -> None:
    people = [sentence.span(name.first, name.last) for name in sentence.names if name.label == "PERSON"]
    offset = sentence.start

    def is_name(start: int, end: int) -> bool:
        return any(low <= start + offset and end + offset <= high for low, high in people)

    def is_verb(start: int) -> bool:
        i = sentence.token_at(start + offset)
        return sentence.tags[i] == "MD" or sentence.pos[i] in {"VERB", "AUX"}

    def is_modifier(start: int) -> bool:
        i = sentence.token_at(start + offset)
        return sentence.heads[i] > i and sentence.deps[i] in {"compound", "poss", "nummod", "amod", "nmod"}

    reader = Grammar(text, words(), is_name, is_verb, is_modifier)
    for i, match in reader.find():
        first = sentence.token_at(reader.starts[i] + offset)
        last = sentence.token_at(reader.ends[match.end - 1] + offset - 1)
        told = direction(sentence, outer(sentence, first, last))
        if match.need == "future" and (told != "future" or not _on_verb(sentence, first, last)):
            continue
        try:
            meant = match.meaning(Context(published, told, _before(found, sentence)))
        except (ValueError, OverflowError):  # beyond the calendar
            continue
        if meant is None:
            continue
        start, end = sentence.span(first, last)
        before, after = text[: reader.starts[i]], text[reader.ends[match.end - 1] :]
        dateline = bool(_BEFORE_DATELINE.match(before) if before else _AGENCY.match(after)) and bool(
            _AFTER_DATELINE.match(after)
        )
        found.append(
            DateMention(
                sentence, first, last, meant.start, meant.end, article[start:end], meant.grain, match.kind, dateline
            )
        )


def _on_verb(sentence: Sentence, first: int, last: int) -> bool:
    above = sentence.heads[outer(sentence, first, last)]
    return is_predicate(sentence, above)


def _before(found: list[DateMention], sentence: Sentence) -> Interval | None:
    """The date that the text spoke of last, not more than two sentences back."""
    if not found or found[-1].dateline or sentence.index - found[-1].sentence.index > 2:
        return None
    return Interval(found[-1].start, found[-1].end, found[-1].grain)


def date_of(sentence: Sentence, token: int, mentions: Sequence[DateMention]) -> DateMention | None:
    """The date that belongs to the predicate (a verb, or a noun such as "talks") at ``token`` of ``sentence``.

    It is one that hangs on the predicate itself, or on a light verb around it or below it ("held talks on Friday",
    "talks were held on Friday"), never that of another clause. None where nothing says so.
    """
    own = [one for one in mentions if one.sentence is sentence and not one.dateline]
    found = belonging(sentence, token, own, _coarseness, _of_verb) if own else None
    return None if found and _timeless(sentence, token) and found.grain not in _FINE else found


def _timeless(sentence: Sentence, token: int) -> bool:
    """A present that is no timetable: "Berlin supports an inquiry into the bombing in September"."""
    if sentence.tags[token] not in {"VBZ", "VBP"} or sentence.pos[token] == "AUX":
        return False
    helped = any(sentence.deps[child] in {"aux", "auxpass"} for child in sentence.children[token])
    return not helped and sentence.lemmas[token] not in verbs().occur | verbs().light


def _coarseness(one: DateMention) -> int:
    return (one.end - one.start).days


def _of_verb(one: DateMention, verb: int) -> bool:
    """Days and weeks mostly belong to the verb ("condemned the raid on Friday"), months and years to the noun."""
    return one.grain in _FINE and one.kind == "in" and one.sentence.tags[verb] in {"VBD", "VBN", "VB"}
