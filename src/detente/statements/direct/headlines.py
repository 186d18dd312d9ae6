"""Colons: "Petrova: No deal before ceasefire", and transcripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detente.parsing import Parsed
from detente.statements.draft import Draft, overlap, trim
from detente.statements.phrases import Phrase

if TYPE_CHECKING:
    from detente.resolving import Resolution

_QUOTED = r"[\"\u201c\u2018'].+[\"\u201d\u2019']"
_DASH = re.compile(
    rf"(?P<words>{_QUOTED}|[^.!?:\n]+?) [-\u2013\u2014] (?P<name>[A-Z][^-.,:;!?\n]*?)(?: (?:on|after|in|over) .*)?$"
)
_LEAD = re.compile(r"[\"\u201c]?(?P<name>[A-Z][^:.!?\"\u201c\u201d\n]{1,58}):\s+(?P<rest>\S)")


def find_colons(parsed: Parsed, drafts: list[Draft], labels: frozenset[str]) -> list[Draft]:
    """Paragraphs of the form "Name: words", in headlines and transcripts."""
    leads = [_lead(parsed, number, labels) for number in range(len(parsed.paragraphs))]
    names = [lead[1] for lead in leads if lead is not None]
    transcript = len(names) >= 3 and len(set(names)) < len(names)
    found: list[Draft] = []
    speaking: Draft | None = None
    last_lead = max((number for number, lead in enumerate(leads) if lead is not None), default=-1)
    for number, (start, end) in enumerate(parsed.paragraphs):
        lead = leads[number]
        if lead is None or not (number == 0 or lead[1].isupper() or transcript):
            if speaking is not None and number < last_lead:
                content = trim(parsed.text, start, end)
                if content is not None and any(char.islower() for char in parsed.text[start:end]):
                    speaking.content.append(content)
            continue
        phrase, name, begin = lead
        spoken = transcript or name.isupper()
        content = trim(parsed.text, begin, end)
        if content is None or any(overlap([content], d.content) * 2 > content[1] - content[0] for d in drafts):
            continue
        draft = Draft(phrase.sentence, None, [], "says", "transcript" if spoken else "colon", [content], phrase)
        found.append(draft)
        speaking = draft if transcript else None
    return found


def find_dash(parsed: Parsed, drafts: list[Draft], resolution: Resolution) -> list[Draft]:
    """A headline that ends with a dash and a name: "No deal yet – Lavrov", "“We go on” – Austrian leader"."""
    if not parsed.paragraphs:
        return []
    start, end = parsed.paragraphs[0]
    match = _DASH.match(parsed.text, start, end)
    if match is None or any(d.sentence.paragraph == 0 for d in drafts):
        return []
    sentence = parsed.sentence_at(match.start("name"))
    if sentence is None:
        return []
    tokens = [k for k in range(len(sentence)) if match.start("name") <= sentence.starts[k] < match.end("name")]
    quoted = parsed.text[match.start("words")] in "\"\u201c\u2018'"
    if not tokens or len(tokens) > 6 or sentence.tags[tokens[0]] not in {"NNP", "JJ", "NN", "RB"}:
        return []
    mention = resolution.at(sentence, tokens[-1])
    if not quoted and (mention is None or mention.kind not in {"person", "office"}):
        return []
    content = trim(parsed.text, start, match.end("words"))
    if content is None:
        return []
    speaker = Phrase(sentence, tokens[0], tokens[-1], tokens[-1])
    return [Draft(sentence, None, [], "says", "colon", [content], speaker)]


def _lead(parsed: Parsed, number: int, labels: frozenset[str]) -> tuple[Phrase, str, int] | None:
    """The name before the colon at the beginning of a paragraph, and where the words after it begin."""
    start, end = parsed.paragraphs[number]
    match = _LEAD.match(parsed.text, start, end)
    if match is None:
        return None
    name = match["name"].strip()
    sentence = parsed.sentence_at(match.start("name"))
    if sentence is None or name.lower() in labels or len(name.split()) > 7:
        return None
    last = max((k for k in range(len(sentence)) if sentence.ends[k] <= match.end("name")), default=None)
    if last is None or not _name_like(sentence.tags[: last + 1], sentence.words[: last + 1], name.isupper()):
        return None
    first = next(k for k in range(len(sentence)) if sentence.starts[k] >= match.start("name"))
    return Phrase(sentence, first, last, last), name, match.start("rest")


def _name_like(tags: list[str], words: list[str], spoken: bool) -> bool:
    """Whether the words before the colon are a name or title and not a topic."""
    if spoken:
        return len(words) <= 5
    if tags[-1] == "NNP" and len(tags) <= 6 and set(tags) <= {"NNP", "NN", "JJ", "POS", "HYPH"}:
        return True
    return all(word[0].isupper() or word in {"of", "the", "and", "for", "&", ",", "'s", "-"} for word in words) and any(
        tag in {"NNP", "NNPS"} for tag in tags
    )
