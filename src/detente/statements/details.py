"""Writing statements down: nesting, actors, addressees, occasion, date and issues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from detente.contexts import load_contexts
from detente.parsing import Parsed, Quote, Sentence
from detente.record import Actor, DateSpan, Form, Span, Statement, StatementEvidence
from detente.statements.cues import Lexicon
from detente.statements.draft import Draft, join
from detente.statements.phrases import Phrase, noun_phrase, possessor
from detente.statements.said import Said

if TYPE_CHECKING:
    from collections.abc import Iterable

_PRONOUNS = {"he", "she", "they", "it", "who", "his", "her", "their", "its", "him", "them", "him", "those", "some", "others", "many", "both", "all"}
_SPEAKING = {"i", "we", "my", "our", "us", "me", "ourselves", "myself"}


class ActorMention(Protocol):
    """What this room needs of a resolved mention."""

    @property
    def actor(self) -> Actor: ...


class Resolved(Protocol):
    """What this room needs of the resolution of an article."""

    def at(self, sentence: Sentence, token: int) -> ActorMention | None: ...


def write_down(
    drafts: list[Draft], parsed: Parsed, resolution: Resolved, article_id: str, lexicon: Lexicon
) -> list[Said]:
    """The drafts, in order, as statements of the record."""
    found: list[Said] = []
    for number, draft in enumerate(drafts, 1):
        found.append(_one(draft, parsed, resolution, f"{article_id}:s{number}", lexicon))
    for said, draft in zip(found, drafts, strict=True):
        parent = _parent(draft, drafts)
        if parent is not None:
            said.parent = found[parent]
            said.statement.within = found[parent].statement.id
    return found


def _one(draft: Draft, parsed: Parsed, resolution: Resolved, key: str, lexicon: Lexicon) -> Said:
    text = parsed.text
    content = join(draft.content, text)
    cue = draft.cue_span
    speaker = draft.speaker
    sentence = draft.sentence
    evidence = StatementEvidence(
        sentence=(sentence.start, sentence.end),
        speaker=speaker.span if speaker is not None else None,
        cue=cue,
        content=content,
    )
    statement = Statement(
        id=key,
        speaker=_actor(speaker, parsed, resolution, lexicon) if speaker is not None else None,
        form=_form(draft, content, parsed),
        cue=text[cue[0] : cue[1]] if cue is not None else None,
        content=" ".join(text[start:end] for start, end in content),
        issues=load_contexts().of(_lemmas(parsed, content)),
        evidence=evidence,
    )
    head = (speaker.sentence.index, speaker.head) if speaker is not None else None
    return Said(statement, draft.cue_class, sentence, draft.token, head, draft.nominal)


def _actor(speaker: Phrase, parsed: Parsed, resolution: Resolved, lexicon: Lexicon) -> Actor | None:
    """The resolved speaker; an actor by its own words alone where the resolution knows none."""
    sentence, head = speaker.sentence, speaker.head
    mention = resolution.at(sentence, head)
    if mention is None and sentence.lemmas[head] in lexicon.documents:
        owner = possessor(sentence, head)
        mention = resolution.at(sentence, owner) if owner is not None else None
        if mention is None:
            return None
    if mention is not None:
        return mention.actor
    if sentence.lower[head] in _PRONOUNS:
        return None
    start, end = speaker.span
    words = parsed.text[start:end]
    return Actor(text=words, name=words, evidence=(start, end))


def _form(draft: Draft, content: list[Span], parsed: Parsed) -> Form:
    """How the words are given: by the share of them that stands in quotation marks."""
    letters = inside = 0
    quotes = [quote for quote in parsed.quotes if quote.depth == 0]
    for start, end in content:
        letters += sum(char.isalnum() for char in parsed.text[start:end])
        for quote in quotes:
            low, high = max(start, quote.start), min(end, quote.end)
            inside += sum(char.isalnum() for char in parsed.text[low:high]) if low < high else 0
    share = inside / letters if letters else 0.0
    if share > 0.9:
        return "direct"
    if share > 0.0 and not _title_only(content, quotes, parsed):
        return "mixed"
    if draft.form == "run":
        return "unmarked"
    if draft.form in {"parenthesis", "bare", "colon"} and _first_person(parsed, content):
        return "unmarked"
    return "indirect"


def _title_only(content: list[Span], quotes: list[Quote], parsed: Parsed) -> bool:
    return False


def _first_person(parsed: Parsed, content: list[Span]) -> bool:
    for sentence in _sentences(parsed, content):
        for k, word in enumerate(sentence.lower):
            if word in _SPEAKING and any(start <= sentence.starts[k] < end for start, end in content):
                return True
    return False


def _sentences(parsed: Parsed, spans: list[Span]) -> Iterable[Sentence]:
    for sentence in parsed.sentences:
        if any(sentence.start < end and start < sentence.end for start, end in spans):
            yield sentence


def _lemmas(parsed: Parsed, spans: list[Span]) -> list[str]:
    lemmas: list[str] = []
    for sentence in _sentences(parsed, spans):
        lemmas += [
            lemma
            for k, lemma in enumerate(sentence.lemmas)
            if any(start <= sentence.starts[k] < end for start, end in spans)
        ]
    return lemmas


def _parent(draft: Draft, drafts: list[Draft]) -> int | None:
    """The smallest other statement in whose content the cue of ``draft`` stands (or, without a cue, its content)."""
    cue = draft.cue_span
    at = cue[0] if cue is not None else draft.content[0][0]
    best: int | None = None
    for number, other in enumerate(drafts):
        if other is draft or not other.holds(at) or other.size() <= draft.size():
            continue
        if cue is None and other.size() == draft.size():
            continue
        if best is None or other.size() < drafts[best].size():
            best = number
    return best


__all__ = ["ActorMention", "DateSpan", "Resolved", "noun_phrase", "write_down"]
