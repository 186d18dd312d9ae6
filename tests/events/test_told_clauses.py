"""What a clause tells of somebody: refusals by "not", deeds taken up by a noun, who acts at another's word."""

import pytest

DAY = "2023-04-26"

REFUSED = [
    "Jordan will not accept the Israeli proposal.",
    "Jordan said it would not sit down with Israel.",
    "Jordan does not recognise Israel's claim to the valley.",
]


@pytest.mark.parametrize("text", REFUSED)
def test_who_will_not_do_it_refuses_by_saying_so(coder, text):
    (event,) = [e for e in coder.code(text, published=DAY).events if e.type == "REJECT"]
    assert (event.actors[0].country, event.recipients[0].country, event.status) == ("JOR", "ISR", "happened")


@pytest.mark.parametrize(
    "text", ["Jordan should not accept the Israeli proposal.", "If Jordan does not accept the Israeli plan, it fails."]
)
def test_a_refusal_that_is_advised_or_supposed_never_happened(coder, text):
    assert not [e for e in coder.code(text, published=DAY).events if e.type == "REJECT" and e.status == "happened"]


TAKEN_UP = [
    ("Bahrain opened an embassy in Prague, a move that Iran condemned.", "ACCUSE", "IRN", "BHR"),
    ("Zambia closed two radio stations, a step condemned by Norway.", "ACCUSE", "NOR", "ZMB"),
    (
        "Amnesty International accused Togo of torture, a charge that the Togolese government described as baseless.",
        "REJECT",
        "TGO",
        "NGO",
    ),
]


@pytest.mark.parametrize(("text", "type_", "actor", "recipient"), TAKEN_UP)
def test_whose_deed_a_noun_takes_up_is_whom_it_is_said_of(coder, text, type_, actor, recipient):
    events = [
        e
        for e in coder.code(text, published=DAY).events
        if e.type == type_ and e.actors and e.actors[0].country == actor
    ]
    assert [[r.country for r in e.recipients] for e in events] == [[recipient]]


AT_HIS_WORD = [
    ("Kenya deported two pilots at the request of Rwanda.", "REQUEST", "RWA", "KEN"),
    ("Peru reopened the crossing, as Chile had urged.", "REQUEST", "CHL", "PER"),
    ("Iceland resumed whaling despite objections from Norway.", "REJECT", "NOR", "ISL"),
    ("Under pressure from Ankara, the Swedish government said it would amend the law.", "REQUEST", "TUR", "SWE"),
]


@pytest.mark.parametrize(("text", "type_", "actor", "recipient"), AT_HIS_WORD)
def test_who_acts_at_or_against_anothers_word_is_the_one_who_was_asked(coder, text, type_, actor, recipient):
    events = [e for e in coder.code(text, published=DAY).events if e.type == type_]
    assert [(e.actors[0].country, e.recipients[0].country) for e in events] == [(actor, recipient)]


BLAMED = [
    ("Estonia said Russia had violated its airspace.", "EST", "RUS"),
    ("The court found that Paraguay had failed to protect the farmers.", None, "PRY"),
]


@pytest.mark.parametrize(("text", "actor", "recipient"), BLAMED)
def test_who_says_that_another_did_wrong_accuses_him(coder, text, actor, recipient):
    (event,) = [e for e in coder.code(text, published=DAY).events if e.type == "ACCUSE"]
    assert (event.actors[0].country, event.recipients[0].country) == (actor, recipient)


@pytest.mark.parametrize(
    "text",
    [
        "Estonia said Russia had not violated its airspace.",
        "Estonia asked whether Russia had violated its airspace.",
        "Estonia said it had failed to find the drone.",
    ],
)
def test_wrong_that_is_denied_asked_or_ones_own_accuses_nobody(coder, text):
    assert not [e for e in coder.code(text, published=DAY).events if e.type == "ACCUSE"]


THREATS = [
    ("Iran told Bahrain that it would pay for the arrests.", "IRN", "BHR"),
    ("Iran said it might expel the Dutch ambassador.", "IRN", "NLD"),
    ("Iran said it would retaliate against Bahrain.", "IRN", "BHR"),
]


@pytest.mark.parametrize(("text", "actor", "recipient"), THREATS)
def test_harm_that_one_says_will_come_is_a_threat(coder, text, actor, recipient):
    (event,) = [e for e in coder.code(text, published=DAY).events if e.type == "THREATEN"]
    assert (event.actors[0].country, event.recipients[0].country, event.status) == (actor, recipient, "happened")


def test_harm_that_one_says_another_will_do_is_none(coder):
    assert not [
        e
        for e in coder.code("Norway said Iran would retaliate against Bahrain.", published=DAY).events
        if e.type == "THREATEN"
    ]


CONDITIONS = [
    ("Serbia said it would leave the assembly if Albania touched one more law.", "SRB", "ALB"),
    ("Chadian truckers said their lorries would stand still unless the Chadian government cut the toll.", "TCD", "TCD"),
]


@pytest.mark.parametrize(("text", "actor", "recipient"), CONDITIONS)
def test_who_is_to_meet_a_condition_is_threatened(coder, text, actor, recipient):
    (event,) = [e for e in coder.code(text, published=DAY).events if e.type == "THREATEN"]
    assert (event.actors[0].country, event.recipients[0].country, event.status) == (actor, recipient, "happened")


def test_what_is_offered_on_a_condition_is_no_threat(coder):
    text = "Serbia said it would open a school if Albania lent the teachers."
    assert not [e for e in coder.code(text, published=DAY).events if e.type == "THREATEN"]
