"""Reading the positions of one sentence: cue verbs, nouns, judgements and commitments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.events.status import Realis
from detente.parsing import Clause, Sentence, nominal_clause, noun_obliques
from detente.positions.judgements import Judge, hangs_on
from detente.positions.stances import Stances, Word
from detente.positions.targets import Words, clause_phrase, noun_phrase, whole_clause
from detente.record import Actor, Stance
from detente.resolving import ActorMention, Resolution
from detente.statements import Said, chain

_REAL = frozenset({"happened", "ongoing", "planned"})
_DENIED = frozenset({"negated", "refused"})
_DOUBT = frozenset({"may", "might", "could", "can"})
_OTHER: dict[Stance, Stance] = {"supports": "opposes", "opposes": "supports", "mixed": "mixed"}
_LINKING = frozenset({"remain", "stay", "seem", "appear", "become"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "ourselves"})
_FIRST_PERSON = frozenset({"i", "we"})
_RELATIVE = frozenset({"that", "which", "who", "whom", "what"})
_BELIEVING = frozenset({"believe", "think", "feel", "consider", "reckon"})
_MEDIA = frozenset({"JRN", "MED"})


@dataclass(eq=False, slots=True)
class Finding:
    """A position before it becomes a record: who, how, of what, and the cue's tokens."""

    holder: Actor
    stance: Stance
    target: Words
    cue: tuple[int, int]
    said: Said | None


class Reading:
    """The reading of one sentence."""

    def __init__(
        self, stances: Stances, realis: Realis, sentence: Sentence, resolution: Resolution, said: list[Said]
    ) -> None:
        self.stances, self.realis = stances, realis
        self.sentence, self.resolution, self.said = sentence, resolution, said
        self.lists, self.judge = stances.lists, Judge(stances, sentence)

    def findings(self) -> list[Finding]:
        """All positions of the sentence."""
        found: list[Finding] = []
        for clause in self.sentence.clauses:
            found += self._verb(clause)
            found += self._naming(clause)
            found += self._judgement(clause)
            found += self._commitment(clause)
        for i, lemma in enumerate(self.sentence.lemmas):
            if lemma in self.stances.nouns and self.sentence.pos[i] == "NOUN":
                found += self._noun(i)
        return found

    def _verb(self, clause: Clause) -> Iterator[Finding]:
        name = f"{clause.lemma}_{clause.particle}" if clause.particle else clause.lemma
        entries = self.stances.verbs.get(name, ())
        word_form = self.sentence.lower[clause.head]
        if clause.kind == "adjective" or (clause.passive and word_form in self.stances.verbs):
            entries = self.stances.verbs.get(word_form, entries)
        if not entries and clause.kind == "verb" and clause.objects:
            entries = self.stances.verbs.get(f"{clause.lemma}_{self.sentence.lemmas[clause.objects[0]]}", ())
        said_of = None
        if not entries and clause.lemma in _LINKING and clause.predicatives:
            # "remained committed to the deal"
            said_of = clause.predicatives[0]
            entries = self.stances.verbs.get(self.sentence.lower[said_of], ())
        for word in entries:
            targets = self._targets(clause, word, said_of)
            if not targets:
                continue
            stance = self._stance(clause, word)
            if stance is None:
                return
            if all(t.negative for t in targets):
                stance = _OTHER[stance]  # "urged Beijing not to use force"
            said_of_it = clause.kind == "adjective" or entries is self.stances.verbs.get(word_form)
            heads = clause.surface if said_of_it else clause.subjects
            targets = [self._without(t, clause) for t in targets]
            for holder, link in self._holders(heads, clause):
                if clause.lemma == "ask" and _MEDIA & set(holder.sectors):
                    continue  # a paper's question is no demand
                for target in targets:
                    yield Finding(holder, stance, target, (clause.head, clause.head), self._said(clause.head) or link)
            return

    def _without(self, target: Words, clause: Clause) -> Words:
        """A target without the words that say who takes sides on it: "a trust *supported by the union*"."""
        if not target.head < clause.head <= target.last:
            return target
        return replace(target, last=max(target.head, self.sentence.edges[clause.top][0] - 1))

    def _stance(self, clause: Clause, word: Word) -> Stance | None:
        status = self.realis.of(clause)
        if clause.parent is not None and clause.parent.lemma in {"deny", "doubt"} and clause.tense != "infinitive":
            return None  # "denied that Kigali backs the rebels"
        if status in _DENIED or (clause.negated and status not in _REAL):
            told = word.negated != "only" or clause.tense != "participle"
            return None if word.negated == "drop" or not told else _OTHER[word.stance]
        if word.negated == "only" or status not in _REAL:
            return None
        return word.stance

    def _targets(self, clause: Clause, word: Word, said_of: int | None = None) -> list[Words]:
        sentence = self.sentence
        below = noun_obliques(sentence, said_of) if said_of is not None else []
        for where in word.target:
            found: list[Words] = []
            if where == "object":
                first = clause.objects[0] if clause.objects else -1
                together = {first, *(sentence.conjuncts(first) if first >= 0 else ())} | clause.implied
                heads = [h for h in clause.objects if h in together or sentence.deps[h] != "dobj"]
                heads = [
                    h for h in heads if sentence.lemmas[h] not in word.unless or self._demands(h) or self._named(h)
                ]
                heads = [h for h in heads if word.people or sentence.lower[h] == "it" or self._is_thing(h)]
                if word.proposals:
                    heads = [h for h in heads if sentence.lemmas[h] in self.lists["proposals.words"]]
                heads = [h for h in heads if sentence.lower[h] not in _RELATIVE | _REFLEXIVE]
                found = [self._phrase(h) for h in heads if sentence.lower[h] not in word.unless or self._named(h)]
                if not found and not clause.objects and clause.lemma in self.lists["of_doing.words"]:
                    # "proposed spreading rumours"
                    found = [clause_phrase(c) for c in sentence.clauses if c.parent is clause and c.via is None
                             and c.tense == "participle" and c.link == "complement" and not c.marker]  # fmt: skip
            elif where in {"to X", "that X"}:
                found = [
                    clause_phrase(under, positive=True) if where == "to X" else whole_clause(under)
                    for under in self._under(clause, where, word)
                    if under.lemma not in word.unless
                ]
                hindered = [self._hindered(under) for under in self._under(clause, where, word)] if word.own else []
                found = [t for t in hindered if t is not None] or found
            else:
                heads = [h for prep, h in (*clause.obliques, *below) if prep == where]
                found = [self._phrase(h) for h in heads if sentence.lemmas[h] not in word.unless]
                for h in [h for prep, h in clause.obliques if prep == where.partition(" ")[0] and " " in where]:
                    # "in favour of membership"
                    if sentence.lemmas[h] == where.split()[1]:
                        found += [self._phrase(k) for prep, k in noun_obliques(sentence, h) if prep == "of"]
                found += [clause_phrase(c) for c in self._gerunds(clause, where)]
                if said_of is not None:
                    tops = set(sentence.subtree(said_of))
                    found += [clause_phrase(c) for c in sentence.clauses if c.marker == where and c.top in tops]
            if found:
                return found
        return []

    def _under(self, clause: Clause, where: str, word: Word) -> list[Clause]:
        found = []
        for under in self.sentence.clauses:
            if under.parent is not clause or under.via is not None or under.link not in {"complement", "purpose"}:
                continue
            infinitive = under.tense == "infinitive" and under.marker == "to"
            if where == "to X":
                asked = any(prep in {"to", "on", "upon", "for"} and h < under.top for prep, h in clause.obliques)
                if clause.lemma == "ask" and any(prep == "for" and h < under.top for prep, h in clause.obliques):
                    continue  # "asked for pictures to help with the search"
                own = set(under.surface) <= set(clause.surface) and not asked
                infinitive = infinitive and (under.link == "complement" or (word.others and asked))
                fits = infinitive and not (word.others and own and not clause.passive)
            else:
                fits = under.marker in {"that", ""} and under.link == "complement" and under.tense != "participle"
                subjunctive = under.tense == "participle" and under.marker == "that" and bool(under.surface)
                fits = fits or (subjunctive and under.link == "complement")  # "demanded that Chad be barred"
                fits = fits and not infinitive and (not word.modal or bool(under.modals) or under.tense == "infinitive")
            if fits:
                found.append(under)
        # "he assured them of his help; lawyers demanded that he resign": what follows is demanded
        behind = [c for c in found if c.head > clause.head]
        return behind or found

    def _demands(self, noun: int) -> bool:
        """Whether a noun tells what should be done: "suggestions that Europe should negotiate"."""
        return any(c.via == noun and {"should", "must"} & set(c.modals) for c in self.sentence.clauses)

    def _hindered(self, under: Clause) -> Words | None:
        """What somebody binds itself to hinder: "vowed to block the membership"."""
        if under.lemma not in self.lists["hindering.words"] or under.negated or not under.objects:
            return None
        return replace(self._phrase(under.objects[0]), negative=True)

    def _gerunds(self, clause: Clause, preposition: str) -> list[Clause]:
        return [
            c for c in self.sentence.clauses
            if c.parent is clause and c.marker == preposition and c.tense == "participle" and c.via is None
        ]  # fmt: skip

    def _is_thing(self, head: int) -> bool:
        return self.resolution.at(self.sentence, head) is None

    def _named(self, head: int) -> bool:
        """Whether it is somebody under a name ("condemned the minister, Radu Dalca")."""
        mention = self.resolution.at(self.sentence, head)
        return mention is not None and mention.entity.known and mention.entity.kind == "person"

    def _phrase(self, head: int) -> Words:
        """The noun phrase at ``head``; the day behind it is no part of it, the body that it is in is."""
        sentence, words = self.sentence, noun_phrase(self.sentence, head)
        for date in self.resolution.dates:
            if date.sentence is sentence and date.grain == "day" and date.first > head and date.last == words.last:
                before = date.first - 1
                before -= sentence.pos[before] == "ADP"
                words = replace(words, last=max(head, before))
        after = words.last + 1
        if sentence.lower[after : after + 1] == ["in"]:
            bodies = [h for h in sentence.dependents(after, "pobj") if self._is_body(h)]
            words = replace(words, last=bodies[0]) if bodies else words  # "membership in NATO"
        return words

    def _is_body(self, head: int) -> bool:
        mention = self.resolution.at(self.sentence, head)
        return mention is not None and mention.entity.kind == "organisation" and mention.entity.known

    def _noun(self, i: int) -> Iterator[Finding]:
        clause = nominal_clause(self.sentence, i)
        parent = clause.parent
        heads = [h for h in clause.subjects if h < i]
        if clause.negated:
            return
        carried = parent is not None and parent.kind == "verb" and clause.marker == "object" and clause.via is None
        if carried and parent is not None and parent.lemma in self.lists["carriers.words"]:
            if self.realis.of(parent) not in _REAL:
                return
            heads = heads or parent.subjects
        carried = carried and parent is not None and parent.lemma in self.lists["carriers.words"]
        for word in self.stances.nouns[self.sentence.lemmas[i]]:
            if word.carried and not carried:
                continue
            targets = [self._phrase(h) for prep, h in clause.obliques if prep in word.target]
            if not targets and carried and "to X" in word.target:
                under = [
                    c for c in self.sentence.clauses if c.via == i and c.tense == "infinitive" and c.marker == "to"
                ]
                targets = [clause_phrase(c, positive=True) for c in under if not c.negated]
            if not targets and parent is not None and clause.marker == "object":
                targets = [self._phrase(h) for prep, h in parent.obliques if prep in word.target and h > i]
            for holder, link in self._holders(heads, clause):
                for target in targets:
                    yield Finding(holder, word.stance, target, (i, i), link)

    def _judgement(self, clause: Clause) -> Iterator[Finding]:
        """ "It would be a mistake to ...", "... is a sign of weakness", said by somebody."""
        sentence = self.sentence
        if clause.question or _DOUBT & set(clause.modals):
            return
        stance: Stance | None
        targets: list[Words] = []
        if clause.copula is not None:
            stance = self.judge.stance(clause.head)
            targets = self.judge.things(clause)
        elif clause.lemma == "be" and (noun := self.judge.emptiness(clause)) is not None:
            stance = "opposes"
            targets = [clause_phrase(c) for c in sentence.clauses if hangs_on(c, clause, noun)]
        else:
            return
        if stance is None or not targets:
            return
        if clause.copula is not None and clause.negated:
            if stance == "opposes":
                return
            stance = _OTHER[stance]
        link = self._link(sentence.starts[clause.top])
        if link is None or link.statement.speaker is None or not link.asserted:
            return
        if clause.marker in {"if", "whether", "unless"}:
            return
        upper = clause.parent
        if upper is not None and upper.lemma in _BELIEVING and self._speaker(upper, link) is None:
            return  # "he thinks that the plan is a mistake": not the speaker's own view
        for target in targets:
            yield Finding(link.statement.speaker, stance, target, (clause.head, clause.head), link)

    def _naming(self, clause: Clause) -> Iterator[Finding]:
        """ "Called him naive and the speech an embarrassment", "described the plan as reckless"."""
        sentence = self.sentence
        if clause.kind != "verb" or clause.lemma not in self.lists["naming.object"] | self.lists["naming.as"]:
            return
        if self.realis.of(clause) not in _REAL:
            return
        pairs: list[tuple[int, int]] = []
        if clause.lemma in self.lists["naming.object"]:
            pairs = self.judge.pairs(clause)
        if not pairs and clause.lemma in self.lists["naming.as"] and clause.objects:
            names = [h for prep, h in clause.obliques if prep == "as"]
            names += [c for p in sentence.dependents(clause.head, "prep") if sentence.lower[p] == "as"
                      for c in sentence.children[p] if sentence.deps[c] in {"amod", "pcomp", "acomp"}]  # fmt: skip
            pairs = [(clause.objects[0], name) for name in names[:1]]
        if clause.passive and not clause.subjects:
            return
        for thing, name in pairs:
            stance = self.judge.stance(name, named=True)
            if stance is None or thing == name or sentence.lower[thing] in _RELATIVE:
                continue
            for holder, link in self._holders(clause.subjects, clause):
                yield Finding(
                    holder, stance, self._phrase(thing), (clause.head, clause.head), self._said(clause.head) or link
                )

    def _commitment(self, clause: Clause) -> Iterator[Finding]:
        """ "I intend to use it", "we will not give up our friendship": by the speaker itself."""
        sentence = self.sentence
        if not clause.surface or clause.kind == "noun" or clause.tense == "infinitive":
            return
        link = self._link(sentence.starts[clause.top])
        holder = self._speaker(clause, link) if link is not None and link.asserted else None
        if holder is None:
            return
        name = f"{clause.lemma}_{clause.particle}" if clause.particle else clause.lemma
        word = sentence.lower[clause.head] if clause.kind == "adjective" else name
        if word in self.lists["commitment.words"]:
            if clause.tense in {"past", "perfect"} and word in {"continue", "go_on", "keep"}:
                return
            if word in {"continue", "go_on", "keep"} and not {"will", "would", "shall"} & set(clause.modals):
                return
            under = [
                c
                for c in sentence.clauses
                if c.parent is clause
                and c.link == "complement"
                and c.via is None
                and c.tense in {"infinitive", "participle"}
            ]
            for below in under:
                if below.lemma in self.stances.verbs and not below.negated:
                    entries = self.stances.verbs[below.lemma]
                    targets = next((t for e in entries if (t := self._targets(below, e))), [])
                    stance = entries[0].stance
                else:
                    targets, stance = [clause_phrase(below, positive=True)], "opposes" if below.negated else "supports"
                if clause.negated:
                    stance = _OTHER[stance]
                for target in targets:
                    yield Finding(holder, stance, target, (clause.head, clause.head), link)
        elif clause.negated and {"will", "would"} & set(clause.modals) and clause.kind == "verb" and not clause.passive:
            if word in self.stances.verbs or clause.question:
                return
            if word in self.lists["giving_up.words"]:
                for head in clause.objects[:1]:
                    yield Finding(holder, "supports", self._phrase(head), (clause.head, clause.head), link)
            elif (clause.objects or clause.obliques) and word not in self.lists["speaking.words"]:
                yield Finding(
                    holder,
                    "opposes",
                    clause_phrase(clause, positive=True),
                    (clause.head, clause.head),
                    link,
                )

    def _speaker(self, clause: Clause, link: Said) -> Actor | None:
        """The speaker, or the speaker's own state, if it is what the clause speaks of; else None."""
        speaker = link.statement.speaker
        for head in clause.surface:
            mention = self.resolution.at(self.sentence, head)
            if self.sentence.lower[head] in _FIRST_PERSON or (
                mention and speaker and mention.actor.name == speaker.name
            ):
                return speaker
            state = mention is not None and speaker is not None and mention.kind in {"state", "place"}
            if state and mention and speaker and mention.actor.country and mention.actor.country == speaker.country:
                return mention.actor if "GOV" in speaker.sectors else None
        return None

    def _holders(self, heads: list[int], clause: Clause) -> Iterator[tuple[Actor, Said | None]]:
        """Those at ``heads`` who may hold a position, and the statement of their own that it stands in."""
        link = self._link(self.sentence.starts[clause.top])
        if clause.link == "relative" and clause.via in heads:
            # "Orban was the only leader who hailed it"
            said_of = [c for c in self.sentence.clauses if c.head == clause.via and c.copula is not None and c.surface]
            heads = said_of[0].surface if said_of else heads
        for head in heads:
            mention = self.resolution.at(self.sentence, head)
            if mention is None:
                continue
            actor = self._actor(mention, link)
            if actor is None:
                continue
            if link is not None and not link.asserted and not self._same(actor, link):
                continue
            yield actor, link if link is not None and self._same(actor, link) else None

    def _actor(self, mention: ActorMention, link: Said | None) -> Actor | None:
        if mention.entity.kind != "pronoun":
            return mention.actor
        if mention.sentence.lower[mention.head] in _FIRST_PERSON and link is not None:
            return link.statement.speaker
        return None

    @staticmethod
    def _same(actor: Actor, link: Said) -> bool:
        speaker = link.statement.speaker
        return speaker is not None and (speaker.name == actor.name)

    def _link(self, offset: int) -> Said | None:
        links = chain(self.said, offset)
        return links[-1] if links else None

    def _said(self, token: int) -> Said | None:
        """The statement of which the word at ``token`` is the cue."""
        return next((s for s in self.said if s.sentence is self.sentence and s.token == token), None)
