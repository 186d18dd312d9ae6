"""Plain text: verbatim, with the date of its first line, in the encodings that it comes in."""

import datetime
import gzip
import hashlib
import os
from pathlib import Path

import pytest

from detente.reading import read_text

from .texts import BORDER, PORT, gather, texts

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


def write(folder: Path, content: str | bytes, name: str = "article.txt") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_the_text_is_taken_verbatim(tmp_path: Path) -> None:
    path = write(tmp_path, PORT + "\n")
    (article,), problems = gather(path)
    assert article.text == PORT + "\n"
    assert article.source == str(path)
    assert (article.title, article.published, article.language) == (None, None, "en")
    assert not problems


def test_the_id_is_made_of_the_text(tmp_path: Path) -> None:
    (article,), _ = gather(write(tmp_path, PORT))
    assert article.id == hashlib.sha1(PORT.encode()).hexdigest()[:12]


@pytest.mark.parametrize(
    "opening", ["date 2023-04-26 ", " date 2023-04-26 ", "date 2023-04-26\n", "date\t2023-04-26\r\n"]
)
def test_a_first_line_that_opens_with_a_date(tmp_path: Path, opening: str) -> None:
    (article,), problems = gather(write(tmp_path, opening + PORT))
    assert article.published == datetime.date(2023, 4, 26)
    assert article.text == PORT
    assert not problems


def test_only_one_space_after_the_date_is_taken(tmp_path: Path) -> None:
    (article,), _ = gather(write(tmp_path, "date 2023-04-26  Two spaces stand before this sentence."))
    assert article.text == " Two spaces stand before this sentence."


@pytest.mark.parametrize(
    "opening", ["The date 2023-04-26 ", "date 26.4.2023 ", "dated 2023-04-26 ", "date 2023-04-267 "]
)
def test_other_openings_are_text(tmp_path: Path, opening: str) -> None:
    (article,), _ = gather(write(tmp_path, opening + PORT))
    assert (article.published, article.text) == (None, opening + PORT)


def test_a_date_that_is_none_is_reported_and_the_text_kept(tmp_path: Path) -> None:
    (article,), (problem,) = gather(write(tmp_path, "date 2023-02-31 " + PORT))
    assert (article.published, article.text) == (None, PORT)
    assert (problem.reason, problem.kept) == ("date not read", True)
    assert "2023-02-31" in problem.what


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    (article,), problems = gather(write(tmp_path, PORT.encode(encoding)))
    assert article.text == PORT
    assert not problems


def test_windows_1252_with_curly_quotes_and_dashes(tmp_path: Path) -> None:
    text = PORT + " – “It won’t cost €5m…” said Señor Núñez."
    (article,), _ = gather(write(tmp_path, text.encode("windows-1252")))
    assert article.text == text


def test_a_text_that_mixes_utf_8_and_windows_1252(tmp_path: Path) -> None:
    mixed = "“One” and the ".encode() + "“other” in Mali – and of it all the best".encode("windows-1252")
    (article,), _ = gather(write(tmp_path, mixed))
    assert article.text == "“One” and the “other” in Mali – and of it all the best"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_a_newline(tmp_path: Path, end: str) -> None:
    (article,), _ = gather(write(tmp_path, f"The first of the lines{end}and the second{end}{end}and the last of them"))
    assert article.text == "The first of the lines\nand the second\n\nand the last of them"


def test_control_characters_become_spaces(tmp_path: Path) -> None:
    (article,), problems = gather(write(tmp_path, PORT + "\0\x01\x1b[31m\x7f"))
    assert article.text == PORT + "   [31m "
    assert not problems


def test_gzip(tmp_path: Path) -> None:
    (article,), _ = gather(write(tmp_path, gzip.compress(PORT.encode()), "article.txt.gz"))
    assert article.text == PORT


def test_gzip_of_several_members_and_without_its_suffix(tmp_path: Path) -> None:
    packed = gzip.compress(PORT.encode()) + gzip.compress(b" And the rest of it.") + b"\0" * 16
    (article,), _ = gather(write(tmp_path, packed))
    assert article.text == PORT + " And the rest of it."


@pytest.mark.parametrize("cut", [3, 12, 60])
def test_a_cut_gzip_gives_no_half_article(tmp_path: Path, cut: int) -> None:
    packed = gzip.compress(os.urandom(40).hex().encode() + PORT.encode())
    articles, (problem,) = gather(write(tmp_path, packed[:-cut], "article.txt.gz"))
    assert not articles
    assert problem.reason == "cut off"


def test_a_damaged_gzip(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(os.urandom(5000).hex().encode()))
    packed[60] ^= 0xFF
    packed[2000] ^= 0xFF
    articles, problems = gather(write(tmp_path, bytes(packed), "article.txt.gz"))
    assert not articles
    assert [problem.reason for problem in problems] == ["cut off"]


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"...\n---", "date 2023-04-26 "])
def test_empty(tmp_path: Path, content: bytes | str) -> None:
    path = write(tmp_path, content)
    articles, (problem,) = gather(path)
    assert not articles
    assert (problem.reason, problem.source) == ("empty", str(path))


def test_too_long(tmp_path: Path) -> None:
    path = write(tmp_path, "The minister of the interior spoke. " * 300_000)
    articles, (problem,) = gather(path)
    assert not articles
    assert problem.reason == "too long"
    assert "1,000,000" in problem.what
    assert "--max-chars" in problem.advice


def test_the_limit_can_be_set(tmp_path: Path) -> None:
    path = write(tmp_path, PORT)
    assert texts(gather(path, max_chars=len(PORT))[0]) == [PORT]
    assert [p.reason for p in gather(path, max_chars=len(PORT) - 1)[1]] == ["too long"]


def test_a_text_that_is_html_or_json_by_its_looks(tmp_path: Path) -> None:
    (article,), _ = gather(write(tmp_path, '{"id": "7", "text": "The port of Arica is closed to all of the ships."}'))
    assert (article.id, article.text) == ("7", "The port of Arica is closed to all of the ships.")


def test_a_text_that_opens_with_a_bracket_stays_plain(tmp_path: Path) -> None:
    text = "[Updated at noon] " + PORT
    assert texts(gather(write(tmp_path, text))[0]) == [text]


def test_read_text() -> None:
    article = read_text(" date 2023-04-26 " + BORDER)
    assert (article.text, article.published, article.source) == (BORDER, datetime.date(2023, 4, 26), None)
    article = read_text("date 2023-04-26 " + BORDER, published="2023-04-27", id="k", title="Border", source="x")
    assert (article.text, article.published) == (BORDER, datetime.date(2023, 4, 27))
    assert (article.id, article.title, article.source) == ("k", "Border", "x")


def test_read_text_refuses_a_date_that_is_none() -> None:
    with pytest.raises(ValueError, match="soon"):
        read_text(BORDER, published="soon")
