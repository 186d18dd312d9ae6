"""Of which country an office, body or group is: by its owner, by what stands in its phrase, by the article."""

from __future__ import annotations

import re

from detente.parsing import Sentence
from detente.resolving.draft import Draft
from detente.resolving.entities.home import Home, is_counted, of_town
from detente.resolving.grammar import objects_of
from detente.resolving.lexicon.index import Lexicon
from detente.resolving.lexicon.offices import neutral_government
from detente.resolving.lexicon.wording import wording
from detente.resolving.mentions.describe import Describer
from detente.resolving.mentions.modifiers import merely_related
from detente.resolving.resolution import ActorMention, Entity

CONGRESS = re.compile(r"[RDI]-[A-Z]")
"""How American papers write the party and state of a member of Congress."""
_STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "PTY", "SPY"})


def _sits_in_congress(mention: ActorMention) -> bool:
    """Whether party and state stand behind a name: "Alphonse D'Amato, *R-N.Y.*"."""
    words, at = mention.sentence.words, mention.last + 1
    return words[at : at + 1] in [[","], ["("]] and any(CONGRESS.match(word) for word in words[at + 1 : at + 2])


def owner_behind(sentence: Sentence, owner: int) -> int:
    """The head of an owner; of "whose" that of the noun before: "*Athens*, whose spokesman Dimitris Reppas"."""
    if sentence.tags[owner] != "WP$":
        return owner
    node = owner
    while sentence.heads[node] != node and sentence.deps[node] != "relcl":
        node = sentence.heads[node]
    return sentence.heads[node]


class Countries:
    """Gives the mentions of one article the countries that their own words do not name.

    ``drafts`` are the drafts of the mentions by the identity of these.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        describer: Describer,
        home: Home,
        mentions: list[ActorMention],
        drafts: dict[int, Draft],
    ) -> None:
        self.lexicon, self.describer, self.home = lexicon, describer, home
        self._drafts = drafts
        self._by_token = {(m.sentence.index, m.head): m for m in mentions}
        self._states: dict[int, set[str]] = {}
        for mention in mentions:
            if mention.entity.kind == "state" and mention.entity.country:
                self._states.setdefault(mention.sentence.index, set()).add(mention.entity.country)

    def complete(self, mention: ActorMention, draft: Draft) -> None:
        """A country from what else stands in the phrase, when all phrases are described, or from the article."""
        entity = mention.entity
        if draft.title is None or draft.hit is not None or (mention.kind == "person" and draft.name) or entity.members:
            return
        if entity.country is None and mention.kind != "relation":
            self._from_inside(mention, draft)
        if entity.country is None:
            others = self._states.get(draft.sentence.index, set())
            home = self.home.country
            code = (
                self._in_town(draft)
                or self._of_article(draft)
                or of_town(draft, home)
                or self.home.of_people(draft, others)
            )
            none = code is not None and self._has_no(draft.title.title.role, code)
            entity.country = None if none else code
        entity.name = self.describer.name(draft, entity.country)

    def of_followers(self, mention: ActorMention, draft: Draft) -> None:
        """Who is for a person is of that country: "Gbagbo's supporters", "Gbagbo loyalists", "supporters of Gbagbo"."""
        if draft.words is None or draft.words.words not in self.lexicon.words["followers"] or mention.entity.country:
            return
        sentence = mention.sentence
        tokens = [draft.core[0] - 1, *objects_of(sentence, draft.head, "of")]
        for token in tokens if draft.owner is None else [draft.owner]:
            leader = self._by_token.get((sentence.index, token))
            if leader is not None and leader is not mention and leader.kind == "person" and leader.entity.country:
                mention.entity.country = leader.entity.country
                mention.entity.sectors = mention.entity.sectors or ("CVL",)
                return

    def of_members(self, mention: ActorMention) -> None:
        """A person without an office is of the body beside the name: "Anna Kral, of Tomsk State University, said"."""
        entity = mention.entity
        if mention.kind != "person" or mention.name is None or (entity.country and entity.sectors):
            return
        sentence = mention.sentence
        if entity.country is None and _sits_in_congress(mention):
            entity.country, entity.sectors = "USA", entity.sectors or ("LEG",)
            return
        if entity.country is None and (land := self._land_behind(mention)) is not None:
            entity.country, entity.sectors = land, entity.sectors or ("GOV",)
            return
        for item in objects_of(sentence, mention.head, "of", "at", "from", "with"):
            body = self._by_token.get((sentence.index, item))
            if body is None or body.kind != "organisation" or body.entity is entity:
                continue
            if body.entity.country not in self.lexicon.words["international"] or not entity.sectors:
                entity.country = entity.country or body.entity.country
            entity.sectors = entity.sectors or body.entity.sectors
            return

    def _land_behind(self, mention: ActorMention) -> str | None:
        """The state right behind a full name: "Yury Merzlyakov *of Russia*"."""
        sentence, at = mention.sentence, mention.last + 2
        if mention.name is None or mention.name[0] == mention.name[1] or sentence.lower[at - 1 : at] != ["of"]:
            return None
        at += sentence.lower[at : at + 1] == ["the"]
        state = next((m for i in range(at, at + 3) if (m := self._by_token.get((sentence.index, i))) is not None), None)
        return (
            state.entity.country
            if state is not None and state.kind in {"state", "place"} and state.first <= at
            else None
        )

    def of_owner(self, mention: ActorMention, draft: Draft) -> None:
        """The country of an owner who was not known before: "the company's president"."""
        if draft.owner is None or mention.entity.country is not None or mention.kind == "relation":
            return
        if draft.title is not None:
            self.from_owner(mention, draft)
        elif mention.kind == "person" and draft.name:
            # "Belgium's Didier Reynders"
            owner = self._by_token.get((draft.sentence.index, draft.owner))
            if owner is not None and owner.kind == "state":
                mention.entity.country = owner.entity.country

    def from_owner(self, mention: ActorMention, draft: Draft) -> None:
        """The country, and the sector where it has none, of the owner: "Iran's army", "the ministry's spokesman"."""
        assert draft.owner is not None
        owner = self._by_token.get((draft.sentence.index, owner_behind(draft.sentence, draft.owner)))
        if owner is None or mention.kind == "relation" or owner.kind == "pronoun" or owner is mention:
            return
        entity = mention.entity
        entity.country = owner.entity.country
        speaks = draft.words is not None and draft.words.role == "spokesperson"
        if not entity.sectors and (owner.kind in {"organisation", "group"} or speaks):
            entity.sectors = owner.entity.sectors
        if not draft.name and not entity.known:
            entity.name = self.describer.name(draft, entity.country)

    def of_pronouns(self, mentions: list[ActorMention]) -> None:
        """Once pronouns are linked: "its army", "his government" have the owner's country."""
        for mention in mentions:
            draft = self._drafts[id(mention)]
            if draft.owner is None:
                self._of_union(mention, draft)
            if draft.owner is None or draft.title is None or mention.kind == "relation":
                continue
            owner = self._by_token.get((draft.sentence.index, draft.owner))
            if owner is not None and self._of_several(mention, draft, owner.entity):
                continue
            if owner is None or owner.entity.kind == "pronoun" or owner.entity.members:
                continue
            if owner.kind != "pronoun" and not (owner.title and owner.name is None and owner.entity.known):
                continue  # "the bloc's commission": whose it is was not known before either
            if self._of_its_body(mention, draft, owner.entity):
                continue
            guessed = mention.entity.country is None or (mention.entity.country == self.home.country and not draft.name)
            if guessed and draft.words and draft.words.role == "side" and owner.entity.sectors[:1] == ("GOV",):
                mention.entity.country, mention.entity.sectors = owner.entity.country, ("GOV",)  # "*his* side"
            if guessed and draft.words and set(draft.words.sectors[:1]) & _STATE_SECTORS:
                mention.entity.country = owner.entity.country
                if not mention.entity.known:
                    mention.entity.name = self.describer.name(draft, owner.entity.country)

    def _of_union(self, mention: ActorMention, draft: Draft) -> None:
        """Officials of states that a union was found for: "the leaders of *the 10 member states*"."""
        entity = mention.entity
        if draft.title is None or not mention.plural or entity.country is not None or entity.members:
            return
        for item in objects_of(draft.sentence, draft.title.head, "of"):
            other = self._by_token.get((draft.sentence.index, item))
            if other is not None and other.kind == "group" and other.entity.country in {"IGO", "EUR", "UNO"}:
                entity.country = other.entity.country

    def _of_several(self, mention: ActorMention, draft: Draft, owner: Entity) -> bool:
        """Whether officials are of several states, one of each: "*both countries'* leaders", "*their* ministers"."""
        entity, title = mention.entity, draft.words
        countries = {member.country for member in owner.members}
        if len(countries) < 2 or None in countries or len(countries) != len(owner.members) or title is None:
            return False
        one_each = title.kind == "office" or title.words in wording().one_each
        if entity.members or entity.known or not mention.plural or draft.name is not None or not one_each:
            return False
        entity.country, entity.sectors = None, entity.sectors or ("GOV",)
        entity.members = [
            Entity(f"{entity.name} ({m.name})", entity.kind, m.country, entity.sectors, entity.role, plural=True)
            for m in owner.members
        ]
        return True

    def _of_its_body(self, mention: ActorMention, draft: Draft, body: Entity) -> bool:
        """Whether somebody is of a body and of its country and sector: "*its* deputy leader, Viliam Hornak"."""
        entity = mention.entity
        if draft.words is None or body.kind != "organisation" or draft.words.kind not in {"office", "person"}:
            return False
        if entity.sectors and (entity.country or entity.sectors != body.sectors[:1]):
            return False
        if entity.country is not None and entity.country != body.country:
            return False
        entity.country, entity.sectors = body.country, entity.sectors or body.sectors
        return True

    def _from_inside(self, mention: ActorMention, draft: Draft) -> None:
        """The country of a person or body within the phrase: "the Sunak government", "a spokesman for the ministry"."""
        assert draft.title is not None
        sentence, entity = draft.sentence, mention.entity
        tokens = list(range(draft.first, draft.core[0]))[::-1]
        if draft.owner is None:
            tokens += self._below(draft)
        for token in tokens:
            other = self._by_token.get((sentence.index, token))
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

    def _in_town(self, draft: Draft) -> str | None:
        """The country of the town that a public body is in: "the ministry *in Georgetown*"."""
        title = draft.words
        if title is None or title.kind != "organisation" or not set(title.sectors[:1]) & _STATE_SECTORS:
            return None
        tokens = objects_of(draft.sentence, draft.head, "in")
        return self.home.of_place(draft.sentence, tokens[0]) if len(tokens) == 1 else None

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
        tokens = [t for t in self._delegated(draft) if title.words == "delegate"]
        for item in objects_of(sentence, draft.title.head, *prepositions):
            tokens.append(item)
            tokens += [c for c in sentence.children[item] if c < item]
            tokens += objects_of(sentence, item, "of")
        return tokens

    def _delegated(self, draft: Draft) -> list[int]:
        """The international body that delegates sit in: "delegates *to the International Seabed Authority*"."""
        assert draft.title is not None
        sentence = draft.sentence
        bodies = ((i, self._by_token.get((sentence.index, i))) for i in objects_of(sentence, draft.title.head, "to"))
        return [i for i, m in bodies if m is not None and m.entity.country in self.lexicon.words["international"]]

    def _of_article(self, draft: Draft) -> str | None:
        """The article's own country for "the police", "parliament", "the president" when it is safe."""
        title = draft.words
        if title is None or title.kind == "relation" or not title.sectors:
            return None
        if draft.name and draft.title and draft.name != (draft.title.first, draft.title.last):
            return None
        if is_counted(draft, self.lexicon.words) or title.words in self.lexicon.words["sent"]:
            return None  # "both armies"; "the envoy" is rather sent from abroad
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
            and not title.words.startswith(wording().own_forces)
        ):
            return None
        if any(word in title.words for word in wording().from_abroad):
            return None
        return self.home.scene(draft.sentence) or self.home.country

    def _has_no(self, role: str | None, code: str) -> bool:
        """Whether a state has other heads, but none of this kind: Thailand has no president."""
        heads = wording().heads_of_state
        if role not in heads:
            return False
        roles = self.lexicon.roles(code)
        return bool(roles & heads) and role not in roles
