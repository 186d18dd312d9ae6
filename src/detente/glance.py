"""A look at an article before it is parsed: where it names nobody political, little of it can hold a record.

Parsing is most of the work, and much of what newspapers print is sport, business or weather.
"""

from __future__ import annotations

import re

from detente.record import Span
from detente.resolving.lexicon import Lexicon, Title, fold, pieces
from detente.statements.cues import Lexicon as Cues

SHORT = 600
"""Characters below which a text is parsed as a whole: there is little to save."""
UNPOLITICAL = frozenset({"CVL", "SOC", "UNK", "BUS", "ELI", "MED", "EDU", "AGR", "JRN"})
"""Sectors whose people fill the pages of all newspapers: residents, managers, doctors, students, reporters."""

_WORD = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*")
_QUOTED = re.compile(r"[\"“”„«»]|``|''")
_OWN_VOICE = frozenset("i we me us my our you your".split())
_BEFORE_NOUNS = frozenset("a an the this that these those no of in for with".split())
_PRONOUNS = frozenset("he she they him her his their".split())


class Glance:
    """Tells which paragraphs to parse, by the words alone."""

    def __init__(self, lexicon: Lexicon, cues: Cues) -> None:
        self._lexicon = lexicon
        self._saying = frozenset(
            form
            for lemma, entries in cues.verbs.items()
            if any("quote" in entry.forms and len(entry.words) == 1 for entry in entries)
            for form in _forms(lemma)
        )

    def __call__(self, text: str, paragraphs: list[Span]) -> list[bool]:
        """For each paragraph, whether it is to be parsed.

        All of them where somebody political is named anywhere in the article. Else those where somebody speaks, with
        the paragraphs that say who it is: the one before, and the first that has a name of theirs.
        """
        if len(text) < SHORT or self.names_somebody_political(text):
            return [True] * len(paragraphs)
        spoken = [self._has_speech(text[start:end]) for start, end in paragraphs]
        wanted = list(spoken)
        first: dict[str, int] = {}
        for number, (start, end) in enumerate(paragraphs):
            words = _WORD.findall(text[start:end])
            names = {word for word in words if word[0].isupper()}
            for name in names:
                first.setdefault(name, number)
            if not spoken[number]:
                continue
            for name in names:
                wanted[first[name]] = True
            if number and not _PRONOUNS.isdisjoint(word.lower() for word in words):
                wanted[number - 1] = True
        return wanted

    def names_somebody_political(self, text: str) -> bool:
        """Whether a state, region, body or person that the lexicon knows, an office or a public body is named.

        Of words for one person it takes two: one may mean something else ("moderate winds", "a marine station").
        """
        written = [piece for word in _WORD.findall(text) for piece in pieces(word)]
        folded = [fold(piece) for piece in written]
        people: set[str] = set()
        for at, piece in enumerate(written):
            if piece[0].isupper() and self._is_name(folded, at):
                return True
            title = self._title(folded, at)
            if title is not None:
                people.add(title.words)
                one = title.kind in {"person", "group"} and not title.plural and not written[at].endswith("s")
                if not one or len(people) > 1:
                    return True
        return False

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

    def _has_speech(self, paragraph: str) -> bool:
        if _QUOTED.search(paragraph):
            return True
        before = "the"
        for word in _WORD.findall(paragraph):
            # behind an article, or first in a sentence, "report" and "thunder" are nouns
            if word in self._saying and before not in _BEFORE_NOUNS:
                return True
            before = word.lower()
            if before in _OWN_VOICE:
                return True
        return False


def _forms(verb: str) -> set[str]:
    """What a verb may look like in the text; irregular ones stand in ``_PAST``."""
    stem = verb.removesuffix("e")
    past = _PAST.get(verb, stem + "ed")
    if verb.endswith("y") and verb[-2:-1] not in set("aeiou"):
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    return {verb, verb + "s", verb + "es", past, stem + "ing"}


_PAST = {"say": "said", "tell": "told", "write": "wrote", "think": "thought", "speak": "spoke"}
