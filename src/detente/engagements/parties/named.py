"""Who takes part: the parties that a noun phrase names, and who may be one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from detente.engagements.words import load_words
from detente.parsing import Sentence, noun_obliques
from detente.record import Actor, Span
from detente.resolving import ActorMention, Entity, Resolution
from detente.resolving.lexicon.files import load
from detente.resolving.places import PlaceMention

POLITICAL = frozenset("GOV LEG MIL OPP PTY JUD REB SPY PRM ELI PRE IGO UNO EUR IMG UAF REL".split())
"""Sectors of those whose contacts are engagements, besides states."""
_ARMED = frozenset({"REB", "UAF", "IMG", "SEP"})
_MEDIA = frozenset({"JRN"})
_PERSONS = frozenset({"person", "office", "relation"})
_NEAR = 8
"""So many words behind somebody it may be told that he is not there."""


@dataclass(frozen=True, eq=False, slots=True)
class Party:
    """One who takes part: the actor of the record, and the entity that all its mentions share."""

    actor: Actor
    entity: Entity
    vague: bool = False
    """Whether it is told only by a rank among others ("the first British minister")."""

    engaged: bool = False
    """Whether somebody of whom nothing is known had a contact with politicians before, or stands for a state."""

    @property
    def is_person(self) -> bool:
        """Whether it is somebody rather than a state, body or group."""
        return self.entity.kind in _PERSONS and not self.entity.plural

    @property
    def is_state(self) -> bool:
        """Whether it is a state (or its capital or people)."""
        return self.entity.kind in {"state", "place", "demonym"}

    @property
    def political(self) -> bool:
        """Whether it makes politics."""
        if self.engaged:
            return True
        called = self.entity.name.partition(" (")[0].rsplit(" ", 1)[-1].rstrip("s").lower()
        known = load_words()
        words = {called, *self.actor.text.lower().split()} if self.entity.kind in {"relation", "person"} else set()
        peer = bool(words & known.peers or words & known.hosts_and_guests)
        if peer and self.actor.country is not None:
            return True  # "his Finnish colleague"
        sent = self.entity.name.endswith(")") and self.entity.plural and called in known.sent
        if sent and self.actor.country is not None:
            return True  # "Finnish and Swedish experts"
        return self.is_state or bool(POLITICAL & {*self.actor.sectors, self.actor.country or ""})

    @property
    def unknown(self) -> bool:
        """Whether it is a person of whom nothing is known."""
        return self.is_person and not set(self.actor.sectors) - {"UNK"}

    @property
    def armed(self) -> bool:
        """Whether it is a rebel or another armed force that stands for no state."""
        return bool(_ARMED & set(self.actor.sectors[:1]))

    @property
    def chiefs(self) -> bool:
        """Whether it is leaders of several states at once: "the six foreign ministers", "Pacific leaders"."""
        words = self.actor.text.split()
        nation = self.actor.country is not None and self.actor.country not in load().words["international"]
        if not self.entity.plural or nation or not words or words[-1] not in load_words().leaders_of_several:
            return False
        lower = " ".join(words).lower()
        many = not load_words().several.isdisjoint(lower.split())
        region = words[-1] == "leaders" and any(w[:1].isupper() for w in words[:-1] if w.lower() != "the")
        return "foreign ministers" in lower or "heads of" in lower or region or (many and words[-1] != "speakers")

    @property
    def of_a_bloc(self) -> bool:
        """Whether it is people of the states of a bloc: "*leaders of the Pacific forum* ended their retreat"."""
        return self.entity.plural and self.actor.country in load().words["international"]

    @property
    def speaks(self) -> bool:
        """Whether it may stand for its state: an unknown person may, a coast guard may not."""
        return self.political or self.unknown or self.is_person

    @property
    def media(self) -> bool:
        """Whether it is a newspaper, a broadcaster or its people."""
        return bool(_MEDIA & set(self.actor.sectors))


def parties_at(resolution: Resolution, sentence: Sentence, head: int) -> list[Party]:
    """The parties that the noun phrase at ``head`` names: several for "both countries"; none for an open pronoun."""
    mention, lemma, words = resolution.at(sentence, head), sentence.lemmas[head], load_words()
    if mention is None:
        # "European Union leaders", as the parser may read a union's leaders
        bodies = [resolution.at(sentence, c) for c in sentence.dependents(head, "compound")]
        named = [m for m in bodies if m is not None and m.entity.known and m.entity.kind == "organisation"]
        if named and lemma in words.people_of_bodies:
            return parties_of(named[0])
        bodies = [resolution.at(sentence, h) for prep, h in noun_obliques(sentence, head) if prep in {"of", "from"}]
        sent = [m for m in bodies if m is not None and m.entity.known and m.entity.kind == "organisation"]
        if sent and lemma in words.missions and sent[0].entity.country in load().words["international"]:
            return parties_of(sent[0])  # "a mission of the World Bank"
        told = lemma in words.sent or lemma in words.bodies_of_several
        states = _states_behind(resolution, sentence, head) if told else []
        states = states if len(states) > 1 or lemma in words.sent else []
        span = sentence.span(head, head)  # "experts from Iran and Armenia"
        return [state_called(s.country, sentence.words[head], span) for s in states if s.country]
    people = lemma == "head" or lemma in words.people_of_bodies
    if mention.plural and mention.entity.country is None and people:
        # "when *its* leaders gather": the bloc's
        whose = [resolution.at(sentence, c) for c in sentence.dependents(head, "poss")]
        blocs = [m for m in whose if m is not None and m.entity.kind == "organisation" and m.entity.known]
        if blocs and blocs[0].entity.country in load().words["international"]:
            return parties_of(blocs[0])
    if not mention.entity.known and mention.kind != "pronoun":
        # "a delegation led by the Vietnamese minister"
        leaders = [
            h for c in sentence.clauses if c.via == head and c.link == "participle" and c.passive for h in c.subjects
        ]
        led = [party for h in leaders if (m := resolution.at(sentence, h)) is not None for party in parties_of(m)]
        if led:
            own = mention.entity.country
            foreign = own is not None and own not in load().words["international"]
            if foreign and len(led) == 1 and led[0].actor.country != own:
                # "a Chinese delegation led by Vice Minister Sun Weidong"
                return [of_country(led[0], own or "")]
            return led
    if lemma in words.bodies_of_several and len(states := _states_behind(resolution, sentence, head)) > 1:
        return [told_of(mention, state) for state in states]  # "the joint commission of Egypt and Sudan"
    if sentence.tags[head] in {"NNS", "NNPS"}:
        inside = [m for m in resolution.inside(sentence, head) if m.head < head and m.kind == "demonym"]
        if (
            mention.entity.country is None
            and not mention.entity.members
            and len({m.entity.country for m in inside}) > 1
        ):
            # "his Turkish and Iraqi counterparts"
            return [told_of(mention, m.entity) for m in reversed(inside) if m.entity.country]
        # "two ministers, Wang Yi and Qin Gang"
        heads = [h for child in sentence.dependents(head, "appos") for h in sentence.conjuncts(child)]
        named = [m for m in (resolution.at(sentence, h) for h in heads) if m is not None and m.kind == "person"]
        if len(named) > 1:
            last = max(m.last for m in named)
            named += [  # "the envoys - A of France, B of Mali *and C of Chad* -", where the parser lost the last
                m for m in resolution.of(sentence) if m.kind == "person" and m.first > last + 1
                and sentence.lower[m.first - 1] == "and" and not {"VERB", "AUX"} & set(sentence.pos[last + 1 : m.first])
            ][:1]  # fmt: skip
            return [party for m in named for party in parties_of(m)]
        states = _states_behind(resolution, sentence, head)
        if len(states) > 1:
            return [told_of(mention, state) for state in states]
        unions = [m for m in resolution.inside(sentence, head) if m.kind == "organisation" and m.last < head]
        unions = [m for m in unions if m.entity.country in load().words["international"] and m.entity.known]
        joined = [m for m in inside for u in unions if m.last == u.first - 2 and sentence.lower[m.last + 1] == "and"]
        if joined and joined[0].entity.country:
            return [
                told_of(mention, joined[0].entity),
                told_of(mention, unions[0].entity),
            ]  # "Peruvian and EU officials"
    return parties_of(mention)


def _states_behind(resolution: Resolution, sentence: Sentence, head: int) -> list[Entity]:
    """The states of "ministers *from Egypt and Sudan*", "his counterparts *in Riyadh and Amman*"."""
    preps = {"from", "of"} | ({"in"} if sentence.lemmas[head] in load_words().peers else set())
    nodes = [head, sentence.heads[head]] if sentence.deps[head] == "conj" else [head]  # "bankers and officials from"
    heads = [
        h for node in nodes for prep in sentence.dependents(node, "prep") if sentence.lower[prep] in preps
        for child in sentence.dependents(prep, "pobj") for h in sentence.conjuncts(child)
    ]  # fmt: skip
    found = [m for m in (resolution.at(sentence, h) for h in heads) if m is not None]
    sides = [m.entity for m in found if m.entity.known and m.entity.kind in {"state", "place", "organisation"}]
    if len(sides) > 1 and any(e.kind == "organisation" for e in sides):
        return sides  # "negotiators of the government and the rebel front"
    both = [e for m in found for e in m.entity.members if e.country]  # "of both countries", "of both armies"
    return both or [m.entity for m in found if m.entity.kind in {"state", "place"}]


def sides_of(parties: Iterable[Party]) -> int:
    """How many sides there are: a state and its rebels are two."""
    return len({(p.actor.country or p.actor.name, p.armed) for p in parties})


def of_country(party: Party, country: str) -> Party:
    """The party as one of that country."""
    entity = replace(party.entity, country=country)
    return Party(party.actor.model_copy(update={"country": country}), entity)


def told_of(mention: ActorMention, state: Entity) -> Party:
    """The people of a mention as far as they are of one state (or of its leader)."""
    name = f"{mention.entity.name} ({state.name})"
    sent = mention.sentence.lemmas[mention.head] in load_words().sent  # "experts from Iran and Armenia": theirs
    if state.kind == "organisation":
        changed = {"name": state.name, "country": state.country, "sectors": list(state.sectors)}
        return Party(mention.actor.model_copy(update=changed), state)
    sectors = ("GOV",) if sent else mention.entity.sectors or ("GOV",)
    entity = Entity(name, "group", state.country, sectors, plural=True)
    changed = {"name": name, "country": state.country, "sectors": list(entity.sectors)}
    return Party(mention.actor.model_copy(update=changed), entity)


def parties_of(mention: ActorMention) -> list[Party]:
    """The parties of one mention."""
    entity = mention.entity
    if entity.kind == "pronoun":
        return []
    if entity.members:
        base = mention.actor
        return [
            Party(
                base.model_copy(
                    update={"name": e.name, "country": e.country, "sectors": list(e.sectors), "role": e.role}
                ),
                e,
            )
            for e in entity.members
        ]
    sentence = mention.sentence
    if mention.kind in {"demonym", "nationals"} and any(
        sentence.lower[k] in {"a", "an"} for k in sentence.children[mention.head]
    ):
        return []  # "an Italian": no state
    if mention.kind == "nationals" and entity.plural and sentence.lower[mention.first : mention.head] == ["the"]:
        return [Party(mention.actor, entity, engaged=entity.country is not None)]  # "sat down with *the Iranians*"
    ranks = load_words().ranks_of_persons
    ranked = any(sentence.lower[k] in ranks for k in sentence.children[mention.head])
    return [Party(mention.actor, entity, vague=ranked and mention.name is None)]


def country_at(resolution: Resolution, sentence: Sentence, head: int) -> Party | None:
    """The state that a place, a state or a capital at ``head`` stands for: where a visit goes."""
    mention = resolution.at(sentence, head)
    if mention is None and (half := _half(resolution, sentence, head)) is not None:
        return half
    if mention is not None and mention.entity.kind in {"state", "place", "demonym"}:
        return Party(mention.actor, mention.entity)
    place = place_at(resolution, sentence, head)
    seat = sentence.lower[head] in load_words().seats_of_government
    if place is None and mention is not None and mention.entity.known and seat:
        actor = mention.actor  # "an invitation to the White House"
        return state_called(actor.country, actor.text, actor.evidence) if actor.country else None
    return state_of(place) if place is not None and place.country is not None else None


def _half(resolution: Resolution, sentence: Sentence, head: int) -> Party | None:
    """The Korea that "the North" or "the South" is, where the article speaks of both."""
    halves = load_words().halves
    code = halves.get(sentence.words[head])
    the = any(sentence.lower[c] == "the" for c in sentence.children[head])
    if code is None or not the or not set(halves.values()) <= {m.entity.country for m in resolution.mentions}:
        return None
    return state_called(code, sentence.words[head], sentence.span(head, head))


def state_of(place: PlaceMention) -> Party:
    """The state that a place of a known country lies in."""
    assert place.country is not None
    name = load().countries.get(place.country, place.name)
    actor = Actor(text=place.text, name=name, country=place.country, sectors=["GOV"], evidence=place.span)
    return Party(actor, Entity(name, "state", place.country, ("GOV",), known=True))


def state_called(code: str, text: str, span: Span) -> Party:
    """The state of a place that stands at ``span``: in the dateline."""
    name = load().countries.get(code, code)
    actor = Actor(text=text, name=name, country=code, sectors=["GOV"], evidence=span)
    return Party(actor, Entity(name, "state", code, ("GOV",), known=True))


def place_at(resolution: Resolution, sentence: Sentence, head: int) -> PlaceMention | None:
    """The place whose name covers token ``head``."""
    places: list[PlaceMention] = resolution.places
    return next((p for p in places if p.sentence is sentence and p.first <= head <= p.last), None)


def distinct(parties: Iterable[Party]) -> list[Party]:
    """Each once, in the order of the text; a state only where none of its people stands beside it."""
    kept: list[Party] = []
    for party in parties:
        if all(party.entity is not other.entity and party.actor.name != other.actor.name for other in kept):
            kept.append(party)
    people = {p.actor.country for p in kept if not p.is_state and not p.vague and not p.armed and p.speaks}
    kept = [p for p in kept if not ((p.is_state or p.vague) and p.actor.country in people)]
    # "Christopher Hill, US negotiator": who is only described stands for the one who is named
    named = {
        p.actor.country for p in kept if p.entity.kind == "person" and p.actor.name[:1].isupper() and p.entity.known
    }
    return [p for p in kept if p.entity.known or not p.is_person or p.actor.country not in named or p.unknown]


def left_out(sentence: Sentence, head: int) -> bool:
    """Whether a "with" behind a comma tells how somebody fares: "a summit, *with China and Taiwan shut out*".

    Also that he is not there: "a summit, *with Peru's leader the most notable absentee*".
    """
    while sentence.deps[head] == "conj" and sentence.heads[head] < head:
        head = sentence.heads[head]
    prep = sentence.heads[head]
    end = max(sentence.edges[h][1] for h in sentence.conjuncts(head))
    after = sentence.tags[end + 1] if end + 1 < len(sentence) else ""
    away = not load_words().not_there.isdisjoint(sentence.lower[prep : end + _NEAR])
    return prep > 0 and sentence.words[prep - 1] == "," and (after in {"VBN", "VBG", "VBD"} or away)


def names_country(sentence: Sentence, heads: Iterable[int]) -> bool:
    """Whether "the island", "the country" stands at one of ``heads``: the one told of before."""
    lands = load_words().lands
    return any(
        sentence.lemmas[h] in lands and any(sentence.lower[c] == "the" for c in sentence.children[h]) for h in heads
    )
