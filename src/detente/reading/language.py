"""Is a text English? Said no only when it is sure."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from detente.data import FOLDER, read_words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

WINDOW = 3_000
"""Characters of the beginning, the middle and the end that are looked at."""

ENGLISH_SHARE = 0.14
"""Share of function words from which on a text is taken for English without asking further."""

SURE = 0.9
"""The probability from which on another language is believed."""

FEWEST_LETTERS = 60
"""A text in Latin letters with fewer of them is too short to tell."""

FEWEST_FOREIGN = 20
"""A text mostly in another script is not English if it has so many letters of it."""

_WORD = re.compile(r"[^\W\d_]+")


def other_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of ``text`` if it is surely not English, else ``None``.

    A text that is English in part (at its beginning, middle or end) counts as English.
    """
    windows = [text[:WINDOW]]
    if len(text) > WINDOW:
        middle = len(text) // 2
        windows += [text[middle - WINDOW // 2 : middle + WINDOW // 2], text[-WINDOW:]]
    if any(_english_share(window) >= ENGLISH_SHARE for window in windows):
        return None
    for window in windows:
        letters = [letter for letter in window if letter.isalpha()]
        foreign = sum(letter >= "\u0370" for letter in letters)
        if foreign < FEWEST_FOREIGN and len(letters) < FEWEST_LETTERS:
            return None
        language, probability = _identifier().classify(window)
        sure = foreign >= FEWEST_FOREIGN and foreign * 2 > len(letters)
        if not sure and (language == "en" or probability < SURE):
            return None
    return str(language)


def _english_share(text: str) -> float:
    words = _WORD.findall(text.lower())
    known = _function_words()
    return sum(word in known for word in words) / len(words) if words else 0.0


@functools.cache
def _function_words() -> frozenset[str]:
    return frozenset(read_words(FOLDER / "language" / "english_function_words.txt"))


@functools.cache
def _identifier() -> LanguageIdentifier:
    """Loaded for the first text that does not look English (about a second); English corpora never pay for it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
