"""``detente code``: what it writes, says and returns."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import detente
from detente.cli.output import Output
from detente.parsing import ModelError
from detente.record import Document

from .conftest import Run, UseCoder
from .samples import TEXT, FakeCoder, sample

PORT = "Chile expelled the envoy of the company from the port, and the company expelled the union from its yard."
MINE = "The union of the miners in Zambia and the owners of the mine met the minister for an hour."


def lines(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_one_object_an_article_one_a_line(tmp_path: Path, run: Run) -> None:
    result = run("code", write(tmp_path, a="date 2022-04-05 " + TEXT, b=PORT))
    first, second = result.stdout.splitlines()
    expected = sample()
    expected.article.id = json.loads(first)["article"]["id"]
    expected.article.source = str(tmp_path / "a.txt")
    assert Document.model_validate_json(first) == expected
    assert json.loads(second)["article"]["text"] == PORT
    assert len(json.loads(second)["events"]) == 2
    assert result.exit_code == 0


def test_the_closing_line(tmp_path: Path, run: Run) -> None:
    result = run("code", write(tmp_path, a=TEXT, b=PORT, c=MINE))
    (line,) = result.stderr.splitlines()
    counts = "3 articles, 4 events, 2 statements, 1 engagement, 1 position"
    assert re.fullmatch(rf"done: {counts}, [\d,]+ words/s; 0 skipped", line)


def test_every_problem_is_a_line_and_everything_else_is_coded(tmp_path: Path, run: Run) -> None:
    write(tmp_path, a=PORT, b="", c=MINE)
    (tmp_path / "d.png").write_bytes(b"\x89PNG" + bytes(99))
    rows = [json.dumps({"text": PORT}), "{oops", json.dumps({"text": " "}), json.dumps({"text": MINE, "date": "soon"})]
    (tmp_path / "e.jsonl").write_text("\n".join(rows))
    result = run("code", tmp_path, "nosuch.txt")
    assert [row["article"]["text"] for row in lines(result.stdout)] == [PORT, MINE, PORT, MINE]  # type: ignore[index]
    *problems, last = result.stderr.splitlines()
    assert problems[0] == "skipped: nosuch.txt: no such file or directory; check the path"
    assert problems[1] == f"skipped: {tmp_path / 'b.txt'}: the file is empty; leave it out"
    assert problems[2] == f"skipped: {tmp_path / 'd.png'}: this is an image; leave it out"
    assert problems[3].startswith(f"skipped: {tmp_path / 'e.jsonl'}, line 2: not JSON (")
    assert problems[4].startswith(f"skipped: {tmp_path / 'e.jsonl'}, line 3: the text is empty")
    assert problems[5].startswith(f"note: {tmp_path / 'e.jsonl'}, line 4: the date 'soon' is not understood")
    assert "5 skipped (2 empty, 1 malformed, 1 not found, 1 not text); 1 read in part (1 date not read)" in last
    assert result.exit_code == 1


@pytest.mark.parametrize("word", ["PANIC", "WRECK"])
def test_an_article_that_the_coder_fails_on_costs_only_itself(tmp_path: Path, run: Run, word: str) -> None:
    path = tmp_path / "news.jsonl"
    rows = [{"id": "one", "text": PORT}, {"id": "two", "text": f"{word} {MINE}"}, {"id": "three", "text": MINE}]
    path.write_text("\n".join(map(json.dumps, rows)))
    result = run("code", path)
    assert [row["article"]["id"] for row in lines(result.stdout)] == ["one", "three"]  # type: ignore[index]
    assert "article two: the coder failed (" in result.stderr
    assert "1 skipped (1 not coded)" in result.stderr
    assert result.exit_code == 1


def test_standard_input(run: Run) -> None:
    result = run("code", "-", input="date 2024-05-06 " + PORT)
    (row,) = lines(result.stdout)
    article = row["article"]
    assert isinstance(article, dict)
    assert (article["source"], article["published"], article["text"]) == ("-", "2024-05-06", PORT)


def test_the_output_is_utf_8_whatever_the_text(run: Run) -> None:
    result = run("code", "-", input=json.dumps({"text": "The “€5m” of the 😀 and the \ud800 in Málaga"}))
    assert json.loads(result.stdout_bytes.decode("utf-8"))["article"]["text"].startswith("The “€5m” of the 😀")


def test_output_to_a_file(tmp_path: Path, run: Run) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("what an earlier run wrote")
    news = tmp_path / "news"
    news.mkdir()
    result = run("code", write(news, a=PORT, b=MINE), "--output", target)
    assert len(lines(target.read_text())) == 2
    assert result.stdout == ""
    assert result.exit_code == 0


def test_output_into_the_directory_that_is_read(tmp_path: Path, run: Run) -> None:
    result = run("code", write(tmp_path, a=PORT, b=MINE), "-o", tmp_path / "out.jsonl")
    assert len(lines((tmp_path / "out.jsonl").read_text())) == 2
    assert result.exit_code == 0


@pytest.mark.parametrize("how", ["file", "directory", "link"])
def test_output_that_is_an_input_is_refused_and_untouched(tmp_path: Path, run: Run, how: str) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"text": PORT}))
    link = tmp_path / "link.jsonl"
    link.symlink_to(path)
    result = run("code", tmp_path if how == "directory" else path, "--output", link if how == "link" else path)
    assert "is an input and the output" in result.stderr
    assert result.exit_code == 2
    assert path.read_text() == json.dumps({"text": PORT})


@pytest.mark.parametrize("target", ["", "no/such/folder/out.jsonl"])
def test_output_that_cannot_be_written(tmp_path: Path, run: Run, target: str, use_coder: UseCoder) -> None:
    use_coder(lambda **_: pytest.fail("loaded before the output was tried"))
    result = run("code", write(tmp_path, a=PORT), "--output", tmp_path / target)
    assert result.stderr.startswith(f"error: cannot write to {tmp_path / target}: ")
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_disk_that_fills_up(tmp_path: Path, run: Run) -> None:
    result = run("code", write(tmp_path, a=PORT), "--output", "/dev/full")
    assert "cannot write to /dev/full: No space left on device" in result.stderr
    assert result.exit_code == 2


def test_a_missing_model_leaves_the_old_output_alone(tmp_path: Path, run: Run, use_coder: UseCoder) -> None:
    def missing(*, model: str, **_options: object) -> None:
        raise ModelError(f"the language pipeline {model!r} is not installed: `pip install {model}`")

    use_coder(missing)
    target = tmp_path / "out.jsonl"
    target.write_text("old")
    news = tmp_path / "news.txt"
    news.write_text(PORT)
    result = run("code", news, "--output", target, "--model", "xx_none")
    assert result.stderr == "error: the language pipeline 'xx_none' is not installed: `pip install xx_none`\n"
    assert (result.exit_code, target.read_text()) == (2, "old")
    result = run("code", news, "--output", tmp_path / "new.jsonl")
    assert result.exit_code == 1
    assert not (tmp_path / "new.jsonl").exists()


def test_what_was_coded_before_ctrl_c_is_kept(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: FakeCoder, article: detente.Article) -> Document:
        if article.text == MINE:
            raise KeyboardInterrupt
        return Document(article=article)

    monkeypatch.setattr(FakeCoder, "_code", interrupt)
    news = tmp_path / "news"
    news.mkdir()
    result = run("code", write(news, a=PORT, b=MINE, c=PORT), "--output", tmp_path / "out.jsonl")
    assert len(lines((tmp_path / "out.jsonl").read_text())) == 1
    assert result.stderr.startswith("interrupted: 1 article, 0 events")
    assert (result.exit_code, result.stdout) == (130, "")


def test_a_closed_pipe_ends_without_a_word(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_: Output, __: Document) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(Output, "write", closed)
    result = run("code", write(tmp_path, a=PORT))
    assert (result.exit_code, result.output) == (141, "")


def test_the_limit_on_length(tmp_path: Path, run: Run) -> None:
    result = run("code", write(tmp_path, a=PORT), "--max-chars", "20")
    assert "a.txt: longer than 20 characters; split it into articles, or raise the limit (--max-chars)" in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize("arguments", [["code"], ["code", "x", "--nosuch"], ["code", "x", "--max-chars", "0"], ["cod"]])
def test_wrong_use(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_nothing_to_code_loads_no_model(run: Run, use_coder: UseCoder) -> None:
    use_coder(lambda **_: pytest.fail("loaded for nothing"))
    result = run("code", "nosuch.txt")
    assert result.stderr.splitlines()[-1].startswith("done: 0 articles, 0 events, 0 statements")
    assert result.exit_code == 1
