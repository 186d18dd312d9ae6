"""The words that the engine reads besides the codebook."""

import pytest

from detente.data import DataError
from detente.events.vocabulary import PATH, vocabulary


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("coming = [", "coming = [3, ", r"\[words\] coming must be a list of words"),
        ("frontiers = [", "frontier = [", r"\[words\] frontiers must be a list of words"),
        ("[words]", '[words]\nfences = ["wall"]', r"\[words\] fences is none of answers, "),
        ('"on route"', '"underway"', r"\[words\] aside: 'underway' must be a preposition and a noun"),
        ("negated = [", "foiled = [", r"\[described\] foiled is none of happened, "),
        ("negated = [", "negated = ['', ", r"\[described\] negated must be a list of words"),
    ],
)
def test_a_wrong_file_says_which_list_is_wrong(tmp_path, right, wrong, message):
    path = tmp_path / "words.toml"
    path.write_text(PATH.read_text(encoding="utf-8").replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(DataError, match=r"words\.toml.*" + message):
        vocabulary(path)
