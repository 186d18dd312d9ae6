"""Copies and stories over the small corpus of ``stories.toml``: what belongs together, and what only looks alike."""

from __future__ import annotations

import datetime
import random
import tomllib
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from detente.corpus import Copy, Text, earlier, find_copies, group

CORPUS = tomllib.loads(Path(__file__).with_name("stories.toml").read_text(encoding="utf-8"))
STORY: dict[str, str] = {article["id"]: article["story"] for article in CORPUS["article"]}
OF: dict[str, str] = {copy["id"]: copy["of"] for copy in CORPUS["copy"]}
STORIES_FOUND = 0.8
"""The share of the pairs of one story that must be found: a floor. What is found must be right without exception."""


def edited(copy: dict[str, Any], text: str) -> str:
    paragraphs = text.split("\n\n")
    kept = "\n\n".join(paragraphs[number] for number in copy.get("keep", range(len(paragraphs))))
    for old, new in copy.get("changes", []):
        assert old in kept, f"{copy['id']}: {old!r} is not there"
        kept = kept.replace(old, new)
    return "\n\n".join(part for part in (copy.get("before"), kept, copy.get("behind")) if part)


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    articles = {article["id"]: article for article in CORPUS["article"]}
    made = [Text(one["id"], one["published"], one["text"].strip()) for one in articles.values()]
    made += [
        Text(one["id"], one["published"], edited(one, articles[one["of"]]["text"].strip())) for one in CORPUS["copy"]
    ]
    return sorted(made, key=earlier)


def copies(texts: list[Text]) -> list[Copy]:
    return list(find_copies(texts, {text.key: text.text for text in texts}.__getitem__))


def pairs(groups: Iterable[tuple[str, str]]) -> set[frozenset[str]]:
    """The pairs of articles with the same story."""
    stories = dict(groups)
    return {frozenset(pair) for pair in combinations(stories, 2) if stories[pair[0]] == stories[pair[1]]}


def test_the_corpus_is_what_it_should_be() -> None:
    assert len(set(STORY.values())) >= 12 and len(OF) >= 8


def test_every_copy_is_found_with_its_original_and_nothing_else_is_one(texts: list[Text]) -> None:
    assert {copy.key: copy.of for copy in copies(texts)} == OF


def test_similarity_is_the_share_of_the_shorter_text(texts: list[Text]) -> None:
    found = {copy.key: copy.similarity for copy in copies(texts)}
    assert found["expulsion-1-whole"] == found["expulsion-1-short"] == 1.0
    assert 0.55 <= found["expulsion-1-edited"] < 1.0


@pytest.mark.parametrize("share", [0.02, 0.05, 0.08])
def test_copies_with_some_words_changed_anywhere(texts: list[Text], share: float) -> None:
    chance = random.Random(5)
    for text in texts:
        if text.key in OF:
            continue
        words = text.text.split(" ")
        for place in chance.sample(range(len(words)), max(1, round(share * len(words)))):
            if words[place].islower():
                words[place] = "otherwise"
        later = Text("later", datetime.date(2025, 1, 1), " ".join(words))
        assert [copy.of for copy in copies([text, later])] == [text.key]


def test_the_earliest_is_the_original_and_of_one_day_the_longest() -> None:
    text = "The two ministers met at the border on Monday and agreed to open the bridge again after nine years. " * 2
    day, next_day = datetime.date(2023, 1, 1), datetime.date(2023, 1, 2)
    made = [
        Text("undated", None, text + "It will stay open."),
        Text("late", next_day, text + "It will stay open. This is certain."),
        Text("short", day, text),
        Text("long", day, text + "It will stay open."),
    ]
    found = copies(sorted(made, key=earlier))
    assert {copy.key: copy.of for copy in found} == {"short": "long", "late": "long", "undated": "long"}


def test_a_short_notice_is_a_copy_only_if_all_of_it_is_there() -> None:
    made = [
        Text("a", None, "The president will receive the ambassador of Chad at noon."),
        Text("b", None, "The president will receive the ambassador of Mali at noon."),
        Text("c", None, "The president will receive the ambassador of Mali at noon"),
    ]
    assert [(copy.key, copy.of) for copy in copies(made)] == [("c", "b")]


def test_stories(texts: list[Text]) -> None:
    found = pairs((key, story) for key, story in group(texts, OF))
    wrong = [sorted(pair) for pair in found if len({STORY[key] for key in pair}) > 1]
    assert not wrong
    wanted = pairs(STORY.items())
    assert len(found & wanted) / len(wanted) >= STORIES_FOUND, [sorted(pair) for pair in wanted - found]


def test_a_story_is_named_for_its_earliest_article_and_every_article_has_one(texts: list[Text]) -> None:
    told = dict(group(texts))
    assert list(told) == [text.key for text in texts]
    seen = set()
    for key, story in told.items():
        assert (story == key) or story in seen
        seen.add(story)


def test_days_part_stories(texts: list[Text]) -> None:
    told = [text for text in texts if STORY.get(text.key) == "Peru's president in Bolivia"]
    first, second = told
    for later, together in ((0, True), (1, True), (2, False), (None, False)):
        day = None if later is None or first.published is None else first.published + datetime.timedelta(days=later)
        moved = [first, Text(second.key, day, second.text)]
        assert (len(set(dict(group(moved)).values())) == 1) is together


def test_the_same_bulletin_on_the_next_day_is_another_story(texts: list[Text]) -> None:
    forms = [text for text in texts if text.key in {"camps-1", "camps-2"}]
    day = datetime.date(2023, 5, 8)
    moved = [Text(text.key, day + datetime.timedelta(days=number), text.text) for number, text in enumerate(forms)]
    assert len(set(dict(group(moved)).values())) == 2
