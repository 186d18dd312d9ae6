"""Ranks that news writes short, which the tokenizer would take for the end of a sentence: "Lt. Col. Abdul Rehman"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.parsing.words import words

if TYPE_CHECKING:
    from spacy.language import Language


def teach_abbreviations(nlp: Language) -> None:
    """Let the pipeline's tokenizer keep the ranks with their full stop in one token."""
    for rank in words().short_ranks:
        nlp.tokenizer.add_special_case(rank, [{"ORTH": rank}])  # type: ignore[union-attr]
