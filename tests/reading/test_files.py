"""Files, directories, globs and standard input; and files that are no articles."""

import io
import json
import os
import pickle
import sys
import zipfile
from pathlib import Path

import pytest

from detente.reading import File, Problem, find_files

from .test_html import FIRST, page
from .texts import BORDER, PORT, gather, texts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    news = tmp_path / "news"
    (news / "b" / "deep").mkdir(parents=True)
    (news / ".git").mkdir()
    (news / "2.txt").write_text("The second of the files.")
    (news / "1.txt").write_text("The first of the files.")
    (news / "b" / "deep" / "x.jsonl").write_text(json.dumps({"text": "The deepest of the files."}))
    (news / "b" / "a.csv").write_text("text\nThe table of the files.\n")
    (news / ".hidden.txt").write_text("The hidden one of the files.")
    (news / ".git" / "y.txt").write_text("The hidden folder of the files.")
    return news


def test_a_directory_is_read_to_the_bottom_and_sorted(folder: Path) -> None:
    articles, problems = gather(folder)
    assert texts(articles) == [
        "The first of the files.",
        "The second of the files.",
        "The table of the files.",
        "The deepest of the files.",
    ]
    assert not problems


def test_a_mixed_directory(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PORT)
    (tmp_path / "b.html").write_text(page(), encoding="utf-8")
    (tmp_path / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "d.py").write_text("import os\nprint(os.name)\n")
    (tmp_path / "e.dat").write_text(json.dumps({"text": BORDER}))
    (tmp_path / "f").write_text("A file of the kind that has no suffix.")
    (tmp_path / "g.xml").write_text("<?xml version='1.0'?><rss><item>of the</item></rss>")
    (tmp_path / "h.log").write_text("12:00 started\n")
    articles, problems = gather(tmp_path)
    assert [Path(article.source or "").name for article in articles] == ["a.txt", "b.html", "e.dat", "f"]
    assert [Path(problem.source).name for problem in problems] == ["c.png", "d.py", "g.xml", "h.log"]
    assert {problem.reason for problem in problems} == {"not text"}
    assert "name the file itself" in problems[1].advice


def test_an_unknown_suffix_that_is_named_is_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "notes.log"
    path.write_text(PORT)
    assert texts(gather(path)[0]) == [PORT]


def test_globs_are_sorted(folder: Path) -> None:
    assert [Path(a.source or "").name for a in gather(folder / "*.txt")[0]] == ["1.txt", "2.txt"]
    assert [Path(a.source or "").name for a in gather(f"{folder}/**/*.jsonl")[0]] == ["x.jsonl"]
    assert len(gather(f"{folder}/*")[0]) == 4


def test_a_file_whose_name_looks_like_a_glob(tmp_path: Path) -> None:
    path = tmp_path / "talks [final].txt"
    path.write_text(PORT)
    assert texts(gather(path)[0]) == [PORT]


@pytest.mark.parametrize("name", ["nothing.txt", "*.nothing", "", "no/such/folder"])
def test_nothing_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    articles, (problem,) = gather(name)
    assert not articles
    assert (problem.source, problem.reason) == (name, "not found")


def test_an_empty_directory(tmp_path: Path) -> None:
    _, (problem,) = gather(tmp_path)
    assert (problem.source, problem.reason) == (str(tmp_path), "empty")


def test_each_file_is_read_once(folder: Path) -> None:
    first = folder / "1.txt"
    assert len(gather(first, folder, str(folder / "*.txt"), first)[0]) == 4


def test_find_files(folder: Path) -> None:
    problems: list[Problem] = []
    files = find_files([folder / "2.txt", folder, "-"], on_problem=problems.append)
    assert files[0] == File(str(folder / "2.txt"))
    assert files[1] == File(str(folder / "1.txt"), named=False)
    assert files[-1] == File("-")
    assert (files[0].size, files[-1].size) == (24, 0)
    assert texts(gather(*files[:2])[0]) == ["The second of the files.", "The first of the files."]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="needs a user who may not read all files")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(PORT)
    path.chmod(0)
    assert [problem.reason for problem in gather(path)[1]] == ["unreadable"]


def test_a_link_to_nowhere(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "there.txt").write_text(PORT)
    articles, (problem,) = gather(tmp_path)
    assert texts(articles) == [PORT]
    assert problem.reason == "unreadable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe(tmp_path: Path) -> None:
    import threading

    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: path.write_text(json.dumps({"text": PORT}) + "\n"))
    writer.start()
    articles, problems = gather(path)
    writer.join()
    assert texts(articles) == [PORT]
    assert not problems


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PORT.encode(), [PORT]),
        (("date 2024-05-06 " + PORT).encode("utf-16"), [PORT]),
        (json.dumps({"text": PORT}).encode(), [PORT]),
        ((json.dumps({"text": PORT}) + "\n" + json.dumps({"text": BORDER})).encode(), [PORT, BORDER]),
        (json.dumps([{"text": PORT}, {"text": BORDER}], indent=1).encode(), [PORT, BORDER]),
        (f'id,text\n1,"{BORDER}"\n'.encode(), [BORDER]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: bytes, expected: list[str]) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(content))
    monkeypatch.setattr(sys, "stdin", stdin)
    articles, problems = gather("-")
    assert texts(articles) == expected
    assert {article.source for article in articles} == {"-"}
    assert not problems
    assert not stdin.buffer.closed


def test_html_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page().encode())))
    assert FIRST in gather("-")[0][0].text


def test_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    _, (problem,) = gather("-")
    assert str(problem) == "standard input: the file is empty; leave it out"


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", PORT)
    return out.getvalue()


class _Bomb:
    def __reduce__(self) -> tuple[object, ...]:
        return (exec, ("raise SystemExit('unpickled')",))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(256), "an image"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)), "an image"),
        ("a.zip", _zip(), "a ZIP archive"),
        ("a.docx", _zip(), "an office document"),
        ("a.txt", _zip(), "a ZIP archive"),
        ("a.jsonl", b"\x7fELF" + bytes(range(256)) * 9, "a program"),
        ("a.pdf", b"%PDF-1.7\n" + bytes(range(256)), "a PDF"),
        ("a.bz2", b"BZh91AY&SY" + bytes(range(256)), "bzip2"),
        ("a.pkl", pickle.dumps(_Bomb()), "binary"),
        ("a.bin", bytes(range(256)) * 16, "binary"),
        ("a.txt", b"\0" * 1000, "binary"),
        ("a.csv", bytes(range(32)) * 9, "binary"),
    ],
)
def test_binary_files(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    good = tmp_path / "good.txt"
    good.write_text(BORDER)
    articles, (problem,) = gather(path, good)
    assert texts(articles) == [BORDER]
    assert (problem.source, problem.reason) == (str(path), "not text")
    assert words in problem.what


def test_bytes_are_counted_as_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text((json.dumps({"text": BORDER}) + "\n") * 3000)
    counted: list[int] = []
    gather(path, on_bytes=counted.append)
    assert sum(counted) == path.stat().st_size
    assert len(counted) > 5


def test_a_large_file_is_not_held_in_memory(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "many.jsonl"
    path.write_text((json.dumps({"text": BORDER * 20}) + "\n") * 4000)
    assert path.stat().st_size > 10_000_000
    articles = gather(path, max_chars=10)[1]
    assert len(articles) == 4000
    tracemalloc.start()
    count = sum(1 for _ in _stream(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 4000
    assert peak < 2_000_000


def _stream(path: Path):  # type: ignore[no-untyped-def]
    from detente.reading import read

    return read([path], on_problem=lambda problem: pytest.fail(str(problem)))
