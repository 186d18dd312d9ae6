"""Who is meant: from a parsed article to its actors on the day it was published."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from detente.parsing import Parsed, Sentence
from detente.resolving import coreference
from detente.resolving.appositions import link_appositions
from detente.resolving.context import Context, find_context
from detente.resolving.dates import find_dates
from detente.resolving.describe import Describer
from detente.resolving.draft import Draft
from detente.resolving.grammar import objects_of
from detente.resolving.home import PUBLIC, Home, of_town
from detente.resolving.identity import Identities, Persona, neutral_government
from detente.resolving.lexicon import Lexicon, fold, key_of, load, read
from detente.resolving.matching import NameHit, is_shouted
from detente.resolving.memory import Sighting, remember
from detente.resolving.mentions import Finder
from detente.resolving.modifiers import merely_related
from detente.resolving.own import add_own
from detente.resolving.pairs import together
from detente.resolving.places import PlaceMention, find_places, regions
from detente.resolving.resolution import ActorMention, Entity, Resolution

_ABROAD = frozenset({"NGO", "IGO", "UNO", "EUR", "MNC", "IMG", "ISM", "REF", "JRN"})
_FREE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "conj", "ROOT", "appos"})
_STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "PTY", "SPY"})


class Resolver:
    """Finds the actors, dates and places of parsed articles. The data is loaded once and shared.

    ``actors`` is a user's own file of actors (see :mod:`detente.resolving.own`); its rows win over ours.
    Raises :class:`detente.data.DataError` when a data file is wrong.
    """

    def __init__(self, actors: Path | None = None) -> None:
        if actors is None:
            self.lexicon: Lexicon = load()
        else:
            self.lexicon = read()
            add_own(self.lexicon, actors)
        self._actors = actors
        self._finder = Finder(self.lexicon)

    def remembering(self, seen: Iterable[Sighting]) -> Resolver:
        """A resolver that knows besides what a corpus tells of its persons (see :mod:`detente.resolving.memory`)."""
        other = Resolver.__new__(Resolver)
        other.lexicon = read()
        if self._actors is not None:
            add_own(other.lexicon, self._actors)
        remember(other.lexicon, seen)
        other._actors, other._finder = self._actors, Finder(other.lexicon)
        return other

    def resolve(self, parsed: Parsed, published: datetime.date | None = None, title: str | None = None) -> Resolution:
        """The mentions of ``parsed``, resolved as of ``published`` (None: as if each last known office still held)."""
        context = find_context(parsed, self.lexicon)
        drafts: list[Draft] = []
        named_alike = frozenset(regions(parsed.text))
        for sentence in parsed.sentences:
            drafts.extend(self._finder.find(sentence, published, _start(sentence, context), named_alike))
        identities = Identities(self.lexicon, published)
        places = find_places(parsed)
        entities = _Entities(self.lexicon, identities, context, drafts, title, places)
        mentions = entities.build(parsed)
        coreference.link(mentions, parsed, self.lexicon.words)
        entities.owners_told_by_pronouns(mentions)
        resolution = Resolution(parsed, mentions)
        resolution.dates = find_dates(parsed, published)
        resolution.places = places
        return resolution


def _start(sentence: Sentence, context: Context) -> int:
    for first, last in context.datelines:
        if first <= sentence.start < last:
            return next((i for i, begin in enumerate(sentence.starts) if begin >= last), len(sentence))
    return 0


class _Entities:
    """Gives every draft of one article its entity."""

    def __init__(
        self,
        lexicon: Lexicon,
        identities: Identities,
        context: Context,
        drafts: list[Draft],
        title: str | None,
        places: list[PlaceMention],
    ) -> None:
        self.lexicon, self.identities, self.context = lexicon, identities, context
        self.drafts = drafts
        self.title = title
        self.places = places
        self.describer = Describer(lexicon)
        self._states: dict[int, set[str]] = {}

    def build(self, parsed: Parsed) -> list[ActorMention]:
        for draft in self.drafts:
            if (
                draft.hit is not None
                and draft.hit.entry.kind in {"state", "capital", "demonym"}
                and draft.hit.entry.country
            ):
                self.context.mentioned[draft.hit.entry.country] += 1
        self._read_title()
        self.identities.lands = frozenset(self.context.mentioned)
        personas = self._personas()
        self._later_names(parsed, personas)
        self.home = Home(self.context, self.places, self._told(personas), len(parsed.sentences), self.lexicon.words)
        mentions: dict[int, ActorMention] = {}
        made: list[ActorMention] = []
        for draft in sorted(self.drafts, key=lambda d: (d.sentence.index, d.first, d.last)):
            entity = self._entity(draft, personas)
            if entity is None:
                continue
            mention = _mention(draft, entity)
            mentions[id(draft)] = mention
            made.append(mention)
        self._acronyms(parsed, made, mentions)
        self._tell(personas)
        by_token = {(m.sentence.index, m.head): m for m in made}
        drafts = {id(mentions[id(d)]): d for d in self.drafts if id(d) in mentions}
        for mention in made:
            if mention.entity.kind == "state" and mention.entity.country:
                self._states.setdefault(mention.sentence.index, set()).add(mention.entity.country)
        for mention in made:
            draft = drafts[id(mention)]
            self._describe(mention, draft, by_token)
        for mention in reversed(made):
            self._complete(mention, drafts[id(mention)], by_token)
        self._short_bodies(made, drafts)
        link_appositions(made, drafts, personas, self.identities, self.describer, by_token)
        for mention in made:
            draft = drafts[id(mention)]
            if draft.owner is not None or mention.kind in {"office", "organisation", "group", "person"}:
                self._owner(mention, draft, by_token)
        self._homes(personas)
        self._drafts = drafts
        self._by_token = by_token
        return made

    def _read_title(self) -> None:
        """The states that the article's title names count for its home."""
        words = (self.title or "").split()
        for first in range(len(words)):
            for last in range(min(len(words), first + 4), first, -1):
                name = " ".join(words[first:last]).strip(",.:;!?'’\"()")
                name = name.removesuffix("'s").removesuffix("’s")
                known = self.lexicon.names.get(key_of(name), []) if name[:1].isupper() else []
                codes = [e.country for _, e in known if e.kind in {"state", "capital", "demonym"} and e.country]
                if codes:
                    self.context.mentioned[codes[-1]] += 1
                    break

    def owners_told_by_pronouns(self, mentions: list[ActorMention]) -> None:
        """Once pronouns are linked: "its army", "his government" have the owner's country."""
        for mention in mentions:
            draft = self._drafts[id(mention)]
            if draft.owner is None or draft.title is None or mention.kind == "relation":
                continue
            owner = self._by_token.get((draft.sentence.index, draft.owner))
            if owner is None or owner.kind != "pronoun" or owner.entity.kind == "pronoun":
                continue
            guessed = mention.entity.country is None or (mention.entity.country == self.home.country and not draft.name)
            if guessed and draft.words and set(draft.words.sectors[:1]) & _STATE_SECTORS:
                mention.entity.country = owner.entity.country
                if not mention.entity.known:
                    mention.entity.name = self.describer.name(draft, owner.entity.country)

    def _homes(self, personas: dict[int, Persona]) -> None:
        """Persons with an office of whom no country is told are of the country that the article is about."""
        for draft in self.drafts:
            persona = personas.get(id(draft))
            if persona is None or persona.entity.country is not None or not persona.entity.sectors:
                continue
            if draft.title is not None and draft.title.plural:
                continue  # "finance ministers X and Y" are of two countries
            if draft.words is not None and draft.words.words in self.lexicon.words["sent"]:
                continue
            if persona.entity.sectors[0] in PUBLIC and draft.words is not None:
                persona.entity.country = self.home.country
            if persona.entity.country is None and persona.entity.sectors[0] not in _ABROAD:
                persona.entity.country = self.home.only

    def _told(self, personas: dict[int, Persona]) -> list[str]:
        """The countries of the known bodies and persons that the article names, one for each."""
        bodies = {d.hit.entry.name: d.hit.entry.country for d in self.drafts if d.hit and d.kind == "organisation"}
        known = {persona.name: persona.entity.country for persona in personas.values()}
        return [code for code in (*bodies.values(), *known.values()) if code]

    # -- persons

    def _personas(self) -> dict[int, Persona]:
        personas: dict[int, Persona] = {}
        self._names_beside_titles()
        people = [draft for draft in self.drafts if draft.kind == "person" and draft.name]
        for draft in people:
            found = self.identities.person(draft)
            if found is not None:
                personas[id(draft)] = found
        for draft in self.drafts:
            if draft.kind == "organisation" and draft.name and not draft.hit and not draft.title:
                text = draft.sentence.text(*draft.name)
                alone = draft.first == draft.name[0] and len(text) > 2
                if alone and (self.identities.is_surname(text) or (len(text) > 5 and self.identities.short(draft))):
                    draft.kind = "person"
                    people.append(draft)
        for draft in people:
            if id(draft) not in personas:
                personas[id(draft)] = self.identities.short(draft) or self.identities.alone(draft)
        return personas

    def _names_beside_titles(self) -> None:
        """A name of two words or more beside a person's title is a person's: "the spokesman, Viktar Astapenka"."""
        titled: dict[int, list[Draft]] = {}
        for draft in self.drafts:
            if (
                draft.title is not None
                and draft.name is None
                and draft.kind in {"person", "office"}
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
            if not all(w[0].isupper() and not w.isupper() and w.isalpha() for w in name):
                continue
            closed = last + 1 == len(words) or words[last + 1] in {",", ".", "—", "–"}
            for title in titled.get(draft.sentence.index, ()):
                if first - title.last == 2 and words[first - 1] == "," and closed:
                    draft.kind = "person"

    def _later_names(self, parsed: Parsed, personas: dict[int, Persona]) -> None:
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
        for draft in self.drafts:
            span = draft.name or draft.core
            covered.setdefault(draft.sentence.index, set()).update(range(span[0], span[1] + 1))
        for sentence in parsed.sentences:
            taken = covered.get(sentence.index, set())
            for i, word in enumerate(sentence.words):
                if (
                    i in taken
                    or not word[0].isupper()
                    or sentence.pos[i] not in {"PROPN", "NOUN", "ADJ", "ADV", "VERB"}
                ):
                    continue
                named = known.get(fold(word))
                if named is None and sentence.index not in shouted and self._stands_alone(sentence, i):
                    named = self.identities.leader(word)
                if named is None and sentence.index in shouted and sentence.pos[i] == "PROPN" and len(word) > 1:
                    named = self.identities.in_a_headline(word)
                if named is None or (i == 0 and sentence.pos[i] != "PROPN" and not self._opens(sentence)):
                    continue
                first = i - 2 if i > 1 and sentence.words[i - 1] == "-" and sentence.lower[i - 2] in {"al", "el"} else i
                draft = Draft(sentence, first, i, i, "person", (first, i), name=(first, i))
                self.drafts.append(draft)
                personas[id(draft)] = named

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

    def _tell(self, personas: dict[int, Persona]) -> None:
        for draft in sorted(self.drafts, key=lambda d: (d.sentence.index, d.first)):
            persona = personas.get(id(draft))
            if persona is None:
                continue
            several = draft.title is not None and draft.title.plural
            country, sectors, role = self.describer.describe(draft, None if several else self.home.country)
            if draft.elect and role:
                persona.entity.sectors, persona.entity.role, persona.told = ("PTY",), f"{role}-elect", True
                if country:
                    persona.entity.country = country
                continue
            self.identities.tell(persona, draft, country, sectors, role)

    # -- all drafts

    def _entity(self, draft: Draft, personas: dict[int, Persona]) -> Entity | None:
        persona = personas.get(id(draft))
        if persona is not None:
            return persona.entity
        if draft.kind == "pronoun":
            return Entity(draft.sentence.lower[draft.head], "pronoun", plural=draft.plural)
        if draft.hit is not None:
            entity = self.identities.of_hit(self._reading(draft), draft.kind)
            if entity.country is None and draft.near:
                entity.country = draft.near[-1].entry.country
            return entity
        if draft.title is not None:
            return Entity("", draft.kind, plural=draft.plural)  # type: ignore[arg-type]
        text = draft.sentence.text(*(draft.name or draft.core))
        if draft.kind == "state":
            return self._twin_states(text)
        return self.identities._shared(text, None, (), "organisation")

    def _twin_states(self, word: str) -> Entity:
        """The two states that a plural names: "Koreas"."""
        row = next(w.split("|") for w in self.lexicon.words["twin_states"] if w.startswith(f"{word.lower()}|"))
        entries = [next(e for _, e in self.lexicon.names[key_of(name)] if e.kind == "state") for name in row[1:]]
        return together([self.identities._shared(e.name, e.country, e.sectors, "state") for e in entries])

    def _reading(self, draft: Draft) -> NameHit:
        """ "Brussels" is the Union, but Belgium as a place and where the article speaks of Belgium."""
        assert draft.hit is not None
        capitals = [e for e in draft.hit.entries if e.kind == "capital"]
        if len(capitals) < 2 or capitals[0].country == capitals[1].country:
            return draft.hit
        state = capitals[-1]
        if draft.place or (state.country or "") in self.context.mentioned:
            return NameHit(draft.hit.first, draft.hit.last, [state])
        return draft.hit

    def _describe(self, mention: ActorMention, draft: Draft, by_token: dict[tuple[int, int], ActorMention]) -> None:
        if draft.title is None or (mention.kind == "person" and draft.name) or draft.hit is not None:
            return
        entity = mention.entity
        entity.country, entity.sectors, entity.role = self.describer.describe(draft, self.home.country)
        entity.gender = self._gender(draft)
        several = self.describer.several(draft)
        if several:
            entity.name = self.describer.name(draft, None)
            entity.members = [
                Entity(
                    f"{entity.name} ({hit.entry.name})",
                    entity.kind,
                    hit.entry.country,
                    entity.sectors,
                    entity.role,
                    plural=True,
                )
                for hit in several
            ]
            return
        if draft.elect and entity.role:
            entity.sectors, entity.role = ("PTY",), f"{entity.role}-elect"
        if entity.country is None and draft.owner is not None:
            self._from_owner(mention, draft, by_token)
        entity.name = self.describer.name(draft, entity.country)

    def _complete(self, mention: ActorMention, draft: Draft, by_token: dict[tuple[int, int], ActorMention]) -> None:
        """A country from what else stands in the phrase, when all phrases are described, or from the article."""
        entity = mention.entity
        if draft.title is None or draft.hit is not None or (mention.kind == "person" and draft.name) or entity.members:
            return
        if entity.country is None and mention.kind != "relation":
            self._from_inside(mention, draft, by_token)
        if entity.country is None:
            others = self._states.get(draft.sentence.index, set())
            entity.country = self._home(draft) or of_town(draft) or self.home.of_people(draft, others)
        entity.name = self.describer.name(draft, entity.country)

    def _gender(self, draft: Draft) -> str:
        assert draft.title is not None
        words, noun = self.lexicon.words, draft.title.title.words
        if noun in words["female_words"] or noun.endswith("woman"):
            return "f"
        return "m" if noun in words["male_words"] or noun.endswith("man") else ""

    def _owner(self, mention: ActorMention, draft: Draft, by_token: dict[tuple[int, int], ActorMention]) -> None:
        if (
            draft.title is None
            or draft.owner is None
            or mention.entity.country is not None
            or mention.kind == "relation"
        ):
            return
        self._from_owner(mention, draft, by_token)

    def _from_owner(self, mention: ActorMention, draft: Draft, by_token: dict[tuple[int, int], ActorMention]) -> None:
        assert draft.owner is not None
        owner = by_token.get((draft.sentence.index, draft.owner))
        if owner is None or mention.kind == "relation" or owner.kind == "pronoun":
            return
        entity = mention.entity
        entity.country = owner.entity.country
        speaks = draft.words is not None and draft.words.role == "spokesperson"
        if not entity.sectors and (owner.kind in {"organisation", "group"} or speaks):
            entity.sectors = owner.entity.sectors
        if not draft.name and not entity.known:
            entity.name = self.describer.name(draft, entity.country)

    def _from_inside(self, mention: ActorMention, draft: Draft, by_token: dict[tuple[int, int], ActorMention]) -> None:
        """The country of a person or body within the phrase: "the Sunak government", "a spokesman for the ministry"."""
        assert draft.title is not None
        sentence, entity = draft.sentence, mention.entity
        tokens = list(range(draft.first, draft.core[0]))[::-1]
        if draft.owner is None:
            tokens += self._below(draft)
        for token in tokens:
            other = by_token.get((sentence.index, token))
            if other is None or other is mention or other.kind in {"pronoun", "relation"}:
                continue
            if other.kind in {"demonym", "state", "place"} and merely_related(
                sentence, other.first, other.last, self.lexicon.words
            ):
                continue
            if other.kind == "state" and other.entity.members:
                sectors = entity.sectors or (("GOV",) if neutral_government(draft.title.title.role) else ())
                entity.sectors = sectors
                entity.members = [
                    Entity(f"{entity.name} ({m.name})", entity.kind, m.country, sectors, entity.role, plural=True)
                    for m in other.entity.members
                ]
                return
            if other.entity.country and other.entity.country != "IMG":
                entity.country = other.entity.country
            speaks = draft.title.title.role == "spokesperson" and other.kind == "person"
            if not entity.sectors and (other.kind in {"organisation", "group", "office"} or speaks):
                entity.sectors = other.entity.sectors
            if entity.country:
                return

    def _below(self, draft: Draft) -> list[int]:
        """What hangs below a title: "a spokesman for the army", "police in Belarus's capital", "an aide to Modi"."""
        assert draft.title is not None
        title, sentence = draft.title.title, draft.sentence
        prepositions = ["of", "for", "from"]
        if title.words in self.lexicon.words["serving"]:
            prepositions.append("to")
        sent = title.words in self.lexicon.words["sent"]
        if not sent and not set(title.sectors) & self.lexicon.words["mobile"] and title.kind != "office":
            prepositions += ["in", "at"]
        tokens = []
        for item in objects_of(sentence, draft.title.head, *prepositions):
            tokens.append(item)
            tokens += [c for c in sentence.children[item] if c < item]
            tokens += objects_of(sentence, item, "of")
        return tokens

    def _home(self, draft: Draft) -> str | None:
        """The article's own country for "the police", "parliament", "the president" when it is safe."""
        title = draft.words
        if title is None or title.kind == "relation" or not title.sectors:
            return None
        if draft.name and draft.title and draft.name != (draft.title.first, draft.title.last):
            return None
        if draft.name is None or draft.title is None or draft.name[1] == draft.title.last:
            told = self.describer.told_by_title(title, self.home.country)
            if told and not self.describer.anothers(draft):
                return told
        if title.sectors[0] not in {"GOV", "LEG", "JUD", "COP", "MIL", "OPP", "PTY"} or (
            draft.plural and title.kind == "person"
        ):
            return None
        if not (draft.definite or draft.first == draft.core[0]) or title.role == "state":
            return None
        if (
            title.sectors[0] in {"MIL", "PTY"}
            and not draft.definite
            and not title.words.startswith(("government", "army"))
        ):
            return None
        if any(word in title.words for word in ("coalition", "foreign", "occup", "peacekeep", "allied")):
            return None
        return self.home.country

    def _short_bodies(self, made: list[ActorMention], drafts: dict[int, Draft]) -> None:
        """ "The Brotherhood", once the article has named the Muslim Brotherhood: one word of capital for the whole."""
        last: dict[str, list[Entity]] = {}
        for mention in made:
            if mention.kind == "organisation" and mention.name and mention.name[1] > mention.name[0]:
                word = mention.sentence.words[mention.name[1]]
                if mention.entity not in last.setdefault(word, []):
                    last[word].append(mention.entity)
        for mention in made:
            draft = drafts[id(mention)]
            if mention.kind != "organisation" or not mention.name or mention.name[0] != mention.name[1] or draft.hit:
                continue
            if draft.owner is not None or draft.near:
                continue
            whole = last.get(mention.sentence.words[mention.name[0]], [])
            if len(whole) == 1 and mention.sentence.lower[mention.first] in {
                "the",
                mention.sentence.lower[mention.name[0]],
            }:
                mention.entity = whole[0]

    def _acronyms(self, parsed: Parsed, made: list[ActorMention], mentions: dict[int, ActorMention]) -> None:
        """ "Government of National Accord (GNA)": the short name means the same from then on."""
        known: dict[str, Entity] = {}
        for mention in made:
            if mention.kind not in {"organisation", "group"}:
                continue
            sentence, at = mention.sentence, mention.last + 1
            if at + 2 < len(sentence) and sentence.words[at] == "(" and sentence.words[at + 2] == ")":
                word = sentence.words[at + 1]
                if len(word) >= 2 and word[0].isupper() and sum(c.isupper() for c in word) >= 2:
                    known[word] = mention.entity
        if not known:
            return
        covered: set[tuple[int, int]] = set()
        for mention in made:
            if mention.name and mention.sentence.text(*mention.name) in known:
                mention.entity = known[mention.sentence.text(*mention.name)]
            covered.update((mention.sentence.index, i) for i in range(mention.core[0], mention.core[1] + 1))
        for sentence in parsed.sentences:
            for i, word in enumerate(sentence.words):
                if word in known and (sentence.index, i) not in covered:
                    first = i - 1 if i > 0 and sentence.lower[i - 1] == "the" else i
                    draft = Draft(sentence, first, i, i, "organisation", (i, i), name=(i, i), definite=True)
                    self.drafts.append(draft)
                    mention = _mention(draft, known[word])
                    mentions[id(draft)] = mention
                    made.append(mention)


def _mention(draft: Draft, entity: Entity) -> ActorMention:
    kind = "place" if draft.place else draft.kind
    return ActorMention(
        draft.sentence,
        draft.first,
        draft.last,
        draft.head,
        kind,  # type: ignore[arg-type]
        entity,
        name=draft.name,
        title=draft.words.words if draft.words else None,
        definite=draft.definite,
        plural=draft.plural,
        former=draft.former,
        core=draft.core,
    )
