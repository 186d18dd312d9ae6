"""The coder: an article through all rooms of the house."""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from detente.engagements import EngagementFinder
from detente.events import EventFinder, Focus, load_codebook, load_opinion, user_codebook
from detente.glance import Glance
from detente.parsing import DEFAULT_MODEL, Parsed, Parser
from detente.positions import PositionFinder
from detente.reading import AnyArticle, as_article, read_text
from detente.record import Article, Document, Event, Span, Versions
from detente.resolving import Resolver, sightings
from detente.setup import Setup
from detente.statements import StatementFinder, give_voices


class Coder:
    """Turns articles into documents. Loading takes seconds: make one and use it for many articles.

    Args:
        model: the spaCy English pipeline: an installed package or a folder.
        codebook: a folder with a codebook of your own; it adds to ours (see :func:`detente.events.user_codebook`).
        actors: a file of actors of your own (CSV, TSV, YAML or a PETRARCH dictionary); its rows win over ours.
        skim: in :meth:`pipe`, of an article that names nobody political, parse only the paragraphs in which somebody
            speaks (see :mod:`detente.glance`); never with a codebook of your own, which may be about anybody.
        codebook_only: find no events but those of the codebook: leave out the second opinion, a learned classifier that
            is asked where no entry fits (:mod:`detente.events.opinion`). So it is with a codebook of your own.

    Raises:
        ModelError: the pipeline is missing or not what it should be.
        DataError: a data file is wrong.
    """

    def __init__(
        self,
        *,
        model: str = DEFAULT_MODEL,
        codebook: Path | None = None,
        actors: Path | None = None,
        skim: bool = True,
        codebook_only: bool = False,
    ) -> None:
        self._setup = Setup(model, codebook, actors, codebook_only)
        words = user_codebook(codebook) if codebook is not None else load_codebook()
        opinion = load_opinion() if codebook is None and not codebook_only else None
        self.parser = Parser(model)
        self.resolver = Resolver(actors)
        self.statements = StatementFinder()
        self.events = EventFinder(words, opinion)
        self.engagements = EngagementFinder()
        self.positions = PositionFinder()
        self._glance = Glance(self.resolver.lexicon, self.statements.lexicon) if skim and codebook is None else None

    @property
    def versions(self) -> Versions:
        """What its documents are coded with."""
        return self._setup.versions

    def code(
        self,
        text: str,
        *,
        published: datetime.date | str | None = None,
        id: str | None = None,
        title: str | None = None,
        source: str | None = None,
    ) -> Document:
        """Code one text. ``published`` is a date or "YYYY-MM-DD"; relative dates and offices are read as of that day.

        A text that opens with ``date YYYY-MM-DD`` is of that day; offsets refer to what follows (``article.text``).

        Raises:
            ValueError: ``published`` is no date.
        """
        article = read_text(text, published=published, id=id, title=title, source=source)
        return self._document(article, self.parser.parse(article.text))

    def relate(
        self,
        text: str,
        source: Span,
        target: Span,
        *,
        published: datetime.date | str | None = None,
    ) -> Event | None:
        """The likeliest event in which ``source`` acts on ``target``; None if the text tells of none.

        For users with actors of their own: both are character spans ``(start, end)`` into ``text`` and count as actors
        whatever they name. They must lie in one sentence, else the answer is None.

        Raises:
            ValueError: a span is empty or not within the text, or ``published`` is no date.
        """
        for start, end in (source, target):
            if not 0 <= start < end <= len(text):
                raise ValueError(f"the span ({start}, {end}) is not within the text of {len(text)} characters")
        article = as_article({"text": text, "published": published})
        parsed = self.parser.parse(article.text)
        sentence = parsed.sentence_at(source[0])
        if sentence is None or sentence is not parsed.sentence_at(target[0]):
            return None
        resolution = self.resolver.resolve(parsed, article.published)
        said = self.statements.said(parsed, resolution, article.id)
        give_voices(said, resolution)
        focus = Focus(resolution, sentence, source, target)
        return self.events.relate(sentence, focus, said, article.id, article.published)

    def pipe(
        self,
        articles: Iterable[AnyArticle],
        *,
        on_error: Callable[[Article, Exception], None] | None = None,
        remember: bool = False,
    ) -> Iterator[Document]:
        """Code many articles, in their order, faster than one by one.

        With ``remember``, all articles are parsed before the first is coded, and what some tell of a person ("Finance
        Minister Anna Kral of Moldova") holds in those of about the same time that do not ("Ms Kral"). The result is the
        same in any order. The parses of the whole corpus are kept in memory meanwhile.

        An article that cannot be coded is told to ``on_error`` and left out; without ``on_error`` the error is raised.
        """
        waiting: deque[Article] = deque()

        def texts() -> Iterator[str]:
            for given in articles:
                article = as_article(given)
                waiting.append(article)
                yield article.text

        parses: Iterable[Parsed] = self.parser.pipe(texts(), self._glance)
        resolver = self.resolver
        if remember:
            parses = list(parses)
            resolver = self._remembering(waiting, parses)
        for parsed in parses:
            article = waiting.popleft()
            try:
                document = self._document(article, parsed, resolver)
            except Exception as error:
                if on_error is None:
                    raise
                on_error(article, error)
                continue
            yield document

    def _remembering(self, articles: Iterable[Article], parses: Iterable[Parsed]) -> Resolver:
        seen = []
        for article, parsed in zip(articles, parses, strict=True):
            with suppress(Exception):  # it is raised or reported when the article's turn comes
                seen += sightings(self.resolver.resolve(parsed, article.published, article.title), article.published)
        return self.resolver.remembering(seen)

    def _document(self, article: Article, parsed: Parsed, resolver: Resolver | None = None) -> Document:
        resolution = (resolver or self.resolver).resolve(parsed, article.published, article.title)
        said = self.statements.said(parsed, resolution, article.id)
        give_voices(said, resolution)
        events = self.events.find(parsed, resolution, said, article.id, article.published)
        engagements = self.engagements.find(parsed, resolution, said, events, article.id, article.published)
        positions = self.positions.find(parsed, resolution, said, events, article.id, article.published)
        return Document(
            article=article,
            events=events,
            statements=[one.statement for one in said],
            engagements=engagements,
            positions=positions,
        )
