"""What the codebook has no word for: pairs of a sentence put before the second opinion, and what its answers make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from detente.events.codebook.book import Entry
from detente.events.codebook.notation import parse_pattern
from detente.events.matching.found import Found
from detente.events.matching.parties import POLITICS_ONLY, Parties, fits
from detente.events.matching.things import VERBAL
from detente.events.matching.words import phrase_of
from detente.events.opinion.model import Opinion
from detente.events.opinion.targets import (
    NONFINITE,
    chain_of,
    is_own,
    is_under_own_verb,
    targets_of,
    things_with,
    told_below,
    told_of,
)
from detente.parsing import Clause, Sentence
from detente.record import Event, Span
from detente.resolving import ActorMention

ENOUGH = {"ACCUSE": 0.8, "THREATEN": 0.88, "AGREE": 0.91, "CONSULT": 0.91}
"""The chance from which an answer is believed, by type."""
ENOUGH_OF_REST = 0.82
"""The chance from which an answer is believed that is of another type."""
ENOUGH_OF_OTHERS = 0.9
"""The least chance that is asked for where the target is not political."""
ENOUGH_OF_THINGS = 0.82
"""The least chance that is asked for where the target is a thing."""
OF_THINGS = frozenset({"SUPPORT", "REJECT", "REQUEST"})
"""What is believed to be done to things; of the rest, in news, four in ten were wrong."""
MOST = 3
"""How many are asked about at most in one clause."""
NOTHING = 0.7
"""The chance of NONE from which two mentions that a user asks about are told to have nothing to do with each other."""
OF_CODEBOOK = 1.0
"""What the codebook's confidence counts beside a chance, where a user asks about two mentions."""
UNKNOWN = parse_pattern("A unknown R", {})
SECOND_OPINION = Entry("second-opinion", None, None, (), (UNKNOWN,), ())
"""Stands for the codebook's entry in what the second opinion found."""
STILL_TO_COME = Entry("second-opinion", None, None, (), (UNKNOWN,), (), pending="planned")
"""The same where what is promised stands below the verb: "vowed *to repay* Chad"."""

_IN_PUBLIC = frozenset({"political", "public"})
_BY_WORDS = VERBAL | {"CONCEDE", "CONSULT"}
"""Types that the words above a deed may make of it ("refused to answer Kyiv"): told of the verb above."""
_FIRST_PERSON = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """A clause that the codebook cannot read and two who take part in it.

    ``clause`` is the outermost verb of the source ("*refused* to answer Kyiv"), ``deed`` the one that the target stands
    with ("refused to *answer* Kyiv"); mostly they are the same. ``below`` says that the deed only hangs below the verb
    ("called for Kyiv *to answer*"), ``words`` that the source does no more than say something of the target ("said that
    the rebels were to blame"). Where nobody stands in the target's place, ``thing`` is the
    head of what does ("called the *reports* nonsense").
    """

    clause: Clause
    deed: Clause
    sources: list[ActorMention]
    target: ActorMention | None
    words: bool = False
    below: bool = False
    thing: int | None = None

    @property
    def political(self) -> bool:
        """Whether the target is a state or somebody political, as the source is."""
        return self.target is not None and fits(self.target, POLITICS_ONLY)

    @property
    def targeted(self) -> Span:
        """The characters of the article that name the target."""
        if self.target is not None:
            return self.target.actor.evidence
        sentence = self.deed.sentence
        return sentence.span(*phrase_of(sentence, self.thing or 0))

    def is_enough(self, type_: str, chance: float) -> bool:
        """Whether an answer is believed."""
        least = ENOUGH.get(type_, ENOUGH_OF_REST)
        if self.thing is not None:
            return type_ in OF_THINGS and chance >= max(least, ENOUGH_OF_THINGS)
        return chance >= (least if self.political else max(least, ENOUGH_OF_OTHERS))


def propose(
    sentence: Sentence, parties: Parties, found: list[Found], verbs: Mapping[str, frozenset[str]]
) -> Iterator[list[Proposal]]:
    """The pairs of a sentence worth a question, clause by clause: one in politics does to somebody what no entry knows.

    ``found`` is what the codebook made of the sentence, ``verbs`` are its word lists: by those of ``idle`` nothing is
    done, and those of ``telling`` say by themselves nothing of what somebody does to another.
    """
    idle, telling = verbs["idle"], verbs["telling"]
    read = {id(clause) for event in found for clause in (event.clause, event.carrier) if clause is not None}
    heads = {i for event in found for i in range(event.trigger[0], event.trigger[1] + 1)}
    read |= {id(clause) for clause in sentence.clauses if clause.head in heads}
    for clause in sentence.clauses:
        if clause.kind != "verb" or clause.link == "purpose" or clause.lemma in idle or is_under_own_verb(clause):
            continue
        sources = parties.named_in(sentence, clause.subjects)
        if not sources or not fits(sources[0], POLITICS_ONLY) or sentence.lower[sources[0].head] in _FIRST_PERSON:
            continue
        chain = chain_of(clause)
        if any(id(one) in read for one in chain):
            continue
        silent = {id(one) for one in chain if one.lemma in telling and _only_tells(one)}
        asked = [
            Proposal(clause, target.clause, sources, target.mention, below=target.below)
            for target in targets_of(chain, sources, parties, read | silent)
        ]
        asked += _speech(clause, sources, parties, read)
        asked = [one for one in asked if _is_public(one.target) and not _is_joined(one, found)][:MOST]
        if not asked and sources[0].kind != "pronoun":
            deed = chain[-1]
            things = things_with(deed, parties, verbs["circumstances"])
            asked = [Proposal(clause, deed, sources, None, thing=head) for head in things][:1]
        if asked:
            yield asked


def between(sentence: Sentence, source: ActorMention, target: ActorMention) -> Proposal | None:
    """The question about two given mentions: what the source does in the innermost clause that has both of them."""
    holding = [
        clause
        for clause in sentence.clauses
        if clause.kind != "noun" and all(_holds(clause, mention) for mention in (source, target))
    ]
    if not holding:
        return None
    clause = min(holding, key=lambda one: (source.head not in one.subjects, _size(one)))
    return Proposal(clause, clause, [source], target)


def settle(groups: Iterable[list[Proposal]], opinion: Opinion, known: list[Found]) -> list[Found]:
    """The events of the proposals of a sentence of which the second opinion is sure enough: the likeliest of a clause.

    Nothing is told twice: not what ``known`` tells of the same source or of the same target.
    """
    told: list[Found] = []
    for proposals in groups:
        answers = [answer for one in proposals for answer in [_answer(one, opinion)] if answer is not None]
        answers = [one for one in answers if not any(_is_told(one, other) for other in (*known, *told))]
        if answers:
            told.append(max(answers, key=lambda one: one.chance or 0.0))
    return told


def settle_for(proposal: Proposal, opinion: Opinion, known: Event | None) -> Found | None:
    """The likeliest event of two given mentions; None if it is ``known`` from the codebook, or there hardly is one.

    The codebook's confidence counts nearly as much as the second opinion's chance.
    """
    chances = chances_of(proposal, opinion)
    if not chances or (known is None and chances["NONE"] >= NOTHING):
        return None
    weights = {type_: chance for type_, chance in chances.items() if type_ != "NONE"}
    if known is not None:
        weights[known.type] += OF_CODEBOOK * known.confidence
    type_ = max(weights, key=lambda name: weights[name])
    return None if known is not None and type_ == known.type else _found(proposal, type_, chances[type_])


def chances_of(proposal: Proposal, opinion: Opinion) -> dict[str, float]:
    """The chance of each type and of NONE that the second opinion gives a proposal."""
    sentence = proposal.clause.sentence
    span = (sentence.start, sentence.end)
    return opinion.within(sentence.article, span, proposal.sources[0].actor.evidence, proposal.targeted)


def _answer(proposal: Proposal, opinion: Opinion) -> Found | None:
    """The event of one proposal, if the second opinion is sure enough of it."""
    chances = chances_of(proposal, opinion)
    type_ = max(chances, key=lambda name: chances[name], default="NONE")
    if type_ == "NONE" or not proposal.is_enough(type_, chances[type_]):
        return None
    target = proposal.target
    if target is None:
        if type_ == "REJECT" and proposal.deed.negated:  # "did not change the advice"
            return None
        return _found(proposal, type_, chances[type_])
    if type_ not in VERBAL and (proposal.words or (type_ not in _BY_WORDS and not proposal.political)):
        return None
    to_the_nation = type_ == "CONSULT" and target.kind == "nationals"  # "spoke to Canadians"
    if to_the_nation or is_own(target, proposal.sources, type_):
        return None
    return _found(proposal, type_, chances[type_])


def _found(proposal: Proposal, type_: str, chance: float) -> Found:
    clause = proposal.clause if type_ in _BY_WORDS else proposal.deed
    entry = STILL_TO_COME if proposal.deed is not proposal.clause else SECOND_OPINION
    found = Found(entry, UNKNOWN, clause, (clause.head, clause.head), type=type_, chance=chance)
    found.actors = list(proposal.sources)
    found.recipients = [proposal.target] if proposal.target is not None else []
    found.vague = [proposal.thing] if proposal.thing is not None else []
    found.mutual = type_ == "CONSULT"
    return found


def _is_told(found: Found, other: Found) -> bool:
    """Whether another event of the sentence tells the same: of this type and by or to the same."""
    if found.type != other.type:
        return False
    actors, recipients = ({m.actor.name for m in side} for side in (other.actors, other.recipients))
    return any(m.actor.name in actors for m in found.actors) or any(
        m.actor.name in recipients for m in found.recipients
    )


def _is_public(target: ActorMention | None) -> bool:
    return target is not None and fits(target, _IN_PUBLIC)


def _is_joined(proposal: Proposal, found: list[Found]) -> bool:
    """Whether the codebook has told of an event between the two."""
    if proposal.target is None:
        return False
    for event in found:
        names = {m.actor.name for m in (*event.actors, *event.recipients)}
        if proposal.target.actor.name in names and any(m.actor.name in names for m in proposal.sources):
            return True
    return False


def _holds(clause: Clause, mention: ActorMention) -> bool:
    first, last = clause.sentence.edges[clause.top]
    return first <= mention.head <= last or mention.head in clause.subjects


def _size(clause: Clause) -> int:
    first, last = clause.sentence.edges[clause.top]
    return last - first


def _speech(clause: Clause, sources: list[ActorMention], parties: Parties, read: set[int]) -> Iterator[Proposal]:
    """Of whom something is said, if no entry knows what: "said that *the rebels* were to blame"."""
    if clause.tense in NONFINITE:
        return
    for one in told_below(clause):
        if id(one) in read:
            continue
        for target in told_of(clause, one, sources, parties):
            yield Proposal(clause, clause, sources, target, words=True)


def _only_tells(clause: Clause) -> bool:
    """Whether a verb of saying is said of nobody, or to somebody: "*told the Post* that ..."."""
    return (not clause.objects and not clause.indirect) or bool(told_below(clause))
