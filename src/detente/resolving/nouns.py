"""Whom "the minister", "the country", "the group" and "both sides" stand for."""

from __future__ import annotations

from detente.resolving.lexicon import Words
from detente.resolving.resolution import ActorMention, Entity


def bearers(mentions: list[ActorMention], words: Words) -> None:
    """ "The foreign minister said" and, elsewhere, a person of that office: the bearer, when only one can be meant."""
    bearers: dict[int, tuple[Entity, list[ActorMention]]] = {}
    for mention in mentions:
        if mention.kind == "person" and mention.name and mention.entity.role:
            bearers.setdefault(id(mention.entity), (mention.entity, []))[1].append(mention)
    for mention in mentions:
        if mention.name or mention.kind not in {"office", "person"} or mention.plural or not mention.title:
            continue
        if any(mention.entity is entity for entity, _ in bearers.values()):
            continue
        if not (mention.definite or mention.entity.country) or mention.former or not _plain(mention):
            continue
        if not mention.definite and mention.sentence.lower[mention.first] in {"a", "an", "another", "any"}:
            continue
        wanted = mention.entity.role or mention.title
        fitting = [
            (entity, where)
            for entity, where in bearers.values()
            if _bears(wanted, entity.role or "", words)
            and (mention.entity.country is None or entity.country in {None, mention.entity.country})
        ]
        if not fitting:
            continue
        if len(fitting) > 1:
            distances = sorted(
                (min(abs(m.sentence.index - mention.sentence.index) for m in where), n)
                for n, (_, where) in enumerate(fitting)
            )
            if distances[0][0] == distances[1][0]:
                continue
            fitting = [fitting[distances[0][1]]]
        mention.entity = fitting[0][0]


def _bears(wanted: str, role: str, words: Words) -> bool:
    if role.startswith("former ") or role.endswith("-elect"):
        return wanted == role
    if wanted == role:
        return True
    if wanted == "leader":
        return role in words["leader_roles"]
    if wanted in {"minister", "secretary"}:
        return role.endswith((" minister", " secretary")) and role != "prime minister"
    if wanted in {"diplomat", "envoy", "top diplomat"}:
        return role in {"ambassador", "envoy", "special envoy", "diplomat"} or (
            wanted == "top diplomat" and role == "foreign minister"
        )
    if wanted in {"chancellor"}:
        return role in {"finance minister"}
    return wanted in {"politician", "statesman"} and role in words["leader_roles"]


def _plain(mention: ActorMention) -> bool:
    """Nothing but the country stands before the title: not "the first British minister", "the new president"."""
    sentence = mention.sentence
    for i in range(mention.first, mention.core[0]):
        if (
            sentence.pos[i] in {"DET", "PROPN", "PUNCT", "PART"}
            or sentence.deps[i] == "poss"
            or any(n.first <= i <= n.last and n.label in {"NORP", "GPE"} for n in sentence.names)
        ):
            continue
        return False
    return sentence.deps[mention.head] not in {"attr", "oprd"}


def is_bare(mention: ActorMention) -> bool:
    """ "the country", "the group", with nothing that tells which."""
    sentence = mention.sentence
    between = [i for i in range(mention.first, mention.core[0]) if sentence.pos[i] not in {"DET", "PUNCT"}]
    follows = [
        c
        for c in sentence.children[mention.head]
        if c > mention.head and sentence.deps[c] in {"prep", "relcl", "appos"}
    ]
    return not between and not any(sentence.lower[c] in {"of"} or sentence.deps[c] in {"appos"} for c in follows)


def state(mention: ActorMention, mentions: list[ActorMention], position: int) -> Entity | None:
    """The state last spoken of, if the sentence that names it leaves no doubt."""
    for distance in range(0, 4):
        seen: list[Entity] = []
        for candidate in reversed(mentions[:position]):
            gap = mention.sentence.index - candidate.sentence.index
            if gap != distance or mention.sentence.paragraph - candidate.sentence.paragraph > 1:
                continue
            if candidate.entity.kind == "state" and candidate.entity not in seen:
                seen.append(candidate.entity)
        if len(seen) == 1:
            return seen[0]
        if seen:
            return None
    return None


def body(mention: ActorMention, mentions: list[ActorMention], position: int, words: Words) -> Entity | None:
    own = set(mention.entity.sectors)
    seen: list[Entity] = []
    for candidate in reversed(mentions[:position]):
        if (
            mention.sentence.index - candidate.sentence.index > 3
            or mention.sentence.paragraph - candidate.sentence.paragraph > 1
        ):
            break
        entity = candidate.entity
        if entity.kind != "organisation" or not candidate.name or entity in seen:
            continue
        if mention.title in words["bloc_nouns"] and not set(entity.sectors) & {"IGO", "EUR", "UNO"}:
            continue
        if own - {"SOC", "IGO"} and entity.sectors and not own & set(entity.sectors):
            continue
        if mention.title in {"group", "organisation", "organization", "movement"} and set(entity.sectors) & {
            "JUD",
            "LEG",
            "MIL",
            "JRN",
        }:
            continue
        seen.append(entity)
    return seen[0] if len(seen) == 1 else None


def pair(mention: ActorMention, mentions: list[ActorMention], position: int) -> Entity | None:
    """ "both sides", "the two countries": the two states last spoken of, if they are just two."""
    sentence = mention.sentence
    if not any(sentence.lower[i] in {"both", "two", "the"} for i in range(mention.first, mention.head + 1)):
        return None
    seen: list[Entity] = []
    for candidate in reversed(mentions[:position]):
        if sentence.index - candidate.sentence.index > 2 or sentence.paragraph - candidate.sentence.paragraph > 1:
            break
        entity = candidate.entity
        if entity.kind in {"state"} and entity not in seen:
            seen.append(entity)
    if len(seen) != 2:
        return None
    seen.reverse()
    return Entity(" and ".join(e.name for e in seen), "group", None, ("GOV",), plural=True, known=True, members=seen)
