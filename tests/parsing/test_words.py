"""The lists of words on which the reading of a sentence turns."""

import pytest

from detente.data import DataError
from detente.parsing.words import PATH, words


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("linking = [", "linking = [3, ", r"\[words\] linking must be a list of words"),
        ("durations = [", "spans = [", r"\[words\] durations must be a list of words"),
        ("[words]", '[words]\nspans = ["week"]', r"\[words\] spans is none of telephoning, "),
    ],
)
def test_a_wrong_file_says_which_list_is_wrong(tmp_path, right, wrong, message):
    path = tmp_path / "words.toml"
    path.write_text(PATH.read_text(encoding="utf-8").replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(DataError, match=r"words\.toml.*" + message):
        words(path)
