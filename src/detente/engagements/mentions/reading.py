"""The mentions of engagements in a sentence: which words tell of one, who takes part, and how real it is."""

from __future__ import annotations

import datetime

from detente.engagements.contact import Contact
from detente.engagements.kinds import Kinds
from detente.engagements.mentions.beside import Beside
from detente.engagements.mentions.chains import Chains
from detente.engagements.mentions.coded import Coded
from detente.engagements.mentions.nouns import Nouns
from detente.engagements.mentions.ongoing import still_there
from detente.engagements.mentions.ordinals import Ordinals
from detente.engagements.mentions.parting import Parting
from detente.engagements.mentions.seconds import Seconds
from detente.engagements.mentions.sides import particles
from detente.engagements.mentions.summoned import Summoned
from detente.engagements.mentions.undone import Fate
from detente.engagements.mentions.verbs import Verbs
from detente.engagements.mentions.visiting import Visiting
from detente.engagements.parties.named import Party, distinct
from detente.engagements.words import load_words
from detente.parsing import Sentence, nominal_clause
from detente.resolving import Resolution
from detente.statements import Said

_GATHERINGS = frozenset({"meeting", "talks", "summit"})


class Mentions(Nouns, Verbs, Beside, Chains, Visiting, Ordinals, Seconds, Summoned, Coded, Parting):
    """Finds the mentions of one article."""

    def __init__(self, kinds: Kinds, resolution: Resolution, said: list[Said], published: datetime.date | None) -> None:
        super().__init__(kinds, resolution, said, published)
        self.fate = Fate(kinds, self.reality)

    def of(self, sentence: Sentence) -> list[Contact]:
        """The mentions of a sentence in the order of their words."""
        found: list[Contact] = []
        nouns, homeward = self.kinds.nouns, load_words().homeward
        heads = [
            i
            for i, lemma in enumerate(sentence.lemmas)
            if lemma in nouns
            and (
                sentence.pos[i] in {"NOUN", "PROPN"}
                or (i > 1 and sentence.words[i - 1] == "-")
                or sentence.deps[i] in {"pobj", "dobj"}  # "asked for a *bilateral*"
            )
        ]
        later = [i for i in heads if self._is_further(self.reality.through(nominal_clause(sentence, i)))]
        found += [c for i in heads if i not in later and (c := self.noun(sentence, i)) is not None]
        for clause in sentence.clauses:
            name = clause.name
            entries = self.kinds.verbs.get(name, ())
            for particle in particles(clause):  # "flew in for the parade"
                name = f"{clause.lemma}_{sentence.lower[particle]}"
                more = self.kinds.verbs.get(name)
                if more is not None:
                    # "came back from Lima", "came back to Lima"
                    entries = [*entries, *more] if sentence.lower[particle] in homeward else more
            if not entries and clause.kind == "adjective":
                entries = self.kinds.verbs.get(sentence.lower[clause.head], ())
            elif clause.passive:
                entries = [*entries, *(w for w in self.kinds.verbs.get(sentence.lower[clause.head], ()) if w.adjective)]
            contact = next((c for c in (self.verb(clause, word) for word in reversed(entries)) if c), None)
            contact = self.summoned(clause) or contact
            if contact is not None:
                found.append(contact)
            stage = self.stage(clause)
            if stage is not None:
                found = [c for c in found if c.head != stage.head] + [stage]
        found = [part for c in found for part in self.parted(c)]
        found += [more for c in list(found) for more in (*self.further_goals(c), *self.second(c, found))]
        told = [m for m in self.resolution.of(sentence) if m.entity.kind != "pronoun"]
        found += [c for m in told if (c := self.beside(sentence, m)) is not None]
        found += self.visiting(sentence)
        # "parted without fixing a date for *another session*": of those who parted
        found += [c for i in later if (c := self.noun(sentence, i)) is not None]
        found += self.ordinals(sentence, [*self.fate.before, *found])
        for contact in found:
            besides = [*self.people.presiding(contact), *self.people.body_there(contact)]
            contact.parties = distinct([*contact.parties, *besides])
        again = {
            (h, c.kind) for c in found for clause in sentence.clauses if clause.head == c.head for h in clause.objects
        }
        again |= {(h, "talks") for h, kind in again if kind == "call"}  # "had a word with him on the phone"
        found = [c for c in found if (c.head, c.kind) not in again]  # "set their signatures to": told by the verb
        found.sort(key=lambda c: c.head)
        found = _at_once(found, sentence)
        _purposes(found, sentence)
        still_there(found, self.published)
        found = [c for c in found if not _is_ranked_again(c, found) and not _is_told_by_verb(c, found)]
        return [*found, *self.fate.of(sentence, found)]


def _is_ranked_again(contact: Contact, found: list[Contact]) -> bool:
    """Whether it ranks a visit that its sentence tells: "left for Athens, *the first Indian premier to go there*"."""
    if contact.kind != "visit" or contact.host is None or not any(p.vague for p in contact.parties):
        return False
    home = {p.actor.country for p in contact.parties}
    unknown = home - {contact.host.actor.country} == {None}  # "the *first leader* of the powers to go there"
    return any(
        other.kind == "visit"
        and ({p.actor.country for p in other.parties} == home or (unknown and _is_to(other, contact.host)))
        and (not any(p.vague for p in other.parties) or other.head > contact.head)
        for other in found
        if other is not contact
    )


def _at_once(found: list[Contact], sentence: Sentence) -> list[Contact]:
    """Without what only tells the occasion: "will raise it with his colleague *when experts of both meet* in May"."""
    by_head = {c.head: c for c in found if c.kind in _GATHERINGS}
    gone = []
    for clause in sentence.clauses:
        occasion, main = (
            by_head.get(clause.head),
            by_head.get(clause.parent.head) if clause.parent is not None else None,
        )
        if occasion is None or main is None or clause.marker not in {"when", "as"} or occasion.status != main.status:
            continue
        ours, theirs = ({p.actor.country for p in c.parties} for c in (occasion, main))
        if ours == theirs and None not in ours:
            main.date, main.place = main.date or occasion.date, main.place or occasion.place
            gone.append(occasion)
    return [c for c in found if c not in gone]


def _is_to(contact: Contact, host: Party) -> bool:
    return contact.host is not None and contact.host.actor.country == host.actor.country


def _is_told_by_verb(noun: Contact, found: list[Contact]) -> bool:
    """Whether who is at it stands with the verb: "will join their colleague *at a summit*"; the verb tells the kind."""
    sentence = noun.sentence
    if noun.kind not in _GATHERINGS or sentence.pos[noun.head] != "NOUN" or noun.refers:
        return False
    clause = nominal_clause(sentence, noun.head)
    if clause.parent is None or clause.via is not None or clause.marker not in {"at", "in", "for"}:
        return False
    verb = next((c for c in found if c.head == clause.parent.head and c.kind in _GATHERINGS), None)
    if verb is None:
        return False
    ours, theirs = ({p.actor.country or p.actor.name for p in c.parties} for c in (noun, verb))
    same = clause.marker == "for" and ours == theirs  # "when the bloc's leaders gather for a summit"
    if not (ours < theirs or same):
        return False
    verb.kind = "summit" if noun.kind == "summit" else verb.kind
    return True


def _purposes(found: list[Contact], sentence: Sentence) -> None:
    """ "Flies to Kyiv on Friday *to hold talks*": what a visit is for is scheduled as well."""
    scheduled = {c.head for c in found if c.kind == "visit" and c.status in {"scheduled", "held", "under way"}}
    for contact in found:
        # "flies to Italy *for a summit*"
        clause = nominal_clause(sentence, contact.head) if sentence.pos[contact.head] == "NOUN" else None
        if clause is None or clause.marker != "for" or clause.parent is None:
            continue
        visits = [c for c in found if c.kind == "visit" and c.head == clause.parent.head]
        under_way = any({"way", "route"} & set(sentence.lower[c.head : contact.head]) for c in visits)
        if contact.status == "held" or (contact.status == "under way" and under_way):  # "is on her way there for talks"
            ahead = under_way or any(c.head == clause.parent.head and c.status == "scheduled" for c in found)
            contact.status = "scheduled" if ahead else contact.status
    for clause in sentence.clauses:
        if clause.tense != "infinitive" or clause.parent is None or clause.parent.head not in scheduled:
            continue
        for contact in found:
            inside = contact.head in (clause.head, *clause.objects, *(h for _, h in clause.obliques))
            if contact.status == "intended" and inside:
                contact.status = "scheduled"
