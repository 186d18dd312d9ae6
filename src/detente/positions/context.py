"""What the readers of positions share: one sentence, who is named in it, who said it, and the words that take sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.events.matching.parties import Parties
from detente.events.telling.status import Realis
from detente.parsing import Clause, Sentence, noun_obliques
from detente.positions.cues.judgements import Judge
from detente.positions.holders.naming import (
    body_served,
    in_full,
    of_them,
    one_of,
    own_government,
    own_home,
    persons_at,
    share_of,
    some_of,
    speaks_for,
    unknown_person,
    with_name,
)
from detente.positions.stances import Stances
from detente.positions.targets.phrases import Words, clause_phrase, noun_phrase
from detente.positions.targets.subjects import going, second_voice, told_by
from detente.record import Actor, Stance
from detente.resolving import ActorMention, Resolution
from detente.statements import Said, chain

_AUTHORITIES = frozenset({"GOV", "LEG", "MIL", "PTY", "OPP", "REB", "IGO", "UNO", "EUR"})
REAL = frozenset({"happened", "ongoing", "planned"})
OTHER: dict[Stance, Stance] = {"supports": "opposes", "opposes": "supports", "mixed": "mixed"}
RELATIVE = frozenset({"that", "which", "who", "whom", "what"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "ourselves"})
WE = frozenset({"i", "we"})
EMPTY = frozenset({"it", "this", "that"})
A = frozenset({"a", "an"})
FUTURE = frozenset({"will", "would", "shall"})
MAY = frozenset({"may", "might", "could", "can"})
_A_NEW = A | {"another"}
_NOBODY = frozenset({"no", "neither", "few", "hardly", "nobody"})
_UNTOLD = frozenset({"if", "whether", "unless"})
_BEHIND_A_NAME = frozenset({"relative", "noun complement"})
_HIS = frozenset({"his", "her", "their", "our", "my"})
_PIED = frozenset({"which", "whom"})


@dataclass(eq=False, slots=True)
class Finding:
    """A position before it becomes a record: who, how, of what, and the cue's tokens."""

    holder: Actor
    stance: Stance
    target: Words
    cue: tuple[int, int]
    said: Said | None
    meant: Words | None = None
    """What somebody was told to want before, if the target is only "this" or "that step"."""


class Context:
    """One sentence as the readers of positions see it."""

    def __init__(
        self,
        stances: Stances,
        realis: Realis,
        sentence: Sentence,
        resolution: Resolution,
        said: list[Said],
        texts: frozenset[str] = frozenset(),
    ) -> None:
        self.stances, self.realis = stances, realis
        self.sentence, self.resolution, self.said = sentence, resolution, said
        self.lists, self.judge = stances.lists, Judge(stances, sentence)
        self.parties = Parties(resolution, texts)

    def holders(
        self, heads: list[int], clause: Clause, *, granted: bool = False
    ) -> Iterator[tuple[Actor, Said | None]]:
        """Those at ``heads`` who may hold a position, and the statement of their own that it stands in.

        With ``granted`` also what another does not assert but grants: "rejected *Danish criticism* of the plan".
        """
        link = self.link(self.sentence.starts[clause.top])
        if (voice := second_voice(self.said, self.sentence, clause, heads)) is not None:
            yield voice
            return
        heads = going(clause, heads)
        if clause.link in _BEHIND_A_NAME and clause.via in heads:
            # "Orban was the only leader who hailed it"
            said_of = [c for c in self.sentence.clauses if c.head == clause.via and c.copula is not None and c.surface]
            among = [c for c in self.sentence.clauses if c.lemma == "be" and ("among", clause.via) in c.obliques]
            said_of += [c for c in among if self.sentence.lower[clause.via] == "those"]
            heads = said_of[0].surface if said_of else heads
        for head in self._told_once(
            [of_them(self.resolution, self.sentence, one_of(self.resolution, self.sentence, h)) for h in heads]
        ):
            head = (
                persons_at(self.resolution, self.sentence, head)
                if clause.link == "relative" and head == clause.via
                else head
            )
            for actor in self._actors(self._by_name(head), clause, link):
                if link is not None and not link.asserted and not granted and not self._same(actor, link):
                    continue
                yield actor, link if link is not None and self._same(actor, link) else None

    def _told_once(self, heads: list[int]) -> list[int]:
        """Without those that name nobody ("no government"), and without "the opposition" right before its name."""
        sentence = self.sentence
        behind = {sentence.edges[h][0] for h in heads if self.resolution.at(sentence, h) is not None}
        return [
            h for h in heads
            if h + 1 not in behind
            and sentence.lower[h] not in _NOBODY
            and not any(sentence.lower[c] in _NOBODY and c < h and not self._is_pair(c) for c in sentence.children[h])
        ]  # fmt: skip

    def _is_pair(self, word: int) -> bool:
        """ "*Neither* Riga nor Tallinn"."""
        return self.sentence.lower[word] == "neither" and "nor" in self.sentence.lower[word:]

    def _actors(self, head: int, clause: Clause, link: Said | None) -> list[Actor]:
        """Who stands at ``head``: each of several states' ministers, the authors of a text, or the one named."""
        sentence, mention = self.sentence, self.resolution.at(self.sentence, head)
        if mention is None:
            speaker = link.statement.speaker if link is not None and link.asserted else None
            home = own_home(sentence, head, speaker, self.lists["own_state.common"])
            group = home or self._group(head) or unknown_person(self.resolution, sentence, head)
            if group is not None:
                return [group]
            owners = self.sentence.dependents(head, "poss")
            mine = self.lists["views.words"] | self.lists["serving.offices"]
            if self.sentence.lemmas[head] in self.lists["serving.offices"]:
                whole = body_served(self.resolution, sentence, head)
                if whole is not None and (actor := self._actor(whole, link)) is not None:
                    return [actor]
            if owners and self.sentence.lemmas[head] in mine:
                # "reiterated its *position* rejecting violence", "Mr Ban's *office* voiced concern"
                owned = [self.resolution.at(self.sentence, h) for h in owners]
                return [a for m in owned if m is not None and (a := self._actor(m, link)) is not None]
            above = clause.parent
            theirs = above is None or above.lemma in self.lists["receiving.words"] or self.realis.of(above) not in REAL
            voices = [] if theirs else self.parties.voices(clause, [head])
            return [a for m in voices if (a := self._actor(m, link)) is not None]
        several, _ = self.parties.actors_at(sentence, head)
        if len(several) > 1 and len({m.actor.country for m in several}) > 1:
            return [m.actor for m in several]
        actor = self._actor(mention, link)
        if actor is not None and mention.kind == "organisation" and mention.name is None:
            actor = with_name(self.resolution, actor, mention)
        return [] if actor is None else [some_of(sentence, head, actor, self.lists["some.words"])]

    def speaker(self, clause: Clause, link: Said) -> Actor | None:
        """The speaker, or the speaker's own state, if it is what the clause speaks of; else None."""
        speaker = link.statement.speaker
        for head in clause.surface:
            mention = self.resolution.at(self.sentence, head)
            if self.sentence.lower[head] in WE or (mention and speaker and mention.actor.name == speaker.name):
                return speaker
            state = mention is not None and speaker is not None and mention.kind in {"state", "place"}
            own = mention is not None and _HIS & {
                self.sentence.lower[c] for c in self.sentence.dependents(head, "poss")
            }
            state = state or bool(own and mention and "GOV" in mention.actor.sectors)
            if mention is not None and speaker is not None and self._is_his(mention, speaker):
                return speaker  # "said that *his government* would not ..."
            if own and state and mention and mention.actor.country:
                return mention.actor
            if state and mention and speaker and mention.actor.country and mention.actor.country == speaker.country:
                return mention.actor if "GOV" in speaker.sectors else None
        return None

    def phrase(self, head: int) -> Words:
        """The noun phrase at ``head``; the day behind it is no part of it, the body that it is in is.

        For "which" it is that of the noun it stands for: "*the mill*, to which Chad objects".
        """
        sentence = self.sentence
        if sentence.lower[head] in _PIED:
            vias = [c.via for c in sentence.clauses if c.link == "relative" and c.top in sentence.ancestors(head)]
            near = head - 3  # "the mill, to which"
            beside = near >= 0 and sentence.words[near + 1] == "," and sentence.pos[near] in {"NOUN", "PROPN"}
            head = next((via for via in vias if via is not None), near if beside else head)
        mention = self.resolution.at(sentence, head)
        if sentence.deps[head] == "appos" and mention is not None and mention.name is None:
            # "Lopez, the former minister whom it accuses of theft": of Lopez
            named = self.resolution.at(sentence, sentence.heads[head])
            head = named.head if named is not None and named.name and named.entity is mention.entity else head
        words = noun_phrase(sentence, head)
        if mention is not None and mention.kind in {"person", "office", "state"}:
            # "at odds with the minister *over the budget*"
            over = [c for c in sentence.dependents(head, "prep") if sentence.lower[c] in {"over", "about", "during"}]
            words = replace(words, last=max(head, over[0] - 1)) if over else words
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

    def behind(self, pairs: list[tuple[str, int]], where: str) -> list[Words]:
        """What stands behind a preposition, also one of several words ("in favour of membership")."""
        sentence = self.sentence
        found = [self.phrase(h) for prep, h in pairs if prep == where]
        prep, _, noun = where.partition(" ")
        for h in (h for p, h in pairs if noun and p == prep and sentence.lemmas[h] == noun.split()[0]):
            found += [self.phrase(k) for p, k in noun_obliques(sentence, h) if p == "of"]
            found += [clause_phrase(c) for c in sentence.clauses if c.marker == "of" and c.via == h]
        return found

    def so_called(self, clause: Clause, preposition: str) -> list[Words]:
        """ "Railed at *what he called a giveaway*": the thing under the name that the holder gives it."""
        sentence = self.sentence
        names = self.lists["naming.object"] | self.lists["naming.as"]
        return [
            Words(sentence, first, max(sentence.edges[c.top][1], c.top), c.top, clause=True)
            for c in sentence.clauses
            if c.parent is clause and c.marker == preposition and c.lemma in names
            for first in [sentence.edges[c.top][0]]
            if sentence.lower[first] == "what"
        ]

    def is_thing(self, head: int) -> bool:
        """Whether it names nobody; "a council", which is yet to be, is a thing as well."""
        mention = self.resolution.at(self.sentence, head)
        if mention is None:
            return True
        return (
            mention.kind == "organisation" and not mention.entity.known and self.sentence.lower[mention.first] in _A_NEW
        )

    def acts(self, head: int) -> bool:
        """Whether it is a state, an authority or a politician, who can be told what to do."""
        mention = self.resolution.at(self.sentence, head)
        if mention is None or mention.kind == "pronoun":
            return False
        return mention.kind == "state" or bool(_AUTHORITIES & set(mention.actor.sectors))

    def named(self, head: int) -> bool:
        """Whether it is somebody under a name ("condemned the minister, Radu Dalca")."""
        mention = self.resolution.at(self.sentence, head)
        return mention is not None and mention.entity.known and mention.entity.kind == "person"

    def takes_side(self, clause: Clause) -> bool:
        """Whether the verb takes a side by itself; "introduce" only with a bill."""
        lemmas = {self.sentence.lemmas[h] for h in clause.objects}
        words = [w for name in {clause.lemma, clause.name} for w in self.stances.verbs.get(name, ())]
        return any(not w.only or w.only & lemmas for w in words)

    def link(self, offset: int) -> Said | None:
        links = chain(self.said, offset)
        return links[-1] if links else None

    def told(self, clause: Clause) -> tuple[Actor, Said] | None:
        """Who says what the clause tells, if somebody does and asserts it, and the statement that it stands in."""
        link = self.link(self.sentence.starts[clause.top])
        if link is None or not link.asserted or link.statement.speaker is None:
            return None
        cue = next((c for c in link.sentence.clauses if c.head == link.token), None)
        if cue is not None and cue.tense == "infinitive" and not self.real(cue):
            return None  # "asked them to make clear that it was unwelcome"
        return link.statement.speaker, link

    def real(self, clause: Clause) -> bool:
        """Whether it is told as done or to be done; what one went or rang *to say* is told with the going."""
        above = clause.parent
        if clause.link == "purpose" and above is not None and not clause.negated:
            goes = above.name in self.lists["going.words"] or above.lemma in self.lists["going.words"]
            goes = goes or clause.lemma in self.lists["going.always"]  # "burned flags *to protest* the visit"
            return goes and self.realis.of(above) in REAL and not above.negated
        return self.realis.of(clause) in REAL

    def lasts(self, clause: Clause) -> bool:
        """Whether it is told for how long or until when: "suspended *for five years*"."""
        nouns = [h for prep, h in clause.obliques if prep in {"for", "until", "till"}]
        lengths = self.lists["emptiness.lengths"]
        return any(self.sentence.lemmas[h] in lengths or self.is_date(h) for h in nouns) or any(
            prep in {"until", "till"} for prep, _ in clause.obliques
        )

    def is_date(self, token: int) -> bool:
        """Whether the word is part of a date: "on Wednesday evening"."""
        sentence = self.sentence
        return any(d.sentence is sentence and d.first <= token <= d.last for d in self.resolution.dates)

    def view_of(self, clause: Clause, *, relative: bool = False) -> tuple[Actor, Said] | None:
        """Who tells as its own view what the clause says: no question, no condition, no view of another's."""
        if clause.question or clause.marker in _UNTOLD or (clause.link == "relative" and not relative):
            return None
        told = self.told(clause)
        if clause.via is not None and self.sentence.lemmas[clause.via] in self.lists["doubts.words"]:
            return None  # "has doubts that it will work"
        if told is None or (clause.link == "noun complement" and not (relative or told[1].nominal)):
            return None  # "shares the view that it must go": not "voices concern that it would harm them"
        if any(c.marker in _UNTOLD and told[1].holds(self.sentence.starts[c.top]) for c in clause.above()):
            return None
        upper = clause.parent
        if (
            upper is not None
            and upper.lemma in self.lists["opinion.believing"]
            and (upper.negated or "longer" in upper.adverbs)
        ):
            return None  # "no longer believes that it is right"
        return None if self._of_others(clause, told[1]) else told

    def _of_others(self, clause: Clause, link: Said) -> bool:
        """Whether it is another's view: "he thinks that the plan is a mistake", "those who say that it is one"."""
        upper = clause.parent
        if upper is None or upper.lemma not in self.lists["opinion.believing"] | self.lists["opinion.saying"]:
            return False
        cue = upper.sentence is link.sentence and upper.head == link.token
        return not cue and self.speaker(upper, link) is None

    def owned(self, noun: int) -> Words | None:
        """Whose it is, together with it: "that is *Uganda's failure*"."""
        owners = [self.resolution.at(self.sentence, h) for h in self.sentence.dependents(noun, "poss")]
        known = any(m is not None and m.entity.kind != "pronoun" for m in owners)
        return self.phrase(noun) if known else None

    def spoken_of(self, link: Said) -> Words | None:
        """What the speaker speaks of, where it stands beside the cue: ""..., he said *of the accord*"."""
        cue = next((c for c in link.sentence.clauses if c.head == link.token), None)
        if cue is None or link.sentence is not self.sentence:
            return None
        heads = [h for prep, h in cue.obliques if prep in {"of", "about"} and not link.holds(self.sentence.starts[h])]
        return self.phrase(heads[0]) if heads else None

    def statement_at(self, token: int) -> Said | None:
        """The statement of which the word at ``token`` is the cue."""
        return told_by(self.said, self.sentence, token)

    def _by_name(self, head: int) -> int:
        """The name right behind a common noun: "the opposition *Syrian National Council*".

        Also the person who is the body's head: "the High Commissioner for Refugees, *Filippo Grandi*".
        """
        body = self.resolution.at(self.sentence, head)
        serves = self.sentence.lemmas[head] in self.lists["serving.heads"] and body is not None
        for name in self.sentence.dependents(head, "appos") if serves else ():
            mention = self.resolution.at(self.sentence, name)
            if body is not None and body.kind == "organisation" and mention is not None and mention.kind == "person":
                return name
        for name in self.sentence.dependents(head, "appos"):
            mention = self.resolution.at(self.sentence, name)
            if self.sentence.edges[name][0] == head + 1 and mention is not None and mention.kind == "organisation":
                return name
            if body is None and mention is not None and mention.kind == "person" and mention.name:
                return name  # "the Polish primate, *Jozef Glemp*"
        return head

    def _group(self, head: int) -> Actor | None:
        """Those whom only a common noun names: "business circles in Kars", "most islands"."""
        sentence = self.sentence
        if sentence.lemmas[head] in self.lists["some.shares"]:
            return share_of(self.resolution, sentence, head)
        if sentence.lemmas[head] not in self.lists["groups.words"] or sentence.pos[head] not in {"NOUN", "PROPN"}:
            return None
        words = noun_phrase(sentence, head)
        first = words.first + (sentence.pos[words.first] == "DET" and words.first < head)
        inside = [m for m in self.resolution.inside(sentence, head) if m.entity.country]
        return Actor(
            text=sentence.quote(words.first, words.last),
            name=sentence.quote(first, head),
            country=inside[0].entity.country if inside else None,
            evidence=words.span,
        )

    def to_as(self, target: Words) -> Words:
        """A target without what it is called: "hailed the accord with Chad *as historic*"."""
        lower = self.sentence.lower[target.head + 1 : target.last + 1]
        if "as" not in lower or self.sentence.deps[target.head + 1 + lower.index("as")] != "prep":
            return target
        return replace(target, last=target.head + lower.index("as"))

    def _actor(self, mention: ActorMention, link: Said | None) -> Actor | None:
        if mention.entity.kind != "pronoun":
            if link is not None and (home := self._speakers_state(mention, link)) is not None:
                return home
            own = {mention.sentence.lower[c] for c in mention.sentence.dependents(mention.head, "poss")} & _HIS
            side = mention.sentence.lemmas[mention.head] in self.lists["sides.words"]
            speaker = link.statement.speaker if link is not None else None
            if speaker is not None and ((own and side) or self._is_his(mention, speaker)):
                return speaker  # "announced that his bench would vote against it"
            if link is not None and link.asserted and speaks_for(link.statement.speaker, mention):
                return link.statement.speaker
            return in_full(mention)
        if mention.sentence.lower[mention.head] in WE and link is not None:
            return link.statement.speaker
        return None

    def _is_his(self, mention: ActorMention, speaker: Actor) -> bool:
        return own_government(self.resolution, mention, speaker, self.lists["sides.governments"])

    def _speakers_state(self, mention: ActorMention, link: Said) -> Actor | None:
        """What its own minister calls "the Republic" or "the Kingdom"."""
        speaker, words = link.statement.speaker, mention.sentence.quote(mention.first, mention.last)
        if (
            words not in self.lists["own_state.names"]
            or speaker is None
            or speaker.country is None
            or "GOV" not in speaker.sectors
        ):
            return None
        states = (m.actor for m in self.resolution.mentions if m.kind == "state" and m.actor.country == speaker.country)
        told = next(states, None)
        return None if told is None else told.model_copy(update={"text": words, "evidence": mention.actor.evidence})

    @staticmethod
    def _same(actor: Actor, link: Said) -> bool:
        speaker = link.statement.speaker
        return speaker is not None and (speaker.name == actor.name)

    def _is_body(self, head: int) -> bool:
        mention = self.resolution.at(self.sentence, head)
        return mention is not None and mention.entity.kind == "organisation" and mention.entity.known
