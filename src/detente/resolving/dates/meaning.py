"""What date expressions mean, as functions of the day and the tense they are read in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from detente.resolving.dates import interval as cal
from detente.resolving.dates.interval import Interval

Direction = Literal["past", "future"]


@dataclass(frozen=True)
class Context:
    """How an expression is read: ``published`` (None: only absolute dates), ``direction`` of the tense (None if not
    known), and ``anchor``, the date that the text spoke of last.
    """

    published: date | None
    direction: Direction | None = None
    anchor: Interval | None = None


Meaning = Callable[[Context], Interval | None]


def fixed(value: Interval | None) -> Meaning:
    """An absolute date."""
    return lambda _: value


def relative(rule: Callable[[date], Interval | None]) -> Meaning:
    """A date that only the day of publication decides."""
    return lambda context: None if context.published is None else rule(context.published)


def yearly(make: Callable[[int], Interval | None]) -> Meaning:
    """What comes once a year (``make`` gives that of a year): the latest begun, the next not over, or the nearest."""

    def resolve(context: Context) -> Interval | None:
        if context.published is None:
            return None
        now = context.published
        found = [one for year in range(max(2, now.year - 8), min(9998, now.year + 8) + 1) if (one := make(year))]
        return _choose(found, now, context.direction)

    return resolve


def _choose(found: list[Interval], now: date, direction: Direction | None) -> Interval | None:
    if direction == "past":
        return max((one for one in found if one.start <= now), default=None)
    if direction == "future":
        coming = min((one for one in found if one.end >= now), default=None)
        latest = max((one for one in found if one.end < now), default=None)
        if coming and latest and (coming.start - now).days > 270 and (now - latest.end).days < 92:
            return latest  # "voted to leave on June 23", read in July
        return coming
    return min(found, key=lambda one: (_distance(one, now), one.start), default=None)


def _distance(one: Interval, now: date) -> int:
    return max((one.start - now).days, (now - one.end).days, 0)


def yearly_last(make: Callable[[int], Interval | None]) -> Meaning:
    """The latest that was over before publication ("last March", "last summer")."""
    return relative(
        lambda now: max(
            (one for y in range(now.year - 8, now.year + 1) if (one := make(y)) and one.end < now), default=None
        )
    )


def yearly_next(make: Callable[[int], Interval | None]) -> Meaning:
    """The earliest that begins after publication."""
    return relative(
        lambda now: min(
            (one for y in range(now.year, now.year + 9) if (one := make(y)) and one.start > now), default=None
        )
    )


def weekday(number: int, which: str = "") -> Meaning:
    """A day of the week; ``which`` is "last", "next", "this", "past", "coming" or ""."""

    def resolve(context: Context) -> Interval | None:
        now = context.published
        if now is None:
            return None
        back = (now.weekday() - number) % 7
        ahead = (number - now.weekday()) % 7
        if which in ("last", "past"):
            return cal.day(cal.shift(now, -(back or 7)))
        if which == "coming":
            return cal.day(cal.shift(now, ahead or 7))
        if which == "next":
            return cal.day(cal.shift(cal.week(now).start, 7 + number))
        if which == "this":
            moment = cal.shift(cal.week(now).start, number)
            return cal.day(cal.shift(moment, 7) if context.direction == "future" and moment < now else moment)
        return cal.day(cal.shift(now, ahead if context.direction == "future" else -back))

    return resolve


def weekday_of_week(number: int, weeks: int) -> Meaning:
    """A day of last (-1), this (0) or next (1) week."""
    return relative(lambda now: cal.day(cal.shift(cal.week(now).start, 7 * weeks + number)))


def weekend() -> Meaning:
    """The weekend last begun or, of what is to come, the next one."""

    def resolve(context: Context) -> Interval | None:
        if context.published is None:
            return None
        own = cal.weekend(context.published)
        if context.direction == "future" or own.start <= context.published:
            return own
        return cal.weekend(cal.shift(context.published, -7))

    return resolve


def calendar_unit(unit: str, offset: int) -> Meaning:
    """Last (-1), this (0) or next (1) week, month, year ..."""
    return relative(
        lambda now: cal.around(cal.move(now.replace(day=1) if unit == "month" else now, offset, unit), unit)
    )


def ago(count: float | None, unit: str, widened: bool = False) -> Meaning:
    """``count`` units before publication, as fine as the unit; ``count`` None for "a few", "many" or a bare plural."""

    def rule(now: date) -> Interval | None:
        if count is None:
            end = now if unit == "hour" else cal.move(now, -1, unit)
            return Interval(cal.vaguely(now, unit, -1), end, "span")
        if unit == "hour":
            return Interval(cal.move(now, -count, unit), now, "span")
        finer = {"decade": "year", "century": "decade"}.get(unit, unit)
        if count != int(count):
            finer = {"year": "month", "month": "week", "century": "year"}.get(unit, finer)
        found = cal.around(cal.move(now, -count, unit), finer)
        if found and widened:
            before = cal.around(cal.move(now, -count - 1, unit), finer)
            return before and Interval(before.start, found.end, "span")
        return found

    return relative(rule)


def ahead(count: float | None, unit: str) -> Meaning:
    """``count`` units after publication: "in two weeks"."""

    def rule(now: date) -> Interval | None:
        if count is None:
            return Interval(now, cal.vaguely(now, unit, 1), "span")
        if unit == "hour":
            return Interval(now, cal.move(now, count, unit), "span")
        return cal.around(cal.move(now, count, unit), "year" if unit in ("decade", "century") else unit)

    return relative(rule)


def reach(count: float | None, unit: str, sign: int) -> Meaning:
    """The past (``sign`` -1) or the coming (1) ``count`` units, up to or from publication."""

    def rule(now: date) -> Interval | None:
        other = cal.vaguely(now, unit, sign) if count is None else cal.move(now, sign * count, unit)
        return Interval(min(now, other), max(now, other), "span")

    return relative(rule)


def from_anchor(count: float, unit: str) -> Meaning:
    """``count`` units after (negative: before) the date that the text spoke of last; None if it spoke of none."""

    def resolve(context: Context) -> Interval | None:
        found, now = counted(context), context.published
        return None if found and now and context.direction == "past" and found.start > now else found

    def counted(context: Context) -> Interval | None:
        anchor = context.anchor
        if anchor is None:
            return None
        if unit in ("hour", "day", "weekend"):
            if anchor.grain not in ("day", "span", "weekend") or (anchor.end - anchor.start).days > 2:
                return None
            moment = cal.move(anchor.end if count > 0 else anchor.start, count, "day" if unit == "weekend" else unit)
            return cal.weekend(moment) if unit == "weekend" else cal.day(moment)
        if anchor.grain in ("decade", "century") or (anchor.end - anchor.start).days > 366:
            return None
        finer = {"decade": "year", "century": "decade"}.get(unit, unit)
        if unit in ("year", "decade") and anchor.grain in ("day", "month") and count:
            finer = "month"
        return cal.around(cal.move(anchor.start, count, unit), finer)

    return resolve


def partly(which: str, whole: Meaning) -> Meaning:
    """The early, mid or late part of a date."""

    def resolve(context: Context) -> Interval | None:
        found = whole(context)
        return found and cal.part(found, which)

    return resolve


def earlier(whole: Meaning) -> Meaning:
    """From the start of a unit to publication ("earlier this month")."""

    def resolve(context: Context) -> Interval | None:
        found, now = whole(context), context.published
        if found is None or now is None or found.grain == "day":
            return found
        return Interval(found.start, min(found.end, now), "span") if found.start <= now else found

    return resolve


def later(whole: Meaning) -> Meaning:
    """From publication to the end of a unit ("later this week")."""

    def resolve(context: Context) -> Interval | None:
        found, now = whole(context), context.published
        if found is None or now is None or found.grain == "day":
            return found
        return Interval(max(found.start, now), found.end, "span") if found.end >= now else found

    return resolve


def since(point: Meaning) -> Meaning:
    """From a date in the past to publication."""

    def resolve(context: Context) -> Interval | None:
        found, now = point(replace(context, direction="past")), context.published
        return Interval(found.start, now, "span") if found and now and found.start <= now else None

    return resolve


def following(point: Meaning) -> Meaning:
    """After a date: what is past ends with publication; of what is to come nothing says when it ends."""

    def resolve(context: Context) -> Interval | None:
        found, now = point(context), context.published
        if found is None or now is None or found.end >= now:
            return None
        return Interval(cal.shift(found.end, 1), now, "span")

    return resolve


def until(point: Meaning, inclusive: bool = True) -> Meaning:
    """Up to a date: from publication if that is to come; otherwise the date itself, which is when it ended."""

    def resolve(context: Context) -> Interval | None:
        now = context.published
        found = point(context)
        if found is None:
            return None
        if now is None or found.end < now:
            return found if inclusive else None
        end = found.end if inclusive else cal.shift(found.start, -1)
        return Interval(now, end, "span") if end >= now else found

    return resolve


def between(first: Meaning, last: Meaning) -> Meaning:
    """From one date to another; the past is read from its end, the future from its start."""

    def resolve(context: Context) -> Interval | None:
        now = context.published
        if now is not None and context.direction == "future":
            low = first(context)
            high = last(replace(context, published=low.start, direction="future")) if low else None
        else:
            high = last(context)
            backward = replace(context, published=high.start if high else now, direction="past")
            low = first(backward if now is not None else context)
        if low is None or high is None or low.start > high.end:
            return None
        return Interval(low.start, high.end, "span")

    return resolve


def eve(point: Meaning) -> Meaning:
    """The day before."""

    def resolve(context: Context) -> Interval | None:
        found = point(context)
        return cal.day(cal.shift(found.start, -1)) if found and found.grain == "day" else None

    return resolve
