"""Reading the positions of one sentence: cue verbs, nouns, judgements and commitments."""

from __future__ import annotations

from detente.positions.context import Context, Finding
from detente.positions.cues.cries import Cries
from detente.positions.cues.duties import Duties
from detente.positions.cues.epithets import Epithets
from detente.positions.cues.felt import Felt
from detente.positions.cues.limits import Limits
from detente.positions.cues.namings import Namings
from detente.positions.cues.nouns import Nouns
from detente.positions.cues.phrases import Phrases
from detente.positions.cues.preferring import Preferring
from detente.positions.cues.sayings import Sayings
from detente.positions.cues.staying import Staying
from detente.positions.cues.turns import Turns, said_of_what
from detente.positions.cues.verbs import Verbs
from detente.positions.cues.verdicts import Verdicts
from detente.positions.holders.echoes import alike, echoes


def findings(context: Context) -> list[Finding]:
    """All positions of the sentence."""
    sentence = context.sentence
    verbs, nouns, phrases = Verbs(context), Nouns(context), Phrases(context)
    namings, sayings = Namings(context), Sayings(context, verbs)
    duties, verdicts, cries = Duties(context), Verdicts(context), Cries(context)
    limits, staying = Limits(context), Staying(context, duties)
    turns, felt, preferring = Turns(context, verbs), Felt(context), Preferring(context)
    found: list[Finding] = []
    for clause in sentence.clauses:
        found += verbs.read(clause)
        found += namings.read(clause)
        found += sayings.judgement(clause)
        found += sayings.effect(clause)
        found += verdicts.read(clause)
        found += duties.read(clause)
        found += staying.read(clause)
        found += limits.read(clause)
        found += cries.bidding(clause)
        found += duties.asking(clause)
        found += cries.cleft(clause)
        found += cries.last_thing(clause)
        found += cries.nobody(clause)
        found += cries.unwanted(clause)
        found += cries.why(clause)
        found += cries.let(clause)
        found += sayings.commitment(clause)
        found += sayings.shown(clause)
        found += phrases.read(clause)
        found += phrases.wish(clause)
        found += phrases.gone(clause)
        found += phrases.feeling(clause)
        found += preferring.read(clause)
        found += turns.read(clause)
        found += felt.read(clause)
    epithets = Epithets(context)
    for i, lemma in enumerate(sentence.lemmas):
        if sentence.pos[i] == "NOUN":
            found += epithets.read(i)
        if lemma in context.stances.nouns and sentence.pos[i] == "NOUN":
            found += nouns.read(i)
        if lemma in context.stances.persons and sentence.pos[i] == "NOUN":
            found += phrases.person(i)
    found += cries.read()
    found += cries.yes_and_no()
    found += alike(context, found)
    found += echoes(context, found)
    for one in found:
        one.target = said_of_what(context, one.target)
    return [f for f in found if f.target.clause or not context.is_date(f.target.head)]  # "no alternative to June 27"
