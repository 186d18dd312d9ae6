"""Whom a report tells of by office alone in its first sentence, and by name in its second."""

from __future__ import annotations

from detente.parsing import Sentence
from detente.resolving.grammar import SUBJECTS
from detente.resolving.resolution import ActorMention

_OPENING = 3
"""The last sentence, counted from 0, in which a report names whom it has told of by office."""


def name_the_lead(mentions: list[ActorMention]) -> None:
    """Give the bare name that the second sentence opens with the office of whom the first one tells.

    Only where the name is new and told with no office, and the first sentence names nobody else.
    """
    for mention in mentions:
        sentence = mention.sentence
        office = mention.kind in {"office", "person"} and mention.name is None
        if sentence.index > 0 or not office or mention.plural or mention.entity.known:
            continue
        if not _acts(sentence, mention.head) or mention.entity.country is None or not mention.entity.sectors:
            continue
        named = _named(mentions, sentence)
        if named is None:
            continue
        entity, told = named.entity, mention.entity
        entity.country, entity.sectors, entity.role = told.country, told.sectors, entity.role or told.role
        for other in mentions:
            if other.entity is told:
                other.entity = entity
        return


def _named(mentions: list[ActorMention], lead: Sentence) -> ActorMention | None:
    """The person of whom nothing is known but a name of two words or more, the first named and one who acts."""
    persons = [m for m in mentions if m.kind == "person" and m.name is not None and m.sentence.index <= _OPENING]
    if not persons or persons[0].sentence is lead or persons[0].title is not None:
        return None
    first = persons[0]
    sentence = first.sentence
    opens = first.first == 0 and _acts(sentence, first.head) and sentence.paragraph - lead.paragraph <= 1
    whole = first.name is not None and first.name[1] > first.name[0]
    open_ = first.entity.country is None and not first.entity.sectors and first.entity.role is None
    return first if opens and whole and open_ else None


def _acts(sentence: Sentence, head: int) -> bool:
    """Whether it is the subject of the sentence's main verb or of what somebody says."""
    verb = sentence.heads[head]
    return sentence.deps[head] in SUBJECTS and (verb == sentence.root or sentence.deps[verb] == "ccomp")
