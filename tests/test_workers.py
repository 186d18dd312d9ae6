"""Several processes give what one gives; one that dies takes no article with it but the one it died of."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente import Coder, ModelError, WorkerError, Workers
from detente.reading import read
from detente.record import Article
from detente.workers.nursery import SpawningNursery
from detente.workers.tasks import LARGE, SMALL, Tasks

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    found = list(read([EXAMPLES], on_problem=print))
    assert sum(len(article.text) for article in found) > 8 * SMALL, "all would be a few tasks"
    return found


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(2) as started:
        yield started


def test_the_documents_are_those_of_one_coder_in_the_order_of_the_input(
    workers: Workers, articles: list[Article]
) -> None:
    assert list(workers.pipe(articles)) == list(Coder().pipe(articles))
    assert workers.versions == Coder().versions


def test_an_article_that_cannot_be_coded_is_told_and_left_out(workers: Workers) -> None:
    broken = Article.model_construct(id="broken", text="Chad expelled the envoy of Peru.", title=7)
    given = [Article(id="a", text="Mali met Niger."), broken, Article(id="c", text="Togo thanked Benin.")]
    failed: list[tuple[str, Exception]] = []
    documents = list(workers.pipe(given, on_error=lambda article, error: failed.append((article.id, error))))
    assert [document.article.id for document in documents] == ["a", "c"]
    assert [article_id for article_id, _ in failed] == ["broken"]
    with pytest.raises(WorkerError, match="broken"):
        list(workers.pipe(given))


def test_a_worker_that_is_killed_loses_nothing_and_none_is_left_behind(articles: list[Article]) -> None:
    others = processes()
    with Workers(2) as workers:
        mine = [process for process in processes() - others if not process.children()]
        assert len(mine) == 2
        documents = workers.pipe(articles)
        coded = [next(documents).article.id]
        mine[0].kill()
        coded += [document.article.id for document in documents]
    assert coded == [article.id for article in articles]
    assert processes() == others


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each worker is started by itself")
def test_where_workers_come_from_may_die_as_well(articles: list[Article]) -> None:
    others = processes()
    with Workers(2) as workers:
        mine = processes() - others
        (nursery,) = (process for process in mine if process.children())
        documents = workers.pipe(articles)
        coded = [next(documents).article.id]
        nursery.kill()
        old = mine - {nursery}
        old.pop().kill()
        coded += [document.article.id for document in documents]
        old.pop().kill()
        assert [document.article.id for document in workers.pipe(articles)] == coded
    assert coded == [article.id for article in articles]
    assert not processes() - others


def test_workers_that_each_load_by_themselves_give_the_same(
    workers: Workers, articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As they do where processes cannot be forked."""
    monkeypatch.setattr("detente.workers.workers.Nursery", SpawningNursery)
    with Workers(2) as spawned:
        assert list(spawned.pipe(articles[:6])) == list(workers.pipe(articles[:6]))
    with pytest.raises(ModelError, match="no-such-pipeline"):
        Workers(2, model="no-such-pipeline")


@given(st.lists(st.integers(1, 3 * LARGE), max_size=60), st.integers(1, 4))
def test_tasks_hold_each_article_once_in_order(lengths: list[int], workers: int) -> None:
    tasks = Tasks((Article(id=str(number), text="x" * length) for number, length in enumerate(lengths)), workers)
    given = []
    while task := tasks.next():
        given += task
        *before, _ = (len(article.text) for _, article in task)
        assert sum(before) < LARGE
    assert not tasks.more
    assert [(number, article.id) for number, article in given] == [(n, str(n)) for n in range(len(lengths))]


def test_tasks_are_small_at_first_and_at_last() -> None:
    """So that there is a document soon, and that no worker is long at work when the others have ended."""
    tasks = Tasks((Article(id=str(number), text="x" * 1000) for number in range(300)), 2)
    sizes = []
    while task := tasks.next():
        sizes.append(1000 * len(task))
    assert sizes[0] == sizes[1] == sizes[-2] == SMALL
    assert max(sizes) == LARGE


def test_what_a_worker_dies_of_is_named() -> None:
    deadly = Article.model_construct(id="deadly", text=_Deadly("Chad expelled the envoy of Peru."))
    given = [Article(id="a", text="Mali met Niger."), deadly, Article(id="c", text="Togo thanked Benin.")]
    failed: dict[str, str] = {}
    with Workers(1) as workers:
        documents = workers.pipe(given, on_error=lambda article, error: failed.update({article.id: str(error)}))
        assert [document.article.id for document in documents] == ["a", "c"]
    assert failed == {"deadly": "its worker died of it (exit code 7)"}


def test_what_keeps_a_coder_from_loading_is_raised_at_once() -> None:
    with pytest.raises(ModelError, match="no-such-pipeline"):
        Workers(2, model="no-such-pipeline")


def test_an_interrupted_command_ends_with_its_workers_and_without_a_traceback(tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    line = json.dumps({"text": (EXAMPLES / "speech.txt").read_text(encoding="utf-8")})
    source.write_text("\n".join([line] * 500))
    command = [sys.executable, "-c", "from detente.cli import app; app()", "code", source, "--workers", "2"]
    output = tmp_path / "out.jsonl"
    process = subprocess.Popen([*map(str, command), "--output", str(output)], stderr=subprocess.PIPE, text=True)
    for _ in range(600):
        time.sleep(0.1)
        if output.exists() and output.stat().st_size:
            break
    family = [psutil.Process(process.pid), *psutil.Process(process.pid).children()]
    for member in family:  # as a terminal does
        member.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in errors and "interrupted" in errors
    assert not psutil.wait_procs(family, timeout=10)[1]


def processes() -> set[psutil.Process]:
    """All that this process has started, directly or not, but for Python's own helper."""
    found = psutil.Process().children(recursive=True)
    return {process for process in found if "resource_tracker" not in " ".join(process.cmdline())}


class _Deadly(str):
    """A text that ends the process that unpacks it."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (7,)
