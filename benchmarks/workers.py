"""How much faster several workers are than one, what they weigh, and whether they grow.

    python benchmarks/workers.py [ARTICLES] [--workers N] [--limit N] [--repeats N]
    python benchmarks/workers.py [ARTICLES] --grow 20000 [--workers N] [--store FILE.duckdb]
    python benchmarks/workers.py [ARTICLES] --start

The first form codes the same articles with one worker and with N, in turns, and compares the documents. The second
codes so many articles with N workers into a store, ARTICLES over and over with other names and dates, and tells speed,
memory and size of the store as it goes. The third tells how long it takes from the start of ``detente code`` until the
first document is written.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import psutil

from detente import Article, Document, Store, Workers
from detente.reading import read

EXAMPLES = Path(__file__).parent.parent / "examples"
SYLLABLES = "ba ke li mo nu ra se ti vo za".split()


def compare(articles: list[Article], number: int, repeats: int) -> None:
    """Print the speed of one worker and of ``number``, in turns."""
    words = sum(len(article.text.split()) for article in articles)
    with Workers(1) as one:
        list(one.pipe(articles))
        with Workers(number) as several:
            list(several.pipe(articles))  # until all are loaded and warm
            seconds = {1: 0.0, number: 0.0}
            coded = {}
            for repeat in range(repeats):
                for workers in ((one, several), (several, one))[repeat % 2]:
                    size = 1 if workers is one else number
                    start = time.perf_counter()
                    coded[size] = list(workers.pipe(articles))
                    seconds[size] += time.perf_counter() - start
            heaviest = max(memory(peak=True)[1:])
    print(f"{len(articles)} articles, {words:,} words, {repeats} repeats; {psutil.cpu_count()} cores\n")
    for size, total in seconds.items():
        print(f"{size} worker{'s' * (size > 1):2} {words * repeats / total:8,.0f} words/s")
    same = "yes" if coded[1] == coded[number] else "NO"
    print(f"\nratio {seconds[1] / seconds[number]:.2f}; the same documents: {same}")
    print(f"the heaviest worker has had {heaviest:,.0f} MB")


def renamed(articles: list[Article]) -> Iterator[Article]:
    """The articles over and over, each time a day later, from the second time on with other family names.

    A family name is what stands behind a given name before "said", "told" or a comma.
    """
    families = [
        set(re.findall(r"\b[A-Z][a-z]+ ([A-Z][a-z]{2,})(?:,| said| told)", article.text)) for article in articles
    ]
    for turn in itertools.count():
        name = "".join(SYLLABLES[int(digit)] for digit in str(turn)).title()
        for article, found in zip(articles, families, strict=True):
            text = article.text
            for number, family in enumerate(sorted(found) if turn else ()):
                text = re.sub(rf"\b{family}\b", name + SYLLABLES[number % 10] + "son", text)
            day = (article.published or datetime.date(2020, 1, 1)) + datetime.timedelta(days=turn)
            yield article.model_copy(update={"id": f"{article.id}-{turn}", "text": text, "published": day})


def grow(articles: list[Article], total: int, number: int, path: Path) -> None:
    """Print speed, memory and size of the store ``path`` after each tenth of ``total`` articles."""
    mark = max(1, total // 10)
    start = time.perf_counter()
    with Store(path) as store, Workers(number) as workers:
        print(
            f"{total:,} articles into {path} with {number} workers; loaded after {time.perf_counter() - start:.1f} s\n"
        )
        start = time.perf_counter()
        print(f"{'articles':>9} {'seconds':>8} {'words/s':>8} {'parent MB':>10} {'each worker MB':>24} {'store MB':>9}")
        last = {"time": start, "words": 0}
        words = 0

        def counted() -> Iterator[Document]:
            nonlocal words
            for count, document in enumerate(workers.pipe(islice(renamed(articles), total)), 1):
                yield document
                words += len(document.article.text.split())
                if count % mark == 0 or count == total:
                    now = time.perf_counter()
                    speed = (words - last["words"]) / (now - last["time"])
                    last.update(time=now, words=words)
                    parent, *others = memory()
                    each = " ".join(f"{one:,.0f}" for one in others)
                    print(
                        f"{count:9,} {now - start:8,.0f} {speed:8,.0f} {parent:10,.0f} {each:>24} {size(path):9,.1f}",
                        flush=True,
                    )

        store.add(counted(), versions=workers.versions, derive=False)
        seconds = time.perf_counter() - start
        peaks = " ".join(f"{one:,.0f}" for one in memory(peak=True)[1:])
    print(
        f"\ncoded in {seconds:,.0f} s, {words:,} words, {words / seconds:,.0f} words/s; peak of each worker {peaks} MB"
    )
    start = time.perf_counter()
    with Store(path) as store:
        store.derive()
    print(f"copies, stories and threads found in {time.perf_counter() - start:,.0f} s")
    print(f"the store has {size(path):,.1f} MB; peak of the parent {memory(peak=True)[0]:,.0f} MB")
    with Store(path, read_only=True) as store:
        print(store.status().records)


def memory(*, peak: bool = False) -> list[float]:
    """The memory of this process and of each worker in MB; what workers share is counted for each of them."""
    mine = psutil.Process()
    workers = [child for child in mine.children(recursive=True) if not child.children() and is_worker(child)]
    return [peak_of(one) if peak else one.memory_info().rss / 1e6 for one in (mine, *workers)]


def is_worker(process: psutil.Process) -> bool:
    """Whether it is no helper of Python's own."""
    return "resource_tracker" not in " ".join(process.cmdline())


def peak_of(process: psutil.Process) -> float:
    """The most memory that a process has had, in MB (what it has, where the system does not tell)."""
    status = Path(f"/proc/{process.pid}/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) * 1024 / 1e6 if found else process.memory_info().rss / 1e6


def size(path: Path) -> float:
    """The size of a store with what is not merged into it yet, in MB."""
    return sum(file.stat().st_size for file in path.parent.glob(path.name + "*")) / 1e6


def begin(articles: Path, number: int, repeats: int) -> None:
    """Print the time from the start of the command to its first line, with one process and with ``number``."""
    program = [sys.executable, "-c", "from detente.cli import app; app()"]
    runs = {
        "detente --version": ["--version"],
        "one process": ["code", str(articles), "--workers", "1"],
        f"{number} workers": ["code", str(articles), "--workers", str(number)],
    }
    with tempfile.TemporaryDirectory() as folder:
        # compiled beforehand, as installed packages are
        environment = os.environ | {"PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        print(f"{'':20} {'first line after':>18} {'CPU of all':>12}")
        for name, arguments in runs.items():
            first_line([*program, *arguments], environment)
            timed = [first_line([*program, *arguments], environment) for _ in range(repeats)]
            print(f"{name:20} {min(wall for wall, _ in timed):16.2f} s {min(cpu for _, cpu in timed):10.2f} s")
    print(f"\nthe least of {repeats} runs each; CPU is that of all processes to the end of the run")


def first_line(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds from the start of a command to its first line, and of CPU that it and its children took in the end."""
    before, start = os.times(), time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)
    assert process.stdout is not None
    process.stdout.readline()
    seconds = time.perf_counter() - start
    process.communicate()
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, cpu


def main() -> int:
    """Run the benchmark as the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("articles", nargs="?", type=Path, default=EXAMPLES, help="what `detente code` reads")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--limit", type=int, help="only the first N articles")
    parser.add_argument("--repeats", type=int, default=2)
    parser.add_argument("--grow", type=int, metavar="N", help="code N articles into a store and tell the memory")
    parser.add_argument("--store", type=Path, help="where --grow writes (default: a file that is deleted in the end)")
    parser.add_argument("--start", action="store_true", help="tell how long the command takes to the first document")
    arguments = parser.parse_args()
    if arguments.start:
        begin(arguments.articles, arguments.workers, arguments.repeats)
        return 0
    articles = list(islice(read([arguments.articles], on_problem=lambda p: print(p, file=sys.stderr)), arguments.limit))
    if not articles:
        print("nothing to measure", file=sys.stderr)
        return 1
    if arguments.grow:
        with tempfile.TemporaryDirectory() as folder:
            grow(articles, arguments.grow, arguments.workers, arguments.store or Path(folder) / "grown.duckdb")
    else:
        compare(articles, arguments.workers, arguments.repeats)
    return 0


if __name__ == "__main__":
    sys.exit(main())
