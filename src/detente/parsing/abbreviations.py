"""Ranks that news writes short, which the tokenizer would take for the end of a sentence: "Lt. Col. Abdul Rehman"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

RANKS = (
    "Lt.", "Col.", "Capt.", "Maj.", "Sgt.", "Cpl.", "Cmdr.", "Brig.", "Adm.", "Supt.", "Insp.", "Det.", "Amb.", "Pres.",
)  # fmt: skip
"""Those that spaCy's English does not know as words of their own."""


def teach_abbreviations(nlp: Language) -> None:
    """Let the pipeline's tokenizer keep the ranks with their full stop in one token."""
    for rank in RANKS:
        nlp.tokenizer.add_special_case(rank, [{"ORTH": rank}])  # type: ignore[union-attr]
