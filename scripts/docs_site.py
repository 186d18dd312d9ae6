"""What mkdocs cannot find in docs/: pages on the codebook, made from its data, and others of the repository."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from detente.data import FOLDER, read_toml
from detente.events import Codebook, Entry, load_codebook

ROOT = Path(__file__).resolve().parent.parent
ELSEWHERE = {
    "benchmarks/README.md": "benchmarks.md",
    "tests/gold/README.md": "gold.md",
    "src/detente/data/codebook/README.md": "codebook-format.md",
}
"""Pages of the repository that are part of the site, and where."""


def on_config(config: Any) -> Any:
    """mkdocs: name the codebook's pages under its heading."""
    (heading,) = [part["The codebook"] for part in config.nav if "The codebook" in part]
    types = [{name: f"codebook/{name.lower()}.md"} for name in load_codebook().ontology.types]
    heading[1:1] = [*types, {"Operators": "codebook/operators.md"}]
    return config


def on_files(files: Any, config: Any) -> Any:
    """mkdocs: add the pages that are not in docs/."""
    from mkdocs.structure.files import File

    pages = dict(codebook_pages())
    pages |= {there: (ROOT / path).read_text(encoding="utf-8") for path, there in ELSEWHERE.items()}
    for path, content in pages.items():
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:  # noqa: ARG001 (mkdocs names them)
    """mkdocs: turn links that hold in the repository into links that hold on the site."""
    here = {there: path for path, there in ELSEWHERE.items()}.get(page.file.src_uri, f"docs/{page.file.src_uri}")
    return links(markdown, here)


def links(markdown: str, here: str) -> str:
    """``markdown`` of the repository's file ``here`` with its links to pages made links within the site.

    A link to a file that the site does not have becomes the file's path in code letters.
    """

    def turned(found: re.Match[str]) -> str:
        words, target = found[1], found[2]
        path, _, anchor = target.partition("#")
        if "://" in target or not path or here.startswith("docs/codebook/"):
            return found[0]
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(here), path))
        there = ELSEWHERE.get(whole) or (whole.removeprefix("docs/") if whole.startswith("docs/") else None)
        if there is None:
            return f"{words} (`{whole}`)" if words.strip("`") != whole else f"`{whole}`"
        return f"[{words}]({there}{'#' + anchor if anchor else ''})"

    return re.sub(r"(?<!!)\[([^\]\n]+)\]\(([^)\s]+)\)", turned, markdown)


def codebook_pages() -> Iterator[tuple[str, str]]:
    """The pages on the codebook as (path, Markdown): an overview, one a type, one of the operators."""
    book = load_codebook()
    glosses = read_toml(FOLDER / "ontology" / "plover.toml")["types"]
    by_type: dict[str | None, list[Entry]] = {}
    for entry in book.entries:
        by_type.setdefault(entry.type, []).append(entry)
    yield "codebook/index.md", _overview(book, by_type, glosses)
    for name in book.ontology.types:
        yield f"codebook/{name.lower()}.md", _type_page(book, name, by_type.get(name, []), glosses[name])
    yield "codebook/operators.md", _operators(by_type.get(None, []))


def _score(score: float) -> str:
    """A score with its sign."""
    return f"{score:+g}".replace("-", "−") if score else "0"


def _counts(entries: list[Entry]) -> str:
    patterns, examples = sum(len(e.patterns) for e in entries), sum(len(e.examples) for e in entries)
    return f"{len(entries):,} | {patterns:,} | {examples:,}"


def _overview(book: Codebook, by_type: dict[str | None, list[Entry]], glosses: dict[str, Any]) -> str:
    rows = [
        f"| [{name}]({name.lower()}.md) | {glosses[name]['gloss']} ({kind.quad}) | {_score(kind.score)} | "
        f"{_counts(by_type.get(name, []))} |"
        for name, kind in book.ontology.types.items()
    ]
    return "\n".join(
        [
            "# The codebook\n",
            "Which words make which event. These pages are made from the files in `src/detente/data/codebook/` when "
            "the site is built; [how entries are written](../codebook-format.md) explains the patterns, and the test "
            "suite runs every example. The types are PLOVER's.\n",
            "| type | who … (quad) | score | entries | patterns | examples |",
            "|---|---|--:|--:|--:|--:|",
            *rows,
            f"| [operators](operators.md) | compose: the type follows from the event they are said of | | "
            f"{_counts(by_type.get(None, []))} |",
            f"| all | | | {_counts(book.entries)} |\n",
            "The score runs from −10 (conflict) to +10 (cooperation); modes may have their own.\n",
            "## Contexts\n",
            ", ".join(f"`{name}`" for name in book.ontology.contexts) + "\n",
        ]
    )


def _type_page(book: Codebook, name: str, entries: list[Entry], gloss: dict[str, Any]) -> str:
    kind = book.ontology.types[name]
    parts = [f"# {name}\n", f"Who {gloss['gloss']}.\n", f"{kind.quad.capitalize()}, score {_score(kind.score)}."]
    if "note" in gloss:
        parts.append(f" {gloss['note'].capitalize()}.")
    parts.append("\n")
    if kind.modes:
        parts += ["| mode | score | entries |\n|---|--:|--:|"]
        modes = [(mode, score, sum(entry.mode == mode for entry in entries)) for mode, score in kind.modes.items()]
        parts += [f"| `{mode}` | {_score(score)} | {count} |" for mode, score, count in modes]
        parts.append("")
    return "\n".join([*parts, *map(_entry, entries)])


def _operators(entries: list[Entry]) -> str:
    told = (
        "# Operators\n\nWords that say something of another event: agree to it, threaten it, call for it. The type of "
        "what comes of it follows from the event that they are said of.\n"
    )
    return "\n".join([told, *map(_entry, entries)])


def _entry(entry: Entry) -> str:
    traits = [f"mode `{entry.mode}`"] if entry.mode else []
    traits += [f"`{context}`" for context in entry.contexts]
    traits += ["mutual"] if entry.mutual else []
    lines = [f"## {entry.id}\n", ", ".join(traits) + "\n" if traits else ""]
    if entry.becomes:
        becomes = "; ".join(f"{source} becomes {target}" for source, target in entry.becomes.items())
        lines.append(f"`{becomes}`\n")
    lines += ["```text", *(pattern.source for pattern in entry.patterns), "```\n"]
    lines += [f"- {_escaped(example.text)} `{example.event}`" for example in entry.examples]
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]$])", r"\\\1", html.escape(text, quote=False))
