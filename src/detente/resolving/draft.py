"""A mention as one sentence tells it, before the article is known."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.parsing import Sentence
from detente.resolving.lexicon.index import Honorific, Title
from detente.resolving.lexicon.matching import NameHit, TitleHit


@dataclass(eq=False, slots=True)
class Draft:
    """A mention as the sentence alone tells it, before the article is known.

    ``hit`` is the lexicon's name, ``title`` the title in it, ``name`` the tokens of a person's or body's proper name,
    ``near`` the names that stand in the phrase and may tell the country, ``owner`` the head of a possessor.
    """

    sentence: Sentence
    first: int
    last: int
    head: int
    kind: str
    core: tuple[int, int]
    hit: NameHit | None = None
    title: TitleHit | None = None
    honorific: Honorific | None = None
    name: tuple[int, int] | None = None
    near: list[NameHit] = field(default_factory=list)
    inner_titles: list[TitleHit] = field(default_factory=list)
    owner: int | None = None
    former: bool = False
    elect: bool = False
    definite: bool = False
    plural: bool = False
    place: bool = False

    @property
    def words(self) -> Title | None:
        """The title's entry."""
        return self.title.title if self.title else None


def distinct(drafts: list[Draft]) -> list[Draft]:
    """One draft a head: the one with the widest core stands."""
    best: dict[int, Draft] = {}
    for draft in drafts:
        known = best.get(draft.head)
        if known is None or (draft.core[1] - draft.core[0], draft.kind == "person") > (
            known.core[1] - known.core[0],
            known.kind == "person",
        ):
            best[draft.head] = draft
    bodies = [d for d in best.values() if d.name is not None and d.kind in {"organisation", "group"}]
    kept = [
        d for d in best.values() if d.title is None or d.hit is not None or not any(_part(d, body) for body in bodies)
    ]
    return sorted(kept, key=lambda d: (d.first, d.last))


def _part(draft: Draft, body: Draft) -> bool:
    """Whether a title is no more than a word of a body's name: "Senate" in "Senate Electoral Tribunal"."""
    if draft is body or body.name is None:
        return False
    wider = body.name[1] - body.name[0] > draft.core[1] - draft.core[0]
    return wider and body.name[0] <= draft.core[0] and draft.core[1] <= body.name[1]
