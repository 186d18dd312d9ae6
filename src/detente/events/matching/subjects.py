"""Who stands as the subject of a predicate, or as the owner of a noun, and whether a pattern asks for him."""

from __future__ import annotations

from detente.events.codebook.patterns import Phrase
from detente.events.matching.attempt import Attempt
from detente.events.matching.filling import fill, fits_in_company
from detente.parsing import noun_obliques

_MEANWHILE = frozenset({"after", "following", "during"})
"""Prepositions before the contact from which somebody who speaks comes, or at which he is."""


def why_no_subject(attempt: Attempt) -> str | None:
    """Fill what the pattern says of the subject; the reason why nobody fits, or None."""
    phrase, clause = attempt.pattern.subject, attempt.clause
    if clause.kind == "noun" and clause.link == "nominal":
        return _why_no_owner(attempt, phrase)
    if phrase is None:
        return None
    heads = clause.subjects
    if attempt.pattern.kind == "adjective" or clause.kind == "adjective":
        heads = clause.surface
    if (
        clause.passive
        and attempt.pattern.kind == "verb"
        and not any(not a.prepositions or a.bare for a in attempt.pattern.arguments)
    ):
        return "it is passive and the pattern has no object"
    if not heads:
        if phrase.slot == "A" and (attempt.entry.actor_optional or clause.passive):
            return None
        return "there is no subject"
    if fill(attempt, phrase, heads):
        return None
    voices = attempt.scene.parties.voices(clause, heads) if phrase.slot == "A" else []
    voices = [m for m in voices if fits_in_company(attempt, m, phrase.constraint)]
    attempt.put("A", voices)
    return None if voices else _why(attempt, phrase, heads, "subject")


def add_doers_behind(attempt: Attempt) -> None:
    """Who does it where the passive names him behind its words: "was met with criticism *from Oslo*"."""
    phrase, clause = attempt.pattern.subject, attempt.clause
    if not clause.passive or attempt.slots["A"] or phrase is None or phrase.slot != "A" or clause.subjects:
        return
    for head in attempt.worded:
        behind = [h for prep, h in noun_obliques(attempt.sentence, head) if prep in {"by", "from", "among"}]
        if behind and fill(attempt, phrase, behind, strict=True):
            return


def _why_no_owner(attempt: Attempt, phrase: Phrase | None) -> str | None:
    """Fill it with who owns the noun or carries it out; the reason why nobody does, or None."""
    clause = attempt.clause
    wants = phrase if phrase is not None else Phrase(slot="A") if "A" not in _written_slots(attempt) else None
    if wants is None:
        return None
    heads = list(clause.subjects)
    taken = {word for argument in attempt.pattern.arguments for word in argument.prepositions}
    for head in clause.modifiers:
        # "a Saudi-led strike": the state stands under the participle
        heads += [head, *attempt.sentence.dependents(head, "npadvmod", "compound", "nsubj")]
    if "of" not in taken:
        heads.extend(h for prep, h in clause.obliques if prep == "of")
    heads.extend(h for prep, h in clause.obliques if prep == "from" and "from" not in taken)
    for prep, owned in clause.obliques:
        # "the expulsion of two diplomats by Canada": the parser may hang the last phrase on the diplomats
        if prep == "of":
            heads.extend(h for inner, h in noun_obliques(attempt.sentence, owned) if inner == "by")
    if clause.via is not None and attempt.sentence.lemmas[clause.via] in attempt.scene.lists["spells"]:
        # "two weeks of demonstrations *by residents*"
        heads.extend(h for inner, h in noun_obliques(attempt.sentence, clause.via) if inner == "by")
    for head in heads:
        if fill(attempt, wants, [head], strict=True):
            return None
    carrier = attempt.carrier()
    if carrier is not None:
        attempt.found.carrier = carrier
        if carrier.subjects and wants.slot == "A":
            return None if fill(attempt, wants, carrier.subjects) else _why(attempt, wants, carrier.subjects, "subject")
    if wants.slot == "A" and fill(attempt, wants, _tellers(attempt), strict=True):
        return None
    # whether a noun without its actor tells of an event by itself is asked later
    return None if phrase is None or wants.slot == "A" else f"no {wants.slot} stands with the noun"


def _tellers(attempt: Attempt) -> list[int]:
    """Who says something when it is over, or while it lasts: "after talks with Oslo, *the minister* said"."""
    clause, above, lists = attempt.clause, attempt.clause.parent, attempt.scene.lists
    if attempt.entry.type != "CONSULT" or above is None or clause.via is not None or clause.marker not in _MEANWHILE:
        return []
    says = above.lemma in lists["addressing"] or above.lemma in lists["asking"]
    real = not (above.negated or above.modals or above.passive) and above.tense in {"past", "present"}
    return above.subjects if says and real and above.kind == "verb" else []


def _written_slots(attempt: Attempt) -> set[str]:
    """The slots that are written behind the predicate."""
    slots: set[str] = set()
    waiting = list(attempt.pattern.arguments)
    for argument in waiting:
        slots.update(slot for slot in (argument.phrase.slot, argument.phrase.owner) if slot)
        waiting.extend(argument.phrase.below)
    return slots


def _why(attempt: Attempt, phrase: Phrase, heads: list[int], what: str) -> str:
    """The reason given where what stands there does not fit."""
    if not attempt.scene.tracing:
        return what
    words = ", ".join(attempt.sentence.words[head] for head in heads)
    kinds = f" ({'|'.join(sorted(phrase.constraint))})" if phrase.constraint else ""
    return f"its {what} «{words}» is no actor{kinds}" if phrase.slot else f"its {what} «{words}» is another word"
