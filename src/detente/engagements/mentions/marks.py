"""Marks of a noun of contact: whether it is a further one, one of long ago, one at the edge of another."""

from __future__ import annotations

from detente.engagements.contact import Contact
from detente.engagements.kinds import Word
from detente.engagements.mentions.reader import Reader
from detente.engagements.parties.named import Party, place_at
from detente.engagements.status.signs import POINTING
from detente.engagements.words import load_words
from detente.parsing import Clause, Sentence

_IT = frozenset({"it", "this", "that"})
_LATELY = 10
"""Up to how many days before a report what was put off makes news."""


class Marks(Reader):
    """Tells what kind of mention a noun of contact is."""

    def _guest_and_host(self, clause: Clause) -> list[Party]:
        """Whose "*the visit*, which ends on Saturday" is, where the article tells only of the two who met."""
        if clause.marker != "subject" or clause.via is not None or clause.modifiers or clause.obliques:
            return []
        guests, hosts = self.people.guest()
        return [*guests, *hosts]

    def _is_called_before(self, contact: Contact, clause: Clause) -> bool:
        """Whether the day is over to which others were called: "had *called* the bloc to a summit on April 12"."""
        called = clause.parent is not None and clause.marker == "to" and clause.parent.name in self.kinds.summons
        past = called and clause.parent is not None and clause.parent.tense == "past"
        over = contact.date is not None and self.published is not None and contact.date.end < self.published
        return past and over

    def _is_bygone(self, contact: Contact, clause: Clause) -> bool:
        """Whether it was put off long ago, or the day it was first set for is over: "was put off *in April*"."""
        if contact.status not in {"postponed", "cancelled"} or self.published is None:
            return False
        dates = [d for d in self.resolution.dates if d.sentence is clause.sentence]
        sentence, words = clause.sentence, load_words()
        if any(sentence.lower[k] in words.at_first and sentence.tags[k + 1] == "VBN" for k in range(len(sentence) - 1)):
            return True  # "the trip, *first set* for July, was put off"
        above = sentence.children[clause.parent.head] if clause.parent is not None else []
        if any(sentence.lower[c] in words.repeatedly for c in above):
            return True  # "has been postponed *twice*"
        awaited = any(sentence.lower[k : k + 2] == ["had", "been"] for k in range(len(sentence)))
        if dates and awaited and all(d.end < self.published for d in dates):
            return True  # "had been expected last week but the trip was pushed back"
        ago = [(self.published - d.end).days for d in dates]
        months = [(d.end - d.start).days > _LATELY for d in dates]  # "in January", told in February
        return bool(ago) and all(days > _LATELY or (days > 0 and long) for days, long in zip(ago, months, strict=True))

    @staticmethod
    def _is_aside(clause: Clause) -> bool:
        """Whether something else takes place at the edge of it: "on the *sidelines* of the summit"."""
        via = clause.via
        return via is not None and clause.sentence.lemmas[via] in load_words().edges

    def _is_to_come(self, clause: Clause) -> bool:
        """Whether a body's summit still to come is told with its place: "the margins of *the CIS summit in Minsk*"."""
        sentence, i = clause.sentence, clause.head
        bodies = [m for m in self.resolution.inside(sentence, i) if m.head < i and m.kind == "organisation"]
        places = [place_at(self.resolution, sentence, k) for k in range(i + 1, min(i + 5, len(sentence)))]
        date = self._date_behind(sentence, i)
        ahead = date is not None and self.published is not None and date.date.start > self.published
        return bool(bodies) and any(places) and ahead

    def _is_of_another(self, clause: Clause, word: Word) -> bool:
        """Whether it is of something that is no party: "a round of applause", "a session of the council"."""
        heads = [h for prep, h in clause.obliques if prep == "of"]
        within = [h for prep, h in clause.obliques if prep in {"in", "at", "under"}]
        bodies = [self.resolution.at(clause.sentence, h) for h in (*heads, *within)]
        one = any(m is not None and m.entity.kind == "organisation" for m in bodies)
        if clause.marker == "to" and clause.parent is not None and clause.parent.lemma in load_words().turning_to:
            return True  # "will speak to a joint session"
        if one and all(len(self.people.at(clause.sentence, h)) < 2 for h in heads):
            return True
        return bool(heads) and "of" not in word.other

    @staticmethod
    def _is_threefold(clause: Clause) -> bool:
        """Whether three take part: "a *trilateral* summit", "a *three-way* meeting"."""
        beside = [clause.sentence.lower[m] for m in clause.modifiers]
        low = max(0, clause.head - 5)
        near = " ".join(clause.sentence.lower[low : clause.head])
        return not load_words().threefold.isdisjoint(beside) or "three - way" in near

    @staticmethod
    def _is_joint(clause: Clause) -> bool:
        of_both = load_words().of_both
        return any(clause.sentence.lower[m] in of_both for m in clause.modifiers)

    def _is_further(self, clause: Clause) -> bool:
        """Whether it is one more contact of those told of: "*the next* round", "*a second* meeting"."""
        sentence = clause.sentence
        words = {sentence.lower[c] for c in sentence.children[clause.head]}
        return bool(words & self.kinds.further) or {"a", "first"} <= words  # "*a first* round was held in Lima"

    def _is_alike(self, clause: Clause) -> bool:
        """Whether it is another trip of the kind told before: "*a similar* trip was called off"."""
        sentence = clause.sentence
        words = {sentence.lower[c] for c in sentence.children[clause.head]}
        return bool(words & self.kinds.alike) and bool(words & {"a", "an", "another"})

    @staticmethod
    def _is_earlier(clause: Clause) -> bool:
        """Whether it was before those told of: "*an earlier* round collapsed"."""
        words = {clause.sentence.lower[c] for c in clause.sentence.children[clause.head]}
        return bool(words & load_words().earlier) and bool(words & {"a", "an"})

    @staticmethod
    def _is_counted(clause: Clause, carrier: Clause | None) -> bool:
        """Whether it tells of several held so far: "have completed *four rounds* of talks"."""
        sentence = clause.sentence
        beside = sentence.children[clause.head]
        if any(sentence.lower[c] in load_words().very_first for c in beside):
            return True  # "its *inaugural* session"
        many = sentence.tags[clause.head] == "NNS" and sentence.lemmas[clause.head] == "round"
        counted = any(sentence.deps[c] == "nummod" or sentence.lower[c] == "several" for c in beside)
        return many and counted and carrier is not None and carrier.tense == "perfect"

    def _by_line(self, clause: Clause) -> bool:
        """Whether one speaks over a line: "a conversation *by video link*"."""
        return any(
            prep in {"by", "via", "over", "on"} and clause.sentence.lemmas[h] in self.kinds.lines
            for prep, h in clause.obliques
        )

    @staticmethod
    def _is_definite(sentence: Sentence, i: int) -> bool:
        return any(sentence.lower[c] in POINTING for c in sentence.children[i])

    def _is_echo(self, clause: Clause, word: Word) -> bool:
        """Whether the noun is said of a contact told before: "*it was* the first visit", "will join *the summit*"."""
        sentence = clause.sentence
        if clause.marker == "predicative":
            heads = [h for c in sentence.clauses if c.head == clause.head for h in c.surface]
            return any(sentence.lower[h] in _IT or sentence.lemmas[h] in self.kinds.nouns for h in heads)
        bare = not clause.modifiers and not any(prep in word.other for prep, _ in clause.obliques)
        return word.attended and word.kind == "summit" and bare and self._is_definite(sentence, clause.head)

    def _is_past(self, sentence: Sentence, i: int) -> bool:
        """Whether the noun has a date of its own before it that is over: "*last week's* summit"."""
        return any(
            d.sentence is sentence and sentence.heads[d.last] == i and d.last < i
            and self.published is not None and d.end < self.published
            for d in self.resolution.dates
        )  # fmt: skip

    @staticmethod
    def _is_appeal(clause: Clause) -> bool:
        """Whether what somebody is to do stands behind it: "a call on the king *to step down*"."""
        inside = set(clause.sentence.subtree(clause.head))
        return any(c.tense == "infinitive" and c.head in inside for c in clause.sentence.clauses)

    def _on_whom(self, clause: Clause, word: Word) -> bool:
        """Whether it is a person that stands behind it: "a call on the king", not "a call on Monday"."""
        heads = [h for prep, h in clause.obliques if prep in word.other]
        return any(p.is_person and p.political for h in heads for p in self.people.at(clause.sentence, h))

    def _with_media(self, clause: Clause, word: Word) -> bool:
        """Whether it is with a paper or a broadcaster: "a chat *with the BBC*", not "with a baker"."""
        upper = clause.parent if clause.marker == "object" and clause.via is None else None
        pairs = [*clause.obliques, *(upper.obliques if upper is not None else ())]
        heads = [h for prep, h in pairs if prep in word.other]
        return any(p.media for h in heads for p in self.people.at(clause.sentence, h)) or any(
            clause.sentence.lemmas[h] in self.kinds.media for h in heads
        )

    @staticmethod
    def _listens(clause: Clause) -> bool:
        """Whether those are meant to whom one speaks: "vowed *before an audience* of cadets"."""
        open_ = any(clause.sentence.lower[c] in {"a", "an"} for c in clause.sentence.children[clause.head])
        told = any(prep in {"with", "between"} for prep, _ in clause.obliques)
        return open_ and not told and clause.marker == "before" and clause.lemma in load_words().listeners
