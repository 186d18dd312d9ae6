"""The reading of one sentence: its clauses and event nouns against the codebook, inner events before outer ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from detente.events.codebook.book import Codebook, Entry
from detente.events.codebook.patterns import Pattern, Phrase
from detente.events.compose import composed
from detente.events.matching.attempt import Scene
from detente.events.matching.clauses import match
from detente.events.matching.found import Found, Miss
from detente.events.matching.parties import Parties
from detente.events.matching.recipients import OF_A_STATE, speaks_for
from detente.events.matching.words import hangs_on, sequence_at, words_of
from detente.events.purposes import others, relate
from detente.parsing import Clause, Sentence, nominal_clause, noun_obliques
from detente.resolving import ActorMention, Resolution

Candidate = tuple[Entry, Pattern]


@dataclass
class Trace:
    """What was tried on one clause: for ``detente explain``."""

    clause: Clause
    found: Found | None = None
    beaten: list[Found] = field(default_factory=list)
    misses: list[tuple[Entry, Miss]] = field(default_factory=list)


UNDOING = frozenset({"CONCEDE", "RETREAT"})
"""Types of which the object is what the actor does no more."""


class Reading:
    """The reading of one sentence: events of its clauses and nouns, each found once, inner ones on demand."""

    def __init__(self, codebook: Codebook, sentence: Sentence, resolution: Resolution, keep: bool = False) -> None:
        self.sentence, self.resolution = sentence, resolution
        self.codebook = codebook
        lists = self.codebook.sets
        parties = Parties(resolution, lists["texts"], lists["deeds"], lists["people"])
        self.scene = Scene(resolution, parties, lists, self._inner, tracing=keep)
        self.keep = keep
        self.traces: list[Trace] = []
        self._clauses: dict[int, Found | None] = {}
        self._nouns: dict[int, Found | None] = {}

    def results(self) -> list[Found]:
        """All events of the sentence that stand for themselves; there is none where nobody is named."""
        if not self.resolution.of(self.sentence) and not self.keep:
            return []
        found: list[Found] = []
        for clause in self.sentence.clauses:
            event = self.of_clause(clause)
            if event is not None:
                found.append(event)
        for event in found:
            for clause in event.within:
                told = self.of_clause(clause)
                if told is not None and told not in event.inner:
                    told.consumed = True
            if event.type in UNDOING:
                self._undo(event.clause.objects)
        named = [event for event in map(self.of_noun, self._event_nouns()) if event is not None]
        for event in named:
            if event.type in UNDOING:
                self._undo(head for prep, head in noun_obliques(self.sentence, event.clause.head) if prep == "of")
        found += [event for event in named if not event.consumed and self._stands(event)]
        relate(found, self.codebook, self.scene.parties)
        return _distinct([event for event in found if not event.consumed])

    def _event_nouns(self) -> list[int]:
        """The nouns of the sentence, and names that the codebook takes for nouns."""
        sentence, known = self.sentence, self.codebook.nouns
        return [
            i for i, pos in enumerate(sentence.pos) if pos == "NOUN" or (pos == "PROPN" and sentence.lemmas[i] in known)
        ]

    def _undo(self, heads: Iterable[int]) -> None:
        """What a concession takes back is no event of its own: "lifted its *ban* on meat"."""
        for head in heads:
            event = self.of_noun(head)
            if event is not None:
                event.consumed = True

    def known(self) -> list[Found]:
        """All that was found, also what became part of something else or does not stand by itself."""
        return [found for found in (*self._clauses.values(), *self._nouns.values()) if found is not None]

    def of_clause(self, clause: Clause) -> Found | None:
        """The event of a verbal or copular clause."""
        if clause.top in self._clauses:
            return self._clauses[clause.top]
        self._clauses[clause.top] = None  # an event cannot be inside itself
        tables = {"verb": self.codebook.verbs, "adjective": self.codebook.adjectives, "noun": self.codebook.adjectives}
        candidates = list(tables[clause.kind].get(clause.lemma, ()))
        word = self.sentence.lower[clause.head]
        if clause.kind == "adjective" and word != clause.lemma:
            candidates += self.codebook.adjectives.get(word, ())
        if clause.kind == "verb" and clause.passive:
            candidates += self.codebook.adjectives.get(word, ())
        best = self._best(clause, self._promising(candidates))
        self._clauses[clause.top] = best
        return best

    def of_noun(self, i: int) -> Found | None:
        """The event of a noun, if the codebook knows the noun."""
        if i in self._nouns:
            return self._nouns[i]
        self._nouns[i] = None
        candidates = self.codebook.nouns.get(self.sentence.lemmas[i]) or self.codebook.nouns.get(self.sentence.lower[i])
        if not candidates:
            return None
        # "an air strike" is no "strike": of the codebook's words the longest that stand there count
        spoken = [(_length(self.sentence, i, pattern), entry, pattern) for entry, pattern in candidates]
        longest = max(length for length, _, _ in spoken)
        candidates = [(entry, pattern) for length, entry, pattern in spoken if length == longest > 0]
        best = self._best(nominal_clause(self.sentence, i), self._promising(candidates))
        self._nouns[i] = best
        return best

    def bare_noun(self, i: int) -> Found | None:
        """An event noun without anybody named, for operators only ("called for a ceasefire")."""
        found = self.of_noun(i)
        if found is not None:
            return found
        candidates = (
            self.codebook.nouns.get(self.sentence.lemmas[i]) or self.codebook.nouns.get(self.sentence.lower[i]) or []
        )
        said = {self.sentence.lemmas[i], self.sentence.lower[i]}
        # "a search" is no "joint search"; of a compound ("trade war") nobody knows what it is
        compound = bool(self.sentence.dependents(i, "compound"))
        plain = [
            (e, p)
            for e, p in candidates
            if e.type is not None
            and e.becomes is None
            and not any(a.phrase.words for a in p.arguments)
            and (compound or p.predicate.single & said)
        ]
        if not plain or len({entry.type for entry, _ in plain}) != 1:
            return None
        clause = nominal_clause(self.sentence, i)
        entry, pattern = plain[0]
        if not pattern.predicate.single & said:
            return None
        mode = entry.mode if len({e.mode for e, _ in plain}) == 1 else None
        found = Found(entry, pattern, clause, (i, i), type=entry.type or "", mode=mode)
        found.actors = self.scene.parties.named_in(self.sentence, clause.subjects)
        found.recipients = [m for m in self.resolution.inside(self.sentence, i)[:1] if m not in found.actors]
        return found

    def _promising(self, candidates: list[Candidate]) -> list[Candidate]:
        """Those whose words stand in the sentence: few do, and looking is much quicker than matching."""
        if self.keep:  # who asks why wants to hear of all
            return candidates
        return [(e, p) for e, p in candidates if not any(self._words.isdisjoint(words) for words in p.needed)]

    @cached_property
    def _words(self) -> frozenset[str]:
        return words_of(self.sentence)

    def _best(self, clause: Clause, candidates: Iterable[Candidate]) -> Found | None:
        trace = Trace(clause)
        best: Found | None = None
        for entry, pattern in candidates:
            result = match(self.scene, entry, pattern, clause)
            if isinstance(result, Miss):
                if self.keep:
                    trace.misses.append((entry, result))
                continue
            if not self._type(result):
                if self.keep:
                    trace.misses.append((entry, Miss(pattern, "it says nothing of that kind of event")))
                continue
            if best is None or _better(result, best):
                if best is not None:
                    trace.beaten.append(best)
                best = result
            else:
                trace.beaten.append(result)
        if best is not None and best.entry.becomes is not None and not best.entry.keeps:
            for inner in best.inner:
                inner.consumed = True
        if self.keep and (best is not None or trace.misses):
            trace.found = best
            self.traces.append(trace)
        return best

    def _type(self, found: Found) -> bool:
        """Give an event its type; an operator's follows from what it is said of, and so do its parties."""
        entry = found.entry
        if not found.inner:
            if entry.type is None:
                return False
            found.type, found.mode = entry.type, entry.mode
            return True
        made = composed(found, self.codebook.ontology)
        if made is None or (entry.own and not _is_own(found)):
            return False
        if entry.recipients == ("inner.A",) and not any(inner.actors for inner in found.inner):
            return False  # "claimed that three drones had been shot down" says nothing of who did it
        found.type, found.mode = made
        inner = found.inner[0]
        if not found.recipients:
            for where in entry.recipients:
                if where == "inner.R":
                    heads = [m for f in found.inner for m in f.recipients]
                elif where == "helped.R":
                    heads = [m for f in found.inner if not self._is_blow(f) for m in f.recipients]
                elif where == "inner.A":
                    heads = [m for f in found.inner for m in f.actors]
                else:
                    continue
                heads = _concerned(found, heads)
                if heads:
                    found.recipients = heads
                    if where != "inner.A":
                        found.around["R"] += [h for f in found.inner for h in f.around["R"]]
                    break
        if inner.mutual and not found.recipients:
            found.recipients = others(inner.actors, found.actors)
        if not found.recipients and not found.vague:
            blows = [f for f in found.inner if "helped.R" in entry.recipients and self._is_blow(f)]
            spared = [m for f in blows for m in f.recipients]
            found.recipients = [m for m in _concerned(found, found.likely) if m not in spared]
        if not found.recipients and not found.vague and not entry.mutual:
            found.vague = list(inner.vague)
        if not found.actors and found.clause.kind == "noun":
            found.actors = [m for m in inner.actors if m not in found.recipients]
        return True

    def _is_blow(self, found: Found) -> bool:
        """Whether it is done to hurt: who refuses to strike a town refuses nothing to the town."""
        return self.codebook.ontology.types[found.type].quad == "material conflict"

    def _inner(self, clause: Clause, phrase: Phrase, heads: list[int], prepositions: frozenset[str]) -> list[Found]:
        """The events that an operator at ``clause`` is said of."""
        inner: list[Found] = []
        if phrase.clause is None:
            for head in heads:
                found = self.bare_noun(head)
                if found is not None and found not in inner:
                    inner.append(found)
        for under in self.sentence.clauses:
            if not hangs_on(under, clause):
                continue
            infinitive = under.tense == "infinitive" and under.marker == "to"
            if phrase.clause == "to":
                gerund = under.tense == "participle" and under.marker == "to" and under.link == "complement"
                wanted = (infinitive and under.link != "relative") or gerund
            elif phrase.clause == "that":
                wanted = (
                    not infinitive and under.tense != "participle" and under.link in {"complement", "noun complement"}
                )
                wanted = wanted and under.marker in {"that", ""}
            elif prepositions:
                wanted = under.marker in prepositions
            else:
                wanted = under.tense == "participle" and under.link == "complement" and under.marker == ""
            if wanted:
                found = self.of_clause(under)
                if found is not None and found not in inner:
                    inner.append(found)
        return inner

    def _stands(self, found: Found) -> bool:
        """Whether an event noun by itself tells of an event: both sides named, or carried by a light verb."""
        if found.entry.becomes is not None:
            return bool(found.actors)
        if found.carrier is not None:
            return bool(found.actors or found.recipients)
        if found.mutual:
            return len(found.actors) + len(found.recipients) >= 2 and not _is_at_home(found)
        if found.actors and found.recipients:
            return True
        # "the murder of a journalist shocked the town", "protests by graduates spread"
        victims = found.entry.actor_optional and bool(found.recipients)
        told = self._marker(found.clause) in {"subject", "after", "following", "over", "since", "amid"}
        return told and (victims or (found.type == "PROTEST" and bool(found.actors)))

    def _marker(self, clause: Clause) -> str:
        """How an event noun hangs in the sentence, past the noun that measures it: "*after* two weeks of protests"."""
        while clause.via is not None and clause.marker == "of" and self._measures(clause.via):
            clause = nominal_clause(self.sentence, clause.via)
        return clause.marker

    def _measures(self, i: int) -> bool:
        return self.sentence.lemmas[i] in self.codebook.sets["measures"] | self.codebook.sets["spells"]


def _concerned(found: Found, mentions: list[ActorMention]) -> list[ActorMention]:
    """Those of ``mentions`` to whom the actors may do it: others, and not the state in whose name they do it."""
    own = found.type in OF_A_STATE
    return [m for m in others(mentions, found.actors) if not (own and speaks_for(found.actors, m))]


def _length(sentence: Sentence, i: int, pattern: Pattern) -> int:
    """How many words of a noun pattern's predicate end at token ``i``; 0 if none fits."""
    fitting = [len(words) for words in pattern.predicate.multiple if sequence_at(sentence, i, words)]
    if sentence.lemmas[i] in pattern.predicate.single or sentence.lower[i] in pattern.predicate.single:
        fitting.append(1)
    return max(fitting, default=0)


def _better(one: Found, other: Found) -> bool:
    """More of the pattern is there; if as much, two who do it to each other go before one who does it.

    A pattern that is told denied ("A not accept R") goes before what is denied.
    """
    if one.pattern.manner.denied != other.pattern.manner.denied:
        return one.pattern.manner.denied
    mutual = one.mutual and not other.mutual and not other.recipients and len(one.actors) > 1
    return one.weight > other.weight or (one.weight == other.weight and mutual)


def _is_own(found: Found) -> bool:
    """Whether the deed that an operator is said of is that of the operator's actor, or of the same state."""
    doers = found.inner[0].actors
    if not doers or not found.actors:
        return True
    names = {m.actor.name for m in found.actors}
    countries = {m.actor.country for m in found.actors} - {None}
    return any(m.actor.name in names or m.actor.country in countries or m.actor.country is None for m in doers)


def _distinct(found: list[Found]) -> list[Found]:
    """One event for one predicate: a noun and the light verb that carries it, or the same told twice, count once."""
    kept: list[Found] = []
    for event in sorted(found, key=lambda f: (-f.weight, f.trigger)):
        for other in kept:
            if _same_words(event, other) or _same_story(event, other):
                break
        else:
            kept.append(event)
    return kept


def _is_at_home(found: Found) -> bool:
    """Whether one of two parties is only the place: "a *White House* meeting with the president"."""
    parties = [*found.actors, *found.recipients]
    if len(parties) != 2 or not found.clause.modifiers:
        return False
    first, second = parties
    same = first.actor.country is not None and first.actor.country == second.actor.country
    return same and first.head in found.clause.modifiers and "GOV" in first.actor.sectors


def _same_words(one: Found, other: Found) -> bool:
    if one in other.inner or other in one.inner:
        return False
    a, b = one.trigger, other.trigger
    if a[0] <= b[1] and b[0] <= a[1] and (one.clause.kind == "noun" or other.clause.kind == "noun"):
        return True
    # "struck in solidarity with the miners" tells of a strike and of solidarity
    carriers = {id(f.carrier) for f in (one, other) if f.carrier is not None and f.clause.marker != "in"}
    return bool(carriers & {id(one.clause), id(other.clause)})


def _same_story(one: Found, other: Found) -> bool:
    if one.type != other.type:
        return False
    nominal = one.clause.link == "nominal" or other.clause.link == "nominal"
    names = [{m.actor.name for m in (*f.actors, *f.recipients)} for f in (one, other)]
    return nominal and bool(names[0] & names[1]) and (names[0] <= names[1] or names[1] <= names[0])
