"""Agencies' datelines: "BEIJING (Reuters) -", "WASHINGTON, Oct 3 —". They are no part of the sentence behind them."""

from __future__ import annotations

import re

_AGENCY = r"(?:\s*\([A-Za-z][\w ./&-]{1,30}\))?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:,?\s+(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH}))?"
_REGION = r"(?:,\s+[A-Z][A-Za-z.]+(?:\s[A-Z][a-z]+)?)?"
_DATELINE = re.compile(
    rf"(?P<city>[A-Z][a-z]+(?: [A-Z][a-z]+)?),?\s(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})"
    r"\s*\([A-Z][\w ./&-]{1,30}\)\s*[-–—:]*\s|"
    rf"(?P<place>[A-Z][A-Z'’.-]+(?:[ /][A-Z][A-Z'’.-]*)*(?:,\s[A-Z][A-Z.]+)*){_REGION}{_DAY}"
    rf"(?:,\s*\d{{4}})?{_AGENCY}\s*(?:[-–—]{{1,2}}|―)\s"
    rf"|(?P<town>[A-Z][a-z]+(?: [A-Z][a-z]+)?){_REGION}{_DAY}(?:\s*\([A-Z][\w ./&-]{{1,30}}\))\s*[-–—]{{1,2}}\s"
)
DATELINE_PARAGRAPHS = 4
"""A dateline opens one of the first paragraphs."""


def match_dateline(text: str, start: int, end: int) -> re.Match[str] | None:
    """The dateline that opens the paragraph ``text[start:end]``; the group "place", "town" or "city" is its place."""
    return _DATELINE.match(text, start, min(end, start + 120))
