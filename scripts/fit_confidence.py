"""Fits what `confidence` is made of where both opinions are there: the constants of detente.events.telling.confidence.

    python scripts/fit_confidence.py MARKED.tsv [MARKED.tsv ...]

MARKED.tsv are sentences with a marked source and target and the type of the event between them
(benchmarks/relations.py). Of the events of the codebook that join such a pair, a logistic regression says how often the
type is right by the codebook's own confidence and by the chance that the second opinion gives that type; of those of
the second opinion alone, by its chance.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from detente import Coder
from detente.events import load_opinion
from detente.events.opinion.revision import chances_of
from detente.events.telling.record import REAL
from detente.record import Event

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))
from relations import DAY, SAME, Row, joined, read


def coded(coder: Coder, rows: list[Row]) -> dict[str, list[Event]]:
    """The events of each sentence."""
    texts = list(dict.fromkeys(row.text for row in rows))
    documents = coder.pipe({"text": text, "published": DAY} for text in texts)
    return {text: document.events for text, document in zip(texts, documents, strict=True)}


def fit(features: list[list[float]], right: list[bool]) -> str:
    """The constants, as a line."""
    model = LogisticRegression(C=10.0).fit(np.array(features), np.array(right))
    constants = " ".join(f"{weight:.2f}" for weight in (*model.intercept_, *model.coef_[0]))
    return f"{constants}  ({sum(right)} of {len(right)} right)"


def main() -> None:
    """Print the constants."""
    rows = [row for name in sys.argv[1:] for row in read(Path(name)) if row.type != "NONE"]
    opinion = load_opinion()
    both: tuple[list[list[float]], list[bool]] = ([], [])
    alone: tuple[list[list[float]], list[bool]] = ([], [])
    known = coded(Coder(codebook_only=True), rows)
    more = coded(Coder(), rows)
    for row in rows:
        event = joined(known[row.text], row)
        if event is not None:
            chances = chances_of(event, opinion, row.text) if event.status in REAL else {}
            if chances:
                both[0].append([event.confidence, chances[event.type]])
                both[1].append(SAME.get(event.type, event.type) == row.type)
            continue
        event = joined(more[row.text], row)
        if event is not None:
            alone[0].append([event.confidence])
            alone[1].append(SAME.get(event.type, event.type) == row.type)
    print("codebook: constant, own confidence, chance of its type:", fit(*both))
    print("second opinion alone: constant, its confidence:", fit(*alone))


if __name__ == "__main__":
    main()
