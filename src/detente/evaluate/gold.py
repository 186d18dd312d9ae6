"""Gold records: documents in our own format of which an annotator gave as much as was asked of him."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from detente.reading import article_id
from detente.record import Article, Document, Engagement, Event, Position, Statement

Record = dict[str, Any]
MODELS: dict[str, type[BaseModel]] = {
    "events": Event,
    "statements": Statement,
    "engagements": Engagement,
    "positions": Position,
}
KINDS = tuple(MODELS)
EXTRA = ("optional", "also")
"""What a gold record may have besides the fields of a record."""


class GoldError(Exception):
    """A gold file is not as it should be. The message says where and what is expected."""


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One annotated article.

    ``records`` has the kinds that were annotated (an empty list: there is none). Of the kinds in ``partial`` only some
    records were written down, so that what is found besides is not wrong.
    """

    article: Article
    records: dict[str, list[Record]]
    partial: frozenset[str] = field(default_factory=frozenset)


def read_gold(path: Path) -> list[GoldDocument]:
    """The annotated articles of a JSON Lines file.

    Raises:
        GoldError: the file cannot be read, or a line is not as it should be; the message names it.
    """
    found: dict[str, int] = {}
    documents = []
    for number, raw in _lines(path):
        where = f"{path}, line {number}"
        document = _document(raw, where)
        if document.article.id in found:
            raise GoldError(f"{where}: article {document.article.id} stands in line {found[document.article.id]} too")
        found[document.article.id] = number
        documents.append(document)
    if not documents:
        raise GoldError(
            f"{path}: no articles in it: one JSON object a line is expected, with an article and its records"
        )
    return documents


def read_coded(path: Path) -> dict[str, Document]:
    """The documents of a file that ``detente code`` wrote, by the id of the article.

    Raises:
        GoldError: the file cannot be read, or a line is no document.
    """
    documents = {}
    for number, raw in _lines(path):
        try:
            document = Document.model_validate(raw)
        except ValidationError as error:
            raise GoldError(f"{path}, line {number}: no document as detente code writes it: {_first(error)}") from error
        documents[document.article.id] = document
    return documents


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        lines = path.read_bytes().decode("utf-8").splitlines()
    except OSError as error:
        raise GoldError(f"cannot read {path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: not UTF-8 at byte {error.start}; JSON Lines are expected") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            raise GoldError(f"{path}, line {number}: not JSON ({error}); one JSON object a line is expected") from error
        if not isinstance(value, dict):
            raise GoldError(f"{path}, line {number}: a JSON object is expected, with an article and its records")
        yield number, value


def _document(raw: dict[str, Any], where: str) -> GoldDocument:
    unknown = set(raw) - {"article", "partial", *KINDS}
    if unknown:
        raise GoldError(f"{where}: unknown name {min(unknown)!r}; a line has article, {', '.join(KINDS)} and partial")
    article = raw.get("article")
    if not isinstance(article, dict) or not isinstance(article.get("text"), str):
        raise GoldError(f"{where}: an article with its text is expected")
    try:
        given = {name: value for name, value in article.items() if value is not None}
        read = Article(**{"id": article_id(article["text"]), **given})
    except ValidationError as error:
        raise GoldError(f"{where}, article: {_first(error)}") from error
    partial = raw.get("partial", [])
    if not isinstance(partial, list) or not set(partial) <= set(KINDS):
        raise GoldError(f"{where}: partial is a list of some of {', '.join(KINDS)}")
    records = {kind: _records(raw[kind], kind, len(read.text), where) for kind in KINDS if kind in raw}
    return GoldDocument(read, records, frozenset(partial))


def _records(value: object, kind: str, length: int, where: str) -> list[Record]:
    if not isinstance(value, list) or not all(isinstance(record, dict) for record in value):
        raise GoldError(f"{where}: {kind} is a list of objects")
    for number, record in enumerate(value, 1):
        at = f"{where}, {kind} {number}"
        also = record.get("also", {})
        if not isinstance(also, dict) or not all(isinstance(values, list) for values in also.values()):
            raise GoldError(f"{at}: also gives, by field, a list of other values that are right as well")
        given = {name: given for name, given in record.items() if name not in EXTRA}
        _check(MODELS[kind], given, length, at)
        for name, values in also.items():
            if name not in given:
                raise GoldError(f"{at}: also gives other values of {name}, but the record itself gives none")
            for other in values:
                _check(MODELS[kind], {name: other}, length, f"{at}, also")
    return value


def _check(model: type[BaseModel], given: Record, length: int, where: str) -> None:
    """Every name is one of the model's and every value may stand there; what is left out is left out."""
    for name, value in given.items():
        if name == "optional" and model.__name__ == "Actor":
            continue
        if name not in model.model_fields:
            raise GoldError(f"{where}: unknown field {name!r}; there are {', '.join([*model.model_fields, *EXTRA])}")
        if value is None:
            continue
        annotation: Any = model.model_fields[name].annotation
        inner = _model_in(annotation)
        if inner is not None:
            values: Iterable[object] = value if isinstance(value, list) else [value]
            for part in values:
                if not isinstance(part, dict):
                    raise GoldError(
                        f"{where}: {name} is {'a list of objects' if _is_list(annotation) else 'an object'}"
                    )
                _check(inner, part, length, f"{where}, {name}")
            if isinstance(value, list) != _is_list(annotation):
                raise GoldError(f"{where}: {name} is {'a list' if _is_list(annotation) else 'an object, no list'}")
            continue
        try:
            checked = TypeAdapter(annotation).validate_python(value)
        except ValidationError as error:
            raise GoldError(f"{where}, {name}: {_first(error)}") from error
        for start, end in _spans(checked):
            if not 0 <= start < end <= length:
                raise GoldError(
                    f"{where}, {name}: the span [{start}, {end}] is not within the text of {length} characters"
                )


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that a field holds, alone or as a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (Union, UnionType, list):
        return next((model for part in get_args(annotation) if (model := _model_in(part))), None)
    return None


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is list


def _spans(value: object) -> Iterator[tuple[int, int]]:
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(end, int) for end in value):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _spans(part)


def _first(error: ValidationError) -> str:
    """The first of pydantic's complaints, in one line."""
    first = error.errors()[0]
    at = ".".join(str(part) for part in first["loc"])
    return f"{at + ': ' if at else ''}{first['msg'][0].lower()}{first['msg'][1:]}"
