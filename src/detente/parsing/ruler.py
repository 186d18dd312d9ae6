"""spaCy's attribute ruler with its rules looked up: what depends on one token's tag and word alone is found at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

Rule = tuple[int, dict[int, Any]]
"""The number of a rule (later ones win) and what it sets."""


class Ruler:
    """Sets what ``ruler`` sets. spaCy tries each rule on each token, and asks "one of these words" in Python."""

    def __init__(self, ruler: Any) -> None:
        from spacy.matcher import Matcher

        self._vocab = ruler.vocab
        self._attrs: list[dict[int, Any]] = ruler.attrs
        self._indices: list[int] = ruler.indices
        self._by_token: dict[tuple[str | None, str | None], list[int]] = defaultdict(list)
        self._merged: dict[tuple[str, str], dict[int, Any]] = {}
        self._others = Matcher(ruler.vocab)
        self._words: set[str] = set()
        for number, rule in enumerate(ruler.patterns):
            for pattern in (plain for written in rule["patterns"] for plain in _write_out(written)):
                token = pattern[0]
                if len(pattern) == 1 and set(token) <= {"TAG", "LOWER"} and not any(map(_is_asked, token.values())):
                    self._by_token[token.get("TAG"), token.get("LOWER")].append(number)
                    self._words.add(token.get("LOWER", ""))
                else:
                    name = str(number)
                    before = self._others.get(name)[1] if name in self._others else []
                    if before:
                        self._others.remove(name)
                    self._others.add(name, [*before, pattern])

    def __call__(self, doc: Doc) -> None:
        """Set the attributes of the tokens of ``doc``."""
        from spacy.tokens._retokenize import set_token_attrs

        for token in doc:
            attrs = self._of(token.tag_, token.lower_)
            if attrs:
                set_token_attrs(token, attrs)
        found: dict[int, set[int]] = defaultdict(set)
        for name, start, _ in self._others(doc, allow_missing=True):
            number = int(self._vocab.strings[name])
            found[start + self._indices[number]].add(number)
        for i, numbers in found.items():
            token = doc[i]
            set_token_attrs(token, self._merge(numbers | self._numbers(token.tag_, token.lower_)))

    def _of(self, tag: str, word: str) -> dict[int, Any]:
        if word not in self._words:
            word = ""
        if (tag, word) not in self._merged:
            self._merged[tag, word] = self._merge(self._numbers(tag, word))
        return self._merged[tag, word]

    def _numbers(self, tag: str, word: str) -> set[int]:
        keys = ((tag, None), (None, word), (tag, word))
        return {number for key in keys for number in self._by_token.get(key, ())}

    def _merge(self, numbers: set[int]) -> dict[int, Any]:
        merged: dict[int, Any] = {}
        for number in sorted(numbers):
            merged.update(self._attrs[number])
        return merged


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
