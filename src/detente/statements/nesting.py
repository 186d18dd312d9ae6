"""Which statements stay, of those that say the same or stand within others."""

from __future__ import annotations

from bisect import bisect_right

from detente.parsing import Parsed, Quote
from detente.statements.draft import Draft, Near, overlap, trim

_STRONG = {"that", "parenthesis", "accused of", "object that", "quote", "phrase"}


def distinct(drafts: list[Draft]) -> list[Draft]:
    """Without statements whose content is that of another: the one with a speaker and the nearer cue stays."""
    kept: list[Draft] = []
    by_paragraph: dict[int, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda d: (d.speaker is None, d.nominal, d.form == "object", d.start)):
        twin = False
        for other in by_paragraph.setdefault(draft.sentence.paragraph, []):
            shared = overlap(draft.content, other.content)
            if shared and shared * 20 >= 17 * max(draft.size(), other.size()):
                twin = True
                break
        if not twin:
            kept.append(draft)
            by_paragraph[draft.sentence.paragraph].append(draft)
    # "repeated its promise to ...": the noun with its carrier says it all.
    carried = [d for d in kept if d.nominal and len(d.tokens) > 1]
    return [
        d
        for d in kept
        if not (
            d.form == "object"
            and any(c.token in d.tokens or d.token in c.tokens for c in carried if c.sentence is d.sentence)
        )
    ]


def without_weak_nested(parsed: Parsed, quotes: list[Quote], drafts: list[Draft]) -> list[Draft]:
    """Without what a statement only mentions in passing: within another's words a statement counts if it is a
    clause with a speaker of its own; within quotation marks only if that speaker is named."""
    kept: list[Draft] = []
    near = Near(parsed, drafts)
    starts = [quote.start for quote in quotes]
    for draft in drafts:
        cue = draft.cue_span
        inside = nested = False
        if cue is not None:
            k = bisect_right(starts, cue[0]) - 1
            inside = k >= 0 and cue[0] < quotes[k].end
            nested = any(other is not draft and other.holds(cue[0]) for other in near.at(cue[0]))
        if inside or nested:
            told = (
                draft.nominal
                and draft.form in {"that", "to"}
                and not inside
                and _is_object(draft, near.at(draft.start))
            )
            if not told and (draft.form not in _STRONG or draft.speaker is None):
                continue
            who = draft.speaker
            if inside and (who is None or who.sentence.pos[who.head] != "PROPN"):
                continue
            if draft.cue_class in {"thinks", "wants"}:
                continue
        kept.append(draft)
    return kept


def end_before_parentheses(text: str, drafts: list[Draft]) -> None:
    """End a content before a parenthesis that gives all to somebody else: "Kiev said it had won, radio reported"."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence.index, []).append(draft)
    for outer in drafts:
        cue = outer.cue_span
        if outer.form != "parenthesis" or cue is None or outer.speaker is None or outer.content[-1][0] > cue[0]:
            continue
        start = min(cue[0], outer.speaker.span[0])
        for inner in by_sentence[outer.sentence.index]:
            mark = inner.cue_span
            if inner is outer or mark is None or mark[0] >= start:
                continue
            if inner.holds(start) and inner.form != "quote":
                kept = [trim(text, a, min(b, start)) for a, b in inner.content if a < start]
                inner.content = [span for span in kept if span is not None] or inner.content


def _is_object(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a noun is itself what another cue governs: "dismissed *accusations that* ..."."""
    return any(
        other.sentence is draft.sentence
        and other.form == "object"
        and draft.sentence.heads[draft.token or 0] == other.token
        for other in drafts
    )
