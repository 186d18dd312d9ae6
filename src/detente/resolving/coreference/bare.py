"""Who "the two", "the pair" and "both" are, said without a noun: "and the two have since compared notes"."""

from __future__ import annotations

from detente.parsing import Sentence
from detente.resolving.coreference.binding import cannot_mean
from detente.resolving.coreference.pairs import together
from detente.resolving.draft import Draft
from detente.resolving.grammar import SUBJECTS
from detente.resolving.resolution import ActorMention, Entity

BARE = frozenset({"two", "pair", "both"})
_AS_NOUNS = (SUBJECTS - {"nsubjpass"}) | {"dobj", "pobj", "dative", "agent"}
"""Not what something is done to: "the two will be joined by the president" tells of three."""
_BACK = 3
"""How many sentences back two are looked for that one sentence names."""


def bare(sentence: Sentence, start: int) -> list[Draft]:
    """A draft for each "the two", "the pair" and "both" that stands for two told of before."""
    drafts: list[Draft] = []
    if BARE.isdisjoint(sentence.lower):
        return drafts
    for i in range(start, len(sentence)):
        word = sentence.lower[i]
        if word not in BARE or sentence.deps[i] not in _AS_NOUNS or sentence.lower[i + 1 : i + 2] == ["of"]:
            continue
        the = i > start and sentence.lower[i - 1] == "the"
        alone = all(child < i and sentence.lower[child] == "the" for child in _inside(sentence, i))
        if alone and the == (word != "both"):
            first = i - 1 if the else i
            drafts.append(Draft(sentence, first, i, i, "pronoun", (i, i), definite=True, plural=True))
    return drafts


def _inside(sentence: Sentence, token: int) -> list[int]:
    """What hangs from a word and makes a noun phrase of it: "the two *allies*", "the pair *of shoes*"."""
    return [
        child
        for child in sentence.children[token]
        if sentence.deps[child] not in {"punct", "cc", "relcl", "advmod", "preconj"} and sentence.lower[child] != "both"
    ]


def is_bare(mention: ActorMention) -> bool:
    """Whether it is one of these."""
    return mention.kind == "pronoun" and mention.sentence.lower[mention.head] in BARE


def meant(mention: ActorMention, mentions: list[ActorMention], position: int) -> Entity | None:
    """The two persons whom the nearest sentence names, if those behind it are of them; else the two states so named."""
    window = _window(mention, mentions[:position])
    persons = [(index, [m for m in there if _is_somebody(m)]) for index, there in window]
    if any(there for _, there in persons):
        return _named_by_one(persons)
    return _named_by_one(
        [(index, [m for m in there if m.entity.kind == "state" and m.kind != "place"]) for index, there in window]
    )


def _window(mention: ActorMention, before: list[ActorMention]) -> list[tuple[int, list[ActorMention]]]:
    """The mentions of the sentence up to there and of those before it, by sentence, the nearest first."""
    sentence = mention.sentence
    barred = cannot_mean(sentence, mention.head)
    found: dict[int, list[ActorMention]] = {}
    for candidate in before:
        here = candidate.sentence is sentence
        far = sentence.index - candidate.sentence.index > _BACK or sentence.paragraph - candidate.sentence.paragraph > 1
        if not far and not (here and candidate.head in barred):
            found.setdefault(candidate.sentence.index, []).append(candidate)
    return sorted(found.items(), reverse=True)


def _is_somebody(mention: ActorMention) -> bool:
    """Whether it is one person, or two who were told of together."""
    entity = mention.entity
    if entity.members:
        return len(entity.members) == 2 and all(member.kind == "person" for member in entity.members)
    if entity.plural or mention.kind in {"demonym", "place"}:
        return False
    return (entity.kind == "person" and entity.known) or (
        entity.kind in {"person", "office", "relation"} and entity.country is not None
    )


def _named_by_one(sentences: list[tuple[int, list[ActorMention]]]) -> Entity | None:
    """The two whom one sentence names, if what follows it names nobody else."""
    since: list[Entity] = []
    for _, there in sentences:
        pair = next(
            (m.entity for m in there if len(m.entity.members) == 2 and m.sentence.deps[m.head] in SUBJECTS), None
        )
        ones: list[Entity] = []
        for mention in there:
            for entity in mention.entity.members or [mention.entity]:
                if entity not in ones:
                    ones.append(entity)
        if pair is not None and all(entity in pair.members for entity in since):
            return pair
        if len(ones) == 2 and all(entity in ones for entity in since):
            return together(ones)
        since += [entity for entity in ones if entity not in since]
        if len(since) > 2:
            return None
    return None
