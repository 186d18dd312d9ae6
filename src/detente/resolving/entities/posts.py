"""The post that somebody holds in a body, told beside the name: "Keo Vuthy, *head of the ministry's Asia bureau*"."""

from __future__ import annotations

from collections.abc import Container

from detente.parsing import Sentence
from detente.resolving.entities.home import PUBLIC
from detente.resolving.grammar import objects_of
from detente.resolving.resolution import ActorMention, Entity

_BEHIND = ("of", "at", "in", "for", "with")


def tell_posts(
    mentions: list[ActorMention], by_token: dict[tuple[int, int], ActorMention], posts: Container[str]
) -> None:
    """People of whom nothing else is known are of the country of the public body in which they hold a post."""
    for mention in mentions:
        entity = mention.entity
        if mention.kind != "person" or mention.name is None or entity.country is not None or entity.sectors:
            continue
        body = _body(mention, by_token, posts)
        if body is not None:
            entity.country, entity.sectors = body.country, body.sectors[:1]


def _body(mention: ActorMention, by_token: dict[tuple[int, int], ActorMention], posts: Container[str]) -> Entity | None:
    """The body that is led or served by somebody, as an apposition or a relative clause has it."""
    sentence = mention.sentence
    for head in _bodies_behind(sentence, mention.head, posts):
        found = by_token.get((sentence.index, head))
        if found is not None and found.kind == "organisation" and PUBLIC & set(found.entity.sectors):
            return found.entity if found.entity.country else None
    return None


def _bodies_behind(sentence: Sentence, person: int, posts: Container[str]) -> list[int]:
    """Heads of "head of the *bureau*", "a director at the *ministry*" and "who runs the ministry's *bureau*"."""
    found: list[int] = []
    for child in sentence.children[person]:
        if child > person and sentence.deps[child] == "appos" and sentence.lemmas[child] in posts:
            found += objects_of(sentence, child, *_BEHIND)
        if sentence.deps[child] == "relcl" and sentence.lemmas[child] in posts:
            found += sentence.dependents(child, "dobj")
    return found
