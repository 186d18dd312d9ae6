"""What becomes of events that are agreed, threatened, asked for, refused or ended; and who says so."""

import pytest

CASES = [
    ("Kenya agreed to send troops to Haiti.", "AGREE", "planned", "KEN", "HTI"),
    ("Uganda threatened to expel the American ambassador.", "THREATEN", "happened", "UGA", "USA"),
    ("Brazil called on Israel to withdraw its troops from Lebanon.", "REQUEST", "happened", "BRA", "ISR"),
    ("Iran refused to meet American officials.", "REJECT", "happened", "IRN", "USA"),
    ("Iran will not meet American officials.", "REJECT", "happened", "IRN", "USA"),
    ("Japan lifted its sanctions on Myanmar.", "CONCEDE", "happened", "JPN", "MMR"),
    ("The Netherlands suspended aid to Rwanda.", "SANCTION", "happened", "NLD", "RWA"),
    ("Mali accused France of arming jihadists.", "ACCUSE", "happened", "MLI", "FRA"),
    ("Iran said it would strike Israel.", "THREATEN", "happened", "IRN", "ISR"),
    ("Iran said it would strike Israel if its ships were stopped.", "THREATEN", "happened", "IRN", "ISR"),
    ("Chad said it would close the border with Libya unless the raids ended.", "THREATEN", "happened", "TCD", "LBY"),
    ("Russia will withdraw its troops from Syria.", "CONCEDE", "planned", "RUS", "SYR"),
    ("Bolivia agreed to compensate the families of Chilean miners.", "AGREE", "planned", "BOL", "CHL"),
    ("Italy promised to compensate Libya for the war.", "AGREE", "planned", "ITA", "LBY"),
    ("Italy offered compensation to Libya.", "AGREE", "happened", "ITA", "LBY"),
    ("Japan said it would compensate the Korean workers.", "CONCEDE", "planned", "JPN", "KOR"),
    ("Japan paid reparations to South Korea.", "CONCEDE", "happened", "JPN", "KOR"),
    ("Turkey promised to release the Greek pilots.", "AGREE", "planned", "TUR", "GRC"),
    ("Turkey said it would release the Greek pilots.", "CONCEDE", "planned", "TUR", "GRC"),
    ("Turkey announced the release of the Greek pilots.", "CONCEDE", "planned", "TUR", "GRC"),
    ("Brazil's chamber of deputies approved a free trade agreement with Norway.", "SUPPORT", "happened", "BRA", "NOR"),
    ("France acknowledged that its soldiers had tortured an Algerian lawyer.", "CONCEDE", "happened", "FRA", "DZA"),
    ("The Danish prime minister said Hungary must respect the ruling.", "REQUEST", "happened", "DNK", "HUN"),
    # whoever is asked to look into a thing is asked for something
    ("Greece pressed Libya to investigate the sinking of a ferry.", "REQUEST", "happened", "GRC", "LBY"),
    # soldiers who keep the peace, or go to help, are help
    ("Fiji is sending a platoon to Lebanon for a peacekeeping mission.", "AID", "ongoing", "FJI", "LBN"),
    ("Peru deployed 200 soldiers as peacekeepers in Haiti.", "AID", "happened", "PER", "HTI"),
    ("Kenya sent 300 soldiers to help the Haitian police.", "AID", "happened", "KEN", "HTI"),
    # where those on alert are to go
    ("Turkey put a brigade on alert to fly into Syria.", "MOBILIZE", "happened", "TUR", "SYR"),
    # what was promised before and is said again
    ("Japan's premier reiterated Japan's commitment to supporting Ukraine.", "SUPPORT", "happened", "JPN", "UKR"),
]


@pytest.mark.parametrize(("text", "type_", "status", "actor", "recipient"), CASES, ids=[case[0] for case in CASES])
def test_what_becomes_of_an_event(coder, text, type_, status, actor, recipient):
    events = [e for e in coder.code(text, published="2023-04-26").events if e.type == type_]
    assert [(e.status, e.actors[0].country, e.recipients[0].country) for e in events] == [(status, actor, recipient)]


def test_what_is_alleged_lies_behind_and_not_ahead(coder):
    events = coder.code("The Chadian minister allegedly met the Libyan envoy.").events
    assert [(e.type, e.status) for e in events] == [("CONSULT", "possible")]


def test_who_refuses_to_strike_refuses_nothing_to_those_spared(coder):
    events = coder.code("Fiji's army commander refused to send his men against the protesters in Tonga.").events
    refusals = [e for e in events if e.type == "REJECT"]
    assert refusals
    assert not any(actor.text.startswith("the protesters") for e in refusals for actor in e.recipients)


AIMED = [
    ("Kenya sent two patrol boats to Lamu to deter Somalia.", "MOBILIZE", "SOM"),
    ("Chad reinforced its garrisons in response to an incursion by Libya.", "MOBILIZE", "LBY"),
    ("Farmers blocked the road to force the Dutch government to talk.", "PROTEST", "NLD"),
]


@pytest.mark.parametrize(("text", "type_", "recipient"), AIMED, ids=[case[0] for case in AIMED])
def test_the_purpose_of_a_deployment_or_protest_names_whom_it_is_aimed_at(coder, text, type_, recipient):
    events = [e for e in coder.code(text, published="2023-04-26").events if e.type == type_]
    assert [e.recipients[0].country for e in events] == [recipient]


def test_what_somebody_else_would_do_is_no_threat_of_the_speaker(coder):
    text = "Norway said Russia would shell the Ukrainian port if the talks failed."
    assert not [e for e in coder.code(text, published="2023-04-26").events if e.type == "THREATEN"]


def test_a_condemned_attack_stands_beside_its_condemnation(coder):
    events = coder.code("South Africa condemned the bombing of Gaza by Israel.").events
    assert {(e.type, e.actors[0].country) for e in events} == {("ACCUSE", "ZAF"), ("ASSAULT", "ISR")}


def test_everybody_in_a_mutual_event_is_an_actor(coder):
    (event,) = coder.code("The Greek and Turkish foreign ministers met in Geneva.").events
    assert ([a.country for a in event.actors], event.recipients) == (["GRC", "TUR"], [])


def test_compound_actors_are_one_event(coder):
    (event,) = coder.code("France and Germany condemned Iran.").events
    assert [a.country for a in event.actors] == ["FRA", "DEU"]


def test_what_only_a_speaker_asserts_carries_the_speaker(coder):
    text = "Georgian officials said that Russian troops had shelled two villages in Ossetia."
    (event,) = [e for e in coder.code(text).events if e.type == "ASSAULT"]
    assert [link.speaker.country for link in event.attribution] == ["GEO"]


def test_the_papers_own_voice_has_no_attribution(coder):
    (event,) = coder.code("Russian troops shelled two Georgian villages on Friday.").events
    assert event.attribution == []


def test_i_is_the_speaker(coder):
    text = "“I met the Chinese foreign minister in Oslo,” Norway's prime minister said."
    (event,) = [e for e in coder.code(text).events if e.type == "CONSULT"]
    assert {a.country for a in event.actors} == {"NOR", "CHN"}


def test_an_accident_is_no_assault(coder):
    assert not coder.code("Fourteen people were killed when a bus left the road in Peru.").events


def test_two_who_agree_to_do_something_agree_with_each_other(coder):
    (event,) = coder.code("Jordan and Oman have agreed to hold joint exercises.").events
    assert (event.type, [a.country for a in event.actors], event.recipients) == ("AGREE", ["JOR", "OMN"], [])


def test_two_who_agree_to_act_on_a_third_have_it_as_recipient(coder):
    (event,) = coder.code("Kenya and Uganda agreed to send troops to Somalia.").events
    assert [r.country for r in event.recipients] == ["SOM"]


def test_who_gave_may_hang_on_what_was_given(coder):
    (event,) = coder.code("Nauru was given two ambulances by Taiwan in January.").events
    assert (event.type, event.actors[0].country, event.recipients[0].country) == ("AID", "TWN", "NRU")


def test_whose_word_it_is_and_where_the_way_leads_are_no_recipients(coder):
    (event,) = coder.code("The rebels attacked a convoy, according to the Turkish defence ministry.").events
    assert (event.type, event.recipients) == ("ASSAULT", [])
    (event,) = coder.code(
        "The minister met President Sisi in Cairo on her way to India.", published="2017-03-14"
    ).events
    assert "IND" not in {a.country for a in (*event.actors, *event.recipients)}


def test_what_is_claimed_of_nobody_or_to_come_accuses_nobody(coder):
    for text in (
        "Armenian officials claim that three Azerbaijani drones have been shot down.",
        "Armenian officials claim that Azerbaijan would attack the road.",
    ):
        assert not [e for e in coder.code(text).events if e.type == "ACCUSE"]


def test_a_noun_of_easing_takes_back_what_it_eases(coder):
    (event,) = coder.code("The EU agreed to a suspension of its sanctions against Zimbabwe.").events
    assert (event.type, [r.country for r in event.recipients]) == ("AGREE", ["ZWE"])


def test_seats_in_a_house_are_nobody_received(coder):
    assert not coder.code("The winning party receives most of the seats in the lower house of Norway.").events
