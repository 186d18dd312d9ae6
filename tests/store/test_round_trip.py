"""What goes into a store comes out of it unchanged."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente import Store
from detente.record import Document, Statement
from detente.store import article_key

from .conftest import NORWAY, document, event

LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    int: st.integers(0, 2**31 - 1),
    float: st.floats(allow_nan=False),
    datetime.date: st.dates(),
    type(None): st.none(),
}


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Any value that a field of type ``kind`` may have."""
    origin, parts = get_origin(kind), get_args(kind)
    if kind in LEAVES:
        return LEAVES[kind]
    if origin is Literal:
        return st.sampled_from(parts)
    if origin in (Union, UnionType):
        return st.one_of(*map(values, parts))
    if origin is list:
        return st.lists(values(parts[0]), max_size=2)
    if origin is tuple:
        return st.tuples(*map(values, parts))
    return st.builds(kind, **{name: values(field.annotation) for name, field in kind.model_fields.items()})


@pytest.fixture(scope="module")
def any_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("any") / "any.duckdb") as store:
        yield store


@settings(max_examples=40)
@given(st.lists(values(Document), max_size=3))
def test_any_document_survives(any_store: Store, made: list[Document]) -> None:
    any_store.add(made, batch=2, replace=True, derive=False)
    last = {article_key(one.article): one for one in made}
    assert [repr(one) for one in any_store.documents(last)] == [repr(one) for one in last.values()]


def test_the_coded_examples_survive_in_their_order(coded: list[Document], store: Store) -> None:
    assert store.add(coded, batch=3) == len(coded)
    keys = [article_key(one.article) for one in coded]
    assert [one.model_dump_json() for one in store.documents(keys)] == [one.model_dump_json() for one in coded]


def test_more_than_nine_records_keep_their_order(store: Store) -> None:
    many = document("many", *(event([NORWAY], [], on=datetime.date(2022, 1, day)) for day in range(1, 31)))
    store.add([many])
    assert list(store.documents()) == [many]


def test_documents_by_key_come_in_the_order_of_the_keys(store: Store) -> None:
    store.add([document(name) for name in "abc"])
    keys = [key for (key,) in store.sql("SELECT article_key FROM articles ORDER BY id DESC").fetchall()]
    assert [one.article.id for one in store.documents(keys)] == ["c", "b", "a"]


def test_a_statement_without_speaker_or_date(store: Store) -> None:
    bare = document("bare")
    evidence = {"sentence": (0, 4), "content": [(0, 2), (3, 4)]}
    bare.statements.append(Statement(id="s", form="direct", content="W a", evidence=evidence))  # type: ignore[arg-type]
    store.add([bare])
    assert list(store.documents()) == [bare]
