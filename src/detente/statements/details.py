"""Writing statements down: nesting, actors, addressees, occasion, date, whom and what they are about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.contexts import load_contexts
from detente.parsing import Parsed, Quote, Sentence
from detente.record import Actor, DateSpan, Form, Span, Statement, StatementEvidence
from detente.statements.cues import Lexicon
from detente.statements.direct.quoted import outer_quotes
from detente.statements.draft import Draft, Near, join
from detente.statements.phrases import Phrase, noun_phrase, possessor
from detente.statements.said import Said
from detente.statements.setting import find_addressees, find_occasion

if TYPE_CHECKING:
    from detente.resolving import Resolution

_PRONOUNS = {
    "he",
    "she",
    "they",
    "it",
    "who",
    "his",
    "her",
    "their",
    "its",
    "him",
    "them",
    "those",
    "some",
    "others",
    "many",
    "both",
    "all",
    "that",
    "which",
}
_SPEAKING = {"i", "we", "my", "our", "us", "me", "ourselves", "myself"}
_ABOUT = {"person", "office", "organisation", "state", "group", "nationals", "place", "pronoun", "relation"}


def write_down(
    drafts: list[Draft], parsed: Parsed, resolution: Resolution, article_id: str, lexicon: Lexicon
) -> list[Said]:
    """The drafts, in order, as statements of the record."""
    quotes = outer_quotes(parsed)
    found = [
        _one(draft, parsed, resolution, f"{article_id}:s{number}", lexicon, quotes)
        for number, draft in enumerate(drafts, 1)
    ]
    near = Near(parsed, drafts)
    of = {id(draft): said for draft, said in zip(drafts, found, strict=True)}
    for said, draft in zip(found, drafts, strict=True):
        cue = draft.cue_span
        parent = _parent(draft, near.at(cue[0] if cue is not None else draft.content[0][0]))
        if parent is not None:
            said.parent = of[id(parent)]
            said.statement.within = said.parent.statement.id
    return found


def _one(draft: Draft, parsed: Parsed, resolution: Resolution, key: str, lexicon: Lexicon, quotes: list[Quote]) -> Said:
    text = parsed.text
    content = join(draft.content, text)
    cue = draft.cue_span
    speaker = draft.speaker
    sentence = draft.sentence
    actor = _actor(speaker, parsed, resolution, lexicon) if speaker is not None else None
    occasion = find_occasion(draft, lexicon) if draft.token is not None else None
    statement = Statement(
        id=key,
        speaker=actor,
        form=_form(draft, content, parsed, quotes),
        cue=text[cue[0] : cue[1]] if cue is not None else None,
        content=" ".join(text[start:end] for start, end in content),
        addressees=_addressees(draft, parsed, resolution),
        occasion=text[occasion[0] : occasion[1]] if occasion is not None else None,
        date=_date(draft, resolution),
        about=_about(parsed, content, resolution, actor),
        issues=load_contexts().of(_lemmas(parsed, content)),
        evidence=StatementEvidence(
            sentence=(sentence.start, sentence.end),
            speaker=speaker.span if speaker is not None else None,
            cue=cue,
            content=content,
        ),
    )
    head = (speaker.sentence.index, speaker.head) if speaker is not None else None
    return Said(statement, draft.cue_class, sentence, draft.token, draft.form, head, draft.nominal)


def _actor(speaker: Phrase, parsed: Parsed, resolution: Resolution, lexicon: Lexicon) -> Actor | None:
    """The resolved speaker; an actor by its own words alone where the resolution knows none.

    None for a pronoun that stands for nobody known and for a document that nobody is named to have issued.
    """
    sentence, head = speaker.sentence, speaker.head
    mention = resolution.at(sentence, head)
    if mention is None or mention.kind != "person":
        # "the ministry's spokesman, Viktar Astapenka": the name tells more than the office.
        for k in sentence.dependents(head, "appos"):
            named = resolution.at(sentence, k)
            if named is not None and named.kind == "person" and sentence.pos[k] == "PROPN" and k <= speaker.last:
                mention = named
    if mention is None and sentence.lemmas[head] in lexicon.documents:
        owner = possessor(sentence, head)
        mention = resolution.at(sentence, owner) if owner is not None else None
        if mention is None:
            return None
    if mention is not None:
        return None if mention.kind == "pronoun" and mention.entity.kind == "pronoun" else mention.actor
    if sentence.lower[head] in _PRONOUNS:
        return None
    whole = speaker if speaker.first <= head <= speaker.last else noun_phrase(sentence, head)
    start, end = whole.span
    words = parsed.text[start:end]
    return Actor(text=words, name=" ".join(words.split()), evidence=(start, end))


def _addressees(draft: Draft, parsed: Parsed, resolution: Resolution) -> list[Actor]:
    found: list[Actor] = []
    for head in find_addressees(draft):
        mention = resolution.at(draft.sentence, head)
        if mention is not None:
            found.append(mention.actor)
        elif draft.sentence.tags[head] not in {"PRP", "WP", "WDT", "PRP$"}:
            start, end = noun_phrase(draft.sentence, head).span
            words = parsed.text[start:end]
            found.append(Actor(text=words, name=" ".join(words.split()), evidence=(start, end)))
    return found


def _date(draft: Draft, resolution: Resolution) -> DateSpan | None:
    """When it was said: the date that hangs on the cue."""
    if draft.token is None or not resolution.dates:
        return None
    from detente.resolving.dates import date_of

    mention = date_of(draft.sentence, draft.token, resolution.dates)
    if mention is None or draft.holds(mention.span[0]):
        return None
    return mention.date


def _about(parsed: Parsed, content: list[Span], resolution: Resolution, speaker: Actor | None) -> list[Actor]:
    """The actors named in what was said, each once, without the speaker."""
    found: list[Actor] = []
    seen = {(speaker.name, speaker.country)} if speaker is not None else set()
    for sentence in _sentences(parsed, content):
        for mention in resolution.of(sentence):
            if mention.kind not in _ABOUT or not any(a <= sentence.starts[mention.head] < b for a, b in content):
                continue
            actor = mention.actor
            if mention.kind == "pronoun" and not mention.entity.known and actor.country is None:
                continue
            key = (actor.name, actor.country)
            if key not in seen:
                seen.add(key)
                found.append(actor)
    return found


def _form(draft: Draft, content: list[Span], parsed: Parsed, quotes: list[Quote]) -> Form:
    """How the words are given: by the share of them that stands in quotation marks."""
    letters = inside = 0
    for start, end in content:
        letters += sum(char.isalnum() for char in parsed.text[start:end])
        for quote in quotes:
            low, high = max(start, quote.start), min(end, quote.end)
            inside += sum(char.isalnum() for char in parsed.text[low:high]) if low < high else 0
    share = inside / letters if letters else 0.0
    if share > 0.9:
        return "direct"
    if share > 0.0:
        return "mixed"
    if draft.form in {"run", "block", "transcript"}:
        return "unmarked"
    if draft.form in {"parenthesis", "bare", "colon"} and _first_person(parsed, content):
        return "unmarked"
    return "indirect"


def _first_person(parsed: Parsed, content: list[Span]) -> bool:
    for sentence in _sentences(parsed, content):
        for k, word in enumerate(sentence.lower):
            if (
                word in _SPEAKING
                and sentence.tags[k][0] == "P"
                and any(start <= sentence.starts[k] < end for start, end in content)
            ):
                return True
    return False


def _sentences(parsed: Parsed, spans: list[Span]) -> Iterator[Sentence]:
    """The sentences that the spans touch."""
    at = parsed.sentence_at(spans[0][0])
    number = at.index if at is not None else 0
    last = spans[-1][1]
    while number < len(parsed.sentences) and parsed.sentences[number].start < last:
        sentence = parsed.sentences[number]
        if any(sentence.start < end and start < sentence.end for start, end in spans):
            yield sentence
        number += 1


def _lemmas(parsed: Parsed, spans: list[Span]) -> list[str]:
    lemmas: list[str] = []
    for sentence in _sentences(parsed, spans):
        people = {k for name in sentence.names if name.label == "PERSON" for k in range(name.first, name.last + 1)}
        lemmas += [
            "" if k in people else lemma
            for k, lemma in enumerate(sentence.lemmas)
            if any(start <= sentence.starts[k] < end for start, end in spans)
        ]
    return lemmas


def _parent(draft: Draft, near: list[Draft]) -> Draft | None:
    """The smallest other statement in whose content the cue of ``draft`` stands (or, without a cue, its content)."""
    cue = draft.cue_span
    at = cue[0] if cue is not None else draft.content[0][0]
    best: Draft | None = None
    for other in near:
        if other is draft or not other.holds(at) or other.size() <= draft.size():
            continue
        if best is None or other.size() < best.size():
            best = other
    return best
