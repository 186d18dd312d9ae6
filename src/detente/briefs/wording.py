"""How a brief puts things: days, statuses, stances, who to whom."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from detente.briefs.model import Brief, Citation, Contact, Deed

STATUS = {
    "held": "held",
    "under way": "under way",
    "scheduled": "scheduled",
    "intended": "wished for, not arranged",
    "possible": "talked of as possible",
    "invited": "invited, no answer reported",
    "postponed": "postponed",
    "cancelled": "called off",
    "refused": "refused",
}


def day(date: datetime.date | None) -> str:
    """ "26 April 2023", or a word for a day that is not known."""
    return f"{date.day} {date:%B %Y}" if date is not None else "undated"


def days(start: datetime.date | None, end: datetime.date | None) -> str:
    """An interval in the shortest words that are exact: "26 April 2023", "March 2023", "2021", "3-5 May 2023"."""
    if start is None or end is None:
        return "no date named"
    if start == end:
        return day(start)
    after = end + datetime.timedelta(days=1)
    if start.day == 1 and after.day == 1:
        if (start.month, after.month) == (1, 1) and end.year == start.year:
            return f"{start.year}"
        if (start.year, start.month) == (end.year, end.month):
            return f"{start:%B %Y}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    return f"{day(start)} – {day(end)}"


def source(citation: Citation) -> str:
    """Where a line is from: the title, or the paper's address or the file's name and the article; and the day."""
    name = citation.title
    if name is None:
        where = citation.source or ""
        paper = re.match(r"https?://(?:www\.)?([^/:?#]+)", where)
        name = ", ".join(filter(None, [paper[1] if paper else Path(where).name, citation.id]))
    return f"{name}, {day(citation.published)}"


def reading(brief: Brief) -> str:
    """ "12 articles that name both, 1 May 2023 - 3 June 2023"."""
    what = "1 article that names both" if brief.articles == 1 else f"{brief.articles:,} articles that name both"
    return f"{what}, {days(brief.since, brief.until)}" if brief.since and brief.until else what


def heading(contact: Contact) -> str:
    """ "Visit: James Cleverly, China (Beijing)": kind and parties."""
    parties = ", ".join(map(capital, contact.parties))
    where = f" in {contact.place}" if contact.place and contact.place not in contact.parties else ""
    return f"{contact.kind.capitalize()}: {parties}{where}"


def history(contact: Contact) -> str:
    """ "Scheduled 3 May 2023, postponed 8 May 2023": the reports one after the other, where there is more than one."""
    steps = [f"{status} {day(published)}" for published, status in contact.history]
    return ", ".join(steps) if len(steps) > 1 else ""


def acted(deed: Deed) -> str:
    """ "France → Russia", "France and Mali": who to whom."""
    who = " and ".join(map(capital, deed.who)) or "Somebody unnamed"
    return f"{who} → {' and '.join(map(capital, deed.whom))}" if deed.whom else who


def capital(name: str) -> str:
    """A name as it opens a line: "Government of Norway"."""
    return name[:1].upper() + name[1:]


def kind(deed: Deed) -> str:
    """ "SANCTION, expel"."""
    return f"{deed.type}, {deed.mode}" if deed.mode else deed.type
