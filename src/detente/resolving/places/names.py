"""Names of places in a sentence: the longest that the gazetteer knows, unless they belong to another name."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from detente.parsing import Sentence
from detente.resolving.dates.words import words as calendar
from detente.resolving.places.gazetteer import Candidate, Gazetteer, fold, key_of, words_of
from detente.resolving.places.words import words

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_SMALL = 4.75
"""The weight (some 55,000 people) below which a name alone is no evidence of a place."""


@dataclass(eq=False)
class Found:
    """A name at tokens ``first`` to ``last`` (inclusive) and the places that bear it.

    ``within`` are the countries and states that follow it ("Paris, *Texas*"), ``beside`` the countries of the words
    around it ("the *Syrian* city of Idlib"), ``evident`` the country that the name itself speaks for, ``region`` that
    of the region meant where the article shows that no state of the name is.
    """

    sentence: Sentence
    first: int
    last: int
    key: str
    candidates: list[Candidate]
    labelled: bool
    within: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    evident: str | None = None
    owner: bool = False
    capital: bool = False
    region: str | None = None


def find_names(sentence: Sentence, text: str, places: Gazetteer) -> tuple[list[Found], list[str]]:
    """The names of places in a sentence, and the codes of the countries that it names or whose adjective it uses.

    ``text`` is the sentence as written, with straight apostrophes.
    """
    pieces = words_of(fold(text))
    blocks: list[tuple[int, int]] | None = None
    found: list[Found] = []
    named: list[str] = []
    after = 0
    for i, (word, start, _) in enumerate(pieces):
        if i < after or not text[start].isupper():
            continue
        length = _longest(pieces, i, text, places)
        code = places.adjectives.get(word)
        if not length and code is None:
            continue
        if blocks is None:
            blocks = [match.span() for match in words().not_places.finditer(text)]
        if any(low <= start < high for low, high in blocks):
            continue
        if length == 0:
            if code:
                named.append(code)
            continue
        key = " ".join(piece[0] for piece in pieces[i : i + length])
        last_end = pieces[i + length - 1][2]
        first = sentence.token_at(start + sentence.start)
        last = sentence.token_at(last_end - 1 + sentence.start)
        one = _judge(sentence, first, last, key, text[start:last_end], places)
        if one is not None:
            found.append(one)
        code = places.adjectives.get(key)
        if code and (one is not None or len(key) > 3):
            named.append(code)
        after = i + length
    for one in found:
        _beside(one, found, places)
    for one in list(found):
        for other in _owned(one, found):
            if {place.country for place in one.candidates} & {place.country for place in other.candidates}:
                one.owner = True
            elif all(place.kind == "city" for place in other.candidates):
                found.remove(other)
    found.extend(_capitals(sentence, found, places))
    found.sort(key=lambda one: one.first)
    return found, named


def _longest(pieces: list[tuple[str, int, int]], i: int, text: str, places: Gazetteer) -> int:
    longest = places.longest.get(pieces[i][0], 1)
    if longest == 1:
        return int(pieces[i][0] in places)
    most = pieces[i : i + longest]
    written = [piece[0] for piece in most]
    ends = words().lower_ends
    for length in range(len(most), 0, -1):
        if " ".join(written[:length]) not in places:
            continue
        run = most[:length]
        if length > 1 and not text[run[-1][1]].isupper() and run[-1][0] not in ends:
            continue
        gaps = [text[a[2] : b[1]] for a, b in pairwise(run)]
        if all(gap.strip(" .-'’–") in {"", "s"} and len(gap) <= 3 for gap in gaps):
            return length
    return 0


def _judge(sentence: Sentence, first: int, last: int, key: str, written: str, places: Gazetteer) -> Found | None:
    """The name as a place, or None if its letters, tags or neighbours say that it is none."""
    if len(key) <= 3 and key in places.adjectives and not written.replace(".", "").isupper():
        return None
    if key in calendar().months or key in calendar().weekdays:
        return None
    if not any(sentence.pos[i] in {"PROPN", "NOUN", "ADJ", "X"} for i in range(first, last + 1)):
        return None
    labelled = False
    for name in sentence.names:
        if name.first <= first and last <= name.last:
            if name.label in _PLACE_LABELS and not _whole(sentence, name.first, name.last, first, last):
                return None
            whole = name.first == first and name.last == last
            if name.label == "PERSON" and not (whole and _is_known(places, key, _is_inside(sentence, last))):
                return None
            labelled = labelled or name.label in _PLACE_LABELS
    if not _free(sentence, first, last, places):
        return None
    candidates = places.find(key)
    if any(
        sentence.lower[child] in {"the", "a", "an"} for i in range(first, last + 1) for child in sentence.children[i]
    ):
        candidates = [one for one in candidates if one.kind != "city" or key.startswith("the ")]
    if not candidates:
        return None
    return Found(sentence, first, last, key, candidates, labelled)


def _whole(sentence: Sentence, low: int, high: int, first: int, last: int) -> bool:
    """Whether a longer name of a place adds no name of its own: not "Norte de *Santander*"."""
    data = words()
    if "," in sentence.words[low : high + 1] or "'s" in sentence.words[low : high + 1]:
        return True
    rest = [i for i in range(low, high + 1) if not first <= i <= last and sentence.words[i][0].isupper()]
    return all(sentence.lower[i] in data.place_nouns | data.place_adjectives | {"the"} for i in rest)


def _is_known(places: Gazetteer, key: str, inside: bool) -> bool:
    """Whether a name that is tagged as a person's is nevertheless that of a city ("entered Kherson", "in Leticia")."""
    return any(one.weight >= (4.4 if inside else 4.7) and not one.alias for one in places.find(key))


def _is_inside(sentence: Sentence, token: int) -> bool:
    """Whether "in" or "near" governs the token: nobody meets in a person."""
    return sentence.deps[token] == "pobj" and sentence.lower[sentence.heads[token]] in {"in", "near"}


def _free(sentence: Sentence, first: int, last: int, places: Gazetteer) -> bool:
    """Whether the name stands by itself: not "Mr London", "Paris Hilton", "Manchester United", "Bank of China"."""
    data = words()
    if first > 0 and sentence.starts[first] - sentence.ends[first - 1] <= 1:
        before = first - 1
        word = sentence.lower[before]
        if (
            sentence.pos[before] == "PROPN"
            and sentence.words[before][0].isupper()
            and sentence.heads[before] in range(first, last + 1)
            and sentence.deps[before] == "compound"
            and word not in data.place_adjectives
            and word not in places.adjectives
            and not sentence.words[first].isupper()
        ):
            return False
    after = last + 1
    if after < len(sentence) and sentence.words[after][0].isupper() and sentence.starts[after] > sentence.ends[last]:
        head = sentence.heads[last]
        compound = sentence.deps[last] in {"compound", "nmod", "nsubj", "amod"} and head > last
        lower = sentence.lower[after]
        if compound and sentence.pos[after] == "PROPN" and lower not in data.place_nouns:
            return False
        below = sentence.pos[after] == "PROPN" and first <= sentence.heads[after] <= last
        if below and lower not in data.place_nouns:
            return False
    if after + 1 < len(sentence) and sentence.words[after] == "-" and sentence.starts[after] == sentence.ends[last]:
        return sentence.lower[after + 1] not in data.joined
    return not any(
        name.label in {"ORG", "WORK_OF_ART", "PRODUCT", "LAW"}
        and name.first <= first
        and last <= name.last
        and _is_part(sentence, name.first + (sentence.lower[name.first] == "the"), name.last, first, last)
        for name in sentence.names
    )


def _is_part(sentence: Sentence, low: int, high: int, first: int, last: int) -> bool:
    """Whether a name within that of a body is no place: "Bank of *China*", but "*Aden* University"."""
    if low == first and high == last:
        return False
    if any(sentence.pos[i] == "ADP" for i in range(low, first)):
        return True
    return (words().place_nouns | words().place_adjectives).isdisjoint(sentence.lower[low : high + 1])


def _beside(one: Found, found: list[Found], places: Gazetteer) -> None:
    """Note the state or country that stands beside a name."""
    sentence = one.sentence
    if one.last + 2 < len(sentence) and sentence.words[one.last + 1] == ",":
        at = one.last + 2
        if sentence.lower[at] in {"in", "of"}:  # "Jalalabad, in southern Kyrgyzstan"
            at += 1
            while at + 1 < len(sentence) and sentence.lower[at] in words().place_adjectives:
                at += 1
        for other in found:
            if other.first == at and other.sentence is sentence:
                for candidate in other.candidates:
                    if candidate.kind == "country" and candidate.country:
                        one.within.add(candidate.country)
                    elif candidate.kind in {"place", "island"} and candidate.country:
                        one.within.add(candidate.name)
                        one.beside.add(candidate.country)
    head = one.first
    for i in range(one.first, one.last + 1):
        if not one.first <= sentence.heads[i] <= one.last or sentence.heads[i] == i:
            head = i
    nodes = [head]
    above = sentence.heads[head]
    if sentence.lower[above] == "of" and sentence.deps[head] == "pobj":
        nodes.append(sentence.heads[above])
    elif sentence.deps[head] in {"compound", "appos", "nmod"}:
        nodes.append(above)
    for node in nodes:
        for child in sentence.children[node]:
            if sentence.deps[child] in {"amod", "poss", "compound", "nmod"} and not one.first <= child <= one.last:
                code = places.adjectives.get(sentence.lower[child])
                if code:
                    one.beside.add(code)


def _owned(one: Found, found: list[Found]) -> list[Found]:
    """The places that a name stands before only to say where they are: "*Syria*'s Idlib"."""
    sentence = one.sentence
    tokens = range(one.first, one.last + 1)
    heads = [sentence.heads[i] for i in tokens if sentence.deps[i] == "poss" and sentence.heads[i] > one.last]
    return [other for other in found if any(one.last < other.first <= head for head in heads)]


def _capitals(sentence: Sentence, found: list[Found], places: Gazetteer) -> list[Found]:
    """ "the Turkish capital", "Turkey's capital": the city, unless its name stands beside it."""
    capitals, other = [], words().other_capitals
    for i, word in enumerate(sentence.lower):
        if word != "capital" or sentence.deps[i] == "compound" or not i:
            continue
        named = (sentence.pos[child] == "PROPN" for child in sentence.dependents(i, "appos", "compound"))
        if any(one.first in (i + 1, i + 2) for one in found) or any(named):
            continue
        if not other.isdisjoint(sentence.lower[child] for child in sentence.children[i]):
            continue
        for child in sentence.children[i]:
            if sentence.deps[child] not in {"amod", "poss", "compound", "nmod"} or child > i:
                continue
            two = " ".join(sentence.lower[max(0, child - 1) : child + 1])  # "North Korean"
            name, code = _capital_of(two, places) or _capital_of(sentence.lower[child], places) or ("", "")
            cities = [one for one in places.find(key_of(name)) if one.country == code]
            if cities:
                best = max(cities, key=lambda one: one.weight)
                first = min(j for j in (child, *sentence.children[i]) if j <= child)
                capitals.append(Found(sentence, first, i, name.lower(), [best], True, capital=True))
    return capitals


def _capital_of(adjective: str, places: Gazetteer) -> tuple[str, str] | None:
    """The capital of a state, of a part of one or of a state that is no more, and the country it lies in."""
    told = words().regional_capitals.get(adjective)
    if told is not None:
        return told
    code = places.adjectives.get(adjective)
    return (places.capitals.get(code, ""), code) if code is not None else None
