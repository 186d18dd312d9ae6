"""Nouns that take sides: "France's support for the plan", "voiced concern about it"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.parsing import Clause, nominal_clause, noun_obliques
from detente.positions.context import Context, Finding
from detente.positions.stances import Word
from detente.positions.targets.phrases import Words, clause_phrase, whole_clause


class Nouns:
    """Reads the nouns of one sentence."""

    def __init__(self, context: Context) -> None:
        self.context, self.sentence, self.lists = context, context.sentence, context.lists

    def read(self, i: int) -> Iterator[Finding]:
        """The positions that the noun at ``i`` tells."""
        clause = nominal_clause(self.sentence, i)
        granted = False
        past = {self.sentence.lower[m] for m in clause.modifiers} & self.lists["former.support"]
        if clause.negated or past or self._is_in_question(clause):
            return  # "backed away from his *previous* support"
        carrier = self._carrier(clause)
        if clause.parent is not None and clause.marker == "object" and carrier is None:
            verb = clause.parent
            name = verb.name
            granted = self._rejects(verb) and any(self._is_demonym(h) for h in clause.modifiers)
            if name in self.lists["giving_up.words"] | self.lists["undoing.words"] and not granted:
                return  # "dropped its opposition to the plan", not "rejected *Danish* criticism of the plan"
        unshared = carrier is not None and carrier.negated and carrier.lemma in self.lists["sharing.words"]
        if carrier is not None and clause.marker != "but" and not self.context.real(carrier) and not unshared:
            return
        heads = self._heads(clause, carrier, i)
        for word in self.context.stances.nouns[self.sentence.lemmas[i]]:
            if (word.carried and carrier is None) or (word.owned and carrier is not None):
                continue
            heads = heads or self._behind(clause, word)
            targets = self._targets(clause, word, i, carried=carrier is not None)
            if self._is_won(word, carrier, i):
                targets = []
            if not targets and word.stance == "opposes":
                targets = self._defied(clause)
            if not targets and word.stance == "supports" and (assured := self._assured(clause)):
                targets, heads = assured, heads or (clause.parent.subjects if clause.parent is not None else [])
            for holder, link in self.context.holders(heads, clause, granted=granted):
                for target in targets:
                    yield Finding(holder, word.stance, target, (i, i), link)

    def _is_won(self, word: Word, carrier: Clause | None, i: int) -> bool:
        """ "*Has the sympathy of* the European Parliament": theirs, and not for it."""
        if carrier is None or "of" not in word.target or not noun_obliques(self.sentence, i):
            return False
        drawn = any(p.drawn for p in self.context.stances.phrases.get((carrier.lemma, self.sentence.lemmas[i]), ()))
        return drawn and noun_obliques(self.sentence, i)[0][0] == "of"

    def _is_in_question(self, clause: Clause) -> bool:
        """ "Dodged questions about his support for it", "its support was still in doubt"."""
        sentence, head = self.sentence, clause.head
        prep = sentence.heads[head]
        if sentence.deps[head] == "pobj" and sentence.lemmas[sentence.heads[prep]] in self.lists["doubts.words"]:
            return True
        parent = clause.parent
        if parent is None or head not in parent.surface:
            return False
        behind = {sentence.lemmas[h] for _, h in parent.obliques} | {sentence.lower[parent.head]}
        return (parent.copula is not None or parent.lemma in self.lists["linking.doubts"]) and bool(
            behind & self.lists["doubts.of"]
        )

    def _carrier(self, clause: Clause) -> Clause | None:
        """The clause whose subject holds what the noun says: "*voiced* support", "*closed* with a call for"."""
        parent = clause.parent
        if parent is None:
            return None
        if parent.kind == "verb" and clause.marker == "object" and clause.via is None:
            return parent if parent.lemma in self.lists["carriers.words"] else None
        if clause.marker == "with" and clause.via is None:
            verb = parent.name
            return parent if verb in self.lists["carriers.with"] else None
        if clause.marker == "but" and parent.lemma in self.lists["carriers.words"]:
            return parent  # "had nothing but praise for"
        if parent.kind == "adjective" and self.sentence.lower[parent.head] in self.lists["carriers.adjectives"]:
            return parent  # "was full of praise for"
        return None

    def _assured(self, clause: Clause) -> list[Words]:
        """Whom one assures of it: "assured *East Timor* of his continued support"."""
        above = clause.parent
        if above is not None and clause.marker == "object" and above.lemma in self.lists["carriers.giving"]:
            # "promised *Prague* her backing", "gave *the plan* his blessing"
            told = not above.passive and not above.negated and self.context.real(above)
            told = told and self.sentence.lemmas[clause.head] in self.lists["carriers.given"]
            return [self.context.phrase(h) for h in above.indirect] if told else []
        if clause.marker != "of" or above is None or above.lemma != "assure" or above.passive or above.negated:
            return []
        whom = [self.context.phrase(h) for h in above.objects] if self.context.real(above) else []
        of = self.sentence.heads[clause.head]
        return [replace(w, last=min(w.last, max(w.head, of - 1))) for w in whom]

    def _heads(self, clause: Clause, carrier: Clause | None, i: int) -> list[int]:
        """Who holds it: "*France's* support", "a call *by France*", or the one who voices it."""
        sentence, parent = self.sentence, clause.parent
        heads = list(clause.subjects)
        if carrier is None:
            if parent is not None and clause.marker == "object" and self._rejects(parent):
                # "rejected his call": he is another
                heads = [h for h in heads if sentence.pos[h] != "PRON"]
            return heads
        if carrier.lemma in self.lists["sharing.words"] and heads:
            with_him = [] if carrier.negated else carrier.subjects  # "his zeal *is not shared* by the unions"
            return [*with_him, *(h for h in heads if sentence.pos[h] != "PRON")]
        voices = carrier.surface if carrier.passive or carrier.kind != "verb" else carrier.subjects
        speaking = [m for h in voices if (m := self.context.resolution.at(sentence, h)) and m.entity.kind == "person"]
        owners = [m for h in heads if (m := self.context.resolution.at(sentence, h)) and h < i]
        homes = {m.actor.country for m in speaking}
        own = [m for m in owners if (m.kind in {"state", "place"} and m.actor.country in homes) or self._is_own(m.head)]
        if not heads or (speaking and own):
            return voices  # a minister "reaffirmed his country's opposition"
        return heads

    def _behind(self, clause: Clause, word: Word) -> list[int]:
        """Whose it is, if no owner stands before it: "*French* objections", "opposition *from the Church*"."""
        demonyms = [h for h in clause.modifiers if self._is_demonym(h)]
        if demonyms or clause.marker == "object":
            return demonyms
        if (above := self._coming(clause)) is not None:
            return [h for prep, h in above.obliques if prep == "from"]  # "objections came *from Cyprus*"
        froms = {"from"} if "of" in word.target else {"from", "of"}
        if any(" " in where for where in word.target):
            froms |= {"in", "at", "by"}  # "a vote *in the Senate* in favour of a boycott"
        return [h for prep, h in clause.obliques if prep in froms]

    def _coming(self, clause: Clause) -> Clause | None:
        """The clause that tells from whom it comes: "support for the dam *came from* Uganda"."""
        above = clause.parent
        if above is None or above.lemma != "come" or clause.head not in above.surface or above.negated:
            return None
        return above if self.context.real(above) else None

    def _is_demonym(self, head: int) -> bool:
        mention = self.context.resolution.at(self.sentence, head)
        return mention is not None and mention.kind == "demonym" and mention.entity.kind == "state"

    def _defied(self, clause: Clause) -> list[Words]:
        """What was done against it: "passed *the law* despite opposition from the Church"."""
        above = clause.parent
        if clause.marker not in self.lists["defying.words"] or above is None or above.kind != "verb":
            return []
        if above.negated or not self.context.real(above):
            return []
        return [self.context.phrase(h) for h in above.objects if self.sentence.pos[h] != "PRON"]

    def _behind_words(self, words: list[str], noun: int) -> list[Words]:
        """What stands behind several words: "a vote on Monday *in favour of* a boycott"."""
        sentence, length = self.sentence, len(words)
        last = min((c.top for c in sentence.clauses if c.top > noun and c.kind == "verb"), default=len(sentence))
        found = [k for k in range(noun + 1, last) if sentence.lower[k : k + length] == words]
        return [self.context.phrase(h) for k in found[:1] for h in sentence.dependents(k + length - 1, "pobj")]

    def _is_joined(self, first: int, second: int) -> bool:
        """Whether one article stands before both: "*the* unity and integrity"."""
        sentence = self.sentence
        given = [any(sentence.deps[c] in {"det", "poss"} for c in sentence.children[h]) for h in (first, second)]
        nouns = sentence.pos[first] == sentence.pos[second] == "NOUN"
        return second in sentence.conjuncts(first) and given == [True, False] and nouns

    def _is_own(self, head: int) -> bool:
        """Whether it is "his country's", "her party's"."""
        sides = self.lists["sides.words"] | self.lists["sides.countries"]
        own = any(self.sentence.tags[c] == "PRP$" for c in self.sentence.children[head])
        return own and self.sentence.lemmas[head] in sides

    def _rejects(self, clause: Clause) -> bool:
        return any(w.stance == "opposes" for w in self.context.stances.verbs.get(clause.lemma, ()))

    def _targets(self, clause: Clause, word: Word, i: int, *, carried: bool) -> list[Words]:
        sentence, parent = self.sentence, clause.parent
        pairs = list(clause.obliques)
        for prep, head in clause.obliques:
            if prep == "by":
                pairs += noun_obliques(sentence, head)  # "a call by the king for a truce"
        heads = [h for prep, h in pairs if prep in word.target]
        found = [self.context.phrase(h) for h in heads]
        for where in (w for w in word.target if " " in w and not found):
            found = self._behind_words(where.split(), i)
        for k in range(len(heads) - 1, 0, -1):
            if self._is_joined(heads[k - 1], heads[k]):  # "for the unity and integrity of Chad": one thing
                found[k - 1] = replace(found[k - 1], last=found.pop(k).last)
        if not found and "to X" in word.target:
            under = [c for c in sentence.clauses if c.via == i and c.tense == "infinitive" and c.marker == "to"]
            owned = bool(clause.subjects) and sentence.lemmas[i] in self.lists["aims.owned"]
            found = [clause_phrase(c, positive=True) for c in under if not c.negated and (carried or owned)]
        if not found and "that X" in word.target:
            found = [whole_clause(c) for c in sentence.clauses if c.via == i and c.marker == "that" and c.surface]
        if (
            not found
            and parent is not None
            and (clause.marker == "object" or carried or self._coming(clause) is not None)
        ):
            found = [self.context.phrase(h) for prep, h in parent.obliques if prep in word.target and h > i]
        return found
