"""A spaCy pipeline run component by component: what ``nlp.pipe`` answers, in less time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

Step = Callable[[list["Doc"]], None]
"""Annotates the documents of a batch in place."""


class Pipeline:
    """Runs the components of ``nlp`` over batches of texts."""

    def __init__(self, nlp: Language) -> None:
        from spacy.pipeline import AttributeRuler, DependencyParser, EntityRecognizer

        self._nlp = nlp
        self._steps: list[Step] = []
        for _, component in nlp.pipeline:
            if isinstance(component, DependencyParser | EntityRecognizer) and component.cfg.get("beam_width") == 1:
                self._steps.append(_transitions(component))
            elif isinstance(component, AttributeRuler):
                self._steps.append(_each(_without_alternatives(component)))
            elif hasattr(component, "pipe"):
                self._steps.append(_piped(component))
            else:
                self._steps.append(_each(component))

    def __call__(self, texts: Iterable[str]) -> list[Doc]:
        """The documents of one batch of texts."""
        docs = [self._nlp.make_doc(text) for text in texts]
        for step in self._steps if docs else ():
            step(docs)
        return docs


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


def _without_alternatives(ruler: Any) -> AttributeRuler:
    """The same rules with each "one of these words" written out as a rule a word.

    The matcher asks such alternatives of every token in Python, and looks plain words up.
    """
    from spacy.pipeline import AttributeRuler

    plain = AttributeRuler(ruler.vocab, ruler.name)
    for rule in ruler.patterns:
        patterns = [written for pattern in rule["patterns"] for written in _write_out(pattern)]
        plain.add(patterns, rule["attrs"], index=rule["index"])
    return plain


def _write_out(pattern: list[dict[int | str, Any]]) -> Iterator[list[dict[int | str, Any]]]:
    """The patterns of single values that together match what ``pattern`` does."""
    tokens = []
    for token in pattern:
        values = [value["IN"] if _is_choice(value) else [value] for value in token.values()]
        tokens.append([dict(zip(token, chosen, strict=True)) for chosen in product(*values)])
    return map(list, product(*tokens))


def _is_choice(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"IN"}
