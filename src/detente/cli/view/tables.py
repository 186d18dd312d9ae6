"""The records of a document as tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from rich import box
from rich.table import Table
from rich.text import Text

from detente.record import Actor, Attribution, DateSpan, Document, Engagement, Event, Place, Position, Statement

WIDE = 100
"""Columns from which on a terminal shows more of each record."""
NAMES = 4
"""How many of those whom a statement speaks of are named."""
ISSUES = 3
"""How many issues are named of a statement or an engagement."""


def events_table(events: list[Event], width: int) -> Table:
    """Who → what → whom, how real it is, when and where, and who says so."""
    wide = width >= WIDE
    cast = _Cast(wide=wide)
    table = _table("#", "Who", "→ What", "→ Whom", "Status", *(["When, where"] if wide else []), "Who says so")
    for number, event in enumerate(events, 1):
        who = cast.cell(event.actors)
        what = Text.assemble((event.type, "bold"))
        _second(what, event.mode)
        status = Text.assemble((event.status, _status_style(event.status)))
        when_where = _when_where(event.date, event.place)
        if not wide:
            _second(status, when_where)
        whom = (
            cast.cell(event.recipients)
            if event.recipients
            else Text("each other" if len(event.actors) > 1 else "–", "dim")
        )
        cells = [Text(str(number), "dim"), who, what, whom, status]
        table.add_row(*cells, *([Text(when_where)] if wide else []), _chain(event.attribution))
    return table


def statements_table(statements: list[Statement], width: int) -> Table:
    """Who said it, with which cue and in which form, and the words."""
    table = _table("#", "Who", "Cue", "Words")
    table.columns[3].ratio = 1
    cast = _Cast(wide=width >= WIDE)
    numbers = {statement.id: number for number, statement in enumerate(statements, 1)}
    for number, statement in enumerate(statements, 1):
        cue = Text(statement.cue or "–")
        _second(cue, statement.form)
        words = Text(_shorten(statement.content, 4 * (width - 40)))
        notes = []
        if statement.within in numbers:
            notes.append(f"within {numbers[statement.within]}")
        if statement.addressees:
            notes.append("to " + _names(statement.addressees))
        if statement.occasion:
            notes.append(statement.occasion)
        if statement.date:
            notes.append(_when_where(statement.date, None))
        if statement.about:
            notes.append("about " + _names(statement.about))
        if statement.issues:
            notes.append(_issues(statement.issues))
        _second(words, "; ".join(notes))
        table.add_row(
            Text(str(number), "dim"),
            cast.cell([statement.speaker] if statement.speaker else []),
            cue,
            words,
        )
    return table


def engagements_table(engagements: list[Engagement], width: int) -> Table:
    """Who meets whom, how, where and when, and whether it took place."""
    table = _table("What", "Who", "Where", "When", "Status", "Mentions")
    cast = _Cast(wide=width >= WIDE)
    for engagement in engagements:
        what = Text.assemble((engagement.kind, "bold"))
        _second(what, _issues(engagement.issues))
        where = Text(engagement.place.name if engagement.place else "–")
        _second(where, f"host: {engagement.host.name}" if engagement.host else None)
        status = Text(engagement.status, _status_style(engagement.status))
        when = Text(_when_where(engagement.date, None) or "–")
        table.add_row(
            what,
            cast.cell(engagement.parties),
            where,
            when,
            status,
            Text(str(len(engagement.mentions))),
        )
    return table


def positions_table(positions: list[Position]) -> Table:
    """Who is for or against what."""
    table = _table("Who", "Stance", "To what")
    cast = _Cast(wide=True)
    styles = {"supports": "green", "opposes": "red", "mixed": "yellow"}
    for position in positions:
        target = Text(position.target.text)
        actor = position.target.actor
        _second(target, _code(actor, wide=True) if actor else position.target.kind)
        table.add_row(cast.cell([position.holder]), Text(position.stance, styles[position.stance]), target)
    return table


def counts(document: Document) -> str:
    """How many records there are, in words."""
    kinds = ("events", "statements", "engagements", "positions")
    numbers = [(len(getattr(document, kind)), kind) for kind in kinds]
    return ", ".join(f"{n} {kind if n != 1 else kind[:-1]}" for n, kind in numbers if n) or "no records"


def _table(*headings: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False, show_lines=False, leading=1, padding=(0, 1, 0, 0))
    for heading in headings:
        narrow = heading == "#"
        table.add_column(heading, justify="right" if narrow else "left", overflow="fold", no_wrap=narrow)
    return table


class _Cast:
    """Names the actors of one table: country, sectors and office stand below a name the first time it comes."""

    def __init__(self, *, wide: bool) -> None:
        self._wide = wide
        self._shown: set[tuple[str, str]] = set()

    def cell(self, actors: Iterable[Actor]) -> Text:
        """The names of ``actors``, one below the other; a dash if there are none."""
        cell = Text()
        for actor in actors:
            name, code = actor.name or actor.text, _code(actor, wide=self._wide)
            cell.append("\n" + name if cell else name)
            if (name, code) not in self._shown:
                self._shown.add((name, code))
                _second(cell, code)
        return cell if cell else Text("–", "dim")


def _code(actor: Actor, *, wide: bool) -> str:
    """Country and sectors, and the role where there is room for it."""
    code = " ".join(dict.fromkeys(([actor.country] if actor.country else []) + actor.sectors))
    return ", ".join(part for part in (code, actor.role if wide else None) if part)


def _names(actors: Iterable[Actor]) -> str:
    return _some([actor.name or actor.text for actor in actors], NAMES)


def _issues(issues: list[str]) -> str:
    return _some([issue.replace("_", " ") for issue in issues], ISSUES)


def _some(words: list[str], most: int) -> str:
    """The first of ``words``, and how many more there are."""
    words = list(dict.fromkeys(words))
    more = [f"{len(words) - most} more"] if len(words) > most else []
    return ", ".join([*words[:most], *more])


def _chain(attribution: list[Attribution]) -> Text:
    if not attribution:
        return Text("the article", "dim")
    cell = Text()
    for link in attribution:
        if cell:
            cell.append("\n")
        cell.append(link.speaker.name if link.speaker else "somebody")
        _second(cell, link.cue)
    return cell


def _when_where(date: DateSpan | None, place: Place | None) -> str:
    when = ""
    if date:
        when = _when(date)
    return ", ".join(part for part in (when, place.name if place else "") if part)


def _when(date: DateSpan) -> str:
    """A day, a month ("2021-05"), a year or, of all else, first and last day."""
    start, end = date.start, date.end
    if start == end:
        return start.isoformat()
    after = end + timedelta(days=1) if end < end.max else end
    if start.day == after.day == 1:
        if (after.year, after.month) == (start.year + start.month // 12, start.month % 12 + 1):
            return f"{start.year:04}-{start.month:02}"
        if start.month == after.month == 1 and after.year == start.year + 1:
            return f"{start.year:04}"
    return f"{start} – {end}"


def _second(cell: Text, line: str | None) -> None:
    if line:
        cell.append("\n" + line, "dim")


def _shorten(text: str, limit: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + " …"


def _status_style(status: str) -> str:
    if status in {"happened", "ongoing", "held", "under way"}:
        return "green"
    return "red" if status in {"refused", "cancelled", "negated"} else "yellow"
