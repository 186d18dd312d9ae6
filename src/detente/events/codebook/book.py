"""The codebook: which words make which event, who is actor and who is recipient. Data, read and checked here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, get_args

from detente.data import FOLDER, DataError, is_words, read_toml, table_line
from detente.events.codebook.notation import PatternError, parse_pattern
from detente.events.codebook.ontology import Ontology, load_ontology
from detente.events.codebook.patterns import Pattern
from detente.record import Status

CODEBOOK = FOLDER / "codebook"
WORD_SETS = (
    "light_verbs",
    "texts",
    "deeds",
    "requests",
    "personal_modes",
    "accidental",
    "mishaps",
    "violence",
    "circumstances",
    "permitting",
    "making",
    "measures",
    "spells",
    "manners",
    "colourless",
    "idle",
    "telling",
    "struck_things",
    "lasting",
    "informing",
    "asking",
    "peace_missions",
    "people",
    "accompanying",
    "addressing",
    "happening",
    "taking",
    "speaking_out",
    "speeches",
)
"""Word lists that the engine itself reads: ``words.toml`` says what each is for."""
STATUSES: tuple[str, ...] = get_args(Status)


@dataclass(frozen=True)
class Example:
    """A sentence of the codebook and the event that it must give ("none": no such event that happened)."""

    text: str
    event: str


@dataclass(frozen=True, eq=False)
class Entry:
    """One entry: an event of ``type`` and ``mode``, or an operator.

    An operator composes: its event's type follows from the type of the event it is said of, by the table
    ``becomes`` ("TYPE/mode", "TYPE", a quad's half "conflict" or "cooperation", "*"). ``keeps`` says that the event it
    is said of stands beside the new one. ``recipients`` is the order in which recipients are looked for. ``own``
    says that the deed is the actor's own ("warned that it would strike"), not another's. ``pending``
    is the status of what is agreed or announced, since it is still to be done.
    """

    id: str
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    examples: tuple[Example, ...]
    mutual: bool = False
    actor_optional: bool = False
    becomes: dict[str, str] | None = None
    keeps: bool = False
    own: bool = False
    pending: str | None = None
    recipients: tuple[str, ...] = ("R", "inner.R")
    path: Path = CODEBOOK
    table: str = "entry"
    number: int = 0

    @property
    def line(self) -> int | None:
        """The line of the entry in its file (looked up anew at each call)."""
        return table_line(self.path, self.table, self.number)


@dataclass(eq=False)
class Embedding:
    """How real a thing is that is said under a word: "plan to V", "fears of N", "failed to V"."""

    status: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]


@dataclass(eq=False)
class Codebook:
    """All entries, indexed by the predicate's first lemma and kind, and the words that say how real a thing is."""

    ontology: Ontology
    entries: list[Entry]
    verbs: dict[str, list[tuple[Entry, Pattern]]] = field(default_factory=dict)
    nouns: dict[str, list[tuple[Entry, Pattern]]] = field(default_factory=dict)
    adjectives: dict[str, list[tuple[Entry, Pattern]]] = field(default_factory=dict)
    embedding: dict[tuple[str, str], str] = field(default_factory=dict)
    finite: dict[str, str] = field(default_factory=dict)
    gerund: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    sets: dict[str, frozenset[str]] = field(default_factory=dict)
    tables: dict[str, dict[str, str]] = field(default_factory=dict)

    def index(self) -> None:
        """Sort the patterns under the words of their predicates."""
        for entry in self.entries:
            for pattern in entry.patterns:
                table = {"verb": self.verbs, "noun": self.nouns, "adjective": self.adjectives}[pattern.kind]
                # a verb of several words is known by its first, a compound noun by its last
                place = -1 if pattern.kind == "noun" else 0
                keys = set(pattern.predicate.single) | {words[place] for words in pattern.predicate.multiple}
                for key in sorted(keys):
                    table.setdefault(key, []).append((entry, pattern))


@cache
def load_codebook(folder: Path = CODEBOOK) -> Codebook:
    """Read and check the codebook in ``folder``.

    Raises:
        DataError: with file and line, what is wrong and what is expected.
    """
    return read_codebook([folder], load_ontology())


def user_codebook(folder: Path) -> Codebook:
    """The codebook of a user's folder.

    Its entries add to ours, unless a file ``codebook.toml`` there says ``adds = false``. A file ``ontology.toml`` there
    takes the place of PLOVER.

    Raises:
        DataError: there is no such folder, or something in it is wrong (with file and line).
    """
    if not folder.is_dir():
        raise DataError(folder, None, "there is no such folder")
    settings = folder / "codebook.toml"
    alone = settings.is_file() and read_toml(settings).get("adds", True) is False
    ontology = folder / "ontology.toml"
    folders = [folder] if alone else [CODEBOOK, folder]
    return read_codebook(folders, load_ontology(ontology) if ontology.is_file() else load_ontology())


def read_codebook(
    folders: Iterable[Path], ontology: Ontology, on_problem: Callable[[DataError], None] | None = None
) -> Codebook:
    """Read the codebooks of several folders into one; later ones add to the first.

    With ``on_problem`` a wrong entry is told there and left out.

    Raises:
        DataError: with file and line, what is wrong and what is expected.
    """
    files = [path for folder in folders for path in sorted(folder.glob("*.toml"))]
    raw = {path: read_toml(path) for path in files}
    lists: dict[str, list[str]] = {}
    for path, tables in raw.items():
        for name, words in tables.get("words", {}).items():
            if not is_words(words):
                raise DataError(path, None, f"the word list {name!r} is not a list of words")
            lists[name] = words
    lists = {name: _expand(name, lists, ()) for name in lists}
    tables_of_types: dict[str, dict[str, str]] = {}
    for path, tables in raw.items():
        for name, table in tables.get("becomes", {}).items():
            for source, target in table.items():
                _check_composed(path, name, source, target, ontology)
            tables_of_types[name] = table
    entries: list[Entry] = []
    seen: dict[str, Entry] = {}
    for path, tables in raw.items():
        for kind in ("entry", "operator"):
            for number, table in enumerate(tables.get(kind, [])):
                try:
                    entry = _entry(path, kind, number, table, lists, tables_of_types, ontology)
                    if entry.id in seen:
                        other = seen[entry.id].path.name
                        raise DataError(
                            path, table_line(path, kind, number), f"the id {entry.id!r} stands already in {other}"
                        )
                except DataError as error:
                    if on_problem is None:
                        raise
                    on_problem(error)
                    continue
                seen[entry.id] = entry
                entries.append(entry)
    codebook = Codebook(
        ontology,
        entries,
        lists=lists,
        sets={name: frozenset(lists.get(name, ())) for name in WORD_SETS},
        tables=tables_of_types,
    )
    for path, tables in raw.items():
        for number, table in enumerate(tables.get("embedding", [])):
            status = table.get("status")
            if status not in (*STATUSES, "same"):
                raise DataError(
                    path,
                    table_line(path, "embedding", number),
                    f"status {status!r} is none of {', '.join(STATUSES)}, same",
                )
            for part in ("verbs", "nouns", "adjectives"):
                for word in table.get(part, []):
                    codebook.embedding[(part[:-1], word)] = status
                    if "finite" in table:
                        codebook.finite[word] = table["finite"]
                    if "gerund" in table:
                        codebook.gerund[word] = table["gerund"]
    codebook.index()
    return codebook


def _expand(name: str, lists: dict[str, list[str]], above: tuple[str, ...]) -> list[str]:
    members: list[str] = []
    for word in lists[name]:
        if word.startswith("{") and word[1:-1] in lists and word[1:-1] not in above:
            members.extend(_expand(word[1:-1], lists, (*above, name)))
        else:
            members.append(word)
    return members


def _check_composed(path: Path, name: str, source: str, target: str, ontology: Ontology) -> None:
    for side in (source, target):
        if side in {"*", "conflict", "cooperation", "same", "none"}:
            continue
        type_, _, mode = side.partition("/")
        wrong = ontology.check(type_, mode or None)
        if wrong:
            raise DataError(path, None, f"[becomes.{name}] {side!r}: {wrong}")


def _entry(
    path: Path,
    kind: str,
    number: int,
    table: dict[str, Any],
    lists: dict[str, list[str]],
    becomes: dict[str, dict[str, str]],
    ontology: Ontology,
) -> Entry:
    def wrong(message: str) -> DataError:
        return DataError(path, table_line(path, kind, number), f"[[{kind}]] {table.get('id', '')}: {message}")

    known = {"id", "type", "mode", "contexts", "patterns", "examples", "mutual", "actor_optional", "pending", "note"}
    known |= {"becomes", "keeps", "own", "recipients"} if kind == "operator" else set()
    extra = set(table) - known
    if extra:
        raise wrong(f"unknown {', '.join(sorted(extra))}; known are {', '.join(sorted(known))}")
    if not isinstance(table.get("id"), str) or not table["id"]:
        raise wrong("an id is needed")
    type_, mode = table.get("type"), table.get("mode") or None
    table_name = table.get("becomes")
    if kind == "entry" or type_:
        problem = ontology.check(str(type_), mode)
        if problem:
            raise wrong(problem)
    if kind == "operator" and not type_ and table_name not in becomes:
        raise wrong(f"becomes = {table_name!r} is no table [becomes.NAME]; there are {', '.join(becomes)}")
    contexts = tuple(table.get("contexts", ()))
    strange = [context for context in contexts if context not in ontology.contexts]
    if strange:
        raise wrong(f"unknown context {', '.join(strange)}")
    patterns = []
    for source in table.get("patterns", []):
        try:
            patterns.append(parse_pattern(source, lists))
        except PatternError as error:
            raise wrong(f"pattern {source!r}: {error}") from error
    if not patterns:
        raise wrong("patterns are needed")
    examples = []
    for example in table.get("examples", []):
        if not isinstance(example, dict) or set(example) != {"text", "event"}:
            raise wrong('an example is { text = "...", event = "..." }')
        examples.append(Example(example["text"], example["event"]))
    if not examples:
        raise wrong("example sentences are needed")
    return Entry(
        id=table["id"],
        type=type_,
        mode=mode,
        contexts=contexts,
        patterns=tuple(patterns),
        examples=tuple(examples),
        mutual=bool(table.get("mutual", False)),
        actor_optional=bool(table.get("actor_optional", False)),
        becomes=becomes.get(table_name) if table_name else None,
        keeps=bool(table.get("keeps", False)),
        own=bool(table.get("own", False)),
        pending=table.get("pending"),
        recipients=tuple(table.get("recipients", ("R", "inner.R"))),
        path=path,
        table=kind,
        number=number,
    )
