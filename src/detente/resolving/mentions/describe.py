"""Country, sectors, role and name of a draft from the words of its own phrase."""

from __future__ import annotations

from collections import Counter

from detente.resolving.draft import Draft
from detente.resolving.grammar import role as role_of
from detente.resolving.lexicon.index import Lexicon, Title
from detente.resolving.lexicon.matching import NameHit
from detente.resolving.lexicon.offices import former_sectors, neutral_government
from detente.resolving.lexicon.wording import wording

_OFTEN = 3
"""How often an article names a state that it is about."""
_PRIVATE = frozenset({"BUS", "MNC", "EDU", "JRN", "LAB", "NGO", "MED", "REL", "CVL"})


class Describer:
    """Reads country, sectors and role off a phrase with a title; ``mentioned`` counts the article's states."""

    def __init__(self, lexicon: Lexicon, mentioned: Counter[str] | None = None) -> None:
        self.lexicon = lexicon
        self.mentioned: Counter[str] = Counter() if mentioned is None else mentioned

    def told_by_title(self, title: Title, home: str | None = None) -> str | None:
        """The country that a title tells by itself ("tory backbencher"); of several, ``home`` if it is among them."""
        countries = self.lexicon.title_countries.get(title.words) or self._told_by_part(title.words)
        if countries is None:
            return None
        if home in countries:
            return home
        often = [code for code in countries if self.mentioned[code] >= _OFTEN]
        if often and not self.mentioned[countries[0]]:
            return often[0] if len(often) == 1 else None  # a "senator" in news of Uruguay is no American
        return countries[0]

    def _told_by_part(self, words: str) -> list[str] | None:
        """The countries of a title within a longer one: "deputy assistant *defense secretary*"."""
        if " for " in words:
            office = words.partition(" for ")[0]
            return None if office == "secretary of state" else self.lexicon.title_countries.get(office)
        parts = words.split()
        below = parts[0] in wording().before_an_office
        lesser = (" ".join(parts[n:]) for n in range(1, len(parts) - 1)) if below else ()
        return next(
            (self.lexicon.title_countries[part] for part in lesser if part in self.lexicon.title_countries), None
        )

    def anothers(self, draft: Draft) -> bool:
        """Whether a possessive pronoun stands before the title: "its foreign office" is whoever "its" is."""
        if draft.title is None:
            return False
        before = draft.title.first - 1
        while before > draft.first and draft.sentence.pos[before] == "ADJ":
            before -= 1
        return before >= 0 and draft.sentence.tags[before] == "PRP$"

    def describe(self, draft: Draft, home: str | None = None) -> tuple[str | None, tuple[str, ...], str | None]:
        """Country, sectors and role; None and () for what the phrase does not tell."""
        title = draft.words
        near = draft.near
        state = next((n for n in near if n.entry.kind in {"state", "capital", "demonym", "nationals", "region"}), None)
        body = next((n for n in near if n.entry.kind == "organisation"), None)
        people = next((n for n in near if n.entry.kind == "people"), None)
        if body is not None and state is not None and body.last < draft.core[0] and state.first > draft.core[1]:
            state = None  # "the top U.N. official in Afghanistan"
        country = self._country(draft, state, body, people)
        if title is None:
            honorific = draft.honorific
            sectors = honorific.sectors if honorific else ()
            if not sectors and body is not None:
                sectors = body.entry.sectors
            if country is None and honorific and honorific.country:
                also = self.lexicon.title_countries.get(honorific.role or "", ())
                country = home if home in also or (home and not also) else honorific.country
            return country, sectors, honorific.role if honorific else None
        whole = draft.kind == "person" or draft.name is None or draft.name[1] == draft.title.last  # type: ignore[union-attr]
        several = (
            draft.plural and title.kind == "office" and not title.plural
        )  # "the foreign secretaries" of two states
        if country is None and whole and not several and not self.anothers(draft):
            country = self.told_by_title(title, home)
        if draft.owner is not None and title.words in self.lexicon.words["friends_and_foes"]:
            return None, (), None
        sectors = title.sectors
        if draft.name and draft.kind != "person" and title.words in self.lexicon.words["vague_bodies"]:
            sectors = ("GOV",) if sectors == ("GOV",) and country else ()
        if sectors == ("IGO",) and state is not None and draft.kind == "organisation":
            sectors = ("PTY",)  # "Bahrain's Al Wefaq bloc"
        international = body is not None and body.entry.country in self.lexicon.words["international"]
        if title.kind != "relation":
            if not sectors:
                sectors = self._inherited(draft, body, state, title)
            elif body is not None and international and country == body.entry.country:
                sent = title.words in self.lexicon.words["sent"]
                rest = tuple(
                    s
                    for s in sectors
                    if s not in {"GOV", "PTY"} | ({"LEG"} if sent else set())
                    or (s == "GOV" and body.entry.country == "EUR")
                )
                sectors = tuple(dict.fromkeys((*body.entry.sectors[:1], *rest)))
            elif sectors == ("MIL",) and body is not None and body.entry.sectors[:1] == ("REB",):
                sectors = body.entry.sectors
            elif (
                sectors == ("GOV",)
                and body is not None
                and body.entry.sectors[:1] in {("REB",), ("PTY",), ("COP",), ("SPY",), ("MIL",), ("JUD",), ("LEG",)}
                and (title.kind == "person" or title.words in self.lexicon.words["party_officials"])
            ):
                sectors = body.entry.sectors if "GOV" not in body.entry.sectors else ("GOV",)
        if title.kind == "office" and title.words in wording().also_private and (private := self._private(draft, body)):
            sectors = private
        if title.words in self.lexicon.words["military_abroad"] and self._commands(draft, state, body, country):
            sectors = ("MIL",)
        role = title.role if title.kind in {"office", "person"} and draft.kind != "organisation" else None
        if draft.plural:
            role = role if title.kind == "office" else None
        if draft.former:
            sectors = former_sectors(title, sectors)
            role = f"former {role}" if role else None
        return country, sectors, role

    def _commands(self, draft: Draft, state: NameHit | None, body: NameHit | None, country: str | None) -> bool:
        """Whether a chief of staff has no other above him but his state: "the Turkish chief of staff"."""
        alone = state is not None and body is None and draft.owner is None and not draft.inner_titles
        return alone and country is not None and country not in self.lexicon.words["civil_chiefs"]

    def _private(self, draft: Draft, body: NameHit | None) -> tuple[str, ...]:
        """The sector of a firm, university or union whose president or chancellor is meant."""
        before = draft.title.first - 1 if draft.title is not None else -1
        found = [
            hit.title.sectors
            for hit in draft.inner_titles
            if hit.title.kind == "organisation" or (hit.title.kind == "group" and hit.last == before)
        ]  # "a union's president", "Auto Workers president"
        if body is not None:
            found.insert(0, body.entry.sectors)
        return next((sectors for sectors in found if sectors and sectors[0] in _PRIVATE), ())

    def _country(self, draft: Draft, state: NameHit | None, body: NameHit | None, people: NameHit | None) -> str | None:
        title = draft.words
        if title is not None and title.kind == "relation" and state is not None and state.entry.kind != "demonym":
            return None
        if len(self.several(draft)) > 1:
            return None
        codes = [hit.entry.country for hit in (state, body, people) if hit is not None and hit.entry.country]
        if (
            state is not None
            and body is not None
            and state.entry.country
            and body.entry.country in self.lexicon.words["international"]
        ):
            return state.entry.country
        return codes[0] if codes else None

    def several(self, draft: Draft) -> list[NameHit]:
        """The states of "the French and German leaders", when there are more than one."""
        if not draft.plural:
            return []
        found: dict[str, NameHit] = {}
        for hit in sorted(draft.near, key=lambda n: n.first):
            before = hit.last < draft.core[0]
            office = draft.title is not None and draft.title.title.kind in {"office", "organisation"}
            listed = (
                draft.title is not None and draft.title.title.kind in {"person", "group", "relation"} and not before
            )
            if (
                (before or office or (listed and self._listed(draft, hit)))
                and hit.entry.kind in {"demonym", "state"}
                and hit.entry.country
            ):
                found.setdefault(hit.entry.country, hit)
        return list(found.values()) if len(found) > 1 else []

    def _listed(self, draft: Draft, hit: NameHit) -> bool:
        """Whether a state stands in a list behind "of" or "from": "ministers from Ghana, Togo and Mali"."""
        sentence = draft.sentence
        label, word = role_of(sentence, hit.last)
        if label != "pobj" or hit.entry.kind != "state" or hit.last <= draft.core[1]:
            return False
        return sentence.lower[word] in {"of", "from"} and sentence.heads[word] == draft.head

    def _inherited(self, draft: Draft, body: NameHit | None, state: NameHit | None, title: Title) -> tuple[str, ...]:
        for hit in draft.inner_titles:
            if hit.title.sectors and hit.title.kind != "relation":
                return hit.title.sectors
        if body is not None:
            return body.entry.sectors
        if state is not None and neutral_government(title.role):
            return ("GOV",)
        return ()

    def name(self, draft: Draft, country: str | None) -> str:
        """A readable name: "foreign ministry of Russia", "masked gunmen", "Munich I Regional Court"."""
        sentence = draft.sentence
        title = draft.words
        if draft.name is not None and not self._only_country(draft):
            return sentence.text(*draft.name)
        land = self.lexicon.countries.get(country or "")
        owners = {draft.owner, (draft.owner or -2) + 1} | set(sentence.subtree(draft.owner) if draft.owner else ())
        known = {i for hit in draft.near for i in range(hit.first, hit.last + 1)}
        own = (i for i in range(draft.first, draft.core[0]) if i not in known and i not in owners)
        called = title is not None and title.kind == "organisation" and any(sentence.tags[i] == "NNP" for i in own)
        if title is not None and not draft.plural and land and not called and title.kind in {"office", "organisation"}:
            former = "former " if draft.former else ""
            words = title.role if title.kind == "office" else title.words
            return f"{former}{words} of {land}"
        first = draft.first
        if draft.head < draft.core[0]:
            first = next((i + 1 for i in range(draft.core[0] - 1, draft.head, -1) if sentence.lower[i] == "of"), first)
        skip = self.lexicon.words["determiners"]
        while first < draft.core[0] and (
            sentence.lower[first] in skip
            or sentence.pos[first] in {"DET", "NUM", "PUNCT", "PART"}
            or sentence.deps[first] == "nummod"
        ):
            first += 1
        return sentence.text(first, draft.last)

    def _only_country(self, draft: Draft) -> bool:
        """Whether a capitalised name is no more than title and country: "the Russian Foreign Ministry"."""
        if draft.name is None or draft.title is None or draft.kind == "person" or "PTY" in draft.title.title.sectors:
            return False
        covered = set(range(draft.title.first, draft.title.last + 1))
        for hit in draft.near:
            if hit.entry.kind in {"state", "demonym"}:
                covered.update(range(hit.first, hit.last + 1))
        words = draft.sentence.lower
        return all(i in covered or words[i] in {"the", "of", "'s"} for i in range(draft.name[0], draft.name[1] + 1))
