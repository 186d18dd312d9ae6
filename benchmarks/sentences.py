"""How many engagements and positions are found in single sentences whose writers varied how such things are told.

    python benchmarks/sentences.py                           # a line a kind and part
    python benchmarks/sentences.py --kind positions --notes  # and each sentence in which something is false or missed

``sentences/engagements.tsv`` and ``sentences/positions.tsv`` hold 480 texts each, of one to three sentences, by two
writers a file who had seen no rule, no word list and no output; each was asked to repeat no turn of phrase. The part
``read`` has been read and mended on, the part ``kept`` has only been scored. Expected are ``kind PARTIES status
«words»`` (kinds that are equally right joined by "|"; parties by ISO alpha-3 or PLOVER's code, in brackets by name;
"?" where one may stand or not) and ``HOLDER stance «target»``, several joined by "; ", or ``none``. Scored as the
articles in tests/gold. The writers count as visits what only a place tells ("signed in Rome"), which we do not.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from detente import Coder

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "gold"))
from scoring import Tally, score_engagements, score_positions

FOLDER = Path(__file__).with_suffix("")
SCORES = {"engagements": score_engagements, "positions": score_positions}
PARTY = r"(?:\[[^\]]*\]|[A-Z]{3})\??"
ENGAGEMENT = re.compile(rf"(\S+) ({PARTY}(?:\+{PARTY})*) (.+?) «(.+?)»?")
POSITION = re.compile(r"(.+?) (supports|opposes) «(.+?)»?")


def expected(kind: str, cell: str) -> dict[str, list[dict[str, Any]]]:
    """What a cell expects, as an annotated article tells it.

    Raises:
        ValueError: a part of it is in no known form.
    """
    parts = [] if cell == "none" else cell.split("»; ")
    read = _engagement if kind == "engagements" else _position
    return {kind.removesuffix("s"): [read(part.strip()) for part in parts]}


def _engagement(part: str) -> dict[str, Any]:
    match = ENGAGEMENT.fullmatch(part)
    if match is None:
        raise ValueError(f"no engagement: {part}")
    kind, parties, status, words = match.groups()
    (first, *also), (told, *also_told) = kind.split("|"), status.split("|")
    names = [party.replace("[", "").replace("]", "") for party in re.findall(PARTY, parties)]
    return {
        "kind": first, "also": also, "parties": names, "status": told, "also_status": also_told, "words": words
    }  # fmt: skip


def _position(part: str) -> dict[str, Any]:
    match = POSITION.fullmatch(part)
    if match is None:
        raise ValueError(f"no position: {part}")
    holder, stance, target = match.groups()
    return {"holder": holder.split("/")[0], "stance": stance, "target": target}


def rows(kind: str) -> Iterator[tuple[str, str, datetime.date, dict[str, list[dict[str, Any]]]]]:
    """Part, text, day of publication and what is expected, of each text of a kind."""
    with (FOLDER / f"{kind}.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            day = datetime.date.fromisoformat(row["published"])
            yield row["part"], row["text"], day, expected(kind, row["expected"])


def main() -> None:
    """Score the sentences of one kind or of both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=list(SCORES), help="both, if none is given")
    parser.add_argument("--notes", action="store_true", help="of the part that may be read: what is false and missed")
    args = parser.parse_args()
    coder = Coder()
    for kind in [args.kind] if args.kind else SCORES:
        tallies = {"read": Tally(), "kept": Tally()}
        for part, text, day, wanted in rows(kind):
            tally = SCORES[kind](coder.code(text, published=day), wanted)
            tallies[part].add(tally)
            if args.notes and part == "read" and tally.notes:
                print(text, *(f"    {note.split(': ', 1)[1]}" for note in tally.notes), sep="\n")
        for part, tally in tallies.items():
            print(f"{kind:12} {part}  {tally}")


if __name__ == "__main__":
    main()
