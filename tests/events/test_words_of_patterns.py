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


@pytest.mark.parametrize("text", ["Iran and Oman opened a joint market.", "Iran and Oman opened a shared post."])
def test_any_noun_that_joint_describes(codebook_coder, text):
    (event,) = codebook_coder.code(text).events
    assert (event.type, [a.country for a in event.actors]) == ("COOPERATE", ["IRN", "OMN"])


def test_an_adverb_is_asked_of_a_verb_with_a_particle_as_well(codebook_coder):
    assert codebook_coder.code("The Kenyan minister broke up with the Swedish envoy.").events == []


def test_who_is_handed_over_is_a_person(codebook_coder):
    (event,) = codebook_coder.code("Kenya handed over a preacher to Malawi.").events
    assert (event.type, event.recipients[0].country) == ("COOPERATE", "MWI")
    assert codebook_coder.code("Kenya handed over a pot to Malawi.").events == []


def test_what_one_says_that_another_is(codebook_coder):
    (event,) = codebook_coder.code("The Dutch premier insisted that Turkey was an indispensable partner.").events
    assert (event.type, event.actors[0].country, event.recipients[0].country) == ("SUPPORT", "NLD", "TUR")
    text = "The Dutch premier insisted that Turkey was not an indispensable partner."
    assert not [e for e in codebook_coder.code(text).events if e.type == "SUPPORT"]


def test_an_infinitive_with_or_without_an_object(codebook_coder):
    texts = ["Libya allowed the exiles to return.", "Libya allowed the exiles to board a ferry."]
    assert [[e.type for e in codebook_coder.code(text).events] for text in texts] == [["RETREAT"], ["RETREAT"]]


def test_in_what_spirit_a_thing_is_done(codebook_coder):
    types = {e.type for e in codebook_coder.code("Teachers in Peru struck in solidarity with Bolivian miners.").events}
    assert "SUPPORT" in types
