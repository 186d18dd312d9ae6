"""Sentences that report no event: forecasts, opinions, rules, history and figures of speech."""

from __future__ import annotations

from pathlib import Path

from detente import Coder

MOST = 5


def sentences() -> list[str]:
    lines = Path(__file__).with_name("no_event.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def test_what_reports_no_event_hardly_ever_gives_one(coder: Coder) -> None:
    assert len(sentences()) == 100
    wrong = [
        f"{event.type} {event.status}: {document.article.text}"
        for document in coder.pipe(sentences())
        for event in document.events
        if event.status in {"happened", "ongoing"}
    ]
    assert len({line.partition(": ")[2] for line in wrong}) <= MOST, wrong


def test_to_say_that_something_was_not_done_accuses_nobody_of_it(coder: Coder) -> None:
    document = coder.code("Mali's foreign minister claimed that Algeria had not attacked the convoy.")
    assert [event.type for event in document.events if event.status != "negated"] == []


def test_troops_that_are_moved_are_no_cooperation(coder: Coder) -> None:
    document = coder.code("Sudan has moved troops to the border.")
    assert {event.type for event in document.events} == {"MOBILIZE"}
