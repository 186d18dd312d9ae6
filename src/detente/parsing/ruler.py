"""spaCy's attribute ruler with its rules looked up: what depends on one token alone is found at once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

REMEMBERED = 50_000
"""Kinds of token that are remembered at most."""
_COLUMNS = ("TAG", "DEP", "IS_SPACE", "LOWER")
"""What rules for one token may ask for."""

Rule = tuple[int, dict[str, Any]]
"""The number of a rule (later ones win) and what it asks of a token."""
Kind = tuple[int, int, int, int]
"""A token's :data:`_COLUMNS`; words that no rule names are all 0."""


class Ruler:
    """Sets what ``ruler`` sets. spaCy tries each rule on each token, and asks "one of these words" in Python."""

    def __init__(self, ruler: Any) -> None:
        from spacy.matcher import Matcher

        self._vocab = ruler.vocab
        self._attrs: list[dict[int, Any]] = ruler.attrs
        self._indices: list[int] = ruler.indices
        self._rules: list[Rule] = []
        self._others = Matcher(ruler.vocab)
        self._needs: list[frozenset[tuple[str, int]]] = []
        self._numbers: dict[Kind, frozenset[int]] = {}
        self._merged: dict[frozenset[int], dict[int, Any]] = {}
        for number, rule in enumerate(ruler.patterns):
            for pattern in (plain for written in rule["patterns"] for plain in _write_out(written)):
                if len(pattern) == 1 and set(pattern[0]) <= set(_COLUMNS) and all(map(_is_simple, pattern[0].values())):
                    self._rules.append((number, pattern[0]))
                else:
                    self._add(str(number), pattern)
        self._asked = [asked["LOWER"] for _, asked in self._rules if "LOWER" in asked]
        self._words: dict[int, int] = {}

    def _add(self, name: str, pattern: list[dict[str, Any]]) -> None:
        """Leave a pattern to spaCy, and note without which words and labels in the text it cannot match."""
        before = self._others.get(name)[1] if name in self._others else []
        if before:
            self._others.remove(name)
        self._others.add(name, [*before, pattern])
        plain = [(column, token[column]) for token in pattern for column in ("TAG", "DEP", "LOWER") if column in token]
        self._needs.append(
            frozenset((column, self._vocab.strings[value]) for column, value in plain if isinstance(value, str))
        )

    def __call__(self, doc: Doc) -> None:
        """Set the attributes of the tokens of ``doc``."""
        from spacy.tokens._retokenize import set_token_attrs

        columns: list[list[int]] = doc.to_array(list(_COLUMNS)).tolist() if len(doc) else []
        found = self._matches(doc, columns)
        for i, (tag, dep, space, word) in enumerate(columns):
            known = self._words.get(word)
            kind = (tag, dep, space, self._asked_for(word) if known is None else known)
            numbers = self._numbers.get(kind)
            if numbers is None:
                numbers = self._remember(kind)
            if i in found:
                numbers = numbers | found[i]
            if numbers:
                set_token_attrs(doc[i], self._merge(numbers))

    def _matches(self, doc: Doc, columns: list[list[int]]) -> dict[int, set[int]]:
        """The rules for several tokens, by the token that they set."""
        found: dict[int, set[int]] = defaultdict(set)
        there = {(name, value) for row in columns for name, value in zip(_COLUMNS, row, strict=True)}
        if any(needed <= there for needed in self._needs):
            for name, start, _ in self._others(doc, allow_missing=True):
                number = int(self._vocab.strings[name])
                found[start + self._indices[number]].add(number)
        return found

    def _asked_for(self, word: int) -> int:
        """The word itself if a rule asks for it, else 0."""
        if len(self._words) >= REMEMBERED:
            self._words.clear()
        written = self._vocab.strings[word]
        known = word if any(_names(asked, written) for asked in self._asked) else 0
        self._words[word] = known
        return known

    def _remember(self, kind: Kind) -> frozenset[int]:
        if len(self._numbers) >= REMEMBERED:
            self._numbers.clear()
        tag, dep, space, word = kind
        strings = self._vocab.strings
        token = {"TAG": strings[tag], "DEP": strings[dep], "IS_SPACE": bool(space), "LOWER": strings[word]}
        numbers = frozenset(
            number
            for number, asked in self._rules
            if all(_holds(token[column], value) for column, value in asked.items())
        )
        self._numbers[kind] = numbers
        return numbers

    def _merge(self, numbers: frozenset[int]) -> dict[int, Any]:
        if numbers not in self._merged:
            merged: dict[int, Any] = {}
            for number in sorted(numbers):
                merged.update(self._attrs[number])
            self._merged[numbers] = merged
        return self._merged[numbers]


def _write_out(pattern: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The patterns of single values that together match what ``pattern`` does."""
    tokens = []
    for token in pattern:
        values = [value["IN"] if _is_asked(value) and set(value) == {"IN"} else [value] for value in token.values()]
        tokens.append([dict(zip(token, chosen, strict=True)) for chosen in product(*values)])
    return map(list, product(*tokens))


def _is_asked(value: Any) -> bool:
    """Whether it is no plain value but a question: one of several, a regular expression …"""
    return isinstance(value, dict)


def _is_simple(value: Any) -> bool:
    return not _is_asked(value) or set(value) <= {"NOT_IN", "REGEX"}


def _names(asked: Any, word: str) -> bool:
    """Whether a rule that asks so tells this word from others."""
    if not _is_asked(asked):
        return bool(word == asked)
    return word in asked.get("NOT_IN", ()) or ("REGEX" in asked and re.search(asked["REGEX"], word) is not None)


def _holds(value: Any, asked: Any) -> bool:
    if not _is_asked(asked):
        return bool(value == asked)
    if "REGEX" in asked and re.search(asked["REGEX"], value) is None:
        return False
    return value not in asked.get("NOT_IN", ())
