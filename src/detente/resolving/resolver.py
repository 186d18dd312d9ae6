"""Who is meant: from a parsed article to its actors on the day it was published."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from detente.parsing import Parsed, Sentence
from detente.resolving.coreference import chains
from detente.resolving.dates import find_dates
from detente.resolving.draft import Draft
from detente.resolving.entities.context import Context, find_context
from detente.resolving.entities.gathering import Entities
from detente.resolving.entities.identity import Identities
from detente.resolving.lexicon.files import load, read
from detente.resolving.lexicon.index import Lexicon
from detente.resolving.memory import Sighting, remember
from detente.resolving.mentions.finding import Finder
from detente.resolving.own.actors import add_own
from detente.resolving.places import find_places, regions
from detente.resolving.resolution import Resolution


class Resolver:
    """Finds the actors, dates and places of parsed articles. The data is loaded once and shared.

    ``actors`` is a user's own file of actors (see :mod:`detente.resolving.own.actors`); its rows win over ours.
    Raises :class:`detente.data.DataError` when a data file is wrong.
    """

    def __init__(self, actors: Path | None = None) -> None:
        if actors is None:
            self.lexicon: Lexicon = load()
        else:
            self.lexicon = read()
            add_own(self.lexicon, actors)
        self._actors = actors
        self._finder = Finder(self.lexicon)

    def remembering(self, seen: Iterable[Sighting]) -> Resolver:
        """A resolver that knows besides what a corpus tells of its persons (see :mod:`detente.resolving.memory`)."""
        other = Resolver.__new__(Resolver)
        other.lexicon = read()
        if self._actors is not None:
            add_own(other.lexicon, self._actors)
        remember(other.lexicon, seen)
        other._actors, other._finder = self._actors, Finder(other.lexicon)
        return other

    def resolve(self, parsed: Parsed, published: datetime.date | None = None, title: str | None = None) -> Resolution:
        """The mentions of ``parsed``, resolved as of ``published`` (None: as if each last known office still held)."""
        context = find_context(parsed, self.lexicon)
        drafts: list[Draft] = []
        named_alike = frozenset(regions(parsed.text))
        for sentence in parsed.sentences:
            drafts.extend(self._finder.find(sentence, published, _start(sentence, context), named_alike))
        identities = Identities(self.lexicon, published)
        places = find_places(parsed)
        entities = Entities(self.lexicon, identities, context, drafts, title, places)
        mentions = entities.build(parsed)
        chains.link(mentions, parsed, self.lexicon.words, self.lexicon.countries)
        entities.owners_told_by_pronouns(mentions)
        resolution = Resolution(parsed, mentions)
        resolution.dates = find_dates(parsed, published)
        resolution.places = places
        resolution.written_from = [(code, context.written_from) for code in context.countries or context.scenes]
        return resolution


def _start(sentence: Sentence, context: Context) -> int:
    for first, last in context.datelines:
        if first <= sentence.start < last:
            return next((i for i, begin in enumerate(sentence.starts) if begin >= last), len(sentence))
    return 0
