"""One try of a pattern on a clause: which of its words are there, and who fills its slots."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.events.codebook import Entry
from detente.events.found import Found
from detente.events.parties import fits
from detente.events.patterns import Argument, Condition, Manner, Pattern, Phrase, Words
from detente.events.recipients import (
    OF_A_STATE,
    PROVOKED,
    VERBAL,
    WHERE,
    awaited,
    has_site,
    is_bare,
    is_circumstance,
    likely_recipients,
    quarrelling,
    sites,
    speaks_for,
    thing_concerned,
)
from detente.events.words import follow, hangs_on, is_told, words_at
from detente.parsing import Clause, noun_obliques
from detente.resolving import ActorMention

if TYPE_CHECKING:
    from detente.events.matching import Matcher

ARMED = frozenset({"MIL", "REB", "UAF", "IMG", "PRM", "COP", "CRM"})
"""Sectors whose blows fall on things as well: "shelled the village"."""
_FORCES = frozenset({"MIL", "COP", "REB", "PRM"})
_OUTLAWS = frozenset({"REB", "UAF", "IMG", "CRM", "PRM"})
_UNTOLD = frozenset({"UNK", "SOC"})
_BEINGS = frozenset({"person", "organisation", "office"})
_ASIDE = frozenset(
    {
        ("on", "way"),
        ("on", "route"),
        *((prep, "pressure") for prep in ("under", "after", "amid")),
        *(("in", noun) for noun in PROVOKED),
    }
)
"""Prepositions and nouns behind which nobody stands whom it is done to."""
_NOWHERE = frozenset({None, "UNO", "EUR", "IGO", "NGO"})
"""The countries of those of whom only a place says where they are: "a UN force in Chad"."""
_HALF_MODALS = frozenset({"have", "need", "ought"})
_BLOWS = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST", "THREATEN"})
_WISHED = frozenset({"should"})
_THAT_EVENT = Phrase(slot="X", clause="that", event=True)


class Attempt:
    """One try of one pattern; collects who fills the slots."""

    def __init__(self, matcher: Matcher, entry: Entry, pattern: Pattern, clause: Clause) -> None:
        self.matcher, self.entry, self.pattern, self.clause = matcher, entry, pattern, clause
        self.sentence = clause.sentence
        self.slots: dict[str, list[ActorMention]] = {"A": [], "R": []}
        self.loose: list[int] = []  # heads of phrases matched by X
        self.worded: list[int] = []  # heads of phrases matched by words alone
        self.loose_clauses: list[Clause] = []
        self.governed: list[int] = []  # what the last word of a predicate of several words governs
        self.roundabout = 0
        self.reached = 0  # the parts of the pattern that fitted: its subject, its arguments
        of_words = any(a.phrase.words and not a.prepositions and not a.optional for a in pattern.arguments)
        verbal = entry.type in VERBAL or (
            entry.type == "PROTEST" and pattern.subject is not None and pattern.subject.slot
        )
        of_things = bool(verbal) or entry.becomes is not None or (entry.type == "CONCEDE" and of_words)
        self.vague_allowed = of_things and pattern.kind != "noun"
        self.found = Found(entry, pattern, clause, (clause.head, clause.head), weight=pattern.weight)

    def run(self, last: int) -> str | None:
        """Try it; the reason why it failed, or None."""
        found, clause = self.found, self.clause
        found.trigger = (min(clause.head, last), max(clause.head, last))
        if last != clause.head and self.pattern.kind == "verb" and self.sentence.deps[last] == "prep":
            # "broke into the palace", "cordoned off the square": the verb's last word governs what is its object
            self.governed = [h for c in self.sentence.dependents(last, "pobj") for h in self.sentence.conjuncts(c)]
        reason = self._subject()
        if reason:
            return reason
        self.reached += 1
        reason = self._arguments(self.pattern.arguments)
        if reason:
            return reason
        return self._settle()

    # -- the subject, or the owner of a noun -------------------------------------------------------------------

    def _subject(self) -> str | None:
        phrase, clause = self.pattern.subject, self.clause
        if clause.kind == "noun" and clause.link == "nominal":
            return self._noun_subject(phrase)
        if phrase is None:
            return None
        heads = clause.subjects
        if self.pattern.kind == "adjective" or clause.kind == "adjective":
            heads = clause.surface
        if (
            clause.passive
            and self.pattern.kind == "verb"
            and not any(not a.prepositions or a.bare for a in self.pattern.arguments)
        ):
            return "it is passive and the pattern has no object"
        if not heads:
            if phrase.slot == "A" and (self.entry.actor_optional or clause.passive):
                return None
            return "there is no subject"
        if self._fill(phrase, heads):
            return None
        voices = self.matcher.parties.voices(clause, heads) if phrase.slot == "A" else []
        voices = [m for m in voices if self._fits(m, phrase.constraint)]
        self._put("A", voices)
        return None if voices else self._why(phrase, heads, "subject")

    def _noun_subject(self, phrase: Phrase | None) -> str | None:
        clause = self.clause
        wants = phrase if phrase is not None else Phrase(slot="A") if "A" not in self._written_slots() else None
        if wants is None:
            return None
        heads = list(clause.subjects)
        taken = {word for argument in self.pattern.arguments for word in argument.prepositions}
        for head in clause.modifiers:
            # "a Saudi-led strike": the state stands under the participle
            heads += [head, *self.sentence.dependents(head, "npadvmod", "compound", "nsubj")]
        if "of" not in taken:
            heads.extend(h for prep, h in clause.obliques if prep == "of")
        heads.extend(h for prep, h in clause.obliques if prep == "from" and "from" not in taken)
        for prep, owned in clause.obliques:
            # "the expulsion of two diplomats by Canada": the parser may hang the last phrase on the diplomats
            if prep == "of":
                heads.extend(h for inner, h in noun_obliques(self.sentence, owned) if inner == "by")
        if clause.via is not None and self.sentence.lemmas[clause.via] in self.matcher.lists["spells"]:
            # "two weeks of demonstrations *by residents*"
            heads.extend(h for inner, h in noun_obliques(self.sentence, clause.via) if inner == "by")
        for head in heads:
            if self._fill(wants, [head], strict=True):
                return None
        carrier = self._carrier()
        if carrier is not None:
            self.found.carrier = carrier
            if carrier.subjects and wants.slot == "A":
                return None if self._fill(wants, carrier.subjects) else self._why(wants, carrier.subjects, "subject")
        # whether a noun without its actor tells of an event by itself is asked later
        return None if phrase is None or wants.slot == "A" else f"no {wants.slot} stands with the noun"

    def _carrier(self) -> Clause | None:
        """The light verb that carries the noun: "held talks", "carried out an attack"."""
        clause = self.clause
        parent = clause.parent
        if parent is None or clause.via is not None or parent.kind != "verb":
            return None
        if clause.marker == "in" and clause.lemma in self.matcher.lists["accompanying"]:
            return parent  # "struck *in solidarity* with the miners"
        if clause.marker == "in" and self.entry.type == "PROTEST" and clause.lemma in self.matcher.lists["manners"]:
            return parent  # "closed their shops *in a strike*"
        if clause.marker == "object" or (
            clause.marker == "in" and f"{parent.lemma}_in" in self.matcher.lists["light_verbs"]
        ):
            name = parent.name
            if name in self.matcher.lists["light_verbs"] or clause.marker == "in":
                return parent
        return None

    def _written_slots(self) -> set[str]:
        slots: set[str] = set()
        waiting = list(self.pattern.arguments)
        for argument in waiting:
            slots.update(slot for slot in (argument.phrase.slot, argument.phrase.owner) if slot)
            waiting.extend(argument.phrase.below)
        return slots

    # -- what follows the predicate ----------------------------------------------------------------------------

    def _arguments(self, arguments: tuple[Argument, ...]) -> str | None:
        clause = self.clause
        if not arguments or all(a.optional and a.prepositions for a in arguments):
            alone = self.pattern.kind == "verb" and not self.pattern.predicate.multiple and not self.pattern.particle
            if alone and (clause.objects or clause.passive):
                return "it has an object and the pattern has none"
        bare = [a for a in arguments if not a.prepositions and not a.phrase.clause]
        own = set(clause.objects) - clause.implied
        if self.entry.mode == "visit" and self.pattern.kind == "verb" and own and not bare and not clause.passive:
            return "it has an object and the pattern has none"  # "headed an inquiry into"
        used_indirect = False
        position = 0
        for argument in arguments:
            phrase = argument.phrase
            if phrase.clause or phrase.event:
                ok = self._complement(argument)
                reason = "there is no such event or clause under it"
            elif argument.prepositions:
                ok = self._prepositional(argument) or (argument.bare and self._object(phrase))
                reason = f"nothing fits behind {'/'.join(sorted(argument.prepositions))}"
            else:
                position += 1
                getters = (clause.indirect or self._datives()) if len(bare) == 2 and position == 1 else []
                if getters:
                    ok = used_indirect = self._fill(phrase, getters)
                elif len(bare) == 2 and position == 1 and self._fill(phrase, self._getters_inside(), strict=True):
                    ok = used_indirect = True
                elif position == 2 and not used_indirect:
                    said = clause.predicatives or clause.objects[1:]
                    ok = self._fill(phrase, said or (self._said_of_objects() if phrase.words else []))
                else:
                    ok = self._object(phrase)
                reason = "its object does not fit"
            if not ok and not argument.optional:
                return reason
            self.reached += ok
        return None

    def _said_of_objects(self) -> list[int]:
        """What is said of the object or given to it and the parser takes for part of it, or for a time.

        "Found the chief *guilty*", "gave the poet five *years*", "handed them six *years* apiece".
        """
        sentence, head = self.sentence, self.clause.head
        said = [c for h in self.clause.objects for c in sentence.dependents(h, "amod") if c > h]
        times = sentence.dependents(head, "npadvmod")
        times += [c for adverb in sentence.dependents(head, "advmod") for c in sentence.dependents(adverb, "npadvmod")]
        return said + [c for c in times if c > head and sentence.pos[c] == "NOUN"]

    def _getters_inside(self) -> list[int]:
        """Those who get it where the parser has run them together with it: "gave *the Pentagon* permission"."""
        sentence = self.sentence
        if len(self.clause.objects) != 1 or self.clause.passive:
            return []
        first = sentence.edges[self.clause.objects[0]][0]
        inside = sentence.dependents(self.clause.objects[0], "compound", "nmod")
        return [h for h in inside if sentence.pos[h] == "PROPN" and sentence.lower[first] == "the" and h > first]

    def _is_inside(self, head: int, phrases: list[int]) -> bool:
        return any(first <= head <= last for first, last in (self.sentence.edges[phrase] for phrase in phrases))

    def _required(self) -> list[Argument]:
        return [argument for argument in self.pattern.arguments if not argument.optional]

    def _datives(self) -> list[int]:
        return [head for prep, head in self.clause.obliques if prep in {"to", "for"}]

    def _object(self, phrase: Phrase) -> bool:
        clause = self.clause
        if clause.kind == "noun":
            return False
        objects = self.governed or clause.objects
        if objects and self._fill(phrase, objects):
            return True
        if not objects and phrase.words and self._fill(phrase, self._said_of_objects()):
            return True
        return (
            bool(clause.predicatives)
            and bool(phrase.words or phrase.slot == "X")
            and self._fill(phrase, clause.predicatives)
        )

    def _prepositional(self, argument: Argument) -> bool:
        for heads in self.behind(argument.prepositions):
            if self._fill(argument.phrase, heads):
                return True
        if argument.prepositions & {"to", "for"} and self.clause.indirect:
            return self._fill(argument.phrase, self.clause.indirect)
        for under in self.under():
            # "lifted the ban on *women* entering the temple"
            own = [h for h in under.subjects if h not in under.implied]
            wanted = under.marker != "to" and under.marker in argument.prepositions and not _stands_apart(under)
            # "gave approval for *the agency* to deliver food"
            wanted = wanted or ("for" in argument.prepositions and under.marker == "to" and _with_for(under))
            if wanted and own and self._fill(argument.phrase, own):
                return True
        if argument.phrase.slot == "X":
            gerunds = [c for c in self.under() if c.marker in argument.prepositions]
            self.loose_clauses.extend(gerunds)
            return bool(gerunds)
        return False

    def behind(self, prepositions: frozenset[str], *, deep: bool = True) -> Iterable[list[int]]:
        """The phrases behind one of the prepositions: on the predicate, on its nouns, and (``deep``) on theirs."""
        clause, sentence = self.clause, self.sentence
        levels = [clause.obliques]
        if clause.kind == "noun" and clause.link == "nominal":
            carrier = self._carrier()
            if carrier is not None:
                self.found.carrier = carrier
                levels.append(carrier.obliques)
            elif clause.parent is not None and clause.parent.kind == "verb":
                # "called for sanctions against Peru": the parser may hang the last phrase on the verb
                levels.append([(prep, h) for prep, h in clause.parent.obliques if h > clause.head])
        heads = [*clause.objects, *clause.predicatives]
        heads += [h for head in clause.objects for h in self._measured(head)]
        if deep:
            # "stopped in Ankara on her way to China", "sent food in response to the floods", "under pressure from Oslo"
            heads += [h for prep, h in clause.obliques if (prep, sentence.lemmas[h]) not in _ASIDE]
        for head in heads:
            levels.append(noun_obliques(sentence, head))
            # "sanctions imposed on Peru"
            levels += [c.obliques for c in sentence.clauses if c.via == head and c.link == "participle"]
        for level in levels:
            fitting = [head for prep, head in level if prep in prepositions]
            if fitting:
                yield fitting

    def under(self) -> list[Clause]:
        """The clauses that hang on the predicate, or on a noun that belongs to it."""
        return [clause for clause in self.sentence.clauses if hangs_on(clause, self.clause)]

    def _complement(self, argument: Argument) -> bool:
        phrase = argument.phrase
        if phrase.event:
            heads = self._event_heads(argument)
            inner = self.matcher.inner(self.clause, phrase, heads, argument.prepositions)
            if inner:
                self.found.inner.extend(inner)
                self.loose.extend(heads)
                self.loose_clauses.extend(f.clause for f in inner if f.clause.link != "nominal")
                return True
            return False
        fitting = []
        for clause in self.under():
            infinitive = clause.tense == "infinitive" and clause.marker == "to"
            finite = not infinitive and clause.tense != "participle"
            if phrase.clause == "to":
                # "sent troops *to help* Chad" tells what for, and is read where the pattern has the verb
                fitted = infinitive and (clause.link != "purpose" or bool(phrase.words))
            else:
                fitted = finite and clause.link in {"complement", "noun complement"} and clause.marker in {"that", ""}
            if fitted and (not (phrase.words or phrase.subject) or self._below(phrase, clause)):
                fitting.append(clause)
        self.loose_clauses.extend(fitting)
        if phrase.words and phrase.subject is None and phrase.clause == "to":
            self.found.within.extend(c for c in fitting if c.link != "purpose")
        return bool(fitting)

    def _below(self, phrase: Phrase, clause: Clause) -> bool:
        """Whether the clause under the predicate has the verb, and behind it what the pattern wants."""
        if phrase.subject is not None and phrase.said:
            return self._is_said(phrase, phrase.subject, clause)
        if phrase.subject is not None and phrase.manner is not None:
            return self._told(phrase, phrase.subject, phrase.manner, clause)
        if clause.lemma not in phrase.words.single and not _has_several(clause, phrase.words):
            return False
        upper, self.clause = self.clause, clause
        try:
            return self._arguments(phrase.below) is None
        finally:
            self.clause = upper

    def _is_said(self, phrase: Phrase, subject: Phrase, clause: Clause) -> bool:
        """Whether a clause says one of the words of its subject: "would *not be welcome*", "is *off the table*"."""
        said = {clause.lemma, self.sentence.lower[clause.head]} if clause.copula is not None else set()
        if clause.lemma == "be":
            said = {"_".join([*prep.split(), self.sentence.lemmas[head]]) for prep, head in clause.obliques}
        spoken = {f"not_{word}" for word in said} if clause.negated else said
        words = phrase.words.single | {"_".join(sequence) for sequence in phrase.words.multiple}
        described = not clause.negated and words_at(self.sentence, clause.head, phrase.words) is not None
        if not spoken & words and not described:
            return False
        acts = [c for c in self.sentence.clauses if c.parent is clause and self.sentence.deps[c.top] == "csubj"]
        self.loose_clauses.extend(acts)
        return self._fill(subject, clause.surface, strict=subject.slot == "R") or bool(acts)

    def _told(self, phrase: Phrase, subject: Phrase, manner: Manner, clause: Clause) -> bool:
        """Whether a clause tells of its subject what the pattern says: "that R must X", "that R violate truce"."""
        half = clause.lemma in _HALF_MODALS and bool(self.sentence.dependents(clause.head, "xcomp"))
        modals = {*clause.modals, clause.lemma} if half else set(clause.modals)
        if phrase.condition is not None:
            return self._conditional(phrase, subject, manner, phrase.condition, clause)
        if not phrase.words and not manner:
            return self._fill(subject, clause.surface, strict=True)
        if not phrase.words and manner.denied:
            return is_told(clause, manner) and self._is_actor(clause.surface)
        if not phrase.words:
            needless = clause.negated and (half or any(self._nobody(h) for h in clause.subjects))
            # "recommended that Chad *pay*"
            bare = self.sentence.tags[clause.head] == "VB" and not clause.auxiliaries
            wished = bare and manner.modals == _WISHED
            if needless or not (wished or modals & manner.modals):
                return False
            return self._fill(subject, self._known(clause.subjects), strict=True)
        if not is_told(clause, manner) or (manner.state and clause.copula is None and not clause.passive):
            return False
        said = {clause.lemma, self.sentence.lower[clause.head]} if manner.state else {clause.lemma}
        if not said & phrase.words.single and not _has_several(clause, phrase.words):
            return False
        heads = clause.surface if manner.state else clause.subjects
        if subject.slot != "X":
            named = [m for h in heads for m in self.matcher.parties.actors_at(self.sentence, h)[0]]
            named = [m for m in named if self._fits(m, subject.constraint)]
            others = [m for m in named if not any(m.actor.name == a.actor.name for a in self.slots["A"])]
            if not (others if subject.slot == "R" else named):
                return False  # "said that *it* had failed" accuses nobody else
            self._put(subject.slot or "R", named)
        upper, self.clause = self.clause, clause
        try:
            return self._arguments(phrase.below) is None if phrase.below else True
        finally:
            self.clause = upper

    def _conditional(
        self, phrase: Phrase, subject: Phrase, manner: Manner, condition: Condition, clause: Clause
    ) -> bool:
        """Whether what is told hangs on what another does: "said it would leave unless *Chad* paid".

        What the codebook knows to be a deed by itself is none of it; of the pattern's own words, only a blow.
        """
        if not is_told(clause, manner):
            return False
        inner = self.matcher.inner(self.clause, _THAT_EVENT, [], frozenset())
        if phrase.words:
            known = clause.lemma in phrase.words.single or _has_several(clause, phrase.words)
            if not known or any(f.type in _BLOWS for f in inner):
                return False
            self.found.within.append(clause)
        elif inner:
            return False
        if subject.slot == "A" and not self._is_actor(clause.surface):
            return False
        for below in self.sentence.clauses:
            if below.parent is clause and below.link == "adverbial" and below.marker in condition.words:
                named = [m for h in below.surface for m in self.matcher.parties.actors_at(self.sentence, h)[0]]
                named = [m for m in named if self._fits(m, condition.subject.constraint)]
                if named and not self.slots["R"]:
                    self._put("R", named)
                return bool(named)
        return False

    def _known(self, heads: list[int]) -> list[int]:
        """Those of the phrases that name somebody else: of "they" it may be known who that is."""
        actors = {a.actor.name for a in self.slots["A"]}
        named = [(h, self.matcher.resolution.at(self.sentence, h)) for h in heads]
        return [
            h
            for h, m in named
            if m is not None and m.actor.name not in actors and (m.kind != "pronoun" or m.actor.country)
        ]

    def _is_actor(self, heads: list[int]) -> bool:
        """Whether the actor stands there, or somebody of the same state."""
        named = [m for h in heads for m in self.matcher.parties.actors_at(self.sentence, h)[0]]
        states = {a.actor.country for a in self.slots["A"]} - {None}
        names = {a.actor.name for a in self.slots["A"]}
        theirs = any(self.sentence.tags[c] == "PRP$" for h in heads for c in self.sentence.dependents(h, "poss"))
        return theirs or any(m.actor.name in names or m.actor.country in states for m in named)

    def _nobody(self, head: int) -> bool:
        """ "No third country"."""
        return any(self.sentence.lower[c] in {"no", "neither"} for c in self.sentence.children[head])

    def _event_heads(self, argument: Argument) -> list[int]:
        if argument.prepositions:
            return [head for heads in self.behind(argument.prepositions) for head in heads]
        if self.clause.kind == "noun":
            return []
        return list(self.clause.objects)

    # -- filling -----------------------------------------------------------------------------------------------

    def _fill(self, phrase: Phrase, heads: list[int], *, strict: bool = False) -> bool:
        """Put the noun phrases at ``heads`` into ``phrase``; ``strict`` takes only those that are actors themselves."""
        if phrase.words:
            matching = [head for head in heads if self._said(head, phrase.words)]
            if not matching:
                return False
            if phrase.slot in {"A", "R"}:
                # "A:critic": the noun itself is who acts
                return self._fill(replace(phrase, words=Words()), matching, strict=strict)
            if phrase.owner in {"A", "R"}:
                owners = [m for head in matching for m in self._owners(head, phrase)]
                if not owners and not (phrase.owner == "R" and self.clause.kind == "verb" and not phrase.constraint):
                    return False
                if phrase.owner == "R" or not self.slots["A"]:
                    self._put(phrase.owner, owners)
                if not owners:
                    self.found.vague.extend(matching)
            else:
                self.worded.extend(matching)
            first, last = self.found.trigger
            if abs(matching[0] - self.clause.head) <= 8:
                self.found.trigger = (min(first, matching[0]), max(last, matching[0]))
            return True
        if phrase.slot == "X":
            if phrase.constraint:
                heads = [h for h in heads if self._is_of(h, phrase.constraint)]
            self.loose.extend(heads)
            return bool(heads)
        if phrase.slot is None:
            return False
        mentions: list[ActorMention] = []
        for head in heads:
            found, direct = self.matcher.parties.actors_at(self.sentence, head)
            if not direct and (strict or self._must_be_direct(phrase)):
                continue
            beside = bool(mentions)
            found = [m for m in found if self._fits(m, phrase.constraint) or (beside and self._is_companion(m, phrase))]
            mentions.extend(found)
            if found and not direct:
                self.roundabout += 1
                self.found.around[phrase.slot].append(head)
        if not mentions and phrase.slot == "R" and not strict:
            return self._without_actor(phrase, heads)
        if not mentions:
            return False
        self._put(phrase.slot, mentions)
        return True

    def _said(self, head: int, words: Words) -> bool:
        """Whether the noun phrase at ``head`` is one of ``words``, or a measure of it ("tons *of wheat*").

        So are spells of time: "two days *of drills*".
        """
        if words_at(self.sentence, head, words) is not None:
            return True
        return any(words_at(self.sentence, h, words) is not None for h in self._measured(head))

    def _measured(self, head: int) -> list[int]:
        """What a noun at ``head`` measures: "the number *of guards*", "two days *of drills*"; nothing if it is none."""
        lists = self.matcher.lists
        if self.sentence.lemmas[head] not in lists["measures"] and self.sentence.lemmas[head] not in lists["spells"]:
            return []
        return [h for prep, h in noun_obliques(self.sentence, head) if prep == "of"]

    def _is_of(self, head: int, constraint: frozenset[str]) -> bool:
        """Whether the phrase at ``head`` is itself somebody of one of the kinds or sectors of ``constraint``."""
        found, direct = self.matcher.parties.actors_at(self.sentence, head)
        return direct and any(fits(m, constraint) for m in found)

    def _fits(self, mention: ActorMention, constraint: frozenset[str]) -> bool:
        """As :func:`fits`; somebody of whom nothing is known passes for political in political company."""
        if fits(mention, constraint):
            return True
        if mention.kind in {"relation", "group"} and not mention.actor.sectors:
            # "the president's rivals" are political as he is
            owners = self.matcher.resolution.inside(self.sentence, mention.head)
            return any(m.kind not in {"demonym", "place"} and fits(m, constraint) for m in owners)
        if (
            not constraint & {"political", "public", "GOV"}
            or set(mention.actor.sectors) - _UNTOLD
            or mention.kind not in _BEINGS
        ):
            return False
        return self.matcher.parties.in_company(mention)

    def _is_companion(self, mention: ActorMention, phrase: Phrase) -> bool:
        """Whether an unknown group passes for political beside somebody who is: "Chad and *its allies* agreed"."""
        plain = phrase.constraint <= {"political", "public"} and mention.kind in {"group", "relation"}
        return plain and not set(mention.actor.sectors) - _UNTOLD

    def _must_be_direct(self, phrase: Phrase) -> bool:
        """Whether an actor named within a phrase will not do: "a list of terrorists", "missiles from Korea arrived"."""
        human = phrase.constraint & {"person", "group"} and not phrase.constraint & {"country", "political", "GOV"}
        return bool(human) or (phrase.slot == "A" and self.entry.type == "CONSULT")

    def _without_actor(self, phrase: Phrase, heads: list[int]) -> bool:
        """The recipient's place where nobody known stands: one condemns things, and armies hit them."""
        if self.entry.mode in self.matcher.lists["personal_modes"]:
            return False
        armed = any(ARMED.intersection(m.actor.sectors) for m in self.slots["A"])
        if phrase.constraint or not (self.vague_allowed or (armed and self.clause.kind == "verb")):
            return False
        own = set(self.clause.objects)  # "a *move* that Chad condemned" is no circumstance
        things = [h for h in heads if h in own or not is_circumstance(self, h)]
        self.found.vague.extend(things)
        return bool(things)

    def _owners(self, head: int, phrase: Phrase) -> list[ActorMention]:
        """The actors that own the noun at ``head``: "Russia's ambassador", "the Russian ambassador"."""
        itself = self.matcher.resolution.at(self.sentence, head)
        inside = [m for m in self.matcher.resolution.inside(self.sentence, head) if self._fits(m, phrase.constraint)]
        if itself is not None and itself.actor.country:
            return [itself]
        if not inside and itself is None and self.clause.via != head:
            # "rockets fired from Gaza", "the truce proposed by Norway"
            inside = [
                m for m in self.matcher.parties.actors_at(self.sentence, head)[0] if self._fits(m, phrase.constraint)
            ]
        return inside[:1] or ([itself] if itself is not None and self._fits(itself, phrase.constraint) else [])

    def _put(self, slot: str, mentions: list[ActorMention]) -> None:
        known = self.slots[slot]
        for mention in mentions:
            # "recalled its ambassador": "its" is the actor once more
            if not any(m.entity is mention.entity or _once_more(mention, m) for m in known):
                known.append(mention)

    def _why(self, phrase: Phrase, heads: list[int], what: str) -> str:
        if not self.matcher.tracing:
            return what
        words = ", ".join(self.sentence.words[head] for head in heads)
        kinds = f" ({'|'.join(sorted(phrase.constraint))})" if phrase.constraint else ""
        return f"its {what} «{words}» is no actor{kinds}" if phrase.slot else f"its {what} «{words}» is another word"

    # -- who is who --------------------------------------------------------------------------------------------

    def _moved(self) -> list[ActorMention]:
        """Whose forces are moved where nobody is named who moves them: "*Chadian battalions* were sent to the lake"."""
        heads = [h for h in self.clause.objects if h in self.worded]
        found = [m for h in heads for m in self.matcher.parties.actors_at(self.sentence, h)[0]]
        return [m for m in found if _FORCES.intersection(m.actor.sectors) or m.kind == "demonym"]

    def _says_too_little(self, subject: Phrase) -> bool:
        """Whether a passive without its doer is no sign of the deed: "was taken to the coast"."""
        if self.pattern.predicate.multiple and self.clause.particle:
            return False
        colourless = self.clause.lemma in self.matcher.lists["colourless"] and not self.worded
        return colourless or subject.constraint <= _OUTLAWS or self.entry.type in {"MOBILIZE", "PROTEST"}

    def _settle(self) -> str | None:
        found, entry = self.found, self.entry
        moved: set[str | None] = set()
        if entry.type == "MOBILIZE" and self.clause.passive and not self.slots["A"]:
            self._put("A", self._moved())
            moved = {m.actor.country for m in self.slots["A"]}
        actors, recipients = list(self.slots["A"]), list(self.slots["R"])
        recipients = [m for m in recipients if m not in actors and not any(_once_more(m, a) for a in actors)]
        if entry.type == "MOBILIZE":
            # "called up *6,000 reservists*" is not aimed at them
            recipients = [m for m in recipients if not _own_men(m, actors)]
        if entry.type in OF_A_STATE:
            recipients = [m for m in recipients if not speaks_for(actors, m)]
        if not recipients and entry.mode == "third-party":
            recipients = quarrelling(self, actors)
        if not recipients and not entry.mutual:
            likely = likely_recipients(self, actors)
            if entry.becomes is None:
                recipients = likely
            else:
                found.likely = likely
        bare = is_bare(self)
        if bare and not recipients:
            return "nobody acts upon it"
        found.weight += 3 * bare
        recipients = [m for m in recipients if m.actor.country not in moved]
        found.actors, found.recipients, found.awaited = actors, recipients, awaited(self, actors)
        found.roundabout = self.roundabout
        if entry.type == "ASSAULT" and any(a.phrase.slot == "R" and a.prepositions & WHERE for a in self._required()):
            # "attacked *a camp* in Mali"
            found.around["R"] += [h for h in self.worded if h in self.clause.objects]
        # "fed 3,000 people in northern Mali", "sent guns to a force in Chad": the place says which
        lone = [
            m.head
            for m in recipients
            if m.sentence is self.sentence and (m.kind == "group" or m.actor.country in _NOWHERE)
        ]
        found.around["R"] += [h for h in lone if has_site(self, h)]
        found.weight += sum(bool(v) for v in self.slots.values())
        if not recipients and not found.likely and not found.vague and not entry.mutual:
            found.vague = thing_concerned(self)
        elif found.vague and not recipients:
            found.vague += [h for h in sites(self, self.clause) if not self._is_inside(h, found.vague)][:1]
        if entry.mutual:
            found.mutual = True
            if len(actors) + len(recipients) < 2 and not any(_plural(m) for m in actors):
                return "it takes two parties"
        aside = self.roundabout - len(found.around["A"])  # recipients named within other phrases
        if entry.mode in self.matcher.lists["personal_modes"] and recipients and aside > 0:
            direct = {id(self.matcher.resolution.at(self.sentence, h)) for h in self.clause.objects}
            if self.clause.kind == "verb" and not any(id(m) in direct for m in recipients):
                return "it is done to persons, and its object is none"
        agentless = not actors and (self.pattern.subject is None or not self.pattern.subject.words)
        subject = self.pattern.subject
        named = bool(self.slots["R"]) or entry.type == "ASSAULT"
        untold = agentless and self.clause.passive and subject is not None and subject.constraint
        if subject is not None and untold and (not named or self._says_too_little(subject)):
            return "nobody is named who did it, and nobody to whom"
        accidental = entry.type == "ASSAULT" and self.clause.lemma in self.matcher.lists["accidental"]
        accidental = accidental and (agentless or self._in_mishap())
        if accidental and not self.matcher.lists["violence"].intersection(self.sentence.lemmas):
            return "nobody is named who did it, and nothing speaks of violence"
        if not actors and not recipients and self.clause.link != "nominal":
            return "nobody is named"
        return None

    def _in_mishap(self) -> bool:
        """ "A Peruvian plane *crashed*, killing 40": it was not Peru that killed them."""
        linked = self.clause.link in {"participle", "adverbial"} or self.sentence.deps[self.clause.top] == "conj"
        return linked and self.sentence.lemmas[self.sentence.heads[self.clause.top]] in self.matcher.lists["mishaps"]


def _has_several(clause: Clause, words: Words) -> bool:
    """Whether the verb of a clause is one of several words, with the others behind it."""
    return any(w[0] == clause.lemma and follow(clause, w[1:]) is not None for w in words.multiple)


def _stands_apart(clause: Clause) -> bool:
    """ "Spoke on the project, *with the mayor saying* that it was late": behind the comma, something of its own."""
    sentence, opening = clause.sentence, clause.sentence.heads[clause.top]
    return clause.marker == "with" and opening > 0 and sentence.words[opening - 1] == ","


def _with_for(clause: Clause) -> bool:
    """Whether "for" opens an infinitive with a subject of its own."""
    marks = clause.sentence.dependents(clause.top, "mark")
    return any(clause.sentence.lower[i] == "for" for i in marks)


def _own_men(men: ActorMention, actors: list[ActorMention]) -> bool:
    """Whether soldiers or police of no other state are meant."""
    armed = men.kind in {"group", "person", "organisation"} and set(men.actor.sectors) <= {"MIL", "COP"}
    return armed and bool(men.actor.sectors) and men.actor.country in {None, *(m.actor.country for m in actors)}


def _once_more(pronoun: ActorMention, known: ActorMention) -> bool:
    return pronoun.kind == "pronoun" and pronoun.actor.name == known.actor.name


def _plural(mention: ActorMention) -> bool:
    return mention.sentence.tags[mention.head] in {"NNS", "NNPS"}
