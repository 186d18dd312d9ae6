"""The cues: words that mark something as said by somebody, read from ``data/statements/cues.toml``."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from detente.data import FOLDER, DataError, read_toml, table_line

CUES = FOLDER / "statements" / "cues.toml"

KINDS = {"verb", "noun", "adjective", "phrase", "own phrase"}
_SIMPLE = {"that", "quote", "whether", "to", "gerund", "object"}
_WITH_OBJECT = {"that", "to", "name", "as", "for", "on", "over", "of", "against", "about", "with"}
_PREPOSITIONS = frozenset("about against as at for from in into of on out over to towards upon with".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """How a cue may be read in one form: its class, and whether only people (not things) may be the speaker."""

    cue_class: str
    people: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One cue: the lemma it begins with, the words that must follow, and its readings by form."""

    words: tuple[str, ...]
    forms: dict[str, Reading]
    carried: bool = False


@dataclass(slots=True)
class Lexicon:
    """All cues, by kind and first word; entries with more words come first."""

    classes: dict[str, str]
    verbs: dict[str, list[Entry]] = field(default_factory=dict)
    nouns: dict[str, list[Entry]] = field(default_factory=dict)
    adjectives: dict[str, list[Entry]] = field(default_factory=dict)
    phrases: list[Entry] = field(default_factory=list)
    own_phrases: dict[str, list[Entry]] = field(default_factory=dict)
    carriers: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    not_speakers: frozenset[str] = frozenset()
    unasked: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    examples: list[Example] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of the data file and what it must give: ``None``, or (cue, speaker, content)."""

    text: str
    say: tuple[str, str, str] | None


@lru_cache(maxsize=4)
def load_cues(path: Path = CUES) -> Lexicon:
    """Read and check the cues.

    Raises:
        DataError: an entry has an unknown kind, class or form, no words or no example.
    """
    raw = read_toml(path)
    classes = raw.get("classes", {})
    lexicon = Lexicon(classes=dict(classes))
    tables: dict[tuple[str, tuple[str, ...]], dict[str, Reading]] = {}
    carried: set[tuple[str, ...]] = set()
    for number, item in enumerate(raw.get("cue", [])):
        line = table_line(path, "cue", number) if _problem(item, classes) else None
        problem = _problem(item, classes)
        if problem:
            raise DataError(path, line, problem)
        kind = item.get("kind", "verb")
        reading = Reading(item["class"], item.get("speakers") == "people")
        for word in item["words"]:
            words = tuple(word.split("_"))
            forms = tables.setdefault((kind, words), {})
            for form in item.get("forms", ["clause"]):
                forms.setdefault(form, reading)
            if item.get("carried"):
                carried.add(words)
        for example in item["examples"]:
            lexicon.examples.append(_example(example))
    places = {
        "verb": lexicon.verbs,
        "noun": lexicon.nouns,
        "adjective": lexicon.adjectives,
        "own phrase": lexicon.own_phrases,
    }
    for (kind, words), forms in tables.items():
        entry = Entry(words, forms, words in carried)
        if kind == "phrase":
            lexicon.phrases.append(entry)
        else:
            places[kind].setdefault(words[0], []).append(entry)
    for place in places.values():
        for entries in place.values():
            entries.sort(key=lambda entry: -len(entry.words))
    lexicon.carriers = frozenset(raw.get("carriers", {}).get("verbs", []))
    lexicon.documents = frozenset(raw.get("carriers", {}).get("documents", []))
    lexicon.occasions = frozenset(word.lower() for word in raw.get("occasions", {}).get("words", []))
    lexicon.not_speakers = frozenset(raw.get("not_speakers", {}).get("words", []))
    lexicon.labels = frozenset(raw.get("not_speakers", {}).get("labels", []))
    lexicon.bodies = frozenset(raw.get("speakers", {}).get("bodies", []))
    lexicon.unasked = frozenset(raw.get("not_speakers", {}).get("unasked", []))
    return lexicon


def _problem(item: dict[str, Any], classes: dict[str, str]) -> str:
    """What is wrong with an entry, or "" if nothing is."""
    unknown = set(item) - {"kind", "class", "words", "forms", "examples", "speakers", "carried"}
    if unknown:
        return f"unknown field {sorted(unknown)[0]!r}"
    kind = item.get("kind", "verb")
    if kind not in KINDS:
        return f"kind is {kind!r}; expected one of {', '.join(sorted(KINDS))}"
    if item.get("class") not in classes:
        return f"class is {item.get('class')!r}; expected one of {', '.join(classes)}"
    if not item.get("words") or not all(isinstance(word, str) and word for word in item["words"]):
        return "words must be a list of one word or more"
    if "phrase" not in kind and not item.get("forms"):
        return "forms must name at least one form"
    for form in item.get("forms", []):
        if not _known_form(form):
            return f"unknown form {form!r}"
    if not item.get("examples"):
        return "an example sentence is missing"
    for example in item["examples"]:
        say = example.get("say", "") if isinstance(example, dict) else ""
        if not isinstance(example.get("text"), str) or (say != "none" and len(str(say).split(" | ")) != 3):
            return "an example needs text and say = 'cue | speaker | content' or 'none'"
    return ""


def _known_form(form: str) -> bool:
    first, _, rest = form.partition(" ")
    if not rest:
        return first in _SIMPLE or first in _PREPOSITIONS
    if first == "object":
        return rest in _WITH_OBJECT
    if first == "accused":
        return rest in _PREPOSITIONS
    return first in _PREPOSITIONS and rest in {"to", "as"}


def _example(example: dict[str, str]) -> Example:
    say = example["say"]
    if say == "none":
        return Example(example["text"], None)
    cue, speaker, content = say.split(" | ")
    return Example(example["text"], (cue, speaker, content))
