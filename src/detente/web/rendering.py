"""Templates: one environment, everything escaped, and the few words and shapes that all pages use."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode

import jinja2
from fastapi import Request
from fastapi.responses import HTMLResponse

from detente.web import names
from detente.web.charts import CLASSES
from detente.web.safety import WHO, form_token

_FOLDER = Path(__file__).with_name("templates")
_CONTROLS = re.compile("[\u0000-\u0008\u000b-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def plain(text: object, most: int = 400) -> str:
    """Text for a line of the page: without controls that change its direction, on one line, of at most ``most``."""
    shown = " ".join(_CONTROLS.sub("", "" if text is None else str(text)).split())
    return shown if len(shown) <= most else shown[: most - 1].rstrip() + "…"


def day(value: datetime.date | None) -> str:
    """A date as a reader says it."""
    return f"{value.day} {value:%b %Y}" if value else "no date"


def days(start: datetime.date | None, end: datetime.date | None) -> str:
    """An interval as a reader says it: a day, a month, a year, or from one to another."""
    if start is None:
        return "no date"
    if end is None or end == start:
        return day(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    after = end + datetime.timedelta(days=1)
    if start.day == 1 and after.day == 1 and (start.year, start.month) == (end.year, end.month):
        return f"{start:%b %Y}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    return f"{day(start)} – {day(end)}"


def signed(value: float | None) -> str:
    """A score with its sign; a dash where there is none."""
    return "–" if value is None else f"{value:+.1f}".replace("-", "−")


def record_link(key: str) -> str:
    """The page of a record: its article, at the record."""
    article, _, record = key.partition("/")
    return f"/article/{article}#{record}"


def actor_link(who: Any) -> str:
    """The page of an actor, as a mapping or object with name and country."""
    name, country = (who.get("name"), who.get("country")) if isinstance(who, dict) else (who.name, who.country)
    if country and name == names.country(country):
        return f"/actor/{country}"
    return "/actor?" + urlencode({"name": name, **({"country": country} if country else {})})


def relation_link(first: str, second: str) -> str:
    """The page of a relation."""
    return f"/relation/{first}/{second}"


def quad_class(quad: str) -> str:
    """The stylesheet's short name of a quad class."""
    return CLASSES.get(quad, "vc")


def environment() -> jinja2.Environment:
    """The environment; everything that a template puts in is escaped, and a name that is not there is an error."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(plain=plain, day=day, days=days, signed=signed, words=names.words, quad_class=quad_class)
    made.globals.update(
        names=names, country=names.country, record_link=record_link, actor_link=actor_link, relation_link=relation_link
    )
    return made


class Renderer:
    """Renders a template as the answer to a request."""

    def __init__(self, settings: Any, facts: Any) -> None:
        self._environment, self.settings, self._facts = environment(), settings, facts

    def __call__(self, request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        shown = self._environment.get_template(template).render(
            request=request,
            path=request.url.path,
            settings=self.settings,
            facts=self._facts,
            form_token=form_token(request, self.settings),
            who=plain(unquote(request.cookies.get(WHO, "")), 80),
            **values,
        )
        return HTMLResponse(shown, status)
