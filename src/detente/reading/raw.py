"""One record as a file gives it: values not yet checked, under whatever names the file uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "full_text", "fulltext", "article_text", "maintext", "article_body"),
    "id": ("id", "_id", "article_id", "doc_id", "document_id", "uid", "guid"),
    "title": ("title", "headline"),
    "published": (
        "published",
        "date",
        "published_at",
        "publishedat",
        "published_date",
        "publication_date",
        "date_published",
        "datepublished",
        "date_publish",
        "pubdate",
        "pub_date",
        "datetime",
        "timestamp",
    ),
    "source": ("source", "url", "link", "uri"),
}
"""The parts of an article and the names that files give them, the design's own name first."""


@dataclass(frozen=True, slots=True)
class Raw:
    """``record`` is the place in the file ("line 3"; null when the file is one article)."""

    record: str | None
    text: object
    id: object = None
    title: object = None
    published: object = None
    source: object = None


def choose_names(names: Iterable[str]) -> dict[str, str]:
    """Which of the file's own ``names`` holds which part of an article, by part."""
    plain: dict[str, str] = {}
    for name in names:
        plain.setdefault(re.sub(r"[\s\-]+", "_", name.strip().strip("\ufeff").lower()), name)
    chosen = {}
    for part, known in NAMES.items():
        found = next((plain[name] for name in known if name in plain), None)
        if found is not None:
            chosen[part] = found
    return chosen


def from_mapping(record: str, values: Mapping[str, object]) -> Raw:
    """The record in ``values``; a line that ``detente code`` wrote is read for its article."""
    inner = values.get("article")
    if isinstance(inner, Mapping) and "text" in inner:
        values = inner
    chosen = choose_names(key for key in values if values[key] is not None)
    return Raw(
        record, **{part: values[name] for part, name in chosen.items()} | {"text": values.get(chosen.get("text", ""))}
    )
