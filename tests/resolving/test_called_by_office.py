"""Who is meant by an office of any field, a description told later, or an office whose country is told elsewhere.

Our own sentences. The phrase in [brackets] is to be found as a mention; "-" is nobody known, or no country.
"""

from __future__ import annotations

import datetime

import pytest

from detente import Coder
from detente.resolving import ActorMention

FIELDS = [
    ("[Laotian Vice-Minister of Irrigation Khamphay Souvanna] spoke.", "Khamphay Souvanna", "LAO"),
    ("[Ugandan Minister of Works and Transport Abraham Odonga] spoke.", "Abraham Odonga", "UGA"),
    ("[Kenya's Water and Sanitation Minister Simon Kiprono] spoke.", "Simon Kiprono", "KEN"),
    ("[Irish Minister of State for Asia Conor Dalaigh] spoke.", "Conor Dalaigh", "IRL"),
    ("[Zambian Principal Secretary for Fisheries Mutale Banda] spoke.", "Mutale Banda", "ZMB"),
    ("[Tongan Deputy Tourism Minister Sione Vuna] spoke.", "Sione Vuna", "TON"),
    ("[Indian Minister for Road Transport and Highways Arvind Golwal] spoke.", "Arvind Golwal", "IND"),
    ("[Georgia's Minister of Culture, Sports and Youth Tea Lomidze] spoke.", "Tea Lomidze", "GEO"),
    ("[Acting Malawian Finance Minister Grey Phiri] spoke.", "Grey Phiri", "MWI"),
    ("[Norwegian State Secretary for Nordic Cooperation Kari Dahle] spoke.", "Kari Dahle", "NOR"),
    # what is no field belongs to the name, or to nobody
    ("[Peruvian Minister Fuerza Quispe] spoke.", "Fuerza Quispe", "PER"),
    ("[The Danish minister of that name] spoke.", "-", "DNK"),
]


@pytest.mark.parametrize(("text", "name", "country"), FIELDS)
def test_office_of_any_field(coder: Coder, text: str, name: str, country: str) -> None:
    mention = _marked(coder, "2024-05-06", text)
    assert mention.entity.country == country
    assert mention.entity.sectors[:1] == ("GOV",)
    assert name == "-" or mention.entity.name == name


def test_the_field_is_told_in_the_role(coder: Coder) -> None:
    text = "[Laotian Vice-Minister of Irrigation Khamphay Souvanna] spoke."
    assert _marked(coder, "2024-05-06", text).entity.role == "deputy irrigation minister"


NAMES = [
    ("[Gabon's Prime Minister Mamadou Ondo Jr.] spoke.", "Mamadou Ondo Jr."),
    ("The rebels' spokesman, [R.K. Thevan], said no.", "R.K. Thevan"),
    ("Ghana's president met his Togolese counterpart, [Afi Mensah Lawsin], on Friday.", "Afi Mensah Lawsin"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_whole_name(coder: Coder, text: str, name: str) -> None:
    mention = _marked(coder, "2024-05-06", text)
    assert mention.actor.text.endswith(name)
    assert mention.kind == "person"


ENVOY = "Swiss envoy Regula Amstad met Uzbek Foreign Minister Rustam Holov in Tashkent. "
GREENS = "Austrian Transport Minister Lore Gmeiner flew to Zagreb. "
LATER = [
    (ENVOY + "[The diplomat] was content.", "Regula Amstad"),
    (ENVOY + "[The Uzbek official] was not.", "Rustam Holov"),
    (GREENS + "[The Green politician] met Croatian Prime Minister Andrej Plenkovic.", "Lore Gmeiner"),
    (GREENS + "[The 47-year-old] was late.", "Lore Gmeiner"),
    (
        "Filippo Grandi, the UN High Commissioner for Refugees, flew to Aden. [The refugee chief] spoke.",
        "Filippo Grandi",
    ),
    ("Vladimir Putin flew to Minsk. [The Kremlin chief] was late.", "Vladimir Putin"),
    ("Chilean economist Rosa Maldini came to Oslo. [The Nobel laureate] met students.", "Rosa Maldini"),
    (ENVOY + "[The Swiss envoy] will be back in May.", "Regula Amstad"),
    (GREENS + "She met Viktor Orban; [the Hungarian] was late.", "Viktor Orban"),
    (GREENS + "[The Austrian] met Andrej Plenkovic.", "Lore Gmeiner"),
    ("Swiss envoy Regula Amstad met Uzbek minister Rustam Holov. [The latter] was late.", "Rustam Holov"),
    ("Swiss envoy Regula Amstad met Uzbek minister Rustam Holov. [The former] was late.", "Regula Amstad"),
    ("Former Peruvian interior minister Ivo Basombrio spoke. [The former minister] was sad.", "Ivo Basombrio"),
    ("Ecuador's minister Jose Valdi came to Lima. [The visitor] called on President Dina Boluarte.", "Jose Valdi"),
    (
        "EU envoy Iain Boyle met Ukrainian parliament speaker Oleh Morozko. [The Socialist politician] was glad.",
        "Oleh Morozko",
    ),
    # somebody else, or nobody in particular
    (ENVOY + "[The Swiss] were not.", "-"),
    (GREENS + "[The Hungarian] was late.", "-"),
    (GREENS + "[The latter proposal] was bad.", "-"),
    (ENVOY + "[The opposition leader] was not.", "-"),
    (ENVOY + "[The official] was not.", "-"),
    (ENVOY + "[The first diplomat] to speak was late.", "-"),
    (ENVOY + "[The Kazakh official] was not.", "-"),
    ("A diplomat spoke. " + ENVOY + "[The diplomat] was content.", "-"),
    (GREENS + "[The diplomat] was content.", "-"),
]


@pytest.mark.parametrize(("text", "whom"), LATER)
def test_told_of_again(coder: Coder, text: str, whom: str) -> None:
    mention = _found(coder, "2024-05-06", text)
    if mention is None:
        assert whom == "-"
        return
    named = mention.entity.kind == "person" and mention.entity.known
    assert (mention.entity.name if named else "-") == whom


WHOSE = [
    # who goes back home is of there; who travels to one of two states is of the other
    ("YEREVAN (AP) - Armenia waits. [Culture Minister Lene Vogt] is to fly back to Berlin on Friday.", "DEU"),
    (
        "Kenya and Tanzania quarrel. Tanzania shut the border and Kenya objected. [Trade Minister Juma Karuga] will "
        "lead a delegation to Dar es Salaam.",
        "KEN",
    ),
    # the state that acts beside him
    (
        "JAKARTA - Indonesia is content. Indonesia has a draft.\n\nManila wants a code, but [presidential aide "
        "Jun Escala] said it was late.",
        "PHL",
    ),
    (
        "YEREVAN (AP) - Armenia waits.\n\nAzerbaijan's government has urged caution. [Lawmaker Elchin Hasanli] agreed.",
        "AZE",
    ),
    ("YEREVAN (AP) - Armenia waits.\n\nIranian officials were angry. [Lawmaker Hamid Tavakol] was not.", "IRN"),
    ("Athens, [whose spokesman Dimitris Rallis] was angry, waits.", "GRC"),
    ("[Delegates] to the International Seabed Authority will meet.", "IGO"),
    ("ASEAN waits. The draft will be read before [the leaders of the 10 member states] meet.", "IGO"),
    # who leads visitors is of their country
    (
        "YEREVAN (AP) - A Turkish delegation came to Armenia. The visitors, led by [Deputy Health Minister "
        "Cemal Aydan], left.",
        "TUR",
    ),
    # the office told at the end of one sentence, the name in the next
    (
        "Sudan will not talk to Ethiopia and Egypt unless the United States is let in, its foreign minister has "
        "said.\n\n[Hanan Sadig] made the remarks in Khartoum.",
        "SDN",
    ),
    # a state's envoy is of it, whatever he was before; the people he is of tell no country
    ("[Japan's envoy, Yasushi Akashi,] has put off a trip to Colombo.", "JPN"),
    ("Macedonia is calm. [Ethnic Albanian deputies of Macedonia] applauded.", "MKD"),
    # whose government tells of him, whose capital he speaks of; host and guest are of the two states
    ("[Minister of State for Europe Gunter Gloserich] will travel to Kiev, the German government said.", "DEU"),
    ("[Deputy Water Minister Ray Sibandale] said Harare had no objections.", "ZWE"),
    (
        "Botswana and Zimbabwe agreed. Botswana signed and Zimbabwe did too. Botswana's minister Nono Molef met his "
        "visitor, [Obert Mpofula].",
        "ZWE",
    ),
    # an ambassador is not of another's country
    ("The British High Commissioner, Nick Pylon, was there. [Ambassador Tom Mandigo] was not.", "-"),
    # a title within a longer one tells the country that it tells alone
    (
        "BAGHDAD (AP) - Iraq waits. Alice Borden, [the deputy assistant defense secretary], spoke.",
        "USA",
    ),
    # who meets his foreign counterpart is of the article's own state
    (
        "NAIROBI (AP) - Kenya waits. Kenya is patient. [County commissioners] will meet their Somali counterparts.",
        "KEN",
    ),
    (
        "Kenyan Security Minister Joseph Nkaiss said [county commissioners] would meet their Somali counterparts.",
        "KEN",
    ),
    # a senator in news of other states is no American
    (
        "Uruguay and Argentina quarrel. Argentina shut the bridge to Uruguay. Uruguay objected to Argentina. "
        "It rained in May, and the river rose. [Senator Alvaro Ferrin] was sad.",
        "-",
    ),
]


@pytest.mark.parametrize(("text", "country"), WHOSE)
def test_of_which_country_an_official_is(coder: Coder, text: str, country: str) -> None:
    assert (_marked(coder, "2003-05-06", text).entity.country or "-") == country


MANY = [
    ("Hungary and Slovakia met on Tuesday and agreed to let engineers from [both countries] go on.", {"HUN", "SVK"}),
    (
        "Hungary and Slovakia quarrel. The two governments went to a court in The Hague. Budapest is content. Farmers "
        "in [both countries] are not.",
        {"HUN", "SVK"},
    ),
    (
        "Iraq is glad. Egypt and Jordan are too. Iraqi Foreign Minister Fuad Hussein met his Egyptian and Jordanian "
        "counterparts, Sameh Shoukry and Ayman Safadi. A summit of [the three countries] was put off.",
        {"IRQ", "EGY", "JOR"},
    ),
    (
        "Singapore is content. Malaysia is too. Malaysia and Singapore have ships. Their "
        "ministers will be in Riyadh next month. [The two navies] train together.",
        {"SGP", "MYS"},
    ),
    ("Hungary and Slovakia agreed after talks between [their foreign ministers].", {"HUN", "SVK"}),
    (
        "Iraq is glad. Egypt and Jordan are too. Iraq, Egypt and Jordan put off a summit of [the three countries' "
        "leaders].",
        {"IRQ", "EGY", "JOR"},
    ),
    ("Hungary and Slovakia talked to [both countries].", set()),
    (
        "Chad and Sudan are at war. Rain fell in Rome. Nigerian aid is late. Spain wants to help [both countries].",
        {"TCD", "SDN"},
    ),
    ("Chad and Sudan are at war. Belgium, which has sold rifles to [both armies], is silent.", {"TCD", "SDN"}),
    (
        "Norway invited the Turkish government and the PKK to Oslo. Cuba is glad. Spain blamed [both sides].",
        {"TUR"},
    ),
    ("Chad, Libya and Sudan are at war. Rain fell in Rome. Spain wants to help [both countries].", set()),
]


@pytest.mark.parametrize(("text", "countries"), MANY)
def test_which_states_several_are(coder: Coder, text: str, countries: set[str]) -> None:
    assert {member.country for member in _marked(coder, "2022-02-24", text).entity.members} == countries


def test_who_comes_to_the_country_is_not_of_it(coder: Coder) -> None:
    text = "Kenya waits. The Somali president will arrive in [the country] on Sunday."
    assert _marked(coder, "2016-06-01", text).entity.country == "KEN"


@pytest.mark.parametrize(
    "phrase", ["Residents of the Argentine town", "Lawmakers loyal to Iran", "Officers critical of Brazil"]
)
def test_people_are_called_by_what_marks_them_out(coder: Coder, phrase: str) -> None:
    assert _marked(coder, "2022-02-24", f"[{phrase}] blocked the road.").entity.name == phrase


def _marked(coder: Coder, day: str, text: str) -> ActorMention:
    """The longest mention within the brackets."""
    found = _found(coder, day, text)
    assert found is not None, text
    return found


def _found(coder: Coder, day: str, text: str) -> ActorMention | None:
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    resolution = coder.resolver.resolve(coder.parser.parse(plain), datetime.date.fromisoformat(day))
    found = [m for m in resolution.mentions if start <= m.actor.evidence[0] and m.actor.evidence[1] <= end]
    return max(found, key=lambda m: m.actor.evidence[1] - m.actor.evidence[0], default=None)
