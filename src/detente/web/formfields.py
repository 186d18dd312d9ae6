"""The fields of a form about a record: values, and words that are looked up in the article."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from detente.events import load_ontology
from detente.record import Actor, Document, Span
from detente.web import names
from detente.web.corrections import Record, records

MOST_ROWS = 12
_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+")
Fields = Mapping[str, str]


class FormError(Exception):
    """What was filled in makes no record; the message says which field and why."""


class Reader:
    """Reads the fields of one form.

    Args:
        document: the article, and the machine's records of it.
        fields: what was filled in.
        before: the record that is changed, or None for a new one.
    """

    def __init__(self, document: Document, fields: Fields, before: Record | None) -> None:
        self._document, self._fields = document, fields
        self.text = document.article.text
        self.kept: dict[str, Any] = before.model_dump() if before else {}
        self._known = {tuple(one["evidence"]): one for one in _actors(self.kept)}

    def value(self, name: str) -> str:
        """What was filled in, without the space around it."""
        return self._fields.get(name, "").strip()

    def span(self, name: str, near: Span | None, *, needed: bool = True) -> Span | None:
        """The span of the words in field ``name``: those nearest to ``near``, or at the offset given with them."""
        words = self._fields.get(name, "").replace("\r\n", "\n").strip()
        if not words:
            if needed:
                raise FormError(f"{name}: no words; select them in the text or write them as they stand there")
            return None
        at = self.value(f"{name}-at")
        if at.isdigit() and self.text.startswith(words, int(at)):
            return int(at), int(at) + len(words)
        found = [match.span() for match in re.finditer(re.escape(words), self.text)]
        if not found:
            raise FormError(f"{name}: the words “{words[:80]}” do not stand in the article")
        middle = near[0] if near else int(at) if at.isdigit() else 0
        return min(found, key=lambda span: abs(span[0] - middle))

    def place_of(self, name: str) -> tuple[Span, Span]:
        """The span of the words that make a record, and of the sentence around them."""
        span = self.span(name, None)
        assert span is not None
        return span, self.sentence(span)

    def content(self) -> list[Span]:
        """The spans of what was said."""
        spans: list[Span] = []
        for number in range(MOST_ROWS):
            span = self.span(f"content-{number}", spans[-1] if spans else None, needed=number == 0)
            if span:
                spans.append(span)
        return sorted(spans)

    def sentence(self, span: Span) -> Span:
        """The sentence around ``span``: the machine's where it has one there, otherwise up to full stops."""
        for _, record in records(self._document).values():
            evidence = getattr(record, "evidence", None) or record.mentions[0].evidence  # type: ignore[union-attr]
            start, end = evidence.sentence
            if start <= span[0] and span[1] <= end:
                return start, end
        ends = [0, *(match.end() for match in _END.finditer(self.text)), len(self.text)]
        start = max(end for end in ends if end <= span[0])
        end = min(end for end in ends if end >= span[1])
        piece = self.text[start:end]
        return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())

    def who(self, part: str, near: Span) -> list[Actor]:
        """The actors of a part, in the order of the rows."""
        found = []
        for number in range(MOST_ROWS):
            span = self.span(f"{part}-{number}", near, needed=False)
            if span is None:
                continue
            words = self.text[slice(*span)]
            country = self.value(f"{part}-{number}-country")
            code = names.country_code(country) if country else None
            if country and code is None:
                raise FormError(f"{part}: no country is called {country[:60]!r}; write its name or its code (GBR)")
            sectors = re.findall(r"[A-Z]{3}", self.value(f"{part}-{number}-sectors").upper())
            kept = self._known.get(span, {})
            found.append(
                Actor(
                    text=words,
                    name=self.value(f"{part}-{number}-name") or words,
                    country=code,
                    sectors=sectors,
                    role=kept.get("role"),
                    evidence=span,
                )
            )
        return found

    def date(self, near: Span) -> tuple[dict[str, Any] | None, Span | None]:
        """The date and the span of its words."""
        start, end = self._day("date_start"), self._day("date_end")
        span = self.span("date", near, needed=False)
        if start is None and end is None:
            return None, None
        if span is None:
            raise FormError("date: which words of the text say so?")
        first, last = start or end, end or start
        assert first is not None and last is not None
        if last < first:
            raise FormError("date: it ends before it begins")
        return {"start": first, "end": last, "text": self.text[slice(*span)]}, span

    def _day(self, name: str) -> datetime.date | None:
        value = self.value(name)
        try:
            return datetime.date.fromisoformat(value) if value else None
        except ValueError as error:
            raise FormError(f"{name}: {value[:40]!r} is no date; write it as 2024-03-11") from error

    def place(self, near: Span) -> tuple[dict[str, Any] | None, Span | None]:
        """The place and the span of its words."""
        span = self.span("place", near, needed=False)
        if span is None:
            return None, None
        words = self.text[slice(*span)]
        name = self.value("place_name") or words
        country = self.value("place_country")
        code = names.country_code(country) if country else None
        if country and code is None:
            raise FormError(f"place: no country is called {country[:60]!r}; write its name or its code (GBR)")
        kept = self.kept.get("place") or {}
        same = (kept.get("name"), kept.get("country")) == (name, code)
        place = {"text": words, "name": name, "country": code}
        return place | ({one: kept.get(one) for one in ("latitude", "longitude")} if same else {}), span

    def attribution(self, near: Span) -> list[dict[str, Any]]:
        """On whose word it is."""
        if self.value("voice") != "claimed":
            return []
        speaker = next(iter(self.who("speaker", near)), None)
        cue = self.span("cue", near, needed=False)
        if speaker is None and cue is None:
            raise FormError("speaker: who says so, or which word tells that somebody does?")
        return [
            {
                "speaker": speaker,
                "cue": self.text[slice(*cue)] if cue else None,
                "evidence": {"speaker": speaker.evidence if speaker else None, "cue": cue},
            }
        ]

    def issues(self) -> list[str]:
        """The issues, each of which the ontology knows."""
        known = load_ontology().contexts
        written = [issue.strip() for issue in self.value("issues").split(",")]
        wanted = [issue.lower().replace(" ", "_") for issue in written if issue]
        for issue in wanted:
            if issue not in known:
                raise FormError(f"issues: there is no {issue[:40]!r}; there are {', '.join(known)}")
        return list(dict.fromkeys(wanted))


def _actors(record: Any) -> list[dict[str, Any]]:
    """All actors anywhere in a record's dictionary."""
    if isinstance(record, dict):
        if "sectors" in record and "evidence" in record:
            return [record]
        return [one for value in record.values() for one in _actors(value)]
    if isinstance(record, list):
        return [one for value in record for one in _actors(value)]
    return []
