"""Stories: articles that tell of the same happening, each in its own words."""

from __future__ import annotations

import datetime
import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest

from detente.corpus.copies import ALIKE, Text, Words
from detente.corpus.words import CALENDAR, facts, terms

SAME = 0.4
"""The likeness from which on two articles of the same or adjacent days tell of one happening."""

_ON_THE_WHOLE = 0.75 * SAME
"""How like an article must be, on average, to all that the story has already: no chain from one to quite another."""

_NEAR, _LONG = datetime.timedelta(days=1), datetime.timedelta(days=2)
"""The longest time between an article and one like it, and the first of its story."""

_CLOSELY = 8
"""How many articles, the likeliest first, are looked at closely, and how many of a story's."""

_LEAD = 60
"""Words at the beginning, where news says what happened: they count twice."""

_SMOOTH = 20
"""Added to the number of articles, so that in a small corpus a word in all of them still weighs something."""


def group(texts: Iterable[Text], copies: Container[str] = ()) -> Iterator[tuple[str, str]]:
    """Each article's key with the key of its story, the earliest of the articles that tell of the same happening.

    ``texts`` are read twice and come in the order of :func:`detente.corpus.earlier`. Articles in ``copies`` are left
    out (they belong where their original does); an article without a day is a story of its own.
    """
    rarity = _Rarity(text for text in texts if text.key not in copies)
    recent = _Recent()
    for text in texts:
        if text.key in copies:
            continue
        if text.published is None:
            yield text.key, text.key
            continue
        told = rarity.tell(text)
        recent.forget(text.published - _NEAR)
        story = _best(told, text.published, recent) or _Story(text.key, text.published)
        story.members.append(told)
        told.story = story
        recent.add(text.published, told)
        yield text.key, story.key


class _Vector(dict[str, float]):
    """Weights of length one."""

    def __init__(self, weights: dict[str, float]) -> None:
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        super().__init__({word: weight / length for word, weight in weights.items()})

    def __matmul__(self, other: _Vector) -> float:
        small, large = sorted((self, other), key=len)
        return sum(weight * large[word] for word, weight in small.items() if word in large)


@dataclass(eq=False, slots=True)
class _Story:
    key: str
    began: datetime.date
    members: list[_Told]

    def __init__(self, key: str, began: datetime.date) -> None:
        self.key, self.began, self.members = key, began, []


@dataclass(eq=False, slots=True)
class _Told:
    """An article as it is compared: its words and its names and figures, weighed by how rare they are."""

    text: Text
    terms: _Vector
    facts: _Vector
    story: _Story | None = None
    words: Words | None = None

    def likeness(self, other: _Told, about: float | None = None) -> float:
        """From 0 to 1: the geometric mean of the likenesses of words and of facts; both must be alike.

        ``about`` is the likeness of facts, where it is known already.
        """
        about = self.facts @ other.facts if about is None else about
        return math.sqrt(about * (self.terms @ other.terms))

    def same_form(self, other: _Told) -> bool:
        """Whether they share the wording and not the facts: the same office's bulletin of another day."""
        one, two = self._read(), other._read()
        return one.wording(two) >= ALIKE and not one.same_facts(two)

    def _read(self) -> Words:
        self.words = self.words or Words.of(self.text.text)
        return self.words


class _Rarity:
    """How rare words and facts are in the corpus."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._terms: Counter[str] = Counter()
        self._facts: Counter[str] = Counter()
        self._count = _SMOOTH
        for text in texts:
            self._count += 1
            self._terms.update(set(terms(text.text)))
            self._facts.update(facts(text.text) - CALENDAR)

    def tell(self, text: Text) -> _Told:
        said = Counter(terms(text.text))
        said.update(terms(" ".join(text.text.split()[:_LEAD])))
        words = {word: (1 + math.log(n)) * math.log(self._count / self._terms[word]) for word, n in said.items()}
        named = {fact: math.log(self._count / self._facts[fact]) for fact in facts(text.text) - CALENDAR}
        return _Told(text, _Vector(words), _Vector(named))


class _Recent:
    """The articles of the last days, found by their names and figures."""

    def __init__(self) -> None:
        self._days: dict[datetime.date, dict[str, list[_Told]]] = {}

    def add(self, day: datetime.date, told: _Told) -> None:
        having = self._days.setdefault(day, defaultdict(list))
        for fact in told.facts:
            having[fact].append(told)

    def forget(self, before: datetime.date) -> None:
        """Drop the days before ``before``."""
        self._days = {day: having for day, having in self._days.items() if day >= before}

    def alike(self, told: _Told) -> Iterator[tuple[_Told, float]]:
        """The articles that are like ``told``, and how much."""
        about: dict[_Told, float] = defaultdict(float)
        for having in self._days.values():
            for fact, weight in told.facts.items():
                for other in having.get(fact, ()):
                    about[other] += weight * other.facts[fact]
        for other, shared in about.items():
            likeness = told.likeness(other, shared) if shared >= SAME * SAME else 0.0
            if likeness >= SAME:
                yield other, likeness


def _best(told: _Told, day: datetime.date, recent: _Recent) -> _Story | None:
    """The story that the article belongs to; None if it begins one."""
    likeliest = nlargest(_CLOSELY, recent.alike(told), key=lambda found: (found[1], found[0].text.key))
    for other, _ in likeliest:
        story = other.story
        if story is None or day - story.began > _LONG or told.same_form(other):
            continue
        some = story.members[:_CLOSELY]
        if sum(told.likeness(member) for member in some) / len(some) >= _ON_THE_WHOLE:
            return story
    return None
