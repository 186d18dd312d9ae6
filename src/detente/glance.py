"""A look at an article before it is parsed: where it names nobody political, little of it can hold a record.

Parsing is most of the work, and much of what newspapers print is sport, business or weather.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from detente.record import Span
from detente.resolving.lexicon.index import Lexicon, Title, fold, pieces
from detente.statements.cues import Lexicon as Cues

SHORT = 600
"""Characters below which a text is parsed as a whole: there is little to save."""
IN_PASSING = 0.25
"""Share of its paragraphs in which an article may name somebody political and still be about something else."""
UNPOLITICAL = frozenset({"CVL", "SOC", "UNK", "BUS", "ELI", "MED", "EDU", "AGR", "JRN"})
"""Sectors whose people fill the pages of all newspapers: residents, managers, doctors, students, reporters."""

_WORD = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*")
_OPENS = re.compile(r"(?:^|[.!?:]\W+)([^\W\d_]+)(?=\s+[^\W\d_A-Z]|\s*[,;:.])")
"""A word that opens a sentence and is followed by no other capitalised one: it may be no name."""
_QUOTED = re.compile(r"[\"“”„«»]|``|''")
_OWN_VOICE = frozenset("i we me us my our you your".split())
_BEFORE_NOUNS = frozenset(
    """a an the this that these those no of in for with two three four five six seven eight nine ten eleven twelve
    fourteen twenty thirty hundred""".split()
)
_OWNERS = frozenset("s his her their my our".split())
_PERSONS = frozenset("he she they him her his their".split())
_THINGS = frozenset(["it", "its"])
_SELDOM_SPEECH = frozenset(["hold"])
"""Verbs of saying that mostly mean something else; with "that" behind them they count."""
_COMMON = frozenset(
    """a an the this that these those he she it they we i you his her its our their my in on at by for from with to
    of as after before when while if but and or so there then now not no one two three what who how why where both all
    some more most many few each every another other such last next under over since during until once also""".split()
)
"""Words that are no name where they open a sentence."""


@dataclass(slots=True)
class _Look:
    """What a paragraph shows at a glance; ``offices`` are words for one person, which may mean something else."""

    names: set[str]
    he: bool
    it: bool
    spoken: bool
    political: bool
    offices: set[str]


class Glance:
    """Tells which paragraphs to parse, by the words alone."""

    def __init__(self, lexicon: Lexicon, cues: Cues) -> None:
        self._lexicon = lexicon
        single = {verb for verb, entries in cues.verbs.items() if any(len(one.words) == 1 for one in entries)}
        self._verbs = frozenset(form for verb in single - _SELDOM_SPEECH for form in _forms(verb))
        self._carriers = frozenset(form for verb in cues.carriers for form in _forms(verb))
        self._carried = frozenset(
            form
            for noun, entries in cues.nouns.items()
            if any(one.carried for one in entries)
            for form in (noun, noun + "s")
        )
        seldom = [form for verb in _SELDOM_SPEECH for form in _forms(verb)]
        self._before_that = frozenset([*cues.adjectives, *cues.nouns, *(noun + "s" for noun in cues.nouns), *seldom])
        self._owned = frozenset(cues.own_phrases)
        self._sequences: dict[str, list[tuple[str, ...]]] = {}
        for phrase in cues.phrases:
            if len(phrase.words) > 1:
                self._sequences.setdefault(phrase.words[0], []).append(phrase.words[1:])
        for entry in (one for entries in cues.verbs.values() for one in entries):
            if len(entry.words) > 1 and "that" in entry.forms:
                for form in _forms(entry.words[0]):
                    self._sequences.setdefault(form, []).append((*entry.words[1:], "that"))

    def __call__(self, text: str, paragraphs: list[Span]) -> list[bool]:
        """For each paragraph, whether it is to be parsed.

        All of them where somebody political is named in more than a few. Else those that name somebody political or
        in which somebody speaks, with the paragraphs that say who it is and what they do: those that share a name, and
        the one before or behind if a pronoun stands for somebody in it.
        """
        if len(text) < SHORT:
            return [True] * len(paragraphs)
        looks = [self._look(text[start:end]) for start, end in paragraphs]
        if len(set().union(*(look.offices for look in looks))) > 1:
            for look in looks:
                look.political |= bool(look.offices)
        if sum(look.political for look in looks) > IN_PASSING * len(looks):
            return [True] * len(paragraphs)
        political = set().union(*(look.names for look in looks if look.political))
        wanted = [look.spoken or look.political or not political.isdisjoint(look.names) for look in looks]
        first: dict[str, int] = {}
        for number, look in enumerate(looks):
            for name in look.names:
                first.setdefault(name, number)
        for number, look in enumerate(looks):
            if number and (look.he or look.it) and looks[number - 1].political:
                look.political = wanted[number] = True
            if not wanted[number]:
                continue
            for name in look.names:
                wanted[first[name]] = True
            if number and (look.he or (look.it and look.political)):
                wanted[number - 1] = True
        return wanted

    def _look(self, paragraph: str) -> _Look:
        written = _WORD.findall(paragraph)
        lowered = [word.lower() for word in written]
        political, offices = self._politics(written)
        return _Look(
            names={
                word for word, low in zip(written, lowered, strict=True) if word[0].isupper() and low not in _COMMON
            },
            he=not _PERSONS.isdisjoint(lowered),
            it=not _THINGS.isdisjoint(lowered),
            spoken=bool(_QUOTED.search(paragraph)) or self._is_speech(written, lowered),
            political=political,
            offices=offices,
        )

    def _politics(self, words: Iterable[str]) -> tuple[bool, set[str]]:
        """Whether a state, region, body or person that the lexicon knows, an office or a public body is named.

        Words for one person are told apart: one alone may mean something else ("moderate winds", "a marine station").
        """
        written = [piece for word in words for piece in pieces(word)]
        folded = [fold(piece) for piece in written]
        offices: set[str] = set()
        for at, piece in enumerate(written):
            if piece[0].isupper() and self._is_name(folded, at):
                return True, offices
            title = self._title(folded, at)
            if title is not None:
                offices.add(title.words)
                if title.kind not in {"person", "group"} or title.plural or written[at].endswith("s"):
                    return True, offices
        return False, offices

    def _is_name(self, words: list[str], at: int) -> bool:
        longest = self._lexicon.longest_name.get(words[at], 0)
        return any(tuple(words[at : at + length]) in self._lexicon.names for length in range(1, longest + 1))

    def _title(self, words: list[str], at: int) -> Title | None:
        """The political title that begins there."""
        starts = self._lexicon.title_starts
        first = words[at] if words[at] in starts else words[at].removesuffix("s")
        for length in range(starts[first].longest if first in starts else 0, 0, -1):
            *before, last = [first, *words[at + 1 : at + length]]
            for tail in (last, last.removesuffix("s")):
                title = self._lexicon.titles.get((*before, tail))
                if title is not None:
                    return None if title.weak or UNPOLITICAL.issuperset(title.sectors) else title
        return None

    def _is_speech(self, written: list[str], lowered: list[str]) -> bool:
        """Whether a word of saying stands there. Behind an article, or first in a sentence, "report" is a noun."""
        before = "the"
        for at, (word, low) in enumerate(zip(written, lowered, strict=True)):
            if low in _OWN_VOICE or (word in self._verbs and before not in _BEFORE_NOUNS):
                return True
            if any(tuple(lowered[at + 1 : at + 1 + len(rest)]) == rest for rest in self._sequences.get(low, ())):
                return True
            if low == "that" and before in self._before_that:
                return True
            if low in self._owned and before in _OWNERS:
                return True
            before = low
        return not self._carried.isdisjoint(lowered) and not self._carriers.isdisjoint(lowered)


def _forms(verb: str) -> set[str]:
    """What a verb may look like in the text; irregular ones stand in ``_PAST``."""
    stem = verb.removesuffix("e")
    past = _PAST.get(verb, stem + "ed")
    if verb.endswith("y") and verb[-2:-1] not in set("aeiou"):
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    doubled = verb + verb[-1]  # "referred"; of verbs that do not double it, a form that nobody writes
    return {verb, verb + "s", verb + "es", past, stem + "ing", doubled + "ed", doubled + "ing"}


_PAST = {
    "say": "said", "tell": "told", "write": "wrote", "think": "thought", "speak": "spoke", "feel": "felt",
    "hold": "held", "swear": "swore", "give": "gave", "make": "made", "take": "took", "bring": "brought", "go": "went",
    "drive": "drove", "put": "put", "let": "let", "send": "sent", "hit": "hit", "read": "read",
    "sing": "sang", "shoot": "shot", "bet": "bet",
}  # fmt: skip
