"""Whom or what deeds of force befall, and who does them, where a sentence names them only in passing."""

import pytest

STRUCK = [
    # things and mere numbers
    ("Rebels in Chad torched a depot.", "ASSAULT", "a depot"),
    ("Students in Lima blocked the highway.", "PROTEST", "the highway"),
    ("Kenyan police arrested 12.", "COERCE", "12"),
    ("The students protested the new law.", "PROTEST", "the new law"),
    # who comes under fire is struck
    ("The convoy came under fire from rebels.", "ASSAULT", "The convoy"),
]
DOERS = [
    # from whom somebody is expelled or freed
    ("The preacher has been deported from Kenya.", "COERCE", ["Kenya"]),
    ("The senator was expelled from the Socialist Party.", "SANCTION", ["the Socialist Party"]),
    ("The sailors were freed from pirates on Friday.", "RETREAT", ["pirates"]),
    ("The sailors were freed from prison on Friday.", "RETREAT", []),
    # whose decision it is
    ("The decision of Norway to ban the newspaper angered Russia.", "COERCE", ["Norway"]),
    # between whom it takes place
    (
        "A battle that erupted between Chadian soldiers and rebels lasted a day.",
        "ASSAULT",
        ["Chadian soldiers", "rebels"],
    ),
    ("Shots were exchanged between police and rebels.", "ASSAULT", ["police", "rebels"]),
    # texts in which something is forbidden
    (
        "The Chilean ministry issued a notice prohibiting flights by Peruvian airlines.",
        "COERCE",
        ["The Chilean ministry"],
    ),
]
NOTHING_STRUCK = [
    # missiles and ships are sent, not struck
    ("North Korea conducted missile test launches.", "MOBILIZE"),
    ("Supporters of the Kenyan mayor held a rally.", "PROTEST"),
]


def _words(text, spans):
    return [text[first:last] for first, last in spans]


@pytest.mark.parametrize(("text", "type_", "struck"), STRUCK, ids=[case[0] for case in STRUCK])
def test_what_is_struck(codebook_coder, text, type_, struck):
    events = [e for e in codebook_coder.code(text).events if e.type == type_]
    assert [_words(text, e.evidence.recipients) for e in events] == [[struck]]


@pytest.mark.parametrize(("text", "type_", "doers"), DOERS, ids=[case[0] for case in DOERS])
def test_who_did_it(codebook_coder, text, type_, doers):
    events = [e for e in codebook_coder.code(text).events if e.type == type_]
    assert [_words(text, e.evidence.actors) for e in events] == [doers]


@pytest.mark.parametrize(("text", "type_"), NOTHING_STRUCK, ids=[case[0] for case in NOTHING_STRUCK])
def test_nothing_is_struck(codebook_coder, text, type_):
    events = [e for e in codebook_coder.code(text).events if e.type == type_]
    assert [e.evidence.recipients for e in events] == [[]]
