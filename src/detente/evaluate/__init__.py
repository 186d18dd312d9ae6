"""Evaluation: what was coded against gold records in our own format. See :func:`evaluate`."""

from detente.evaluate.agreement import FIELDS, Counts
from detente.evaluate.gold import KINDS, GoldDocument, GoldError, read_coded, read_gold
from detente.evaluate.scores import CONFUSABLE, NOTHING, Evaluation, Miss, evaluate

__all__ = [
    "CONFUSABLE",
    "FIELDS",
    "KINDS",
    "NOTHING",
    "Counts",
    "Evaluation",
    "GoldDocument",
    "GoldError",
    "Miss",
    "evaluate",
    "read_coded",
    "read_gold",
]
