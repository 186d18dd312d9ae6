"""The finder: from a parsed article to its statements."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from detente.parsing import Parsed
from detente.record import Statement
from detente.statements.cues import CUES, Lexicon, load_cues
from detente.statements.details import write_down
from detente.statements.direct.headlines import find_colons, find_dash
from detente.statements.direct.quotations import continue_quotes, direct_speech, floating_quotes
from detente.statements.direct.unmarked import find_bare, find_blocks, find_runs, lost_marks
from detente.statements.draft import Draft
from detente.statements.nesting import distinct, end_before_parentheses, without_weak_nested
from detente.statements.reported.cues import Reading
from detente.statements.said import Said

if TYPE_CHECKING:
    from detente.resolving import Resolution


class StatementFinder:
    """Finds who said what. The cues are loaded once; one finder serves any number of articles.

    Raises:
        DataError: the file of cues is wrong.
    """

    def __init__(self, cues: Path = CUES) -> None:
        self.lexicon: Lexicon = load_cues(cues)

    def find(self, parsed: Parsed, resolution: Resolution, article_id: str) -> list[Statement]:
        """The statements of one article in the order of the text, with ids ``ARTICLE:s1``, ``ARTICLE:s2`` ..."""
        return [one.statement for one in self.said(parsed, resolution, article_id)]

    def said(self, parsed: Parsed, resolution: Resolution, article_id: str) -> list[Said]:
        """The same statements in the room's own form (see :class:`Said`)."""
        return write_down(self._drafts(parsed, resolution), parsed, resolution, article_id, self.lexicon)

    def _drafts(self, parsed: Parsed, resolution: Resolution) -> list[Draft]:
        reading = Reading(parsed, resolution, self.lexicon)
        quotes, verbs = reading.quotes, reading.verbs
        drafts = list(reading.others)
        drafts += direct_speech(parsed, quotes, verbs)
        drafts += [draft for _, _, draft in verbs if draft is not None and draft not in drafts]
        drafts += find_colons(parsed, drafts, self.lexicon.labels)
        drafts += find_dash(parsed, drafts, resolution)
        end_before_parentheses(parsed.text, drafts)
        drafts = without_weak_nested(parsed, quotes, distinct(drafts))
        continue_quotes(parsed, quotes, drafts)
        drafts += floating_quotes(parsed, quotes, drafts, resolution)
        drafts += find_blocks(parsed, verbs, drafts)
        if lost_marks(parsed):
            drafts += find_bare(parsed, verbs, drafts)
            drafts += find_runs(parsed, drafts)
        drafts = without_weak_nested(parsed, quotes, drafts)
        return sorted(drafts, key=_order)


def _order(draft: Draft) -> tuple[int, int, int]:
    cue = draft.cue_span
    return draft.start, cue[0] if cue is not None else draft.start, -draft.size()
