"""Whose official somebody without a country is: what the sentences that name him tell of a state."""

from __future__ import annotations

from collections.abc import Iterable

from detente.parsing import Sentence
from detente.resolving.coreference.binding import subjects_of
from detente.resolving.draft import Draft
from detente.resolving.grammar import SUBJECTS, objects_of
from detente.resolving.lexicon.wording import wording

STATES = frozenset({"state", "capital", "demonym"})


def flies_home(draft: Draft, drafts: Iterable[Draft]) -> str | None:
    """The state to which somebody goes back: "*Luehrmann* was to fly back to *Berlin*"."""
    sentence = draft.sentence
    back = wording().homeward
    if back.isdisjoint(sentence.lower):
        return None
    verbs = [v for v in range(len(sentence)) if sentence.pos[v] == "VERB" and draft.head in subjects_of(sentence, v)]
    for verb in verbs:
        homeward = [c for c in sentence.children[verb] if sentence.lower[c] in back]
        if not homeward:
            continue
        places = {*objects_of(sentence, verb, "to"), *(p for c in homeward for p in objects_of(sentence, c, "to"))}
        found = {_country(d) for d in drafts if d.sentence is sentence and d.head in places} - {None}
        if len(found) == 1:
            return found.pop()
    return None


def acts(draft: Draft) -> bool:
    """Whether a state is the subject of its sentence, or owns the government that is: "*Azerbaijan's* government"."""
    sentence, head = draft.sentence, draft.head
    if sentence.deps[head] in {"poss", "amod", "compound"}:
        above = sentence.heads[head]
        if sentence.lower[above] not in wording().governments:
            return False
        head = above
    return sentence.deps[head] in SUBJECTS and sentence.heads[head] == sentence.root


def acts_beside(state: Draft, draft: Draft) -> bool:
    """Whether a state acts in the clause to which that of an official is joined.

    "*Manila* supports a code, but presidential aide X said", not "Manila supports a code, X of the opposition said".
    """
    sentence = draft.sentence
    if not acts(state) or sentence.deps[draft.head] not in SUBJECTS:
        return False
    verb = sentence.heads[draft.head]
    return sentence.deps[verb] == "conj" and sentence.heads[verb] == sentence.root


def goals_of(sentence: Sentence, head: int) -> set[int]:
    """The heads of the places that the subject travels to, or leads a delegation to."""
    if sentence.deps[head] not in SUBJECTS:
        return set()
    verb, known = sentence.heads[head], wording()
    led = [c for c in sentence.dependents(verb, "dobj") if sentence.lemmas[c] in known.delegations]
    if not led and sentence.lemmas[verb] not in known.going:
        return set()
    if any(sentence.lower[c] in known.homeward for c in sentence.children[verb]):
        return set()
    goals = {*objects_of(sentence, verb, "to", "in"), *sentence.dependents(verb, "dobj")}
    return goals.union(goal for item in led for goal in objects_of(sentence, item, "to"))


def travels_to(draft: Draft, drafts: Iterable[Draft]) -> set[str]:
    """The states that somebody travels to in his sentence: he is hardly of them."""
    goals = goals_of(draft.sentence, draft.head)
    here = (d for d in drafts if d.sentence is draft.sentence and d.head in goals) if goals else ()
    return {country for d in here if (country := _country(d)) is not None}


def _country(draft: Draft) -> str | None:
    entry = draft.hit.entry if draft.hit is not None else None
    return entry.country if entry is not None and entry.kind in STATES else None


def told_subject(sentence: Sentence, head: int) -> set[int]:
    """The heads of the subjects of what somebody says: "*Kenyatta* telephoned Magufuli, a spokesman said"."""
    if sentence.deps[head] not in SUBJECTS:
        return set()
    verb = sentence.heads[head]
    contents = [c for c in sentence.children[verb] if sentence.deps[c] == "ccomp" and c < head]
    return {subject for content in contents for subject in subjects_of(sentence, content)}


def led_by(sentence: Sentence, head: int) -> int:
    """Those whom somebody leads: "a *delegation* headed by Deputy Minister X"; -1 if he leads nobody."""
    by = sentence.heads[head]
    leads = sentence.heads[by]
    if sentence.deps[head] != "pobj" or sentence.lower[by] != "by" or sentence.lemmas[leads] not in wording().leading:
        return -1
    return sentence.heads[leads] if sentence.deps[leads] in {"acl", "relcl"} else -1


def announced_by(draft: Draft, drafts: Iterable[Draft]) -> str | None:
    """The state whose government tells what its official does: "X will go to Kiev, *the German government* said"."""
    sentence = draft.sentence
    found: set[str | None] = set()
    for other in drafts:
        if other.sentence is not sentence or other.title is None or other.title.title.kind != "organisation":
            continue
        if other.title.title.sectors[:1] == ("GOV",) and draft.head in told_subject(sentence, other.head):
            found.update(hit.entry.country for hit in other.near if hit.entry.kind in STATES)
    return found.pop() if len(found) == 1 else None


def speaks_of_own(draft: Draft, drafts: Iterable[Draft]) -> str | None:
    """The state whose capital an official names as the subject of what he says: "X said *Harare* had no objections"."""
    sentence = draft.sentence
    if sentence.deps[draft.head] not in SUBJECTS:
        return None
    verb = sentence.heads[draft.head]
    contents = [c for c in sentence.children[verb] if sentence.deps[c] == "ccomp"]
    heads = {subject for content in contents for subject in subjects_of(sentence, content)}
    here = (d for d in drafts if d.sentence is sentence and d.head in heads and d.hit is not None)
    found = {d.hit.entry.country for d in here if d.hit is not None and d.hit.entry.kind == "capital"}
    return found.pop() if len(found) == 1 else None
