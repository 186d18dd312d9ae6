"""What the codebook has no word for: pairs of a sentence put before the second opinion, and what its answers make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from detente.events.codebook import Entry
from detente.events.found import Found
from detente.events.notation import parse_pattern
from detente.events.opinion import Opinion
from detente.events.parties import POLITICS_ONLY, Parties, fits
from detente.events.things import VERBAL
from detente.parsing import Clause, Sentence, noun_obliques
from detente.record import Event
from detente.resolving import ActorMention

ENOUGH = 0.91
"""The chance from which an answer about two political parties is believed."""
ENOUGH_OF_OTHERS = 0.98
"""The chance that is asked for where one of them is not political, or a thing."""
NOTHING = 0.5
"""The chance of NONE from which two mentions that a user asks about are told to have nothing to do with each other."""
OF_CODEBOOK = 0.85
"""What the codebook's confidence counts beside a chance, where a user asks about two mentions."""
UNKNOWN = parse_pattern("A unknown R", {})
SECOND_OPINION = Entry("second-opinion", None, None, (), (UNKNOWN,), ())
"""Stands for the codebook's entry in what the second opinion found."""

_IN_PUBLIC = frozenset({"political", "public"})
_BY_WORDS = VERBAL | {"CONCEDE", "CONSULT"}
"""Types that the words above a deed may make of it ("refused to answer Kyiv"): told of the verb above."""
_NONFINITE = frozenset({"infinitive", "participle"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """A clause that the codebook cannot read and two who take part in it.

    ``clause`` is the outermost verb of the source ("*refused* to answer Kyiv"), ``deed`` the one that the target stands
    with ("refused to *answer* Kyiv"); mostly they are the same. ``words`` says that the source does no more than say
    something of the target ("said that the rebels were to blame").
    """

    clause: Clause
    deed: Clause
    sources: list[ActorMention]
    target: ActorMention
    words: bool = False

    @property
    def political(self) -> bool:
        """Whether both are states or somebody political."""
        return fits(self.target, POLITICS_ONLY) and fits(self.sources[0], POLITICS_ONLY)

    @property
    def worth_asking(self) -> bool:
        """Whether one of them is: what others do to each other is hardly ever politics."""
        return fits(self.target, POLITICS_ONLY) or fits(self.sources[0], POLITICS_ONLY)


def propose(
    sentence: Sentence, parties: Parties, found: list[Found], verbs: Mapping[str, frozenset[str]]
) -> Iterator[Proposal]:
    """The pairs of a sentence worth a question: somebody public does to somebody what no entry knows.

    ``verbs`` are the codebook's word lists: by those of ``idle`` nothing is done, and those of ``telling`` say by
    themselves nothing of what somebody does to another.
    """
    idle, telling = verbs["idle"], verbs["telling"]
    read = {id(clause) for event in found for clause in (event.clause, event.carrier) if clause is not None}
    heads = {i for event in found for i in range(event.trigger[0], event.trigger[1] + 1)}
    for clause in sentence.clauses:
        if clause.kind == "noun" or clause.link == "purpose" or clause.lemma in idle or _under_own_verb(clause):
            continue
        sources = parties.named_in(sentence, clause.subjects)
        if not any(fits(m, POLITICS_ONLY) or (fits(m, _IN_PUBLIC) and parties.in_company(m)) for m in sources):
            continue
        chain = _chain(clause)
        if any(id(one) in read or one.head in heads for one in chain):
            continue
        proposal = _deed(chain, sources, parties, telling) or _speech(clause, sources, parties, read, heads)
        if proposal is not None and proposal.worth_asking:
            yield proposal


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


def settle(proposal: Proposal, opinion: Opinion) -> Found | None:
    """The event of a proposal, if the second opinion is sure enough of one."""
    chances = chances_of(proposal, opinion)
    type_ = max(chances, key=lambda name: chances[name], default="NONE")
    if type_ == "NONE" or chances[type_] < (ENOUGH if proposal.political else ENOUGH_OF_OTHERS):
        return None
    if proposal.words and type_ not in _BY_WORDS:
        return None
    return _found(proposal, type_, chances[type_])


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
    source, target = proposal.sources[0].actor.evidence, proposal.target.actor.evidence
    return opinion.within(sentence.article, (sentence.start, sentence.end), source, target)


def _found(proposal: Proposal, type_: str, chance: float) -> Found:
    clause = proposal.clause if type_ in _BY_WORDS else proposal.deed
    found = Found(SECOND_OPINION, UNKNOWN, clause, (clause.head, clause.head), type=type_, chance=chance)
    found.actors = list(proposal.sources)
    found.recipients = [proposal.target]
    found.mutual = type_ == "CONSULT"
    return found


def _holds(clause: Clause, mention: ActorMention) -> bool:
    first, last = clause.sentence.edges[clause.top]
    return first <= mention.head <= last or mention.head in clause.subjects


def _size(clause: Clause) -> int:
    first, last = clause.sentence.edges[clause.top]
    return last - first


def _under_own_verb(clause: Clause) -> bool:
    """Whether it is the infinitive of a verb of the same subject, and so read together with that."""
    parent = clause.parent
    if parent is None or clause.tense != "infinitive" or clause.link != "complement":
        return False
    return parent.kind != "noun" and bool(set(parent.subjects) & set(clause.subjects))


def _chain(clause: Clause) -> list[Clause]:
    """A clause and the infinitives below it that have its subject: "refused", "to answer"."""
    chain = [clause]
    for under in clause.sentence.clauses:
        if under.parent in chain and under not in chain and _under_own_verb(under):
            chain.append(under)
    return chain


def _deed(
    chain: list[Clause], sources: list[ActorMention], parties: Parties, telling: frozenset[str]
) -> Proposal | None:
    """Who is acted on in a chain of clauses."""
    for clause in chain:
        if clause.lemma in telling and not clause.objects and not clause.indirect:
            continue
        heads = [*clause.indirect, *clause.objects, *(head for _, head in clause.obliques)]
        heads += [inner for head in heads for _, inner in noun_obliques(clause.sentence, head)]
        target = _another(clause, heads, sources, parties)
        if target is not None:
            return Proposal(chain[0], clause, sources, target)
    return None


def _speech(
    clause: Clause, sources: list[ActorMention], parties: Parties, read: set[int], heads: set[int]
) -> Proposal | None:
    """Of whom something is said, if no entry knows what: "said that *the rebels* were to blame"."""
    under = [c for c in clause.sentence.clauses if c.parent is clause and c.link == "complement"]
    told = [c for c in under if c.tense not in _NONFINITE]
    if any(id(one) in read or one.head in heads for one in told):
        return None
    for one in told:
        target = _another(one, [*one.subjects, *one.objects, *(head for _, head in one.obliques)], sources, parties)
        if target is not None:
            return Proposal(clause, clause, sources, target, words=True)
    return None


def _another(clause: Clause, heads: list[int], sources: list[ActorMention], parties: Parties) -> ActorMention | None:
    """The first at ``heads`` who is none of the sources."""
    for head in heads:
        for mention in parties.actors_at(clause.sentence, head)[0]:
            other = all(mention.actor.name != m.actor.name for m in sources)
            if other and mention.kind != "pronoun" and not any(m.first <= mention.head <= m.last for m in sources):
                return mention
    return None
