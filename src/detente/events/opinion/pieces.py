"""A sentence in the pieces of words that the second opinion's model knows: WordPiece, lower case, without accents.

The scheme is that of BERT's uncased models (Devlin et al. 2019; Wu et al. 2016): a word is cut, from its start, into
the longest pieces of the vocabulary; those that do not begin a word are written with "##" before them.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+|[^\w\s]|_")
_LONGEST = 100
"""Characters of a word that is cut into pieces; a longer one is unknown."""
_REMEMBERED = 50_000
"""Words whose pieces are kept."""


class Piece(NamedTuple):
    """The number of a piece, and the characters of the word that it is of."""

    number: int
    start: int
    end: int


class Pieces:
    """Cuts sentences into pieces.

    Args:
        vocabulary: a file with a piece a line; its number is that of the line, from 0.
    """

    def __init__(self, vocabulary: Path) -> None:
        lines = vocabulary.read_text(encoding="utf-8").split("\n")
        self._numbers = {piece: number for number, piece in enumerate(lines) if piece}
        self._unknown = self._numbers["[UNK]"]
        self._words: dict[str, list[int]] = {}

    def number(self, piece: str) -> int:
        """The number of a piece that is in the vocabulary."""
        return self._numbers[piece]

    def __call__(self, text: str) -> list[Piece]:
        """The pieces of a text in their order."""
        return [Piece(number, *word.span()) for word in _WORD.finditer(text) for number in self._of_word(word[0])]

    def _of_word(self, word: str) -> list[int]:
        known = self._words.get(word)
        if known is None:
            if len(self._words) >= _REMEMBERED:
                self._words.clear()
            known = self._words[word] = self._cut(_folded(word))
        return known

    def _cut(self, word: str) -> list[int]:
        if len(word) > _LONGEST:
            return [self._unknown]
        numbers: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                number = self._numbers.get(word[start:end] if start == 0 else f"##{word[start:end]}")
                if number is not None:
                    break
            else:
                return [self._unknown]
            numbers.append(number)
            start = end
        return numbers


def _folded(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(character for character in apart if unicodedata.category(character) != "Mn")
