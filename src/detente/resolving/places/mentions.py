"""Places of an article: where they stand, which place each name means, and which predicate each belongs to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from detente.parsing import Parsed, Sentence
from detente.record import Place
from detente.resolving.attachment import belonging, outer
from detente.resolving.places.choosing import choose, evidence, regions, score
from detente.resolving.places.gazetteer import Candidate, Kind, gazetteer
from detente.resolving.places.locative import Role, role_of
from detente.resolving.places.names import Found, find_names
from detente.resolving.places.words import words

_STRAIGHT = str.maketrans("\u2018\u2019\u02bc\u0060\u00b4\u00a0\u2028\t\n\r", "'''''     ")
_AFTER_DATELINE = re.compile(r"\s*(?:,[^()]{0,40})?(?:\([^)]{1,40}\))?\s*(?:(?:--|[-–—])(?:\s|$)|:)")
_RANK: dict[Role, int] = {"in": 0, "object": 1, "to": 1, "event": 2, "target": 2, "from": 3}


@dataclass(frozen=True, eq=False)
class PlaceMention:
    """A place where something happens: tokens ``first`` to ``last`` (inclusive) of ``sentence``.

    ``country`` is ISO 3166-1 alpha-3 (None for seas and disputed land), coordinates are degrees (None where not known).
    ``kind`` is "city", "place" (a region or site), "island", "water" or "country". ``role`` tells how the grammar makes
    it a place ("in", "to", "object", "target", "event", "from"); ``anchor`` is the token by which the phrase hangs in
    the tree. ``dateline`` marks the place of an agency's dateline: that of the report, and of no event.
    """

    sentence: Sentence
    first: int
    last: int
    anchor: int
    text: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    kind: Kind
    role: Role
    dateline: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Its characters in the article."""
        return self.sentence.span(self.first, self.last)

    @property
    def place(self) -> Place:
        """The place as the record has it."""
        return Place(
            text=self.text, name=self.name, country=self.country, latitude=self.latitude, longitude=self.longitude
        )


def find_places(parsed: Parsed) -> list[PlaceMention]:
    """The places of an article where the grammar says that something happens, in the order of the text.

    A name that stands for a government ("Beijing accused", "talks with Ankara") or belongs to a person is none.
    """
    places = gazetteer()
    by_sentence: list[tuple[Sentence, list[Found], dict[str, float], str]] = []
    article: defaultdict[str, float] = defaultdict(float)
    meaning_regions = regions(parsed.text)
    for sentence in parsed.sentences:
        text = parsed.text[sentence.start : sentence.end].translate(_STRAIGHT)
        names, named = find_names(sentence, text, places)
        for one in names:
            one.region = meaning_regions.get(one.key)
        here = evidence(names, named)
        for code, weight in here.items():
            article[code] += weight
        if names:
            by_sentence.append((sentence, names, here, text))
    # one place for each name in an article: that of the mention for which most speaks
    meant: dict[str, tuple[float, Candidate]] = {}
    chosen: list[tuple[Sentence, Found, Candidate, str]] = []
    for sentence, names, here, text in by_sentence:
        for one in names:
            place = choose(one, here, article)
            if place is None:
                continue
            value = 100.0 if one.within else score(one, place, here, article)
            if one.key not in meant or value > meant[one.key][0]:
                meant[one.key] = value, place
            if not one.owner:
                chosen.append((sentence, one, place, text))
    found: list[PlaceMention] = []
    for sentence, one, place, text in chosen:
        if not one.within and not one.beside and not one.capital:
            place = meant[one.key][1]
        mention = _mention(parsed, sentence, one, place, text)
        if mention is not None and not _covered(mention, found):
            found.append(mention)
    return found


def _mention(parsed: Parsed, sentence: Sentence, one: Found, place: Candidate, text: str) -> PlaceMention | None:
    dateline = _is_dateline(sentence, one, text)
    told = role_of(sentence, one.first, one.last, place.kind == "country", place.kind in {"water", "island"})
    if told is None and not dateline:
        return None
    role, anchor = told or ("in", outer(sentence, one.first, one.last))
    start, end = sentence.span(one.first, one.last)
    return PlaceMention(
        sentence,
        one.first,
        one.last,
        anchor,
        parsed.text[start:end],
        place.name,
        place.country,
        place.latitude,
        place.longitude,
        place.kind,
        role,
        dateline,
    )


def _is_dateline(sentence: Sentence, one: Found, text: str) -> bool:
    """ "BEIJING (Reuters) - " at the start of a paragraph, in capitals or before an agency or a dash."""
    if one.first > 3:
        return False
    end = sentence.ends[one.last] - sentence.start
    if not re.match(r"[A-Z/ ,.'-]*$", text[: sentence.starts[one.first] - sentence.start]):
        return False
    capitals = text[sentence.starts[one.first] - sentence.start : end].isupper() and end > 3
    return bool(_AFTER_DATELINE.match(text[end:])) and (capitals or "(" in text[end : end + 30])


def _covered(mention: PlaceMention, found: list[PlaceMention]) -> bool:
    """Whether a place says no more than one before it: the state after its city, the country after its region."""
    for other in found[-3:]:
        same = other.sentence is mention.sentence and other.country == mention.country
        if same and other.last + 2 == mention.first and mention.sentence.words[other.last + 1] == ",":
            return mention.kind in {"country", "place"} and other.kind in {"city", "place"} and not mention.dateline
    return False


def place_of(sentence: Sentence, token: int, mentions: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place that belongs to the predicate (a verb, or a noun such as "talks") at ``token`` of ``sentence``.

    It hangs on the predicate itself, or on a light verb around it or a noun below it ("took part in talks in Tianjin"),
    never on another clause. None where nothing says so.
    """
    own = [one for one in mentions if one.sentence is sentence and not one.dateline]
    return belonging(sentence, token, own, _rank, _struck) if own else None


def _rank(one: PlaceMention) -> tuple[int, bool]:
    return _RANK[one.role], one.kind == "country"


def _struck(one: PlaceMention, verb: int) -> bool:
    """ "hit a convoy in Idlib", "visited a camp near Irbid": what is hit or visited is where it is."""
    return one.role == "in" and one.sentence.lemmas[verb] in words().taking_place
