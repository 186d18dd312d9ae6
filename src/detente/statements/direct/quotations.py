"""Direct speech: quotations that belong to a cue, go on after one, or stand alone."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from detente.parsing import Parsed, Quote
from detente.statements.direct.quoted import floating_speaker, is_speech, quotes_after, quotes_before, starts_sentence
from detente.statements.draft import Draft, Near, join, overlap
from detente.statements.matching import Cue
from detente.statements.phrases import PERSONAL, Phrase, noun_phrase, right_neighbour
from detente.statements.speakers import is_nobody

if TYPE_CHECKING:
    from detente.resolving import Resolution


def direct_speech(
    parsed: Parsed, quotes: list[Quote], verbs: list[tuple[Cue, Phrase | None, Draft | None]]
) -> list[Draft]:
    """Statements whose words stand in quotation marks next to a cue."""
    drafts: list[Draft] = []
    claimed: dict[int, Draft] = {}
    cues = [cue for cue, _, _ in verbs]
    for cue, speaker, draft in verbs:
        if "quote" not in cue.forms:
            continue
        if speaker is None and cue.sentence.tags[cue.token] in {"VBD", "VBZ"}:
            speaker = _after_quotation(parsed, quotes, cue)
        if speaker is None:
            continue
        if is_nobody(speaker):
            continue
        at = cue.sentence.starts[cue.token]
        if any(q.start <= at < q.end for q in quotes):
            continue
        if any(k for k in cue.sentence.children[cue.token] if cue.sentence.deps[k] == "neg"):
            continue
        before = quotes_before(parsed, quotes, cue, speaker)
        if before is not None and draft is not None and draft.form not in {"parenthesis", "quote"}:
            # "..." she said, adding that: the words before belong to this cue only if it has none after it.
            before = None if draft.content[0][0] > at and draft.form not in {"that"} else before
        after: Quote | None = None
        near = [other for other in cues if other.sentence is cue.sentence and other is not cue]
        following = quotes_after(parsed, quotes, cue, near)
        if following is not None:
            after = following
        if after is None and before is not None:
            after = _second_half(parsed, quotes, cue, before)
        spans = [(q.start, q.end) for q in (before, after) if q is not None and id(q) not in claimed]
        if not spans:
            continue
        if draft is None:
            draft = Draft(cue.sentence, cue.token, list(cue.tokens), cue.forms["quote"].cue_class, "quote", [], speaker)
            drafts.append(draft)
        if (
            before is not None
            and parsed.text[max(0, before.start - 60) : before.start].rstrip().endswith(":")
            and draft.form == "parenthesis"
        ):
            # What leads to the quotation with a colon is not said by the speaker after it.
            draft.content = [span for span in draft.content if span[0] > before.start]
        draft.content = join([*draft.content, *spans], parsed.text)
        draft.quotes += spans
        for q in (before, after):
            if q is not None:
                claimed.setdefault(id(q), draft)
    return drafts


def _second_half(parsed: Parsed, quotes: list[Quote], cue: Cue, before: Quote) -> Quote | None:
    """The second half of a split quotation, in small letters: "...," she said, pausing, "but ..."."""
    inner = parsed.text[before.inner[0] : before.inner[1]].rstrip()
    if not inner.endswith(","):
        return None
    for quote in quotes:
        if quote.start > cue.sentence.starts[cue.token]:
            gap = parsed.text[cue.sentence.ends[cue.token] : quote.start]
            small = parsed.text[quote.inner[0] : quote.inner[0] + 1].islower()
            return quote if small and gap.rstrip().endswith(",") and not any(mark in gap for mark in ".?!\n") else None
    return None


def _after_quotation(parsed: Parsed, quotes: list[Quote], cue: Cue) -> Phrase | None:
    """The speaker right after a cue that follows a quotation, where the parser saw no subject."""
    sentence = cue.sentence
    start = sentence.starts[cue.token]
    if not any(q.end <= start and not parsed.text[q.end : start].strip(" ,\u00a0") for q in quotes):
        return None
    head = right_neighbour(sentence, cue.token)
    if head is None:
        return None
    return Phrase(sentence, cue.token + 1, max(head, noun_phrase(sentence, head).last), head)


def continue_quotes(parsed: Parsed, quotes: list[Quote], drafts: list[Draft]) -> None:
    """Give quotations that go on after a statement to it: "...," she said. "..."; also over unclosed paragraphs."""
    spoken = sorted((d for d in drafts if d.quotes), key=lambda d: d.content[-1][1])
    ends = [d.content[-1][1] for d in spoken]
    near = Near(parsed, drafts)
    for number, quote in enumerate(quotes):
        if any(
            overlap([(quote.start, quote.end)], d.content)
            for d in near.at(quote.start)
            if d.cue_span is None or not quote.start <= d.cue_span[0] < quote.end
        ):
            continue
        earlier = quotes[number - 1] if number else None
        for draft in reversed(spoken[: bisect_right(ends, quote.start)]):
            end = max(draft.content[-1][1], draft.sentence.end)
            if end > quote.start + 1 and draft.content[-1][1] > quote.start:
                continue
            same = _paragraph_of(parsed, quote.start) == _paragraph_of(parsed, draft.sentence.start)
            between = parsed.text[min(end, quote.start) : quote.start]
            if (same and not any(char.isalnum() for char in between) and starts_sentence(parsed, quote)) or (
                earlier is not None
                and not earlier.closed
                and (earlier.start, earlier.end) in draft.quotes
                and _paragraph_of(parsed, quote.start) == _paragraph_of(parsed, earlier.start) + 1
                and quote.start == parsed.paragraphs[_paragraph_of(parsed, quote.start)][0]
            ):
                draft.content = join([*draft.content, (quote.start, quote.end)], parsed.text)
                draft.quotes.append((quote.start, quote.end))
            break


def _paragraph_of(parsed: Parsed, offset: int) -> int:
    low, high = 0, len(parsed.paragraphs)
    while low < high:
        middle = (low + high) // 2
        if parsed.paragraphs[middle][1] <= offset:
            low = middle + 1
        else:
            high = middle
    return low


def _a_speaker(speaker: Phrase, resolution: Resolution) -> bool:
    """Whether a subject that is not that of a cue may have said a quotation without one: somebody known, he or she."""
    sentence, head = speaker.sentence, speaker.head
    if sentence.tags[head] == "PRP":
        return sentence.lower[head] in PERSONAL
    mention = resolution.at(sentence, head)
    return mention is not None and mention.kind in {"person", "office", "organisation", "group", "state"}


def floating_quotes(parsed: Parsed, quotes: list[Quote], drafts: list[Draft], resolution: Resolution) -> list[Draft]:
    """Quotations that are sentences of their own without a cue: the speaker stands in the sentence before."""
    found: list[Draft] = []
    near = Near(parsed, drafts)
    for quote in quotes:
        led = parsed.text[max(0, quote.start - 60) : quote.start].rstrip().endswith(":")
        if not is_speech(parsed.text, quote) or not (starts_sentence(parsed, quote) or led):
            continue
        if any(
            overlap([(quote.start, quote.end)], d.content)
            for d in near.at(quote.start) + found[-1:]
            if d.cue_span is None or not quote.start <= d.cue_span[0] < quote.end
        ):
            continue
        after = parsed.text[quote.end : quote.end + 1]
        if after not in {"", "\n", " ", "."}:
            continue
        rest = parsed.text[quote.end : quote.end + 60].lstrip(" \t\u00a0")
        inner = parsed.text[quote.inner[0] : quote.inner[1]].rstrip()
        if rest and not (rest[0] in '\n\u201c"' or (inner[-1:] in ".?!" and rest[0].isupper())):
            continue
        sentence = parsed.sentence_at(quote.inner[0])
        if sentence is None:
            continue
        earlier = [
            d for d in drafts if d.content[-1][1] <= quote.start and d.sentence.paragraph >= sentence.paragraph - 1
        ]
        speaker = floating_speaker(parsed, quote)
        if speaker is not None and not _a_speaker(speaker, resolution):
            speaker = None
        if led and speaker is None:
            continue
        if earlier and not led:
            latest = max(earlier, key=lambda d: d.content[-1][1])
            same = speaker is not None and speaker.sentence.paragraph == sentence.paragraph
            if not same or (speaker is not None and latest.sentence is speaker.sentence):
                speaker = latest.speaker
        draft = Draft(
            sentence, None, [], "says", "floating", [(quote.start, quote.end)], speaker, borrowed=True
        )  # fmt: skip
        draft.quotes.append((quote.start, quote.end))
        found.append(draft)
    return found
