"""Whether two ways to write a person's name may be one: parts left out, initials, marks of a generation."""

from __future__ import annotations

import re


def last_part(name: str) -> str:
    """The last part of a name that is no mark of a generation: "Marcos" of "Ferdinand Marcos Jr"."""
    parts = name.split()
    return parts[-2] if len(parts) > 2 and parts[-1].strip(".") in {"Jr", "Sr", "II", "III"} else parts[-1]


def is_family_first(name: str) -> bool:
    """Whether a name is written as Koreans and Chinese of Taiwan write theirs: "Park Chul-min"."""
    return re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+", name) is not None


def is_same(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name is the other with something left out, and both end alike."""
    if words == other:
        return True
    short, long = (words, other) if len(words) < len(other) else (other, words)
    short = tuple(w for w in short if w not in {".", "-", "'"})
    long = tuple(w for w in long if w not in {".", "-", "'"})
    if len(short) < 2 or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(
        any(word == other_word or (len(word) == 1 and other_word.startswith(word)) for other_word in rest)
        for word in short
    )


def begins(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a name is the beginning of a longer one: "Syed Hamid" of "Syed Hamid Albar"."""
    return 1 < len(words) < len(name) and name[: len(words)] == words
