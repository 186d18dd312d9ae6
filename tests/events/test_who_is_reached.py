"""Who and what stands far from the word for a deed: behind what is agreed, in the clause above, behind "from"."""

import pytest

CONCERNED = [
    # what is rejected, not the occasion or what it is called
    ("In a session on Monday, the Peruvian Congress rejected the Lima council proposal.", "REJECT", "Lima"),
    ('The Kenyan foreign minister dismissed the ruling as "a farce".', "REJECT", "the ruling"),
    # for whom something is to be done
    ("The Swiss government has agreed to offer another large loan to the watch industry.", "AGREE", "watch"),
    ("Togo is willing to withdraw its guards from the bridge.", "AGREE", "the bridge"),
    # from whom it was taken
    ("The rebels returned the trucks they had stolen from the army.", "RETREAT", "the army"),
]


@pytest.mark.parametrize(("text", "type_", "words"), CONCERNED, ids=[text for text, *_ in CONCERNED])
def test_what_it_concerns(coder, text, type_, words):
    document = coder.code(text)
    (event,) = (e for e in document.events if e.type == type_)
    spans = [document.article.text[slice(*span)] for span in event.evidence.recipients]
    assert any(words in span for span in spans)
    assert not any(word in span for span in spans for word in ("session", "farce"))


@pytest.mark.parametrize(
    ("text", "type_", "recipients"),
    [
        # who is asked, not what he is asked for
        ("Somalia's government asked Kenya for more peacekeepers.", "REQUEST", {"KEN"}),
        ("The Maltese government asked for troops.", "REQUEST", set()),
        # who is promised something, not what it is for
        ("Oslo has promised Chad 40 million euros for the Niger pipeline.", "AGREE", {"TCD"}),
        # whose deed is rejected
        ("Togo's prime minister gave the miners a week to leave, an ultimatum that they rejected.", "REJECT", {"TGO"}),
    ],
)
def test_to_whom(codebook_coder, text, type_, recipients):
    events = [e for e in codebook_coder.code(text).events if e.type == type_]
    assert {actor.country for e in events for actor in e.recipients} == recipients


@pytest.mark.parametrize(
    ("text", "type_", "actors"),
    [
        # who speaks when it is over, or while it lasts
        ("President Ruto said after talks with the Swiss president that the loan was safe.", "CONSULT", {"KEN", "CHE"}),
        ("During a visit to Japan, President Ruto said that the harvest was good.", "CONSULT", {"KEN"}),
        # the state from which somebody is sent away
        ("The preacher has been deported from Kenya for a sermon.", "COERCE", {"KEN"}),
        # ordered by who may
        ("Kenya's president ordered sanctions on Chad.", "SANCTION", {"KEN"}),
    ],
)
def test_who_acts(coder, text, type_, actors):
    (event,) = (e for e in coder.code(text).events if e.type == type_)
    assert {actor.country for actor in event.actors} == actors


@pytest.mark.parametrize(
    "text",
    [
        "After a visit to Chad by the Danish king, the Togolese premier said he was proud.",
        "After talks between Chad and Mali, the Togolese envoy announced a fair.",
        "After a planned meeting with the Danish king, the Togolese premier will announce a fair.",
        "The Togolese premier was told after talks with the Danish king that it rained.",
        "The lawyer was expelled from Kenya by the Togolese army.",
        "The Togolese preacher was deported from the island.",
    ],
)
def test_who_only_stands_near_does_not_act(coder, text):
    events = coder.code(text).events
    assert not any({"TGO"} == {a.country for a in e.actors} for e in events if e.type == "CONSULT")
    assert not any("KEN" in {a.country for a in e.actors} for e in events)


def test_what_is_their_own_is_nobody_else(coder):
    (event,) = coder.code("Chad and Togo agreed to share data from their banks.").events
    assert not event.recipients


def test_what_only_tells_when_concerns_nobody(coder):
    events = coder.code("After a visit to Chad, the pilgrims burned flags.").events
    assert [(e.type, e.recipients) for e in events] == [("PROTEST", [])]
