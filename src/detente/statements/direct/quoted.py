"""Direct speech: which cue a quotation belongs to."""

from __future__ import annotations

import re

from detente.parsing import Parsed, Quote, Sentence
from detente.record import Span
from detente.statements.matching import Cue
from detente.statements.phrases import Phrase, noun_phrase, subject

_OPEN = "\"\u201c\u201e\u00ab'\u2018`"
_ENDS_SPEECH = re.compile(r"[.,?!\u2026\u2014\u2013-]\s*$")
_GAP_WORDS = 14


def outer_quotes(parsed: Parsed) -> list[Quote]:
    """The quotations that are not within others; an unclosed one only if the next paragraph opens anew."""
    kept = []
    starts = {start for start, _ in parsed.paragraphs if parsed.text[start] in _OPEN}
    following = {a: b for (a, _), (b, _) in zip(parsed.paragraphs, parsed.paragraphs[1:], strict=False)}
    paragraph = iter(parsed.paragraphs)
    current = next(paragraph, None)
    for quote in parsed.quotes:
        while current is not None and current[1] <= quote.start:
            current = next(paragraph, None)
        if quote.depth or current is None:
            continue
        if (
            quote.closed
            or following.get(current[0]) in starts
            or (quote.start == current[0] and not _ends_told(parsed, quote))
        ):
            kept.append(quote)
    return kept


def _ends_told(parsed: Parsed, quote: Quote) -> bool:
    """Whether the last words of an unclosed quotation are "she said": the closing mark was lost before them."""
    tail = parsed.text[quote.inner[0] : quote.inner[1]].rstrip(" .").rsplit(",", 1)
    return len(tail) == 2 and len(tail[1].split()) <= 8


def is_speech(text: str, quote: Quote) -> bool:
    """Whether a quotation may be somebody's words on its own and not a title or a scare quote: it ends like a clause of
    speech or is long."""
    inner = text[quote.inner[0] : quote.inner[1]]
    words = len(inner.split())
    if not any(char.islower() for char in inner):
        return False
    return not quote.closed or words >= 7 or (words >= 2 and bool(_ENDS_SPEECH.search(inner)) and inner[:1].isupper())


def quotes_before(parsed: Parsed, quotes: list[Quote], cue: Cue, speaker: Phrase | None) -> Quote | None:
    """The quotation that ends right before the cue: "...", she said."""
    sentence = cue.sentence
    start = sentence.starts[cue.token]
    if speaker is not None and speaker.sentence is sentence:
        start = min(start, speaker.span[0]) if speaker.first < cue.token else start
    candidates = [q for q in quotes if q.end <= start and q.end >= sentence.start - 3]
    if not candidates:
        return None
    quote = candidates[-1]
    gap = parsed.text[quote.end : start]
    words = gap.split()
    inner = parsed.text[quote.inner[0] : quote.inner[1]].rstrip()
    closed_well = bool(inner) and (inner[-1] in ",?!\u2026\u2014\u2013-" or gap.lstrip()[:1] in {","})
    if "\n" in gap or ". " in gap:
        return None
    if inner.endswith(".") and sentence.starts[0] >= quote.end and sentence.tags[0] in {"PRP", "DT", "PRP$"}:
        # "... for weakness.” He denied that ...": a new sentence.
        return None
    if sum(word[0].isalnum() for word in words) > 3:
        return None
    if not closed_well and not (len(inner.split()) >= 4 and not words):
        return None
    lead = [k for k in range(len(sentence)) if sentence.ends[k] <= quote.start]
    if (
        lead
        and len(inner.split()) <= 6
        and sentence.tags[lead[-1]] in {"IN", "DT", "JJ", "NN", "NNP", "NNS", "POS", "PRP$", "VBN"}
    ):
        # The title of a broadcast or a word that is only quoted.
        return None
    if any(
        sentence.pos[k] in {"VERB", "AUX"} and k not in cue.tokens and sentence.deps[k] not in {"aux", "auxpass"}
        for k in range(len(sentence))
        if quote.end <= sentence.starts[k] < start
    ):
        return None
    return quote


def quotes_after(parsed: Parsed, quotes: list[Quote], cue: Cue, others: list[Cue]) -> Quote | None:
    """The quotation that the cue leads to: She said: "..."; She told reporters in Rome that "..."."""
    sentence = cue.sentence
    end = max(sentence.ends[token] for token in cue.tokens)
    candidates = [q for q in quotes if q.start >= end]
    if not candidates:
        return None
    quote = candidates[0]
    gap = parsed.text[end : quote.start]
    words = [word for word in gap.split() if word[0].isalnum()]
    if len(words) > _GAP_WORDS:
        return None
    stripped = gap.strip()
    if "\n" in stripped or ("\n" in gap and not stripped.endswith(":")):
        return None
    if re.search(r"[.?!;]\s+\S", gap) or (stripped.endswith((".", "?", "!")) and not _abbreviated(stripped)):
        return None
    if any(
        end <= other.sentence.starts[other.token] < quote.start and other.sentence is sentence
        for other in others
        if other.kind == "verb"
    ):
        return None
    inner = parsed.text[quote.inner[0] : quote.inner[1]]
    if not stripped and inner[:1].islower() and len(inner.split()) < 4:
        # "agreed "in principle" on a loan"
        return None
    inside = [k for k in range(len(sentence)) if end <= sentence.starts[k] < quote.start]
    led = stripped.endswith((":", ",")) or not words or stripped.lower().endswith((" that", "that"))
    if stripped.endswith(","):
        # "said in Rome, where the "old guard" met": a clause between speaks against.
        led = not any(sentence.pos[k] in {"VERB", "AUX"} for k in inside)
    if not led:
        return None
    return quote


def _abbreviated(words: str) -> bool:
    return bool(re.search(r"\b(?:[A-Z][a-z]{0,3}|[A-Z]\.[A-Z])\.$", words))


def starts_sentence(parsed: Parsed, quote: Quote) -> bool:
    """Whether a quotation stands at the beginning of its sentence: after a full stop, or of a paragraph."""
    before = parsed.text[max(0, quote.start - 60) : quote.start].rstrip(" \t\u00a0")
    return (
        not before or before[-1] in "\n.?!" or (before.endswith(("\u201d", '"', "\u2019")) and before[-2:-1] in ".?!")
    )


def floating_speaker(parsed: Parsed, quote: Quote) -> Phrase | None:
    """The subject of the sentence before a quotation that has no cue of its own."""
    before: Sentence | None = None
    here = parsed.sentence_at(quote.start)
    if here is not None and parsed.text[max(0, quote.start - 60) : quote.start].rstrip().endswith(":"):
        return _before_colon(here, quote)
    for sentence in parsed.sentences:
        if sentence.end > quote.start:
            break
        before = sentence
    if before is None:
        return None
    head = subject(before, before.root)
    if head is None:
        return None
    return noun_phrase(before, head)


def _before_colon(sentence: Sentence, quote: Quote) -> Phrase | None:
    """The subject of the main clause before "...: \"words\"."""
    for k in range(len(sentence)):
        if sentence.ends[k] > quote.start:
            break
        verb = sentence.heads[k]
        main = sentence.deps[verb] in {"ROOT", "ccomp", "conj", "parataxis"} and sentence.ends[verb] <= quote.start
        if sentence.deps[k] in {"nsubj", "nsubjpass"} and main:
            return noun_phrase(sentence, k)
    return None


def snap(content: list[Span], quotes: list[Quote], avoid: int | None) -> list[Span]:
    """Let spans that reach into a quotation take all of it, unless the character ``avoid`` stands in it."""
    snapped = []
    for start, end in content:
        for quote in quotes:
            if quote.start < end and start < quote.end:
                if avoid is not None and quote.start <= avoid < quote.end:
                    start, end = max(start, quote.inner[0]), min(end, quote.inner[1])
                else:
                    start, end = min(start, quote.start), max(end, quote.end)
        if start < end:
            snapped.append((start, end))
    return snapped
