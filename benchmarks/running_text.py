"""How many of the events of real articles are found: whole articles of Wikinews, whose events readers have marked.

    python benchmarks/running_text.py ../shared/corpora/wikinews.jsonl                  # a line a part, and one for all
    python benchmarks/running_text.py --codebook-only ../shared/corpora/wikinews.jsonl  # without the second opinion

``running_text.tsv`` says of each event where its sentence, its source and its target stand in which article
(characters, ``[start, end)``), its type (YIELD is CONCEDE or RETREAT) and its status. The readers had seen neither the
codebook nor any output. The part ``read`` has been used to mend the codebook, the part ``kept`` has only been scored.
*any*: an event whose trigger is in the sentence has the right type. *found*: an event joins source and target.
*right*: of those found, with the right type. *status*: of those of the right type, with the right status.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from detente import Coder
from detente.record import Event, Span
from relations import SAME, joined, meets
from relations import Row as Pair

ANNOTATED = Path(__file__).with_suffix(".tsv")


@dataclass(frozen=True)
class Marked:
    """An event that readers have marked in an article."""

    sentence: Span
    pair: Pair
    status: str
    part: str


@dataclass
class Tally:
    """How many of the marked events are found."""

    marked: int = 0
    any: int = 0
    found: int = 0
    right: int = 0
    status: int = 0

    def add(self, marked: Marked, events: list[Event]) -> None:
        """Count a marked event of an article with such events."""
        here = [event for event in events if meets([event.evidence.trigger], [marked.sentence])]
        event = joined(here, marked.pair)
        right = event is not None and SAME.get(event.type, event.type) == marked.pair.type
        self.marked += 1
        self.any += any(SAME.get(event.type, event.type) == marked.pair.type for event in here)
        self.found += event is not None
        self.right += right
        self.status += right and event is not None and event.status == marked.status

    def __str__(self) -> str:
        marked, found, right = (max(1, count) for count in (self.marked, self.found, self.right))
        return (
            f"n {self.marked:4}  any {self.any / marked:6.1%}  found {self.found / marked:6.1%}"
            f"  right {self.right / found:6.1%}  status {self.status / right:6.1%}"
        )


def read(path: Path) -> dict[str, list[Marked]]:
    """The marked events of each article, by its id."""
    marked = defaultdict(list)
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            source, target, sentence = (
                (int(row[f"{name}start"]), int(row[f"{name}end"])) for name in ("source_", "target_", "")
            )
            pair = Pair("", [source], [target], row["type"])
            marked[row["article"]].append(Marked(sentence, pair, row["status"], row["part"]))
    return marked


def texts(path: Path, ids: set[str]) -> Iterator[tuple[str, str]]:
    """Id and text of the articles that are asked for."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            if article["id"] in ids:
                yield article["id"], article["text"]


def main() -> int:
    """Print a line a part, and one for all."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("articles", type=Path, help="the articles: JSON Lines with the fields id and text")
    arguments.add_argument("--codebook-only", action="store_true", help="leave out the second opinion")
    options = arguments.parse_args()
    coder = Coder(codebook_only=options.codebook_only)
    marked = read(ANNOTATED)
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for article, text in texts(options.articles, set(marked)):
        events = coder.code(text, id=article).events
        for one in marked[article]:
            for name in (one.part, "all"):
                tallies[name].add(one, events)
    for name, tally in sorted(tallies.items(), key=lambda item: item[0] == "all"):
        print(f"{name:6} {tally}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
