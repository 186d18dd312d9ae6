"""How like two words are, by the vectors of the language pipeline; nothing where it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.vocab import Vocab


REMEMBERED = 20_000
"""Answers that are remembered at most, with the vectors of their words (2.4 kB each): news has new words every day."""


class Likeness:
    """Cosine likeness of words. Truthy only if the pipeline has vectors (the small ones have none)."""

    def __init__(self, vocab: Vocab | None = None) -> None:
        self._vocab = vocab if vocab is not None and vocab.vectors_length > 0 and len(vocab.vectors) > 0 else None
        self._units: dict[str, Any] = {}
        self._best: dict[tuple[str, frozenset[str]], float] = {}

    def __bool__(self) -> bool:
        return self._vocab is not None

    def __call__(self, word: str, words: frozenset[str]) -> float:
        """The likeness of ``word`` to the likest of ``words``: -1 to 1; 0 if one is unknown."""
        key = (word, words)
        if key not in self._best:
            if len(self._best) >= REMEMBERED:
                self._best.clear()
                self._units.clear()
            unit = self._unit(word)
            units = [] if unit is None else [other for other in map(self._unit, words) if other is not None]
            self._best[key] = max((float(unit @ other) for other in units), default=0.0) if unit is not None else 0.0
        return self._best[key]

    def _unit(self, word: str) -> Any:
        """The word's vector, of length 1 (an array as the pipeline has it), or null."""
        if word not in self._units:
            known = self._vocab is not None and self._vocab.has_vector(word)
            vector = self._vocab.get_vector(word).astype("float64") if known and self._vocab else None
            norm = float(vector @ vector) ** 0.5 if vector is not None else 0.0
            self._units[word] = vector / norm if vector is not None and norm else None
        return self._units[word]
