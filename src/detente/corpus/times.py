"""Whether the times of two reports may be the same."""

from __future__ import annotations

import datetime
import enum

from detente.corpus.grounds import Grounds
from detente.corpus.sides import all_fit
from detente.corpus.telling import Telling

DONE = frozenset({"held", "under way"})
OFF = frozenset({"postponed", "cancelled", "refused"})
OPEN = frozenset({"intended", "possible", "invited"})

Interval = tuple[datetime.date, datetime.date]


class Timing(enum.IntEnum):
    """How well two times go together."""

    CLASH = 0
    NEAR = 1  # as far as the days of publication tell
    TOLD = 2  # by what both texts say


def timing(a: Telling, b: Telling, grounds: Grounds) -> Timing:
    """How well the times of two reports of a contact go together."""
    exact = not all_fit(a.engagement.parties, b.engagement.parties)  # two of three meet on the day before
    slack = datetime.timedelta(
        days=0 if exact else max(grounds.slack[a.engagement.kind], grounds.slack[b.engagement.kind])
    )
    ours, theirs = told(a, grounds), told(b, grounds)
    if _puts_off(a, b, grounds) or _puts_off(b, a, grounds):
        return Timing.NEAR
    if ours is not None and theirs is not None:
        return Timing.TOLD if _meet(ours, theirs, slack) else Timing.CLASH
    if a.published is None or b.published is None:
        return Timing.CLASH
    apart = abs((a.published - b.published).days)
    kinds = {_class(a), _class(b)}
    if kinds == {"open"}:
        return Timing.NEAR if apart <= grounds.window["open"] else Timing.CLASH
    if "open" in kinds:
        return Timing.CLASH
    if ours is None and theirs is None:
        if kinds == {"done"}:
            return Timing.NEAR if apart <= grounds.window["copies"] else Timing.CLASH
        first, second = sorted((a, b), key=lambda t: (t.published, t.key))
        if _class(first) == "done":
            return Timing.CLASH  # what is over does not lie ahead
        reach = grounds.window["called_off" if _class(second) == "off" else "scheduled"]
        return Timing.NEAR if apart <= reach else Timing.CLASH
    ours, theirs = ours or _near(a, grounds), theirs or _near(b, grounds)
    return Timing.NEAR if ours and theirs and _meet(ours, theirs, slack) else Timing.CLASH


def told(telling: Telling, grounds: Grounds) -> Interval | None:
    """The days that the text tells, unless they are too many to tell anything."""
    date = telling.engagement.date
    if date is None or (date.end - date.start).days > grounds.window["vague"]:
        return None
    return date.start, date.end


def continues(later: Telling, earlier: Telling, grounds: Grounds) -> bool:
    """Whether ``later`` may be what became of ``earlier``, which was postponed."""
    if earlier.engagement.status != "postponed" or later.engagement.status not in {"scheduled", "postponed", *DONE}:
        return False
    if later.published is None or earlier.published is None or later.published < earlier.published:
        return False
    days = told(later, grounds)
    start = days[0] if days is not None else later.published
    return earlier.published <= start <= earlier.published + datetime.timedelta(days=grounds.window["postponed"])


def _puts_off(later: Telling, earlier: Telling, grounds: Grounds) -> bool:
    """Whether ``later`` may put off what ``earlier`` says lies ahead; the date that it tells may be the new one."""
    if later.engagement.status != "postponed" or earlier.engagement.status not in {"scheduled", "postponed"}:
        return False
    days = told(earlier, grounds) or _near(earlier, grounds)
    if days is None or later.published is None or earlier.published is None or later.published < earlier.published:
        return False
    last = later.published + datetime.timedelta(days=grounds.window["called_off"])
    return days[1] >= later.published and days[0] <= last


def _class(telling: Telling) -> str:
    status = telling.engagement.status
    return "done" if status in DONE else "off" if status in OFF else "open" if status in OPEN else "ahead"


def _near(telling: Telling, grounds: Grounds) -> Interval | None:
    """The days that the day of publication allows."""
    day = telling.published
    if day is None:
        return None
    window, kind = grounds.window, _class(telling)
    if kind == "done":
        return day - datetime.timedelta(days=window["held"]), day
    if kind == "off":
        return day - datetime.timedelta(days=window["held"]), day + datetime.timedelta(days=window["called_off"])
    return day, day + datetime.timedelta(days=window["scheduled"])


def _meet(a: Interval, b: Interval, slack: datetime.timedelta) -> bool:
    return a[0] <= b[1] + slack and b[0] <= a[1] + slack
