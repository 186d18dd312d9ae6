"""The persons of one article: whom each name means, and what the titles beside it tell of him or her."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.parsing import Parsed, Sentence
from detente.resolving.coreference.whose import (
    acts,
    acts_beside,
    announced_by,
    flies_home,
    led_by,
    speaks_of_own,
    told_subject,
    travels_to,
)
from detente.resolving.draft import Draft
from detente.resolving.entities.home import PUBLIC, Home
from detente.resolving.entities.identity import Identities, Persona
from detente.resolving.grammar import SUBJECTS, preposition
from detente.resolving.lexicon.index import Lexicon, fold
from detente.resolving.lexicon.matching import is_shouted
from detente.resolving.lexicon.spellings import ARTICLES
from detente.resolving.mentions.describe import Describer
from detente.resolving.resolution import ActorMention

_ABROAD = frozenset({"NGO", "IGO", "UNO", "EUR", "MNC", "IMG", "ISM", "REF", "JRN"})
_EVERYWHERE = frozenset({"JRN", "MNC", "BUS", "EDU", "SOC", "NGO"})
"""Sectors of bodies that news of any country names: the papers it quotes, firms that trade there."""
_STATES = frozenset({"state", "capital", "demonym"})
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
"""Given names cut short: "S.P. Tamilchelvan"."""
_FREE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "conj", "ROOT", "appos"})


class Cast:
    """Finds the persons of one article; ``personas`` has one by the identity of each draft that means a person.

    Surnames that no sentence alone shows to be names are added to ``drafts``.
    """

    def __init__(self, lexicon: Lexicon, identities: Identities, drafts: list[Draft], parsed: Parsed) -> None:
        self.lexicon, self.identities, self.drafts = lexicon, identities, drafts
        self.personas: dict[int, Persona] = {}
        self._guessed: set[int] = set()
        self._find()
        self._later_names(parsed)

    def told(self) -> list[str]:
        """The countries of the known bodies and persons that the article names, one for each."""
        bodies = {
            d.hit.entry.name: d.hit.entry.country
            for d in self.drafts
            if d.hit and d.kind == "organisation" and not _EVERYWHERE & set(d.hit.entry.sectors)
        }
        known = {persona.name: persona.entity.country for persona in self.personas.values()}
        return [code for code in (*bodies.values(), *known.values()) if code]

    def tell(self, describer: Describer, home: str | None) -> None:
        """Tell each person what the titles beside the name say."""
        for draft in sorted(self.drafts, key=lambda d: (d.sentence.index, d.first)):
            persona = self.personas.get(id(draft))
            if persona is None:
                continue
            several = draft.title is not None and draft.title.plural
            own = None if several else home
            if draft.words is not None and len(self.lexicon.title_countries.get(draft.words.words, ())) > 1:
                own = self.identities.office_in(persona) or self._spoken_of(draft) or own
            country, sectors, role = describer.describe(draft, own)
            if draft.elect and role:
                persona.entity.sectors, persona.entity.role, persona.told = ("PTY",), f"{role}-elect", True
                if country:
                    persona.entity.country = country
                continue
            self.identities.tell(persona, draft, country, sectors, role)

    def settle(self, home: Home) -> None:
        """Persons with an office of whom no country is told are of the country that the article is about."""
        for draft in self.drafts:
            persona = self.personas.get(id(draft))
            if persona is not None and persona.entity.country is None and persona.told:
                persona.entity.country = flies_home(draft, self.drafts)
        for draft in self.drafts:
            persona = self.personas.get(id(draft))
            if persona is None or persona.entity.country is not None or not persona.entity.sectors:
                continue
            if draft.title is not None and draft.title.plural:
                # "finance ministers X and Y" are of two countries
                persona.entity.country = self._other_of_two(draft, home)
                continue
            if draft.words is not None and draft.words.words in self.lexicon.words["sent"]:
                continue
            persona.entity.country = self._of_those_led(draft) or announced_by(draft, self.drafts)
            if persona.entity.country is not None:
                continue
            sector = persona.entity.sectors[0]
            if sector in PUBLIC and (persona.told or draft.words is not None):
                persona.entity.country = self._of_passage(draft, home)
            if persona.entity.country in travels_to(draft, self.drafts):
                persona.entity.country = None
                continue
            if persona.entity.country is not None or self._foreign(draft):
                continue
            if sector in PUBLIC and (
                draft.words is not None or (persona.told and sector in {"GOV", "LEG", "PTY", "OPP"})
            ):
                persona.entity.country = home.country or self._spoken_of(draft)
            if persona.entity.country is None and sector not in _ABROAD:
                persona.entity.country = home.only
            if persona.entity.country is None and sector == "GOV":
                persona.entity.country = speaks_of_own(draft, self.drafts)
            if persona.entity.country in travels_to(draft, self.drafts):
                persona.entity.country = None
            self._guessed.add(id(persona.entity))

    def of_leaders_of(self, mentions: list[ActorMention]) -> None:
        """Who leads visitors told of before is of their country: "The visitors, led by Deputy Minister X"."""
        by_token = {(m.sentence.index, m.head): m for m in mentions}
        for mention in mentions:
            if id(mention.entity) not in self._guessed or mention.name is None:
                continue
            led = by_token.get((mention.sentence.index, led_by(mention.sentence, mention.head)))
            if led is not None and led.entity.country and led.kind in {"relation", "organisation", "group"}:
                mention.entity.country = led.entity.country

    def _foreign(self, draft: Draft) -> bool:
        """Whether the name stands beside a word for one of another country: "his host, President Luong Cuong"."""
        sentence = draft.sentence
        return any(
            other.sentence is sentence
            and other.title is not None
            and other.title.title.words in self.lexicon.words["of_another_land"]
            and (other.last == draft.first - 2 or other.last == draft.first - 1)
            for other in self.drafts
        )

    def _up_to(self, draft: Draft) -> Iterator[tuple[Draft, bool]]:
        """The drafts of the sentence before, in the same paragraph, and of the draft's own up to it; whether before."""
        sentence = draft.sentence
        for other in self.drafts:
            before = other.sentence.index == sentence.index - 1 and other.sentence.paragraph == sentence.paragraph
            if before or (other.sentence is sentence and other.last < draft.first):
                yield other, before

    def _of_those_led(self, draft: Draft) -> str | None:
        """The country of those whom somebody leads: "a *Kyrgyz* delegation headed by Deputy Minister X"."""
        sentence = draft.sentence
        led = led_by(sentence, draft.head)
        if led < 0:
            return None
        told = {
            other.hit.entry.country
            for other in self.drafts
            if other.sentence is sentence and other.hit is not None and other.hit.entry.kind in _STATES
            if other.head == led or (led in sentence.ancestors(other.head) and other.head < draft.head)
        }
        return told.pop() if len(told) == 1 else None

    def _of_passage(self, draft: Draft, home: Home) -> str | None:
        """The country that the passage has turned to, where the article's own is not named in it.

        "*In Pretoria*, Foreign Minister X said", "*Guyana* would have none of it. Foreign Minister X welcomed",
        "during his stay *in Bhutan* he called on King X".
        """
        scene = home.scene(draft.sentence)
        if scene is not None:
            return scene
        acting: set[str | None] = set()
        inside: set[str | None] = set()
        for other, before in self._up_to(draft):
            if other.hit is None or other.hit.entry.kind not in _STATES:
                persona = self.personas.get(id(other))
                if persona is not None and persona.entity.country == home.country is not None:
                    return None
                continue
            if other.hit.entry.country == home.country:
                return None
            if acts(other) if before else acts_beside(other, draft):
                acting.add(other.hit.entry.country)
            if not before and preposition(draft.sentence, _phrase(other)) == "in":
                inside.add(other.hit.entry.country)
        told = inside if inside and not _acts(draft) else acting
        return told.pop() if len(told) == 1 else None

    def _other_of_two(self, draft: Draft, home: Home) -> str | None:
        """Of "foreign ministers X and Y" X's country: of the two that the article speaks of the one that is not Y's."""
        chief = home.ranked[:2]
        beside = set(draft.sentence.conjuncts(draft.head)) - {draft.head}
        known = {
            self.personas[id(d)].entity.country
            for d in self.drafts
            if d.sentence is draft.sentence and d.head in beside and id(d) in self.personas
        }
        rest = [code for code in chief if code not in known]
        return rest[0] if len(chief) == 2 and len(rest) == 1 and len(known) == 1 else None

    def _spoken_of(self, draft: Draft) -> str | None:
        """The only state named in the sentence before and its own up to there: "Turkey objected. Minister X said".

        Of several it is the one that acts: "Britain has suspended aid to Rwanda. Minister X said".
        """
        named: set[str | None] = set()
        acting: set[str | None] = set()
        officials: set[str | None] = set()
        subjects = told_subject(draft.sentence, draft.head)
        for other, before in self._up_to(draft):
            persona = self.personas.get(id(other))
            if persona is not None and persona.entity.country and persona.entity.sectors[:1] == ("GOV",):
                officials.add(persona.entity.country)
                if not before and other.head in subjects:
                    acting.add(persona.entity.country)
            if other.hit is None or other.hit.entry.kind not in _STATES:
                continue
            named.add(other.hit.entry.country)
            if before and acts(other):
                acting.add(other.hit.entry.country)
        told = named if len(named) == 1 and officials <= named else acting
        return told.pop() if len(told) == 1 else None

    def _find(self) -> None:
        """A persona for each draft of a person, full names before short ones."""
        personas = self.personas
        self._names_beside_titles()
        people = [draft for draft in self.drafts if draft.kind == "person" and draft.name]
        for draft in people:
            found = self.identities.person(draft)
            if found is not None:
                personas[id(draft)] = found
                found.first = min(found.first, (draft.sentence.index, draft.first))
        for draft in self.drafts:
            if draft.kind == "organisation" and draft.name and not draft.hit and not draft.title:
                text = draft.sentence.text(*draft.name)
                alone = draft.first == draft.name[0] and len(text) > 2
                if alone and (
                    self.identities.is_surname(text)
                    or (len(text) > 5 and self.identities.short(draft))
                    or self._owner_in_office(draft)
                ):
                    draft.kind = "person"
                    people.append(draft)
        for draft in people:
            if id(draft) not in personas and (meant := self.identities.short(draft)) is not None:
                personas[id(draft)] = meant
        self.identities.lands |= self._lands()
        for draft in people:
            if id(draft) not in personas:
                meant = self._peer(draft) or self.identities.short(draft)
                personas[id(draft)] = meant or self.identities.alone(draft)

    def _owner_in_office(self, draft: Draft) -> bool:
        """Whether one word that is no known body is the leader's name before what is his: "*Trump's* lawyer"."""
        sentence, last = draft.sentence, draft.last
        owns = sentence.deps[last] == "poss" and draft.name == (last, last) and sentence.words[last][1:].islower()
        return owns and self.identities.leader(sentence.words[last]) is not None

    def _lands(self) -> set[str]:
        """The states of those in office whom the article names, and the bodies of states."""
        international = self.lexicon.words["international"]
        bodies = {d.hit.entry.country for d in self.drafts if d.hit is not None and d.kind == "organisation"}
        known = {p.entity.country for p in self.personas.values() if self.identities.of_note(p)}
        return {code for code in (bodies & international) | known if code and code not in {"NGO", "MNC", "IMG", "ISM"}}

    def _peer(self, draft: Draft) -> Persona | None:
        """The leader whom a bare surname means beside others whom all papers know: "Blair and Chirac"."""
        assert draft.name is not None
        alone = draft.name[0] == draft.name[1] == draft.last and draft.first == draft.name[0]
        if not alone or draft.title is not None or draft.honorific is not None:
            return None
        return self.identities.leader(draft.sentence.words[draft.last], self._in_company(draft.sentence, draft.last))

    def _in_company(self, sentence: Sentence, token: int) -> bool:
        """Whether the recogniser takes a word for a person, and somebody else of note is told of beside him."""
        if not any(n.label == "PERSON" and n.first == token == n.last for n in sentence.names):
            return False
        return any(
            abs(d.sentence.index - sentence.index) <= 1 and self.identities.of_note(persona)
            for d in self.drafts
            if (persona := self.personas.get(id(d))) is not None and not (d.sentence is sentence and d.last == token)
        )

    def _names_beside_titles(self) -> None:
        """A name of two words or more beside a person's title is a person's: "the spokesman, Viktar Astapenka"."""
        titled: dict[int, list[Draft]] = {}
        for draft in self.drafts:
            if (
                draft.title is not None
                and draft.name is None
                and draft.kind in {"person", "office", "relation"}
                and not draft.plural
            ):
                titled.setdefault(draft.sentence.index, []).append(draft)
        for draft in self.drafts:
            if draft.kind != "organisation" or draft.name is None or draft.hit is not None or draft.title is not None:
                continue
            first, last = draft.name
            words = draft.sentence.words
            if draft.first != first or not 1 <= last - first <= 3 or words[first].islower() or words[last].islower():
                continue
            particles = self.lexicon.words["particles"]
            name = (w for w in words[first : last + 1] if w not in particles)
            if not all(_INITIALS.fullmatch(w) or (w[0].isupper() and not w.isupper() and w.isalpha()) for w in name):
                continue
            closed = last + 1 == len(words) or words[last + 1] in {",", ".", "—", "–"}
            for title in titled.get(draft.sentence.index, ()):
                if first - title.last == 2 and words[first - 1] == "," and closed:
                    draft.kind = "person"

    def _later_names(self, parsed: Parsed) -> None:
        """Surnames of persons of the article that stand alone and were not found as names."""
        known: dict[str, Persona] = {}
        for persona in self.identities.personas:
            if len(persona.name.split()) > 1:
                for word in (
                    persona.name.split()[1:]
                    if persona.entity.country not in self.lexicon.words["family_name_first"]
                    else persona.name.split()[:1]
                ):
                    bare = word.removeprefix("al-").removeprefix("el-")
                    if len(bare) > 2 and bare[0].isupper():
                        known.setdefault(fold(bare), persona)
        shouted = {s.index for s in parsed.sentences if is_shouted(s)}
        covered: dict[int, set[int]] = {}
        for draft in list(self.drafts):
            span = draft.name or draft.core
            if draft.kind == "organisation" and span[0] == span[1] and draft.hit is None and draft.title is None:
                word = draft.sentence.words[span[0]]
                if fold(word) in known and known[fold(word)].name.startswith(f"{word} "):
                    self.drafts.remove(draft)  # "Wang" after "Wang Yi" is no body of that name
                    continue
            covered.setdefault(draft.sentence.index, set()).update(range(span[0], span[1] + 1))
        for sentence in parsed.sentences:
            taken = covered.get(sentence.index, set())
            for i, word in enumerate(sentence.words):
                if (
                    not word[0].isupper()
                    or i in taken
                    or sentence.pos[i] not in {"PROPN", "NOUN", "ADJ", "ADV", "VERB"}
                ):
                    continue
                named = known.get(fold(word))
                if named is None and sentence.index not in shouted and self._stands_alone(sentence, i):
                    named = self.identities.leader(word, self._in_company(sentence, i))
                if named is None and sentence.index in shouted and sentence.pos[i] == "PROPN" and len(word) > 1:
                    named = self.identities.in_a_headline(word)
                if named is None or (i == 0 and sentence.pos[i] != "PROPN" and not self._opens(sentence)):
                    continue
                first = i - 2 if i > 1 and sentence.words[i - 1] == "-" and sentence.lower[i - 2] in ARTICLES else i
                draft = Draft(sentence, first, i, i, "person", (first, i), name=(first, i))
                self.drafts.append(draft)
                self.personas[id(draft)] = named

    def _opens(self, sentence: Sentence) -> bool:
        """Whether the first word is a bare subject or owner, though tagged as a common noun ("Teles will ...")."""
        bare = not any(sentence.deps[c] in {"amod", "compound", "prep"} for c in sentence.children[0])
        fits = sentence.pos[0] == "NOUN" and sentence.deps[0] in {"nsubj", "nsubjpass", "poss"} and bare
        return fits and fold(sentence.words[0]) not in self.lexicon.words["surnames_and_words"]

    def _stands_alone(self, sentence: Sentence, i: int) -> bool:
        """Whether token ``i`` may be a person called by the surname alone: no part of a longer name."""
        if (
            sentence.pos[i] != "PROPN"
            or sentence.deps[i] not in _FREE
            or fold(sentence.words[i]) not in self.lexicon.surnames
        ):
            return False
        if i and (sentence.pos[i - 1] in {"PROPN", "DET"} or sentence.words[i - 1] in {"-", "/", "&"}):
            return False
        after = sentence.words[i + 1] if i + 1 < len(sentence) else "."
        return not (after[0].isupper() or after in {"-", "/", "&"})


def _phrase(draft: Draft) -> int:
    """The head of the phrase that a state or its adjective stands in: "the *Bhutanese* capital"."""
    sentence, head = draft.sentence, draft.head
    return sentence.heads[head] if sentence.deps[head] in {"amod", "compound", "nmod", "poss"} else head


def _acts(draft: Draft) -> bool:
    """Whether it is the subject of its sentence."""
    sentence = draft.sentence
    return sentence.deps[draft.head] in SUBJECTS and sentence.heads[draft.head] == sentence.root
