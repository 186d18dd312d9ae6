"""JSON and JSON Lines: the fields, and what is wrong costs only itself."""

import datetime
import gzip
import json
from pathlib import Path

import pytest

from .texts import BORDER, PORT, gather, texts

NAN = float("nan")


def lines(folder: Path, *rows: object, name: str = "news.jsonl", encoding: str = "utf-8") -> Path:
    path = folder / name
    content = "\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_bytes(content.encode(encoding))
    return path


def test_all_fields(tmp_path: Path) -> None:
    row = {"id": "a1", "text": PORT, "title": "Talks\non", "published": "2024-05-06", "source": "https://example.org/1"}
    (article,), problems = gather(lines(tmp_path, row))
    assert article.model_dump() == {
        "id": "a1",
        "text": PORT,
        "title": "Talks on",
        "published": datetime.date(2024, 5, 6),
        "source": "https://example.org/1",
        "language": "en",
    }
    assert not problems


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"body": PORT, "headline": "H", "date": "2024-05-06", "url": "u"}, ("H", "2024-05-06", "u")),
        ({"content": PORT, "Title": "H", "publishedAt": "2024-05-06T10:00:00Z", "Link": "u"}, ("H", "2024-05-06", "u")),
        ({"full text": PORT, "title": "H", "Pub-Date": "6 May 2024", "source": "u"}, ("H", "2024-05-06", "u")),
        ({"text": PORT, "body": "other", "title": "", "published": None, "source": NAN}, (None, None, "FILE")),
        ({"text": None, "body": PORT, "title": None, "published": "", "source": None}, (None, None, "FILE")),
        ({"article": {"text": PORT, "title": "H"}, "events": []}, ("H", None, "FILE")),
    ],
)
def test_other_names_of_fields(tmp_path: Path, row: object, expected: tuple[str | None, ...]) -> None:
    path = lines(tmp_path, row)
    (article,), problems = gather(path)
    published = article.published.isoformat() if article.published else None
    source = "FILE" if article.source == str(path) else article.source
    assert (article.text, (article.title, published, source)) == (PORT, expected)
    assert not problems


def test_ids_that_are_numbers(tmp_path: Path) -> None:
    articles, _ = gather(lines(tmp_path, {"id": 17, "text": PORT}, {"id": 18.0, "text": BORDER}))
    assert [article.id for article in articles] == ["17", "18"]


def test_the_date_form_belongs_to_plain_text_only(tmp_path: Path) -> None:
    text = "date 2023-04-26 " + PORT
    (article,), _ = gather(lines(tmp_path, {"text": text}))
    assert (article.text, article.published) == (text, None)


def test_a_bad_line_costs_only_itself(tmp_path: Path) -> None:
    path = lines(tmp_path, {"text": PORT}, '{"text": "cut', {"text": BORDER})
    articles, (problem,) = gather(path)
    assert texts(articles) == [PORT, BORDER]
    assert (problem.source, problem.record, problem.reason) == (str(path), "line 2", "malformed")
    assert str(problem).startswith(f"{path}, line 2: not JSON (")


@pytest.mark.parametrize(
    ("row", "reason", "words"),
    [
        ("[1, 2]", "malformed", "JSON array"),
        ('"a text"', "malformed", "JSON string"),
        ("null", "malformed", "JSON null"),
        ("17", "malformed", "JSON number"),
        ("{}", "malformed", "no text"),
        ({"title": "only"}, "malformed", "no text"),
        ({"text": 5}, "malformed", "no string but int"),
        ({"text": ["a", "b"]}, "malformed", "no string but list"),
        ({"text": " \n"}, "empty", "empty"),
        ("[" * 100_000, "malformed", "not JSON"),
        ('{"n": ' + "1" * 5_000 + ', "text": "of the"}', "malformed", "not JSON"),
        ("plain words", "malformed", "not JSON"),
    ],
)
def test_bad_records(tmp_path: Path, row: object, reason: str, words: str) -> None:
    articles, (problem,) = gather(lines(tmp_path, {"text": PORT}, row, {"text": BORDER}))
    assert texts(articles) == [PORT, BORDER]
    assert (problem.record, problem.reason) == ("line 2", reason)
    assert words in problem.what


def test_a_problem_names_the_id(tmp_path: Path) -> None:
    _, (problem,) = gather(lines(tmp_path, {"text": PORT}, {"id": "x-9", "text": ""}))
    assert problem.record == "line 2 (id x-9)"


def test_a_date_that_is_not_understood_is_reported_and_the_article_kept(tmp_path: Path) -> None:
    (article,), (problem,) = gather(lines(tmp_path, {"id": "x", "text": PORT, "published": "last Tuesday"}))
    assert (article.text, article.published) == (PORT, None)
    assert (problem.reason, problem.kept) == ("date not read", True)


def test_blank_lines_and_byte_order_marks(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    rows = [json.dumps({"text": PORT}).encode(), b"", b"  \r", json.dumps({"text": BORDER}).encode()]
    path.write_bytes(b"\xef\xbb\xbf" + b"\r\n".join(rows) + b"\n\xef\xbb\xbf" + rows[0] + b"\n")
    articles, problems = gather(path)
    assert texts(articles) == [PORT, BORDER, PORT]
    assert not problems


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "windows-1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    articles, problems = gather(lines(tmp_path, {"text": PORT}, {"text": BORDER}, encoding=encoding))
    assert texts(articles) == [PORT, BORDER]
    assert not problems


def test_lone_surrogates_and_nul_do_not_break_the_output(tmp_path: Path) -> None:
    row = '{"id": "\\ud800", "text": "The \\ud83d\\ude00 of the \\udc00 and the \\u0000 is over", "title": "\\udfff"}'
    (article,), _ = gather(lines(tmp_path, row))
    assert article.text == "The 😀 of the \ufffd and the \0 is over"
    assert json.loads(article.model_dump_json())["text"] == article.text


def test_a_line_longer_than_memory_allows_is_passed_over(tmp_path: Path) -> None:
    path = lines(tmp_path, {"text": PORT}, {"text": "word " * 500_000}, {"text": BORDER})
    articles, (problem,) = gather(path, max_chars=1000)
    assert texts(articles) == [PORT, BORDER]
    assert (problem.record, problem.reason) == ("line 2", "too long")


def test_ten_megabytes_in_one_article(tmp_path: Path) -> None:
    path = lines(tmp_path, {"id": "big", "text": "word " * 2_000_000}, {"text": BORDER})
    articles, (problem,) = gather(path)
    assert texts(articles) == [BORDER]
    assert (problem.record, problem.reason) == ("line 1 (id big)", "too long")


def test_gzip_cut_off_keeps_the_lines_before(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    rows = [json.dumps({"id": str(n), "text": f"{n} of the {PORT}"}) for n in range(400)]
    packed = gzip.compress("\n".join(rows).encode())
    path.write_bytes(packed[: len(packed) // 2])
    articles, problems = gather(path)
    assert 10 < len(articles) < 390
    assert [article.id for article in articles] == [str(n) for n in range(len(articles))]
    assert problems[-1].reason == "cut off"


def test_one_object_pretty_printed(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps({"text": PORT, "published": "2024-05-06"}, indent=2))
    (article,), problems = gather(path)
    assert (article.text, str(article.published)) == (PORT, "2024-05-06")
    assert not problems


@pytest.mark.parametrize("indent", [None, 1])
def test_an_array(tmp_path: Path, indent: int | None) -> None:
    path = tmp_path / "many.json"
    path.write_text("\ufeff" + json.dumps([{"text": PORT}, {"text": BORDER}], indent=indent), encoding="utf-8")
    articles, problems = gather(path)
    assert texts(articles) == [PORT, BORDER]
    assert not problems


def test_an_array_of_more_than_a_chunk(tmp_path: Path) -> None:
    path = tmp_path / "many.json"
    rows = [{"id": str(n), "text": f"{n} {BORDER * 9}"} for n in range(500)]
    path.write_text(json.dumps(rows))
    articles, problems = gather(path)
    assert [(a.id, a.text) for a in articles] == [(row["id"], row["text"]) for row in rows]
    assert not problems


def test_an_array_inside_an_envelope(tmp_path: Path) -> None:
    path = tmp_path / "api.json"
    path.write_text(json.dumps({"status": "ok", "articles": [{"content": PORT}, {"content": BORDER}]}, indent=1))
    assert texts(gather(path)[0]) == [PORT, BORDER]


def test_objects_one_after_another(tmp_path: Path) -> None:
    path = tmp_path / "many.json"
    path.write_text(json.dumps({"text": PORT}, indent=1) + "\n" + json.dumps({"text": BORDER}, indent=1))
    articles, problems = gather(path)
    assert texts(articles) == [PORT, BORDER]
    assert not problems


def test_json_lines_named_json_and_an_array_named_jsonl(tmp_path: Path) -> None:
    assert texts(gather(lines(tmp_path, {"text": PORT}, {"text": BORDER}, name="a.json"))[0]) == [PORT, BORDER]
    assert texts(gather(lines(tmp_path, [{"text": PORT}, {"text": BORDER}], name="b.jsonl"))[0]) == [PORT, BORDER]


def test_an_array_cut_off_in_a_record(tmp_path: Path) -> None:
    path = tmp_path / "cut.json"
    path.write_text(json.dumps([{"text": PORT}, {"text": BORDER}])[:-40])
    articles, (problem,) = gather(path)
    assert texts(articles) == [PORT]
    assert (problem.record, problem.reason) == ("record 2", "cut off")


def test_an_array_cut_off_between_records(tmp_path: Path) -> None:
    path = tmp_path / "cut.json"
    path.write_text(json.dumps([{"text": PORT}, {"text": BORDER}])[:-1])
    articles, (problem,) = gather(path)
    assert texts(articles) == [PORT, BORDER]
    assert problem.reason == "cut off"


def test_an_object_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "cut.json"
    path.write_text(json.dumps({"title": "t", "text": PORT}, indent=1)[:-30])
    articles, (problem,) = gather(path)
    assert not articles
    assert problem.reason == "cut off"


def test_a_malformed_record_in_an_array(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    good = [json.dumps({"text": text}) for text in (PORT, BORDER)]
    path.write_text(f'[{good[0]}, {{"text": oops, "x": 1}}, {good[1]}, 5]')
    articles, problems = gather(path)
    assert texts(articles) == [PORT, BORDER]
    assert [problem.reason for problem in problems] == ["malformed", "malformed"]


def test_json_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "none.json"
    path.write_text("This is not JSON at all")
    articles, (problem,) = gather(path)
    assert not articles
    assert problem.reason == "malformed"


def test_an_empty_array(tmp_path: Path) -> None:
    path = tmp_path / "empty.json"
    path.write_text("[]")
    assert [problem.reason for problem in gather(path)[1]] == ["empty"]
