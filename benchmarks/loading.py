"""What it costs to load the data of resolving: people, bodies, titles, places, words of dates.

    python benchmarks/loading.py [--repeats N]

Each time in a fresh process, in seconds of the processor; what importing Python packages costs stands apart. The
median and the least are printed, because a busy machine makes every figure larger.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys

LOAD = """
import time
marks = [time.process_time()]
import detente.resolving
from detente.resolving.attachment import verbs
from detente.resolving.dates.words import words as of_dates
from detente.resolving.places.gazetteer import gazetteer
from detente.resolving.places.words import words as of_places
marks.append(time.process_time())
detente.resolving.Resolver()
marks.append(time.process_time())
gazetteer()
marks.append(time.process_time())
verbs(), of_dates(), of_places()
marks.append(time.process_time())
print(*(b - a for a, b in zip(marks, marks[1:])))
"""
PARTS = ("importing packages", "people, bodies and titles", "gazetteer", "words of dates and places")


def main() -> int:
    """Run the benchmark as the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--repeats", type=int, default=9)
    repeats = max(1, parser.parse_args().repeats)
    runs = []
    for _ in range(repeats):
        done = subprocess.run([sys.executable, "-c", LOAD], check=True, stdout=subprocess.PIPE, text=True)
        runs.append([float(figure) for figure in done.stdout.split()])
    print(f"{'CPU s':28} {'median':>8} {'least':>8}")
    for part, seconds in zip(PARTS, zip(*runs, strict=True), strict=True):
        print(f"{part:28} {statistics.median(seconds):8.3f} {min(seconds):8.3f}")
    data = [sum(run[1:]) for run in runs]
    print(f"{'all data':28} {statistics.median(data):8.3f} {min(data):8.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
