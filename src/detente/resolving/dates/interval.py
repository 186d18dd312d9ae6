"""Intervals of days and the arithmetic of the calendar. Weeks run from Monday to Sunday."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal, NamedTuple

Grain = Literal["day", "weekend", "week", "month", "quarter", "season", "year", "decade", "century", "span"]

_LARGER = {
    "hour": "day",
    "day": "week",
    "week": "month",
    "month": "year",
    "quarter": "year",
    "year": "decade",
    "decade": "century",
}


class Interval(NamedTuple):
    """Days from ``start`` to ``end``, both inclusive, and how fine the words were."""

    start: date
    end: date
    grain: Grain


def day(moment: date) -> Interval:
    return Interval(moment, moment, "day")


def make_day(year: int, month: int, number: int) -> Interval | None:
    """The day, or None if there is no such day."""
    try:
        return day(date(year, month, number))
    except ValueError:
        return None


def shift(moment: date, days: int) -> date:
    """``moment`` moved by days, kept within what a date can be."""
    try:
        return moment + timedelta(days)
    except OverflowError:
        return date.min if days < 0 else date.max


def shift_months(moment: date, months: int) -> date:
    """The same day of another month, or its last day."""
    total = moment.year * 12 + moment.month - 1 + months
    year, month = divmod(total, 12)
    if not 1 <= year <= 9999:
        return date.min if year < 1 else date.max
    return date(year, month + 1, min(moment.day, calendar.monthrange(year, month + 1)[1]))


def week(moment: date) -> Interval:
    monday = shift(moment, -moment.weekday())
    return Interval(monday, shift(monday, 6), "week")


def weekend(moment: date) -> Interval:
    """Saturday and Sunday of the week of ``moment``."""
    monday = week(moment).start
    return Interval(shift(monday, 5), shift(monday, 6), "weekend")


def month(year: int, number: int) -> Interval:
    return Interval(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), "month")


def months(year: int, first: int, count: int, grain: Grain) -> Interval:
    """``count`` months from month ``first`` (1 to 12) of ``year`` on."""
    start = date(year, first, 1)
    return Interval(start, shift(shift_months(start, count), -1), grain)


def year_of(year: int) -> Interval:
    return Interval(date(year, 1, 1), date(year, 12, 31), "year")


def decade(year: int) -> Interval:
    first = year - year % 10
    return Interval(date(first, 1, 1), date(first + 9, 12, 31), "decade")


def century(number: int) -> Interval:
    """The 20th century is 1901 to 2000."""
    return Interval(date(number * 100 - 99, 1, 1), date(number * 100, 12, 31), "century")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    number, last = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, number, last + 1)


def around(moment: date, unit: str) -> Interval | None:
    """The calendar unit that holds ``moment``."""
    match unit:
        case "hour" | "day":
            return day(moment)
        case "week":
            return week(moment)
        case "fortnight":
            return Interval(shift(week(moment).start, -7), week(moment).end, "span")
        case "weekend":
            return weekend(moment)
        case "month":
            return month(moment.year, moment.month)
        case "quarter":
            return months(moment.year, (moment.month - 1) // 3 * 3 + 1, 3, "quarter")
        case "year":
            return year_of(moment.year)
        case "decade":
            return decade(moment.year)
        case "century":
            return century((moment.year + 99) // 100)
    return None


def move(moment: date, count: float, unit: str) -> date:
    """``moment`` moved by ``count`` units (negative: back)."""
    match unit:
        case "hour":
            return shift(moment, int(count // 24) if count < 0 else -int(-count // 24))
        case "day":
            return shift(moment, round(count))
        case "week" | "weekend":
            return shift(moment, round(count * 7))
        case "fortnight":
            return shift(moment, round(count * 14))
        case "month":
            return shift_months(moment, round(count))
        case "quarter":
            return shift_months(moment, round(count * 3))
        case "year":
            return shift_months(moment, round(count * 12))
        case "decade":
            return shift_months(moment, round(count * 120))
        case "century":
            return shift_months(moment, round(count * 1200))
    raise ValueError(unit)


def vaguely(moment: date, unit: str, sign: int) -> date:
    """How far "a few" units reach at most from ``moment``: one of the next larger unit."""
    return move(moment, sign, _LARGER.get(unit, "century"))


def part(whole: Interval, which: str) -> Interval | None:
    """The early, mid or late part, the start or end, or a half ("half1", "half2") of an interval.

    Months have parts of ten days, years of four months, decades of three or four years; the start and the end of a
    year are its first and last month. A day has no parts here: it is given back as it is.
    """
    start, end, grain = whole
    if grain == "day":
        return whole
    if which in ("half1", "half2"):
        if grain in ("year", "month", "decade"):
            if grain == "year":
                middle = date(start.year, 7, 1)
            elif grain == "month":
                middle = date(start.year, start.month, 16)
            else:
                middle = date(start.year + 5, 1, 1)
            return Interval(start, shift(middle, -1), "span") if which == "half1" else Interval(middle, end, "span")
        return None
    if grain == "year" and which in ("start", "end"):
        return Interval(start, date(start.year, 1, 31), "month") if which == "start" else month(start.year, 12)
    if grain == "year":
        first = {"early": 1, "start": 1, "mid": 5, "late": 9, "end": 9}[which]
        return months(start.year, first, 4, "span")
    if grain == "decade":
        low, high = {"early": (0, 3), "start": (0, 2), "mid": (4, 6), "late": (7, 9), "end": (7, 9)}[which]
        return Interval(date(start.year + low, 1, 1), date(start.year + high, 12, 31), "span")
    if grain == "month":
        if which == "mid":
            return Interval(start.replace(day=11), start.replace(day=20), "span")
        if which in ("early", "start"):
            return Interval(start, start.replace(day=10), "span")
        return Interval(start.replace(day=21), end, "span")
    length = (end - start).days + 1
    if grain == "week":
        low, high = {"early": (0, 1), "start": (0, 1), "mid": (2, 3), "late": (4, 6), "end": (4, 6)}[which]
        return Interval(shift(start, low), shift(start, high), "span")
    third = length // 3
    if which in ("early", "start"):
        return Interval(start, shift(start, third - 1), "span")
    if which == "mid":
        return Interval(shift(start, third), shift(end, -third), "span")
    return Interval(shift(end, 1 - third), end, "span")
