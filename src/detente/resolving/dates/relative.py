"""Rules for dates that count from the day of publication, or from the date spoken of last."""

from __future__ import annotations

from datetime import date

from detente.resolving.dates import interval as cal
from detente.resolving.dates import meaning as means
from detente.resolving.dates.interval import Interval
from detente.resolving.dates.meaning import Meaning
from detente.resolving.dates.reader import Match, Reader


class Relative(Reader):
    """Weekdays, "last week", "two days ago", "the past year", "the same day"."""

    def _weekday(self, i: int) -> Match | None:
        words, j, which = self.words, i, ""
        if self.word(i - 1) in words.recurring:
            return None
        if self.at(j, "a", "week", "ago") or self.at(j, "a", "week", "from"):
            weeks = -1 if self.at(j + 2, "ago") else 1
            target = self._weekday_number(j + 3 + self.at(j + 3, "on"))
            if target is None:
                return None
            end = j + 4 + self.at(j + 3, "on")
            back = weeks < 0

            def week_from(now: date) -> Interval:
                days = -((now.weekday() - target) % 7) - 7 if back else (target - now.weekday()) % 7 + 7
                return cal.day(cal.shift(now, days))

            return Match(end, means.relative(week_from))
        if self.word(j) == "the" and self._weekday_number(j + 1) is None:
            j += 1
        if self.word(j) in ("this", "last", "next", "coming", "past"):
            which, j = self.word(j), j + 1
            if which == "this" and self.word(j) in ("past", "coming"):
                which, j = self.word(j), j + 1
        if self.word(j) in ("early", "late", "earlier", "later") and which == "":
            j += 1
        number = self._weekday_number(j)
        if number is None and self.at(i - 1, "on") and self.word(j) in words.short_weekdays and self.word(j + 1) == ".":
            number = words.short_weekdays[self.word(j)] if self.written[j][0].isupper() else None
            j += number is not None
        if number is None:
            return None
        day = number
        if (
            which == ""
            and self.word(j - 1) in ("a", "an")
            and (j + 1 >= len(self) or not self.word(self._parts(j + 1)).isalpha() or self.is_end(j + 1))
        ):
            return None
        end = self._parts(j + 1)
        if shifted := self._relative_week(end):
            end, weeks = shifted
            return Match(end, means.weekday_of_week(day, weeks))
        if self.at(end, "week") and self.is_end(end + 1) and not which:
            after = means.weekday(day, "coming")
            return Match(end + 1, lambda context: (found := after(context)) and cal.day(cal.shift(found.start, 7)))
        if self.word(end) in ("and", "or", "&") and not which:
            other = self._weekday_number(end + 1)
            if other is not None and self.word(end + 2) != "'s":
                return Match(self._parts(end + 2), means.between(means.weekday(day), means.weekday(other)))
        return Match(end, means.weekday(day, which))

    def _deictic(self, i: int) -> Match | None:
        word = self.word(i)
        for sequence, days in (
            (("the", "day", "before", "yesterday"), -2),
            (("the", "day", "after", "tomorrow"), 2),
            (("the", "night", "before", "last"), -2),
        ):
            if self.at(i, *sequence):
                return Match(i + len(sequence), self._days_off(days))
        if (
            self.at(i, "the", "week", "before", "last")
            or self.at(i, "the", "month", "before", "last")
            or self.at(i, "the", "year", "before", "last")
        ):
            return Match(i + 4, means.calendar_unit(self.word(i + 1), -2))
        if word in ("today", "tonight", "yesterday", "tomorrow"):
            if (
                word == "today"
                and self.written[i] == "Today"
                and i > 0
                and self.written[i - 1][0].isupper()
                and self.written[i - 1] != self.written[i - 1].upper()
            ):
                return None
            days = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
            return Match(self._parts(i + 1), self._days_off(days))
        if word == "overnight" and self.word(i + 1) not in self.words.after_overnight:
            return Match(i + 1, means.relative(lambda now: Interval(cal.shift(now, -1), now, "span")))
        part = self.word(i + 1)
        if word == "last" and part in ("night", "evening"):
            return Match(i + 2, self._days_off(-1))
        if word == "this" and part in self.words.day_parts and part not in ("night", "noon"):
            return Match(i + 2, self._days_off(0))
        return None

    def _days_off(self, days: int) -> Meaning:
        return means.relative(lambda now: cal.day(cal.shift(now, days)))

    def _calendar_unit(self, i: int) -> Match | None:
        """ "last week", "this year", "next month", "the weekend", "last weekend" """
        which = self.word(i)
        if which == "the" and self.at(i + 1, "weekend"):
            if self.at(i + 2, "of") or self.at(i + 2, "before"):
                return None
            return Match(i + 2, means.weekend())
        if which == "the" and self.word(i + 1) in ("current", "coming", "past") and self.at(i + 2, "weekend"):
            shift = {"current": 0, "coming": 0, "past": -1}[self.word(i + 1)]
            return Match(i + 3, means.relative(lambda now: cal.weekend(cal.shift(now, 7 * shift))))
        j = i
        if which == "the" and self.word(i + 1) in ("current", "previous"):
            j += 1
            if self.word(i + 1) == "previous":
                return None
        word = self.word(j)
        if word not in ("last", "this", "next", "current") or (word == "current" and j == i):
            return None
        if which == "the" and word in ("last", "next"):
            return None
        if self.word(i - 1) == "the" and word in ("last", "next"):
            return None
        k = j + 1
        if word == "this" and self.word(k) in ("past", "coming"):
            offset, k = (-1 if self.word(k) == "past" else 1), k + 1
        else:
            offset = {"last": -1, "next": 1}.get(word, 0)
        unit = self.words.units.get(self.word(k), "")
        if (
            self.word(k).endswith("s")
            or unit in ("", "hour", "day", "fortnight")
            or self.word(k) in ("night", "nights")
        ):
            return None
        if self.at(k + 1, "of") and unit != "year" and self.word(k + 2) in ("the", "a", "his", "her", "its", "their"):
            return None
        if unit == "weekend":
            if offset < 0:
                return Match(k + 1, means.relative(lambda now: cal.weekend(cal.shift(cal.week(now).start, -1))))
            if offset > 0 and self.word(k - 1) == "coming":
                offset = 0
            meaning = (
                means.weekend()
                if word == "this" and not offset
                else means.relative(lambda now: cal.weekend(cal.shift(now, 7 * offset)))
            )
            return Match(k + 1, meaning)
        return Match(k + 1, means.calendar_unit(unit, offset))

    def _reach(self, i: int) -> Match | None:
        """ "the past three years", "the coming weeks", "recent months", "the next 48 hours", "the past year" """
        j = self.the(i)
        word = self.word(j)
        if word == "recent" and self.word(j + 1).endswith("s"):
            unit = self.words.units.get(self.word(j + 1), "")
            return Match(j + 2, means.reach(None, unit, -1)) if unit else None
        if word not in ("last", "past", "next", "coming", "previous"):
            return None
        sign = 1 if word in ("next", "coming") else -1
        k = j + 1
        if self.word(k) in ("few", "several", "couple"):
            vague = k + 1 + self.at(k, "couple", "of")
            unit = self.words.units.get(self.word(vague), "")
            if not unit or word == "previous" or self.at(vague + 1, "of"):
                return None
            return Match(vague + 1, means.reach(2 if self.at(k, "couple") else None, unit, sign))
        units = self._units(k)
        if units is not None:
            end, number, unit = units
            if (
                word == "previous"
                or (self.at(end, "of") and not self.at(end, "of", "this"))
                or self.word(k) in ("a", "an")
            ):
                return None
            return Match(end, means.reach(number, unit, sign))
        unit = self.words.units.get(self.word(k), "")
        if not unit or (self.at(k + 1, "of")) or self.word(k) in ("night", "nights", "hour"):
            return None
        if self.word(k).endswith("s"):
            if word in ("coming", "past", "next") or (word == "last" and j > i):
                return Match(k + 1, means.reach(None, unit, sign)) if word != "last" else None
            return None
        if word == "previous" or unit in ("day", "weekend") or (word in ("last", "next") and j == i):
            return None
        if word in ("past", "coming") and j == i:
            return None
        if word == "next" and self.word(i - 1) not in ("over", "in", "for", "within", "during"):
            return Match(k + 1, means.from_anchor(1, unit), "anchor")
        return Match(k + 1, means.reach(1, unit, sign))

    def _ago(self, i: int) -> Match | None:
        """ "two days ago", "a few weeks ago", "more than ten years ago", "years ago" """
        j, widened = i, False
        if self.at(j, "more", "than") or self.at(j, "at", "least"):
            j, widened = j + 2, True
        elif self.at(j, "over"):
            j, widened = j + 1, True
        elif self.at(j, "less", "than"):
            units = self._units(j + 2)
            if units and units[1] is not None and self.at(units[0], "ago"):
                return Match(units[0] + 1, means.reach(units[1], units[2], -1))
            return None
        elif self.word(j) in self.words.about:
            j += 1
        units = self._units(j)
        if units is not None:
            end, number, unit = units
            if self.at(end, "from", "now") or self.at(end, "from", "today"):
                return Match(end + 2, means.ahead(number, unit))
            return Match(end + 1, means.ago(number, unit, widened)) if self.at(end, "ago") else None
        unit = self.words.units.get(self.word(j), "")
        if unit and self.word(j).endswith("s") and self.at(j + 1, "ago"):
            return Match(j + 2, means.ago(None, unit))
        return None

    def _in_units(self, i: int) -> Match | None:
        """ "in two weeks", "within 48 hours", "in a year's time": dates only of what is to come."""
        word = self.word(i)
        if word not in ("in", "within") or self.word(i - 1) in ("time", "times"):
            return None
        j = i + 1
        if self.word(j) in self.words.about_ahead:
            j += 1
        units = self._units(j)
        if units is None and self.words.units.get(self.word(j), "") and self.word(j).endswith("s"):
            units = (j + 1, None, self.words.units[self.word(j)])
        if units is None:
            return None
        end, number, unit = units
        timed = self.word(end) in ("'s", "'") and self.at(end + 1, "time")
        if timed:
            end += 2
        elif self.word(end) in ("'s", "'", "of", "before", "after", "earlier", "-"):
            return None
        meaning = means.reach(number, unit, 1) if word == "within" else means.ahead(number, unit)
        return Match(end, meaning, "" if timed else "future")

    def _anchored(self, i: int) -> Match | None:
        """ "a year earlier", "two days later", "the same day", "the following week", "that year" """
        units = self._units(i)
        if units is not None:
            end, number, unit = units
            word = self.word(end)
            if number is None or word not in ("earlier", "later", "before", "previously", "afterwards"):
                return None
            if word == "before" and not (
                end + 1 >= len(self) or self.word(end + 1) in (".", ",", ";", ")", '"', "and")
            ):
                return None
            if word == "earlier" and self.word(i - 1) == "from" and unit in ("year", "month", "quarter", "week"):
                return Match(end + 1, means.from_anchor(-number, unit), "anchor")
            sign = 1 if word in ("later", "afterwards") else -1
            return Match(end + 1, means.from_anchor(sign * number, unit), "anchor")
        word = self.word(i)
        if word == "the" and self.word(i + 1) in ("same", "following", "next", "previous", "preceding"):
            unit = self.words.units.get(self.word(i + 2), "")
            if not unit or self.word(i + 2).endswith("s") or self.at(i + 3, "of"):
                return None
            step = {"same": 0, "following": 1, "next": 1}.get(self.word(i + 1), -1)
            return Match(i + 3, means.from_anchor(step, unit), "anchor")
        if word == "that" and (
            self.word(i + 1) == "year" or self.word(i - 1) in ("on", "in", "later", "earlier", "", ",", ".")
        ):
            unit = self.words.units.get(self.word(i + 1), "")
            if unit in ("day", "week", "weekend", "month", "year") and not self.word(i + 1).endswith("s"):
                return Match(i + 2, means.from_anchor(0, unit), "anchor")
        if (
            word == "the"
            and self.word(i + 1) in ("day", "week", "month", "year", "night")
            and self.word(i + 2) in ("before", "after")
            and (i + 3 >= len(self) or self.word(i + 3) in (".", ",", ";", ")"))
        ):
            step = -1 if self.at(i + 2, "before") else 1
            return Match(i + 3, means.from_anchor(step, self.words.units[self.word(i + 1)]), "anchor")
        return None
