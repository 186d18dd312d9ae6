"""How much faster several workers are than one, what they weigh, and whether they grow.

    python benchmarks/workers.py [ARTICLES] [--workers N] [--limit N] [--repeats N]
    python benchmarks/workers.py [ARTICLES] --grow 20000

The first form codes the same articles with one worker and with N, in turns, and compares the documents. The second
codes so many articles with one worker, ARTICLES over and over with other names and dates, and tells its memory as it
goes.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import psutil

from detente import Article, Workers
from detente.reading import read

EXAMPLES = Path(__file__).parent.parent / "examples"
SYLLABLES = "ba ke li mo nu ra se ti vo za".split()


def compare(articles: list[Article], number: int, repeats: int) -> None:
    """Print the speed of one worker and of ``number``, in turns."""
    words = sum(len(article.text.split()) for article in articles)
    start = time.perf_counter()
    with Workers(1) as one:
        list(one.pipe(articles[:1]))
        ready = time.perf_counter() - start
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
            heaviest = max(child.memory_info().rss for child in psutil.Process().children()) / 1e6
    print(f"{len(articles)} articles, {words:,} words, {repeats} repeats; {psutil.cpu_count()} cores\n")
    for size, total in seconds.items():
        print(f"{size} worker{'s' * (size > 1):2} {words * repeats / total:8,.0f} words/s")
    same = "yes" if coded[1] == coded[number] else "NO"
    print(f"\nratio {seconds[1] / seconds[number]:.2f}; the same documents: {same}")
    print(f"first document after {ready:.1f} s; the heaviest worker has {heaviest:,.0f} MB")


def renamed(articles: list[Article]) -> Iterator[Article]:
    """The articles over and over, from the second time on with new family names and a day later each time."""
    for turn in itertools.count():
        for article in articles:
            name = "".join(SYLLABLES[int(digit)] for digit in str(turn)).title()
            text = article.text.replace(" said ", f", {name} {name}son said, ") if turn else article.text
            day = (article.published or datetime.date(2020, 1, 1)) + datetime.timedelta(days=turn)
            yield article.model_copy(update={"id": f"{article.id}-{turn}", "text": text, "published": day})


def grow(articles: list[Article], total: int) -> None:
    """Print the memory of one worker after each tenth of ``total`` articles."""
    print(f"{'articles':>9} {'words/s':>8} {'MB':>6}")
    with Workers(1) as workers:
        (child,) = (one for one in psutil.Process().children() if "spawn_main" in " ".join(one.cmdline()))
        start, words = time.perf_counter(), 0
        for number, document in enumerate(workers.pipe(islice(renamed(articles), total)), 1):
            words += len(document.article.text.split())
            if number % max(1, total // 10) == 0:
                speed = words / (time.perf_counter() - start)
                print(f"{number:9,} {speed:8,.0f} {child.memory_info().rss / 1e6:6,.0f}", flush=True)


def main() -> int:
    """Run the benchmark as the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("articles", nargs="?", type=Path, default=EXAMPLES, help="what `detente code` reads")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--limit", type=int, help="only the first N articles")
    parser.add_argument("--repeats", type=int, default=2)
    parser.add_argument("--grow", type=int, metavar="N", help="code N articles with one worker and tell its memory")
    arguments = parser.parse_args()
    articles = list(islice(read([arguments.articles], on_problem=lambda p: print(p, file=sys.stderr)), arguments.limit))
    if not articles:
        print("nothing to measure", file=sys.stderr)
        return 1
    if arguments.grow:
        grow(articles, arguments.grow)
    else:
        compare(articles, arguments.workers, arguments.repeats)
    return 0


if __name__ == "__main__":
    sys.exit(main())
