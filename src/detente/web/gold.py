"""What corrections amount to: gold records for ``detente evaluate``, and how often the machine was right so far."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass

from detente.web.corrections import Correction, latest, load
from detente.web.desk import Desk

_LISTS = {"event": "events", "statement": "statements", "engagement": "engagements", "position": "positions"}
_ARTICLE = "SELECT id, source, title, published, language, text FROM articles WHERE article_key = $key"
_GROUPS = {"event": "type", "statement": "form", "engagement": "kind", "position": "stance"}


def gold_lines(desk: Desk) -> Iterator[str]:
    """The gold file, a line an article (docs/evaluate.md).

    An article that somebody has checked as a whole has all its records. Of the others only what was judged right,
    changed or added is known: their kinds are ``partial``, and what else is found there is not counted as wrong.
    """
    by_article: dict[str, list[Correction]] = {}
    for one in load(desk):
        by_article.setdefault(one.article_key, []).append(one)
    for key, made in by_article.items():
        row = desk.row(_ARTICLE, {"key": key})
        if row is None:
            continue
        last = latest(made)
        whole = "article" in last and last["article"].action == "accept"
        line: dict[str, object] = {"article": row | {"published": row["published"] and row["published"].isoformat()}}
        known = []
        for kind, name in _LISTS.items():
            right = [one.right for one in last.values() if one.record == kind and one.right is not None]
            if whole or right:
                line[name] = right
                known.append(name)
        if not whole:
            line["partial"] = known
        if known:
            yield json.dumps(line, ensure_ascii=False) + "\n"


@dataclass(frozen=True)
class Precision:
    """How often the machine was right in one group of records. ``changed`` counts as wrong; ``missed`` were added."""

    kind: str
    group: str
    accepted: int = 0
    changed: int = 0
    deleted: int = 0
    missed: int = 0

    @property
    def judged(self) -> int:
        return self.accepted + self.changed + self.deleted

    @property
    def share(self) -> float | None:
        return self.accepted / self.judged if self.judged else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval of the share."""
        if not self.judged:
            return None
        n, p, z = self.judged, self.accepted / self.judged, 1.959964
        middle, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return max(0.0, (middle - half) / (1 + z * z / n)), min(1.0, (middle + half) / (1 + z * z / n))


def precision(corrections: list[Correction]) -> list[Precision]:
    """By kind of record and, within, by type (statements: form; engagements: kind; positions: stance).

    Only the last word on each record counts. A kind's total has the group "".
    """
    counts: dict[tuple[str, str], dict[str, int]] = {}
    by_article: dict[str, list[Correction]] = {}
    for one in corrections:
        by_article.setdefault(one.article_key, []).append(one)
    words = {"accept": "accepted", "change": "changed", "delete": "deleted"}
    for made in by_article.values():
        for one in latest(made).values():
            if one.record not in _LISTS:
                continue
            machine = one.before is not None and "/+" not in one.record_key
            record = one.before if machine else one.right
            if record is None:
                continue
            column = words[one.action] if machine else "missed"
            for group in ("", str(record[_GROUPS[one.record]])):
                row = counts.setdefault((one.record, group), {})
                row[column] = row.get(column, 0) + 1
    order = {kind: number for number, kind in enumerate(_LISTS)}
    found = [Precision(kind, group, **columns) for (kind, group), columns in counts.items()]
    return sorted(found, key=lambda one: (order[one.kind], one.group != "", -one.judged, one.group))
