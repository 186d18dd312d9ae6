"""Parsing: sentences, quotation marks, and clauses: who does what in the grammar. The door is :class:`Parser`."""

from detente.parsing.clauses import (
    Clause,
    find_clauses,
    has_participle,
    is_said_in_call,
    nominal_clause,
    noun_obliques,
)
from detente.parsing.datelines import DATELINE_PARAGRAPHS, match_dateline
from detente.parsing.model import model_version
from detente.parsing.parser import DEFAULT_MODEL, ModelError, Parser
from detente.parsing.quotes import Quote, find_quotes
from detente.parsing.sentence import DENYING, Name, Parsed, Sentence

__all__ = [
    "DATELINE_PARAGRAPHS",
    "DEFAULT_MODEL",
    "DENYING",
    "Clause",
    "ModelError",
    "Name",
    "Parsed",
    "Parser",
    "Quote",
    "Sentence",
    "find_clauses",
    "find_quotes",
    "has_participle",
    "is_said_in_call",
    "match_dateline",
    "model_version",
    "nominal_clause",
    "noun_obliques",
]
