"""Unmarked speech: words of somebody else in a text that has lost its quotation marks."""

from __future__ import annotations

from detente.parsing import Parsed, Sentence
from detente.statements.draft import Draft, Near, overlap, trim
from detente.statements.matching import Cue
from detente.statements.phrases import PERSONAL, Phrase

_SPEAKING = {"i", "we", "my", "our", "us", "me", "ourselves", "myself", "ours"}
_ADDRESS = {"you", "your", "yours", "yourself", "let's"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


def lost_marks(parsed: Parsed) -> bool:
    """Whether the text has no double quotation marks at all, as scraped and syndicated text often has it."""
    return not any(parsed.text[quote.start] not in "'\u2018\u2019\u201a\u2039`" for quote in parsed.quotes)


def find_runs(parsed: Parsed, drafts: list[Draft]) -> list[Draft]:
    """The runs of unmarked speech of a text without marks; those next to "..., he said" are added to that statement.

    A run is sentences that speak in the first person or to somebody, and what stands between them in one paragraph. Its
    speaker is whoever the same paragraph names after it, else the speaker of the statement before. It ends where a
    sentence reports on somebody in the third person.
    """
    by_paragraph: dict[int, list[Sentence]] = {}
    for sentence in parsed.sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    found: list[Draft] = []
    near = Near(parsed, drafts)
    author = _has_author(drafts, near)
    for _, sentences in sorted(by_paragraph.items()):
        _attach(parsed, sentences, near.at(sentences[0].start))
        if not author:
            found += _runs(parsed, sentences, near.at(sentences[0].start), drafts + found)
    return found


def find_bare(parsed: Parsed, cues: list[tuple[Cue, Phrase | None, Draft | None]], drafts: list[Draft]) -> list[Draft]:
    """Sentences that only say who spoke: "Who will pay? the envoy asked." after which a parser begins anew."""
    found: list[Draft] = []
    for cue, speaker, draft in cues:
        sentence = cue.sentence
        if draft is not None or speaker is None or speaker.sentence is not sentence or "quote" not in cue.forms:
            continue
        if any(d.sentence is sentence for d in drafts) or sentence.index == 0 or (speaker.first > 1 and cue.token > 1):
            continue
        before = parsed.sentences[sentence.index - 1]
        rest = [k for k in range(len(sentence)) if k not in cue.tokens and not speaker.first <= k <= speaker.last]
        if (
            before.paragraph != sentence.paragraph
            or any(sentence.pos[k] in {"VERB", "AUX"} for k in rest)
            or len(rest) > 9
        ):
            continue
        if before.words[-1] not in {"?", "!", ","} or _own(before, drafts) is not None:
            continue
        span = trim(parsed.text, before.start, before.end)
        if span is not None:
            reading = cue.forms["quote"]
            found.append(Draft(sentence, cue.token, list(cue.tokens), reading.cue_class, "bare", [span], speaker))
    return found


def find_blocks(
    parsed: Parsed, cues: list[tuple[Cue, Phrase | None, Draft | None]], drafts: list[Draft]
) -> list[Draft]:
    """Paragraphs that a cue and a colon lead to at the end of the one before: "The envoy added:" and a new line."""
    found: list[Draft] = []
    for cue, speaker, draft in cues:
        sentence = cue.sentence
        if draft is not None or speaker is None or "quote" not in cue.forms or sentence.words[-1] != ":":
            continue
        if sentence.paragraph + 1 >= len(parsed.paragraphs) or sentence.end != parsed.paragraphs[sentence.paragraph][1]:
            continue
        after = cue.token if cue.token > speaker.last else speaker.last
        if any(sentence.tags[k] in {"VBD", "VBZ", "VBP", "MD"} for k in range(after + 1, len(sentence))):
            continue
        span = trim(parsed.text, *parsed.paragraphs[sentence.paragraph + 1])
        if span is None or any(overlap([span], d.content) for d in drafts):
            continue
        found.append(
            Draft(sentence, cue.token, list(cue.tokens), cue.forms["quote"].cue_class, "block", [span], speaker)
        )
    return found


def _has_author(drafts: list[Draft], near: Near) -> bool:
    """Whether the writer speaks as "I" or "we": beside another's cue ("she told me", "experts I spoke to said")."""
    for draft in drafts:
        if draft.token is None or draft.speaker is None or draft.form == "run":
            continue
        sentence = draft.sentence
        if any(
            other is not draft and other.holds(sentence.starts[draft.token])
            for other in near.at(sentence.starts[draft.token])
        ):
            continue
        around = list(range(draft.speaker.first, draft.speaker.last + 1)) if draft.speaker.sentence is sentence else []
        around += [k for k in sentence.children[draft.token] if sentence.deps[k] in {"dobj", "dative"}]
        around += [
            j
            for k in sentence.children[draft.token]
            if sentence.deps[k] in {"prep", "dative"}
            for j in sentence.children[k]
        ]
        if any(
            sentence.lower[k] in {"i", "me", "us", "my", "we"}
            and sentence.tags[k][0] == "P"
            and not draft.holds(sentence.starts[k])
            for k in around
        ):
            return True
    return False


def _own(sentence: Sentence, drafts: list[Draft]) -> Draft | None:
    """The statement that the sentence reports: its cue is a finite verb of the main clause."""
    for draft in drafts:
        if draft.sentence is not sentence or draft.token is None or draft.nominal:
            continue
        if draft.form in {"parenthesis", "bare", "phrase"} or (
            sentence.tags[draft.token] in {"VBD", "VBZ"} and draft.cue_class != "thinks"
        ):
            return draft
    return None


def _speaks(sentence: Sentence) -> bool:
    return any(word in _SPEAKING and sentence.tags[k][0] == "P" for k, word in enumerate(sentence.lower))


def _addresses(sentence: Sentence) -> bool:
    return any(word in _ADDRESS for word in sentence.lower)


def _present(sentence: Sentence) -> bool:
    """Whether the main verb is in the present or future, as in speech and unlike in narration."""
    root = sentence.root
    tags = [
        sentence.tags[root],
        *(sentence.tags[k] for k in sentence.children[root] if sentence.deps[k] in {"aux", "auxpass"}),
    ]
    return not any(tag == "VBD" for tag in tags) and any(tag in _FINITE for tag in tags)


def _contracts(sentence: Sentence) -> bool:
    """Whether words are drawn together as in speech: "it's", "don't"."""
    return any(
        word in {"n't", "'re", "'ll", "'ve", "'m"} or (word == "'s" and sentence.tags[k] != "POS")
        for k, word in enumerate(sentence.lower)
    )


def _told_live(sentence: Sentence, draft: Draft) -> bool:
    """Whether the first finite verb is in the present or future: somebody's own words, not a paraphrase."""
    for k, tag in enumerate(sentence.tags):
        if tag in _FINITE and draft.holds(sentence.starts[k]):
            return tag in {"VBP", "VBZ"} or sentence.lower[k] in {"will", "can", "must", "wo", "ca", "'ll"}
    return False


def _covered(sentence: Sentence, drafts: list[Draft]) -> bool:
    span = (sentence.start, sentence.end)
    return any(overlap([span], d.content) * 2 > sentence.end - sentence.start for d in drafts)


def _attach(parsed: Parsed, sentences: list[Sentence], drafts: list[Draft]) -> None:
    """Give the sentences around "..., she said." in a paragraph to that statement."""
    for k, sentence in enumerate(sentences):
        draft = _own(sentence, drafts)
        if draft is None or draft.form not in {"parenthesis", "bare", "colon"}:
            continue
        live = any(_speaks(s) or _addresses(s) for s in sentences) or _told_live(sentence, draft)
        voiced = any(_speaks(s) or _addresses(s) or _contracts(s) for s in sentences[k:])
        for later in sentences[k + 1 :]:
            if _own(later, drafts) is not None or not live:
                break
            if not (_speaks(later) or _addresses(later) or _present(later) or voiced):
                break
            span = trim(parsed.text, later.start, later.end)
            if span is not None:
                draft.content.append(span)
        for earlier in reversed(sentences[:k]):
            if _own(earlier, drafts) is not None or _covered(earlier, drafts):
                break
            if not (_speaks(earlier) or _addresses(earlier)):
                break
            span = trim(parsed.text, earlier.start, earlier.end)
            if span is not None:
                draft.content.insert(0, span)


def _runs(parsed: Parsed, sentences: list[Sentence], here: list[Draft], drafts: list[Draft]) -> list[Draft]:
    free = [not _covered(s, here) and _reporting(s, here) is None for s in sentences]
    voiced = [k for k, s in enumerate(sentences) if free[k] and any(w in {"i", "we"} for w in s.lower)]
    if not voiced and all(free) and any(d.form == "run" for d in drafts):
        # "You cannot build peace on prisons.": a paragraph that speaks to somebody, after others that speak as "I".
        voiced = [k for k, s in enumerate(sentences) if "you" in s.lower and _present(s)]
    if not voiced:
        return []
    first, last = voiced[0], voiced[-1]
    while last + 1 < len(sentences) and free[last + 1] and _present(sentences[last + 1]):
        last += 1
    while first > 0 and free[first - 1] and (_present(sentences[first - 1]) or _addresses(sentences[first - 1])):
        first -= 1
    for k in range(first, last + 1):
        own = _reporting(sentences[k], here)
        if not free[k] and (own is None or own.form in {"parenthesis", "bare", "run"}):
            last = k - 1
            break
    if last < first:
        return []
    speaker = _speaker(sentences, last, drafts)
    if speaker is None:
        return []
    span = trim(parsed.text, sentences[first].start, sentences[last].end)
    if span is None:
        return []
    return [Draft(sentences[first], None, [], "says", "run", [span], speaker, borrowed=True)]


def _reporting(sentence: Sentence, drafts: list[Draft]) -> Draft | None:
    """A statement in the sentence whose speaker is named there in the third person."""
    own = _own(sentence, drafts)
    return own if own is not None and own.speaker is not None else None


def _speaker(sentences: list[Sentence], last: int, drafts: list[Draft]) -> Phrase | None:
    for later in sentences[last + 1 :]:
        own = _reporting(later, drafts)
        if own is not None and own.form in {"parenthesis", "bare"}:
            return own.speaker
    for draft in reversed(drafts):
        # A run goes on from one paragraph to the next.
        if draft.form == "run" and draft.sentence.paragraph == sentences[0].paragraph - 1:
            return draft.speaker
        if draft.form == "block" and draft.sentence.paragraph == sentences[0].paragraph - 2:
            return draft.speaker
    near = sentences[0].paragraph - 3
    before = [d for d in drafts if d.speaker is not None and (d.sentence.paragraph >= near or d.form == "run")]
    starts = {id(d): d.start for d in before}
    before = sorted((d for d in before if starts[id(d)] < sentences[last].start), key=lambda d: -starts[id(d)])

    def stands_free(draft: Draft) -> bool:
        start, size = starts[id(draft)], draft.size()
        return not any(other is not draft and other.holds(start) and other.size() > size for other in drafts)

    latest = next(filter(stands_free, before), None)
    if latest is None:
        return None
    if latest.speaker is not None and latest.speaker.sentence.pos[latest.speaker.head] == "NOUN":
        # "The government says ..." or "the minister said ..." between two passages of one man's speech.
        latest = next((d for d in before if d.form == "run" and stands_free(d)), latest)
    return latest.speaker if latest.speaker is not None and _is_person(latest.speaker) else None


def _is_person(speaker: Phrase) -> bool:
    """Whether a noun phrase is somebody who may say "I": a name or title, he or she, not a thing or an organisation."""
    sentence, head = speaker.sentence, speaker.head
    if sentence.tags[head] == "PRP":
        return sentence.lower[head] in PERSONAL
    labels = {name.label for name in sentence.names if name.first <= head <= name.last}
    return not labels & {"ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "NORP"} and sentence.tags[
        head
    ] in {"NNP", "NN"}
