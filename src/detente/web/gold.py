"""What corrections amount to: gold records for ``detente evaluate``, and how often the machine was right so far."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from detente.web.corrections import IDENTITY, latest, load
from detente.web.desk import Desk

_LISTS = {"event": "events", "statement": "statements", "engagement": "engagements", "position": "positions"}
_ARTICLE = "SELECT id, source, title, published, language, text FROM articles WHERE article_key = $key"
_GROUPS = {"event": ("type",), "statement": ("form",), "engagement": ("kind",), "position": ("stance",)}


def gold_lines(desk: Desk) -> Iterator[str]:
    """The gold file, a line an article (docs/evaluate.md).

    An article that somebody has checked as a whole has all its records. Of the others only what was judged right,
    changed or added is known: their kinds are ``partial``, and what else is found there is not counted as wrong.
    """
    for key in desk.rows("SELECT article_key AS key FROM corrections GROUP BY ALL ORDER BY min(made_at), key"):
        row = desk.row(_ARTICLE, key)
        if row is None:
            continue
        last = latest(load(desk, key["key"]))
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


def precision(desk: Desk) -> list[Precision]:
    """By kind of record and, within, by type (statements: form; engagements: kind; positions: stance).

    Only the last word on each record counts. A kind's total has the group "".
    """
    found = [Precision(**row | {"group": row["group"] or ""}) for row in desk.rows(_PRECISION)]
    order = {kind: number for number, kind in enumerate(_LISTS)}
    return sorted(found, key=lambda one: (order[one.kind], one.group != "", -one.judged, one.group))


def _by_kind(column: str, paths: Mapping[str, tuple[str, ...]]) -> str:
    """What stands at the paths of each kind of record in a column of JSON."""
    whens = [
        f"WHEN '{kind}' THEN concat_ws(' ', "
        + ", ".join(f"CAST(json_extract_string({column}, '$.{path}') AS VARCHAR)" for path in every)
        + ")"
        for kind, every in paths.items()
    ]
    return f"CASE record {' '.join(whens)} END"


_PRECISION = f"""
    WITH told AS (
        SELECT article_key, record, action, made_at, correction,
            "before" IS NOT NULL AND NOT contains(record_key, '/+') AS machine,
            CASE WHEN machine THEN {_by_kind('"before"', IDENTITY)} ELSE record_key END AS subject,
            CASE WHEN machine THEN "before" WHEN action <> 'delete' THEN coalesce("after", "before") END AS known
        FROM corrections
        WHERE record IN ('event', 'statement', 'engagement', 'position')
    ), last AS (
        SELECT record, action, machine, {_by_kind("known", _GROUPS)} AS "group"
        FROM told
        WHERE TRUE
        QUALIFY row_number() OVER (PARTITION BY article_key, record, subject ORDER BY made_at DESC, correction DESC) = 1
            AND known IS NOT NULL
    )
    SELECT record AS kind, "group", count(*) FILTER (machine AND action = 'accept') AS accepted,
        count(*) FILTER (machine AND action = 'change') AS changed,
        count(*) FILTER (machine AND action = 'delete') AS deleted, count(*) FILTER (NOT machine) AS missed
    FROM last
    GROUP BY GROUPING SETS ((record), (record, "group"))
"""
