"""Contacts that a mere ordinal tells: "*a second*, set for May, was put off", "*the first* was in Lima in July"."""

from __future__ import annotations

from dataclasses import replace

from detente.engagements.contact import Contact
from detente.engagements.mentions.reader import Reader
from detente.engagements.status.straight import put_straight
from detente.engagements.status.told import UNDONE
from detente.engagements.words import load_words
from detente.parsing import Clause, Sentence, nominal_clause

_KINDS = frozenset({"talks", "meeting", "summit", "exercise"})


class Ordinals(Reader):
    """Finds the contacts of which only the number in a row of them is told."""

    def ordinals(self, sentence: Sentence, before: list[Contact]) -> list[Contact]:
        """The contacts of those told of just before, told by an ordinal without a noun."""
        told = [c for c in before if c.kind in _KINDS and c.parties and not c.refers]
        told = [c for c in told if c.sentence.paragraph == sentence.paragraph]
        found = []
        for token in range(len(sentence)):
            if sentence.deps[token] not in {"nsubj", "nsubjpass"}:
                continue
            if not (self._is_ordinal(sentence, token) or self._are_counted(sentence, token)):
                continue
            last = [c for c in told if c.sentence is not sentence or c.head < token]
            contact = self._one_more(sentence, token, last[-1]) if last else None
            found += [contact] if contact is not None else []
        return found + [c for clause in sentence.clauses if told and (c := self._resumed(clause, told[-1])) is not None]

    def _resumed(self, clause: Clause, last: Contact) -> Contact | None:
        """The talks told of, as they are to go on: "the two sides will *resume them* in July"."""
        sentence, words = clause.sentence, [clause.sentence.lower[h] for h in clause.objects]
        status = self.reality.of_verb(clause) if clause.name in load_words().resuming else None
        if words not in (["them"], ["it"]) or status not in {"scheduled", "intended"} or last.kind not in _KINDS:
            return None
        head = clause.head
        contact = Contact(last.kind, sentence, head, (head, head), list(last.parties), None, status=status, fresh=True)
        self._when_and_where(contact, head, past=False)
        return self._attributed(contact)

    @staticmethod
    def _are_counted(sentence: Sentence, token: int) -> bool:
        """ "*Five* have been held since May": so many of those told of."""
        number = sentence.tags[token] == "CD" and not sentence.children[token]
        verb = sentence.heads[token]
        return number and sentence.lemmas[verb] in {"hold", "take"} and sentence.tags[verb] == "VBN"

    @staticmethod
    def _is_ordinal(sentence: Sentence, token: int) -> bool:
        word, words = sentence.lower[token], load_words()
        articles = {sentence.lower[c] for c in sentence.children[token] if c < token}
        behind = [sentence.lower[c] for c in sentence.children[token] if c > token]
        if behind[:1] == ["of"]:
            return False  # "the first of seven battalions"
        if word == "another":
            return not articles
        if word == "one" and articles & {"another", "the", "a"}:  # "another one", "the next one"
            return "another" in articles or bool(articles & (words.one_more | words.the_other))
        return (word in words.one_more and "a" in articles) or (word in words.the_other and "the" in articles)

    def _one_more(self, sentence: Sentence, token: int, last: Contact) -> Contact | None:
        clause = put_straight(nominal_clause(sentence, token))
        parent = clause.parent
        if parent is None:
            return None
        status, _ = self.reality.of_noun(clause, None)
        further = [c for c in sentence.clauses if token in c.objects and c.passive and c is not parent]
        undone = [self.reality.above.told(replace(clause, parent=c, marker="object")) for c in further]
        status = next((s for s in undone if s in UNDONE), status)  # "was planned for May *but has been postponed*"
        contact = Contact(
            last.kind, sentence, token, (token, token), list(last.parties), last.host, status=status, fresh=True
        )
        self._when_and_where(contact, token, parent.tense in {"past", "perfect"})
        told = contact.date is not None or contact.place is not None
        if contact.date is None and contact.place is None:
            contact.date = self.resolution.date_of(sentence, parent.head)
        kept = status in {"cancelled", "postponed", "scheduled"} or (parent.lemma in load_words().taking_place and told)
        kept = kept or (status == "held" and (parent.name in load_words().ended or self._are_counted(sentence, token)))
        return self._attributed(contact) if status is not None and kept else None
