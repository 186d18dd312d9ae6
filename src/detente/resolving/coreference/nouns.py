"""Whom "the minister", "the country", "the group" and "both sides" stand for."""

from __future__ import annotations

from functools import cache

from detente.resolving.coreference.binding import cannot_mean, subjects_of
from detente.resolving.coreference.described import FAR, kinds
from detente.resolving.grammar import leads
from detente.resolving.lexicon.index import Words
from detente.resolving.lexicon.wording import wording
from detente.resolving.resolution import ActorMention, Entity

_NEW = 6
"""For how many sentences somebody brought in without a name is meant by the noun with "the"."""


def bearers(mentions: list[ActorMention], words: Words) -> None:
    """ "The foreign minister said" and, elsewhere, a person of that office: the bearer, when only one can be meant."""
    bearers: dict[int, tuple[Entity, list[ActorMention]]] = {}
    for mention in mentions:
        if mention.kind == "person" and mention.name and mention.entity.role:
            bearers.setdefault(id(mention.entity), (mention.entity, []))[1].append(mention)
    lead = next(
        (m for m in mentions if m.sentence.index < 2 and m.kind == "person" and leads(m.sentence, m.head)), None
    )
    for mention in mentions:
        if mention.name or mention.kind not in {"office", "person"} or mention.plural or not mention.title:
            continue
        if any(mention.entity is entity for entity, _ in bearers.values()):
            continue
        if not (mention.definite or mention.entity.country) or not _plain(mention):
            continue
        if not mention.definite and mention.sentence.lower[mention.first] in {"a", "an", "another", "any", "no"}:
            continue
        if is_neither(mention) or (mention.entity.country is None and _told_as_another(mention, mentions)):
            continue
        wanted = mention.entity.role or mention.title
        if lead is not None and mention.definite and is_bare(mention) and _goes_on(lead, mention, mentions, words):
            mention.entity = lead.entity  # of whom the article tells, wherever it is written
            continue
        if (
            mention.definite
            and is_bare(mention)
            and (just := _just_named(mention, mentions, wanted, words)) is not None
        ):
            mention.entity = just
            continue
        own = set(mention.entity.sectors)
        fitting = [
            (entity, where)
            for entity, where in bearers.values()
            if _bears(wanted, entity.role or "", words)
            and (mention.entity.country is None or entity.country in {None, mention.entity.country})
            and (wanted != "leader" or not own or not entity.sectors or own & set(entity.sectors))
        ]
        if not fitting:
            continue
        if mention.entity.country is None:
            # who is only told of later is not meant, if somebody else was told of before
            fitting = [(e, where) for e, where in fitting if any(_precedes(m, mention) for m in where)] or fitting
            # "the Premier" is rather who was called premier than the prime minister
            called = [(e, where) for e, where in fitting if any(_title(m) == _title(mention) for m in where)]
            fitting = called if len(called) == 1 else fitting
        if len(fitting) > 1:
            distances = sorted(
                (min(abs(m.sentence.index - mention.sentence.index) for m in where), n)
                for n, (_, where) in enumerate(fitting)
            )
            nearest = fitting[distances[0][1]][1]
            back = mention.entity.country is None and nearest[0].sentence.index <= mention.sentence.index
            if distances[1][0] - distances[0][0] < (3 if back else 1):
                continue
            fitting = [fitting[distances[0][1]]]
        mention.entity = fitting[0][0]


def _just_named(mention: ActorMention, mentions: list[ActorMention], wanted: str, words: Words) -> Entity | None:
    """The only bearer of an office named before in the same sentence: "said that X would come; *the minister* will"."""
    sentence = mention.sentence
    barred = cannot_mean(sentence, mention.head)
    above = sentence.heads[mention.head]
    beside = {m.head for m in mentions if m.sentence is sentence and sentence.heads[m.head] == above}
    before = [
        m
        for m in mentions
        if m.sentence is sentence and m.name and m.kind == "person" and m.last < mention.first
        if _bears(wanted, m.entity.role or "", words)
    ]
    found = {id(m.entity): m.entity for m in before}
    if len(found) != 1 or any(m.head in barred | beside for m in before):
        return None
    return next(iter(found.values()))


def _told_as_another(mention: ActorMention, mentions: list[ActorMention]) -> bool:
    """Whether the noun was brought in shortly before for somebody without a name: "*a diplomat* said"."""
    index, noun = mention.sentence.index, mention.sentence.lower[mention.head]
    return any(
        0 <= index - m.sentence.index <= _NEW
        and m.name is None
        and m.sentence.lower[m.head] == noun
        and m.sentence.lower[m.first] in {"a", "an", "another"}
        and _precedes(m, mention)
        for m in mentions
    )


def is_neither(mention: ActorMention) -> bool:
    """Whether it is "neither minister", which speaks of both."""
    return mention.sentence.lower[mention.first] == "neither" and mention.first < mention.core[0]


def _goes_on(lead: ActorMention, mention: ActorMention, mentions: list[ActorMention], words: Words) -> bool:
    """Whether "the president" is the president whom the article opens with: no other one leads since.

    It is not who stands in another country's words ("Vietnam's leader told *the president*" is open).
    """
    wanted = mention.entity.role or mention.title or ""
    if not _precedes(lead, mention) or not _bears(wanted, lead.entity.role or "", words):
        return False
    since = [
        m
        for m in mentions
        if m.kind == "person"
        and m.name
        and m.entity is not lead.entity
        and _precedes(m, mention)
        and _bears(wanted, m.entity.role or "", words)
    ]
    last = max((m.sentence.index for m in mentions if m.entity is lead.entity and _precedes(m, mention)), default=0)
    near = mention.sentence.index - last <= 2
    return near and not any(leads(m.sentence, m.head) and m.sentence.index >= last for m in since)


def named_later(mentions: list[ActorMention]) -> None:
    """ "Egypt's foreign minister will fly to Lima. Mohamed Amr spoke": who opens the next sentence bears the office.

    Only somebody of whom nothing is known, and only if one such office without a name leads the sentence before.
    """
    offices: dict[str, set[str]] = {}
    for mention in mentions:
        entity = mention.entity
        alone = mention.kind == "office" and not mention.name and not mention.plural and not entity.known
        if alone and entity.role and entity.country:
            offices.setdefault(entity.role, set()).add(entity.country)
    seen: set[int] = set()
    for position, mention in enumerate(mentions):
        entity = mention.entity
        if mention.kind == "person" and mention.name and entity.role and entity.country is None:
            # "Algeria called off a trip by its foreign minister. Foreign Minister Kamel Belhadj ..."
            told = offices.get(entity.role, set())
            entity.country = next(iter(told)) if len(told) == 1 else None
        new = id(entity) not in seen
        seen.add(id(entity))
        if (
            mention.kind != "person"
            or not new
            or not mention.name
            or mention.title
            or mention.name[0] == mention.name[1]
        ):
            continue
        if entity.country or entity.sectors or entity.role or not leads(mention.sentence, mention.head):
            continue
        if any(m.sentence is mention.sentence and m.first < mention.first for m in mentions[:position]):
            continue
        before = [
            m
            for m in mentions[:position]
            if m.kind == "office"
            and mention.sentence.index - m.sentence.index == 1
            and not m.plural
            and leads(m.sentence, m.head)
        ]
        office = before[0] if len(before) == 1 else None
        if office is None or office.entity.known or not office.entity.country or not office.entity.role:
            continue
        entity.country, entity.sectors, entity.role = (
            office.entity.country,
            office.entity.sectors,
            office.entity.role,
        )
        for other in mentions:
            if other.entity is office.entity and other is not office:
                other.entity = entity
        office.entity = entity


def _title(mention: ActorMention) -> str:
    """The title as written, without the country before it."""
    return (mention.title or "").lower()


def _precedes(one: ActorMention, other: ActorMention) -> bool:
    return (one.sentence.index, one.last) < (other.sentence.index, other.first)


def _bears(wanted: str, role: str, words: Words) -> bool:
    if wanted in {"former minister", "former official"}:
        return role.startswith("former ") and role.endswith(" minister")
    if role.startswith("former ") or role.endswith("-elect"):
        return wanted == role
    if wanted == role:
        return True
    if wanted == "leader":
        return role in words["leader_roles"]
    if any(wanted in same and role in same for same in map(_parts, words["same_calling"])):
        return True
    known = wording()
    if wanted in known.ministers:
        return role.endswith(known.minister_ends) and role != "prime minister"
    if wanted in known.diplomats:
        return role in known.diplomats_roles or (wanted == "top diplomat" and role == "foreign minister")
    if wanted == "chancellor":
        return role == "finance minister"
    return wanted == "statesman" and role in words["leader_roles"]


@cache
def _parts(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))


def _plain(mention: ActorMention) -> bool:
    """Nothing but the country stands before the title: not "the first British minister", "the new president"."""
    sentence = mention.sentence
    for i in range(mention.first, mention.core[0]):
        if (
            sentence.pos[i] in {"DET", "PROPN", "PUNCT", "PART"}
            or sentence.deps[i] == "poss"
            or (mention.former and sentence.lower[i] in wording().gone)
            or any(n.first <= i <= n.last and n.label in {"NORP", "GPE"} for n in sentence.names)
        ):
            continue
        return False
    return sentence.deps[mention.head] not in {"attr", "oprd"}


def is_bare(mention: ActorMention) -> bool:
    """ "the country", "the group", with nothing that tells which."""
    sentence = mention.sentence
    between = [i for i in range(mention.first, mention.core[0]) if sentence.pos[i] not in {"DET", "PUNCT"}]
    if sentence.lower[mention.core[0] - 1] == "based":
        between = []  # "the London-based group"
    return not between and not goes_on(mention)


def goes_on(mention: ActorMention) -> bool:
    """Whether what stands behind a noun tells which: "the group *of states*", "the group, *Al-Shabaab*"."""
    sentence = mention.sentence
    return any(
        (sentence.deps[c] == "prep" and sentence.lower[c] == "of") or sentence.deps[c] == "appos"
        for c in sentence.children[mention.head]
        if c > mention.head
    )


def state(mention: ActorMention, mentions: list[ActorMention], position: int) -> Entity | None:
    """The state last spoken of, if the sentence that names it leaves no doubt.

    It is none of whose people the sentence speaks ("told Americans to leave the country"). A kingdom or a sultanate is
    one, and may have been named longer ago.
    """
    here = [m for m in mentions[:position] if m.sentence is mention.sentence]
    strange = {m.entity.country for m in here if m.kind == "nationals"}
    kind = kinds().nouns.get(mention.title or "")
    barred = cannot_mean(mention.sentence, mention.head)
    strange.update(m.entity.country for m in here if m.head in barred and m.entity.kind == "state")
    strange.update(m.entity.country for m in here if m.head in _travellers(mention))
    for distance in range(0, 4 if kind is None else FAR):
        seen: list[Entity] = []
        for candidate in reversed(mentions[:position]):
            gap = mention.sentence.index - candidate.sentence.index
            if gap > distance:
                break
            if gap != distance or (kind is None and mention.sentence.paragraph - candidate.sentence.paragraph > 1):
                continue
            code = candidate.entity.country
            if candidate.entity.kind != "state" or code in strange or (kind is not None and code not in kind):
                continue
            if candidate.entity not in seen:
                seen.append(candidate.entity)
        if len(seen) == 1:
            return seen[0]
        if seen:
            return None
    return None


def _travellers(mention: ActorMention) -> set[int]:
    """The heads of those who come to "the country": it is none of theirs, unless they come back to it."""
    sentence, head = mention.sentence, mention.head
    node = sentence.heads[head]
    verb = sentence.heads[node] if sentence.lower[node] in {"in", "to"} else node
    if sentence.lemmas[verb] not in wording().coming or sentence.pos[verb] != "VERB":
        return set()
    if not wording().homeward.isdisjoint(sentence.lower[c] for c in sentence.children[verb]):
        return set()
    return set(subjects_of(sentence, verb))


_PUBLIC = frozenset({"JUD", "LEG", "MIL", "JRN"})


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
        vague = {"SOC", "IGO", "GOV"} if entity.country in words["international"] else {"SOC", "IGO"}
        if own - vague and entity.sectors and not own & set(entity.sectors):
            continue
        if mention.title in wording().no_public_body and set(entity.sectors) & _PUBLIC:
            continue
        seen.append(entity)
    if len(seen) == 1:
        seen[0].sectors = seen[0].sectors or mention.entity.sectors
        return seen[0]
    return None


def members(mention: ActorMention, mentions: list[ActorMention], position: int, words: Words) -> Entity | None:
    """The union of states that "the 10 member states" belong to: the one last spoken of."""
    if not (mention.title or "").startswith("member") or not mention.plural or goes_on(mention):
        return None
    for candidate in reversed(mentions[:position]):
        if mention.sentence.index - candidate.sentence.index > _NEAR_UNION:
            return None
        entity = candidate.entity
        if entity.kind == "organisation" and entity.known and entity.country in words["international"] - {"NGO", "MNC"}:
            return entity
    return None


_NEAR_UNION = 4
"""How many sentences back a union of states is looked for."""


def guest(mention: ActorMention, mentions: list[ActorMention], position: int) -> Entity | None:
    """ "His host", "her visitor", "the Hungarian visitor": the only other person near by who is of another land.

    Host and guest are of two lands; a host is somebody's.
    """
    if mention.title not in wording().hosts_and_guests or mention.entity.known:
        return None
    if mention.plural:
        return _delegation(mention, mentions, position)
    sentence, told = mention.sentence, mention.entity.country
    here = [m for m in mentions if m.sentence is sentence]
    owners = {c for c in sentence.children[mention.head] if sentence.deps[c] == "poss"}
    barred = cannot_mean(sentence, mention.head)
    not_meant = [m for m in here if m.head in owners | barred]
    if not owners and (mention.title == "host" or not mention.definite):
        return None
    if not owners and told is None:
        not_meant += [m for m in here if m is not mention and m.entity.kind == "person" and m.name]  # whom he calls on
    out = [entity for m in not_meant for entity in m.entity.members or [m.entity]]
    lands = {entity.country for entity in out} - {None}
    if not lands and told is None:
        return None
    found: list[Entity] = []
    for candidate in reversed(mentions[:position]):
        entity = candidate.entity
        if sentence.index - candidate.sentence.index > 5:
            break
        one = entity.kind == "person" and entity.known and not entity.plural and entity.country is not None
        if one and entity not in out + found and entity.country not in lands and told in {None, entity.country}:
            found.append(entity)
    return found[0] if len(found) == 1 else None


def _delegation(mention: ActorMention, mentions: list[ActorMention], position: int) -> Entity | None:
    """ "The visitors" who were told of as a delegation just before."""
    if mention.title == "host" or not mention.definite or not is_bare(mention):
        return None
    near = [m for m in mentions[:position] if 0 < mention.sentence.index - m.sentence.index <= 2]
    sent = [m.entity for m in near if m.title in wording().visitors and m.entity.country]
    return sent[-1] if len({id(entity) for entity in sent}) == 1 else None


def again(mention: ActorMention, mentions: list[ActorMention], position: int) -> Entity | None:
    """ "The army" after "the Indonesian army", "the court" after "a court in Cairo": the only such one."""
    seen: dict[int, Entity] = {}
    longer = f" {mention.title}"
    for candidate in mentions[:position]:
        title, entity = candidate.title, candidate.entity
        if title is None or (title != mention.title and not title.endswith(longer)):
            continue
        if candidate.plural != mention.plural or candidate.kind in {"pronoun", "relation", "demonym"}:
            continue
        if mention.former != candidate.former or (entity.known and entity.kind == "person"):
            continue
        if mention.entity is entity or entity.members or (mention.plural and candidate.first == candidate.core[0]):
            continue
        near = mention.sentence.paragraph - candidate.sentence.paragraph <= 3
        if mention.entity.country in {None, entity.country} and near:
            seen[id(entity)] = entity
    return next(iter(seen.values())) if len(seen) == 1 else None
