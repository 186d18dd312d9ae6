"""Who is meant in whole passages: "the two", "her visitor", "neither minister", "its deputy leader". Our own sentences.

The word in [brackets] stands for the names behind it, parted by +; "-" is nobody in particular.
"""

from __future__ import annotations

import datetime

import pytest

from detente import Coder
from detente.resolving import ActorMention

KOVACS = "Hungarian Foreign Minister Laszlo Kovacs met his host, Juraj Schenk, in Bratislava. "
MEANT = [
    # "the two" without a noun
    ("1995-02-14", KOVACS + "[The two] will meet again in May.", "Laszlo Kovacs + Juraj Schenk"),
    ("1995-02-14", KOVACS + "A round of golf between [the pair] was put off.", "Laszlo Kovacs + Juraj Schenk"),
    ("1995-02-14", KOVACS + "[Both] reject the draft.", "Laszlo Kovacs + Juraj Schenk"),
    ("1995-02-14", KOVACS + "It rained. [The two allies] were glad.", "-"),
    ("1995-02-14", "Laszlo Kovacs spoke to reporters in Pecs. [The two] were late.", "-"),
    # "neither" speaks of both; "the ministers" are the two just named
    ("1995-02-14", KOVACS + "[Neither minister] would comment.", "Laszlo Kovacs + Juraj Schenk"),
    ("1995-02-14", KOVACS + "[The ministers] then signed a treaty.", "Laszlo Kovacs + Juraj Schenk"),
    (
        "2001-06-17",
        "George W. Bush met Vladimir Putin in Ljubljana. Putin flew on to Belgrade to meet Vojislav Kostunica. Igor "
        "Ivanov and Colin Powell are to prepare [the presidents]' next meeting.",
        "George W. Bush + Vladimir Putin",
    ),
    # who courts both neighbours is neither; who has one side is not both
    ("2007-09-12", "Mongolia, landlocked between China and Russia, has courted [both neighbors].", "China + Russia"),
    ("2007-09-12", "China and Mongolia talked. A stop was dropped at the request of [the Kyrgyz side].", "-"),
    ("2009-01-28", "Namibia is content. Botswana's president is the harshest critic among [the neighbours].", "-"),
    # host and guest
    ("2000-08-23", "Jean Chretien gave Vicente Fox lunch. He commended [the visitor] for his victory.", "Vicente Fox"),
    (
        "2024-10-11",
        "Ursula von der Leyen flew to Chisinau. Maia Sandu walked with [her visitor].",
        "Ursula von der Leyen",
    ),
    ("2000-08-23", "Jean Chretien gave Vicente Fox and Bill Clinton lunch. He commended [the visitor].", "-"),
    # names
    (
        "2002-03-22",
        "Malaysian Foreign Minister Syed Hamid Albar spoke. [Datuk Seri Syed Hamid] was tired.",
        "Syed Hamid Albar",
    ),
    ("2009-05-05", "[Dato' Sri Najib Razak] flew to Singapore.", "Najib Razak"),
]
PRONOUNS = [
    ("1995-02-14", KOVACS + "Schenk, standing beside [him], smiled.", "Laszlo Kovacs"),
    ("2014-11-26", "Nawaz Sharif spoke first. In [his] address, Narendra Modi announced a satellite.", "Narendra Modi"),
    (
        "1998-08-19",
        'Eduardo Montealegre spoke. "We do not need an uncle from Washington," [he] said.',
        "Eduardo Montealegre",
    ),
    (
        "1996-07-08",
        "Hasan Muratovic said that they should fetch Radovan Karadzic and [his] general.",
        "Radovan Karadzic",
    ),
]


@pytest.mark.parametrize(("day", "text", "whom"), MEANT + PRONOUNS)
def test_who_is_meant(coder: Coder, day: str, text: str, whom: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    mention = _at(_mentions(coder, day, text.replace("[", "").replace("]", "")), start, end)
    assert _named(mention) == whom


LANDS = [
    # of somebody who is of a body: its country and sector
    (
        "1995-02-14",
        "The Slovak National Party objected. Its deputy leader, Viliam Hornak, spoke.",
        "Viliam Hornak",
        "SVK",
        "PTY",
    ),
    # a state has one minister of a kind: in an article of two states the other's
    (
        "2016-08-03",
        "Sri Lanka's Fisheries Minister Mahinda Amaraweera will go to India. India is content and Sri Lanka is too. "
        "He will meet Fisheries Minister Ram Varma.",
        "Ram Varma",
        "IND",
        "GOV",
    ),
    # an envoy who calls on a minister is the other's
    (
        "2016-08-03",
        "Sri Lanka arrested fishermen of India. India objected and Sri Lanka did not. High Commissioner Y.K. Varma "
        "called on Prime Minister Ranil Wickremesinghe.",
        "Y.K. Varma",
        "IND",
        "GOV",
    ),
    # a title of a world body comes before an office of long ago
    ("1998-07-30", "UN representative Diego Cordovez saw Glafcos Clerides.", "Diego Cordovez", "UNO", "UNO"),
    # "Sen." is American where the article's state has no senate; party and state behind a name are American
    (
        "1991-08-27",
        "VILNIUS (AP) - Lithuania waits. Sen. Ray Corvin, R-N.Y., found it sad.",
        "Ray Corvin",
        "USA",
        "LEG",
    ),
    # whose union it is tells the sector of its president
    ("2000-08-23", "Canadian Auto Workers president Buzz Hargrove objected.", "Buzz Hargrove", "CAN", "LAB"),
]


@pytest.mark.parametrize(("day", "text", "name", "country", "sector"), LANDS)
def test_of_which_land_somebody_is(coder: Coder, day: str, text: str, name: str, country: str, sector: str) -> None:
    mention = next(m for m in _mentions(coder, day, text) if m.name and m.entity.name == name)
    assert (mention.entity.country, mention.entity.sectors[:1]) == (country, (sector,))


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Ministers from Ghana, Togo and Mali waited for two hours.", {"GHA", "TGO", "MLI"}),
        ("He received officials of Kenya and Uganda.", {"KEN", "UGA"}),
    ],
)
def test_people_of_several_states(coder: Coder, text: str, countries: set[str]) -> None:
    found = [m for m in _mentions(coder, "2002-10-05", text) if m.title in {"minister", "officials", "official"}]
    assert {member.country for m in found for member in m.entity.members} == countries


@pytest.mark.parametrize("phrase", ["The two governments", "The two navies", "The envoy", "The foreign secretaries"])
def test_several_and_the_sent_are_not_the_articles_own(coder: Coder, phrase: str) -> None:
    """What two states have one of each, or who is sent, is not of the state that the article is about."""
    text = f"Trinidad waits. The government of Trinidad is patient. Trinidad has time. {phrase} hesitated."
    mention = next(m for m in _mentions(coder, "2016-09-06", text) if m.actor.text == phrase)
    assert mention.entity.country is None


def test_state_in_which_others_meet_is_not_whose_the_ministry_is(coder: Coder) -> None:
    """PHNOM PENH stands before the news of a summit of others."""
    text = (
        "PHNOM PENH, Nov. 13 - Japan and South Korea agreed to talk. Japan wants peace with South Korea, and South "
        "Korea with Japan. Japan said South Korea was slow. South Korea and Japan traded. A ministry source was glad."
    )
    assert not [m for m in _mentions(coder, "2022-11-13", text) if m.entity.country == "KHM" and m.title]


@pytest.mark.parametrize(
    "text", ["He spent three hours in the company of Nicolas Maduro.", "He reviewed a guard of honour."]
)
def test_turns_of_speech_name_no_body(coder: Coder, text: str) -> None:
    assert not [m for m in _mentions(coder, "2016-09-06", text) if m.title in {"company", "guard"}]


def _mentions(coder: Coder, day: str, text: str) -> list[ActorMention]:
    return coder.resolver.resolve(coder.parser.parse(text), datetime.date.fromisoformat(day)).mentions


def _at(mentions: list[ActorMention], start: int, end: int) -> ActorMention | None:
    fitting = []
    for mention in mentions:
        low, high = mention.sentence.span(mention.first, mention.last)
        if low <= start and end <= high:
            fitting.append((high - low, mention))
    return min(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _named(mention: ActorMention | None) -> str:
    if mention is None or not mention.entity.known or mention.entity.kind == "pronoun":
        return "-"
    return " + ".join(entity.name for entity in mention.entity.members) or mention.entity.name
