"""The evaluation: counts by kind of record and by field, what is taken for what, and the worst misses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from detente.evaluate.agreement import FIELDS, Counts, compare
from detente.evaluate.gold import KINDS, GoldDocument, Record
from detente.evaluate.pairing import pair
from detente.record import Document

NOTHING = "–"
"""Stands in a confusion table for no record at all."""
CONFUSABLE = {"events": "type", "engagements": "kind", "positions": "stance", "statements": "form"}


@dataclass(frozen=True, slots=True)
class Miss:
    """A record that was missed, made up, or is wrong in some fields. ``weight``: how many of its fields are wrong."""

    kind: str
    article: str
    what: Literal["missed", "false", "wrong"]
    quote: str
    gold: Record | None
    coded: Record | None
    fields: tuple[str, ...]
    weight: int


@dataclass
class Evaluation:
    """What :func:`evaluate` gives.

    ``found``: records that tell of the same thing as a gold record; ``right``: those with every compared field right.
    ``fields``: values, by kind and field; a missed record misses all its values, a false one has only false ones. Where
    only some records of an article were annotated, nothing found besides is false (see :class:`Counts`).
    ``classes``: events by type, engagements by kind, positions by stance, statements by form.
    ``confusion``: pairs of the gold and the coded value (:data:`NOTHING` where there is no record).
    """

    articles: int = 0
    found: dict[str, Counts] = field(default_factory=dict)
    right: dict[str, Counts] = field(default_factory=dict)
    fields: dict[str, dict[str, Counts]] = field(default_factory=dict)
    classes: dict[str, dict[str, Counts]] = field(default_factory=dict)
    confusion: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def as_json(self, misses: int | None = None) -> dict[str, Any]:
        """The whole as JSON has it; at most ``misses`` of the worst ones."""

        def tell(counts: Counts) -> dict[str, Any]:
            return {
                "right": counts.right,
                "coded": counts.coded,
                "gold": counts.gold,
                "precision": counts.precision,
                "precision_interval": counts.precision_interval,
                "recall": counts.recall,
                "recall_interval": counts.recall_interval,
                "f1": counts.f1,
            }

        return {
            "articles": self.articles,
            "kinds": {
                kind: {
                    "found": tell(self.found[kind]),
                    "right": tell(self.right[kind]),
                    "fields": {name: tell(counts) for name, counts in self.fields[kind].items()},
                    "classes": {name: tell(counts) for name, counts in self.classes[kind].items()},
                    "confusion": [
                        {"gold": gold, "coded": coded, "count": count}
                        for (gold, coded), count in sorted(self.confusion[kind].items())
                    ],
                }
                for kind in self.found
            },
            "misses": [
                {name: getattr(miss, name) for name in Miss.__slots__ if name != "weight"}
                for miss in self.misses[:misses]
            ],
        }


def evaluate(gold: Iterable[GoldDocument], coded: Mapping[str, Document], kinds: Iterable[str] = KINDS) -> Evaluation:
    """Compare documents with gold records.

    Args:
        gold: the annotated articles.
        coded: the documents by the id of their article; an article that is not there has no records.
        kinds: the kinds of record to compare.

    Raises:
        ValueError: a document's text is not that of the annotated article, so that spans cannot be compared.
    """
    annotated, result = list(gold), Evaluation()
    for kind in kinds:
        documents = [document for document in annotated if kind in document.records]
        if documents:
            _Kind(kind, result, _compared(kind, documents)).run(documents, coded)
    result.articles = len(annotated)
    result.misses.sort(key=lambda miss: -miss.weight)
    return result


def _compared(kind: str, documents: Iterable[GoldDocument]) -> list[str]:
    """The fields that the gold records of a kind have, in our order."""
    given = {name for document in documents for record in document.records[kind] for name in record}
    return [name for name in FIELDS[kind] if name in given]


class _Kind:
    """Counts the records of one kind."""

    def __init__(self, kind: str, result: Evaluation, names: list[str]) -> None:
        self.kind, self.result, self.names = kind, result, names
        self.found = self.right = Counts()
        self.fields = dict.fromkeys(names, Counts())
        self.confusion: Counter[tuple[str, str]] = Counter()
        self.classes: dict[str, Counts] = {}

    def run(self, documents: Iterable[GoldDocument], coded: Mapping[str, Document]) -> None:
        for document in documents:
            other = coded.get(document.article.id)
            if other is not None and other.article.text != document.article.text:
                raise ValueError(f"article {document.article.id}: the coded text is not the annotated one")
            records = [record.model_dump(mode="json") for record in getattr(other, self.kind)] if other else []
            self._document(document, records)
        self.result.found[self.kind], self.result.right[self.kind] = self.found, self.right
        self.result.fields[self.kind], self.result.confusion[self.kind] = self.fields, self.confusion
        self.result.classes[self.kind] = dict(sorted(self.classes.items()))

    def _document(self, document: GoldDocument, coded: list[Record]) -> None:
        gold = document.records[self.kind]
        pairs = pair(self.kind, gold, coded)
        whole = self.kind not in document.partial
        found = exact = optional = 0
        for g, c in pairs:
            if gold[g].get("optional"):
                optional += 1
                continue
            found += 1
            exact += self._pair(document, gold[g], coded[c], whole=whole)
        must = sum(not record.get("optional") for record in gold)
        paired, matched = {g for g, _ in pairs}, {c for _, c in pairs}
        for record in (record for g, record in enumerate(gold) if g not in paired and not record.get("optional")):
            self._missed(document, record)
        if whole:
            for record in (record for c, record in enumerate(coded) if c not in matched):
                self._false(document, record)
        for right, total in ((found, "found"), (exact, "right")):
            counts = Counts(right, len(coded) - optional, must)
            setattr(self, total, getattr(self, total) + (counts if whole else counts.for_recall()))

    def _pair(self, document: GoldDocument, gold: Record, coded: Record, *, whole: bool) -> bool:
        wrong = []
        for name in self.names:
            if name in gold:
                counts = compare(self.kind, name, gold, coded)
                self.fields[name] += counts if whole else counts.for_recall()
                if counts.wrong:
                    wrong.append(name)
        of = CONFUSABLE[self.kind]
        if of in gold:
            self._confuse(str(gold[of]) if of in wrong else str(coded[of]), str(coded[of]), whole=whole)
        if wrong:
            self._note(document, "wrong", gold, coded, tuple(wrong), len(wrong))
        return not wrong

    def _missed(self, document: GoldDocument, gold: Record) -> None:
        for name in self.names:
            if name in gold:
                self.fields[name] += compare(self.kind, name, gold, {})
        if CONFUSABLE[self.kind] in gold:
            self._confuse(str(gold[CONFUSABLE[self.kind]]), NOTHING)
        self._note(document, "missed", gold, None, (), 1 + sum(name in gold for name in self.names))

    def _false(self, document: GoldDocument, coded: Record) -> None:
        for name in self.names:
            self.fields[name] += compare(self.kind, name, {name: None}, coded)
        self._confuse(NOTHING, str(coded[CONFUSABLE[self.kind]]))
        self._note(document, "false", None, coded, (), 1 + len(self.names))

    def _confuse(self, gold: str, coded: str, *, whole: bool = True) -> None:
        """Count that one class was taken for another (or for itself)."""
        self.confusion[gold, coded] += 1
        for name in {gold, coded} - {NOTHING}:
            counts = Counts(int(gold == coded), int(name == coded), int(name == gold))
            self.classes[name] = self.classes.get(name, Counts()) + (counts if whole else counts.for_recall())

    def _note(
        self,
        document: GoldDocument,
        what: Literal["missed", "false", "wrong"],
        gold: Record | None,
        coded: Record | None,
        fields: tuple[str, ...],
        weight: int,
    ) -> None:
        quote = _quote(self.kind, document.article.text, coded or {}) or _quote(
            self.kind, document.article.text, gold or {}
        )
        self.result.misses.append(Miss(self.kind, document.article.id, what, quote, gold, coded, fields, weight))


def _quote(kind: str, text: str, record: Record) -> str:
    """The sentence that a record rests on, or the words that make it, as far as it says where they stand."""
    mentions = record.get("mentions") or [{}] if kind == "engagements" else [record]
    evidence = mentions[0].get("evidence") or {}
    content = evidence.get("content") or [None]
    span = evidence.get("sentence") or evidence.get("trigger") or evidence.get("target") or content[0]
    return " ".join(text[slice(*span)].split()) if span else ""
