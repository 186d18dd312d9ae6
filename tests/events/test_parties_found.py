"""Who an event concerns, where the sentence names them elsewhere than in the pattern's place."""

import pytest

RECIPIENTS = [
    # not where it is said, nor who is told of in another clause beside it
    ("Chad's president promised in Lima to release the miners.", "AGREE", []),
    ("In Geneva, Peru's foreign minister voiced concern at the delays.", "ACCUSE", []),
    ("Togo's premier called the vote void, and the envoy was summoned to the ministry in Lagos.", "ACCUSE", []),
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
    # behind a quantity
    ("Egypt has begun withdrawing some of its soldiers from Libya.", "RETREAT", ["Libya"]),
    # who demands are made for
    ("The Fijian government bowed to demands that Tongans living there should be let in.", "CONCEDE", ["Tongans"]),
    # whom protesters name
    ("Students staged a sit-in demanding that the Serbian government resign.", "PROTEST", ["the Serbian government"]),
    # with whom an agreement was reached before
    ("Kenyan teachers called off a strike after reaching a deal with the ministry.", "CONCEDE", ["the ministry"]),
    # what stands behind examples
    ("Italy returned a mosaic, including two bowls, to Libya.", "RETREAT", ["Libya"]),
    # for whom leave is given to do something
    ("Mali gave approval for the United Nations to land in Gao.", "CONCEDE", ["the United Nations"]),
    # who did what is judged
    ("The judge was arrested by Fijian soldiers, a move condemned by Tonga.", "ACCUSE", ["Fijian soldiers", "a move"]),
    ("Russia held manoeuvres near Narva on Tuesday, which the Polish premier deplored.", "ACCUSE", ["Russia"]),
    ("Chad's army shelled a Sudanese town and Egypt condemned the attack.", "ACCUSE", ["Chad's army"]),
    ("Turkish officials accused Athens of lying and the Greek minister denied the charge.", "REJECT", ["Turkish"]),
    # under whose pressure somebody yields
    ("The Peruvian interior minister resigned under pressure from Congress.", "RETREAT", ["Congress"]),
    # at whose border
    ("Togo called up 600 reservists for duty along the border with Ghana.", "MOBILIZE", ["Ghana"]),
    # whom somebody goes to see
    ("The Italian prime minister flew to Astana to meet the Kazakh president.", "CONSULT", ["the Kazakh president"]),
    # whose conviction a ruling upholds
    ("The Chilean court will not reverse a ruling upholding the conviction of a Peruvian spy.", "REJECT", ["Peru"]),
    # who is told what will be done
    ("Chile's labour minister told striking miners that the government would lift the curfew.", "CONCEDE", ["miners"]),
    # who owes what is given up
    ("Ireland wrote off the 12 million euros that Zambia owed.", "AID", ["Zambia"]),
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


@pytest.mark.parametrize(
    ("text", "type_", "parties"),
    [
        # beside a state its allies are a party, whoever they are
        ("Kuwait and its wartime allies agreed to stage a joint exercise.", "AGREE", {"Kuwait", "its wartime allies"}),
        # what information is about is nobody who gets it
        ("Kenya and Uganda have agreed to share information on Somalia.", "AGREE", {"Kenya", "Uganda"}),
        # between whom somebody mediates
        (
            "Oman has launched a mediation effort to prevent a war between Iran and Iraq.",
            "CONSULT",
            {"Oman", "Iran", "Iraq"},
        ),
    ],
)
def test_parties_of_what_is_mutual(coder, text, type_, parties):
    events = [e for e in coder.code(text).events if e.type == type_]
    assert [{actor.text for actor in (*e.actors, *e.recipients)} for e in events] == [parties]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Critics of Lukashenko say that he has jailed a Polish singer.", {"Critics of Lukashenko", "he"}),
        ("Assad's opponents accused Iran of sending guns.", {"Assad's opponents", "Iran"}),
        ("Chad's enemies bombed the Sudanese army.", {"Chad's enemies"}),
    ],
)
def test_whom_somebody_has_is_not_he(coder, text, doers):
    assert {actor.text for event in coder.code(text).events for actor in event.actors} <= doers


def test_officials_do_nothing_to_their_own_state(coder):
    events = coder.code("The US ambassador promised Washington's support for expanding the Afghan economy.").events
    assert not any(actor.text == "Washington" for e in events if e.type == "AGREE" for actor in e.recipients)


def test_the_matter_is_nobody_who_is_punished(coder):
    events = coder.code("Rome recalled its ambassador over the torture of a student.").events
    assert not any(e.recipients for e in events if e.type == "SANCTION")


def test_where_a_meeting_is_held_does_not_meet(coder):
    events = coder.code("A White House meeting with President Joe Biden lasted an hour.", published="2022-05-01").events
    assert not any(actor.text == "White House" for event in events for actor in event.actors)


def test_who_is_ordered_jailed_is_jailed_by_the_court(coder):
    events = coder.code("A Spanish judge ordered two Catalan lawmakers jailed on Monday.").events
    assert {actor.country for e in events for actor in e.actors} == {"ESP"}
