"""What counts as a word of a pattern: sums with a sign of currency, adverbs that close a verb, compounds."""

import pytest


@pytest.mark.parametrize("text", ["Japan gave $50,000 to Chad.", "Japan gave Chad €300,000."])
def test_a_number_with_a_sign_of_currency_is_money(coder, text):
    (event,) = coder.code(text).events
    assert (event.type, event.actors[0].country, event.recipients[0].country) == ("AID", "JPN", "TCD")


def test_a_bare_number_is_no_money(codebook_coder):
    assert codebook_coder.code("Japan gave Chad 300.").events == []


@pytest.mark.parametrize("text", ["Laos and Vietnam built the dam jointly.", "Laos and Vietnam jointly built the dam."])
def test_an_adverb_may_stand_on_either_side_of_its_verb(coder, text):
    (event,) = coder.code(text).events
    assert (event.type, [a.country for a in event.actors]) == ("COOPERATE", ["LAO", "VNM"])


def test_a_noun_is_not_taken_for_a_compound_that_ends_in_it(coder):
    types = {event.type for event in coder.code("The Security Council called for an inquiry.").events}
    assert types == {"ACCUSE"}, "an inquiry is no joint inquiry"
