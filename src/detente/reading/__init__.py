"""Reading: files of every kind that articles come in, to :class:`detente.record.Article`. The door is :func:`read`."""

from detente.reading.articles import AnyArticle, article_id, as_article
from detente.reading.cleaning import whole
from detente.reading.files import File, find_files
from detente.reading.limits import MAX_CHARS
from detente.reading.problem import Problem, Reason
from detente.reading.reader import read, read_page, read_text, read_words
from detente.reading.records import read_record

__all__ = [
    "MAX_CHARS",
    "AnyArticle",
    "File",
    "Problem",
    "Reason",
    "article_id",
    "as_article",
    "find_files",
    "read",
    "read_page",
    "read_record",
    "read_text",
    "read_words",
    "whole",
]
