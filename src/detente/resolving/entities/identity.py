"""From drafts to entities: which person, office or body each draft is, with country, sectors and role on the day."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from detente.resolving.draft import Draft
from detente.resolving.lexicon.full_names import begins, is_family_first, is_same, last_part
from detente.resolving.lexicon.index import Entry, Lexicon, fold, key_of, short_forms
from detente.resolving.lexicon.matching import NameHit
from detente.resolving.lexicon.renown import Renown
from detente.resolving.lexicon.wording import wording
from detente.resolving.resolution import Entity


@dataclass(eq=False, slots=True)
class Persona:
    """A person of the article: the longest name given, what the lexicon and what the article say."""

    name: str
    words: tuple[str, ...]
    entity: Entity
    rows: list[Entry]
    told: bool = False
    former_roles: list[str] = field(default_factory=list)
    first: tuple[int, int] = (1 << 30, 0)
    """Sentence and token where the article first gives the whole name."""


class Identities(Renown):
    """Gives each draft of one article its entity; equal actors share one."""

    def __init__(self, lexicon: Lexicon, day: datetime.date | None) -> None:
        super().__init__(lexicon, day)
        self.personas: list[Persona] = []
        self.named: dict[tuple[str, str | None], Entity] = {}
        self._shorts: dict[tuple[str, str], list[str]] = {}
        self._international = lexicon.words["international"]

    # -- states and bodies of the lexicon

    def of_hit(self, hit: NameHit, kind: str) -> Entity:
        """The entity of a name that the lexicon knows."""
        entry = hit.entry
        if entry.kind in {"state", "capital"}:
            return self._shared(entry.name, entry.country, entry.sectors, "state")
        if entry.kind in {"demonym", "region", "nationals", "people"}:
            if kind == "demonym":
                shared = self._shared(
                    entry.name, entry.country, ("GOV",) if entry.kind == "demonym" else entry.sectors, "state"
                )
                return shared
            return Entity(
                entry.name, "nationals" if kind != "state" else "state", entry.country, entry.sectors, plural=True
            )
        country = entry.country
        if country not in self.lands and self._is_of_many(entry.name):
            country = None
        return self._shared(entry.name, country, entry.sectors, "organisation")

    def _is_of_many(self, name: str) -> bool:
        """Whether papers of several states are called so, and one of the others may be meant."""
        for words in self.lexicon.words["papers_of_many"]:
            paper, *others = words.split("|")
            if paper == name:
                return not others or not self.lands.isdisjoint(others)
        return False

    def _shared(self, name: str, country: str | None, sectors: tuple[str, ...], kind: str) -> Entity:
        key = (name, country)
        if key not in self.named:
            self.named[key] = Entity(name, kind, country, sectors, known=True)  # type: ignore[arg-type]
        return self.named[key]

    # -- persons

    def person(self, draft: Draft) -> Persona | None:
        """The persona of a person draft, made when the name is new; short names wait for :meth:`short`."""
        text = self._clean(draft)
        words = key_of(text)
        if draft.hit is not None and draft.hit.entry.kind == "person":
            longer = draft.name is not None and draft.name[0] < draft.hit.first
            if self._another(draft, draft.hit.entry.name) or (
                longer and not draft.former and not self._serves(draft.hit.entry.name)
            ):
                return self._new(text)
            return self._known(draft.hit.entry.name)
        parts = text.split()
        if len(parts) < 2 or (fold(parts[0]) in self.lexicon.words["particles"] and len(parts) == 2):
            return None  # a surname, "bin Laden"
        for persona in self.personas:
            if is_same(words, persona.words):
                if len(words) > len(persona.words) and not persona.rows:
                    persona.words, persona.name, persona.entity.name = words, text, text
                return persona
        begun = [
            p for p in self.personas if begins(words, p.words) and parts[-1] not in self.lexicon.words["particles"]
        ]
        if len(begun) == 1:
            return begun[0]
        known = self.lexicon.names.get(words) or self._garbled(text)
        if known:
            people = [entry for _, entry in known if entry.kind == "person"]
            if people:
                return self._known(people[0].name)
        plain = self._without_initial(words)
        if plain is not None and not self._another(draft, plain):
            return self._known(plain)
        return self._new(text)

    def _another(self, draft: Draft, name: str) -> bool:
        """Whether a title of another country tells that this is a namesake ("Jamaican sprinter John Reid")."""
        if draft.title is None or draft.title.title.kind == "relation":
            return self._many_bear(name)
        rows = self.lexicon.people[name]
        told = [n.entry.country for n in draft.near if n.entry.kind in {"state", "demonym", "capital"}]
        homes = {row.country for row in rows}
        if homes & set(told) or homes & self._international or draft.former:
            return False
        other = draft.title.title.role not in {row.role for row in rows}
        english = homes <= self.lexicon.words["english_names"]
        return other and (bool(told) or (english and not self._about(name) and self._long_out(name)))

    def _without_initial(self, words: tuple[str, ...]) -> str | None:
        """ "Mikhail S. Gorbachev": whom the name means without the initial in the middle."""
        if len(words) < 4 or len(words[0]) == 1 or len(words[1]) != 1 or words[2] != ".":
            return None
        known = self.lexicon.names.get((words[0], *words[3:]), [])
        return next((entry.name for _, entry in known if entry.kind == "person"), None)

    def _garbled(self, text: str) -> list[tuple[tuple[str, ...], Entry]] | None:
        """ "Rishi Sunaks" for "Rishi Sunak's"."""
        return self.lexicon.names.get(key_of(text[:-1])) if text.endswith("s") else None

    def short(self, draft: Draft) -> Persona | None:
        """The persona meant by a surname alone: of the article first, then of the lexicon if only one can be meant."""
        text = self._clean(draft)
        folded = fold(text)
        candidates = [p for p in self.personas if self._answers(p, folded)]
        country = next((n.entry.country for n in draft.near if n.entry.country), None)
        gender = draft.honorific.gender if draft.honorific else ""
        candidates = [
            p for p in candidates if not gender or not p.entity.gender or p.entity.gender == gender
        ] or candidates
        if candidates:
            return candidates[-1] if len(candidates) == 1 else self._nearest(candidates, folded, draft)
        names = self.lexicon.surnames.get(folded, [])
        if not names and text.endswith("s"):
            names = self.lexicon.surnames.get(folded[:-1], [])
        fitting = []
        for name in names:
            rows = self.lexicon.people[name]
            if country and all(row.country != country for row in rows):
                continue
            if rows[0].remembered and rows[0].country not in self.lands:
                continue
            if gender and rows[0].gender and rows[0].gender != gender:
                continue
            current = self._current(rows)
            role = draft.words.role if draft.words else (draft.honorific.role if draft.honorific else None)
            if role and role not in {row.role for row in rows} and not (role == "leader" and current):
                continue
            fitting.append((name, current))
        fitting = [pair for pair in fitting if self._about(pair[0])] or fitting
        holding = [name for name, current in fitting if current]
        if len(holding) > 1:
            leading = [name for name in holding if self._prominent(name)]
            holding = leading if len(leading) == 1 else holding
        titled = bool(draft.title or country or (draft.honorific and draft.honorific.role))
        if not titled:
            fitting = [(name, current) for name, current in fitting if self._famous(name, folded)]
            holding = [name for name in holding if self._famous(name, folded)]
        if not titled and len(fitting) > 1:
            leading = [name for name, _ in fitting if self._leads(name)]
            if len(leading) == 1 and not self._common(leading[0], folded):
                return self._known(leading[0])
        if len(holding) == 1 and (titled or len(fitting) == 1 or self._prominent(holding[0])):
            return self._known(holding[0])
        later = self.day is not None and bool(fitting) and not self._begun(fitting[0][0])
        if later and self._at_home(fitting[0][0]):
            told = self.lexicon.people[fitting[0][0]][0].remembered
            later = not (told or self._soon(fitting[0][0], 2 * 365))
        if len(fitting) == 1 and (titled or ((draft.honorific or len(folded) > 4) and not later)):
            return self._known(fitting[0][0])
        return None

    def alone(self, draft: Draft) -> Persona:
        """A person of whom only one name is told."""
        text = self._clean(draft)
        for persona in self.personas:
            if persona.words == key_of(text):
                return persona
        return self._new(text)

    def is_surname(self, text: str) -> bool:
        """Whether ``text`` is the surname of a person whose full name the article gives.

        What stands first in the name is one where it is no given name that we know: "Han" for "Han Sung Joo".
        """
        folded = fold(text)
        first = folded not in self.lexicon.given
        return any(
            len(p.words) > 1 and self._answers(p, folded) and (first or folded != p.words[0] or is_family_first(p.name))
            for p in self.personas
        )

    def in_a_headline(self, word: str) -> Persona | None:
        """The head of state or government that a surname in capitals can only mean."""
        names = [name for name in self.lexicon.surnames.get(fold(word), []) if self._prominent(name)]
        return self._known(names[0]) if len(names) == 1 else None

    def leader(self, word: str, company: bool = False) -> Persona | None:
        """The head of state or government of the day whom a bare surname can only mean: "Trump", "Modi".

        In the ``company`` of others whom the world's papers know so is one whose surname many bear, or is a word
        besides: "Blair and Chirac", "Jiang met Yeltsin".
        """
        folded = fold(word)
        if company and (known := self._among_peers(folded)) is not None:
            return self._known(known)
        if folded in self.lexicon.words["surnames_and_words"] or folded in self.lexicon.given:
            return None
        rows = {name: self._current(self.lexicon.people[name]) for name in self.lexicon.surnames.get(folded, [])}
        holding = [name for name, row in rows.items() if row is not None and (self.day is not None or row.end is None)]
        leading = [name for name in holding if self._prominent(name)]
        leading = leading or [name for name in rows if self._leads(name)]
        meant = leading or holding
        if len(meant) != 1 or not self._famous(meant[0], folded):
            return None
        if len(holding) > 1 and self._common(meant[0], folded):
            return None
        return self._known(meant[0]) if leading or self._well_known(meant[0]) else None

    def office_in(self, persona: Persona) -> str | None:
        """The state that a known person serves on the day."""
        row = self._current(persona.rows) if persona.rows else None
        return row.country if row is not None else None

    def of_note(self, persona: Persona) -> bool:
        """Whether a person leads a state on the day, or holds an office that few have."""
        row = self._current(persona.rows) if persona.rows and self.day is not None else None
        if row is None or row.remembered:
            return False
        return row.role in wording().heads_of_state or row.role not in self.lexicon.words["lesser_offices"]

    def _answers(self, persona: Persona, folded: str) -> bool:
        if folded in persona.words or folded + "s" in persona.words:
            return True
        if " " in folded and tuple(folded.split()) == persona.words[-folded.count(" ") - 1 :]:
            return True  # "de Alwis"
        if (bare := _ARTICLE.sub("", folded)) != folded and bare in persona.words:
            return True  # "El-Bashir", of Omar al-Bashir
        if folded in self._short_forms(persona):
            return True
        return folded.endswith("s") and folded[:-1] in persona.words

    def _short_forms(self, persona: Persona) -> list[str]:
        key = persona.name, persona.entity.country or ""
        if key not in self._shorts:
            self._shorts[key] = [fold(form) for form in short_forms(*key, self.lexicon.words)]
        return self._shorts[key]

    def _nearest(self, candidates: list[Persona], folded: str, draft: Draft) -> Persona:
        """The namesake who is meant: one whom the lexicon knows rather than a relative, and the one named last."""
        before = [p for p in candidates if p.first < (draft.sentence.index, draft.first)]
        candidates = before or candidates  # who is named later on is not yet meant
        exact = [p for p in candidates if fold(last_part(p.name)) == folded] or candidates
        return ([p for p in exact if p.rows] or exact)[-1]

    def _clean(self, draft: Draft) -> str:
        assert draft.name is not None
        text = draft.sentence.text(*draft.name)
        return re.sub(r"['’]s?$", "", text).strip(" ,.;") if not re.search(r"\b[A-Z]\.$|Jr\.$", text) else text

    def _known(self, name: str) -> Persona:
        for persona in self.personas:
            if persona.name == name:
                return persona
        rows = self.lexicon.people[name]
        words = key_of(name)
        for persona in self.personas:
            if not persona.rows and is_same(words, persona.words):
                persona.rows, persona.name, persona.words = rows, name, words
                persona.entity.name, persona.entity.gender = name, rows[0].gender
                self._by_day(persona)
                return persona
        persona = Persona(name, words, Entity(name, "person", gender=rows[0].gender, known=True), rows)
        self._by_day(persona)
        self.personas.append(persona)
        return persona

    def _new(self, text: str) -> Persona:
        first = fold(text.split()[0])
        gender = "" if is_family_first(text) else self.lexicon.given.get(first, "")
        persona = Persona(text, key_of(text), Entity(text, "person", gender=gender.replace("u", ""), known=True), [])
        self.personas.append(persona)
        return persona

    def serves(self, persona: Persona) -> bool:
        """Whether the people file has him or her in an office on the day, or has nothing to say."""
        return not persona.rows or self._current(persona.rows) is not None

    def _by_day(self, persona: Persona) -> None:
        """Country, sectors and role from the rows of the people file on the day."""
        entity, rows = persona.entity, persona.rows
        current = self._current(rows)
        if current is not None:
            entity.country, entity.sectors, entity.role = current.country, current.sectors, current.role
            return
        past = [
            row
            for row in rows
            if row.end is not None and not row.remembered and (self.day is None or row.end < self.day)
        ]
        home = [row for row in rows if row.country not in self._international]
        begun = [row for row in rows if self.day is None or row.start is None or row.start <= self.day]
        entity.country = (home or begun)[0].country if home or begun else None
        if past:
            entity.sectors, entity.role = ("ELI",), f"former {past[-1].role}" if past[-1].role else None

    def tell(
        self, persona: Persona, draft: Draft, country: str | None, sectors: tuple[str, ...], role: str | None
    ) -> None:
        """What the article says of a person with a title: it comes before what the lexicon knows."""
        entity = persona.entity
        title = draft.words
        if title is not None and title.words in wording().peers and country and not sectors and not entity.sectors:
            sectors = ("GOV",)  # "speaking beside his Omani counterpart, the minister said"
        current = self._current(persona.rows) if persona.rows else None
        honorific = draft.honorific
        if honorific and honorific.gender and not entity.gender:
            entity.gender = honorific.gender
        if self.day is None and title is not None and title.kind == "office" and not draft.former:
            told = next((row for row in reversed(persona.rows) if row.role == role), None)
            if told is not None:  # no day says which office is held: the article does
                entity.country, entity.sectors, entity.role, persona.told = told.country, told.sectors, role, True
                return
        if draft.former:
            if (
                current is not None
                and current.sectors[:1] == ("GOV",)
                and role
                and not role.endswith(current.role or "?")
            ):
                return
            entity.sectors, entity.role = ("ELI",), role
            if country and not entity.country:
                entity.country = country
            persona.told = True
            return
        if persona.told and entity.role and not (title and title.kind == "office" and entity.sectors == ()):
            if country and not entity.country:
                entity.country = country
            return
        office = title is not None and title.kind == "office"
        official = (
            current is not None and current.sectors[:1] and current.sectors[0] not in {"OPP", "PTY", "CVL", "BUS"}
        )
        if current is not None and not office and (official or not sectors):
            if country and current.country in (None, country):
                entity.country = country
            return
        if current is not None and office and role and current.role and (role in current.role or current.role in role):
            entity.role = role if len(role) >= len(current.role) or role == current.role else current.role
            return
        if current is not None and role == "chancellor" and current.role == "finance minister":
            return
        if sectors:
            entity.sectors = sectors
        if role:
            foreign = entity.country in self._international and current is None
            if role != entity.role and foreign and "GOV" in sectors and not country:
                entity.country = None
            entity.role = role
            persona.told = True
        abroad = current is None and bool({country, entity.country} & self._international)
        if country and (not persona.rows or office or abroad):
            entity.country = country  # "UN representative Diego Cordovez", once foreign minister of Ecuador


_ARTICLE = re.compile(r"^(?:al|el|as|es|ad|an|ar|ash|at|az)[ -](?=\w{4})")
"""The article of an Arabic surname, which each paper writes in its own way."""
