"""A document made by hand, and a coder that needs no language pipeline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from detente.record import (
    Actor,
    Article,
    Attribution,
    AttributionEvidence,
    DateSpan,
    Document,
    Engagement,
    Event,
    EventEvidence,
    Mention,
    Place,
    Position,
    PositionEvidence,
    Span,
    Statement,
    StatementEvidence,
    Target,
    Versions,
)

TEXT = (
    "Norway expels two diplomats\n\n"
    "Norway expelled two Russian diplomats on Tuesday, Foreign Minister Ingrid Solberg said.\n\n"
    "“We will meet our Swedish colleagues in Stockholm next week,” she told reporters. Moscow called the step hostile."
)


def span(words: str, text: str = TEXT) -> Span:
    """Where ``words`` stand in ``text`` (the first time)."""
    start = text.index(words)
    return start, start + len(words)


def actor(words: str, name: str, country: str, *sectors: str, role: str | None = None) -> Actor:
    return Actor(text=words, name=name, country=country, sectors=list(sectors), role=role, evidence=span(words))


def sample() -> Document:
    """Two events, two statements, an engagement and a position over :data:`TEXT`."""
    norway = actor("Norway", "Norway", "NOR", "GOV")
    norway.evidence = span("Norway expelled")[0], span("Norway expelled")[0] + len("Norway")
    russia = actor("Russian", "Russia", "RUS", "GOV")
    solberg = actor("Ingrid Solberg", "Ingrid Solberg", "NOR", "GOV", role="foreign minister")
    sweden = actor("Swedish colleagues", "Swedish colleagues", "SWE", "GOV")
    moscow = actor("Moscow", "Russia", "RUS", "GOV")
    said = Attribution(
        speaker=solberg, cue="said", evidence=AttributionEvidence(speaker=solberg.evidence, cue=span("said"))
    )
    week = DateSpan(start=date(2022, 4, 11), end=date(2022, 4, 17), text="next week")
    stockholm = Place(text="Stockholm", name="Stockholm", country="SWE", latitude=59.33, longitude=18.06)
    expelled = EventEvidence(
        sentence=span("Norway expelled two Russian diplomats on Tuesday, Foreign Minister Ingrid Solberg said."),
        trigger=span("expelled"),
        actors=[norway.evidence],
        recipients=[russia.evidence],
    )
    meet = EventEvidence(
        sentence=span("“We will meet our Swedish colleagues in Stockholm next week,” she told reporters."),
        trigger=span("meet"),
        actors=[sweden.evidence],
    )
    return Document(
        article=Article(id="norway-1", source="norway.txt", title=None, published=date(2022, 4, 5), text=TEXT),
        events=[
            Event(
                id="norway-1.e1",
                type="SANCTION",
                mode="expel",
                actors=[norway],
                recipients=[russia],
                date=DateSpan(start=date(2022, 4, 5), end=date(2022, 4, 5), text="on Tuesday"),
                status="happened",
                attribution=[said],
                quad="material conflict",
                score=-5.0,
                confidence=0.9,
                evidence=expelled,
            ),
            Event(
                id="norway-1.e2",
                type="AGREE",
                mode="meet",
                actors=[solberg, sweden],
                date=week,
                place=stockholm,
                status="planned",
                auxiliary=["future"],
                quad="verbal cooperation",
                score=3.0,
                confidence=0.8,
                evidence=meet,
            ),
        ],
        statements=[
            Statement(
                id="norway-1.s1",
                speaker=solberg,
                form="indirect",
                cue="said",
                content="Norway expelled two Russian diplomats on Tuesday",
                evidence=StatementEvidence(
                    sentence=expelled.sentence,
                    speaker=solberg.evidence,
                    cue=span("said"),
                    content=[span("Norway expelled two Russian diplomats on Tuesday")],
                ),
            ),
            Statement(
                id="norway-1.s2",
                form="direct",
                cue="told",
                content="We will meet our Swedish colleagues in Stockholm next week,",
                addressees=[actor("reporters", "reporters", "NOR", "MED")],
                evidence=StatementEvidence(
                    sentence=meet.sentence,
                    cue=span("told"),
                    content=[span("We will meet our Swedish colleagues in Stockholm next week,")],
                ),
            ),
        ],
        engagements=[
            Engagement(
                id="norway-1.g1",
                kind="meeting",
                parties=[solberg, sweden],
                place=stockholm,
                date=week,
                status="scheduled",
                mentions=[Mention(status="scheduled", evidence=meet)],
            )
        ],
        positions=[
            Position(
                id="norway-1.p1",
                holder=moscow,
                stance="opposes",
                target=Target(kind="proposal", text="the step"),
                evidence=PositionEvidence(
                    sentence=span("Moscow called the step hostile."), holder=moscow.evidence, target=span("the step")
                ),
            )
        ],
    )


class FakeCoder:
    """Makes an event of each word "expelled"; fails on articles that say "PANIC", breaks the batch on "WRECK"."""

    def __init__(self, *, model: str = "none", **_options: object) -> None:
        self.model = model
        self.versions = Versions(coder="fake", codebook="none", model=model)

    def pipe(
        self, articles: Iterable[Article], *, on_error: Callable[[Article, Exception], None] | None = None
    ) -> Iterator[Document]:
        for article in articles:
            try:
                if "WRECK" in article.text:
                    raise MemoryError("the batch is lost")
                yield self._code(article)
            except ValueError as error:
                if on_error is None:
                    raise
                on_error(article, error)

    def _code(self, article: Article) -> Document:
        if "PANIC" in article.text:
            raise ValueError("the clause has no head")
        if article.text == TEXT:
            return sample().model_copy(update={"article": article})
        events = [
            Event(
                id=f"{article.id}.e{number}",
                type="SANCTION",
                status="happened",
                quad="material conflict",
                score=-5.0,
                confidence=0.5,
                evidence=EventEvidence(sentence=match.span(), trigger=match.span()),
            )
            for number, match in enumerate(re.finditer("expelled", article.text), 1)
        ]
        return Document(article=article, events=events)
