"""Every example sentence of the codebook gives the event that it promises."""

import pytest

from detente.events import load_codebook
from detente.events.codebook.examples import check_example

CASES = [(entry, example) for entry in load_codebook().entries for example in entry.examples]


@pytest.fixture(scope="session")
def coded(codebook_coder):
    texts = dict.fromkeys(example.text for _, example in CASES)
    return {document.article.text: document for document in codebook_coder.pipe(texts)}


@pytest.mark.parametrize(
    ("entry", "example"), CASES, ids=[f"{entry.id}: {example.text[:60]}" for entry, example in CASES]
)
def test_example(entry, example, coded):
    assert check_example(entry, example, coded[example.text].events) is None
