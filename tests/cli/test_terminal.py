"""On a terminal: a progress bar on standard error, colour on standard output; in a pipe neither."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .samples import TEXT

pty = pytest.importorskip("pty", reason="needs pseudo-terminals")

SCRIPT = (
    "import detente; from samples import FakeCoder; vars(detente)['Coder'] = FakeCoder\n"
    "from detente.cli import app; app(prog_name='detente')"
)


def on_terminal(stream: str, *arguments: object, **environment: str) -> tuple[str, str]:
    """What ``detente`` writes to ``stream``, a terminal, and to the other one, a pipe."""
    ours, theirs = pty.openpty()
    plain = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    kept = {"TERM": "xterm-256color", "COLUMNS": "80", "PYTHONPATH": str(Path(__file__).parent)}
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=theirs if stream == "stdout" else subprocess.PIPE,
        stderr=theirs if stream == "stderr" else subprocess.PIPE,
        env={**plain, **kept, **environment},
    ) as running:
        os.close(theirs)
        seen = b""
        while True:
            try:
                piece = os.read(ours, 1 << 16)
            except OSError:
                break
            if not piece:
                break
            seen += piece
        piped = running.stderr if stream == "stdout" else running.stdout
        assert piped
        other = piped.read()
    os.close(ours)
    return seen.decode(), other.decode()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "norway.txt"
    path.write_text("date 2022-04-05 " + TEXT, encoding="utf-8")
    return path


def test_a_bar_on_a_terminal_and_clean_lines_in_the_pipe(article: Path) -> None:
    seen, piped = on_terminal("stderr", "code", article)
    assert "━" in seen
    assert "1 article, 2 events" in seen
    assert "done: " in seen
    assert [json.loads(line)["article"]["text"] for line in piped.splitlines()] == [TEXT]


def test_lines_that_go_to_the_terminal_are_not_mixed_with_a_bar(article: Path) -> None:
    seen, said = on_terminal("stdout", "code", article)
    assert json.loads(seen)["article"]["text"] == TEXT
    assert said.startswith("done: 1 article")


def test_read_in_colour(article: Path) -> None:
    seen, said = on_terminal("stdout", "read", article)
    assert "\x1b[1;36mMoscow\x1b[0m" in seen
    assert said == ""


def test_read_on_a_terminal_that_wants_no_colour(article: Path) -> None:
    seen, _ = on_terminal("stdout", "read", article, NO_COLOR="1")
    assert "36m" not in seen
    assert "[Moscow]" in seen
