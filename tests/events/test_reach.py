"""Which words of a clause a pattern reaches: particles, spells of time, what is given, the manner of a deed."""

import pytest

DONE = [
    # the last word of a predicate of several words governs what is its object
    ("Young demonstrators broke into the Kenyan parliament.", "PROTEST", "CVL", "KEN"),
    ("Police in Amman cordoned off the Israeli embassy with 300 men.", "MOBILIZE", "JOR", "ISR"),
    # what somebody is given, if the parser takes it for a time, and what he is found, if it takes it for his quality
    ("A court in Minsk gave the poet Ales Zubko five years in a penal colony.", "SANCTION", "BLR", "CVL"),
    ("A Spanish jury found a former Honduran police chief guilty of smuggling.", "SANCTION", "ESP", "HND"),
    # an infinitive with or without an object
    ("Montenegro told a Serbian diplomat to leave within 72 hours.", "SANCTION", "MNE", "SRB"),
    ("Montenegro told a Serbian diplomat to leave the country.", "SANCTION", "MNE", "SRB"),
    # as what a deed is done
    ("Nigerian traders shut their stalls in protest at the Lagos government.", "PROTEST", "NGA", "NGA"),
    # prepositions of several words
    ("Thousands of pensioners camped in front of the Moldovan parliament.", "PROTEST", "CVL", "MDA"),
    # forces moved by nobody who is named are those who move
    ("Two Chadian battalions were moved to the Libyan border.", "MOBILIZE", "TCD", "LBY"),
]


@pytest.mark.parametrize(("text", "type_", "actor", "recipient"), DONE, ids=[case[0] for case in DONE])
def test_reached(codebook_coder, text, type_, actor, recipient):
    events = [e for e in codebook_coder.code(text).events if e.type == type_]
    assert len(events) == 1
    assert [actor in (a.country, *a.sectors) for a in events[0].actors] == [True]
    assert [recipient in (r.country, *r.sectors) for r in events[0].recipients] == [True]


def test_protests_measured_in_time_are_told(codebook_coder):
    events = codebook_coder.code("The governor left office after two weeks of demonstrations by nurses.").events
    protest = next(e for e in events if e.type == "PROTEST")
    assert [a.text for a in protest.actors] == ["nurses"]


def test_drills_measured_in_time_are_told(codebook_coder):
    events = codebook_coder.code("China began two days of live-fire exercises on Monday.").events
    assert [(e.type, e.actors[0].country) for e in events] == [("MOBILIZE", "CHN")]


def test_a_law_is_protested_against(codebook_coder):
    text = "Women in Warsaw rallied against a near-total ban on abortion."
    event = next(e for e in codebook_coder.code(text).events if e.type == "PROTEST")
    assert [text[slice(*span)] for span in event.evidence.recipients] == ["a near-total ban on abortion"]


@pytest.mark.parametrize(
    "text",
    [
        "The survivors were taken to the Peruvian town of Pucallpa.",
        "The 100-kilometre race will be held in Australia.",
        "Four Scottish men were placed in an Australian home.",
    ],
)
def test_a_passive_of_plain_words_without_a_doer_tells_no_deed(codebook_coder, text):
    forced = {"COERCE", "ASSAULT", "MOBILIZE", "SANCTION"}
    assert not [e for e in codebook_coder.code(text).events if e.type in forced and e.status == "happened"]


def test_what_is_stopped_is_no_concession(codebook_coder):
    events = codebook_coder.code("Lithuania has stopped issuing visas to Russian tourists.").events
    assert [(e.type, e.actors[0].country, e.recipients[0].country) for e in events] == [("SANCTION", "LTU", "RUS")]
