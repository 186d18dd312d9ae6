"""What is done by saying it, by deciding it, or on a visit; and who meets a thing with criticism."""

import pytest

TOLD = [
    # what people appear, gather or write to say they say
    ("Chad's president appeared on television to accuse Libya of the raid.", "ACCUSE", "happened", "TCD", "LBY"),
    ("The Malian minister used the speech to denounce France.", "ACCUSE", "happened", "MLI", "FRA"),
    # who decides or votes to refuse a thing refuses it
    ("The Kenyan court's decision to reject the Ugandan petition came late.", "REJECT", "happened", "KEN", "UGA"),
    ("The Danish parliament voted to reject the Polish proposal.", "REJECT", "happened", "DNK", "POL"),
    # whom is called for to do something is asked
    ("Peru has called for Brazil to open the border.", "REQUEST", "happened", "PER", "BRA"),
    # who does something on a visit is the visitor
    ("During a visit to Japan, the British premier said that prices would fall.", "CONSULT", "happened", "GBR", "JPN"),
    # "he" beside somebody political is political
    ("In his remarks he thanked Germany for its role.", "SUPPORT", "happened", None, "DEU"),
]


@pytest.mark.parametrize(("text", "type_", "status", "actor", "recipient"), TOLD, ids=[case[0] for case in TOLD])
def test_told(codebook_coder, text, type_, status, actor, recipient):
    event = next(e for e in codebook_coder.code(text).events if e.type == type_)
    assert event.status == status
    assert event.actors[0].country == actor
    assert recipient in [r.country for r in event.recipients]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Chad's president flew to Cairo to accuse Libya of the raid.", "ACCUSE"),
        ("The Danish parliament will vote to reject the Polish proposal.", "REJECT"),
        ("The British premier will resign after a visit to Japan.", "CONSULT"),
        ("They were told what to say before the Spanish election.", "REQUEST"),
    ],
)
def test_not_told_as_done(codebook_coder, text, type_):
    done = [e for e in codebook_coder.code(text).events if e.type == type_ and e.status == "happened"]
    assert not done


def test_who_meets_a_thing_with_criticism_is_the_actor(codebook_coder):
    event = codebook_coder.code("The Polish law was met with criticism from Portugal.").events[0]
    assert (event.type, event.actors[0].country) == ("ACCUSE", "PRT")


def test_what_is_dismissed_as_nonsense_is_concerned(codebook_coder):
    text = "A Russian general dismissed the decree as nonsense."
    event = codebook_coder.code(text).events[0]
    assert [text[slice(*span)] for span in event.evidence.recipients] == ["the decree"]
