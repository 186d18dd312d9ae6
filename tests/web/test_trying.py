"""A pasted text is coded at once, as an article of the store would be."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from detente import Coder, Store
from detente.web import Settings, create_app
from detente.web.trying import BusyError, LazyCoder


@pytest.fixture(scope="module")
def trying(store: Store, coder: Coder) -> Iterator[TestClient]:
    """A client whose desk uses the coder of the tests."""
    app = create_app(store, Settings(read_only=True, max_text=2000))
    app.state.coder = LazyCoder(lambda: coder)
    yield TestClient(app)


def paste(client: TestClient, text: str, **more: str) -> str:
    """The page that comes of a pasted text."""
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get("/try").text)
    assert token
    return client.post("/try", data={"csrf": token[1], "text": text, **more}).text


def test_a_text_is_coded(trying: TestClient) -> None:
    page = paste(trying, "France expelled two Russian diplomats on Monday.", published="2022-04-05")
    assert "SANCTION" in page
    assert "4 Apr 2022" in page
    assert 'href="#e1"' in page
    assert "/change/" not in page


def test_markup_in_it_stays_text(trying: TestClient) -> None:
    page = paste(trying, "<script>alert(1)</script> France thanked Peru. </textarea><b>")
    assert "<script>alert" not in page
    assert "</textarea><b>" not in page


@pytest.mark.parametrize(
    ("text", "published", "told"),
    [("  ", "", "no text"), ("x" * 2001, "", "2,001 characters"), ("Peru thanked Chile.", "tomorrow", "no date")],
)
def test_what_cannot_be_coded_is_told(trying: TestClient, text: str, published: str, told: str) -> None:
    assert told in paste(trying, text, published=published)


def test_a_form_from_elsewhere_is_refused(trying: TestClient) -> None:
    assert trying.post("/try", data={"text": "Peru thanked Chile.", "csrf": "0" * 64}).status_code == 403


def test_too_many_at_once_are_sent_away(coder: Coder) -> None:
    busy = LazyCoder(lambda: coder)
    for _ in range(4):
        busy._room.acquire()
    with pytest.raises(BusyError):
        busy.code("Peru thanked Chile.", None)
