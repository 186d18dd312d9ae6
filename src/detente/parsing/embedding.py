"""What a word alone decides of how a pipeline sees a token is worked out once a word, and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.api import Model

WORDS = 16_384
"""Words that are remembered at most; with one more, all are forgotten. 6 MB for vectors of 96 numbers."""

_COLUMNS = ("ORTH", "NORM", "SPACY")
"""What tells one kind of token from another: the word, how it is read, and whether space follows."""
_MIXED = numpy.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype="uint64")
"""Odd numbers by which the columns are multiplied, to make one of them."""
_LOCAL = (
    "extract_features", "list2ragged", "ints-getitem", "hashembed", "static_vectors", "maxout", "layernorm", "dropout",
    "with_array", "ragged2list", "|", ">>", "(", ")",
)  # fmt: skip
"""Names of layers that look at one token at a time, and what joins them."""


def remember_words(model: Model[Any, Any]) -> None:
    """Let the layers of ``model`` that embed single tokens be asked once a word."""
    for node in model.walk():
        if node.layers and node.name.endswith(")") and _embeds_single_tokens(node.layers[0]):
            node.layers[0] = _remembering(node.layers[0])


def _embeds_single_tokens(layer: Model[Any, Any]) -> bool:
    name = layer.name
    if not (name.startswith("extract_features") and name.endswith("ragged2list")):
        return False
    for part in _LOCAL:
        name = name.replace(part, "")
    return not name


def _remembering(layer: Model[Any, Any]) -> Model[Any, Any]:
    from thinc.api import Model

    words = _Words(layer)

    def forward(_model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Any]:
        if is_train:
            raise ValueError("a pipeline that remembers words cannot be trained")
        return words(docs), lambda gradient: gradient

    remembering: Model[Any, Any] = Model("words", forward)
    return remembering


class _Words:
    """The vectors of the tokens of documents, as ``layer`` has them."""

    def __init__(self, layer: Model[Any, Any]) -> None:
        self._layer = layer
        self._rows: dict[int, int] = {}
        self._table: Any = None

    def __call__(self, docs: list[Doc]) -> list[Any]:
        if not any(len(doc) for doc in docs):
            return list(self._layer.predict(docs))
        columns = numpy.concatenate([doc.to_array(list(_COLUMNS)).reshape(-1, len(_COLUMNS)) for doc in docs])
        kinds, first, which = numpy.unique((columns * _MIXED).sum(axis=1), return_index=True, return_inverse=True)
        keys = kinds.tolist()
        new = [at for at, key in enumerate(keys) if key not in self._rows]
        if new:
            if len(self._rows) + len(new) > WORDS:
                self._rows.clear()
                new = list(range(len(keys)))
            self._learn(docs[0].vocab, [keys[at] for at in new], columns[first[new]].tolist())
        rows = numpy.array([self._rows[key] for key in keys])
        ends = numpy.cumsum([len(doc) for doc in docs])[:-1]
        return list(numpy.split(self._table[rows[which]], ends))

    def _learn(self, vocab: Any, keys: list[int], kinds: list[list[int]]) -> None:
        from spacy.tokens import Doc

        doc = Doc(vocab, [vocab.strings[orth] for orth, _, _ in kinds], [bool(space) for _, _, space in kinds])
        for token, (_, norm, _) in zip(doc, kinds, strict=True):
            if token.norm != norm:
                token.norm_ = vocab.strings[norm]
        vectors = self._layer.predict([doc])[0]
        start = len(self._rows)
        if self._table is None or start + len(keys) > len(self._table):
            table = numpy.empty((max(WORDS, start + len(keys)), vectors.shape[1]), dtype=vectors.dtype)
            if self._table is not None:
                table[:start] = self._table[:start]
            self._table = table
        self._table[start : start + len(keys)] = vectors
        self._rows.update(zip(keys, range(start, start + len(keys)), strict=True))
