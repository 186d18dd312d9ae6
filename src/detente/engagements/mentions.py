"""The mentions of engagements in a sentence: which words tell of one, who takes part, and how real it is."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.engagements.kinds import Kinds, Word
from detente.engagements.parties import Party, country_at, parties_at, parties_of, place_at
from detente.events import load_codebook
from detente.events.status import Realis
from detente.parsing import Clause, Sentence, nominal_clause, noun_obliques
from detente.record import Attribution, AttributionEvidence, EngagementKind, EngagementStatus
from detente.resolving import Resolution
from detente.resolving.dates import DateMention
from detente.resolving.places import PlaceMention, place_of
from detente.statements import Said, chain

_STATUS: dict[str, EngagementStatus] = {
    "happened": "held",
    "ongoing": "under way",
    "planned": "scheduled",
    "intended": "intended",
    "possible": "possible",
    "hypothetical": "possible",
    "requested": "possible",
    "refused": "refused",
    "cancelled": "cancelled",
}
_UNDONE = frozenset({"cancelled", "postponed", "refused"})
_WITHIN = frozenset({"in", "into", "on", "during", "at", "for", "with", "over", "by", "through", "via"})
_AT = frozenset({"at", "for", "in", "during", "on"})
_BEFORE = frozenset({"before", "ahead of", "prior to", "until", "pending"})
_DATES = frozenset({"date", "time", "timetable"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "both"})
_BODIES = frozenset({"IGO", "UNO", "EUR"})
_TROOPS = frozenset({"MIL", "REB", "UAF", "IMG", "PRM"})


@dataclass(eq=False, slots=True)
class Contact:
    """One mention of an engagement. ``status`` is None where the words do not tell it ("the visit, which ...").

    ``refers`` says that it names too few parties and can only refer back to an engagement told before. ``weak`` says
    that the status is only that of the words around it ("ahead of the summit").
    """

    kind: EngagementKind
    sentence: Sentence
    head: int
    trigger: tuple[int, int]
    parties: list[Party] = field(default_factory=list)
    host: Party | None = None
    place: PlaceMention | None = None
    date: DateMention | None = None
    status: EngagementStatus | None = None
    refers: bool = False
    weak: bool = False
    attribution: list[Attribution] = field(default_factory=list)


class Mentions:
    """Finds the mentions of one article."""

    def __init__(self, kinds: Kinds, resolution: Resolution, said: list[Said], published: datetime.date | None) -> None:
        self.kinds, self.resolution, self.said, self.published = kinds, resolution, said, published
        codebook = load_codebook()
        self.realis, self.embedding = Realis(codebook), codebook.embedding
        self.pair: list[Party] = []
        self.pair_index = 0

    def of(self, sentence: Sentence) -> list[Contact]:
        """The mentions of a sentence in the order of their words."""
        found: list[Contact] = []
        nouns = self.kinds.nouns
        for i, lemma in enumerate(sentence.lemmas):
            if lemma in nouns and sentence.pos[i] in {"NOUN", "PROPN"}:
                contact = self._noun(sentence, i)
                if contact is not None:
                    found.append(contact)
        for clause in sentence.clauses:
            name = _name(clause)
            entries = self.kinds.verbs.get(name, ())
            if not entries and clause.kind == "adjective":
                entries = self.kinds.verbs.get(sentence.lower[clause.head], ())
            elif clause.passive:
                entries = [*entries, *(w for w in self.kinds.verbs.get(sentence.lower[clause.head], ()) if w.adjective)]
            contact = next((c for c in (self._verb(clause, word) for word in reversed(entries)) if c), None)
            if contact is not None:
                found.append(contact)
        found.sort(key=lambda c: c.head)
        return found

    def _at(self, sentence: Sentence, head: int) -> list[Party]:
        """The parties at ``head``; "the two" and "both leaders" are those of the contact told last."""
        found = parties_at(self.resolution, sentence, head)
        for other in sentence.dependents(head, "appos"):
            # headlines: "Japan, India to hold drills"
            closed = other + 1 < len(sentence) and sentence.lower[other + 1] in {",", "-", "\u2013", "\u2014"}
            more = parties_at(self.resolution, sentence, other) if not closed and head < other else []
            if found and more and more[0].entity.known and more[0].actor.country != found[0].actor.country:
                found = [*found, *more]
        told = any(p.actor.country or p.entity.known for p in found)
        if self._stands_for_pair(sentence, head, found):
            return list(self.pair)
        if not _is_pair(sentence, head) or (told and (len(found) > 1 or not found[0].entity.plural)):
            return found
        near = [p for m in self.resolution.of(sentence) if m.head < head for p in parties_of(m) if p.is_person]
        near = distinct(near)
        if len(near) == 2:
            return near
        if any(p.actor.country == q.actor.country for p in near for q in self.pair):
            return found
        return list(self.pair) or found

    def _stands_for_pair(self, sentence: Sentence, head: int, found: list[Party]) -> bool:
        """Whether "the leaders", "the ministers" are those of the contact told just before."""
        if len(self.pair) != 2 or sentence.index - self.pair_index > 2 or len(found) != 1:
            return False
        party = found[0]
        return (
            sentence.tags[head] == "NNS"
            and party.actor.country is None
            and not party.entity.known
            and (party.political or not party.actor.sectors)
            and {sentence.lower[c] for c in sentence.children[head]} <= {"the", "foreign", "defence", "defense"}
            and any(sentence.lower[c] == "the" for c in sentence.children[head])
        )

    def _counterpart(self, sentence: Sentence, owners: list[Party]) -> list[Party]:
        """The other party of the contact told just before: "invited Kishida ... told him *in a phone call*"."""
        countries = {p.actor.country for p in owners}
        rest = [p for p in self.pair if p.actor.country not in countries]
        near = sentence.index - self.pair_index <= 1
        return rest if near and len(self.pair) == 2 and len(rest) == 1 and len(countries) == 1 else []

    def _goals(self, sentence: Sentence, tokens: Iterable[int]) -> list[Party]:
        """The countries behind a "to" among the tokens, however deep the parser has hung it."""
        heads = [h for k in tokens if sentence.lower[k] == "to" and sentence.deps[k] == "prep"
                 for h in sentence.dependents(k, "pobj")]  # fmt: skip
        found = [country_at(self.resolution, sentence, h) for h in heads]
        return [p for p in found if p is not None][:1]

    def _around(self, clause: Clause) -> list[Party]:
        """The goal of a visit that the verb above names: "left Taiwan after a visit", "is in Chad for a visit"."""
        parent = clause.parent
        if parent is None or clause.via is not None:
            return []
        heads: list[int] = []
        if parent.lemma in {"leave", "depart"}:
            heads = parent.objects
        elif clause.marker in {"for", "on"}:
            heads = [h for prep, h in parent.obliques if prep in {"in", "to"}]
        found = [country_at(self.resolution, clause.sentence, h) for h in heads]
        return [p for p in found if p is not None]

    # -- nouns -------------------------------------------------------------------------------------------------

    def _noun(self, sentence: Sentence, i: int) -> Contact | None:
        entry = self._entry(sentence, i)
        if entry is None:
            return None
        first, word = entry
        above = sentence.heads[i]
        if sentence.deps[i] in {"compound", "amod", "npadvmod"} and above != i:
            return None
        if sentence.lemmas[i] == "talk" and sentence.tags[i] != "NNS":
            return None
        clause = nominal_clause(sentence, i)
        carrier = self._carrier(clause)
        if word.needs_other and not any(prep in word.other for prep, _ in clause.obliques):
            return None
        if self._absent(clause):
            return None
        contact = Contact(word.kind, sentence, i, (first, i))
        owners, others, hosts = self._sides(clause, carrier, word)
        if word.attended and clause.marker in _AT:
            others = [*others, *owners]
            owners = []
        if not owners and not (others and word.kind in {"talks", "meeting"} and len(others) > 1):
            owners = self._from_context(clause, others, word)
        if word.kind == "visit" and not others:
            others = self._goals(sentence, sorted(sentence.subtree(i))) or self._around(clause)
        if word.kind in {"call", "meeting"} and clause.marker in _WITHIN and owners and not others:
            others = self._counterpart(sentence, owners)
        contact.status, contact.weak = self._noun_status(clause, carrier)
        if contact.status is None and not contact.weak:
            return None
        if word.owner == "speaker" and contact.status == "under way":
            contact.status = "held"
        upper = clause.parent
        told = upper is not None and clause.marker in _WITHIN and upper.tense in {"past", "perfect"}
        self._when_and_where(contact, i, told)
        attends = clause.parent is not None and self._attends(clause, clause.parent)
        open_ = word.kind in {"talks", "meeting"} and self._with_open(clause, carrier, owners, others)
        if attends and clause.parent is not None:
            owners = owners or [p for h in clause.parent.subjects for p in self._at(sentence, h)]
        if not self._settle(contact, word, owners, others, hosts, open_ or (attends and contact.place is not None)):
            definite = any(sentence.lower[c] in _POINTING or sentence.deps[c] == "poss" for c in sentence.children[i])
            plural = sentence.tags[i] == "NNS" and word.kind == "talks"
            first_word = sentence.deps[i] in {"nsubj", "nsubjpass"} and plural
            named = any(prep in word.other for prep, _ in clause.obliques)
            if named or not (definite or first_word):
                return None
            contact.refers = True
            contact.parties, contact.host = [], None
            if carrier is None and not self._told(clause):
                contact.weak = True
        return self._attributed(contact)

    def _entry(self, sentence: Sentence, i: int) -> tuple[int, Word] | None:
        left = [
            k for k in range(max(sentence.edges[i][0], i - 6), i) if i in (sentence.heads[k], *sentence.ancestors(k))
        ]
        beside = {sentence.lower[k] for k in left} | {sentence.lemmas[k] for k in left}
        for parts, word in self.kinds.nouns[sentence.lemmas[i]]:
            start = i - len(parts) + 1
            if start < 0 or any(
                part not in (sentence.lemmas[start + k], sentence.lower[start + k]) for k, part in enumerate(parts)
            ):
                continue
            if (word.beside and not word.beside & beside) or word.unless & beside:
                continue
            return start, word
        return None

    def _carrier(self, clause: Clause) -> Clause | None:
        """The verb whose subject takes part: "held talks", "attended the summit"."""
        parent = clause.parent
        if parent is None or parent.kind != "verb" or clause.via is not None or clause.marker != "object":
            return None
        name = _name(parent)
        if parent.adverbs and f"{parent.lemma}_{parent.adverbs[0]}" in self.kinds.carriers:
            return parent
        return parent if name in self.kinds.carriers or name in self.kinds.hosts else None

    def _with_open(self, clause: Clause, carrier: Clause | None, owners: list[Party], others: list[Party]) -> bool:
        """Whether the other side is named but not known: "holding talks with all parties", "talks between X and y"."""
        pairs = list(clause.obliques) + (list(carrier.obliques) if carrier is not None else [])
        heads = [h for prep, h in pairs if prep in {"with", "between"}]
        tags = clause.sentence.tags
        heads = [h for h in heads if tags[h] in {"NNS", "NNPS"} or self.resolution.at(clause.sentence, h) is not None]
        known = [h for h in heads if parties_at(self.resolution, clause.sentence, h)]
        if any(prep == "between" for prep, _ in pairs):
            return len(heads) > 1 and len(known) == 1
        other_side = any(p.political or p.media for p in others)
        return carrier is not None and bool(heads) and not other_side and any(p.political for p in owners)

    def _absent(self, clause: Clause) -> bool:
        """ "Cancelled his participation in the summit": the summit is not cancelled."""
        via, sentence = clause.via, clause.sentence
        if via is None or sentence.lemmas[via] not in self.kinds.presence or clause.marker not in {"in", "at"}:
            return False
        return self._told(nominal_clause(sentence, via)) in _UNDONE

    def _attends(self, clause: Clause, parent: Clause) -> bool:
        """Whether the verb's subject is present at the noun: "took part in the talks", "attended the meeting"."""
        if clause.marker == "object":
            return parent.lemma in self.kinds.attendance
        if clause.marker != "in":
            return False
        taken = [f"{parent.lemma}_{parent.sentence.lemmas[h]}" for h in parent.objects]
        return any(name in self.kinds.attendance for name in (f"{parent.lemma}_in", *taken))

    def _sides(
        self, clause: Clause, carrier: Clause | None, word: Word
    ) -> tuple[list[Party], list[Party], list[Party]]:
        """Owners of the noun, the other side, and hosts, as the noun phrase and its light verb name them."""
        sentence, i = clause.sentence, clause.head
        owners: list[Party] = []
        others: list[Party] = []
        hosts: list[Party] = []
        visit = word.owner == "visitor"
        left = [m for m in self.resolution.inside(sentence, i) if m.head < i]
        left = [m for m in left if not any(o is not m and o.first <= m.first and m.last <= o.last for o in left)]
        possessors = {h for h in clause.subjects if h < i}
        for mention in reversed(left):
            if visit and mention.head not in possessors and mention.kind in {"state", "place"}:
                others += parties_of(mention)
            elif mention.head in possessors or not any(h < mention.head for h in possessors) or not visit:
                owners += parties_of(mention)
        pairs = list(clause.obliques)
        if word.kind == "signing":
            # "the signing of a deal between Mali and Chad"
            pairs += [pair for prep, h in clause.obliques if prep == "of" for pair in noun_obliques(sentence, h)]
        for below in sentence.clauses:
            if below.via == i and below.link == "participle":
                # "talks planned for Monday between Haiti and Cuba"
                pairs += [(prep, h) for prep, h in below.obliques if prep in {"with", "between"}]
        if carrier is not None:
            pairs += [(prep, h) for prep, h in carrier.obliques if prep in {"with", "to", "between", "from"}]
        for prep, head in pairs:
            if prep == "by" or (prep == "of" and visit and country_at(self.resolution, sentence, head) is None):
                owners += self._at(sentence, head)
            elif prep in word.other:
                party = country_at(self.resolution, sentence, head) if visit else None
                if party is not None:
                    others.append(party)
                else:
                    others += self._at(sentence, head)
        if carrier is not None:
            name = _name(carrier)
            subjects = [p for h in carrier.subjects for p in self._at(sentence, h)]
            if name in self.kinds.hosts and len(others) > 1:
                hosts += subjects
            else:
                owners = subjects + owners
        return owners, others, hosts

    def _from_context(self, clause: Clause, others: list[Party], word: Word) -> list[Party]:
        """Whose an ownerless noun is: "warned *in a speech*", "said *after talks with R*", "was *on a visit to R*"."""
        sentence = clause.sentence
        if clause.via is not None and clause.marker == "of" and sentence.lemmas[clause.via] in self.kinds.transparent:
            clause = nominal_clause(sentence, clause.via)
        parent, via = clause.parent, clause.via
        if parent is not None and clause.marker == "object" and via is None and _name(parent) in self.kinds.status:
            return [p for h in parent.subjects for p in self._at(sentence, h)]
        within = (word.owner == "speaker" or word.kind == "call") and clause.marker in {"in", "during"}
        if via is not None and not (within and parent is not None and via in parent.objects):
            return [p for h in sentence.dependents(via, "poss") for p in self._at(sentence, h)]
        if parent is None or clause.marker not in self.kinds.prepositions:
            return []
        definite = any(sentence.lower[c] in _POINTING for c in sentence.children[clause.head])
        if definite and not others and not word.attended:
            return []
        heads = parent.surface or parent.subjects
        return [p for h in heads for p in self._at(sentence, h)]

    def _noun_status(self, clause: Clause, carrier: Clause | None) -> tuple[EngagementStatus | None, bool]:
        """(status, whether it is only that of the words around)."""
        told = self._told(clause)
        if told is not None:
            return told, False
        parent = clause.parent
        if carrier is None and parent is not None and clause.via is None and clause.marker in _WITHIN:
            # "said in a speech", "will travel for the summit": as real as what happens there
            status = self.realis.of(parent)
            undated = any(parent.sentence.lemmas[h] in _DATES for h in (*parent.surface, *parent.objects))
            if status == "negated" and undated:
                return "intended", False
            if status == "negated":
                status = "happened"
            if status == "happened" and parent.lemma == "be" and parent.tense == "present":
                status = "ongoing"  # "are in talks", "is on a visit"
            return _STATUS[status], False
        if carrier is not None and self.embedding.get(("verb", _name(carrier)), "same") != "same":
            carrier = None  # "is expected", "want talks": the verb tells how real it is
        status = self.realis.of(clause, carrier=carrier)
        if carrier is not None and status == "happened" and self.realis.of(carrier) == "ongoing":
            status = "ongoing"
        if status == "negated":
            if clause.via is not None and clause.sentence.lemmas[clause.via] in _DATES:
                return "intended", False
            return None, False
        weak = clause.marker in _BEFORE
        return _STATUS[status], weak

    def _told(self, clause: Clause) -> EngagementStatus | None:
        """What the verb or noun above says of it: "postponed the visit", "the cancellation of the talks"."""
        sentence, parent = clause.sentence, clause.parent
        if clause.via is not None:
            status = self.kinds.status.get(sentence.lemmas[clause.via])
            if self.embedding.get(("noun", sentence.lemmas[clause.via])) in {"planned", "intended"}:
                told = self._told(nominal_clause(sentence, clause.via))  # "plans for a visit were dropped"
                status = told if told in _UNDONE else status
            return status if status in _UNDONE or status == "invited" else None
        if parent is not None and parent.copula is not None and clause.marker == "subject":
            # "a meeting is possible", "was a possibility"
            word = self.embedding.get((parent.kind, parent.lemma))
            return _STATUS.get(word or "") if word in {"possible", "planned", "intended"} else None
        if parent is None or parent.kind != "verb":
            return None
        if not (clause.marker == "object" or (clause.marker == "subject" and parent.passive)):
            return None
        name = _name(parent)
        return self._under(self.kinds.status.get(name), parent)

    def _under(self, status: EngagementStatus | None, upper: Clause) -> EngagementStatus | None:
        """A status as the verb that gives it is itself real, denied or only talked of."""
        if status is None:
            return None
        outer = self.realis.of(upper)
        if outer in {"happened", "ongoing", "planned"}:
            return status
        if outer in {"negated", "refused"}:
            return "possible" if status == "refused" else "scheduled" if status in _UNDONE else None
        return "scheduled" if status in {"cancelled", "postponed"} else "possible"

    # -- verbs -------------------------------------------------------------------------------------------------

    def _verb(self, clause: Clause, word: Word) -> Contact | None:
        sentence = clause.sentence
        if word.adjective and not (clause.kind == "adjective" or clause.passive):
            return None
        if not word.adjective and clause.kind != "verb":
            return None
        low, high = sentence.edges[clause.top]
        if word.beside and not word.beside.intersection(sentence.lower[low : high + 1]):
            return None
        if word.object and not any(sentence.lemmas[h] in word.object for h in clause.objects):
            return None
        if word.venue and not any(
            sentence.lemmas[h] in word.venue for prep, h in clause.obliques if prep in word.other
        ):
            return None
        contact = Contact(word.kind, sentence, clause.head, (clause.head, clause.head))
        heads = clause.surface if word.adjective else clause.objects if word.mover else clause.subjects
        if clause.link == "relative" and clause.via is not None and clause.via in heads:
            # "Lula and Erdogan, who flew to Tehran"
            heads = [*heads, *(h for h in sentence.conjuncts(clause.via) if h not in heads and h < clause.head)]
        owners = [p for h in heads for p in self._at(sentence, h)]
        if not owners and word.among and word.kind != "signing" and [sentence.lower[h] for h in heads] == ["they"]:
            owners = list(self.pair)
        upper = clause.parent
        if not heads and clause.tense == "infinitive":
            if upper is not None and clause.via is not None and clause.via in upper.objects:
                owners = [p for h in upper.subjects for p in self._at(sentence, h)]
            elif upper is None and clause.via is not None:
                owners = self._at(sentence, clause.via)
            else:
                owners = self._speaker(sentence.starts[clause.head])
        if upper is not None and self._ranked(clause, upper):
            owners = [p for h in upper.surface for p in self._at(sentence, h)] or owners
        others: list[Party] = []
        for place in word.other:
            if place == "object":
                behind = [h for h in clause.objects if not word.object]
            else:
                pairs = list(clause.obliques)
                if word.object:
                    pairs += [pair for h in clause.objects for pair in noun_obliques(sentence, h)]
                behind = [h for prep, h in pairs if prep == place and not _beside(clause, h)]
            for head in behind:
                if word.kind == "visit":
                    party = country_at(self.resolution, sentence, head)
                    others += [party] if party is not None else []
                else:
                    others += self._at(sentence, head)
            if others:
                break
        if not others and word.kind == "visit" and "to" in word.other:
            others = self._goals(sentence, range(clause.head + 1, min(clause.head + 4, len(sentence))))
        if not others and word.kind == "visit" and self._invites(clause.parent):
            others = [p for h in clause.parent.subjects for p in self._at(sentence, h)] if clause.parent else []
        if word.bare and (clause.predicatives or clause.complements or len(clause.objects) != 1 or clause.obliques[1:]):
            return None
        if word.bare and not all((p.is_person and p.political) or p.entity.kind == "relation" for p in others):
            return None
        if word.media != (bool(others) and all(p.media for p in others)):
            return None
        if word.place and not any(prep in {"in", "at", "to"} for prep, _ in clause.obliques):
            return None
        contact.status = self._verb_status(clause)
        if contact.status is None:
            return None
        if word.mover and clause.lemma == "invite" and contact.status in {"held", "under way"}:
            contact.status = "invited"
        if word.adjective and contact.status in {"held", "under way"}:
            contact.status = "scheduled"
        self._when_and_where(contact, clause.head, clause.tense == "past")
        if not self._settle(contact, word, owners, others, []):
            return None
        return self._attributed(contact)

    @staticmethod
    def _ranked(clause: Clause, upper: Clause) -> bool:
        """ "Became the first president *to visit*": as real as the verb above, and its subject is who does it."""
        if clause.tense != "infinitive" or clause.marker != "to":
            return False
        if upper.lemma != "become" and upper.copula is None:
            return False
        return any(_is_ranked(clause.sentence, h) for h in (*upper.predicatives, upper.head))

    def _invites(self, upper: Clause | None) -> bool:
        return upper is not None and self.kinds.status.get(_name(upper)) == "invited"

    def _speaker(self, offset: int) -> list[Party]:
        """The speaker in whose words the character at ``offset`` stands: the one who is meant where nobody is named."""
        links = chain(self.said, offset)
        speaker = links[-1].statement.speaker if links else None
        if speaker is None:
            return []
        named = (m for m in self.resolution.mentions if m.actor.name == speaker.name and m.entity.kind != "pronoun")
        return [party for m in named for party in parties_of(m)][:1]

    def _verb_status(self, clause: Clause) -> EngagementStatus | None:
        upper = clause.parent
        if upper is not None and clause.link in {"complement", "noun complement"} and clause.tense == "infinitive":
            name = _name(upper)
            above = clause.sentence.lemmas[clause.via] if clause.via is not None else name
            told = self.kinds.status.get(above)
            if told == "invited" and above != name and name in self.kinds.answers:
                return self.kinds.answers[name]
            if told in {"invited", "refused"}:
                return self._under(told, upper)
        if upper is not None and self._ranked(clause, upper):
            status = self.realis.of(upper)
            return None if status == "negated" else _STATUS[status]
        status = self.realis.of(clause)
        if (
            status == "requested"
            and upper is not None
            and not upper.passive
            and set(clause.surface) & set(upper.surface)
        ):
            status = "intended"  # "has asked to meet": by the one who asks
        if clause.tense == "infinitive" and upper is None and clause.marker == "to":
            status = "planned"  # headlines: "President to visit Iraq"
        return None if status == "negated" else _STATUS[status]

    # -- both --------------------------------------------------------------------------------------------------

    def _when_and_where(self, contact: Contact, token: int, past: bool) -> None:
        """Date and place; what lies ahead by its date is scheduled, unless the verb is one of the past."""
        contact.date = self.resolution.date_of(contact.sentence, token)
        contact.place = place_of(contact.sentence, token, self.resolution.places)
        if contact.place is None and contact.kind == "visit":
            inside = [k for k in contact.sentence.subtree(token) if place_at(self.resolution, contact.sentence, k)]
            contact.place = place_at(self.resolution, contact.sentence, min(inside)) if inside else None
        later = contact.date is not None and self.published is not None and contact.date.date.start > self.published
        if later and past:
            contact.date = None
        elif later and contact.status in {"held", "under way"}:
            contact.status = "scheduled"

    def _settle(
        self,
        contact: Contact,
        word: Word,
        owners: list[Party],
        others: list[Party],
        hosts: list[Party],
        attends: bool = False,
    ) -> bool:
        """Put the parties in; False if there are too few, or they are not of those who make politics."""
        if word.owner == "visitor" or word.kind == "visit":
            return self._visit(contact, owners, others)
        if word.kind in {"speech", "interview"}:
            speakers = [p for p in owners if p.political and not p.media and not p.is_state]
            if not speakers and word.kind == "interview":
                speakers = [p for p in others if p.political and p.is_person]
                others = owners
            upper = nominal_clause(contact.sentence, contact.head).parent if word.kind == "interview" else None
            if upper is not None and word.owner == "speaker":
                told = [p for h in (*upper.objects, *upper.indirect) for p in self._at(contact.sentence, h)]
                others = [*others, *(p for p in told if p.media)]
            contact.parties = distinct(speakers[:1] + [p for p in others if not p.unknown and p.entity.known])
            return bool(speakers)
        parties = distinct([*owners, *others])
        if word.media or any(p.media for p in parties):
            return False
        parties = [p for p in parties if p.political or p.unknown]
        if not any(p.political for p in parties):
            return False
        contact.parties = distinct([*parties, *hosts])
        contact.host = hosts[0] if hosts else None
        if word.needs_other and not others and word.kind != "speech":
            return False
        plural = not others and any(p.entity.plural or p.entity.kind == "organisation" for p in parties)
        bodies = any(_BODIES & {*p.actor.sectors, p.actor.country or ""} for p in owners if not p.is_person)
        if word.attended or attends:
            return bool(parties)
        return len(parties) > 1 or (plural and word.among) or (bodies and word.kind == "meeting")

    def _visit(self, contact: Contact, owners: list[Party], others: list[Party]) -> bool:
        visitors = [p for p in owners if p.political and not self._troops(p)]
        if contact.sentence.pos[contact.head] in {"VERB", "ADJ"}:
            visitors = [p for p in visitors if not p.is_state]
        goals = [p for p in others if p.is_state or (contact.status == "invited" and p.political)]
        if not goals and not visitors:
            return False
        home = {p.actor.country for p in visitors}
        goals = [p for p in goals if p.actor.country not in home]
        if visitors and not goals and contact.status in _UNDONE and contact.sentence.pos[contact.head] == "NOUN":
            contact.parties = distinct(visitors)
            return True
        if not goals or not visitors:
            return False
        contact.parties = distinct([*visitors, *goals])
        contact.host = goals[0]
        return True

    @staticmethod
    def _troops(party: Party) -> bool:
        return bool(_TROOPS & set(party.actor.sectors[:1])) and not party.is_person

    def _attributed(self, contact: Contact) -> Contact:
        offset = contact.sentence.starts[contact.trigger[0]]
        contact.attribution = [attribution(link) for link in chain(self.said, offset)]
        if len({p.actor.country or p.actor.name for p in contact.parties}) == 2:
            self.pair, self.pair_index = contact.parties, contact.sentence.index
        return contact


def _name(clause: Clause) -> str:
    return f"{clause.lemma}_{clause.particle}" if clause.particle else clause.lemma


def _beside(clause: Clause, head: int) -> bool:
    """Whether somebody only did it too: "spoke at the forum *along with* the senator"."""
    return ("along with", head) in clause.obliques or ("together with", head) in clause.obliques


def _is_ranked(sentence: Sentence, head: int) -> bool:
    return any(sentence.lower[c] in {"first", "last", "only", "second", "third"} for c in sentence.children[head])


def _is_pair(sentence: Sentence, head: int) -> bool:
    """ "The two", "both leaders", "the pair"."""
    if sentence.lower[head] in {"two", "both", "pair"}:
        return True
    return any(sentence.lower[c] in {"two", "both"} for c in sentence.children[head])


def attribution(link: Said) -> Attribution:
    """One link of the chain of who says so."""
    evidence, speaker = link.statement.evidence, link.statement.speaker
    where = (evidence.speaker or speaker.evidence) if speaker is not None else None
    return Attribution(
        speaker=speaker,
        cue=link.statement.cue,
        evidence=AttributionEvidence(speaker=where, cue=evidence.cue),
    )


def distinct(parties: Iterable[Party]) -> list[Party]:
    """Each once, in the order of the text; a state only where none of its people stands beside it."""
    kept: list[Party] = []
    for party in parties:
        if all(party.entity is not other.entity and party.actor.name != other.actor.name for other in kept):
            kept.append(party)
    people = {p.actor.country for p in kept if not p.is_state and not p.vague}
    kept = [p for p in kept if not ((p.is_state or p.vague) and p.actor.country in people)]
    # "Christopher Hill, US negotiator": who is only described stands for the one who is named
    named = {
        p.actor.country for p in kept if p.entity.kind == "person" and p.actor.name[:1].isupper() and p.entity.known
    }
    return [p for p in kept if p.entity.known or not p.is_person or p.actor.country not in named or p.unknown]
