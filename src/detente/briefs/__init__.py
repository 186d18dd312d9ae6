"""Briefs: what the articles of a store tell of the relation of two countries, every line with its words and source.

``gather`` makes a :class:`Brief` of a store; ``as_markdown`` and ``as_html`` write it;
``course_chart`` is its chart alone.
"""

from detente.briefs.chart import COLOURS, course_chart
from detente.briefs.gathering import gather
from detente.briefs.model import Brief
from detente.briefs.writing import as_html, as_markdown

__all__ = ["COLOURS", "Brief", "as_html", "as_markdown", "course_chart", "gather"]
