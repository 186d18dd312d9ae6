"""What the article says of a person beside the name: "Wang Yi, China's top diplomat", "her predecessor, Liz Truss"."""

from __future__ import annotations

from detente.resolving.draft import Draft
from detente.resolving.entities.identity import Identities, Persona
from detente.resolving.lexicon.wording import wording
from detente.resolving.mentions.describe import Describer
from detente.resolving.resolution import ActorMention

_CLOSERS = frozenset({",", ".", ")", "—", "–", "-", ";", ":", "?", "!"})
_SINGULAR = frozenset({"person", "office", "relation"})


def link_appositions(
    mentions: list[ActorMention],
    drafts: dict[int, Draft],
    personas: dict[int, Persona],
    identities: Identities,
    describer: Describer,
    by_token: dict[tuple[int, int], ActorMention],
) -> None:
    """Let titles beside a name share the name's entity, and tell the person what the title says."""
    for position, mention in enumerate(mentions):
        draft = drafts[id(mention)]
        if draft.title is None or draft.name is not None:
            continue
        if mention.kind in {"organisation", "group"} and not draft.plural:
            _body(mention, mentions, position)
            continue
        if mention.kind not in _SINGULAR:
            continue
        if (same := _second_office(mention, draft, drafts, by_token)) is not None:
            mention.entity = same.entity
            continue
        if draft.plural:
            listed = _listed(mention, by_token)
            for target in listed:
                _tell(target, draft, drafts, personas, identities, describer, keep=True)
            if len(listed) > 1 and not mention.entity.known:
                mention.entity.members = [target.entity for target in listed]
            continue
        target_one = _beside(mention, mentions, position, by_token)
        if target_one is None or id(drafts[id(target_one)]) not in personas:
            continue
        _tell(target_one, draft, drafts, personas, identities, describer, land=mention.entity.country)
        target_one.entity.gender = target_one.entity.gender or mention.entity.gender
        mention.entity = target_one.entity


def _body(mention: ActorMention, mentions: list[ActorMention], position: int) -> None:
    """ "the satirical weekly Charlie Hebdo", "the militant group Hamas": one body, told twice."""
    sentence = mention.sentence
    for other in mentions[max(0, position - 2) : position + 4]:
        if other is mention or other.sentence is not sentence or other.kind != "organisation" or other.name is None:
            continue
        if other.core[1] == mention.core[0] - 1 and mention.first <= other.core[0]:
            mine, theirs = set(mention.entity.sectors), set(other.entity.sectors)
            if mine & theirs or (mine <= {"SOC"} and theirs and mention.title in wording().any_body):
                mention.entity = other.entity
                return
            continue
        if other.last < mention.first:
            behind = sentence.deps[mention.head] == "appos" and sentence.heads[mention.head] == other.head
            if behind and mention.first - other.last == 2 and not other.entity.sectors[1:]:
                other.entity.country = other.entity.country or mention.entity.country
                other.entity.sectors = other.entity.sectors or mention.entity.sectors
                mention.entity = other.entity
                return
            continue
        if other.first < mention.last:
            continue
        gap = other.first - mention.last
        beside = gap == 1 or (
            gap == 2 and sentence.words[mention.last + 1] == "," and sentence.deps[other.head] == "appos"
        )
        if not beside or sentence.deps[mention.head] == "poss":
            continue
        entity, told = other.entity, mention.entity
        if (
            entity.sectors
            and told.sectors
            and not set(entity.sectors) & set(told.sectors)
            and told.sectors[0] not in {"SOC", "REB", "GOV", "CVL"}
        ):
            return
        entity.country = entity.country or told.country
        entity.sectors = entity.sectors or told.sectors
        mention.entity = entity
        return


def _tell(
    target: ActorMention,
    draft: Draft,
    drafts: dict[int, Draft],
    personas: dict[int, Persona],
    identities: Identities,
    describer: Describer,
    keep: bool = False,
    land: str | None = None,
) -> None:
    persona = personas.get(id(drafts[id(target)]))
    if persona is None or draft.words is None:
        return
    country, sectors, role = describer.describe(draft, identities.office_in(persona) or land)
    country = country or land
    if draft.words.kind == "relation":
        if draft.words.words == "predecessor" and not persona.entity.sectors:
            persona.entity.sectors = ("ELI",)
        serving = identities.serves(persona)
        if country and (not persona.entity.country or not serving):
            persona.entity.country = country  # "his Ethiopian counterpart, Tedros Adhanom", years before he led the WHO
            persona.entity.sectors = persona.entity.sectors if serving else ("GOV",)
        return
    if draft.elect and role:
        persona.entity.sectors, persona.entity.role, persona.told = ("PTY",), f"{role}-elect", True
        persona.entity.country = country or persona.entity.country
        return
    if keep and persona.entity.role:
        role = None
    identities.tell(persona, draft, country, sectors, role)


def _second_office(
    mention: ActorMention, draft: Draft, drafts: dict[int, Draft], by_token: dict[tuple[int, int], ActorMention]
) -> ActorMention | None:
    """The person who holds two offices: "*Prime Minister* and Foreign Minister Sheikh Mohammed"."""
    sentence, after = mention.sentence, _end(mention) + 1
    if mention.kind != "office" or draft.plural or after + 1 >= len(sentence):
        return None
    if sentence.lower[after] not in {"and", "cum", "&"} or not sentence.words[mention.core[0]][0].isupper():
        return None
    for head in range(after + 1, min(after + 12, len(sentence))):
        other = by_token.get((sentence.index, head))
        if other is None or other.kind != "person" or other.name is None:
            continue
        theirs = drafts[id(other)]
        capital = theirs.title is not None and sentence.words[theirs.title.first][0].isupper()
        return other if other.first == after + 1 and capital and theirs.title is not None and not theirs.near else None
    return None


def _listed(mention: ActorMention, by_token: dict[tuple[int, int], ActorMention]) -> list[ActorMention]:
    """ "foreign ministers, both Wang Yi and Qin Gang": the named ones after a plural title."""
    sentence, found = mention.sentence, []
    for child in sentence.children[mention.head]:
        if sentence.deps[child] == "appos" and child > mention.last:
            for token in sentence.conjuncts(child):
                named = by_token.get((sentence.index, token))
                if named is not None and named.kind == "person" and named.name:
                    found.append(named)
    return found


def _beside(
    mention: ActorMention, mentions: list[ActorMention], position: int, by_token: dict[tuple[int, int], ActorMention]
) -> ActorMention | None:
    sentence = mention.sentence
    candidates: list[ActorMention] = []
    head = sentence.heads[mention.head]
    if sentence.deps[mention.head] == "appos":
        candidates += [m for m in (by_token.get((sentence.index, head)),) if m]
    for child in sentence.children[mention.head]:
        if sentence.deps[child] == "appos":
            candidates += [m for m in (by_token.get((sentence.index, child)),) if m]
    if sentence.deps[mention.head] == "attr" and sentence.words[head] in {"is", "'s"}:
        for child in sentence.children[head]:
            if sentence.deps[child] == "nsubj":
                candidates += [m for m in (by_token.get((sentence.index, child)),) if m]
    for candidate in candidates:
        nearer = any(
            m.kind == "office" and mention.last < m.first and m.last < candidate.first <= m.last + 2
            for m in mentions[position + 1 : position + 5]
        )  # "between the head of state and *Ethiopia's premier*, Abiy Ahmed"
        if candidate.kind == "person" and candidate.name and not nearer and not _between_and(mention, candidate):
            return candidate
    near = [m for m in mentions[max(0, position - 4) : position + 5] if m.sentence is sentence]
    for other in near:
        if other is mention or other.kind != "person" or not other.name:
            continue
        first, second = (mention, other) if mention.last < other.first else (other, mention)
        end = _end(first) if first is mention else first.last
        if second.first - end == 2 and sentence.words[end + 1] == ",":
            after = second.last + 1
            listed = first.first >= 2 and sentence.words[first.first - 1] == "," and sentence.deps[first.head] == "conj"
            closed = after >= len(sentence) or sentence.words[after] in _CLOSERS
            if closed and not listed and not _followed_by_and(mention, after):
                return other
        if (
            second.first - first.last == 1
            and mention is first
            and sentence.deps[mention.head] in {"compound", "nmod", "appos"}
        ):
            return other
    return None


def _end(mention: ActorMention) -> int:
    """The last token of a title with what hangs from it by "of": "the governor of the region of Belgorod"."""
    sentence, end = mention.sentence, mention.last
    for child in sentence.children[mention.head]:
        if child > mention.head and sentence.lower[child] in {"of", "for"} and sentence.edges[child][0] == child:
            stop = next((i for i in range(child, sentence.edges[child][1] + 1) if sentence.words[i] == ","), None)
            end = max(end, stop - 1 if stop is not None else sentence.edges[child][1])
    return end if end - mention.last <= 10 else mention.last


def _followed_by_and(mention: ActorMention, after: int) -> bool:
    words = mention.sentence.words
    return after + 1 < len(words) and words[after] == "," and words[after + 1] in {"and", "or"}


def _between_and(mention: ActorMention, other: ActorMention) -> bool:
    low, high = sorted((mention.head, other.head))
    return (
        any(mention.sentence.words[i] in {"and", "or"} for i in range(low, high))
        and mention.sentence.deps[mention.head] == "conj"
    )
