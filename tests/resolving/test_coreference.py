"""Whole articles of our own in which every pronoun, definite noun and short name is marked with whom it stands for.

`coreference/c*.txt` were annotated before their writer looked at the rules, `d*.txt` after the rules had been mended.
An article opens with a line `date YYYY-MM-DD`. In its text `[word|whom]` marks a word and gives words of the article
(or a name) for whom it stands for: "A + B" means both, "A/B" either, "A?" that no link is no fault, "-" that nobody can
say or that it stands for no actor. Links are those that the coder ends up with: "I" and "we" have the speaker of their
statement, and "we" counts as right both for the speaker and for those he speaks for.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente import Coder
from detente.parsing import Parsed
from detente.resolving import ActorMention, Entity, Resolution
from detente.statements import give_voices

HERE = Path(__file__).parent
MARK = re.compile(r"\[([^]|]+)\|([^]|]+)\]")


@dataclasses.dataclass(frozen=True)
class Link:
    """One marked word: its span, and for whom it stands: ways to be right, each a set of names; none if nobody."""

    start: int
    end: int
    whom: tuple[frozenset[str], ...]
    needed: bool


@dataclasses.dataclass
class Tally:
    """Links made and right, and links that were to be made; what was wrong or missed, for the reader."""

    made: int = 0
    right: int = 0
    wanted: int = 0
    missed: int = 0
    faults: list[str] = dataclasses.field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.made

    @property
    def recall(self) -> float:
        return 1 - self.missed / self.wanted

    def __str__(self) -> str:
        return (
            f"precision {self.right}/{self.made} = {self.precision:.1%}, "
            f"recall {self.wanted - self.missed}/{self.wanted} = {self.recall:.1%}"
        )


def plain(name: str) -> str:
    """A name without accents, article and case, by which two spellings are compared."""
    letters = unicodedata.normalize("NFKD", name.replace("’", "'").casefold())
    return re.sub(r"^the ", "", "".join(c for c in letters if not unicodedata.combining(c)))


def read_links(path: Path) -> tuple[datetime.date, str, list[Link]]:
    """The day, the text without its marks, and the marks of an annotated article."""
    first, raw = path.read_text(encoding="utf-8").split("\n", 1)
    text, links, last = "", [], 0
    for mark in MARK.finditer(raw):
        text += raw[last : mark.start()]
        start = len(text)
        text += mark[1]
        last = mark.end()
        ways = [way.strip() for way in mark[2].rstrip("?").split("/")]
        whom = tuple(frozenset(plain(name.strip()) for name in way.split(" + ")) for way in ways if way != "-")
        links.append(Link(start, len(text), whom, needed=bool(whom) and "-" not in ways and not mark[2].endswith("?")))
    return datetime.date.fromisoformat(first.removeprefix("date ")), text + raw[last:], links


def articles(which: str) -> Iterator[tuple[str, datetime.date, str, list[Link]]]:
    """Name, day, text and links of the annotated articles whose file name opens so."""
    for path in sorted((HERE / "coreference").glob(f"{which}*.txt")):
        yield path.stem, *read_links(path)


def mention_at(resolution: Resolution, link: Link) -> ActorMention | None:
    """The mention whose head is in the marked word; the one that fits it best, where there are two."""
    fitting = []
    for mention in resolution.mentions:
        start, end = mention.actor.evidence
        head = mention.sentence.starts[mention.head]
        if mention.kind != "demonym" and link.start <= head < link.end and start < link.end:
            fitting.append((abs(start - link.start) + abs(end - link.end), start, mention))
    return min(fitting, key=lambda found: found[:2])[2] if fitting else None


def chain_of(resolution: Resolution, mention: ActorMention, entity: Entity) -> set[str]:
    """What else in the article stands for the entity, pronouns aside: the words, also cut short."""
    found: set[str] = set()
    for other in resolution.mentions:
        if other is mention or other.entity is not entity or other.kind == "pronoun":
            continue
        start, end = other.actor.evidence
        head = other.sentence.ends[other.head]
        text = resolution.parsed.text
        found |= {plain(text[start:end]), plain(text[start:head])}
        found |= {plain(text[first:end]) for first in other.sentence.starts if start < first < end and first < head}
        phrase = text[start : other.sentence.ends[-1]]
        found |= {plain(phrase[:cut]) for cut in range(head - start, len(phrase)) if phrase[cut] in " ,.;"}
    return found


def names_of(resolution: Resolution, mention: ActorMention) -> list[set[str]]:
    """For whom a mention stands, by all names of its entity (one set a member); empty if it is linked to nobody."""
    found = []
    for entity in mention.entity.members or [mention.entity]:
        chain, name = chain_of(resolution, mention, entity), plain(entity.name)
        own = plain(mention.actor.text)
        described = mention.kind != "pronoun" and name.startswith(own)
        if not chain and not mention.entity.members and (described or mention.kind == "pronoun"):
            return []
        found.append(chain | {name})
    return found


def meets(way: frozenset[str], found: list[set[str]]) -> bool:
    """Whether the names expected are those found, one for one."""
    if len(way) != len(found):
        return False
    return all(any(name in names for names in found) for name in way) and all(names & way for names in found)


def score(name: str, links: list[Link], resolution: Resolution, tally: Tally) -> None:
    """Count the links of one article."""
    for link in links:
        mention = mention_at(resolution, link)
        found = names_of(resolution, mention) if mention is not None else []
        tally.wanted += link.needed
        if not found:
            tally.missed += link.needed
            if link.needed:
                tally.faults.append(f"{name}: missed {around(resolution.parsed, link)}")
            continue
        tally.made += 1
        if any(meets(way, found) for way in link.whom):
            tally.right += 1
        else:
            tally.missed += link.needed
            said = mention.entity.name if mention is not None else ""
            tally.faults.append(f"{name}: {around(resolution.parsed, link)} is not {said!r}")


def around(parsed: Parsed, link: Link) -> str:
    """The marked word among its neighbours, for messages."""
    text = parsed.text
    left, right = text[max(0, link.start - 40) : link.start], text[link.end : link.end + 25]
    return f"...{left}[{text[link.start : link.end]}]{right}...".replace("\n", " ")


def resolved(coder: Coder, text: str, day: datetime.date) -> Resolution:
    """The article's mentions as events and statements see them."""
    parsed = coder.parser.parse(text)
    resolution = coder.resolver.resolve(parsed, day)
    give_voices(coder.statements.said(parsed, resolution, "article"), resolution)
    return resolution


def tally_of(which: str, coder: Coder) -> Tally:
    """All links of the articles whose file name opens so."""
    tally = Tally()
    for name, day, text, links in articles(which):
        score(name, links, resolved(coder, text, day), tally)
    return tally


FLOORS = {"c": (0.90, 0.79), "d": (0.90, 0.81)}


@pytest.mark.parametrize("which", FLOORS)
def test_links_are_right_before_they_are_many(which: str, coder: Coder) -> None:
    tally, (precision, recall) = tally_of(which, coder), FLOORS[which]
    assert tally.precision >= precision, "\n".join(tally.faults)
    assert tally.recall >= recall, "\n".join(tally.faults)


def test_at_least_15_articles_are_annotated_and_their_marks_are_well_formed() -> None:
    every = list(articles("c"))
    assert len(every) >= 15
    assert len(list(articles("d"))) >= 5
    assert sum(len(links) for *_, links in every) >= 300
    for name, _, text, links in every:
        assert not set("[]|") & set(text), name
        assert all(link.start < link.end for link in links), name
