"""From the drafts of one article to its mentions, each with its entity."""

from __future__ import annotations

from detente.parsing import Parsed
from detente.resolving.coreference.nouns import named_later
from detente.resolving.coreference.pairs import together
from detente.resolving.draft import Draft
from detente.resolving.entities.appositions import link_appositions
from detente.resolving.entities.cast import Cast
from detente.resolving.entities.context import Context
from detente.resolving.entities.countries import Countries
from detente.resolving.entities.home import LEAD, Home
from detente.resolving.entities.identity import Identities, Persona
from detente.resolving.entities.leads import name_the_lead
from detente.resolving.entities.opposite import tell_opposites
from detente.resolving.entities.posts import tell_posts
from detente.resolving.entities.shortened import acronyms, mention_of, short_bodies
from detente.resolving.grammar import objects_of
from detente.resolving.lexicon.index import Lexicon, key_of
from detente.resolving.lexicon.matching import NameHit
from detente.resolving.mentions.describe import Describer
from detente.resolving.places import PlaceMention
from detente.resolving.resolution import ActorMention, Entity


class Entities:
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
        self.describer = Describer(lexicon, context.mentioned)

    def build(self, parsed: Parsed) -> list[ActorMention]:
        """The mentions of the article, each with its entity; pronouns wait for coreference."""
        lead: set[str] = set()
        for draft in self.drafts:
            entry = draft.hit.entry if draft.hit is not None else None
            if entry is not None and entry.kind in {"state", "capital", "demonym", "nationals"} and entry.country:
                self.context.mentioned[entry.country] += 1
                if draft.sentence.index <= LEAD:
                    lead.add(entry.country)
            elif entry is None and (code := self._state_behind(draft)) is not None:
                self.context.mentioned[code] += 1
        lead |= self._read_title()
        self.identities.lands = frozenset(self.context.mentioned)
        cast = Cast(self.lexicon, self.identities, self.drafts, parsed)
        self.home = Home(
            self.context, self.places, cast.told(), len(parsed.sentences), self.lexicon.words, frozenset(lead)
        )
        mentions: dict[int, ActorMention] = {}
        made: list[ActorMention] = []
        for draft in sorted(self.drafts, key=lambda d: (d.sentence.index, d.first, d.last)):
            entity = self._entity(draft, cast.personas)
            if entity is None:
                continue
            mention = mention_of(draft, entity)
            mentions[id(draft)] = mention
            made.append(mention)
        acronyms(parsed, made, self.drafts, mentions)
        self._cast = cast
        cast.tell(self.describer, self.home.country)
        drafts = {id(mentions[id(d)]): d for d in self.drafts if id(d) in mentions}
        self._countries = Countries(self.lexicon, self.describer, self.home, made, drafts)
        for mention in made:
            self._describe(mention, drafts[id(mention)])
        for mention in reversed(made):
            self._countries.complete(mention, drafts[id(mention)])
        short_bodies(made, drafts)
        by_token = {(m.sentence.index, m.head): m for m in made}
        link_appositions(made, drafts, cast.personas, self.identities, self.describer, by_token)
        name_the_lead(made)
        for mention in made:
            draft = drafts[id(mention)]
            if draft.owner is not None or mention.kind in {"office", "organisation", "group", "person"}:
                self._countries.of_owner(mention, draft)
        for mention in made:
            self._countries.of_members(mention)
            self._countries.of_followers(mention, drafts[id(mention)])
        tell_posts(made, by_token, self.lexicon.words["posts"])
        cast.settle(self.home)
        return made

    def _state_behind(self, draft: Draft) -> str | None:
        """The state that a noun for a state names behind "of": "the State *of Qatar*", "the Sultanate *of Oman*"."""
        if draft.title is None or draft.words is None or draft.words.role != "state":
            return None
        for item in objects_of(draft.sentence, draft.title.head, "of"):
            for _, entry in self.lexicon.names.get(key_of(draft.sentence.words[item]), ()):
                if entry.kind == "state" and entry.country:
                    return entry.country
        return None

    def owners_told_by_pronouns(self, mentions: list[ActorMention]) -> None:
        """Once pronouns are linked: "its army", "his government" have the owner's country."""
        self._countries.of_pronouns(mentions)
        name_the_lead(mentions)
        named_later(mentions)
        self._cast.of_leaders_of(mentions)
        tell_opposites(mentions, self.home, self.lexicon.words)

    def _read_title(self) -> set[str]:
        """The states that the article's title names; they count for its home."""
        found: set[str] = set()
        words = (self.title or "").split()
        for first in range(len(words)):
            for last in range(min(len(words), first + 4), first, -1):
                name = " ".join(words[first:last]).strip(",.:;!?'’\"()")
                name = name.removesuffix("'s").removesuffix("’s")
                known = self.lexicon.names.get(key_of(name), []) if name[:1].isupper() else []
                codes = [e.country for _, e in known if e.kind in {"state", "capital", "demonym"} and e.country]
                if codes:
                    self.context.mentioned[codes[-1]] += 1
                    found.add(codes[-1])
                    break
        return found

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

    def _describe(self, mention: ActorMention, draft: Draft) -> None:
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
            self._countries.from_owner(mention, draft)
        entity.name = self.describer.name(draft, entity.country)

    def _gender(self, draft: Draft) -> str:
        assert draft.title is not None
        words, noun = self.lexicon.words, draft.title.title.words
        if noun in words["female_words"] or noun.endswith("woman"):
            return "f"
        return "m" if noun in words["male_words"] or noun.endswith("man") else ""
