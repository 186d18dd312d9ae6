"""Nouns and verbs with an infinitive, and who is to do what the infinitive says."""

from functools import cache

from detente.data import FOLDER, read_words


@cache
def infinitive_nouns() -> frozenset[str]:
    """The nouns that take an infinitive: ``data/parsing/infinitive_nouns.txt``."""
    return frozenset(word.rstrip("*") for word in _words())


@cache
def nouns_of_asking() -> frozenset[str]:
    """Those whose infinitive somebody else is to do ("rejected calls to leave"): marked by a star in the file."""
    return frozenset(word.rstrip("*") for word in _words() if word.endswith("*"))


@cache
def verbs_of_asking() -> frozenset[str]:
    """Verbs whose infinitive the object is to do: "a king whom they begged to stay": ``verbs_of_asking.txt``."""
    return frozenset(read_words(FOLDER / "parsing" / "verbs_of_asking.txt"))


def _words() -> list[str]:
    return read_words(FOLDER / "parsing" / "infinitive_nouns.txt")
