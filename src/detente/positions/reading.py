"""Reading the positions of one sentence: cue verbs, nouns, judgements and commitments."""

from __future__ import annotations

from detente.positions.context import Context, Finding
from detente.positions.duties import Duties
from detente.positions.nouns import Nouns
from detente.positions.phrases import Phrases
from detente.positions.sayings import Sayings
from detente.positions.verbs import Verbs
from detente.positions.verdicts import Verdicts


def findings(context: Context) -> list[Finding]:
    """All positions of the sentence."""
    sentence = context.sentence
    verbs, nouns, phrases = Verbs(context), Nouns(context), Phrases(context)
    sayings, duties, verdicts = Sayings(context, verbs), Duties(context), Verdicts(context)
    found: list[Finding] = []
    for clause in sentence.clauses:
        found += verbs.read(clause)
        found += sayings.naming(clause)
        found += sayings.judgement(clause)
        found += sayings.effect(clause)
        found += verdicts.read(clause)
        found += duties.read(clause)
        found += duties.bidding(clause)
        found += duties.asking(clause)
        found += sayings.commitment(clause)
        found += phrases.read(clause)
        found += phrases.wish(clause)
        found += phrases.feeling(clause)
        found += phrases.rather(clause)
    for i, lemma in enumerate(sentence.lemmas):
        if lemma in context.stances.nouns and sentence.pos[i] == "NOUN":
            found += nouns.read(i)
        if lemma in context.stances.persons and sentence.pos[i] == "NOUN":
            found += phrases.person(i)
    return found
