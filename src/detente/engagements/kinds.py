"""Which words tell of a contact: data, read and checked here."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from detente.data import FOLDER, DataError, is_words, read_toml, table_line
from detente.record import EngagementKind, EngagementStatus

KINDS = FOLDER / "engagements" / "kinds.toml"
IDIOMS = "idioms.toml"
"""The file beside it: turns of phrase, and the lists that they need."""

_NOUN = {
    "kind",
    "words",
    "with",
    "owner",
    "beside",
    "unless",
    "alone",
    "attended",
    "needs_other",
    "plural",
    "carried",
    "media",
    "sure",
    "persons",
}
_VERB = {
    "kind",
    "words",
    "other",
    "beside",
    "object",
    "among",
    "alone",
    "place",
    "media",
    "adjective",
    "mover",
    "bare",
    "venue",
    "venue_behind",
    "face",
    "asked",
    "needs_other",
    "sure",
    "abroad",
    "dated",
    "persons",
    "plain",
    "line",
    "armed",
    "placed",
    "named",
    "unless",
}
_OWNERS = ("party", "visitor", "speaker")


@dataclass(frozen=True, slots=True)
class Word:
    """One entry: the kind of engagement and where its parties stand (the fields are told in the folder's README)."""

    kind: EngagementKind
    words: tuple[str, ...]
    other: tuple[str, ...] = ()
    owner: str = "party"
    beside: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    alone: bool = False
    among: bool = False
    attended: bool = False
    needs_other: bool = False
    plural: bool = False
    place: bool = False
    media: bool = False
    adjective: bool = False
    mover: bool = False
    bare: bool = False
    dated: bool = False
    abroad: bool = False
    face: bool = False
    asked: bool = False
    sure: bool = False
    persons: bool = False
    plain: bool = False
    line: bool = False
    armed: bool = False
    placed: bool = False
    named: bool = False
    venue: frozenset[str] = frozenset()
    venue_behind: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()


@dataclass(slots=True)
class Kinds:
    """All entries by the last word of the noun or the first of the verb, and the words that say how real they are."""

    nouns: dict[str, list[tuple[tuple[str, ...], Word]]] = field(default_factory=dict)
    verbs: dict[str, list[Word]] = field(default_factory=dict)
    status: dict[str, EngagementStatus] = field(default_factory=dict)
    answers: dict[str, EngagementStatus] = field(default_factory=dict)
    carriers: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    attendance: frozenset[str] = frozenset()
    transparent: frozenset[str] = frozenset()
    presence: frozenset[str] = frozenset()
    mediated: frozenset[str] = frozenset()
    rounds: frozenset[str] = frozenset()
    awaited: frozenset[str] = frozenset()
    unlikely: frozenset[str] = frozenset()
    speaking: frozenset[str] = frozenset()
    departures: frozenset[str] = frozenset()
    arrivals: frozenset[str] = frozenset()
    dismissals: frozenset[str] = frozenset()
    prospects: frozenset[str] = frozenset()
    requests: frozenset[str] = frozenset()
    withdrawals: frozenset[str] = frozenset()
    absences: frozenset[str] = frozenset()
    wishing: frozenset[str] = frozenset()
    occurring: frozenset[str] = frozenset()
    failing: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    summons: frozenset[str] = frozenset()
    openings: frozenset[str] = frozenset()
    delegations: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()
    vehicles: frozenset[str] = frozenset()
    further: frozenset[str] = frozenset()
    stands_for: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    joint_bodies: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    expected: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()
    venues: frozenset[str] = frozenset()
    sports: frozenset[str] = frozenset()
    from_of: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    pairs: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    lower_ranks: frozenset[str] = frozenset()
    welcoming: frozenset[str] = frozenset()
    slipping: frozenset[str] = frozenset()
    of_states: frozenset[str] = frozenset()
    meals: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    habits: frozenset[str] = frozenset()
    reached: frozenset[str] = frozenset()
    forces: frozenset[str] = frozenset()
    sights: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()
    including: frozenset[str] = frozenset()
    giving: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    onward: frozenset[str] = frozenset()
    alike: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    ministers: frozenset[str] = frozenset()
    showing: frozenset[str] = frozenset()
    venue_nouns: frozenset[str] = frozenset()
    family: dict[str, tuple[str, ...]] = field(default_factory=dict)
    agencies: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()


_MARKS = tuple(mark.name for mark in fields(Word) if mark.default is False)
"""The marks of an entry that are either there or not."""
_ELSEWHERE = {"carriers", "agencies", "media", "titles"}
_LISTS = tuple(name.name for name in fields(Kinds) if name.default == frozenset() and name.name not in _ELSEWHERE)
"""The lists of the table ``[carriers]``, besides its ``words``."""


@lru_cache(maxsize=2)
def load_kinds(path: Path = KINDS) -> Kinds:
    """Read and check the words.

    Raises:
        DataError: with file and line, what is wrong and what is expected.
    """
    kinds = Kinds()
    for file in (path, path.with_name(IDIOMS)):
        if file == path or file.exists():
            _read(file, kinds)
    for entries in kinds.nouns.values():
        entries.sort(key=lambda entry: (-len(entry[0]), not entry[1].media))
    return kinds


def _read(path: Path, kinds: Kinds) -> None:
    """Add the words of one file."""
    raw = read_toml(path)
    for table, known in (("noun", _NOUN), ("verb", _VERB)):
        for number, item in enumerate(raw.get(table, [])):
            problem = _problem(item, known)
            if problem:
                raise DataError(path, table_line(path, table, number), f"[[{table}]] {problem}")
            word = _word(item)
            for text in word.words:
                if table == "noun":
                    for parts in {tuple(text.split("_")), tuple(text.replace("-", "_-_").split("_"))}:
                        kinds.nouns.setdefault(parts[-1], []).append((parts, word))
                else:
                    kinds.verbs.setdefault(text, []).append(word)
    statuses = get_args(EngagementStatus)
    for table, place in (("status", kinds.status), ("answers", kinds.answers)):
        for status, words in raw.get(table, {}).items():
            if status not in statuses:
                raise DataError(path, None, f"[{table}] {status!r} is none of {', '.join(statuses)}")
            for text in words:
                place[text] = status
    carriers = raw.get("carriers", {})
    kinds.carriers |= frozenset(carriers.get("words", []))
    for name in _LISTS:
        setattr(kinds, name, getattr(kinds, name) | frozenset(carriers.get(name, [])))
    for kind, members in raw.get("family", {}).items():
        strange = [k for k in (kind, *members) if k not in get_args(EngagementKind)]
        if strange:
            raise DataError(path, None, f"[family] {strange[0]!r} is none of {', '.join(get_args(EngagementKind))}")
        kinds.family[kind] = tuple(members)
    kinds.agencies |= frozenset(raw.get("audience", {}).get("agencies", []))
    kinds.media |= frozenset(raw.get("audience", {}).get("media", []))
    kinds.titles |= frozenset(raw.get("audience", {}).get("titles", []))


def _problem(item: dict[str, Any], known: set[str]) -> str:
    """What is wrong with an entry, or "" if nothing is."""
    unknown = sorted(set(item) - known)
    if unknown:
        return f"unknown field {unknown[0]!r}; known are {', '.join(sorted(known))}"
    if item.get("kind") not in get_args(EngagementKind):
        return f"kind is {item.get('kind')!r}; expected one of {', '.join(get_args(EngagementKind))}"
    for name in ("words", "with", "other", "beside", "unless", "object", "venue", "venue_behind", "carried"):
        if not is_words(item.get(name, [])):
            return f"{name} must be a list of words"
    if not item.get("words"):
        return "words are missing"
    if item.get("owner", "party") not in _OWNERS:
        return f"owner is {item['owner']!r}; expected one of {', '.join(_OWNERS)}"
    return ""


def _word(item: dict[str, Any]) -> Word:
    return Word(
        kind=item["kind"],
        words=tuple(item["words"]),
        other=tuple(item.get("with", item.get("other", ()))),
        owner=item.get("owner", "party"),
        beside=frozenset(item.get("beside", ())),
        unless=frozenset(item.get("unless", ())),
        object=frozenset(item.get("object", ())),
        venue=frozenset(item.get("venue", ())),
        venue_behind=frozenset(item.get("venue_behind", item.get("other", ()))),
        carried=frozenset(item.get("carried", ())),
        **{name: bool(item.get(name)) for name in _MARKS},
    )
