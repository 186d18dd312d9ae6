"""How well events between two marked parties are found: sentences with a source, a target and the type of event.

    python benchmarks/relations.py                          # our own sentences, tests/gold/relations/
    python benchmarks/relations.py FILE.tsv [FILE.tsv ...]  # others of the same form
    python benchmarks/relations.py --given FILE.tsv         # the parties are handed over (Coder.relate)
    python benchmarks/relations.py --codebook-only FILE.tsv # without the second opinion
    python benchmarks/relations.py --confidence FILE.tsv    # besides: how often events of each confidence are right

A file has a column ``marked_sentence`` with ``<s>source</s>`` and ``<t>target</t>`` and a column ``type`` (or
``gold_root``) with a PLOVER type; NONE says that the source does nothing to the target. CONCEDE and RETREAT count as
one, YIELD, as older annotations have it. *any*: some event of the sentence has the right type. *found*: an event
joins the pair. *right*: of those found, with the right type. *F1*: macro over the types. *false*: of the rows of NONE
those with an event that joins the pair.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from detente import Coder
from detente.record import Event, Span

ROOT = Path(__file__).resolve().parent.parent
SAME = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
DAY = "2010-06-15"
"""The sentences have no day of their own; offices are resolved as of this one."""


@dataclass(frozen=True)
class Row:
    """A sentence, its marked parties and the type of what the source does to the target."""

    text: str
    sources: list[Span]
    targets: list[Span]
    type: str


@dataclass
class Tally:
    """Gold and given types, and in how many sentences any event had the right one."""

    pairs: list[tuple[str, str]] = field(default_factory=list)
    loose: int = 0
    false: int = 0
    nothing: int = 0
    sure: list[tuple[float, bool]] = field(default_factory=list)
    """The confidence of each event that joins a pair, and whether its type is right."""

    def table(self) -> Iterator[str]:
        """How often events are right, by their confidence."""
        for low, high in pairwise((0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)):
            right = [is_right for confidence, is_right in self.sure if low <= confidence < high]
            if right:
                share = sum(right) / len(right)
                yield f"  {low:.2f} to {min(high, 1.0):.2f}: {sum(right):4} of {len(right):4}, {share:6.1%}"

    def __str__(self) -> str:
        total = max(1, len(self.pairs))
        said = [(gold, given) for gold, given in self.pairs if given != "NONE"]
        right = sum(gold == given for gold, given in said)
        return (
            f"n {len(self.pairs):5}  any {self.loose / total:6.1%}  found {len(said) / total:6.1%}"
            f"  right {right / max(1, len(said)):6.1%}  F1 {self.f1():5.1f}  false {self.false}/{self.nothing}"
        )

    def f1(self) -> float:
        """Macro-F1 over the gold types, in per cent."""
        types = sorted({gold for gold, _ in self.pairs})
        scores = []
        for type_ in types:
            hit = sum(gold == given == type_ for gold, given in self.pairs)
            there = sum(gold == type_ for gold, _ in self.pairs) + sum(given == type_ for _, given in self.pairs)
            scores.append(200 * hit / there)
        return sum(scores) / max(1, len(scores))


def read(path: Path) -> Iterator[Row]:
    """The rows of a file."""
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            type_ = row.get("type") or row["gold_root"]
            yield Row(*unmark(row["marked_sentence"]), SAME.get(type_, type_))


def unmark(marked: str) -> tuple[str, list[Span], list[Span]]:
    """The plain sentence, the spans of its sources and of its targets."""
    text, start = "", 0
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    for piece in re.split(r"(</?[st]>)", marked):
        if piece in {"<s>", "<t>"}:
            start = len(text)
        elif piece in {"</s>", "</t>"}:
            spans[piece[2]].append((start, len(text)))
        else:
            text += piece
    return text, spans["s"], spans["t"]


def joined(events: Iterable[Event], row: Row) -> Event | None:
    """The likeliest event that joins source and target."""
    return max(
        (
            event
            for event in events
            if meets(event.evidence.actors, row.sources)
            and meets(event.evidence.recipients or event.evidence.actors, row.targets)
        ),
        key=lambda event: event.confidence,
        default=None,
    )


def meets(spans: list[Span], others: list[Span]) -> bool:
    """Whether any two of the spans overlap."""
    return any(a < d and c < b for a, b in spans for c, d in others)


def score(coder: Coder, rows: list[Row], *, given: bool) -> Tally:
    """Code the sentences and count."""
    tally = Tally()
    coded = {}
    if not given:
        texts = list(dict.fromkeys(row.text for row in rows))
        documents = coder.pipe({"text": text, "published": DAY} for text in texts)
        coded = dict(zip(texts, (document.events for document in documents), strict=True))
    for row in rows:
        if given:
            if not row.sources or not row.targets:
                continue
            event = coder.relate(row.text, row.sources[0], row.targets[0], published=DAY)
            events = [event] if event is not None else []
        else:
            events = coded[row.text]
            event = joined(events, row)
        said = SAME.get(event.type, event.type) if event is not None else "NONE"
        if event is not None:
            tally.sure.append((event.confidence, said == row.type))
        if row.type == "NONE":
            tally.nothing += 1
            tally.false += said != "NONE"
            continue
        tally.pairs.append((row.type, said))
        tally.loose += any(SAME.get(event.type, event.type) == row.type for event in events)
    return tally


def main() -> int:
    """Print a line a file, and one for all."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("files", nargs="*", type=Path, help="files of marked sentences (default: our own)")
    arguments.add_argument("--given", action="store_true", help="hand the parties over (Coder.relate)")
    arguments.add_argument("--codebook-only", action="store_true", help="leave out the second opinion")
    arguments.add_argument("--confidence", action="store_true", help="how often events of each confidence are right")
    options = arguments.parse_args()
    files = options.files or sorted((ROOT / "tests" / "gold" / "relations").glob("*.tsv"))
    coder = Coder(codebook_only=options.codebook_only)
    everything: list[Row] = []
    for path in files:
        rows = list(read(path))
        everything += rows
        tally = score(coder, rows, given=options.given)
        print(f"{path.name:24} {tally}", flush=True)
        if options.confidence:
            print(*tally.table(), sep="\n")
    if len(files) > 1:
        print(f"{'all':24} {score(coder, everything, given=options.given)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
