"""The record: what one article amounts to.

One :class:`Document` holds an :class:`Article` and four lists of records. Every span is a pair of character
offsets ``(start, end)`` into ``article.text`` such that ``article.text[start:end]`` is the quoted text. The names
are a contract (see ``docs/record.md``): they are what ``detente code`` writes, one JSON object an article.
"""

from detente.record.actor import Actor
from detente.record.article import Article, DateSpan, Place
from detente.record.base import Span
from detente.record.document import Document
from detente.record.engagement import Engagement, EngagementKind, EngagementStatus, Mention
from detente.record.event import QUADS, Attribution, AttributionEvidence, Auxiliary, Event, EventEvidence, Status
from detente.record.marks import Mark, Piece, find_marks, marked, paragraphs
from detente.record.position import Position, PositionEvidence, Stance, Target, TargetKind
from detente.record.statement import Form, Statement, StatementEvidence
from detente.record.versions import Versions

__all__ = [
    "QUADS",
    "Actor",
    "Article",
    "Attribution",
    "AttributionEvidence",
    "Auxiliary",
    "DateSpan",
    "Document",
    "Engagement",
    "EngagementKind",
    "EngagementStatus",
    "Event",
    "EventEvidence",
    "Form",
    "Mark",
    "Mention",
    "Piece",
    "Place",
    "Position",
    "PositionEvidence",
    "Span",
    "Stance",
    "Statement",
    "StatementEvidence",
    "Status",
    "Target",
    "TargetKind",
    "Versions",
    "find_marks",
    "marked",
    "paragraphs",
]
