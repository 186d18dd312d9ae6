"""The grammar of English date expressions: from words to meanings, the longest reading first.

A reader walks over the words of one sentence. Every rule takes a position and gives a :class:`Match` or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

from detente.resolving.dates import interval as cal
from detente.resolving.dates import meaning as means
from detente.resolving.dates.interval import Interval
from detente.resolving.dates.meaning import Meaning
from detente.resolving.dates.words import Words

_WORD = re.compile(
    r"\d{4}-\d{2}-\d{2}(?!\d)|\d{4}/\d{2}/\d{2}(?!\d)|\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+(?:st|nd|rd|th|s)\b|\d+"
    r"|'s\b|[^\W\d_]+|[^\s]"
)
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)$")
_DASHES = ("-", "–", "—")
_EDGES = {
    ("beginning",): "start",
    ("start",): "start",
    ("end",): "end",
    ("close",): "end",
    ("middle",): "mid",
    ("first", "half"): "half1",
    ("second", "half"): "half2",
    ("latter", "half"): "half2",
    ("final", "days"): "late",
    ("early", "part"): "early",
    ("latter", "part"): "late",
    ("early", "days"): "early",
}
_PLAIN = {"on", "in", "at", "during", "over", "throughout", "within", "around", "for", "through"}

Need = Literal["", "future", "anchor"]


class Match(NamedTuple):
    """The words up to ``end`` (exclusive) mean ``meaning``; ``need`` says in which case only they are a date."""

    end: int
    meaning: Meaning
    need: Need = ""
    kind: str = "in"


class Reader:
    """Finds the date expressions of one sentence.

    ``text`` is the sentence as written, with straight apostrophes; ``is_name(start, end)`` says whether these
    characters belong to a person's name, ``is_verb(start)`` whether the word there is tagged as one.
    """

    def __init__(
        self, text: str, words: Words, is_name: Callable[[int, int], bool], is_verb: Callable[[int], bool]
    ) -> None:
        found = list(_WORD.finditer(text))
        self.words = words
        self.text = text
        self.written = [match.group() for match in found]
        self.lower = [word.lower() for word in self.written]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.is_name = is_name
        self.is_verb = is_verb
        self.skip = {
            i
            for block in words.not_dates.finditer(text)
            for i, start in enumerate(self.starts)
            if block.start() <= start < block.end()
        }

    def __len__(self) -> int:
        return len(self.lower)

    def find(self) -> list[tuple[int, Match]]:
        """The expressions and the position where each begins, in the order of the text."""
        found, i = [], 0
        while i < len(self):
            match = self.expression(i)
            if match is None or any(j in self.skip for j in range(i, match.end)):
                i += 1
            else:
                found.append((i, match))
                i = match.end
        return found

    # Small helps

    def word(self, i: int) -> str:
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def at(self, i: int, *sequence: str) -> bool:
        return tuple(self.lower[i : i + len(sequence)]) == sequence

    def joined(self, i: int) -> bool:
        """Whether no space stands before word ``i``."""
        return 0 < i < len(self) and self.starts[i] == self.ends[i - 1]

    def the(self, i: int) -> int:
        return i + 1 if self.word(i) == "the" else i

    def _first(self, i: int, *rules: Callable[[int], Match | None]) -> Match | None:
        best: Match | None = None
        for rule in rules:
            match = rule(i)
            if match and (best is None or match.end > best.end):
                best = match
        return best

    # Whole expressions

    def expression(self, i: int) -> Match | None:
        """A date with the preposition that belongs to it."""
        word = self.word(i)
        if word in ("from", "between"):
            match = self._span(i + 1, ("to", "until", "till", "through", *_DASHES) if word == "from" else ("and",))
            if match:
                return match
            point = self.point(i + 1)
            return point if point and word == "from" else None
        if word == "since" and (point := self.point(i + 1)):
            return point._replace(meaning=means.since(point.meaning), kind="since") if not point.need else None
        for opening, inclusive in (
            (("until",), True),
            (("till",), True),
            (("by",), True),
            (("up", "to"), True),
            (("before",), False),
        ):
            if self.at(i, *opening) and (point := self.point(i + len(opening))) and point.need != "future":
                return point._replace(meaning=means.until(point.meaning, inclusive), kind=opening[0])
        if self.at(i, "no", "later", "than") and (point := self.point(i + 3)):
            return point._replace(meaning=means.until(point.meaning), kind="by")
        if word == "through" and (point := self.point(i + 1)) and not self.at(i + 1, "the") and point.need == "":
            return point._replace(meaning=means.until(point.meaning), kind="until")
        if word == "after" and (point := self.point(i + 1)) and self.word(point.end) != "'s" and point.need == "":
            return point._replace(meaning=means.following(point.meaning), kind="after")
        if self.at(i, "on", "the", "eve", "of") and (point := self.point(i + 4)):
            return point._replace(meaning=means.eve(point.meaning))
        if word in _PLAIN:
            match = self._first(i + 1, lambda j: self._span(j, ("to", "until", "through", *_DASHES)), self.point)
            if match:
                return match
            return self._first(i, self._in_units)
        return self._first(i, lambda j: self._span(j, ("to", "until", "through", *_DASHES)), self.point)

    def _span(self, i: int, links: tuple[str, ...]) -> Match | None:
        """Two dates and what links them; the first may borrow month and year of the second."""
        year_range = self._year_range(i, links)
        if year_range:
            return year_range
        first = self.point(i, link=True)
        if first is None or first.need or self.word(first.end) not in links:
            return None
        j = first.end + 1
        last = self.point(j, after_link=True)
        if last is None or last.need:
            return None
        shared = self._borrowed(i, first.end, j)
        return Match(last.end, means.between(shared or first.meaning, last.meaning))

    def _year_range(self, i: int, links: tuple[str, ...]) -> Match | None:
        low = self._year_number(i)
        if low is None or self.word(i + 1) not in links:
            return None
        word = self.word(i + 2)
        if self.word(i + 1) in _DASHES and word.isdigit() and len(word) == 2 and self.joined(i + 2):
            high: int | None = low - low % 100 + int(word)
        else:
            high = self._year_number(i + 2)
        if high is None or not low < high <= low + 150 or self.word(i + 3) in self.words.counted:
            return None
        return Match(i + 3, means.fixed(Interval(date(low, 1, 1), date(high, 12, 31), "span")))

    def _borrowed(self, i: int, end: int, j: int) -> Meaning | None:
        """The meaning of a first date ("May 3", "January") that borrows the year of the second."""
        second = self._month_day(j) or self._month_year(j)
        if second is None or not re.search(r"\b\d{4}$", self.text[: self.ends[second.end - 1]]):
            return None
        year = int(self.lower[second.end - 1])
        if re.search(r"\d{4}", self.text[self.starts[i] : self.ends[end - 1]]):
            return None
        first = self.point(i, link=True)
        if first is None:
            return None
        plain = first.meaning

        def resolve(_: means.Context) -> Interval | None:
            return plain(means.Context(date(year, 12, 31), "past"))

        return resolve

    # Points and periods

    def point(self, i: int, link: bool = False, after_link: bool = False) -> Match | None:
        """A date without a preposition: a core, or a part of one ("early May", "the end of the year")."""
        if i >= len(self) or i in self.skip:
            return None
        return self._first(
            i,
            lambda j: self.core(j, link=link or after_link),
            self._partly,
            self._edge,
            self._earlier,
            self._time_of,
            self._year_end,
        )

    def _partly(self, i: int) -> Match | None:
        """ "early 2021", "mid-March", "late last week", "late on Tuesday" """
        j = self.the(i)
        which = self.word(j)
        if which not in ("early", "mid", "late"):
            return None
        j += 1
        if self.word(j) in _DASHES or self.word(j) in ("in", "on"):
            j += 1
        core = self.core(j, known=True) or self._the_unit(j)
        if core is None and self.at(j, "week"):
            core = Match(j + 1, means.calendar_unit("week", 0))
        return core and core._replace(meaning=means.partly(which, core.meaning))

    def _edge(self, i: int) -> Match | None:
        """ "the end of March", "the first half of 2020" """
        j = self.the(i)
        for sequence, which in _EDGES.items():
            if self.at(j, *sequence):
                k = j + len(sequence)
                if self.at(k, "of"):
                    k += 1
                elif which not in ("end", "start") or k == i:
                    if self.word(k) not in _DASHES:
                        continue
                    k += 1
                whole = self.core(k, known=True) or self._the_unit(k)
                if whole is None and which == "end" and self.at(k, "year"):
                    whole = Match(k + 1, means.calendar_unit("year", 0))
                if whole:
                    return whole._replace(meaning=means.partly(which, whole.meaning))
        return None

    def _year_end(self, i: int) -> Match | None:
        """ "the year's end", "year-end" """
        j = self.the(i)
        unit = self.word(j)
        if unit in ("year", "month") and (
            self.at(j + 1, "'s", "end") or (self.word(j + 1) in _DASHES and self.at(j + 2, "end"))
        ):
            return Match(j + 3, means.partly("end", means.calendar_unit(unit, 0)))
        return None

    def _the_unit(self, i: int) -> Match | None:
        """ "the year" after "the end of": the current one."""
        unit = self.words.units.get(self.word(i + 1), "")
        if (
            self.at(i, "the")
            and unit in ("week", "month", "year", "decade", "century", "quarter")
            and not self.at(i + 2, "of")
        ):
            return Match(i + 2, means.calendar_unit(unit, 0))
        return None

    def _earlier(self, i: int) -> Match | None:
        """ "earlier this month", "later in the day" """
        word = self.word(i)
        if word not in ("earlier", "later"):
            return None
        turn = means.earlier if word == "earlier" else means.later
        if self.at(i + 1, "in"):
            whole = self._the_unit(i + 2) or (self.core(i + 2, known=True) if not self.at(i + 2, "the") else None)
        else:
            whole = self.core(i + (2 if self.at(i + 1, "on") else 1))
        return whole and whole._replace(meaning=turn(whole.meaning))

    def _time_of(self, i: int) -> Match | None:
        """ "the night of May 3", "the week of 3 May" """
        j = self.the(i)
        if j == i:
            return None
        if self.word(j) in self.words.day_parts and self.at(j + 1, "of") and (core := self.core(j + 2)):
            return core
        if self.at(j, "week", "of") and (core := self._month_day(j + 2)):
            plain = core.meaning

            def resolve(context: means.Context) -> Interval | None:
                found = plain(context)
                return found and cal.week(found.start)

            return core._replace(meaning=resolve)
        return None

    def core(self, i: int, known: bool = False, link: bool = False) -> Match | None:
        """A date without parts; ``known`` says that the words before make a bare month or year a date."""
        if i >= len(self) or i in self.skip:
            return None
        return self._first(
            i,
            self._iso,
            self._month_day,
            self._month_year,
            lambda j: self._month(j, known or link),
            lambda j: self._year(j, known),
            self._decade,
            self._century,
            self._quarter,
            self._weekday,
            self._deictic,
            self._calendar_unit,
            self._reach,
            self._ago,
            self._anchored,
            self._season,
            self._named,
        )

    # Absolute dates

    def _iso(self, i: int) -> Match | None:
        match = re.fullmatch(r"(\d{4})[-/](\d\d)[-/](\d\d)", self.lower[i])
        value = cal.make_day(*map(int, match.groups())) if match else None
        return Match(i + 1, means.fixed(value)) if value else None

    def _year_number(self, i: int) -> int | None:
        word = self.word(i)
        return int(word) if len(word) == 4 and word.isdigit() and 1500 <= int(word) <= 2199 else None

    def _day_number(self, i: int) -> int | None:
        word = self.word(i)
        if word.isdigit() and len(word) <= 2 and 1 <= int(word) <= 31:
            return int(word)
        match = _ORDINAL.match(word)
        return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None

    def _month_number(self, i: int, short: bool = True) -> tuple[int, int] | None:
        """The position after a month's name, and its number."""
        word = self.word(i)
        number = self.words.months.get(word)
        if number is None and short:
            number = self.words.short_months.get(word)
            if number is not None and self.word(i + 1) == "." and self.joined(i + 1):
                return (i + 2, number) if self.written[i][0].isupper() else None
        if number is None or not (self.written[i][0].isupper()):
            return None
        return i + 1, number

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
            if self.word(j) == "%" or (
                self.word(j) in self.words.counted and self.word(j) not in ("or", "local", "per")
            ):
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
        if self.word(j) in (*_DASHES, "to", "and", "through", "until", "or", "&"):
            last = self._day_number(j + 1)
            if last is not None and last > first and self.word(j + 2) not in self.words.counted | {"%"}:
                return [first, last], j + 2
        return [first], j

    def _with_year(self, i: int) -> tuple[int, int | None]:
        """The position after a year that may follow a day or month, and the year."""
        j = i
        if self.word(j) in (",", "of", "in"):
            j += 1
        year = self._year_number(j)
        if year is not None and self.word(j + 1) not in self.words.counted and self.word(j + 1) != ":":
            return j + 1, year
        if self.word(j) in ("last", "this", "next") and self.word(j + 1) == "year":
            return i, None
        return i, None

    def _relative_year(self, i: int) -> tuple[int, int] | None:
        """ "[of] last year": the position after it and the offset."""
        j = i + (self.word(i) in ("of", ",", "in"))
        offset = {"last": -1, "this": 0, "next": 1}.get(self.word(j))
        return (j + 2, offset) if offset is not None and self.at(j + 1, "year") else None

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
            fine = before in (
                "in",
                "since",
                "until",
                "till",
                "by",
                "of",
                "during",
                "from",
                "through",
                "throughout",
                "between",
                "before",
                "after",
                "and",
                "or",
                "to",
            )
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
        the = self.word(j) in ("the", "a", "its", "their", "his", "her") and not known
        if the:
            j += 1
        year = self._year_number(j)
        if year is None or self.word(j + 1) in ("%", ":", "°") or (self.word(j + 1) in _DASHES and self.joined(j + 1)):
            return None
        if self.word(j + 1) in (".", ",") and self.joined(j + 2) and self.word(j + 2).isdigit():
            return None
        if self.word(j - 1) in ("$", "€", "£", "#", "+", "-") and not known:
            return None
        follows = self.word(j + 1)
        plural = follows.isalpha() and follows.endswith("s") and not follows.endswith("ss")
        match = Match(j + 1, means.fixed(cal.year_of(year)))
        if follows in self.words.counted and not (follows in ("per", "or", "local") and known):
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
        if before in (
            "in",
            "since",
            "until",
            "till",
            "by",
            "of",
            "during",
            "from",
            "before",
            "after",
            "through",
            "throughout",
            "between",
            "to",
            "and",
            "or",
            "for",
            "around",
            "circa",
            "than",
        ):
            if before in ("to", "and", "or", "than") and not any(self._year_number(k) for k in (i - 2, i - 3)):
                return None
            if before in ("of", "for", "around", "through") and (follows.isalpha() and follows not in self.words.after_year):
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
        match = re.fullmatch(r"(\d{3}0)s", word)
        if match and 1500 <= int(match[1]) <= 2090:
            return Match(j + 1, means.fixed(cal.decade(int(match[1]))))
        k = j + 1 if word == "'" else j
        short = re.fullmatch(r"([2-9]0)s", self.word(k))
        if short and j > i:
            return Match(k + 1, means.fixed(cal.decade(1900 + int(short[1]))))
        if j > i and word in self.words.decades:
            return Match(j + 1, means.fixed(cal.decade(self.words.decades[word])))
        return None

    def _century(self, i: int) -> Match | None:
        j = self.the(i)
        ordinal = _ORDINAL.match(self.word(j))
        number = int(ordinal[1]) if ordinal else self.words.ordinals.get(self.word(j))
        if self.at(j, "twenty", "-", "first"):
            number, j = 21, j + 2
        if number is not None and 10 <= number <= 22 and self.word(j + 1) == "century":
            return Match(j + 2, means.fixed(cal.century(number)))
        return None

    def _quarter(self, i: int) -> Match | None:
        """ "Q3 2021", "the third quarter of 2021", "the first quarter" """
        j = self.the(i)
        short = re.fullmatch(r"q", self.word(j)) and self.word(j + 1) in ("1", "2", "3", "4") and self.joined(j + 1)
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

    # Dates relative to publication

    def _weekday_number(self, i: int, short: bool = False) -> int | None:
        if not 0 <= i < len(self) or not self.written[i][0].isupper():
            return None
        number = self.words.weekdays.get(self.lower[i])
        if number is None and short:
            number = self.words.short_weekdays.get(self.lower[i])
            if number is not None and not (self.word(i + 1) in (".", ",") or self._day_number(i + 1)):
                return None
        return number

    def _parts(self, i: int) -> int:
        """The position after "morning", "evening" and the like, if such follows."""
        j = i + 1 if self.word(i) in ("early", "late") and self.word(i + 1) in self.words.day_parts else i
        return j + 1 if self.word(j) in self.words.day_parts else i

    def _weekday(self, i: int) -> Match | None:
        words, j, which = self.words, i, ""
        if self.word(i - 1) in words.recurring:
            return None
        if self.at(j, "a", "week", "ago") or self.at(j, "a", "week", "from"):
            weeks = -1 if self.at(j + 2, "ago") else 1
            number = self._weekday_number(j + 3 + self.at(j + 3, "on"))
            if number is None:
                return None
            end = j + 4 + self.at(j + 3, "on")
            back = weeks < 0

            def week_from(now: date) -> Interval:
                days = -((now.weekday() - number) % 7) - 7 if back else (number - now.weekday()) % 7 + 7
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
        if self.word(end) in ("and", "or", "&") and not which:
            other = self._weekday_number(end + 1)
            if other is not None and self.word(end + 2) != "'s":
                return Match(self._parts(end + 2), means.between(means.weekday(day), means.weekday(other)))
        return Match(end, means.weekday(day, which))

    def is_end(self, i: int) -> bool:
        return i >= len(self) or self.word(i) in (".", ",", "and", "in", "when", "at", "that", "to", "with")

    def _relative_week(self, i: int) -> tuple[int, int] | None:
        j = i + (self.word(i) in ("of", ",", "in"))
        offset = {"last": -1, "this": 0, "next": 1}.get(self.word(j))
        return (j + 2, offset) if offset is not None and self.at(j + 1, "week") else None

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
        if word == "overnight" and self.word(i + 1) not in (
            "stay",
            "stays",
            "success",
            "rate",
            "rates",
            "bag",
            "flight",
            "train",
        ):
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

    def count(self, i: int) -> tuple[int, float | None] | None:
        """The position after a number of units, and the number: None for a vague one ("a few", "several")."""
        j = i
        if self.word(j) in ("a", "an", "the") and self.word(j + 1) in ("few", "couple", "dozen"):
            j += 1
            if self.word(j) == "dozen":
                return j + 1, 12
            if self.word(j) == "couple":
                return j + 1 + self.at(j + 1, "of"), 2
            return j + 1, None
        if self.word(j) in ("few", "several", "many"):
            return j + 1, None
        if self.at(j, "half", "a") or self.at(j, "half", "an"):
            return j + 2, 0.5
        if self.word(j) in ("a", "an"):
            return j + 1, 1
        word = self.word(j)
        number: float
        if word.isdigit() and len(word) <= 3:
            number, j = int(word), j + 1
        elif re.fullmatch(r"\d{1,2}\.5", word):
            number, j = float(word), j + 1
        elif word in self.words.numbers:
            number, j = self.words.numbers[word], j + 1
            if number >= 20 and self.word(j) == "-" and self.words.numbers.get(self.word(j + 1), 10) < 10:
                number, j = number + self.words.numbers[self.word(j + 1)], j + 2
        else:
            return None
        if self.at(j, "and", "a", "half"):
            return j + 3, number + 0.5
        return j, number

    def _units(self, i: int) -> tuple[int, float | None, str] | None:
        """ "two days", "a few weeks", "a year and a half": the position after, the number and the unit."""
        counted = self.count(i)
        if counted is None:
            return None
        j, number = counted
        unit = self.words.units.get(self.word(j))
        if unit is None or unit == "weekend":
            return None
        j += 1
        if number == 1 and self.at(j, "and", "a", "half"):
            return j + 3, 1.5, unit
        return j, number, unit

    def _reach(self, i: int) -> Match | None:
        """ "the past three years", "the coming weeks", "recent months", "the next 48 hours", "the past year" """
        j = self.the(i)
        word = self.word(j)
        if word == "recent" and self.word(j + 1).endswith("s"):
            unit = self.words.units.get(self.word(j + 1))
            return Match(j + 2, means.reach(None, unit, -1)) if unit else None
        if word not in ("last", "past", "next", "coming", "previous"):
            return None
        sign = 1 if word in ("next", "coming") else -1
        k = j + 1
        if self.word(k) in ("few", "several", "couple"):
            vague = k + 1 + self.at(k, "couple", "of")
            unit = self.words.units.get(self.word(vague))
            if unit is None or word == "previous" or self.at(vague + 1, "of"):
                return None
            number = 2 if self.at(k, "couple") else None
            return Match(vague + 1, means.reach(number, unit, sign))
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
        unit = self.words.units.get(self.word(k))
        if unit is None or (self.at(k + 1, "of")) or self.word(k) in ("night", "nights", "hour"):
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
        elif self.word(j) in (
            "nearly",
            "almost",
            "about",
            "some",
            "around",
            "roughly",
            "just",
            "exactly",
            "only",
            "barely",
        ):
            j += 1
        units = self._units(j)
        if units is not None:
            end, number, unit = units
            return Match(end + 1, means.ago(number, unit, widened)) if self.at(end, "ago") else None
        unit = self.words.units.get(self.word(j))
        if unit and self.word(j).endswith("s") and self.at(j + 1, "ago"):
            return Match(j + 2, means.ago(None, unit))
        return None

    def _in_units(self, i: int) -> Match | None:
        """ "in two weeks", "within 48 hours", "in a year's time": dates only of what is to come."""
        word = self.word(i)
        if word not in ("in", "within") or self.word(i - 1) in ("time", "times"):
            return None
        j = i + 1
        if self.word(j) in ("about", "around", "nearly", "roughly", "just", "under"):
            j += 1
        units = self._units(j)
        if units is None and self.words.units.get(self.word(j)) and self.word(j).endswith("s"):
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
            unit = self.words.units.get(self.word(i + 2))
            if unit is None or self.word(i + 2).endswith("s") or self.at(i + 3, "of"):
                return None
            step = {"same": 0, "following": 1, "next": 1}.get(self.word(i + 1), -1)
            return Match(i + 3, means.from_anchor(step, unit), "anchor")
        if (
            word == "that"
            and (self.word(i + 1) == "year" or self.word(i - 1) in ("on", "in", "later", "earlier", "", ",", "."))
        ):
            unit = self.words.units.get(self.word(i + 1))
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
            if named is None:
                continue
            end = j + length
            if length == 1 and end < len(self) and self.written[end][0].isupper() and not self._year_number(end):
                return None
            if self.word(end) in ("island", "tree", "card", "cards", "market", "markets", "bonus", "carol", "truce"):
                return None
            known = named

            def make(year: int) -> Interval | None:
                if known.easter is not None:
                    return cal.day(cal.shift(cal.easter(year), known.easter))
                return cal.make_day(year, known.month, known.day)

            after, year = self._with_year(end)
            if year is not None:
                return Match(after, means.fixed(make(year)))
            if which == "last":
                return Match(end, means.yearly_last(make))
            if which == "next":
                return Match(end, means.yearly_next(make))
            return Match(end, means.yearly(make))
        return None
