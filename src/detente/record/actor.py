"""Actors: persons, offices, organisations, states and groups."""

from pydantic import Field

from detente.record.base import Model, Span


class Actor(Model):
    """Somebody who acts, speaks or is acted upon, as written and as resolved on the article's date.

    ``country`` is ISO 3166-1 alpha-3, or one of PLOVER's international codes (``UNO``, ``EUR``, ``IGO``, ``NGO``,
    ``ISM``, ``IMG``, ``MNC``). ``sectors`` are PLOVER's (``GOV``, ``MIL``, ``LEG``, ``OPP``, ``ELI`` ...), the
    primary one first.
    """

    text: str
    name: str
    country: str | None = None
    sectors: list[str] = Field(default_factory=list)
    role: str | None = None
    evidence: Span
