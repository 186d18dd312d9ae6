"""Shifts: the same holder and target with another stance later."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from detente.corpus.sides import Likeness, likeness
from detente.data import FOLDER, listed, read_toml
from detente.record import Actor, Document, Position, Stance
from detente.resolving.lexicon.index import fold

WORDS = FOLDER / "corpus" / "shifts.toml"

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W\d_]{2,})?")
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "e", "y")


@dataclass(frozen=True, eq=False, slots=True)
class Stand:
    """A position as one article tells it; ``key`` names it in the whole corpus."""

    key: str
    published: datetime.date
    position: Position


@dataclass(frozen=True, slots=True)
class Shift:
    """A change of stance: the holder, the target (an actor's name or the later article's words), both positions."""

    holder: Actor
    target: str
    before: Stand
    after: Stand

    @property
    def stances(self) -> tuple[Stance, Stance]:
        """The stance before and after."""
        return self.before.position.stance, self.after.position.stance


@dataclass(frozen=True, slots=True)
class TargetWords:
    """Which words of a target are not compared, as stems."""

    empty: frozenset[str]
    vague: frozenset[str]


@dataclass(slots=True)
class _Subject:
    """What a holder has a stance on: an actor, or words by their stems; ``names`` are those written large."""

    actor: Actor | None
    stems: frozenset[str]
    names: frozenset[str]
    stands: list[Stand] = field(default_factory=list)


def stands(documents: Iterable[tuple[str, Document]]) -> Iterator[Stand]:
    """The positions of dated articles given with their keys; the n-th of an article has the key ``{article}/p{n}``."""
    for article, document in documents:
        if document.article.published is None:
            continue
        for number, position in enumerate(document.positions, 1):
            yield Stand(f"{article}/p{number}", document.article.published, position)


def shifts(stands: Iterable[Stand], words: TargetWords | None = None) -> list[Shift]:
    """The changes of stance in a corpus, by the day of the later article.

    A day on which somebody is told to be for and against the same is no evidence and is passed over. The order in which
    the stands are given makes no difference.
    """
    words = words or load_target_words()
    holders: dict[tuple[str, str | None], list[_Subject]] = {}
    for stand in sorted(stands, key=lambda s: (s.published, s.key)):
        subject = _subject(stand, words)
        if subject is None:
            continue
        holder = stand.position.holder
        known = holders.setdefault((fold(holder.name), holder.country), [])
        same = next((s for s in known if _same(s, subject)), None)
        if same is None:
            known.append(subject)
            same = subject
        same.stands.append(stand)
    found = [shift for known in holders.values() for subject in known for shift in _changes(subject)]
    return sorted(found, key=lambda s: (s.after.published, s.after.key, s.before.key))


@lru_cache(maxsize=2)
def load_target_words(path: Path = WORDS) -> TargetWords:
    """Read and check the words.

    Raises:
        DataError: a table is missing or holds something else than words.
    """
    raw = read_toml(path)
    empty, vague = (
        frozenset(_stem(fold(word)) for word in listed(path, raw, table, "words")) for table in ("empty", "vague")
    )
    return TargetWords(empty, vague)


def _changes(subject: _Subject) -> Iterator[Shift]:
    days: dict[datetime.date, list[Stand]] = {}
    for stand in subject.stands:
        days.setdefault(stand.published, []).append(stand)
    clear = [told[0] for told in days.values() if len({s.position.stance for s in told}) == 1]
    for before, after in pairwise(clear):
        if before.position.stance != after.position.stance:
            target = after.position.target
            name = target.actor.name if target.actor is not None else target.text
            yield Shift(after.position.holder, name, before, after)


def _subject(stand: Stand, words: TargetWords) -> _Subject | None:
    """What the position is about; None if its words are too vague to be compared."""
    target = stand.position.target
    if target.actor is not None:
        return _Subject(target.actor, frozenset(), frozenset())
    written = [word for word in _WORD.findall(target.text) if _stem(fold(word)) not in words.empty]
    stems = frozenset(_stem(fold(word)) for word in written)
    if not stems - words.vague:
        return None
    return _Subject(None, stems, frozenset(_stem(fold(w)) for w in written if w[0].isupper() or w.isdigit()))


def _same(a: _Subject, b: _Subject) -> bool:
    """Whether two targets are one: the same actor, or mostly the same words and all the same names."""
    if a.actor is not None or b.actor is not None:
        return a.actor is not None and b.actor is not None and likeness(a.actor, b.actor) is Likeness.NAME
    if a.names != b.names:
        return False
    return len(a.stems & b.stems) >= 0.6 * len(a.stems | b.stems)


def _stem(word: str) -> str:
    """A word without its commonest endings: "isolating", "isolate" and "isolates" are one."""
    word = word.partition("'")[0]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
