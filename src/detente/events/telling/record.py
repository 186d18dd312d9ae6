"""From what was found to the record: how real it is, what that makes of its type, when, where and who says so."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from detente.contexts import load_contexts
from detente.events.codebook.book import Codebook
from detente.events.codebook.patterns import FUTURE
from detente.events.compose import as_of_status, look_up, split
from detente.events.matching.found import Found
from detente.events.matching.words import phrase_of
from detente.events.telling.confidence import confidence
from detente.events.telling.status import Realis
from detente.events.vocabulary import vocabulary
from detente.parsing import Clause, Sentence
from detente.record import Auxiliary, DateSpan, Event, EventEvidence, Span
from detente.resolving import ActorMention, Resolution
from detente.statements import Said, chain

HISTORICAL_DAYS = 90
"""An event that ended longer before publication than this is PLOVER's "historical"."""
NEAR_DAYS = 366
"""The present tense tells of what is to come within a year; what seems to lie farther ahead has a wrong date."""
REFUSABLE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE", "CONCEDE", "RETREAT"})
"""Types whose "will not" is a refusal."""
PERMITS = frozenset({"CONCEDE", "RETREAT"})
"""Types of what is allowed; not to have allowed it is a refusal."""
ACTIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"})
"""Types that tell nothing without somebody who does it ("people were evacuated")."""
PROMISES = frozenset({"AGREE", "CONCEDE"})
"""Types that tell of a deed still to be done when an operator like "agreed to" makes them."""

REAL = frozenset({"happened", "ongoing"})
"""The statuses of what is or was so."""
_MAY = frozenset({"may", "might", "could"})
_SUIT = ("ACCUSE", "allege")
_SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
"""Types of what is done by saying it."""
_IFS = frozenset({"if", "unless", "until", "should"})


class Teller:
    """Makes events of what was found in the sentences of one article."""

    def __init__(
        self,
        codebook: Codebook,
        realis: Realis,
        resolution: Resolution,
        said: list[Said],
        published: datetime.date | None,
    ) -> None:
        self.codebook, self.realis, self.resolution = codebook, realis, resolution
        self.said, self.published = said, published

    def tell_all(self, found: Iterable[Found | None]) -> list[Event]:
        """The events of all of which enough is told."""
        told = [self.tell(one) for one in found if one is not None]
        return [event for event in told if event is not None]

    def tell(self, found: Found) -> Event | None:
        """The event, without an id; None if too little is told of it for an event."""
        ontology = self.codebook.ontology
        sentence, clause = found.clause.sentence, found.clause
        at = found.carrier.head if found.carrier is not None else clause.head
        date = self.resolution.date_of(sentence, clause.head) or self.resolution.date_of(sentence, at)
        links = chain(self.said, sentence.starts[found.trigger[0]])
        ahead = not clause.with_have and not vocabulary().alleged.intersection(clause.adverbs)
        status = self._status(found, date.date if date is not None else None)
        if found.pattern.manner.modals and (status not in REAL or _is_anothers(links, found.actors)):
            return None  # "fears that Chad would retaliate", "Norway said Russia would retaliate"
        type_, mode, status = self._type(found, status, links, ahead)
        actors, recipients = found.actors, found.recipients
        if type_ == "REJECT" and clause.negated and found.awaited and not recipients:
            recipients = found.awaited
        if found.mutual and type_ == found.type:
            actors, recipients = [*actors, *recipients], []
        if not self._enough(found, type_, actors, recipients):
            return None
        # "condemned *an attack* on a church in Mali": what stands in the recipient's place is told beside Mali
        things = [*found.around["R"], *found.vague] if recipients else found.vague
        if type_ == "AGREE" and not recipients and len({m.actor.name for m in actors}) > 1:
            things = []  # "Ghana and Togo agreed to open the bridge": they agree with each other
        place = self.resolution.place_of(sentence, clause.head) or self.resolution.place_of(sentence, at)
        contexts = list(found.entry.contexts)
        contexts += [c for c in load_contexts().of(sentence.lemmas) if c not in contexts]
        return Event(
            id="",
            type=type_,
            mode=mode,
            contexts=contexts,
            actors=[m.actor for m in actors],
            recipients=[m.actor for m in recipients],
            place=place.place if place is not None else None,
            date=date.date if date is not None else None,
            status=status,  # type: ignore[arg-type]
            auxiliary=self._auxiliary(status, date.date if date is not None else None, ahead),
            attribution=[link.attribution for link in links],
            quad=ontology.types[type_].quad,
            score=ontology.score(type_, mode),
            confidence=confidence(found, status),
            evidence=EventEvidence(
                sentence=(sentence.start, sentence.end),
                trigger=sentence.span(*found.trigger),
                actors=_spans(actors, self.resolution, sentence, found.around["A"]),
                recipients=_spans(recipients, self.resolution, sentence, things),
                date=date.span if date is not None else None,
                place=place.span if place is not None else None,
            ),
        )

    def _status(self, found: Found, date: DateSpan | None) -> str:
        clause = found.clause
        if found.pattern.manner:
            return self.realis.of(clause, said=True)
        status = self.realis.of(clause, carrier=found.carrier)
        ahead = (date.start - self.published).days if date is not None and self.published is not None else 0
        present = status in REAL and clause.tense == "present" and ahead <= NEAR_DAYS
        if ahead > 0 and (present or "would" in clause.modals):
            # "is visiting Chad next week", "would hold talks next month"
            return "planned"
        if status == "planned" and found.type == "REJECT" and self._is_decided(clause):
            return "happened"
        if status == "intended" and found.type in _SPOKEN and self._is_spoken(clause):
            return "happened"
        return status

    def _is_spoken(self, clause: Clause) -> bool:
        """Whether it was said in what was done for it: "appeared on television *to accuse* Togo"."""
        above = clause.parent
        if clause.tense != "infinitive" or clause.negated or clause.via is not None or above is None:
            return False
        if clause.link not in {"purpose", "complement"} or self.realis.of(above) not in REAL:
            return False
        lists, sentence = self.codebook.sets, clause.sentence
        said = {above.name, above.lemma, *(f"{above.lemma}_{prep.split()[0]}" for prep, _ in above.obliques)}
        through = [*above.objects, *(h for prep, h in above.obliques if prep in {"at", "in", "on", "with"})]
        through = [h for h in through if sentence.lemmas[h] in lists["speeches"]]
        return bool(said & lists["speaking_out"]) or (
            bool(through) and above.lemma in lists["light_verbs"] | vocabulary().using_speeches
        )

    def _is_decided(self, clause: Clause) -> bool:
        """Whether somebody has made up his mind: "decided to reject it", "the decision to reject it"."""
        if clause.tense != "infinitive" or clause.negated or clause.parent is None:
            return False
        if clause.link == "noun complement" and clause.via is not None:
            decided = clause.sentence.lemmas[clause.via] in vocabulary().decisions
        else:
            decided = clause.link == "complement" and clause.parent.lemma in vocabulary().deciding
        return decided and self.realis.of(clause.parent) in REAL

    def _type(self, found: Found, status: str, links: list[Said], ahead: bool) -> tuple[str, str | None, str]:
        """Type, mode and status, as they follow from each other by PLOVER's rules of composition."""
        ontology, tables = self.codebook.ontology, self.codebook.tables
        clause = found.clause
        type_, mode = as_of_status(found.type, found.mode, status, ahead=ahead)
        target: str | None = None
        withheld = status == "negated" and clause.lemma in self.codebook.sets["permitting"] and found.type in PERMITS
        if (status == "refused" or withheld) and found.type in REFUSABLE and found.actors:
            # "will not release the prisoners", "did not allow the rally" are refusals
            target = look_up(tables.get("refusal", {}), found.type, found.mode, ontology)
        to_come = status == "planned" or (status in {"possible", "hypothetical"} and _on_condition(clause))
        # "said it might expel", "said it would sue"
        to_come = to_come or (status == "possible" and bool(_MAY.intersection(clause.modals)))
        harm = ontology.types[type_].quad == "material conflict" or ((type_, mode) == _SUIT and _by_its_actor(found))
        if to_come and harm and _says_so_itself(links, found.actors):
            # "Iran said it would strike (unless Iraq withdrew)": who announces a blow of his own threatens it
            target = look_up(tables.get("threat", {}), type_, mode, ontology)
        if target is not None and target != "none":
            return (*split(target, type_, mode), "happened")
        if found.entry.pending and type_ in PROMISES and status in REAL:
            return type_, mode, found.entry.pending
        if type_ == "AGREE" and status in REAL and _to_be_done(found):
            # "agreed to resume the talks": agreed it is, but not done
            return type_, mode, "planned"
        return type_, mode, status

    def _enough(self, found: Found, type_: str, actors: list[ActorMention], recipients: list[ActorMention]) -> bool:
        """Whether those are named without whom an event of this type tells nothing."""
        needed = self.codebook.ontology.types[type_].recipient_required
        if needed and not recipients and not found.vague and not (found.mutual and len(actors) > 1):
            return False
        return bool(actors) or (bool(recipients) and type_ not in ACTIVE)

    def _auxiliary(self, status: str, date: DateSpan | None, ahead: bool) -> list[Auxiliary]:
        auxiliary: list[Auxiliary] = []
        if date is not None and self.published is not None and (self.published - date.end).days > HISTORICAL_DAYS:
            auxiliary.append("historical")
        if status in {"planned", "intended"} or (status == "possible" and ahead):
            auxiliary.append("future")
        if status in {"possible", "hypothetical"}:
            auxiliary.append("hypothetical")
        if status in {"negated", "refused", "cancelled"}:
            auxiliary.append("negation")
        return auxiliary


def _to_be_done(found: Found) -> bool:
    return any(argument.phrase.clause == "to" for argument in found.pattern.arguments)


def _on_condition(clause: Clause) -> bool:
    """Whether it will be done if something else is or is not: "would strike unless", "will strike if"."""
    perfect = clause.with_have
    return (
        bool(FUTURE.intersection(clause.modals))
        and not perfect
        and not clause.negated
        and any(c.parent is clause and c.link == "adverbial" and c.marker in _IFS for c in clause.sentence.clauses)
    )


def _says_so_itself(links: list[Said], actors: list[ActorMention]) -> bool:
    """Whether the innermost speaker is the one who will do it, or speaks for the same state."""
    speaker = links[-1].statement.speaker if links else None
    if speaker is None:
        return False
    return any(
        m.actor.name == speaker.name or (m.actor.country is not None and m.actor.country == speaker.country)
        for m in actors
    )


def _by_its_actor(found: Found) -> bool:
    """Whether the pattern tells who does it ("A sue R", not "R face charges")."""
    return found.pattern.subject is not None and found.pattern.subject.slot == "A"


def _is_anothers(links: list[Said], actors: list[ActorMention]) -> bool:
    """Whether somebody known says it who is not the one who will do it."""
    speaker = links[-1].statement.speaker if links else None
    return speaker is not None and speaker.country is not None and not _says_so_itself(links, actors)


def _spans(mentions: list[ActorMention], resolution: Resolution, sentence: Sentence, around: list[int]) -> list[Span]:
    """The spans of the mentions, and behind them those of the names in the same sentence that pronouns stand for, and
    of the phrases (by their heads) in which the mentions were found or that stand in their place."""
    spans = [m.actor.evidence for m in mentions]
    for mention in mentions:
        if mention.kind == "pronoun":
            named = [m for m in resolution.of(mention.sentence) if m.entity is mention.entity and m.kind != "pronoun"]
            spans += [m.actor.evidence for m in named[:1] if m.actor.evidence not in spans]
    phrases = [sentence.span(*phrase_of(sentence, head)) for head in around]
    return spans + [phrase for phrase in dict.fromkeys(phrases) if phrase not in spans]
