"""The document: one article and what was found in it."""

from pydantic import Field

from detente.record.article import Article
from detente.record.base import Model
from detente.record.engagement import Engagement
from detente.record.event import Event
from detente.record.position import Position
from detente.record.statement import Statement


class Document(Model):
    """One coded article. ``model_dump_json()`` gives the line that ``detente code`` writes."""

    article: Article
    events: list[Event] = Field(default_factory=list)
    statements: list[Statement] = Field(default_factory=list)
    engagements: list[Engagement] = Field(default_factory=list)
    positions: list[Position] = Field(default_factory=list)

    def _repr_html_(self) -> str:
        """What a notebook shows: the text with its records marked, and the records in tables."""
        from detente.record.html import as_html

        return as_html(self)
