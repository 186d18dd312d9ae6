"""Finding the positions of an article."""

from __future__ import annotations

import datetime

from detente.events import load_codebook
from detente.events.telling.status import Realis
from detente.parsing import Parsed
from detente.positions.context import OTHER, Context, Finding
from detente.positions.holders.each import each_alone
from detente.positions.holders.naming import named_before, stands_for
from detente.positions.reading import findings
from detente.positions.stances import Stances, load_stances
from detente.positions.targets.antecedents import find_antecedents
from detente.positions.targets.meant import Meant
from detente.positions.targets.phrases import Words, is_empty, target_of
from detente.record import Actor, Event, Position, PositionEvidence, Span
from detente.resolving import Resolution
from detente.statements import Said

_LONGEST = 14
"""So many tokens are more than one says of what a pronoun stands for."""


class PositionFinder:
    """Finds positions. Make one and use it for many articles.

    Raises:
        DataError: the data file is wrong.
    """

    def __init__(self, stances: Stances | None = None) -> None:
        self.stances = stances or load_stances()
        codebook = load_codebook()
        self.realis, self.texts = Realis(codebook), codebook.sets["texts"]

    def find(
        self,
        parsed: Parsed,
        resolution: Resolution,
        said: list[Said],
        events: list[Event],  # noqa: ARG002
        article_id: str,
        published: datetime.date | None = None,  # noqa: ARG002
    ) -> list[Position]:
        """The positions of one article in the order of their targets, with ids ``{article_id}:p{n}``."""
        found: list[Finding] = []
        for sentence in parsed.sentences:
            found += findings(Context(self.stances, self.realis, sentence, resolution, said, self.texts))
        named, parts = named_before(parsed, resolution, self.stances)
        for one in found:
            one.holder = stands_for(one.holder, named, parts)
        found = find_antecedents(each_alone(found, resolution), parsed, resolution, self.stances)
        meant = Meant(parsed, resolution, self.stances)
        positions: list[Position] = []
        seen: set[tuple[str, str, tuple[int, int]]] = set()
        told: set[tuple[str, str, str]] = set()
        known = [f for f in found if self._is_somebody(f.holder) and not self._is_vague(f.target, meant)]
        for one in sorted(known, key=lambda f: (f.target.span, f.cue)):
            span = one.target.span
            target = target_of(one.target, resolution, self.stances)
            key = (one.holder.name, one.stance, span)
            words = (one.holder.name, one.stance, target.actor.name if target.actor else target.text.lower())
            if any(h == one.holder.name and s == one.stance and _meet(span, t) for h, s, t in seen) or (
                words in told and not is_empty(one.target.sentence, one.target.head)
            ):
                continue
            if self._is_told(one, positions, span):
                continue
            undone = meant.undone(one.target)
            if undone is not None:
                one.stance = OTHER[one.stance]
            told_by = undone or one.meant or meant.of(one.target) or one.target
            if told_by.last - told_by.first >= _LONGEST:
                told_by = one.target  # "This", of a whole sentence
            if self._is_mixed(one, positions, told_by.span) or self._is_repeated(one, positions, told_by.span):
                continue
            target = target_of(told_by, resolution, self.stances)
            if target.actor is None and self._is_nothing(told_by):
                continue
            seen.add(key)
            told.add(words)
            sentence = one.target.sentence
            positions.append(
                Position(
                    id=f"{article_id}:p{len(positions) + 1}",
                    holder=one.holder,
                    stance=one.stance,
                    target=target,
                    statement=one.said.statement.id if one.said is not None else None,
                    evidence=PositionEvidence(
                        sentence=(sentence.start, sentence.end),
                        holder=one.holder.evidence,
                        cue=sentence.span(*one.cue),
                        target=told_by.span,
                    ),
                )
            )
        return positions

    @staticmethod
    def _is_mixed(one: Finding, positions: list[Position], thing: Span) -> bool:
        """Whether a sentence has told the other side too: "said the *accord* was overdue but faulted *it* for ..."."""
        sentence = (one.target.sentence.start, one.target.sentence.end)
        cue = one.target.sentence.span(*one.cue)
        it = one.target.first == one.target.last and one.target.sentence.lower[one.target.head] == "it"
        for k, before in enumerate(positions):
            same = before.evidence.sentence == sentence and before.holder.name == one.holder.name
            if (
                same
                and before.stance != one.stance
                and before.evidence.cue != cue
                and (it or before.evidence.target == thing)
            ):
                positions[k] = before.model_copy(update={"stance": "mixed"})
                return True
        return False

    @staticmethod
    def _is_repeated(one: Finding, positions: list[Position], thing: Span) -> bool:
        """Whether the same was told of the same thing under another name: "the *document*"."""
        if thing == one.target.span:
            return False
        return any(
            p.holder.name == one.holder.name and p.stance == one.stance and p.evidence.target == thing
            for p in positions
        )

    @staticmethod
    def _is_told(one: Finding, positions: list[Position], span: Span) -> bool:
        """Whether it is a pronoun for what the sentence has named: "reject the plant and accuse *it* of ..."."""
        sentence = one.target.sentence
        if one.target.first != one.target.last or sentence.lower[one.target.head] not in {"it", "this", "them"}:
            return False
        return any(
            _is_same(p.holder, one.holder)
            and p.stance == one.stance
            and p.evidence.sentence == (sentence.start, sentence.end)
            and p.evidence.target[1] <= span[0]
            for p in positions
        )

    def _is_nothing(self, target: Words) -> bool:
        """Whether nobody takes sides on it: a hurricane, oneself, and an "it" of which nothing tells what it is."""
        lists, said = self.stances.lists, target.sentence.lower[target.head]
        if target.clause:
            return False
        alone = target.first == target.last
        open_ = alone and (said in lists["vague.open"] or said.endswith(("self", "selves")))
        return open_ or target.sentence.lemmas[target.head] in lists["vague.nature"]

    def _is_somebody(self, holder: Actor) -> bool:
        """Whether anything tells who the holder is: a country, a sector, a name or a group.

        "Another part" and "a warning" do not; "Democratic Rally" is a name.
        """
        lists, last = self.stances.lists, holder.name.split()[-1:]
        if lists["vague.nobody"] & set(last) or not any(word[0].isalpha() for word in holder.name.split()):
            return False
        if not holder.country and holder.name.lower() in lists["vague.bodies"]:
            return False  # "their *countries*"
        untold = bool(lists["vague.words"] & {word.lower() for word in last}) or bool(self.texts & set(last))
        return bool(holder.country or holder.sectors) or not untold

    def _is_vague(self, target: Words, meant: Meant) -> bool:
        """Whether the words do not tell what is judged: "something", "what"."""
        sentence, head = target.sentence, target.head
        told = any(c.via == head for c in sentence.clauses)  # "anything that brings peace"
        alone = not target.clause and not told and target.first == target.last
        vague = alone and sentence.lower[head] in self.stances.lists["vague.targets"]
        return vague and (sentence.lower[head] != "that" or meant.of(target) is None)


def _is_same(told: Actor, other: Actor) -> bool:
    """Whether it is the same, or an official who speaks for the state told of before."""
    state = (
        told.country is not None
        and other.country in {None, told.country}
        and other.sectors[:1] in ([], ["GOV"], ["MIL"])
    )
    return told.name == other.name or state


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
