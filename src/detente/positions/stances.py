"""The words that take sides: data, read and checked here."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from detente.data import FOLDER, DataError, is_words, listed, read_toml, table_line
from detente.record import Stance

STANCES = FOLDER / "positions" / "stances.toml"
JUDGEMENTS = FOLDER / "positions" / "judgements.toml"
PHRASES = FOLDER / "positions" / "phrases.toml"
VERDICTS = FOLDER / "positions" / "verdicts.toml"
WORDS = FOLDER / "positions" / "words.toml"
CONDUCT = FOLDER / "positions" / "conduct.toml"

_FLAGS = (
    "others", "modal", "own", "proposals", "carried", "reason", "accusing", "wished", "hindered", "charges", "aims",
    "can", "keeping", "owned", "aimed",
)  # fmt: skip
_VERB = {"stance", "words", "target", "negated", "unless", "only", "people", *_FLAGS} - {"carried", "owned"}
_NOUN = {"stance", "words", "target", "carried", "owned"}
_PHRASE = {"stance", "verbs", "with", "target", "no", "adjectives", "can", "negated", "plans", "aims", "acting"}
_PERSON = {"stance", "words", "plans"}
_VERDICT = {"stance", "verbs", "with", "negated", "plans", "unless", "only"}
_LISTS = {
    "evaluation": (
        "for",
        "against",
        "places",
        "places_for",
        "scant",
        "ample",
        "kinds",
        "plain",
        "unknown",
        "bad",
        "good",
        "near",
        "unjudged",
        "needed",
        "slight",
        "of_good",
        "of_bad",
    ),
    "forms": ("un", "less"),
    "naming": ("images", "ideals", "barbs", "denying", "object", "as", "of", "like"),
    "carriers": ("words", "with", "adjectives", "giving", "given"),
    "emptiness": ("words", "lengths"),
    "wishing": ("words",),
    "lapsing": ("words", "letting"),
    "going": ("words", "always"),
    "aims": ("words", "owned", "trying"),
    "views": ("words",),
    "sharing": ("words",),
    "doubts": ("words", "of"),
    "some": ("words", "shares"),
    "feelings": ("bad", "good"),
    "defying": ("words",),
    "lacking": ("against", "for", "itself", "how"),
    "commitment": ("words", "going_on", "willing", "glad"),
    "giving_up": ("words",),
    "proposals": ("words",),
    "hindering": ("words",),
    "speaking": ("words",),
    "of_doing": ("words",),
    "charges": ("words",),
    "occasions": ("words",),
    "meeting": ("words", "willed"),
    "upholding": ("words",),
    "liking": ("words",),
}
_PHRASE_LISTS: dict[str, tuple[str, ...]] = {
    "wanting": ("words", "gone", "keen", "seeing", "having", "people", "needing"),
    "undoing": ("words",),
    "ending": ("words", "alone", "winning", "losing"),
    "posts": ("words",),
    "groups": ("words",),
    "vague": ("bodies", "words", "nobody", "targets", "nature", "open"),
    "parts": ("words",),
    "voices": ("of_persons", "of_bodies", "sent"),
    "sides": ("words", "countries", "governments"),
    "effects": ("bad", "lawless", "good", "things", "of_use", "serving", "unwilled", "sent"),
    "receiving": ("words",),
}
_CRY = {"stance", "words"}
_WHOSE = ("its", "his", "her", "their")
_VERDICT_LISTS: dict[str, tuple[str, ...]] = {
    "verdicts": ("amounting", "doubting", "excusing", "ways", "chosen"),
    "duty": (
        "vowing",
        "virtues",
        "unless",
        "law",
        "informing",
        "studying",
        "never",
        "goods",
        "how_can",
        "borne",
        "allowed",
        "asked",
        "moments",
        "ripe",
    ),
    "staying": ("words", "states", "in_state", "elsewhere", "lasting", "ready", "until", "times", "over"),
    "keeping": ("words",),
}
_WORD_LISTS: dict[str, tuple[str, ...]] = {
    "opinion": ("believing", "saying"),
    "hearsay": ("verbs", "sources", "expected", "denied"),
    "certainty": ("nouns",),
    "former": ("support", "person", "adverbs"),
    "asking": ("others", "reasoning", "summoning", "offering", "seeing_why", "making", "wishes", "visiting"),
    "accusing": ("verbs", "courts", "evils"),
    "refusing": ("verbs", "recognising"),
    "regretting": ("verbs",),
    "shells": ("nouns", "answering"),
    "epithets": ("against", "deeds"),
    "serving": ("heads", "offices"),
    "coercing": ("verbs",),
    "linking": ("adjectives", "doubts", "persons", "states", "oneself"),
    "of_a_kind": ("words",),
    "own_state": ("common", "names"),
    "troubles": ("against", "for"),
    "comparing": ("better",),
    "nothing_more": ("good", "bad", "happier"),
    "thanking": ("verbs", "nouns"),
    "somethings": ("words",),
    "far_from": ("words",),
    "bearing": ("hard", "verbs"),
    "felt": ("bad", "good", "being", "growing"),
    "deserving": ("verbs", "more"),
}


@dataclass(frozen=True, slots=True)
class Word:
    """One entry (the fields are told in the folder's README)."""

    stance: Stance
    target: tuple[str, ...]
    negated: str = ""
    unless: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    people: bool = True
    others: bool = False
    modal: bool = False
    own: bool = False
    proposals: bool = False
    carried: bool = False
    reason: bool = False
    accusing: bool = False
    wished: bool = False
    hindered: bool = False
    charges: bool = False
    aims: bool = False
    can: bool = False
    keeping: bool = False
    aimed: bool = False
    owned: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb with what it is said with ("have reservation about"); ``drawn``: its subject is the target."""

    stance: Stance
    target: frozenset[str]
    no: bool = False
    adjectives: frozenset[str] = frozenset()
    drawn: bool = False
    can: bool = False
    negated: str = ""
    plans: bool = False
    aims: bool = False
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verb with the words behind it that judge its subject ("goes too far").

    ``plans``: only a plan or measure, ``unless``: none of these, ``only``: one of these, ``people``: of those who act
    ("broke its word").
    """

    stance: Stance
    words: tuple[str, ...]
    negated: str = "drop"
    plans: bool = False
    unless: frozenset[str] = frozenset()
    people: bool = False
    only: frozenset[str] = frozenset()


@dataclass(slots=True)
class Stances:
    """All entries by lemma, and the lists of words."""

    verbs: dict[str, list[Word]] = field(default_factory=dict)
    nouns: dict[str, list[Word]] = field(default_factory=dict)
    judgements: dict[str, list[tuple[tuple[str, ...], Stance]]] = field(default_factory=dict)
    lists: dict[str, frozenset[str]] = field(default_factory=dict)
    phrases: dict[tuple[str, str], list[Phrase]] = field(default_factory=dict)
    persons: dict[str, tuple[Stance, bool]] = field(default_factory=dict)
    verdicts: dict[str, list[Verdict]] = field(default_factory=dict)
    cries: dict[str, list[tuple[tuple[str, ...], Stance]]] = field(default_factory=dict)


@lru_cache(maxsize=2)
def load_stances(path: Path = STANCES) -> Stances:
    """Read and check the words.

    Raises:
        DataError: with file and line, what is wrong and what is expected.
    """
    raw = read_toml(path)
    if path == STANCES:
        raw |= read_toml(JUDGEMENTS)
    stances = Stances()
    for table, known, place in (("verb", _VERB, stances.verbs), ("noun", _NOUN, stances.nouns)):
        for number, item in enumerate(raw.get(table, [])):
            problem = _problem(item, known)
            if problem:
                raise DataError(path, table_line(path, table, number), f"[[{table}]] {problem}")
            word = Word(
                item["stance"],
                tuple(item["target"]),
                item.get("negated", ""),
                frozenset(item.get("unless", ())),
                frozenset(item.get("only", ())),
                bool(item.get("people", True)),
                **{flag: bool(item.get(flag)) for flag in _FLAGS},
            )
            for text in item["words"]:
                place.setdefault(text, []).append(word)
    _lists(path, raw, _LISTS, stances)
    sides: tuple[tuple[str, Stance], ...] = (("for", "supports"), ("against", "opposes"))
    for name, stance in sides:
        for text in raw["evaluation"][name]:
            parts = tuple(text.split("_"))
            stances.judgements.setdefault(parts[0], []).append((parts, stance))
    for entries in stances.judgements.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    if path == STANCES:
        _load_phrases(PHRASES, stances)
        _load_verdicts(VERDICTS, stances)
        _read_verdicts(CONDUCT, read_toml(CONDUCT), "conduct", stances)
        _lists(WORDS, read_toml(WORDS), _WORD_LISTS, stances)
    return stances


def _load_verdicts(path: Path, stances: Stances) -> None:
    raw = read_toml(path)
    _read_verdicts(path, raw, "verdict", stances)
    for number, item in enumerate(raw.get("cry", [])):
        problem = _problem(item, _CRY, ("words",))
        if problem:
            raise DataError(path, table_line(path, "cry", number), f"[[cry]] {problem}")
        for text in item["words"]:
            words = tuple(text.split())
            stances.cries.setdefault(words[0], []).append((words, item["stance"]))
    _lists(path, raw, _VERDICT_LISTS, stances)


def _read_verdicts(path: Path, raw: dict[str, Any], table: str, stances: Stances) -> None:
    """The entries of ``[[verdict]]``, of things, or of ``[[conduct]]``, of those who act."""
    for number, item in enumerate(raw.get(table, [])):
        problem = _problem(item, _VERDICT, ("verbs",))
        if problem:
            raise DataError(path, table_line(path, table, number), f"[[{table}]] {problem}")
        verdict = Verdict(
            item["stance"],
            tuple(form for words in item.get("with", ()) for form in _owned(words)),
            item.get("negated", "drop"),
            bool(item.get("plans")),
            frozenset(item.get("unless", ())),
            people=table == "conduct",
            only=frozenset(item.get("only", ())),
        )
        for verb in item["verbs"]:
            stances.verdicts.setdefault(verb, []).append(verdict)


def _owned(words: str) -> list[str]:
    """ "One's word": "its word", "his word" ...; "oneself": "itself" ..."""
    if "oneself" in words:
        return [words.replace("oneself", each) for each in ("itself", "himself", "herself", "themselves")]
    return [words.replace("one's", each) for each in _WHOSE] if "one's" in words else [words]


def _load_phrases(path: Path, stances: Stances) -> None:
    raw = read_toml(path)
    for table, known, lists in (
        ("phrase", _PHRASE, ("verbs", "with", "target")),
        ("drawn", _PHRASE, ("verbs", "with", "target")),
        ("person", _PERSON, ("words",)),
    ):
        for number, item in enumerate(raw.get(table, [])):
            problem = _problem(item, known, lists)
            if problem:
                raise DataError(path, table_line(path, table, number), f"[[{table}]] {problem}")
            if table == "person":
                stances.persons.update(dict.fromkeys(item["words"], (item["stance"], bool(item.get("plans")))))
                continue
            phrase = Phrase(
                item["stance"],
                frozenset(item["target"]),
                bool(item.get("no")),
                frozenset(item.get("adjectives", ())),
                table == "drawn",
                bool(item.get("can")),
                item.get("negated", ""),
                bool(item.get("plans")),
                bool(item.get("aims")),
                bool(item.get("acting")),
            )
            for verb in item["verbs"]:
                for filler in item["with"]:
                    stances.phrases.setdefault((verb, filler), []).append(phrase)
    _lists(path, raw, _PHRASE_LISTS, stances)


def _lists(path: Path, raw: dict[str, Any], wanted: dict[str, tuple[str, ...]], stances: Stances) -> None:
    for table, names in wanted.items():
        for name in names:
            stances.lists[f"{table}.{name}"] = frozenset(listed(path, raw, table, name))


def _problem(item: dict[str, Any], known: set[str], lists: tuple[str, ...] = ("words", "target")) -> str:
    """What is wrong with an entry, or "" if nothing is."""
    unknown = sorted(set(item) - known)
    if unknown:
        return f"unknown field {unknown[0]!r}; known are {', '.join(sorted(known))}"
    if item.get("stance") not in {"supports", "opposes", "mixed"}:
        return f"stance is {item.get('stance')!r}; expected supports, opposes or mixed"
    if item.get("negated", "") not in {"", "only", "drop", "flip"}:
        return f"negated is {item['negated']!r}; expected only, drop or flip"
    for name in lists:
        if not item.get(name) or not is_words(item[name]):
            return f"{name} must be a list of words"
    return ""
