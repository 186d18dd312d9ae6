"""Mending what the parser is known to get wrong, by rules of grammar and not of single sentences."""

from detente.parsing.sentence import Sentence


def repair(sentence: Sentence) -> None:
    """Mend the heads and labels of ``sentence`` in place."""
