"""One mention of an engagement, as it is found in a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.engagements.parties.named import Party
from detente.parsing import Sentence
from detente.record import Attribution, EngagementKind, EngagementStatus
from detente.resolving.dates import DateMention
from detente.resolving.places import PlaceMention


@dataclass(eq=False, slots=True)
class Contact:
    """One mention of an engagement. ``status`` is None where the words do not tell it ("the visit, which ...").

    ``refers`` says that it names too few parties and can only refer back to an engagement told before, one with some of
    ``told`` if it names anybody. ``weak`` says that the status is only that of the words around it ("ahead of the
    summit"). ``echo`` says that it speaks of an engagement told before, if there is one that fits ("it was the first
    visit ...", "Kuchma will join the summit"); ``joins`` that somebody takes part in it who need not have been named.
    """

    kind: EngagementKind
    sentence: Sentence
    head: int
    trigger: tuple[int, int]
    parties: list[Party] = field(default_factory=list)
    host: Party | None = None
    place: PlaceMention | None = None
    date: DateMention | None = None
    status: EngagementStatus | None = None
    refers: bool = False
    told: list[Party] = field(default_factory=list)
    weak: bool = False
    echo: bool = False
    fallback: list[Party] = field(default_factory=list)
    """Whose it is, if it refers to nothing told before: "signed an accord ... *during the talks*"."""
    joins: bool = False
    fresh: bool = False
    """Whether it is said to be another one than those told before ("a *similar* trip was called off")."""
    bygone: bool = False
    """Whether it tells what became of it long ago: "the trip, *first set for July*, was put off"."""
    again: Contact | None = None
    """The very contact, told before in this or the last sentence, of which it says more ("*it* was put off")."""
    attribution: list[Attribution] = field(default_factory=list)
