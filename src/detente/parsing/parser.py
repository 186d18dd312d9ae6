"""From text to sentences: paragraphs, the statistical pipeline, and the tables that later rooms read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import compress, islice
from typing import TYPE_CHECKING, NamedTuple

from detente.parsing.abbreviations import teach_abbreviations
from detente.parsing.datelines import DATELINE_PARAGRAPHS, match_dateline
from detente.parsing.model import DEFAULT_MODEL, ModelError, load_model
from detente.parsing.paragraphs import find_paragraphs
from detente.parsing.pipeline import Pipeline
from detente.parsing.repair import repair
from detente.parsing.sentence import Name, Parsed, Sentence
from detente.record import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

__all__ = ["DEFAULT_MODEL", "ModelError", "Parser"]

BATCH = 128
"""Paragraphs a batch: with more, little is gained and memory grows."""

_FOR_PARSER = str.maketrans(
    dict.fromkeys("‘’ʼ`´", "'")
    | {chr(c): " " for c in (*range(0x20), *range(0x7F, 0xA1), 0x2028, 0x2029, 0x200B, 0xFEFF)}
)
"""One character for one: offsets stay as they are. Curly apostrophes are unknown to the parser's training text."""

_STYLES = re.compile(
    r"\b(?:(?:His|Her|Your) (?:Royal )?(?:Highness|Excellency|Majesty)|H\.?[EH]\.?|HRH"
    r"|H\.?M\.?(?= (?:the )?(?:King|Queen|Sultan)))(?= (?:the |[A-Z][a-z]))"
)
"""Styles before a title or name ("HE the Minister", as agencies of the Gulf write): the parser takes them for names."""

Choice = Callable[[str, list[Span]], list[bool]]
"""Tells of each paragraph of a text whether it is to be parsed."""


class _Text(NamedTuple):
    text: str
    paragraphs: list[Span]
    wanted: list[bool]


class Parser:
    """Turns texts into :class:`Parsed` articles with a spaCy English pipeline.

    ``model`` is the name of an installed package or a path that ``spacy.load`` takes; a missing one raises
    :class:`ModelError`.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.model = model
        nlp = load_model(model)
        teach_abbreviations(nlp)
        self._pipeline = Pipeline(nlp)

    def parse(self, text: str) -> Parsed:
        """Parse one text."""
        return next(self.pipe([text]))

    def pipe(self, texts: Iterable[str], choose: Choice | None = None) -> Iterator[Parsed]:
        """Parse many texts, in order; the paragraphs of several texts share a batch.

        ``choose`` tells of each paragraph of a text whether it is to be parsed; the others have no sentences.
        """
        for batch in _batches(texts, choose):
            docs = self._docs([piece for one in batch for piece in compress(_pieces(*one[:2]), one.wanted)])
            for text, paragraphs, wanted in batch:
                numbers = list(compress(range(len(paragraphs)), wanted))
                yield self._tabulate(text, paragraphs, numbers, islice(docs, len(numbers)))

    def _docs(self, pieces: list[str]) -> Iterator[Doc]:
        for first in range(0, len(pieces), BATCH):
            yield from self._pipeline(pieces[first : first + BATCH])

    def _tabulate(self, text: str, paragraphs: list[Span], numbers: list[int], docs: Iterable[Doc]) -> Parsed:
        sentences: list[Sentence] = []
        for number, doc in zip(numbers, docs, strict=True):
            start = paragraphs[number][0]
            for sent in doc.sents:
                sentence = _table(sent, len(sentences), number, start, text)
                if sentence is not None:
                    repair(sentence)
                    sentences.append(sentence)
        return Parsed(text, paragraphs, sentences)


def _batches(texts: Iterable[str], choose: Choice | None) -> Iterator[list[_Text]]:
    """The texts with their paragraphs, so many at a time that those wanted fill a batch."""
    batch: list[_Text] = []
    size = 0
    for text in texts:
        paragraphs = find_paragraphs(text)
        wanted = choose(text, paragraphs) if choose is not None else [True] * len(paragraphs)
        batch.append(_Text(text, paragraphs, wanted))
        size += sum(wanted)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _pieces(text: str, paragraphs: list[Span]) -> Iterator[str]:
    """The paragraphs as the pipeline reads them, of the same length as in the text."""
    plain = _STYLES.sub(lambda style: " " * len(style.group()), text.translate(_FOR_PARSER))
    told = False
    for number, (start, end) in enumerate(paragraphs):
        dateline = None if told or number >= DATELINE_PARAGRAPHS else match_dateline(text, start, end)
        told = told or dateline is not None
        # a dateline is blanked out: the parser would take "BRASILIA, May 29" for the subject
        blank = dateline.end() - start if dateline is not None and dateline.end() < end else 0
        yield " " * blank + plain[start + blank : end]


def _table(sent: Tokens, index: int, paragraph: int, offset: int, text: str) -> Sentence | None:
    tokens = [token for token in sent if not token.is_space]
    if not tokens:
        return None
    place = {token.i: i for i, token in enumerate(tokens)}
    root = place.get(sent.root.i, 0)
    heads = []
    for i, token in enumerate(tokens):
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        heads.append(i if token.dep_ == "ROOT" else place.get(head.i, root))
    names = []
    for name in sent.ents:
        inside = [place[t.i] for t in name if t.i in place]
        if inside:
            names.append(Name(inside[0], inside[-1], name.label_))
    return Sentence(
        index=index,
        paragraph=paragraph,
        start=offset + tokens[0].idx,
        end=offset + tokens[-1].idx + len(tokens[-1]),
        words=[token.text for token in tokens],
        lemmas=[token.lemma_.lower() for token in tokens],
        tags=[token.tag_ for token in tokens],
        pos=[token.pos_ for token in tokens],
        deps=[token.dep_ for token in tokens],
        heads=heads,
        starts=[offset + token.idx for token in tokens],
        ends=[offset + token.idx + len(token) for token in tokens],
        names=names,
        article=text,
    )
