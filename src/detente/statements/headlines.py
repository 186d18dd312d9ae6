"""Colons: "Petrova: No deal before ceasefire", and transcripts."""

from __future__ import annotations

import re

from detente.parsing import Parsed, Quote
from detente.statements.draft import Draft, overlap, trim
from detente.statements.phrases import Phrase

_LABELS = {
    "watch", "read", "update", "updated", "exclusive", "analysis", "opinion", "breaking", "live", "explainer", "video", "note", "editor",
    "source", "photo", "photos", "related", "more", "correction", "poll", "report", "factbox", "timeline", "profile", "review", "by", "the latest", "latest",
    "interview", "transcript", "comment", "editorial", "see also", "also read", "listen", "fact check", "date", "time", "subject", "re",
    "from", "to", "tags", "location", "place", "here", "key points", "summary",
}  # fmt: skip
_LEAD = re.compile(r"[\"\u201c]?(?P<name>[A-Z][^:.!?\"\u201c\u201d\n]{1,58}):\s+(?P<rest>\S)")


def find_colons(parsed: Parsed, quotes: list[Quote], drafts: list[Draft]) -> list[Draft]:
    """Paragraphs of the form "Name: words", in headlines and transcripts."""
    found: list[Draft] = []
    for number, (start, end) in enumerate(parsed.paragraphs):
        match = _LEAD.match(parsed.text, start, end)
        if match is None:
            continue
        name = match["name"].strip()
        sentence = parsed.sentence_at(match.start("name"))
        if sentence is None or name.lower() in _LABELS or len(name.split()) > 7:
            continue
        headline = number == 0
        spoken = name.isupper()
        if not (headline or spoken):
            continue
        last = max((k for k in range(len(sentence)) if sentence.ends[k] <= match.end("name")), default=None)
        if last is None or not _name_like(sentence.tags[: last + 1], sentence.words[: last + 1], spoken):
            continue
        first = next(k for k in range(len(sentence)) if sentence.starts[k] >= match.start("name"))
        content = trim(parsed.text, match.start("rest"), end)
        if content is None or any(overlap([content], d.content) * 2 > content[1] - content[0] for d in drafts):
            continue
        speaker = Phrase(sentence, first, last, last)
        found.append(Draft(sentence, None, [], "says", "colon", [content], speaker))
    return found


def _name_like(tags: list[str], words: list[str], spoken: bool) -> bool:
    """Whether the words before the colon are a name or title and not a topic."""
    if spoken:
        return len(words) <= 5
    return all(word[0].isupper() or word in {"of", "the", "and", "for", "&", ",", "'s", "-"} for word in words) and any(
        tag in {"NNP", "NNPS"} for tag in tags
    )
