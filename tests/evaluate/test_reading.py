"""Gold files: what they may leave out, and what is told of what is wrong in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from detente.evaluate import GoldError, read_coded, read_gold

TEXT = "France expelled two diplomats."


def write(path: Path, *lines: Any) -> Path:
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_records_may_leave_out_fields_and_kinds(tmp_path: Path) -> None:
    line = {"article": {"text": TEXT, "id": None}, "events": [{"type": "SANCTION", "actors": [{"country": "FRA"}]}]}
    (document,) = read_gold(write(tmp_path / "gold.jsonl", "", line))
    assert list(document.records) == ["events"]
    assert document.article.published is None
    assert len(document.article.id) == 12


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{bad", "line 1: not JSON"),
        ([1], "line 1: a JSON object is expected"),
        ({"events": []}, "an article with its text is expected"),
        ({"article": {"text": TEXT}, "event": []}, "unknown name 'event'"),
        ({"article": {"text": TEXT, "published": "soon"}}, "published"),
        ({"article": {"text": TEXT}, "events": {}}, "events is a list of objects"),
        ({"article": {"text": TEXT}, "events": [{"typ": "SANCTION"}]}, "events 1: unknown field 'typ'"),
        ({"article": {"text": TEXT}, "events": [{"status": "done"}]}, "events 1, status: input should be 'happened'"),
        ({"article": {"text": TEXT}, "events": [{"actors": {"country": "FRA"}}]}, "actors is a list"),
        ({"article": {"text": TEXT}, "events": [{"actors": ["FRA"]}]}, "actors is a list of objects"),
        (
            {"article": {"text": TEXT}, "events": [{"actors": [{"land": "FRA"}]}]},
            "events 1, actors: unknown field 'land'",
        ),
        (
            {"article": {"text": TEXT}, "events": [{"evidence": {"trigger": [7, 99]}}]},
            "events 1, evidence, trigger: the span [7, 99] is not within the text of 30 characters",
        ),
        ({"article": {"text": TEXT}, "positions": [{"also": {"stance": "opposes"}}]}, "also gives, by field, a list"),
        (
            {"article": {"text": TEXT}, "positions": [{"stance": "mixed", "also": {"stance": ["maybe"]}}]},
            "positions 1, also, stance",
        ),
        (
            {"article": {"text": TEXT}, "positions": [{"also": {"stance": ["mixed"]}}]},
            "but the record itself gives none",
        ),
        ({"article": {"text": TEXT}, "partial": ["deeds"]}, "partial is a list of some of events"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, line: Any, told: str) -> None:
    with pytest.raises(GoldError) as caught:
        read_gold(write(tmp_path / "gold.jsonl", line))
    assert told in str(caught.value) and "gold.jsonl, line 1" in str(caught.value)


def test_an_article_stands_there_once(tmp_path: Path) -> None:
    line = {"article": {"text": TEXT, "id": "x"}}
    with pytest.raises(GoldError, match="line 2: article x stands in line 1 too"):
        read_gold(write(tmp_path / "gold.jsonl", line, line))


def test_no_articles_and_no_file(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no articles in it"):
        read_gold(write(tmp_path / "gold.jsonl", ""))
    with pytest.raises(GoldError, match="cannot read"):
        read_gold(tmp_path / "none.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b'{"article": {"text": "caf\xe9"}}')
    with pytest.raises(GoldError, match="not UTF-8"):
        read_gold(tmp_path / "latin.jsonl")


def test_coded_lines_are_whole_documents(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="line 1: no document as detente code writes it"):
        read_coded(write(tmp_path / "coded.jsonl", {"article": {"text": TEXT}}))
