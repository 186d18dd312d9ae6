"""How well known somebody is on the day an article was published, by the offices that the people file has of him."""

from __future__ import annotations

import datetime

from detente.resolving.lexicon.index import Entry, Lexicon, fold
from detente.resolving.lexicon.wording import wording
from detente.resolving.places import gazetteer
from detente.resolving.places.gazetteer import key_of as gazetteer_key

_KNOWN_TOWN = 4.7
"""The weight (some 50,000 people) from which a town is likelier meant by its name than somebody of that surname."""


class Renown:
    """Tells of the persons of the lexicon who leads a state on the day, who did, and whose surname alone may do."""

    def __init__(self, lexicon: Lexicon, day: datetime.date | None) -> None:
        self.lexicon, self.day = lexicon, day
        self._heads = wording().heads_of_state
        self.lands: frozenset[str] = frozenset()
        """The states that the article names: where persons remembered from other articles may be met by surname."""

    def _many_bear(self, name: str) -> bool:
        """Whether many bear a name, and the one we know is long out of office in a state that the article leaves out.

        "David Thompson opened a bakery in Leeds" is not about him who led Barbados ten years ago.
        """
        return fold(name.split()[-1]) in self.lexicon.words["common_surnames"] and self._long_out(name)

    def _serves(self, name: str) -> bool:
        """Whether a person holds an office on the day."""
        return self._current(self.lexicon.people[name]) is not None

    def _long_out(self, name: str) -> bool:
        """Whether one whom the world need not know is years out of office, in a state that the article leaves out."""
        if self.day is None or self._at_home(name):
            return False
        near, states = datetime.timedelta(days=2 * 365), self.lexicon.words["surname_states"]
        return not any(
            (row.country in states and row.role in self._heads)
            or ((row.start is None or row.start - near <= self.day) and (row.end is None or self.day <= row.end + near))
            for row in self.lexicon.people[name]
        )

    def _famous(self, name: str, surname: str) -> bool:
        """Whether the bare surname may do: the article names the state, or all papers know the one who led it.

        A surname that many bear, or that is a place's, does only for the leader of a state that the article names. One
        of a leader whom the world's papers seldom speak of does only if it is rare. Of those long out of office only
        who led a state is known by surname.
        """
        rows, words = self.lexicon.people[name], self.lexicon.words
        leads = self._prominent(name)
        common = self._common(name, surname)
        told = rows[0].remembered or any(row.role in self._heads for row in rows)
        if not told and not self._about(name):
            return False
        if self._at_home(name):
            return leads or not common
        if common or surname in words["surnames_and_words"]:
            return False
        states = words["surname_states"]
        if any(row.country in states and row.role not in words["lesser_offices"] for row in rows):
            return True
        alone = sum(map(self._about, self.lexicon.surnames.get(surname, ()))) == 1 and surname not in self.lexicon.given
        return leads and alone and len(surname) > 5

    def _common(self, name: str, surname: str) -> bool:
        """Whether many bear a surname, or it is a place's."""
        words, rows = self.lexicon.words, self.lexicon.people[name]
        towns = [place.weight for place in gazetteer().find(gazetteer_key(surname))]
        if surname in words["common_surnames"] or (towns and (max(towns) >= _KNOWN_TOWN or not self._prominent(name))):
            return True
        return any(row.country in words["family_name_first"] for row in rows)

    def _at_home(self, name: str) -> bool:
        return any(row.country in self.lands for row in self.lexicon.people[name])

    def _about(self, name: str) -> bool:
        """Whether a person is of the day: in an office up to ten years before it or two years after."""
        if self.day is None:
            return True
        first, last = self.day - datetime.timedelta(days=3652), self.day + datetime.timedelta(days=2 * 365)
        return any(
            (row.start is None or row.start <= last) and (row.end is None or first <= row.end)
            for row in self.lexicon.people[name]
        )

    def _begun(self, name: str) -> bool:
        """Whether a person's first office that we know of lies before the day, or has no known beginning."""
        return any(
            row.start is None or (self.day is not None and row.start <= self.day) for row in self.lexicon.people[name]
        )

    def _among_peers(self, surname: str) -> str | None:
        """The only one so called who leads a state of whose leader all papers tell, or is known where named."""
        if self.day is None:
            return None
        states = self.lexicon.words["surname_states"] | self.lands
        rows = {name: self._current(self.lexicon.people[name]) for name in self.lexicon.surnames.get(surname, ())}
        holding = {name: row for name, row in rows.items() if row is not None}
        leading = [name for name, row in holding.items() if self._prominent(name) and row.country in states]
        noted = leading or [name for name in holding if self._well_known(name)]
        return noted[0] if len(noted) == 1 else None

    def _well_known(self, name: str) -> bool:
        """Whether somebody leads a state, or holds an office that few have in a state that the article names."""
        row = self._current(self.lexicon.people[name])
        if row is None or row.remembered:
            return False
        return self._prominent(name) or (
            row.country in self.lands and row.role not in self.lexicon.words["lesser_offices"]
        )

    def _soon(self, name: str, days: int, roles: frozenset[str] = frozenset()) -> bool:
        """Whether an office of a person (one of ``roles``, where given) begins at most ``days`` after the day."""
        if self.day is None:
            return False
        last = self.day + datetime.timedelta(days=days)
        rows = self.lexicon.people[name]
        return any(r.start is not None and self.day < r.start <= last and (not roles or r.role in roles) for r in rows)

    def _leads(self, name: str) -> bool:
        """Whether somebody leads a state on the day, did so until lately or soon will."""
        return self._prominent(name) or self._soon(name, 100, self._heads) or self._lately(name, 365)

    def _lately(self, name: str, days: int) -> bool:
        """Whether a person led a state until at most ``days`` before the day."""
        if self.day is None:
            return False
        first = self.day - datetime.timedelta(days=days)
        rows = self.lexicon.people[name]
        return any(r.end is not None and first <= r.end < self.day and r.role in self._heads for r in rows)

    def _prominent(self, name: str) -> bool:
        row = self._current(self.lexicon.people[name])
        return row is not None and row.role in self._heads and not row.remembered

    def _current(self, rows: list[Entry]) -> Entry | None:
        if self.day is None:
            return rows[-1]
        holding = [row for row in rows if row.holds(self.day)]
        return holding[-1] if holding else None
