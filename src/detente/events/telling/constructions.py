"""What a construction makes of a clause under a verb: "was *to have* met", "has *yet* to lift", "came *close* to"."""

from __future__ import annotations

from collections.abc import Callable

from detente.events.vocabulary import vocabulary
from detente.parsing import Clause


def by_construction(clause: Clause, parent: Clause) -> str | None:
    """The status of a complement, or of what something is done for, by the first construction that it stands in."""
    return next((status for stands, status in _CONSTRUCTIONS if stands(clause, parent)), None)


def is_nonfinite(clause: Clause) -> bool:
    """Whether it is an infinitive or a participle without a modal."""
    return clause.tense in {"infinitive", "participle"} and not clause.modals


def is_hearsay(clause: Clause, parent: Clause) -> bool:
    """ "Is said to resume" tells what may come, "is said to have met" what somebody claims happened."""
    ahead = clause.tense == "infinitive" and not clause.with_have and not clause.progressive
    return ahead and parent.passive and parent.lemma in vocabulary().hearsay and clause.lemma not in {"be", "have"}


def _is_drawn_back_from(clause: Clause, parent: Clause) -> bool:
    """ "*Changed its mind about* attacking", "*thought better of* expelling him"."""
    if clause.marker not in {"about", "of", "on"} or not is_nonfinite(clause):
        return False
    lemmas = parent.sentence.lemmas
    said = {f"{parent.lemma} {word}" for word in (*(lemmas[h] for h in parent.objects), *parent.adverbs)}
    return not vocabulary().drawing_back.isdisjoint(said)


def _is_done_without(clause: Clause, _parent: Clause) -> bool:
    """ "*Instead of* expelling him"."""
    return _is_behind(clause, "instead of")


def _is_imagined(clause: Clause, parent: Clause) -> bool:
    """ "A *film* shows how Chad attacked Mali"."""
    return not is_nonfinite(clause) and any(parent.sentence.lemmas[h] in vocabulary().imagined for h in parent.surface)


def _is_kept_from(clause: Clause, _parent: Clause) -> bool:
    """ "Kept Chad *from attacking*", "ended *without signing*", "talked it *out of attacking*"."""
    if clause.link != "complement" or not is_nonfinite(clause):
        return False
    return clause.marker in {"from", "without"} or _is_behind(clause, "out of")


def _is_asked(clause: Clause, parent: Clause) -> bool:
    """ "Insisted that Chad *withdraw*"."""
    return parent.lemma in vocabulary().asking and _is_subjunctive(clause)


def _is_yet_to_be(clause: Clause, parent: Clause) -> bool:
    """ "Has *yet* to lift the ban"."""
    return is_nonfinite(clause) and parent.lemma in {"have", "be", "remain"} and "yet" in parent.adverbs


def _is_come_close_to(clause: Clause, parent: Clause) -> bool:
    """ "Came *close* to expelling"."""
    near = not vocabulary().close.isdisjoint(parent.adverbs)
    return parent.lemma == "come" and near and is_nonfinite(clause)


def _is_a_must(clause: Clause, parent: Clause) -> bool:
    """ "*Has to* release them", "has still to be signed"."""
    return parent.lemma == "have" and clause.marker == "to" and parent.tense != "past"


def _was_to_have_been(clause: Clause, parent: Clause) -> bool:
    """ "Was *to have met*"."""
    return parent.lemma == "be" and clause.tense == "infinitive" and clause.with_have and parent.tense == "past"


def _is_behind(clause: Clause, words: str) -> bool:
    """Whether it hangs on a preposition of two words: "talked Chad *out of* attacking"."""
    sentence, of = clause.sentence, next(clause.sentence.ancestors(clause.top), 0)
    return of > 0 and f"{sentence.lower[of - 1]} {sentence.lower[of]}" == words


def _is_subjunctive(clause: Clause) -> bool:
    """Whether a bare form has a subject in the singular: "that Chad *withdraw*"."""
    sentence = clause.sentence
    bare = sentence.tags[clause.top] in {"VB", "VBP"} and not clause.auxiliaries and not clause.modals
    one = len(clause.surface) == 1 and sentence.tags[clause.surface[0]] in {"NN", "NNP"}
    return bare and one and sentence.lower[clause.top] == sentence.lemmas[clause.top]


_CONSTRUCTIONS: tuple[tuple[Callable[[Clause, Clause], bool], str], ...] = (
    (_is_imagined, "hypothetical"),
    (_is_done_without, "hypothetical"),
    (_is_drawn_back_from, "negated"),
    (_is_kept_from, "negated"),
    (_is_asked, "requested"),
    (_is_yet_to_be, "negated"),
    (_is_come_close_to, "negated"),
    (_is_a_must, "requested"),
    (_was_to_have_been, "cancelled"),
    (is_hearsay, "possible"),
)
"""The constructions and what they make of a clause; the first that it stands in counts."""
