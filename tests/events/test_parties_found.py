"""Who an event concerns, where the sentence names them elsewhere than in the pattern's place."""

import pytest

RECIPIENTS = [
    # what stands in the recipient's place is told beside the state found in it
    ("Norway condemned the attack on a church in Mali.", "ACCUSE", ["Mali", "the attack on a church in Mali"]),
    # who has to do something first
    ("Peru said it will not lift the ban until Chile pays a fine.", "REJECT", ["Chile"]),
    # within a clause on a noun
    ("Kenyan police opened an inquiry into claims that Ugandan soldiers had looted a shop.", "ACCUSE", ["Ugandan"]),
    # the place, where what is to be made is nobody
    ("Ghana's government has agreed to set up a trading company in Kumasi.", "AGREE", ["Kumasi"]),
    # not what a deed answers
    ("Belgium sent 40 tons of rice to Fiji in response to Cyclone Yasa.", "AID", ["Fiji"]),
    # whose doing a threat hangs on
    ("Turkey threatened to reopen the camp unless Bulgaria paid for it.", "THREATEN", ["Bulgaria"]),
    # a group and where it is
    ("Sweden delivered blankets to 4,000 people in northern Chad who had lost their homes.", "AID", ["Chad"]),
    # who is banned from doing something
    ("Nepal's court lifted a ban Friday on women entering the shrine.", "CONCEDE", ["women"]),
    # what it is in relation to
    ("The UN imposed various sanctions in relation to Angola in 1993.", "SANCTION", ["Angola"]),
    # a relation and the name behind it
    ("Chad's president assured his Sudanese counterpart, Omar al-Bashir, of his support.", "SUPPORT", ["Bashir"]),
    # somebody who shoots from a place
    ("Rockets fired from Syria hit the Turkish town of Kilis.", "ASSAULT", ["Turkish"]),
]


@pytest.mark.parametrize(("text", "type_", "words"), RECIPIENTS, ids=[text for text, _, _ in RECIPIENTS])
def test_recipients(coder, text, type_, words):
    document = coder.code(text, published="2010-06-15")
    spans = [document.article.text[a:b] for e in document.events if e.type == type_ for a, b in e.evidence.recipients]
    assert all(any(word in span for span in spans) for word in words), spans


def test_what_is_said_in_a_call_is_the_callers(coder):
    events = coder.code("Japan's prime minister called the king of Spain on Monday to apologise for the raid.").events
    assert {event.type for event in events} == {"CONSULT", "CONCEDE"}
    sorry = next(event for event in events if event.type == "CONCEDE")
    assert sorry.status == "happened"
    assert [actor.country for actor in sorry.actors] == ["JPN"]


def test_a_verb_that_the_pattern_names_is_no_event_of_its_own(coder):
    events = coder.code("The Security Council failed to renew the arms embargo on Eritrea.").events
    assert [event.type for event in events] == ["CONCEDE"]


@pytest.mark.parametrize(
    "text",
    [
        "Missiles fired from Yemen lit up the sky.",
        "Albania is under pressure and was condemned on Tuesday.",
        "Russia's ministry is heading an inquiry into the Polish crash.",
    ],
)
def test_nobody_acts_who_is_not_named_as_acting(coder, text):
    happened = [e for e in coder.code(text, published="2010-06-15").events if e.status in {"happened", "ongoing"}]
    assert not any(e.type in {"MOBILIZE", "CONSULT"} or (e.type == "ACCUSE" and e.actors) for e in happened), happened


def test_who_will_not_go_to_meet_refuses(coder):
    events = coder.code("The Greek prime minister will not go to Moscow to meet Vladimir Putin.").events
    assert {"REJECT"} == {event.type for event in events}
