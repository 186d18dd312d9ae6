"""What the article as a whole tells: its dateline, and the country it is written from."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from detente.parsing import DATELINE_PARAGRAPHS, Parsed, match_dateline
from detente.resolving.lexicon.index import Lexicon, fold, key_of
from detente.resolving.places.gazetteer import gazetteer
from detente.resolving.places.gazetteer import key_of as town_key


@dataclass(eq=False, slots=True)
class Context:
    """``datelines`` are spans of characters, ``written_from`` that of their place; ``countries`` are those they name.

    ``scenes`` are the countries that the dateline's towns lie in; ``mentioned`` counts states by code.
    """

    datelines: list[tuple[int, int]] = field(default_factory=list)
    written_from: tuple[int, int] = (0, 0)
    scenes: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    mentioned: Counter[str] = field(default_factory=Counter)


def find_context(parsed: Parsed, lexicon: Lexicon) -> Context:
    """The datelines of an article: "BEIJING (Reuters) -", "WASHINGTON, Oct 3 —"."""
    context = Context()
    for start, end in parsed.paragraphs[:DATELINE_PARAGRAPHS]:
        match = match_dateline(parsed.text, start, end)
        if match is None:
            continue
        context.datelines.append((start, match.end()))
        named = next((name for name in ("place", "town", "city", "capital") if match.group(name)), 0)
        place = match.group(named)
        context.written_from = match.span(named)
        context.scenes = _scenes(match.group())
        for part in re.split(r"[/,]", place):
            for _, entry in lexicon.names.get(key_of(part.strip()), ()):
                if entry.kind in {"capital", "state", "region"} and entry.country and entry.end is None:
                    if fold(entry.country) not in map(fold, context.countries):
                        context.countries.append(entry.country)
                    break
        break
    return context


def _scenes(dateline: str) -> list[str]:
    """The countries of a dateline's towns: "AUCKLAND, New Zealand", "Sharm el-Sheikh"."""
    found = []
    for town in re.split(r"[/,(:–—]| -", dateline)[:2]:
        places = gazetteer().find(town_key(town.strip()))
        best = max(places, key=lambda place: (place.weight, place.name), default=None)
        if best is not None and best.country and best.country not in found:
            found.append(best.country)
    return found[-1:] if len(found) > 1 and "/" not in dateline else found
