"""Agencies' datelines ("BEIJING (Reuters) -", "NAIROBI, Kenya:"): they are no part of the sentence behind them."""

from __future__ import annotations

import re

_CAPITALS = r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|SEPT|OCT|NOV|DEC)[A-Z]*"
"""Months as Indian papers print them: "NEW DELHI, SEPT. 7."."""
_AGENCY = r"(?:\s*\([A-Za-z][\w ./&-]{1,30}\))?"
_MONTH = r"(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:,?\s+(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH}))?"
_REGION = r"(?:,\s+[A-Z][A-Za-z.]+(?:\s[A-Z][a-z]+)?)?"
_TOWN = r"[A-ZÀ-Þ][a-zß-ÿ]+(?:[ -](?:(?:el|al|de|do|da|di|del|es|au|sur|upon)[ -])?[A-ZÀ-Þ][a-zß-ÿ]+){0,2}"
_DATELINE = re.compile(
    rf"(?P<city>[A-Z][a-z]+(?: [A-Z][a-z]+)?),?\s(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})"
    r"\s*\([A-Za-z][\w ./&-]{1,30}\)\s*[-–—:]*\s|"
    rf"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ'’.-]*)*(?:,\s[A-Z][A-Z.]+)*){_REGION}{_DAY}"
    rf"(?:,\s*\d{{4}})?{_AGENCY}(?:(?<=\))\.)?\s*(?:(?:[-–—]{{1,2}}|―)\s|(?<=[A-Z]{{4}}):\s|(?<=[a-z\d)]):\s(?=[A-Z“]))"
    rf"|(?P<town>{_TOWN}){_REGION}{_DAY}"
    r"(?:\s*\([A-Za-z][\w ./&-]{1,30}\)\s*(?:[-–—]{1,2}\s|:\s(?=[A-Z]))|\s*(?:[–—]|--)\s(?=[A-Z])|(?<=\d):\s(?=[A-Z]))"
    rf"|(?P<capital>[A-Z]{{2}}[A-Z .'-]*[A-Z]),\s{_CAPITALS}\.?\s\d{{1,2}}\.\s(?=[A-Z])"
)
_SPEAKER = re.compile(r"\n[A-ZÀ-Þ][A-ZÀ-Þ .'’-]+: ")
DATELINE_PARAGRAPHS = 4
"""A dateline opens one of the first paragraphs."""


def match_dateline(text: str, start: int, end: int) -> re.Match[str] | None:
    """The dateline that opens the paragraph ``text[start:end]``; the place is "place", "town", "city" or "capital"."""
    match = _DATELINE.match(text, start, min(end, start + 120))
    named = match is not None and match.group().endswith(": ")
    transcript = named and (_SPEAKER.search(text, end) or _SPEAKER.search("\n" + text[:start]))
    return None if transcript else match  # "HOLLIS: Minister, will you go?"
