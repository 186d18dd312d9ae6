"""Who "I" and "we" are: the speaker of the statement that they stand in."""

from __future__ import annotations

from detente.parsing import Sentence
from detente.resolving import Entity, Resolution
from detente.statements.said import Said, chain

FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})


def give_voices(said: list[Said], resolution: Resolution) -> None:
    """Give the first-person pronouns of ``resolution`` the speaker of the innermost statement that holds them."""
    if not said:
        return
    sentences = {sentence.index: sentence for sentence in resolution.parsed.sentences}
    for mention in resolution.mentions:
        if mention.kind != "pronoun" or mention.entity.kind != "pronoun":
            continue
        if mention.sentence.lower[mention.head] not in FIRST_PERSON:
            continue
        for link in reversed(chain(said, mention.sentence.starts[mention.head])):
            entity = _speaker(link, resolution, sentences)
            if entity is not None:
                mention.entity = entity
                mention.__dict__.pop("actor", None)
                break


def _speaker(link: Said, resolution: Resolution, sentences: dict[int, Sentence]) -> Entity | None:
    if link.speaker_head is not None:
        index, token = link.speaker_head
        speaker = resolution.at(sentences[index], token)
        if speaker is not None and speaker.entity.kind != "pronoun":
            return speaker.entity
    actor = link.statement.speaker
    if actor is None:
        return None
    named = (m.entity for m in resolution.mentions if m.entity.kind != "pronoun" and m.actor.name == actor.name)
    return next(named, None)
