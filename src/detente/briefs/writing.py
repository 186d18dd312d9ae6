"""A brief written down, as Markdown or as one HTML file that needs nothing besides itself."""

from __future__ import annotations

import re

import jinja2

from detente.briefs import wording
from detente.briefs.chart import course_svg
from detente.briefs.model import Brief

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|])")


def as_markdown(brief: Brief) -> str:
    """The brief as Markdown text."""
    text = _environment(escape=False).get_template("brief.md").render(brief=brief, words=wording)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def as_html(brief: Brief) -> str:
    """The brief as one HTML page: style and chart are in it, nothing is loaded from anywhere."""
    chart = course_svg(brief)
    page = _environment(escape=True).get_template("brief.html")
    return page.render(brief=brief, words=wording, chart=chart)


def _environment(*, escape: bool) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("detente.briefs"),
        autoescape=escape,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["plain"] = lambda text: _MARKS.sub(r"\\\1", str(text))
    return environment
