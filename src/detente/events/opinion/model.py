"""The second opinion: what a small learned classifier makes of two parties where the codebook has no word for it.

The model is in ``data/opinion`` (``README.md`` there says what it was trained on); it is loaded when it is first asked.
It reads one sentence with its two parties marked, nothing else, and gives the same answer wherever that stands.
"""

from __future__ import annotations

import json
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from detente.data import FOLDER, DataError
from detente.events.opinion.pieces import Piece, Pieces
from detente.record import Span

if TYPE_CHECKING:
    import onnxruntime

    from detente.resolving import ActorMention

OPINION = FOLDER / "opinion"
LONGEST = 64
"""Pieces of words that are read; of a longer sentence those around the two parties."""


class Opinion:
    """What the source of a sentence does to its target, by a classifier.

    Args:
        folder: holds ``model.onnx``, ``vocab.txt`` and ``labels.json``.
    """

    def __init__(self, folder: Path = OPINION) -> None:
        self.folder = folder

    def __call__(self, text: str, source: Span, target: Span) -> dict[str, float]:
        """The chance of each PLOVER type and of ``NONE``, together 1; empty if the two cannot be told apart.

        ``text`` is a sentence, ``source`` and ``target`` are character spans into it.
        """
        read = self.pieces(text, source, target)
        if read is None:
            return {}
        pieces, at_source, at_target = read
        asked = {"pieces": np.array([pieces]), "source": np.array([at_source]), "target": np.array([at_target])}
        answer = self._session.run(None, asked)
        return dict(zip(self._labels, map(float, answer[0]), strict=True))

    def within(self, article: str, sentence: Span, source: Span, target: Span) -> dict[str, float]:
        """The same of two parties in a sentence of an article; all spans are into the article."""
        start, end = sentence
        parties = ((span[0] - start, span[1] - start) for span in (source, target))
        return self(article[start:end], *parties)

    def about(self, source: ActorMention, target: ActorMention) -> dict[str, float]:
        """The same of two mentions of one sentence."""
        sentence = source.sentence
        return self.within(
            sentence.article, (sentence.start, sentence.end), source.actor.evidence, target.actor.evidence
        )

    @cached_property
    def _labels(self) -> list[str]:
        labels: list[str] = json.loads((self.folder / "labels.json").read_text(encoding="utf-8"))
        return labels

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            return onnxruntime.InferenceSession(self.folder / "model.onnx", options, ["CPUExecutionProvider"])
        except Exception as error:  # the runtime has its own exceptions
            problem = f"the second opinion cannot be loaded: {error}"
            raise DataError(self.folder / "model.onnx", None, problem) from error

    @cached_property
    def _pieces(self) -> Pieces:
        return Pieces(self.folder / "vocab.txt")

    @cached_property
    def _marks(self) -> list[int]:
        """Start, end, and what opens and closes the source and the target: numbers of pieces."""
        names = ("[CLS]", "[SEP]", "[unused0]", "[unused1]", "[unused2]", "[unused3]")
        return [self._pieces.number(name) for name in names]

    def pieces(self, text: str, source: Span, target: Span) -> tuple[list[int], int, int] | None:
        """The sentence in pieces with marks around the parties, and where the opening marks stand.

        None if the parties overlap, lie too far apart or have no word.
        """
        start, end, *marks = self._marks
        pieces = self._pieces(text)
        one, other = _within(pieces, source), _within(pieces, target)
        if one is None or other is None or (one[0] <= other[1] and other[0] <= one[1]):
            return None
        opening, closing = {one[0]: marks[0], other[0]: marks[2]}, {one[1]: marks[1], other[1]: marks[3]}
        numbers: list[int] = []
        opened: dict[int, int] = {}
        for i, piece in enumerate(pieces):
            if i in opening:
                opened[opening[i]] = len(numbers)
                numbers.append(opening[i])
            numbers.append(piece.number)
            if i in closing:
                numbers.append(closing[i])
        at_source, at_target = opened[marks[0]], opened[marks[2]]
        low = max(0, min((at_source + at_target) // 2 - LONGEST // 2, len(numbers) - LONGEST))
        if not all(low <= at < low + LONGEST for at in (at_source, at_target)):
            return None
        return [start, *numbers[low : low + LONGEST], end], at_source - low + 1, at_target - low + 1


@cache
def load_opinion(folder: Path = OPINION) -> Opinion:
    """The classifier of a folder, shared by all who ask for it."""
    return Opinion(folder)


def _within(pieces: list[Piece], span: Span) -> tuple[int, int] | None:
    """The first and the last piece that touch a span."""
    touched = [i for i, piece in enumerate(pieces) if piece.start < span[1] and piece.end > span[0]]
    return (touched[0], touched[-1]) if touched else None
