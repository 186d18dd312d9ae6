"""What "this", "it", "that step" and "a demand which ..." stand for: what somebody was told to want right before."""

from __future__ import annotations

from dataclasses import replace

from detente.parsing import Clause, Parsed, Sentence
from detente.positions.context import Finding
from detente.positions.stances import Stances
from detente.positions.targets.phrases import Words, clause_phrase, noun_phrase, whole_clause
from detente.record import Stance
from detente.resolving import Resolution

_POINTING = frozenset({"it", "this", "that"})
_DEFINITE = frozenset({"this", "that", "such", "the"})
_OPPOSES: Stance = "opposes"
_ALIKE = 5
"""So many letters has a verb with its noun: "propose", "proposal"."""


def find_antecedents(found: list[Finding], parsed: Parsed, resolution: Resolution, stances: Stances) -> list[Finding]:
    """The findings, each with what its target stands for where that is told; without those that answer a charge.

    "The rebels have asked for a place. The government will not hear of *it*": of the place. But in "He criticised the
    purchase of tanks. The army rejects *this*" it is the criticism that the army is against.
    """
    kept = []
    for one in found:
        if _is_shell(one.target, resolution, stances):
            before = _before(one, found, resolution, stances)
            if before is not None and before.stance == _OPPOSES and _answers(one, stances):
                continue
            meant = (
                before.target
                if before is not None
                else _beside(one.target, stances) or _last_deed(one.target, parsed, stances)
            )
            meant = meant or _named_alike(one.target, parsed) or _what_was_said(one, parsed)
            one.meant = meant
        kept.append(one)
    return kept


def _is_shell(target: Words, resolution: Resolution, stances: Stances) -> bool:
    """Whether the words name nothing by themselves: "it", "that step", "the offer", "a demand (that ...)"."""
    sentence, head = target.sentence, target.head
    if target.clause:
        return False
    mention = resolution.at(sentence, head)
    if mention is not None and (mention.kind != "pronoun" or mention.entity.kind != "pronoun"):
        return False
    if target.first == target.last and sentence.lower[head] in _POINTING:
        return True
    if sentence.lemmas[head] not in stances.lists["shells.nouns"] or target.first != head - 1:
        return False
    bare = not sentence.dependents(head, "prep", "acl") or target.last == head
    if sentence.lower[target.first] in _DEFINITE:
        return bare and target.last == head
    aside = any(c.via == head and c.link == "relative" for c in sentence.clauses)
    return (
        bare
        and sentence.lower[target.first] in {"a", "an"}
        and aside
        and sentence.words[max(0, target.first - 1)] == ","
    )


def _before(one: Finding, found: list[Finding], resolution: Resolution, stances: Stances) -> Finding | None:
    """The position of another told last before, in the sentence or in the one before it."""
    sentence, at = one.target.sentence, one.target.span[0]
    earlier = [
        f
        for f in found
        if f.holder.name != one.holder.name
        and f.target.span[1] <= at
        and sentence.index - f.target.sentence.index <= 1
        and f.target.sentence.paragraph == sentence.paragraph
        and not _is_shell(f.target, resolution, stances)
        and not (f.target.sentence is sentence and f.cue[0] > one.cue[0])
    ]
    if not earlier:
        return None
    latest = max(f.target.sentence.index for f in earlier)
    return max((f for f in earlier if f.target.sentence.index == latest), key=lambda f: f.target.span)


def _answers(one: Finding, stances: Stances) -> bool:
    """Whether it is said against words: "rejects this", "dismissed it"."""
    sentence = one.target.sentence
    pronoun = sentence.lower[one.target.head] in _POINTING
    return pronoun and sentence.lemmas[one.cue[0]] in stances.lists["shells.answering"]


def _beside(target: Words, stances: Stances) -> Words | None:
    """What a noun in apposition sums up: "the Union may *list the group*, a step that Cuba favours"."""
    sentence, comma = target.sentence, target.first - 1
    if comma < 1 or sentence.words[comma] != ",":
        return None
    above = [c for c in sentence.clauses if c.kind == "verb" and c.top < comma and c.objects and not c.passive]
    spanned = [c for c in above if c.link != "relative" and c.tense != "participle"]
    if not spanned:
        return None
    last = spanned[-1]
    words = clause_phrase(last)
    if last.lemma in stances.lists["wanting.words"]:
        words = replace(words, first=noun_phrase(sentence, last.objects[0]).first, clause=False)
    return replace(words, last=min(words.last, comma - 1)) if words.first < comma else None


def _last_deed(target: Words, parsed: Parsed, stances: Stances) -> Words | None:
    """What "that step" sums up: the last infinitive or gerund of the sentence before."""
    sentence = target.sentence
    if sentence.index == 0 or sentence.lower[target.first] not in {"this", "that", "such"}:
        return None
    before: Sentence = parsed.sentences[sentence.index - 1]
    if before.paragraph != sentence.paragraph and target.first == target.last:
        return None
    deeds: list[Clause] = [c for c in before.clauses if c.tense in {"infinitive", "participle"} and c.objects]
    deeds = [c for c in deeds if c.tense == "infinitive" or before.tags[c.top] == "VBG" or c.marker == "that"]
    if target.first == target.last:
        root = next((c for c in before.clauses if c.top == before.root), None)
        deeds = [c for c in deeds if root is not None and c.parent is root and root.lemma in stances.verbs]
    if deeds and deeds[-1].marker == "that":
        return whole_clause(deeds[-1])
    return clause_phrase(deeds[-1], positive=True) if deeds else None


def _named_alike(target: Words, parsed: Parsed) -> Words | None:
    """What was offered, if "the offer" is spoken of, or proposed, if "the proposal"."""
    sentence, lemma = target.sentence, target.sentence.lemmas[target.head]
    if sentence.index == 0 or len(lemma) < _ALIKE:
        return None
    before = parsed.sentences[sentence.index - 1]
    alike = [c for c in before.clauses if c.kind == "verb" and c.objects and c.lemma[:_ALIKE] == lemma[:_ALIKE]]
    things = [h for c in alike for h in c.objects if before.pos[h] == "NOUN"]
    return noun_phrase(before, things[-1]) if things else None


def _what_was_said(one: Finding, parsed: Parsed) -> Words | None:
    """What "that" sums up in "*That* is a mistake": what the sentence before says, of which it is said."""
    sentence, head = one.target.sentence, one.target.head
    if sentence.index == 0 or sentence.lower[head] not in {"this", "that"} or one.target.first != one.target.last:
        return None
    before = parsed.sentences[sentence.index - 1]
    judged = any(c.copula is not None and head in c.surface and c.head == one.cue[0] for c in sentence.clauses)
    if not judged or before.paragraph != sentence.paragraph:
        return None
    told = [
        c for c in before.clauses if c.link == "complement" and c.surface and c.tense != "infinitive" and not c.marker
    ]
    main = next((c for c in told if c.parent is not None and c.parent.top == before.root), None)
    main = main or next((c for c in before.clauses if c.top == before.root and not told), None)
    return whole_clause(main) if main is not None else None
