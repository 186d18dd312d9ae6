"""Make tests/gold/gold.jsonl: our annotated articles in the form that ``detente evaluate`` reads.

    python scripts/build_gold.py

From tests/gold/*.toml (engagements and positions, all of them), tests/gold/events/articles.toml (all events of some of
these) and the tables tests/examples_*.tsv of the articles in
examples/ (events, statements and engagements; only what the tables ask of a record, and some of the records only).
"""

from __future__ import annotations

import datetime
import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import tomli  # noqa: E402

from detente.data import read_tsv  # noqa: E402
from detente.reading import read, read_text  # noqa: E402
from detente.record import Article  # noqa: E402

OUT = ROOT / "tests" / "gold" / "gold.jsonl"
CODE = re.compile(r"[A-Z]{3}")


def annotated() -> list[dict[str, Any]]:
    """The articles of tests/gold."""
    documents = []
    events = tomli.loads((ROOT / "tests" / "gold" / "events" / "articles.toml").read_text(encoding="utf-8"))
    for path in sorted((ROOT / "tests" / "gold").glob("*.toml")):
        raw = tomli.loads(path.read_text(encoding="utf-8"))
        day: datetime.date | None = raw["published"] or None
        article = read_text(raw["text"].strip(), published=day, id=path.stem)
        text = article.text
        documents.append(
            {
                "article": article.model_dump(mode="json", exclude={"source", "title"}),
                **(
                    {"events": [event(entry, text) for entry in told["events"]]}
                    if (told := events.get(path.stem))
                    else {}
                ),
                "engagements": [engagement(entry, text) for entry in raw.get("engagement", [])],
                "positions": [position(entry, text) for entry in raw.get("position", [])],
            }
        )
    return documents


def event(entry: dict[str, Any], text: str) -> dict[str, Any]:
    """One event; of several right values the others stand under ``also``."""
    sides = {side: parties(entry[side]) for side in ("actors", "recipients") if side in entry}
    also = {
        name: [parties(names) for names in values] if name in ("actors", "recipients") else values
        for name, values in entry.get("also", {}).items()
    }
    return {
        "type": entry["type"],
        **({"mode": entry["mode"]} if "mode" in entry else {}),
        "status": entry["status"],
        **sides,
        "evidence": {"trigger": span(entry["words"], text)},
        **({"also": also} if also else {}),
        **({"optional": True} if entry.get("optional") else {}),
    }


def engagement(entry: dict[str, Any], text: str) -> dict[str, Any]:
    """One engagement; "TUR?" among the parties may stand there or not."""
    also = {
        "kind": entry.get("also", []),
        "status": entry.get("also_status", []),
        "parties": [parties(others) for others in entry.get("also_parties", [])],
    }
    return {
        "kind": entry["kind"],
        "status": entry["status"],
        "parties": parties(entry["parties"]),
        **({"mentions": [{"evidence": {"trigger": at}}]} if (at := only(entry["words"], text)) else {}),
        **({"also": given} if (given := {name: values for name, values in also.items() if values}) else {}),
        **({"optional": True} if entry.get("optional") else {}),
    }


def position(entry: dict[str, Any], text: str) -> dict[str, Any]:
    """One position."""
    return {
        "holder": actor(entry["holder"]),
        "stance": entry["stance"],
        "target": {"text": entry["target"]},
        **({"evidence": {"target": at}} if (at := only(entry["target"], text)) else {}),
        **({"optional": True} if entry.get("optional") else {}),
    }


def parties(names: list[str]) -> list[dict[str, Any]]:
    """Actors by code or name."""
    return [actor(name.rstrip("?")) | ({"optional": True} if name.endswith("?") else {}) for name in names]


def actor(name: str) -> dict[str, Any]:
    """A country by its code, anybody else by name."""
    return {"country": name} if CODE.fullmatch(name) else {"name": name}


def side(names: str) -> list[dict[str, Any]]:
    """Actors as the tables give them: countries, or sectors of those without."""
    codes = {path["code"] for _, path in read_tsv(ROOT / "src/detente/data/resolving/countries.tsv")}
    known = codes | {"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"}
    return [{"country": name} if name in known else {"sectors": [name]} for name in names.split("+")]


def examples() -> list[dict[str, Any]]:
    """The articles of examples/, of which the tables ask events, statements and engagements."""
    articles: dict[str, list[Article]] = {}
    for article in read([ROOT / "examples"], on_problem=print):
        name = Path(article.source or "").name
        articles.setdefault(name if "." in name else "agency.jsonl", []).append(article)
    words = {"events": "trigger", "statements": "content", "engagements": "words"}
    tables = {kind: [row for _, row in read_tsv(ROOT / "tests" / f"examples_{kind}.tsv")] for kind in words}
    documents = []
    for name, article in ((name, article) for name, found in articles.items() for article in found):
        records = {
            kind: [
                asked(kind, row, article.text)
                for row in rows
                if row["article"] == name and row[words[kind]] in article.text
            ]
            for kind, rows in tables.items()
        }
        given = article.model_dump(mode="json") | {"source": f"examples/{name}"}
        documents.append({"article": given, **records, "partial": list(records)})
    return documents


def asked(kind: str, row: dict[str, str], text: str) -> dict[str, Any]:
    """What a row of a table asks of a record; "-" is not asked (of a speaker: the text names nobody)."""
    if kind == "events":
        sides = {name: side(row[name]) for name in ("actors", "recipients") if row[name] != "-"}
        at = span(row["trigger"], text)
        return {"type": row["event"], "status": row["status"], **sides, "evidence": {"trigger": at}}
    if kind == "statements":
        speaker = None if row["speaker"] == "-" else {"name": row["speaker"]}
        return {"speaker": speaker, "form": row["form"], "evidence": {"content": [span(row["content"], text)]}}
    return {
        "kind": row["kind"],
        "status": row["status"],
        "parties": side(row["parties"]),
        "mentions": [{"evidence": {"trigger": span(row["words"], text)}}],
    }


def span(words: str, text: str) -> list[int]:
    """Where the words stand."""
    at = text.index(words)
    return [at, at + len(words)]


def only(words: str, text: str) -> list[int] | None:
    """Where the words stand, if they stand in one place only."""
    found = [list(match.span()) for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    return found[0] if len(found) == 1 else None


def build() -> str:
    """The whole file."""
    lines = [json.dumps(document, ensure_ascii=False) for document in (*examples(), *annotated())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    OUT.write_text(build(), encoding="utf-8")
