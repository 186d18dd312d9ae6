"""Of which state officials are whom nothing tells of one, in an article of two: the other one's."""

from __future__ import annotations

from detente.resolving.coreference.whose import goals_of
from detente.resolving.entities.home import Home
from detente.resolving.grammar import SUBJECTS, objects_of
from detente.resolving.lexicon.index import Words
from detente.resolving.lexicon.wording import wording
from detente.resolving.resolution import ActorMention, Entity

_OFFICIALS = {("GOV",), ("MIL",), ("COP",)}


def tell_opposites(mentions: list[ActorMention], home: Home, words: Words) -> None:
    """Give officials without a country that of the other state of two: a state has one foreign minister.

    "He (Sri Lanka's fisheries minister) met Fisheries Minister X": X is of India, of which the article speaks besides.
    An ambassador who calls on a minister is sent by the other state, and who travels to one is of the other.
    """
    two = home.two
    _of_counterparts(mentions, home)
    if not two:
        return
    for mention in mentions:
        entity = mention.entity
        if mention.kind == "relation" and mention.title in words["of_another_land"]:
            _of_guest(mention, mentions, two)
        if mention.kind != "person" or mention.name is None or entity.country is not None:
            continue
        if entity.sectors[:1] != ("GOV",) or not entity.role:
            continue
        if entity.role in words["sent"]:
            lands = _called_on(mention, mentions)
        else:
            lands = _same_office(entity, mentions) if entity.role.endswith(wording().one_bearer) else set()
            lands = lands or _goes_to(mention, mentions)
        if len(lands) == 1 and lands <= set(two):
            entity.country = next(code for code in two if code not in lands)


def _same_office(entity: Entity, mentions: list[ActorMention]) -> set[str | None]:
    """The states of the others of whom the article says that they hold the office."""
    others = (m.entity for m in mentions if m.kind == "person" and m.name and m.entity is not entity)
    return {other.country for other in others if other.role == entity.role and other.country}


def _of_guest(mention: ActorMention, mentions: list[ActorMention], two: list[str]) -> None:
    """ "His visitor, Obert Mpofu": host and guest are of the two states that the article speaks of, one of each."""
    entity = mention.entity
    if entity.kind != "person" or not entity.known or entity.country is not None:
        return
    owners = mention.sentence.dependents(mention.head, "poss")
    lands = {m.entity.country for m in mentions if m.sentence is mention.sentence and m.head in owners}
    if len(lands) == 1 and lands <= set(two):
        entity.country = next(code for code in two if code not in lands)
        entity.sectors = entity.sectors or ("GOV",)


def _of_counterparts(mentions: list[ActorMention], home: Home) -> None:
    """Officials who meet "*their Somali* counterparts" are no Somalis, but of the article's own state."""
    for mention in mentions:
        if mention.title not in wording().peers | {"colleague"}:
            continue
        owners = mention.sentence.dependents(mention.head, "poss")
        here = [m.entity for m in mentions if m.sentence is mention.sentence and m.head in owners]
        if any(entity.country != mention.entity.country for entity in here):
            _of_same_office(mention.entity, here)
        if mention.title == "colleague":
            continue
        abroad = mention.entity.country
        own = home.country or _teller(mention, mentions)
        if abroad is None or own in {None, abroad}:
            continue
        for entity in here:
            named = entity.kind == "person" and entity.known and not entity.sectors and not entity.plural
            if entity.country is None and not entity.members and (named or entity.sectors[:1] in _OFFICIALS):
                entity.country, entity.sectors = own, entity.sectors or ("GOV",)


def _of_same_office(entity: Entity, owners: list[Entity]) -> None:
    """A minister's counterpart called by name is a minister: "her Chadian counterpart, *Jean-Bernard Padare*"."""
    if entity.kind != "person" or entity.plural or len(owners) != 1 or entity.sectors or not entity.country:
        return
    owner = owners[0]
    if owner.kind == "person" and not owner.plural and owner is not entity:
        entity.sectors = owner.sectors if owner.sectors[:1] in _OFFICIALS else ("GOV",)
        entity.role = entity.role or owner.role


def _teller(mention: ActorMention, mentions: list[ActorMention]) -> str | None:
    """The country of the official who says it: "*the Kenyan minister* said commissioners would meet"."""
    sentence = mention.sentence
    subjects = [c for c in sentence.children[sentence.root] if sentence.deps[c] in SUBJECTS]
    here = (m.entity for m in mentions if m.sentence is sentence and m.head in subjects)
    return next((entity.country for entity in here if entity.kind == "person" and "GOV" in entity.sectors), None)


def _goes_to(mention: ActorMention, mentions: list[ActorMention]) -> set[str | None]:
    """The state that an official travels to: "will lead a delegation *to Dar es Salaam*"."""
    sentence = mention.sentence
    goals = goals_of(sentence, mention.head)
    return {
        m.entity.country for m in mentions if m.sentence is sentence and m.head in goals and m.entity.kind == "state"
    }


def _called_on(mention: ActorMention, mentions: list[ActorMention]) -> set[str | None]:
    """The states of the officials whom an envoy meets: "called on Prime Minister X", "met X"."""
    sentence = mention.sentence
    if sentence.deps[mention.head] not in SUBJECTS:
        return set()
    verb = sentence.heads[mention.head]
    objects = {*sentence.dependents(verb, "dobj"), *objects_of(sentence, verb, "on", "with", "by")}
    met = (m.entity for m in mentions if m.sentence is sentence and m.head in objects and m.kind == "person")
    return {entity.country for entity in met if entity.sectors[:1] == ("GOV",) and entity.country}
