"""Scores the engagements and positions of a document against the annotated article (see README.md)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tomli

from detente.record import Actor, Document, Engagement, Position

FOLDER = Path(__file__).parent


@dataclass
class Tally:
    """Right ones, false ones and missed ones, and a line about each that was not right."""

    right: int = 0
    false: int = 0
    missed: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.right += other.right
        self.false += other.false
        self.missed += other.missed
        self.notes += other.notes

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.false)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.false + self.missed)

    def __str__(self) -> str:
        counts = f"right {self.right}, false {self.false}, missed {self.missed}"
        return f"P {self.precision:.1%}  R {self.recall:.1%}  F1 {self.f1:.1%}  ({counts})"


def articles(which: str) -> list[tuple[str, dict[str, Any]]]:
    """The annotated articles of a set ("a", "aa"), one of them ("a01"), or all (an empty name)."""
    wanted = [p for p in sorted(FOLDER.glob("*.toml")) if which in {"", p.stem, p.stem.rstrip("0123456789")}]
    return [(p.stem, tomli.loads(p.read_text(encoding="utf-8"))) for p in wanted]


# -- engagements -------------------------------------------------------------------------------------------------------


def score_engagements(document: Document, gold: dict[str, Any]) -> Tally:
    """Kind, the set of the parties and status must be right; each expected one is found by one."""
    return _score(
        document.engagements, gold.get("engagement", []), _is_engagement, _tell_engagement, str(document.article.id)
    )


def _is_engagement(found: Engagement, want: dict[str, Any]) -> bool:
    kinds = [want["kind"], *want.get("also", [])]
    statuses = [want["status"], *want.get("also_status", [])]
    # which paper or broadcaster asked may be told or not
    parties = [p for p in found.parties if found.kind != "interview" or "JRN" not in p.sectors]
    return found.kind in kinds and found.status in statuses and _parties_right(parties, want)


def _parties_right(parties: list[Actor], want: dict[str, Any]) -> bool:
    """Whether all that must take part do, and nobody else who has a country; who has one may be called by name too."""
    for expected in (want["parties"], *want.get("also_parties", [])):
        must = [name for name in expected if not name.endswith("?")]
        may = [name.rstrip("?") for name in expected]
        all_there = all(any(_is_party(p, name) for p in parties) for name in must)
        if all_there and all(p.country is None or any(_is_party(p, name) for name in may) for p in parties):
            return True
    return False


def _is_party(actor: Actor, want: str) -> bool:
    code = len(want) == 3 and want.isupper()
    names = (actor.name, actor.text)
    return want in {actor.country, *names} or (not code and any(_same_name(want, name) for name in names))


def _tell_engagement(found: Engagement) -> str:
    return f"{found.kind} {[p.country or p.name for p in found.parties]} {found.status}"


# -- positions ---------------------------------------------------------------------------------------------------------


def score_positions(document: Document, gold: dict[str, Any]) -> Tally:
    """Holder and stance must be right, and the words of the target must meet.

    Where the target found is what a word of the sentence stands for ("it", "that step"), the reader may have written
    down that word.
    """
    text = document.article.text
    actors = list(_actors(document))

    def is_position(found: Position, want: dict[str, Any]) -> bool:
        if found.stance != want["stance"] or not _holder_right(found.holder, actors, want["holder"]):
            return False
        target, sentence = found.evidence.target, found.evidence.sentence
        words = want["target"].lower().split()
        points = target[1] <= sentence[0] or not _POINTING.isdisjoint(words)
        spans = [target, sentence] if points and len(words) <= _SHORT else [target]
        at = text.find(want["target"])
        while at >= 0:
            if any(start < at + len(want["target"]) and at < end for start, end in spans):
                return True
            at = text.find(want["target"], at + 1)
        return False

    return _score(document.positions, gold.get("position", []), is_position, _tell_position, str(document.article.id))


def _actors(document: Document) -> Iterator[Actor]:
    """Those of whom the records tell, in the words of each place."""
    for event in document.events:
        yield from (*event.actors, *event.recipients)
    yield from (said.speaker for said in document.statements if said.speaker is not None)
    yield from (position.holder for position in document.positions)


def _holder_right(holder: Actor, actors: list[Actor], want: str) -> bool:
    """Whether it is who the reader wrote down: by country, or as the article or the data call him.

    A state is right where the reader wrote down an officer of it: "the minister said that Chad would ...".
    """
    code = len(want) == 3 and want.isupper()
    if code and holder.country == want:
        return True
    called = {name for actor in actors if actor.name == holder.name for name in (actor.name, actor.text)}
    if code:
        return any(_plain(want) in _plain(name).split() for name in called)  # "ELN" is no country
    if any(_same_name(want, name) for name in called):
        return True
    officers = (a for a in actors if a.country == holder.country and _same_name(want, a.name))
    return holder.country is not None and _is_state(holder) and any("GOV" in a.sectors for a in officers)


def _is_state(actor: Actor) -> bool:
    return actor.role is None and actor.sectors == ["GOV"] and actor.name == actor.name.title()


def _same_name(want: str, name: str) -> bool:
    """Whether one has all words of the other, titles aside: "Sheikh Hamad" is "Hamad bin Khalifa"."""
    one, other = ({word for word in _plain(n).split() if word not in _TITLES} for n in (want, name))
    return bool(one and other) and (_plain(want) in _plain(name) or one <= other or other <= one)


_POINTING = frozenset({"it", "this", "that", "these", "those", "them", "such"})
_SHORT = 5
"""So many words at most point to what was told before ("it as a sell-out", "the latest offer")."""
_TITLES = frozenset({"the", "mr", "mrs", "ms", "dr", "sheikh", "sayyid", "prince", "king", "general", "gen", "sir"})


def _plain(name: str) -> str:
    """A name without accents, hyphens and capitals: "Durán-Ballén" is "duran ballen"."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return bare.replace("-", " ").lower()


def _tell_position(found: Position) -> str:
    return f"{found.holder.name} {found.stance} «{found.target.text}»"


# -- both --------------------------------------------------------------------------------------------------------------


def _score(found: list[Any], wanted: list[dict[str, Any]], is_right: Any, tell: Any, name: str) -> Tally:
    tally = Tally()
    open_ = list(wanted)
    # those that must be found first, then those that may
    for must in (True, False):
        rest = []
        for one in found:
            match = next((w for w in open_ if bool(w.get("optional")) is not must and is_right(one, w)), None)
            if match is None:
                rest.append(one)
                continue
            open_.remove(match)
            tally.right += must
        found = rest
    for one in found:
        tally.false += 1
        tally.notes.append(f"{name}: false   {tell(one)}")
    for want in open_:
        if not want.get("optional"):
            tally.missed += 1
            told = {k: v for k, v in want.items() if k not in {"words"}}
            tally.notes.append(f"{name}: missed  {' '.join(str(v) for v in told.values())}")
    return tally
