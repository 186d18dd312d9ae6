"""Rules for dates with a name of their own: days, months, years, decades, seasons, feast days."""

from __future__ import annotations

import re

from detente.resolving.dates import interval as cal
from detente.resolving.dates import meaning as means
from detente.resolving.dates.interval import Interval
from detente.resolving.dates.reader import DASHES, ORDINAL, Match, Reader
from detente.resolving.dates.words import NamedDay

_MONTH_AFTER = frozenset(
    "in since until till by of during from through throughout between before after and or to".split()
)
_YEAR_AFTER = _MONTH_AFTER | {"for", "around", "circa", "than"}

_ISO = re.compile(r"(\d{4})[-/](\d\d)[-/](\d\d)")
_LONG_DECADE = re.compile(r"(\d{3}0)s")
_SHORT_DECADE = re.compile(r"([2-9]0)s")


class Absolute(Reader):
    """Days, months and years, complete or with the year left to the reader."""

    def _iso(self, i: int) -> Match | None:
        match = _ISO.fullmatch(self.lower[i])
        value = cal.make_day(*map(int, match.groups())) if match else None
        return Match(i + 1, means.fixed(value)) if value else None

    def _month_day(self, i: int) -> Match | None:
        """ "3 May", "May 3-5, 2023", "Friday, the 3rd of May 2023" """
        j = i
        if self._weekday_number(j, short=True) is not None:
            j += 1
            if self.word(j) == "." and self.joined(j):
                j += 1
            if self.word(j) == ",":
                j += 1
        start = j
        days: list[int] = []
        after = self.the(j)
        first = self._day_number(after)
        if first is not None:
            days, j = self._days(after)
            if self.at(j, "of"):
                j += 1
            month = self._month_number(j)
            if month is None:
                return None
            j, number = month
        else:
            month = self._month_number(start)
            if month is None:
                return None
            j, number = month
            j = self.the(j)
            if self._day_number(j) is None or (self.word(j + 1) == ":" and self.joined(j + 1)):
                return None
            days, j = self._days(j)
            counted = self.word(j) in self.words.counted and self.word(j) not in self.words.counted_or_not
            if self.word(j) == "%" or (counted and number in (3, 5) and self.word(i - 1) not in ("on", "since", "by")):
                return None
        end, year = self._with_year(j)
        if self.word(end) in self.words.bodies and self.written[end][0].isupper():
            return None
        if year is None and end < len(self) and self.written[end][0].isupper() and self.word(end) in self.words.bodies:
            return None
        if year is None:
            known = self._known_day(number, days, end)
            year = known
        low, high = days[0], days[-1]

        def make(y: int) -> Interval | None:
            first_day, last_day = cal.make_day(y, number, low), cal.make_day(y, number, high)
            if first_day is None or last_day is None or last_day.start < first_day.start:
                return None
            return first_day if low == high else Interval(first_day.start, last_day.end, "span")

        if year is not None:
            value = make(year)
            return Match(end, means.fixed(value)) if value else None
        if shifted := self._relative_year(j):
            end, offset = shifted
            return Match(end, means.relative(lambda now: make(now.year + offset)))
        return Match(end, means.yearly(make)) if make(2020) else None

    def _known_day(self, month: int, days: list[int], end: int) -> int | None:
        for known in self.words.known_days:
            if (month, [known.day]) == (known.month, days) and self.word(end + (self.at(end, "'s"))) in known.before:
                return known.year
        return None

    def _days(self, i: int) -> tuple[list[int], int]:
        """The days "3", "3-5", "3 to 5", "3 and 4", and the position after them."""
        first = self._day_number(i)
        assert first is not None
        j = i + 1
        if self.word(j) in (*DASHES, "to", "and", "through", "until", "or", "&"):
            last = self._day_number(j + 1)
            if last is not None and last > first and self.word(j + 2) not in self.words.counted | {"%"}:
                return [first, last], j + 2
        return [first], j

    def _month_year(self, i: int) -> Match | None:
        """ "March 2021", "March of last year" """
        month = self._month_number(i)
        if month is None:
            return None
        j, number = month
        end, year = self._with_year(j)
        if year is not None:
            return Match(end, means.fixed(cal.month(year, number)))
        shifted = self._relative_year(j)
        if shifted is not None:
            end, offset = shifted
            return Match(end, means.relative(lambda now: cal.month(now.year + offset, number)))
        return None

    def _month(self, i: int, known: bool) -> Match | None:
        """A month without a year: only where the words around it leave no doubt."""
        j, which = i, ""
        if self.word(j) in ("last", "this", "next"):
            which, j = self.word(j), j + 1
        month = self._month_number(j, short=False)
        if month is None or self.is_name(self.starts[j], self.ends[j]) or self.is_verb(self.starts[j]):
            return None
        end, number = month
        follows = self.word(end)
        if not (known or which):
            before = self.word(i - 1)
            fine = before in _MONTH_AFTER or (before == "for" and self.word(i - 2) in self.words.planned_for)
            if before in ("and", "or", "to") and self._month_number(i - 2, short=False) is None:
                fine = False
            if before in ("the", "a", "its", "his", "her", "their") or follows == "'s":
                fine = (
                    number not in (3, 5)
                    or not follows
                    or follows not in ("on", "to", "in", "for", "of", "and", ",", ".")
                )
                fine = fine and end < len(self) and (follows == "'s" or follows.isalpha())
            if not fine:
                return None
        if (
            follows.isalpha()
            and end < len(self)
            and self.written[end][0].isupper()
            and number in (4, 5, 6, 8)
            and not known
            and not which
            and self.word(i - 1) not in ("in", "since", "until", "by", "during")
        ):
            return None

        def make(year: int) -> Interval:
            return cal.month(year, number)

        if which == "last":
            return Match(end, means.yearly_last(make))
        if which == "next":
            return Match(end, means.yearly_next(make))
        if which == "this":
            return Match(end, means.relative(lambda now: cal.month(now.year, number)))
        return Match(end, means.yearly(make))

    def _year(self, i: int, known: bool) -> Match | None:
        """A bare year: only where the words around it leave no doubt that it is one."""
        j = i
        if self.at(i, "the", "year"):
            j, known = i + 2, True
        the = self.word(j - 1) in ("the", "a", "its", "their", "his", "her", "this") and not known
        year = self._year_number(j)
        if year is None or self.word(j + 1) in ("%", ":", "°") or (self.word(j + 1) in DASHES and self.joined(j + 1)):
            return None
        if self.word(j + 1) in (".", ",") and self.joined(j + 2) and self.word(j + 2).isdigit():
            return None
        if self.word(j - 1) in ("$", "€", "£", "#", "+", "-") and not known:
            return None
        follows = self.word(j + 1)
        plural = follows.isalpha() and follows.endswith("s") and not follows.endswith("ss")
        match = Match(j + 1, means.fixed(cal.year_of(year)))
        if follows in self.words.counted and not (follows in self.words.counted_or_not and known):
            return None
        if year % 100 == 0 and plural and follows not in ("was", "is", "has"):
            return None
        if known:
            return match
        before = self.word(i - 1)
        if before in self.words.numbered and before not in ("over",):
            return None
        if the:
            return match if follows.isalpha() or follows in ("-", "–") else None
        if follows == "'s":
            return match
        if before == "(" and self.word(j + 1) == ")":
            return match
        if before in _YEAR_AFTER:
            if before in ("to", "and", "or", "than") and not any(self._year_number(k) for k in (i - 2, i - 3)):
                return None
            if before in ("of", "for", "around", "through") and (
                follows.isalpha() and follows not in self.words.after_year
            ):
                return None
            if plural and not 1900 <= year <= 2050:
                return None
            return match
        return None

    def _decade(self, i: int) -> Match | None:
        j = self.the(i)
        if self.word(j) in ("early", "mid", "late"):
            return None
        word = self.word(j)
        match = _LONG_DECADE.fullmatch(word)
        if match and 1500 <= int(match[1]) <= 2090:
            return Match(j + 1, means.fixed(cal.decade(int(match[1]))))
        k = j + 1 if word == "'" else j
        short = _SHORT_DECADE.fullmatch(self.word(k))
        if short and j > i:
            return Match(k + 1, means.fixed(cal.decade(1900 + int(short[1]))))
        if j > i and word in self.words.decades:
            return Match(j + 1, means.fixed(cal.decade(self.words.decades[word])))
        return None

    def _century(self, i: int) -> Match | None:
        j = self.the(i)
        ordinal = ORDINAL.match(self.word(j))
        number = int(ordinal[1]) if ordinal else self.words.ordinals.get(self.word(j))
        if self.at(j, "twenty", "-", "first"):
            number, j = 21, j + 2
        if number is not None and 10 <= number <= 22 and self.word(j + 1) == "century":
            return Match(j + 2, means.fixed(cal.century(number)))
        return None

    def _quarter(self, i: int) -> Match | None:
        """ "Q3 2021", "the third quarter of 2021", "the first quarter" """
        j = self.the(i)
        short = self.word(j) == "q" and self.word(j + 1) in ("1", "2", "3", "4") and self.joined(j + 1)
        if short:
            number, end = int(self.word(j + 1)), j + 2
        elif self.word(j) in self.words.ordinals and self.at(j + 1, "quarter"):
            number, end = self.words.ordinals[self.word(j)], j + 2
            if number > 4 or j == i:
                return None
        else:
            return None
        after, year = self._with_year(end)

        def make(y: int) -> Interval:
            return cal.months(y, 3 * number - 2, 3, "quarter")

        if year is not None:
            return Match(after, means.fixed(make(year)))
        if shifted := self._relative_year(end):
            after, offset = shifted
            return Match(after, means.relative(lambda now: make(now.year + offset)))
        if self.at(end, "of"):
            return None
        return Match(end, means.yearly(make))

    def _season(self, i: int) -> Match | None:
        """ "next spring", "the summer of 2015", "summer 2015", "in the autumn" """
        j, which = self.the(i), ""
        if self.word(j) in ("last", "this", "next", "coming", "past"):
            which, j = self.word(j), j + 1
        first = self.words.seasons.get(self.word(j))
        if first is None or (self.word(j) == "fall" and self.is_verb(self.starts[j])):
            return None
        month = first
        if (
            self.written[j][0].isupper()
            and j
            and self.written[j - 1][0].isupper()
            and self.word(j - 1) not in ("last", "this", "next")
        ):
            return None

        def make(year: int) -> Interval:
            return cal.months(year, month, 3, "season")

        if not which:
            end, year = self._with_year(j + 1)
            if year is not None:
                return Match(end, means.fixed(make(year)))
            if shifted := self._relative_year(j + 1):
                end, offset = shifted
                return Match(end, means.relative(lambda now: make(now.year + offset)))
            before = self.word(i - 1)
            plain = before in ("in", "by", "since", "until", "before", "during", "over", "this") and j > i
            if not plain or self.at(j + 1, "of") or (self.word(j) == "fall" and not self.is_end(j + 1)):
                return None
            if self.word(j + 1).isalpha() and self.word(j + 1) not in self.words.after_year:
                return None
            return Match(j + 1, means.yearly(make))
        if which in ("last", "past"):
            return Match(j + 1, means.yearly_last(make))
        if which == "next":
            return Match(j + 1, means.yearly_next(make))
        if which == "coming":
            return Match(j + 1, means.yearly_next(make))
        if month == 12:
            return Match(j + 1, means.relative(lambda now: make(now.year - (now.month < 6))))
        return Match(j + 1, means.relative(lambda now: make(now.year)))

    def _named(self, i: int) -> Match | None:
        """ "Christmas Eve", "Easter 2022", "last Christmas" """
        j, which = i, ""
        if self.word(j) in ("last", "this", "next"):
            which, j = self.word(j), j + 1
        if j >= len(self) or not self.written[j][0].isupper():
            return None
        for length in (4, 3, 2, 1):
            named = self.words.named_days.get(tuple(self.lower[j : j + length]))
            if named is not None and j + length <= len(self):
                return self._named_day(named, j, length, which)
        return None

    def _named_day(self, named: NamedDay, j: int, length: int, which: str) -> Match | None:
        end = j + length
        after, year = self._with_year(end)
        if length == 1 and end < len(self) and self.written[end][0].isupper():
            return None
        if self.word(end) in self.words.after_feast:
            return None

        def make(year: int) -> Interval | None:
            if named.easter is not None:
                return cal.day(cal.shift(cal.easter(year), named.easter))
            return cal.make_day(year, named.month, named.day)

        if year is not None:
            return Match(after, means.fixed(make(year)))
        if which == "last":
            return Match(end, means.yearly_last(make))
        if which == "next":
            return Match(end, means.yearly_next(make))
        return Match(end, means.yearly(make))
