"""Reading patterns of the codebook: from the short sentences that people write to :class:`Pattern`.

The notation is explained in ``data/codebook/README.md``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from detente.events.codebook.patterns import (
    ANY,
    CONDITIONS,
    HALF_MODALS,
    MODALS,
    Argument,
    Condition,
    Manner,
    Pattern,
    Phrase,
    Words,
)

PREPOSITIONS = frozenset(
    """aboard about above across after against along alongside
    amid among around as at before behind below beneath beside besides between
    beyond by despite during following for from in inside into near of off on onto opposite out outside over past
    per regarding since through throughout to toward towards under until unto up upon via with within without""".split()
)
"""Words that open a prepositional phrase in a pattern."""
PARTICLES = frozenset(
    "up down out off in on over away back through along apart aside ahead around by together jointly".split()
)
"""Words that can close a verb without opening a phrase."""
_PIECE = re.compile(r"\(|\)|[^\s()]+")
_SLOT = re.compile(r"(A|R|X)(\[[^\]]*\])?(:[\w|{}-]+)?")
_COMPOUND = frozenset(
    "out_of because_of ahead_of instead_of next_to up_to away_from close_to as_to prior_to due_to along_with "
    "together_with in_front_of on_behalf_of in_favour_of in_favor_of such_as".split()
)
_MEMBER = re.compile(r"[\w'.’&/-]+(?:_\*)?")
_JOINT = re.compile(r"_|(-)")


class PatternError(ValueError):
    """A pattern that cannot be read; the message says why."""


def parse_pattern(source: str, lists: dict[str, list[str]]) -> Pattern:
    """Read one pattern; ``lists`` are the word lists that ``{name}`` stands for.

    Raises:
        PatternError: the pattern is not understood.
    """
    pieces = _without_second_party(_PIECE.findall(source))
    if not pieces:
        raise PatternError("an empty pattern")
    subject: Phrase | None = None
    kind: Literal["verb", "adjective", "noun"] = "noun"
    at = 0
    passing = pieces[0] == "as"
    pieces = pieces[passing:]
    if not pieces:
        raise PatternError("behind 'as' a pattern is missing")
    if _SLOT.fullmatch(pieces[0]):
        subject, at, kind = _slot(pieces[0], lists), 1, "verb"
    elif pieces[0].endswith("'s"):
        owner = _slot(pieces[0][:-2])
        if len(pieces) < 2:
            raise PatternError(f"{pieces[0]} needs a noun behind it")
        verb_follows = (
            len(pieces) > 2
            and pieces[2] not in "()"
            and not _is_preposition(pieces[2])
            and pieces[2] not in {"EVENT", "that"}
        )
        if verb_follows and not _SLOT.fullmatch(pieces[2]):
            # "A's ship attack R": a noun phrase as subject, then the verb
            subject = Phrase(owner=owner.slot, constraint=owner.constraint, words=_words(pieces[1], lists))
            at, kind = 2, "verb"
        else:
            subject, at = owner, 1
    elif len(pieces) > 1 and _plain_word(pieces[0]) and _plain_word(pieces[1]):
        # "voter reject X": plain words as subject
        subject, at, kind = Phrase(words=_words(pieces[0], lists)), 1, "verb"
    manner, at = _manner(pieces, at) if kind == "verb" else (Manner(), at)
    if passing:
        manner = Manner(manner.denied, manner.modals, passing=True)
    if at >= len(pieces):
        raise PatternError("there is no predicate")
    if pieces[at] == "be" and at + 1 < len(pieces) and kind == "verb" and not _is_preposition(pieces[at + 1]):
        kind, at = "adjective", at + 1
    predicate = _words(pieces[at], lists)
    if not predicate:
        raise PatternError(f"{pieces[at]!r} cannot be the predicate")
    rest = pieces[at + 1 :]
    particle = _take_particle(rest) if kind == "verb" else ""
    arguments = _arguments(rest, lists, kind)
    weight = _weight(subject, arguments) + (1 if predicate.multiple else 0) + 3 * bool(manner)
    needed = _needed(subject, arguments)
    return Pattern(source, kind, predicate, subject, tuple(arguments), particle, manner, weight, needed)


def _manner(pieces: list[str], at: int) -> tuple[Manner, int]:
    """What stands before a verb: "not", and modals. "A not accept R", "A will|may bomb R"."""
    denied = pieces[at : at + 1] == ["not"]
    at += denied
    modals = frozenset(pieces[at].split("|")) if at < len(pieces) else frozenset()
    if not modals & MODALS or not modals <= MODALS | HALF_MODALS:
        return Manner(denied), at
    return Manner(denied, modals), at + 1


def _plain_word(piece: str) -> bool:
    if piece in {"(", ")", "to", "that", "EVENT"} or piece.endswith("'s") or _SLOT.fullmatch(piece):
        return False
    return not _is_preposition(piece)


def _take_particle(pieces: list[str]) -> str:
    """Take out of ``pieces`` a particle that stands alone: "A blow himself up (in R)", "A step down"."""
    for at, piece in enumerate(pieces):
        alone = at + 1 == len(pieces) or pieces[at + 1] == "("
        if piece in PARTICLES and alone and "(" not in pieces[:at]:
            del pieces[at]
            return piece
    return ""


def _without_second_party(pieces: list[str]) -> list[str]:
    """ "between A and R", "A and R meet": both are the same coordinated phrase, so one slot takes them all."""
    kept: list[str] = []
    at = 0
    while at < len(pieces):
        if (
            pieces[at] == "and"
            and kept
            and at + 1 < len(pieces)
            and _SLOT.fullmatch(kept[-1])
            and _SLOT.fullmatch(pieces[at + 1])
        ):
            at += 2
        else:
            kept.append(pieces[at])
            at += 1
    return kept


def _weight(subject: Phrase | None, arguments: list[Argument]) -> int:
    """How specific a pattern is: words count most, then constrained and plain slots, then prepositions."""
    weight = 0
    for phrase, preposition, optional in [(subject, False, False)] + [
        (a.phrase, bool(a.prepositions), a.optional) for a in arguments
    ]:
        if phrase is None or optional:
            continue
        weight += 3 * bool(phrase.words) + 2 * bool(phrase.owner) + 4 * phrase.event + bool(phrase.constraint)
        weight += (phrase.slot in {"A", "R"}) + preposition + bool(phrase.clause)
        weight += 2 * (phrase.subject is not None) + 2 * bool(phrase.below and phrase.subject)
    return weight


def _needed(subject: Phrase | None, arguments: list[Argument]) -> tuple[frozenset[str], ...]:
    required = [a for a in arguments if not a.optional and a.phrase.clause is None]
    phrases = [a.phrase for a in required]
    if subject is not None:
        phrases.append(subject)
    needed = [p.words.single | {_sign(words) for words in p.words.multiple} for p in phrases if p.words]
    for argument in required:
        # "gave R aid" is "gave aid to R"
        if argument.prepositions and not argument.bare and not argument.prepositions & {"to", "for"}:
            needed.append(frozenset(words.split()[0] for words in argument.prepositions))
    return tuple(needed)


def _sign(words: tuple[str, ...]) -> str:
    """The word by which words of a phrase are known to stand in a sentence: the last, of "joint_*" the first."""
    return words[0] if words[-1] == ANY else words[-1]


def _arguments(pieces: list[str], lists: dict[str, list[str]], kind: str) -> list[Argument]:
    arguments: list[Argument] = []
    optional = False
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if (
            piece == "("
            and pieces[at + 2 : at + 3] == [")"]
            and _is_preposition(pieces[at + 1])
            and at + 3 < len(pieces)
        ):
            phrase, end = _phrase(pieces, at + 3, lists)
            arguments.append(Argument(phrase, _prepositions(pieces[at + 1]), optional, bare=True))
            at = end
        elif piece == "(":
            if optional:
                raise PatternError("brackets within brackets")
            optional = True
            at += 1
        elif piece == ")":
            optional = False
            at += 1
        elif (
            piece in {"to", "that"}
            and at + 1 < len(pieces)
            and pieces[at + 1] in {"X", "EVENT"}
            and pieces[at + 2 : at + 3] != ["be"]
            and not _noun_to(pieces, at)
            and not (piece == "that" and pieces[at + 1] == "X" and pieces[at + 2 : at + 3] not in ([], ["("], [")"]))
        ):
            phrase = Phrase(slot="X", clause="to" if piece == "to" else "that", event=pieces[at + 1] == "EVENT")
            arguments.append(Argument(phrase, optional=optional))
            at += 2
        elif piece == "that" and _SLOT.fullmatch("".join(pieces[at + 1 : at + 2])) and len(pieces) > at + 2:
            arguments.append(Argument(_told(pieces[at + 1 :], lists), optional=optional))
            at = len(pieces)
        elif piece == "to" and _infinitive(pieces, at):
            below = tuple(_arguments(pieces[at + 2 :], lists, "verb"))
            words = _words(pieces[at + 1], lists)
            arguments.append(Argument(Phrase(slot="X", clause="to", words=words, below=below), optional=optional))
            at = len(pieces)
        elif (_is_preposition(piece) or _is_partly_preposition(pieces, at)) and pieces[at + 1 : at + 2] not in (
            [],
            [")"],
        ):
            phrase, at = _phrase(pieces, at + 1, lists)
            arguments.append(Argument(phrase, _prepositions(piece), optional))
        else:
            phrase, at = _phrase(pieces, at, lists)
            arguments.append(Argument(phrase, optional=optional))
    if optional:
        raise PatternError("a bracket is not closed")
    if kind == "noun" and any(not a.prepositions and not a.phrase.clause and not a.phrase.event for a in arguments):
        raise PatternError("behind a noun only prepositional phrases and clauses can stand")
    return arguments


def _told(pieces: list[str], lists: dict[str, list[str]]) -> Phrase:
    """What is told of somebody in a clause: "R must X", "R not keep promise", "R be guilty"."""
    subject = _slot(pieces[0], lists)
    manner, at = _manner(pieces, 1)
    if pieces[at : at + 1] == ["be"] and not manner:
        return Phrase(slot="X", clause="that", words=_words(pieces[at + 1], lists), subject=subject, said=True)
    if pieces[at : at + 1] in (["be"], ["is"]):
        manner, at = Manner(manner.denied, manner.modals, state=True), at + 1
    rest = pieces[at:] if pieces[at:] != ["X"] else []
    if len(rest) in {2, 3} and set(rest[-2].split("|")) <= CONDITIONS and manner.modals:
        condition = Condition(frozenset(rest[-2].split("|")), _slot(rest[-1], lists))
        words = _words(rest[0], lists) if len(rest) == 3 else Words()
        return Phrase(slot="X", clause="that", words=words, subject=subject, manner=manner, condition=condition)
    words = _words(rest[0], lists) if rest else Words()
    if not words and not manner.modals and pieces[at:] != ["X"]:
        raise PatternError("a clause behind 'that' needs a modal or a verb")
    below = tuple(_arguments(rest[1:], lists, "verb")) if rest[1:] != ["X"] else ()
    return Phrase(slot="X", clause="that", words=words, below=below, subject=subject, manner=manner)


def _infinitive(pieces: list[str], at: int) -> bool:
    """ "to leave X": the word behind "to" is a verb if a phrase without preposition follows it."""
    rest = pieces[at + 1 :]
    if len(rest) < 2 or not _plain_word(rest[0]):
        return False
    if rest[1:] == ["(", "X", ")"]:
        return True  # "to leave (X)": an infinitive with or without object
    if len(rest) > 4 and rest[1] == "(" and rest[3] == ")" and _is_preposition(rest[2]):
        return True  # "to respond (to) request"
    return bool(_SLOT.fullmatch(rest[1])) or rest[1].endswith("'s") or _plain_word(rest[1])


def _noun_to(pieces: list[str], at: int) -> bool:
    """ "to X" is an infinitive only at the end of the pattern."""
    rest = [piece for piece in pieces[at + 2 :] if piece not in "()"]
    return bool(rest) and pieces[at + 1] == "X" and pieces[at] == "to"


def _phrase(pieces: list[str], at: int, lists: dict[str, list[str]]) -> tuple[Phrase, int]:
    piece = pieces[at]
    if piece in {"(", ")"}:
        raise PatternError("a phrase is missing before a bracket")
    if piece == "EVENT":
        return Phrase(slot="X", event=True), at + 1
    if _SLOT.fullmatch(piece):
        return _slot(piece, lists), at + 1
    if piece.endswith("'s"):
        owner = _slot(piece[:-2])
        if at + 1 >= len(pieces):
            raise PatternError(f"{piece} needs a noun behind it")
        return Phrase(owner=owner.slot, constraint=owner.constraint, words=_words(pieces[at + 1], lists)), at + 2
    return Phrase(words=_words(piece, lists)), at + 1


def _slot(piece: str, lists: dict[str, list[str]] | None = None) -> Phrase:
    match = _SLOT.fullmatch(piece)
    if not match:
        raise PatternError(f"{piece!r} is not a slot (A, R, X, or with a constraint: A[GOV|country])")
    constraint = frozenset(match[2][1:-1].split("|")) if match[2] else frozenset()
    words = _words(match[3][1:], lists or {}) if match[3] else Words()
    return Phrase(slot=match[1], constraint=constraint, words=words)


def _is_preposition(piece: str) -> bool:
    if "{" in piece:
        return False
    return all(word in PREPOSITIONS or word in _COMPOUND for word in piece.split("|"))


def _is_partly_preposition(pieces: list[str], at: int) -> bool:
    """ "on|upon|down_on R", "of|belonging_to R": a preposition among words that stand in the same place."""
    if "{" in pieces[at] or not any(_is_preposition(word) for word in pieces[at].split("|")):
        return False
    behind = pieces[at + 1 : at + 2]
    return bool(behind) and behind[0] not in "()" and not any(_is_preposition(word) for word in behind[0].split("|"))


def _prepositions(piece: str) -> frozenset[str]:
    return frozenset(piece.replace("_", " ").split("|"))


def _words(piece: str, lists: dict[str, list[str]]) -> Words:
    single: set[str] = set()
    multiple: list[tuple[str, ...]] = []
    for alternative in piece.split("|"):
        if alternative.startswith("{") and alternative.endswith("}"):
            name = alternative[1:-1]
            if name not in lists:
                raise PatternError(f"there is no word list {name!r}")
            members = tuple(lists[name])
        else:
            members = (alternative,)
        words = _members(members)
        single |= words.single
        multiple += words.multiple
    return Words(frozenset(single), tuple(multiple))


@cache
def _members(members: tuple[str, ...]) -> Words:
    single: set[str] = set()
    multiple: list[tuple[str, ...]] = []
    for member in members:
        if not _MEMBER.fullmatch(member):
            raise PatternError(f"{member!r} is not a word")
        parts = tuple(part for part in _JOINT.split(member.lower()) if part)
        if len(parts) == 1:
            single.add(parts[0])
        elif parts:
            multiple.append(parts)
    return Words(frozenset(single), tuple(multiple))
