"""Threads: the same engagement across the articles of a corpus, with its history."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.corpus.grounds import Grounds, load_grounds
from detente.corpus.sides import Likeness, all_fit, fit, is_named, is_state, likeness
from detente.corpus.telling import Telling
from detente.corpus.times import DONE, OPEN, Timing, continues, timing, told
from detente.record import Actor, DateSpan, EngagementKind, EngagementStatus, Place

_CERTAIN: tuple[EngagementStatus, ...] = (
    "held", "under way", "cancelled", "postponed", "refused", "scheduled", "invited", "intended", "possible",
)  # fmt: skip
_RARE = frozenset({"signing", "summit", "exercise"})
"""Kinds of which two states seldom have two within some days."""
_FIRST = datetime.date.min


@dataclass(eq=False, slots=True)
class Thread:
    """One engagement and all its tellings, in the order of their publication."""

    tellings: list[Telling] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The key of the earliest telling."""
        return self.tellings[0].key

    @property
    def kind(self) -> EngagementKind:
        """The kind that most articles give; "summit" if any says so."""
        kinds = [t.engagement.kind for t in self.tellings]
        return "summit" if "summit" in kinds else max(kinds, key=kinds.count)

    @property
    def status(self) -> EngagementStatus:
        """That of the latest and most certain telling: what was held stays held, what is firm outweighs a wish."""
        return self._telling.engagement.status

    @property
    def date(self) -> DateSpan | None:
        """The narrowest date, the earliest if several are: of what was held if it was, else of the latest telling."""
        dates = [t.engagement.date for t in self.tellings if t.engagement.date is not None]
        if self.status not in DONE:
            return dates[-1] if dates else None
        over = [t for t in self.tellings if t.engagement.status in DONE]
        done = [t.engagement.date for t in over if t.engagement.date is not None]
        fitting = [d for d in dates if not done or any(d.start <= o.end and o.start <= d.end for o in done)]
        return min(fitting, key=lambda d: (d.end - d.start, d.start), default=None)

    @property
    def place(self) -> Place | None:
        """The most exact place."""
        places = [t.engagement.place for t in self.tellings if t.engagement.place is not None]
        return min(places, key=_is_country, default=None)

    @property
    def parties(self) -> list[Actor]:
        """Everybody once, under the fullest name; a state only where nobody of it is named."""
        return _distinct(p for t in self.tellings for p in t.engagement.parties)

    @property
    def host(self) -> Actor | None:
        """The host that the first telling names one."""
        return next((t.engagement.host for t in self.tellings if t.engagement.host is not None), None)

    @property
    def issues(self) -> list[str]:
        """What it is about, by any telling."""
        return list(dict.fromkeys(issue for t in self.tellings for issue in t.engagement.issues))

    @property
    def history(self) -> list[tuple[datetime.date | None, EngagementStatus, str]]:
        """(published, status, key) of each telling in the order of publication."""
        return [(t.published, t.engagement.status, t.key) for t in self.tellings]

    @property
    def first_published(self) -> datetime.date | None:
        """The day of the earliest article."""
        return min((t.published for t in self.tellings if t.published is not None), default=None)

    @property
    def last_published(self) -> datetime.date | None:
        """The day of the latest article."""
        return max((t.published for t in self.tellings if t.published is not None), default=None)

    @property
    def articles(self) -> list[str]:
        """The articles that tell of it."""
        return list(dict.fromkeys(t.article for t in self.tellings))

    @property
    def _telling(self) -> Telling:
        """The telling whose status is the thread's."""
        several = [t for t in self.tellings if t.engagement.status in DONE]
        if not several:
            firm = [t for t in self.tellings if t.engagement.status not in OPEN] or self.tellings
            several = [t for t in firm if t.published == firm[-1].published]
        return min(several, key=lambda t: _CERTAIN.index(t.engagement.status))


def link(tellings: Iterable[Telling], grounds: Grounds | None = None) -> list[Thread]:
    """Put the tellings of a corpus together into threads, in the order of their first articles.

    Every telling belongs to exactly one thread. The result does not depend on the order in which they are given.
    """
    grounds = grounds or load_grounds()
    threads: list[Thread] = []
    blocks: dict[tuple[str, str], list[Thread]] = {}
    for telling in sorted(tellings, key=lambda t: (t.published or _FIRST, t.article, t.key)):
        names = [(grounds.family[telling.engagement.kind], name) for name in _names(telling)]
        near = dict.fromkeys(thread for name in names for thread in blocks.get(name, ()))
        graded = [(_grade(telling, thread, grounds), -position, thread) for position, thread in enumerate(near)]
        best = max(graded, key=lambda g: g[:2], default=None)
        if best is not None and best[0] > 0:
            thread = best[2]
            thread.tellings.append(telling)
        else:
            thread = Thread([telling])
            threads.append(thread)
        for name in names:
            known = blocks.setdefault(name, [])
            if thread not in known:
                known.append(thread)
    return threads


def _names(telling: Telling) -> set[str]:
    """What a thread must share with the telling to be looked at: one of its countries, or of its names."""
    parties = telling.engagement.parties
    return {p.country for p in parties if p.country} | {p.name.split()[-1].lower() for p in parties if p.name.split()}


def _grade(telling: Telling, thread: Thread, grounds: Grounds) -> int:
    """How strong the grounds are for putting the telling into the thread; 0 if they are too weak."""
    if not all(_may_be_one(telling, other, grounds) for other in thread.tellings):
        return 0
    latest = thread.tellings[-1]
    if continues(telling, latest, grounds):
        return max(_grounds(telling, other, Timing.NEAR, alike=Likeness.OFFICE) for other in thread.tellings)
    if latest.engagement.status == "cancelled" and telling.engagement.status in {"scheduled", *DONE, *OPEN}:
        return 0
    if any(t.article == telling.article for t in thread.tellings):
        return 0  # the article itself tells them apart
    since = _since_postponed(thread)
    dated = [t for t in since if told(t, grounds) is not None]
    timings = [(timing(telling, other, grounds), other) for other in dated or since]
    if any(t is Timing.CLASH for t, _ in timings):
        return 0
    return max((_grounds(telling, other, t) for t, other in timings if t is not Timing.CLASH), default=0)


def _since_postponed(thread: Thread) -> list[Telling]:
    """The tellings whose dates still hold: those after the last that put it off, or all."""
    put_off = [n for n, t in enumerate(thread.tellings) if t.engagement.status == "postponed"]
    return thread.tellings[put_off[-1] + 1 :] or thread.tellings if put_off else thread.tellings


def _may_be_one(a: Telling, b: Telling, grounds: Grounds) -> bool:
    """Whether nothing in kind, parties and place speaks against two tellings being of one contact."""
    ours, theirs = a.engagement, b.engagement
    if grounds.family[ours.kind] != grounds.family[theirs.kind] or not _places_fit(ours.place, theirs.place, ours.kind):
        return False
    if ours.kind == "visit":
        if a.goal is not None and b.goal is not None and a.goal != b.goal:
            return False
        return fit(a.guests, b.guests) > Likeness.NONE
    return fit(ours.parties, theirs.parties) > Likeness.NONE


def _places_fit(a: Place | None, b: Place | None, kind: str) -> bool:
    """A country and a city of it fit; two cities do only for a visit, which may see both."""
    if a is None or b is None or a.name == b.name:
        return True
    if a.country is None or a.country != b.country:
        return False
    return kind == "visit" or _is_country(a) or _is_country(b)


def _is_country(place: Place) -> bool:
    return is_state(Actor(text=place.text, name=place.name, country=place.country, evidence=(0, 1)))


def _grounds(a: Telling, b: Telling, time: Timing, alike: Likeness = Likeness.STATE) -> int:
    """The strength of what two tellings share; 0 if too weak, or if the parties are less than ``alike``."""
    visit = a.engagement.kind == "visit"
    persons = fit(a.guests, b.guests) if visit else fit(a.engagement.parties, b.engagement.parties)
    ours, theirs = a.engagement.place, b.engagement.place
    city = ours is not None and theirs is not None and ours.name == theirs.name and not _is_country(ours)
    if persons < alike:
        return 0
    if time is not Timing.TOLD:
        if not visit and not all_fit(a.engagement.parties, b.engagement.parties):
            return 0  # the meeting of two is not the meeting of three
        if persons < Likeness.OFFICE and not city and a.engagement.kind not in _RARE:
            return 0
    return 10 * time + 2 * max(persons, 0) + city


def _distinct(parties: Iterable[Actor]) -> list[Actor]:
    kept: list[Actor] = []
    for party in parties:
        place = next((n for n, other in enumerate(kept) if likeness(party, other) > Likeness.NONE), None)
        if place is None:
            kept.append(party)
        elif _fullness(party) > _fullness(kept[place]):
            kept[place] = party
    return kept


def _fullness(actor: Actor) -> tuple[int, bool, bool, int]:
    rank = 1 if is_state(actor) else 2 if is_named(actor) else 0
    return rank, actor.country is not None, actor.role is not None, len(actor.name)
