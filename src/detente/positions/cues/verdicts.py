"""What is said of a thing without a judging noun or adjective: "goes too far", "solves nothing", "amounts to theft"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.parsing import Clause
from detente.positions.context import MAY, OTHER, Context, Finding
from detente.positions.stances import Verdict
from detente.positions.targets.phrases import clause_phrase
from detente.record import Actor, Stance

_NOTHING = frozenset({"nothing", "nobody"})
_NOT_ANY = frozenset({"no", "nothing", "nobody", "little"})
_REACH = 9


class Verdicts:
    """Reads the verdicts of one sentence."""

    def __init__(self, context: Context) -> None:
        self.context, self.sentence, self.lists = context, context.sentence, context.lists

    def read(self, clause: Clause) -> Iterator[Finding]:
        """The verdicts of the clause on its subject, if somebody says it."""
        if clause.passive and clause.copula is None and clause.lemma not in self.lists["verdicts.amounting"]:
            return
        judged = self._judged(clause)
        if judged is None:
            yield from self._nothing(clause)
            yield from self._only_way(clause)
            return
        stance, people = judged
        told = self.context.view_of(clause)
        conditions = [c for c in self.sentence.clauses if c.parent is clause and c.marker in {"if", "unless"}]
        behind = [c for c in self.sentence.clauses if c.parent in (clause, clause.parent) and c.top > clause.top]
        if stance == "supports" and any(c.marker == "if" and self._is_only(c) for c in behind):
            stance = "mixed"  # "the patrols would help, *but only if* they were paid"
        elif conditions:
            return
        if told is None:
            return
        speaker, link = told
        for head in clause.surface:
            fits = self._is_other(head, speaker) if people else self._is_thing(head)
            if fits and head not in clause.implied:
                yield Finding(speaker, stance, self.context.phrase(head), (clause.head, clause.head), link)
        if people:
            return
        if any(self.sentence.lower[h] == "it" for h in clause.surface):
            # "it makes no sense to isolate Iran"
            was = clause.tense == "past" and link.statement.form == "direct"  # "then it made sense to leave"
            for under in (
                c for c in self.sentence.clauses if not was and (c.parent is clause or c.via in clause.objects)
            ):
                if under.tense == "infinitive" and under.marker == "to":
                    yield Finding(speaker, stance, clause_phrase(under), (clause.head, clause.head), link)
        for gerund in self.sentence.clauses:
            if gerund.tense == "participle" and gerund.top in self.sentence.dependents(clause.top, "csubj"):
                yield Finding(speaker, stance, clause_phrase(gerund), (clause.head, clause.head), link)

    def _is_only(self, condition: Clause) -> bool:
        first = self.sentence.edges[condition.top][0]
        return "only" in self.sentence.lower[max(0, first - 1) : condition.top]

    def _is_thing(self, head: int) -> bool:
        told = self.sentence.lemmas[head] in self.lists["evaluation.unjudged"]
        if self._are_sent(head):
            return True
        return not told and self.sentence.pos[head] not in {"PRON", "DET", "NUM"} and self.context.is_thing(head)

    def _is_other(self, head: int, speaker: Actor) -> bool:
        """Whether it is somebody, and not the speaker or his own state: "said that *Chad* had broken its word"."""
        mention = self.context.resolution.at(self.sentence, head)
        if mention is None or mention.kind == "pronoun" or mention.actor.name == speaker.name:
            return False
        own = mention.kind in {"state", "place"} and mention.actor.country == speaker.country
        return not (own and "GOV" in speaker.sectors)

    def _judged(self, clause: Clause) -> tuple[Stance, bool] | None:
        """The side that the clause takes on its subject, and whether it is one of those who act."""
        sentence = self.sentence
        if MAY & set(clause.modals):
            return None
        doubted = clause.parent is not None and clause.parent.lemma in self.lists["verdicts.doubting"]
        lemma = "be" if clause.copula is not None else clause.lemma
        name = "be" if clause.copula is not None else clause.name
        known = self.context.stances.verdicts
        verdicts: list[Verdict] = [*known.get(name, ()), *known.get(lemma, ())]
        behind = " " + " ".join(self._behind(clause)) + " "
        for verdict in verdicts:
            found = next((words for words in verdict.words if f" {words} " in behind), None)
            if verdict.words and found is None:
                continue
            if verdict.people and not any(self._is_somebody(h) for h in clause.surface):
                continue
            if found is not None and found.split()[0] in _NOT_ANY:
                return verdict.stance, verdict.people  # "solves nothing"
            if verdict.plans and clause.surface and not any(self._is_plan(h) for h in clause.surface):
                continue
            said_of = {sentence.lemmas[h] for h in clause.surface}
            if verdict.unless & said_of or (verdict.only and not verdict.only & said_of):
                continue
            if clause.negated or doubted:
                if verdict.negated == "drop":
                    continue
                stance = verdict.stance if verdict.negated == "only" else OTHER[verdict.stance]
                return stance, verdict.people
            if verdict.negated != "only":
                return verdict.stance, verdict.people
        if clause.copula is not None or clause.negated or lemma not in self.lists["verdicts.amounting"]:
            return None
        named = [
            *clause.objects,
            *clause.predicatives,
            *(h for prep, h in clause.obliques if prep in {"to", "of", "on", "like"}),
        ]
        named += [c for c in sentence.dependents(clause.head, "acomp", "attr", "oprd") if c not in named]
        stances = [s for h in named if (s := self.context.judge.stance(h, named=True)) is not None]
        return (stances[0], False) if stances else None

    def _is_somebody(self, head: int) -> bool:
        """Whether it names somebody who acts."""
        mention = self.context.resolution.at(self.sentence, head)
        return mention is not None and mention.kind != "pronoun"

    def _behind(self, clause: Clause) -> list[str]:
        """The words of the clause behind its verb, up to the next clause."""
        sentence, top = self.sentence, clause.top
        last = sentence.edges[top][1]
        return [w for w in sentence.lower[top + 1 : min(last + 1, top + _REACH)] if w not in {'"', "\u201c", "\u201d"}]

    def _is_plan(self, head: int) -> bool:
        lemma = self.sentence.lemmas[head]
        known = lemma in self.lists["proposals.words"] or lemma in self.lists["effects.things"]
        return known or self._are_sent(head)

    def _are_sent(self, head: int) -> bool:
        """Whether they are sent by somebody, as his measure: "the *monitors* will not bring peace"."""
        mention = self.context.resolution.at(self.sentence, head)
        named = mention is not None and mention.name is not None and mention.kind != "group"
        return (
            self.sentence.tags[head] == "NNS" and self.sentence.lemmas[head] in self.lists["effects.sent"] and not named
        )

    def _nothing(self, clause: Clause) -> Iterator[Finding]:
        """ "Nothing justifies the invasion", "nobody can excuse it", "trade *could not excuse* silence"."""
        if clause.lemma not in self.lists["verdicts.excusing"] or not clause.objects:
            return
        no = [h for h in clause.surface if self.sentence.lower[h] in _NOTHING]
        things = all(self._is_thing(h) for h in clause.surface) and bool(clause.surface)
        cannot = things and clause.negated and bool({"can", "could"} & set(clause.modals))
        told = self.context.view_of(clause) if no or cannot else None
        if told is not None:
            for head in clause.objects:
                yield Finding(told[0], "opposes", self.context.phrase(head), (clause.head, clause.head), told[1])

    def _only_way(self, clause: Clause) -> Iterator[Finding]:
        """ "The only way out is a federal state"."""
        judge = self.context.judge
        if clause.copula is None or clause.negated or clause.kind != "noun" or MAY & set(clause.modals):
            return
        judged = [h for h in clause.surface if h < clause.top and self._is_way(h)]
        if not judged or judge.stance(clause.head) is not None:
            return
        told = self.context.view_of(clause)
        if told is not None and self.context.is_thing(clause.head):
            target = self.context.phrase(clause.head)
            yield Finding(told[0], "supports", target, (clause.head, clause.head), told[1])

    def _is_way(self, head: int) -> bool:
        """Whether it is "the only solution", "the best way": what one is for."""
        sentence = self.sentence
        before = {sentence.lower[c] for c in sentence.dependents(head, "amod")}
        return sentence.lemmas[head] in self.lists["verdicts.ways"] and bool(before & self.lists["verdicts.chosen"])
