"""The records of documents as tables, for whoever has no store: a row a record.

>>> from detente import frames
>>> frames.frame(document, "events")  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, get_args

from detente.record import Actor, Attribution, DateSpan, Document, Engagement, Event, Place, Position, Span, Statement

if TYPE_CHECKING:
    import pyarrow as pa

Records = Literal["events", "statements", "engagements", "positions"]
Kind = Literal["pandas", "polars", "arrow"]
Row = dict[str, Any]

_ARTICLE = {"article_id": "string", "source": "string", "published": "date", "id": "string"}
_DATE = {"date_start": "date", "date_end": "date", "date_text": "string"}
_PLACE = {"place_name": "string", "place_country": "string", "latitude": "float", "longitude": "float"}
_END = {"sentence": "string"}


def _sides(*parts: str) -> dict[str, str]:
    return {f"{part}_{what}": "list" for part in parts for what in ("names", "countries", "sectors")}


COLUMNS: dict[str, dict[str, str]] = {
    "events": _ARTICLE
    | dict.fromkeys(("type", "mode", "status", "quad"), "string")
    | {"score": "float", "confidence": "float", "contexts": "list", "speakers": "list"}
    | _sides("actor", "recipient")
    | _DATE
    | _PLACE
    | _END,
    "statements": _ARTICLE
    | dict.fromkeys(("speaker", "speaker_country", "role", "form", "cue", "content", "occasion"), "string")
    | _sides("addressee", "about")
    | {"issues": "list"}
    | _DATE
    | _END,
    "engagements": _ARTICLE
    | {"kind": "string", "status": "string", "host": "string"}
    | _sides("party")
    | {"issues": "list", "mentions": "int"}
    | _DATE
    | _PLACE
    | _END,
    "positions": _ARTICLE
    | dict.fromkeys(("holder", "holder_country", "role", "stance", "target_kind", "target", "target_country"), "string")
    | _END,
}
"""The columns of each table and what they hold. The members of an actor's lists stand in the record's order."""


def frame(documents: Document | Iterable[Document], records: Records = "events", kind: Kind = "pandas") -> Any:
    """One kind of record of one or more documents as a table: a row a record, in the order of the text.

    Args:
        documents: a document, or several.
        records: ``events``, ``statements``, ``engagements`` or ``positions``.
        kind: ``pandas`` or ``polars`` (``pip install detente[frames]``), or ``arrow``.

    Returns:
        A data frame (or an Arrow table) with the columns of :data:`COLUMNS`, also where there is no record.
        ``speakers`` are those on whose word the article has it, outermost first; empty: the article's own voice.
        ``sentence`` is the sentence that says so (of an engagement: of its first mention).

    Raises:
        ValueError: there are no such records, or no such kind of table.
    """
    if records not in COLUMNS:
        raise ValueError(f"no records {records!r}: there are {', '.join(COLUMNS)}")
    if kind not in get_args(Kind):
        raise ValueError(f"no kind of table {kind!r}: there are {', '.join(get_args(Kind))}")
    several = [documents] if isinstance(documents, Document) else documents
    found = _table(records, (row for document in several for row in _rows(document, records)))
    if kind == "pandas":
        return found.to_pandas()
    if kind == "polars":
        import polars

        return polars.from_arrow(found)
    return found


def _table(records: Records, rows: Iterable[Row]) -> pa.Table:
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "date": pa.date32(),
        "float": pa.float64(),
        "int": pa.int64(),
        "list": pa.list_(pa.string()),
    }
    return pa.Table.from_pylist(list(rows), schema=pa.schema([(n, types[t]) for n, t in COLUMNS[records].items()]))


def _rows(document: Document, records: Records) -> Iterator[Row]:
    article = document.article
    of: dict[str, Callable[[Any], Row]] = {
        "events": _event,
        "statements": _statement,
        "engagements": _engagement,
        "positions": _position,
    }
    for record in getattr(document, records):
        sentence = _sentence(record)
        yield {
            "article_id": article.id,
            "source": article.source,
            "published": article.published,
            "id": record.id,
            **of[records](record),
            "sentence": article.text[slice(*sentence)] if sentence else None,
        }


def _sentence(record: Event | Statement | Engagement | Position) -> Span | None:
    if isinstance(record, Engagement):
        return record.mentions[0].evidence.sentence if record.mentions else None
    return record.evidence.sentence


def _event(event: Event) -> Row:
    row = event.model_dump(include={"type", "mode", "status", "quad", "score", "confidence", "contexts"})
    row |= {"speakers": _speakers(event.attribution)}
    return row | _cast(actor=event.actors, recipient=event.recipients) | _date(event.date) | _place(event.place)


def _statement(one: Statement) -> Row:
    row = one.model_dump(include={"form", "cue", "content", "occasion", "issues"})
    who = one.speaker
    row |= {"speaker": who and who.name, "speaker_country": who and who.country, "role": who and who.role}
    return row | _cast(addressee=one.addressees, about=one.about) | _date(one.date)


def _engagement(one: Engagement) -> Row:
    row = one.model_dump(include={"kind", "status", "issues"})
    row |= {"host": one.host and one.host.name, "mentions": len(one.mentions)}
    return row | _cast(party=one.parties) | _date(one.date) | _place(one.place)


def _position(one: Position) -> Row:
    target = one.target
    return {
        "holder": one.holder.name,
        "holder_country": one.holder.country,
        "role": one.holder.role,
        "stance": one.stance,
        "target_kind": target.kind,
        "target": target.text,
        "target_country": target.actor and target.actor.country,
    }


def _cast(**parts: list[Actor]) -> Row:
    row: Row = {}
    for part, actors in parts.items():
        row[f"{part}_names"] = [actor.name for actor in actors]
        row[f"{part}_countries"] = [actor.country for actor in actors]
        row[f"{part}_sectors"] = [actor.sectors[0] if actor.sectors else None for actor in actors]
    return row


def _speakers(chain: list[Attribution]) -> list[str | None]:
    return [link.speaker.name if link.speaker else None for link in chain]


def _date(date: DateSpan | None) -> Row:
    return {"date_start": date.start, "date_end": date.end, "date_text": date.text} if date else {}


def _place(place: Place | None) -> Row:
    if place is None:
        return {}
    coordinates = {"latitude": place.latitude, "longitude": place.longitude}
    return {"place_name": place.name, "place_country": place.country, **coordinates}
