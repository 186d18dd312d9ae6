"""Whom "the Green politician", "the refugee chief" and "the 61-year-old" are: somebody named shortly before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from detente.data import FOLDER, DataError, listed, read_toml
from detente.parsing import Sentence
from detente.resolving.draft import Draft
from detente.resolving.grammar import SUBJECTS, leads
from detente.resolving.lexicon.index import SECTORS
from detente.resolving.lexicon.wording import wording
from detente.resolving.resolution import ActorMention, Entity

PATH = FOLDER / "resolving" / "epithets.toml"
_LISTS = ("alone", "envoys", "leaders", "colours", "called_envoys", "called_leaders", "below_leaders", "not_abroad")
_FAR = 3
"""How many sentences back somebody is looked for."""
_PARTIES = frozenset({"PTY", "OPP", "LEG"})


@dataclass(frozen=True)
class Epithets:
    """``nouns`` has the sectors of those whom each may mean, ``sides`` the sector of each; the rest are words."""

    nouns: dict[str, frozenset[str]]
    alone: frozenset[str]
    envoys: frozenset[str]
    leaders: frozenset[str]
    colours: frozenset[str]
    called_envoys: frozenset[str]
    called_leaders: frozenset[str]
    below_leaders: frozenset[str]
    abroad: frozenset[str]
    sides: dict[str, str]


@cache
def epithets() -> Epithets:
    """The nouns and words of the packaged file.

    Raises:
        DataError: the file is wrong.
    """
    raw = read_toml(PATH)
    nouns = raw.get("nouns")
    if not isinstance(nouns, dict) or not all(isinstance(sectors, str) for sectors in nouns.values()):
        raise DataError(PATH, None, "[nouns] must have sectors, parted by spaces, for each noun")
    words = {name: frozenset(listed(PATH, raw, "words", name)) for name in _LISTS}
    sides = raw.get("sides")
    if not isinstance(sides, dict) or not all(sector in SECTORS for sector in sides.values()):
        raise DataError(PATH, None, "[sides] must have one of PLOVER's sectors for each word")
    abroad = words["envoys"] - words.pop("not_abroad")
    return Epithets(
        {noun: frozenset(sectors.split()) for noun, sectors in nouns.items()}, **words, abroad=abroad, sides=sides
    )


@dataclass(frozen=True)
class _Told:
    """What a phrase tells of whom it means: noun, countries, whether a party or colour, and words of his field."""

    noun: str
    lands: frozenset[str]
    party: bool
    fields: frozenset[str]


def meant(mention: ActorMention, mentions: list[ActorMention], position: int) -> Entity | None:
    """The person named in the sentences before who is told of so, if only one can be meant.

    He is nobody whom the sentence of the phrase names besides. The nearest sentence that names one who fits decides; of
    several there it is the one that leads it.
    """
    told = _told(mention, mentions)
    if told is None:
        return None
    sentence = mention.sentence
    here = {id(m.entity) for m in mentions if m.sentence is sentence and m.entity.kind == "person"}
    by_distance: dict[int, list[ActorMention]] = {}
    if any(_unnamed(m, told) for m in mentions[:position] if sentence.index - m.sentence.index <= 2 * _FAR):
        return None
    for candidate in reversed(mentions[:position]):
        distance = sentence.index - candidate.sentence.index
        if distance > _FAR or sentence.paragraph - candidate.sentence.paragraph > 2:
            break
        if distance and candidate.kind not in {"demonym", "place", "state"}:
            by_distance.setdefault(distance, []).append(candidate)
    for distance in sorted(by_distance):
        fitting = [m for m in by_distance[distance] if id(m.entity) not in here and _fits(m.entity, told)]
        found = _foremost(fitting)
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _foremost(mentions: list[ActorMention]) -> list[Entity]:
    """Whoever is mentioned; where they are several, those of them whose phrase leads its sentence."""
    found = {id(m.entity): m.entity for m in mentions}
    if len(found) > 1:
        found = {id(m.entity): m.entity for m in mentions if leads(m.sentence, m.head)}
    return list(found.values())


def _told(mention: ActorMention, mentions: list[ActorMention]) -> _Told | None:
    """What the phrase tells; None if it is no such phrase or tells more than a known person would be told by."""
    known = epithets()
    sentence, head = mention.sentence, mention.head
    noun = sentence.lower[head]
    if noun not in known.nouns or mention.plural or mention.name or sentence.lower[mention.first] != "the":
        return None
    if sentence.deps[head] in {"attr", "oprd", "appos", "compound"} or mention.former or _goes_on(sentence, head):
        return None
    inside = [m for m in mentions if m.sentence is sentence and mention.first <= m.first and m.last < head]
    lands: set[str] = set()
    party = False
    taken: set[int] = set()
    for other in inside:
        if other.kind in {"demonym", "state"} and other.entity.country:
            lands.add(other.entity.country)
        elif other.kind == "organisation" and set(other.entity.sectors) & _PARTIES:
            party = True
        elif other.kind == "organisation" and other.entity.country and other.entity.known:
            lands.add(other.entity.country)
        else:
            continue
        taken.update(range(other.first, other.last + 1))
    fields: set[str] = set()
    for i in range(mention.first + 1, head):
        if i in taken or sentence.pos[i] == "PUNCT":
            continue
        word = sentence.lower[i]
        if word in known.colours:
            party = True
        elif sentence.pos[i] in {"NOUN", "PROPN"}:
            fields.add(sentence.lemmas[i].lower())
        else:
            return None
    if not (lands or party or fields) and noun not in known.alone:
        return None
    return _Told(noun, frozenset(lands), party, frozenset(fields))


def _goes_on(sentence: Sentence, head: int) -> bool:
    """Whether what stands behind tells who is meant: "the diplomat *who* spoke", "the leader *of* the party"."""
    return any(
        child > head and sentence.deps[child] in {"prep", "relcl", "acl", "appos", "conj"}
        for child in sentence.children[head]
    )


def _fits(entity: Entity, told: _Told) -> bool:
    """Whether a person of the article may be called so."""
    known = epithets()
    if entity.kind != "person" or not entity.known or entity.plural or entity.members:
        return False
    if told.lands and entity.country not in told.lands:
        return False
    role = set((entity.role or "").lower().replace("-", " ").split())
    sectors, allowed = set(entity.sectors[:1]), known.nouns[told.noun]
    abroad = entity.country in {"EUR", "UNO", "IGO"} or bool(role & known.abroad)
    if told.party and abroad and "LEG" not in entity.sectors:
        return False
    if "any" not in allowed and not sectors & allowed:
        return False
    if told.noun in known.called_envoys and not role & known.envoys:
        return False
    if told.noun in known.called_leaders and (not role & known.leaders or role & known.below_leaders):
        return False
    if told.noun == "minister" and not role & wording().ministers:
        return False
    for field in told.fields - known.sides.keys():
        if not any(word.startswith(field.rstrip("s")) for word in role):
            return False
    own = {sector for word, sector in known.sides.items() if word in told.fields}
    return own <= sectors


def _unnamed(mention: ActorMention, told: _Told) -> bool:
    """Whether somebody without a name was told of by the same noun: "a *diplomat* said ... the diplomat"."""
    return (
        mention.name is None
        and not mention.plural
        and mention.sentence.lower[mention.head] == told.noun
        and (not mention.entity.known)
    )


def national(mention: ActorMention, mentions: list[ActorMention], position: int) -> Entity | None:
    """The person of that country who was named before: "*the Pole* made the case" after Donald Tusk spoke."""
    sentence, head = mention.sentence, mention.head
    word = sentence.words[head]
    if mention.kind != "nationals" or sentence.lower[mention.first] != "the" or word.endswith(_COLLECTIVE):
        return None
    alone = mention.head - mention.first == 1 and sentence.deps[head] not in {
        "attr",
        "oprd",
        "appos",
        "compound",
        "amod",
    }
    if not alone or sentence.tags[head] in {"NNS", "NNPS"} or _goes_on(sentence, head) or _is_many(sentence, head):
        return None
    here = {id(m.entity) for m in mentions if m.sentence is sentence and m.last < mention.first and m.kind == "pronoun"}
    for distance in range(_FAR + 1):
        there = [
            m
            for m in mentions[:position]
            if sentence.index - m.sentence.index == distance and m.entity.country == mention.entity.country
            if distance or (m.last < mention.first and sentence.heads[m.head] != sentence.heads[head])
            if m.entity.kind == "person" and m.entity.known and not m.entity.plural and id(m.entity) not in here
        ]
        if there:
            found = _foremost(there)
            return found[0] if len(found) == 1 else None
    return None


_COLLECTIVE = ("s", "ch", "sh", "ese", "men", "women")
"""How words end that mean a whole people with "the": "the French", "the Chinese", "the Swiss"."""


def _is_many(sentence: Sentence, head: int) -> bool:
    """Whether the verb shows that more than one is meant: "the Bosniak *were*"."""
    verb = sentence.heads[head]
    if sentence.deps[head] not in SUBJECTS:
        return False
    helpers = [verb, *(c for c in sentence.children[verb] if sentence.deps[c] in {"aux", "auxpass"})]
    return any(sentence.tags[i] == "VBP" for i in helpers)


def ages(sentence: Sentence, start: int) -> list[Draft]:
    """A draft for each "the 61-year-old" that stands without a noun for somebody told of before."""
    drafts: list[Draft] = []
    if "old" not in sentence.lower:
        return drafts
    for i in range(start + 5, len(sentence)):
        if sentence.lower[i - 4 : i + 1][1:] != ["-", "year", "-", "old"] or sentence.lower[i - 5] != "the":
            continue
        if sentence.words[i - 4].isdigit() and sentence.deps[i] in SUBJECTS | {"dobj", "pobj", "agent", "dative"}:
            drafts.append(Draft(sentence, i - 5, i, i, "pronoun", (i, i), definite=True))
    return drafts


def ranked(sentence: Sentence, start: int) -> list[Draft]:
    """A draft for each "the latter" and "the former" that stands without a noun for one of two told of before."""
    drafts: list[Draft] = []
    for i in range(start + 1, len(sentence)):
        if sentence.lower[i] not in _RANKED or sentence.lower[i - 1] != "the":
            continue
        ends = i + 1 >= len(sentence) or sentence.pos[i + 1] not in {"NOUN", "PROPN", "ADJ", "NUM"}
        if ends and sentence.deps[i] in SUBJECTS | {"dobj", "pobj", "agent", "dative", "poss"}:
            drafts.append(Draft(sentence, i - 1, i, i, "pronoun", (i, i), definite=True))
    return drafts


_RANKED = frozenset({"latter", "former"})


def is_ranked(mention: ActorMention) -> bool:
    """Whether it is one of these."""
    return mention.kind == "pronoun" and mention.sentence.lower[mention.head] in _RANKED


def of_two(mention: ActorMention, mentions: list[ActorMention], position: int) -> Entity | None:
    """The person named last in the sentence before, or the first of two there; else a state of two."""
    sentence = mention.sentence
    there = [m for m in mentions[:position] if m.sentence.index == sentence.index - 1 and m.entity.known]
    there = [m for m in there if m.kind not in {"demonym", "place"} and not m.entity.plural]
    for kind in ("person", "state"):
        found = list({id(m.entity): m.entity for m in there if m.entity.kind == kind and m.entity.country}.values())
        if sentence.lower[mention.head] == "latter" and kind == "person" and len(found) > 1:
            return found[-1]
        if len(found) == 2:
            return found[sentence.lower[mention.head] == "latter"]
        if found:
            return None
    return None


def is_age(mention: ActorMention) -> bool:
    """Whether it is one of these."""
    return mention.kind == "pronoun" and mention.sentence.lower[mention.head] == "old"


def of_that_age(mention: ActorMention, mentions: list[ActorMention], position: int) -> Entity | None:
    """The only person whom the sentence before names, or who leads it."""
    sentence = mention.sentence
    here = {id(m.entity) for m in mentions if m.sentence is sentence and m is not mention}
    there = [
        m
        for m in mentions[:position]
        if m.sentence.index == sentence.index - 1 and m.entity.kind == "person" and not m.entity.plural
    ]
    found = {id(m.entity): m.entity for m in there if m.entity.known and id(m.entity) not in here}
    if len(found) > 1:
        found = {id(m.entity): m.entity for m in there if id(m.entity) in found and leads(m.sentence, m.head)}
    return next(iter(found.values())) if len(found) == 1 else None
