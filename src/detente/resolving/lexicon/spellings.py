"""Other ways to write a person's name: "Mohamed" for "Mohammed", "Nam Sun" for "Nam-sun", "al-" left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, product

ARTICLES = frozenset({"al", "el"})
"""The article of Arabic names, as Latin letters have it."""
_MOST = 24
"""So many spellings of a name are tried at most."""


class Spellings:
    """Writes names in other ways; ``groups`` are words that stand for one another, parted by |, in lower case."""

    def __init__(self, groups: Iterable[str]) -> None:
        self._same = {word: group.split("|") for group in groups for word in group.split("|")}

    def of(self, name: tuple[str, ...]) -> list[tuple[str, ...]]:
        """The other ways to write a name of two words or more, given in pieces."""
        if "-" not in name and self._same.keys().isdisjoint(map(str.lower, name)):
            return []
        if sum(len(piece) > 1 for piece in name) < 2:
            return []
        return [other for other in islice(self._ways(name), _MOST) if other != name]

    def _ways(self, name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        choices: list[list[tuple[str, ...]]] = []
        i = 0
        while i < len(name):
            piece, joined = name[i], name[i + 1 : i + 2] == ("-",)
            if joined and piece.lower() in ARTICLES and i + 2 < len(name):
                choices.append(
                    [(piece, "-"), ("al", "-"), ("el", "-"), (piece,), ()] if i else [(piece, "-"), (piece,)]
                )
                i += 2
            elif piece == "-":
                after = name[i + 1 : i + 2]
                apart = [tuple(word.capitalize() for word in after)] if after and after[0].islower() else [after]
                choices.append([("-", *after), *apart])
                i += 2
            else:
                same = [(word.capitalize(),) for word in self._same.get(piece.lower(), ()) if word != piece.lower()]
                choices.append([(piece,), *same])
                i += 1
        return (tuple(piece for choice in way for piece in choice) for way in product(*choices))
