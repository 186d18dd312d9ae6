"""Which of the places that bear a name is meant: by the words beside it, the article, and prominence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from detente.resolving.lexicon.files import load
from detente.resolving.places.gazetteer import Candidate
from detente.resolving.places.names import Found
from detente.resolving.places.words import words

_NEAR = 1.4
_FAR = 0.35
_MOST, _MOST_FAR = 2.8, 1.4


def evidence(names: Sequence[Found], named: Sequence[str]) -> dict[str, float]:
    """How much some words speak of each country: its name or adjective, and places that can only be there."""
    found: defaultdict[str, float] = defaultdict(float)
    dull = words().spoken_of_everywhere
    for code in set(named):
        found[code] += dull.get(code, 1.0)
    for one in names:
        likely = sorted(one.candidates, key=lambda place: -place.weight)
        country = likely[0].country
        rival = next((place.weight for place in likely if place.country != country), 0.0)
        if country and likely[0].kind != "country" and likely[0].weight > rival + 1:
            found[country] += 1
            one.evident = country
    return found


def score(one: Found, place: Candidate, here: Mapping[str, float], article: Mapping[str, float]) -> float:
    """How much speaks for ``place``; ``here`` is the evidence of the sentence, ``article`` that of the whole text."""
    code = place.country or ""
    if code in one.beside and place.kind != "country":
        return place.weight + 5
    near, far = here.get(code, 0.0), article.get(code, 0.0)
    if any(other.kind == "country" and other.country == code for other in one.candidates):
        own = words().spoken_of_everywhere.get(code, 1.0)
        near, far = near - own, far - own
    elif code == one.evident:
        near, far = near - 1, far - 1
    bonus = min(_MOST, _NEAR * max(0.0, near)) + min(_MOST_FAR, _FAR * max(0.0, far))
    if code == "USA" and place.kind == "city" and place.weight < 5.2:
        bonus -= 1  # American towns bear the names of all the world; news adds their state
    return place.weight + bonus


@lru_cache(maxsize=2)
def regions(text: str) -> dict[str, str]:
    """The names of states (folded) that mean a region in this article, with the country it is in: "Georgia"."""
    return {
        name: twin.region.country or ""
        for name, twin in load().twins.items()
        if any(cue in text for cue in twin.cues) and not any(cue in text for cue in twin.counter_cues)
    }


def choose(one: Found, here: Mapping[str, float], article: Mapping[str, float]) -> Candidate | None:
    """The likeliest place, or None if nothing speaks for any of the small places that bear the name."""
    candidates = one.candidates
    if one.region:
        candidates = [place for place in candidates if place.country == one.region] or candidates
    if one.key in words().doubtful and not one.within and not one.beside:
        return None
    if one.within:
        narrowed = [
            place
            for place in candidates
            if place.state in one.within
            or (place.country in one.within and place.kind != "country")
            or (not place.state and place.kind != "country" and place.country in one.beside)
        ]
        if narrowed:
            return max(narrowed, key=lambda place: (place.weight, place.name))
        if not any(place.kind == "country" for place in candidates) and all(place.weight < 6.5 for place in candidates):
            return None
    best = max(candidates, key=lambda place: (score(one, place, here, article), place.name, place.country or ""))
    if best.weight >= 5.0 or one.beside or one.capital:
        return best
    code = best.country or ""
    alone = len({place.country for place in candidates}) == 1 and best.weight >= 4.6 and not best.alias
    supported = alone or here.get(code, 0) > 1 or article.get(code, 0) > 1
    return best if supported or (one.labelled and len(one.key) > 3 and not best.alias) else None
