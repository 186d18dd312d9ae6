"""Who "I" and "we" are, and "it" in "Japan said it would": the speaker of the statement that they stand in."""

from __future__ import annotations

from detente.parsing import Sentence
from detente.resolving import ActorMention, Entity, Resolution
from detente.statements.said import Said, chain

FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})


def give_voices(said: list[Said], resolution: Resolution) -> None:
    """Give pronouns that are still open the speaker of the innermost statement that holds them.

    First-person pronouns always; "he", "she", "it" and "they" only as the subject of what is said in indirect speech,
    in the sentence that names the speaker, and where number and kind allow.
    """
    if not said:
        return
    sentences = {sentence.index: sentence for sentence in resolution.parsed.sentences}
    for mention in resolution.mentions:
        if mention.kind != "pronoun" or mention.entity.kind != "pronoun":
            continue
        word = mention.sentence.lower[mention.head]
        first = word in FIRST_PERSON
        if not first and word not in _THIRD_PERSON:
            continue
        for link in reversed(chain(said, mention.sentence.starts[mention.head])):
            if not first and not _reports_itself(link, mention):
                break
            entity = _speaker(link, resolution, sentences)
            if entity is not None and (first or _agrees(word, entity)):
                mention.entity = entity
                mention.__dict__.pop("actor", None)
                break


_THIRD_PERSON = frozenset({"he", "she", "it", "they"})
_BODIES = frozenset({"organisation", "state", "place", "group", "demonym"})


def _reports_itself(link: Said, mention: ActorMention) -> bool:
    """Whether the pronoun is the subject of the clause that is said, in the speaker's sentence."""
    if link.statement.form != "indirect" or link.speaker_head is None or link.token is None:
        return False
    if link.speaker_head[0] != mention.sentence.index or link.sentence is not mention.sentence:
        return False
    above = [c for c in mention.sentence.clauses if mention.head in c.surface and c.parent is not None]
    return any(c.parent is not None and c.parent.head == link.token for c in above)


def _agrees(word: str, entity: Entity) -> bool:
    if word == "it":
        return entity.kind in _BODIES and not entity.plural
    if word == "they":
        return entity.plural or entity.kind in _BODIES
    return (
        not entity.plural
        and entity.kind in {"person", "office"}
        and entity.gender in {"", {"he": "m", "she": "f"}[word]}
    )


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
