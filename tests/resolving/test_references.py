"""Whom "the two leaders", "the Gulf state", "his country" and a bare surname stand for: our own sentences.

The word in [brackets] stands for the names behind it, parted by +; "-" is nobody in particular.
"""

from __future__ import annotations

import datetime

import pytest

from detente import Coder
from detente.resolving import ActorMention, Resolution
from detente.resolving.coreference.described import kinds

TWO = [
    (
        "2003-04-08",
        "President Mwai Kibaki of Kenya met President Yoweri Museveni in Kampala.\n\nFarmers complained about it.\n\n"
        "[The two leaders] want the border open.",
        "Mwai Kibaki + Yoweri Museveni",
    ),
    (
        "2010-03-16",
        "Ilham Aliyev received three mediators in Baku. Serzh Sargsyan waits in Yerevan. His spokesman was "
        "silent. [The two presidents] want peace.",
        "Ilham Aliyev + Serzh Sargsyan",
    ),
    (
        "2008-09-15",
        "Robert Mugabe and Morgan Tsvangirai signed a deal in Harare. Thabo Mbeki watched. [The two rivals] want it.",
        "Robert Mugabe + Morgan Tsvangirai",
    ),
    (
        "1997-07-08",
        "Hun Sen ousted Norodom Ranariddh. King Norodom Sihanouk stayed in Beijing. Sihanouk appealed to [both men].",
        "Hun Sen + Norodom Ranariddh",
    ),
    ("2018-05-21", "Nicolas Maduro defeated Henri Falcon. He expelled [two envoys].", "-"),
]

STATES = [
    (
        "2011-03-02",
        "Bahrain has asked Saudi Arabia for troops. Kuwait is calm. [The island nation] is not.",
        "Bahrain",
    ),
    ("2011-03-02", "Bahrain's king met Barack Obama. [The Gulf state] is home to the US Fifth Fleet.", "Bahrain"),
    ("2012-01-09", "Iran's president will go to Ecuador. [The South American nation] has backed Tehran.", "Ecuador"),
    ("2021-05-25", "Belarus forced down a plane. [The former Soviet republic] faces sanctions.", "Belarus"),
    ("2021-05-25", "Riga objected. [The Baltic state] expelled all Belarusian diplomats.", "Latvia"),
    ("2016-02-08", "North Korea launched a rocket. [The hermit kingdom] calls it a satellite.", "North Korea"),
    ("2002-03-18", "Qatar received a delegation from Iran. [The tiny emirate] has hosted talks.", "Qatar"),
    ("2002-03-18", "[The landlocked country] of Chad sent a delegation.", "Chad"),
    ("2010-01-09", "Lula praised Angola and said [his country] would help.", "Brazil"),
    ("2017-06-05", "Saudi Arabia cut ties with [the Gulf state].", "-"),
    ("2010-01-09", "[The West African nation] has held no vote.", "-"),
    ("2010-01-09", "[A former Soviet republic] has held no vote.", "-"),
]

SEVERAL = [
    (
        "2018-02-20",
        "Saudi Arabia, Bahrain and Egypt cut ties with Qatar.\n\nDoha would talk to [the three states].",
        "Saudi Arabia + Bahrain + Egypt",
    ),
    (
        "2015-06-02",
        "Angela Merkel, Francois Hollande and Matteo Renzi met in Berlin. [The three leaders] want a border force.",
        "Angela Merkel + Francois Hollande + Matteo Renzi",
    ),
    (
        "1998-11-12",
        "Namibia and Botswana quarrel over an island. [Both armies] are on alert.",
        "army of Namibia + army of Botswana",
    ),
    ("2015-06-02", "Kenya, Uganda and Rwanda signed a pact. [Three countries] did not.", "-"),
]

SPELLINGS = [
    ("2005-09-07", "[The Foreign Secretary], Shyam Saran, will leave for Dhaka.", "Shyam Saran"),
    ("2003-05-01", "[Paek Nam Sun] met the envoys.", "Paek Nam-sun"),
    ("2018-05-01", "[Mohammed Siala] met the envoys.", "Mohamed Siala"),
    ("2016-05-01", "[Sergey Lavrov] met the envoys.", "Sergei Lavrov"),
]

SURNAMES = [
    ("1998-10-12", "[Clinton] telephoned Yeltsin on Monday.", "Bill Clinton"),
    ("2003-02-11", "[Blair] and Chirac disagreed over Iraq.", "Tony Blair"),
    ("1999-04-07", "Zhu Rongji met Bill Clinton. [Jiang] did not go.", "Jiang Zemin"),
    ("2019-10-10", "[Trump]'s lawyer met Petro Poroshenko in Paris.", "Donald Trump"),
    ("2015-10-15", "Malaysian minister [Wan Junaidi Tuanku Jaafar] spoke.", "Wan Junaidi Tuanku Jaafar"),
    ("2011-06-14", "Field Marshal [Mohammed Hussein Tantawi] received the envoy.", "Mohamed Hussein Tantawi"),
    ("2014-05-23", "[ACM Prajin Juntong] received the envoy.", "Prajin Juntong"),
    ("2014-05-23", "[Clinton] opened a bakery in Leeds.", "-"),
]


@pytest.mark.parametrize(("day", "text", "whom"), TWO + STATES + SEVERAL + SPELLINGS + SURNAMES)
def test_whom_a_reference_means(coder: Coder, day: str, text: str, whom: str) -> None:
    assert _meant(coder, day, text) == whom


def _meant(coder: Coder, day: str, text: str) -> str:
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    resolution: Resolution = coder.resolver.resolve(coder.parser.parse(plain), datetime.date.fromisoformat(day))
    marked = [(m.last - m.first, m) for m in resolution.mentions if m.kind != "pronoun" and _covers(m, start, end)]
    if not marked:
        return "-"
    entity = min(marked, key=lambda pair: pair[0])[1].entity
    unknown = entity.kind == "person" and not entity.country and not entity.sectors and not entity.members
    if not entity.known or (unknown and " " not in entity.name):
        return "-"
    return " + ".join(e.name for e in entity.members) or entity.name


def _covers(mention: ActorMention, start: int, end: int) -> bool:
    low, high = mention.sentence.span(mention.first, mention.last)
    return low <= start and end <= high


def test_country_of_a_region_is_not_american(coder: Coder) -> None:
    resolution = coder.resolver.resolve(coder.parser.parse("South American leaders met in Lima."))
    assert all(mention.entity.country != "USA" for mention in resolution.mentions)


def test_kinds_of_states_are_states(coder: Coder) -> None:
    codes = set(coder.resolver.lexicon.countries)
    for table in (kinds().states, kinds().nouns):
        for words, states in table.items():
            assert states <= codes, words


def test_regime_is_that_of_the_state_told_of(coder: Coder) -> None:
    text = "Belarus held a vote.\n\nThe regime arrested doctors, and Poland and Lithuania objected."
    resolution = coder.resolver.resolve(coder.parser.parse(text), datetime.date(2020, 8, 12))
    regime = next(m for m in resolution.mentions if m.title == "regime")
    assert regime.entity.country == "BLR"


def test_office_of_several_states_is_that_of_its_holder(coder: Coder) -> None:
    text = "NEW DELHI, SEPT. 7. The Foreign Secretary, Shyam Saran, will leave for Dhaka. The Prime Minister agreed."
    resolution = coder.resolver.resolve(coder.parser.parse(text), datetime.date(2005, 9, 7))
    found = {mention.actor.text: mention.entity.country for mention in resolution.mentions}
    assert found["The Foreign Secretary"] == found["The Prime Minister"] == "IND"


def test_what_several_hold_is_a_position_of_each(coder: Coder) -> None:
    text = "Kenya, Uganda and Rwanda signed a pact. The three countries support a common border force."
    document = coder.code(text, published="2015-06-02")
    holders = {p.holder.country for p in document.positions if "border force" in p.target.text}
    assert holders == {"KEN", "UGA", "RWA"}


def test_state_right_behind_a_name_is_his(coder: Coder) -> None:
    text = "The mediators, Bernard Fassier of France and Yury Merzlyakov of Russia, came from Yerevan."
    resolution = coder.resolver.resolve(coder.parser.parse(text), datetime.date(2010, 3, 16))
    found = {m.entity.name: m.entity.country for m in resolution.mentions if m.kind == "person" and m.name}
    assert found == {"Bernard Fassier": "FRA", "Yury Merzlyakov": "RUS"}


@pytest.mark.parametrize("whose", ["critics", "lawyers", "spokesman", "allies", "opponents", "supporters"])
def test_those_of_somebody_are_not_he(coder: Coder, whose: str) -> None:
    text = f"Recep Tayyip Erdogan left for Morocco. Erdogan's {whose} rejected the bill."
    resolution = coder.resolver.resolve(coder.parser.parse(text), datetime.date(2013, 6, 4))
    found = next(m for m in resolution.mentions if m.actor.text == f"Erdogan's {whose}")
    assert found.entity.name != "Recep Tayyip Erdogan"
    assert found.entity.country in {"TUR", None}
