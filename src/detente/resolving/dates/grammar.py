"""The grammar of English date expressions: prepositions, ranges and parts around dates; the longest wins."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from detente.resolving.dates import interval as cal
from detente.resolving.dates import meaning as means
from detente.resolving.dates.absolute import Absolute
from detente.resolving.dates.interval import Interval
from detente.resolving.dates.meaning import Meaning
from detente.resolving.dates.reader import DASHES, Match
from detente.resolving.dates.relative import Relative
from detente.resolving.dates.words import Words

_REACH = 9
"""How many words an expression may have before the word that makes it a date."""
_OPENING = frozenset(
    """
    the a an this recent that early mid late earlier later from between since until till by before after up no on in at
    during over throughout within for through few several many couple dozen half more least less current ' new
    """.split()
)
"""Words of the grammar that open a date; words of the data do besides."""
_UNTIL = frozenset({"until", "till", "by", "before"})
_PREPOSITIONS = {"since", "until", "till", "by", "before", "after", "from", "between", "up", "no"}
_NOT_ALONE = frozenset(
    """
    the a an since until till by before after from between on in at during over throughout within around for through
    """.split()
)
"""Words that open a date only before another that can."""
_PLAIN = {"on", "in", "at", "during", "over", "throughout", "within", "around", "for", "through"}


class Grammar(Absolute, Relative):
    """Finds the date expressions of one sentence."""

    def find(self) -> list[tuple[int, Match]]:
        """The expressions and the position where each begins, in the order of the text."""
        found, i = [], 0
        distances = self._distances()
        while i < len(self):
            likely = distances[i] <= _REACH and self._may_begin(i) and self._may_go_on(i)
            match = self.expression(i) if likely else None
            if match is None or any(j in self.skip for j in range(i, match.end)):
                i += 1
            else:
                found.append((i, match))
                i = match.end
        return found

    def _distances(self) -> list[int]:
        """How far after each word the next one stands without which nothing is a date."""
        distances, far = [0] * len(self), _REACH + 1
        for i in range(len(self) - 1, -1, -1):
            word = self.lower[i]
            far = 0 if word in self.words.cores or (len(word) > 2 and word[0].isdigit()) else far + 1
            distances[i] = far
        return distances

    def _may_begin(self, i: int) -> bool:
        word = self.lower[i]
        data = self.words
        return (
            word[0].isdigit() or word in _OPENING or word in data.openers or word in data.cores or word in data.numbers
        )

    def _may_go_on(self, i: int) -> bool:
        """Whether an article or preposition stands before what can be a date: not "in London", "the house"."""
        if self.lower[i] not in _NOT_ALONE:
            return True
        return i + 1 < len(self) and (self._may_begin(i + 1) or self.lower[i + 1] in {"same", "eve", "under"})

    # Whole expressions

    def expression(self, i: int) -> Match | None:
        """A date with the preposition that belongs to it: not "after *Friday's* vote", "since *the 2015* deal"."""
        match = self._with_preposition(i)
        if match and self.word(i) in _PREPOSITIONS | _PLAIN and self._modifies(match.end):
            return None
        return match

    def _modifies(self, end: int) -> bool:
        """Whether the date that ends before ``end`` stands before the noun that it belongs to."""
        if self.word(end) in ("'s", "'"):
            return True
        return self.word(end).isalpha() and self.written[end].islower() and self.is_modifier(self.starts[end - 1])

    def _with_preposition(self, i: int) -> Match | None:
        word = self.word(i)
        if word in ("from", "between"):
            match = self._span(i + 1, ("to", "until", "till", "through", *DASHES) if word == "from" else ("and",))
            if match:
                return match
            point = self.point(i + 1)
            return point if point and word == "from" else None
        if word == "since" and (point := self.point(i + 1)):
            return point._replace(meaning=means.since(point.meaning), kind="since") if not point.need else None
        if word in _UNTIL or self.at(i, "up", "to"):
            length = 1 if word in _UNTIL else 2
            if (point := self.point(i + length)) and point.need != "future":
                kind = word if length == 1 else "up"
                return point._replace(meaning=means.until(point.meaning, word != "before"), kind=kind)
        if self.at(i, "no", "later", "than") and (point := self.point(i + 3)):
            return point._replace(meaning=means.until(point.meaning), kind="by")
        if word == "through" and (point := self.point(i + 1)) and not self.at(i + 1, "the") and point.need == "":
            return point._replace(meaning=means.until(point.meaning), kind="until")
        if word == "after" and (point := self.point(i + 1)) and self.word(point.end) != "'s" and point.need == "":
            return point._replace(meaning=means.following(point.meaning), kind="after")
        if self.at(i, "on", "the", "eve", "of") and (point := self.point(i + 4)):
            return point._replace(meaning=means.eve(point.meaning))
        if word in _PLAIN and not (self.word(i - 1) == "-" and self.joined(i)):
            match = self._first(i + 1, lambda j: self._span(j, ("to", "until", "through", *DASHES)), self.point)
            if match:
                return match
            return self._first(i, self._in_units)
        return self._first(i, lambda j: self._span(j, ("to", "until", "through", *DASHES)), self.point)

    def _span(self, i: int, links: tuple[str, ...]) -> Match | None:
        """Two dates and what links them; the first may borrow month and year of the second."""
        if self._present.isdisjoint(links):
            return None
        year_range = self._year_range(i, links)
        if year_range:
            return year_range
        first = self.point(i, link=True)
        if first is None or first.need or self.word(first.end) not in links:
            return None
        j = first.end + 1
        last = self.point(j, link=True)
        if last is None or last.need:
            return None
        shared = self._borrowed(i, first.end, j)
        return Match(last.end, means.between(shared or first.meaning, last.meaning))

    def _year_range(self, i: int, links: tuple[str, ...]) -> Match | None:
        low = self._year_number(i)
        if low is None or self.word(i + 1) not in links:
            return None
        word = self.word(i + 2)
        if self.word(i + 1) in DASHES and word.isdigit() and len(word) == 2 and self.joined(i + 2):
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

    def point(self, i: int, link: bool = False) -> Match | None:
        """A date without a preposition: a core, or a part of one ("early May", "the end of the year")."""
        if i >= len(self) or i in self.skip:
            return None
        held = (i, link)
        if held not in self._points:
            best = self.core(i, link=link)
            for rule in _parts(self.word(self.the(i)), self.words):
                match: Match | None = getattr(self, rule)(i)
                if match and (best is None or match.end > best.end):
                    best = match
            self._points[held] = best
        return self._points[held]

    def _partly(self, i: int) -> Match | None:
        """ "early 2021", "mid-March", "late last week", "late on Tuesday" """
        j = self.the(i)
        which = self.word(j)
        if which not in ("early", "mid", "late"):
            return None
        j += 1
        if self.word(j) in DASHES or self.word(j) in ("in", "on"):
            j += 1
        core = self.core(j, known=True) or self._the_unit(j)
        if core is None and self.at(j, "week"):
            core = Match(j + 1, means.calendar_unit("week", 0))
        return core and core._replace(meaning=means.partly(which, core.meaning))

    def _edge(self, i: int) -> Match | None:
        """ "the end of March", "the first half of 2020" """
        j = self.the(i)
        for sequence, which in self.words.edges.items():
            if self.at(j, *sequence):
                k = j + len(sequence)
                if self.at(k, "of"):
                    k += 1
                elif which not in ("end", "start") or k == i:
                    if self.word(k) not in DASHES:
                        continue
                    k += 1
                whole = self.core(k, known=True) or self._the_unit(k)
                if whole is None and which == "end" and self.at(k, "year"):
                    whole = Match(k + 1, means.calendar_unit("year", 0))
                if whole:
                    return whole._replace(meaning=means.partly(which, whole.meaning))
        return None

    def _months_of(self, i: int) -> Match | None:
        """ "the first eight months of 2017" """
        j = self.the(i)
        counted = self.count(j + 1) if self.word(j) in ("first", "last") else None
        if counted is None or counted[1] is None or not self.at(counted[0], "months", "of"):
            return None
        year = self.core(counted[0] + 2, known=True) or self._the_unit(counted[0] + 2)
        if year is None or not 1 <= counted[1] <= 12:
            return None
        number, whole, first = int(counted[1]), year.meaning, self.word(j) == "first"

        def resolve(context: means.Context) -> Interval | None:
            found = whole(context)
            if found is None or found.grain != "year":
                return None
            return cal.months(found.start.year, 1 if first else 13 - number, number, "span")

        return year._replace(meaning=resolve)

    def _year_end(self, i: int) -> Match | None:
        """ "the year's end", "year-end" """
        j = self.the(i)
        unit = self.word(j)
        if unit in ("year", "month") and (
            self.at(j + 1, "'s", "end") or (self.word(j + 1) in DASHES and self.at(j + 2, "end"))
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
        if self.at(i + 1, "in", "the", "day"):
            return Match(i + 4, means.from_anchor(0, "day"), "anchor")
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
        if i >= len(self) or i in self.skip or not self._may_begin(i):
            return None
        held = (i, known, link)
        if held not in self._cores:
            self._cores[held] = self._core(i, known, link)
        return self._cores[held]

    def _core(self, i: int, known: bool, link: bool) -> Match | None:
        best: Match | None = None
        for rule in _rules(self.lower[i], self.words):
            if rule == "_month":
                match = self._month(i, known or link)
            elif rule == "_year":
                match = self._year(i, known)
            else:
                match = getattr(self, rule)(i)
            if match and (best is None or match.end > best.end):
                best = match
        return best


@lru_cache(maxsize=4096)
def _rules(word: str, words: Words) -> tuple[str, ...]:
    """The rules for dates that can begin with ``word``, in the order in which they are asked."""
    number = word[0].isdigit()
    month, weekday = word in words.months or word in words.short_months, word in words.weekdays
    weekday = weekday or word in words.short_weekdays
    deictic = word in {"last", "this", "next"}
    counts = number or word in {"a", "an", "the", "few", "several", "many", "half"} or word in words.numbers
    the = word == "the"
    wanted = {
        "_iso": number,
        "_month_day": number or month or weekday or the,
        "_month_year": month,
        "_month": month or deictic,
        "_year": number or the,
        "_decade": number or the,
        "_century": number or the or word in words.ordinals or word == "twenty",
        "_quarter": the or word == "q",
        "_weekday": weekday or the or deictic or word in {"a", "coming", "past", "early", "late", "earlier", "later"},
        "_deictic": the or deictic or word in {"today", "tonight", "yesterday", "tomorrow", "overnight"},
        "_calendar_unit": the or deictic,
        "_reach": the or word in {"recent", "last", "past", "next", "coming", "previous"},
        "_ago": counts or word in words.about or word in words.units or word in {"more", "less", "at", "over"},
        "_anchored": counts or word == "that",
        "_season": the or deictic or word in {"coming", "past"} or word in words.seasons,
        "_named": deictic or any(name[0] == word for name in words.named_days),
    }
    return tuple(rule for rule, may in wanted.items() if may)


@lru_cache(maxsize=4096)
def _parts(word: str, words: Words) -> tuple[str, ...]:
    """The rules for parts of dates whose first word, "the" aside, can be ``word``."""
    wanted = {
        "_partly": word in {"early", "mid", "late"},
        "_edge": any(sequence[0] == word for sequence in words.edges),
        "_earlier": word in {"earlier", "later"},
        "_time_of": word == "week" or word in words.day_parts,
        "_year_end": word in {"year", "month"},
        "_months_of": word in {"first", "last"},
    }
    return tuple(rule for rule, may in wanted.items() if may)
