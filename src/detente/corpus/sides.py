"""Whether the parties of two reports may be the same."""

from __future__ import annotations

import enum
from collections.abc import Sequence

from detente.record import Actor
from detente.resolving.lexicon.files import load
from detente.resolving.lexicon.index import fold

_BODIES = frozenset({"IGO", "UNO", "EUR", "NGO", "MNC", "ISM", "IMG"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})


class Likeness(enum.IntEnum):
    """How well two actors go together."""

    CLASH = -1  # of one country, and surely two
    NONE = 0
    STATE = 1  # one stands for the other's country
    OFFICE = 2  # the same office of the same country, as far as is told
    NAME = 3  # the same name


def likeness(a: Actor, b: Actor) -> Likeness:
    """How well two actors go together. Names decide; then offices; then countries."""
    if _same_name(a, b):
        return Likeness.NAME if a.country is None or b.country in {a.country, None} else Likeness.NONE
    if a.country is None or a.country != b.country:
        return Likeness.NONE
    if a.country in _BODIES and not (a.role or b.role):
        return Likeness.NONE  # two organisations under one code
    if a.role and b.role and a.role != b.role:
        return Likeness.CLASH
    if is_named(a) and is_named(b):
        return Likeness.CLASH
    return Likeness.OFFICE if a.role and a.role == b.role else Likeness.STATE


def fit(ours: Sequence[Actor], theirs: Sequence[Actor]) -> Likeness:
    """The best likeness of any two if everybody of the shorter list has a counterpart in the other; else NONE or CLASH.

    A clash is one person where the other list has another one of the same country and office, and not this one.
    """
    if not ours or not theirs:
        return Likeness.NONE
    short, long = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    best = []
    for one in short:
        grades = [likeness(one, other) for other in long]
        top = max(grades)
        if top <= Likeness.NONE:
            return Likeness.CLASH if Likeness.CLASH in grades else Likeness.NONE
        state = top is Likeness.NAME and not (is_named(one) or one.role)
        best.append(Likeness.STATE if state else top)  # that both name Norway tells of no person
    if any(_stranger(one, short) for one in long):
        return Likeness.CLASH
    return max(best)


def all_fit(ours: Sequence[Actor], theirs: Sequence[Actor]) -> bool:
    """Whether everybody on either side has a counterpart on the other."""
    return all(
        any(likeness(one, other) > Likeness.NONE for other in others)
        for some, others in ((ours, theirs), (theirs, ours))
        for one in some
    )


def _stranger(one: Actor, others: Sequence[Actor]) -> bool:
    """Whether the others name somebody else of one's country, and not the one."""
    grades = [likeness(one, other) for other in others]
    return Likeness.CLASH in grades and max(grades) <= Likeness.NONE


def is_state(actor: Actor) -> bool:
    """Whether it is a state or what stands for one, rather than somebody of it."""
    return actor.country is not None and fold(actor.name) == fold(load().countries.get(actor.country, ""))


def is_named(actor: Actor) -> bool:
    """Whether it is a person or body under a name of its own: no state, no office, no delegation."""
    return actor.name[:1].isupper() and "(" not in actor.name and not is_state(actor)


def _same_name(a: Actor, b: Actor) -> bool:
    """The same words, or the one's among the other's with the same surname ("Kishida", "Fumio Kishida")."""
    ours, theirs = _words(a.name), _words(b.name)
    if ours == theirs:
        return True
    if not (is_named(a) and is_named(b)) or not ours or not theirs or ours[-1] != theirs[-1]:
        return False
    return set(ours) <= set(theirs) or set(theirs) <= set(ours)


def _words(name: str) -> list[str]:
    return [word for word in fold(name).replace(".", " ").replace("-", " ").split() if word not in _SUFFIXES]
