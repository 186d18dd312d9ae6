"""States told of by their kind: "the Gulf state", "the landlocked country", "his country", "the country of Chad"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from detente.data import FOLDER, DataError, listed, read_toml
from detente.resolving.coreference.binding import cannot_mean
from detente.resolving.resolution import ActorMention, Entity

PATH = FOLDER / "resolving" / "kinds_of_states.toml"
FAR = 10
"""How many sentences back a state is looked for that is described."""


@dataclass(frozen=True)
class Kinds:
    """``dull`` words tell nothing of which state is meant, ``states`` and ``nouns`` tell which it may be.

    ``own`` are the dull words and those that may stand before somebody's own state, ``halves`` are of the world.
    """

    dull: frozenset[str]
    own: frozenset[str]
    halves: frozenset[str]
    states: dict[str, frozenset[str]]
    nouns: dict[str, frozenset[str]]


@cache
def kinds() -> Kinds:
    """The kinds of states of the packaged file.

    Raises:
        DataError: the file is wrong.
    """
    raw = read_toml(PATH)
    tables: list[dict[str, frozenset[str]]] = []
    for name in ("states", "nouns"):
        table = raw.get(name)
        if not isinstance(table, dict):
            raise DataError(PATH, None, f"[{name}] is missing")
        for words, codes in table.items():
            if not isinstance(codes, str) or not all(len(code) == 3 and code.isupper() for code in codes.split()):
                raise DataError(PATH, None, f"[{name}] {words!r} must be codes of three capitals, parted by spaces")
        tables.append({words: frozenset(codes.split()) for words, codes in table.items()})
    dull, own, halves = (frozenset(listed(PATH, raw, "words", name)) for name in ("any", "own", "halves"))
    return Kinds(dull, own | dull, halves, *tables)


def is_state_noun(mention: ActorMention, nouns: frozenset[str]) -> bool:
    """Whether a phrase speaks of one state by a noun: "the country", "a Gulf state"."""
    words = (mention.title or "").split()
    known = {words[-1], " ".join(words[-2:])} & nouns if words else ()
    return mention.kind == "group" and not mention.plural and bool(known)


def which(mention: ActorMention) -> frozenset[str] | None:
    """The states that the words of the phrase leave open: none named if they tell nothing, None if something else."""
    sentence, known = mention.sentence, kinds()
    text = sentence.quote(mention.first, mention.head).lower().replace("’", "'")
    words = text.split()
    while words and words[0] in {"the", "this", "that", "a", "an"}:
        words = words[1:]
    noun = words.pop() if words else ""
    allowed = known.nouns.get(noun)
    told = allowed is not None and bool(words)
    while words:
        length = next((n for n in (3, 2, 1) if " ".join(words[:n]) in known.states and n <= len(words)), 0)
        if length:
            found = known.states[" ".join(words[:length])]
            allowed = found if allowed is None else (allowed & found) or found  # a "hermit kingdom" is none
            told = True
        elif words[0] not in known.dull:
            return None
        words = words[length or 1 :]
    return allowed if told and allowed is not None else frozenset()


def described(mention: ActorMention, mentions: list[ActorMention], position: int) -> Entity | None:
    """The state of that kind which was last spoken of, if there is just one."""
    allowed = which(mention)
    if not allowed:
        return None
    sentence = mention.sentence
    barred = cannot_mean(sentence, mention.head)
    seen: list[Entity] = []
    last = -1
    for candidate in reversed(mentions[:position]):
        here = candidate.sentence is sentence
        if sentence.index - candidate.sentence.index > FAR or (seen and candidate.sentence.index != last):
            break
        inside = here and mention.first <= candidate.head <= mention.last
        entity = candidate.entity
        if inside or entity.kind != "state" or entity.country not in allowed or (here and candidate.head in barred):
            continue
        if entity not in seen:
            seen.append(entity)
        last = candidate.sentence.index
    return seen[0] if len(seen) == 1 else None


def forget_region(mention: ActorMention) -> None:
    """A "former Soviet republic" that nobody told of is no Soviet one: its adjective tells what kind of state it is."""
    if (allowed := which(mention)) and mention.entity.country not in allowed:
        mention.entity.country, mention.entity.sectors = None, ("GOV",)


def behind(mention: ActorMention, mentions: list[ActorMention]) -> Entity | None:
    """The state named behind the noun: "the country *of Chad*"."""
    at = mention.head + 2
    beside = (m for m in mentions if m.sentence is mention.sentence and m.first > mention.head)
    here = (m for m in beside if m.first <= at <= m.last)
    named = (m.entity for m in here if m.entity.kind == "state" and m.entity.known)
    return next(named, None) if is_followed_by_of(mention) else None


def is_followed_by_of(mention: ActorMention) -> bool:
    """Whether the noun goes on: "the Sultanate *of* Oman"."""
    return mention.sentence.lower[mention.head + 1 : mention.head + 2] == ["of"]


def ends_with(mention: ActorMention, name: str) -> bool:
    """Whether a name stands right behind the "of"."""
    after = mention.head + 2
    parts = name.split()
    return bool(parts) and mention.sentence.words[after : after + len(parts)] == parts


def is_of_a_region(words: str) -> bool:
    """Whether an adjective tells a part of the world: "European", "South American"."""
    return words.lower() in kinds().states or words.lower() in kinds().halves


def has_owner(mention: ActorMention) -> bool:
    """Whether somebody's state is meant: "his country", "the king's country"."""
    return any(mention.sentence.deps[c] == "poss" for c in mention.sentence.children[mention.head])


def owner(mention: ActorMention, mentions: list[ActorMention]) -> Entity | None:
    """Whose state it is: "*his* country", "*the king's* country"; only of one, and only with nothing else told."""
    sentence = mention.sentence
    owners = [c for c in sentence.children[mention.head] if sentence.deps[c] == "poss"]
    between = [i for i in range(mention.first, mention.core[0]) if sentence.deps[i] == "amod"]
    if not owners or any(sentence.lower[i] not in kinds().own for i in between):
        return None
    here = (m for m in mentions if m.sentence is sentence and m.head in owners)
    persons = (m.entity for m in here if m.entity.kind in {"person", "office"} and not m.entity.plural)
    return next((entity for entity in persons if not entity.members), None)
