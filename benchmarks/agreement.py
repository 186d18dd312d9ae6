"""How much of what a coder finds that parses everything is found by one that skims (see `detente.glance`).

    python benchmarks/agreement.py [ARTICLES ...] [--limit N]

A record counts as found if it is there with every field the same, ids aside.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

from detente import Coder, Document
from detente.reading import read

EXAMPLES = Path(__file__).parent.parent / "examples"
KINDS = ("events", "statements", "engagements", "positions")


def records(document: Document) -> Counter[tuple[str, str]]:
    """The records of a document, as text without the ids."""
    ids = {"id", "within", "statement"}
    return Counter((kind, record.model_dump_json(exclude=ids)) for kind in KINDS for record in getattr(document, kind))


def main() -> int:
    """Run the comparison as the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("articles", nargs="*", default=[str(EXAMPLES)], help="what `detente code` reads")
    parser.add_argument("--limit", type=int, help="only the first N articles")
    arguments = parser.parse_args()
    articles = list(islice(read(arguments.articles, on_problem=lambda p: print(p, file=sys.stderr)), arguments.limit))
    all_of_them, lost, added = Counter[str](), Counter[str](), Counter[str]()
    for skimmed, whole in zip(Coder().pipe(articles), Coder(skim=False).pipe(articles), strict=True):
        some, every = records(skimmed), records(whole)
        all_of_them.update(kind for kind, _ in every.elements())
        lost.update(kind for kind, _ in (every - some).elements())
        added.update(kind for kind, _ in (some - every).elements())
    print(f"{len(articles)} articles\n\n{'':12} {'records':>8} {'lost':>6} {'added':>6} {'found':>8}")
    for kind in KINDS:
        share = f"{1 - lost[kind] / all_of_them[kind]:.2%}" if all_of_them[kind] else ""
        print(f"{kind:12} {all_of_them[kind]:8,} {lost[kind]:6,} {added[kind]:6,} {share:>8}")
    total = all_of_them.total()
    print(f"{'all':12} {total:8,} {lost.total():6,} {added.total():6,} {1 - lost.total() / max(total, 1):>8.2%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
