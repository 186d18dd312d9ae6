"""The parsed article: sentences as plain tables of tokens, and the clauses read off them.

Tokens are addressed by their index within the sentence, characters by their offset in ``article.text``. The tables
are plain lists, so that later rooms neither import spaCy nor pay for its token objects.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from detente.parsing.clauses import Clause
    from detente.parsing.quotes import Quote


DENYING = frozenset({"no", "neither"})
"""What denies the noun before which it stands."""


class Name(NamedTuple):
    """A named entity of the statistical recogniser: tokens ``first`` to ``last`` (inclusive) and its label."""

    first: int
    last: int
    label: str


@dataclass(eq=False)
class Sentence:
    """One sentence.

    Each list has one item a token: ``words`` as written (curly apostrophes made straight), ``lemmas`` in lower case
    (pronouns keep their own form), ``tags`` (Penn), ``pos`` (universal), ``deps`` (ClearNLP labels as spaCy's English
    pipelines have them), ``heads`` (index in the sentence; the root has its own), ``starts`` and ``ends`` (characters
    in the article). ``article`` is the text of the whole article.
    """

    index: int
    paragraph: int
    start: int
    end: int
    words: list[str]
    lemmas: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    names: list[Name] = field(default_factory=list)
    article: str = field(default="", repr=False)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def lower(self) -> list[str]:
        """The words in lower case."""
        return [word.lower() for word in self.words]

    @cached_property
    def root(self) -> int:
        """The index of the root token."""
        return next(i for i, head in enumerate(self.heads) if head == i)

    @cached_property
    def children(self) -> list[list[int]]:
        """The indices of each token's dependents, in the order of the text."""
        children: list[list[int]] = [[] for _ in self.heads]
        for i, head in enumerate(self.heads):
            if head != i:
                children[head].append(i)
        return children

    @cached_property
    def edges(self) -> list[tuple[int, int]]:
        """The first and last token (inclusive) of the subtree of each token."""
        edges = [(i, i) for i in range(len(self.heads))]
        for i in self._bottom_up:
            head = self.heads[i]
            if head != i:
                (first, last), (a, b) = edges[head], edges[i]
                edges[head] = (min(first, a), max(last, b))
        return edges

    @cached_property
    def _bottom_up(self) -> list[int]:
        order, stack = [], [self.root]
        while stack:
            i = stack.pop()
            order.append(i)
            stack.extend(self.children[i])
        return order[::-1]

    def forget(self) -> None:
        """Forget what was worked out from the heads, after they have changed."""
        for name in ("root", "children", "edges", "_bottom_up"):
            self.__dict__.pop(name, None)

    def dependents(self, i: int, *deps: str) -> list[int]:
        """The dependents of token ``i`` whose label is one of ``deps``."""
        return [child for child in self.children[i] if self.deps[child] in deps]

    def subtree(self, i: int) -> Iterator[int]:
        """Token ``i`` and all below it (not in the order of the text)."""
        stack = [i]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(self.children[node])

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above token ``i``, nearest first."""
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def conjuncts(self, i: int) -> list[int]:
        """Token ``i`` and the tokens coordinated with it below it ("Wang" and "Qin" for the index of "Wang")."""
        found = [i]
        for node in found:
            found.extend(self.dependents(node, "conj"))
        return found

    def has_no(self, i: int) -> bool:
        """Whether "no" stands before the noun at token ``i``: "in *no* mood"."""
        return any(self.deps[c] in {"det", "neg"} and self.lower[c] in DENYING for c in self.children[i])

    def token_at(self, offset: int) -> int:
        """The last token that begins at or before an offset into the article; the first if none does."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def span(self, first: int, last: int | None = None) -> tuple[int, int]:
        """The characters of tokens ``first`` to ``last`` (inclusive)."""
        return self.starts[first], self.ends[first if last is None else last]

    def text(self, first: int, last: int | None = None) -> str:
        """Tokens ``first`` to ``last`` (inclusive) with single spaces between them where the text has space."""
        last = first if last is None else last
        parts = [self.words[first]]
        for i in range(first + 1, last + 1):
            if self.starts[i] > self.ends[i - 1]:
                parts.append(" ")
            parts.append(self.words[i])
        return "".join(parts)

    def quote(self, first: int, last: int | None = None) -> str:
        """Tokens ``first`` to ``last`` (inclusive) to the letter as the article has them."""
        start, end = self.span(first, last)
        return self.article[start:end]

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses in the order of their heads (see :mod:`detente.parsing.clauses`)."""
        from detente.parsing.clauses import find_clauses

        return find_clauses(self)


@dataclass(eq=False)
class Parsed:
    """A parsed article: its text, paragraphs (spans), sentences and quotations."""

    text: str
    paragraphs: list[tuple[int, int]]
    sentences: list[Sentence]

    @cached_property
    def quotes(self) -> list[Quote]:
        """The quotations in the order of the text (see :mod:`detente.parsing.quotes`)."""
        from detente.parsing.quotes import find_quotes

        return find_quotes(self.text, self.paragraphs)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at ``offset``."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sentences) and self.sentences[low].start <= offset:
            return self.sentences[low]
        return None
