"""One contact, told several times, is one engagement; two contacts are two."""

from __future__ import annotations

import datetime

import pytest

from detente.coder import Coder
from detente.record import Engagement

DAY = datetime.date(2021, 6, 15)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def engagements(coder: Coder, text: str) -> list[Engagement]:
    return coder.code(text, published=DAY).engagements


def told(found: list[Engagement]) -> list[tuple[str, str, int]]:
    return [(g.kind, g.status, len(g.mentions)) for g in found]


def test_a_wished_visit_without_date_is_one(coder: Coder) -> None:
    found = engagements(
        coder,
        "The Kenyan foreign minister said she was ready to visit Cuba. She hopes to travel to Havana soon. "
        "No date has been set for the visit.",
    )
    assert told(found) == [("visit", "intended", 3)]
    assert [p.country for p in found[0].parties] == ["KEN", "CUB"]
    assert found[0].host is not None and found[0].host.country == "CUB"


def test_the_latest_and_most_certain_mention_tells_the_status(coder: Coder) -> None:
    found = engagements(
        coder,
        "The Polish president was to visit Georgia on Thursday. The trip has been postponed, his office said.",
    )
    assert told(found) == [("visit", "postponed", 2)]
    assert [m.status for m in found[0].mentions] == ["scheduled", "postponed"]


def test_other_persons_make_another_visit(coder: Coder) -> None:
    found = engagements(coder, "Emmanuel Macron visited Egypt last week. Angela Merkel will travel to Egypt in July.")
    assert told(found) == [("visit", "held", 1), ("visit", "scheduled", 1)]


def test_a_visit_returned_is_another(coder: Coder) -> None:
    found = engagements(
        coder, "The Greek president visited Armenia on Monday. The Armenian president visited Greece in May."
    )
    assert told(found) == [("visit", "held", 1), ("visit", "held", 1)]


def test_a_meeting_past_and_a_meeting_to_come_are_two(coder: Coder) -> None:
    found = engagements(
        coder,
        "The Norwegian prime minister met the Swedish president in Oslo on Monday. They will meet again in Stockholm "
        "in July.",
    )
    assert [(g.kind, g.status) for g in found] == [("meeting", "held"), ("meeting", "scheduled")]


def test_what_somebody_says_of_it_is_attributed(coder: Coder) -> None:
    found = engagements(coder, "The Thai foreign minister said that Laos would hold talks with Vietnam in July.")
    assert told(found) == [("talks", "scheduled", 1)]
    attribution = found[0].mentions[0].attribution
    assert [a.speaker.country for a in attribution if a.speaker] == ["THA"]
    assert found[0].date is not None and found[0].date.start == datetime.date(2021, 7, 1)


def test_a_definite_noun_alone_is_nothing(coder: Coder) -> None:
    assert engagements(coder, "Police closed the road before the visit. The talks were long.") == []
