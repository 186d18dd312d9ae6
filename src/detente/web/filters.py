"""What a reader narrows a page to, and how that becomes SQL: conditions with parameters, never text put together."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator

from detente.web import names

PER_PAGE = 25
Word = Annotated[str, Field(max_length=200), AfterValidator(lambda text: " ".join(text.replace("\0", " ").split()))]
Conditions = tuple[list[str], dict[str, Any]]
STATUSES = (*names.STATUSES, *(one for one in names.MEETING_STATUSES if one not in names.STATUSES))


def _among(kind: str, allowed: tuple[str, ...]) -> Any:
    def check(value: str) -> str:
        if value and value not in allowed:
            raise ValueError(f"no {kind}: one of {', '.join(allowed)}")
        return value

    return AfterValidator(check)


class Filters(BaseModel):
    """The filters that pages and the API share; an empty one does not narrow.

    ``status`` is one status of an event or engagement (what is planned of the one is scheduled of the other), or
    ``real`` (events that happened or are ongoing, all engagements) or ``any``; ``voice`` asks for what the article
    itself says (``article``) or what somebody claims (``claimed``).
    """

    model_config = ConfigDict(extra="ignore")

    since: datetime.date | None = None
    until: datetime.date | None = None
    type: Annotated[str, _among("event type", names.types())] = ""
    status: Annotated[str, _among("status", ("real", "any", *STATUSES))] = "real"
    quad: Annotated[str, _among("quad class", names.QUADS)] = ""
    voice: Literal["", "article", "claimed"] = ""
    speaker: Word = ""
    source: Word = ""
    issue: Word = ""
    place: Word = ""
    confidence: Annotated[float, Field(ge=0, le=1)] = 0.0
    page: Annotated[int, Field(ge=1, le=100_000)] = 1

    @field_validator("since", "until", "confidence", "page", "status", mode="before")
    @classmethod
    def _empty_is_none(cls, value: Any, info: Any) -> Any:
        return cls.model_fields[info.field_name].default if value == "" else value

    @property
    def statuses(self) -> tuple[str, str]:
        """The chosen status as it is called of an event and of an engagement."""
        return next((pair for pair in names.STATUS_PAIRS if self.status in pair), (self.status, self.status))

    def days(self) -> Conditions:
        """Conditions on ``day``."""
        found, given = [], {}
        if self.since:
            found.append("day >= $since")
            given["since"] = self.since
        if self.until:
            found.append("day <= $until")
            given["until"] = self.until
        return found, given

    def events(self) -> Conditions:
        """Conditions on the rows of ``desk.deeds``, ``desk.pairs`` and ``desk.deeds_of``."""
        found, given = self.days()
        if self.status == "real":
            found.append("real")
        else:
            self._status(found, given, self.statuses[0])
        for name in ("type", "quad"):
            if value := getattr(self, name):
                found.append(f"{name} = ${name}")
                given[name] = value
        self._voice(found, given)
        if self.confidence:
            found.append("confidence >= $confidence")
            given["confidence"] = self.confidence
        if self.place:
            found.append("place_name = $place")
            given["place"] = self.place
        return self._paper(found, given)

    def sayings(self) -> Conditions:
        """Conditions on the rows of ``desk.sayings``, ``desk.saying_pairs`` and ``desk.sayings_of``."""
        found, given = self.days()
        if self.speaker:
            found.append("contains(lower(speaker_name), lower($speaker))")
            given["speaker"] = self.speaker
        if self.issue:
            found.append("list_contains(issues, $issue)")
            given["issue"] = self.issue.replace(" ", "_")
        return self._paper(found, given)

    def stances(self) -> Conditions:
        """Conditions on the rows of ``desk.stances`` and the tables of its numbers: the speaker is the holder."""
        found, given = self.days()
        if self.speaker:
            found.append("contains(lower(holder_name), lower($speaker))")
            given["speaker"] = self.speaker
        if self.issue:
            found.append("list_contains(issues, $issue)")
            given["issue"] = self.issue.replace(" ", "_")
        return self._paper(found, given)

    def meetings(self) -> Conditions:
        """Conditions on the rows of ``desk.meetings`` and the tables of its numbers."""
        found, given = self.days()
        if self.status != "real":
            self._status(found, given, self.statuses[1])
        self._voice(found, given)
        return self._paper(found, given)

    def papers(self) -> Conditions:
        """Conditions on the rows of ``desk.papers``."""
        found, given = self.days()
        return self._paper([one.replace("day", "published") for one in found], given)

    def _status(self, found: list[str], given: dict[str, Any], status: str) -> None:
        if self.status != "any":
            found.append("status = $status")
            given["status"] = status  # "" where there is none, which no record has

    def _voice(self, found: list[str], given: dict[str, Any]) -> None:
        if self.voice:
            found.append("claimed" if self.voice == "claimed" else "NOT claimed")
        if self.speaker:
            found.append("len(list_filter(speakers, lambda x: contains(lower(x), lower($speaker)))) > 0")
            given["speaker"] = self.speaker

    def _paper(self, found: list[str], given: dict[str, Any]) -> Conditions:
        if self.source:
            found.append("paper = $source")
            given["source"] = self.source
        return found, given

    def query(self, **changes: Any) -> str:
        """The filters as the query of a URL, ``changes`` made to them; without those that do not narrow."""
        fields = self.model_dump(mode="json") | changes
        usual = type(self)().model_dump(mode="json")
        return urlencode({name: value for name, value in fields.items() if value not in (None, "", usual.get(name))})


def where(conditions: list[str], *more: str) -> str:
    """The WHERE clause of some conditions."""
    everything = [*conditions, *more]
    return "WHERE " + " AND ".join(f"({one})" for one in everything) if everything else ""
