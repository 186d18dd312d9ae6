"""What is said for or against a thing without a verb of duty: "long live the union", "what we need is a truce"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.parsing import Clause
from detente.positions.context import WE, Context, Finding
from detente.positions.targets.phrases import Words, clause_phrase
from detente.record import Actor, Stance
from detente.statements import Said

_BEFORE = frozenset({'"', "\u201c", "\u2018", "'", "``", ".", ";", ":", "!", "?", ",", "-", "\u2014", "\u2013"})
_INSIDE = frozenset({"det", "amod", "poss", "compound", "nummod", "case", "predet", "nmod"})


class Cries:
    """Reads such words in one sentence."""

    def __init__(self, context: Context) -> None:
        self.context, self.sentence, self.lists = context, context.sentence, context.lists

    def read(self) -> Iterator[Finding]:
        """ "Down with the accord!", "no to the mine", "hands off our water", at the head of what somebody says."""
        sentence = self.sentence
        for k, word in enumerate(sentence.lower):
            cries = self.context.stances.cries.get(word, ())
            if not cries or (k and sentence.words[k - 1] not in _BEFORE):
                continue
            link = self.context.link(sentence.starts[k])
            if link is None or link.statement.form not in {"direct", "mixed"} or link.statement.speaker is None:
                continue
            for words, stance in cries:
                after = k + len(words)
                if tuple(sentence.lower[k:after]) == words and (head := self._noun(after)) is not None:
                    target = self.context.phrase(head)
                    target = Words(sentence, max(after, target.first), target.last, head)
                    yield Finding(link.statement.speaker, stance, target, (k, after - 1), link)
                    break

    def yes_and_no(self) -> Iterator[Finding]:
        """ "*Cooperation yes, subordination no*", somebody says."""
        sentence, answers = self.sentence, ("yes", "no")
        ends = [k for k, w in enumerate(sentence.lower) if k and w in answers and self._ends_at(k)]
        if {sentence.lower[k] for k in ends} != set(answers):
            return
        for k in ends:
            link = self.context.link(sentence.starts[k - 1])
            if link is None or link.statement.speaker is None or sentence.pos[k - 1] not in {"NOUN", "PROPN"}:
                continue
            first = k - 1
            while first and sentence.pos[first - 1] in {"NOUN", "PROPN", "ADJ"}:
                first -= 1
            stance: Stance = "supports" if sentence.lower[k] == "yes" else "opposes"
            yield Finding(link.statement.speaker, stance, Words(sentence, first, k - 1, k - 1), (k, k), link)

    def _ends_at(self, k: int) -> bool:
        behind = self.sentence.words[k + 1 : k + 2]
        return not behind or behind[0] in _BEFORE | {"\u201d", "\u2019", "''"} or behind == ["but"]

    def _noun(self, first: int) -> int | None:
        """The head of the noun phrase that begins at ``first``."""
        sentence, head = self.sentence, first
        if first >= len(sentence):
            return None
        while sentence.deps[head] in _INSIDE and sentence.heads[head] > head:
            head = sentence.heads[head]
        return head if sentence.pos[head] in {"NOUN", "PROPN"} else None

    def bidding(self, clause: Clause) -> Iterator[Finding]:
        """ "End the blockade now," said by somebody."""
        bare = self.sentence.tags[clause.top] == "VB" and not clause.auxiliaries and not clause.marker
        bare = bare and all(h > clause.top or h in clause.implied for h in clause.surface)
        if not bare or clause.lemma not in self.lists["undoing.words"] or clause.link not in {"root", "complement"}:
            return
        told = self.context.view_of(clause)
        if told is None or told[1].statement.form != "direct":
            return
        for head in clause.objects:
            if self.sentence.pos[head] != "PRON":
                stance: Stance = "supports" if clause.negated else "opposes"
                yield self._finding(told, stance, self.context.phrase(head), clause)

    def cleft(self, clause: Clause) -> Iterator[Finding]:
        """ "What we need is a ceasefire", "talks are what the country needs"."""
        sentence, upper = self.sentence, clause.parent
        what = [h for h in clause.objects if sentence.lower[h] == "what"]
        if (
            clause.lemma not in self.lists["wanting.needing"]
            or clause.negated
            or clause.modals
            or not what
            or upper is None
        ):
            return
        told = self._told(upper)
        by = clause.passive and all(h in what for h in clause.surface)  # "what is needed"
        who = [h for h in clause.surface if sentence.lower[h] in WE or self.context.acts(h)]
        who += [h for h in clause.surface if told and self.context.speaker(clause, told[1]) is not None]
        if told is None or not (by or who):
            return
        if upper.kind == "noun" and upper.head > clause.head:
            yield self._finding(told, "supports", self.context.phrase(upper.head), clause)
        elif upper.lemma == "be":
            for head in upper.surface:
                if head < clause.top and not sentence.dependents(head, "neg") and sentence.pos[head] != "PRON":
                    yield self._finding(told, "supports", self.context.phrase(head), clause)

    def unwanted(self, clause: Clause) -> Iterator[Finding]:
        """ "Nobody wants a war", "no one here needs the base"."""
        none = {"nobody", "none"} & {self.sentence.lower[h] for h in clause.surface} or any(
            self.sentence.lower[h] == "one" and self.sentence.lower[h - 1] == "no" for h in clause.surface
        )
        wanted = none and clause.lemma in self.lists["wanting.needing"] and not clause.modals
        told = self._told(clause) if wanted else None
        if told is not None and (clause.tense == "present" or told[1].statement.form == "indirect"):
            for head in clause.objects:
                if self.context.is_thing(head) and self._is_named(head):
                    yield self._finding(told, "opposes", self.context.phrase(head), clause)

    def _is_named(self, head: int) -> bool:
        """Whether a noun names it, or a name that is nobody's ("Polexit")."""
        unknown = self.sentence.pos[head] == "PROPN" and self.context.resolution.at(self.sentence, head) is None
        return self.sentence.pos[head] == "NOUN" or unknown

    def last_thing(self, clause: Clause) -> Iterator[Finding]:
        """ "The *last* thing we need is another committee", "the *only* thing we want is peace"."""
        sentence, upper = self.sentence, clause.parent
        noun = clause.via
        if clause.lemma not in self.lists["wanting.needing"] or clause.negated or noun is None or upper is None:
            return
        how = {sentence.lower[c] for c in sentence.children[noun]} & {"last", "only", "first"}
        thing = sentence.lemmas[noun] == "thing" and noun in upper.surface and upper.kind == "noun"
        told = self._told(upper) if thing and how else None
        if told is not None and upper.head > clause.head:
            stance: Stance = "opposes" if "last" in how else "supports"
            yield self._finding(told, stance, self.context.phrase(upper.head), clause)

    def why(self, clause: Clause) -> Iterator[Finding]:
        """ "Does not see why it should leave", "sees no reason why the rules should be changed"."""
        sentence, upper = self.sentence, clause.parent
        if upper is None or upper.lemma not in self.lists["asking.seeing_why"] or clause.negated or upper.modals:
            return
        words = {sentence.lower[c] for c in sentence.children[clause.top]}
        reasons = [h for h in upper.objects if sentence.lemmas[h] == "reason"]
        no = any(sentence.lower[c] == "no" for h in reasons for c in sentence.children[h])
        if "why" not in words or not {"should", "must"} & set(clause.modals) or not (upper.negated or no):
            return
        if not (clause.objects or clause.obliques or clause.lemma not in self.lists["duty.unless"]):
            return
        for holder, link in self.context.holders(upper.surface, upper):
            target = clause_phrase(clause)
            if clause.passive and clause.surface:
                target = self.context.phrase(clause.surface[0])
                target = Words(sentence, target.first, clause.head, clause.head, clause=True)
            yield Finding(holder, "opposes", target, (clause.head, clause.head), link)

    def nobody(self, clause: Clause) -> Iterator[Finding]:
        """ "One does not negotiate with a pistol at one's head"."""
        one = [h for h in clause.surface if self.sentence.lower[h] == "one" and h < clause.top]
        open_ = {"may", "might", "would", "will"} & set(clause.modals)
        if clause.kind != "verb" or clause.passive or not one or not clause.negated or open_:
            return
        told = self._told(clause)
        if told is None or clause.tense != "present" or clause.lemma in self.lists["duty.unless"]:
            return
        if self.sentence.dependents(one[0], "prep", "relcl", "amod", "det"):
            return  # "one of them does not", "the one who does not"
        yield self._finding(told, "opposes", clause_phrase(clause, positive=True), clause)

    def let(self, clause: Clause) -> Iterator[Finding]:
        """ "Let Delhi ban the trawlers first": he is against the trawlers."""
        if self.sentence.tags[clause.top] != "VB" or clause.auxiliaries or clause.marker or clause.lemma != "let":
            return
        told = self._told(clause)
        if told is None or told[1].statement.form != "direct" or clause.link not in {"root", "complement"}:
            return
        for under in (c for c in self.sentence.clauses if c.parent is clause and c.tense == "infinitive"):
            if not any(self.context.acts(h) or self.sentence.lower[h] == "them" for h in under.surface):
                continue
            own = any(self.sentence.tags[c] == "PRP$" for h in under.objects for c in self.sentence.children[h])
            if under.lemma in self.lists["undoing.words"] and under.objects and not own:
                for head in under.objects[:1]:
                    yield self._finding(told, "opposes", self.context.phrase(head), clause)
            elif (
                any(self.sentence.pos[h] != "PRON" for h in under.objects)
                and under.lemma not in self.lists["duty.unless"]
            ):
                stance: Stance = "opposes" if under.negated or clause.negated else "supports"
                yield self._finding(told, stance, clause_phrase(under, positive=True), clause)

    def _told(self, clause: Clause) -> tuple[Actor, Said] | None:
        return self.context.view_of(clause)

    @staticmethod
    def _finding(told: tuple[Actor, Said], stance: Stance, target: Words, clause: Clause) -> Finding:
        return Finding(told[0], stance, target, (clause.head, clause.head), told[1])
