"""A codebook of the user's own."""

import pytest

from detente.data import DataError
from detente.events import EventFinder, load_codebook, user_codebook

ENTRY = """
[[entry]]
id = "crown-a-goat"
type = "SUPPORT"
patterns = ["A crown R's goat"]
examples = [{ text = "Chad crowned Niger's goat.", event = "TCD > NER happened" }]
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "mine.toml").write_text(ENTRY, encoding="utf-8")
    return tmp_path


def test_it_adds_to_ours(folder):
    ours, together = load_codebook(), user_codebook(folder)
    assert {e.id for e in together.entries} - {e.id for e in ours.entries} == {"crown-a-goat"}
    assert len(together.entries) == len(ours.entries) + 1


def test_its_words_make_events(coder, folder):
    before = coder.events
    coder.events = EventFinder(user_codebook(folder))
    try:
        (event,) = coder.code("Chad crowned Niger's goat.").events
    finally:
        coder.events = before
    assert (event.type, event.actors[0].country, event.recipients[0].country) == ("SUPPORT", "TCD", "NER")


def test_it_may_stand_alone(folder):
    (folder / "codebook.toml").write_text("adds = false\n", encoding="utf-8")
    assert [e.id for e in user_codebook(folder).entries] == ["crown-a-goat"]


def test_it_may_bring_an_ontology(folder):
    (folder / "codebook.toml").write_text("adds = false\n", encoding="utf-8")
    (folder / "ontology.toml").write_text(
        '[types.SUPPORT]\nquad = "verbal cooperation"\nscore = 7.0\n', encoding="utf-8"
    )
    assert user_codebook(folder).ontology.score("SUPPORT", None) == 7.0


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (ENTRY.replace("SUPPORT", "CROWN"), "there is no type 'CROWN'"),
        (ENTRY.replace("A crown", "A[ crown"), "pattern"),
        (ENTRY.replace("patterns", "patern"), "unknown patern"),
        (ENTRY + ENTRY, "stands already in mine.toml"),
        ("[[entry]\n", "mine.toml:1"),
    ],
)
def test_errors_name_file_and_line(tmp_path, wrong, told):
    (tmp_path / "mine.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(DataError) as error:
        user_codebook(tmp_path)
    assert told in str(error.value)
    assert f"{tmp_path / 'mine.toml'}:" in str(error.value)


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(DataError, match="no such folder"):
        user_codebook(tmp_path / "none")
