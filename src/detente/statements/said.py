"""The room's own form of a statement, which later rooms read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.record import Attribution, AttributionEvidence, Span, Statement

if TYPE_CHECKING:
    from detente.parsing import Sentence


_ASSERTING = {
    "that", "object that", "quote", "parenthesis", "colon", "block", "transcript", "phrase", "floating", "run", "bare",
    "object name",
}  # fmt: skip


@dataclass(eq=False, slots=True)
class Said:
    """A statement with what the record leaves out.

    ``statement`` is the record. ``cue_class`` is the class of the cue ("claims", "denies", ...; "says" where there is
    no cue). ``sentence`` and ``token`` are the cue's head word (``token`` is None without a cue; ``sentence`` is then
    the one in which the content begins). ``how`` is the form in which the words were given: a form of the cue ("that",
    "whether", "to", "gerund", "object", "object to", "about" ...), or "quote", "parenthesis" ("..., she said"),
    "colon", "block" and "transcript" (after a colon), "phrase" ("according to"), "bare" ("Why? she asked"),
    "floating" (a quotation without a cue), "run" (unmarked speech). Only some of them assert what they say: see
    :attr:`asserted`. ``speaker_head`` is the head token of the speaker's noun phrase as (sentence index, token), None
    if the text names none. ``nominal`` is True if the cue is a noun ("the accusation that"). ``parent`` is the
    statement that reports this one.
    """

    statement: Statement
    cue_class: str
    sentence: Sentence
    token: int | None
    how: str = "that"
    speaker_head: tuple[int, int] | None = None
    nominal: bool = False
    parent: Said | None = None

    @property
    def content(self) -> list[Span]:
        """The spans of what was said."""
        return self.statement.evidence.content

    @property
    def asserted(self) -> bool:
        """Whether the speaker tells the content as a fact or view of its own ("said that ..."), rather than takes it
        as given ("condemned the attack") or wants it ("urged them to leave")."""
        return self.how in _ASSERTING

    @property
    def attribution(self) -> Attribution:
        """The statement as a link in the chain of who says so."""
        evidence, speaker = self.statement.evidence, self.statement.speaker
        where = (evidence.speaker or speaker.evidence) if speaker is not None else None
        return Attribution(
            speaker=speaker,
            cue=self.statement.cue,
            evidence=AttributionEvidence(speaker=where, cue=evidence.cue),
        )

    def holds(self, offset: int) -> bool:
        """Whether the character at ``offset`` is part of what was said."""
        return any(start <= offset < end for start, end in self.content)

    def above(self) -> list[Said]:
        """The chain from the outermost statement down to this one."""
        links: list[Said] = []
        link: Said | None = self
        while link is not None and link not in links:
            links.append(link)
            link = link.parent
        return links[::-1]


def chain(said: list[Said], offset: int) -> list[Said]:
    """The statements in whose content the character at ``offset`` stands, outermost first.

    Use it with the start of an event's trigger: the speakers are the event's attribution. Empty means that the article
    itself says so. Where two statements that do not report each other overlap, the one with the shorter content counts.
    """
    holding = [one for one in said if one.holds(offset)]
    if not holding:
        return []
    inner = min(holding, key=lambda one: (sum(end - start for start, end in one.content), one.content[0]))
    return [link for link in inner.above() if link is inner or link.holds(offset)]
