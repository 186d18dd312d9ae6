"""Whatever ends a run, what was finished is there, nothing is there twice, and the next run goes on from it."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import pytest

from detente import Store
from detente.store import TABLES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and limits of a Unix")
ARTICLES = 700


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles enough for a dozen transactions."""
    path = tmp_path_factory.mktemp("news") / "news.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(ARTICLES):
            words = " ".join(
                f"The union of town {number} expelled member {member}." for member in range(number % 7 + 1)
            )
            day = f"2023-{number % 12 + 1:02}-05"
            file.write(
                json.dumps({"id": f"n{number}", "published": day, "text": words + " It was in the news."}) + "\n"
            )
    return path


def start(*arguments: object, largest: int = 0, user: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, str(Path(__file__).with_name("crash.py")), str(largest), str(user)]
    return subprocess.Popen([*command, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def run(*arguments: object, largest: int = 0, user: int = 0) -> tuple[int, str]:
    """Exit code and standard error."""
    process = start(*arguments, largest=largest, user=user)
    _, said = process.communicate(timeout=300)
    return process.returncode, said


def contents(path: Path) -> dict[str, list[str]]:
    """All rows of all tables, in an order of their own; when they were coded left out."""
    with Store(path, read_only=True) as store:
        return {
            table: sorted(
                repr({name: value for name, value in row.items() if name != "coded_at"})
                for row in store.arrow(table).to_pylist()
            )
            for table in TABLES
        }


@pytest.fixture(scope="module", params=["news.duckdb", "news"])
def name(request: pytest.FixtureRequest) -> str:
    """A DuckDB file, and a directory of Parquet files."""
    return str(request.param)


@pytest.fixture(scope="module")
def undisturbed(news: Path, name: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[str]], float]:
    """What an uninterrupted run leaves, and the seconds it took."""
    path = tmp_path_factory.mktemp("undisturbed") / name
    began = time.monotonic()
    code, said = run("code", news, "-o", path)
    assert code == 0, said
    return contents(path), time.monotonic() - began


def test_killed_at_any_moment_and_run_again(
    news: Path, tmp_path: Path, name: str, undisturbed: tuple[dict[str, list[str]], float]
) -> None:
    expected, seconds = undisturbed
    path, moments = tmp_path / name, random.Random(7)
    killed = before = 0
    for _ in range(3):
        process = start("code", news, "-o", path)
        time.sleep(moments.uniform(0.3, 0.95) * seconds)
        process.kill()
        process.communicate()
        killed += process.returncode < 0
        if path.exists():
            with Store(path) as store:
                now = len(store.keys())
            assert now >= before
            before = now
    assert killed >= 2
    code, said = run("code", news, "-o", path)
    assert code == 0
    assert before == 0 or f"{before:,} there already" in said
    assert contents(path) == expected


def test_killed_with_its_workers_at_any_moment_and_run_again(news: Path, tmp_path: Path) -> None:
    """The real coder in two workers, ended while it loads, and after one, two and more times that it has written."""
    path, moments = tmp_path / "news.duckdb", random.Random(11)
    command = [sys.executable, "-c", "from detente.cli import app; app()", "code", str(news), "--workers", "2", "-o"]

    def code(path: Path) -> subprocess.Popen[str]:
        return subprocess.Popen([*command, str(path)], stderr=subprocess.PIPE, text=True)

    whole = code(tmp_path / "whole.duckdb")
    _, said = whole.communicate(timeout=300)
    assert whole.returncode == 0, said
    before: set[str] = set()
    finished, killed = [], 0
    for writes in (0, 1, 2, 1, 2):
        process = code(path)
        wait_for_writes(process, path, writes)
        time.sleep(moments.uniform(0, 0.3))
        family = _family(process.pid)
        process.kill()
        process.communicate()
        killed += process.returncode < 0
        assert not psutil.wait_procs(family, timeout=30)[1], "a worker lives on"
        if path.exists():
            with Store(path) as store:
                now = store.keys()
            assert now >= before, "what was finished is lost"
            before = now
        finished.append(len(before))
    assert killed >= 4 and len({number for number in finished if 0 < number < ARTICLES}) >= 2, "it was never midway"
    again = code(path)
    _, said = again.communicate(timeout=300)
    assert again.returncode == 0 and f"{len(before):,} there already" in said
    assert contents(path) == contents(tmp_path / "whole.duckdb")


def wait_for_writes(process: subprocess.Popen[str], path: Path, writes: int) -> None:
    """Until the process has ended, or has written some articles so many times since it opened the store."""

    def size() -> int:
        return sum(file.stat().st_size for file in path.parent.glob(path.name + "*"))

    while process.poll() is None and len(_family(process.pid)) < 3:
        time.sleep(0.02)  # until the workers are there
    last = size()
    while process.poll() is None and writes > 0:
        time.sleep(0.02)
        writes, last = writes - (size() != last), size()


def test_a_file_that_may_not_grow(
    news: Path, tmp_path: Path, name: str, undisturbed: tuple[dict[str, list[str]], float]
) -> None:
    """As on a disk that is full."""
    path = tmp_path / name
    code, said = run("code", news, "-o", path, largest=600_000 if path.suffix else 14_000)
    last = said.strip().splitlines()[-1]
    assert last.startswith(f"error: cannot write to {path}: the disk is full") and "Traceback" not in said
    assert code == 1
    with Store(path) as store:
        finished = len(store.keys())
    code, said = run("code", news, "-o", path)
    assert code == 0 and (f"{finished} there already" in said or not finished)
    assert contents(path) == undisturbed[0]


def test_a_disk_with_no_room_at_all(news: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    code, said = run("code", news, "-o", path, largest=1000)
    assert said.startswith(f"error: cannot {'open' if path.suffix else 'write to'} {path}: the disk is full")
    assert (code, len(said.splitlines())) == (2, 1)


def test_a_store_that_another_process_writes_to(news: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with Store(path):
        for command in [["code", news, "-o", path]] + [["status", path]] * bool(path.suffix):
            code, said = run(*command)
            assert said == (
                f"error: cannot {'open' if path.suffix else 'write to'} {path}: another process (number {os.getpid()})"
                " has it open; wait until it has ended, or end it\n"
            )
            assert code == 2


def test_a_store_that_may_only_be_read(news: Path, name: str) -> None:
    """Root may write anywhere: the run is made somebody else's."""
    user = 65534 if os.getuid() == 0 else 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        Store(path).close()
        article = Path(folder, "news.jsonl")
        article.write_bytes(news.read_bytes())
        path.chmod(0o444 if path.suffix else 0o555)
        Path(folder).chmod(0o555)
        code, said = run("code", "-o", path, article, user=user)
        Path(folder).chmod(0o755)
    doing = "open" if path.suffix else "write to"
    assert said.splitlines()[-1] == (
        f"error: cannot {doing} {path}: permission denied; check its permissions and those of its folder"
    )
    assert code == 2


def _family(pid: int) -> list[psutil.Process]:
    """The processes under one; none if it has just ended, or one of them has while they are counted."""
    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []
