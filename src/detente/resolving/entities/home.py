"""Of which country an article speaks: what "the police", "miners" and "the prime minister" without a country are of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from detente.parsing import Sentence
from detente.resolving.draft import Draft
from detente.resolving.entities.context import Context
from detente.resolving.grammar import SUBJECTS
from detente.resolving.lexicon.index import Words
from detente.resolving.lexicon.wording import wording
from detente.resolving.places import PlaceMention, gazetteer, place_of
from detente.resolving.places.gazetteer import key_of
from detente.resolving.places.words import words as place_words

PUBLIC = frozenset({"GOV", "LEG", "JUD", "COP", "MIL", "OPP", "PTY"})
"""Sectors of those who are their country's own wherever nothing else is said."""
LOCALS = frozenset({"CVL", "LAB", "EDU", "OPP", "REL", "COP", "MED", "AGR", "JUD", "LEG", "SOC", "REF"})
"""Sectors of people who are where they are told of: they march, strike and are shot at at home."""
LEAD = 1
"""The last sentence, counted from 0, that opens an article."""
_TOLD_OF = 4
"""How often an article from a town must speak of its country to be about it."""
_ARMED = frozenset({"REB", "MIL", "UAF", "PRM", "CRM"})


class Home:
    """The article's own country.

    ``country`` is where it is written from or of which it chiefly speaks, None when that is not plain; ``only`` is the
    same if it hardly speaks of another; ``ranked`` are all that it speaks of, the one spoken of most first.
    """

    def __init__(
        self,
        context: Context,
        places: Iterable[PlaceMention],
        told: Iterable[str],
        sentences: int,
        words: Words,
        lead: frozenset[str] = frozenset(),
    ) -> None:
        self._words = words
        self._places = [place for place in places if not place.dateline]
        seen = Counter(context.mentioned)
        seen.update(place.country for place in self._places if place.country and place.kind != "country")
        seen.update(code for code in told if code not in words["international"])
        self._seen = seen
        ranked = sorted(seen.items(), key=lambda item: (-item[1], item[0]))
        self.ranked = [code for code, _ in ranked]
        total = sum(seen.values())
        first, count = ranked[0] if ranked else (None, 0)
        second = ranked[1][1] if len(ranked) > 1 else 0
        leading = first in lead or any(
            place.country == first and place.sentence.index <= LEAD for place in self._places
        )
        plain = count >= 2 and (count >= 0.7 * total or (leading and count >= 2.5 * second))
        here = context.countries[0] if len(context.countries) == 1 else self._of_town(context)
        if here is not None and self._only_scene(here, seen):
            here = None
        self.country = here if here is not None else first if plain else None
        scenes = {place.country for place in self._places if place.role == "in"}
        chief = leading and count >= 4 and count >= 4 * second and count >= 0.5 * total
        alone = chief or (count >= 0.8 * total and (count > 1 or first in scenes or sentences > 3))
        self.only = first if alone and self.country in {None, first} else None
        if len(context.countries) == 1 and total <= 1:
            self.only = context.countries[0]

    @property
    def two(self) -> list[str]:
        """The two states of an article that hardly speaks of a third; none of any other."""
        counts = [self._seen[code] for code in self.ranked[:3]]
        if len(counts) < 2 or counts[1] < 2 or (len(counts) > 2 and counts[2] * 2 > counts[1]):
            return []
        return self.ranked[:2]

    def _of_town(self, context: Context) -> str | None:
        """The country of a dateline's town that is no capital known here, if it is told of: "MOMBASA - Kenya's"."""
        town = context.scenes[0] if len(context.scenes) == 1 and not context.countries else None
        return town if town is not None and self._seen[town] >= _TOLD_OF else None

    def _only_scene(self, here: str, seen: Counter[str]) -> bool:
        """Whether the state that an article is written from is but where others meet: it hardly names it, but others.

        The papers' summits and rounds of talks are told of from abroad: "PHNOM PENH - Japan and South Korea ...".
        """
        others = [count for code, count in seen.most_common() if code != here]
        if len(others) < 2:
            return False
        return (seen[here] <= 1 and others[1] >= 3 and others[0] >= 4) or (seen[here] == 2 and others[1] >= 5)

    def scene(self, sentence: Sentence) -> str | None:
        """The country of the place that a sentence opens with: "In Cairo, the government said"."""
        if sentence.lower[:1] != ["in"]:
            return None
        here = (p for p in self._places if p.sentence is sentence and p.first <= 2 and p.last + 1 < len(sentence))
        place = next((p for p in here if sentence.words[p.last + 1] == ","), None)
        return place.country if place is not None else None

    def of_place(self, sentence: Sentence, token: int) -> str | None:
        """The country of the place that a token names."""
        here = (p for p in self._places if p.sentence is sentence and p.first <= token <= p.last)
        return next((p.country for p in here), None)

    def of_people(self, draft: Draft, others: set[str]) -> str | None:
        """The country of people or a body told of without any; ``others`` are the states that their sentence names.

        People are of the place where they do what they do, or of the only country that the article speaks of.
        """
        title = draft.words
        if title is None or title.kind == "relation" or title.words in self._words["sent"]:
            return None
        if is_counted(draft, self._words):
            return None
        if draft.plural and (title.role == "state" or (title.kind == "organisation" and title.sectors[:1] == ("GOV",))):
            return None  # "most countries", "other governments"
        sectors = set(title.sectors[:1])
        if sectors == {"JRN"} and title.words.startswith(wording().public_media):
            sectors = {"GOV"}
        if sectors & LOCALS and (scene := self._scene(draft)):
            return scene
        code = self.only or (self.country if sectors & PUBLIC else None)
        if sectors & PUBLIC and draft.plural and (code is None or others - {code}):
            return self._scene_before(draft, others)
        if code is None or others - {code} or not sectors & (LOCALS | _ARMED | PUBLIC):
            return None
        return None if any(word in title.words for word in wording().people_from_abroad) else code

    def _scene_before(self, draft: Draft, others: set[str]) -> str | None:
        """Where the sentence before is set: "The deal is unpopular *in Seoul*. Eight lawmakers flew to Washington"."""
        sentence = draft.sentence
        the = any(sentence.lower[k] in {"the", "these", "those"} for k in sentence.children[draft.head])
        if the or sentence.deps[draft.head] not in SUBJECTS:
            return None
        near = (p for p in self._places if p.sentence.index == sentence.index - 1 and p.role == "in")
        lands = {p.country for p in near if p.sentence.paragraph == sentence.paragraph} - {None}
        return lands.pop() if len(lands) == 1 and not lands & others else None

    def _scene(self, draft: Draft) -> str | None:
        """Where people act: "protesters marched through Cairo", "riot police fired tear gas in Lagos"."""
        sentence = draft.sentence
        if sentence.deps[draft.head] not in SUBJECTS:
            return None
        place = place_of(sentence, sentence.heads[draft.head], self._places)
        return place.country if place is not None and place.role == "in" else None


def is_counted(draft: Draft, words: Words) -> bool:
    """Whether a phrase speaks of what each of several states has one of, or of soldiers told of before.

    "The two governments", "both armies", "the navies", "the foreign secretaries"; "those troops".
    """
    sentence, title = draft.sentence, draft.words
    if title is None or draft.name is not None or draft.former:
        return False
    before = set(sentence.lower[draft.first : draft.core[0]])
    if title.sectors[:1] == ("MIL",) and before & {"those", "these"}:
        return True
    one_each = title.kind == "office" or title.words in words["bodies_of_states"]
    both = "both" in before or {"the", "two"} <= before
    return one_each and draft.plural and (both or not title.plural)


def of_town(draft: Draft, home: str | None = None) -> str | None:
    """The country of a town or region before a noun or in a body's name: "Kandahar police", "Lagos City Council".

    Of several towns of the name that of the article's own country, else the best known if none else is near.
    """
    sentence = draft.sentence
    if draft.title is None:
        return None
    if draft.name is not None:
        if draft.kind not in {"organisation", "group"}:
            return None
        first, end = draft.name[0], draft.title.first
    else:
        if draft.plural is False and draft.kind == "person":
            return None
        end = draft.core[0]
        first = end
        while first > draft.first and end - first < 3 and _names_a_place(draft, first - 1):
            first -= 1
    if not first < end or sentence.pos[end - 1] != "PROPN":
        return None
    for stop in range(end, first, -1) if draft.name is not None else (end,):
        for start in (first,) if draft.name is not None else range(first, end):
            found = _town(sentence.text(start, stop - 1), home)
            if found is not None:
                return found
    return None


def _names_a_place(draft: Draft, at: int) -> bool:
    sentence = draft.sentence
    return sentence.pos[at] == "PROPN" and sentence.deps[at] in {"compound", "nmod", "amod"}


def _town(name: str, home: str | None) -> str | None:
    if key_of(name) in place_words().doubtful:
        return None
    places = [place for place in gazetteer().find(key_of(name)) if place.kind != "country" and place.country]
    ranked = sorted(places, key=lambda place: (-place.weight, place.name))
    if not ranked:
        return None
    if home is not None and any(place.country == home and place.weight >= 4.3 for place in ranked):
        return home
    best = ranked[0]
    rival = next((place.weight for place in ranked if place.country != best.country), 0.0)
    known = best.weight >= 5.0 and not best.alias and best.weight > rival + 0.7
    return best.country if known else None
