"""Finding the engagements of an article."""

from __future__ import annotations

import datetime

from detente.contexts import load_contexts
from detente.engagements.contact import Contact
from detente.engagements.kinds import Kinds, load_kinds
from detente.engagements.mentions.reading import Mentions
from detente.engagements.merging import Group, merge
from detente.engagements.words import load_words
from detente.parsing import Parsed
from detente.record import Actor, Engagement, Event, EventEvidence, Mention, Span
from detente.resolving import Resolution
from detente.statements import Said


class EngagementFinder:
    """Finds engagements. Make one and use it for many articles.

    Raises:
        DataError: the data file is wrong.
    """

    def __init__(self, kinds: Kinds | None = None) -> None:
        self.kinds = kinds or load_kinds()
        load_words()  # if they are wrong, it is told now

    def find(
        self,
        parsed: Parsed,
        resolution: Resolution,
        said: list[Said],
        events: list[Event],
        article_id: str,
        published: datetime.date | None = None,
    ) -> list[Engagement]:
        """The engagements of one article in the order of their first mentions, with ids ``{article_id}:g{n}``."""
        mentions = Mentions(self.kinds, resolution, said, published)
        coded: dict[Span, list[Event]] = {}
        for event in events:
            coded.setdefault(event.evidence.sentence, []).append(event)
        contacts: list[Contact] = []
        for sentence in parsed.sentences:
            within = coded.get((sentence.start, sentence.end), [])
            contacts += mentions.of(sentence) or mentions.coded(sentence, within)
        groups = merge(contacts, self.kinds)
        return [_record(group, f"{article_id}:g{number}") for number, group in enumerate(groups, 1)]


def _record(group: Group, id: str) -> Engagement:
    contacts = group.contacts
    dates = sorted(
        (c.date for c in contacts if c.date is not None), key=lambda d: ((d.end - d.start).days, d.sentence.index)
    )
    places = sorted((c.place for c in contacts if c.place is not None), key=lambda p: p.kind == "country")
    hosts = [c.host for c in contacts if c.host is not None]
    issues: list[str] = []
    for contact in contacts:
        issues += [name for name in load_contexts().of(contact.sentence.lemmas) if name not in issues]
    status = group.status
    return Engagement(
        id=id,
        kind=group.kind,
        parties=_taking_part(group),
        host=hosts[0].actor if hosts else None,
        place=places[0].place if places else None,
        date=dates[0].date if dates else None,
        status=status,
        issues=issues,
        mentions=[
            Mention(
                status=contact.status if contact.status is not None and not contact.weak else status,
                attribution=contact.attribution,
                evidence=_evidence(contact),
            )
            for contact in contacts
        ],
    )


def _taking_part(group: Group) -> list[Actor]:
    """Who takes part; the paper or station of an interview asks for no country: "told *Le Monde*"."""
    if group.kind != "interview":
        return [p.actor for p in group.parties]
    return [p.actor.model_copy(update={"country": None}) if p.media else p.actor for p in group.parties]


def _evidence(contact: Contact) -> EventEvidence:
    sentence = contact.sentence
    host = contact.host
    return EventEvidence(
        sentence=(sentence.start, sentence.end),
        trigger=sentence.span(*contact.trigger),
        actors=[p.actor.evidence for p in contact.parties if p is not host],
        recipients=[host.actor.evidence] if host is not None else [],
        date=contact.date.span if contact.date is not None else None,
        place=contact.place.span if contact.place is not None else None,
    )
