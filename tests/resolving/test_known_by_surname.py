"""Leaders by bare surname, names beside titles, owners told by a pronoun, and Poles that are none."""

from __future__ import annotations

import datetime

import pytest

from detente.parsing import Parser
from detente.resolving import ActorMention, Resolver


@pytest.fixture(scope="module")
def find(parser: Parser) -> object:
    resolver = Resolver()

    def run(text: str, words: str, day: str = "2018-03-01") -> ActorMention | None:
        found = resolver.resolve(parser.parse(text), datetime.date.fromisoformat(day)).mentions
        return next((m for m in found if m.actor.text == words and m.kind != "pronoun"), None)

    return run


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("Trump threatened the mullahs with sanctions.", "Trump", "Donald Trump", "USA"),
        ("Modi arrived in Sochi for talks.", "Modi", "Narendra Modi", "IND"),
        ("Diplomats said Putin had rejected the offer.", "Putin", "Vladimir Putin", "RUS"),
        ("Macron's offer surprised the ministers.", "Macron", "Emmanuel Macron", "FRA"),
    ],
)
def test_a_bare_surname_of_a_leader_of_the_day(find, text: str, words: str, name: str, country: str) -> None:
    found = find(text, words)
    assert found is not None
    assert (found.actor.name, found.actor.country, found.actor.sectors) == (name, country, ["GOV"])


@pytest.mark.parametrize("surname", ["Macron", "Trump", "Duterte"])
def test_not_before_the_first_office(find, surname: str) -> None:
    found = find(f"{surname} rejected the plan.", surname, "2003-03-01")
    assert found is None or found.actor.country is None


@pytest.mark.parametrize(
    "text",
    ["Police cordoned off Trump Tower.", "Juan Putin opened a bakery.", "May brought rain to the coast."],
)
def test_a_longer_name_or_a_word_is_not_the_leader(find, text: str) -> None:
    for word in ("Trump", "Putin", "May"):
        found = find(text, word)
        assert found is None or found.actor.country is None


def test_the_articles_own_bearer_of_the_name_comes_first(find) -> None:
    found = find("Ivanka Trump opened the summit. Trump praised the hosts.", "Trump")
    assert found is not None and found.actor.name == "Ivanka Trump"


def test_a_name_beside_a_title_is_a_persons(find) -> None:
    text = "The ministry's spokesman, Viktar Astapenka, said the report was false. Astapenka gave no details."
    for words in ("Viktar Astapenka", "Astapenka"):
        found = find(text, words)
        assert found is not None and found.kind == "person"
        assert (found.actor.name, found.actor.role) == ("Viktar Astapenka", "spokesperson")


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Pakistan protested on Monday. Its foreign office called the raid a breach.", "Its foreign office", "PAK"),
        ("Pakistan said its foreign office would answer.", "its foreign office", "PAK"),
        ("Britain protested on Monday. The Foreign Office called the raid a breach.", "The Foreign Office", "GBR"),
    ],
)
def test_a_ministry_is_its_owners(find, text: str, words: str, country: str) -> None:
    found = find(text, words)
    assert found is not None and found.actor.country == country


@pytest.mark.parametrize("text", ["Scientists camped near the Pole.", "The ship reached the North Pole in June."])
def test_the_ends_of_the_earth_are_not_polish(find, text: str) -> None:
    assert find(text, "the Pole") is None and find(text, "the North Pole") is None


def test_a_pole_is_polish(find) -> None:
    found = find("A Pole was arrested in the harbour.", "A Pole")
    assert found is not None and found.actor.country == "POL"


def test_leaders_of_small_states_are_met_where_their_state_is_named(find) -> None:
    found = find("Harris agreed to the plan.", "Harris")
    assert found is None or found.actor.country is None
    found = find("Saint Kitts and Nevis joined the bloc. Harris agreed to the plan.", "Harris")
    assert found is not None and found.actor.name == "Timothy Harris"


@pytest.mark.parametrize(
    ("text", "words", "day", "name", "country"),
    [
        ("Mitterrand rejected the plan.", "Mitterrand", "1990-03-01", "Francois Mitterrand", "FRA"),
        ("Kohl said Germany would not wait.", "Kohl", "1996-03-01", "Helmut Kohl", "DEU"),
        ("Trudeau arrived in London for talks.", "Trudeau", "2018-03-01", "Justin Trudeau", "CAN"),
        (
            "President Eduardo Frei of Chile signed the treaty.",
            "President Eduardo Frei",
            "1997-03-01",
            "Eduardo Frei",
            "CHL",
        ),
        ("Honecker refused to meet the envoy.", "Honecker", "1988-03-01", "Erich Honecker", "DDR"),
    ],
)
def test_the_leaders_of_the_eighties_and_nineties(
    find, text: str, words: str, day: str, name: str, country: str
) -> None:
    found = find(text, words, day)
    assert found is not None
    assert (found.actor.name, found.actor.country, found.actor.sectors[0]) == (name, country, "GOV")


@pytest.mark.parametrize(
    ("day", "name"),
    [("1990-03-01", "George H.W. Bush"), ("2003-03-01", "George W. Bush"), ("2012-03-01", "George W. Bush")],
)
def test_father_and_son_of_one_name_are_told_apart_by_the_day(find, day: str, name: str) -> None:
    found = find("George Bush praised the hosts.", "George Bush", day)
    assert found is not None and found.actor.name == name


@pytest.mark.parametrize(
    ("day", "name"),
    [("1985-03-01", "Ferdinand Marcos"), ("2010-03-01", "Ferdinand Marcos"), ("2023-03-01", "Ferdinand Marcos Jr")],
)
def test_a_sons_name_without_junior_is_the_fathers_until_he_leads(find, day: str, name: str) -> None:
    found = find("President Ferdinand Marcos praised the hosts.", "President Ferdinand Marcos", day)
    assert found is not None and found.actor.name == name


def test_a_name_that_many_bear_is_the_former_leaders_where_his_state_is_named(find) -> None:
    found = find("David Thompson opened a bakery in Leeds.", "David Thompson", "2018-03-01")
    assert found is not None and found.actor.country is None
    found = find("Barbados mourned David Thompson.", "David Thompson", "2018-03-01")
    assert found is not None and found.actor.country == "BRB"
    found = find("David Thompson opened a bakery in Leeds.", "David Thompson", "2009-03-01")
    assert found is not None and found.actor.country == "BRB"


@pytest.mark.parametrize(
    ("text", "words", "day", "name"),
    [
        ("Mikhail S. Gorbachev met the envoys.", "Mikhail S. Gorbachev", "1987-12-08", "Mikhail Gorbachev"),
        ("President Boris N. Yeltsin signed.", "President Boris N. Yeltsin", "1995-03-01", "Boris Yeltsin"),
        ("Prime Minister Major said Britain would wait.", "Prime Minister Major", "1994-03-01", "John Major"),
        ("John Major met the envoy. Mr. Major praised the deal.", "Mr. Major", "1994-03-01", "John Major"),
        ("Roland Dumas came to Moscow. Dumas said France would wait.", "Dumas", "1990-03-01", "Roland Dumas"),
    ],
)
def test_initials_and_surnames_that_are_words(find, text: str, words: str, day: str, name: str) -> None:
    found = find(text, words, day)
    assert found is not None and found.actor.name == name


@pytest.mark.parametrize(
    "text", ["Brig. Major Adams resigned.", "The Duma's deputies voted.", "Maj. Tom B. Rice saluted."]
)
def test_ranks_and_bodies_stay_what_they_are(find, text: str) -> None:
    for words in ("Major", "The Duma", "Maj. Tom B. Rice"):
        found = find(text, words, "1994-03-01")
        assert found is None or found.actor.name not in {"John Major", "Roland Dumas", "Condoleezza Rice"}


@pytest.mark.parametrize(
    ("text", "words", "day", "name"),
    [
        (
            "NATO foreign ministers met. Stoltenberg said they would wait.",
            "Stoltenberg",
            "2018-03-01",
            "Jens Stoltenberg",
        ),
        ("Aidid welcomed the Marines in Somalia.", "Aidid", "1992-12-09", "Mohamed Farrah Aidid"),
        ("Shultz and Shevardnadze joined them.", "Shevardnadze", "1985-11-19", "Eduard Shevardnadze"),
        ("Reagan and Gorbachev trusted each other.", "Reagan", "2015-03-01", "Ronald Reagan"),
    ],
)
def test_of_namesakes_the_one_of_the_day_is_meant(find, text: str, words: str, day: str, name: str) -> None:
    found = find(text, words, day)
    assert found is not None and found.actor.name == name


def test_a_surname_alone_is_no_minister_of_long_ago(find) -> None:
    found = find("Muto won the second set.", "Muto", "2018-03-01")
    assert found is None or found.actor.country is None


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Schools spokesperson Michael Manley said pupils were safe.", "Schools spokesperson Michael Manley", None),
        ("Former prime minister Michael Manley is remembered.", "Former prime minister Michael Manley", "JAM"),
        ("Mediator Nelson Mandela praised the deal.", "Mediator Nelson Mandela", "ZAF"),
    ],
)
def test_a_calling_tells_a_namesake_of_one_long_out_of_office(find, text: str, words: str, country: str | None) -> None:
    found = find(text, words, "2013-03-01")
    assert found is not None and found.actor.country == country


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        (
            "LUSAKA - Zambia's trade fell. In Maputo, Foreign Minister Joana Temba said so.",
            "Foreign Minister Joana Temba",
            "MOZ",
        ),
        (
            "LUSAKA - Zambia sent an offer to the ministers. Zambia waits. Malawi would have none of it. "
            "Foreign Minister Joana Temba said the border stays open.",
            "Foreign Minister Joana Temba",
            "MWI",
        ),
        ("LUSAKA - Zambia's trade fell. Foreign Minister Joana Temba said so.", "Foreign Minister Joana Temba", "ZMB"),
    ],
)
def test_an_officer_is_of_the_country_that_the_passage_has_turned_to(find, text: str, words: str, country: str) -> None:
    found = find(text, words)
    assert found is not None
    assert found.actor.country == country


def test_a_surname_is_his_who_was_named_before(find) -> None:
    text = "Premier Tomas Revel flew home. Revel was tired. Senator Ines Revel, his sister, called it a stunt."
    found = find(text, "Revel")
    assert found is not None
    assert found.actor.name == "Tomas Revel"


def test_a_state_that_has_no_president_has_no_president(find) -> None:
    found = find(
        "BANGKOK - Thailand greeted Chinese President Hu Jintao. The president praised Thailand.",
        "The president",
        "2003-10-17",
    )
    assert found is not None
    assert found.actor.country != "THA"
