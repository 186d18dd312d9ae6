"""Who is meant where the codebook knows what was done and not to whom, or by whom: the second opinion says."""

from __future__ import annotations

import pytest

from detente import Coder

TO_WHOM = [
    ("Kenya agreed to open its ports for food to reach Somalia.", "AGREE", "Kenya", "Somalia"),
    ("Ghana has offered to help Togo rebuild the harbour.", "AGREE", "Ghana", "Togo"),
    (
        "Tens of thousands of nurses in Haiti have stopped work to demand better pay from the health ministry.",
        "PROTEST",
        "Tens of thousands of nurses",
        "the health ministry",
    ),
]
BY_WHOM = [
    ("A Kenyan blogger was arrested in Eritrea.", "COERCE", "Eritrea", "A Kenyan blogger"),
    (
        "Four soldiers were killed in Mali after Tuareg rebels attacked a camp.",
        "ASSAULT",
        "Tuareg rebels",
        "Four soldiers",
    ),
    (
        "Seven people were detained in raids ordered by the Belgian interior minister.",
        "COERCE",
        "the Belgian interior minister",
        "Seven people",
    ),
]
AS_BEFORE = [
    # two who agree do so with each other
    "Ghana and Togo agreed to build a bridge near Benin.",
    # who is struck at, or where it happened, did not strike
    "A suicide attack on a convoy belonging to the French mission in Mali killed four people.",
    "A bomb outside a Turkish base in Somalia killed four people.",
    # what another clause tells of the two is told once
    "Opposition leader Anna Kral criticised the move, saying the government was sowing chaos.",
    # whom one sends is not whom one sends them against
    "Norway's government has mobilised 900 reserve troops.",
    # a meeting is with those who were there
    "Kenyan ministers held a meeting before they sent the letter to Uganda's army.",
]


def told(coder: Coder, text: str) -> list[tuple[str, list[str], list[str]]]:
    events = coder.code(text).events
    return [(e.type, [a.text for a in e.actors], [a.text for a in e.recipients]) for e in events]


@pytest.mark.parametrize(("text", "type_", "actor", "recipient"), TO_WHOM)
def test_to_whom_it_was_done(coder: Coder, codebook_coder: Coder, text, type_, actor, recipient):
    assert (type_, [actor], []) in told(codebook_coder, text)
    assert (type_, [actor], [recipient]) in told(coder, text)


@pytest.mark.parametrize(("text", "type_", "actor", "recipient"), BY_WHOM)
def test_who_did_it(coder: Coder, codebook_coder: Coder, text, type_, actor, recipient):
    assert (type_, [], [recipient]) in told(codebook_coder, text)
    assert (type_, [actor], [recipient]) in told(coder, text)


@pytest.mark.parametrize("text", AS_BEFORE)
def test_who_is_only_named_beside_it_has_no_part(coder: Coder, codebook_coder: Coder, text):
    assert told(coder, text) == told(codebook_coder, text)
