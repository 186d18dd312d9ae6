"""The words of a sentence as date expressions see them: numbers, months, weekdays, units.

A reader walks over the words of one sentence. Every rule takes a position and gives a :class:`Match` or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from detente.resolving.dates.meaning import Meaning
from detente.resolving.dates.words import Words

_WORD = re.compile(
    r"\d{4}-\d{2}-\d{2}(?!\d)|\d{4}/\d{2}/\d{2}(?!\d)|\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+(?:st|nd|rd|th|s)\b|\d+"
    r"|'s\b|[^\W\d_]+|[^\s]"
)
ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)$")
_HALF = re.compile(r"\d{1,2}\.5")
DASHES = ("-", "–", "—")

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
    characters belong to a person's name, ``is_verb(start)`` whether the word there is tagged as one,
    ``is_modifier(start)`` whether it hangs on a noun to the right.
    """

    def __init__(
        self,
        text: str,
        words: Words,
        is_name: Callable[[int, int], bool],
        is_verb: Callable[[int], bool],
        is_modifier: Callable[[int], bool],
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
        self.is_modifier = is_modifier
        self._present = frozenset(self.lower)
        self._points: dict[tuple[int, bool], Match | None] = {}
        self._cores: dict[tuple[int, bool, bool], Match | None] = {}
        self.skip = {
            i
            for block in words.not_dates.finditer(text)
            for i, start in enumerate(self.starts)
            if block.start() <= start < block.end()
        }

    def __len__(self) -> int:
        return len(self.lower)

    def word(self, i: int) -> str:
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def at(self, i: int, *sequence: str) -> bool:
        if not 0 <= i < len(self.lower) or self.lower[i] != sequence[0]:
            return False
        return len(sequence) == 1 or tuple(self.lower[i : i + len(sequence)]) == sequence

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

    def _year_number(self, i: int) -> int | None:
        word = self.word(i)
        return int(word) if len(word) == 4 and word.isdigit() and 1500 <= int(word) <= 2199 else None

    def _day_number(self, i: int) -> int | None:
        word = self.word(i)
        if word.isdigit() and len(word) <= 2 and 1 <= int(word) <= 31:
            return int(word)
        match = ORDINAL.match(word)
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

    def is_end(self, i: int) -> bool:
        return i >= len(self) or self.word(i) in (".", ",", "and", "in", "when", "at", "that", "to", "with")

    def _relative_week(self, i: int) -> tuple[int, int] | None:
        j = i + (self.word(i) in ("of", ",", "in"))
        offset = {"last": -1, "this": 0, "next": 1}.get(self.word(j))
        return (j + 2, offset) if offset is not None and self.at(j + 1, "week") else None

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
        elif _HALF.fullmatch(word):
            number, j = float(word), j + 1
        elif word in self.words.numbers:
            number, j = self.words.numbers[word], j + 1
            if number >= 20 and self.word(j) == "-" and self.words.numbers.get(self.word(j + 1), 10) < 10:
                number, j = number + self.words.numbers[self.word(j + 1)], j + 2
        else:
            return None
        if self.at(j, "1", "/", "2"):
            return j + 3, number + 0.5
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
