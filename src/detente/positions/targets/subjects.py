"""Who does what a clause tells, where the parser may have taken another for its subject."""

from __future__ import annotations

from detente.parsing import Clause, Sentence
from detente.record import Actor
from detente.statements import Said

_WHERE = frozenset({"through", "in", "across", "outside", "at", "near", "around", "along", "to"})


def told_by(said: list[Said], sentence: Sentence, token: int) -> Said | None:
    """The statement of which the word at ``token`` is the cue."""
    return next((s for s in said if s.sentence is sentence and s.token == token), None)


def second_voice(said: list[Said], sentence: Sentence, clause: Clause, heads: list[int]) -> tuple[Actor, Said] | None:
    """What a speaker says with a second verb: "said that the tax was high *and urged* France to cut it".

    The parser may take the subject of the first thing said for that of the second verb.
    """
    if not heads or not set(heads) <= clause.implied or clause.parent is None:
        return None
    first, second = told_by(said, sentence, clause.parent.head), told_by(said, sentence, clause.head)
    if first is None or second is None or first.statement.speaker is None or second.statement.speaker is None:
        return None
    speaker = second.statement.speaker
    return (speaker, second) if speaker.name == first.statement.speaker.name else None


def going(clause: Clause, heads: list[int]) -> list[int]:
    """Who goes somewhere to say it, not where: "*thousands* marched through Tbilisi demanding elections"."""
    sentence, above = clause.sentence, clause.parent
    if clause.tense != "participle" or above is None or above.kind != "verb" or len(heads) != 1:
        return heads
    before = sentence.lower[max(0, sentence.edges[heads[0]][0] - 1)]
    return above.surface if before in _WHERE and above.surface and heads[0] > above.head else heads


def only_on_condition(clause: Clause) -> bool:
    """ "Would sign the treaty *only if* the subsidies went": he tells what he is for, and at what price."""
    sentence = clause.sentence
    if clause.negated or clause.question or not {"will", "would"} & set(clause.modals):
        return False
    below = (c for c in sentence.clauses if c.parent is clause and c.top > clause.top)
    for under in below:
        first = sentence.edges[under.top][0]
        words = sentence.lower[max(0, first - 1) : first + 2]
        if words[:2] == ["only", "if"] or words[1:] == ["only", "if"] or under.marker in {"provided", "providing"}:
            return True
    return False
