"""A document as a piece of HTML for notebooks: nothing in it runs or is loaded, and all text is escaped."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from detente.record.document import Document
from detente.record.marks import find_marks, marked

if TYPE_CHECKING:
    import jinja2

TEXT = 20_000
"""How many characters of the text are shown."""
ROWS = 100
"""How many records of a kind are shown."""

STYLES = {
    "trigger": "background:rgba(245,180,50,.38);border-radius:2px",
    "actor": "border-bottom:2px solid #2f8fb3",
    "cue": "border-bottom:2px dotted #a05fc8",
    "target": "border-bottom:2px dashed #5c9a35",
    "spoken": "font-style:italic",
}
"""Inline, since notebooks strip style sheets; grounds are see-through and letters keep their colour: light or dark."""


def as_html(document: Document) -> str:
    """The marked text, and below it the records as tables. The first :data:`TEXT` characters, :data:`ROWS` records."""
    text = document.article.text
    return _template().render(
        document=document,
        paragraphs=marked(text, find_marks(document), TEXT),
        left_out=max(0, len(text) - TEXT),
        styles=STYLES,
        rows=ROWS,
    )


@cache
def _template() -> jinja2.Template:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("detente.record"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    return environment.get_template("document.html")
