"""The gold file of the repository: made from the annotated articles, and up to date with them."""

from __future__ import annotations

import runpy
from pathlib import Path

from detente.evaluate import KINDS, read_gold

ROOT = Path(__file__).parent.parent.parent
GOLD = ROOT / "tests" / "gold" / "gold.jsonl"


def test_it_is_what_the_script_makes_of_the_annotated_articles() -> None:
    build = runpy.run_path(str(ROOT / "scripts" / "build_gold.py"))["build"]
    assert build() == GOLD.read_text(encoding="utf-8"), "run scripts/build_gold.py"


def test_it_reads_and_holds_every_annotated_article() -> None:
    documents = read_gold(GOLD)
    ids = {document.article.id for document in documents}
    assert {path.stem for path in (ROOT / "tests" / "gold").glob("*.toml")} <= ids
    assert {kind for document in documents for kind in document.records} == set(KINDS)


def test_the_articles_with_all_their_events_are_whole() -> None:
    whole = [document for document in read_gold(GOLD) if "events" in document.records and not document.partial]
    assert len(whole) == 6
    for document in whole:
        spans = [tuple(event["evidence"]["trigger"]) for event in document.records["events"]]
        assert len(spans) == len(set(spans))


def test_rows_of_the_tables_are_all_in_it() -> None:
    documents = [document for document in read_gold(GOLD) if document.partial]
    for kind in ("events", "statements", "engagements"):
        lines = (ROOT / "tests" / f"examples_{kind}.tsv").read_text(encoding="utf-8").splitlines()
        rows = [line for line in lines if line and not line.startswith("#")][1:]
        assert sum(len(document.records[kind]) for document in documents) == len(rows)
