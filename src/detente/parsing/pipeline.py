"""A spaCy pipeline run component by component: what ``nlp.pipe`` answers, in less time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from threadpoolctl import ThreadpoolController

from detente.parsing.ruler import Ruler

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import Lemmatizer
    from spacy.tokens import Doc

Step = Callable[[list["Doc"]], None]
"""Annotates the documents of a batch in place."""


class Pipeline:
    """Runs the components of ``nlp`` over batches of texts."""

    def __init__(self, nlp: Language) -> None:
        from spacy.pipeline import AttributeRuler, DependencyParser, EntityRecognizer, Lemmatizer

        self._nlp = nlp
        self._steps: list[Step] = []
        _multiply_with_numpy(nlp)
        for _, component in nlp.pipeline:
            if isinstance(component, DependencyParser | EntityRecognizer) and component.cfg.get("beam_width") == 1:
                self._steps.append(_transitions(component))
            elif isinstance(component, AttributeRuler):
                self._steps.append(_each(Ruler(component)))
            elif isinstance(component, Lemmatizer):
                _index_by_hash(component)
                self._steps.append(_each(component))
            elif hasattr(component, "pipe"):
                self._steps.append(_piped(component))
            else:
                self._steps.append(_each(component))

    def __call__(self, texts: Iterable[str]) -> list[Doc]:
        """The documents of one batch of texts."""
        docs = [self._nlp.make_doc(text) for text in texts]
        with _libraries().limit(limits=1, user_api="blas"):
            for step in self._steps if docs else ():
                step(docs)
        return docs


def _multiply_with_numpy(nlp: Language) -> None:
    """Matrices are multiplied by NumPy's library, which uses what the processor has; spaCy's own takes three times as
    long where that is AVX-512."""
    from thinc.api import Model, NumpyOps

    from detente.parsing.embedding import remember_words

    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for layer in model.walk():
                layer.ops = ops
            remember_words(model)


@cache
def _libraries() -> ThreadpoolController:
    """The libraries that multiply: one core a pipeline, else each of several workers would take all of them."""
    return ThreadpoolController()


def _index_by_hash(lemmatizer: Lemmatizer) -> None:
    """Known words as the keys of a dictionary: spaCy looks each new word up in a list of ten thousands."""
    if lemmatizer.lookups.has_table("lemma_index"):
        index = lemmatizer.lookups.get_table("lemma_index")
        for pos, words in list(index.items()):
            index[pos] = dict.fromkeys(words)


def _piped(component: Any) -> Step:
    def step(docs: list[Doc]) -> None:
        for _ in component.pipe(docs, batch_size=len(docs)):
            pass

    return step


def _each(component: Callable[[Doc], Any]) -> Step:
    def step(docs: list[Doc]) -> None:
        for doc in docs:
            component(doc)

    return step


def _transitions(component: Any) -> Step:
    """The greedy loop of a parser or recogniser, without letting go of the interpreter's lock.

    spaCy's own loop lets go of it and then takes it back at each look at a token, which is most of its time.
    """

    def step(docs: list[Doc]) -> None:
        states = component.moves.init_batch(docs)
        scorer = component.model.predict(docs)
        unfinished = [state for state in states if not state.is_final()]
        while unfinished:
            unfinished = component.transition_states(unfinished, scorer.predict(unfinished))
        scorer.clear_memory()
        component.set_annotations(docs, states)

    return step
