"""Words a second of ``Coder.pipe`` beside the bare spaCy pipeline, on the same articles in one run, in processor time.

    python benchmarks/throughput.py [ARTICLES] [--model NAME] [--repeats N] [--limit N] [--no-memory]
    python benchmarks/throughput.py [ARTICLES] --stages

The ways take turns chunk by chunk, each time in another order, so that a machine that slows down slows all of them.
Peak memory is that of a fresh process that goes one way only. ``--stages`` says instead what share of the processor's
time each room of the house takes.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

from detente import Coder, ModelError
from detente.parsing import DEFAULT_MODEL
from detente.parsing.model import load_model
from detente.parsing.paragraphs import find_paragraphs
from detente.reading import read
from detente.record import Article

EXAMPLES = Path(__file__).parent.parent / "examples"
CHUNK = 20
"""Articles a turn."""

Way = Callable[[list[Article]], None]


def bare(model: str) -> Way:
    """spaCy alone, a whole article a text."""
    nlp = load_model(model)
    return lambda articles: exhaust(nlp.pipe(article.text for article in articles))


def paragraphs(model: str) -> Way:
    """spaCy alone, a paragraph a text, as Détente hands it the articles."""
    nlp = load_model(model)

    def pieces(articles: list[Article]) -> Iterable[str]:
        for article in articles:
            for start, end in find_paragraphs(article.text):
                yield article.text[start:end]

    return lambda articles: exhaust(nlp.pipe(pieces(articles)))


def coder(model: str) -> Way:
    """Détente."""
    pipe = Coder(model=model).pipe
    return lambda articles: exhaust(pipe(articles))


WAYS: dict[str, Callable[[str], Way]] = {
    "spaCy, article by article": bare,
    "spaCy, paragraph by paragraph": paragraphs,
    "Coder.pipe": coder,
}


def exhaust(docs: Iterable[object]) -> None:
    """Take everything and keep nothing."""
    for _ in docs:
        pass


def measure(articles: list[Article], model: str, repeats: int) -> dict[str, list[float]]:
    """Seconds of the processor for all articles, by way, one figure a repeat."""
    ways = {name: make(model) for name, make in WAYS.items()}
    for way in ways.values():
        way(articles[:2])  # first use is slower: caches, tables read on demand
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    chunks = [articles[i : i + CHUNK] for i in range(0, len(articles), CHUNK)]
    for repeat in range(repeats):
        spent = dict.fromkeys(ways, 0.0)
        for turn, chunk in enumerate(chunks, repeat):
            names = list(ways)
            for name in names[turn % len(names) :] + names[: turn % len(names)]:
                start = time.process_time()
                ways[name](chunk)
                spent[name] += time.process_time() - start
        for name, total in spent.items():
            seconds[name].append(total)
    return seconds


STAGES: dict[str, tuple[str, str]] = {
    "resolving": ("resolver", "resolve"),
    "statements": ("statements", "said"),
    "events": ("events", "find"),
    "engagements": ("engagements", "find"),
    "positions": ("positions", "find"),
}
"""The rooms of a :class:`Coder` and what it calls there."""


def measure_stages(articles: list[Article], model: str, repeats: int) -> dict[str, float]:
    """Seconds of the processor for all articles by room; "parsing" is the rest, that is the pipeline and the glance.

    What a room asks of a sentence for the first time (its clauses, its children) is counted there.
    """
    coder = Coder(model=model)
    spent = dict.fromkeys(["parsing", *STAGES], 0.0)

    def watched(call: Callable[..., object], stage: str) -> Callable[..., object]:
        def run(*given: object) -> object:
            start = time.process_time()
            try:
                return call(*given)
            finally:
                spent[stage] += time.process_time() - start

        return run

    exhaust(coder.pipe(articles[:2]))
    for stage, (room, name) in STAGES.items():
        finder = getattr(coder, room)
        setattr(finder, name, watched(getattr(finder, name), stage))
    start = time.process_time()
    for _ in range(repeats):
        exhaust(coder.pipe(articles))
    spent["parsing"] = time.process_time() - start - sum(spent.values())
    return spent


def peak_memory(name: str, arguments: argparse.Namespace) -> float:
    """The peak of a process that goes one way only, in MB."""
    command = [sys.executable, __file__, str(arguments.articles), "--model", arguments.model, "--only", name]
    if arguments.limit:
        command += ["--limit", str(arguments.limit)]
    return float(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def main() -> int:
    """Run the benchmark as the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("articles", nargs="?", type=Path, default=EXAMPLES, help="what `detente code` reads")
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--limit", type=int, help="only the first N articles")
    parser.add_argument("--no-memory", action="store_true", help="do not measure the peak memory")
    parser.add_argument("--stages", action="store_true", help="only what share each room takes of Coder.pipe")
    parser.add_argument("--only", choices=list(WAYS), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    articles = list(islice(read([arguments.articles], on_problem=lambda p: print(p, file=sys.stderr)), arguments.limit))
    words = sum(len(article.text.split()) for article in articles)
    if not words or arguments.repeats < 1:
        print("nothing to measure", file=sys.stderr)
        return 1
    try:
        if arguments.only:
            WAYS[arguments.only](arguments.model)(articles)
            divisor = 1e6 if sys.platform == "darwin" else 1e3
            print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / divisor)
            return 0
        if arguments.stages:
            spent = measure_stages(articles, arguments.model, arguments.repeats)
            total = sum(spent.values())
            print(f"{len(articles)} articles, {words:,} words, {arguments.model}, {arguments.repeats} repeats\n")
            print(f"{'':12} {'CPU s':>8} {'share':>7}")
            for stage, seconds_spent in spent.items():
                print(f"{stage:12} {seconds_spent:8.2f} {seconds_spent / total:7.1%}")
            return 0
        # Before any pipeline is loaded here: a new process counts the memory of its parent as its own.
        peaks = {} if arguments.no_memory else {name: peak_memory(name, arguments) for name in WAYS}
        seconds = measure(articles, arguments.model, arguments.repeats)
    except (ModelError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(articles)} articles, {words:,} words, {arguments.model}, {arguments.repeats} repeats\n")
    print(f"{'':30} {'words/s':>8} {'(least-most)':>15} {'ratio':>6} {'peak MB':>8}")
    base = sum(seconds["spaCy, article by article"])
    for name, times in seconds.items():
        speed = words * len(times) / sum(times)
        spread = f"({words / max(times):,.0f}-{words / min(times):,.0f})"
        memory = f"{peaks[name]:,.0f}" if name in peaks else ""
        print(f"{name:30} {speed:8,.0f} {spread:>15} {base / sum(times):6.2f} {memory:>8}")
    print("\nratio: the speed as a share of spaCy's, article by article")
    return 0


if __name__ == "__main__":
    sys.exit(main())
