"""Quotation marks of every style."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple


class Quote(NamedTuple):
    """One quotation: ``start`` and ``end`` with its marks, ``inner`` without them; ``closed`` is False if a mark lacks.

    ``depth`` is 0 for an outer quotation and 1 for one within another.
    """

    start: int
    end: int
    inner: tuple[int, int]
    closed: bool
    depth: int


_DOUBLE = "double"
_SINGLE = "single"
_OPENERS = {
    "\u201c": _DOUBLE,
    "\u201e": _DOUBLE,
    "\u201f": _DOUBLE,
    "\u2018": _SINGLE,
    "\u201a": _SINGLE,
    "\u2039": _SINGLE,
}
_CLOSERS = {"\u201d": _DOUBLE, "\u2019": _SINGLE, "\u203a": _SINGLE}
_STYLES = {"\u201d": "\u201c", "\u201e": "\u201c", "\u201f": "\u201c", "\u00bb": "\u00ab", "\u2019": "\u2018", "`": "'"}
"""Marks of one style: a closing mark looks for an opening one of its own style first."""
_BEFORE_OPENING = set(
    " \t\n\r\u00a0\u2009\u200a\u202f([{-\u2010\u2011\u2012\u2013\u2014/:;,.\u2026\"\u201c\u201e\u00ab'\u2018`"
)
_AFTER_CLOSING = set(
    " \t\n\r\u00a0\u2009\u200a\u202f)]}-\u2010\u2011\u2012\u2013\u2014/:;,.!?\u2026\"\u201d\u00bb'\u2019"
)
_SIGN = re.compile(r"[\"'`\u00ab\u00bb\u2018-\u201f\u2039\u203a]")
"""Any character that may be a mark or a part of one."""
_CLIPPED = ("tis", "twas", "em", "til", "till", "cause", "round", "bout", "n")
"""Words that are written with an apostrophe in front."""


@dataclass(slots=True)
class _Mark:
    """A mark that may open or close a quotation, or both when its shape does not tell."""

    start: int
    end: int
    family: str
    opens: bool
    closes: bool
    sure: bool


def find_quotes(text: str, paragraphs: list[tuple[int, int]]) -> list[Quote]:
    """The quotations of ``text`` in the order of their starts (an outer one before those within it).

    Each quotation lies within one paragraph: where a quotation goes on over several, each paragraph opens anew and all
    but the last lack their closing mark, and each gives a quotation that is not ``closed``. A mark that opens and is
    never closed is a quotation to the end of its paragraph only if it stands at the paragraph's start or after a comma,
    a colon or the end of a sentence; other single marks are taken as slips of the pen.
    """
    found: list[Quote] = []
    for first, last in paragraphs:
        found += _paragraph(text, first, last)
    found.sort(key=lambda quote: (quote.start, -quote.end))
    return found


def _paragraph(text: str, first: int, last: int) -> list[Quote]:
    stack: list[_Mark] = []
    pairs: list[tuple[_Mark, _Mark]] = []
    marks = _marks(text, first, last)
    for number, mark in enumerate(marks):
        open_at = _partner(text, stack, mark)
        closing = mark.closes and open_at is not None
        if closing and mark.opens:
            closing = not _blank_between(text, stack[open_at or 0].end, mark.start)
        if closing and not mark.sure and not _single_closes(text, mark, marks[number + 1 :]):
            continue
        if closing and open_at is not None:
            pairs.append((stack[open_at], mark))
            del stack[open_at:]
        elif mark.opens:
            if open_at is not None and mark.family == _DOUBLE and text[stack[open_at].start] == text[mark.start]:
                # The one before was never closed: this one opens anew.
                del stack[open_at:]
            stack.append(mark)
    ends = [(opening.start, closing.end, (opening.end, closing.start), True) for opening, closing in pairs]
    for mark in stack[:1]:
        if mark.sure and mark.family == _DOUBLE and _may_run_on(text, first, mark):
            ends.append((mark.start, last, (mark.end, last), False))
    ends = [e for e in ends if text[e[2][0] : e[2][1]].strip()]
    ends.sort(key=lambda e: (e[0], -e[1]))
    quotes: list[Quote] = []
    reach = first
    for start, end, inner, closed in ends:
        quotes.append(Quote(start, end, inner, closed, 0 if start >= reach else 1))
        reach = max(reach, end)
    return quotes


def _partner(text: str, stack: list[_Mark], mark: _Mark) -> int | None:
    """The open mark that ``mark`` would close: the last one of the same style, else the last one of the same family."""
    style = _STYLES.get(text[mark.start], text[mark.start])
    last = None
    for k in range(len(stack) - 1, -1, -1):
        if stack[k].family == mark.family:
            if _STYLES.get(text[stack[k].start], text[stack[k].start]) == style:
                return k
            last = k if last is None else last
    return last


def _marks(text: str, first: int, last: int) -> list[_Mark]:
    marks: list[_Mark] = []
    guillemets = _guillemets(text, first, last)
    end = first
    while sign := _SIGN.search(text, end, last):
        i, end, char = sign.start(), sign.end(), sign.group()
        before = text[i - 1] if i > first else " "
        after = text[i + 1] if i + 1 < last else " "
        if text.startswith("``", i) and i + 2 <= last:
            end = i + 2
            marks.append(_Mark(i, end, _DOUBLE, True, False, True))
            continue
        if text.startswith("''", i) and i + 2 <= last:
            end = i + 2
            opens = before in _BEFORE_OPENING and not (end >= last or text[end].isspace())
            marks.append(_Mark(i, end, _DOUBLE, opens, True, True))
            continue
        if char == '"':
            opens = (before in _BEFORE_OPENING and not after.isspace()) or (before.isspace() and not after.isspace())
            closes = not (before.isspace() and not after.isspace()) or i == last - 1
            if i == first:
                opens, closes = True, False
            marks.append(_Mark(i, i + 1, _DOUBLE, opens or not closes, closes, True))
        elif char in "\u00ab\u00bb":
            opens = guillemets == char
            marks.append(_Mark(i, i + 1, _DOUBLE, opens, not opens, True))
        elif _OPENERS.get(char) == _DOUBLE:
            # German writes „ … “: the mark that opens in English closes there.
            german = char == "\u201c" and any(m.start >= first and text[m.start] == "\u201e" for m in marks[-1:])
            marks.append(_Mark(i, i + 1, _DOUBLE, not german, german, True))
        elif char == "\u201d":
            # The same mark at both ends (Swedish, and a frequent slip of the pen).
            opens = i == first or (before.isspace() and after.isalnum())
            marks.append(_Mark(i, i + 1, _DOUBLE, opens, i != first, True))
        elif char in "\u2018\u201a\u2039":
            if not _clipped(text, i, before):
                marks.append(_Mark(i, i + 1, _SINGLE, not before.isalnum(), False, True))
        elif char == "\u203a":
            marks.append(_Mark(i, i + 1, _SINGLE, False, True, True))
        elif char in "'\u2019\u0060":
            opens = (
                before in _BEFORE_OPENING
                and (after.isalnum() or after in '"\u201c[$£€')
                and not _clipped(text, i, before)
            )
            if char == "\u2019":
                opens = False
            closes = not before.isspace() and after in _AFTER_CLOSING and char != "\u0060"
            if opens or closes:
                marks.append(_Mark(i, i + 1, _SINGLE, opens, closes, False))
    return marks


def _guillemets(text: str, first: int, last: int) -> str:
    """The guillemet that opens in this paragraph: French « … », German » … «."""
    left, right = text.find("\u00ab", first, last), text.find("\u00bb", first, last)
    return "\u00bb" if right >= 0 and (left < 0 or right < left) else "\u00ab"


def _clipped(text: str, i: int, before: str) -> bool:
    """Whether the apostrophe at ``i`` stands for left-out letters: ’90s, ’tis, rock ’n’ roll, Sa’ar."""
    if before.isalnum():
        return True
    if text[i + 1 : i + 2].isdigit() and text[i + 1 : i + 3].isdigit() and not text[i + 3 : i + 4].isdigit():
        return text[i + 3 : i + 4] in ("s", " ", ".", ",", "-", "\u2013", "")
    word = ""
    for char in text[i + 1 : i + 8]:
        if not char.isalpha():
            break
        word += char
    return word.lower() in _CLIPPED


def _single_closes(text: str, mark: _Mark, later: list[_Mark]) -> bool:
    """Whether an apostrophe at the end of a word closes the single quotation that is open.

    After a plural in -s with more words and a better closing mark to come it is a possessive ("the workers’ vote").
    """
    before = text[mark.start - 1]
    if not before.isalnum():
        return True
    following = text[mark.end : mark.end + 2]
    if before not in "sS" or not (following[:1].isspace() and following[1:].isalnum()):
        return True
    for other in later:
        if other.family != _SINGLE:
            continue
        if other.opens and not other.closes:
            return True
        if other.closes:
            return "\n" in text[mark.end : other.start]
    return True


def _blank_between(text: str, start: int, end: int) -> bool:
    return not text[start:end].strip()


def _may_run_on(text: str, first: int, mark: _Mark) -> bool:
    """Whether a quotation that is never closed may run to the end of its paragraph."""
    lead = text[first : mark.start].rstrip()
    return not lead or lead[-1] in ":,.?!"
