"""A document in a notebook: the text marked up, the records under it, nothing that runs."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from detente import Coder
from detente.record import Actor, Article, Document, Event, EventEvidence, Position, PositionEvidence, Target
from detente.record.html import ROWS, TEXT


class Page(HTMLParser):
    """Tags, their balance, and the words outside of tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


TAGS = {"div", "p", "b", "bdi", "br", "small", "span", "table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"style", "title", "dir", "scope"}


def a_document(text: str, name: str = "Peru", events: int = 1) -> Document:
    """``text`` with an event and a position over all of it; ``name`` wherever a name can be."""
    span = (0, len(text))
    actor = Actor(text=name, name=name, country=name, sectors=[name], evidence=span)
    event = Event(
        id="e",
        type=name,
        mode=name,
        actors=[actor],
        status="happened",
        quad="verbal conflict",
        score=0,
        confidence=1,
        evidence=EventEvidence(sentence=span, trigger=(0, 1), actors=[span]),
    )
    evidence = PositionEvidence(sentence=span, holder=span, target=span)
    position = Position(
        id="p", holder=actor, stance="supports", target=Target(kind="issue", text=name), evidence=evidence
    )
    article = Article(id=name, title=name, source=name, text=text)
    return Document(article=article, events=[event] * events, positions=[position])


def test_the_text_is_there_marked_and_the_records_below(coder: Coder) -> None:
    text = "France expelled two Russian diplomats on Monday. Poland supported the step. “It is right,” it said."
    document = coder.code(text, published="2022-04-05")
    shown = document._repr_html_()
    page = Page(shown)
    assert text in page.words
    assert all(word in page.words for word in ("Events", "SANCTION", "expel", "FRA", "Statements", "Positions"))
    assert '<span style="background:rgba(245,180,50,.38);border-radius:2px" title="e1">' in shown


@settings(max_examples=40)
@given(st.text(min_size=1).filter(str.strip), st.text())
def test_nothing_of_a_text_or_a_name_becomes_markup(text: str, name: str) -> None:
    for hostile in ("", '<script>alert(1)</script>"><img src=x onerror=alert(1)>'):
        page = Page(a_document(text + hostile, name + hostile)._repr_html_())
        assert page.tags <= TAGS and page.attributes <= ATTRIBUTES and not page.open
        assert hostile in page.words


def test_what_is_too_long_is_cut_and_says_so() -> None:
    page = Page(a_document("word " * TEXT + "\n\n" + "end" * 9, events=ROWS + 7)._repr_html_())
    assert "7 more are not shown" in page.words and "more characters are not shown" in page.words


def test_an_article_without_records_is_shown_too() -> None:
    page = Page(Document(article=Article(id="a", text="Nothing."))._repr_html_())
    assert "Nothing." in page.words and "Events" not in page.words
