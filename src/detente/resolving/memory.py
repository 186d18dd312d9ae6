"""What a corpus remembers: persons whom some of its articles present, for those that are silent about them.

The rule is careful. A person counts only under the full name, with office and country; persons whom our files know, and
names that two countries share, are left out. An office holds from the first to the last day on which the corpus tells
it, and half a year around them where no other office is told; on other days the country alone is known.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from detente.resolving.lexicon.index import Entry, Lexicon, fold, key_of, short_forms
from detente.resolving.resolution import Resolution

AROUND = datetime.timedelta(days=183)
"""How long before its first and after its last mention an office is taken to be held."""


@dataclass(frozen=True, slots=True, order=True)
class Sighting:
    """One article's word on a person: who holds which office on ``day``."""

    name: str
    country: str
    role: str
    sectors: tuple[str, ...]
    gender: str
    day: datetime.date


def sightings(resolution: Resolution, day: datetime.date | None) -> list[Sighting]:
    """What one article of ``day`` tells of persons by full name; nothing if the day is not known."""
    if day is None:
        return []
    found: dict[Sighting, None] = {}
    for mention in resolution.mentions:
        entity = mention.entity
        if mention.kind != "person" or mention.name is None or len(entity.name.split()) < 2:
            continue
        if not (entity.country and entity.role and entity.sectors) or entity.role.startswith("former "):
            continue
        if entity.sectors[0] != "ELI":
            found[Sighting(entity.name, entity.country, entity.role, entity.sectors, entity.gender, day)] = None
    return list(found)


def remember(lexicon: Lexicon, seen: Iterable[Sighting]) -> None:
    """Add to ``lexicon`` the persons of ``seen``; the order in which they are given does not matter."""
    people: dict[tuple[str, ...], list[Sighting]] = {}
    for one in sorted(set(seen)):
        people.setdefault(key_of(one.name), []).append(one)
    ours = frozenset(lexicon.surnames)
    for key, told in people.items():
        if key in lexicon.names or len({one.country for one in told}) > 1:
            continue
        name, country = told[0].name, told[0].country
        gender = next((one.gender for one in told if one.gender), "")
        for role, sectors, start, end in _spans(told):
            entry = Entry("person", name, country, sectors, role, gender, start, end, remembered=True)
            lexicon.add_person(entry, [])
        for short in short_forms(name, country, lexicon.words):
            held = lexicon.surnames.get(fold(short), [])
            if fold(short) in ours and name in held:
                held.remove(name)  # a surname of our files stays theirs


def _spans(told: list[Sighting]) -> list[tuple[str, tuple[str, ...], datetime.date, datetime.date]]:
    """Each office with its first and last day, by the first: widened, but not into what another was told for."""
    offices: dict[str, list[Sighting]] = {}
    for one in told:
        offices.setdefault(one.role, []).append(one)
    bounds = {role: (min(o.day for o in seen), max(o.day for o in seen)) for role, seen in offices.items()}
    spans = []
    for role, (first, last) in sorted(bounds.items(), key=lambda item: (item[1], item[0])):
        others = [span for other, span in bounds.items() if other != role]
        start = max([first - AROUND, *(end + datetime.timedelta(days=1) for _, end in others if end < first)])
        end = min([last + AROUND, *(begin - datetime.timedelta(days=1) for begin, _ in others if begin > last)])
        spans.append((role, offices[role][0].sectors, start, end))
    return spans
