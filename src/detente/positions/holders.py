"""Who holds a position, told in full: "war veterans in Vukovar", and "the leader of APRA", named a sentence before."""

from __future__ import annotations

from detente.parsing import Parsed, Sentence
from detente.positions.stances import Stances
from detente.positions.targets import noun_phrase
from detente.record import Actor
from detente.resolving import ActorMention, Resolution

_WHERE = frozenset({"in", "of", "from", "at", "on", "near", "around", "along"})


def in_full(mention: ActorMention) -> Actor:
    """The actor with the words behind the noun that tell which group is meant: "the minority *in Parliament*"."""
    actor, sentence = mention.actor, mention.sentence
    behind = mention.last + 1
    if mention.entity.known or mention.kind not in {"group", "person", "organisation"} or mention.name is not None:
        return actor
    if behind >= len(sentence) or sentence.lower[behind] not in _WHERE or sentence.heads[behind] != mention.head:
        return actor
    last = noun_phrase(sentence, mention.head).last
    if last <= mention.last:
        return actor
    return actor.model_copy(
        update={"text": sentence.quote(mention.first, last), "evidence": sentence.span(mention.first, last)}
    )


def named_before(parsed: Parsed, resolution: Resolution, stances: Stances) -> dict[str, Actor]:
    """Those of whom only the post is told, with whom the sentence before has named.

    "Former president Alan Garcia questioned the agreement. *The leader of APRA* said ...": by the name of the second.
    """
    known: dict[str, Actor] = {}
    for before, sentence in zip(parsed.sentences, parsed.sentences[1:], strict=False):
        if before.paragraph != sentence.paragraph:
            continue
        subject = _subject(resolution, sentence)
        if subject is None or subject.entity.known or subject.name is not None or subject.plural:
            continue
        head, first = sentence.lemmas[subject.head], sentence.lower[subject.first]
        if first != "the" or head not in stances.lists["posts.words"]:
            continue
        other = _subject(resolution, before)
        if other is None or other.entity.kind != "person" or other.name is None:
            continue
        if subject.entity.country is None or subject.entity.country == other.entity.country:
            known[subject.entity.name] = other.actor
    return known


def _subject(resolution: Resolution, sentence: Sentence) -> ActorMention | None:
    """The mention that is the subject of the sentence's main clause."""
    main = next((c for c in sentence.clauses if c.top == sentence.root), None)
    return resolution.at(sentence, main.surface[0]) if main is not None and len(main.surface) == 1 else None
